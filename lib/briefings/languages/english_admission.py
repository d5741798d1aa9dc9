"""Which English figures may be claims: no duration, no list word, no name, no place in a text."""

from __future__ import annotations

import re

from briefings.languages.english_nouns import is_plural
from briefings.languages.english_tokens import Figure, Tokens
from briefings.languages.english_units import LISTED, NAMED_BEFORE, TIME_UNITS
from briefings.quantities import PERCENT, POINTS, TIMES

SMALLEST_LISTED = 20  # number words up to this may only introduce a list
LASTS = re.compile(r"-(?:year|month|week|day|hour|minute)s?\b")
SUPERLATIVES = frozenset({"biggest", "largest", "best", "top", "richest"})
FOOTNOTED_YEAR = re.compile(r"(?:19|20)\d{3}[,.;]")  # By 20402, the number of a note behind the year
MANY_DAYS = 1000  # from here on they are counted, as working days lost, and no time that passes
AGE = re.compile(
    r"\b(?:ages?|aged|grades?|years?) (?:of |between |from |over |under |\d+ and |\d+ to |\d+-)*$", re.I
)
OLDEST = 120  # years


def is_countable(figure: Figure, tokens: Tokens) -> bool:
    """Whether a figure may be a claim: no duration, no list word, no name, no place in a text."""
    quantity = figure.quantity
    noun = quantity.unit.lower().split()
    lasts = noun and (noun[0] in TIME_UNITS or (quantity.noun and noun[-1] in TIME_UNITS))
    if lasts and quantity.value < MANY_DAYS:
        return False
    if LASTS.match(tokens.text, quantity.number_end):
        return False  # 50-year loans
    if noun and noun[0] in SUPERLATIVES:
        return False  # the 10 biggest ports
    if noun and noun[-1] == "prices" and quantity.value.is_integer() and 1900 < quantity.value < 2100:
        return False  # at constant 2010 prices
    before = tokens.words[figure.first - 1] if figure.first else ""
    if not quantity.unit or quantity.noun:
        printed = tokens.text[quantity.number_start : quantity.number_end + 1]
        if before in {"by", "in", "since", "until"} and FOOTNOTED_YEAR.fullmatch(printed):
            return False
    aged = (quantity.noun or figure.bare) and quantity.value <= OLDEST
    if aged and AGE.search(tokens.text, max(0, quantity.start - 24), quantity.start):
        return False
    if tokens.words[max(0, figure.first - 2) : figure.first] == ["out", "of"] and quantity.value == 100:
        return False
    if before in {"per", "every"} and quantity.unit != PERCENT:
        return False
    if (quantity.noun or figure.bare) and (before in NAMED_BEFORE or before in {"#", "/"}):
        return False
    if quantity.kind == "rank":
        return True
    in_words = tokens.text[quantity.number_start].isalpha()
    if in_words and quantity.unit not in {PERCENT, POINTS, TIMES} and quantity.value <= SMALLEST_LISTED:
        return (
            bool(noun)
            and is_plural(noun[-1])
            and not LISTED.intersection(noun)
            and before not in {"these", "those", "other", "all", "any", "next", "last", "past", "top"}
        )
    return True
