"""What bounds an English figure: the words before and after it that say more than, nearly, at least."""

from __future__ import annotations

import re

from briefings.languages.english_units import BOUNDS_AFTER, BOUNDS_BEFORE, NUMBER_WORDS
from briefings.quantities import Quantity

# behind these "over" leads to what is compared: a 30 percent jump | over 6 billion
COMPARING = re.compile(
    r"(?:%|\b(?:per ?cent|increase|jump|rise|growth|gain|improvement|decrease|decline|drop|fall|higher"
    r"|lower)) $",
    re.I,
)
FROM = re.compile(r" from [^\d.,;]{0,16}\d")
MARK = re.compile(r" (?:mark|level|threshold|milestone)\b")
MOVING = re.compile(
    r"\b(?:go|goes|went|gone|rise|rises|rose|increased?|grow|grew|shot|moved?|climbed|climb|came|picked"
    r"|edged|inched|ticked|crept|nudged|stepped|pushed|driven|drove|pulled|add|adds|added|going|moving"
    r"|edging|inching) up $"
)
FILLER = re.compile(r"\b(?:the|an?|by|to|a total of|total of|only) $")
ANOTHER = re.compile(rf" ?[A-Za-z]{{0,3}}[$€£¥₹]?\d| (?:one|{'|'.join(NUMBER_WORDS)})\b", re.I)


def with_bounds(text: str, quantity: Quantity) -> Quantity:
    """The quantity with the words before and after it that bound it."""
    place = quantity.start
    for _ in range(3):
        if (before := BOUNDS_BEFORE.ending_at(text, place)) is not None:
            if place != quantity.start and not_bounded(text, quantity, place):
                break
            if text[before[0] : place].lower() == "over " and COMPARING.search(
                text, max(0, before[0] - 16), before[0]
            ):
                break
            if before[1] == "at_most" and MOVING.search(text, max(0, before[0] - 12), before[0] + 3):
                break
            if before[1] == "at_most" and FROM.match(text, quantity.end):
                break  # prices were up to 52 from 51
            quantity.start, quantity.bound = before
            break
        if (filler := FILLER.search(text, max(0, place - 12), place)) is None:
            break
        place = filler.start()
    if (after := BOUNDS_AFTER.starting_at(text, quantity.end)) is not None and not continues_number(
        text, after[0]
    ):
        quantity.end, quantity.bound = after
    return quantity


def not_bounded(text: str, quantity: Quantity, place: int) -> bool:
    """Whether "the" before a figure makes it the one compared with: surpassing the 1.4 billion of 2023."""
    known = text[quantity.number_start].isdigit() and not MARK.match(text, quantity.end)
    return text[place - 5 : place] == "than " or (known and text[place : place + 4].lower() == "the ")


def continues_number(text: str, end: int) -> bool:
    """Whether what follows is a number of its own: 5+3, 2 million or over | 60%."""
    return ANOTHER.match(text, end) is not None
