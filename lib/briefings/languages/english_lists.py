"""English figures that come together: "respectively", and "from 36 % to 44 %"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TypeAlias

from briefings.languages.english_comparisons import goes_on_listing
from briefings.languages.english_counts import unit_named
from briefings.languages.english_governed import UNDERGONE
from briefings.languages.english_governors import RATE_UNITS
from briefings.languages.english_phrases import BREAKS, STOOD_FOR, Scene, is_verb_here
from briefings.languages.english_subjects import after_adverbials, main_subject
from briefings.languages.english_tokens import Figure
from briefings.languages.english_words import AUXILIARIES, CHANGE_NOUNS, LINKS, SAID, TRANSITIVE
from briefings.periods import Period, months, year_of
from briefings.quantities import PERCENT, POINTS, listed
from briefings.sentences import Reading

Span: TypeAlias = "tuple[int, int]"
JOINTS = listed(", and or & by about to")
RANGING = listed("range ranges ranged ranging between varies vary varied varying")
LONGEST_LIST = 60  # words


def distribute(scene: Scene, figures: list[Figure], readings: list[Reading]) -> None:
    """Gives the figures of a "respectively" list their own subjects.

    In order, and so those of the lists after it.
    """
    for place in in_order(scene.tokens.words):
        group = list_ending(scene, figures, place)
        if len(group) < 2:
            group = list_starting(scene, figures, place)
        names = named_in_list(scene, figures[group[0]], len(group)) if len(group) > 1 else []
        if not names and len(group) > 1:
            names = split_list(
                scene, figures[group[-1]].noun_last + 1, place - 1, len(group), skip_preposition=True
            )
        if not names:
            continue
        assign(scene, figures, group, names, readings)
        for later in lists_after(scene, figures, group[-1] + 1, len(group)):
            assign(scene, figures, later, names, readings)
            for level, gain in zip(group, later, strict=True):
                if readings[gain].quantity.unit == POINTS and readings[level].quantity.unit == PERCENT:
                    readings[gain].level_of = readings[level].quantity


def in_order(words: list[str]) -> list[int]:
    """The places of the words that say that two lists go together member by member."""
    if "respectively" in words:
        return [place for place, word in enumerate(words) if word == "respectively"]
    return [place for place in range(1, len(words)) if words[place - 1 : place + 1] == ["in", "turn"]]


def spread(scene: Scene, figures: list[Figure], readings: list[Reading], named: list[Span]) -> None:
    """Gives the figures of a list the members of a subject of as many: cars and ships rose 1 % and 2 %.

    Where the subject only points to them (the two, the respective shares), those that were `named` before.
    """
    for group in whole_lists(scene, figures):
        one = figures[group[0]]
        if one.governor.what not in {"change", "link", "share"} or one.quantity.noun is not None:
            continue
        if len({readings[number].subject for number in group}) > 1:
            continue
        names = named_in_list(scene, one, len(group), exactly=True)
        if names:
            assign(scene, figures, group, names, readings)
        elif len(named) == len(group) and points_to_several(scene, one):
            for number, span in zip(group, named, strict=True):
                readings[number].subject = span


def whole_lists(scene: Scene, figures: list[Figure]) -> list[list[int]]:
    """The numbers of the figures that stand together with only commas and "and" between them."""
    groups: list[list[int]] = []
    for number in range(1, len(figures)):
        one, other = figures[number - 1], figures[number]
        between = scene.tokens.words[one.noun_last + 1 : other.first]
        if between not in LISTED or one.quantity.unit != other.quantity.unit:
            continue
        if groups and groups[-1][-1] == number - 1:
            groups[-1].append(number)
        else:
            groups.append([number - 1, number])
    return [group for group in groups if scene.tokens.words[figures[group[-1]].first - 1] == "and"]


LISTED = ([","], ["and"], [",", "and"])


def points_to_several(scene: Scene, figure: Figure) -> bool:
    """Whether the subject of a figure stands for several named before: the two, the respective shares."""
    words = scene.tokens.words[max(0, figure.governor.index - 5) : figure.governor.index]
    return not SEVERAL.isdisjoint(words)


SEVERAL = listed("two three four both respective corresponding")


def distinct(readings: list[Reading]) -> list[Span]:
    """The subjects of readings in their order, each once."""
    return list(dict.fromkeys([reading.subject for reading in readings if reading.subject]))


def resolve_pair(scene: Scene, readings: list[Reading], named: list[Span]) -> None:
    """Puts what they stand for in the place of the former and the latter."""
    if PAIR.keys().isdisjoint(scene.tokens.words):
        return
    text = scene.tokens.text
    for number, reading in enumerate(readings):
        word = text[slice(*reading.subject)].lower().removeprefix("the ") if reading.subject else ""
        if word in PAIR:
            before = [
                span for span in distinct(readings[:number]) if text[slice(*span)].lower()[-6:] not in PAIR
            ]
            pair = before if len(before) > 1 else coordinated(scene) or named
            if len(pair) > 1:
                reading.subject = pair[-2:][PAIR[word]]


def coordinated(scene: Scene) -> list[Span]:
    """The two members of a clause's subject: Both | imports and | exports were higher."""
    main = main_subject(scene)
    members = split_list(scene, *main, 2, exactly=True) if main else []
    return [span for member in members if (span := scene.span(*member))]


