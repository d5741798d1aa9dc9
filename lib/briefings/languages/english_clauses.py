"""What an English sentence says of its figures: kind, direction, subject, whether it is aimed at."""

from __future__ import annotations

import re

from briefings.languages.english_lists import distribute, pair_up
from briefings.languages.english_numbers import COVERING, Figure, Governor, Tokens, find_figures, is_plural
from briefings.languages.english_periods import COMPARED, time_phrases
from briefings.languages.english_speakers import speaker_in
from briefings.languages.english_subjects import (
    BREAKS,
    Scene,
    cleaned,
    clause_start,
    is_boundary,
    is_verb_here,
    main_subject,
    noun_phrase_before,
    opening,
    subject_before,
    tail,
)
from briefings.languages.english_times import is_future, renew, set_baselines, set_period
from briefings.languages.english_words import (
    AIMS,
    AUXILIARIES,
    CHANGE_NOUNS,
    CHANGE_VERBS,
    CHANGE_WORDS,
    COUNTABLE,
    DETERMINERS,
    EACH,
    IMPLIED_UNITS,
    LIGHT,
    LINKS,
    PAST_VERBS,
    PREPOSITIONS,
    SHARES,
    SUBORDINATORS,
    THRESHOLDS,
    TIME_UNITS,
    TRANSITIVE,
    WEAK_AIMS,
)
from briefings.quantities import PERCENT, POINTS, TIMES
from briefings.sentences import Discourse, Reading, Sentence

FAR = 16  # words between a figure and the word that governs it
AIM_REACH = 40  # words between a figure and the "will" before it
QUALIFIERS = re.compile(
    r"(?:above|below) (?:the )?designated size|(?:provincial|national|state|county|city|municipal|world|prefecture)-level"
    r"|high-level|large-scale|with [a-z ]{0,30}(?:revenues?|income|turnover)[^,.;]*",
    re.I,
)
OBJECT_LENGTH = 5  # words: cut harmful emissions | 43 percent
RATE_UNITS = frozenset({PERCENT, POINTS, TIMES, "basis_points"})


def read_sentence(sentence: Sentence, discourse: Discourse) -> list[Reading]:
    """What the sentence claims, one reading a figure, in the order of the text; renews the discourse."""
    tokens = Tokens.of(sentence.text, sentence.start, sentence.end)
    if not tokens.words:
        return []
    times = time_phrases(
        sentence.text, zip(tokens.words, tokens.starts, strict=True), sentence.end, discourse
    )
    scene = Scene.of(tokens, find_figures(tokens, times, discourse.currency), times)
    keep_licensed(scene, discourse.unit)
    readings: list[Reading] = []
    kept: list[Figure] = []
    for number, figure in enumerate(scene.figures):
        reading = read_figure(scene, number, readings, sentence, discourse)
        if reading is not None:
            readings.append(reading)
            kept.append(figure)
    distribute(scene, kept, readings)
    pair_up(scene, kept, readings)
    set_period(scene, kept, readings, sentence, discourse)
    set_baselines(scene, kept, readings, discourse)
    if readings:
        speaker = speaker_in(sentence, tokens, discourse)
        for reading in readings:
            reading.speaker = speaker
    renew(readings, times, discourse)
    return readings


def read_figure(
    scene: Scene, number: int, before: list[Reading], sentence: Sentence, discourse: Discourse
) -> Reading | None:
    """What the sentence says of one figure; None where it is no claim of its own."""
    figure = scene.figures[number]
    floor = scene.figures[number - 1].noun_last if number else -1
    words = scene.tokens.words
    ceiling = next_figure(scene, number)
    governor = figure.governor
    if is_threshold(scene, figure, floor):
        if before and number and not before[-1].qualifier:
            before[-1].qualifier = qualifier_text(scene, figure, floor)
        return None
    reading = Reading(figure.quantity)
    if joined := joined_reading(scene, figure, floor, before):
        reading.kind, reading.direction, reading.subject = joined.kind, joined.direction, joined.subject
        reading.target_year, reading.qualifier = joined.target_year, joined.qualifier
        return reading
    if aside := reading_beside(scene, figure, floor, before):
        reading.kind, reading.direction, reading.subject = aside.kind, aside.direction, aside.subject
        reading.target_year, reading.qualifier = aside.target_year, aside.qualifier
        return reading
    reading.kind, reading.direction = kind_of(scene, figure, governor, ceiling)
    if (
        before
        and governor.preposition in {"to", "from"}
        and governor.place - floor <= 2
        and before[-1].direction
    ):
        reading.direction = reading.direction or before[-1].direction
    span = subject_of(scene, figure, governor, floor, ceiling, before)
    reading.subject = scene.span(*span) if span else (before[-1].subject if before else discourse.subject)
    if span:
        adopt_direction(scene, span, figure, governor, reading)
    if (
        figure.bare
        and (before or discourse.unit)
        and (after_word(scene, figure) in ELLIPTIC | {"of"} or span is None)
    ):
        figure.quantity.unit = next(
            (one.quantity.unit for one in reversed(before) if one.quantity.noun), discourse.unit or ""
        )
        if figure.quantity.unit and opens_clause(figure):
            reading.subject = before[-1].subject if before else discourse.subject
    name_unit(scene, figure, span)
    reading.qualifier = qualifier_near(scene, span, figure)
    if is_aimed(scene, figure, ceiling, sentence, discourse):
        reading.kind = "target"
    if figure.quantity.noun:
        discourse.unit = figure.quantity.unit
    return reading


