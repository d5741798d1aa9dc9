"""Who or what each figure of a Chinese list measures."""

from __future__ import annotations

import re

from briefings.languages.chinese_clauses import WHOLE_NOUN, Clause, Span, clause_start, read_clause
from briefings.languages.chinese_numbers import noun_after
from briefings.languages.chinese_scene import Scene, times_between
from briefings.languages.chinese_words import GROWTH_NOUNS, SPEECH, either
from briefings.quantities import PERCENT, TIMES, Quantity

SHARE_OF = re.compile(r"约?占(?!比)|[^，]{1,14}之比$")  # a share of something whose owner was named before
COVERS = re.compile(r"(?:覆盖|、|和|有|惠及|涵盖)$")
AFTER_PERCENT = re.compile(
    r"的(?!比[重例]|增|速|目标|水平|基础|份额|占|高|低|较|历史|最|合理|区间|年均|同比|环比|幅度)"
)
SHARES_IN_WORDS = "成半数一二三四五六七八九"
ASKED = re.compile("受访|被访|受调查|被调查|调查对象|答题者|网友")
OPINION = re.compile("选择|认为|表示|反映|希望|觉得|期待|期盼|担心|担忧|愿意|倾向|看好|赞成|反对|坦言|处于")
GRANTED = re.compile("安排|拨付|下达|发放|投入|设立|筹集|预留|统筹|拿出")
OPENING = re.compile("(?:其中|还|另|剩下|余下)?(?:[仅只]?有)?的?")
SAID = re.compile(r"(?![的和与或及、以至到])[一-鿿][^，。；：！？（\n]{1,29}")  # what those asked do or say
AMONG = re.compile(r"(?:^|[，；])(?:其中)?在?([^，；]{2,30}?)(?:中|里|方面|而言)，$")
TOLD = re.compile(
    rf"(?:{either(SPEECH)}|显示|发布|公布|获悉|了解到|统计|测算|来看|方面|情况|时|后|下|基础上)$"
)
MULTIPLE_OF = re.compile(r"(?:是|为|相当于)[^，。；是为]{1,20}的$")  # 是全国平均水平的1.8倍
GROWTH_ONLY = re.compile(rf"(?:名义|实际|平均|整体|总体)?(?:{either(GROWTH_NOUNS)})")
SHARE_ONLY = re.compile("(?:市场)?份额|占比|比重|市占率")
SHORT_OWNER = 6
LABEL = re.compile(r"([一-鿿]{2,8})：")

ITEM = re.compile(r"、|以及|和|与|及(?!以上)")
FIRM_ITEM = re.compile(r"、|以及|，")
BOTH = re.compile(r"[都均皆]|双双")
MANNER = re.compile(r"(?:以|按)[^，、]{1,8}(?:计|计算)$")


def subjects_of(scene: Scene, clause: Clause, group: list[Quantity]) -> list[Span | None]:
    """Who or what each figure of a list measures."""
    own = own_subject(scene, clause, group)
    named = named_subjects(scene, own, clause, group)
    if clause.change.to_level and len(scene.sources) == len(group):
        named = [reading.subject for reading in scene.sources]
    return [
        subject_with_noun(scene, own, quantity, subject)
        for quantity, subject in zip(group, named, strict=True)
    ]


def own_subject(scene: Scene, clause: Clause, group: list[Quantity]) -> Span | None:
    """The noun phrase of the clause itself, where it tells what is measured by more than a rate's name."""
    own, unit = clause.subject, group[0].unit
    if own is None:
        return noun_before(scene, group[0].start - 1) if is_aside(scene.text, group) else None
    share_of_it = SHARE_OF.match(scene.text, *own) is not None
    growth_of_it = unit == PERCENT and GROWTH_ONLY.fullmatch(scene.text, *own)  # 产量357万辆，增幅超过40%
    if scene.subjects and (share_of_it or growth_of_it):
        return None
    if clause.spread and SHARE_ONLY.fullmatch(scene.text, *own):
        return None
    if unit == TIMES and MULTIPLE_OF.search(scene.text, 0, group[0].start):
        return None
    return own


def is_aside(text: str, group: list[Quantity]) -> bool:
    """Whether a bracket holds the figures and nothing else: 职业培训（55.6%）."""
    return text.startswith("（", group[0].start - 1) and text.startswith("）", group[-1].end)


def noun_before(scene: Scene, place: int) -> Span | None:
    """The noun phrase that ends at a place, after the comma or the 、 before it."""
    last = max(scene.text.rfind(mark, 0, place) for mark in "、）是") + 1
    start = max(clause_start(scene.text, 0, place), last)
    return words_before(scene, start, place).subject


def words_before(scene: Scene, start: int, end: int) -> Clause:
    """The words between two places, read as those before a figure."""
    figure = Quantity(end, end, end, end, 0.0, "")
    return read_clause(scene.text, start, figure, times_between(scene, start, end))


def named_subjects(
    scene: Scene, own: Span | None, clause: Clause, group: list[Quantity]
) -> list[Span | None]:
    """The subjects that the clause itself names, or those of the clauses before it."""
    count = len(group)
    topic = own or (taken_up(scene, clause) if scene.subjects else None)
    if topic is not None:
        items = items_of(scene.text, topic, count) if clause.spread else []
        return [*items] or owners_before(scene, clause, count) or [topic] * count
    if len(scene.subjects) >= count > 1 and (clause.spread or count == len(scene.last_subjects)):
        return [*scene.subjects[-count:]]
    if scene.subjects:
        return [scene.counted.get(group[0].unit, scene.subjects[-1])] * count
    before = subject_before(scene, clause.start) or label(scene, clause) or scene.carried
    items = items_of(scene.text, before, count) if clause.spread and before else []
    return [*items] or [before] * count


