"""What an English figure measures: one small rule a construction, tried in order."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile
from typing import Literal

from briefings.languages.english_counted import (
    counted,
    counted_total,
    counted_within,
    part_of_count,
    whole_of_count,
)
from briefings.languages.english_ellipsis import ALSO, PARTED, gapped, goes_on, of_which, said_over
from briefings.languages.english_governed import (
    UNDERGONE,
    framed,
    fronted,
    given,
    governed,
    headed,
    posted_in,
    reports,
)
from briefings.languages.english_governors import COPULAS, FILLED, RATE_UNITS
from briefings.languages.english_nouns import SYMBOLS
from briefings.languages.english_numbers import COMPLETING, REACH_OF_COMPLETING
from briefings.languages.english_phrases import (
    BREAKS,
    NOUNS_IN_ING,
    clause_start,
    cleaned,
    noun_phrase_before,
    phrase_start,
)
from briefings.languages.english_spots import Answer, Span, Spot, is_empty, is_named
from briefings.languages.english_subjects import (
    DASHES,
    FINITE,
    PERSONAL,
    STANDING_FOR,
    is_predicate,
    main_subject,
    subject_before,
)
from briefings.languages.english_units import TIME_UNITS
from briefings.languages.english_verbs import PARTICIPLES, PAST_FORMS
from briefings.languages.english_words import (
    CHANGE_NOUNS,
    CHANGE_VERBS,
    CHANGE_WORDS,
    LINKS,
    PREPOSITIONS,
    TRANSITIVE,
)
from briefings.quantities import PERCENT, listed

OBJECT_OF = listed("of in on for to into towards toward worth through via under")

COMPARING = listed("against with than versus to")


def subject_of(spot: Spot) -> Span | None:
    """The tokens that name what a figure measures; None where that is named earlier."""
    for rule in RULES_OF_OTHERS if spot.figure.quantity.noun is None else RULES_OF_COUNTS:
        answer = rule(spot)
        if answer is not None and answer != "earlier" and is_bare_object(spot, answer):
            answer = "earlier" if spot.follows else changed_one(spot, answer) or answer
        if answer is not None and answer != "earlier" and frames_change(spot, answer):
            return None
        if answer is not None and not names_itself(spot, answer):
            return None if answer == "earlier" else with_label(spot, answer)
    return spot.tail(2) if spot.words[:2] == ["as", "for"] else None


def is_bare_object(spot: Spot, span: Span) -> bool:
    """Whether a span names no more than a change, and is not what its verb speaks of: the drop | was."""
    spoken_of = spot.governor.what == "link" and span[1] < spot.governor.index
    return not spoken_of and says_only_change(spot, span)


def frames_change(spot: Spot, span: Span) -> bool:
    """Whether a span only describes a change: that is | a phenomenal | 175 percent increase."""
    words, figure = spot.words, spot.figure
    leads = words[span[0]] in {"a", "an"} and span[1] == figure.first - 1
    return leads and not CHANGE_NOUNS.keys().isdisjoint(words[figure.last + 1 : figure.last + 3])


def changed_one(spot: Spot, change: Span) -> Span | None:
    """The subject of the clause in which a bare word of change stands; not one that only reports it."""
    whole = spot.main()
    if whole is None or whole[1] >= change[0]:
        return None
    return whole if spot.words[whole[1] + 1] in UNDERGONE or not reports(spot.words, whole[1] + 1) else None


def says_only_change(spot: Spot, span: Span) -> bool:
    """Whether a span names no more than a change: a further | drop."""
    named = spot.words[span[0] : span[1] + 1]
    changes = CHANGE_NOUNS.keys()
    return not changes.isdisjoint(named) and all(is_empty(word) or word in changes for word in named)


def names_itself(spot: Spot, answer: Span | Literal["earlier"]) -> bool:
    """Whether an answer is no more than the figure itself, which names nothing."""
    if answer == "earlier" or spot.figure.quantity.noun is not None:
        return False
    return spot.figure.first <= answer[0] <= spot.figure.last


def with_label(spot: Spot, span: Span) -> Span:
    """The span with the label of its line, where it is short: | Retail division: sales | rose."""
    words = spot.words
    colon = span[0] - 1 - (words[span[0] - 1] in {"the", "a", "an"})
    label = words[:colon]
    if span[0] < 2 or words[colon] != ":" or span[1] - span[0] > 1 or not 0 < colon <= SHORT_LABEL:
        return span
    named = label[0] not in PREPOSITIONS and FINITE.isdisjoint(label) and not BREAKS.intersection(label)
    return (0, span[1]) if named and not all(is_empty(word) for word in label) else span


SHORT_LABEL = 3  # words


def labelled(spot: Spot) -> Answer:
    """Orders, domestic: | 300 machines; not: Our aims: 300 machines."""
    words, colon = spot.words, spot.figure.first - 1
    while colon > spot.floor and (words[colon] in FILLED or words[colon] in FORETOLD):
        colon -= 1
    if colon <= spot.floor or words[colon] != ":" or spot.has_predicate():
        return None
    last = colon - 1
    while last > spot.floor and spot.scene.time_at[last] >= 0:
        last -= 1
    first = last + 1
    while first - 1 > max(spot.floor, last - LONGEST_LABEL) and not (
        words[first - 1] in BREAKS or words[first - 1] in {"(", "."}
    ):
        first -= 1
    label = words[first : last + 1]
    if not label or label[0] in PREPOSITIONS or all(is_empty(word) for word in label):
        return None
    if not all(kind.isdisjoint(label) for kind in (FINITE, PERSONAL, TIME_UNITS)):
        return None
    return cleaned(words, first, last)


# between a label and its figure: base stations: | expected to reach 5 million
FORETOLD = listed("expected projected forecast set likely to reach exceed total hit stand")
LONGEST_LABEL = 12  # words


def rank(spot: Spot) -> Answer:
    """The scale of computing power | ranks second."""
    if spot.figure.quantity.kind != "rank":
        return None
    verb = next(
        (i for i in range(spot.figure.first, -1, -1) if spot.words[i].startswith("rank")), spot.figure.first
    )
    return subject_before(spot.scene, verb, spot.floor)


def leading(spot: Spot) -> Answer:
    """After falling 2 percent in May, | exports rose; at 2 billion euros, | the deficit was."""
    words, figure = spot.words, spot.figure
    if spot.floor >= 0 or not figure.first or spot.after == "of":
        return None
    opener = figure.first
    while opener and words[opener - 1] not in BREAKS:
        opener -= 1
    if (
        words[opener - 1 : opener]
        and words[opener - 1] in DASHES
        and not DASHES.isdisjoint(words[: opener - 1])
    ):
        return None  # sales - by volume - | improved from 18 million
    opener += words[opener] in CONCEDING
    if words[opener] not in LEADS or words[opener] in NOUNS_IN_ING:
        return None
    if not all(word in FRAMING or is_empty(word) or word in FILLED for word in words[opener : figure.first]):
        return None
    stop = min(len(words), figure.last + LONGEST_LEAD)
    comma = next((i for i in range(figure.last + 1, stop) if words[i] == ","), None)
    return main_subject(spot.scene, comma + 1) if comma else None


LEADS = (PREPOSITIONS | PARTICIPLES | CHANGE_WORDS.keys() | LINKS - FINITE) - {"with", "among"}

CONCEDING = listed("though although while despite")  # though | rising by 5 percent, exports
LEADS |= {word for word in CHANGE_VERBS if word.endswith(("ing", "ed"))}

FRAMING = LEADS | CHANGE_NOUNS.keys()

LONGEST_LEAD = 14  # words from a figure to the end of the phrase that leads up to its subject


def more_of(spot: Spot) -> Answer:
    """15% more | visitors."""
    if spot.after not in {"more", "less", "fewer", "additional"} or spot.figure.quantity.unit != PERCENT:
        return None
    return spot.tail(spot.start + 1) if is_named(spot.scene, spot.start + 1) else None


def changed_in(spot: Spot) -> Answer:
    """A 5 percent increase in | exports; a rise of 2 % in | mining."""
    words, figure, place = spot.words, spot.figure, None
    if (
        spot.governor.what == "change"
        and words[spot.governor.index] in CHANGE_NOUNS
        and spot.governor.preposition == "of"
    ):
        place = figure.last + 1
    if spot.follows and words[figure.first - 1] == "and" and figure.quantity.unit in RATE_UNITS:
        place = figure.last + 1  # an increase of 60 % in cars and 20 % in | trucks
    for index in range(figure.last + 1, min(figure.last + 5, spot.ceiling, len(words) - 1)):
        if words[index] in CHANGE_NOUNS:
            place = index + 1
        if not words[index][0].isalpha() or words[index] in PREPOSITIONS:
            break
    if place is not None and words[place + 1 : place + 2] and words[place] in COPULAS:
        place += 2 * (words[place + 1] in NOTED)  # a decline of 10 % was registered in | mining
    if place is None or place + 1 >= len(words) or words[place] not in {"in", "of", "for"}:
        return None
    return spot.tail(place + 1)


NOTED = listed("registered recorded observed seen noted reported witnessed posted")


def dashed(spot: Spot) -> Answer:
    """A decrease was seen in | mining - by 5.6%, in | manufacturing - by 2.7%."""
    words, dash = spot.words, spot.figure.first - 2
    if dash <= spot.floor or words[dash + 1] != "by" or words[dash] not in DASHES:
        return None
    lowest = max(spot.floor, dash - LONGEST_DASHED)
    opener = next((at for at in range(dash - 1, lowest, -1) if words[at] in {"in", "for"}), None)
    return None if opener is None else cleaned(words, opener + 1, dash - 1)


LONGEST_DASHED = 16  # words


def full_coverage(spot: Spot) -> Answer:
    """The internet | has achieved full coverage of major categories.

    We will achieve full coverage of | parks.
    """
    if spot.words[spot.figure.last] != "coverage":
        return None
    covered = spot.tail(spot.figure.last + 2)
    whole = spot.main()
    if whole is None or spot.words[whole[0]] in {"we", "to"} or whole[1] >= spot.figure.first:
        return covered
    return whole[0], covered[1] if covered else spot.figure.last


def covering(spot: Spot) -> Answer:
    """The network | covers all cities."""
    if spot.governor.what != "share" or spot.governor.index < spot.figure.first:
        return None
    return subject_before(spot.scene, spot.governor.index, spot.floor)


def completing(spot: Spot) -> Answer:
    """Complete a round of | training for all staff."""
    first = spot.figure.first
    if spot.words[spot.figure.last] != "all" or spot.words[first - 1] != "for":
        return None
    verbs = [at for at in range(max(0, first - REACH_OF_COMPLETING), first) if spot.words[at] in COMPLETING]
    whom = spot.tail(spot.figure.last + 1)
    what = spot.tail(verbs[-1] + 1) if verbs else None
    return (what[0], whom[1]) if what and whom else whom


def part_of(spot: Spot) -> Answer:
    """75% of | European enterprises have taken up cloud services; against 60 per cent of | women."""
    compared = spot.governor.preposition in COMPARING and spot.governor.what in {"none", "gap"}
    if compared and spot.after in {"for", "among", "in"} and (found := spot.tail(spot.start + 1)):
        return found
    if spot.after != "of" or spot.figure.quantity.unit != PERCENT:
        return None
    if spot.words[spot.figure.first - 1] == "(" and spot.figure.first > 1:
        return None
    if spot.follows and said_over(spot):
        return "earlier"
    if spot.words[spot.start + 1 : spot.start + 2] and spot.words[spot.start + 1] in PARTED:
        return "earlier" if spot.follows else None
    near = spot.figure.first - spot.governor.index <= APPOSED
    apposed = near and spot.floor >= 0 and spot.words[spot.governor.index] == "," and not spot.has_predicate()
    if compared or (spot.opens and not apposed):
        return spot.tail(spot.start + 1, predicate=True)
    return None


APPOSED = 2  # words, at most, from a comma to a figure that only says the noun before it over


def among(spot: Spot) -> Answer:
    """Among | enterprises with 50 or more employees, 60 % sell online; of | all holders, 88 % are men."""
    words = spot.words
    if words[0] not in {"among", "of"} or spot.follows or spot.after == "of":
        return None
    comma = spot.figure.first - 1
    while comma > 1 and words[comma] in FILLED:
        comma -= 1
    return cleaned(words, 1, comma - 1) if comma > 1 and words[comma] == "," else None


def named_beside(spot: Spot) -> Answer:
    """80% | data processing at the edge; 450 GW | wind power."""
    unit = spot.figure.quantity.unit
    if spot.start != spot.figure.last + 1 or not is_named(spot.scene, spot.start):
        return None
    held = spot.governor.what == "link" and spot.words[spot.governor.index] in HOLDING
    governed = spot.governor.what in {"link", "share", "change"} and not held
    if unit.lower() not in SYMBOLS and (unit != PERCENT or governed):
        return None
    found = spot.tail(spot.start, predicate=spot.opens)
    return None if held and found and says_only_change(spot, found) else found


HOLDING = TRANSITIVE | listed("achieve achieving attain have has had hold holds held maintain maintains")


def bracketed(spot: Spot) -> Answer:
    """Falls in | steel (1.7 %); the lowest rates were in | Malta (3 %)."""
    first = spot.figure.first - (spot.words[spot.figure.first - 1] in {"up", "down", "both"})
    alone = spot.words[first - 1 : first] == ["("] and first > 1 and spot.after in BRACKET_GOES_ON
    if not alone or spot.floor == first - 2:
        return None
    if spot.after == "of":
        return main_subject(spot.scene, clause_start(spot.scene, first - 2), first - 1)
    per = spot.floor >= 0 and spot.words[spot.floor + 1] == "per"  # 21 per 100 inhabitants (up 9 percent)
    if per or spot.words[first - 2] in MULTIPLES:
        return "earlier"
    if spot.figure.quantity.unit not in RATE_UNITS:
        return cleaned(spot.words, phrase_start(spot.scene, first - 2, spot.floor), first - 2)
    joined = spot.governor.what == "bracket" or spot.after == "each" or spot.words[first] == "both"
    found = noun_phrase_before(spot.scene, first - 2, spot.floor, joined=joined)
    return cleaned(spot.words, *found) if found else None


def bracketed_share(spot: Spot) -> Answer:
    """The majority (91 %) of | firms; a slight growth (2 %) in | exports."""
    words, last = spot.words, spot.figure.last
    before = words[spot.figure.first - 2] if spot.figure.first > 1 else ""
    enclosed = words[spot.figure.first - 1] == "(" and words[last + 1 : last + 2] == [")"]
    if enclosed and spot.floor == spot.figure.first - 2 and spot.figure.first > 1 and spot.follows:
        return "earlier"  # half (52%) of homes
    if not enclosed or not (is_empty(before) or before in CHANGE_NOUNS):
        return None
    return spot.tail(last + 3) if words[last + 2 : last + 3] in (["of"], ["in"]) else None


def followed(spot: Spot) -> Answer:
    """Solar led, followed by | wind with 2 GW; followed by 3 percent in | ships."""
    words, floor = spot.words, max(spot.floor, spot.governor.index - 1, 0)
    place = next((i for i in range(spot.figure.first - 1, floor, -1) if words[i] == "by"), 0)
    if not place or words[place - 1] != "followed":
        return None
    if place == spot.figure.first - 1:
        return spot.tail(spot.start + 1) if spot.after in {"in", "for", "of"} else None
    return cleaned(words, place + 1, spot.figure.first - 1)


def changed_within(spot: Spot) -> Answer:
    """The yearly changes were 5 percent in | mining, 7 percent in | farming."""
    rated = spot.figure.quantity.unit in RATE_UNITS and spot.governor.what != "share"
    if spot.after not in {"in", "for"} or not rated:
        return None
    words, whole = spot.words, spot.main()
    if whole is None or whole[1] >= spot.figure.first:
        return None
    head = list(takewhile(lambda word: word not in PREPOSITIONS, words[whole[0] : whole[1] + 1]))
    bare = head[-1] in CHANGES and all(is_empty(word) or word in CHANGES for word in head)
    return spot.tail(spot.start + 1) if bare else None


CHANGES = CHANGE_NOUNS.keys() | listed("change changes")

MULTIPLES = listed("double triple twice doubled tripled")

BRACKET_GOES_ON = listed(") or ; , of each to from")  # behind the first figure of a bracket

FLOWING = FINITE | PAST_FORMS | listed("set put aside being")


def flows_to(spot: Spot) -> Answer:
    """5 billion goes to | schools; 3 billion has been provided for | roads."""
    if spot.figure.quantity.unit in RATE_UNITS or not (spot.governor.what in {"none", "gap"} or framed(spot)):
        return None
    words, index, stop = spot.words, spot.start, min(spot.ceiling, len(spot.words))
    while index < stop and words[index] in FLOWING:
        index += 1
    if index == spot.start or index == stop or words[index] not in OBJECT_OF:
        return None
    return spot.tail(index + 1)


def spent_on(spot: Spot) -> Answer:
    """31 billion pounds on | components."""
    if spot.figure.quantity.unit in RATE_UNITS or spot.after not in OBJECT_OF:
        return None
    return spot.tail(spot.start + 1)


def named_behind(spot: Spot) -> Answer:
    """A 1 billion pound | Propulsion Centre."""
    return spot.tail(spot.start) if is_named(spot.scene, spot.start) else None


def of_the_clause(spot: Spot) -> Answer:
    """Whatever the clause speaks of."""
    between = [
        spot.words[at] for at in range(spot.floor + 1, spot.figure.first) if spot.scene.time_at[at] < 0
    ]
    if spot.follows and spot.governor.preposition == "with" and (found := accompanied(spot)) is not None:
        return found
    if spot.follows and (spot.governor.what == "none" or (ALSO | {"at"}).issuperset(between)):
        return "earlier"
    found = provided_for(spot) or spot.main() or said_before(spot)
    if found is None and spot.words[0] in STANDING_FOR | {"that"} and spot.figure.quantity.unit in RATE_UNITS:
        return "earlier"
    return found or behind(spot) or beside(spot)


def accompanied(spot: Spot) -> Span | None:
    """Innovators | are ahead, with 58 percent."""
    comma = spot.governor.index
    if spot.words[comma] != "," or comma <= spot.floor:
        return None
    found = main_subject(spot.scene, max(clause_start(spot.scene, comma), spot.floor + 1), comma)
    return found if found and found[1] + 1 < comma and is_predicate(spot.words, found[1] + 1) else None


def said_before(spot: Spot) -> Span | None:
    """Awareness | is high: 78 percent."""
    colon = spot.governor.index
    if colon <= spot.floor or colon < 1 or spot.words[colon] not in {":", "-", "–", "—"}:
        return None
    return main_subject(spot.scene, max(clause_start(spot.scene, colon), spot.floor + 1), colon)


def provided_for(spot: Spot) -> Span | None:
    """For | farming, we set aside 5 billion."""
    if spot.follows or spot.words[0] not in {"for", "on"} or spot.figure.quantity.unit in RATE_UNITS:
        return None
    return spot.tail(1) if "," in spot.words[: spot.figure.first] else None


def behind(spot: Spot) -> Span | None:
    """We will spend 5 billion this year through | our Clean Ports plan."""
    for index in range(
        spot.figure.noun_last + 1, min(spot.ceiling, spot.figure.noun_last + 8, len(spot.words))
    ):
        if spot.words[index] in {",", ";", "and", "."}:
            return None
        if spot.words[index] in OBJECT_OF and (found := spot.tail(index + 1)) is not None:
            return found
    return None


def beside(spot: Spot) -> Span | None:
    """The noun phrase right before a figure whose clause has a pronoun for its subject."""
    last = spot.figure.first - 1
    while last > spot.floor and not spot.words[last][0].isalnum():
        last -= 1
    if spot.words[last] in CHANGE_VERBS or spot.words[last] in LINKS or spot.words[last].endswith("'s"):
        return None
    found = noun_phrase_before(spot.scene, last, spot.floor)
    if found is None or found[0] == found[1] or not PERSONAL.isdisjoint(spot.words[found[0] : found[1] + 1]):
        return None
    return None if says_only_change(spot, found) else cleaned(spot.words, *found)


RULES: tuple[Callable[[Spot], Answer], ...] = (
    rank,
    labelled,
    part_of_count,
    whole_of_count,
    goes_on,
    counted_total,
    counted_within,
    of_which,
    counted,
    dashed,
    leading,
    more_of,
    changed_in,
    full_coverage,
    covering,
    completing,
    part_of,
    among,
    named_beside,
    bracketed_share,
    bracketed,
    followed,
    changed_within,
    given,
    posted_in,
    flows_to,
    fronted,
    governed,
    headed,
    gapped,
    spent_on,
    named_behind,
    of_the_clause,
)
ONLY_OF_COUNTS = {part_of_count, counted_total, counted_within, counted}  # what a noun behind them names
NEVER_OF_COUNTS = {rank, leading, more_of, full_coverage, covering, completing, part_of, named_beside}
NEVER_OF_COUNTS |= {dashed, bracketed, named_behind}
RULES_OF_COUNTS = tuple(rule for rule in RULES if rule not in NEVER_OF_COUNTS)
RULES_OF_OTHERS = tuple(rule for rule in RULES if rule not in ONLY_OF_COUNTS)
