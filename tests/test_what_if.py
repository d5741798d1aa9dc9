"""Another baseline, model or year is one row of a grid, or a year in which a target would be reached."""

from __future__ import annotations

import hand_reading
import pytest

from briefings.indicators import read_registry
from briefings.observations import observations_table
from briefings.prospects import assess_targets, growths, judged_prospects
from briefings.targets import read_targets
from briefings.trends import MODEL_NAMES
from briefings.what_if import require_models, what_if_grid, years_by_model

REGISTRY = read_registry()
OBSERVATIONS = observations_table(hand_reading.claims_table(), REGISTRY)
READINGS = growths(OBSERVATIONS, 2012)["numerical_control_rate"]
GRID = what_if_grid(READINGS, ["linear", "combined"], [2025, 2027], [68, 75])


def prospects():
    targets = read_targets(hand_reading.SEEDS, REGISTRY)
    return judged_prospects(assess_targets(targets, OBSERVATIONS, REGISTRY))


def test_the_grid_has_one_row_a_combination():
    assert len(GRID) == 2 * 2 * 2 * 2
    assert not GRID.duplicated(["baseline", "model", "year", "target"]).any()


def test_the_straight_line_of_the_grid_is_the_one_of_a_ruler():
    row = GRID.query("model == 'linear' and year == 2025 and target == 68").iloc[0]
    assert row["value"] == pytest.approx(55.7 + 3.5 * (55.7 - 24.6) / 9.5)
    assert row["reached"] == "no"


def test_reached_says_whether_the_value_meets_the_target():
    assert (GRID["reached"] == "yes").eq(GRID["value"] >= GRID["target"]).all()


def test_a_further_target_is_never_more_probable():
    wide = GRID.pivot_table("probability", ["baseline", "model", "year"], "target")
    assert (wide[75] <= wide[68]).all()


def test_baselines_are_told_apart_by_value_year_kind_and_text():
    assert set(GRID["baseline"]) == {
        "24.6 at the end of 2012, implied by text 000",
        "20.6 at the end of 2012, implied by text 001",
    }


def test_a_linear_model_reaches_the_target_when_the_ruler_does():
    years = years_by_model(prospects()[0], ["linear"])
    ruler = 2022.5 + (68 - 55.7) / ((55.7 - 24.6) / 9.5)
    assert 2026 < ruler < 2027
    assert years == {"linear": "2026"}


def test_a_model_that_needs_a_ceiling_does_not_apply_to_a_count():
    suppliers = prospects()[-1]
    years = years_by_model(suppliers, MODEL_NAMES)
    assert (years["logit"], years["gompertz"]) == ("does not apply", "does not apply")


def test_an_unknown_model_is_named_with_the_nearest():
    with pytest.raises(ValueError, match="unknown model 'logits'; did you mean 'logit'"):
        require_models(["linear", "logits"])