def owners_before(scene: Scene, clause: Clause, count: int) -> list[Span | None]:
    """Whose figures a measure spreads over, listed right before it: 北京和上海都在增长，增速分别为5%和6%."""
    end = clause_start(scene.text, scene.done, clause.end) - 1
    if count == 1 or not clause.spread or end <= scene.done:
        return []
    start = clause_start(scene.text, scene.done, end)
    both = BOTH.search(scene.text, start, end)
    owners = split_at(scene.text, start, both.start(), ITEM) if both else []
    return [*owners] if len(owners) == count else []


def label(scene: Scene, clause: Clause) -> Span | None:
    """The word that stands before a colon, where it opens the sentence: 交付：卖出8.6万辆."""
    found = LABEL.match(scene.text, 0, clause.end)
    return found.span(1) if found else None


def subject_before(scene: Scene, start: int) -> Span | None:
    """Whom the clause before speaks of: 受访企业中，43%表示……; 造船市场份额居世界第一，2021年为47.2%."""
    text = scene.text
    if among := AMONG.search(text, max(0, start - 40), start):
        return among.span(1)
    end = text.rfind("，", 0, start)
    if end < 0 or TOLD.search(text, max(0, end - 4), end):
        return None
    return words_before(scene, clause_start(text, 0, end), end).subject


def taken_up(scene: Scene, clause: Clause) -> Span | None:
    """The bare noun phrase after a figure that a clause goes on with: 研发投入强度，由2.35%提高到3.2%."""
    if clause.change.moves or clause.compared or (clause.share and not clause.spread):
        return None
    end = clause_start(scene.text, scene.done, clause.end) - 1
    start = clause_start(scene.text, scene.done, end) if end > scene.done else scene.done
    if start == scene.done:
        return None
    phrase = words_before(scene, start, end - scene.text.endswith("的", start, end))
    return None if phrase.verb else phrase.subject


def subject_with_noun(
    scene: Scene, own: Span | None, quantity: Quantity, subject: Span | None
) -> Span | None:
    """The subject of a figure, given the noun that stands after it."""
    noun = quantity.noun
    if quantity.unit == PERCENT and (own is None or own[1] > quantity.start - SHORT_OWNER):
        said = noun_of_share(scene.text, own, quantity) or said_by_share(scene, own, quantity)
        return said or subject
    if noun is None:
        return subject
    if own is None or own[1] > quantity.start:
        return noun
    if quantity.unit.isupper():  # 财政安排2亿元专项资金
        return noun if GRANTED.search(scene.text, own[1], quantity.start) else own
    counted = noun[1] - noun[0] >= WHOLE_NOUN or scene.text.endswith("有", 0, quantity.start)
    return noun if counted else (own[0], noun[1])


def noun_of_share(text: str, own: Span | None, quantity: Quantity) -> Span | None:
    """The noun that a share is of, where it stands after it: 95%以上县城城区, 超过90%的行政村, 近三成农户."""
    joined = text[quantity.number_end - 1] in SHARES_IN_WORDS or quantity.kind == "share"
    joined = joined or AFTER_PERCENT.match(text, quantity.end) is not None
    if not joined and not COVERS.search(text, max(0, quantity.start - 3), quantity.start):
        return None
    noun = noun_after(text, quantity.end, len(text))
    if noun is None and text.startswith("的人", quantity.end):  # 45%的人倾向纸书
        noun = quantity.end + 1, quantity.end + 2
    if noun is not None and (ASKED.search(text, *noun) or OPINION.match(text, noun[1])):
        said = SAID.match(text, noun[0])
        return said.span() if said else noun
    if noun is None or own is None or quantity.kind == "share":
        return noun
    near = joined and own[1] - own[0] <= SHORT_OWNER and text[slice(*own)].isalnum()
    return (own[0], noun[1]) if near else noun


def said_by_share(scene: Scene, own: Span | None, quantity: Quantity) -> Span | None:
    """What a further share says that opens its clause: 57%的受访者喜欢……，49%看重发展空间."""
    if own is not None or not scene.subjects:
        return None
    opening = clause_start(scene.text, scene.done, quantity.start)
    if not OPENING.fullmatch(scene.text, opening, quantity.start):
        return None
    said = SAID.match(scene.text, quantity.end)
    return said.span() if said else None


def items_of(text: str, span: Span, count: int) -> list[Span]:
    """The noun phrases of a list, as many as `count`, or none where the list has fewer."""
    start, end = span
    manner = MANNER.search(text, start, end)
    if manner:
        end = manner.start()
    for separator in (FIRM_ITEM, ITEM):
        pieces = split_at(text, start, end, separator)
        if len(pieces) == count:
            return pieces
    firm = split_at(text, start, end, FIRM_ITEM)
    if firm and len(firm) == count - 1 and len(divided := halves(text, firm[-1])) == 2:
        return firm[:-1] + divided
    loose = split_at(text, start, end, ITEM)
    return loose[-count:] if len(loose) > count else []


def split_at(text: str, start: int, end: int, separator: re.Pattern[str]) -> list[Span]:
    """The pieces of a span between the matches of a separator."""
    pieces = []
    for match in separator.finditer(text, start, end):
        pieces.append((start, match.start()))
        start = match.end()
    return [piece for piece in [*pieces, (start, end)] if piece[1] > piece[0]]


def halves(text: str, span: Span) -> list[Span]:
    """The two pieces of a span at the 和 that divides it most evenly."""
    matches = list(ITEM.finditer(text, *span))
    if not matches:
        return [span]
    middle = min(matches, key=lambda match: abs(match.start() + match.end() - span[0] - span[1]))
    return [(span[0], middle.start()), (middle.end(), span[1])]
