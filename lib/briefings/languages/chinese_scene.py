"""What is known while the figures of a Chinese sentence are read: times, aims, what was said before."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import timedelta

from briefings.languages.chinese_clauses import BOUNDARY, Clause, Span
from briefings.languages.chinese_periods import BY_AFTER, EARLY, PERIOD, read_periods, supposed_day
from briefings.periods import Period, TimePhrase, months, shifted
from briefings.quantities import TIMES, Quantity
from briefings.sentences import Discourse, Reading

PLANS = ("方案", "计划", "规划", "意见", "纲要", "通知")
# each alternative begins with its word, so that the search passes over all other places quickly
AIM = re.compile(
    r"力争|争取|希望|预计|预估|上看|预测(?!值|模型|显示|数据|期)|预期(?<!一致预期)(?<!市场预期)(?<![超于及合]预期)(?!寿命|指数|[高低差])|有望|可望|计划(?!单列|经济|内|外|管理|生育|免疫|执行|完成情况|的[\d.]+%)|拟(?!人|态)|确保|目标(?<!年度目标)(?=[是为：:，]|任务[是为]|这样|如下)|"
    r"目标(?<=[总主发预][体要展期]目标)(?!任务|[^，。；]{0,6}(?:完成|实现))|"
    r""
    r"努力(?:实现|达到)|将(?=于|拨|发放|设立|提供|启动|派发|预留|达|超|突破|建|新|增|投|培|实现|形成|有|为|是|会|完成|提[高升]|推|带|再|进一步|累计|打造|"
    r"安排|支持|继续|力争|保持|下降|降|减|从|由|在)|要(?<![主只重]要)(?=有|到|达到|超过|突破|建成|新建|新增|完成|形成|培育|实现)|规划(?:建设|到)|展望|"
    + "|".join(rf"{plan}》?(?:明确|提出|要求|[划设]定)" for plan in PLANS)
)
DONE = re.compile(r"已(?!有研究)|实际(?=达|完成|建成|新增|[为是有])|截至|(?<![为除])了(?!解)|目前|过去")
GOALS = re.compile(r"(?:总体?|主要|发展|量化|预期|具体)目标|目标(?:是|为|如下|包括)|(?:量化|主要)指标")
GOALS_OF_YEAR = re.compile(r"的?[^，。；\d]{0,4}目标(?:包括|[是为：])")  # 2025年|的具体目标包括
PLANNED = re.compile(r"规划|目标|时间表|路线图|蓝图")
SURVEYED = re.compile(r"[%成半](?:以上)?[^，。；\d]{0,14}$")
CENTURIES = ("19", "20")
# words that lead to a time that is not the figure's own
COMPARING = ("比", "较", "与", "同", "恢复到", "恢复至", "相当于")
REPORTED = re.compile(r"同比|环比")
# what tells that the year of 到2016年 is over: who says so, a gain over the year before, a verb of being
BY_REPORT = re.compile(r"统计(?!机构)|公报|普查|监测|数据显示")
FROM_YEAR_BEFORE = re.compile(r"同比|环比|[比较](?:上|去)年|上年[同末底]")
STANDS = (
    r"[^，。；\d]{1,24}[有为是共仅]",  # 企业共有120家
    r"(?:[全我].)?[共仅只]?有(?![效色机线害])[^，。；\d]{1,16}",  # 全市有企业120家
    r"(?:(?<=末)|(?<=末，))[^，。；\d]{2,24}",  # 至2016年末企业120家
)
STANDS_AT = re.compile(rf"，?(?:{'|'.join(STANDS)})(?<![达到至成现增加升降提超破逾于约近过])[约近]?\d")
LEFT_OPEN = re.compile(r"\d[^，。；\d]{0,12}(?:以上|左右|以内)")  # as aims are, more than what was counted
YET_TO_DO = re.compile(r"[^。；\d]{0,16}(?:完成|建成|新增|新建|培育|打造|形成|实现|基本|全面|全部|所有)")
THIS_YEAR = ("全年", "年底", "年末", "年内")  # of an aim
ABOUT_OVER = timedelta(days=10)  # before its end a period may be reported on


@dataclass(slots=True)
class Scene:
    """What is known while the figures of a sentence are read in their order."""

    text: str
    discourse: Discourse
    times: list[TimePhrase] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)  # of the times
    aims: list[int] = field(default_factory=list)  # where words of aim end
    when: TimePhrase | None = None  # the last period that levels are about
    latest: TimePhrase | None = None  # of those, the one that ends last
    undated: bool = False  # a figure was read before any period was named
    deadline: TimePhrase | None = None
    since: TimePhrase | None = None  # where a change set out from
    edge: TimePhrase | None = None  # where it led to
    subjects: list[Span] = field(default_factory=list)  # of the figures before
    last_subjects: list[Span] = field(default_factory=list)  # of the latest list of figures
    counted: dict[str, Span] = field(default_factory=dict)  # by unit: the latest that was counted in it
    levels: list[Reading] = field(default_factory=list)  # the shares and rates before
    sources: list[Reading] = field(default_factory=list)  # where the changes of the clause set out from
    last: Reading | None = None  # the latest
    clause: Clause | None = None  # the clause of the figures before
    carried: Span | None = None  # the subject of the sentence before
    aimed_until: int | None = None  # the latest target year
    done: int = 0  # up to here the text is read


def scene_of(text: str, discourse: Discourse) -> Scene:
    """The scene of a sentence before its first figure."""
    matches = list(PERIOD.finditer(text))
    times = read_periods(text, 0, len(text), matches, discourse)
    aims = [match.end() for match in AIM.finditer(text) if not surveyed(text, match.start())]
    return Scene(text, discourse, times, [time.start for time in times], aims)


def surveyed(text: str, place: int) -> bool:
    """Whether a word of aim only says what those asked have in mind: 31%的企业预计营收将增长."""
    return SURVEYED.search(text, max(0, place - 18), place) is not None


def times_between(scene: Scene, start: int, end: int) -> list[TimePhrase]:
    """The expressions of time that begin between two places."""
    return scene.times[bisect_left(scene.starts, start) : bisect_left(scene.starts, end)]


def aim_before(scene: Scene, place: int) -> int:
    """Where the last word of aim before a place ends, or -1."""
    index = bisect_left(scene.aims, place + 1)
    return scene.aims[index - 1] if index else -1


def pass_times(scene: Scene, start: int, end: int) -> TimePhrase | None:
    """Takes in the times between two places; returns the one that the figure is compared with."""
    than = None
    for time in times_between(scene, start, end):
        match time.role:
            case "than":
                than = time
            case "since":
                scene.since = time
                if spans_years(scene, time):
                    scene.when = time
            case "by" if is_ahead(scene, time):
                scene.deadline = time
            case "by" if scene.since is not None:
                scene.edge = time
            case "when" | "now" | "by":
                scene.when = time
                ahead = is_ahead(scene, time)
                scene.deadline = time if ahead and scene.deadline is not None else None
                if scene.deadline is None and (scene.discourse.supposed or not ahead):
                    scene.latest = later(scene.latest, time)
    return than


def later(one: TimePhrase | None, other: TimePhrase) -> TimePhrase:
    """The one of two periods that ends later, the other where they end together."""
    if one is None or one.period is None or other.period is None:
        return other
    return one if one.period.end > other.period.end else other


def spans_years(scene: Scene, time: TimePhrase) -> bool:
    """Whether a time is itself a span of years: 从2012年至2021年, but not 2012年以来."""
    period = time.period
    open_ended = "以来" in scene.text[time.start : time.end + 2]
    return period is not None and period.start.year < period.end.year and not open_ended


def is_ahead(scene: Scene, time: TimePhrase) -> bool:
    """Whether a period ends after the day of the text, or, that unknown, after the years it has spoken of."""
    if time.period is None:
        return False
    if is_told(scene, time):
        return False
    today = scene.discourse.today
    if today is not None and not time.period.start <= today < time.period.end:
        return time.period.end > today
    aimed = aim_before(scene, time.start) >= 0
    if scene.since is not None and scene.deadline is None and not aimed:
        return False  # 由2012年的24.6%提高到2021年的55.3%
    if today is not None:
        return aimed or time.role == "by" or time.period.end - today > ABOUT_OVER
    spoken = scene.discourse.period
    if spoken is None:
        later = scene.deadline is not None and scene.deadline.end <= time.start
        return time.role == "by" or aimed or later
    return time.period.end.year > spoken.end.year


def is_told(scene: Scene, time: TimePhrase) -> bool:
    """Whether a text of unknown day, with no aim in sight, tells what was reached by a time: 到2016年12月."""
    if time.role != "by" or BY_AFTER.match(scene.text, time.end) or is_settled(scene):
        return False
    text = scene.text
    if BY_REPORT.search(text, 0, time.start) or FROM_YEAR_BEFORE.search(text, time.end):
        return True
    if any(is_year_before(other, time) for other in scene.times):
        return True
    if PLANNED.search(text) or YET_TO_DO.match(text, time.end) or LEFT_OPEN.search(text, time.end):
        return False
    return "月" in text[time.start : time.end] or STANDS_AT.match(text, time.end) is not None


def is_settled(scene: Scene) -> bool:
    """Whether the day of the text tells what lies ahead, or the sentence aims, or goes on with aims."""
    discourse = scene.discourse
    dated = discourse.today is not None and not discourse.supposed
    governed = bool(discourse.plan or discourse.aims) or discourse.target_year is not None
    return dated or governed or bool(scene.aims)


def is_year_before(other: TimePhrase, time: TimePhrase) -> bool:
    """Whether a figure is compared with the month or day, at most a year earlier, of a time: 比2015年底."""
    if other.role != "than" or other.period is None or time.period is None:
        return False
    short = other.period.end - other.period.start < timedelta(days=31)
    return short and shifted(time.period, -1).end <= other.period.end < time.period.end


def leads_through(scene: Scene) -> bool:
    """Whether the period spoken of tells both ends of a change: 2012年—2021年，从10万亿元增至14万亿元."""
    time = scene.when
    if time is None or time.period is None or time is scene.since:
        return time is not None
    years = time.period.end.year - time.period.start.year
    return years > 1 and scene.text[time.start].isdigit() and spans_years(scene, time)


def source_time(scene: Scene, quantity: Quantity) -> TimePhrase | bool:
    """The time of a figure that a change sets out from (由2012年的24.6%), or True; else False."""
    end = quantity.start - scene.text.endswith(" ", 0, quantity.start)
    end -= scene.text.endswith("的", 0, end)
    end -= 2 * scene.text.endswith("同期", 0, end)
    time = next((phrase for phrase in times_between(scene, end - 20, end) if phrase.end == end), None)
    if time is not None:
        end = time.start
    if end > 0 and scene.text[end - 1] in "由从":
        return time or True
    return False


def aims_at(scene: Scene, start: int, quantity: Quantity) -> bool:
    """Whether a figure is aimed at, planned or expected, and not yet reached."""
    discourse = scene.discourse
    cue = max(aim_before(scene, quantity.start), scene.deadline.end if scene.deadline else -1)
    if cue < 0 or is_estimate(scene, cue):
        carried = discourse.aims or discourse.plan or discourse.target_year is not None
        past = scene.when is not None and not is_ahead(scene, scene.when)
        if past or not (carried or is_of_later_years(scene)):
            return False
        if carried and REPORTED.search(scene.text, start, quantity.start) and not is_of_later_years(scene):
            return False
        cue = 0
    return not reported_since(scene, cue) and DONE.search(scene.text, cue, quantity.start) is None


def is_of_later_years(scene: Scene) -> bool:
    """Whether a sentence speaks of years after that of the text, so that its figures can only be aims."""
    today, when = scene.discourse.today, scene.when.period if scene.when is not None else None
    return (
        when is not None and today is not None and not scene.discourse.supposed and when.end.year > today.year
    )


def is_estimate(scene: Scene, cue: int) -> bool:
    """Whether what is expected is over: 预计 in a report's review of the year that has ended."""
    today, spoken = scene.discourse.today, scene.discourse.period
    over = spoken is not None and today is not None and spoken.end < today
    return (
        over and scene.discourse.plan is False and scene.when is None and scene.text.endswith("预计", 0, cue)
    )


