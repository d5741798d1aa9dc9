"""Each published method judges by its own rule, and refuses in words where it has none."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from briefings.cases import Case, case_of
from briefings.findings import Finding, judge
from briefings.methods import (
    METHOD_OF,
    METHODS,
    limit_scaling,
    rate_finding,
    ratio_score,
    time_weighted_line,
)

# The numerical control rate of key processes: 24.6 % at the end of 2012, 55.7 % in mid-2022, 68 % by 2025.
GOLDEN = case_of(
    {
        "case": "numerical control rate",
        "baseline_year": 2013.0,
        "baseline_value": 24.6,
        "latest_year": 2022.5,
        "latest_value": 55.7,
        "target_year": 2026.0,
        "target_value": 68,
        "direction": "+1",
        "ceiling": 100,
    }
)


def case(points: dict[float, float], target: float, year: float, direction: int = 1, **more: float) -> Case:
    first, *_, last = (min(points), max(points)) * 2
    return Case(
        "a case",
        direction,
        first,
        points[first],
        last,
        points[last],
        year,
        target,
        points=tuple(sorted(points.items())),
        **more,
    )


def said(method: str, given: Case) -> Finding:
    return judge(METHOD_OF[method], given)


@pytest.mark.parametrize(
    ("method", "statistic", "verdict"),
    [
        ("eurostat", 1.104, "substantial"),
        ("unsd", 1.167, "on track"),
        ("escap", 0.019, "will be met"),
        ("destatis", 0.068, ""),
        ("sdsn", 0.981, "moderately improving"),
        ("wri", 1.073, "off track"),
        ("menaro", 9.860, "will meet"),
    ],
)
def test_the_methods_contradict_one_another_on_the_numerical_control_rate(method, statistic, verdict):
    finding = said(method, GOLDEN)
    assert (round(finding.statistic, 3), finding.verdict) == (statistic, verdict)


def test_destatis_refuses_two_points_and_still_tells_what_a_straight_line_would_miss():
    finding = said("destatis", GOLDEN)
    assert "needs 4 annual points" in finding.refused
    assert "6.8 %" in finding.refused


def test_every_method_has_a_title_a_source_and_says_what_it_needs():
    assert all(method.title and method.source and method.needs and method.grades for method in METHODS)
    assert [method.method_id for method in METHODS] == [
        "eurostat",
        "unsd",
        "escap",
        "destatis",
        "sdsn",
        "wri",
        "reference_class",
    ]


def test_eurostat_takes_growth_rates_so_doubling_twice_meets_a_fourfold_target_on_time():
    finding = said("eurostat", case({2010: 10, 2015: 20}, target=40, year=2020))
    assert finding.statistic == pytest.approx(1)
    assert finding.projected == pytest.approx(40)
    assert (finding.verdict, finding.score) == ("substantial", pytest.approx(2.8572))


def test_statistics_canada_published_this_child_poverty_ratio():
    finding = said("eurostat", case({2015: 14.5, 2023: 10.4}, target=7.25, year=2030, direction=-1))
    assert finding.statistic == pytest.approx(0.9010899546976208, abs=1e-9)
    assert finding.score == pytest.approx(2.1506954374096354, abs=1e-6)
    assert finding.verdict == "moderate"


def test_without_a_target_statistics_canada_grades_the_growth_rate_eased_near_the_limit():
    near = case({2016: 66.6, 2023: 71.4}, target=math.nan, year=2030, limit=100)
    finding = said("eurostat", near)
    assert finding.statistic == pytest.approx(0.009991483690946268, abs=1e-9)
    assert (finding.verdict, finding.score) == ("moderate", pytest.approx(1.739752850099936, abs=1e-6))
    assert said("eurostat", replace(near, limit=math.nan)).score == pytest.approx(
        250 * finding.statistic - 1.25
    )


@pytest.mark.parametrize(("baseline", "scaling"), [(0, 1), (100, 0), (200, 1), (250, 1), (50, 1 - 0.5**4.44)])
def test_the_cuts_vanish_at_a_natural_limit_and_are_whole_far_from_it(baseline, scaling):
    assert limit_scaling(baseline, 100) == pytest.approx(scaling)


def test_a_target_that_is_reached_counts_as_achieved_even_if_the_measure_got_worse():
    finding = said("eurostat", case({2015: 7.05, 2023: 12.22}, target=70, year=2030, direction=-1))
    assert (finding.verdict, finding.score) == ("achieved", 5)
    assert finding.statistic == pytest.approx(-0.430419, abs=1e-6)


def test_a_target_equal_to_the_baseline_has_no_ratio_but_a_verdict():
    met = said("eurostat", case({2015: 2.5, 2023: 2.5}, target=2.5, year=2030, direction=-1))
    lost = said("eurostat", case({2015: 2.5, 2023: 2.9}, target=2.5, year=2030, direction=-1))
    assert math.isnan(met.statistic) and math.isnan(lost.statistic)
    assert (met.verdict, met.score) == ("achieved", 5)
    assert (lost.verdict, lost.score) == ("deterioration", -5)
    assert (met.required, lost.required) == (0, 0)
    assert lost.projected == pytest.approx(
        2.5 * (2.9 / 2.5) ** (15 / 8)
    )  # the rate of 8 years goes on for 15


def test_a_baseline_of_zero_becomes_a_thousandth_for_eurostat_and_stops_unsd():
    from_zero = case({2015: 0, 2020: 0.032}, target=1.024, year=2025)
    as_if = case({2015: 0.001, 2020: 0.032}, target=1.024, year=2025)
    assert said("eurostat", from_zero) == said("eurostat", as_if)
    assert said("eurostat", from_zero).statistic == pytest.approx(1)
    assert "other than 0" in said("unsd", from_zero).refused


def test_negative_values_grow_when_they_should_and_a_change_of_sign_has_no_rate():
    deficit = case({2015: -8, 2020: -4}, target=-2, year=2025, direction=1)
    assert said("eurostat", deficit).statistic == pytest.approx(1)
    assert "one sign" in said("eurostat", case({2015: -8, 2020: 4}, target=8, year=2025)).refused
    assert said("eurostat", case({2015: -8, 2020: 4}, target=2, year=2025)).verdict == "achieved"


def test_one_year_observed_twice_is_one_point_and_even_a_reached_target_is_not_judged():
    single = Case("one year", 1, 2021, 100, 2021, 100, 2030, 100, points=((2021, 100),))
    assert said("eurostat", single).verdict == ""
    assert "two observations" in said("eurostat", single).refused


@pytest.mark.parametrize(
    ("latest", "verdict"), [(20.1, "fair progress"), (10.1, "limited or deterioration"), (33, "on track")]
)
def test_unsd_grades_the_share_of_the_way_at_constant_growth(latest, verdict):
    assert said("unsd", case({2015: 10, 2022: latest}, target=100, year=2030)).verdict == verdict


def test_escap_gap_is_what_a_line_leaves_of_the_way_from_the_baseline():
    finding = said("escap", case({2010: 0, 2020: 40}, target=100, year=2030))
    assert (finding.statistic, finding.score, finding.verdict) == (pytest.approx(0.2), 4, "accelerate")
    assert said("escap", case({2010: 10, 2020: 5}, target=20, year=2030)).verdict == "reverse"
    assert said("escap", case({2010: 10, 2020: 80}, target=90, year=2030)).statistic == 0


def test_escap_weights_let_recent_points_count_more_and_keep_a_straight_line_straight():
    straight = ((2010.0, 1.0), (2014.0, 5.0), (2015.0, 6.0), (2020.0, 11.0))
    assert time_weighted_line(straight, 2030) == pytest.approx(21)
    bent = ((2010.0, 0.0), (2015.0, 0.0), (2018.0, 3.0), (2020.0, 5.0))
    assert time_weighted_line(bent, 2030) > 13.5


def test_escap_line_meets_the_last_value_where_the_target_year_is_that_of_the_last_point():
    assert time_weighted_line(((2010.0, 1.0), (2015.0, 9.0), (2020.0, 4.0)), 2020) == 4


YEARLY = {2018: 50.0, 2019: 52.0, 2020: 54.0, 2021: 56.0, 2022: 58.0, 2023: 60.0}


@pytest.mark.parametrize(
    ("target", "verdict"),
    [(74, "sun"), (74.7, "sun"), (75, "slightly cloudy"), (77.5, "slightly cloudy"), (78, "cloudy")],
)
def test_destatis_weather_worsens_with_the_part_of_the_way_that_two_points_a_year_leave(target, verdict):
    assert said("destatis", case(YEARLY, target, year=2030)).verdict == verdict


def test_destatis_sees_a_storm_where_the_last_years_went_the_wrong_way_or_nowhere():
    assert said("destatis", case(YEARLY, 40, year=2030, direction=-1)).verdict == "storm"
    assert said("destatis", case(dict.fromkeys(YEARLY, 7.0), 8, year=2030)).verdict == "storm"


def test_destatis_keeps_the_sun_on_a_reached_target_and_clouds_it_if_it_gets_worse():
    assert said("destatis", case(YEARLY, 55, year=2030)).verdict == "sun"
    assert said("destatis", case(YEARLY, 65, year=2030, direction=-1)).verdict == "slightly cloudy"


def test_destatis_looks_at_the_last_five_changes_only():
    long_ago = {1990.0: 0.0, **YEARLY}
    assert said("destatis", case(long_ago, 74, year=2030)).projected == pytest.approx(74)


@pytest.mark.parametrize(
    ("latest", "verdict"),
    [(50, "on track"), (30, "moderately improving"), (10, "stagnating"), (-1, "decreasing")],
)
def test_sdsn_compares_the_linear_rate_with_the_one_that_the_whole_way_asks_for(latest, verdict):
    assert said("sdsn", case({2010: 0, 2020: latest}, target=100, year=2030)).verdict == verdict


@pytest.mark.parametrize(
    ("latest", "factor", "verdict"),
    [(50, 1, "on track"), (40, 1.5, "off track"), (20, 4, "well off track"), (-20, -6, "wrong direction")],
)
def test_wri_tells_how_many_times_faster_it_must_go(latest, factor, verdict):
    finding = said("wri", case({2010: 0, 2020: latest}, target=100, year=2030))
    assert (finding.statistic, finding.verdict) == (pytest.approx(factor), verdict)


def test_standing_still_needs_an_infinite_acceleration():
    finding = said("wri", case({2010: 5, 2020: 5}, target=9, year=2030))
    assert (finding.statistic, finding.verdict) == (math.inf, "well off track")


def test_the_pace_of_the_last_years_moves_the_probability():
    slower, even, faster = (
        said("reference_class", case({2010: 100, 2018: lately, 2020: 200}, 240, 2024)).statistic
        for lately in (195, 180, 165)
    )
    assert slower < even < faster


@pytest.mark.parametrize("method", ["unsd", "escap", "destatis", "sdsn", "wri", "reference_class"])
def test_a_target_year_before_the_latest_observation_is_refused_in_words(method):
    finding = said(method, case({2010: 10, 2020: 20}, target=30, year=2015))
    assert finding.verdict == ""
    assert "target_year is 2015, latest_year 2020" in finding.refused


@pytest.mark.parametrize("method", ["unsd", "escap", "destatis", "sdsn", "wri", "reference_class"])
def test_without_a_target_only_eurostat_has_a_rule(method):
    finding = said(method, case({2010: 10, 2020: 20}, target=math.nan, year=2030))
    assert finding.refused == "needs target_value, which is not given"


def test_growth_beyond_the_range_of_numbers_is_refused_not_a_crash():
    finding = said("unsd", Case("burst", 1, 2020, 1, 2020.001, 1e9, 2030, 5e9))
    assert "range of numbers" in finding.refused


def test_menaro_needs_shares_below_their_ceiling():
    assert "ceiling" in said("menaro", replace(GOLDEN, ceiling=math.nan)).refused
    assert "between 0 and the ceiling 50" in said("menaro", replace(GOLDEN, ceiling=50)).refused


@pytest.mark.parametrize(
    ("rate", "scaling", "verdict", "score"),
    [
        (-0.05, 1, "deterioration", -5),  # 125 x -0.05 - 2.5 is below the least score
        (-0.01, 1, "deterioration", -3.75),
        (0, 1, "limited", -2.5),
        (0.004, 1, "limited", -0.5),
        (0.01, 1, "moderate", 1.25),
        (0.016, 1, "substantial", 3),
        (0.05, 1, "substantial", 5),
        (0.004, 0.5, "moderate", 0.75),  # near the limit half of the growth will do
        (-0.01, 0.5, "deterioration", -3.75),
        (0, 0, "substantial", 5),  # at the limit nothing is left to grow
    ],
)
def test_growth_without_a_target_is_scored_by_its_rate(rate, scaling, verdict, score):
    finding = rate_finding(rate, scaling)
    assert (finding.verdict, finding.statistic) == (verdict, rate)
    assert finding.score == pytest.approx(score)


@pytest.mark.parametrize(("ratio", "score"), [(-9, -5), (0, -2.5), (0.6, 0), (1, 2.857), (9, 5)])
def test_a_ratio_is_scored_from_minus_five_to_five(ratio, score):
    assert ratio_score(ratio) == pytest.approx(score, abs=1e-3)


def test_scaling_falls_to_nothing_towards_a_limit_from_either_side():
    assert limit_scaling(100, 100) == 0
    assert limit_scaling(90, 100) == pytest.approx(limit_scaling(110, 100))
    assert 0 < limit_scaling(50, 100) < limit_scaling(0.5, 100) < limit_scaling(0, 100) == 1


RISING = {2010: 10.0, 2020: 20.0}


@pytest.mark.parametrize("method", ["escap", "wri", "reference_class", "menaro"])
def test_what_is_required_is_the_change_a_year_from_the_latest_observation_on(method):
    assert said(method, case(RISING, 30, year=2030, ceiling=100)).required == 1
    assert said(method, case(YEARLY, 74, year=2030, ceiling=100)).required == 2


def test_what_is_required_is_told_by_those_that_refuse_or_see_no_gap_too():
    assert said("destatis", case(RISING, 25, year=2030)).required == 0.5
    assert said("destatis", case(YEARLY, 74, year=2030)).required == 2
    assert said("escap", case(RISING, 25, year=2030)).required == 0.5
    assert math.isnan(said("escap", case(RISING, 30, year=2020)).required)  # no time is left


def test_what_was_required_from_the_baseline_on_is_a_rate_for_some():
    fourfold = case(RISING, 40, year=2030)
    assert said("eurostat", fourfold).required == pytest.approx(4 ** (1 / 20) - 1)
    assert said("unsd", fourfold).required == pytest.approx(4 ** (1 / 20) - 1)
    assert said("sdsn", fourfold).required == 1.5


def test_every_line_that_goes_on_is_told():
    projected = {method: said(method, case(RISING, 40, year=2030)).projected for method in METHOD_OF}
    assert projected == {
        **dict.fromkeys(("escap", "destatis", "sdsn", "wri"), 30),
        **dict.fromkeys(("eurostat", "unsd"), pytest.approx(40)),
        "reference_class": pytest.approx(projected["reference_class"]),
        "menaro": pytest.approx(math.nan, nan_ok=True),
    }
    assert projected["reference_class"] > 20


def test_a_method_that_judges_refuses_nothing():
    for method in METHODS:
        finding = said(method.method_id, case(YEARLY, 74, year=2030, ceiling=100))
        assert (bool(finding.verdict), finding.refused) == (True, ""), method.method_id


def test_a_target_due_with_the_latest_observation_is_judged_only_if_it_is_met():
    due = case(RISING, 30, year=2020)
    assert "needs time left before the target year" in said("reference_class", due).refused
    assert said("reference_class", replace(due, target_value=15)).refused == ""
    assert "needs time left before the target year" in said("wri", due).refused
    assert said("wri", replace(due, target_value=15)).verdict == "on track"


def test_a_reached_target_keeps_the_sun_if_nothing_moves_any_more():
    still = case(dict.fromkeys(YEARLY, 60.0), 55, year=2030)
    assert said("destatis", still).verdict == "sun"
    slowly = {year: 60 + (year - 2018) / 10 for year in YEARLY}
    assert said("destatis", case(slowly, 55, year=2030)).verdict == "sun"
    assert said("destatis", case(slowly, 65, year=2030, direction=-1)).verdict == "slightly cloudy"


@pytest.mark.parametrize("values", [(0.0, 50.0), (50.0, 100.0), (-1.0, 50.0), (50.0, 120.0)])
def test_menaro_needs_values_between_nothing_and_the_ceiling(values):
    given = case(dict(zip((2010, 2020), values, strict=True)), 130, year=2030, ceiling=100)
    assert said("menaro", given).refused == "needs values between 0 and the ceiling 100"


def test_menaro_goes_on_by_the_mean_of_its_logit_slopes_and_ends_at_ten():
    odds = {2010: 10.0, 2015: 50.0, 2020: 90.0}  # odds of 1 / 9, 1, 9: times 9 in five years
    finding = said("menaro", case(odds, 95, year=2025, ceiling=100))
    assert finding.projected == pytest.approx(100 * 81 / 82)
    assert (finding.statistic, finding.verdict, finding.refused) == (10, "will meet", "")
    assert finding.score == pytest.approx(10 * 80 / 85)
    short = said("menaro", case(odds, 99.9, year=2025, ceiling=100))
    assert short.statistic == pytest.approx(10 * (8100 / 82 - 10) / 89.9)


def test_weights_of_the_line_grow_with_recency_and_with_nearness_to_the_target():
    points = ((2010.0, 0.0), (2012.0, 0.0), (2016.0, 0.0), (2020.0, 10.0))
    assert time_weighted_line(points, 2030) == pytest.approx(27.155, abs=1e-3)
