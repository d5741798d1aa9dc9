"""A series is followed where no contradiction lies across it, else as each text gives it."""

import numpy as np
import pandas as pd
import pytest

from briefings.claims import claims_table
from briefings.disagreements import disagreements_table
from briefings.histories import (
    dated,
    followed,
    growth_in_short,
    growth_table,
    histories,
    in_words,
    line_alt,
    lines,
    not_followed,
    paths,
    side_by_side,
    spanning,
    what_it_depends_on,
    with_allowed,
)
from briefings.indicators import read_registry
from briefings.observations import observations_table

RATE = {"series": "rate", "indicator": "rate", "title": "Rate", "unit": "percent", "ceiling": 100.0}
APPS = {"series": "apps", "indicator": "apps", "title": "Apps", "unit": "apps", "ceiling": np.nan}
SCALE = {"series": "scale", "indicator": "scale", "title": "Scale", "unit": "CNY", "ceiling": np.nan}


def observation(what, year, value, document, bound="exact", basis="stated", claims=""):
    return what | {
        "year": year,
        "value": value,
        "low": value,
        "high": np.nan if bound == "at_least" else value,
        "period": f"{year:g}",
        "bound": bound,
        "basis": basis,
        "document_id": document,
        "claim_ids": claims or f"{document}-{year:g}",
    }


# What two texts say: one rate with two baselines, one scale, and apps that fell within months.
OBSERVATIONS = pd.DataFrame(
    [
        observation(RATE, 2013.0, 24.6, "a_x", basis="implied"),
        observation(RATE, 2013.0, 20.6, "b_y", basis="implied"),
        observation(RATE, 2022.0, 51.3, "b_y"),
        observation(RATE, 2022.5, 55.7, "a_x"),
        observation(APPS, 2022.7, 283_200, "a_x"),
        observation(SCALE, 2013.0, 2.5e12, "b_y"),
        observation(SCALE, 2022.0, 9.5e12, "a_x", "at_least", claims="a_x-7"),
        observation(SCALE, 2022.0, 9.5e12, "b_y", "at_least", claims="b_y-9"),
    ]
)
DISAGREEMENTS = pd.DataFrame(
    [{"series": "rate", "left_value": 24.6, "right_value": 20.6, "period": "2012", "readings": []}]
)


@pytest.fixture(scope="module")
def history():
    return histories(OBSERVATIONS, DISAGREEMENTS, 2012)


@pytest.fixture(scope="module")
def series(history):
    return followed(history, paths(history, [2026.0]))


def test_a_disputed_series_is_refused_as_a_whole_with_the_disagreement(history):
    refused = not_followed(paths(history, [2026.0])).set_index("series")["why"]
    assert refused["rate"] == "a disagreement: 24.6 against 20.6 for 2012"
    assert refused["apps"] == "a trend needs two observations, 'apps' has 1"


def test_a_disputed_series_is_followed_as_each_text_gives_it(series):
    assert list(series) == ["rate, by a_x", "rate, by b_y", "scale"]
    assert series["rate, by b_y"]["value"].tolist() == [20.6, 51.3]


def test_a_figure_that_two_texts_give_alike_counts_once_with_both_claims(series):
    assert series["scale"]["value"].tolist() == [2.5e12, 9.5e12]
    assert series["scale"]["claim_ids"].iloc[-1] == "a_x-7;b_y-9"


def test_observations_before_the_baseline_year_are_left_out():
    later = histories(OBSERVATIONS, DISAGREEMENTS, 2013)
    assert later["year"].min() == 2022.0


def test_growth_is_told_a_year_and_in_all_as_the_words_allow(history, series):
    growth = with_allowed(growth_table(series), history).set_index("series")
    assert growth.loc["rate, by a_x", "yearly_change"] == pytest.approx(31.1 / 9.5)
    assert growth.loc["rate, by a_x", "derivation"] == "(55.7 - 24.6) / 9.5 years"
    assert growth.loc["scale", "allowed"] == "at least 280 %"
    assert growth.loc["scale", "error"] == "two observations leave no residual variance"


def test_only_the_combined_line_carries_an_interval_and_it_opens_at_the_last_observation(series):
    drawn = lines(series["rate, by a_x"], ["linear", "logit", "combined"], 2031.0, 0.9)
    combined = drawn[drawn["model"] == "combined"]
    assert combined[["year", "low", "high"]].iloc[0].tolist() == [2022.5, 55.7, 55.7]
    assert (combined["part"] == "extrapolated").all()
    assert drawn.loc[drawn["model"] != "combined", "low"].isna().all()
    assert drawn.loc[(drawn["model"] == "linear") & (drawn["part"] == "fitted"), "year"].max() == 2022.5


