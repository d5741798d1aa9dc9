"""When English figures hold, by when they are aimed at, and what they are compared with."""

from __future__ import annotations

from datetime import date

import pytest

from briefings.claims import Claim, find_claims
from briefings.documents import Document, document_of


def claims_of(text: str, day: date | None = date(2025, 3, 20)) -> list[Claim]:
    return find_claims(Document("text", text, date=day))


def periods_of(text: str, day: date | None = date(2025, 3, 20)) -> list[tuple[str | None, str | None]]:
    return [(claim.as_of_start, claim.as_of_end) for claim in claims_of(text, day)]


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("Sales rose 2 per cent in the December quarter 2024.", "2024-10-01", "2024-12-31"),
        ("Sales rose 2 per cent in the March quarter of 2024.", "2024-01-01", "2024-03-31"),
        ("Sales rose 2 per cent in the September quarter.", "2024-07-01", "2024-09-30"),
        ("Sales rose 2 per cent in the June half of 2024.", "2024-01-01", "2024-06-30"),
    ],
)
def test_a_quarter_may_be_named_by_its_last_month(sentence, start, end):
    assert periods_of(sentence) == [(start, end)]


def test_that_year_is_the_one_named_last_and_the_year_under_review_that_of_the_report():
    text = "Output grew 3 per cent in 2024, compared to 2 per cent in 2023. "
    under_review = periods_of(
        text + "The share of services rose from 40 per cent in 2023 to 41 per cent in the year under review.",
        None,
    )
    assert under_review[-1] == ("2024-01-01", "2024-12-31")
    assert periods_of("In 2021 output fell 2 per cent and wages fell 1 per cent in that year.")[-1] == (
        "2021-01-01",
        "2021-12-31",
    )


def test_a_text_that_compares_with_a_revised_figure_reports_on_its_own_period():
    text = "Output grew 3 per cent in 2024 compared to a revised growth of 2 per cent in 2023. Jobs fell 1%."
    assert periods_of(text, None)[-1] == ("2024-01-01", "2024-12-31")


def test_what_stands_in_relation_to_a_month_is_not_of_that_month():
    text = "Output fell 1 percent in January 2025. In relation to January 2024, mining fell 2 percent."
    assert periods_of(text)[-1] == ("2025-01-01", "2025-01-31")


def test_a_number_alone_in_brackets_is_that_of_a_year_before():
    text = "In the first quarter of 2024 orders were EUR 862 million (901) and the margin 4.6 percent (4.9)."
    found = [(claim.value, claim.unit, claim.as_of_start) for claim in claims_of(text)]
    assert found == [
        (862e6, "EUR", "2024-01-01"),
        (901e6, "EUR", "2023-01-01"),
        (4.6, "percent", "2024-01-01"),
        (4.9, "percent", "2023-01-01"),
    ]
    assert len(claims_of("Orders were EUR 862 million (2) in 2024.")) == 1  # a footnote
    loss = claims_of("The result was EUR -5.2 million (-3.1) in 2024.")
    assert [claim.value for claim in loss] == [-5.2e6, -3.1e6]


def test_three_times_the_amount_of_a_past_year_is_no_aim_itself():
    claims = claims_of(
        "Sales are set to go up to 80 million euros by 2030, twice the 40 million euros of 2020."
    )
    assert [(claim.value, claim.kind) for claim in claims if claim.unit == "EUR"] == [
        (80e6, "target"),
        (40e6, "level"),
    ]


def test_an_expected_rise_is_compared_with_a_rise():
    expected, last = claims_of("Output is expected to rise 3 percent this year, after 2 percent in 2024.")
    assert (expected.kind, expected.target_year) == ("target", 2025)
    assert (last.kind, last.direction, last.as_of_start) == ("change", "increase", "2024-01-01")
    aim, now = claims_of(
        "We plan to raise the share to 50 percent by 2030, compared with 38 percent in 2024."
    )
    assert (aim.baseline_value, now.kind, now.direction) == (38, "level", None)


