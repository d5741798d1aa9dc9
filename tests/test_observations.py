"""Claims become series: joined where they may be, kept apart where they differ, each with its derivation."""

from __future__ import annotations

import math
import shutil
import time

import hand_reading
import pandas as pd
import pytest
from invented import claim, claims_table

from briefings.claims import read_claims
from briefings.corrections import Correction, corrections_in_words, read_corrections
from briefings.documents import read_documents
from briefings.indicators import build_registry, read_registry
from briefings.intervals import Interval
from briefings.observations import (
    GROWTH_COLUMNS,
    allowed_words,
    growth_ranges,
    hull,
    kept_apart,
    observations_table,
    told_by_text,
    unplaced_claims,
    worded,
)
from briefings.published import published_tables

NONE = build_registry({})


@pytest.fixture(scope="module")
def seeds() -> pd.DataFrame:
    return observations_table(hand_reading.claims_table(), read_registry())


def series(table: pd.DataFrame, name: str) -> pd.DataFrame:
    return table[table["series"] == name]


def observed(*rows: dict) -> pd.DataFrame:
    return observations_table(claims_table(*rows), NONE)


def test_a_gain_over_2012_implies_a_baseline_with_both_roundings(seeds):
    tools = series(seeds, "rd_tool_penetration")
    base = tools[tools["basis"] == "implied"].iloc[0]
    assert (base["value"], base["low"], base["high"], base["year"]) == (48.8, 48.7, 48.9, 2013.0)
    assert base["derivation"] == "75.1 - 26.3 = 48.8"
    assert len(base["claim_ids"].split(";")) == 2


def test_both_texts_imply_the_same_baseline_of_the_design_tools(seeds):
    tools = series(seeds, "rd_tool_penetration")
    assert tools.loc[tools["basis"] == "implied", "value"].tolist() == [48.8, 48.8]
    assert tools["year"].tolist() == [2013.0, 2013.0, 2022.0, 2022.5]


def test_from_x_to_y_states_its_baseline(seeds):
    electronics = series(seeds, "electronics_scale")
    assert electronics["basis"].tolist() == ["stated", "stated"]
    assert electronics["year"].tolist() == [2013.0, 2022.0]
    assert electronics["value"].tolist() == [10.7e12, 14.1e12]


def test_different_qualifiers_are_different_series(seeds):
    workshops = seeds[seeds["indicator"] == "digital_workshops"]
    assert workshops["series"].nunique() == len(workshops) == 4
    suppliers = series(seeds, "solution_suppliers / revenue above 1 billion yuan")
    assert suppliers["value"].tolist() == [100, 150]
    assert series(seeds, "solution_suppliers")["value"].tolist() == [6000]


def test_factories_selected_in_a_year_are_not_the_factories_there_are(seeds):
    assert series(seeds, "demonstration_factories")["value"].tolist() == [421, 421]
    assert series(seeds, "demonstration_factories / selected in a year")["value"].tolist() == [110]


def test_the_page_can_say_why_series_were_kept_apart(seeds):
    apart = kept_apart(seeds).set_index("title")
    workshops = apart.loc["Digital workshops and smart factories"]
    assert "provincial-level" in workshops["why"]
    assert "over 2,100 (high-level, 2023-03-01)" in workshops["figures"]
    factories = apart.loc["National demonstration factories for smart manufacturing"]
    assert "an amount over a period is not a number at a date" in factories["why"]


def test_what_a_text_says_twice_is_one_observation(seeds):
    satisfied = series(seeds, "equipment_market_satisfaction")
    assert len(satisfied) == 1
    assert len(satisfied["claim_ids"].iloc[0].split(";")) == 2


def test_every_hand_read_claim_is_observed_or_listed_with_a_reason(seeds):
    claims = hand_reading.claims_table()
    listed = set(unplaced_claims(claims, read_registry())["claim_id"])
    used = {claim_id for cell in seeds["claim_ids"] for claim_id in cell.split(";")}
    assert used | listed == set(claims["claim_id"])


def test_a_share_never_exceeds_its_ceiling_nor_a_count_falls_below_zero(seeds):
    shares = seeds[seeds["ceiling"].notna()]
    assert len(shares) > 10
    assert (shares["high"] <= 100).all()
    assert (seeds["low"].dropna() >= 0).all()