def next_figure(scene: Scene, number: int) -> int:
    """The token at which the next figure starts that does not stand in brackets behind this one."""
    words = scene.tokens.words
    for other in scene.figures[number + 1 :]:
        if words[other.first - 1] != "(":
            return other.first
    return len(words)


def keep_licensed(scene: Scene, unit: str | None) -> None:
    """Sets each figure's governor and drops the bare numbers that are no figures."""
    kept: list[Figure] = []
    for figure in scene.figures:
        floor = kept[-1].noun_last if kept else -1
        figure.governor = governor_of(scene, figure, floor)
        counted = unit is not None or any(other.quantity.noun for other in kept)
        if figure.bare and (part_of := counted_part(scene, figure)):
            figure.quantity.unit, figure.bare = part_of, False
        if not figure.bare or is_licensed(scene, figure, figure.governor, floor, counted):
            kept.append(figure)
    scene.figures = kept


def counted_part(scene: Scene, figure: Figure) -> str | None:
    """The noun that a part of a count counts: 8 | of its 13 subsectors."""
    words = scene.tokens.words
    if words[figure.last + 1 : figure.last + 2] != ["of"]:
        return None
    for other in scene.figures:
        if figure.last + 2 <= other.first <= figure.last + 3 and other.quantity.noun is not None:
            figure.quantity.noun = other.quantity.noun
            figure.noun_last = figure.last
            return other.quantity.unit
    return None


def governor_of(scene: Scene, figure: Figure, floor: int) -> Governor:
    """The word to the left of a figure that says what the figure is."""
    words = scene.tokens.words
    for index in range(figure.first, min(figure.first + 2, figure.last)):
        if words[index] in COVERING:
            return Governor("share", index, "", figure.first)
    if words[figure.first] in LINKS:
        return Governor("link", figure.first, "", figure.first)
    if words[figure.first - 1 : figure.first] == ["("] and (listed := bracket_governor(scene, figure)):
        return listed
    preposition, place = "", figure.first
    index = figure.first
    while (index := index - 1) > max(floor, figure.first - FAR):
        word = words[index]
        if word == ")":
            index = opening(words, index, floor)
            continue
        if scene.time_at[index] >= 0:
            continue
        if word in BREAKS or word in {",", "(", "."} or is_boundary(words, index) and index < place - 1:
            return Governor(
                "of" if preposition == "of" and index < place - 1 else "none", index, preposition, place
            )
        if (what := governs(words, index, place, preposition, figure.quantity.unit)) is not None:
            return Governor(what, index, preposition, place, direction_at(words, index))
        if word in PREPOSITIONS:
            if not preposition and is_filled(words, index + 1, place):
                preposition, place = word, index
            elif preposition == "of" and words[place - 1] in LIGHT and is_filled(words, index + 1, place - 1):
                preposition, place = word, index
            elif preposition == "of":
                return Governor("of", index, preposition, place)
    return Governor("of" if preposition == "of" and place - 1 > floor else "gap", floor, preposition, place)


