"""Intervals and probabilities are lent by the errors that reference series left behind."""

import runpy
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from briefings.calibration import calibrate, calibrate_file, windows
from briefings.reference_class import (
    GROUPS,
    PROBABILITIES,
    QUANTILE_COLUMNS,
    Reference,
    outlook,
    probability_reached,
    read_backtest,
    read_reference,
    require_confidence,
)
from briefings.trends import fit_trend

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
CONTROL_RATE = (2013.0, 24.6, 2022.5, 55.7)


def made_reference(*widths: float, group: str = "share, moving / middle") -> Reference:
    """A reference whose indicators have evenly spread errors, from -width to width."""
    quantiles = [[width * (2 * p - 1) for p in PROBABILITIES] for width in widths]
    table = pd.DataFrame(quantiles, columns=list(QUANTILE_COLUMNS))
    return Reference(table.assign(group=group, indicator=[f"i{n}" for n in range(len(widths))], windows=1000))


def test_every_group_of_the_shipped_table_has_indicators_and_rising_quantiles():
    reference = read_reference()
    for group in GROUPS:
        quantiles = reference.quantiles(group)
        assert len(quantiles) >= 3
        assert (np.diff(quantiles, axis=1) >= 0).all()


def test_the_shipped_table_says_where_its_errors_come_from():
    table = read_reference().table
    assert table["source"].str.startswith("gapminder").all()
    assert (table["licence"] == "CC-BY-4.0").all()


@pytest.mark.parametrize("points", [[(2010, 40), (2020, 60)], [(2010, 60), (2020, 40)]])
def test_an_outlook_of_a_share_is_the_combined_trend(points):
    (start, first), (end, last) = points
    expected = fit_trend(points, ceiling=100).predict([2023, 2025])
    assert outlook(start, first, end, last, [2023, 2025], 100).value == pytest.approx(expected)


@pytest.mark.parametrize("points", [[(2010, 40), (2020, 600)], [(2010, 600), (2020, 40)]])
def test_an_outlook_of_a_count_is_the_combined_trend(points):
    (start, first), (end, last) = points
    expected = fit_trend(points).predict([2023, 2025])
    assert outlook(start, first, end, last, [2023, 2025]).value == pytest.approx(expected)


def test_intervals_hold_each_other_and_the_extrapolation_widens_with_the_horizon():
    near, far = (outlook(*CONTROL_RATE, year, 100) for year in (2024, 2028))
    for case in (near, far):
        lows, highs = zip(*(case.interval(level) for level in (0.9, 0.8, 0.5)), strict=True)
        assert np.all(np.diff([*lows, *reversed(highs)], axis=0) > 0)
    widths = [case.interval(0.9)[1] - case.interval(0.9)[0] for case in (near, far)]
    assert widths[0] < widths[1]


def test_an_interval_stays_between_nothing_and_the_ceiling():
    low, high = outlook(2010, 60, 2020, 94, [2022, 2029], 100).interval(0.9)
    assert (low >= 0).all()
    assert (high <= 100).all()


def test_the_widest_interval_goes_as_far_as_the_least_predictable_indicator():
    case = outlook(2010, 40, 2020, 60, 2024, 100)
    mixed, wide = (case.interval(0.9, made_reference(*widths)) for widths in ((1, 1, 3), (3, 3, 3)))
    assert mixed == wide
    half_mixed, half_wide = (
        case.interval(0.5, made_reference(*w))[1] for w in ((0.1, 0.1, 0.3), (0.3, 0.3, 0.3))
    )
    assert half_mixed < half_wide


def test_an_uneven_past_widens_the_interval():
    def width(unevenness):
        low, high = outlook(2010, 40, 2020, 60, 2024, 100, unevenness=unevenness).interval(0.9)
        return high - low

    assert width(0) == pytest.approx(width(np.nan))
    assert width(0) < width(0.02) < width(0.1)


@pytest.mark.parametrize("ceiling", [100, np.nan])
def test_the_pace_of_the_last_years_counts_half_and_within_limits(ceiling):
    def value(lately):
        return outlook(2010, 40, 2020, 60, 2024, ceiling, 2018, lately).value

    whole = outlook(2010, 40, 2020, 60, 2024, ceiling).value
    assert whole < value(55.5) < value(53) == value(40)
    assert whole > value(56.5) > value(59) == value(60) == value(70)


def test_nothing_is_borrowed_from_fewer_than_three_indicators():
    low, high = outlook(2010, 40, 2020, 60, 2024, 100).interval(0.9, made_reference(1, 1))
    assert np.isnan(low).all()
    assert np.isnan(high).all()


@pytest.mark.parametrize(
    ("years", "why"),
    [
        ((2010, 2020, 2031), "11 years ahead"),
        ((1990, 2020, 2022), "30 years apart"),
        ((2019.5, 2020, 2022), "months"),
    ],
)
def test_nothing_is_borrowed_beyond_the_reference_windows(years, why):
    start, end, target = years
    case = outlook(start, 40, end, 60, target, 100)
    assert case.value > 0, why
    assert np.isnan(case.interval(0.9)[0]).all(), why


def test_a_higher_target_is_less_likely():
    chances = probability_reached(*CONTROL_RATE, 2026, [60, 65, 70, 80], 1, 100)
    assert (np.diff(chances) < 0).all()
    assert ((chances > 0) & (chances < 1)).all()


def test_what_is_reached_is_certain_and_what_lies_beyond_the_ceiling_impossible():
    assert probability_reached(*CONTROL_RATE, 2026, [55, 110], 1, 100).tolist() == [1, 0]