def reported_since(scene: Scene, cue: int) -> bool:
    """Whether a clause after the word of aim goes back to what has been: 预计……，其中一季度完成120亿元."""
    when = scene.when
    if when is None or when.start < cue or when.period is None or is_ahead(scene, when):
        return False
    return BOUNDARY.search(scene.text, cue, when.start) is not None


def target_year(scene: Scene) -> int | None:
    """The year by the end of which the aim is set, or None where the text names none."""
    if scene.deadline is not None and scene.deadline.period is not None:
        return scene.deadline.period.end.year
    today, when = scene.discourse.today, scene.when.period if scene.when is not None else None
    if today is not None and scene.when is not None and scene.text.startswith(THIS_YEAR, scene.when.start):
        return today.year
    if when is not None and (today is None or when.end.year >= today.year):
        return when.end.year
    if known := scene.discourse.target_year or scene.discourse.last_target:
        return known
    yearly = today is not None and today.month <= EARLY and GOALS.search(scene.text)
    return today.year if today is not None and yearly else None  # the goals of a report in its first months


def set_times(
    scene: Scene, reading: Reading, clause: Clause, than: TimePhrase | None, source: TimePhrase | bool
) -> None:
    """Sets the period of a figure, and the one that it is compared with."""
    when = period_of(scene, clause, source)
    same_part = than is not None and scene.text.startswith("同期", than.end)
    if than is not None and not source and is_told_too(scene, reading, clause, than):
        when = shifted(when, -1) if same_part and when is not None else than.period
        reading.period, reading.period_basis = when, "stated" if when is not None else "unknown"
        return
    # where a change set out from has a time that is not that of the text, though it may not be said
    reading.period, reading.period_basis = when, "stated" if when is not None or source else "unknown"
    month_before = than is not None and scene.text.startswith(("上月", "上个月"), than.start)
    if than is not None and than.period is not None and not same_part and not month_before:
        reading.baseline_period = than.period
    elif clause.compared and when is not None:
        reading.baseline_period = period_before(when, scene.text[clause.start : clause.end])