def test_without_a_registry_claims_that_share_subject_and_unit_are_a_series():
    found = observed(
        claim("4.1 million", 4.1e6, "vehicles", "the number of electric vehicles", "2022"),
        claim("6.3 million", 6.3e6, "vehicles", "Electric vehicles", "2023", document_id="b"),
        claim("12%", 12, "percent", "electric vehicles", "2023", document_id="b"),
    )
    assert found["series"].tolist() == ["electric_vehicle", "electric_vehicle", "electric_vehicle (percent)"]
    assert found["indicator"].isna().all()


def test_amounts_over_parts_of_a_year_stay_apart_from_those_of_years():
    january_to_april = {"as_of_start": "2026-01-01", "as_of_end": "2026-04-30"}
    found = observed(
        claim("2.48 trillion yuan", 2.48e12, "CNY", "exports", "2026-04-30", as_of_start="2026-04-01"),
        claim("8.9 trillion yuan", 8.9e12, "CNY", "exports", "2026", **january_to_april),
        claim("25 trillion yuan", 25e12, "CNY", "exports", "2025"),
    )
    assert found["series"].tolist() == [
        "export (CNY)",
        "export (CNY) / in 1 month",
        "export (CNY) / in 4 months",
    ]


def test_dollars_and_pounds_are_not_joined():
    found = observed(
        claim("$5 billion", 5e9, "USD", "broadband investment", "2022"),
        claim("£5 billion", 5e9, "GBP", "broadband investment", "2023"),
    )
    assert found["series"].nunique() == 2
    assert kept_apart(found)["why"].tolist() == ["their units differ: GBP, USD"]


def test_growth_in_percent_implies_the_level_before():
    found = observed(
        claim("1.32 million", 1.32e6, "homes", "homes with fibre", "2024"),
        claim(
            "10%",
            10,
            "percent",
            "homes with fibre",
            "2024",
            kind="change",
            direction="increase",
            baseline_year="2023",
        ),
    )  # fmt: skip
    base = found[found["basis"] == "implied"].iloc[0]
    assert base["value"] == 1.2e6
    assert base["derivation"] == "1.32 million / (1 + 10 %) = 1.2 million"
    assert base["low"] == pytest.approx(1.315e6 / 1.105)


def test_a_fall_implies_a_higher_level_before():
    found = observed(
        claim("8%", 8, "percent", "homes without fibre", "2024"),
        claim(
            "4 points", 4, "percentage_points", "homes without fibre", "2024", kind="change",
            direction="decrease", baseline_year="2020",
        ),
    )  # fmt: skip
    assert found[found["basis"] == "implied"]["value"].tolist() == [12]


def test_a_bounded_level_gives_a_bounded_baseline():
    found = observed(
        claim("over 60%", 60, "percent", "homes with fibre", "2024", bound="at_least"),
        claim(
            "20 points", 20, "percentage_points", "homes with fibre", "2024", kind="change",
            direction="increase", baseline_year="2020",
        ),
    )  # fmt: skip
    base = found[found["basis"] == "implied"].iloc[0]
    assert (base["bound"], base["low"]) == ("at_least", 39.5)
    assert math.isnan(base["high"])


def test_a_gain_finds_its_level_in_another_text_of_the_same_time():
    gain = {"kind": "change", "direction": "increase", "baseline_year": "2020", "document_id": "b"}
    found = observed(
        claim("60%", 60, "percent", "homes with fibre", "2024"),
        claim("20 points", 20, "percentage_points", "homes with fibre", "2024", **gain),
    )
    base = found[found["basis"] == "implied"].iloc[0]
    assert base["value"] == 40
    assert base["note"] == "level and gain stand in different texts"


def test_a_gain_goes_with_the_level_that_stands_nearest_before_it():
    gain = {"kind": "change", "direction": "increase", "baseline_year": "2020", "sentence_start": 90}
    found = observed(
        claim("50%", 50, "percent", "homes with fibre", "2024", sentence_start=1),
        claim("60%", 60, "percent", "homes with fibre", "2024", sentence_start=2),
        claim("20 points", 20, "percentage_points", "homes with fibre", "2024", **gain),
        claim("70%", 70, "percent", "homes with fibre", "2024", sentence_start=100),
    )
    assert found[found["basis"] == "implied"]["derivation"].tolist() == ["60 - 20 = 40"]


