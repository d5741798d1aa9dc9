"""Expressions of time in Chinese: 2021年底, 前三季度, 1—11月份, 去年同期, "十四五"末."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefings.periods import (
    Period,
    TimePhrase,
    day_of,
    month_end,
    months,
    quarter_of,
    shifted_months,
    year_of,
)
from briefings.sentences import Discourse

DASH = r"\s?[-－—–~～至到]{1,2}\s?"
YEAR = r"(?:19|20)\d\d"
SMALL = "(?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"

PERIOD = re.compile(
    rf"""
    (?=[0-9FQ上下第前首头一二三四年岁全"十本当目截现如迄至今去明民眼])(?!(?<=\d)\d|\d++[.,%万亿个家元吨户倍名辆台])(?:
    (?P<year1>(?<!\d){YEAR})(?:年?(?:底|末)?{DASH}(?P<year2>{YEAR})年(?P<spanend>底|末)?
        |[-/至](?:\d\d|{YEAR})(?:财政)?(?:年度|财年))
  | (?:(?P<year>(?<!\d){YEAR})\s?(?:财年|年(?!代))|(?P<relative>今年|去年|前年|明年|上年|当年|本年)
      |(?:民国(?P<republic>\d{{2,3}})|(?<!\d)(?P<minguo>1[01]\d))年(?=[1-9全底末上下第])
      |(?<!\d)(?P<short>\d\d)年(?=前三季|全年|[上下]半年|第?[一二三四1-4]季度))
    (?:以来)?(?P<rest>\s?(?:
        (?P<yhalf>[上下]半年|半年[度报]|中报|中期(?=业绩|报告|财报))
      | (?:第?|Q)(?P<yquarter>[一二三四1-4首])(?:季[度报]|(?<=第.)季|(?<=首)季|(?<=Q.))
      | [前首](?P<yquarters>[二两三23])个?季度?
      | (?P<ymonth1>\d{{1,2}})\s?月?份?{DASH}(?P<ymonth2>\d{{1,2}})\s?月份?
      | [前首头](?P<ymonths>\d{{1,2}}|[一二两三四五六七八九十]{{1,2}})个?月
      | (?P<ymonth>\d{{1,2}}|{SMALL})\s?月(?:份|底|末)?(?:\s?(?P<yday>\d{{1,2}}|{SMALL})\s?日)?
      | (?P<yend>年底|年末|底|末|年终) | (?P<ystart>初|年初) | (?P<ywhole>全年|度)
    ))?
  | (?P<half>[上下]半年)
  | (?<![前首])(?:第|(?<![A-Za-z\d])Q)?(?P<quarter>[一二三四]|首(?=季)|(?<=[第Q])[1-4])
    (?:季度|(?<=第.)季|(?<=首)季|(?<=Q.)(?![\dA-Za-z]))
  | [前首](?P<quarters>[二两三23])个?季度?
  | (?<!\d)(?P<month1>\d{{1,2}})\s?月?份?{DASH}(?P<month2>\d{{1,2}})\s?月份?
  | [前首头](?P<months>\d{{1,2}}|[一二两三四五六七八九十]{{1,2}})个?月
  | (?<!\d)(?P<month>\d{{1,2}})\s?月(?:份|底|末|当月|单月)?(?:\s?(?P<day>\d{{1,2}})\s?日)?
  | (?P<end>年底|年末|岁末|年内(?=将|要|力争|争取|计划)) | (?P<whole>全年) | (?P<start>年初)
  | "?十(?P<plan>[一二三四五六])五"?(?:规划)?(?P<planend>期?末)?(?:时期|期间|规划期)?
  | (?P<this>本月|当月|上月|上个月) | (?P<running>[本该当]季度?|上个?季度?(?![一-鿿]报))
  | (?P<now>截至目前|目前|当前|当下|眼下|现阶段|现在|如今|迄今|至今(?!年|天|日))
  | (?<!\d)(?P<dayonly>\d{{1,2}})日
  | (?P<note>(?<![\dA-Za-z])(?:(?:[1-4]Q|[12]H|FY)(?:20)?\d\d(?!\d)
        |(?:20)?\d\d年?(?:Q[1-4](?:-Q?[1-4])?|H[12])(?![\dA-Za-z])))
    )
    """,
    re.VERBOSE,
)

MONTH_WORDS = {
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "首": 1,
}
NOTE = re.compile(  # 24Q3, 2024Q1-3, 1H24, FY2024, as analysts write
    r"(?:(?P<quarter>[1-4])Q|(?P<half>[12])H|FY)?(?:20)?(?P<year>\d\d)年?"
    r"(?:Q(?P<first>[1-4])(?:-Q?(?P<last>[1-4]))?|H(?P<part>[12]))?"
)
REPUBLIC = 1911  # the year before the first by which Taiwan counts
YEARS_FROM_NOW = {"今年": 0, "本年": 0, "当年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1}
PLANS_FIRST_YEAR = {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026, "六": 2031}

THAN = re.compile(r"(?:恢复[到至]|相当于|(?<![占对之])比|较|同|与|高于|低于|快于|相较于)$")
SINCE = re.compile(r"(?:由|从|自|从而)$")
BY = re.compile(r"(?:到|至)$")
SINCE_AFTER = re.compile(r"以来|起|开始")
THAN_AFTER = re.compile(r"同期|同月|相比|水平|基数")
PRICES_AFTER = re.compile(r"不变价|可比价|价格计|远景|愿景|版")  # 按上年不变价计算: whose prices, not when
FORETOLD_AFTER = re.compile(r"份?\s?(?:预估|预测|公布)")  # 8月预估: when it was said, not when it holds
TIMES_AFTER = re.compile(r"底?的(?:近|约|超过?)?[\d.]{1,6}倍")  # 是2012年的2.1倍
FIGURES_NEXT = re.compile(
    r"[，：][^，。；]{0,30}\d"
)  # 7月4日，全国最大负荷达到14.65亿千瓦; not the day of a briefing
GROUND_AFTER = re.compile(r"[^，。；]{0,14}基础上")  # 在一季度良好开局的基础上
BY_AFTER = re.compile(r"(?:底|末|年底)?(?:之前|以前|前(?!\d|[一二三四两]))")


def find_periods(text: str, start: int, end: int, discourse: Discourse) -> list[TimePhrase]:
    """The expressions of time between `start` and `end`, in the order of the text."""
    return read_periods(text, start, end, list(PERIOD.finditer(text, start, end)), discourse)


def read_periods(
    text: str, start: int, end: int, matches: list[re.Match[str]], discourse: Discourse
) -> list[TimePhrase]:
    """What the matches of PERIOD between `start` and `end` mean."""
    found = []
    for match in matches:
        named = {name: value for name, value in match.groupdict().items() if value is not None}
        if republic := named.pop("republic", None) or named.pop("minguo", None):
            named["year"] = str(REPUBLIC + int(republic))
        if short := named.pop("short", None):
            named["year"] = f"20{short}"
        period = period_of(named, discourse)
        role = role_of(text, match.start(), match.end(), named, start, end)
        found.append(TimePhrase(match.start(), match.end(), period, role))
        if period is not None and role == "when" and "year" in named:
            discourse = Discourse(today=discourse.today, period=period)
    return found


def role_of(text: str, start: int, end: int, named: dict[str, str], first: int, last: int) -> str:
    """What an expression of time does: when | by | since | than | now | name."""
    before, after = text[max(first, start - 4) : start].rstrip('"《'), text[end : min(end + 4, last)]
    if "now" in named:
        return "now"
    if (
        THAN.search(before.removesuffix("截至"))
        or THAN_AFTER.match(after)
        or TIMES_AFTER.match(text, end, last)
    ):
        return "than"
    if before.endswith("（") and after.startswith("）"):
        return "name"  # 上一季（2023年7月至9月）
    if SINCE.search(before) or SINCE_AFTER.match(after) or text[:end].endswith("以来"):
        return "since"
    if named.keys() & {"dayonly", "start", "ystart"}:
        return "name"
    if named.keys() & {"day", "yday"} and not (
        before.endswith("截至") or FIGURES_NEXT.match(text, end, last)
    ):
        return "name"
    if before.endswith(("截至", "截止")):
        return "when"
    if PRICES_AFTER.match(after) or FORETOLD_AFTER.match(after):
        return "name"
    if text.rfind("《", first, start) > text.rfind("》", first, start):
        return "name"
    if GROUND_AFTER.match(text, end, last):
        return "name"
    if BY_AFTER.match(after) or BY.search(before):
        return "by"
    return "when"


def period_of(named: dict[str, str], discourse: Discourse) -> Period | None:
    """The days that the named pieces of an expression stand for, or None where the year is unknown."""
    if "now" in named:
        return None  # the day of the text, which is no period that holds on
    if "note" in named:
        return noted_period(named["note"])
    if "year1" in named:
        first = int(named["year1"])
        if "year2" not in named:
            return fiscal_year(first, discourse.fiscal_month)
        return Period(date(first, 1, 1), date(int(named["year2"]), 12, 31))
    if "plan" in named:
        return plan_period(PLANS_FIRST_YEAR[named["plan"]], "planend" in named)
    if "year" in named:
        return part_of_year(
            int(named["year"]), {name[1:]: value for name, value in named.items() if name != "year"}
        )
    if "relative" in named:
        return relative_period(named, discourse)
    if "this" in named:
        return month_near(named["this"], discourse)
    if "running" in named:
        return quarter_near(named["running"], discourse)
    year = year_meant(named, discourse)
    return None if year is None else part_of_year(year, named)


def noted_period(note: str) -> Period | None:
    """The period that analysts write as 24Q3, 2024Q1-3, 1H24 or FY2024."""
    match = NOTE.fullmatch(note)
    if match is None:
        return None
    year = 2000 + int(match["year"])
    if half := match["half"] or match["part"]:
        return months(year, 6 * int(half) - 5, 6 * int(half))
    if first := match["quarter"] or match["first"]:
        return months(year, 3 * int(first) - 2, 3 * int(match["last"] or first))
    return year_of(year)


def fiscal_year(year: int, first_month: int) -> Period:
    """The twelve months from that month of the year on; both years where they are not told apart by it."""
    if first_month == 1:
        return Period(date(year, 1, 1), date(year + 1, 12, 31))
    start = date(year, first_month, 1)
    return Period(start, start.replace(year=year + 1) - timedelta(days=1))


def plan_period(first_year: int, only_end: bool) -> Period:
    """The years of a five-year plan, or the last day of it."""
    last = date(first_year + 4, 12, 31)
    return Period(last if only_end else date(first_year, 1, 1), last)


def relative_period(named: dict[str, str], discourse: Discourse) -> Period | None:
    """今年上半年, 去年: years that count from the day of the text, or from the year it speaks of."""
    word = named["relative"]
    if word in ("上年", "当年", "本年") and discourse.period is not None:
        year = discourse.period.end.year
    elif discourse.today is not None:
        year = discourse.today.year
    else:
        return None
    return part_of_year(
        year + YEARS_FROM_NOW[word], {name[1:]: value for name, value in named.items() if name != "relative"}
    )


def month_near(word: str, discourse: Discourse) -> Period | None:
    """本月 is the month spoken of, 上月 the one before."""
    if word in ("本月", "当月"):
        period = discourse.period
        return months(period.end.year, period.end.month, period.end.month) if period else None
    if discourse.today is None:
        return None
    last = discourse.today.replace(day=1) - timedelta(days=1)
    return months(last.year, last.month, last.month)


def quarter_near(word: str, discourse: Discourse) -> Period | None:
    """本季度 is the quarter spoken of, 上季度 the one before."""
    spoken = discourse.period
    if spoken is None or spoken.end > shifted_months(spoken.start, 0, 2).end:
        return None
    return shifted_months(spoken.start, -3, -1) if word.startswith("上") else spoken


def year_meant(named: dict[str, str], discourse: Discourse) -> int | None:
    """The year of a part of a year named alone: the latest in which it has begun; for 全年, the one meant."""
    spoken = discourse.period.end.year if discourse.period is not None else None
    if discourse.today is None:
        return spoken
    year = discourse.today.year
    if named.keys() & {"whole", "end", "start"}:
        if discourse.plan:
            return year
        early = year - 1 if discourse.today.month <= EARLY else year
        return spoken if spoken in (year - 1, year) else early
    part = part_of_year(year, named)
    if part is None or part.start > discourse.today:
        return year - 1
    hardly_begun = discourse.today - part.start < part.end - discourse.today  # 前三季度, said in January
    return year - 1 if part.end > discourse.today and (hardly_begun or spoken == year - 1) else year


def part_of_year(year: int, part: dict[str, str]) -> Period | None:
    """The days of a year, or of the half, quarter, months or day of it that `part` names."""
    if "half" in part:
        return months(year, 7, 12) if part["half"] == "下半年" else months(year, 1, 6)
    if "quarter" in part:
        return quarter_of(year, number_word(part["quarter"]))
    if "quarters" in part:
        return months(year, 1, 3 * number_word(part["quarters"]))
    if "months" in part:
        return months_within(year, 1, number_word(part["months"]))
    if "month1" in part:
        return months_within(year, int(part["month1"]), int(part["month2"]))
    if "month" in part:
        return month_or_day(year, number_word(part["month"]), part.get("day"))
    if "end" in part:
        return Period(date(year, 12, 31), date(year, 12, 31))
    if "start" in part:
        return months(year, 1, 1)
    return None if "onlyday" in part or "dayonly" in part else year_of(year)


def number_word(word: str) -> int:
    """6 for "6", "六"; 12 for "十二"; 31 for "三十一"."""
    if word.isdigit():
        return int(word)
    tens, ten, ones = word.rpartition("十")
    return (10 * MONTH_WORDS.get(tens, 1) if ten else 0) + MONTH_WORDS.get(ones, 0)


def months_within(year: int, first: int, last: int) -> Period | None:
    """Those months of the year, or None where there are none such."""
    return months(year, first, last) if 1 <= first <= last <= 12 else None


def month_or_day(year: int, month: int, day: str | None) -> Period | None:
    """A month, or a day of it."""
    if not 1 <= month <= 12:
        return None
    if day is None:
        return Period(date(year, month, 1), month_end(year, month))
    exact = day_of(year, month, number_word(day))
    return None if exact is None else Period(exact, exact)


REVIEW = re.compile(r"情况|公报|运行|回顾|数据|成绩|成就|业绩|年报|统计|，|,|我国|全国|全年|底|末")


def supposed_day(text: str, time: TimePhrase) -> date | None:
    """The day that a text may be of: soon after the period it reports on, or in the year of an event."""
    if time.period is None:
        return None
    end = time.period.end
    if end.month == 12 and not REVIEW.search(text, time.start, time.end + 30):
        return end
    return end + timedelta(days=20)


FULL_DATE = re.compile(
    rf"(?<!\d)(?P<y>{YEAR})(?:\s?年\s?(?P<m>\d{{1,2}})\s?月\s?(?P<d>\d{{1,2}})\s?日"
    r"|(?P<mark>[-/.])(?P<m2>\d{1,2})(?P=mark)(?P<d2>\d{1,2})(?!\d))"
)
DATELINE = re.compile(
    r"(?<!\d)(\d{1,2})月(\d{1,2})日(?=电|讯|）|\)|，|从|在|举行|召开|发布|公布|开幕|上午|下午|晚)"
)  # 新华社北京7月18日电
EARLY = 3  # until the end of this month, 全年 and 年末 mean the year before
HEAD, FOOT = 800, 300  # characters at a text's beginning and end in which it says its date


def stated_date(text: str, hint: int | None = None) -> date | None:
    """The first full date in a text's head, else the last at its foot; `hint`: year of a day without one."""
    head, foot = (list(FULL_DATE.finditer(part)) for part in (text[:HEAD], text[-FOOT:]))
    for match in [*head, *reversed(foot)]:
        month, day = match["m"] or match["m2"], match["d"] or match["d2"]
        if found := day_of(int(match["y"]), int(month), int(day)):
            return found
    dateline = DATELINE.search(text, 0, HEAD)
    if hint is None or dateline is None:
        return None
    month, day = int(dateline[1]), int(dateline[2])
    return day_of(hint + (month <= EARLY and is_year_over(text[:HEAD], hint)), month, day)


def is_year_over(head: str, year: int) -> bool:
    """Whether a text looks back on a year: it names that year, not the one before, and no aim for it."""
    years = set(re.findall(YEAR, head))
    return str(year) in years and str(year - 1) not in years and AIMED_YEAR.search(head) is None


AIMED_YEAR = re.compile(rf"{YEAR}年[^。；\n]{{0,16}}(?:目标|力争|计划|安排|怎么|这样|将)")
