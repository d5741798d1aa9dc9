"""What an English sentence says of its figures: kind, direction, subject, period, speaker."""

from __future__ import annotations

import re

from briefings.languages.english_aims import is_aimed
from briefings.languages.english_changes import (
    Place,
    follows_semicolon,
    goes_on_aiming,
    is_verbless,
    set_kind,
)
from briefings.languages.english_comparisons import mark_compared
from briefings.languages.english_counted import is_whole
from briefings.languages.english_counts import counted_before, set_unit, use_local_money
from briefings.languages.english_governors import (
    RATE_UNITS,
    closes_bracket,
    is_threshold,
    keep_licensed,
    threshold_opener,
)
from briefings.languages.english_lists import distribute, pair_up, resolve_pair, share_baselines, spread
from briefings.languages.english_measured import subject_of
from briefings.languages.english_numbers import find_figures
from briefings.languages.english_periods import time_phrases
from briefings.languages.english_phrases import NO_SUBJECT, Scene, clause_start
from briefings.languages.english_speakers import speaker_in
from briefings.languages.english_spots import Spot
from briefings.languages.english_subjects import is_predicate, main_subject
from briefings.languages.english_subjects import points_back as takes_up
from briefings.languages.english_times import renew, set_baselines, set_period
from briefings.languages.english_tokens import Figure, Tokens
from briefings.languages.english_words import (
    DEICTIC,
)
from briefings.quantities import PERCENT, listed
from briefings.sentences import Discourse, Reading, Sentence

QUALIFIERS = re.compile(
    r"(?:above|below) (?:the )?designated size|(?:provincial|national|state|county|city|municipal"
    r"|world|prefecture)-level"
    r"|high-level|large-scale|with [a-z ]{0,30}(?:revenues?|income|turnover)[^,.;]*",
    re.I,
)


def read_sentence(sentence: Sentence, discourse: Discourse) -> list[Reading]:
    """What the sentence claims, one reading a figure, in the order of the text; renews the discourse."""
    tokens = Tokens.of(sentence.text, sentence.start, sentence.end)
    if not tokens.words:
        return []
    times = time_phrases(tokens, sentence.end, discourse)
    scene = Scene.of(tokens, find_figures(tokens, times, discourse.currency), times)
    kept, readings = read_figures(scene, sentence, discourse) if scene.figures else ([], [])
    set_period(scene, kept, readings, sentence, discourse)
    if readings:
        set_baselines(scene, kept, readings, discourse)
        speaker = speaker_in(sentence, tokens, discourse)
        for reading in readings:
            reading.speaker = speaker
    if readings or sentence.block != "heading":
        renew(scene, kept, readings, discourse)
    return readings


def read_figures(
    scene: Scene, sentence: Sentence, discourse: Discourse
) -> tuple[list[Figure], list[Reading]]:
    """(figures, readings) of what a sentence claims: all but when, against what level and by whom."""
    if discourse.local:
        use_local_money(scene, discourse.local)
    keep_licensed(scene, discourse.unit, discourse.money if follows_semicolon(sentence) else None)
    mark_compared(scene)
    readings: list[Reading] = []
    kept: list[Figure] = []
    for number, figure in enumerate(scene.figures):
        reading = read_figure(scene, number, readings, sentence, discourse)
        if reading is not None:
            readings.append(reading)
            kept.append(figure)
    if len(readings) > 1:
        distribute(scene, kept, readings)
        spread(scene, kept, readings, discourse.subjects)
    resolve_pair(scene, readings, discourse.subjects)
    if len(readings) > 1:
        pair_up(scene, kept, readings)
        share_baselines(kept, readings)
    for number, reading in enumerate(readings):
        reading.quantity.unit = (
            reading.quantity.unit or counted_before(readings[:number], discourse) or UNNAMED
        )
    return kept, readings