def is_told_too(scene: Scene, reading: Reading, clause: Clause, than: TimePhrase) -> bool:
    """Whether a figure is that of the earlier period itself: 高于上月的2.0%, 上年同期为37.5%."""
    if clause.change.again or reading.quantity.unit == TIMES:
        return clause.change.again
    compared = scene.text.endswith(COMPARING, 0, than.start)
    aside = scene.text.find("（", clause.start, than.start) >= 0  # 指数（上年同月=100）
    return reading.kind in ("level", "share") and not (compared or clause.compared or aside)


def period_of(scene: Scene, clause: Clause, source: TimePhrase | bool) -> Period | None:
    """The period that a figure is about, or None where it is not known."""
    if isinstance(source, TimePhrase):
        reported = scene.when.period if scene.when is not None else scene.discourse.period
        if reported is not None and scene.text.startswith("同期", source.end):
            return shifted(reported, -1)
        return source.period
    if source and not leads_through(scene):
        return scene.since.period if scene.since is not None else None
    if clause.change.to_level and scene.edge is not None:
        return scene.edge.period
    if scene.when is None:
        return scene.discourse.period if scene.edge is None else scene.edge.period
    when = None if scene.when.role == "now" else scene.when.period
    if when is None or not leads_through(scene) or not (source or clause.change.to_level):
        return when
    return months(when.start.year if source else when.end.year, 1, 12)