def test_a_year_on_year_growth_without_a_base_year_is_listed_not_guessed():
    claims = claims_table(
        claim("9.8%", 9.8, "percent", "exports", "2026", kind="change", direction="increase"),
        claim("50", 50, "hubs", "hubs", "2026", kind="target"),
        claim("2", 2, "rank", "economy", "2026", kind="rank"),
        claim("300", 300, "hubs", "hubs", "2026"),
    )
    why = unplaced_claims(claims, NONE)["why"].tolist()
    assert why == [
        "a change without a base year",
        "a target, assessed as such",
        "a rank, not an amount",
        "no indicator of the registry",
    ]


def test_two_levels_of_one_sentence_are_told_to_be_not_told_apart():
    found = observed(
        claim("62", 62, "stations", "charging stations", "2024"),
        claim("153", 153, "stations", "charging stations", "2024"),
    )
    assert found["series"].nunique() == 2
    assert set(found["qualifier"]) == {"not told apart"}
    assert "without a word that tells them apart" in kept_apart(found)["why"].iloc[0]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("solution_suppliers / revenue above 1 billion yuan", "at least 50 %"),
        ("national_standards", "less than 36 %"),
        ("rd_tool_penetration", "26.3 points"),
        ("electronics_scale", "30.7 to 32.9 %"),
        ("smart_equipment_scale", "at least 6.67 %"),
        ("industrial_apps", "a fall of at least 52.8 %"),
    ],
)
def test_growth_between_bounded_figures_is_a_range(seeds, name, words):
    growth = growth_ranges(seeds).set_index("series")
    assert growth.loc[name, "words"] == words


def test_the_hull_of_several_values_is_as_wide_as_all_of_them():
    nan = math.nan
    exact, most, least = (
        {"value": 5.0, "low": 4.5, "high": 5.5},
        {"value": 6.0, "low": nan, "high": 6.0},
        {"value": 3.0, "low": 3.0, "high": nan},
    )
    assert hull([exact]) == Interval(5.0, 4.5, 5.5)
    assert hull([most]) == Interval(6.0, -math.inf, 6.0)
    assert hull([least]) == Interval(3.0, 3.0, math.inf)
    both = hull([exact, most])
    assert (math.isnan(both.value), both.low, both.high) == (True, -math.inf, 6.0)
    both = hull([exact, least])
    assert (math.isnan(both.value), both.low, both.high) == (True, 3.0, math.inf)
    assert hull([exact, exact | {"low": 4.0}]) == Interval(5.0, 4.0, 5.5)


def test_a_disputed_baseline_widens_the_growth_to_both_readings(seeds):
    growth = growth_ranges(seeds).set_index("series").loc["numerical_control_rate"]
    assert (growth["low"], growth["high"]) == (30.95, 35.25)
    assert growth["derivation"] == "55.7 - 24.6 or 20.6"
    assert math.isnan(growth["from_value"])


def test_a_correction_acts_only_when_asked_for_and_is_marked():
    claims, registry = hand_reading.claims_table(), read_registry()
    level = claims.loc[claims["quote"] == "51.3%", "claim_id"].iloc[0]
    corrected = observations_table(claims, registry, [Correction(level, 55.3, "agrees with text 000")])
    bases = corrected[(corrected["series"] == "numerical_control_rate") & (corrected["basis"] == "implied")]
    assert bases["value"].tolist() == [24.6, 24.6]
    marked = corrected[corrected["note"].str.contains("printed 51.3%, read as 55.3: agrees with text 000")]
    assert len(marked) == 2
    assert claims.loc[claims["claim_id"] == level, "value"].tolist() == [51.3]


def test_corrections_are_lines_of_the_catalogue(tmp_path):
    catalogue = tmp_path / "documents.toml"
    catalogue.write_text('[[correction]]\nclaim = "a-1"\nread_as = 55.3\nreason = "a slip"\n')
    assert read_corrections(tmp_path) == [Correction("a-1", 55.3, "a slip")]
    catalogue.write_text('[[correction]]\nclaim = "a-1"\nread_at = 55.3\nreason = "a slip"\n')
    with pytest.raises(ValueError, match="'read_at'; did you mean 'read_as'"):
        read_corrections(tmp_path)
    catalogue.write_text('[[correction]]\nclaim = "a-1"\nread_as = "55.3"\nreason = "a slip"\n')
    with pytest.raises(ValueError, match="the correction of 'a-1' reads as '55.3'; it takes a number"):
        read_corrections(tmp_path)


