"""Chinese: what a sentence says of each of its quantities, from the words before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta

from briefings.languages import Language
from briefings.languages.chinese_clauses import (
    BOUNDARY,
    ONLY_SHARE,
    WHOLE_NOUN,
    Clause,
    Span,
    direction_of,
    items_of,
    read_clause,
)
from briefings.languages.chinese_numbers import find_quantities, noun_after, number_in_words
from briefings.languages.chinese_periods import find_periods, stated_date, supposed_day
from briefings.languages.chinese_words import (
    AT_LEAST,
    AT_MOST,
    EXACT,
    INCREASE,
    NOT_NAMES,
    QUALIFIERS,
    SAME_LENGTH,
    SPEECH,
    SURNAMES,
    TITLES,
)
from briefings.periods import Period, TimePhrase, months, shifted
from briefings.quantities import PERCENT, POINTS, TIMES, Quantity
from briefings.sentences import Discourse, Reading, Sentence

CUE = re.compile(
    r"[0-9]|[一二两三四五六七八九]成|分之|[一二两三四五六七八九十]个?[倍百多余万亿千]|翻|方案|计划|规划|措施|意见|[过超近一]半|半数|[百千万]余|近[百千万]"
)
AIM = re.compile(
    r"力争|争取|预计|预期|有望|计划(?!单列|经济|内|外)|拟(?!人|态)|确保|(?<!年度)目标(?=[是为：:，]|任务[是为])|努力(?:实现|达到)|"
    r"将(?=达|超|突破|建|新|增|投|培|实现|形成|有|为|是|会|完成|提[高升]|推|带|再|进一步|累计|打造|安排|支持|继续|力争|保持|下降|降|减|从|由|在)|"
    r"要(?=达到|超过|突破|建成|形成|培育|实现)|规划(?:建设|到)|展望"
)
AIM_HEADING = re.compile(
    r"目标|力争|到(?:19|20)\d\d年|行动计划|实施方案|行动方案|工作方案|发展规划|重点任务|主要任务"
)
PLAN_TITLE = re.compile(
    r"(?<!印发)(?<!发布)(?:行动计划|实施方案|行动方案|工作方案|发展规划|规划纲要|实施意见|若干措施)(?:（[^）]*）|\([^)]*\))?(?:的通知)?$"
)
BASELINE_HEADER = re.compile(r"基期|基准|现状|(?:19|20)\d\d年(?:实际|基数)")
DONE = re.compile(r"已(?!有研究)|截至|(?<![为除])了(?!解)|目前|过去")
SPEAKER_LINE = re.compile(
    rf"(?!{'|'.join(NOT_NAMES)})((?:[一-鿿《》\"（）()·]{{2,20}}(?:记者|{'|'.join(TITLES)}|主持人|问|答) ?)?[{SURNAMES}][一-鿿·]{{1,3}}|"
    r"[一-鿿《》\"（）()·A-Za-z]{0,20}(?:记者|主持人))(?:（[^）]{0,20}）)?[：:]"
)
ASKER = re.compile(r"记者|新闻$|日报|时报|电视|通讯社|广播|主持|社$|周刊|财经|卫视|网$|问$|提问")
SENTENCE_END = re.compile(r"[。！？!?\n]++['’”）)」』]*+(?P<quote>\"?)")
SPOKEN = re.compile(rf"(?:{'|'.join(sorted(SPEECH, key=len, reverse=True))})(?=[，：,:]|\"|道|$)")
NAME = re.compile(rf"(?:{'|'.join(sorted(TITLES, key=len, reverse=True))})([一-鿿·]{{2,4}})$")
VENUE = re.compile(r"(?:\d+日)?(?:在[^，]{0,24}|当天|日前|今天|昨天|会上|进一步|还|也|同时|向[^，]{0,10})$")
QUALIFIER = re.compile(
    rf"主营业务收入[^，的]{{0,12}}(?=的)|{'|'.join(sorted(QUALIFIERS, key=len, reverse=True))}"
)
CONNECTED = re.compile(r"\s?(?:、|和|与|及|以及|或|；|/)?\s?")
THRESHOLD = re.compile(
    r"(?:及)?(?:的|以上的|以上)?(?:[一-鿿]{0,6})(?:企业|工业企业|集群|产业|园区|项目|县|工程|机构|基地|公司)"
)
THRESHOLD_BEFORE = re.compile(
    r"(?:收入|产值|(?<!总)规模|投资|投资额|资产|销售额|营收|市值|人口|估值|面积|费用|年产|总额)(?:在|达|达到|为)?$"
)
RANK = re.compile(
    r"(?:位居|稳居|跃居|居|位列|列|排名|排在|排|跃升至|升至|提升至|上升到|上升至|位次)[^，。；第\d]{0,10}"
    r"(第(?P<place>[一二三四五六七八九十]{1,3}|\d{1,3})[位名]?)(?!方阵|梯队|大|次|批|届|个|季)"
)
COVERS = re.compile(r"(?:覆盖|、|和|有|惠及|涵盖)$")
BARE_SHARES = frozenset({"占比", "比重", "份额", "市场份额", "全球占比", "比例", "渗透率"})
AFTER_PERCENT = re.compile(r"的(?!比[重例]|增|速|目标|水平|基础|份额|占|高|幅度)")


@dataclass(slots=True)
class Scene:
    """What is known while the figures of a sentence are read in their order."""

    text: str
    times: list[TimePhrase]
    discourse: Discourse
    when: TimePhrase | None = None  # the latest period that levels are about
    deadline: TimePhrase | None = None
    since: TimePhrase | None = None
    subjects: list[Span] = field(default_factory=list)  # of the figures before
    last_subjects: list[Span] = field(default_factory=list)  # of the latest list of figures
    levels: list[Reading] = field(default_factory=list)  # the shares and rates before
    sources: list[Reading] = field(default_factory=list)  # where the changes of the clause set out from
    clause: Clause | None = None  # the clause of the figures before
    carried: Span | None = None  # the subject of the sentence before
    done: int = 0  # up to here the text is read


def read_sentence(sentence: Sentence, discourse: Discourse) -> list[Reading]:
    """What a sentence says of each of its quantities; renews period, subject and target year of the discourse."""
    text = sentence.text[sentence.start : sentence.end].translate(SAME_LENGTH)
    scene = Scene(text, find_periods(text, 0, len(text), discourse), discourse)
    if discourse.subject is not None and not sentence.first:
        scene.carried = discourse.subject[0] - sentence.start, discourse.subject[1] - sentence.start
    if sentence.block == "heading" and PLAN_TITLE.search(text):
        discourse.plan = True
    readings: list[Reading] = []
    for group in groups_of(text, find_quantities(text, 0, len(text), discourse)):
        readings += read_group(scene, group)
    pass_times(scene, scene.done, len(text))
    readings += ranks(scene)
    readings.sort(key=lambda reading: reading.quantity.start)
    speaker = None if discourse.question else speaker_in(text) or discourse.speaker
    for reading in readings:
        reading.speaker = speaker
        place_in(sentence, reading)
    renew(discourse, scene, readings)
    return readings


def place_in(sentence: Sentence, reading: Reading) -> None:
    """Moves the spans of a reading from the sentence's own text to the whole text."""
    shift, quantity = sentence.start, reading.quantity
    quantity.start, quantity.end = quantity.start + shift, quantity.end + shift
    quantity.number_start, quantity.number_end = quantity.number_start + shift, quantity.number_end + shift
    if quantity.noun is not None:
        quantity.noun = quantity.noun[0] + shift, quantity.noun[1] + shift
        if len(quantity.unit) == quantity.noun[1] - quantity.noun[0]:
            quantity.unit = sentence.text[slice(*quantity.noun)]
    if reading.subject is not None:
        reading.subject = reading.subject[0] + shift, reading.subject[1] + shift
        qualifier = QUALIFIER.search(sentence.text, *reading.subject)
        reading.qualifier = qualifier.group() if qualifier else None