def period_before(when: Period, words: str) -> Period | None:
    """The period that 环比, 比上月 (the month before) or 同比, 比上年 (the year before) compares with."""
    if "同比" in words or "年" in words:
        return shifted(when, -1)
    if (when.start.year, when.start.month) != (when.end.year, when.end.month):
        return None
    last = when.start.replace(day=1) - timedelta(days=1)
    return months(last.year, last.month, last.month)


def renew(scene: Scene, subject: Span | None) -> None:
    """Leaves in the discourse what the next sentence may take for granted."""
    discourse, when = scene.discourse, scene.when
    if discourse.plan is not None:
        discourse.plan = mood(scene, discourse.plan)
    elif GOALS.search(scene.text) and (scene.deadline is not None or (when and is_ahead(scene, when))):
        discourse.plan = True
    if when is not None and when.period is not None and GOALS_OF_YEAR.match(scene.text, when.end):
        discourse.plan, discourse.last_target = True, when.period.end.year
    if when is not None and when.period is not None and not is_perhaps_planned(scene, when):
        suppose_day(scene, when)
    latest = None if scene.undated and is_before_spoken(scene) else scene.latest
    if latest is not None and latest.period is not None and is_carried(scene, latest, latest.period):
        discourse.aside_from = left_for(scene) if is_before_spoken(scene) else None
        one_year = latest.period.start.year == latest.period.end.year
        discourse.period = latest.period if one_year else months(latest.period.end.year, 1, 12)
    if scene.deadline is not None and scene.deadline.period is not None:
        discourse.target_year = scene.deadline.period.end.year
    if scene.aimed_until is not None:
        discourse.last_target = scene.aimed_until
    if subject is not None:
        discourse.subject = subject


