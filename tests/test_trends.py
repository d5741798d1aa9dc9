"""A trend passes through its last observation, and what it reaches undoes what it predicts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.trends import MODEL_NAMES, fit_ceiling, fit_trend, sensitivity

CONTROL_RATE = [(2013.0, 24.6), (2022.5, 55.7)]


def test_a_straight_line_goes_on_by_as_many_points_a_year():
    trend = fit_trend([(2010, 20), (2020, 40)], "linear")
    assert trend.predict([2025, 2030]) == pytest.approx([50, 60])


def test_exponential_growth_doubles_in_equal_times():
    trend = fit_trend([(2010, 100), (2020, 200)], "exponential")
    assert trend.predict(2030) == pytest.approx(400)
    assert trend.doubling_years == pytest.approx(10)


def test_growth_is_told_in_points_and_in_percent_a_year():
    trend = fit_trend([(2010, 100), (2012, 121)], "linear")
    assert trend.yearly_change == pytest.approx(10.5)
    assert trend.yearly_growth == pytest.approx(10)


@pytest.mark.parametrize("model", MODEL_NAMES)
def test_every_model_goes_through_both_of_two_observations_or_through_the_last(model):
    trend = fit_trend(CONTROL_RATE, model, ceiling=100)
    assert trend.predict(2022.5) == pytest.approx(55.7)
    if model != "combined":
        assert trend.predict(2013.0) == pytest.approx(24.6)


@pytest.mark.parametrize("model", MODEL_NAMES)
@given(year=st.floats(2015, 2035))
def test_reaches_undoes_predict(model, year):
    trend = fit_trend(CONTROL_RATE, model, ceiling=100)
    assert trend.reaches(float(trend.predict(year))) == pytest.approx(year, abs=1e-6)


@pytest.mark.parametrize("model", ["logit", "gompertz", "combined"])
def test_a_share_never_reaches_what_lies_beyond_its_ceiling(model):
    trend = fit_trend(CONTROL_RATE, model, ceiling=100)
    assert np.isnan(trend.reaches(101))
    assert trend.predict(2300) <= 100


def test_a_series_that_stands_still_reaches_nothing():
    assert np.isnan(fit_trend([(2010, 5), (2020, 5)], "linear").reaches(6))


def test_least_squares_through_the_last_observation_keep_it():
    points = [(2010, 1.0), (2011, 4.0), (2012, 5.0)]
    assert fit_trend(points, "linear").predict(2012) == pytest.approx(5)
    free = fit_trend(points, "linear", through_last=False)
    assert free.slope == pytest.approx(2)
    assert free.predict(2011) == pytest.approx(10 / 3)


def test_two_observations_leave_no_residual_variance_and_that_is_said():
    trend = fit_trend(CONTROL_RATE, "linear")
    assert np.isnan(trend.slope_error)
    assert trend.said_of_error == "two observations leave no residual variance"


def test_combined_grows_more_slowly_than_the_gompertz_line_it_comes_from():
    combined, line = (fit_trend(CONTROL_RATE, model, ceiling=100) for model in ("combined", "gompertz"))
    assert 55.7 < combined.predict(2026) < line.predict(2026)
    assert combined.slope == pytest.approx(line.slope * 9.5 / (9.5 + 2.5))


def test_a_falling_share_is_the_rise_of_what_is_missing_to_it():
    rising = fit_trend([(2010, 40), (2020, 60)], ceiling=100).predict([2022, 2025])
    falling = fit_trend([(2010, 60), (2020, 40)], ceiling=100).predict([2022, 2025])
    assert falling == pytest.approx(100 - rising)


def test_a_trend_needs_two_observations():
    with pytest.raises(ValueError, match="a trend needs two observations, 'industrial_apps' has 1"):
        fit_trend([(2022, 283_200)], name="industrial_apps")


def test_two_values_for_one_year_are_refused_with_both():
    with pytest.raises(ValueError, match=r"24.6 and 20.6 in 2013|20.6 and 24.6 in 2013"):
        fit_trend([(2013, 24.6), (2013, 20.6), (2022, 51.3)])


@pytest.mark.parametrize(
    ("model", "points", "ceiling", "words"),
    [
        ("exponential", [(2010, -1), (2020, 5)], None, "needs values above 0; 'x' has -1 in 2010"),
        ("logit", [(2010, 1), (2020, 5)], None, "needs a ceiling, and values between 0 and it; 'x' has no"),
        ("gompertz", [(2010, 1), (2020, 100)], 100, "'x' has 100 in 2020"),
        ("logistic", [(2010, 1), (2020, 5)], 100, "unknown model 'logistic'; did you mean 'logit'"),
    ],
)
def test_values_that_a_model_cannot_have_are_refused_by_name(model, points, ceiling, words):
    with pytest.raises(ValueError, match=words):
        fit_trend(points, model, ceiling, name="x")


def test_a_ceiling_is_found_where_enough_observations_show_it():
    years = np.arange(2000, 2020)
    values = 80 / (1 + np.exp(-0.4 * (years - 2008)))
    assert fit_ceiling(zip(years, values, strict=True)) == pytest.approx(80, rel=1e-6)


def test_a_ceiling_is_not_fitted_to_few_observations():
    with pytest.raises(ValueError, match="a ceiling needs 6 observations, 'x' has 2; give the ceiling"):
        fit_ceiling(CONTROL_RATE, name="x")


def test_a_figure_repeated_within_months_says_nothing_of_growth():
    with pytest.raises(ValueError, match="a trend needs observations a year apart, 'x' spans 0.5 years"):
        fit_trend([(2022.0, 5), (2022.5, 6)], name="x")


def test_sensitivity_shows_what_a_base_year_convention_changes():
    readings = [(f"from {start}", [(start, 24.6), (2022.5, 55.7)]) for start in (2013.0, 2012.0)]
    table = sensitivity(readings, 2026.0, models=["linear"])
    assert table["yearly_change"].tolist() == pytest.approx([31.1 / 9.5, 31.1 / 10.5])
    assert table["value"].is_monotonic_decreasing


def test_sensitivity_says_which_model_does_not_apply():
    table = sensitivity([("as stated", [(2010, 5.0), (2020, 9.0)])], 2025, models=["linear", "logit"])
    assert table["refused"].tolist()[0] == ""
    assert table["refused"].tolist()[1].startswith("logit needs a ceiling")


def test_a_trend_says_what_it_was_fitted_to_and_by_which_model():
    points = [(2013.0, 24.6), (2022.5, 55.7)]
    for model in MODEL_NAMES:
        trend = fit_trend(points, model, 100)
        assert (trend.model, list(trend.points), trend.ceiling) == (model, points, 100)


def test_a_row_of_the_sensitivity_holds_the_ends_the_growth_and_the_value():
    table = sensitivity([("as stated", [(2020, 20.0), (2010, 10.0)])], 2030, ["linear", "logit"])
    ends = {"first_year": 2010, "first_value": 10.0, "last_year": 2020, "last_value": 20.0}
    line, refused = table.to_dict("records")
    assert line == {
        "reading": "as stated",
        "model": "linear",
        **ends,
        "yearly_change": 1.0,
        "yearly_growth": pytest.approx(100 * (2**0.1 - 1)),
        "value": 30.0,
        "refused": "",
    }
    told = {name: value for name, value in refused.items() if value == value}
    assert told == {
        "reading": "as stated",
        "model": "logit",
        **ends,
        "refused": "logit needs a ceiling, and values between 0 and it; 'as stated' has no ceiling",
    }


def test_a_ceiling_is_fitted_under_models_that_have_one():
    with pytest.raises(ValueError, match="unknown model with a ceiling 'logits'; did you mean 'logit'"):
        fit_ceiling(CONTROL_RATE, model="logits")


def test_a_share_may_start_at_nothing_but_not_end_there():
    assert fit_trend([(2010, 0), (2020, 50)], ceiling=100).predict(2021) > 50
    with pytest.raises(ValueError, match=r"the last below; 'x' has \[50.0, 0.0\]"):
        fit_trend([(2010, 50), (2020, 0)], ceiling=100, name="x")
    with pytest.raises(ValueError, match="combined needs values up to its ceiling 100, the last below"):
        fit_trend([(2010, 50), (2020, 100)], ceiling=100)
    with pytest.raises(ValueError, match="combined needs values of 0 or more, the last above 0"):
        fit_trend([(2010, -1), (2020, 5)])
    assert fit_trend([(2010, 0), (2020, 5)]).predict(2030) > 5


def test_three_observations_have_a_standard_error_and_say_it():
    trend = fit_trend([(2010, 1.0), (2011, 4.0), (2012, 5.0)], "linear")
    assert trend.said_of_error == "3 observations; standard error of the slope 0.4 a year"
    combined = fit_trend([(2010, 1.0), (2011, 4.0), (2012, 5.0)])
    assert combined.said_of_error == "3 observations, of which combined uses two or three"


def test_growth_in_percent_needs_values_above_nothing():
    assert np.isnan(fit_trend([(2010, 0), (2020, 5)], "linear").yearly_growth)
    assert np.isnan(fit_trend([(2010, -5), (2020, 5)], "linear").doubling_years)
    assert np.isnan(fit_trend([(2010, 5), (2020, 5)], "linear").doubling_years)


@pytest.mark.parametrize("points", [[(2010, float("inf")), (2020, 5)], [(float("nan"), 5), (2020, 5)]])
def test_a_value_without_end_is_refused(points):
    with pytest.raises(ValueError, match="a trend needs finite years and values, 'x' has"):
        fit_trend(points, name="x")
