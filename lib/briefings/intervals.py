"""What the words of a figure allow, as an interval, and exact arithmetic on such intervals."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

PRINTED = re.compile(r"\d+(?:,\d{2,3})*(?:\.\d+)?")
BELOW_WORDS = re.compile(r"\b(?:nearly|almost|close to|just under)\b|近|接近|将近|逼近", re.IGNORECASE)
NEAR = 0.1  # "about 30" is 27 to 33: a tenth, but never more than its last digit that is not 0 is worth
WORDED_MULTIPLE = 0.15  # "tripled" is 2.55 to 3.45 times
COUNTED_OUT = 10_000  # a whole number in ones below it is counted, not rounded: 408 standards are 408
PLAIN_UNITS = re.compile(r"percent|percentage_points|times|[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Interval:
    """A value and the lowest and highest that its words allow; infinite where they set no limit."""

    value: float
    low: float
    high: float

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.value + other.value, self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.value - other.value, self.low - other.high, self.high - other.low)

    def __mul__(self, other: Interval) -> Interval:
        """The product of intervals above zero."""
        return Interval(self.value * other.value, self.low * other.low, self.high * other.high)

    def __truediv__(self, other: Interval) -> Interval:
        """The quotient of intervals above zero."""
        low, high = ratio(self.low, other.high), ratio(self.high, other.low)
        return Interval(ratio(self.value, other.value), low, high)

    def within(self, floor: float, ceiling: float) -> Interval:
        """The part that a natural limit leaves, where it leaves any."""
        low, high = max(self.low, floor), min(self.high, ceiling)
        return Interval(self.value, low, high) if low <= high else self

    def widened(self, times: float) -> Interval:
        """The interval with every distance from its value multiplied; limits set by a word stay."""
        low, high = (self.value + times * (end - self.value) for end in (self.low, self.high))
        return Interval(self.value, low, high)


def ratio(numerator: float, denominator: float) -> float:
    """The quotient; nothing over nothing, and infinite over infinite, say nothing: infinite."""
    if denominator == 0 or (math.isinf(numerator) and math.isinf(denominator)):
        return math.inf
    return numerator / denominator


def allowed(value: float, bound: str, quote: str | None, unit: str) -> Interval:
    """The interval that a printed figure with its bound word stands for.

    "51.3%" is 51.25 to 51.35, "more than 78 million" is above 78 million, "nearly 3 trillion" is below 3
    trillion and near it, "about 30%" is around it.
    """
    if bound == "at_least":
        return Interval(value, value, math.inf)
    if bound == "at_most":
        return Interval(value, -math.inf, value)
    if bound == "approximately":
        near = min(NEAR * abs(value), last_digit(value))
        return Interval(value, value - near, value if BELOW_WORDS.search(quote or "") else value + near)
    half = half_step(value, quote, unit)
    return Interval(value, value - half, value + half)


def half_step(value: float, quote: str | None, unit: str) -> float:
    """Half of what the last printed digit is worth, in the units of `value`: 0.05 for "51.3%".

    Number words ("half", "eight") and counted things below 10,000 are exact, but for multiples ("tripled");
    longer numbers are taken as rounded at their zeros (283,200 to hundreds).
    """
    printed = printed_number(value, quote)
    if printed is None or value == 0:
        return WORDED_MULTIPLE * value if unit == "times" else 0.0
    digits = printed.replace(",", "")
    decimals = len(digits.partition(".")[2])
    scale = abs(value) / float(digits)
    if decimals or scale > 1 or PLAIN_UNITS.fullmatch(unit):
        whole = 10.0 ** (zeros(digits) if scale == 1 and len(digits) > 4 and not decimals else -decimals)
        return scale * whole / 2
    return 0.0 if abs(value) < COUNTED_OUT else 10.0 ** zeros(digits) / 2


def zeros(digits: str) -> int:
    """How many zeros a whole number ends in."""
    return len(digits) - len(digits.rstrip("0"))


def last_digit(value: float) -> float:
    """What the last digit that is not 0 is worth: 10 for 30, 0.1 for 639.4, 1e12 for 3e12."""
    if value == 0:
        return 0.0
    mantissa, _, exponent = f"{abs(value):.11e}".partition("e")
    digits = mantissa.replace(".", "").rstrip("0")
    return 10.0 ** (int(exponent) - max(len(digits) - 1, 0))


def printed_number(value: float, quote: str | None) -> str | None:
    """The digits of the quote that say the value, up to a scale word: "3.2" of "over 3.2 trillion yuan".

    Without a quote, the digits of the value itself; None for a value said in words alone.
    """
    if quote is None:
        return f"{abs(value):.12g}" if abs(value) < 1e12 else f"{abs(value):.0f}"
    said: list[str] = PRINTED.findall(quote)
    for text in said:
        number = float(text.replace(",", ""))
        if number and is_scale(abs(value) / number):
            return text
    return None


def is_scale(factor: float) -> bool:
    """Whether the factor can be a scale word: a power of ten from 1 on."""
    if factor <= 1:
        return factor == 1
    return math.isclose(math.log10(factor), round(math.log10(factor)), abs_tol=1e-9)


def tidy(value: float) -> float:
    """The value without the last bits that decimal arithmetic leaves: 24.6, not 24.600000000000005."""
    return float(f"{value:.12g}")
