"""A series is extrapolated with borrowed intervals, or refused with the reason; the file says both."""

import numpy as np
import pandas as pd
import pytest

from briefings.admission import admitted
from briefings.extrapolation import (
    COLUMNS,
    RESULT_COLUMNS,
    extrapolate,
    extrapolate_file,
    prepared,
    unevenness,
)
from briefings.trends import MODEL_NAMES, fit_trend
from briefings.units import refused_unit, share_ceiling

GOOD = [("rate", 2013.0, 24.6, "percent", 100), ("rate", 2022.5, 55.7, "percent", 100)]


def series(*rows):
    return pd.DataFrame(rows, columns=list(COLUMNS))


def of_one(rows, years=(2026,), model="combined"):
    """The result of a series between two good ones, for one model."""
    table = extrapolate(series(GOOD[0], *rows, GOOD[1]), years)
    assert table.loc[table["series"] == "rate", "value"].notna().all()  # the rest is done
    return table[(table["series"] != "rate") & (table["model"] == model)]


def test_there_is_a_row_a_series_year_and_model_in_order():
    table = extrapolate(series(*GOOD), [2026, 2030])
    assert tuple(table.columns) == RESULT_COLUMNS
    assert table["year"].tolist() == [2026] * len(MODEL_NAMES) + [2030] * len(MODEL_NAMES)
    assert tuple(table["model"][: len(MODEL_NAMES)]) == MODEL_NAMES


@pytest.mark.parametrize("model", MODEL_NAMES)
@pytest.mark.parametrize(
    "points",
    [
        [(2013.0, 24.6), (2022.5, 55.7)],
        [(2010, 30), (2018, 45), (2019, 47), (2020, 55)],
        [(2001, 5), (2006, 20), (2011, 30), (2020, 55), (2021, 54)],
    ],
)
def test_many_series_at_once_give_what_one_trend_gives(model, points):
    share = extrapolate(series(*(("x", *point, "percent", "") for point in points)), [2025], [model])
    assert share["value"].tolist() == pytest.approx(fit_trend(points, model, 100).predict([2025]))
    if model not in ("logit", "gompertz"):
        count = extrapolate(series(*(("x", *point, "plants", "") for point in points)), [2025], [model])
        assert count["value"].tolist() == pytest.approx(fit_trend(points, model).predict([2025]))


def test_intervals_are_borrowed_for_the_combined_extrapolation_and_say_so():
    combined = extrapolate(series(*GOOD), [2026], ["combined"]).iloc[0]
    assert combined["low90"] < combined["low50"] < combined["value"] < combined["high50"] < combined["high90"]
    assert combined["n"] == 2
    assert combined["interval_basis"].startswith("borrowed: ")
    assert combined["interval_basis"].endswith("two observations leave no residual variance")
    linear = extrapolate(series(*GOOD), [2026], ["linear"]).iloc[0]
    assert np.isnan(linear["low90"])
    assert linear["interval_basis"].startswith("none: ")


def test_a_value_above_the_ceiling_of_its_series_is_said_to_be_so():
    rows = series(("fibre", 2016, 21.3, "percent", ""), ("fibre", 2025, 62.4, "percent", ""))
    told = extrapolate(rows, [2026, 2030], ["linear", "exponential"]).set_index(["model", "year"])
    above = told["interval_basis"].str.endswith("above the ceiling, which this model does not know")
    assert (told["value"] > 100).tolist() == above.tolist() == [False, False, False, True]


def test_close_observations_tell_how_uneven_a_series_is():
    def combined(*values, years=(2018, 2019, 2020)):
        points = zip((2010, *years), (40, *values), strict=True)
        rows = series(*(("x", *point, "percent", "") for point in points))
        return extrapolate(rows, [2024], ["combined"]).iloc[0]

    even, uneven = combined(56, 58, 60), combined(56, 62, 60)
    assert even["value"] == uneven["value"]
    assert even["high90"] < uneven["high90"]


def test_more_observations_of_one_zigzag_are_no_more_uneven():
    def uneven(*values):
        rows = series(*(("x", 2018 + step, 40 + value, "percent", "") for step, value in enumerate(values)))
        return unevenness(prepared(admitted(rows)[0]))[0]

    assert uneven(0, 2, 0) == pytest.approx(uneven(0, 2, 0, 2, 0))
    assert uneven(0, 4, 0) == pytest.approx(2 * uneven(0, 2, 0))