def test_half_of_evenly_spread_errors_lie_below_the_extrapolation():
    case = outlook(2010, 40, 2020, 60, 2024, 100)
    assert case.probability_reached(case.value, 1, made_reference(1, 1, 1)) == pytest.approx([0.5])


def test_falling_to_a_share_is_as_likely_as_its_complement_rising():
    falling = probability_reached(2010, 60, 2020, 40, 2024, 35, -1, 100)
    rising = probability_reached(2010, 40, 2020, 60, 2024, 65, 1, 100)
    assert falling == pytest.approx(rising)


def test_one_observation_lends_itself_to_a_probability_but_knows_less():
    known = outlook(2010, 40, 2020, 60, 2024, 100)
    alone = outlook(np.nan, np.nan, 2020, 60, 2024, 100)
    assert alone.group.tolist() == ["share, level only"]
    assert 0 < alone.probability_reached(70, 1)[0] < 1
    assert alone.value < known.value


def test_counts_of_nothing_or_less_have_no_outlook():
    case = outlook(2010, 5, 2020, [0, -3], 2024)
    assert case.group.tolist() == ["", ""]


def panel(shift: float = 0.0) -> pd.DataFrame:
    """Three indicators of twelve entities that rise by one to three points a year, with jolts."""
    rows = [
        (
            "made",
            f"share-{one}",
            f"entity-{entity}",
            year,
            10 + entity + (1 + one) * (year - 2000) + jolt,
            "share",
        )
        for one in range(3)
        for entity in range(12)
        for year in range(2000, 2022)
        for jolt in [shift + (year * (entity + 3) * (one + 7)) % 5]
    ]
    return pd.DataFrame(rows, columns=["source", "series", "entity", "year", "value", "kind"])


def test_a_window_joins_a_baseline_a_latest_and_a_later_value():
    found = windows(panel(), spans=(10,), horizons=(2,)).query("series == 'share-0' and entity == 'entity-0'")
    values = panel().query("series == 'share-0' and entity == 'entity-0'").set_index("year")["value"]
    assert sorted(found["year"]) == list(range(2010, 2020))
    one = found.set_index("year").loc[2010]
    assert (one["first"], one["last"], one["later"]) == (values[2000], values[2010], values[2012])


def test_calibration_gives_back_intervals_that_hold_what_they_say():
    reference = Reference(calibrate(panel()))
    found = windows(panel(), spans=(10,), horizons=(3,))
    case = outlook(-10, found["first"], 0, found["last"], 3, 100)
    low, high = case.interval(0.9, reference)
    within = (found["later"] >= low) & (found["later"] <= high)
    moving = np.char.startswith(case.group.astype(str), "share, moving")
    assert within[moving & np.isfinite(low)].mean() >= 0.9


def test_the_backtest_writes_the_columns_of_the_shipped_table(tmp_path, monkeypatch, capsys):
    panel().to_csv(tmp_path / "panel.csv", index=False)
    arguments = ["backtest.py", str(tmp_path / "panel.csv"), "--out", str(tmp_path / "table.csv")]
    monkeypatch.setattr("sys.argv", arguments)
    runpy.run_path(str(BENCHMARKS / "backtest.py"), run_name="__main__")
    table, shipped = read_backtest(tmp_path / "table.csv"), read_backtest()
    assert list(table.columns) == list(shipped.columns)
    assert set(table["indicator"]) == {"share-0", "share-1", "share-2", "mean of the indicators"}
    assert table["windows"].gt(0).all()
    assert "shares, points T-10, T\n" in capsys.readouterr().out


def test_the_shipped_backtest_is_of_the_reference_indicators():
    judged = set(read_backtest()["indicator"]) - {"mean of the indicators"}
    assert judged < set(read_reference().table["indicator"])


def test_a_panel_without_kinds_is_refused_with_the_nearest_column():
    with pytest.raises(ValueError, match="the panel has no column 'kind'; nearest is 'kinds'"):
        calibrate(panel().rename(columns={"kind": "kinds"}))


def test_a_kind_that_is_not_known_is_refused():
    with pytest.raises(ValueError, match="the panel has kind 'shares'; known: share, count"):
        calibrate(panel().assign(kind="shares"))


def test_a_panel_with_too_few_windows_is_refused():
    with pytest.raises(ValueError, match="no indicator with 100 windows from 10 entities"):
        calibrate(panel().query("entity == 'entity-1'"))
    with pytest.raises(ValueError, match="no indicator with 100 windows from 10 entities"):
        calibrate(panel().head(1))


def test_a_panel_is_read_calibrated_and_read_back(tmp_path):
    panel().to_csv(tmp_path / "panel.csv", index=False)
    calibrate_file(tmp_path / "panel.csv", tmp_path / "table.csv")
    table = read_reference(tmp_path / "table.csv")
    assert len(table.quantiles("share, moving / low")) == 3
    assert "share-0" not in set(table.without("share-0").table["indicator"])


def test_a_panel_with_a_value_that_is_no_number_is_refused_by_name(tmp_path):
    rows = panel().astype({"value": object})
    rows.loc[3, "value"] = "many"
    rows.to_csv(tmp_path / "panel.csv", index=False)
    with pytest.raises(ValueError, match="value of 'share-0', 'entity-0' is 'many', no number"):
        calibrate_file(tmp_path / "panel.csv", tmp_path / "table.csv")
    assert not (tmp_path / "table.csv").exists()


def test_an_unknown_confidence_is_an_error_that_names_the_levels():
    with pytest.raises(ValueError, match=r"confidence is 0.95; intervals are known at 0.5, 0.8, 0.9"):
        require_confidence(0.95)
