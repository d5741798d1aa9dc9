"""When an English figure holds, and what it is compared with."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date

from briefings.languages.english_changes import follows_semicolon
from briefings.languages.english_comparisons import (
    A_YEAR_BEFORE,
    goes_on_listing,
    is_clear,
    is_of_comparison,
    lies_beyond,
)
from briefings.languages.english_deadlines import NEARBY, is_future, set_target_year
from briefings.languages.english_lists import distinct
from briefings.languages.english_phrases import Scene
from briefings.languages.english_time_words import COMPARED
from briefings.languages.english_tokens import Figure
from briefings.languages.english_words import PAST_VERBS
from briefings.periods import Period, TimePhrase, shifted, shifted_months
from briefings.quantities import PERCENT, POINTS, listed
from briefings.sentences import Discourse, Reading, Sentence

BACK = {"yoy": 12, "mom": 1, "qoq": 3}
NEAR_BEHIND = 12  # characters between a change and the time that it has gone on since
CLOSE = 6  # characters between a figure and the time that is its own
NEAR = 3  # words between a figure and the time that is its own: 36% in 2011
ENUMERATED = listed(
    "first firstly second secondly third thirdly fourth fifth sixth seventh next finally lastly"
)
POINTING_BACK = listed("this these it of among that such they which")
PERFECT = listed("has have is are now currently")


def set_period(
    scene: Scene, figures: list[Figure], readings: list[Reading], sentence: Sentence, discourse: Discourse
) -> None:
    """Sets each reading's period.

    And the year of a target, from the expressions of time around its figure.
    """
    if sentence.first:
        discourse.topic = None
    if sentence.first and scene.tokens.words[0] in ENUMERATED:
        discourse.period = None
    for number, (figure, reading) in enumerate(zip(figures, readings, strict=True)):
        if reading.kind == "target":
            set_target_year(scene, figure, reading, readings[:number], discourse)
        elif reading.period is None and not figure.compared:
            following = figures[number + 1].first if number + 1 < len(figures) else len(scene.tokens.words)
            earlier = period_before(scene, figures, readings, number)
            set_own_period(scene, figure, following, reading, earlier, sentence, discourse)
    if any(figure.compared for figure in figures):
        set_compared_periods(scene, figures, readings, discourse)


def set_own_period(
    scene: Scene,
    figure: Figure,
    following: int,
    reading: Reading,
    earlier: Period | None,
    sentence: Sentence,
    discourse: Discourse,
) -> None:
    """Sets the period of a figure that is no mere comparison; `earlier` is that of the one before it."""
    found, is_now = None, False
    if scene.times:
        found, is_now = said_time(scene, figure, following, reading, earlier, discourse)
    if found is None and not is_now:
        found = earlier or undated(scene, figure, reading, sentence, discourse)
    if found is not None:
        reading.period, reading.period_basis = found, "stated"


def said_time(
    scene: Scene,
    figure: Figure,
    following: int,
    reading: Reading,
    earlier: Period | None,
    discourse: Discourse,
) -> tuple[Period | None, bool]:
    """(period, whether it is now) that the times of a sentence say of a figure."""
    found = time_possessing(scene, figure) or time_set_off(scene, figure) or time_of_clause(scene, figure)
    found = found or since_then(scene, figure, reading, discourse)
    found = found or that_before(scene, figure, earlier or discourse.period)
    phrase = None if found else own_phrase(scene, figure, following, discourse)
    if phrase is not None and phrase.role != "now" and phrase.period is None:
        phrase = None
    if phrase is not None and in_brackets(scene, figure_start(scene, figure)):
        inside = in_brackets(scene, phrase.start)
        found = None if inside else time_before(scene, figure, following, phrase.period)
    if found is None and phrase is not None:
        found = phrase.period
    if found is None:
        found = time_before(scene, figure, following, earlier or discourse.period)
    return found, phrase is not None


def time_possessing(scene: Scene, figure: Figure) -> Period | None:
    """The time whose a figure is: a decline from 2011's | 94 billion."""
    if not figure.first or not scene.tokens.words[figure.first - 1].endswith("'s"):
        return None
    end = scene.tokens.ends[figure.first - 1] - 2
    return next((phrase.period for phrase in scene.times if phrase.end == end), None)