PAIR = {"former": 0, "latter": 1}


def assign(
    scene: Scene, figures: list[Figure], group: list[int], names: list[Span], readings: list[Reading]
) -> None:
    """Gives each reading of a group its subject, and all of them the kind and direction of the first."""
    first = readings[group[0]]
    for number, name in zip(group, names, strict=True):
        readings[number].subject = scene.span(*name)
        if figures[number].bare and readings[number].quantity.unit not in RATE_UNITS:
            readings[number].quantity.unit = unit_named(scene, *name)
        if readings[number].quantity.unit == first.quantity.unit:
            readings[number].kind, readings[number].direction = first.kind, first.direction


def list_ending(scene: Scene, figures: list[Figure], place: int) -> list[int]:
    """The numbers of the figures that stand in one list right before token `place`."""
    last = max((n for n, figure in enumerate(figures) if figure.noun_last < place), default=None)
    if last is None:
        return []
    group = [last]
    while group[0] > 0 and joined(scene, figures[group[0] - 1], figures[group[0]]):
        group.insert(0, group[0] - 1)
    return group


def list_starting(scene: Scene, figures: list[Figure], place: int) -> list[int]:
    """The numbers of the figures that stand in one list right behind token `place`."""
    group = [number for number, figure in enumerate(figures) if figure.first > place][:1]
    if not group or figures[group[0]].first - place > REACH_OF_ORDER:
        return []
    while group[-1] + 1 < len(figures) and joined(scene, figures[group[-1]], figures[group[-1] + 1]):
        group.append(group[-1] + 1)
    return group


REACH_OF_ORDER = 4  # words: respectively stood at | 3 percent


def joined(scene: Scene, one: Figure, other: Figure) -> bool:
    """Whether only commas and "and" stand between two figures."""
    between = scene.tokens.words[one.noun_last + 1 : other.first]
    alike = one.quantity.unit == other.quantity.unit or (one.bare and other.bare)
    return bool(between) and all(word in JOINTS for word in between) and alike


def lists_after(scene: Scene, figures: list[Figure], first: int, size: int) -> list[list[int]]:
    """The lists of `size` figures that follow: up 30.7 points and 25.9 points."""
    found = []
    while first + size <= len(figures):
        group = list(range(first, first + size))
        if all(joined(scene, figures[a], figures[b]) for a, b in itertools.pairwise(group)):
            found.append(group)
            first += size
        else:
            first += 1
    return found


