"""A figure's digits and its bound word allow an interval; arithmetic adds up what they leave open."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.amounts import plain
from briefings.intervals import Interval, allowed, half_step, printed_number

OPEN = math.inf
BOUNDS = ["exact", "at_least", "at_most", "approximately"]


@pytest.mark.parametrize(
    ("quote", "value", "unit", "bound", "low", "high"),
    [
        ("51.3%", 51.3, "percent", "exact", 51.25, 51.35),
        ("over 78 million", 78e6, "units", "at_least", 78e6, OPEN),
        ("at most 5%", 5, "percent", "at_most", -OPEN, 5),
        ("nearly 3 trillion yuan", 3e12, "CNY", "approximately", 2.7e12, 3e12),
        ("近3万亿元", 3e12, "CNY", "approximately", 2.7e12, 3e12),
        ("about 30%", 30, "percent", "approximately", 27, 33),
        ("about 639.4 billion", 639.4e9, "USD", "approximately", 639.3e9, 639.5e9),
        ("1.845 billion", 1.845e9, "connections", "exact", 1.8445e9, 1.8455e9),
        ("3.2万亿元", 3.2e12, "CNY", "exact", 3.15e12, 3.25e12),
        ("408", 408, "standards", "exact", 408, 408),
        ("283,200", 283200, "apps", "exact", 283150, 283250),
        ("9,999", 9999, "bases", "exact", 9999, 9999),
        ("10,000", 10_000, "bases", "exact", 5_000, 15_000),
        ("eight", 8, "bases", "exact", 8, 8),
        ("half", 50, "percent", "exact", 50, 50),
        ("tripled", 3, "times", "exact", 2.55, 3.45),
        ("3-fold", 3, "times", "exact", 2.5, 3.5),
    ],
)
def test_the_words_of_a_figure_allow_an_interval(quote, value, unit, bound, low, high):
    found = allowed(value, bound, quote, unit)
    assert (found.low, found.high) == pytest.approx((low, high))


def test_without_a_quote_the_digits_of_the_value_count():
    assert half_step(48.8, None, "percent") == pytest.approx(0.05)


def test_the_printed_number_is_the_one_that_a_scale_word_makes_the_value():
    assert printed_number(3.2e12, "in 2024 over 3.2 trillion yuan") == "3.2"


def test_a_difference_leaves_open_what_both_its_terms_do():
    base = allowed(55.7, "exact", "55.7%", "percent") - allowed(31.1, "exact", "31.1", "percentage_points")
    assert (base.value, base.low, base.high) == pytest.approx((24.6, 24.5, 24.7))


def test_a_quotient_of_bounds_is_a_bound():
    growth = Interval(150, 150, OPEN) / Interval(100, 90, 100)
    assert (growth.low, growth.high) == (1.5, OPEN)


@pytest.mark.parametrize(
    ("value", "words"),
    [(24.6, "24.6"), (283200, "283,200"), (14.1e12, "14.1 trillion"), (1.845e9, "1.845 billion"), (0, "0")],
)
def test_a_value_keeps_its_digits_in_words(value, words):
    assert plain(value) == words


@given(st.integers(1, 9999), st.integers(0, 3), st.sampled_from(BOUNDS))
def test_every_figure_lies_in_what_its_words_allow(digits, decimals, bound):
    value = digits / 10**decimals
    found = allowed(value, bound, f"{value:.{decimals}f}%", "percent")
    assert found.low <= value <= found.high


@given(*[st.floats(0.1, 100)] * 4)
def test_adding_back_what_was_taken_away_never_loses_the_value(level, gain, wide, wider):
    one, other = Interval(level, level - wide, level + wide), Interval(gain, gain - wider, gain + wider)
    back = (one - other) + other
    assert back.low <= level <= back.high