def time_set_off(scene: Scene, figure: Figure) -> Period | None:
    """The day that a figure is said to be of behind a comma: to touch | 209 GW, as of December 2024, from."""
    text, end = scene.tokens.text, scene.tokens.ends[figure.noun_last]
    behind = (phrase for phrase in scene.times if 0 <= phrase.start - end <= SET_OFF_REACH)
    return next((one.period for one in behind if SET_OFF.fullmatch(text, end, one.start)), None)


SET_OFF = re.compile(r", (?:as (?:of|at|on) (?:the )?(?:end of )?)", re.I)
SET_OFF_REACH = 18  # characters


def since_then(scene: Scene, figure: Figure, reading: Reading, discourse: Discourse) -> Period | None:
    """The time up to now that a sentence opens with: since January, firms have announced | 31 billion."""
    phrase, place = scene.times[0] if scene.times else None, scene.tokens.starts[figure.first]
    if phrase is None or phrase.role != "since" or phrase.start != scene.tokens.starts[0]:
        return None
    if (
        phrase.period is None
        or discourse.today is None
        or reading.kind == "change"
        or not is_first(scene, figure)
    ):
        return None
    done = not HAVING.isdisjoint(scene.tokens.words[: figure.first])
    goes_on = done and phrase.end < place and phrase.period.start < discourse.today
    return Period(phrase.period.start, discourse.today) if goes_on else None


HAVING = listed("has have")


def is_first(scene: Scene, figure: Figure) -> bool:
    """Whether a figure is the first of its sentence."""
    return scene.figures[0] is figure


def that_before(scene: Scene, figure: Figure, main: Period | None) -> Period | None:
    """The time that "the" points to, counted back from the main one: the | 3 percent growth a year before."""
    if scene.tokens.words[figure.first - 1] != "the" or not figure.first:
        return None
    end = scene.tokens.ends[figure.noun_last]
    for phrase in scene.times:
        if phrase.role in BACK and phrase.start >= end:
            near = phrase.start - end < POINTED and is_clear(scene, figure.noun_last, phrase)
            return stepped_back(main, phrase.role) if near else None
    return None


POINTED = 20  # characters between a figure and the time by which "the" tells it from another


def period_before(scene: Scene, figures: list[Figure], readings: list[Reading], number: int) -> Period | None:
    """The period of the last figure before one that is neither a comparison nor in brackets of its own."""
    for earlier in range(number - 1, -1, -1):
        period, figure = readings[earlier].period, figures[earlier]
        if period is not None and not figure.compared and not is_aside(scene, figure, figures[number]):
            return period
    return None


def set_compared_periods(
    scene: Scene, figures: list[Figure], readings: list[Reading], discourse: Discourse
) -> None:
    """Sets the periods of the figures given for comparison, those of a list by its last."""
    for number, (figure, reading) in enumerate(zip(figures, readings, strict=True)):
        if figure.compared and reading.kind != "target" and reading.period is None:
            others = (*reversed(readings[:number]), *readings[number:])
            main = next((one.period for one in others if one.period), None)
            known = main or discourse.period or discourse.reporting
            reading.period, reading.period_basis = compared_time(scene, figure, known), "stated"
    for number in range(len(figures) - 1, 0, -1):
        open_end = figures[number].compared and readings[number - 1].period is None
        if open_end and goes_on_listing(scene, figures[number - 1], figures[number]):
            readings[number - 1].period = readings[number].period


def time_of_clause(scene: Scene, figure: Figure) -> Period | None:
    """The time that a clause with "when" goes on from: than in April, when the rate was | 5.7 percent."""
    words = scene.tokens.words
    enclosed = words[figure.first - 1] == "(" and figure.first > 1 and not figure.quantity.direction
    if enclosed and scene.time_at[figure.first - 2] >= 0:
        return scene.times[
            scene.time_at[figure.first - 2]
        ].period  # the most since September 2020 (8 billion)
    for index in range(figure.first - 1, max(1, figure.first - LONGEST_WHEN), -1):
        if words[index] == "when":
            at = scene.time_at[index - 1 - (words[index - 1] == ",")]
            return scene.times[at].period if at >= 0 else None
        if words[index] == ",":
            return None
    return None