def bracket_governor(scene: Scene, figure: Figure) -> Governor | None:
    """The change that a list of examples is of: falls in steel (1.7 %), paper (0.8 %)."""
    words = scene.tokens.words
    if words[figure.last + 1 : figure.last + 2] != [")"] or figure.quantity.unit not in RATE_UNITS:
        return None
    if not words[figure.first - 2][0].isalpha():
        return None
    for index in range(figure.first - 2, max(-1, figure.first - AIM_REACH), -1):
        word = words[index]
        if word in BREAKS or word == "(" and not any(f.first == index + 1 for f in scene.figures):
            return None
        if (word in CHANGE_NOUNS or word in CHANGE_VERBS) and words[index + 1] in {
            "in",
            "for",
            "from",
            "by",
            "of",
            "among",
        }:
            return Governor("bracket", index, "", figure.first - 1, direction_at(words, index))
    return None


def governs(words: list[str], index: int, place: int, preposition: str, unit: str) -> str | None:
    """What a word says of the figure that `preposition` at `place` leads to: change, share, link, or None."""
    word = words[index]
    near = is_filled(words, index + 1, place)
    if word in {"up", "down"}:
        if not near or preposition == "of":
            return None
        return None if words[index - 1] in SHARES or words[index - 1] in {"set", "built"} else "change"
    if word in CHANGE_NOUNS and near and preposition in {"of", "by", "from", "to", ""}:
        return "change"
    if word in CHANGE_VERBS and (near or preposition in {"by", "to", "from", "at"}):
        return "change"
    if word in CHANGE_VERBS and not preposition and unit in RATE_UNITS and place - index <= OBJECT_LENGTH:
        return "change" if is_verb_here(words, index) else None
    if (
        word in SHARES
        and (near or preposition == "for" or words[index + 1] == "up")
        and is_verb_here(words, index)
    ):
        return "share"
    if (
        word in LINKS
        and is_verb_here(words, index)
        and (near or preposition in {"to", "at"} and word not in COPULAS)
    ):
        return "link"
    return None


def direction_at(words: list[str], index: int) -> str | None:
    """The direction of change that a word says."""
    word = words[index]
    return (
        CHANGE_VERBS.get(word)
        or CHANGE_NOUNS.get(word)
        or (CHANGE_WORDS.get(word) if word in {"up", "down"} else None)
    )


def is_filled(words: list[str], first: int, end: int) -> bool:
    """Whether only words that add nothing stand between two places: rose | sharply to a record | of."""
    return all(word in FILLED or word.endswith("ly") for word in words[first:end])


FILLED = frozenset(
    "a an the total record high low new another additional further cumulative combined average estimated only just"
    " around staggering nearly about some over more than almost at least approximately rate pace annual whopping further"
    " respective still now again overall even level levels in-principle".split()
)


def threshold_opener(words: list[str], first: int, floor: int) -> int | None:
    """The token of the "with", "whose" that opens a threshold before token `first`, or None."""
    for index in range(first - 1, max(floor, first - 10), -1):
        if words[index] in {"whose", "with", "having"}:
            return index
        if words[index] in BREAKS or words[index] in {",", "."}:
            return None
    return None


def is_threshold(scene: Scene, figure: Figure, floor: int) -> bool:
    """Whether a figure only says which things are counted: suppliers whose income exceeds 1 billion yuan."""
    words = scene.tokens.words
    opener = threshold_opener(words, figure.first, floor)
    if not opener or figure.quantity.unit in RATE_UNITS:
        return False
    between = words[opener + 1 : figure.last + 1]
    limits = figure.quantity.bound != "exact" or any(word.startswith("exceed") for word in between)
    return limits and not THRESHOLDS.isdisjoint(between) and is_plural(words[opener - 1])


def qualifier_text(scene: Scene, figure: Figure, floor: int) -> str:
    """The words of a threshold: with main business revenues exceeding 1 billion yuan."""
    opener = threshold_opener(scene.tokens.words, figure.first, floor) or figure.first
    return scene.tokens.text[scene.tokens.starts[opener] : scene.tokens.ends[figure.last]]


def is_licensed(scene: Scene, figure: Figure, governor: Governor, floor: int, counted: bool) -> bool:
    """Whether a number without unit and noun is a figure at all: reached 50; not: see 5.

    `counted` says that a noun was counted before, which "62 were in China" may go on with.
    """
    words = scene.tokens.words
    last = figure.last + 1
    after = words[last] if last < len(words) else "."
    if counted and (
        after in ELLIPTIC
        or words[last : last + 2] in (["of", "them"], ["of", "these"], ["of", "which"], ["of", "those"])
    ):
        return True
    if words[figure.first - 2 : figure.first] == ["of", "which"]:
        return True
    if after in {"of", "'"} or after[0].isalpha() and after not in AFTER_BARE and scene.time_at[last] < 0:
        return False
    if figure.quantity.bound != "exact" and figure.first and is_plural(words[figure.first - 1]):
        return True
    if governor.what in {"link", "change"}:
        return (
            governor.preposition in {"", "to", "at", "by", "from", "of"}
            and figure.first - governor.index <= 6
        )
    if governor.preposition in {"to", "from", "of"} and floor >= 0 or governor.what == "of":
        return True
    return "respectively" in words and len(scene.figures) > 1