def test_a_correction_that_is_switched_on_acts_in_every_table_but_the_claims(tmp_path):
    folder = shutil.copytree(hand_reading.SEEDS, tmp_path / "seeds")
    level = "001_f9bd233beef15555-001"
    with (folder / "documents.toml").open("a", encoding="utf-8") as catalogue:
        catalogue.write(f'\n[[correction]]\nclaim = "{level}"\nread_as = 55.3\nreason = "as the gain"\n')
    claims = read_claims(read_documents(folder))
    off, on = (published_tables(folder, claims, {"corrections": switch}) for switch in (False, True))
    assert "numerical_control_rate" in set(off["disagreements"]["series"])
    assert "numerical_control_rate" not in set(on["disagreements"]["series"])
    followed = on["trends"][on["trends"]["series"] == "numerical_control_rate"]
    assert followed["value"].notna().all()
    assert on["claims"].equals(off["claims"])
    assert corrections_in_words(read_corrections(folder), claims) == [
        f"{level}, printed 51.3%, read as 55.3: as the gain"
    ]


def test_the_seeds_hold_no_correction():
    assert read_corrections(hand_reading.SEEDS) == []


def test_a_correction_of_an_unknown_claim_is_refused():
    with pytest.raises(ValueError, match="unknown claim in a correction: 'a-9'; did you mean 'a-1'"):
        observations_table(claims_table(claim("5", 5, "x", "y", "2024")), NONE, [Correction("a-9", 6, "")])


def test_a_table_without_a_needed_column_is_refused():
    with pytest.raises(ValueError, match="the claims table has no column 'quote'"):
        observations_table(hand_reading.claims_table().drop(columns="quote"), NONE)


def test_no_claims_give_empty_tables_with_all_columns():
    nothing = observations_table(claims_table(), NONE)
    assert len(nothing) == len(kept_apart(nothing)) == len(growth_ranges(nothing)) == 0
    assert "claim_ids" in nothing.columns
    assert tuple(growth_ranges(nothing).columns) == GROWTH_COLUMNS


def test_what_it_is_given_stays_as_it_was():
    claims = hand_reading.claims_table()
    before = claims.copy()
    observations_table(claims, read_registry(), [Correction(claims["claim_id"].iloc[0], 1, "a test")])
    pd.testing.assert_frame_equal(claims, before)


def test_ten_times_the_claims_take_little_more_than_ten_times_as_long():
    claims, registry = hand_reading.claims_table(), read_registry()

    def seconds(copies: int) -> float:
        many = [claims.assign(document_id=claims["document_id"] + str(copy)) for copy in range(copies)]
        table = pd.concat([one.assign(claim_id=one["claim_id"] + str(n)) for n, one in enumerate(many)])
        started = time.perf_counter()
        observations_table(table, registry)
        return time.perf_counter() - started

    seconds(5)
    assert seconds(100) < 30 * seconds(10) + 0.5


def test_figures_and_what_they_allow_have_words(seeds):
    words = worded(seeds).set_index("series")
    assert words.loc["digital_workshops", "figure"] == "over 700 workshops and factories"
    assert words.loc["digital_workshops", "allowed"] == "above 700"
    assert words.loc["mobile_iot_connections", "allowed"] == "1.8445 billion to 1.8455 billion"
    assert words.loc["top_level_nodes", "allowed"] == "just that"
    assert "48.8 % for 2012 (implied by text 000)" in told_by_text(series(seeds, "rd_tool_penetration"))


def test_growth_may_be_counted_from_a_later_year(seeds):
    assert "rd_tool_penetration" in set(growth_ranges(seeds, baseline_year=2012)["series"])
    since = growth_ranges(seeds, baseline_year=2021).set_index("series").loc["rd_tool_penetration"]
    assert (since["from_period"], since["words"]) == ("2021-12-31", "0.4 points")


def test_a_chinese_subject_names_its_series_as_it_was_said():
    found = observed(claim("61.5%", 61.5, "percent", "农村光纤覆盖率", "2023"))
    assert found["series"].tolist() == ["农村光纤覆盖率 (percent)"]