LONGEST_WHEN = 8  # words from "when" to the figure


def compared_time(scene: Scene, figure: Figure, main: Period | None) -> Period | None:
    """The period of a figure given for comparison: that behind it, which may count back from the main one."""
    if figure.compared == A_YEAR_BEFORE:
        return stepped_back(main, "yoy")
    start = scene.tokens.starts[figure.first]
    spoken = [
        phrase
        for phrase in scene.times
        if phrase.role not in {"now", "since"}
        and (phrase.period is not None or EARLIER.search(scene.tokens.text, phrase.start, phrase.end))
    ]
    before = [phrase for phrase in spoken if phrase.end <= start and leads_to(scene, figure, phrase)]
    behind = [
        phrase for phrase in spoken if phrase.start >= start and is_clear(scene, figure.noun_last, phrase)
    ]
    for phrase in (*before[-1:], *behind[:1]):
        if phrase.role in BACK and (phrase.period is None or main is not None):
            return back_to(scene, phrase, main)
        again = phrase.period is not None and phrase.period == main and is_last(scene, phrase)
        return one_before(phrase.period) if phrase.period and again else phrase.period
    return main if figure.compared in SIDE_BY_SIDE else None


def is_last(scene: Scene, phrase: TimePhrase) -> bool:
    """Whether a time is that before the present one: last month."""
    return " last " in f" {scene.tokens.text[phrase.start : phrase.end].lower()}"


def leads_to(scene: Scene, figure: Figure, phrase: TimePhrase) -> bool:
    """Whether a time before a figure is its own: from April's | 5%, (2020: | 4%), the May rate of | 6%."""
    start = scene.tokens.starts[figure.first]
    if phrase.end > start:
        return False
    between = scene.tokens.text[phrase.end : start].lower()
    if between in {" ", "'s ", ": "}:
        return True
    near = "," not in between and "(" not in between and len(between) < NEARBY
    clear = not any(phrase.end <= scene.tokens.starts[one.first] < start for one in scene.figures)
    return near and clear and figure.compared not in between.split()


SIDE_BY_SIDE = listed("than against versus vs compared above below ahead short unlike")  # at the same time


def is_aside(scene: Scene, one: Figure, other: Figure) -> bool:
    """Whether a figure stands in brackets that are closed before another one."""
    place = scene.tokens.starts[one.first]
    return in_brackets(scene, place) and ")" in scene.tokens.words[one.last : other.first]


def undated(
    scene: Scene, figure: Figure, reading: Reading, sentence: Sentence, discourse: Discourse
) -> Period | None:
    """The period that a figure without a time of its own goes on with: the last named, or that reported on.

    A text that reports on a month or quarter comes back to it after each look at an earlier one; so does a
    paragraph to the period that it starts with.
    """
    last, reported = discourse.period, discourse.topic or reported_on(discourse)
    if last is not None and follows_semicolon(sentence):
        return last
    looks_back = last is not None and reported is not None and looks_away(last, reported)
    if last is not None and "same" in scene.tokens.words[:FRONT]:
        return last  # during the same period
    if looks_up_to_now(scene):
        return reported if discourse.by_heading else None
    if last is not None and not looks_back and carries(scene, figure, reading, sentence, discourse):
        return last
    says_now = not PERFECT.isdisjoint(scene.tokens.words) and reading.kind != "change"
    return None if says_now and not discourse.by_heading else reported


def looks_up_to_now(scene: Scene) -> bool:
    """Whether a sentence looks back over time up to now: in the last 10 years, have risen since the law."""
    words = scene.tokens.words
    if "since" in words and not HAVING.isdisjoint(words) and STARTS.isdisjoint(words):
        return not any(phrase.role == "since" for phrase in scene.times)
    for index, word in enumerate(words):
        if word in {"last", "past"} and not YEARS.isdisjoint(words[index + 1 : index + 3]):
            return True
    return False


STARTS = listed("beginning start outset")  # since the beginning of the year: to the end of what is reported
YEARS = listed("years decade decades")


def reported_on(discourse: Discourse) -> Period | None:
    """The period that the part of a text under its last heading reports on, else the whole text."""
    return discourse.reporting if discourse.by_heading else discourse.section or discourse.reporting


