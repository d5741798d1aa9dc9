"""What the figures of a Chinese sentence say: levels and changes, lists, from and to, ranks."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from briefings.languages.chinese_clauses import Change, Clause, Span, clause_start, read_clause
from briefings.languages.chinese_numbers import number_in_words
from briefings.languages.chinese_scene import (
    Scene,
    aims_at,
    pass_times,
    set_times,
    source_time,
    target_year,
    times_between,
)
from briefings.languages.chinese_subjects import subjects_of
from briefings.languages.chinese_words import (
    ACTIONS,
    AT_LEAST,
    AT_MOST,
    CHANGES,
    EXACT,
    GROWTH_NOUNS,
    INCREASE,
    either,
)
from briefings.quantities import PERCENT, POINTS, TIMES, Quantity
from briefings.sentences import Reading

CONNECTED = re.compile(r"\s?(?:、|和|与|及|以及|或|/)?\s?")
THRESHOLD = re.compile(
    r"(?![一-鿿]{0,10}基金)(?:及)?(?:的|以上的|以上)?(?:[一-鿿]{0,6})(?:企业|集群|产业|园区|项目|县|工程|机构|基地|公司|"
    r"供应商|服务商|单位|品牌|平台|城市|家庭|集团|产品|车型)"
)
THRESHOLD_BEFORE = re.compile(
    r"(?:收入|产值|(?<!总)规模|投资|投资额|资产|销售额|营收|市值|人口|估值|面积|费用|年产|总额)(?:在|达|达到|为)?$"
)
DONE_OR_PLANNED = re.compile(rf"(?:{either(ACTIONS)})了?$")  # 建成120个以上平台 is a count
RATE_BEFORE = re.compile(r"(?:率|强度|比重|占比|比例|增速|增幅)(?:在|达|达到|为)?$")
RANK = re.compile(
    r"(?:位居|稳居|跃居|居|位列|列|排名|排在|排|跃升至|升至|提升至|上升到|上升至|位次)[^，。；第\d]{0,10}"
    r"(第\s?(?P<place>[一二三四五六七八九十]{1,3}|\d{1,3})\s?[位名]?)(?!方阵|梯队|大|次|批|届|个|季)"
)
BARE_SHARES = frozenset({"占比", "比重", "份额", "市场份额", "全球占比", "比例", "渗透率"})
RATE_NAME = re.compile(r"[率比重度数额值量率）)]$|水平$|规模$")  # measures that have a level of their own
RATES = frozenset({PERCENT, POINTS, TIMES})
FAR = 12  # figures back that a gain may still refer to


def read_groups(scene: Scene, quantities: list[Quantity]) -> list[Reading]:
    """What the figures and the ranks of a sentence say, in their order."""
    readings: list[Reading] = []
    for group in groups_of(scene.text, quantities):
        readings += read_group(scene, group)
    pass_times(scene, scene.done, len(scene.text))
    if found := ranks(scene):
        readings = sorted([*readings, *found], key=lambda reading: reading.quantity.start)
        for before, reading in pairwise(readings):
            reading.subject = reading.subject or before.subject
    return readings


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
    start = last.noun[1] if last.noun else last.end
    if start >= quantity.start or not CONNECTED.fullmatch(text, start, quantity.start):
        return False
    units = {last.unit, quantity.unit}
    return len(units) == 1 or units.isdisjoint({PERCENT, POINTS, TIMES, "CNY"})


def is_threshold(text: str, quantity: Quantity) -> bool:
    """Whether a quantity only tells a class of things from others: 年主营业务收入2000万元及以上的工业企业."""
    if quantity.unit in (POINTS, TIMES) or not THRESHOLD.match(text, quantity.end):
        return False
    before = max(0, quantity.start - 8), quantity.start
    if quantity.unit == PERCENT:
        return RATE_BEFORE.search(text, *before) is not None
    if text.endswith("以上", 0, quantity.end):
        return DONE_OR_PLANNED.search(text, *before) is None or text.startswith("的", quantity.end)
    return THRESHOLD_BEFORE.search(text, *before) is not None


def read_group(scene: Scene, group: list[Quantity]) -> list[Reading]:
    """What the figures of one list say."""
    first, last = group[0], group[-1]
    start = clause_start(scene.text, scene.done, first.start)
    clause = read_clause(scene.text, start, first, times_between(scene, start, first.start))
    than = pass_times(scene, scene.done, first.start)
    scene.undated = scene.undated or scene.when is None
    source = source_time(scene, first)
    if clause.subject is not None and "；" in scene.text[scene.done : first.start]:
        scene.counted.clear()
    subjects = subjects_of(scene, clause, group)
    clause = gone_on(scene, clause, first)
    aimed = not source and not clause.change.again and aims_at(scene, start, first)
    readings = []
    for quantity, subject in zip(group, subjects, strict=True):
        reading = Reading(quantity, *kind_of(scene, clause, quantity), subject=subject)
        set_times(scene, reading, clause, than, source)
        if subject is not None and reading.kind == "level" and quantity.unit == PERCENT:
            name_growth(scene.text, reading, clause.subject or subject)
        if aimed:
            reading.kind, reading.target_year = "target", target_year(scene)
            scene.aimed_until = reading.target_year or scene.aimed_until
            reading.period, reading.period_basis = None, "unknown"
        readings.append(reading)
    if clause.spread:
        spread_times(scene, readings)
    share_bound(scene.text, group)
    compare(scene, clause, readings, bool(source))
    scene.last_subjects = [subject for subject in subjects if subject is not None]
    scene.subjects += scene.last_subjects
    if last.unit not in RATES and not last.unit.isupper() and scene.last_subjects:
        scene.counted[last.unit] = scene.last_subjects[-1]
    scene.clause = clause
    scene.done = max(last.end, last.noun[1] if last.noun else 0)
    return readings


def name_growth(text: str, reading: Reading, subject: Span) -> None:
    """Makes a change of a level whose subject is itself a rate of change: 增速位居前列，达8.1%."""
    noun = text[max(0, subject[1] - 2) : subject[1]]
    if noun in GROWTH_NOUNS:
        reading.kind, reading.direction = "change", CHANGES[noun]


def spread_times(scene: Scene, readings: list[Reading]) -> None:
    """Gives each figure of a list its own time: 2022年、2023年分别达到6.1亿户和8.1亿户."""
    before = times_between(scene, scene.done, readings[0].quantity.start)
    times = [time for time in before if time.role in ("when", "name") and time.period is not None]
    if len(times) == len(readings) > 1:
        for reading, time in zip(readings, times, strict=True):
            reading.period, reading.period_basis = time.period, "stated"


def gone_on(scene: Scene, clause: Clause, quantity: Quantity) -> Clause:
    """The clause, with the verb of the one it goes on with where it has none: 制造业增长7.4%、采矿业3%."""
    before, between = scene.clause, scene.text[scene.done : clause.end]
    if before is None:
        return clause
    if clause.change.again and quantity.unit == PERCENT:
        return replace(clause, change=replace(before.change, again=True), share=before.share)
    if before.change.moves and between in ("至", "到"):  # 增长12.3%至345.6亿元
        return replace(clause, change=Change(False, before.change.direction, to_level=True))
    goes_on = before.change.growth and clause.subject is None and not clause.change.moves
    if goes_on and "；" not in between:  # 增幅在两成以上，达23%
        return replace(clause, change=replace(before.change, moves=True))
    if quantity.unit == PERCENT and elided(scene, clause, between):  # 东部增长5.0%，中部4.5%
        return replace(clause, change=before.change)
    listed_on = between.startswith(("、", "和", "与", "及", "或"))
    return replace(clause, change=before.change) if listed_on and not clause.verb else clause


def elided(scene: Scene, clause: Clause, between: str) -> bool:
    """Whether a clause has a subject and no verb because that of the clause before holds for it too."""
    before = scene.clause
    if clause.verb or clause.share or clause.subject is None or before is None or not before.change.moves:
        return False
    if scene.last is None or scene.last.quantity.unit != PERCENT:
        return False
    level = RATE_NAME.search(scene.text, *clause.subject)
    return between.startswith("，") and between.count("，") == 1 and level is None


def kind_of(scene: Scene, clause: Clause, quantity: Quantity) -> tuple[str, str | None]:
    """(kind, direction) of a figure, aims aside."""
    if quantity.kind is not None:
        return quantity.kind, quantity.direction
    if quantity.unit == POINTS:
        before = scene.clause.change.direction if scene.clause is not None else None
        return "change", clause.change.direction or before or INCREASE
    if clause.change.moves:
        return "change", clause.change.direction
    share = clause.share and quantity.unit == PERCENT
    return "share" if share else "level", clause.change.direction if clause.change.to_level else None


def compare(scene: Scene, clause: Clause, readings: list[Reading], source: bool) -> None:
    """Ties a gain to the level it led to, and a level to the one that the change set out from."""
    if source:
        scene.sources = readings
        scene.last = None
        return
    if clause.change.to_level and len(scene.sources) == len(readings):
        for reading, earlier in zip(readings, scene.sources, strict=True):
            reading.baseline_value, reading.baseline_period = earlier.quantity.value, earlier.period
    scene.sources = []
    if readings[0].quantity.unit == POINTS:
        for reading in readings:
            reading.level_of = level_before(scene, reading)
    elif not clause.change.moves and readings[0].quantity.unit == PERCENT:
        scene.levels += readings
        if clause.change.to_level and scene.last is not None and scene.last.quantity.unit == POINTS:
            scene.last.level_of = readings[0].quantity  # 下降1.6个百分点至48.3%
    scene.last = readings[-1]


def level_before(scene: Scene, gain: Reading) -> Quantity | None:
    """The share or rate of the same sentence that a gain in points led to."""
    bare = gain.subject is not None and scene.text[max(gain.subject[0], 0) : gain.subject[1]] in BARE_SHARES
    for level in scene.levels[: -FAR - 1 : -1]:
        if level.subject == gain.subject or bare:
            return level.quantity
    return None


def share_bound(text: str, group: list[Quantity]) -> None:
    """Gives the bound at the head or the end of a list to its figures that have none of their own."""
    head, tail = group[0], group[-1]
    led = head.start < head.number_start and "分别" in text[max(0, head.start - 4) : head.start]
    closed = text[tail.end - 1] in "上内" and all(quantity.bound == EXACT for quantity in group[:-1])
    shared = head if led else tail if closed else None
    if shared is None or shared.bound not in (AT_LEAST, AT_MOST):
        return
    for quantity in group:
        if quantity.bound == EXACT:
            quantity.bound = shared.bound


def ranks(scene: Scene) -> list[Reading]:
    """The ranks that a sentence claims: 居世界第二位."""
    found = []
    for match in RANK.finditer(scene.text):
        value = number_in_words(match["place"])
        quantity = Quantity(*match.span(1), *match.span("place"), value, "rank", step=1.0, kind="rank")
        start = max(clause_start(scene.text, 0, match.start()), scene.text.rfind("、", 0, match.start()) + 1)
        verb = Quantity(match.start(), match.start(), match.start(), match.start(), value, "rank")
        clause = read_clause(scene.text, start, verb, times_between(scene, start, match.start()))
        reading = Reading(quantity, "rank", subject=clause.subject)
        set_times(scene, reading, clause, None, False)
        found.append(reading)
    return found