@pytest.mark.parametrize(
    ("first", "last", "ceiling", "like"),
    [
        (20, 40, "", "grew by 5 % or more in ten years, but did not triple"),
        (20, 60, "", "tripled or grew more in ten years"),
        (20, 40, 100, "shares of 15 to 50 %"),
        (40, 60, 100, "shares of 50 to 75 %"),
        (60, 80, 100, "shares of 75 to 95 %"),
        (60, 40, 100, "shares of 50 to 75 %"),  # what is missing to the ceiling rose to 60
    ],
)
def test_an_interval_is_borrowed_from_windows_like_the_series(first, last, ceiling, like):
    unit = "percent" if ceiling else "sites"
    rows = series(("x", 2010, first, unit, ceiling), ("x", 2020, last, unit, ceiling))
    assert like in extrapolate(rows, [2024], ["combined"])["interval_basis"].item()


def test_a_ceiling_turns_a_count_into_a_share_of_it():
    cities = [("cities", 2015, 60, "cities", 300), ("cities", 2020, 150, "cities", 300)]
    percents = [("cities", 2015, 20, "percent", ""), ("cities", 2020, 50, "percent", "")]
    count, share = (extrapolate(series(*rows), [2024], ["combined"])["value"] for rows in (cities, percents))
    assert count.to_numpy() == pytest.approx(3 * share.to_numpy())


def test_beyond_ten_years_there_is_an_extrapolation_but_no_invented_interval():
    row = extrapolate(series(*GOOD), [2040], ["combined"]).iloc[0]
    assert row["value"] < 100
    assert np.isnan(row["high90"])
    assert row["interval_basis"].startswith("none: the reference windows reach 10 years ahead")


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("x", 2020, 5, "percent", "")], "a trend needs two observations, 'x' has 1"),
        ([("x", 2010, 5, "percent", ""), ("x", 2020, 9, "CNY", "")], "mixed units: 'percent', 'CNY'"),
        (
            [("x", 2010, 5, "precent", ""), ("x", 2020, 9, "precent", "")],
            "unknown unit 'precent'; nearest is 'percent'",
        ),
        ([("x", 2010, 5, "", ""), ("x", 2020, 9, "", "")], "no unit"),
        (
            [("x", 2010, 5, "QQQ", ""), ("x", 2020, 9, "QQQ", "")],
            "unknown unit 'QQQ'; it is no ISO 4217 code",
        ),
        ([("x", 2010, 5, "percentage_points", "")], "a change in percentage points is not a level"),
        (
            [("x", 2010, 5, "percent", ""), ("x", 2020, 104, "percent", "")],
            "104 in 2020 is above its ceiling 100",
        ),
        ([("x", 2010, -5, "percent", ""), ("x", 2020, 4, "percent", "")], "-5 in 2010 is a share below 0"),
        (
            [("x", 2020, 5, "plants", ""), ("x", 2010, 9, "plants", "")],
            "years out of order: 2010 stands below a later",
        ),
        ([("x", 2010, 5, "plants", ""), ("x", 2010, 6, "plants", "")], "two values for 2010: 5 and 6"),
        ([("x", 2010, float("nan"), "plants", ""), ("x", 2020, 6, "plants", "")], "value in 2010 is missing"),
        (
            [("x", "2010", "a few", "plants", ""), ("x", 2020, 6, "plants", "")],
            "value in 2010 'a few' is no finite",
        ),
        ([("x", "", 5, "plants", ""), ("x", 2020, 6, "plants", "")], "year is missing"),
        ([("x", 2010, 5, "plants", 9), ("x", 2020, 6, "plants", 8)], "mixed ceilings: '9', '8'"),
        ([("x", 2010, 5, "plants", -9), ("x", 2020, 6, "plants", -9)], "a ceiling must be above 0, not -9"),
        ([("", 2010, 5, "plants", ""), ("", 2020, 6, "plants", "")], "row 2 of the table names no series"),
        (
            [("x", 2020.0, 5, "plants", ""), ("x", 2020.2, 6, "plants", "")],
            "0.2 years from the first to the last",
        ),
        ([("x", 2010, -5, "CNY", ""), ("x", 2020, 6, "CNY", "")], "combined needs values of 0 or more"),
    ],
)
def test_a_series_that_cannot_be_extrapolated_is_refused_in_words_and_the_rest_done(rows, words):
    refused = of_one(rows)
    assert refused["value"].isna().all()
    assert refused["interval_basis"].item().startswith("refused: ")
    assert words in refused["interval_basis"].item()


