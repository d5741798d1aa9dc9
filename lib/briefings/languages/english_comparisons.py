"""English figures that are given only for comparison: up 5 percent, | after 3 percent a year earlier."""

from __future__ import annotations

import math
import re

from briefings.languages.english_numbers import printed_digits, scaled
from briefings.languages.english_phrases import BREAKS, Scene, is_adverb
from briefings.languages.english_tokens import Figure
from briefings.languages.english_verbs import PAST_FORMS
from briefings.languages.english_words import (
    AUXILIARIES,
    CHANGE_NOUNS,
    CHANGE_VERBS,
    DETERMINERS,
    LINKS,
    PREPOSITIONS,
    SAID,
    SHARES,
)
from briefings.periods import TimePhrase
from briefings.quantities import PERCENT, listed

# words that lead to what a figure is compared with
CUES = listed(
    "from than against versus vs compared after following reversing relative unlike comparison ahead"
    " short above below surpassing exceeding reverses reversed top beating missing"
)
CUES_WITH_ARTICLE = listed("on over")  # a gain of 9 points on the | 37 percent of 2004
REACH = 9  # words between the cue and the figure
# words between a figure and a time that is not its own: 29 percent | below its level in 2019
BEYOND = listed("below above ahead short than versus against compared beyond relative from before")
COMPARING = CUES | CUES_WITH_ARTICLE | BEYOND | {":"}
PASSED = (
    DETERMINERS
    | CHANGE_NOUNS.keys()
    | listed("of with to in a an revised estimate estimates total level levels rate pace figure by")
)


def mark_compared(scene: Scene) -> None:
    """Marks the figures of a sentence that it gives only to compare others of the same unit with them."""
    scene.compares = not COMPARING.isdisjoint(scene.tokens.words)
    if len(scene.figures) < 2 or not scene.compares:
        return
    for number, figure in enumerate(scene.figures):
        floor = scene.figures[number - 1].noun_last if number else -1
        others = scene.figures[:number] or scene.figures[number + 1 : number + 2]
        alike = figure.bare or any(other.quantity.unit == figure.quantity.unit for other in others)
        if number and goes_on_listing(scene, scene.figures[number - 1], figure):
            figure.compared = scene.figures[number - 1].compared
        elif others and alike and not figure.compared:
            figure.compared = leading_word(scene, figure, floor) or labelled_aside(scene, figure)


def labelled_aside(scene: Scene, figure: Figure) -> str:
    """ ":" for a figure in brackets that a time labels, "" for another: grew 4.2% (4Q 2023: | 2.9%)."""
    words, index = scene.tokens.words, figure.first - 2
    if words[figure.first - 1] != ":" or index < 1 or scene.time_at[index] < 0:
        return ""
    while index > 0 and scene.time_at[index] >= 0:
        index -= 1
    return ":" if words[index] == "(" else ""


def goes_on_listing(scene: Scene, one: Figure, other: Figure) -> bool:
    """Whether a figure goes on with the list of the one before: from 24.6% and | 48.8% ten years earlier."""
    between = scene.tokens.words[one.noun_last + 1 : other.first]
    return between in (["and"], [","], [",", "and"]) and one.quantity.unit == other.quantity.unit


def leading_word(scene: Scene, figure: Figure, floor: int) -> str:
    """The word of comparison before a figure, "" for none: an acceleration | from the 1.3 percent."""
    words = scene.tokens.words
    for index in range(figure.first - 1, max(floor, figure.first - REACH), -1):
        word = words[index]
        if word == "from" and is_no_start(words, figure, index):
            return ""
        if word in CUES and (scene.time_at[index] < 0 or scene.time_at[index] != scene.time_at[index - 1]):
            return word
        if word == "to" and index + 1 == figure.first and words[index - 1] != "compared":
            return ""
        if word in CUES_WITH_ARTICLE:
            beside = index + 1 == figure.first and word == "over"
            return word if beside or (words[index + 1] == "the" and index + 2 == figure.first) else ""
        if scene.time_at[index] >= 0 or word in PASSED or is_adverb(word):
            continue
        if word in PREPOSITIONS and scene.time_at[index + 1] >= 0:
            continue  # against a capacity at present of
        if word in PARTICIPLES_OF_CHANGE and words[index - 1] in {"after", "following"}:
            return words[index - 1]
        if word in CHANGE_VERBS and words[index - 2 : index] in (
            ["after", "having"],
            ["following", "having"],
        ):
            return words[index - 2]
        if word in BREAKS or word in {",", "(", "and"} or word in PREPOSITIONS or word in ENDS_OF_REACH:
            return ""
    return ""