@pytest.mark.parametrize(
    ("sentence", "directions"),
    [
        ("Growth of the sector came in at 5 percent, easing from 7 percent in 2023.", ["increase"] * 2),
        ("Growth in construction, at 5 percent, was broad.", ["increase"]),
        (
            "Output contracted by 2 percent, a reversal from the 3 percent expansion in 2023.",
            ["decrease", "increase"],
        ),
        ("Contractions in steel (3 percent) and paper (2 percent) weighed.", ["decrease"] * 2),
        ("Car exports (△3.5%) and ship exports (+2%) parted ways.", ["decrease", "increase"]),
        ("Sales (–3.5%) fell.", ["decrease"]),
        ("There were 3 percent falls in both.", ["decrease"]),
    ],
)
def test_which_way_a_change_goes(sentence, directions):
    claims = claims_of(sentence)
    assert [(claim.kind, claim.direction) for claim in claims] == [("change", one) for one in directions]


def test_a_gain_over_the_end_of_a_year_has_that_year_for_its_baseline():
    gain = claims_of("The rate reached 69%, 14 percentage points higher than at the end of 2021.")[-1]
    assert gain.baseline_value == 55
    assert gain.baseline_year == "2021-12-31"


def test_provinces_and_money_tell_the_country():
    spending = "Spending rose to $5 billion in Queensland, $6 billion in New South Wales."
    assert {claim.unit for claim in claims_of(spending)} == {"AUD"}
    text = "Support of 3 billion yen was paid in FY2023, and 4 billion yen in FY2022."
    assert find_claims(document_of("text", text))[0].as_of_end == "2024-03-31"


def test_a_heading_with_the_month_in_which_a_text_comes_out_does_not_date_its_figures():
    text = "Labour market: May 2024\n\nThe rate was 4% in January to March 2024.\n\nJobs fell 2%."
    assert periods_of(text, date(2024, 5, 14))[-1] == ("2024-01-01", "2024-03-31")
    assert periods_of("Flash estimate: May 2024\n\nPrices rose 2%.", date(2024, 5, 31)) == [
        ("2024-05-01", "2024-05-31")
    ]


def test_a_bare_month_is_of_the_year_reported_on_and_not_of_one_mentioned_in_passing():
    text = "Output fell 1% in November 2025, 15% below the peak of May 2011."
    text += "\n\nExports were $5 billion in November."
    assert periods_of(text, None)[-1] == ("2025-11-01", "2025-11-30")
    assert periods_of("Prices rose 3% in January 2025, after 4% in December.", None)[-1] == (
        "2024-12-01",
        "2024-12-31",
    )


def test_after_having_risen_compares():
    now, before = claims_of("In February 2025 output fell 1%, after having risen 2% in the previous month.")
    assert (now.as_of_start, before.as_of_start) == ("2025-02-01", "2025-01-01")


def test_the_part_behind_a_semicolon_goes_on_with_the_period_before_it():
    text = "The rate was 5% in January 2025. Some 30 million worked in 2023; in the south the share was 24%."
    assert periods_of(text)[-1] == ("2023-01-01", "2023-12-31")


def test_a_section_goes_on_with_the_period_that_it_starts_with():
    text = "Output\n\nIt rose 2% in 2022.\n\nSurvey\n\nIn January 2025, 4,000 replied.\n\nOf these 85% sell."
    assert periods_of(text)[-1] == ("2025-01-01", "2025-01-31")


def test_since_a_time_is_up_to_the_day_of_the_text():
    text = (
        "Since January, firms have announced over $31 billion, a figure that was $12 billion for all of 2023."
    )
    assert periods_of(text)[0] == ("2025-01-01", "2025-03-20")


def test_the_points_back_to_a_time_of_its_own():
    text = "Trade grew 4% in the first quarter of 2024, extending the 3% growth in the quarter before."
    first, second = claims_of(text)
    assert (first.as_of_start, second.as_of_start) == ("2024-01-01", "2023-10-01")


def test_what_was_recorded_in_a_month_is_of_that_month_alone():
    text = "In February 2025 glass, with a rise of 8%, made up for a loss of 11% recorded in January."
    assert [start for start, _ in periods_of(text)] == ["2025-02-01", "2025-01-01"]


