"""Spans of days: named by their shortest form, moved by whole years and months."""

from __future__ import annotations

from datetime import date

import pytest

from briefings.periods import (
    Period,
    day_of,
    fiscal_year,
    month_end,
    months,
    quarter_of,
    shifted,
    shifted_months,
    year_of,
)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (year_of(2012), "2012"),
        (months(2026, 4, 4), "2026-04"),
        (quarter_of(2022, 2), "2022-04/2022-06"),
        (Period(date(2021, 1, 1), date(2022, 12, 31)), "2021-01/2022-12"),
        (Period(date(2021, 4, 1), date(2022, 4, 30)), "2021-04/2022-04"),
        (Period(date(2022, 9, 9), date(2022, 9, 9)), "2022-09-09"),
        (Period(date(2022, 1, 2), date(2022, 1, 31)), "2022-01-31"),  # not the whole month
        (Period(date(2022, 1, 1), date(2022, 1, 30)), "2022-01-30"),
    ],
)
def test_a_period_is_written_in_its_shortest_form(period, words):
    assert str(period) == words


def test_there_is_no_29th_of_february_2023():
    assert day_of(2024, 2, 29) == date(2024, 2, 29)
    assert day_of(2023, 2, 29) is None


def test_the_quarters_make_a_year():
    quarters = [quarter_of(2023, quarter) for quarter in (1, 2, 3, 4)]
    assert [quarter.start.month for quarter in quarters] == [1, 4, 7, 10]
    assert [quarter.end for quarter in quarters] == [month_end(2023, month) for month in (3, 6, 9, 12)]


def test_a_fiscal_year_is_named_by_the_year_that_it_ends_in():
    assert fiscal_year(2022, 4) == Period(date(2021, 4, 1), date(2022, 3, 31))
    assert fiscal_year(2022, 1) == year_of(2022)
    assert fiscal_year(2022, 2) == Period(date(2021, 2, 1), date(2022, 1, 31))


@pytest.mark.parametrize(
    ("period", "years", "moved"),
    [
        (year_of(2023), -1, year_of(2022)),
        (months(2023, 2, 2), 1, months(2024, 2, 2)),  # 29 days
        (months(2024, 2, 2), 1, months(2025, 2, 2)),  # 28 days
        (Period(date(2024, 2, 29), date(2024, 3, 10)), 1, Period(date(2025, 2, 28), date(2025, 3, 10))),
        (Period(date(2024, 3, 10), date(2024, 3, 20)), -2, Period(date(2022, 3, 10), date(2022, 3, 20))),
        (year_of(9999), 1, year_of(9999)),  # the calendar ends
        (year_of(1), -1, year_of(1)),
    ],
)
def test_the_same_period_of_another_year_ends_with_its_month(period, years, moved):
    assert shifted(period, years) == moved


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        (0, 0, months(2024, 11, 11)),
        (0, 1, months(2024, 11, 12)),
        (1, 3, Period(date(2024, 12, 1), date(2025, 2, 28))),
        (-10, -1, months(2024, 1, 10)),
        (-11, -11, months(2023, 12, 12)),
    ],
)
def test_months_are_counted_from_that_of_a_day(first, last, found):
    assert shifted_months(date(2024, 11, 15), first, last) == found