ELLIPTIC = frozenset("were are have had has was".split())
AFTER_BARE = frozenset(
    "in from by to and while as at on during per up down compared respectively with for this last but or the over"
    " year-on-year versus against since which".split()
)


def reading_beside(scene: Scene, figure: Figure, floor: int, before: list[Reading]) -> Reading | None:
    """The reading that a figure in brackets says over again in another currency or unit, or None."""
    words = scene.tokens.words
    if not before or figure.first - floor > 4 or floor < 0:
        return None
    between = words[floor + 1 : figure.first]
    if "(" not in between and between not in (["or"], [",", "or"], ["—", "equivalent", "to"], [","], ["/"]):
        return None
    same_kind = len(figure.quantity.unit) == len(before[-1].quantity.unit) == 3
    said_over = same_kind and figure.quantity.unit != before[-1].quantity.unit or "equivalent" in between
    return before[-1] if said_over else None


def joined_reading(scene: Scene, figure: Figure, floor: int, before: list[Reading]) -> Reading | None:
    """The reading before that a figure goes on with: between 31.8 | and 33 billion, by 2.1 billion | or 1.7 percent."""
    between = scene.tokens.words[floor + 1 : figure.first]
    if not before or floor < 0 or figure.quantity.noun is not None:
        return None
    same_unit = before[-1].quantity.unit == figure.quantity.unit
    if between in (["and"], ["to"], ["-"], ["–"]) and same_unit and not before[-1].direction:
        return before[-1]
    if (
        between in (["or"], [",", "or"], ["("])
        and before[-1].kind == "change"
        and figure.quantity.unit in RATE_UNITS
    ):
        closes = between != ["("] or scene.tokens.words[figure.last + 1 : figure.last + 2] == [")"]
        return before[-1] if closes else None
    return None


def kind_of(scene: Scene, figure: Figure, governor: Governor, ceiling: int) -> tuple[str, str | None]:
    """(kind, direction) of a figure, before it is asked whether it is aimed at."""
    quantity, words = figure.quantity, scene.tokens.words
    if quantity.kind:
        return quantity.kind, quantity.direction
    if (after := change_after(scene, figure, ceiling)) is not None:
        return "change", after
    if governor.what == "bracket":
        return "change", governor.direction
    if governor.what == "change":
        if governor.preposition in {"to", "from", "at", "in"} and not is_rate(words, governor, figure):
            return "level", governor.direction
        return "change", governor.direction
    if quantity.unit in {POINTS, "basis_points"} or quantity.direction:
        return "change", quantity.direction or governor.direction
    if quantity.unit == PERCENT and (
        governor.what == "share" or words[figure.last + 1 : figure.last + 2] == ["of"]
    ):
        return "share", None
    return "level", None


def is_rate(words: list[str], governor: Governor, figure: Figure) -> bool:
    """Whether "at" gives a rate of change: growing at an average annual rate of 7 percent."""
    between = words[governor.index + 1 : figure.first]
    return (
        "rate" in between
        or "pace" in between
        or governor.preposition == "at"
        and figure.quantity.unit == PERCENT
    )


def change_after(scene: Scene, figure: Figure, ceiling: int) -> str | None:
    """The direction that words after a figure give it: a 6.5 percent increase, 20 % more, 9.2 % year on year."""
    words = scene.tokens.words
    if (
        figure.quantity.unit not in RATE_UNITS
        and figure.quantity.noun is None
        and len(figure.quantity.unit) != 3
    ):
        return None
    for index in range(figure.last + 1, min(figure.last + 5, ceiling, len(words))):
        word = words[index]
        if word in CHANGE_NOUNS and not (
            word in CHANGE_VERBS and word in {"rise", "fall", "cut"} and index > figure.last + 2
        ):
            return CHANGE_NOUNS[word]
        if word in {"below", "above"} and index == figure.last + 1 and figure.quantity.unit in RATE_UNITS:
            return "increase" if word == "above" else "decrease"
        if word in {"higher", "lower", "more", "less", "fewer", "faster", "slower"}:
            return CHANGE_WORDS[word] if index <= figure.last + 2 else None
        if word in PREPOSITIONS or not word[0].isalpha() or word in AUXILIARIES or word in {"and", "or"}:
            return None
    return None