def test_replies_from_so_many_compare_nothing():
    text = "A form was sent in January 2025 to 9,000 firms, and replies were received from 4,386 firms."
    assert [start for start, _ in periods_of(text)] == ["2025-01-01"] * 2


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("Annual savings of about 280 million euros are expected to be realised in full from 2027.", 2027),
        ("The estimate of spending for 2026 is 164 million euros.", 2026),
        (
            "The group aims at a reduction of emissions from shipping of 60 percent by 2030.",
            2030,
        ),
        ("The fund gives 240 million euros to raise output by 110,000 tons in 2026.", 2026),
    ],
)
def test_what_is_aimed_at_or_expected_has_its_year(sentence, year):
    aim = claims_of(sentence)[-1]
    assert (aim.kind, aim.target_year) == ("target", year)


@pytest.mark.parametrize(
    "sentence",
    [
        "The price of 94 million euros will be paid in cash.",
        "The agency announced 3 billion euros for 31 projects across 19 states to expand the making of cars.",
    ],
)
def test_a_level_in_a_sentence_with_an_aim_stays_one(sentence):
    assert {claim.kind for claim in claims_of(sentence)} == {"level"}


def test_a_count_may_be_a_change_as_the_one_it_is_compared_with():
    now, before = claims_of(
        "Employment rose by 6,900, slower than the 17,700 registered in the quarter before."
    )
    assert [(one.kind, one.direction) for one in (now, before)] == [("change", "increase")] * 2


def test_corresponding_figures_are_of_the_kind_before_them():
    text = "Wages rose 3.7% in 2024. The corresponding figures for the year before were 3.9% and 4.2%."
    assert {(one.kind, one.direction) for one in claims_of(text)} == {("change", "increase")}


def test_a_negative_effect_is_a_fall():
    assert claims_of("Currency had a negative effect of 5 percent.")[0].direction == "decrease"


def test_the_present_figure_is_the_baseline_of_an_aim():
    aim, _ = claims_of("We will raise the share to 50 percent by 2030 from the present 43 percent.")
    assert aim.baseline_value == 43


def test_a_number_with_decimals_beside_an_index_is_its_reading():
    readings = claims_of("PMI up to 52.3 from 51.1. At 48.6, the orders index was weaker.")
    assert [(one.value, one.unit, one.bound) for one in readings] == [
        (value, "index points", "exact") for value in (52.3, 51.1, 48.6)
    ]


def test_the_year_of_a_passing_event_dates_no_later_figure():
    text = "The first station opened around 2019. Output had risen by more than 30 per cent."
    assert periods_of(text, None) == [(None, None)]
    scene = "In 2024, the market was mixed: demand in Asia fell. In total, sales grew by 1 per cent."
    assert periods_of(scene) == [("2024-01-01", "2024-12-31")]


def test_a_look_back_over_years_ends_with_the_text():
    text = (
        "Emissions fell by 33 per cent between 2005 and 2019. Solar power grew 30 times in the last 10 years."
    )
    assert [claim.as_of_basis for claim in claims_of(text)] == ["stated", "document"]


def test_a_month_may_be_joined_to_its_year():
    text = "Users rose from 3 million at the end of Jun-24 to 5 million in Sep-2024."
    assert periods_of(text) == [("2024-06-30", "2024-06-30"), ("2024-09-01", "2024-09-30")]


def test_a_number_like_the_texts_own_year_is_that_year():
    assert claims_of("The delay will hurt 2025 sales.") == []
    assert [claim.value for claim in claims_of("Over 2025 firms took part.", None)] == [2025]


def test_a_time_that_possesses_a_figure_is_its_own():
    assert periods_of("That is a decline from 2023's 94 billion euros.") == [("2023-01-01", "2023-12-31")]


def test_from_one_month_to_another_is_one_period():
    assert periods_of("Exports grew 5 percent from January to May 2024.") == [("2024-01-01", "2024-05-31")]
    (level, gain) = claims_of(
        "The rate was 20 per cent for October to December, up 1 point from July to September."
    )
    assert (gain.as_of_start, gain.baseline_year, gain.baseline_value) == (
        "2024-10-01",
        "2024-07/2024-09",
        19,
    )
    assert level.as_of_start == "2024-10-01"