def read_figure(
    scene: Scene, number: int, before: list[Reading], sentence: Sentence, discourse: Discourse
) -> Reading | None:
    """What the sentence says of one figure; None where it is no claim of its own."""
    figure = scene.figures[number]
    floor = scene.figures[number - 1].noun_last if number else -1
    ceiling = next_figure(scene, number)
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
    span = subject_of(Spot.of(scene, figure, floor, ceiling, bool(before)))
    named = figure.quantity.noun is not None
    if span and not named and follows_semicolon(sentence) and figure.opens and is_verbless(scene):
        span = None  # use should reach 75 percent in towns; | 65 percent in villages
    reading.subject = scene.span(*span) if span else topic(scene, before)
    if span and is_share_named_before(scene, figure, span):
        shares = [one.subject for one in before if one.subject and one.quantity.unit == PERCENT]
        earlier = None if sentence.first else discourse.share_of
        reading.subject = (shares[-1] if shares else earlier) or reading.subject
    if reading.subject is None and takes_up(scene, figure.governor.index, -1):
        reading.subject = named_in_front(scene, figure) or discourse.subject
    elif reading.subject is None and points_back(scene, figure):
        reading.subject = discourse.subject
    elif reading.subject is None:
        reading.subject = figure.quantity.noun or (None if sentence.first else discourse.subject)
    place = Place(scene, figure, floor, ceiling, span, before, sentence, discourse)
    set_kind(place, reading)
    set_unit(scene, figure, span, reading, before, discourse)
    of_all = is_whole(scene.tokens.words, figure, floor)
    reading.qualifier = IN_ALL if of_all else qualifier_near(scene, span, figure)
    if is_aimed(scene, figure, ceiling, sentence, discourse) or goes_on_aiming(place):
        reading.kind, reading.aims_at_change = "target", reading.kind == "change"
    discourse.aimed = reading.kind == "target"
    discourse.direction = reading.direction if reading.kind == "change" else None
    return reading


def named_in_front(scene: Scene, figure: Figure) -> tuple[int, int] | None:
    """What a pronoun in a later clause stands for: recovery went on, as it | recorded a 4 percent fall."""
    start = clause_start(scene, figure.governor.index)
    found = main_subject(scene, 0, start) if start > 1 else None
    return scene.span(*found) if found and is_predicate(scene.tokens.words, found[1] + 1) else None


def topic(scene: Scene, before: list[Reading]) -> tuple[int, int] | None:
    """What the readings before are about; a count that only goes with it is passed over.

    Sales reached 3 million, with 20 shops, up | 5 percent.
    """
    for reading in reversed(before):
        start = reading.quantity.start
        if reading.quantity.noun is None or not scene.tokens.text.endswith(("with ", "("), 0, start):
            return reading.subject
    if not before:
        return None
    whole = main_subject(scene)
    return scene.span(*whole) if whole else before[-1].subject


def next_figure(scene: Scene, number: int) -> int:
    """The token at which the next figure starts that does not stand in brackets behind this one."""
    words = scene.tokens.words
    for other in scene.figures[number + 1 :]:
        if words[other.first - 1] != "(":
            return other.first
    return len(words)


def qualifier_text(scene: Scene, figure: Figure, floor: int) -> str:
    """The words of a threshold: with main business revenues exceeding 1 billion yuan."""
    opener = threshold_opener(scene.tokens.words, figure.first, floor) or figure.first
    return scene.tokens.text[scene.tokens.starts[opener] : scene.tokens.ends[figure.last]]


def reading_beside(scene: Scene, figure: Figure, floor: int, before: list[Reading]) -> Reading | None:
    """The reading that a figure in brackets says over again in another currency or unit, or None."""
    words = scene.tokens.words
    if not before or figure.first - floor > 4 or floor < 0:
        return None
    between = words[floor + 1 : figure.first]
    if "(" not in between and between not in (["or"], [",", "or"], ["—", "equivalent", "to"], [","], ["/"]):
        return None
    same_kind = len(figure.quantity.unit) == len(before[-1].quantity.unit) == 3
    said_over = (same_kind and figure.quantity.unit != before[-1].quantity.unit) or "equivalent" in between
    return before[-1] if said_over else None


