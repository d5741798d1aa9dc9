"""The grammar of a Chinese quantity: 超过3.2万亿元, 14.6万家, 七成半, 三分之一, 31.1个和26.3个百分点."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefings.languages.chinese_periods import PERIOD
from briefings.languages.chinese_words import (
    ABOUT,
    AFTER_NOUN,
    AT_LEAST,
    BEFORE_BARE,
    BOUNDS_AFTER,
    BOUNDS_BEFORE,
    CLASSIFIERS,
    CURRENCIES,
    CURRENCY_SIGNS,
    EXACT,
    INCREASE,
    MEASURED,
    MEASURES,
    MYRIADS,
    NOT_COUNTED,
    NUMERALS,
    REACHING,
    SCALES,
    TENS,
    TIMES_OF_CLOCK,
    YUAN_ELSEWHERE,
    either,
)
from briefings.quantities import PERCENT, POINTS, TIMES, Phrases, Quantity
from briefings.sentences import Discourse

# 1,845; 4 450万, as Hong Kong writes it
DIGITS = r"\d{1,30}+(?:(?<!\d{4})(?:[ ]\d{3}(?!\d)){1,4}+(?=[一-鿿])|(?:,\d{3}(?!\d)){0,9}+(?:\.\d++)?+)"
WORDS = "[一二两三四五六七八九十百千万亿零〇]{1,24}+"  # longer ones are no number
NUMERAL = rf"(?:{DIGITS}|{WORDS})"
# 4兆8215亿, 2万4100, 4 兆 8,215 亿: what follows a scale belongs to the same number
PLAIN = r"\d++(?:,\d{3}(?!\d))*+"
REST = rf"(?P<rest>{PLAIN}|\s{PLAIN}(?=\s?[千万亿]))(?:\s?(?P<restscale>[千万亿]))?(?![年月日\d.%：])"
SCALE = (
    rf"{either(SCALES.keys() - {'兆', '千'})}|"
    r"兆(?=元|[美欧日韩新港][元圆台]|\s?[\d,]+\s?亿)|千(?=公顷|吨(?!米)|人)"
)
UNIT = rf"""
    (?P<points>个?多?百分点|个点|pcts?\b|pp\b) | (?P<percent>%|‰) | (?P<basis>个?基点|BPs?\b|bps?\b)
  | (?P<times>倍)
  | (?P<money>{either(CURRENCIES)})
  | (?P<long>(?<=[万亿])(?:分钟|小时)) | (?P<clock>{either(TIMES_OF_CLOCK)})
  | (?P<uncounted>{either(NOT_COUNTED)})
  | (?P<measure>(?!升[至到])(?:{either(MEASURES)})|[PE](?![A-Za-z])|(?<=[万亿])[A-Za-z]{{1,8}})
  | (?P<classifier>{either(CLASSIFIERS)})
