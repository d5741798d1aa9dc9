"""How a value reads: with the digits that it has, in the words of its scale, unit and bound."""

from __future__ import annotations

import math

SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
UNIT_WORDS = {"percent": "%", "percentage_points": "points", "CNY": "yuan", "USD": "US dollars"}
BOUND_WORDS = {"at_least": "over ", "at_most": "under ", "approximately": "about ", "exact": ""}
GROUPED_FROM = 10_000  # four digits stay together, so that a year is never "2,012"


def number(value: float) -> str:
    """Three significant digits at least, no needless zeros: 24.6, 0.218, 2022.75, 12,345."""
    if not math.isfinite(value):
        return "–" if math.isnan(value) else ("∞" if value > 0 else "-∞")
    group = "," if abs(value) >= GROUPED_FROM else ""
    fewest = 0 if group else 2 if abs(value) >= 1000 else 1  # a quarter of a year stays one
    digits = max(2 - math.floor(math.log10(abs(value))), fewest) if value else 0
    shown = f"{value:{group}.{digits}f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def formatted(value: float, spec: str) -> str:
    """The value by a format spec, never with an exponent: 123,000 by ".3g", where Python has 1.23e+05."""
    shown = format(value, spec)
    if not shown.strip("-0."):
        return shown.removeprefix("-")  # no zero has a sign
    return number(float(shown)) if "e" in shown.lower() else shown


def rounded(value: float) -> float:
    """The value to three significant digits: what an extrapolation can tell."""
    return float(f"{value:.3g}")


def few_digits(value: float) -> float:
    """The value as it is where nine digits tell it; of a computed one the first six."""
    return value if float(f"{value:.9g}") == value else float(f"{value:.6g}")


def amount(value: float, unit: str = "", bound: str = "exact") -> str:
    """A value in the words of its unit: "55.7 %", "over 3.2 trillion yuan", "about 100 suppliers"."""
    scale, word = scale_of(value)
    words = (_as_given(value / scale), word, unit_words(unit))
    return BOUND_WORDS.get(bound, "") + " ".join(filter(None, words))


def unit_words(unit: str) -> str:
    """A unit as a reader says it: "%", "yuan", "digital workshops"."""
    return UNIT_WORDS.get(unit, unit.replace("_", " "))


def plain(value: float) -> str:
    """The value with all its digits, as a sentence has it: 24.6, 283,200, 14.1 trillion."""
    scale, word = scale_of(value)
    shown = f"{value / scale:,.8f}".rstrip("0").rstrip(".")
    return " ".join(filter(None, ("0" if shown == "-0" else shown, word)))


def of_all(count: int, whole: int) -> int | str:
    """How many of a whole, which is known: "all", "none", or the number."""
    return {0: "none", whole: "all"}.get(count, count)


def scale_of(value: float) -> tuple[float, str]:
    """The scale that a value is said in, and its word: (1e9, "billion"); (1, "") below a million."""
    return next((pair for pair in SCALES if abs(value) >= pair[0]), (1.0, ""))


def _as_given(value: float) -> str:
    """A value of few digits with all of them, as its source has it; a computed one as `number` shows it."""
    few = f"{value:{',' if abs(value) >= GROUPED_FROM else ''}.6g}"
    return few if math.isclose(float(few.replace(",", "")), value, rel_tol=1e-9) else number(value)