def test_a_target_is_not_of_the_year_that_it_is_compared_with():
    text = "Sales are expected to reach 5 billion yuan in 2026, an increase of 29% compared with those"
    _, gain = claims_of(text + " seen in 2024.")
    assert (gain.kind, gain.target_year, gain.baseline_year) == ("target", 2026, "2024")
    (aim,) = claims_of("We plan to reach 50% by 2030, and hope to do so much earlier than 2030.")
    assert (aim.target_year, aim.baseline_year) == (2030, None)


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("By 2030, use should reach: i) 75% in towns; ii) 65% in villages.", ["target", "target"]),
        ("It is required to reach 26 stations in each town by 2030.", ["target"]),
        ("The union expected sales of looms in Asia to reach 15 billion euros.", ["target"]),
        ("By 2030, bread should be sold in low- and middle-income regions at 2% of income.", ["target"]),
        ("The firm announced that it would hire 500 people.", ["target"]),
        ("India achieves 50 per cent clean capacity, five years ahead of its 2030 target.", ["level"]),
        ("Given the 175 GW planned by 2030, India surpassed the 100 GW mark in 2021.", ["target", "level"]),
    ],
)
def test_what_is_to_be_and_what_has_been(sentence, kinds):
    assert [claim.kind for claim in claims_of(sentence)] == kinds


@pytest.mark.parametrize(
    ("sentence", "directions"),
    [
        ("Mines and mills recorded growth rates of 4.7 per cent and 2.1 per cent.", ["increase", "increase"]),
        ("Annual changes in prices were 4.7 percent in towns.", ["increase"]),
        ("Export growth was 5 percent in Asia and 3 percent in Africa.", ["increase", "increase"]),
        ("Growth rates by area: roads 6%, ports 8%.", ["increase", "increase"]),
        ("This brought the increase over the year to 2.3 percent.", ["increase"]),
        ("The value rose modestly (0.1 per cent) in March.", ["increase"]),
        ("The lowest was a negative growth of 10.2 per cent in paper.", ["decrease"]),
        ("Paper showed growth of (-) 6.8 per cent.", ["decrease"]),
        ("The country succeeded in reducing the cost of its energy by 33 per cent.", ["decrease"]),
    ],
)
def test_rates_of_change_are_changes(sentence, directions):
    found = [(claim.kind, claim.direction) for claim in claims_of(sentence)]
    assert found == [("change", direction) for direction in directions]


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("In the first three quarters of 2024, sales rose 5 percent.", "2024-01-01", "2024-09-30"),
        ("In the first two quarters of last year, sales rose 5 percent.", "2024-01-01", "2024-06-30"),
        ("From January to February this year, sales rose 5 percent.", "2025-01-01", "2025-02-28"),
        ("Sales rose 5 percent in the January-May period of last year.", "2024-01-01", "2024-05-31"),
    ],
)
def test_some_quarters_or_months_may_be_said_together(sentence, start, end):
    assert periods_of(sentence) == [(start, end)]


def test_what_has_changed_since_an_event_has_changed_up_to_now():
    text = (
        "Visits rose to 5 million last year. The number of clinics has risen by 10 per cent since the reform."
    )
    assert [claim.as_of_basis for claim in claims_of(text)] == ["stated", "document"]


def test_a_new_paragraph_goes_on_with_no_time_long_past():
    text = "The road was to cost 60 million euros in 2011.\n\nThe ministry raised fees by 10 per cent."
    assert [claim.as_of_basis for claim in claims_of(text)] == ["stated", "document"]


def test_a_heading_says_by_when_what_it_announces_is_expected():
    text = "Outlook for 2025\n\nThe first quarter went well in all markets. We expect a margin of 34%."
    assert [(claim.kind, claim.target_year) for claim in claims_of(text)] == [("target", 2025)]


