"""What an English count counts: the noun behind it, or the total before its verb."""

from __future__ import annotations

from briefings.languages.english_governors import is_threshold, threshold_opener
from briefings.languages.english_phrases import BEFORE_A_WHOLE, Scene, cleaned, noun_phrase_before, tail
from briefings.languages.english_spots import Answer, Span, Spot
from briefings.languages.english_subjects import FINITE, subject_before
from briefings.languages.english_tokens import Figure
from briefings.languages.english_verbs import PAST_FORMS, PRESENT_FORMS
from briefings.languages.english_words import COUNTABLE, EMPTY_HEADS
from briefings.quantities import listed

LONGEST_STATEMENT = 16  # words


def part_of_count(spot: Spot) -> Answer:
    """8 of | its 13 subsectors."""
    if spot.figure.noun_last != spot.figure.last:
        return None
    start = spot.figure.last + 2 + (spot.words[spot.figure.last + 1] == "out")
    return tail(spot.scene, start, len(spot.words), predicate=False)


def whole_of_count(spot: Spot) -> Answer:
    """29 million homes out of a total of | 31 million."""
    return "earlier" if spot.follows and is_whole(spot.words, spot.figure, spot.floor) else None


def is_whole(words: list[str], figure: Figure, floor: int) -> bool:
    """Whether a figure without a noun is all that the one before is a part of: 62 factories out of | 153."""
    if figure.quantity.noun is not None:
        return False
    index = figure.first - 1
    while index > floor and words[index] in BEFORE_A_WHOLE:
        index -= 1
    return index > floor and words[index] == "out"


def counted_total(spot: Spot) -> Answer:
    """The number of stations | reached 300 stations; robot density | is 415 robots per 10,000 workers."""
    if spot.governor.what not in {"link", "change"}:
        return None
    if spot.governor.what == "change" and spot.governor.preposition not in {"by", "to", "from", "at"}:
        return None
    before = subject_before(spot.scene, spot.governor.index, spot.floor)
    if before is None:
        return None
    counts = MEASURED_IN_COUNTS.intersection(spot.words[before[0] : before[1] + 1])
    verb = spot.words[spot.governor.index]
    amounts = verb in AMOUNTING or (spot.governor.preposition in {"to", "at"} and verb not in FINITE)
    return before if counts or amounts or spot.governor.what == "change" else None


MEASURED_IN_COUNTS = COUNTABLE | listed("stock stocks density inventory headcount")
# verbs between a total and its count: the fleet | totalled 214 aircraft
AMOUNTING = listed(
    "total totals totaled totalled totalling exceed exceeds exceeded exceeding surpass surpasses surpassed"
    " number numbers numbered average averages averaged averaging equal equals equalled comprised comprises"
)


def counted_within(spot: Spot) -> Answer:
    """The industrial internet has been applied in 45 categories | ; direct employment of 900 persons |."""
    if spot.governor.what == "of":
        before = noun_phrase_before(spot.scene, spot.governor.place - 1, spot.floor)
        if before is not None and not EMPTY_HEADS.issuperset(spot.words[before[0] : before[1] + 1]):
            acts = before[0] < before[1] and spot.words[before[0] - 1] in {"and", "to", "will", "we"}
            acts = acts and (
                spot.words[before[0]] in PRESENT_FORMS or spot.words[before[0]] in PAST_FORMS
            )  # and | publish names of 150 companies
            return before[0] + acts, spot.figure.noun_last
    if spot.governor.preposition in {"in", "into", "across"} and spot.governor.what in {"none", "gap"}:
        whole = spot.main()
        if (
            whole is not None
            and spot.floor < whole[0]
            and spot.figure.noun_last - whole[0] <= LONGEST_STATEMENT
        ):
            return whole[0], spot.figure.noun_last
    return None


def counted(spot: Spot) -> Answer:
    """300 | cities in China; where the count is its clause's subject, with the predicate."""
    found = tail(spot.scene, spot.figure.last + 1, spot.ceiling, predicate=spot.opens)
    if found and spot.opens and (done := done_to(spot.words, *found)) is not None:
        found = found[0], done - 1
    found = cleaned(spot.words, *found) if found else None
    found = found and (found[0], max(found[1], spot.figure.noun_last))
    return found and with_threshold(spot.scene, found)


def done_to(words: list[str], first: int, last: int) -> int | None:
    """Where a predicate starts that only says what was done: 700 workshops | have been built."""
    for index in range(first, last):
        if words[index] in DONE and (words[index + 1] in {"been", "be"} or words[index + 1] in PAST_FORMS):
            return index
        if words[index] in FINITE:
            return None
    return None


DONE = listed("have has had will would were was should shall can to")


def with_threshold(scene: Scene, span: Span) -> Span:
    """The span with a threshold that follows it: suppliers | whose income exceeds 1 billion yuan."""
    for other in scene.figures:
        if other.first > span[1] and is_threshold(scene, other, span[1] - 1):
            opener = threshold_opener(scene.tokens.words, other.first, span[1] - 1)
            if opener is not None and opener <= span[1] + 1:
                return span[0], other.last
    return span
