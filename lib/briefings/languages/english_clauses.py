"""What an English sentence says of its figures: kind, direction, subject, period, speaker."""

from __future__ import annotations

import re

from briefings.languages.english_aims import FINITE, is_aimed
from briefings.languages.english_comparisons import mark_compared
from briefings.languages.english_governors import (
    CURRENCY,
    ELLIPTIC,
    FILLED,
    RATE_UNITS,
    after_word,
    closes_bracket,
    is_threshold,
    keep_licensed,
    opens_clause,
    threshold_opener,
)
from briefings.languages.english_lists import distribute, pair_up, resolve_pair, share_baselines, spread
from briefings.languages.english_measured import subject_of
from briefings.languages.english_nouns import LIVING, after_list
from briefings.languages.english_numbers import find_figures
from briefings.languages.english_periods import time_phrases
from briefings.languages.english_phrases import NO_SUBJECT, Scene, opening
from briefings.languages.english_speakers import speaker_in
from briefings.languages.english_spots import Spot
from briefings.languages.english_times import renew, set_baselines, set_period
from briefings.languages.english_tokens import Figure, Governor, Tokens
from briefings.languages.english_units import IMPLIED_UNITS
from briefings.languages.english_verbs import PAST_FORMS, THIRD_FORMS
from briefings.languages.english_words import (
    AUXILIARIES,
    CHANGE_NOUNS,
    CHANGE_VERBS,
    CHANGE_WORDS,
    COUNTABLE,
    DECREASE,
    DEICTIC,
    INCREASE,
    LINKS,
    PREPOSITIONS,
    SAID,
    SHARES,
)
from briefings.quantities import PERCENT, POINTS, TIMES, Phrases, listed, parted
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
    pair_up(scene, kept, readings)
    share_baselines(kept, readings)
    for number, reading in enumerate(readings):
        reading.quantity.unit = (
            reading.quantity.unit or counted_before(readings[:number], discourse) or UNNAMED
        )
    set_period(scene, kept, readings, sentence, discourse)
    set_baselines(scene, kept, readings, discourse)
    if readings:
        speaker = speaker_in(sentence, tokens, discourse)
        for reading in readings:
            reading.speaker = speaker
    if readings or sentence.block != "heading":
        renew(scene, kept, readings, discourse)
    return readings


def use_local_money(scene: Scene, local: str) -> None:
    """Makes rupees, pesos and shillings those of the country that the text speaks from."""
    for figure in scene.figures:
        quantity = figure.quantity
        if quantity.unit in SHARED_NAMES and SHARED_NAMES[quantity.unit].search(
            scene.tokens.text, quantity.start, quantity.end
        ):
            quantity.unit = local


# currencies by whose names others go too, and these names
SHARED_NAMES = {
    "INR": re.compile(r"\b(?:rs|re|rupees?)(?![a-z])", re.I),
    "PHP": re.compile(r"\bpesos?\b", re.I),
    "KES": re.compile(r"\b(?:shs?|shillings?)(?![a-z])", re.I),
}


def counted_before(before: list[Reading], discourse: Discourse) -> str | None:
    """What a text counted last, by the unit of the last figure that is neither a rate nor money."""
    units = (one.quantity.unit for one in reversed(before) if one.quantity.unit not in RATE_UNITS)
    return next((unit for unit in units if unit and not CURRENCY.match(unit)), discourse.unit)


def follows_semicolon(sentence: Sentence) -> bool:
    """Whether what is read as a sentence is the part of one behind a semicolon."""
    return not sentence.first and sentence.text[sentence.start - 2 : sentence.start] == "; "


