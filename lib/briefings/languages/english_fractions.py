"""English words for a part or a multiple of something: 1 in 5, two thirds of, doubled."""

from __future__ import annotations

import re

from briefings.languages.english_bounds import with_bounds
from briefings.languages.english_tokens import Tokens
from briefings.languages.english_units import MULTIPLES, NUMBER_WORDS
from briefings.quantities import PERCENT, TIMES, Quantity

RATIO = re.compile(
    r"(?P<part>\d|one|two|three|four|five|six|seven|eight|nine) (?:in|out of)(?: every)? "
    r"(?P<whole>1,000|1000|100|[1-9]\d|[2-9]|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|twenty)(?![\w%]|[,.]\d| ?per ?cent)",
    re.I,
)


def ratio_quantity(match: re.Match[str]) -> Quantity | None:
    """1 in 5 is 20 percent."""
    part, whole = (
        NUMBER_WORDS.get(source.lower())
        or (1.0 if source.lower() == "one" else float(source.replace(",", "")))
        for source in (match["part"], match["whole"])
    )
    if part >= whole:
        return None
    quantity = Quantity(*match.span(), *match.span(), 100 * part / whole, PERCENT, kind="share")
    return with_bounds(match.string, quantity)


def fraction_quantity(text: str, place: int, end: int, value: float) -> Quantity | None:
    """Half of, two thirds of, two thirds (64 %); no fraction: half a century, a half-finished bridge."""
    after = text[end : end + 5].lower()
    part_of = after.startswith((" of ", " the", " its", " our", " all", ".", ","))
    if not (part_of or RESTATED.match(text, end)) and not (
        ALONE_BEFORE.search(text, max(0, place - 24), place) and ALONE_AFTER.match(text, end)
    ):
        return None
    if text[place:end].endswith("quarters") and lasts(text, place, end):
        return None
    return with_bounds(text, Quantity(place, end, place, end, value, PERCENT, kind="share"))


# around a fraction whose whole was named before: fell by | a quarter, while | a fifth said
ALONE_BEFORE = re.compile(
    r"(?:^|\n|[,;:.(] |\b(?:by|and|while|but|whereas) )"
    r"(?:about |almost |nearly |over |more than |some |around |only )?$",
    re.I,
)
ALONE_AFTER = re.compile(
    r" (?:on|from|to|in|since|over|year|compared|said|say|report(?:ed)?|cited?|described?|expect(?:ed)?|used?"
    r"|have|had|are|were|plan(?:ned)?|think|believed?|would|did|do|felt|see|saw|named|told)\b(?!-)"
)
RESTATED = re.compile(r" \([^()\d]{0,10}\d[\d.]* ?(?:%|per ?cent\b)")  # two thirds | (64 percent)


def lasts(text: str, place: int, end: int) -> bool:
    """Whether three quarters are nine months: the first | three quarters; in | three quarters of a year."""
    before = LASTING.search(text, max(0, place - 12), place)
    return before is not None and (before["which"] is not None or PART_OF.match(text, end) is None)


LASTING = re.compile(r"\b(?:in|for|over|than|(?P<which>last|past|next|first)) $")
PART_OF = re.compile(r" of (?!a year|the year|th[ei]s|\d)")  # more than three quarters | of firms


def multiple_quantity(tokens: Tokens, index: int) -> Quantity | None:
    """Doubled, tenfold: a change by a factor; no change: double-digit, double taxation."""
    word, following = tokens.words[index], tokens.words[index + 1 : index + 2]
    if word in {"double", "triple", "treble"} and not (
        following and following[0] in {"the", "its", "our", "their", "that"}
    ):
        return None
    value = MULTIPLES[word]
    span = tokens.starts[index], tokens.ends[index]
    direction = "decrease" if value < 1 else "increase"
    return with_bounds(tokens.text, Quantity(*span, *span, value, TIMES, direction=direction, kind="change"))
