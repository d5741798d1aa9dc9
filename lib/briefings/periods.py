"""Periods: what span of days an expression of time means, and calendar arithmetic on it."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days, both ends included."""

    start: date
    end: date

    def __str__(self) -> str:
        """The period in its shortest ISO form: 2012, 2022-Q2, 2026-04, or first/last month."""
        whole_months = self.start.day == 1 and self.end == month_end(self.end.year, self.end.month)
        if not whole_months:
            return self.end.isoformat()
        if (self.start.month, self.end.month) == (1, 12) and self.start.year == self.end.year:
            return str(self.start.year)
        if self.start.year == self.end.year and self.start.month == self.end.month:
            return f"{self.start:%Y-%m}"
        return f"{self.start:%Y-%m}/{self.end:%Y-%m}"


@dataclass(slots=True)
class TimePhrase:
    """An expression of time at its place in the plain text."""

    start: int
    end: int
    period: Period | None  # None: it is one, but what it means cannot be known
    role: str = (
        "when"  # when | by (a deadline) | since | than, yoy, mom, qoq (what it is compared with) | now
    )
    is_span: bool = False  # said by its two ends: from 2012 to 2021


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def months(year: int, first: int, last: int) -> Period:
    """The period from the first day of month `first` to the last day of month `last`."""
    return Period(date(year, first, 1), month_end(year, last))


def year_of(year: int) -> Period:
    """A calendar year."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def quarter_of(year: int, quarter: int) -> Period:
    """A quarter of a calendar year, 1 to 4."""
    return months(year, 3 * quarter - 2, 3 * quarter)


def fiscal_year(year: int, first_month: int) -> Period:
    """The fiscal year that ends in `year`, when fiscal years start with `first_month`."""
    if first_month == 1:
        return year_of(year)
    return Period(date(year - 1, first_month, 1), month_end(year, first_month - 1))


def shifted(period: Period, years: int) -> Period:
    """The same period so many years later (earlier, when negative)."""

    def move(day: date, last: bool) -> date:
        year = min(max(day.year + years, 1), 9999)
        end = month_end(year, day.month)
        return end if last else date(year, day.month, min(day.day, end.day))

    whole = period.end == month_end(period.end.year, period.end.month)
    return Period(move(period.start, last=False), move(period.end, last=whole))


def shifted_months(start: date, first: int, last: int) -> Period:
    """Months number `first` to `last`, counted from that of `start` as 0."""
    months_from = start.year * 12 + start.month - 1
    begin, end = divmod(months_from + first, 12), divmod(months_from + last, 12)
    return Period(date(begin[0], begin[1] + 1, 1), month_end(end[0], end[1] + 1))