def read_figure(
    scene: Scene, number: int, before: list[Reading], sentence: Sentence, discourse: Discourse
) -> Reading | None:
    """What the sentence says of one figure; None where it is no claim of its own."""
    figure = scene.figures[number]
    floor = scene.figures[number - 1].noun_last if number else -1
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
    if figure.compared and (alike := compared_change(reading, before)) is not None:
        moves = governor.index >= 0 and scene.tokens.words[governor.index] in {"up", "down"}
        own = None if moves else reading.direction  # down from 12.9 percent: the growth was more
        reading.kind, reading.direction = "change", own or alike.direction
    if figure.compared in {"over", "on", "than"} and reading.quantity.unit not in RATE_UNITS:
        reading.kind, reading.direction = "level", None  # a 30 percent jump over | 6 billion
    if before and goes_on_changing(scene, figure, before[-1]):
        reading.kind, reading.direction = "change", before[-1].direction
    span = subject_of(Spot.of(scene, figure, floor, ceiling, bool(before)))
    reading.subject = scene.span(*span) if span else topic(scene, before)
    if span and is_share_named_before(scene, figure, span):
        reading.subject = (before[-1].subject if before else discourse.subject) or reading.subject
    if reading.subject is None and points_back(scene, figure):
        reading.subject = discourse.subject
    elif reading.subject is None:
        reading.subject = figure.quantity.noun or (None if sentence.first else discourse.subject)
    if before and (going := gapped_change(scene, figure, floor, reading, before)) is not None:
        reading.kind, reading.direction = "change", going.direction
    if reading.kind == "level" and reading.quantity.unit == PERCENT and is_fastest(scene, figure):
        reading.kind, reading.direction = "change", INCREASE
    if before and stands_for_rate(scene, floor, figure, reading, before):
        reading.kind, reading.direction = "change", last_direction(before)
    piece = not before and follows_semicolon(sentence) and is_verbless(scene)
    goes_on = governor.preposition == "by" or (piece and discourse.direction)
    if reading.kind == "level" and reading.quantity.unit in RATE_UNITS and goes_on:
        reading.kind, reading.direction = "change", last_direction(before) or discourse.direction
    if span and before and shares_verb(scene, span, floor, governor, before[-1], reading):
        reading.kind, reading.direction = "change", before[-1].direction
    if span is None and before and governor.what == "link" and shares_rate(reading, before[-1]):
        reading.kind, reading.direction = "change", before[-1].direction
    gapped = governor.what in {"gap", "none"}
    if before and governor.preposition == "to" and (span is None or gapped):
        reading.direction = reading.direction or before[-1].direction
    if reading.kind == "change" and reading.direction is None and governor.preposition == "of":
        reading.direction = last_direction(before)  # a gain of 9 points on 2004 and of | 2 points on 2005
    if span:
        adopt_direction(scene, span, figure, governor, reading)
    if figure.bare:
        take_unit(scene, figure, reading, before, discourse)
    if governor.what != "bracket":
        name_unit(scene, figure, span, before, discourse)
    if not figure.quantity.unit and reading.subject:
        spoken = scene.tokens.text[slice(*reading.subject)].lower().split()
        figure.quantity.unit = next((IMPLIED_UNITS[word] for word in spoken if word in IMPLIED_UNITS), "")
    reading.qualifier = qualifier_near(scene, span, figure)
    if is_aimed(scene, figure, ceiling, sentence, discourse):
        reading.kind = "target"
    if figure.quantity.noun or figure.quantity.unit in IMPLIED_UNITS.values():
        discourse.unit = figure.quantity.unit
    discourse.direction = reading.direction if reading.kind == "change" else None
    if figure.quantity.unit not in RATE_UNITS:
        discourse.money = figure.quantity.unit if CURRENCY.match(figure.quantity.unit) else None
    return reading


def compared_change(reading: Reading, before: list[Reading]) -> Reading | None:
    """The rate of change that a percentage is compared with: rose 5 percent, after | 3 percent in April."""
    if reading.quantity.unit != PERCENT:
        return None
    alike = next((one for one in reversed(before) if one.quantity.unit == PERCENT), None)
    return alike if alike is not None and alike.kind == "change" else None


def topic(scene: Scene, before: list[Reading]) -> tuple[int, int] | None:
    """What the readings before are about; a count that only goes with it is passed over.

    Sales reached 3 million, | with 20 shops, up 5 percent.
    """
    for reading in reversed(before):
        start = reading.quantity.start
        if reading.quantity.noun is None or not scene.tokens.text.endswith("with ", 0, start):
            return reading.subject
    return before[-1].subject if before else None


def gapped_change(
    scene: Scene, figure: Figure, floor: int, reading: Reading, before: list[Reading]
) -> Reading | None:
    """The change that a percentage goes on with, no verb between: chips grew 3 percent, cars | 11 percent."""
    words = scene.tokens.words
    if (
        reading.kind != "level"
        or reading.quantity.unit != PERCENT
        or words[figure.last + 1 : figure.last + 2] == ["of"]
    ):
        return None
    if words[figure.first - 1] == "(":
        return None
    alike = next(
        (one for one in reversed(before) if one.quantity.unit == PERCENT and not is_bracketed(scene, one)),
        None,
    )
    between = outside_brackets(words[floor + 1 : figure.first])
    if alike is None or alike.kind != "change" or not GAP_ENDS.isdisjoint(between):
        return None
    return None if any(word in PAST_FORMS or word in THIRD_FORMS for word in between) else alike


