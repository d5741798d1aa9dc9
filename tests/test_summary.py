"""The findings that a reader takes away say no more than what was found."""

from __future__ import annotations

from dataclasses import replace

import hand_reading
import pytest

from briefings.indicators import read_registry
from briefings.observations import observations_table
from briefings.prospects import DIRECT, assess_targets, growths, require_horizon
from briefings.summary import (
    claims_headline,
    growth_headline,
    methods_headlines,
    reported_headline,
    stated_targets_headline,
)
from briefings.targets import read_targets, stated_targets
from briefings.verdicts import agreement_sentence, gap_words

REGISTRY = read_registry()
CLAIMS = hand_reading.claims_table()
OBSERVATIONS = observations_table(CLAIMS, REGISTRY)
STATED = assess_targets(stated_targets(CLAIMS, REGISTRY), OBSERVATIONS, REGISTRY)
GROWN = [growths(OBSERVATIONS, 2012)["numerical_control_rate"]]
PUBLISHED = assess_targets(read_targets(hand_reading.SEEDS, REGISTRY), OBSERVATIONS, REGISTRY)


def test_proxies_are_spoken_of_only_where_there_are_some():
    without = [replace(assessment, prospects=()) for assessment in STATED]
    assert "proxies stand beside them" in str(stated_targets_headline(STATED).caveat)
    assert str(stated_targets_headline(without).caveat) == "They have no series of their own."
    assert str(stated_targets_headline(without[:1]).caveat) == "It has no series of its own."
    one_direct = [replace(without[0], verdict=DIRECT), without[1]]
    assert str(stated_targets_headline(one_direct).caveat) == "The other has no series of its own."


def test_one_text_with_one_figure_is_counted_in_the_singular():
    one = CLAIMS.iloc[:1].assign(bound="at_least", as_of_basis="stated")
    headline = claims_headline(one, 1)
    assert str(headline.finding).startswith("1 different figure in 1 text; ")
    assert str(headline.finding).endswith("among them: 1.")
    assert str(headline.caveat).startswith("Dated by their own words: 1;")


def test_targets_that_all_have_a_series_leave_no_others():
    direct = [replace(assessment, verdict=DIRECT) for assessment in STATED]
    assert str(stated_targets_headline(direct).caveat) == "Each has a series of its own."


def test_one_verdict_is_no_disagreement_of_methods():
    (prospect, *_) = PUBLISHED[0].prospects
    silent = tuple(replace(finding, verdict=None) for finding in prospect.findings)
    assert list(methods_headlines(PUBLISHED))
    assert not list(
        methods_headlines([replace(PUBLISHED[0], prospects=(replace(prospect, findings=silent),))])
    )


def test_without_a_judged_target_no_method_is_said_to_agree():
    assert str(agreement_sentence([])) == "No target has a series of its own, so no method was asked."


def test_a_target_in_counted_words_is_said_in_the_registrys():
    aimed = CLAIMS[CLAIMS["kind"] == "target"].iloc[:1]
    chinese = aimed.assign(indicator="smart_factories", unit="家", value=600.0)
    assert [target.unit for target in stated_targets(chinese, REGISTRY)] == ["factories"]


def test_a_horizon_that_the_texts_go_beyond_is_named_with_a_year_that_would_do():
    require_horizon(2024, OBSERVATIONS)
    require_horizon(2024, OBSERVATIONS.iloc[:0])
    require_horizon(2024, OBSERVATIONS.assign(year=2024.9))
    with pytest.raises(ValueError) as refused:
        require_horizon(2023, OBSERVATIONS)
    told = "horizon is 2023, which the texts go beyond; name 2024 or a later year"
    assert str(refused.value) == told
    with pytest.raises(ValueError, match="name 2024"):  # the end of 2023, which is observed already
        require_horizon(2023, OBSERVATIONS.assign(year=2024.0))


def test_a_gap_is_said_in_the_unit_of_its_series():
    prospect = PUBLISHED[0].prospects[0]
    assert "points" in gap_words(replace(prospect, target=replace(prospect.target, unit="shares")))


def test_reported_growth_gives_both_baselines_of_a_disputed_series():
    (found,) = reported_headline(GROWN)
    assert found.finding.text == (
        "What the texts report of growth over 5 years or more: "
        "Numerical control rate of key processes: 24.6 % or 20.6 % (2012), then 55.7 % (June 2022)."
    )
    assert "55.7 - 31.1 = 24.6" in found.finding.html


def test_growth_over_a_few_months_is_not_reported_as_such():
    short = replace(GROWN[0][0], latest_year=2013.5)
    assert list(reported_headline([[short]])) == []


def test_a_finding_says_what_it_is_about():
    assert claims_headline(CLAIMS, 5).about == "Claims"
    assert growth_headline(GROWN[0], 2030, 0.8).about == "If growth went on"


def test_of_many_series_the_most_observed_are_reported_and_the_rest_counted():
    (growth, *_) = GROWN[0]
    many = [
        [replace(growth, title=f"Rate {number}", observations=2 + (number == 24))] for number in range(25)
    ]
    (found,) = reported_headline(many)
    told = str(found.finding)
    assert "Rate 24: " in told and "Rate 18: " in told and "Rate 19: " not in told
    assert told.endswith("; 5 more series, of no more observations than these.")
    (all_named,) = reported_headline(many[:20])
    assert "more series" not in str(all_named.finding)
