"""What a reader is told of a target: every number computed, a proxy in the line of its verdict."""

from __future__ import annotations

import math
from dataclasses import replace

import hand_reading

from briefings.indicators import read_registry
from briefings.observations import observations_table
from briefings.prospects import assess_targets, contested, growths, judged_prospects, looking_back
from briefings.targets import later_figures, read_targets, stated_targets
from briefings.verdicts import (
    aim,
    assessments_table,
    gap_words,
    gaps_table,
    looking_back_sentence,
    method_sources,
    methods_table,
    paces_table,
    prospect_sentence,
    verdict_line,
    verdict_paragraph,
    verdicts_by_side,
)

REGISTRY = read_registry()
CLAIMS = hand_reading.claims_table()
OBSERVATIONS = observations_table(CLAIMS, REGISTRY)
PUBLISHED = assess_targets(read_targets(hand_reading.SEEDS, REGISTRY), OBSERVATIONS, REGISTRY)
STATED = assess_targets(stated_targets(CLAIMS, REGISTRY), OBSERVATIONS, REGISTRY)


def test_an_aim_keeps_its_bound_and_its_year():
    assert [aim(one.target) for one in STATED] == [
        "over 70 % by the end of 2025",
        "100 % by the end of 2027",
        "about 200 high-standard digital industrial parks by the end of 2027",
        "100 % by the end of 2030",
    ]


def test_the_verdict_line_of_a_target_without_a_series_carries_its_proxies():
    line = verdict_line(STATED[0]).text
    assert line.startswith("Cannot be assessed directly")
    assert "As a proxy, the penetration rate of digital research" in line
    assert "As a proxy, the numerical control rate" in line


def test_a_target_with_neither_series_nor_proxy_says_so():
    assert verdict_line(STATED[2]).text.endswith("and the registry names no proxy.")


def test_a_stated_target_links_to_its_words():
    markup = verdict_paragraph(STATED[1]).html
    assert 'href="source-002_cf56ea271277000b.html#002' in markup
    assert "“full coverage”" in markup


def test_the_sentence_says_value_interval_gap_growth_methods_and_probability():
    one = PUBLISHED[0].prospects[0]
    said = prospect_sentence(one).text
    assert f"would stand at {one.projected:.3g} %" in said
    assert "80 % interval" in said and "borrowed from reference series" in said
    assert "3.51 points a year from now on, against 3.27 points so far" in said
    assert "3 of 6 methods see it met" in said
    assert f"{100 * one.probability:.0f} %" in said


def test_a_target_that_is_met_already_says_so():
    suppliers = PUBLISHED[-1].prospects[0]
    assert prospect_sentence(suppliers).text.startswith(
        "It is met already: the latest figure is over 150 suppliers"
    )


def test_one_observation_is_said_to_tell_no_growth():
    factories = PUBLISHED[4].prospects[0]
    assert "one observation tells no growth of its own" in prospect_sentence(factories).text
    assert "growth so far is not known" in prospect_sentence(factories).text


def test_a_deadline_before_the_latest_figure_is_past():
    one = PUBLISHED[0].prospects[0]
    past = replace(one, target=replace(one.target, year=2020))
    assert prospect_sentence(past).text.startswith("Its deadline is past")


def test_a_target_due_on_the_day_of_the_latest_figure_needs_no_growth_any_more():
    one = PUBLISHED[0].prospects[0]
    due = replace(one, growth=replace(one.growth, latest_year=one.target.deadline))
    assert prospect_sentence(due).text.startswith("Its deadline is past")
    assert math.isnan(due.needed)


def test_short_of_and_beyond_are_told_apart():
    one = PUBLISHED[0].prospects[0]
    assert gap_words(replace(one, projected=60.0)) == "8 points short of it"
    assert gap_words(replace(one, projected=70.0)) == "2 points beyond it"
    assert gap_words(replace(one, projected=68.01)) == "just at it"


def test_the_table_of_assessments_leaves_the_gap_of_a_proxy_empty():
    table = assessments_table(STATED + PUBLISHED)
    proxies = table["stands_in"] != ""
    assert table.loc[proxies, ["gap", "needed", "probability"]].isna().all(axis=None)
    assert table.loc[table["origin"] == "published", "probability"].notna().all()
    assert table["verdicts"].iloc[-1].startswith("eurostat: achieved; unsd: on track")


def test_every_method_stands_in_the_table_of_a_target_also_when_it_refuses():
    table = methods_table(PUBLISHED[0].prospects[0]).set_index("method")
    names = ["Eurostat", "UNSD", "ESCAP", "Destatis", "SDSN", "WRI", "Reference class", "ESCAP, MENARO"]
    assert list(table.index) == names
    assert table.loc["Destatis", "verdict"].startswith("refuses: needs 4 annual points")
    assert table.loc["Destatis", "met"] == "does not say"


def test_methods_that_no_publisher_confirms_are_marked():
    sources = method_sources().set_index("method")["source"]
    marked = [name for name, source in sources.items() if source.endswith("(not confirmed)")]
    assert marked == ["ESCAP"]


def test_the_sides_of_a_target_hold_every_method_once():
    row = verdicts_by_side(contested(PUBLISHED)).iloc[0]
    assert sum(row[side].count("(") for side in ("met", "not met", "does not say")) == 7


def test_tables_have_a_row_a_target_and_baseline():
    control = [one for one in judged_prospects(PUBLISHED) if one.growth.series == "numerical_control_rate"]
    gaps = gaps_table(control)
    assert list(gaps["baseline"]) == ["24.6 %", "20.6 %", "24.6 %", "20.6 %"]
    assert gaps["gap"].iloc[0] == "4.46 points"
    paces = paces_table(control, ["linear"])
    assert list(paces.columns) == ["title", "aim", "baseline", "needed", "so_far", "linear"]


def test_looking_back_counts_each_later_figure_once():
    later = later_figures(hand_reading.SEEDS, REGISTRY)
    assert looking_back_sentence(looking_back(later, OBSERVATIONS)).text.startswith("Of 4 later figures")
    assert "No later figure" in looking_back_sentence(looking_back(later.iloc[:0], OBSERVATIONS)).text


def test_growth_that_is_counted_from_another_year_changes_the_sentence():
    (other,) = growths(OBSERVATIONS, "rd_tool_penetration", 2012)
    one = PUBLISHED[1].prospects[0]
    slower = replace(one, growth=replace(other, baseline_value=60.0))
    assert "against 1.59 points so far" in prospect_sentence(slower).text