def renew(discourse: Discourse, scene: Scene, readings: list[Reading]) -> None:
    """Leaves in the discourse what the next sentence may take for granted."""
    when = scene.when
    if when is not None and when.period is not None:
        suppose_day(discourse, scene, when)
        if not is_ahead(scene, when):
            discourse.period = when.period
    if scene.deadline is not None and scene.deadline.period is not None:
        discourse.target_year = scene.deadline.period.end.year
    if readings and readings[-1].subject is not None:
        discourse.subject = readings[-1].subject


def suppose_day(discourse: Discourse, scene: Scene, when: TimePhrase) -> None:
    """Where the day of a text is unknown, supposes it from the latest year that the text reports on."""
    named = scene.text[when.start : when.start + 2] in ("19", "20")
    if not named or AIM.search(scene.text, 0, when.start):
        return
    day = supposed_day(scene.text, when)
    if day and (discourse.today is None or (discourse.supposed and discourse.today < day)):
        discourse.today, discourse.supposed = day, True


def groups_of(text: str, quantities: list[Quantity]) -> list[list[Quantity]]:
    """The quantities of a sentence, those of one list together: 51.7%、68.3%和64.9%."""
    groups: list[list[Quantity]] = []
    last: Quantity | None = None
    for quantity in quantities:
        if is_threshold(text, quantity):
            continue
        if last is not None and listed(text, last, quantity):
            groups[-1].append(quantity)
        else:
            groups.append([quantity])
        last = quantity
    return groups