@pytest.mark.parametrize(
    ("text", "baseline"),
    [
        ("Output has doubled since 2020.", "2020"),
        ("Since 2020, output has doubled.", "2020"),
        ("Output has risen by 40 percent since 2020.", "2020"),
        ("Output doubled, and since 2020 plants have been closing.", None),  # since 2020 is of the closing
    ],
)
def test_a_change_since_a_year_has_that_year_for_its_baseline(text, baseline):
    assert claims_of(text)[0].baseline_year == baseline


def test_a_span_of_days_is_no_figure_and_dates_one():
    assert periods_of("Exports from January 1 to 20, 2025 fell by 3%.") == [("2025-01-01", "2025-01-01")]
    assert claims_of("Exports grew by double digits for 20 and 12 months in a row, respectively.") == []


def test_what_is_compared_before_the_figure_is_its_baseline():
    (claim,) = claims_of("In February 2025, compared with January 2025, sales rose by 1%.")
    assert (claim.as_of_start, claim.baseline_year) == ("2025-02-01", "2025-01")


def test_the_next_years_end_when_they_are_over():
    (claim,) = claims_of("We will build 50 schools over the next five years.")
    assert claim.target_year == 2030


def test_a_budgeted_sum_is_aimed_at_and_the_estimate_before_it_its_baseline():
    text = "Tax is budgeted to go up to Rs 5 billion in 2025-26 from the revised estimate of Rs 4 billion."
    level, _ = claims_of(text)
    assert (level.kind, level.target_year, level.baseline_value) == ("target", 2026, 4e9)
    text = "The deficit is now budgeted at Rs 5 billion in 2025-26, about Rs 2 billion higher than estimated."
    assert [(one.kind, one.direction) for one in claims_of(text)] == [
        ("target", None),
        ("target", "increase"),
    ]


def test_what_adds_up_to_a_sum_is_a_level_without_bound():
    (claim,) = claims_of("Sales added up to 1.4 billion euros.")
    assert (claim.kind, claim.bound, claim.subject) == ("level", "exact", "Sales")


def test_the_same_month_of_a_year_is_of_that_year():
    (may,) = claims_of("In May 2024, sales rose 5% from the same month of 2019.")
    (half,) = claims_of("In the first half of 2024, sales rose 5% compared with the same period in 2019.")
    (front,) = claims_of("Comparing it with February of last year, sales rose by 3%.")
    found = [claim.baseline_year for claim in (may, half, front)]
    assert found == ["2019-05", "2019-01/2019-06", "2024-02"]


def test_what_follows_an_event_is_not_of_the_events_year():
    text = "By end-January, there were 46 shops in 24 countries following a spate of openings in 2019."
    assert {claim.as_of_end for claim in claims_of(text)} == {"2025-01-31"}
    rise, aside = claims_of("Trips rose 8.6 per cent from 2023 (+6.1 per cent in towns).")
    assert aside.as_of_basis == rise.as_of_basis == "document"


def test_only_the_last_of_two_verbs_aims_at_the_future():
    text = "It accounts for 52 per cent of links and is tipped to reach 56 per cent by 2030."
    assert [claim.kind for claim in claims_of(text)] == ["share", "target"]
    assert [claim.kind for claim in claims_of("It tipped sales to hit 5 billion euros by end-2030.")] == [
        "target"
    ]


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("Third-quarter sales rose 5 percent.", "2024-07-01", "2024-09-30"),
        ("Profit of the first half-year of 2024 rose 5 percent.", "2024-01-01", "2024-06-30"),
        ("In the last three months of 2023, sales rose 5 percent.", "2023-10-01", "2023-12-31"),
        ("Sales rose 5 percent between financial years 2019-20 and 2023-24.", "2019-04-01", "2024-03-31"),
    ],
)
def test_parts_of_years_may_be_joined_counted_or_fiscal(sentence, start, end):
    assert periods_of(sentence) == [(start, end)]


def test_a_quarter_in_which_something_happened_is_not_named_by_its_number():
    text = "Sales rose 2% in May 2024. This was the first quarter in which exports made up over 50% of them."
    assert periods_of(text)[1] == ("2024-05-01", "2024-05-31")