def is_bracketed(scene: Scene, reading: Reading) -> bool:
    """Whether a figure opens a bracket."""
    start = reading.quantity.start
    return scene.tokens.text[start - 1 : start] == "("


def outside_brackets(words: list[str]) -> list[str]:
    """The words that stand in no bracket; what is closed without being opened counts as one."""
    found: list[str] = []
    for word in words:
        if word == ")":
            del found[found.index("(") if "(" in found else 0 :]
        else:
            found.append(word)
    return found


# words at which a figure no longer goes on with the change before it
GAP_ENDS = (
    LINKS
    | SHARES
    | SAID
    | CHANGE_VERBS.keys()
    | CHANGE_NOUNS.keys()
    | listed(
        "is are was were has have had will would share shares rate rates ratio margin level proportion ; : ("
    )
)


def is_fastest(scene: Scene, figure: Figure) -> bool:
    """Whether a percentage is that of what grew most: the fastest was transport with | 15.28 percent."""
    return not FASTEST.isdisjoint(scene.tokens.words[: figure.first][-FASTEST_REACH:])


FASTEST = frozenset({"fastest", "slowest"})
FASTEST_REACH = 24  # words


def stands_for_rate(
    scene: Scene, floor: int, figure: Figure, reading: Reading, before: list[Reading]
) -> bool:
    """Whether a clause's subject stands for the growth before: exports grew 5 %, | that of cars 9 %."""
    between = scene.tokens.words[floor + 1 : figure.first]
    first = next((i for i, word in enumerate(between) if word in STANDING_FOR), len(between))
    rate = next((one for one in reversed(before) if one.quantity.unit == PERCENT), before[-1])
    opens = first < len(between) and (not first or between[first - 1] in {"and", ",", "while", "but"})
    return opens and shares_rate(reading, rate)


def is_verbless(scene: Scene) -> bool:
    """Whether a piece of a sentence has a figure and no verb: industry went up 9 %; | services 7 %."""
    words = scene.tokens.words
    plain = len(words) <= LONGEST_PIECE and FINITE.isdisjoint(words) and LINKS.isdisjoint(words)
    return plain and not any(word in CHANGE_VERBS or word in CHANGE_WORDS for word in words)


LONGEST_PIECE = 12  # words


def last_direction(before: list[Reading]) -> str | None:
    """The direction of the first change of a sentence, with which a gapped clause goes on."""
    return next((one.direction for one in before if one.kind == "change"), None)


def shares_rate(reading: Reading, before: Reading) -> bool:
    """Whether a percentage is a rate of change like the one before: 0.4 percent, | which was 4.6."""
    units = {reading.quantity.unit, before.quantity.unit}
    return units == {PERCENT} and reading.kind == "level" and before.kind == "change"


def shares_verb(
    scene: Scene, span: tuple[int, int], floor: int, governor: Governor, before: Reading, reading: Reading
) -> bool:
    """Whether a figure shares the verb before: investment rose by 10 % and | that in housing by 9 %."""
    earlier = [one for one in scene.figures if one.noun_last == floor]
    again = governor.preposition == "of" and bool(earlier) and earlier[0].governor.preposition == "of"
    gapped = governor.what in {"gap", "none"} and governor.preposition in {"", "by"}
    if not (gapped or again) or span[0] <= floor or is_bracketed(scene, reading):
        return False
    between = [scene.tokens.words[i] for i in range(floor + 1, span[0]) if scene.time_at[i] < 0]
    same = (
        before.kind == "change" and before.quantity.unit == reading.quantity.unit and reading.kind == "level"
    )
    return same and all(word in {",", "and", "while", "but"} for word in between)