def joined_reading(scene: Scene, figure: Figure, floor: int, before: list[Reading]) -> Reading | None:
    """The reading before that a figure goes on with.

    Between 31.8 | and 33 billion, by 2.1 billion | or 1.7 percent.
    """
    words = scene.tokens.words
    compared = words[figure.last + 1 : figure.last + 2] in (["more"], ["fewer"], ["less"])
    if not before or floor < 0 or compared:
        return None
    last, unit = before[-1], figure.quantity.unit
    if last.kind == "change" and last.quantity.unit in RATE_UNITS and unit not in RATE_UNITS:
        return last if is_amount_of(scene, figure, floor) else None
    if figure.quantity.noun is not None:
        return None
    if last.quantity.unit != unit and last.kind != "change":
        return None
    between = [words[i] for i in range(after_bracket(words, floor + 1), figure.first) if scene.time_at[i] < 0]
    plain = [word for word in between if word not in {"on", "the", "by", "in", "a"}]
    if last.quantity.unit == unit and words[figure.last + 1 : figure.last + 2] not in MOVED:
        if (plain in (["and"], [","], [",", "and"]) and last.kind in {"change", "target"}) or (
            words[floor + 1 : figure.first] in (["to"], ["-"], ["–"], ["and"]) and not last.direction
        ):
            return last
        return last if "revised" in between and ESTIMATES.isdisjoint(between) else None
    says_over = plain in (["or"], [";"]) and closes_bracket(scene, figure)
    if says_over or (plain in (["or"], [",", "or"], ["("]) and unit in RATE_UNITS):
        closes = plain != ["("] or words[figure.last + 1 : figure.last + 2] == [")"]
        return last if closes else None
    return None


def is_amount_of(scene: Scene, figure: Figure, floor: int) -> bool:
    """Whether a figure says how much the rate before it is: up 2 percent or | 21,011 persons."""
    between = scene.tokens.words[floor + 1 : figure.first]
    return between == ["or"] or (between == ["("] and closes_bracket(scene, figure))


ESTIMATES = listed("estimate estimates")
MOVED = (["higher"], ["lower"], ["more"], ["less"])  # 5 billion, 2 billion | more than


def after_bracket(words: list[str], index: int) -> int:
    """The token behind a short insertion in brackets that starts at a token: 13 percent (net) | and 63."""
    if words[index : index + 1] != ["("]:
        return index
    closed = next((i for i in range(index + 1, min(index + 5, len(words))) if words[i] == ")"), None)
    return index if closed is None else closed + 1


def points_back(scene: Scene, figure: Figure) -> bool:
    """Whether a sentence speaks of what the sentence before was about.

    It, this share, the figure; or of nothing.
    """
    words = scene.tokens.words
    front = [
        word
        for word in words[: min(figure.first, POINTING)]
        if word not in {"the", "and", "but", '"', "of", "by", "to"}
    ]
    return not front or not BACKWARD.isdisjoint(front[:2]) or not DEICTIC.isdisjoint(front[:2])


BACKWARD = NO_SUBJECT - {"we", "i", "he", "she", "you", "who", "there"}
POINTING = 6  # words at a sentence's start, in which it points back


def is_share_named_before(scene: Scene, figure: Figure, span: tuple[int, int]) -> bool:
    """Whether a subject only takes up the share that was spoken of before: raise | the share | to 90%."""
    if figure.quantity.unit != PERCENT:
        return False
    (first, last), words = span, scene.tokens.words
    named = " ".join(words[first if words[first] in POINTERS else max(0, first - 1) : last + 1])
    return named in SHARE_TAKEN_UP


POINTERS = listed("the this that")
SHARE_TAKEN_UP = {f"{word} {noun}" for word in POINTERS for noun in ("share", "proportion", "percentage")}


IN_ALL = "in all"  # the qualifier of a whole whose part has the same subject
UNNAMED = "number"  # the unit of a figure whose sentence does not say what it counts


def qualifier_near(scene: Scene, span: tuple[int, int] | None, figure: Figure) -> str | None:
    """Words beside a subject that say which part of it is meant: provincial-level, above designated size."""
    if span is None:
        return None
    text = scene.tokens.text[slice(*(scene.span(*span) or (0, 0)))]
    if not ("with " in text or "-level" in text or "-scale" in text or "designated" in text):
        return None  # told at once, as the pattern is slow
    found = QUALIFIERS.search(text)
    return found.group() if found else None