def listed(text: str, last: Quantity, quantity: Quantity) -> bool:
    """Whether a quantity goes on with the list of the last one."""
    gap_start = last.noun[1] if last.noun else last.end
    alike = last.unit == quantity.unit or {last.unit, quantity.unit}.isdisjoint(
        {PERCENT, POINTS, TIMES, "CNY"}
    )
    return (
        alike
        and gap_start < quantity.start
        and CONNECTED.fullmatch(text, gap_start, quantity.start) is not None
    )


def is_threshold(text: str, quantity: Quantity) -> bool:
    """Whether a quantity only tells a class of things from others: 年主营业务收入2000万元及以上的工业企业."""
    if quantity.unit in (PERCENT, POINTS, TIMES):
        return False
    before = THRESHOLD_BEFORE.search(text, max(0, quantity.start - 8), quantity.start)
    return before is not None and THRESHOLD.match(text, quantity.end) is not None


def read_group(scene: Scene, group: list[Quantity]) -> list[Reading]:
    """What the figures of one list say."""
    first = group[0]
    start = clause_start(scene.text, scene.done, first.start)
    clause = read_clause(scene.text, start, first, scene.times)
    than = pass_times(scene, scene.done, first.start)
    source = source_time(scene, first)
    subjects = subjects_of(scene, clause, group)
    borrowed = (
        scene.clause is not None and not clause.verb and scene.text[scene.done : scene.done + 1] in "、和与及"
    )
    if borrowed and scene.clause is not None:
        clause.change, clause.direction, clause.to_level = (
            scene.clause.change,
            scene.clause.direction,
            scene.clause.to_level,
        )
    aimed = aims_at(scene, start, first) and not source
    readings = []
    for place, quantity in enumerate(group):
        reading = Reading(quantity, *kind_of(scene, clause, quantity), subject=subjects[place])
        set_times(scene, reading, clause, than, source)
        if aimed and reading.kind != "rank":
            reading.kind, reading.target_year = "target", target_year(scene)
            reading.period, reading.period_basis = None, "unknown"
        readings.append(reading)
    share_bound(scene.text, group)
    compare(scene, clause, readings, than, bool(source))
    scene.last_subjects = [subject for subject in subjects if subject is not None]
    scene.subjects += scene.last_subjects
    scene.clause = clause
    last = group[-1]
    scene.done = max(last.end, last.noun[1] if last.noun else 0)
    return readings