def looks_away(last: Period, reported: Period) -> bool:
    """Whether the period named last is not the one to go on with where a text reports on another.

    It lies before that, is a year with that inside, or a day of it.
    """
    around = last.start <= reported.start and last.end > reported.end
    day = last.start == last.end and reported.start < last.start
    return last.end < reported.end or around or (day and last.end <= reported.end)


def carries(scene: Scene, figure: Figure, reading: Reading, sentence: Sentence, discourse: Discourse) -> bool:
    """Whether a sentence without a time of its own goes on speaking of the one before."""
    words = scene.tokens.words
    if figure.governor.preposition == "from" or discourse.period_age >= LONGEST_CARRY:
        return False
    if sentence.first and discourse.period and not is_recent(discourse.period, discourse):
        return False
    if sentence.first and discourse.reporting is not None:
        return False  # each paragraph of a bulletin starts from the period that its heading reports on
    rate = reading.quantity.noun is None or PERFECT.isdisjoint(words)
    if (reading.kind == "change" or reading.direction or words[0] in POINTING_BACK) and rate:
        return True
    if not PERFECT.isdisjoint(words):
        return False
    return not sentence.first or sentence.block == "bullet" or not PAST_VERBS.isdisjoint(words)


FRONT = 4  # words
REVISION = listed("revision revised revisions")
LONGEST_CARRY = 10  # sentences over which a text goes on with the period named last


def time_before(scene: Scene, figure: Figure, following: int, period: Period | None) -> Period | None:
    """The period of a figure that is given for comparison: from 4 % | a year earlier."""
    if period is None:
        return None
    ceiling = scene.tokens.starts[following] if following < len(scene.tokens.starts) else 10**12
    end = scene.tokens.ends[figure.noun_last]
    words = scene.tokens.words[max(0, figure.first - 4) : figure.first]
    if (
        figure.governor.preposition != "from"
        and AGAINST.isdisjoint(words)
        and not in_brackets(scene, figure_start(scene, figure))
    ):
        return None
    for phrase in scene.times:
        place = scene.tokens.starts[figure.first]
        since = scene.tokens.text[phrase.end : place] if phrase.end <= place else ""
        if (
            phrase.role in BACK
            and since
            and ("when" in since.split() or in_same_brackets(scene, phrase, place))
        ):
            return stepped_back(period, phrase.role)
        said = scene.tokens.text[phrase.start : phrase.end].lower()
        compares = said.startswith(("from", "than")) or not EARLIER.search(said)
        if (
            phrase.role in BACK
            and not compares
            and in_brackets(scene, phrase.start) == in_brackets(scene, place)
            and end <= phrase.end <= ceiling
            and -12 <= phrase.start - end < 6
        ):
            return stepped_back(period, phrase.role)
    return None


def figure_start(scene: Scene, figure: Figure) -> int:
    """Where a figure starts in the text."""
    return scene.tokens.starts[figure.first]


def in_same_brackets(scene: Scene, phrase: TimePhrase, place: int) -> bool:
    """Whether an expression of time and a figure at `place` stand in one pair of brackets."""
    between = scene.tokens.text[phrase.end : place]
    return in_brackets(scene, place) and "(" not in between and ")" not in between


EARLIER = re.compile("earlier|ago|before|same|last|previous|prior|preceding|corresponding")
AGAINST = listed("with than against was were when")


def own_phrase(scene: Scene, figure: Figure, following: int, discourse: Discourse) -> TimePhrase | None:
    """The expression of time that is the figure's: close behind it, else the nearest before, else behind."""
    words, times = scene.tokens.words, scene.times
    behind = before = None
    start, end = scene.tokens.starts[figure.first], scene.tokens.ends[figure.noun_last]
    for phrase in times:
        if phrase.role in COMPARED or phrase.role == "since" or is_future(phrase, discourse):
            continue
        if not shares_bracket(scene, figure, phrase):
            continue
        if is_of_another(scene, figure, phrase):
            continue
        if phrase.end <= start:
            before = before if taken(scene, phrase, figure) else phrase
        elif phrase.start >= end and behind is None:
            again = before is not None and spans_before(scene, phrase)
            behind = None if again or taken_behind(scene, phrase, figure) else phrase
    if behind is not None:
        gap = [i for i, place in enumerate(scene.tokens.starts) if end <= place < behind.start]
        clear = not any(words[i] in {",", ";", "while", "and", "following"} for i in gap)
        if (
            clear
            and (len(gap) <= NEAR or before is None or gap[-1] < following)
            and (not gap or gap[-1] < following)
        ):
            return behind
    return before or behind