def goes_on_changing(scene: Scene, figure: Figure, before: Reading) -> bool:
    """Whether a figure shares the change before it: an increase of 60 % in cars and | 20 % in trucks."""
    words = scene.tokens.words
    joins = words[figure.first - 1] == "and" and words[figure.last + 1 : figure.last + 2] == ["in"]
    return joins and before.kind == "change" and before.quantity.unit == figure.quantity.unit


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
    if not before or floor < 0 or figure.quantity.noun is not None:
        return None
    last, unit = before[-1], figure.quantity.unit
    between = [words[i] for i in range(after_bracket(words, floor + 1), figure.first) if scene.time_at[i] < 0]
    plain = [word for word in between if word not in {"on", "the", "by", "in", "a"}]
    if last.quantity.unit == unit:
        if (plain in (["and"], [","], [",", "and"]) and last.kind in {"change", "target"}) or (
            between in (["to"], ["-"], ["–"], ["and"]) and not last.direction
        ):
            return last
        return last if "revised" in between else None
    says_over = plain in (["or"], [";"]) and closes_bracket(scene, figure)
    if last.kind == "change" and (
        says_over or (plain in (["or"], [",", "or"], ["("]) and unit in RATE_UNITS)
    ):
        closes = plain != ["("] or words[figure.last + 1 : figure.last + 2] == [")"]
        return last if closes else None
    return None


def after_bracket(words: list[str], index: int) -> int:
    """The token behind a short insertion in brackets that starts at a token: 13 percent (net) | and 63."""
    if words[index : index + 1] != ["("]:
        return index
    closed = next((i for i in range(index + 1, min(index + 5, len(words))) if words[i] == ")"), None)
    return index if closed is None else closed + 1


def kind_of(scene: Scene, figure: Figure, governor: Governor, ceiling: int) -> tuple[str, str | None]:
    """(kind, direction) of a figure, before it is asked whether it is aimed at."""
    quantity, words = figure.quantity, scene.tokens.words
    if quantity.kind == "share" and governor.what == "change" and governor.preposition in {"by", ""}:
        return "change", governor.direction  # cut losses by | a third
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
    if quantity.unit == POINTS or quantity.direction:
        turned = next(
            (TURNED[word] for word in words[max(0, figure.first - 4) : figure.first] if word in TURNED), None
        )
        return "change", quantity.direction or governor.direction or turned
    if quantity.unit == PERCENT and (
        governor.what == "share" or words[figure.last + 1 : figure.last + 2] == ["of"]
    ):
        return "share", None
    return "level", None


TURNED = {"upward": INCREASE, "downward": DECREASE}  # an upward revision of | 0.3 points


def is_rate(words: list[str], governor: Governor, figure: Figure) -> bool:
    """Whether "at" gives a rate of change: growing at an average annual rate of 7 percent."""
    between = words[governor.index + 1 : figure.first]
    return (
        "rate" in between
        or "pace" in between
        or (
            governor.preposition == "at"
            and figure.quantity.unit == PERCENT
            and words[governor.index] not in CHANGE_WORDS  # 2 points lower at 43%
        )
    )


def change_after(scene: Scene, figure: Figure, ceiling: int) -> str | None:
    """The direction that words after a figure give it.

    A 6.5 percent increase, 20 % more, 9.2 % year on year.
    """
    words = scene.tokens.words
    last = figure.last + 1
    shared = figure.quantity.end == figure.quantity.number_end  # 3.8 and 2 points | above
    if words[last : last + 1] in (["or"], ["and"] if shared else ["or"]) and (
        over := next((one for one in scene.figures if one.first == last + 1), None)
    ):
        return change_after(scene, over, len(words))  # 625,000 or 1.6 percent | more
    if figure.quantity.unit in RATE_UNITS and (
        beyond := BEYOND_AFTER.starting_at(scene.tokens.text, scene.tokens.ends[figure.last])
    ):
        return beyond[1]
    for index in range(figure.last + 1, min(figure.last + 5, ceiling, len(words))):
        word = words[index]
        if (
            word in CHANGE_VERBS
            and words[index + 1 : index + 2] in (["to"], ["by"], ["from"])
            and word[-1] == "s"
        ):
            return None  # a 16 percent rate | falls to 15 percent
        if word in CHANGE_NOUNS and not (
            word in CHANGE_VERBS and word in {"rise", "fall", "cut"} and index > figure.last + 2
        ):
            return CHANGE_NOUNS[word]
        if word in {"higher", "lower", "more", "less", "fewer", "faster", "slower"}:
            return CHANGE_WORDS[word] if index <= figure.last + 2 else None
        if word in PREPOSITIONS or not word[0].isalpha() or word in AUXILIARIES or word in {"and", "or"}:
            return None
        if word in PAST_FORMS or word in LINKS:
            return None
    return None


# words behind a rate: it lies so much higher or lower than something else
BEYOND_AFTER: Phrases[str] = Phrases.of(
    dict.fromkeys(
        parted(" above| ahead of| better| up| up from| up on| stronger| beyond| in excess of| clear of"),
        INCREASE,
    )
    | dict.fromkeys(
        parted(" below| short of| behind| down| worse| down from| down on| weaker| shy of"), DECREASE
    )
)


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
    if "growth" in subject[: head + 1]:
        head_words = ["growth"]
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