def clause_start(text: str, floor: int, end: int) -> int:
    """Where the clause of a figure begins: after the last comma or stop; what stands in brackets is passed over."""
    place = end
    while True:
        boundary = None
        for boundary in BOUNDARY.finditer(text, max(floor, place - 120), place):
            pass
        if boundary is None:
            return floor
        opening = text.rfind({"）": "（", ")": "("}.get(boundary.group(), "\0"), floor, boundary.start())
        if opening < 0:
            return boundary.end()
        place = opening


def pass_times(scene: Scene, start: int, end: int) -> TimePhrase | None:
    """Takes in the expressions of time between two places; returns the one that the figure is compared with."""
    than = None
    for time in scene.times:
        if not start <= time.start < end:
            continue
        if time.role == "than":
            than = time
        elif time.role == "since":
            scene.since = time
            if (
                time.period is not None
                and time.period.start.year < time.period.end.year
                and "以来" not in scene.text[time.start : time.end + 2]
            ):
                scene.when = time
        elif time.role == "by" and is_ahead(scene, time):
            scene.deadline = time
        elif time.role != "name":
            scene.when = time
            if scene.deadline is not None and not is_ahead(scene, time):
                scene.deadline = None
    return than


def is_ahead(scene: Scene, time: TimePhrase) -> bool:
    """Whether a period ends after the day of the text, or, where that is unknown, after the years it has spoken of."""
    if time.period is None:
        return False
    if scene.discourse.today is not None:
        return time.period.end > scene.discourse.today
    if scene.since is not None and scene.deadline is None and not AIM.search(scene.text, 0, time.start):
        return False  # 由2012年的24.6%提高到2021年的55.3%
    spoken = scene.discourse.period
    if spoken is None:
        return time.role == "by" or AIM.search(scene.text, 0, time.start) is not None
    return time.period.end.year > spoken.end.year


def source_time(scene: Scene, quantity: Quantity) -> TimePhrase | bool:
    """Where a change sets out from the quantity (由2012年的24.6%): the time it is given for, or True; else False."""
    end = quantity.start
    if scene.text.endswith("的", 0, end):
        end -= 1
    time = next((phrase for phrase in scene.times if phrase.end == end), None)
    if time is not None:
        end = time.start
    if end and scene.text[end - 1] in "由从":
        return time or True
    return False


def subjects_of(scene: Scene, clause: Clause, group: list[Quantity]) -> list[Span | None]:
    """Who or what each figure of a list measures."""
    text, count = scene.text, len(group)
    own = clause.subject
    if own is not None and ONLY_SHARE.match(text, own[0]) and scene.subjects:
        own = None
    if own is not None and clause.spread:
        named: list[Span | None] = list(items_of(text, own, count)) or [own] * count
    elif own is not None:
        named = [own] * count
    elif len(scene.subjects) >= count and (clause.spread or count == len(scene.last_subjects)):
        named = list(scene.subjects[-count:])
    elif scene.subjects:
        named = [scene.subjects[-1]] * count
    else:
        named = [scene.carried] * count
    return [
        subject_with_noun(scene, own, quantity, subject)
        for quantity, subject in zip(group, named, strict=True)
    ]


def subject_with_noun(
    scene: Scene, own: Span | None, quantity: Quantity, subject: Span | None
) -> Span | None:
    """The subject of a figure, given the noun that stands after it."""
    noun = quantity.noun
    if quantity.unit == PERCENT and (own is None or own[1] > quantity.start - 6):
        return noun_of_share(scene.text, own, quantity) or subject
    if noun is None:
        return subject
    if own is None or own[1] > quantity.start:
        return noun
    if quantity.unit.isupper():  # 安排3000亿元特别国债资金
        return own
    return noun if noun[1] - noun[0] >= WHOLE_NOUN else (own[0], noun[1])