def adopt_direction(
    scene: Scene, span: tuple[int, int], figure: Figure, governor: Governor, reading: Reading
) -> None:
    """Makes a change of a percentage whose subject is a growth: GDP growth was 5.2 percent."""
    words = scene.tokens.words
    if (
        reading.kind not in {"level", "share"}
        or figure.quantity.unit != PERCENT
        or governor.what not in {"link", "of"}
    ):
        return
    subject = words[span[0] : span[1] + 1]
    head = next((i for i, word in enumerate(subject) if word in PREPOSITIONS), len(subject)) - 1
    head_words = subject[max(0, head - 1) : head + 1]
    for word in head_words:
        if word in CHANGE_NOUNS and word not in {
            "improvement",
            "loss",
            "savings",
            "cut",
            "recovery",
            "gain",
            "gains",
        }:
            reading.kind, reading.direction = "change", CHANGE_NOUNS[word]


def subject_of(
    scene: Scene, figure: Figure, governor: Governor, floor: int, ceiling: int, before: list[Reading]
) -> tuple[int, int] | None:
    """The tokens that name what a figure measures; None where that is named earlier."""
    words = scene.tokens.words
    if figure.quantity.kind == "rank":
        verb = next((i for i in range(figure.first, -1, -1) if words[i].startswith("rank")), figure.first)
        return subject_before(scene, verb, floor)
    if figure.quantity.noun is not None:
        if figure.noun_last == figure.last:
            return tail(scene, figure.last + 2, len(words), predicate=False)
        return counted_subject(scene, figure, governor, floor, ceiling)
    if (found := subject_after_change(scene, figure, governor, ceiling)) is not None:
        return found
    if words[figure.last] == "coverage" and (found := coverage_subject(scene, figure, ceiling)) is not None:
        return found
    if governor.what == "share" and governor.index >= figure.first:
        return subject_before(scene, governor.index, floor)
    if (
        before
        and governor.preposition in {"to", "from"}
        and all(at >= 0 for at in scene.time_at[floor + 1 : governor.place])
    ):
        return None
    start = after_measure(scene, figure)
    after = words[start] if start < len(words) else "."
    opens = opens_clause(figure)
    if (
        after == "of"
        and figure.quantity.unit == PERCENT
        and opens
        and (floor < 0 or words[governor.index] != ",")
    ):
        return tail(scene, after_determiner(words, start + 1), ceiling, predicate=True)
    if (
        figure.quantity.unit == PERCENT
        and (is_named(scene.tokens, start) and scene.time_at[start] < 0)
        and start == figure.last + 1
    ):
        return tail(scene, start, ceiling, predicate=opens)
    if governor.what == "bracket":
        return noun_phrase_before(scene, governor.place - 1, floor)
    if after == "to" and figure.first and words[figure.first - 1] in GIVERS:
        return main_subject(scene, clause_start(scene, figure.first), figure.first)
    if governor.what in {"change", "link"} and words[governor.index] in TRANSITIVE and after in {"in", "of"}:
        if (found := object_after(scene, start + 1, ceiling)) is not None:
            return found
    if governor.what in {"change", "link", "share"}:
        found = governed_subject(scene, figure, governor, floor)
        if found is not None or before:
            return found
    if governor.what == "of":
        return noun_phrase_before(scene, governor.place - 1, floor)
    if (
        governor.what in {"gap", "none"}
        and (found := gap_subject(scene, figure, governor, floor)) is not None
    ):
        return found
    if after in OBJECT_OF and figure.quantity.unit not in RATE_UNITS:
        if (found := object_after(scene, start + 1, ceiling)) is not None:
            return found
    if (is_named(scene.tokens, start) and scene.time_at[start] < 0) and (
        found := tail(scene, start, ceiling, predicate=False)
    ) is not None:
        return found
    return (
        None
        if before and governor.what == "none"
        else main_subject(scene, clause_start(scene, figure.first), figure.first)
    )