def test_negative_amounts_are_refused_by_the_models_that_take_logs_alone():
    rows = [("x", 2010, -5, "CNY", ""), ("x", 2020, 5, "CNY", "")]
    assert of_one(rows, model="linear")["value"].item() == pytest.approx(11)
    assert (
        of_one(rows, model="exponential")["interval_basis"].item()
        == "refused: exponential needs values above 0"
    )


def test_a_count_without_a_ceiling_has_no_logit_line():
    refused = of_one([("x", 2010, 5, "plants", ""), ("x", 2020, 6, "plants", "")], model="logit")
    assert refused["interval_basis"].item() == "refused: logit needs a ceiling, and values between 0 and it"


def test_a_year_that_is_past_is_refused():
    table = extrapolate(series(*GOOD), [2020, 2026], ["linear"])
    assert table["interval_basis"][0] == "refused: 2020 is not after the last observation, 2022.5"
    assert table["value"].isna().tolist() == [True, False]


def test_a_series_across_a_disagreement_or_a_change_of_qualifier_is_refused():
    rows = series(*GOOD)
    disputed = extrapolate(rows.assign(disagreement="24.6 against 20.6 for 2012"), [2026], ["linear"])
    assert disputed["interval_basis"].item() == "refused: a disagreement: 24.6 against 20.6 for 2012"
    changed = extrapolate(rows.assign(qualifier=["leading", "provincial-level"]), [2026], ["linear"])
    assert changed["interval_basis"].item() == "refused: a change of qualifier: 'leading', 'provincial-level'"


def test_a_row_that_repeats_another_counts_once():
    row = extrapolate(series(GOOD[0], GOOD[0], GOOD[1]), [2026], ["combined"]).iloc[0]
    assert row["n"] == 2


def test_a_missing_column_is_an_error_that_names_the_nearest():
    with pytest.raises(ValueError, match="has no column 'series'; nearest is 'serie'"):
        extrapolate(series(*GOOD).rename(columns={"series": "serie"}), [2026])


def test_an_unknown_model_is_an_error_that_names_the_nearest():
    with pytest.raises(ValueError, match="unknown model 'gompertzz'; did you mean 'gompertz'"):
        extrapolate(series(*GOOD), [2026], ["gompertzz"])


@pytest.mark.parametrize("head", ["", "\ufeff"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_tables_from_any_spreadsheet_are_read(tmp_path, head, separator):
    rows = [COLUMNS, *GOOD]
    lines = [separator.join(map(str, row)) for row in rows]
    text = head + "\n".join(lines)
    (tmp_path / "in.csv").write_text(text.replace(".", ",") if separator == ";" else text, encoding="utf-8")
    extrapolate_file(tmp_path / "in.csv", [2026], tmp_path / "out.csv")
    table = pd.read_csv(tmp_path / "out.csv")
    expected = fit_trend([(2013.0, 24.6), (2022.5, 55.7)], ceiling=100).predict([2026])
    assert table.loc[table["model"] == "combined", "value"].tolist() == pytest.approx(expected)


def test_a_file_that_is_no_table_is_an_error(tmp_path):
    (tmp_path / "in.csv").write_text("", encoding="utf-8")
    with pytest.raises(ValueError, match="is empty; it needs a line of column names"):
        extrapolate_file(tmp_path / "in.csv", [2026], tmp_path / "out.csv")


def test_units_in_use_are_known():
    for unit in (
        "percent",
        "%",
        "count",
        "per 1000",
        "USD2015",
        "CNY",
        "standard racks",
        "TWh-like",
        "万家",
        "% of roads",
        "percent_of_total_roads",
        "ratio",
        "$",
        "1000 people",
        "家",
    ):
        assert refused_unit(unit) == "", unit
    for unit in ("", "?", "n/a", "unknown", "7", "perecnt", "ABC"):
        assert refused_unit(unit) != "", unit
    assert share_ceiling("% of roads") == share_ceiling("percent_of_total_roads") == 100
    assert share_ceiling("plants") is None
