"""What a reader turns at JupyterLab: series, baselines, models, years and targets, and what is then said."""

import hand_reading
import pandas as pd
import pytest

from briefings import explorers
from briefings.explorers import (
    case_of,
    case_sentence,
    ends_of,
    explore_growth,
    explore_series,
    explore_targets,
    growth_sentence,
    growth_view,
    growths_of,
    latest_year,
    series_sentence,
)
from briefings.indicators import read_registry
from briefings.observations import observations_table
from briefings.prospects import assess_targets, judged_prospects
from briefings.svg import svg_text
from briefings.targets import read_targets

ROWS = pd.DataFrame(
    {
        "title": "Fibre reach",
        "unit": "percent",
        "ceiling": 100.0,
        "year": [2015.0, 2025.0],
        "value": [20.0, 60.0],
        "basis": ["implied", "stated"],
        "bound": "exact",
        "disagreement": "",
        "series": "fibre_reach",
    }
)
REGISTRY = read_registry()
OBSERVATIONS = observations_table(hand_reading.claims_table(), REGISTRY)
RATE = OBSERVATIONS[OBSERVATIONS["series"] == "numerical_control_rate"]


@pytest.fixture(scope="module")
def rate_prospects():
    """The published targets of the numerical control rate, beside each of its two baselines."""
    targets = [
        target
        for target in read_targets(hand_reading.SEEDS, REGISTRY)
        if target.series == "numerical_control_rate"
    ]
    return judged_prospects(assess_targets(targets, OBSERVATIONS, REGISTRY))


@pytest.fixture
def said(monkeypatch):
    """What the notebook says, as plain text."""
    lines = []
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    monkeypatch.setattr(
        explorers,
        "say",
        lambda template, **values: lines.append(template.format(**{k: str(v) for k, v in values.items()})),
    )
    return lines


def test_a_growth_says_where_each_model_would_stand():
    assert str(growth_sentence(ROWS, ["linear"], 2026)) == (
        "Fibre reach, from 2 observations: at the end of 2026 it would stand at 68 % (linear)."
    )


def test_a_growth_with_a_target_says_when_it_is_met():
    assert "68 % (linear, at the target in 2029)" in str(growth_sentence(ROWS, ["linear"], 2026, 80.0))


def test_a_model_that_does_not_apply_is_left_out_of_the_sentence():
    count = ROWS.assign(unit="suppliers", ceiling=float("nan"))
    assert "no value, as none of these models applies" in str(growth_sentence(count, ["logit"], 2026))


def test_the_figure_shows_the_target_and_says_so():
    _, ax = growth_view(ROWS, ["linear"], 2026, 0.8, target=80.0)
    assert "target 80" in svg_text(ax, "Fibre reach", "explored")


def test_the_first_year_to_choose_is_one_that_no_series_has_passed():
    later = ROWS.assign(year=[2016.0, 2025.5])
    assert latest_year([ROWS, later]) == 2025
    assert growth_view(later, ["linear"], 2025, 0.8)[1].get_legend_handles_labels()[1] == ["linear"]


def test_a_series_says_what_each_text_says_and_how_much_it_grew():
    told = str(series_sentence(RATE))
    assert "24.6 %" in told and "20.6 %" in told
    assert told.endswith("Growth from 2012 to 2022 Q2: 30.9 to 35.2 points.")


def test_another_baseline_changes_the_verdict(rate_prospects):
    first, second = growths_of(rate_prospects)
    cases = [case_of(rate_prospects, growth, 2025, None, REGISTRY) for growth in (first, second)]
    assert [case.growth.baseline_value for case in cases] == [24.6, 20.6]
    assert str(case_sentence(cases[0], ["linear"])) != str(case_sentence(cases[1], ["linear"]))


def test_without_a_number_the_target_is_that_of_the_nearest_year(rate_prospects):
    growth = growths_of(rate_prospects)[0]
    nearest = min(rate_prospects, key=lambda one: abs(one.target.year - 2030))
    assert case_of(rate_prospects, growth, 2030, None, REGISTRY).target.value == nearest.target.value
    assert case_of(rate_prospects, growth, 2030, 99.0, REGISTRY).target.value == 99.0


def test_a_target_that_is_passed_already_is_said_to_be_met(rate_prospects):
    case = case_of(rate_prospects, growths_of(rate_prospects)[0], 2030, 50.0, REGISTRY)
    assert "It is met already" in str(case_sentence(case, ["linear"]))


def test_the_ends_of_a_growth_keep_how_they_are_known(rate_prospects):
    ends = ends_of(growths_of(rate_prospects)[0], OBSERVATIONS)
    assert list(zip(ends["value"], ends["basis"], strict=True)) == [(24.6, "implied"), (55.7, "stated")]


def test_a_run_without_a_person_says_the_first_view(said):
    explore_growth({"fibre_reach": ROWS}, ["linear"], 2026, 0.8)
    explore_series(RATE)
    assert said == [str(growth_sentence(ROWS, ["linear"], 2026)), str(series_sentence(RATE))]


def test_nothing_to_explore_is_said(said):
    explore_growth({}, ["linear"], 2026, 0.8)
    explore_series(RATE.iloc[:1])
    explore_targets([], RATE, ["linear"], 2030, REGISTRY)
    assert [line.split()[0] for line in said] == ["No", "No", "No"]