NO_NAME = (
    frozenset(
        "higher lower more less fewer faster slower mark level threshold each together combined yearly better worse"
        " overall annually respectively altogether cumulatively".split()
    )
    | PREPOSITIONS
    | AFTER_BARE
    | AUXILIARIES
    | EACH
    | SUBORDINATORS
    | LINKS
    | SHARES
    | CHANGE_VERBS.keys()
)


def coverage_subject(scene: Scene, figure: Figure, ceiling: int) -> tuple[int, int] | None:
    """What has, or is to have, full coverage: the sentence's subject with what it covers; after "we" only that."""
    words = scene.tokens.words
    covered = tail(scene, after_determiner(words, figure.last + 2), ceiling, predicate=False)
    whole = main_subject(scene, clause_start(scene, figure.first), figure.first)
    if whole is None or words[whole[0]] in {"we", "to"} or whole[1] >= figure.first:
        return covered
    return whole[0], covered[1] if covered else figure.last


def object_after(scene: Scene, index: int, ceiling: int) -> tuple[int, int] | None:
    """The noun phrase that starts at a token, its article left out; None where a time starts there."""
    start = after_determiner(scene.tokens.words, index)
    if start >= len(scene.tokens.words) or scene.time_at[start] >= 0:
        return None
    found = tail(scene, start, ceiling, predicate=False)
    return cleaned(scene.tokens.words, *found) if found else None


GIVERS = frozenset(
    "contribute contributes contributed contributing add adds added adding bring brings brought".split()
)
OBJECT_OF = frozenset({"of", "in", "on", "for", "to", "into", "towards", "toward", "worth"})


def after_measure(scene: Scene, figure: Figure) -> int:
    """The token after a figure and what says only how often or how long: over 4 years, a year, ($566 billion)."""
    words = scene.tokens.words
    index = figure.last + 1
    for _ in range(3):
        if index + 1 >= len(words):
            break
        if words[index] == "(":
            index = next((i + 1 for i in range(index, min(index + 12, len(words))) if words[i] == ")"), index)
        elif words[index] in EACH and words[index + 1] in TIME_UNITS:
            index += 2
        elif words[index] in {"annually", "yearly"} or is_when(scene, index):
            index += 1
        elif words[index] in {"over", "for", "in"} and words[min(index + 2, len(words) - 1)] in TIME_UNITS:
            index += 3
        else:
            break
    return index


def is_when(scene: Scene, index: int) -> bool:
    """Whether a token stands in an expression of time that says when, not in one that compares."""
    at = scene.time_at[index]
    return at >= 0 and scene.times[at].role not in COMPARED


def is_named(tokens: Tokens, index: int) -> bool:
    """Whether a noun phrase starts at a token: 80% | data processing, 1 billion | Advanced Propulsion Centre."""
    words = tokens.words
    if index >= len(words) or not words[index][0].isalpha():
        return False
    return (
        words[index] not in NO_NAME
        or words[index] in CHANGE_VERBS
        and tokens.text[tokens.starts[index]].isupper()
    )


def after_determiner(words: list[str], index: int) -> int:
    """The index after "the", "all" and the like."""
    return (
        index + 1
        if words[index : index + 1] and words[index] in {"the", "our", "its", "a", "an", "all"}
        else index
    )


def counted_subject(
    scene: Scene, figure: Figure, governor: Governor, floor: int, ceiling: int
) -> tuple[int, int] | None:
    """What a figure with a noun counts: the noun phrase, with its predicate where it is the clause's subject."""
    words = scene.tokens.words
    if governor.what in {"link", "change"}:
        before = subject_before(scene, governor.index, floor)
        if before is not None and (
            governor.what == "change" or COUNTABLE.intersection(words[before[0] : before[1] + 1])
        ):
            return before
    if governor.preposition in {"in", "into", "across"} and governor.what in {"none", "gap"}:
        whole = main_subject(scene, clause_start(scene, figure.first), figure.first)
        if whole is not None and whole[0] > floor and figure.noun_last - whole[0] <= LONGEST_STATEMENT:
            return whole[0], figure.noun_last
    found = tail(scene, figure.last + 1, ceiling, predicate=opens_clause(figure))
    return found and with_threshold(scene, found)


LONGEST_STATEMENT = 16  # words


