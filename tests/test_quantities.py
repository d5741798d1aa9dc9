"""Figures as the world writes them: number, scale, unit, currency, bound, and what they allow."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.languages.english import find_quantities
from briefings.quantities import Phrases, Quantity, allowed_values
from briefings.sentences import Discourse


def quantities(text: str, currency: str = "USD") -> list[Quantity]:
    return find_quantities(text, 0, len(text), Discourse(currency=currency))


def the_quantity(text: str, currency: str = "USD") -> Quantity:
    found = quantities(text, currency)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("nearly 3 trillion yuan", 3e12, "CNY"),
        ("4.1 trillion yuan", 4_100_000_000_000, "CNY"),
        ("₹1.97 Lakh Crore", 1.97e12, "INR"),
        ("Rs. 6,238 crore", 62_380_000_000, "INR"),
        ("₹1,38,207", 138_207, "INR"),
        ("US$29.88 billion", 29.88e9, "USD"),
        ("S$1.2b", 1.2e9, "SGD"),
        ("HK$80bn", 80e9, "HKD"),
        ("£128.4 billion", 128.4e9, "GBP"),
        ("€5m", 5e6, "EUR"),
        ("KRW 74.6 trillion", 74.6e12, "KRW"),
        ("31 billion GBP", 31e9, "GBP"),
        ("639.4 billion U.S. dollars", 639.4e9, "USD"),
        ("55.7%", 55.7, "percent"),
        ("5.9 per cent", 5.9, "percent"),
        ("12-per-cent", 12, "percent"),
        ("2½ per cent", 2.5, "percent"),
        ("31.1 percentage points", 31.1, "percentage_points"),
        ("25 basis points", 0.25, "percentage_points"),
        ("Sh 6.2 billion", 6.2e9, "KES"),
        ("Ksh40m", 40e6, "KES"),
        ("N1.5 trillion", 1.5e12, "NGN"),
        ("P85 million", 85e6, "PHP"),
        ("NT$12bn", 12e9, "TWD"),
        ("\u20b13.1 billion", 3.1e9, "PHP"),
        ("Rp 160 trillion", 160e12, "IDR"),
        ("45 pence", 0.45, "GBP"),
        ("$(3.2) million", -3.2e6, "USD"),
        ("-$1.2 billion", -1.2e9, "USD"),
        ("1.845 billion connections", 1.845e9, "connections"),
        ("28 000 nurses", 28_000, "nurses"),
        ("1,845 villages", 1845, "villages"),
        ("9,800 EFLOPS", 9800, "EFLOPS"),
        ("100km", 100, "km"),
        ("eight national bases", 8, "national bases"),
        ("twenty-five hospitals", 25, "hospitals"),
        ("half a million jobs", 500_000, "jobs"),
        ("more than half of the output", 50, "percent"),
        ("an eighth of the output", 12.5, "percent"),
        ("seven-tenths of the output", 70, "percent"),
        ("two thirds of the funding", 200 / 3, "percent"),
        ("1 in 5 electric cars", 20, "percent"),
        ("three in ten homes", 30, "percent"),
        ("one in twelve homes", 100 / 12, "percent"),
        ("zero percent", 0, "percent"),
        ("Rs.10,500", 10_500, "INR"),
        ("31,000 working days", 31_000, "working days"),
        ("one lakh 90 thousand crore rupees", 1.9e12, "INR"),
        ("12 thousand 390 crore rupees", 1.239e11, "INR"),
        ("2.3x", 2.3, "times"),
        ("58¢", 0.58, "USD"),
        ("` 2 lakh crore", 2e12, "INR"),
    ],
)
def test_a_figure_has_its_value_in_base_units(words, value, unit):
    quantity = the_quantity(words)
    assert quantity.value == pytest.approx(value, rel=1e-12)
    assert quantity.unit == unit


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("more than 300 cities", "at_least"),
        ("exceeded 600,000 apps", "at_least"),
        ("at least 80%", "at_least"),
        ("25% or more", "at_least"),
        ("30+ Mbps", "at_least"),
        ("nearly 1,200 scenes", "approximately"),
        ("some 70 percent", "approximately"),
        ("around €5 billion", "approximately"),
        ("up to $6.6 billion", "at_most"),
        ("up to $6.6 billion from the fund", "at_most"),
        ("no more than 5 per cent", "at_most"),
        ("less than 40%", "at_most"),
        ("51.3%", "exact"),
    ],
)
def test_words_on_either_side_bound_a_figure(words, bound):
    quantity = the_quantity(words)
    assert quantity.bound == bound
    assert words[quantity.start : quantity.end].split()[0] == words.split()[0]


@pytest.mark.parametrize(("words", "direction"), [("-0.8%", "decrease"), ("+2.5%", "increase")])
def test_the_sign_of_a_rate_is_its_direction(words, direction):
    quantity = the_quantity(words)
    assert (quantity.value, quantity.direction) == (abs(float(words[:-1])), direction)


def test_a_letter_is_a_currency_only_with_a_scale():
    assert quantities("N95 masks") == []


def test_going_up_to_a_level_is_no_bound():
    assert the_quantity("prices went up to 30 dollars").bound == "exact"


@pytest.mark.parametrize(
    "words",
    [
        "the 18th National Congress",
        "5G and AR/VR",
        "COVID-19",
        "the 14th Five-Year Plan",
        "in 2021",
        "September 9, 2022",
        "on 9 March",
        "Notice No. 40 of 3 May 2011",
        "Table 3",
        "aged 16-74",
        "at 9:30",
        "updated 2:50 PM IST",
        "call 555-123-4567",
        "three systems",
        "four key areas",
        "over the past 10 years",
        "First, we opened",
        "at constant 2010 prices",
        "By 20402, Asian economies",
        "the country's 10 biggest ports",
        "50-year loans",
        "after three declines in a row",
    ],
)
def test_names_times_and_list_words_are_no_figures(words):
    assert [quantity for quantity in quantities(words) if quantity.unit] == []


def test_a_dollar_is_the_documents_own():
    assert the_quantity("$5 billion", "SGD").unit == "SGD"
    assert the_quantity("US$5 billion", "SGD").unit == "USD"


def test_a_range_holds_its_two_ends():
    quantity = the_quantity("30-40 percent")
    assert (quantity.value, quantity.low, quantity.high, quantity.unit) == (30, 30, 40, "percent")


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("Jobs rose by 8,000 to 61,300.", [8000, 61_300]),
        ("The number of users rose by 660,000 to 1.1 million.", [660_000, 1_100_000]),
        ("Prices will rise by 5 to 10 percent.", [5]),
    ],
)
def test_a_change_and_the_level_that_it_leads_to_are_no_range(words, values):
    assert [found.value for found in quantities(words)] == values


def test_a_million_and_a_half_is_one_figure():
    assert the_quantity("over a million and a half visitors").value == 1.5e6


def test_a_noun_that_may_be_a_verb_is_counted():
    assert the_quantity("4,831,991 overnight stays in towns").unit == "overnight stays"


def test_hours_of_power_last_no_time_and_parameters_are_no_unit_of_measure():
    assert the_quantity("39.9 terawatt hours").value == 39.9
    found = the_quantity("five parameters")
    assert found.noun is not None and found.end == len("five")


def test_a_speed_may_be_glued_to_its_number():
    assert [found.unit for found in quantities("from 170Mbit/s to 223 Mbit/s")] == ["Mbit/s", "Mbit/s"]


def test_a_unit_of_measure_ends_before_the_words_of_what_it_measures():
    (found,) = quantities("The country has 450 GW solar energy capacity.")
    assert found.unit == "GW"
    found = quantities('There are 600 "5G+ healthcare" projects and 100+ laboratories.')
    assert [one.unit for one in found] == ['"5G+ healthcare" projects', "laboratories"]


def test_what_the_digits_allow_is_half_of_the_last_one():
    assert what_is_allowed("51.3%") == pytest.approx((51.25, 51.35))
    assert what_is_allowed("more than 78 million units") == (78e6, None)
    assert what_is_allowed("up to 40%") == (None, 40)
    assert what_is_allowed("about 30%") == pytest.approx((27, 33))


def test_nearly_ends_at_the_figure_and_a_count_is_not_rounded():
    assert what_is_allowed("nearly 3 trillion yuan") == pytest.approx((2.7e12, 3e12))
    assert what_is_allowed("421 factories") == (421, 421)


def what_is_allowed(words):
    return allowed_values(the_quantity(words), words)


def test_a_phrase_is_the_longest_entry_that_ends_at_a_words_end():
    phrases = Phrases.of({"than ": "short", "more than ": "long"})
    assert phrases.ending_at("no more than 5", 13) == (3, "long")
    assert phrases.starting_at("thanks 5", 0) is None
    assert phrases.ending_at("than 5", 5) == (0, "short")
    assert phrases.ending_at("athan 5", 6) is None
    assert phrases.ending_at("an 5", 3) is None
    times = Phrases.of({"time": "short", "times": "long"})
    assert times.starting_at("3 Times", 2) == (7, "long")
    assert times.starting_at("3 times.", 2) == (7, "long")
    assert times.starting_at("3 timers", 2) is None
    assert times.starting_at("3 timer.", 2) is None
    assert times.starting_at("3 tim", 2) is None


def test_a_phrase_at_the_end_of_a_text_ends_with_it():
    table = Phrases.of({" and more": 1, " and more or less": 2})
    assert table.starting_at("5 and more", 1) == (10, 1)


def test_where_words_do_not_stand_apart_a_phrase_ends_anywhere():
    phrases = Phrases.of({"超过": "at_least", "过": "above"}, spaced=False)
    assert phrases.ending_at("已超过3", 3) == (1, "at_least")
    assert phrases.starting_at("已过半", 1) == (2, "above")


@given(st.integers(0, 10**15), st.integers(0, 99))
def test_a_printed_number_is_read_back(whole, cents):
    assert the_quantity(f"${whole:,}.{cents:02d}").value == pytest.approx(whole + cents / 100, rel=1e-12)


@given(st.integers(1000, 10**9))
def test_thousands_set_apart_by_blanks_are_read_back(number):
    assert the_quantity(f"{number:,}".replace(",", " ") + " people").value == number


@settings(max_examples=200)
@given(st.text(string.printable + "₹€£½³٣億", max_size=200))
def test_any_text_gives_figures_inside_of_it(text):
    for quantity in quantities(text):
        assert 0 <= quantity.start <= quantity.number_start < quantity.number_end <= quantity.end <= len(text)
        low, high = allowed_values(quantity, text[quantity.start : quantity.end])
        assert (low is None or low <= quantity.value) and (high is None or quantity.value <= high)


def test_the_ends_of_what_a_figure_allows_have_no_binary_noise():
    assert allowed_values(the_quantity("62.5%"), "62.5%") == (62.45, 62.55)
