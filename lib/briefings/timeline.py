"""One calendar for all figures: a period stands at its end, as a decimal year."""

from __future__ import annotations

import calendar
import math
from dataclasses import dataclass
from functools import lru_cache

MONTHS_A_YEAR = 12
Day = str | float | None  # an ISO date, or part of one; None or NaN for none


@dataclass(frozen=True, slots=True)
class When:
    """The time that a figure stands at."""

    year: float  # decimal, the end of the period: "2012" is 2013.0, "2022 Q2" is 2022.5; NaN: unknown
    months: int  # length of the period, 0 for a day
    words: str  # the period as a reader says it
    stated: bool  # the text says it; else it is the date of the text


@lru_cache(maxsize=10_000)
def when(start: Day, end: Day, stated: bool) -> When:
    """The time of a period from its first and last day."""
    return When(decimal_year(end), period_months(start, end), period_words(start, end), stated)


@lru_cache(maxsize=10_000)
def baseline_when(period: Day) -> When | None:
    """The time of a baseline, "2012" or "2021-04/2022-03"; None if there is none."""
    parts = date_parts(period)
    if not parts:
        return None
    first = date_parts(str(period).partition("/")[0])
    spans = {1: MONTHS_A_YEAR, 2: 1}
    months = spans.get(len(parts), 0)
    if "/" in str(period) and len(first) > 1 and len(parts) > 1:
        months = (parts[0] - first[0]) * MONTHS_A_YEAR + parts[1] - first[1] + 1
    words = str(period).removesuffix(".0").replace("/", " to ")
    return When(decimal_year(period), months, words, stated=True)


def decimal_year(day: Day) -> float:
    """The end of a period as a decimal year, NaN for none.

    Months are twelfths, so that quarters and half-years are round. "2021-04/2022-03" ends with its last part.
    """
    parts = date_parts(day)
    if not parts:
        return math.nan
    year, month = parts[0], parts[1] if len(parts) > 1 else MONTHS_A_YEAR
    days = calendar.monthrange(year, month)[1]
    elapsed = parts[2] / days if len(parts) > 2 else 1
    return year + (month - 1 + elapsed) / MONTHS_A_YEAR


def moment_words(year: float) -> str:
    """When a decimal year is, as a reader says it: 2013.0 is "at the end of 2012", 2022.5 "in June 2022"."""
    months = round(year * MONTHS_A_YEAR, 6)
    of, month = divmod(math.ceil(months) - 1, MONTHS_A_YEAR)
    ends = month == MONTHS_A_YEAR - 1 and months.is_integer()
    return f"at the end of {of}" if ends else f"in {calendar.month_name[month + 1]} {of}"


def short_moment(year: float) -> str:
    """When a decimal year is, in few words: 2013.0 is "2012", 2022.5 "June 2022"."""
    return moment_words(year).removeprefix("at the end of ").removeprefix("in ")


def year_of(year: float) -> int:
    """The calendar year by whose end a decimal year has come: 2012 for 2013.0, 2026 for 2026.3."""
    return math.ceil(round(year, 6)) - 1


def date_parts(day: Day) -> tuple[int, ...]:
    """(year, month, day) as far as an ISO date says them; () for no date."""
    if day is None or day != day:
        return ()
    parts = str(day).rpartition("/")[2].removesuffix(".0").split("-")
    return tuple(int(part) for part in parts) if all(part.isdigit() for part in parts) else ()


def period_months(start: Day, end: Day) -> int:
    """How many months a period takes, 0 for a day."""
    first, last = date_parts(start), date_parts(end)
    if len(first) < 3 or len(last) < 3 or first == last:
        return 0
    return (last[0] - first[0]) * MONTHS_A_YEAR + last[1] - first[1] + 1


def period_words(start: Day, end: Day) -> str:
    """A period as a reader says it: "2021", "2022 Q2", "2023-12-31", "2026-01 to 2026-04"; "" for none."""
    first, last = date_parts(start), date_parts(end)
    if len(last) < 3:
        return ""
    months = period_months(start, end)
    if not (months and first[2] == 1 and last[2] == calendar.monthrange(last[0], last[1])[1]):
        return str(end) if first in ((), last) else f"{start} to {end}"
    if months == MONTHS_A_YEAR and first[1] == 1:
        return str(last[0])
    if months == 3 and last[1] % 3 == 0:
        return f"{last[0]} Q{last[1] // 3}"
    return str(end)[:7] if months == 1 else f"{str(start)[:7]} to {str(end)[:7]}"
