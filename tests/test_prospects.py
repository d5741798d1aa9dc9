"""A target is judged by its own series; a proxy is extrapolated, named as a proxy, and not judged."""

from __future__ import annotations

import math
from dataclasses import replace

import hand_reading
import pandas as pd
import pytest
from invented import FIBRE

from briefings.indicators import read_registry
from briefings.observations import observations_table
from briefings.prospects import (
    DIRECT,
    INDIRECT,
    UNCOUNTED,
    assess_targets,
    contested,
    extrapolated_path,
    growing,
    growths,
    judged_prospects,
    looking_back,
    prospect,
    row_looking_back,
)
from briefings.reference_class import read_reference
from briefings.targets import later_figures, read_targets, stated_targets

REGISTRY = read_registry()
CLAIMS = hand_reading.claims_table()
OBSERVATIONS = observations_table(CLAIMS, REGISTRY)
PUBLISHED = read_targets(hand_reading.SEEDS, REGISTRY)
STATED = stated_targets(CLAIMS, REGISTRY)


def assessed(targets=PUBLISHED):
    return assess_targets(targets, OBSERVATIONS, REGISTRY)


def test_two_texts_that_imply_different_baselines_give_two_growths_the_latest_text_first():
    found = growths(OBSERVATIONS, 2012)["numerical_control_rate"]
    assert [(g.baseline_value, g.latest_value) for g in found] == [(24.6, 55.7), (20.6, 51.3)]
    assert [(g.baseline_year, g.latest_year) for g in found] == [(2013.0, 2022.5), (2013.0, 2022.0)]


def test_two_texts_that_agree_on_the_baseline_give_one_growth():
    (only,) = growths(OBSERVATIONS, 2012)["rd_tool_penetration"]
    assert (only.baseline_value, only.latest_value, only.observations) == (48.8, 75.1, 4)


def test_a_baseline_year_after_which_half_a_year_was_observed_leaves_no_growth():
    (only,) = growths(OBSERVATIONS, 2020)["numerical_control_rate"]
    assert (only.latest_value, only.observed_twice) == (55.7, False)


def test_a_figure_repeated_within_a_year_tells_no_growth():
    (only,) = growths(OBSERVATIONS, 2012)["demonstration_factories"]
    assert only.latest_value == 421
    assert not only.observed_twice


def test_a_share_that_the_registry_does_not_know_still_ends_at_100_percent():
    unknown = OBSERVATIONS[OBSERVATIONS["series"] == "rd_tool_penetration"].assign(ceiling=math.nan)
    (share,) = growths(unknown, 2012)["rd_tool_penetration"]
    (effect,) = growths(unknown.assign(value=unknown["value"] + 50), 2012)["rd_tool_penetration"]
    assert share.ceiling == 100
    assert math.isnan(effect.ceiling)


def test_a_series_that_nobody_observed_has_no_growth():
    assert "digitalised_enterprises" not in growths(OBSERVATIONS, 2012)


def test_no_stated_target_has_a_series_of_its_own():
    assert {one.verdict for one in assessed(STATED)} == {INDIRECT}


def test_the_enterprise_target_names_its_proxies_with_why_and_judges_none():
    enterprises = assessed(STATED)[0]
    assert [one.growth.series for one in enterprises.prospects] == [
        "rd_tool_penetration",
        "numerical_control_rate",
    ]
    assert all(one.proxy_for and not one.findings for one in enterprises.prospects)


def test_parks_have_neither_a_series_nor_a_proxy():
    parks = assessed(STATED)[2]
    assert (parks.verdict, parks.prospects) == (INDIRECT, ())


def test_an_aim_without_a_number_is_not_assessed():
    (one,) = assessed([replace(PUBLISHED[0], value=math.nan)])
    assert (one.verdict, one.prospects) == (UNCOUNTED, ())


def test_the_published_targets_are_judged_by_every_method():
    numerical_control = assessed()[0]
    assert numerical_control.verdict == DIRECT
    verdicts = [finding.verdict for finding in numerical_control.prospects[0].findings]
    assert verdicts[:6] == ["substantial", "on track", "will be met", "", "moderately improving", "off track"]