def hubs():
    return observed(
        claim("over 100 hubs", 100.0, "hubs", "digital hubs", "2020", bound="at_least"),
        claim("150 hubs", 150.0, "hubs", "digital hubs", "2022-06-30", document_id="b"),
        claim("30", 30.0, "hubs", "digital hubs", "2022-06-30", qualifier="rural", sentence_start=50),
    )


def test_an_observation_holds_what_its_claim_says():
    first = observed(claim("over 100 hubs", 100.0, "hubs", "digital hubs", "2020", bound="at_least"))
    assert first.drop(columns=["ceiling", "high"]).to_dict("records") == [
        {
            "series": "digital_hub",
            "indicator": None,
            "qualifier": "",
            "title": "digital hubs",
            "unit": "hubs",
            "year": 2021.0,
            "period": "2020",
            "value": 100.0,
            "low": 100.0,
            "bound": "at_least",
            "basis": "stated",
            "derivation": "",
            "claim_ids": "a-1",
            "document_id": "a",
            "note": "",
        }
    ]
    assert first[["ceiling", "high"]].isna().all(axis=None)


def test_series_of_one_name_are_shown_beside_each_other_with_what_sets_them_apart():
    assert kept_apart(hubs()).to_dict("records") == [
        {
            "title": "digital hubs",
            "series": "digital_hub; digital_hub / rural",
            "figures": "over 100 (no qualifier, 2020); 150 (no qualifier, 2022-06-30); "
            "30 (rural, 2022-06-30)",
            "why": "they count different things: no qualifier, rural",
        }
    ]
    assert kept_apart(hubs().tail(1)).empty
    assert kept_apart(hubs().tail(1).pipe(lambda one: pd.concat([one, one]))).empty  # of one series


def test_the_growth_of_a_series_holds_its_ends_its_limits_and_its_arithmetic():
    assert growth_ranges(hubs()).to_dict("records") == [
        {
            "series": "digital_hub",
            "title": "digital hubs",
            "unit": "hubs",
            "from_period": "2020",
            "to_period": "2022-06-30",
            "from_value": 100.0,
            "to_value": 150.0,
            "years": 1.5,
            "growth": 50.0,
            "low": -100.0,
            "high": 50.0,
            "measure": "percent",
            "words": "less than 50 %",
            "derivation": "150 / 100 - 1",
            "claim_ids": "a-1;b-1",
        }
    ]


def test_points_of_a_share_are_counted_between_its_ends():
    shares = observed(
        claim("20%", 20.0, "percent", "homes with fibre", "2020"),
        claim("30%", 30.0, "percent", "homes with fibre", "2021"),
        claim("60%", 60.0, "percent", "homes with fibre", "2022"),
    )
    (growth,) = growth_ranges(shares).to_dict("records")
    assert (growth["years"], growth["growth"], growth["low"], growth["high"]) == (2, 40, 39, 41)
    assert (growth["measure"], growth["words"]) == ("points", "39 to 41 points")
    assert (growth["derivation"], growth["claim_ids"]) == ("60 - 20", "a-1;a-3")


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (0.0, 5.0, "cannot be said"),  # from nothing
        (-2.0, 5.0, "cannot be said"),
        (4.0, 5.0, "0 to 57.1 %"),
        (100.0, 0.0, "a fall of at least 100 %"),
        (5.0, 5.0, "-18.2 to 22.2 %"),
    ],
)
def test_growth_from_nothing_cannot_be_told_in_percent(first, last, words):
    profits = observed(
        claim(f"{first:g} yuan", first, "CNY", "profit", "2020"),
        claim(f"{last:g} yuan", last, "CNY", "profit", "2022"),
    )
    assert growth_ranges(profits)["words"].tolist() == [words]