def with_threshold(scene: Scene, span: tuple[int, int]) -> tuple[int, int]:
    """The span with a threshold that follows it: suppliers | whose income exceeds 1 billion yuan."""
    for other in scene.figures:
        if other.first > span[1] and is_threshold(scene, other, span[1] - 1):
            opener = threshold_opener(scene.tokens.words, other.first, span[1] - 1)
            if opener is not None and opener <= span[1] + 1:
                return span[0], other.last
    return span


def subject_after_change(
    scene: Scene, figure: Figure, governor: Governor, ceiling: int
) -> tuple[int, int] | None:
    """What changed, said after the change: a 5 percent increase in exports, a rise of 2 % in mining."""
    words = scene.tokens.words
    place = None
    if governor.what == "change" and words[governor.index] in CHANGE_NOUNS and governor.preposition == "of":
        place = figure.last + 1
    for index in range(figure.last + 1, min(figure.last + 5, ceiling, len(words) - 1)):
        if words[index] in CHANGE_NOUNS:
            place = index + 1
        if not words[index][0].isalpha() or words[index] in PREPOSITIONS:
            break
    if place is None or place + 1 >= len(words) or words[place] not in {"in", "of", "for"}:
        return None
    start = after_determiner(words, place + 1)
    if start >= len(words) or scene.time_at[start] >= 0:
        return None
    found = tail(scene, start, ceiling, predicate=False)
    return cleaned(words, *found) if found else None


def governed_subject(scene: Scene, figure: Figure, governor: Governor, floor: int) -> tuple[int, int] | None:
    """The subject of the verb or noun that governs a figure, or the object between the two."""
    words = scene.tokens.words
    if governor.place - governor.index > 1 and governor.what == "change":
        between = governor.index + 1
        if words[between] in {"in", "of"} and words[governor.index] in CHANGE_NOUNS:
            between += 1
        between = after_determiner(words, between)
        if (
            words[between][0].isalpha()
            and words[between] not in PREPOSITIONS
            and not words[between].endswith("ly")
        ):
            found = tail(scene, between, governor.place, predicate=False)
            if found is not None and words[found[0]] not in FILLED and found[1] < governor.place:
                return found
    index = governor.index
    if governor.what == "change" and words[index] in CHANGE_NOUNS and not is_verb_here(words, index):
        before = noun_phrase_before(scene, index, floor)
        if before is not None and before[0] < index and not words[before[0]] in {"an", "a"}:
            return before
        return None
    return subject_before(scene, index, floor)


def gap_subject(scene: Scene, figure: Figure, governor: Governor, floor: int) -> tuple[int, int] | None:
    """The noun phrase between the figure before and this one, whose verb is that of the figure before."""
    words = scene.tokens.words
    if floor < 0 or governor.preposition not in {"", "from", "to", "for", "at", "by"}:
        return None
    first, last = max(floor, governor.index) + 1, governor.place - 1
    while first <= last and (
        words[first] in {",", "and", "while", "but", "or", ")"} or scene.time_at[first] >= 0
    ):
        first += 1
    while last >= first and words[last] in {",", "(", "and"}:
        last -= 1
    if first > last or words[first] in PREPOSITIONS or words[first] in FILLED:
        return None
    return cleaned(words, first, last)


def name_unit(scene: Scene, figure: Figure, span: tuple[int, int] | None) -> None:
    """Gives a figure without a unit the noun of its subject: the number of industrial apps reached 283,200."""
    if figure.quantity.unit or not span:
        return
    words = scene.tokens.words
    first, last = span
    for index in range(first, last):
        if words[index] in COUNTABLE and words[index + 1] == "of":
            first = index + 2
            break
    figure.quantity.unit = next(
        (IMPLIED_UNITS[word] for word in words[first : last + 1] if word in IMPLIED_UNITS),
        scene.tokens.text[scene.tokens.starts[first] : scene.tokens.ends[last]],
    )


def qualifier_near(scene: Scene, span: tuple[int, int] | None, figure: Figure) -> str | None:
    """Words beside a subject that say which part of it is meant: provincial-level, above designated size."""
    if span is None:
        return None
    text = scene.tokens.text[slice(*(scene.span(*span) or (0, 0)))]
    found = QUALIFIERS.search(text)
    return found.group() if found else None