def is_no_start(words: list[str], figure: Figure, index: int) -> bool:
    """Whether "from" says where something comes from, and not what it rose from.

    Replies received | from 4,386; a reduction of emissions | from shipping of 60 percent.
    """
    if words[index - 1] in GATHERED:
        return True
    return (
        figure.governor.what == "change"
        and figure.governor.index < index
        and figure.governor.preposition == "of"
        and words[figure.governor.place - 1] not in PASSED
    )


GATHERED = listed(
    "obtained received collected gathered responses replies answers returns data came come coming"
)
PARTICIPLES_OF_CHANGE = frozenset(word for word in CHANGE_VERBS if word.endswith("ing"))
ENDS_OF_REACH = LINKS | AUXILIARIES | SAID | SHARES | CHANGE_VERBS.keys() | PAST_FORMS


def is_of_comparison(scene: Scene, figure: Figure, phrase: TimePhrase) -> bool:
    """Whether an expression of time belongs to a figure before it that is given for comparison.

    Rose 5 percent, after 3 percent | in April.
    """
    for other in scene.figures:
        if other is figure or scene.tokens.starts[other.first] >= phrase.start:
            continue
        if (other.compared or lies_beyond(scene, other, phrase)) and is_clear(scene, other.noun_last, phrase):
            return True
    return False


def is_clear(scene: Scene, last: int, phrase: TimePhrase) -> bool:
    """Whether no mark or figure stands between a token and an expression of time behind it."""
    starts, words = scene.tokens.starts, scene.tokens.words
    index = last + 1
    firsts = {figure.first for figure in scene.figures}
    while index < len(words) and starts[index] < phrase.start:
        if words[index] in BREAKS or words[index] in {",", "while", "and"} or index in firsts:
            return False
        index += 1
    return True


def lies_beyond(scene: Scene, figure: Figure, phrase: TimePhrase) -> bool:
    """Whether a figure is said to lie below, above or short of what an expression of time behind it dates."""
    starts, words = scene.tokens.starts, scene.tokens.words
    index = figure.noun_last + 1
    while index < len(words) and starts[index] < phrase.start:
        if words[index] in BEYOND and scene.time_at[index] < 0:
            return True
        index += 1
    return False


def gives_year_before(scene: Scene, one: Figure, other: Figure) -> bool:
    """Whether a number alone in brackets is what another was a year before: SEK 862 million | (901)."""
    words, quantity = scene.tokens.words, one.quantity
    enclosed = words[other.first - 1] == "(" and words[other.last + 1 : other.last + 2] == [")"]
    if not enclosed or one.noun_last != other.first - 2:
        return False
    if quantity.kind or not (quantity.unit == PERCENT or CURRENCY.match(quantity.unit)):
        return False
    printed, before = (printed_number(one, scene), printed_number(other, scene))
    alike = len(printed.partition(".")[2]) == len(before.partition(".")[2]) and len(before) > 1
    return alike and 1 / MOST_MOVED < float(before) / (float(printed) or math.inf) < MOST_MOVED


MOST_MOVED = 10  # times, in a year


def printed_number(figure: Figure, scene: Scene) -> str:
    """The digits of a figure's number, its scale left out."""
    return printed_digits(scene.tokens.text[figure.quantity.number_start : figure.quantity.number_end])


def lend_unit(scene: Scene, other: Figure, figure: Figure) -> None:
    """Gives the second figure, in brackets, the scale and unit of the first, which is compared with it."""
    quantity, factor = figure.quantity, abs(other.quantity.value) / float(printed_number(other, scene))
    quantity.value, quantity.step = scaled(quantity.value, factor), quantity.step * factor
    quantity.unit = other.quantity.unit
    if quantity.unit != PERCENT and quantity.direction == "decrease":
        quantity.value, quantity.direction = -quantity.value, None  # money below zero
    figure.bare, figure.compared = False, A_YEAR_BEFORE


A_YEAR_BEFORE = "a year before"
CURRENCY = re.compile("[A-Z]{3}$")