def noun_of_share(text: str, own: Span | None, quantity: Quantity) -> Span | None:
    """The noun that a share is of, where it stands after it: 95%以上县城城区, 超过90%的行政村."""
    worded = text[quantity.number_end - 1] in "成半一二三四五六七八九"
    joined = worded or AFTER_PERCENT.match(text, quantity.end) is not None
    if not joined and not COVERS.search(text, max(0, quantity.start - 3), quantity.start):
        return None
    noun = noun_after(text, quantity.end, len(text))
    if noun is None:
        return None
    near = own is not None and joined and own[1] - own[0] <= 6 and text[own[0] : own[1]].isalnum()
    return (own[0], noun[1]) if own is not None and near else noun


def kind_of(scene: Scene, clause: Clause, quantity: Quantity) -> tuple[str, str | None]:
    """(kind, direction) of a figure, aims aside."""
    if quantity.kind is not None:
        return quantity.kind, quantity.direction
    if quantity.unit == POINTS:
        before = scene.clause.direction if scene.clause is not None else None
        return "change", clause.direction or before or INCREASE
    if clause.change:
        return "change", direction_of(quantity, clause)
    direction = clause.direction if clause.to_level else None
    return "share" if clause.share and quantity.unit == PERCENT else "level", direction


def aims_at(scene: Scene, start: int, quantity: Quantity) -> bool:
    """Whether a figure is aimed at, planned or expected, and not yet reached."""
    text, discourse = scene.text, scene.discourse
    aim = None
    for aim in AIM.finditer(text, 0, quantity.start):
        pass
    cue = max(aim.end() if aim else -1, scene.deadline.end if scene.deadline else -1)
    if cue < 0:
        carried = discourse.aims or discourse.plan or discourse.target_year is not None
        past = scene.when is not None and not is_ahead(scene, scene.when)
        if not carried or past:
            return False
        cue = start
    return DONE.search(text, cue, quantity.start) is None


def target_year(scene: Scene) -> int | None:
    """The year by the end of which the aim is set, or None where the text names none."""
    if scene.deadline is not None and scene.deadline.period is not None:
        return scene.deadline.period.end.year
    today, when = scene.discourse.today, scene.when.period if scene.when is not None else None
    if when is not None and (today is None or when.end.year >= today.year):
        return when.end.year
    return scene.discourse.target_year


def set_times(
    scene: Scene, reading: Reading, clause: Clause, than: TimePhrase | None, source: TimePhrase | bool
) -> None:
    """Sets the period of a figure, and the one that it is compared with."""
    when: Period | None = scene.discourse.period
    if isinstance(source, TimePhrase):
        when = source.period
    elif source and scene.when is not scene.since:
        when = None  # 由10.2%下降到3.1%: when it set out is not said
    elif scene.when is not None:
        when = None if scene.when.role == "now" else scene.when.period
        if when is not None and scene.when is scene.since and (source or clause.to_level):
            edge = when.start.year if source else when.end.year
            when = Period(
                when.start.replace(year=edge, month=1, day=1), when.end.replace(year=edge, month=12, day=31)
            )
    reading.period, reading.period_basis = when, "stated" if when is not None else "unknown"
    if than is not None and than.period is not None:
        reading.baseline_period = than.period
    elif clause.compared and when is not None:
        reading.baseline_period = period_before(when, scene.text[clause.start : clause.end])


def period_before(when: Period, words: str) -> Period | None:
    """The period that 环比, 比上月 (the month before) or 同比, 比上年 (the year before) compares with."""
    if "同比" in words or "年" in words:
        return shifted(when, -1)
    if (when.start.year, when.start.month) != (when.end.year, when.end.month):
        return None
    last = when.start.replace(day=1) - timedelta(days=1)
    return months(last.year, last.month, last.month)