def test_a_base_belongs_to_the_figure_of_its_own_kind():
    level, share, _ = claims_of("Profit was 345 million euros, or 18% of sales, up from 222 million euros.")
    assert (level.baseline_value, share.baseline_value) == (222e6, None)
    count, share, _ = claims_of("102 countries had a share of 30% or higher, up from 98 in 2022.")
    assert (count.baseline_value, share.baseline_value) == (98, None)


def test_an_aim_said_before_a_colon_holds_for_all_that_follows():
    text = "The specific target by 2030 is: 70% of firms have gone online; rates exceed 60%; train 150 cooks."
    assert [(claim.kind, claim.target_year) for claim in claims_of(text)] == [("target", 2030)] * 3


def test_what_should_be_goes_on_with_an_outlook():
    text = "We expect sales of 5 billion euros in 2026. Profit should amount to around 200 million euros."
    assert [claim.kind for claim in claims_of(text)] == ["target", "target"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The rate in May 2024 was 64 percent, which was lower than the 65 percent rate in June 2023.",
        "The rate of 64 percent in May 2024 decreased from last year's.",
        "The number is lower than the 2.2 million jobless people in October last year.",
        "The rate is lower than July 2023's 15.9%.",
    ],
)
def test_what_is_lower_than_a_level_is_no_change(sentence):
    assert {claim.kind for claim in claims_of(sentence)} == {"level"}


@pytest.mark.parametrize(
    ("text", "baseline"),
    [
        ("The rate was 64 percent, which was lower than the 65 percent rate in June 2023.", ("2023-06", 65)),
        ("The rate is 4.2%, which decreased from 4.5% in September 2024.", ("2024-09", 4.5)),
        ("More than 77% of homes have a link, a huge increase from just 6% in 2019.", ("2019", 6)),
        ("There were 5.6 million jobless people, an increase from the 5.1 million in 2023.", ("2023", 5.1e6)),
    ],
)
def test_a_level_is_held_against_the_one_that_it_moved_from(text, baseline):
    claim = claims_of(text)[0]
    assert (claim.baseline_year, claim.baseline_value) == baseline


def test_as_of_sets_the_time_of_what_follows():
    text = "As of 2024, life had become longer by years. The number of clinics reached 1,052."
    assert periods_of(text) == [("2024-12-31", "2024-12-31")]


def test_the_name_of_what_is_counted_ends_before_its_relative_clause():
    (claim,) = claims_of("The number of persons who had been ill decreased by 131.")
    assert claim.unit == "persons"


def test_a_change_and_its_baseline_keep_their_kinds():
    level, gain, base = claims_of("Usage rose to 11.8 million, a 4.7 percent rise from 11.3 million in 2023.")
    assert (level.baseline_value, gain.kind, base.kind) == (11.3e6, "change", "level")
    users, _ = claims_of("Kenya has 31.9 million internet users, up from 29.6 million users in 2023.")
    assert (users.baseline_year, users.baseline_value) == ("2023", 29.6e6)


def test_the_quarter_before_a_day_is_the_one_before_its_own():
    claim = claims_of("At the end of September 2024, use reached 37%, up from 36% in the previous quarter.")[
        0
    ]
    assert claim.baseline_year == "2024-04/2024-06"


def test_a_comparison_with_another_figure_gives_no_baseline():
    claim = claims_of("Sales rose 6.0% in January, more than offsetting the 3.0% decline in December.")[0]
    assert claim.baseline_year is None


def test_a_fiscal_year_may_be_said_with_all_its_digits():
    assert periods_of("In the 2023/2024 financial year, exports fell by 3%.") == [
        ("2023-04-01", "2024-03-31")
    ]


def test_a_level_behind_its_change_counts_what_its_subject_names():
    claims = claims_of("The number of transfers rose by three percent to 28.7 million.")
    assert [claim.unit for claim in claims] == ["percent", "transfers"]


def test_the_last_year_is_the_twelve_months_up_to_now():
    (claim,) = claims_of("The firms hired 300 people in the last year.")
    assert claim.as_of_basis == "document"
    assert periods_of("The firms hired 300 people last year.") == [("2024-01-01", "2024-12-31")]


