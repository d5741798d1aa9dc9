"""What the verb or noun before an English figure says it measures."""

from __future__ import annotations

from briefings.languages.english_comparisons import CURRENCY
from briefings.languages.english_governors import COPULAS, EXCEEDING, FILLED, RATE_UNITS
from briefings.languages.english_phrases import (
    LEADING,
    clause_start,
    cleaned,
    is_adverb,
    is_verb_here,
    noun_phrase_before,
    tail,
)
from briefings.languages.english_spots import Answer, Span, Spot, after_determiner, is_empty
from briefings.languages.english_subjects import points_back, subject_before
from briefings.languages.english_verbs import PAST_FORMS
from briefings.languages.english_words import (
    AUXILIARIES,
    CHANGE_NOUNS,
    DEICTIC,
    EMPTY_HEADS,
    LINKS,
    PREPOSITIONS,
    SAID,
    TRANSITIVE,
)
from briefings.quantities import listed

REPORTING = (
    SAID
    | TRANSITIVE
    | listed(
        "forecast forecasts expect expects expected project projects projected predict predicts"
        " predicted see sees saw revised estimate estimates follow follows followed means meant"
    )
)

GIVERS = listed("contribute contributes contributed contributing add adds added adding bring brings brought")


def given(spot: Spot) -> Answer:
    """Manufacturing | contributes 162 billion to the economy."""
    if spot.after != "to" or not spot.figure.first or spot.words[spot.figure.first - 1] not in GIVERS:
        return None
    return spot.main()


def posted_in(spot: Spot) -> Answer:
    """The company posted 74.6 trillion won in | consolidated revenue; to surpass 5 billion in | sales."""
    verb = spot.words[spot.governor.index]
    added = verb in GIVERS and spot.figure.quantity.unit not in RATE_UNITS
    if spot.after not in {"in", "of"} or spot.governor.what not in {"change", "link", "share"}:
        return None
    if spot.governor.what != "share" and (verb in TRANSITIVE or added):
        return spot.tail(spot.start + 1)
    money = spot.after == "in" and CURRENCY.match(spot.figure.quantity.unit)
    found = spot.tail(spot.start + 1) if money else None
    return found if found and spot.words[found[1]] in SUMS_OF_MONEY else None


SUMS_OF_MONEY = listed(
    "revenue revenues sales turnover investment investments exports imports trade income profit profits"
    " funding spending expenditure assets loans grants savings premiums"
)


def names_an_aim(spot: Spot, found: Span) -> bool:
    """Whether a subject only says that something is aimed at: The next goal | is 5 billion of exports."""
    return spot.words[found[1]] in {"goal", "target", "aim", "objective", "ambition"}


def fronted(spot: Spot) -> Answer:
    """Among | households with children, the share | was 97 percent."""
    words, verb = spot.words, spot.governor.index
    if spot.governor.what not in {"link", "change"} or words[verb - 1] not in DEICTIC or verb < FRONT_LEAST:
        return None
    start = max(clause_start(spot.scene, verb), spot.floor + 1)
    while words[start] in LEADING:
        start += 1
    comma = verb - 3
    if words[start] not in FRONTING or words[comma] != "," or spot.scene.time_at[comma - 1] >= 0:
        return None
    return cleaned(words, start + 1, verb - 1)


FRONTING = listed("among for in of within at")

FRONT_LEAST = 5  # words: for men, the rate | was


def governed(spot: Spot) -> Answer:
    """Exports | rose 5 percent; cut | harmful emissions 43 percent; an | output growth of 5 percent."""
    if spot.governor.what not in {"change", "link", "share", "keep"}:
        return None
    found = verb_object(spot) or noun_changed(spot)
    verb = verb_of_noun(spot) if is_change_noun(spot) else spot.governor.index
    if found is None and verb is not None and points_back(spot.scene, verb, spot.floor):
        return "earlier"
    found = found or verb_subject(spot)
    if found and spot.after == "of" and names_an_aim(spot, found):
        return spot.tail(spot.start + 1) or found
    return found or ("earlier" if spot.follows else None)


def verb_object(spot: Spot) -> Span | None:
    """What a verb changes, between it and its figure.

    Lowered | the period by 38 percent; keep | growth at 3 percent.
    """
    words, governor = spot.words, spot.governor
    if governor.what not in {"change", "keep"} or governor.place - governor.index <= 1:
        return None
    if words[governor.index] in EXCEEDING:
        return None
    between = governor.index + 1
    if words[between] in {"in", "of"} and words[governor.index] in CHANGE_NOUNS:
        between += 1
    between = after_determiner(words, between + (words[between] in {"down", "up"}))
    if spot.scene.time_at[between] >= 0 or words[between] in PREPOSITIONS or is_adverb(words[between]):
        return None
    if not words[between][0].isalpha():
        return None
    found = tail(spot.scene, between, governor.place, predicate=False)
    if found is None or FILLED.issuperset(words[found[0] : found[1] + 1]) or found[1] >= governor.place:
        return None
    return cleaned(words, *found)


