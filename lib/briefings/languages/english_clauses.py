"""What an English sentence says of its figures: kind, direction, subject, whether it is aimed at."""

from __future__ import annotations

import re

from briefings.languages.english_lists import distribute, pair_up
from briefings.languages.english_numbers import Figure, Governor, Tokens, find_figures, is_plural
from briefings.languages.english_periods import time_phrases
from briefings.languages.english_speakers import speaker_in
from briefings.languages.english_subjects import (
    BREAKS,
    Scene,
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
    keep_licensed(scene)
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
    set_baselines(scene, kept, readings)
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
    ceiling = scene.figures[number + 1].first if number + 1 < len(scene.figures) else len(words)
    governor = figure.governor
    if is_threshold(scene, figure, floor):
        if before and number and not before[-1].qualifier:
            before[-1].qualifier = qualifier_text(scene, figure, floor)
        return None
    reading = Reading(figure.quantity)
    if aside := reading_beside(scene, figure, floor, before):
        reading.kind, reading.direction, reading.subject = aside.kind, aside.direction, aside.subject
        reading.target_year, reading.qualifier = aside.target_year, aside.qualifier
        return reading
    reading.kind, reading.direction = kind_of(scene, figure, governor, ceiling)
    if before and governor.preposition in {"to", "from"} and governor.place - floor <= 2 and before[-1].direction:
        reading.direction = reading.direction or before[-1].direction
    span = subject_of(scene, figure, governor, floor, ceiling, before)
    reading.subject = scene.span(*span) if span else (before[-1].subject if before else discourse.subject)
    if span:
        adopt_direction(scene, span, figure, governor, reading)
    name_unit(scene, figure, span)
    reading.qualifier = qualifier_near(scene, span, figure)
    if is_aimed(scene, figure, floor, ceiling, before, sentence, discourse):
        reading.kind = "target"
    return reading


def keep_licensed(scene: Scene) -> None:
    """Sets each figure's governor and drops the bare numbers that are no figures."""
    kept: list[Figure] = []
    for figure in scene.figures:
        floor = kept[-1].noun_last if kept else -1
        figure.governor = governor_of(scene, figure, floor)
        if not figure.bare or is_licensed(scene, figure, figure.governor, floor):
            kept.append(figure)
    scene.figures = kept


def governor_of(scene: Scene, figure: Figure, floor: int) -> Governor:
    """The word to the left of a figure that says what the figure is."""
    words = scene.tokens.words
    if words[figure.first] in LINKS:
        return Governor("link", figure.first, "", figure.first)
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
            return Governor("of" if preposition == "of" and index < place - 1 else "none", index, preposition, place)
        if (what := governs(words, index, place, preposition)) is not None:
            return Governor(what, index, preposition, place, direction_at(words, index))
        if word in PREPOSITIONS:
            if not preposition and is_filled(words, index + 1, place):
                preposition, place = word, index
            elif preposition == "of" and words[place - 1] in LIGHT and is_filled(words, index + 1, place - 1):
                preposition, place = word, index
            elif preposition == "of":
                return Governor("of", index, preposition, place)
    return Governor("of" if preposition == "of" and place - 1 > floor else "gap", floor, preposition, place)


def governs(words: list[str], index: int, place: int, preposition: str) -> str | None:
    """What a word says of the figure that `preposition` at `place` leads to: change, share, link, or None."""
    word = words[index]
    near = is_filled(words, index + 1, place)
    if word in {"up", "down"}:
        if not near or preposition == "of":
            return None
        return "share" if words[index - 1] in SHARES else None if words[index - 1] in {"set", "built"} else "change"
    if word in CHANGE_NOUNS and near and preposition in {"of", "by", "from", "to", ""}:
        return "change"
    if word in CHANGE_VERBS and (near or preposition in {"by", "to", "from", "at"}):
        return "change"
    if word in SHARES and (near or preposition == "for") and is_verb_here(words, index):
        return "share"
    if word in LINKS and is_verb_here(words, index) and (near or preposition in {"to", "at", "of", "in"}):
        return "link"
    return None


def direction_at(words: list[str], index: int) -> str | None:
    """The direction of change that a word says."""
    word = words[index]
    return CHANGE_VERBS.get(word) or CHANGE_NOUNS.get(word) or (CHANGE_WORDS.get(word) if word in {"up", "down"} else None)


def is_filled(words: list[str], first: int, end: int) -> bool:
    """Whether only words that add nothing stand between two places: rose | sharply to a record | of."""
    return all(word in FILLED or word.endswith("ly") for word in words[first:end])


FILLED = frozenset(
    "a an the total record high low new another additional further cumulative combined average estimated only just"
    " around staggering nearly about some over more than almost at least approximately rate pace annual whopping further"
    " respective still now again overall even level levels in-principle".split()
)


def is_threshold(scene: Scene, figure: Figure, floor: int) -> bool:
    """Whether a figure only says which things are counted: suppliers whose income exceeds 1 billion yuan."""
    words = scene.tokens.words
    opener = None
    for index in range(figure.first - 1, max(floor, figure.first - 10), -1):
        if words[index] in {"whose", "with", "having"}:
            opener = index
            break
        if words[index] in BREAKS or words[index] in {",", "."}:
            return False
    if opener is None or opener == 0 or figure.quantity.unit in RATE_UNITS:
        return False
    limits = figure.quantity.bound != "exact" or any(
        w.startswith("exceed") for w in words[opener : figure.first]
    )
    measure = any(word in THRESHOLDS for word in words[opener + 1 : figure.first])
    return measure and limits and is_plural(words[opener - 1])


def qualifier_text(scene: Scene, figure: Figure, floor: int) -> str:
    """The words of a threshold: with main business revenues exceeding 1 billion yuan."""
    words = scene.tokens.words
    opener = next(
        i for i in range(figure.first - 1, floor - 1, -1) if words[i] in {"whose", "with", "having"}
    )
    return scene.tokens.text[scene.tokens.starts[opener] : scene.tokens.ends[figure.last]]


def is_licensed(scene: Scene, figure: Figure, governor: Governor, floor: int) -> bool:
    """Whether a number without unit and noun is a figure at all: reached 50; not: see 5."""
    words = scene.tokens.words
    after = words[figure.last + 1] if figure.last + 1 < len(words) else "."
    if (
        after in {"of", "'"}
        or after[0].isalpha()
        and after not in AFTER_BARE
        and scene.time_at[figure.last + 1] < 0
    ):
        return after in {"were", "are"} and floor >= 0
    if governor.what in {"link", "change"}:
        return (
            governor.preposition in {"", "to", "at", "by", "from", "of", "in"}
            and figure.first - governor.index <= 6
        )
    if governor.preposition in {"to", "from", "of"} and floor >= 0 or governor.what == "of":
        return True
    return len(scene.figures) > 1 and "respectively" in words


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


def kind_of(scene: Scene, figure: Figure, governor: Governor, ceiling: int) -> tuple[str, str | None]:
    """(kind, direction) of a figure, before it is asked whether it is aimed at."""
    quantity, words = figure.quantity, scene.tokens.words
    if quantity.kind:
        return quantity.kind, quantity.direction
    if (after := change_after(scene, figure, ceiling)) is not None:
        return "change", after
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
    if figure.quantity.noun is not None:
        return counted_subject(scene, figure, governor, floor, ceiling)
    if (found := subject_after_change(scene, figure, ceiling)) is not None:
        return found
    start = after_measure(scene, figure)
    after = words[start] if start < len(words) else "."
    opens = governor.what in {"none", "gap"} and not governor.preposition and figure.first - governor.index <= 3
    if after == "of" and figure.quantity.unit == PERCENT and opens and (floor < 0 or words[governor.index] != ","):
        return tail(scene, after_determiner(words, start + 1), ceiling, predicate=True)
    if figure.quantity.unit == PERCENT and is_named(words, start) and start == figure.last + 1:
        return tail(scene, start, ceiling, predicate=opens)
    if governor.what in {"change", "link", "share"}:
        found = governed_subject(scene, figure, governor, floor)
        if found is not None or before and (governor.what == "share" or floor >= 0):
            return found
    if governor.what == "of":
        return noun_phrase_before(scene, governor.place - 1, floor)
    if governor.what == "gap" and floor >= 0 and (found := gap_subject(scene, figure, governor, floor)) is not None:
        return found
    if after in OBJECT_OF and figure.quantity.unit not in RATE_UNITS and start + 1 < len(words):
        if scene.time_at[start + 1] < 0:
            return tail(scene, after_determiner(words, start + 1), ceiling, predicate=False)
    if is_named(words, start) and (found := tail(scene, start, ceiling, predicate=False)) is not None:
        return found
    return None if before and governor.what == "none" else main_subject(scene, clause_start(scene, figure.first))


NO_NAME = PREPOSITIONS | AFTER_BARE | AUXILIARIES | EACH | SUBORDINATORS | LINKS | SHARES | CHANGE_VERBS.keys()
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
        elif words[index] in {"annually", "yearly"} or scene.time_at[index] >= 0:
            index += 1
        elif words[index] in {"over", "for", "in"} and words[min(index + 2, len(words) - 1)] in TIME_UNITS:
            index += 3
        else:
            break
    return index


def is_named(words: list[str], index: int) -> bool:
    """Whether a noun phrase starts at a token: 80% | data processing."""
    if index >= len(words) or not words[index][0].isalpha():
        return False
    return words[index] not in NO_NAME


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
    if (
        governor.what in {"link", "change"}
        and (before := subject_before(scene, governor.index, floor)) is not None
    ):
        if COUNTABLE.intersection(words[before[0] : before[1] + 1]) or governor.what == "change":
            return before
    predicate = (
        governor.what in {"none", "gap"} and not governor.preposition and figure.first - governor.index <= 3
    )
    return tail(scene, figure.last + 1, ceiling, predicate=predicate)


def subject_after_change(scene: Scene, figure: Figure, ceiling: int) -> tuple[int, int] | None:
    """What changed, said after the change: a 5 percent increase in exports."""
    words = scene.tokens.words
    for index in range(figure.last + 1, min(figure.last + 5, ceiling, len(words) - 1)):
        if words[index] in CHANGE_NOUNS and words[index + 1] in {"in", "of"}:
            start = after_determiner(words, index + 2)
            if start < len(words) and scene.time_at[start] < 0:
                return tail(scene, start, ceiling, predicate=False)
        if not words[index][0].isalpha() or words[index] in PREPOSITIONS:
            return None
    return None


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
            if (
                found is not None
                and words[found[0]] not in FILLED
                and found[1] < governor.place
            ):
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
    first, last = floor + 1, governor.place - 1
    while first <= last and (
        words[first] in {",", "and", "while", "but", "or", ")"} or scene.time_at[first] >= 0
    ):
        first += 1
    while last >= first and words[last] in {",", "(", "and"}:
        last -= 1
    if first > last or words[first] in PREPOSITIONS or words[first] in FILLED:
        return None
    return first, last


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


def is_aimed(
    scene: Scene,
    figure: Figure,
    floor: int,
    ceiling: int,
    before: list[Reading],
    sentence: Sentence,
    discourse: Discourse,
) -> bool:
    """Whether a figure is aimed at, planned or expected, and not reported."""
    if discourse.aims:
        return True
    words = scene.tokens.words
    future = any(is_future(phrase, discourse) for phrase in scene.times)
    for index in range(figure.first - 1, max(-1, figure.first - AIM_REACH), -1):
        word = words[index]
        if word in BREAKS and word not in {'"', ":"}:
            break
        if word in PAST_VERBS and index > 0 and words[index - 1] not in {"to", "be"}:
            return False
        if word in AIMS and says_aim(words, index, future):
            return True
    if figure.governor.what in {"none", "gap"} and not figure.governor.preposition:
        for index in range(figure.noun_last + 1, min(figure.noun_last + 16, ceiling)):
            if words[index] in {",", ";"}:
                break
            if words[index] in {"will", "shall", "should", "must"}:
                return True
    if sentence.block == "heading" and "to" in words[1 : figure.first] and not future_is_past(words):
        place = words.index("to", 1)
        return (
            place + 1 < figure.first
            and words[place + 1].isalpha()
            and words[place + 1] not in {"the", "a", "an"}
            and words[place - 1] not in CHANGE_VERBS
        )
    return not PAST_VERBS.intersection(words) and any(
        is_future(phrase, discourse) and is_near(scene, figure, phrase.start) for phrase in scene.times
    )


def is_near(scene: Scene, figure: Figure, place: int) -> bool:
    """Whether an expression of time at `place` is before a figure, or behind it in the same clause."""
    end = scene.tokens.ends[figure.noun_last]
    return place < end or not re.search(r"[,;:]", scene.tokens.text[end:place])


def future_is_past(words: list[str]) -> bool:
    """Whether a heading reports what has been: exports rose to."""
    return bool(PAST_VERBS.intersection(words))


def says_aim(words: list[str], index: int, future: bool) -> bool:
    """Whether a word says that what follows is aimed at; a weak one needs "to" or a coming year."""
    word = words[index]
    if word not in WEAK_AIMS:
        return True
    following = words[index + 1] if index + 1 < len(words) else ""
    return (
        future
        or following == "to"
        or word in {"target", "goal", "targets", "forecast", "outlook", "guidance"}
        and following in {"of", "is", "at", "for"}
    )
