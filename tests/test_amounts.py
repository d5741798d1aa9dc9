"""How values read: the digits that they have, in words, never with an exponent."""

import pytest

from briefings.amounts import amount, few_digits, formatted, number, plain, rounded


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (55.7, "55.7"),
        (24.600000000000001, "24.6"),
        (0.21849, "0.218"),
        (2012, "2012"),
        (2013.5, "2013.5"),
        (2022.75, "2022.75"),
        (12345.6, "12,346"),
        (0, "0"),
        (100.0, "100"),
        (-3.27, "-3.27"),
        (999.96, "1000"),
        (999.125, "999.1"),
        (1000.125, "1000.12"),
        (9999, "9999"),
        (10_000, "10,000"),
        (-10_000, "-10,000"),
        (float("nan"), "–"),
        (float("inf"), "∞"),
        (float("-inf"), "-∞"),
    ],
)
def test_a_number_has_three_digits_and_no_needless_zeros(value, shown):
    assert number(value) == shown


def test_a_zero_has_no_sign():
    assert (formatted(-0.001, ".2f"), formatted(-0.01, ".2f")) == ("0.00", "-0.01")


@pytest.mark.parametrize(
    ("value", "unit", "bound", "words"),
    [
        (3.2e12, "CNY", "at_least", "over 3.2 trillion yuan"),
        (55.7, "percent", "exact", "55.7 %"),
        (30.7, "percentage_points", "exact", "30.7 points"),
        (100, "suppliers", "approximately", "about 100 suppliers"),
        (1.845e9, "connections", "exact", "1.845 billion connections"),
        (2100, "digital workshops", "at_least", "over 2100 digital workshops"),
        (2e12 / 3, "CNY", "exact", "666.7 billion yuan"),
        (2e6 / 3, "CNY", "exact", "666,667 yuan"),
        (5e9, "USD", "at_most", "under 5 billion US dollars"),
        (1e6, "standard_racks", "exact", "1 million standard racks"),
        (999_999, "", "exact", "999,999"),
        (10_000, "", "exact", "10,000"),
    ],
)
def test_an_amount_keeps_the_precision_of_its_source(value, unit, bound, words):
    assert amount(value, unit, bound) == words


@pytest.mark.parametrize(
    ("value", "spec", "shown"),
    [
        (123_456, ".3g", "123,000"),
        (0.0000123, ".3g", "0.0000123"),
        (54.449, ".3g", "54.4"),
        (2030, ".0f", "2030"),
    ],
)
def test_a_format_spec_gives_no_exponent(value, spec, shown):
    assert formatted(value, spec) == shown


def test_a_derivation_says_amounts_in_words():
    assert f"({plain(14.1e12)} - {plain(10.7e12)})" == "(14.1 trillion - 10.7 trillion)"


@pytest.mark.parametrize(
    ("value", "kept"), [(51.35, 51.35), (1234566.5, 1234566.5), (52401.7467249, 52401.7)]
)
def test_of_a_computed_value_six_digits_are_kept_and_of_a_stated_one_all(value, kept):
    assert few_digits(value) == kept


def test_all_digits_are_said_in_the_largest_scale():
    said = [plain(value) for value in (0, -0.0, 283_200, 999_999, 1e6, 1.5e9, -2e12)]
    assert said == ["0", "0", "283,200", "999,999", "1 million", "1.5 billion", "-2 trillion"]


def test_an_extrapolation_is_told_to_three_digits():
    assert [rounded(value) for value in (63.5449, 123_456, 0.00123456)] == [63.5, 123_000, 0.00123]