def spans_before(scene: Scene, phrase: TimePhrase) -> bool:
    """Whether a span may be what a figure of another time is compared with: down 1% | from March to May."""
    return scene.tokens.text[phrase.start : phrase.start + 5].lower() == "from "


def is_of_another(scene: Scene, figure: Figure, phrase: TimePhrase) -> bool:
    """Whether an expression of time belongs to what a figure is compared with, and not to the figure."""
    if not scene.compares:
        return False
    if is_of_comparison(scene, figure, phrase) or lies_beyond(scene, figure, phrase):
        return True
    return any(one is not figure and one.compared and leads_to(scene, one, phrase) for one in scene.figures)


def shares_bracket(scene: Scene, figure: Figure, phrase: TimePhrase) -> bool:
    """Whether an expression of time may be the figure's.

    One in brackets with a figure is only that figure's.
    """
    text = scene.tokens.text
    opener = text.rfind("(", scene.tokens.starts[0], phrase.start)
    if opener < 0 or ")" in text[opener : phrase.start]:
        return True
    closer = text.find(")", phrase.end, phrase.end + 200)
    inside = [
        other
        for other in scene.figures
        if opener < scene.tokens.starts[other.first] < (closer if closer >= 0 else opener)
    ]
    return not inside or any(other is figure for other in inside)


def taken(scene: Scene, phrase: TimePhrase, figure: Figure) -> bool:
    """Whether an expression of time belongs to a baseline close before it: from 36% in 2011 | to 44%."""
    for other in scene.figures:
        if other is figure:
            return False
        behind = scene.tokens.ends[other.noun_last]
        if behind <= phrase.start <= behind + 12 and other.governor.preposition == "from":
            return True
    return False


def taken_behind(scene: Scene, phrase: TimePhrase, figure: Figure) -> bool:
    """Whether an expression of time is that of a later baseline: 263 firms, up from 249 | in early 2023."""
    for other in scene.figures:
        if other.first > figure.last and was_recorded(scene, other, phrase):
            return True
        if other.first > figure.last and other.governor.preposition in {
            "from",
            "against",
            "than",
            "versus",
            "with",
        }:
            behind = scene.tokens.ends[other.noun_last]
            if behind <= phrase.start <= behind + 12:
                return True
    return False


def was_recorded(scene: Scene, figure: Figure, phrase: TimePhrase) -> bool:
    """Whether a time dates the figure that was recorded then: the loss of 11.7% recorded | in October."""
    words, behind = scene.tokens.words, figure.noun_last + 1
    near = behind + 1 < len(words) and scene.tokens.starts[behind + 1] == phrase.start
    return near and words[behind] in RECORDED


RECORDED = listed("recorded registered seen observed posted reported logged reached achieved set")


def set_baselines(scene: Scene, figures: list[Figure], readings: list[Reading], discourse: Discourse) -> None:
    """Sets what each change is measured against, and the level that a gain in points led to."""
    for number, (figure, reading) in enumerate(zip(figures, readings, strict=True)):
        if reading.baseline is not None and reading.kind == "change":
            reading.baseline_period = reading.baseline_period or reading.baseline.period
        if reading.kind in {"change", "target"} and reading.baseline_period is None:
            reading.baseline_period = compared_period(scene, figure, reading)
        if reading.baseline is not None and reading.baseline_period is None:
            again = any(phrase.role == "yoy" and phrase.period is None for phrase in scene.times)
            if again and reading.baseline.period in {None, reading.period} and reading.period is not None:
                reading.baseline.period = discourse.baseline_period
            reading.baseline_period = reading.baseline.period
        if reading.quantity.unit == POINTS and reading.level_of is None:
            levels = [
                one for one in readings[:number] if one.quantity.unit == PERCENT and one.kind != "change"
            ]
            if levels and levels[-1].subject == reading.subject:
                reading.level_of = levels[-1].quantity


