"""What an English figure measures: one small rule a construction, tried in order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from briefings.languages.english_governors import (
    COPULAS,
    EXCEEDING,
    FILLED,
    RATE_UNITS,
    is_threshold,
    threshold_opener,
)
from briefings.languages.english_numbers import COMPLETING, REACH_OF_COMPLETING
from briefings.languages.english_phrases import (
    BREAKS,
    LEADING,
    NOUNS_IN_ING,
    Scene,
    clause_start,
    cleaned,
    is_verb_here,
    noun_phrase_before,
    phrase_start,
    tail,
)
from briefings.languages.english_spots import NO_NAME, Answer, Span, Spot, after_determiner, is_named
from briefings.languages.english_subjects import (
    FINITE,
    PERSONAL,
    is_predicate,
    main_subject,
    points_back,
    subject_before,
)
from briefings.languages.english_units import TIME_UNITS
from briefings.languages.english_verbs import PARTICIPLES, PAST_FORMS, PRESENT_FORMS
from briefings.languages.english_words import (
    AUXILIARIES,
    CHANGE_NOUNS,
    CHANGE_VERBS,
    CHANGE_WORDS,
    COUNTABLE,
    DEICTIC,
    EMPTY_HEADS,
    LINKS,
    PREPOSITIONS,
    SAID,
    TRANSITIVE,
)
from briefings.quantities import PERCENT, listed

LONGEST_STATEMENT = 16  # words
FRONT = 6  # words: of this amount,
REPORTING = (
    SAID
    | TRANSITIVE
    | listed(
        "forecast forecasts expect expects expected project projects projected predict predicts"
        " predicted see sees saw revised estimate estimates follow follows followed means meant"
    )
)
GIVERS = listed("contribute contributes contributed contributing add adds added adding bring brings brought")
OBJECT_OF = listed("of in on for to into towards toward worth through via under")
COMPARING = listed("against with than versus to")


def subject_of(spot: Spot) -> Span | None:
    """The tokens that name what a figure measures; None where that is named earlier."""
    for rule in RULES:
        answer = rule(spot)
        if answer is not None and not names_itself(spot, answer):
            return None if answer == "earlier" else with_label(spot, answer)
    return spot.tail(2) if spot.words[:2] == ["as", "for"] else None


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
    while colon > spot.floor and words[colon] in FILLED:
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
    if not (FINITE | TIME_UNITS).isdisjoint(label):
        return None
    return cleaned(words, first, last)


LONGEST_LABEL = 12  # words


def rank(spot: Spot) -> Answer:
    """The scale of computing power | ranks second."""
    if spot.figure.quantity.kind != "rank":
        return None
    verb = next(
        (i for i in range(spot.figure.first, -1, -1) if spot.words[i].startswith("rank")), spot.figure.first
    )
    return subject_before(spot.scene, verb, spot.floor)


def part_of_count(spot: Spot) -> Answer:
    """8 of | its 13 subsectors."""
    if spot.figure.quantity.noun is None or spot.figure.noun_last != spot.figure.last:
        return None
    start = spot.figure.last + 2 + (spot.words[spot.figure.last + 1] == "out")
    return tail(spot.scene, start, len(spot.words), predicate=False)


def counted_total(spot: Spot) -> Answer:
    """The number of stations | reached 300 stations; jobs | grew by 300 jobs."""
    if spot.figure.quantity.noun is None or spot.governor.what not in {"link", "change"}:
        return None
    if spot.governor.what == "change" and spot.governor.preposition not in {"by", "to", "from", "at"}:
        return None
    before = subject_before(spot.scene, spot.governor.index, spot.floor)
    if before is None:
        return None
    counts = COUNTABLE.intersection(spot.words[before[0] : before[1] + 1])
    verb = spot.words[spot.governor.index]
    amounts = verb in AMOUNTING or (spot.governor.preposition in {"to", "at"} and verb not in FINITE)
    return before if counts or amounts or spot.governor.what == "change" else None


# verbs between a total and its count: the fleet | totalled 214 aircraft
AMOUNTING = listed(
    "total totals totaled totalled totalling exceed exceeds exceeded exceeding surpass surpasses surpassed"
    " number numbers numbered average averages averaged averaging equal equals equalled comprised comprises"
)


def counted_within(spot: Spot) -> Answer:
    """The industrial internet has been applied in 45 categories | ; direct employment of 900 persons |."""
    if spot.figure.quantity.noun is None:
        return None
    if spot.governor.what == "of":
        before = noun_phrase_before(spot.scene, spot.governor.place - 1, spot.floor)
        if before is not None and not EMPTY_HEADS.issuperset(spot.words[before[0] : before[1] + 1]):
            acts = before[0] < before[1] and spot.words[before[0] - 1] in {"and", "to", "will", "we"}
            acts = acts and spot.words[before[0]] in PRESENT_FORMS  # and | publish names of 150 companies
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
    if spot.figure.quantity.noun is None:
        return None
    found = tail(spot.scene, spot.figure.last + 1, spot.ceiling, predicate=spot.opens)
    if found and spot.opens and (done := done_to(spot.words, *found)) is not None:
        found = found[0], done - 1
    found = cleaned(spot.words, *found) if found else None
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


def leading(spot: Spot) -> Answer:
    """After falling 2 percent in May, | exports rose; at 2 billion euros, | the deficit was."""
    words, figure = spot.words, spot.figure
    if spot.floor >= 0 or figure.quantity.noun is not None or not figure.first or spot.after == "of":
        return None
    opener = max((i + 1 for i in range(figure.first) if words[i] in BREAKS), default=0)
    if words[opener] not in LEADS or words[opener] in NOUNS_IN_ING:
        return None
    if not all(word in FRAMING or is_empty(word) or word in FILLED for word in words[opener : figure.first]):
        return None
    stop = min(len(words), figure.last + LONGEST_LEAD)
    comma = next((i for i in range(figure.last + 1, stop) if words[i] == ","), None)
    return main_subject(spot.scene, comma + 1) if comma else None


LEADS = (PREPOSITIONS | PARTICIPLES | CHANGE_WORDS.keys() | LINKS - FINITE) - {"with", "among"}
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
    if place is None or place + 1 >= len(words) or words[place] not in {"in", "of", "for"}:
        return None
    return spot.tail(place + 1)


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


def of_which(spot: Spot) -> Answer:
    """Of which 12 million was | wages."""
    opener = (
        spot.words[:2] in (["of", "this"], ["of", "these"], ["of", "that"], ["of", "the"])
        and spot.follows is False
    )
    if opener and spot.opens and spot.words[spot.figure.first - 1] == "," and spot.figure.first <= FRONT:
        return spot.tail(
            spot.start + (spot.after in {"will", "is", "was", "has", "are", "were"}), predicate=True
        )
    if not is_partitive(spot):
        return None
    if spot.after in {"is", "are", "was", "were"}:
        return spot.tail(spot.start + 1)
    index = spot.start + (spot.after in {"will", "came", "comes", "went", "goes"})
    if index == spot.start and index < len(spot.words) and is_predicate(spot.words, index):
        return "earlier"
    return spot.tail(index)


def is_partitive(spot: Spot) -> bool:
    """Whether a figure is a part of the one before: of which | 12 million, of whom about | half."""
    words, first = spot.words, spot.figure.first
    return any(words[at] == "of" and words[at + 1] in PARTED for at in range(max(0, first - 3), first - 1))


PARTED = listed("which whom this these them those")


def goes_on(spot: Spot) -> Answer:
    """Rose 9 percent | to 2.48 trillion: the subject stays."""
    if (
        not spot.follows
        or spot.governor.preposition not in {"to", "from"}
        or spot.governor.what not in {"gap", "none"}
    ):
        return None
    floor = spot.floor
    while spot.words[floor + 1] in {"*", ")"}:
        floor += 1
    between = spot.words[floor + 1 : spot.governor.place]
    times = spot.scene.time_at[floor + 1 : spot.governor.place]
    if all(at >= 0 for at in times):
        return "earlier"
    plain = not any(
        word in {",", "and", "while", ";", "("} or word in LINKS or word in CHANGE_VERBS for word in between
    )
    return "earlier" if plain and between[0] in {"on", "in", "over", "during", "per", "a"} else None


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
    apposed = spot.floor >= 0 and spot.words[spot.governor.index] == "," and not spot.has_predicate()
    if compared or (spot.opens and not apposed):
        return spot.tail(spot.start + 1, predicate=True)
    return None


def said_over(spot: Spot) -> bool:
    """Whether a figure says the one before over again: 45 trillion, or | 39 percent of GDP."""
    between = spot.words[spot.floor + 1 : spot.figure.first]
    return 0 < len(between) <= 4 and not SAYING_OVER.isdisjoint(between)


SAYING_OVER = listed("or equivalent equal i.e i.e. namely")


def among(spot: Spot) -> Answer:
    """Among | enterprises with 50 or more employees, 60 % sell online; of | all holders, 88 % are men."""
    words = spot.words
    opens = words[0] in {"among", "of"} and spot.figure.first > 2 and words[spot.figure.first - 1] == ","
    if not opens or spot.follows or spot.after == "of":
        return None
    return cleaned(words, 1, spot.figure.first - 2)


def percent_named(spot: Spot) -> Answer:
    """80% | data processing at the edge."""
    if (
        spot.figure.quantity.unit != PERCENT
        or spot.start != spot.figure.last + 1
        or spot.governor.what in {"link", "share", "change"}
        or not is_named(spot.scene, spot.start)
    ):
        return None
    return spot.tail(spot.start, predicate=spot.opens)


def bracketed(spot: Spot) -> Answer:
    """Falls in | steel (1.7 %); the lowest rates were in | Malta (3 %)."""
    first = spot.figure.first - (spot.words[spot.figure.first - 1] in {"up", "down"})
    alone = spot.words[first - 1 : first] == ["("] and first > 1 and spot.after in BRACKET_GOES_ON
    if not alone or spot.floor == first - 2 or spot.figure.quantity.noun is not None:
        return None
    if spot.after == "of":
        return main_subject(spot.scene, clause_start(spot.scene, first - 2), first - 1)
    if spot.words[first - 2] in MULTIPLES:
        return "earlier"
    if spot.figure.quantity.unit not in RATE_UNITS:
        return cleaned(spot.words, phrase_start(spot.scene, first - 2, spot.floor), first - 2)
    joined = spot.governor.what == "bracket" or spot.after == "each"
    found = noun_phrase_before(spot.scene, first - 2, spot.floor, joined=joined)
    return cleaned(spot.words, *found) if found else None


MULTIPLES = listed("double triple twice doubled tripled")
BRACKET_GOES_ON = listed(") or ; , of each")  # behind the first figure of a bracket


def given(spot: Spot) -> Answer:
    """Manufacturing | contributes 162 billion to the economy."""
    if spot.after != "to" or not spot.figure.first or spot.words[spot.figure.first - 1] not in GIVERS:
        return None
    return spot.main()


def posted_in(spot: Spot) -> Answer:
    """The company posted 74.6 trillion won in | consolidated revenue."""
    if spot.governor.what not in {"change", "link"} or spot.words[spot.governor.index] not in TRANSITIVE:
        return None
    return spot.tail(spot.start + 1) if spot.after in {"in", "of"} else None


FLOWING = FINITE | PAST_FORMS | listed("set put aside being")


def words_end_in_aim(spot: Spot, found: Span) -> bool:
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


def governed(spot: Spot) -> Answer:
    """Exports | rose 5 percent; cut | harmful emissions 43 percent; an | output growth of 5 percent."""
    if spot.governor.what not in {"change", "link", "share", "keep"}:
        return None
    found = verb_object(spot) or noun_changed(spot)
    if found is None and points_back(spot.scene, spot.governor.index, spot.floor):
        return "earlier"
    found = found or verb_subject(spot)
    if found and spot.after == "of" and words_end_in_aim(spot, found):
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
    if spot.scene.time_at[between] >= 0 or words[between] in PREPOSITIONS or words[between].endswith("ly"):
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
    if before is None or before[0] >= index or EMPTY_HEADS.issuperset(spot.words[before[0] : index]):
        return None
    return before


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
    words, times = spot.words, spot.scene.time_at
    for index in range(spot.governor.index - 1, max(spot.floor, spot.governor.index - 5), -1):
        if words[index] in TRANSITIVE or words[index] in LINKS:
            return index
        if times[index] < 0 and words[index] not in FILLED and not words[index].isalpha():
            return None
    return None


def reports(words: list[str], index: int) -> bool:
    """Whether the verb at a token says that its subject only tells the figure: the board | now expects."""
    while index < len(words) and (words[index] in AUXILIARIES or words[index].endswith("ly")):
        index += 1
    return index < len(words) and words[index] in REPORTING


def headed(spot: Spot) -> Answer:
    """An | outlay of 5 crore; a total of 8,000 km of | cable; at a cost of: what costs."""
    if spot.governor.what != "of":
        return None
    before = noun_phrase_before(spot.scene, spot.governor.place - 1, spot.floor)
    if before is not None and (found := of_which_it_is(spot, before[0])) is not None:
        return found
    if before is None or not framed(spot):
        return before and (cleaned(spot.words, *before) or before)
    if spot.after in {"of", "for", "in", "on"} and (found := spot.tail(spot.start + 1)) is not None:
        return found
    if before is not None and spot.words[before[1]] in SUMS and spot.has_predicate():
        return before
    return "earlier" if spot.follows else spot.main() or before


def of_which_it_is(spot: Spot, first: int) -> Span | None:
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


def is_empty(word: str) -> bool:
    """Whether a word before "of" only frames the figure: a 40-year high | of."""
    return word.removesuffix("s") in EMPTY_HEADS or word.endswith("-year")


def gapped(spot: Spot) -> Answer:
    """Exports rose 5 percent and | imports 3 percent; freight is 70 percent by road and | rail 11 percent."""
    governor, words = spot.governor, spot.words
    if (
        governor.what not in {"gap", "none"}
        or (spot.floor < 0 and not details(spot))
        or governor.preposition not in {"", "from", "to", "for", "at", "by", "with"}
    ):
        return None
    first, last = max(spot.floor, governor.index) + 1, governor.place - 1
    if first <= last and (words[first] in NO_NAME or words[first] in PREPOSITIONS):
        first = last_member(words, first, last)
    if first > last and words[last] == ",":
        return gapped_by_comma(spot, last)
    while first <= last and (
        words[first] in {",", "and", "while", "but", "or", ")"} or spot.scene.time_at[first] >= 0
    ):
        first += 1
    while last >= first and words[last] in {",", "(", "and"}:
        last -= 1
    if first == last and spot.after in {"in", "of"} and not governor.preposition:
        return None  # leverage | 2.8 billion in private investment
    if first <= last and words[first] == "(" and ")" in words[first : last + 1]:
        first = words.index(")", first) + 1
        if ALSO.issuperset(words[first : last + 1]):
            return "earlier"
    if first > last or words[last] in AUXILIARIES or is_predicate(words, first):
        return None
    if words[first] in PREPOSITIONS:
        joined = first - 1 > spot.floor and last == spot.figure.first - 1
        return cleaned(words, first + 1, last) if joined else None
    if all(is_empty(word) for word in words[first : last + 1]):
        return "earlier"
    if not PERSONAL.isdisjoint(words[first : last + 1]):
        return "earlier"
    if words[first] in FILLED and words[first] not in {"the", "a", "an"}:
        return None
    return cleaned(words, first, last)


ALSO = listed("and , or )")


def last_member(words: list[str], first: int, last: int) -> int:
    """Where the second subject starts behind a comparison: 8 % lower than in May and | that of cars 9 %."""
    for index in range(last - 1, first, -1):
        if words[index] in {"and", "while", "whereas", "but"} and words[index + 1] in STANDING_IN:
            return index + 1
    return first


def details(spot: Spot) -> bool:
    """Whether a comma parts a clause from what details it: Trade grew, | goods by 3 percent."""
    words, comma = spot.words, spot.governor.index
    if spot.governor.preposition != "by" or words[comma] != ",":
        return False
    return any(is_predicate(words, index) for index in range(1, comma))


def gapped_by_comma(spot: Spot, comma: int) -> Answer:
    """Industry grew 3.6 percent, | that of mines, 3 percent."""
    words = spot.words
    opener = next((i for i in range(comma - 1, spot.floor, -1) if words[i] == ","), None)
    if opener is None or words[opener + 1] not in STANDING_IN:
        return None
    first = spot.floor + 1 + (words[spot.floor + 1] in {",", "and", "while"})
    if first < opener and words[first] not in PREPOSITIONS and spot.scene.time_at[first] < 0:
        return cleaned(words, first, opener - 1)  # imports, the deduction factor, 3 percent
    return cleaned(words, opener + 1, comma - 1)


STANDING_IN = listed("that those the")  # words that open the second subject of a verb left out


def spent_on(spot: Spot) -> Answer:
    """31 billion pounds on | components."""
    if spot.figure.quantity.unit in RATE_UNITS or spot.after not in OBJECT_OF:
        return None
    return spot.tail(spot.start + 1)


def named_behind(spot: Spot) -> Answer:
    """A 1 billion pound | Propulsion Centre."""
    if spot.figure.quantity.noun is not None or not is_named(spot.scene, spot.start):
        return None
    return spot.tail(spot.start)


def of_the_clause(spot: Spot) -> Answer:
    """Whatever the clause speaks of."""
    between = spot.words[spot.floor + 1 : spot.figure.first]
    if spot.follows and spot.governor.preposition == "with" and (found := accompanied(spot)) is not None:
        return found
    if spot.follows and (spot.governor.what == "none" or ALSO.issuperset(between)):
        return "earlier"
    return provided_for(spot) or spot.main() or said_before(spot) or behind(spot) or beside(spot)


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
    if spot.words[last] in CHANGE_VERBS or spot.words[last] in LINKS:
        return None
    found = noun_phrase_before(spot.scene, last, spot.floor)
    if found is None or found[0] == found[1] or not PERSONAL.isdisjoint(spot.words[found[0] : found[1] + 1]):
        return None
    return cleaned(spot.words, *found)


RULES: tuple[Callable[[Spot], Answer], ...] = (
    rank,
    labelled,
    part_of_count,
    counted_total,
    counted_within,
    of_which,
    counted,
    leading,
    more_of,
    changed_in,
    full_coverage,
    covering,
    completing,
    goes_on,
    part_of,
    among,
    percent_named,
    bracketed,
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