def named_in_list(scene: Scene, figure: Figure, size: int, exactly: bool = False) -> list[Span]:
    """The token spans of the `size` noun phrases before the verb of a list of figures.

    None if `exactly` so many must stand there, and do not.
    """
    verb = figure.governor.index if figure.governor.what in {"change", "link", "share"} else figure.first
    words = scene.tokens.words
    if words[verb] in CHANGE_NOUNS and verb > 0:
        verb = next((i for i in range(verb - 1, max(-1, verb - 6), -1) if words[i] in BEFORE_CHANGE), verb)
    last = verb - 1
    while last >= 0 and (words[last] in AUXILIARIES or words[last] in {",", "with"}):
        last -= 1
    lowest = max(-1, last - LONGEST_LIST)
    counted = {index for one in scene.figures for index in range(one.first, one.noun_last + 1)}
    first = last
    while first > lowest:
        word = words[first]
        if word in BREAKS or word in {"with", "while", "which", "as"} or word in SAID or word == ".":
            break
        if word == "by" and words[first - 1] == "followed":
            break
        if word == "that" and [words[first + 1]] not in STOOD_FOR:
            break
        if scene.time_at[first] >= 0:
            break
        if first in counted:
            break
        first -= 1
    return split_list(scene, after_adverbials(scene, first + 1, last + 1), last, size, exactly=exactly)


BEFORE_CHANGE = (
    LINKS | TRANSITIVE | UNDERGONE
)  # verbs before a noun of change: exports and imports | posted gains of


def split_list(
    scene: Scene, first: int, last: int, size: int, skip_preposition: bool = False, exactly: bool = False
) -> list[tuple[int, int]]:
    """The token spans of `size` list members between two tokens.

    Empty where the words do not make so many.
    """
    words = scene.tokens.words
    while first <= last and words[first] in {",", "and", "both"} | (
        {"in", "for", "of", "to"} if skip_preposition else set()
    ):
        first += 1
    while last >= first and words[last] == ",":
        last -= 1
    cuts = best_cuts(words, first, last, size)
    if cuts is None or (exactly and len(cuts) != joint_count(words, first, last)):
        return []
    starts = [first, *[end for _, end in cuts]]
    ends = [*[start - 1 for start, _ in cuts], last]
    return (
        list(zip(starts, ends, strict=True)) if all(a <= b for a, b in zip(starts, ends, strict=True)) else []
    )


def best_cuts(words: list[str], first: int, last: int, size: int) -> list[tuple[int, int]] | None:
    """The (joint start, next member's start) pairs that cut a list into `size`.

    None where that is not possible.
    """
    joints = joints_between(words, first, last)
    wanted = size - 1
    if len(joints) > wanted:
        joints = [joint for joint in joints if words[joint[0]] != "&"] or joints
    if len(joints) < wanted:
        return None
    if len(joints) == wanted:
        return joints
    determined = [
        joint for joint in joints if words[joint[1]] in {"the", "that", "those", "its", "their", "our"}
    ]
    if len(determined) == wanted:
        return determined
    if wanted == 1:
        middle = (first + last) / 2
        return [min(joints, key=lambda joint: abs(joint[0] - middle))]
    return joints[-wanted:]


def joint_count(words: list[str], first: int, last: int) -> int:
    """How many joints a list has, "&" inside of a member not counted."""
    return sum(words[start] != "&" for start, _ in joints_between(words, first, last))


def joints_between(words: list[str], first: int, last: int) -> list[tuple[int, int]]:
    """The (start, next member's start) pairs of the commas and conjunctions of a list."""
    joints: list[tuple[int, int]] = []
    index = first + 1
    while index < last:
        if words[index] in {",", "and", "or", "&"}:
            end = index + 1
            while end < last and words[end] in {",", "and", "or"}:
                end += 1
            joints.append((index, end))
            index = end
        index += 1
    return joints


LONGEST_PAIR, LONGEST_FRONTED = 12, 24  # words between the ends of "from 36 % to 44 %"