def test_gap_and_growth_needed_are_plain_arithmetic():
    one = assessed()[0].prospects[0]
    assert one.gap == pytest.approx(68 - one.projected)
    assert one.needed == pytest.approx((68 - 55.7) / 3.5)
    assert one.growth.yearly_change == pytest.approx((55.7 - 24.6) / 9.5)
    assert one.times == pytest.approx(1.0735, abs=1e-4)


def test_the_extrapolation_lies_in_its_interval_and_the_probability_is_one():
    for one in judged_prospects(assessed()):
        assert one.low <= one.projected * (1 + 1e-9) and one.projected <= one.high * (1 + 1e-9)
        assert 0 <= one.probability <= 1


def test_a_wider_confidence_gives_a_wider_interval_and_an_unknown_one_is_an_error():
    (growth,) = growths(OBSERVATIONS, 2012)["rd_tool_penetration"]
    narrow, wide = (prospect(PUBLISHED[1], growth, REGISTRY, level) for level in (0.5, 0.9))
    assert wide.low < narrow.low < narrow.high < wide.high
    with pytest.raises(ValueError, match=r"confidence is 0.95; intervals are known at 0.5, 0.8, 0.9"):
        prospect(PUBLISHED[1], growth, REGISTRY, 0.95)


def test_the_target_on_which_the_methods_are_most_divided_comes_first():
    order = contested(assessed())
    assert abs(order[0].share_met - 0.5) == min(abs(one.share_met - 0.5) for one in order)
    assert order[-1].share_met in (0.0, 1.0)


def test_only_series_observed_twice_can_be_drawn_as_growing():
    assert growing(judged_prospects(assessed())) == [
        "numerical_control_rate",
        "rd_tool_penetration",
        "solution_suppliers / revenue above 1 billion yuan",
    ]


def test_a_path_starts_at_the_latest_observation_and_ends_where_it_is_asked_to():
    path = extrapolated_path(growths(OBSERVATIONS, 2012)["rd_tool_penetration"][0], 2031.0)
    assert tuple(path.iloc[0][["year", "value"]]) == (2022.5, 75.1)
    assert path["year"].iloc[-1] == 2031.0
    assert path["value"].is_monotonic_increasing


def test_a_path_that_would_end_before_the_latest_observation_is_that_observation():
    path = extrapolated_path(growths(OBSERVATIONS, 2012)["rd_tool_penetration"][0], 2020.0)
    assert path.to_dict("list") == {"year": [2022.5], "value": [75.1], "low": [75.1], "high": [75.1]}


def test_later_figures_are_set_against_the_extrapolation_made_without_them():
    later = later_figures(hand_reading.SEEDS, REGISTRY)
    past = looking_back(later, OBSERVATIONS)
    assert len(past) == 6  # two figures of a series with one growth, two of a series with two
    assert (past["error"] == past["extrapolated"] - past["figure"]).all()
    assert (
        ((past["low"] <= past["figure"]) & (past["figure"] <= past["high"])).eq(past["inside"] == "yes").all()
    )


def test_a_later_figure_never_changes_an_extrapolation():
    later = later_figures(hand_reading.SEEDS, REGISTRY)
    wild = later.assign(value=later["value"] * 3)
    pd.testing.assert_series_equal(
        looking_back(later, OBSERVATIONS)["extrapolated"], looking_back(wild, OBSERVATIONS)["extrapolated"]
    )


def test_a_figure_from_before_the_latest_observation_is_not_looked_back_on():
    later = later_figures(hand_reading.SEEDS, REGISTRY).assign(year=2020.0)
    assert looking_back(later, OBSERVATIONS).empty


ROWS = pd.DataFrame(
    [
        {
            "series": "fibre",
            "indicator": None,
            "title": "Homes with fibre",
            "unit": "percent",
            "ceiling": math.nan,
            "year": year,
            "value": value,
            "basis": basis,
            "derivation": derivation,
            "claim_ids": claim_ids,
            "document_id": "a",
            "bound": bound,
        }
        for year, value, basis, derivation, claim_ids, bound in (
            (2013.0, 20.0, "implied", "50 - 30 = 20", "a-1;a-2", "exact"),
            (2023.0, 60.0, "stated", "", "a-2", "at_least"),
        )
    ]
)