def compared_period(scene: Scene, figure: Figure, reading: Reading) -> Period | None:
    """The period that a change is measured against: over 2012, year on year, from the previous month."""
    start = scene.tokens.starts[figure.first]
    for phrase in scene.times:
        if phrase.role in COMPARED and phrase.end > start:
            if phrase.role == "than" and phrase.period:
                late = reading.target_year is not None and phrase.period.end.year >= reading.target_year
                return None if late else base_period(phrase.period, reading.period)
            return back_to(scene, phrase, reading.period)
        if scene.compares and reading.moves and phrase.role == "when" and phrase.start > start:
            again = spans_before(scene, phrase) and reading.period not in {None, phrase.period}
            held = is_held_against(scene, figure, phrase)
            if phrase.period and (again or (held and lies_beyond(scene, figure, phrase))):
                return phrase.period  # an increase of 29% compared with the output | in 2022
    for phrase in reversed(scene.times):
        opens = scene.tokens.text[phrase.start : phrase.start + 6].lower() == "compar"
        if opens and phrase.role == "than" and phrase.end <= start:
            return phrase.period  # in June, compared with May, sales rose
        if phrase.role in BACK and phrase.end <= start and start - phrase.end < 40:
            return stepped_back(reading.period, phrase.role)
    return since_when(scene, figure, reading)


def since_when(scene: Scene, figure: Figure, reading: Reading) -> Period | None:
    """The period since which a change has gone on: doubled | since 2020; since 2020, it has | doubled."""
    tokens, end = scene.tokens, scene.tokens.ends[figure.last]
    for phrase in scene.times if reading.kind == "change" else ():
        behind = 0 <= phrase.start - end < NEAR_BEHIND and "," not in tokens.text[end : phrase.start]
        if phrase.role == "since" and (behind or phrase.start == tokens.starts[0]):
            return phrase.period
    return None


def is_held_against(scene: Scene, figure: Figure, phrase: TimePhrase) -> bool:
    """Whether words of comparison, and no other figure, stand between a figure and a time."""
    last = bisect_left(scene.tokens.starts, phrase.start)
    alone = not any(figure.last < other.first < last for other in scene.figures)
    return alone and not HELD_AGAINST.isdisjoint(scene.tokens.words[figure.noun_last + 1 : last])


HELD_AGAINST = listed("compared against versus relative than below above beyond")


def base_period(said: Period, main: Period | None) -> Period | None:
    """What a figure of a main period is compared with: before it, whatever its name means from today."""
    if said == main:
        return one_before(said)
    return shifted(said, -1) if main is not None and said.start > main.end else said


def one_before(period: Period) -> Period | None:
    """The period as long as one that ends where it starts: the month before that reported on."""
    first, last = period.start, period.end
    length = (last.year - first.year) * 12 + last.month - first.month + 1
    return shifted_months(first, -length, -1) if first.year > 1 else None


def back_to(scene: Scene, phrase: TimePhrase, main: Period | None) -> Period | None:
    """The period before the main one that a time counts back to: the same month of | 2019, of last year."""
    year = scene.tokens.text[phrase.end - 4 : phrase.end]
    if main is not None and phrase.role == "yoy" and year.isdecimal() and int(year) < main.end.year:
        return shifted(main, int(year) - main.end.year)
    return stepped_back(main, phrase.role)


SHORTEST_QUARTER = 80  # days