def test_last_month_is_the_one_before_that_reported_on():
    _, gap = claims_of("Sales in February were up 5%, 0.7 percentage points higher than that of last month.")
    assert gap.baseline_year == "2025-01"
    text = "Prices rose 3.0 percent in February 2025, a decline from last month's 3.4 percent."
    assert periods_of(text)[1] == ("2025-01-01", "2025-01-31")


def test_a_span_of_months_ends_with_its_months():
    first, last = claims_of("The share has risen from 28% to 35% between May 2023 and July 2024.")
    assert (first.as_of_end, last.as_of_end, last.baseline_year) == ("2023-05-31", "2024-07-31", "2023-05")


def test_a_month_that_follows_on_is_compared_with():
    (claim,) = claims_of("In March 2024 approvals declined by a further 1.2 per cent on February.")
    assert (claim.as_of_end, claim.baseline_year) == ("2024-03-31", "2024-02")


def test_the_total_of_another_time_is_a_baseline():
    text = (
        "Sales were $39 billion in October, up 6 percent compared to the October 2023 total of $37 billion."
    )
    level, gain, base = claims_of(text)
    assert (base.as_of_end, gain.baseline_value, level.kind) == ("2023-10-31", 37e9, "level")


@pytest.mark.parametrize(
    "sentence",
    [
        "Staff grew by two per cent or 21,011 persons.",
        "Wages improved 8.9 per cent or RM332.7 million.",
        "Sales rose by 0.9% (RM0.7 billion).",
        "Sales increased on a yearly basis in Asia (14.2 percent) and Africa (6.3 percent).",
        "Sales increased across all regions: Asia (6.0 percent), Africa (1.6 percent).",
    ],
)
def test_what_says_a_change_over_is_a_change_too(sentence):
    assert [(claim.kind, claim.direction) for claim in claims_of(sentence)] == [("change", "increase")] * 2


def test_the_later_end_of_a_projection_is_its_target():
    first, last = claims_of("They projected a rise in the share from 51% in 2015 to 67% in 2030.")
    assert (first.kind, last.kind, last.target_year) == ("level", "target", 2030)


def test_a_quarter_code_needs_no_blank():
    assert periods_of("Sales grew by 6.3% in Q324.") == [("2024-07-01", "2024-09-30")]


def test_a_time_set_off_behind_a_figure_is_its_own():
    text = "Loads grew by 15 per cent to touch 209.4 GW, as of December 2024, from 180.8 GW in May 2023."
    assert periods_of(text)[1][1] == "2024-12-31"


def test_a_quarter_may_stand_behind_its_year():
    (claim,) = claims_of("Output rose by 2% in 2021 Q1.")
    assert str(claim.as_of_end) == "2021-03-31"


def test_the_year_in_a_reports_name_dates_nothing():
    claims = claims_of(
        "Sales were 30 million units in 2021, up 4% says the World Toy Report 2022. Exports were 5%."
    )
    assert {str(claim.as_of_end)[:4] for claim in claims} == {"2021"}


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("fiscal second quarter ended May 31, 2023. Sales in the second quarter were $5.", "05-31"),
        ("fiscal year ended September 30, 2022. Sales in the second quarter of 2022 were $5.", "03-31"),
        ("third quarter ended September 30, 2022. Sales in the second quarter of 2022 were $5.", "06-30"),
    ],
)
def test_a_company_counts_the_quarters_of_its_own_fiscal_year(text, end):
    assert str(claims_of(f"Results for the {text}")[-1].as_of_end)[5:] == end


def test_what_is_expected_to_have_happened_is_no_target():
    (claim,) = claims_of("Output is expected to have risen by 0.4% in 2030.")
    assert (claim.kind, claim.direction) == ("change", "increase")


def test_an_object_that_changes_keeps_its_own_baseline():
    claims = claims_of("For homes with values of $13,000 and below, I will raise the sum from $500 to $700.")
    assert [claim.baseline_value for claim in claims] == [None, None, 500]


def test_a_further_change_goes_the_same_way():
    *_, last = claims_of("Sales rose from 7 million tons to 9 million tons, and by a further 11.5% in 2005.")
    assert (last.kind, last.direction) == ("change", "increase")