def test_a_growth_joins_the_baseline_and_the_latest_row():
    assert growths(ROWS, 2012)["fibre"] == [FIBRE]


def test_a_growth_names_the_text_that_gives_its_baseline():
    two_texts = ROWS.assign(document_id=["a", "b"])
    assert growths(two_texts, 2012)["fibre"][0].document_id == "a"


def test_an_observation_of_the_base_year_itself_is_too_early():
    early = ROWS.assign(year=[2012.0, 2023.0])
    (alone,) = growths(early, 2012)["fibre"]
    assert not alone.observed_twice


def test_one_observation_is_a_growth_without_a_baseline():
    (alone,) = growths(ROWS.tail(1), 2012)["fibre"]
    expected = replace(
        FIBRE,
        basis="",
        derivation="",
        claim_ids="a-2",
        baseline_year=math.nan,
        baseline_value=math.nan,
        observations=1,
    )
    assert str(alone) == str(expected)  # NaN is no equal of itself
    assert math.isnan(alone.yearly_change)


def test_a_prospect_says_from_whom_its_interval_is_borrowed():
    target = replace(PUBLISHED[1], year=2027)
    one = prospect(target, FIBRE, REGISTRY)
    assert one.basis == read_reference().said(str(FIBRE.outlook(2028.0).group[0]))
    far = prospect(replace(target, year=2045), FIBRE, REGISTRY)
    assert (far.basis, math.isnan(far.low)) == ("no reference series", True)


def test_the_methods_are_given_the_ends_of_the_growth_and_the_target():
    case = prospect(replace(PUBLISHED[1], year=2027, value=80.0), FIBRE, REGISTRY).case
    assert (case.name, case.direction) == ("targets.toml-2", 1)
    assert case.points == ((2013.0, 20.0), (2023.0, 60.0))
    assert (case.target_year, case.target_value, case.ceiling) == (2028.0, 80.0, 100.0)
    alone = replace(FIBRE, baseline_year=math.nan, baseline_value=math.nan)
    assert prospect(PUBLISHED[1], alone, REGISTRY).case.points == ((2023.0, 60.0),)


def test_a_target_of_what_should_fall_is_missed_from_above():
    rising = prospect(PUBLISHED[1], FIBRE, REGISTRY)
    assert rising.gap == rising.target.value - rising.projected
    falling = replace(rising, case=replace(rising.case, direction=-1))
    assert falling.gap == -rising.gap
    cycle = replace(FIBRE, indicator="traditional_industry_share")
    assert prospect(PUBLISHED[1], cycle, REGISTRY).case.direction == -1


def test_what_is_needed_is_counted_in_what_was_so_far():
    one = prospect(replace(PUBLISHED[1], year=2027, value=90.0), FIBRE, REGISTRY)
    assert (one.years_left, one.needed, one.times) == (5.0, 6.0, 1.5)
    still = replace(one, growth=replace(FIBRE, baseline_value=60.0))
    assert math.isnan(still.times)


def test_a_row_that_looks_back_holds_the_figure_and_the_extrapolation_made_without_it():
    figure = {"date": "2024-12-31", "year": 2025.0, "value": 64.0, "source": "an office", "url": ""}
    row = row_looking_back(figure, FIBRE, 0.8)
    value = float(FIBRE.outlook(2025.0).value[0])
    low, high = (float(end[0]) for end in FIBRE.outlook(2025.0).interval(0.8))
    assert row == {
        "series": "fibre",
        "title": "Homes with fibre",
        "unit": "percent",
        "baseline": 20.0,
        "date": "2024-12-31",
        "year": 2025.0,
        "figure": 64.0,
        "extrapolated": value,
        "low": low,
        "high": high,
        "interval": f"{low:.3g} to {high:.3g}",
        "error": value - 64.0,
        "inside": "yes" if low <= 64 <= high else "no",
        "source": "an office",
        "url": "",
    }
    edge = row_looking_back(figure | {"value": high}, FIBRE, 0.8)
    assert edge["inside"] == "yes"
    far = row_looking_back(figure | {"year": 2045.0, "value": 1.0}, FIBRE, 0.8)
    assert (far["interval"], far["inside"]) == ("", "no")


def test_what_grows_stays_below_its_ceiling():
    assert FIBRE.outlook(2080.0).value[0] < 100
