"""A period stands at its end, as a decimal year."""

from __future__ import annotations

import math

import pytest

from briefings.timeline import (
    baseline_when,
    decimal_year,
    moment_words,
    period_words,
    short_moment,
    when,
    year_of,
)


@pytest.mark.parametrize(
    ("day", "year"),
    [
        ("2012", 2013.0),
        ("2012-12-31", 2013.0),
        ("2022-06-30", 2022.5),
        ("2022-06", 2022.5),
        ("2024-02-29", 2024 + 2 / 12),
        ("2021-04/2022-03", 2022.25),
    ],
)
def test_a_figure_stands_at_the_end_of_its_period(day, year):
    assert decimal_year(day) == pytest.approx(year)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2012", "at the end of 2012"),
        ("2022-06-30", "in June 2022"),
        ("2022-09-09", "in September 2022"),
        ("2012-12-15", "in December 2012"),
        ("2013-01-01", "in January 2013"),
    ],
)
def test_a_moment_reads_as_its_month_or_the_end_of_its_year(day, words):
    assert moment_words(decimal_year(day)) == words


@pytest.mark.parametrize(
    ("year", "words"),
    [(2013.0, "2012"), (2022.5, "June 2022"), (2013.0 - 1 / 24, "December 2012"), (2022.51, "July 2022")],
)
def test_a_moment_is_said_in_few_words(year, words):
    assert short_moment(year) == words


def test_what_comes_by_the_last_day_of_a_year_comes_in_that_year():
    assert [year_of(year) for year in (2026.0, 2026.01, 2026.99)] == [2025, 2026, 2026]


def test_no_date_is_no_year():
    assert math.isnan(decimal_year(None))
    assert math.isnan(decimal_year(float("nan")))
    assert baseline_when(None) is None


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2021-01-01", "2021-12-31", "2021"),
        ("2022-04-01", "2022-06-30", "2022 Q2"),
        ("2026-04-01", "2026-04-30", "2026-04"),
        ("2026-06-01", "2026-06-30", "2026-06"),
        ("2026-01-01", "2026-04-30", "2026-01 to 2026-04"),
        ("2021-12-31", "2021-12-31", "2021-12-31"),
        ("2021-12-05", "2021-12-11", "2021-12-05 to 2021-12-11"),
    ],
)
def test_a_period_has_words(start, end, words):
    assert period_words(start, end) == words


def test_a_period_knows_its_length_and_a_day_has_none():
    assert when("2026-01-01", "2026-04-30", True).months == 4
    assert when("2026-04-30", "2026-04-30", True).months == 0
    assert baseline_when("2012").months == 12
    assert baseline_when("2021-04/2022-03").months == 12


def test_what_has_no_date_has_no_words():
    assert (period_words(None, None), period_words("2022-01-01", None)) == ("", "")
