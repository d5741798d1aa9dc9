"""The grammar of a quantity in press language: what a figure says, and what its words allow."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from briefings.intervals import allowed, tidy
from briefings.known import known

PERCENT = "percent"
POINTS = "percentage_points"
TIMES = "times"

T = TypeVar("T")


def listed(words: str) -> frozenset[str]:
    """The words of a text, as a set: so a table of words reads as words."""
    return frozenset(words.split())


def parted(phrases: str) -> list[str]:
    """The phrases of a text that "|" parts, blanks at their ends kept."""
    return phrases.split("|")


@dataclass(slots=True)
class Quantity:
    """A value expression as it stands in a text; offsets count in the plain text that was read."""

    start: int  # the whole expression: bound word, currency, number, scale, unit
    end: int
    number_start: int  # the figure alone, without scale or unit
    number_end: int
    value: float  # base units
    unit: str  # percent | percentage_points | times | ISO 4217 | the counted noun
    bound: str = "exact"  # exact | at_least | at_most | approximately
    low: float | None = None  # stated limits: a range, "up to 30"; else `allowed_values` gives them
    high: float | None = None
    step: float = 0.0  # worth of the last printed digit, in base units
    noun: tuple[int, int] | None = None  # span of the counted noun phrase, where one stands beside it
    direction: str | None = None  # where the expression itself says it: doubled, +3.2 %
    kind: str | None = None  # where the expression itself says it: tripled (change), ninth (rank)


HEAD, TAIL = 2, 3  # characters by which the entries of a table are found


@dataclass(frozen=True)
class Phrases(Generic[T]):
    """A table of words that is looked up at a place of a text, the longest entry first."""

    table: dict[str, T]
    starting: Callable[
        [str], list[int]
    ]  # lengths of the entries that two characters may start, longest first
    ending: Callable[[str], list[int]]  # of those that three characters may end
    spaced: bool  # words of this language stand apart, so that a hit must end at a word's end

    @classmethod
    def of(cls, table: dict[str, T], spaced: bool = True) -> Phrases[T]:
        def starting(head: str) -> list[int]:
            return lengths(phrase for phrase in table if head.startswith(phrase[:HEAD]))

        def ending(tail: str) -> list[int]:
            return lengths(phrase for phrase in table if tail.endswith(phrase[-TAIL:]))

        return cls(table, known(starting), known(ending), spaced)

    def ending_at(self, text: str, place: int) -> tuple[int, T] | None:
        """(start, entry) of the longest phrase that ends at `place`, or None."""
        for length in self.ending(text[max(0, place - TAIL) : place].lower()):
            start = place - length
            entry = self.table.get(text[start:place].lower()) if start >= 0 else None
            if entry is not None and not (self.spaced and start and text[start - 1].isalnum()):
                return start, entry
        return None

    def starting_at(self, text: str, place: int) -> tuple[int, T] | None:
        """(end, entry) of the longest phrase that starts at `place`, or None."""
        for length in self.starting(text[place : place + HEAD].lower()):
            end = place + length
            entry = self.table.get(text[place:end].lower()) if end <= len(text) else None
            if entry is not None and not (self.spaced and text[end : end + 1].isalnum()):
                return end, entry
        return None


def lengths(phrases: Iterable[str]) -> list[int]:
    """The lengths that phrases have, the longest first."""
    return sorted({len(phrase) for phrase in phrases}, reverse=True)


def allowed_values(quantity: Quantity, quote: str) -> tuple[float | None, float | None]:
    """(low, high) of what the words of a figure allow; None is open.

    Limits that the words state themselves ("3 to 5"), else those of `intervals.allowed`.
    """
    if quantity.low is not None or quantity.high is not None:
        return quantity.low, quantity.high
    words = allowed(quantity.value, quantity.bound, quote, quantity.unit)
    return stated(words.low), stated(words.high)


def stated(end: float) -> float | None:
    """An end of an interval without binary noise, None where the interval is open."""
    return None if math.isinf(end) else tidy(end)