def is_before_spoken(scene: Scene) -> bool:
    """Whether a sentence only looks back from the period that the text speaks of: 去年三季度亏12.9亿元."""
    spoken, latest = scene.discourse.period, scene.latest
    if spoken is None or latest is None or latest.period is None:
        return False
    return latest.period.end < spoken.end


def left_for(scene: Scene) -> Period | None:
    """What the text reported on before its figures looked back; None where a heading or lead-in does."""
    if scene.last is None or scene.text.rstrip().endswith("："):
        return None
    return scene.discourse.aside_from or scene.discourse.period


def is_carried(scene: Scene, time: TimePhrase, period: Period) -> bool:
    """Whether a period holds for the next sentences too: not a single day in the midst of a month."""
    lasts = period.start != period.end or (period.end + timedelta(days=1)).day == 1
    return lasts and not is_perhaps_planned(scene, time)


def mood(scene: Scene, before: bool) -> bool:
    """Whether a plan goes on with aims after this sentence: not once it has reported what has been."""
    expected = bool(scene.aims) and not is_estimate(scene, scene.aims[-1])
    if scene.deadline is not None or scene.aimed_until is not None or expected:
        return True
    reported = scene.when is not None and not is_ahead(scene, scene.when)
    return before and not (reported or DONE.search(scene.text) or REPORTED.search(scene.text))


def is_perhaps_planned(scene: Scene, when: TimePhrase) -> bool:
    """Whether, in a text whose day is not known, a period may lie ahead of it."""
    discourse = scene.discourse
    if discourse.today is not None and not discourse.supposed:
        return False
    return bool(discourse.plan or aim_before(scene, when.start) >= 0 or PLANNED.search(scene.text))


def suppose_day(scene: Scene, when: TimePhrase) -> None:
    """Where the day of a text is unknown, supposes it from the latest year that the text reports on."""
    discourse = scene.discourse
    if not scene.text.startswith(CENTURIES, when.start):
        return
    day = supposed_day(scene.text, when)
    if day and (discourse.today is None or (discourse.supposed and discourse.today < day)):
        discourse.today, discourse.supposed = day, True