def pair_up(scene: Scene, figures: list[Figure], readings: list[Reading]) -> None:
    """Makes the first of "from 36 % to 44 %" the baseline of the second; also of "to 5.2 % from 4.8 %"."""
    for number in range(len(figures) - 1):
        at, other = base_of(figures, number), figures[number + 1]
        one = figures[at]
        if (pairs := listed_pairs(scene, figures, number + 1)) is not None:
            for level, base in pairs:
                compare(readings[level], readings[base])
            continue
        prepositions = one.governor.preposition, other.governor.preposition
        if RANGING.intersection(scene.tokens.words[max(0, one.first - 4) : one.first]):
            continue
        if prepositions == ("to", "from") and has_object(scene, other):
            continue
        reach = LONGEST_FRONTED if one.first <= 2 else LONGEST_PAIR  # From 8.5 percent in 2015, ... to 11.4
        if not (other.bare or alike_counted(one, other)) or other.first - one.noun_last > reach:
            continue
        if other.bare and one.quantity.noun is not None and other.governor.preposition == "from":
            other.quantity.unit = one.quantity.unit
        if one.bare and other.bare:
            one.quantity.unit = one.quantity.unit or other.quantity.unit
            other.quantity.unit = other.quantity.unit or one.quantity.unit
        if readings[at].moves and readings[number + 1].kind == "change" and prepositions != ("from", "to"):
            continue  # prices rose by 2.3 percent, up from 1.7 percent
        if prepositions == ("from", "to"):
            join(scene, readings[at], readings[number + 1], one, readings[:at])
        elif other.governor.preposition == "from" and moves_from(scene, one, other, readings[at]):
            join(scene, readings[number + 1], readings[at], other, readings[:at])
        elif is_compared(scene, one, other) and readings[number + 1].kind != "target":
            moves = other.governor.preposition == "from" or other.compared == "from"
            compare(readings[at], readings[number + 1], moves)
            if after_of(scene, other) is None and other.governor.what != "of":
                readings[number + 1].subject = readings[at].subject
        elif (
            prepositions[0] in {"to", "at"}
            and "from" in {prepositions[1], other.compared}
            and "and" not in scene.tokens.words[one.noun_last + 1 : other.first]
        ):
            join(scene, readings[number + 1], readings[at], one, readings[:at])


def has_object(scene: Scene, figure: Figure) -> bool:
    """Whether a verb of change says between it and its figure what changes: increasing staff from | 40."""
    governor, words = figure.governor, scene.tokens.words
    verbal = governor.what == "change" and is_verb_here(words, governor.index)
    return verbal and governor.place - governor.index > 1 and scene.time_at[governor.index + 1] < 0


def alike_counted(one: Figure, other: Figure) -> bool:
    """Whether two figures have one unit, or the second a shorter name of it: internet users, users."""
    names = one.quantity.unit.split()[-1:], other.quantity.unit.split()[-1:]
    up_from = other.governor.preposition == "from" and other.quantity.noun is not None
    return one.quantity.unit == other.quantity.unit or (up_from and names[0] == names[1])


def moves_from(scene: Scene, one: Figure, other: Figure, reading: Reading) -> bool:
    """Whether a figure is said to have moved from the one behind it: 77%, up from | 6%; an increase from."""
    words, place = scene.tokens.words, other.governor.index
    told = words[place] in CHANGE_NOUNS or "which" in words[one.noun_last + 1 : place]
    told = told and not reading.moves and place > one.last and not has_object(scene, other)
    return words[place] in {"up", "down"} or (told and other.governor.what == "change")


MOST_PERCENT = 1000


def base_of(figures: list[Figure], number: int) -> int:
    """The number of the figure whose base is the one behind `number`.

    That before it, or one earlier: 345 million, or 18%, up from | 222 million.
    """
    one, base, earlier = figures[number], figures[number + 1], figures[max(0, number - 1)]
    unit = base.quantity.unit
    if base.governor.preposition != "from" and not base.compared:
        return number
    alike = bool(unit) and unit == earlier.quantity.unit != one.quantity.unit
    counts = earlier.quantity.noun is not None or (earlier.bare and base.quantity.value > MOST_PERCENT)
    counted = base.bare and not unit and one.quantity.unit == PERCENT and counts
    return max(0, number - 1) if alike or counted else number


def listed_pairs(scene: Scene, figures: list[Figure], number: int) -> list[tuple[int, int]] | None:
    """(level, base) of two lists as long as each other: reached 58.6% and 77%, | from 24.6% and 48.8%."""
    if not figures[number].compared or figures[number - 1].compared:
        return None
    size = 1
    while number + size < len(figures) and goes_on_listing(
        scene, *figures[number + size - 1 : number + size + 1]
    ):
        size += 1
    levels = range(number - size, number)
    if size < 2 or levels[0] < 0:
        return None
    if not all(goes_on_listing(scene, figures[level], figures[level + 1]) for level in levels[:-1]):
        return None
    return [(level, level + size) for level in levels]