"""

QUANTITY = re.compile(
    rf"""
    (?=[0-9一二两三四五六七八九十百千万亿零〇过超逾半对翻])(?:
    (?P<hundredths>[百千万])分之(?P<part>{NUMERAL}(?:点[一二三四五六七八九零〇]++)?)
  | (?P<below>[二三四五六七八九十])分之(?P<above>[一二两三四五六七八九])
  | (?<![一二三四五六七八九十])(?P<tenths>[一二两三四五六七八九1-9])成
    (?P<tenthhalf>[半一二三四五六七八九])?(?![员果立为功就都长不品本])
  | (?P<most>[过超逾]半(?!导|小|径)数?)|(?P<half>半数|一半|对半|(?<=近)半(?![年个天月世径导小日]))
  | 翻了?[近约超]?(?:(?P<doublings>[一两二三四])番|番|倍|(?P<folds>[一两二三四])倍)
  | (?P<halfpoint>半)个百分点
  | (?: (?<![\d.A-Za-z〔∶])(?<![A-Za-z]-)(?<!\d[：,])(?P<digits>{DIGITS})
      | (?<![第一二两三四五六七八九十百千万亿"])(?P<numeral>{WORDS}) )
    (?P<more>多|余|来)?\s?(?:(?P<scale>{SCALE})(?:{REST})?)?(?P<more2>多|余|来)?\s?(?:{UNIT})?
    )
    """,
    re.VERBOSE,
)

BARE = re.compile(DIGITS)  # a cell of a table whose unit stands elsewhere

BEFORE = Phrases.of(BOUNDS_BEFORE, spaced=False)
AFTER = Phrases.of(BOUNDS_AFTER, spaced=False)
SIGNS = Phrases.of({sign.lower(): code for sign, code in CURRENCY_SIGNS.items()}, spaced=False)

SOME_OF = re.compile(
    rf"每[^，。；\d]{{0,6}}?(?P<whole>{NUMERAL})[^，。；\d]{{1,10}}?，?[^，。；\d]{{0,2}}?(?:[中里]|就|便)有"
    rf"(?P<bound>近|约|超过?|不到)?(?P<part>{NUMERAL})[多余]?(?:{either(CLASSIFIERS)})"
)
LINKED = re.compile(r"个?(?:、|和|与|及|以及|，|,)")  # stands between the numbers of a list
RANGE = re.compile(r"\s?(?:[-－—–~～至到]|—{2})\s?")
SET_OUT = re.compile(r"[由从][^，。；]{0,12}$")
PER_HUNDRED_THOUSAND = "/10万"
NAMED_BEFORE = re.compile(r"(?:第|每|(?<![目之以当年月日天])前|《|〔|No\.)\s?$")
RATIO = re.compile(r"\s?(?:[:：∶×]\s?\d|兑)")
BARE_BEFORE = re.compile(rf"(?:{either(BEFORE_BARE)})\s?$")
BASE_BEFORE = re.compile(r"以[^，。（]{1,10}为$")  # 以女性为100
BARE_SOURCE = re.compile(r"(?:[由从]|[年月期末底度]的)\s?$")
BARE_RISE = re.compile(r"\s?[提上下增降升减压缩扩]")
BARE_AFTER = re.compile(r"\s?(?:[，。；、！（）\),;]|$|左右|以上|以内|/10万|/万)")
NOUN_STOP = re.compile(
    rf"[，。；、：！？\s\"（(）)]|{either(AFTER_NOUN)}|[{''.join(REACHING)}](?=[至到])|(?<!规模)(?<!限额)以上|以(?!及|上)|中(?=的|有|，|\d)|"
    r"应用(?=于|到|在)|基本(?!养老|医疗|公共|建设|面|农田)|其(?!他)|增加(?!值)|等(?!级)|(?:的|和|与|及其?)?(?=\d(?![GDgK]))"
)
PER = re.compile(r"/[百千万亿]?(?:平方公里|平方米|立方米|千瓦时|[一-鿿]{1,2})(?:·[一-鿿])?")  # 300台/万人
BEFORE_NAME = 4  # characters between a figure and the quoted name of what it counts
PLACES = frozenset("省市县区镇乡村国")
MODIFIER = re.compile(r"具有|具备|引领|拥有|面向|符合|掌握|主营|能够|聚焦|支撑|服务于|专注")
PAUSE = re.compile(r"[，。；：！？\n]")
LIFETIMES = frozenset({"年", "岁", "天", "小时"})
LIFETIME = re.compile(r"(?:寿命|年限|(?<!工作日)天数|小时数|时长|停电时间|办理时间|通关时间)[^，。；]{0,24}$")
MINUS = re.compile(r"[为是至到达于比长率值额度（：]-$")
COUNTED_HEAD = re.compile(
    r"[一-鿿]{0,6}?(?:省份|地市|大类行业|行业|大类|中类|国家|地区|城市|企业)" + f"(?={either(MEASURED)})"
)
FOLLOWED_BY_LEVEL = re.compile(r"级(?!别)")


def find_quantities(text: str, start: int, end: int, discourse: Discourse) -> list[Quantity]:
    """The quantities between `start` and `end`, in their order; no dates, ordinals, times or names."""
    if cell := BARE.fullmatch(text, start, end):
        value = number_in_words(cell.group())
        return [Quantity(start, end, start, end, value, "", step=10 ** -len(cell.group().partition(".")[2]))]
    times = [match.span() for match in PERIOD.finditer(text, start, end)]
    return read_quantities(text, start, end, times, discourse)


def read_quantities(
    text: str, start: int, end: int, times: list[tuple[int, int]], discourse: Discourse
) -> list[Quantity]:
    """The quantities between `start` and `end` that stand outside of the spans of the times."""
    shares = parts_of_some(text, start, end)
    taken = sorted([*times, *((share.start, share.end) for share in shares)]) if shares else times
    matches = outside(QUANTITY.finditer(text, start, end), taken)
    found: list[Quantity] = []
    lender: re.Match[str] | None = None  # of the unit, to a number that the list of a unit leads up to
    for place in range(len(matches) - 1, -1, -1):
        match = matches[place]
        if lender is None or not (is_borrower(match) and lends(text, match, matches[place + 1], lender)):
            lender = match
        quantity = read_quantity(text, start, end, match, lender, discourse)
        if quantity is None:
            continue
        if found and is_range(text, quantity, found[-1]):
            quantity = joined(quantity, found.pop())
        found.append(quantity)
    return sorted([*found, *shares], key=lambda quantity: quantity.start) if shares else found[::-1]


def parts_of_some(text: str, start: int, end: int) -> list[Quantity]:
    """The shares that are said as so many in so many: 每4辆出口汽车就有1辆, 每10人中有近3人."""
    found = []
    for match in SOME_OF.finditer(text, start, end) if "每" in text else ():
        part, whole = number_in_words(match["part"]), number_in_words(match["whole"])
        if part < whole:
            bound = BOUNDS_BEFORE.get(match["bound"], EXACT)
            span = match.start(), match.end()
            found.append(Quantity(*span, *span, 100 * part / whole, PERCENT, bound, step=1.0, kind="share"))
    return found


def is_range(text: str, low: Quantity, high: Quantity) -> bool:
    """Whether two quantities are the ends of a range: 3—5家, 10%至15%; not 由10%到15%."""
    between = RANGE.fullmatch(text, low.end, high.start)
    alike = low.unit == high.unit or low.unit == "个"
    return bool(between and alike and low.value < high.value) and not SET_OUT.search(
        text, max(0, low.start - 14), low.start
    )


def joined(low: Quantity, high: Quantity) -> Quantity:
    """The range between two quantities; its value is the lower end, as printed first."""
    low.low, low.high = low.value, high.value
    low.end, low.number_end, low.unit, low.noun = high.end, high.number_end, high.unit, high.noun
    return low


def outside(matches: Iterable[re.Match[str]], spans: list[tuple[int, int]]) -> list[re.Match[str]]:
    """The matches, in the order of the text, that begin in none of the spans, which are in that order too."""
    found, coming = [], iter(spans)
    span = next(coming, None)
    for match in matches:
        while span is not None and span[1] <= match.start():
            span = next(coming, None)
        if span is None or match.start() < span[0]:
            found.append(match)
    return found


def read_quantity(
    text: str,
    start: int,
    end: int,
    match: re.Match[str],
    lender: re.Match[str],
    discourse: Discourse,
) -> Quantity | None:
    """The quantity that a match of QUANTITY stands for, or None where it counts nothing."""
    quantity = figure_in_words(match) if match["digits"] is None and match["numeral"] is None else None
    if quantity is None:
        quantity = counted(text, end, match, lender, discourse)
    if text.startswith(PER_HUNDRED_THOUSAND, max(0, match.start() - 1)):
        return None
    if quantity is None or NAMED_BEFORE.search(text, max(start, match.start() - 3), match.start()):
        return None
    return bounded(text, start, end, quantity)


def figure_in_words(match: re.Match[str]) -> Quantity | None:
    """Shares and multiples that stand without a unit: 百分之十五, 三分之一, 七成半, 过半, 翻一番."""
    start, end = match.span()
    if match["part"]:
        value = number_in_words(match["part"]) * {"百": 1.0, "千": 0.1, "万": 0.01}[match["hundredths"]]
        return Quantity(start, end, start, end, value, PERCENT, step=1.0)
    if match["below"]:
        value = 100 * NUMERALS[match["above"]] / (NUMERALS | TENS)[match["below"]]
        return Quantity(start, end, start, end, value, PERCENT, step=1.0)
    if match["tenths"]:
        value = number_in_words(match["tenths"]) * 10 + (
            5 if match["tenthhalf"] == "半" else NUMERALS.get(match["tenthhalf"] or "", 0)
        )
        return Quantity(start, end, start, end, value, PERCENT, step=5.0)
    if match["most"] or match["half"]:
        return Quantity(start, end, start, end, 50.0, PERCENT, AT_LEAST if match["most"] else EXACT, step=1.0)
    if match["halfpoint"]:
        return Quantity(start, end, start, end, 0.5, POINTS, step=0.1)
    value = 2.0 ** NUMERALS[match["doublings"] or "一"]
    if match["folds"]:
        value = 1.0 + NUMERALS[match["folds"]]
    return Quantity(start, end, start, end, value, TIMES, step=0.1, direction=INCREASE, kind="change")


def counted(
    text: str, end: int, match: re.Match[str], lender: re.Match[str], discourse: Discourse
) -> Quantity | None:
    """A number with its scale and unit, both borrowed from the end of its list where it has none."""
    number = match["numeral"] or match["digits"]
    value = number_in_words(number)
    unit = counted_unit(text, end, match, lender, discourse)
    if unit is None or (match["numeral"] and not counts_in_words(text, match, value)):
        return None
    factor = factor_of(match, lender)
    rest = number_in_words(match["rest"].lstrip()) if match["rest"] else 0.0
    rest *= SCALES.get(match["restscale"] or "", 1.0)
    more = match["more"] or match["more2"]
    quantity = Quantity(
        *match.span(),
        *match.span("numeral" if match["numeral"] else "digits"),
        round(value * factor + rest, 6),
        unit,
        EXACT if more is None else ABOUT if more == "来" else AT_LEAST,
        step=factor * 10 ** -len(number.partition(".")[2]),
    )
    if per := PER.match(text, match.end(), end):
        quantity.end = per.end()
        quantity.unit += "" if match["money"] else per.group()
    elif match["classifier"] or (match["measure"] is None and unit not in (PERCENT, POINTS, TIMES)):
        trailing = bound_after(text, match.end())
        quantity.noun = noun_after(text, trailing[0] if trailing else match.end(), end)
        if quantity.noun is not None and match["money"] is None:
            quantity.unit = text[slice(*quantity.noun)]
    return quantity


def counted_unit(
    text: str, end: int, match: re.Match[str], lender: re.Match[str], discourse: Discourse
) -> str | None:
    """The unit of a number, or None where it is a time, an ordinal, a ratio or a name."""
    clock = match["clock"] or match["uncounted"]
    if clock in LIFETIMES and LIFETIME.search(text, max(0, match.start() - 30), match.start()):
        return str(clock)
    if clock or RATIO.match(text, match.end()) or FOLLOWED_BY_LEVEL.match(text, match.end()):
        return None
    return unit_in(lender, discourse) or bare_unit(text, end, match)


def factor_of(match: re.Match[str], lender: re.Match[str]) -> float:
    """What a number is multiplied with: its scale, or the scale of its list's end; ‰ and basis points."""
    if lender["basis"]:
        return 0.01
    scale = SCALES.get(match["scale"] or lender["scale"] or "", 1.0)
    return scale * 0.1 if lender["percent"] == "‰" else scale


def is_borrower(match: re.Match[str]) -> bool:
    """Whether a number of a list may take its unit from the next: 5.6和3.4个百分点, 31.1个和26.3个百分点."""
    return match.lastgroup in ("digits", "scale", "more", "more2") or match["classifier"] == "个"


def lends(text: str, match: re.Match[str], following: re.Match[str], lender: re.Match[str]) -> bool:
    """Whether the next number stands in the same list, and the unit at the list's end fits both."""
    gap = match.end(), following.start()
    if following["digits"] is None or not (LINKED.fullmatch(text, *gap) or RANGE.fullmatch(text, *gap)):
        return False
    if match["classifier"] == "个":
        return lender["points"] is not None
    return lender.lastgroup in ("points", "percent", "basis", "times", "money", "measure", "classifier")


def unit_in(match: re.Match[str], discourse: Discourse) -> str | None:
    """The unit that a match of QUANTITY names, or None."""
    if match["points"] or match["basis"]:
        return POINTS
    if match["percent"]:
        return PERCENT
    if match["times"]:
        return TIMES
    if match["money"]:
        own = discourse.currency if discourse.currency in YUAN_ELSEWHERE else "CNY"
        return CURRENCIES[match["money"]] or own
    unit: str | None = match["measure"] or match["classifier"] or match["long"]
    return unit


def bare_unit(text: str, end: int, match: re.Match[str]) -> str | None:
    """What a number without a unit counts: money by its sign, the noun after it, points of an index."""
    sign = SIGNS.ending_at(text, match.start())
    if sign is not None:
        return sign[1]
    if match["numeral"]:
        return None
    noun = noun_after(text, match.end(), end)
    if match["scale"]:
        return text[slice(*noun)] if noun else "个"
    before = max(0, match.start() - 3), match.start()
    if BASE_BEFORE.search(text, max(0, match.start() - 13), match.start()):
        return None
    level = BARE_AFTER.match(text, match.end(), end) and BARE_BEFORE.search(text, *before)
    if level or (BARE_SOURCE.search(text, *before) and BARE_RISE.match(text, match.end(), end)):
        return None if is_year_or_code(match["digits"]) else "点"
    return None


def is_year_or_code(number: str) -> bool:
    """Whether an integer is a year, or begins with a zero as the code of a share does."""
    return number.isdigit() and (1900 <= int(number) <= 2100 or (number != "0" and number.startswith("0")))


def counts_in_words(text: str, match: re.Match[str], value: float) -> bool:
    """Whether a number in words is a figure: 三十多个, 两千余家, 近万家; not 一个, 三大, 百家争鸣."""
    if match["points"] or match["percent"] or match["times"] or match["basis"]:
        return True
    vague = match["numeral"][0] in "百千万亿"
    leading = BEFORE.ending_at(text, match.start())
    if match["money"] and not vague:
        return value >= 100
    if vague or value <= 10:
        return value >= 10 and bool((match["more"] or match["more2"]) or (leading and leading[1] != EXACT))
    return True


def noun_after(text: str, place: int, end: int) -> tuple[int, int] | None:
    """The span of the counted noun phrase that begins at `place`, or None."""
    limit = min(end, place + 40)
    place += text[place:limit].startswith("的")
    if MODIFIER.match(text, place, limit):
        return head_of(text, place, min(end, place + 80))
    if head := COUNTED_HEAD.match(text, place, limit):
        return head.span()
    stop = NOUN_STOP.search(text, place, limit)
    last = stop.start() if stop else limit
    if stop and stop.group() == '"' and last - place <= BEFORE_NAME:  # 1.2万家重点"小巨人"企业
        last = quoted_end(text, last, limit)
    if stop and stop.group() in "（(":  # 31个省（区、市）
        last = max(last, text.find("）", last, last + 8) + 1)
    return (place, last) if last - place >= 2 or text[place:last] in PLACES else None


def head_of(text: str, place: int, end: int) -> tuple[int, int] | None:
    """The span of the noun that a long modifier leads to: 具有较强创新能力、引领发展的骨干企业."""
    stop = PAUSE.search(text, place, end)
    last = stop.start() if stop else end
    start = text.rfind("的", place, last) + 1
    return (start, last) if 0 < start <= last - 2 else None


def quoted_end(text: str, place: int, limit: int) -> int:
    """Where a noun phrase ends that begins with a quoted name."""
    closing = text.find('"', place + 1, limit)
    if closing < 0:
        return place
    stop = NOUN_STOP.search(text, closing + 1, limit)
    return stop.start() if stop else limit


def bounded(text: str, start: int, end: int, quantity: Quantity) -> Quantity:
    """The quantity widened by a currency sign and by the words that bound it, before and after."""
    sign = SIGNS.ending_at(text, quantity.start)
    if sign is not None and sign[0] >= start:
        quantity.start = sign[0]
    if MINUS.search(text, max(start, quantity.start - 2), quantity.start):
        quantity.start, quantity.value = quantity.start - 1, -quantity.value
    leading = BEFORE.ending_at(text, quantity.start - text.endswith(" ", start, quantity.start))
    if leading is not None and leading[0] >= start and leading[1] != EXACT:
        quantity.start, quantity.bound = leading[0], leading[1]
    trailing = bound_after(text, quantity.end)
    if trailing is not None and trailing[0] <= end:
        quantity.end = trailing[0]
        if quantity.bound in (EXACT, ABOUT):
            quantity.bound = trailing[1]
    return quantity


def bound_after(text: str, place: int) -> tuple[int, str] | None:
    """(end, bound) of the word that bounds what ends at a place: 3%以上, 3% 以上; None for none."""
    if not text.startswith(" ", place):
        return AFTER.starting_at(text, place)
    found = AFTER.starting_at(text, place + 1)
    return found if found is not None and found[0] > place + SHORTEST_APART else None


SHORTEST_APART = 2  # characters of a blank and a word that may begin another: 3% 多数


def number_in_words(number: str) -> float:
    """3.2 for "3.2", 1845 for "1,845", 35 for "三十五", 2.5 for "二点五", 12000 for "一万二千"."""
    if number[0].isdigit():
        return float(number.replace(",", "").replace(" ", ""))
    whole, _, decimals = number.partition("点")
    total = section = digit = 0
    for character in whole:
        if character in NUMERALS:
            digit = NUMERALS[character]
        elif character in TENS:
            section += (digit or 1) * TENS[character]
            digit = 0
        else:
            total = (total + section + digit or 1) * MYRIADS[character]
            section = digit = 0
    fraction = "".join(str(NUMERALS[character]) for character in decimals if character in NUMERALS)
    return total + section + digit + (float("0." + fraction) if fraction else 0.0)
