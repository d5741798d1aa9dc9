"""What an English figure counts where no noun stands beside it: named before, by its subject, or implied."""

from __future__ import annotations

import re
from bisect import bisect_left

from briefings.languages.english_changes import STANDING_FOR
from briefings.languages.english_comparisons import CURRENCY
from briefings.languages.english_governors import (
    ELLIPTIC,
    FILLED,
    RATE_UNITS,
    after_word,
)
from briefings.languages.english_nouns import LIVING, after_list, is_plural
from briefings.languages.english_phrases import NOUNS_IN_ING, Scene, opening
from briefings.languages.english_tokens import Figure
from briefings.languages.english_units import IMPLIED_UNITS
from briefings.languages.english_verbs import PARTICIPLES, PAST_FORMS
from briefings.languages.english_words import AUXILIARIES, COUNTABLE, PREPOSITIONS, SUBORDINATORS
from briefings.quantities import TIMES
from briefings.sentences import Discourse, Reading


def set_unit(
    scene: Scene,
    figure: Figure,
    span: tuple[int, int] | None,
    reading: Reading,
    before: list[Reading],
    discourse: Discourse,
) -> None:
    """Gives a figure without a unit that of what it counts; keeps in the discourse what was counted."""
    if figure.bare:
        take_unit(scene, figure, reading, before, discourse)
    if figure.governor.what != "bracket":
        told = any(one.quantity.noun for one in before)
        named = span if span or told else tokens_of(scene, reading.subject)
        name_unit(scene, figure, named, before, discourse)
    quantity = figure.quantity
    if not quantity.unit and reading.subject:
        spoken = scene.tokens.text[slice(*reading.subject)].lower().split()
        quantity.unit = next((IMPLIED_UNITS[word] for word in spoken if word in IMPLIED_UNITS), "")
    if quantity.noun or quantity.unit in IMPLIED_UNITS.values():
        discourse.unit = quantity.unit
    if quantity.unit not in RATE_UNITS:
        discourse.money = quantity.unit if CURRENCY.match(quantity.unit) else None


def tokens_of(scene: Scene, subject: tuple[int, int] | None) -> tuple[int, int] | None:
    """The tokens of a subject that the same sentence names, where they are a name alone."""
    if subject is None or subject[0] < scene.tokens.starts[0]:
        return None
    first, end = (bisect_left(scene.tokens.starts, place) for place in subject)
    words = scene.tokens.words[first:end]
    alone = first < end and AUXILIARIES.isdisjoint(words) and is_plural(words[-1])
    return (first, end - 1) if alone else None


def counted_before(before: list[Reading], discourse: Discourse) -> str | None:
    """What a text counted last, by the unit of the last figure that is neither a rate nor money."""
    units = (one.quantity.unit for one in reversed(before))
    return next(filter(is_count, units), discourse.unit)


def is_count(unit: str) -> bool:
    """Whether a unit is a counted noun: neither none, nor a rate's, nor money."""
    return bool(unit) and unit not in RATE_UNITS and not CURRENCY.match(unit)


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
    after = after_word(scene, figure)
    goes_on = (
        (after in ELLIPTIC or after in LIVING or after == "of")
        or (after in PARTICIPLES and after not in NOUNS_IN_ING)
        or (words[figure.first - 1 : figure.first] == ["including"] and after in PREPOSITIONS)
        or words[max(0, figure.first - 1)] in ELLIPTIC
        or (after in PAST_FORMS and after_list(words, figure.last + 1))
    )
    if not goes_on or not figure.quantity.value.is_integer() or behind_label(words, figure.first):
        return
    counted = next((one for one in reversed(before) if is_count(one.quantity.unit)), None)
    figure.quantity.unit = counted.quantity.unit if counted else discourse.unit or ""
    if figure.quantity.unit and figure.opens:
        reading.subject = (counted.subject if counted else discourse.subject) or reading.subject


MOST_PERCENT = 1000


def behind_label(words: list[str], first: int) -> bool:
    """Whether a label, and no noun before, says what a figure counts: Tablets: about | 2 million."""
    return next((word for word in reversed(words[:first]) if word not in FILLED), "") == ":"


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
    figure.quantity.unit = unit_named(scene, first, last)


def unit_named(scene: Scene, first: int, last: int) -> str:
    """The unit that a noun phrase lends: the number of | industrial apps | in use."""
    words = scene.tokens.words
    for index in range(first, last):
        if words[index] in COUNTABLE and words[index + 1] == "of":
            first = index + 2
            break
    end = next((i for i in range(first, last + 1) if ends_name(words, first, i)), last + 1)
    last = end - 1 if end > first else last
    if words[last] == ")":
        last = max(first, opening(words, last, first - 1) - 1)
    first = max(first, last - UNIT_WORDS + 1)
    return next(
        (IMPLIED_UNITS[word] for word in words[first : last + 1] if word in IMPLIED_UNITS),
        scene.tokens.text[scene.tokens.starts[first] : scene.tokens.ends[last]],
    )


def ends_name(words: list[str], first: int, index: int) -> bool:
    """Whether the name of what is counted ends before a token: persons | who; people aged | 15."""
    return words[index] in PREPOSITIONS | SUBORDINATORS or (index > first and words[index].isdecimal())


UNIT_WORDS = 4  # at most, of a subject that lends its name as unit


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