def is_aimed(scene: Scene, figure: Figure, ceiling: int, sentence: Sentence, discourse: Discourse) -> bool:
    """Whether a figure is aimed at, planned or expected, and not reported."""
    if discourse.aims:
        return True
    words = scene.tokens.words
    coming = [phrase for phrase in scene.times if is_future(phrase, discourse)]
    near = [phrase for phrase in coming if is_near(scene, figure, phrase.start)]
    behind = scene.tokens.ends[figure.noun_last]
    if near and (FINITE.isdisjoint(words) or any(0 <= phrase.start - behind <= 2 for phrase in near)):
        return True
    future = bool(coming)
    if opens_clause(figure):
        said = first_cue(scene, range(figure.noun_last + 1, min(figure.noun_last + 16, ceiling)), future)
        if said is not None:
            return said
    said = first_cue(scene, range(figure.first - 1, max(-1, figure.first - AIM_REACH), -1), future)
    if said is not None:
        return said
    return sentence.block == "heading" and heads_to(words, figure.first)


def after_word(scene: Scene, figure: Figure) -> str:
    """The word after a figure."""
    return scene.tokens.words[figure.last + 1] if figure.last + 1 < len(scene.tokens.words) else "."


def opens_clause(figure: Figure) -> bool:
    """Whether a figure stands where its clause begins: | 75% of enterprises have taken up."""
    governor = figure.governor
    return (
        governor.what in {"none", "gap"} and not governor.preposition and figure.first - governor.index <= 3
    )


def first_cue(scene: Scene, places: range, future: bool) -> bool | None:
    """What the first verb on the way says: True for will, aims to; False for has, reached, opened; None for none."""
    words = scene.tokens.words
    for index in places:
        word = words[index]
        if word in BREAKS and word not in {'"', ":"} or places.step > 0 and word in {",", ";"}:
            return None
        if word == "have" and words[index - 1] == "to":
            return False
        if word in AIMS and says_aim(words, index, future):
            return not (word in WEAK_AIMS and words[index - 1] in {"had"})
        if word in FINITE or word.endswith("ed") and is_past(words, index):
            before = words[index - 1] if index else ""
            if (
                before in {"to", "be", "been"}
                or before in MODALS
                or before.endswith("ly")
                and words[index - 2] in MODALS
            ):
                continue
            if word in COPULAS and AIMED_NOUNS.intersection(words[max(0, index - 6) : index]):
                return True
            if word in COPULAS and words[index + 1 : index + 2] and words[index + 1] in AIMS:
                continue
            return False
    return None


FINITE = PAST_VERBS | frozenset(
    "has have had is are was were did rose fell grew spent built made sold became came went won saw".split()
)
COPULAS = frozenset({"is", "are", "was", "were"})
MODALS = frozenset("will shall should must may can could would".split())
AIMED_NOUNS = frozenset(
    "target goal aim objective ambition forecast projection guidance targets goals outlook".split()
)


def is_past(words: list[str], index: int) -> bool:
    """Whether a word in -ed is the verb of its clause and no adjective: opened five; not: the proposed five."""
    before = words[index - 1] if index else ""
    return before[:1].isalpha() and before not in NOT_BEFORE_PAST and words[index] not in AIMS


NOT_BEFORE_PAST = (
    PREPOSITIONS | DETERMINERS | frozenset("and or be being been more most high low new".split())
)


def heads_to(words: list[str], first: int) -> bool:
    """Whether a heading says what is going to be: China to invest 3.8 trillion yuan."""
    if PAST_VERBS.intersection(words) or "to" not in words[1:first]:
        return False
    place = words.index("to", 1)
    verb = words[place + 1] if place + 1 < first else ""
    return verb.isalpha() and verb not in {"the", "a", "an"} and words[place - 1] not in CHANGE_VERBS


def is_near(scene: Scene, figure: Figure, place: int) -> bool:
    """Whether an expression of time at `place` is before a figure, or behind it in the same clause."""
    end = scene.tokens.ends[figure.noun_last]
    return place < end or not re.search(r"[,;:]", scene.tokens.text[end:place])


def says_aim(words: list[str], index: int, future: bool) -> bool:
    """Whether a word says that what follows is aimed at; a weak one needs "to" or a coming year."""
    word = words[index]
    if word not in WEAK_AIMS:
        return True
    following = words[index + 1] if index + 1 < len(words) else ""
    if word in {"expected", "planned", "proposed", "targeted", "projected", "anticipated"} and index:
        if words[index - 1] in {"a", "an", "the", "with", "of", "its"} and following[:1].isalpha():
            return True
    return (
        future
        or following == "to"
        or word in {"target", "goal", "targets", "forecast", "outlook", "guidance"}
        and following in {"of", "is", "at", "for"}
    )