def noun_changed(spot: Spot) -> Span | None:
    """What a noun of change belongs to: | output growth of 5 percent."""
    index = spot.governor.index
    if not is_change_noun(spot):
        return None
    before = noun_phrase_before(spot.scene, index, spot.floor)
    if before is None or before[0] >= index or frames(spot.words[before[0] : index]):
        return None
    return before


def frames(words: list[str]) -> bool:
    """Whether words before a noun of change name nothing: a | predicted annual growth."""
    return all(word in EMPTY_HEADS or word in PAST_FORMS for word in words)


def is_change_noun(spot: Spot) -> bool:
    """Whether the governor is a noun: an increase of."""
    index = spot.governor.index
    return (
        spot.governor.what == "change"
        and spot.words[index] in CHANGE_NOUNS
        and (spot.governor.preposition == "of" or not is_verb_here(spot.words, index))
    )


def verb_subject(spot: Spot) -> Span | None:
    """What stands before the governing verb; before "an increase of" only the clause's subject."""
    if is_change_noun(spot):
        verb = verb_of_noun(spot)
        if verb is not None:
            return subject_before(spot.scene, verb, spot.floor)
        if spot.follows:
            return None
        main = spot.main()
        if main is None or reports(spot.words, main[1] + 1):
            return spot.governor.index, spot.governor.index
        return main
    return subject_before(spot.scene, spot.governor.index, spot.floor)


def verb_of_noun(spot: Spot) -> int | None:
    """The verb that a noun of change is the object of: registered | year-on-year growth of 3.7 percent."""
    words, times, place = spot.words, spot.scene.time_at, spot.governor.index
    for index in range(place - 1, max(spot.floor, place - VERB_REACH), -1):
        if words[index] in {"had", "has", "have"} and not PAST_FORMS.isdisjoint(words[index:place]):
            return None  # analysts | had predicted growth of
        if words[index] in TRANSITIVE or words[index] in LINKS or words[index] in UNDERGONE:
            return index
        if times[index] < 0 and words[index] not in FILLED and not words[index].isalpha():
            return None
    return None


VERB_REACH = 7  # words from a verb to the noun of change that is its object
UNDERGONE = listed(
    "saw witnessed experienced suffered enjoyed underwent showed shows"
)  # exports | saw a rise of


def reports(words: list[str], index: int) -> bool:
    """Whether the verb at a token says that its subject only tells the figure: the board | now expects."""
    while index < len(words) and (words[index] in AUXILIARIES or is_adverb(words[index])):
        index += 1
    return index < len(words) and words[index] in REPORTING


def headed(spot: Spot) -> Answer:
    """An | outlay of 5 crore; a total of 8,000 km of | cable; at a cost of: what costs."""
    if spot.governor.what != "of":
        return None
    before = noun_phrase_before(spot.scene, spot.governor.place - 1, spot.floor)
    if before is not None and (found := holder_of(spot, before[0])) is not None:
        return found
    if before is None or not framed(spot):
        return before and (cleaned(spot.words, *before) or before)
    if spot.words[before[1]] in {"share", "weight"} and (whole := spot.main()) and whole[1] < before[0]:
        return whole
    if spot.after in {"of", "for", "in", "on"} and (found := spot.tail(spot.start + 1)) is not None:
        return found
    if before is not None and spot.words[before[1]] in SUMS and spot.has_predicate():
        return before
    return "earlier" if spot.follows else spot.main() or before


def holder_of(spot: Spot, first: int) -> Span | None:
    """The trade balance | was a surplus of 5 billion."""
    verb = first - 2
    if verb <= spot.floor or spot.words[verb + 1] not in {"a", "an"} or spot.words[verb] not in COPULAS:
        return None
    return subject_before(spot.scene, verb, spot.floor)


SUMS = listed("amount sum")  # an amount of 5 million | was paid: it is its clause's own subject


def framed(spot: Spot) -> bool:
    """Whether only words that name nothing lead to a figure by "of": a total | of 5 million."""
    if spot.governor.what != "of":
        return False
    before = noun_phrase_before(spot.scene, spot.governor.place - 1, spot.floor)
    return before is None or all(is_empty(word) for word in spot.words[before[0] : before[1] + 1])