def test_an_unplaced_claim_is_listed_with_its_words_why_and_the_nearest_indicators():
    claims = claims_table(claim("over 100 firms", 100.0, "firms", "smart enterprises of note", "2020"))
    (row,) = unplaced_claims(claims, read_registry()).to_dict("records")
    assert row.pop("nearest").split(", ")[0] == "smart_factories"
    assert row == {
        "claim_id": "a-1",
        "document_id": "a",
        "quote": "over 100 firms",
        "subject": "smart enterprises of note",
        "kind": "level",
        "why": "no indicator of the registry",
    }


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (claim("3 times", 3.0, "times", "exports", "2026"), "a multiple or a difference, not an amount"),
        (claim("5%", 5.0, "percent", "exports", "2026", as_of_start=None, as_of_end=None), "no date"),
        (claim("5%", 5.0, "percent", None, "2026"), "no words that name it"),
        (
            claim("5%", 5.0, "percent", "exports", "2026", kind="change", baseline_year="2025"),
            "a change whose level is not stated",
        ),
        (
            claim("5%", 5.0, "percent", "exports", "2026", kind="change", baseline_year="2027"),
            "a change without a base year",
        ),
    ],
)
def test_a_claim_that_gives_no_observation_says_why(row, why):
    assert unplaced_claims(claims_table(row), NONE)["why"].tolist() == [why]


def test_a_change_without_words_is_of_the_one_level_of_its_sentence():
    gain = {"kind": "change", "direction": "increase", "baseline_year": "2020"}
    level = claim("60%", 60.0, "percent", "homes with fibre", "2024")
    points = claim("20 points", 20.0, "percentage_points", None, "2024", **gain)
    assert observed(level, points)["value"].tolist() == [40, 60]
    other = claim("30%", 30.0, "percent", "farms with fibre", "2024")
    assert "implied" not in set(observed(level, other, points)["basis"])  # it may be of either
    elsewhere = points | {"sentence_start": 500}
    assert "implied" not in set(observed(level, elsewhere)["basis"])


def test_who_cannot_see_a_chart_is_told_what_each_text_says():
    told = told_by_text(series(hubs(), "digital_hub"))
    assert told == (
        "digital hubs: over 100 hubs for 2020 (stated by text a); 150 hubs for 2022-06-30 (stated by text b)"
    )


def test_a_baseline_that_is_stated_and_follows_too_is_one_observation():
    level = claim(
        "60%", 60.0, "percent", "homes with fibre", "2024", baseline_year="2020", baseline_value=40.0
    )
    gain = claim(
        "20 points", 20.0, "percentage_points", "homes with fibre", "2024", kind="change",
        direction="increase", baseline_year="2020",
    )  # fmt: skip
    assert observed(level, gain)[["value", "basis"]].to_numpy().tolist() == [[40, "implied"], [60, "stated"]]
    alone = observed(level)
    assert alone[["value", "basis", "bound"]].to_numpy().tolist() == [
        [40, "stated", "exact"],
        [60, "stated", "exact"],
    ]
    assert alone["low"].tolist() == [40, 59.5]  # what the other figure was rounded to is not at hand


@pytest.mark.parametrize(
    ("of_level", "of_gain", "bound"),
    [
        ("exact", "exact", "exact"),
        ("approximately", "exact", "approximately"),
        ("exact", "approximately", "approximately"),
        ("at_most", "exact", "at_most"),
        ("exact", "at_least", "at_most"),
        ("exact", "at_most", "at_least"),
    ],
)
def test_an_implied_baseline_is_as_exact_as_its_terms(of_level, of_gain, bound):
    level = claim("60%", 60.0, "percent", "homes with fibre", "2024", bound=of_level)
    gain = claim(
        "20 points", 20.0, "percentage_points", "homes with fibre", "2024", kind="change",
        direction="increase", baseline_year="2020", bound=of_gain,
    )  # fmt: skip
    found = observed(level, gain)
    assert found.loc[found["basis"] == "implied", "bound"].tolist() == [bound]


def test_money_in_another_currency_is_another_series_of_its_indicator():
    registry = build_registry(
        {
            "sales": {
                "title": "Sales",
                "unit": "CNY",
                "direction": "increase",
                "kind": "flow",
                "phrases": ["software sales"],
            }
        }
    )
    claims = claims_table(
        claim("5 billion yuan", 5e9, "CNY", "software sales", "2023"),
        claim("5 billion dollars", 5e9, "USD", "software sales", "2023", document_id="b"),
    )
    found = observations_table(claims, registry)
    assert found[["series", "title", "unit"]].to_numpy().tolist() == [
        ["sales", "Sales", "CNY"],
        ["sales / USD", "Sales, USD", "USD"],
    ]


def test_what_words_allow_is_said_from_the_end_that_they_name():
    assert allowed_words(math.nan, 40) == "up to 40"
    assert allowed_words(40, math.nan) == "above 40"
    assert allowed_words(40, 41) == "40 to 41"