def stepped_back(period: Period | None, step: str) -> Period | None:
    """The period a year, a quarter or a month before, or None where the period is not known."""
    if period is None or step not in BACK:
        return None
    if step == "yoy":
        return shifted(period, -1) if period.start.year > 1 else None
    if step == "qoq" and (period.end - period.start).days < SHORTEST_QUARTER:
        quarter = date(period.end.year, (period.end.month - 1) // 3 * 3 + 1, 1)
        return shifted_months(quarter, -BACK[step], -1)
    return shifted_months(period.start, -BACK[step], -1) if period.start.year > 1 else None


def renew(scene: Scene, figures: list[Figure], readings: list[Reading], discourse: Discourse) -> None:
    """Keeps in the discourse what the next sentence may go on with."""
    if scene.times:
        renew_period(scene, figures, readings, discourse)
    else:
        discourse.period_age += bool(readings)
    if readings:
        renew_subject(scene, readings, discourse)


def renew_period(scene: Scene, figures: list[Figure], readings: list[Reading], discourse: Discourse) -> None:
    """Keeps the period that the next sentence may go on with."""
    times = scene.times
    main = [phrase for phrase in times if phrase.role == "when" and not is_future(phrase, discourse)]
    named = [phrase.period for phrase in main if phrase.period and not in_brackets(scene, phrase.start)]
    discourse.period_age = 0 if named else discourse.period_age + bool(readings)
    bases = [one.baseline for one in readings]
    stated = [
        one.period
        for figure, one in zip(figures, readings, strict=True)
        if one.period in named and not figure.compared and not any(one is base for base in bases)
        if not in_brackets(scene, scene.tokens.starts[figure.first])
    ]
    if revises(scene):
        stated = named = []  # a revised figure's period is not what the text goes on with
    if stated:
        discourse.period = max(stated, key=lambda period: (period.end, period.start))
        discourse.topic = discourse.topic or discourse.period
        if is_recent(discourse.period, discourse):
            discourse.section = discourse.section or discourse.period
            discourse.reporting = discourse.reporting or discourse.period
    elif not readings:
        told = [phrase.period for phrase in main if phrase.period in named and sets_scene(scene, phrase)]
        lasting = [period for period in told if period and is_recent(period, discourse)]
        discourse.period = lasting[-1] if lasting else discourse.period
    if any(phrase.role == "now" for phrase in times):
        discourse.period = None


def renew_subject(scene: Scene, readings: list[Reading], discourse: Discourse) -> None:
    """Keeps what the figures were about, and their last target and baseline."""
    discourse.subjects = distinct(readings) or discourse.subjects
    whole = (one.subject for one in readings if one.subject and not goes_with(scene, one))
    discourse.subject = next(whole, discourse.subject)
    for reading in readings:
        if reading.subject and reading.quantity.unit == PERCENT:
            discourse.share_of = reading.subject
        if reading.kind == "target" and reading.target_year and has_deadline(scene):
            discourse.last_target = reading.target_year
        discourse.baseline_period = reading.baseline_period or discourse.baseline_period


def has_deadline(scene: Scene) -> bool:
    """Whether a sentence says by when: by the end of 2030."""
    return any(phrase.role == "by" for phrase in scene.times)


def revises(scene: Scene) -> bool:
    """Whether a sentence revises an earlier figure, and does not only compare with a revised one."""
    words = scene.tokens.words
    if REVISION.isdisjoint(words):
        return False
    beside = {index for one in scene.figures if one.compared for index in range(one.first - 4, one.last + 3)}
    return any(word in REVISION and index not in beside for index, word in enumerate(words))


SETTING = ("in ", "during ", "for ", "as of ")


def sets_scene(scene: Scene, phrase: TimePhrase) -> bool:
    """Whether a time says when all went on that a text tells of, and not on which day something happened."""
    text, period = scene.tokens.text, phrase.period
    within = text[phrase.start : phrase.start + 7].lower().startswith(SETTING)
    return within and period is not None


def is_recent(period: Period, discourse: Discourse) -> bool:
    """Whether the first period that a text dates figures by may be what it reports on: not long past."""
    if (period.end - period.start).days > LONGEST_REPORTED:
        return False
    return discourse.today is None or (discourse.today - period.end).days <= LONGEST_REPORTED


LONGEST_REPORTED = 400  # days


def goes_with(scene: Scene, reading: Reading) -> bool:
    """Whether a reading is a count that only says more of something: firms with | 10 or more employees."""
    beside = scene.tokens.text.endswith(("with ", "("), 0, reading.quantity.start)
    return beside and reading.quantity.noun is not None


def in_brackets(scene: Scene, place: int) -> bool:
    """Whether a place of a sentence stands in brackets."""
    text, start = scene.tokens.text, scene.tokens.starts[0]
    opener = text.rfind("(", start, place)
    return opener >= 0 and ")" not in text[opener:place]