def take_unit(
    scene: Scene, figure: Figure, reading: Reading, before: list[Reading], discourse: Discourse
) -> None:
    """Gives "62 were in China" the noun counted before, and "from 0.8 to 0.9" one unit."""
    if before and figure.quantity.direction:
        figure.quantity.unit = before[-1].quantity.unit
        return
    if before and figure.governor.preposition == "to" and before[-1].quantity.noun is None:
        above = before[-1].quantity.unit == TIMES or figure.quantity.value > MOST_PERCENT
        rate = before[-1].quantity.unit in RATE_UNITS and (before[-1].kind == "change" or above)
        if not rate:
            figure.quantity.unit = before[-1].quantity.unit if before[-1].quantity.value < 1e5 else ""
            return
    words = scene.tokens.words
    goes_on = (
        after_word(scene, figure) in ELLIPTIC | LIVING | {"of"}
        or words[max(0, figure.first - 1)] in ELLIPTIC
        or (after_word(scene, figure) in PAST_FORMS and after_list(words, figure.last + 1))
    )
    if not goes_on or not figure.quantity.value.is_integer() or behind_label(words, figure.first):
        return
    counted = next((one for one in reversed(before) if one.quantity.noun), None)
    figure.quantity.unit = counted.quantity.unit if counted else discourse.unit or ""
    if figure.quantity.unit and opens_clause(figure):
        reading.subject = (counted.subject if counted else discourse.subject) or reading.subject


def is_share_named_before(scene: Scene, figure: Figure, span: tuple[int, int]) -> bool:
    """Whether a subject only takes up the share that was spoken of before: raise | the share | to 90%."""
    (first, last), words = span, scene.tokens.words
    named = " ".join(words[first if words[first] in POINTERS else max(0, first - 1) : last + 1])
    return named in SHARE_TAKEN_UP and figure.quantity.unit == PERCENT


POINTERS = listed("the this that")
SHARE_TAKEN_UP = {f"{word} {noun}" for word in POINTERS for noun in ("share", "proportion", "percentage")}


def behind_label(words: list[str], first: int) -> bool:
    """Whether a label, and no noun before, says what a figure counts: Tablets: about | 2 million."""
    return next((word for word in reversed(words[:first]) if word not in FILLED), "") == ":"


MOST_PERCENT = 1000


def name_unit(
    scene: Scene, figure: Figure, span: tuple[int, int] | None, before: list[Reading], discourse: Discourse
) -> None:
    """Gives a figure without a unit the noun of its subject.

    The number of industrial apps reached 283,200.
    """
    if figure.quantity.unit or not span:
        return
    words = scene.tokens.words
    first, last = span
    if words[first] in STANDING_FOR or (first == last and words[first] in COUNTABLE):
        figure.quantity.unit = counted_before(before, discourse) or ""
        return
    for index in range(first, last):
        if words[index] in COUNTABLE and words[index + 1] == "of":
            first = index + 2
            break
    end = next((i for i in range(first, last + 1) if words[i] in PREPOSITIONS), last + 1)
    last = end - 1 if end > first else last
    if words[last] == ")":
        last = max(first, opening(words, last, first - 1) - 1)
    first = max(first, last - UNIT_WORDS + 1)
    figure.quantity.unit = next(
        (IMPLIED_UNITS[word] for word in words[first : last + 1] if word in IMPLIED_UNITS),
        scene.tokens.text[scene.tokens.starts[first] : scene.tokens.ends[last]],
    )


STANDING_FOR = frozenset({"that", "those"})  # for what was counted before: those of 5G
UNNAMED = "number"  # the unit of a figure whose sentence does not say what it counts
UNIT_WORDS = 4  # at most, of a subject that lends its name as unit
QUALIFIER_HINTS = ("-level", "-scale", "designated", "with ")  # QUALIFIERS is slow where none of them stands


def qualifier_near(scene: Scene, span: tuple[int, int] | None, figure: Figure) -> str | None:
    """Words beside a subject that say which part of it is meant: provincial-level, above designated size."""
    if span is None:
        return None
    text = scene.tokens.text[slice(*(scene.span(*span) or (0, 0)))]
    if not any(hint in text for hint in QUALIFIER_HINTS):
        return None
    found = QUALIFIERS.search(text)
    return found.group() if found else None