def compare(
    scene: Scene, clause: Clause, readings: list[Reading], than: TimePhrase | None, source: bool
) -> None:
    """Ties a gain to the level it led to, and a level to the one that the change set out from."""
    if source:
        scene.sources = readings
        return
    if clause.to_level and len(scene.sources) == len(readings):
        for reading, earlier in zip(readings, scene.sources, strict=True):
            reading.baseline_value, reading.baseline_period = earlier.quantity.value, earlier.period
    scene.sources = []
    if readings[0].quantity.unit == POINTS:
        for reading in readings:
            reading.level_of = level_before(scene, reading)
    elif not clause.change and readings[0].quantity.unit == PERCENT:
        scene.levels = [*scene.levels, *readings]


def level_before(scene: Scene, gain: Reading) -> Quantity | None:
    """The share or rate of the same sentence that a gain in points led to."""
    bare = gain.subject is not None and scene.text[max(gain.subject[0], 0) : gain.subject[1]] in BARE_SHARES
    for level in reversed(scene.levels):
        if level.subject == gain.subject or bare:
            return level.quantity
    return None


def share_bound(text: str, group: list[Quantity]) -> None:
    """Gives the bound at the head of a list, or at its end, to the figures of it that have none of their own."""
    if len(group) < 2:
        return
    head, tail = group[0], group[-1]
    if (
        head.bound in (AT_LEAST, AT_MOST)
        and head.start < head.number_start
        and "分别" in text[max(0, head.start - 4) : head.start]
    ):
        for quantity in group[1:]:
            quantity.bound = head.bound if quantity.bound == EXACT else quantity.bound
    elif (
        tail.bound in (AT_LEAST, AT_MOST)
        and text[tail.end - 1] in "上内"
        and all(quantity.bound == EXACT for quantity in group[:-1])
    ):
        for quantity in group[:-1]:
            quantity.bound = tail.bound


def ranks(scene: Scene) -> list[Reading]:
    """The ranks that a sentence claims: 居世界第二位."""
    found = []
    for match in RANK.finditer(scene.text):
        value = number_in_words(match["place"])
        quantity = Quantity(*match.span(1), *match.span("place"), value, "rank", step=1.0, kind="rank")
        quantity_before = Quantity(match.start(), match.start(), match.start(), match.start(), value, "rank")
        clause = read_clause(
            scene.text, clause_start(scene.text, 0, match.start()), quantity_before, scene.times
        )
        reading = Reading(quantity, "rank", subject=clause.subject)
        set_times(scene, reading, clause, None, False)
        found.append(reading)
    return found


def speaker_in(text: str) -> str | None:
    """The person that a sentence quotes: 工业和信息化部副部长单忠德表示."""
    spoken = SPOKEN.search(text)
    if spoken is None:
        return None
    start = max(text.rfind(mark, 0, spoken.start()) for mark in '，。；："“”、\n')
    who = text[start + 1 : spoken.start()]
    who = VENUE.sub("", VENUE.sub("", who)).strip()
    name = NAME.search(who)
    if name:
        return name[1]
    return who if 2 <= len(who) <= 4 and not who.startswith(("据", "他", "她", "也")) else None


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the sentences between `start` and `end`; closing quotes stay with their sentence."""
    spans = []
    place = start
    for match in SENTENCE_END.finditer(text, start, end):
        stop = match.end()
        if match["quote"] and text.count('"', place, stop) % 2:
            stop = match.start("quote")  # the quote opens what comes next
        if stop > place:
            spans.append((place, stop))
            place = stop
    if text[place:end].strip():
        spans.append((place, end))
    return spans


def home(text: str) -> tuple[str, int]:
    """(currency that a bare 元 or $ means, first month of the fiscal year) of a text."""
    return "CNY", 1


LANGUAGE = Language(
    code="zh",
    cue=CUE,
    split_sentences=split_sentences,
    read_sentence=read_sentence,
    find_quantities=find_quantities,
    find_periods=find_periods,
    aim=AIM_HEADING,
    baseline=BASELINE_HEADER,
    speaker_line=SPEAKER_LINE,
    asker=ASKER,
    stated_date=stated_date,
    home=home,
)