def compare(level: Reading, base: Reading, moves: bool = True) -> None:
    """Makes `base` what a level is compared with; from one to the other it moves."""
    level.baseline_value, level.baseline = base.quantity.value, base
    base.kind, base.direction = "level", None
    if moves and level.direction is None and level.quantity.value != base.quantity.value:
        level.direction = "increase" if level.quantity.value > base.quantity.value else "decrease"


def share_baselines(figures: list[Figure], readings: list[Reading]) -> None:
    """Gives the changes beside a level its baseline: up | 1.6 percent to 41 million, from 40 million."""
    for number, (figure, reading) in enumerate(zip(figures, readings, strict=True)):
        if reading.baseline is not None and reading.kind != "change":
            around = [*takewhile_change(readings, number, -1), *takewhile_change(readings, number, 1)]
            for change in around:
                if change.subject == reading.subject:
                    lend_baseline(change, reading.baseline)
        elif figure.compared and reading.kind in {"level", "share"}:
            step = -1 if number else 1
            for change in takewhile_change(readings, number, step):
                lend_baseline(change, reading)


def takewhile_change(readings: list[Reading], number: int, step: int) -> Iterator[Reading]:
    """The changes right before (step -1) or behind a reading, its own baseline passed over."""
    number += step
    while 0 <= number < len(readings):
        if readings[number].kind == "change":
            yield readings[number]
        elif readings[number - step].baseline is not readings[number]:
            return
        number += step


def lend_baseline(change: Reading, base: Reading) -> None:
    """Gives a change the level that it starts from, where the units go together."""
    unit, of = change.quantity.unit, base.quantity.unit
    fits = unit == POINTS if of == PERCENT else unit in {PERCENT, of}
    if fits and change.baseline_value is None:
        change.baseline_value, change.baseline = base.quantity.value, base


def after_of(scene: Scene, figure: Figure) -> int | None:
    """The token after "of" or "for" behind a figure: 60 per cent of | women, 49 % in | the South."""
    words, behind = scene.tokens.words, figure.last + 2
    named = behind + 1 < len(words) and words[behind - 1] in {"of", "for", "among", "in"}
    return behind if named and scene.time_at[behind] < 0 and scene.time_at[behind + 1] < 0 else None


def is_compared(scene: Scene, one: Figure, other: Figure) -> bool:
    """Whether the second figure is what the first is compared with: as compared to 198 GW."""
    between = scene.tokens.words[one.noun_last + 1 : other.first]
    if len(between) <= 3 and between[-1:] in (["versus"], ["vs"], ["than"], ["from"]):
        return True
    lower = other.compared == "than" and not one.compared and one.quantity.unit == PERCENT
    return lower or not HELD_AGAINST.isdisjoint(between)


HELD_AGAINST = listed("compared against")


def ends_of(span: Period) -> tuple[Period, Period]:
    """The first and the last year of a span of years, or month of one that is not of whole years."""
    first, last = span.start, span.end
    if (first.month, last.month) == (1, 12):
        return year_of(first.year), year_of(last.year)
    return months(first.year, first.month, first.month), months(last.year, last.month, last.month)


def join(scene: Scene, base: Reading, level: Reading, first: Figure, before: list[Reading]) -> None:
    """Makes `base` the baseline of `level`: one subject, one direction, the two ends of a span of years."""
    direction = first.governor.direction or next(
        (one.direction for one in reversed(before) if one.direction), None
    )
    if direction is None and base.quantity.value != level.quantity.value:
        direction = "increase" if level.quantity.value > base.quantity.value else "decrease"
    level.direction = direction
    starts = first.governor.preposition == "from" and base.quantity is first.quantity
    starts = starts and base.quantity.start < level.quantity.start
    level.subject = base.subject = base.subject if starts else level.subject
    level.kind = "target" if level.kind == "target" else "level"
    base.kind, base.direction = "level", None
    level.baseline_value = base.quantity.value
    level.baseline = base
    for phrase in scene.times:
        if (
            phrase.period
            and phrase.role == "when"
            and phrase.period.start.year < phrase.period.end.year
            and phrase.is_span
        ):
            start, end = ends_of(phrase.period)
            base.period, base.period_basis = start, "stated"
            level.baseline_period = start
            if level.kind != "target":
                level.period, level.period_basis = end, "stated"
