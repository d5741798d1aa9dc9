"""What a reader is told of a target: every number computed, a proxy in the line of its verdict."""

from __future__ import annotations

import math
from dataclasses import asdict, replace

import hand_reading
import pandas as pd
from invented import FIBRE

from briefings.findings import Finding
from briefings.indicators import read_registry
from briefings.methods import METHODS
from briefings.observations import observations_table
from briefings.prospects import (
    DIRECT,
    INDIRECT,
    UNCOUNTED,
    Assessment,
    assess_targets,
    contested,
    growths,
    judged_prospects,
    looking_back,
    prospect,
)
from briefings.targets import Target, later_figures, read_targets, stated_targets
from briefings.verdicts import (
    aim,
    aims_table,
    assessment_rows,
    assessments_table,
    count_words,
    gap_words,
    gaps_table,
    latest_words,
    looking_back_sentence,
    looking_back_table,
    method_sources,
    methods_table,
    outlook_alt,
    paces_table,
    projected_words,
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
    (other,) = growths(OBSERVATIONS, 2012)["rd_tool_penetration"]
    one = PUBLISHED[1].prospects[0]
    slower = replace(one, growth=replace(other, baseline_value=60.0))
    assert "against 1.59 points so far" in prospect_sentence(slower).text


# Homes with fibre: from 20 % at the end of 2012, as one text implies, to 60 % at the end of 2022; 80 % is
# aimed at for 2027. So 4 points a year so far, and as many needed.
FIBRE_SEEN_THRICE = replace(FIBRE, observations=3)
WANTED = Target(
    target_id="targets.toml-1",
    origin="published",
    indicator=None,
    qualifier="",
    title="homes with fibre",
    value=80.0,
    bound="exact",
    unit="percent",
    year=2027,
    source="a plan",
    quote="80 %",
    document_id="",
    claim_ids="",
)
WORDS = {
    "eurostat": "substantial",
    "unsd": "on track",
    "escap": "accelerate",
    "sdsn": "on track",
    "wri": "off track",
    "reference_class": "unlikely",
}
FIBRE_BY_2027 = replace(
    prospect(WANTED, FIBRE_SEEN_THRICE, REGISTRY),
    projected=76.0,
    low=70.0,
    high=82.0,
    probability=0.4,
    findings=tuple(Finding(verdict=WORDS.get(method.method_id, "")) for method in METHODS),
)
COPPER = replace(FIBRE_BY_2027, proxy_for="both are wires", findings=())


def test_a_target_with_its_own_series_is_told_in_one_sentence():
    said = verdict_paragraph(Assessment(WANTED, DIRECT, (FIBRE_BY_2027,)))
    assert said.text == (
        "Homes with fibre, 80 % by the end of 2027: If growth went on, it would stand at 76 % at the end of "
        "2027 (80 % interval 70 to 82, borrowed from reference series), 4 points short of it; it needs 4 "
        "points a year from now on, against 4 points so far; 3 of 6 methods see it met, and targets as far "
        "off were reached in 40 % of the comparable reference cases."
    )


def test_what_a_sentence_computes_shows_its_arithmetic_and_its_claims():
    markup = prospect_sentence(FIBRE_BY_2027).html
    assert "(80 - 60) / 5 years" in markup
    assert "(60 - 20) / 10 years" in markup
    assert "from 20 at the end of 2012 (50 - 30 = 20) to 60 at the end of 2022, 3 observations" in markup
    for shown in (markup, latest_words(FIBRE_SEEN_THRICE).html):
        assert 'href="source-a.html#a-1"' in shown and 'href="source-a.html#a-2"' in shown


def test_one_observation_is_one_observation():
    alone = replace(FIBRE_SEEN_THRICE, baseline_year=math.nan, baseline_value=math.nan, observations=1)
    markup = projected_words(replace(FIBRE_BY_2027, growth=alone)).html
    assert "60 at the end of 2022, no baseline, 1 observation <" in markup
    assert prospect_sentence(replace(FIBRE_BY_2027, growth=alone)).text.startswith(
        "If it moved as other series did (one observation tells no growth of its own), it would stand at 76 %"
    )


def test_a_target_that_is_met_already_is_told_with_its_latest_figure_and_where_it_would_go():
    met = replace(FIBRE_BY_2027, case=replace(FIBRE_BY_2027.case, target_value=55.0))
    assert prospect_sentence(met).text == (
        "It is met already: the latest figure is over 60 %, at the end of 2022; if growth went on, it would "
        "stand at 76 % at the end of 2027 (80 % interval 70 to 82, borrowed from reference series)."
    )


def test_a_target_that_is_past_is_told_with_its_latest_figure():
    past = replace(FIBRE_BY_2027, target=replace(WANTED, year=2021))
    told = "Its deadline is past; the latest figure is over 60 %, at the end of 2022."
    assert prospect_sentence(past).text == told


def test_without_reference_series_neither_an_interval_nor_a_probability_is_told():
    alone = replace(FIBRE_BY_2027, low=math.nan, high=math.nan, probability=math.nan)
    assert "(no interval: no reference series goes so far)" in prospect_sentence(alone).text
    assert "reached in an unknown part of the comparable" in prospect_sentence(alone).text
    assert gaps_table([alone])["interval"].tolist() == [""]


def test_a_proxy_is_told_with_why_it_is_one_and_what_the_texts_lack():
    assert verdict_line(Assessment(WANTED, INDIRECT, (COPPER,))).text == (
        "Cannot be assessed directly: the texts give no series of it. As a proxy, the homes with fibre (both "
        "are wires) would stand at 76 % at the end of 2027 (80 % interval 70 to 82, borrowed from reference "
        "series)."
    )
    initials = replace(COPPER, growth=replace(FIBRE_SEEN_THRICE, title="NC machines"))
    assert "the NC machines (both" in verdict_line(Assessment(WANTED, INDIRECT, (initials,))).text


def test_a_target_that_nothing_measures_says_so():
    assert verdict_line(Assessment(WANTED, INDIRECT, ())).text == (
        "Cannot be assessed directly: the texts give no series of it, and the registry names no proxy."
    )
    assert verdict_line(Assessment(WANTED, UNCOUNTED, ())).text == (
        "Names no number: nothing to measure it by."
    )


def test_a_stated_target_is_quoted_and_words_without_digits_are_said_as_a_number_too():
    stated = replace(WANTED, claim_ids="b-7", quote="four fifths")
    assert "homes with fibre, “four fifths” (80 %) by" in verdict_paragraph(
        Assessment(stated, INDIRECT, ())
    ).text.replace("Homes", "homes")
    digits = replace(stated, quote="80%")
    assert "fibre, “80%” by" in verdict_paragraph(Assessment(digits, INDIRECT, ())).text


def test_a_gap_in_amounts_is_small_as_a_part_of_the_target():
    sales, target = replace(FIBRE_SEEN_THRICE, unit="CNY"), replace(WANTED, unit="CNY", value=2e12)
    money = replace(FIBRE_BY_2027, growth=sales, target=target, projected=1.95e12)
    assert gap_words(money) == "just at it"
    assert gap_words(replace(money, projected=1.9e12)) == "100 billion yuan short of it"
    assert gap_words(replace(FIBRE_BY_2027, projected=79.96)) == "just at it"
    assert gap_words(replace(FIBRE_BY_2027, projected=79.9)) == "0.1 points short of it"


def test_methods_that_see_it_met_are_counted_among_those_that_say():
    findings = FIBRE_BY_2027.findings
    one = (*findings[:1], *(replace(finding, verdict="") for finding in findings[1:]))
    assert count_words(replace(FIBRE_BY_2027, findings=one)) == "1 of 1 methods sees it met"
    none = tuple(replace(finding, verdict="") for finding in findings)
    assert count_words(replace(FIBRE_BY_2027, findings=none)) == "no method says whether it is met"


def test_a_row_of_the_assessments_holds_target_growth_and_verdicts():
    (row,) = assessment_rows(Assessment(replace(WANTED, claim_ids="b-7"), DIRECT, (FIBRE_BY_2027,)))
    assert asdict(row) == {
        "target_id": "targets.toml-1",
        "origin": "published",
        "title": "homes with fibre",
        "target_value": 80.0,
        "bound": "exact",
        "unit": "percent",
        "target_year": 2027,
        "verdict": "assessed",
        "series": "fibre",
        "stands_in": "",
        "baseline_year": 2013.0,
        "baseline_value": 20.0,
        "latest_year": 2023.0,
        "latest_value": 60.0,
        "observations": 3,
        "projected": 76.0,
        "low": 70.0,
        "high": 82.0,
        "confidence": 0.8,
        "gap": 4.0,
        "needed": 4.0,
        "so_far": 4.0,
        "times": 1.0,
        "probability": 0.4,
        "agreement": "disagree: met by 3 of 6",
        "verdicts": "eurostat: substantial; unsd: on track; escap: accelerate; destatis: refuses; "
        "sdsn: on track; wri: off track; reference_class: unlikely",
        "source": "a plan",
        "quote": "80 %",
        "claim_ids": "b-7;a-1;a-2",
    }


def test_a_row_of_a_proxy_holds_what_it_stands_for_and_no_verdict():
    own, proxy = (
        asdict(assessment_rows(Assessment(WANTED, verdict, (one,)))[0])
        for verdict, one in ((DIRECT, FIBRE_BY_2027), (INDIRECT, COPPER))
    )
    assert {name: proxy[name] for name in own if proxy[name] != own[name]} == {
        **dict.fromkeys(("gap", "needed", "times", "probability")),
        "verdict": "cannot be assessed directly",
        "stands_in": "both are wires",
        "agreement": "",
        "verdicts": "",
    }


def test_a_row_of_an_aim_without_a_number_holds_its_words_alone():
    aim_of = replace(WANTED, value=math.nan, quote="many more homes", claim_ids="b-7")
    (row,) = assessment_rows(Assessment(aim_of, UNCOUNTED, ()))
    told = {name: value for name, value in asdict(row).items() if value not in (None, "")}
    assert told == {
        "target_id": "targets.toml-1",
        "origin": "published",
        "title": "homes with fibre",
        "bound": "exact",
        "unit": "percent",
        "target_year": 2027,
        "verdict": "names no number",
        "source": "a plan",
        "quote": "many more homes",
        "claim_ids": "b-7",
    }


def test_the_tables_of_gaps_and_paces_say_their_figures_in_words():
    about = {"title": "Homes with fibre", "aim": "80 % by the end of 2027", "baseline": "20 %"}
    gap = {"projected": "76 %", "interval": "70 to 82", "gap": "4 points", "probability": 0.4}
    assert gaps_table([FIBRE_BY_2027]).to_dict("records") == [about | gap]
    pace = {"needed": "4 points", "so_far": "4 points", "linear": "2027"}
    assert paces_table([FIBRE_BY_2027], ["linear"]).to_dict("records") == [about | pace]


def test_each_side_names_its_methods_with_their_words():
    assert verdicts_by_side([FIBRE_BY_2027]).to_dict("records") == [
        {
            "title": "Homes with fibre, 80 % by the end of 2027",
            "met": "Eurostat (substantial), UNSD (on track), SDSN (on track)",
            "not met": "ESCAP (accelerate), WRI (off track), Reference class (unlikely)",
            "does not say": "Destatis (refuses)",
            "agreement": "disagree: met by 3 of 6",
        }
    ]


def test_an_aim_in_its_own_words_alone_has_no_title_beside_them():
    parks = replace(WANTED, title="many parks", quote="We will build many parks")
    bare = replace(WANTED, title="We will do more", quote="We will do more")
    assert aims_table([parks, bare]).to_dict("records") == [
        {"title": "many parks", "year": 2027, "quote": "We will build many parks", "source": "a plan"},
        {"title": "", "year": 2027, "quote": "We will do more", "source": "a plan"},
    ]


def test_looking_back_counts_what_lay_inside_too_low_and_by_how_much():
    past = pd.DataFrame(
        [  # the second row is of another baseline for the same figure
            {"series": "a", "date": "2023-12-31", "inside": "yes", "error": -2.0, "figure": 40.0},
            {"series": "a", "date": "2023-12-31", "inside": "no", "error": -9.0, "figure": 40.0},
            {"series": "b", "date": "2023-12-31", "inside": "no", "error": 4.0, "figure": -40.0},
            {"series": "a", "date": "2024-12-31", "inside": "yes", "error": 0.0, "figure": 60.0},
        ]
    )
    assert looking_back_sentence(past).text == (
        "Of 3 later figures, 2 lie in the interval; the extrapolation stood too low for 1 of them, and "
        "missed by 5 % of the figure on average."
    )


def test_later_figures_are_shown_in_their_units_with_a_link_to_their_source():
    past = pd.DataFrame(
        {
            "unit": ["percent"],
            "baseline": [24.6],
            "extrapolated": [58.432],
            "figure": [60.1],
            "error": [-1.668],
        }
    ).assign(source="a yearbook", url="https://example.org/a")
    (row,) = looking_back_table(past).to_dict("records")
    assert (row["baseline"], row["extrapolated"], row["figure"]) == ("24.6 %", "58.4 %", "60.1 %")
    assert row["error"] == "-1.67 points"
    assert 'href="https://example.org/a"' in row["source"].html
    assert row["source"].text.startswith("a yearbook")


def test_a_table_without_a_target_keeps_its_columns():
    assert list(gaps_table([]).columns) == list(gaps_table([FIBRE_BY_2027]).columns)


def test_who_cannot_see_the_figure_of_a_series_is_told_what_it_shows():
    path = pd.DataFrame(
        {"year": [2023.0, 2028.0], "value": [60.0, 76.0], "low": [60.0, 70.0], "high": [60.0, 82.0]}
    )
    later = pd.DataFrame({"year": [2024.0], "figure": [64.0]})
    other = replace(FIBRE_SEEN_THRICE, baseline_value=16.0)
    assert outlook_alt([FIBRE_SEEN_THRICE, other], path, [(2028.0, 80.0, "80 %")], later) == (
        "Homes with fibre: from 20 at the end of 2012 (50 - 30 = 20) to 60 at the end of 2022, 3 "
        "observations; extrapolated to 76 at the end of 2027; interval 70 to 82; another baseline of 16; "
        "target 80 at the end of 2027; later figure 64 at the end of 2023"
    )


def test_an_aim_without_a_number_is_named_by_its_words():
    parks = replace(WANTED, value=math.nan, title="many parks")
    assert aim(parks) == "many parks by the end of 2027"
