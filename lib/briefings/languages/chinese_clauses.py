"""What the words before a Chinese figure say: who is measured, whether it is a level, a gain or a loss."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefings.languages.chinese_words import (
    ACTION_AS_NOUN,
    ACTIONS,
    ADVERBS,
    AFTER_TIME,
    CHANGES,
    DECREASE,
    GROWTH_NOUNS,
    INCREASE,
    LINKS,
    NOT_LINKS,
    NOT_OPENERS,
    OPENERS,
    REACHING,
    SHORT_CHANGES,
    either,
)
from briefings.periods import TimePhrase
from briefings.quantities import PERCENT, POINTS, Phrases, Quantity

LONGEST_LEAD = 120  # characters before a figure that are looked at
LONGEST_SUBJECT = 40
APART = 4  # characters between an actor and his verb, from which they are no one noun phrase
SHORT_VERB = 5  # characters of the longest verb that stands right before its figure
NEAR = 12  # characters that may stand between a verb of change and its figure
WHOLE_NOUN = 4  # characters from which a counted noun names the subject by itself

LONG_CHANGES = [word for word in CHANGES if word not in SHORT_CHANGES and word not in GROWTH_NOUNS]
COMPARED = (
    r"同比|环比|按年|按月|(?<![占对之环同价无相])比(?=[^例重率值赛亚利特为达是约超较])|较(?=[^大为快好多高强低小少长明一])|"
    r"与(?=\s?(?:(?:19|20)\d\d|上年|去年|同期|年初))"
)
SPREAD = "分别|依次|各自"
SPREADING = re.compile(SPREAD)
# the characters that a predicate begins with: all other places are passed over by them
HEADS = {word[0] for word in (*LONG_CHANGES, *ACTIONS, *SPREAD.split("|"))} | set(
    "同环按比较与翻由从自连位稳跃居年平均"
)
PREDICATE = re.compile(
    rf"(?=[{''.join(sorted(HEADS))}])(?:(?P<spread>{SPREAD})|(?P<compare>{COMPARED})|(?P<change>(?<!新)(?:{either(LONG_CHANGES)})(?![值率点极量额势性面的贡目动潜空质])|翻)"
    rf"|(?P<action>(?:{either(ACTIONS)}){ACTION_AS_NOUN})|(?P<source>[由从自](?=[\d]|上年|去年|十|第|全国第|世界第|全球第))|(?P<each>连续(?=[\d一二三四五六七八九十])|[位稳跃]居|居(?=[全世首第前榜亚各同]|国[内际])|年均|平均每|(?<![平人户地亩日月年单票件次店台车笔客村校县])均(?!价|衡|值|线)))"
)
CHANGE = re.compile(
    rf"(?P<word>{either(LONG_CHANGES + list(GROWTH_NOUNS))})"
    r"(?<!自然增长率)(?<!自然增长)(?<!新增[加长])(?![值极量额面的贡目动潜空质])"
    r"(?P<to>了?(?:约|近)?(?:到|至|为|成))?"
)
REACHES = frozenset({"达", "达到", "幅度达", "幅度为"})  # 增长达5.2%
CHANGE_AFTER = re.compile(
    r"的?(?:正|较快|快速|高速|大幅|的)?(?P<word>增长|增速|增幅|涨幅|降幅|跌幅|下降|提升)(?![率值点极到至为])"
)
SHORT_CHANGE = re.compile(
    rf"(?:(?<![新提最至])(?P<word>{either(SHORT_CHANGES)})(?P<to>为|成)?|(?P<reaching>[{''.join(REACHING)}])[到至])了?(?:约|近)?$"
)
BARE_VERB = re.compile(
    rf"(?<![新提最至上下升降增减晋])[大猛劲微略骤锐]?(?:{either(SHORT_CHANGES)})$"
)  # 指数|大增; not 降|低
MORE = re.compile(r"(?P<word>[多少])[花卖产投收赚亏用销建交]了?$")  # 同比多花30%
SIGNED = re.compile(r"(?:同比|环比|YoY|YOY|yoy|QoQ|QOQ|qoq) ?(?P<sign>[+-]?)$")  # 同比-0.3%, YoY+11%
SIGNED_VERB = 5  # characters
SET_AGAINST = re.compile(r"[比较于][^，。；]{1,16}(?:期|年|月|季度?|[底末])的$")  # 较去年同期的10.4%提高
LONGEST_AGAINST = 22  # characters
LINKED_LEVEL = re.compile(r"(?:达|为|是|占|有|至|到|建成|实现|完成)")
SHARE = re.compile(r"占|比重|份额|占比|比例|率为|市占率")
BOUNDARY = re.compile(r"[，；：。！？;:!?\n（）()]|——|,(?!\d)")

ADVERBIAL = re.compile(
    r"(?:扣除|剔除|不考虑)[^，]{2,14}?(?:因素|影响)后?|"
    r"(?:与|同|和)[^，]{2,20}?相比|[如若]?[按以][^，]{2,16}?(?:计算|折算|计价|计量|[算计折]合?(?:成[一-鿿]{1,4})?(?=，|$))"
)
LASTING = re.compile(
    r"(?:连续|近|过去|前)第?[\d一二三四五六七八九十]{1,3}(?:个月|年|个季度|天|周)$|(?:扣除|剔除)[^，]{2,12}?(?:因素|影响)后?$"
)
AIMED = re.compile(r"力争|预计|争取|确保")
SHARED = re.compile("约?占")
COMPARERS = frozenset({"高于", "低于", "快于", "慢于", "好于"})
PULLS = frozenset(
    {"拉动", "领先", "高于", "快于", "低于", "慢于", "高出", "好于"}
)  # what follows is not what is measured

DURATION = re.compile(
    r"(?:过去|近|这|未来|今后)?(?:[一二两三四五六七八九十]{1,3}|\d{1,2})多?年(?:来|间|里|内)?(?![期级龄度底末限初制])"
)

REACHED = tuple(verb + to for verb in REACHING for to in "到至")
TRAILING = Phrases.of(
    {**dict.fromkeys(LINKS + ADVERBS + REACHED, True), **dict.fromkeys(NOT_LINKS, False)}, spaced=False
)
LEADING = Phrases.of(
    {**dict.fromkeys(OPENERS + ADVERBS, True), **dict.fromkeys(NOT_OPENERS, False)}, spaced=False
)
SUFFIXES = Phrases.of(dict.fromkeys(AFTER_TIME, True), spaced=False)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """What the verb before a figure makes of it: a gain or a loss, the level of a change, or neither."""

    moves: bool = False  # the figure is a gain or a loss
    direction: str | None = None  # increase | decrease
    to_level: bool = False  # 提高到: the figure is where the change led to
    again: bool = False  # 高于上月的2.0%: the same measure, of another period
    growth: bool = False  # 增速, 涨幅: the subject is itself a rate of change


@dataclass(frozen=True, slots=True)
class Clause:
    """The words before a figure, read."""

    start: int  # of the words, after connectives and times
    end: int  # where the figure, with its bound, begins
    subject: Span | None  # who or what is measured, where the clause says it
    change: Change
    verb: bool  # the clause has a predicate of its own
    spread: bool  # 分别: one figure for each of several subjects
    compared: bool  # 同比, 较上年: a figure set against another period
    share: bool  # 占, 比重: a figure that is part of a whole


def read_clause(text: str, start: int, quantity: Quantity, times: list[TimePhrase]) -> Clause:
    """The clause between `start` and a quantity."""
    end = quantity.start - text.endswith(" ", start, quantity.start)
    words_start = max(start, end - LONGEST_LEAD)
    start = opened(text, words_start, end, times)
    change = change_before(text, start, end, quantity, times)
    closing = closed(text, start, end, times)
    if bare_verb := BARE_VERB.search(text, max(start, closing - SHORT_VERB), closing):
        closing = closed(text, start, bare_verb.start(), times)
    predicates = list(PREDICATE.finditer(text, start, closing))
    pulls = PULLS if quantity.unit in (PERCENT, POINTS) else COMPARERS
    return Clause(
        start,
        end,
        subject_of(text, start, closing, predicates, times, pulls),
        change,
        verb=bool(predicates) or change.moves or closing < end,
        spread=SPREADING.search(text, start, end) is not None,
        compared=any(match["compare"] for match in predicates) or text.find("相比", words_start, start) >= 0,
        share=SHARE.search(text, start, end) is not None,
    )


def opened(text: str, start: int, end: int, times: list[TimePhrase]) -> int:
    """Where the words of a clause begin, after connectives, blanks and expressions of time."""
    while start < end:
        time = next((phrase for phrase in times if phrase.start <= start < phrase.end), None)
        if time is not None:
            start = time.end
            while start < end and (suffix := SUFFIXES.starting_at(text, start)):
                start = suffix[0]
            continue
        if adverbial := ADVERBIAL.match(text, start, end) or DURATION.match(text, start, end):
            start = adverbial.end()
            continue
        opener = LEADING.starting_at(text, start)
        if text[start] != " " and not (opener and opener[1]):
            break
        start = opener[0] if opener else start + 1
    return min(start, end)


def closed(text: str, start: int, end: int, times: list[TimePhrase]) -> int:
    """Where the words of a clause end, before the links that lead over to its figure."""
    while end > start:
        time = next((phrase for phrase in times if phrase.start < end <= phrase.end), None)
        lasting = LASTING.search(text, max(start, end - 18), end)
        link = TRAILING.ending_at(text, end)
        if time is not None and time.start >= start:
            end = time.start - text.endswith(("比", "较"), start, time.start)
        elif lasting is not None:
            end = lasting.start()
        elif link is not None and link[1] and link[0] >= start:
            end = link[0]
        elif text[end - 1] == " ":
            end -= 1
        else:
            break
    return end


def before_time(text: str, end: int, times: list[TimePhrase]) -> int:
    """Where an expression of time begins that stands right before `end` (提高到2021年的), else `end`."""
    last = end - text.endswith("的", 0, end)
    time = next((phrase for phrase in times if phrase.end == last), None)
    return end if time is None else time.start


def change_before(text: str, start: int, end: int, quantity: Quantity, times: list[TimePhrase]) -> Change:
    """Whether the words between two places make a gain or a loss of the quantity that follows them."""
    against = max(start, quantity.start - LONGEST_AGAINST), quantity.start
    if text.endswith("的", *against) and SET_AGAINST.search(text, *against):
        return Change(again=True)
    if after := CHANGE_AFTER.match(text, quantity.end):
        return Change(True, CHANGES[after["word"]])
    if signed := SIGNED.search(text, max(start, end - SIGNED_VERB), end):
        fell = quantity.value < 0 or signed["sign"] == "-"
        return Change(True, DECREASE if fell else INCREASE)
    end = before_time(text, end, times)
    verbs = list(CHANGE.finditer(text, start, end))
    last = verbs[-1] if verbs else None
    short = SHORT_CHANGE.search(text, max(start, end - SHORT_VERB), end)
    if spent := MORE.search(text, max(start, end - SHORT_VERB), end):
        return Change(True, CHANGES[spent["word"]])
    if short is not None and (last is None or short.start() >= last.end()):
        if short["reaching"]:
            return Change(False, REACHING[short["reaching"]], to_level=True)
        return Change(short["to"] is None, CHANGES[short["word"]], short["to"] is not None)
    if last is None or (last["word"] == "拉动" and quantity.unit not in (PERCENT, POINTS)):
        return Change()  # 拉动投资2000亿元
    if last["word"] in COMPARERS and text.endswith("的", start, quantity.start) and quantity.unit != POINTS:
        return Change(again=True)
    return change_by(last, text[last.end() : end], quantity)


def change_by(verb: re.Match[str], between: str, quantity: Quantity) -> Change:
    """What a verb or noun of change makes of a quantity, given the words that stand between them."""
    growth = verb["word"] in GROWTH_NOUNS
    to_level = bool(verb["to"]) and not growth and (not between.strip("了约近 ") or between.startswith("每"))
    linked = LINKED_LEVEL.search(between) is not None and not growth
    linked = linked and not (between in REACHES and quantity.unit in (PERCENT, POINTS))
    moves = not to_level and not linked and (len(between) <= NEAR or quantity.unit == POINTS)
    return Change(moves, CHANGES[verb["word"]] if moves or to_level else None, to_level, growth=growth)


def subject_of(
    text: str,
    start: int,
    closing: int,
    predicates: list[re.Match[str]],
    times: list[TimePhrase],
    pulls: frozenset[str],
) -> Span | None:
    """The span of what is measured: the noun phrase before the predicate, or the object of its verb."""
    if not predicates:
        return trimmed(text, start, closing, times)
    first = predicates[0]
    head = trimmed(text, start, first.start(), times)
    if not first["action"]:
        if head is not None or not first["change"] or first["change"] in pulls:
            return head
        return trimmed(text, first.end(), closing, times)
    verb = first
    for after in predicates[1:]:
        if not after["action"]:
            closing = after.start()
            break
        verb = after
    counted = trimmed(text, verb.end(), closing, times)
    if head is None or counted is None:
        return counted or head
    if first.start() - head[1] > APART:  # 公司计划2025年自建换电站
        return counted
    whole = (head[0], counted[1])
    if "的" in text[slice(*counted)] or text[head[0]] == "每":  # 对新增电力装机的贡献率, 每万人拥有基站数
        return whole
    return counted if 2 * (counted[1] - counted[0]) >= whole[1] - whole[0] else whole


def trimmed(text: str, start: int, end: int, times: list[TimePhrase]) -> Span | None:
    """The span without connectives, links and times at its ends, or None where no noun is left."""
    start = opened(text, start, end, times)
    end = closed(text, start, end, times)
    for time in times:
        inner = start < time.start and time.end < end and time.role != "name"
        inner = inner and text.find("（", start, time.start) < 0
        if (
            inner
            and not text.startswith(("全年", "占", "约占"), time.start)
            and not SHARED.match(text, start)
        ):  # 有分析认为2025年销量
            start = opened(text, time.end, end, times)
    if aimed := AIMED.search(text, start, end - 2):  # 全省力争规上企业营收
        start = opened(text, aimed.end(), end, times)
    if end - start > LONGEST_SUBJECT:
        start = shortened(text, start, end)
    while start < end and text[start] in " '\"、的，了":
        start += 1
    if end - start < 2 or PREDICATE.fullmatch(text, start, end):
        return None
    return start, end


def shortened(text: str, start: int, end: int) -> int:
    """Where the head of a long noun phrase begins: after the last 的 that leaves a name."""
    modifier = text.rfind("的", start, end - WHOLE_NOUN)
    return modifier + 1 if modifier >= 0 else end - LONGEST_SUBJECT


def clause_start(text: str, floor: int, end: int) -> int:
    """Where the clause of a figure begins: after the last comma or stop that stands outside of brackets."""
    place = end
    while True:
        boundaries = list(BOUNDARY.finditer(text, max(floor, place - LONGEST_LEAD), place))
        if not boundaries:
            return max(floor, place - LONGEST_LEAD)
        last = boundaries[-1]
        opening = text.rfind({"）": "（", ")": "("}.get(last.group(), "\0"), floor, last.start())
        if opening < 0:
            return last.end()
        place = opening