def test_a_model_that_does_not_apply_has_no_line(series):
    assert set(lines(series["scale"], ["linear", "logit"], 2031.0, 0.9)["model"]) == {"linear"}


def test_a_share_that_the_registry_does_not_know_ends_at_100_percent_in_lines_as_in_tables():
    fibre = RATE | {"series": "fibre (percent)", "indicator": "", "title": "Fibre", "ceiling": np.nan}
    given = [observation(fibre, 2016.0, 21.3, "a"), observation(fibre, 2025.0, 62.4, "a")]
    rows = histories(pd.DataFrame(given), DISAGREEMENTS.iloc[:0], 2012)
    drawn = lines(rows, ["logit", "combined"], 2031.0, 0.9)
    table = paths(rows, [2031.0], ["logit", "combined"]).set_index("model")["value"]
    assert drawn[drawn["year"] == 2031.0].set_index("model")["value"].to_dict() == table.to_dict()
    assert what_it_depends_on({"fibre": rows}, {}, 2031.0, ["combined"])["value"].max() < 100


def test_a_figure_says_in_words_what_it_shows(series):
    rows = series["rate, by a_x"]
    words = line_alt(rows, lines(rows, ["linear"], 2031.0, 0.9))
    assert (
        words == "Rate, by text a_x: from 24.6 % at the end of 2012 to 55.7 % in June 2022; "
        "extrapolated to where it would stand at the end of 2030: linear 83.5."
    )


def test_what_the_extrapolation_depends_on_is_varied_one_by_one(series):
    read = series["rate, by a_x"].assign(value=[20.6, 51.7])
    table = what_it_depends_on(series, {"rate": [("55.7 read as 51.7", read)]}, 2026.0, ["linear", "logit"])
    rate = table[table["series"].str.startswith("rate")]
    assert rate["varied"].value_counts().to_dict() == {"base year": 6, "model": 4, "reading": 1}
    reading = table[table["varied"] == "reading"].iloc[0]
    assert (reading["title"], reading["first_value"], reading["last_value"]) == ("Rate", 20.6, 51.7)


def test_amounts_are_told_in_the_words_of_their_unit(series):
    told = in_words(growth_table(series), ["last_value"]).set_index("series")["last_value"]
    assert told["scale"] == "9.5 trillion yuan"
    assert told["rate, by a_x"] == "55.7 %"


def test_an_unknown_indicator_is_an_error_that_names_the_nearest():
    with pytest.raises(ValueError, match="unknown indicator 'rates'; did you mean 'rate'"):
        histories(OBSERVATIONS, DISAGREEMENTS, 2012, ["rates"])


def test_the_table_beside_a_figure_has_a_row_a_year_and_a_column_a_model(history):
    table = side_by_side(paths(history, [2026.0, 2031.0], ["linear", "combined"]), "rate, by a_x", 0.9)
    assert list(table.columns) == ["year", "linear", "combined", "low", "high"]
    assert list(table["year"]) == [2026.0, 2031.0]


def test_large_amounts_stand_in_the_scale_that_their_column_names(history):
    table = side_by_side(paths(history, [2026.0], ["linear"]), "scale", 0.9)
    assert table["linear, trillion"].round(1).tolist() == [12.6]


def test_only_series_that_span_enough_years_are_drawn(series):
    assert "rate, by a_x" in spanning(series, 9)
    assert spanning(series, 10) == {}


def test_growth_in_short_names_the_fastest_and_the_slowest():
    table = pd.DataFrame({"title": ["Rate", "Scale"], "yearly_growth": [9.0, 16.0], "n": [2, 3]})
    assert growth_in_short(table).text == (
        "Scale grew fastest, by 16.0 % a year; Rate slowest, by 9.0 % a year. "
        "Two observations are all there is for 1 of the 2 series."
    )
    assert growth_in_short(table.iloc[:1]).text.startswith("Too few series")


def test_no_growth_is_a_table_without_rows():
    assert dated(growth_table({})).empty


def test_texts_without_an_observation_have_no_history():
    claims = claims_table([])
    observations = observations_table(claims, read_registry())
    history = histories(observations, disagreements_table(claims, read_registry()), 2012)
    assert followed(history, paths(history, [2031.0])) == {}
