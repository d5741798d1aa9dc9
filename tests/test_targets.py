"""Targets are found in the texts, read from beside them, and never taken for a figure that is reported."""

from __future__ import annotations

import math
from dataclasses import asdict

import hand_reading
import pytest
from invented import claim, claims_of_texts, claims_table

from briefings.documents import Document, document_of, read_documents
from briefings.indicators import read_registry
from briefings.targets import (
    Target,
    later_figures,
    of_indicators,
    read_targets,
    same_words_elsewhere,
    stated_targets,
    unquantified_targets,
)

REGISTRY = read_registry()
CLAIMS = hand_reading.claims_table()


@pytest.fixture
def folder(tmp_path):
    def holding(name: str, text: str):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return holding


def test_the_seeds_state_four_targets_with_a_number():
    found = [(t.value, t.bound, t.year, t.indicator) for t in stated_targets(CLAIMS, REGISTRY)]
    assert found == [
        (70, "at_least", 2025, "digitalised_enterprises"),
        (100, "exact", 2027, "digital_transformation_coverage"),
        (200, "approximately", 2027, "digital_industrial_parks"),
        (100, "exact", 2030, "digital_transformation_coverage"),
    ]


def test_a_target_by_2025_is_due_at_the_end_of_that_year():
    assert stated_targets(CLAIMS, REGISTRY)[0].deadline == 2026.0


def test_full_coverage_in_major_regions_is_narrower_than_all_enterprises():
    regions, _, everywhere = stated_targets(CLAIMS, REGISTRY)[1:]
    assert regions.series == "digital_transformation_coverage / in major provinces, cities and parks"
    assert everywhere.series == "digital_transformation_coverage"


def test_full_coverage_of_industrial_categories_is_not_the_enterprise_target():
    twins = same_words_elsewhere(stated_targets(CLAIMS, REGISTRY), CLAIMS, REGISTRY)
    assert list(twins["subject"]) == ["Coverage of major industrial categories by the industrial internet"]
    assert twins["title"].iloc[0].startswith("Industrial enterprises above designated size")


def test_a_repeated_target_counts_once():
    twice = CLAIMS.assign(duplicate_of=CLAIMS["claim_id"].where(CLAIMS["kind"] == "target"))
    assert stated_targets(twice, REGISTRY) == []


def test_aims_without_a_number_are_found_by_their_year_and_their_words():
    found = unquantified_targets(read_documents(hand_reading.SEEDS), CLAIMS, REGISTRY)
    assert [(target.title, target.year) for target in found] == [
        ("several smart manufacturing demonstration factories", 2025),
        ("more enterprises", 2025),
        ("a batch of industrial internet platforms", 2025),
    ]
    assert not any(target.quantified for target in found)


def test_a_deadline_that_is_past_is_no_aim():
    text = "July 5, 2024. We built several parks by 2020. We will build a number of parks by 2026."
    found = unquantified_targets([document_of("any", text)], CLAIMS, REGISTRY)
    assert [target.title for target in found] == ["a number of parks"]


def test_the_published_targets_of_the_seeds_name_their_sources():
    targets = read_targets(hand_reading.SEEDS, REGISTRY)
    assert [(t.indicator, t.value, t.year) for t in targets] == [
        ("numerical_control_rate", 68, 2025),
        ("rd_tool_penetration", 85, 2025),
        ("numerical_control_rate", 75, 2027),
        ("rd_tool_penetration", 90, 2027),
        ("demonstration_factories", 500, 2025),
        ("solution_suppliers", 150, 2025),
    ]
    assert all(target.source and target.quote for target in targets)


def test_a_folder_without_the_files_has_no_targets_and_no_later_figures(tmp_path):
    assert read_targets(tmp_path, REGISTRY) == []
    assert later_figures(tmp_path, REGISTRY).empty


ENTRY = '[[target]]\nindicator = "numerical_control_rate"\nvalue = 68\nyear = 2025\nsource = "a plan"\n'


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("numerical_control_rate", "numerical_control_rat"), "did you mean 'numerical_control_rate'"),
        (("year = 2025", 'year = "2025"'), "targets.toml-1: year is '2025', which is of the wrong type"),
        (('source = "a plan"', ""), "targets.toml-1 has no source"),
        (("source", "sources"), "did you mean 'source'"),
        (("68", 'nan\nbound = "exact"'), "value is nan"),
        (("68", '68\nbound = "at_leest"'), "did you mean 'at_least'"),
        (("[[target]]", "[[target"), "cannot be read"),
    ],
)
def test_a_faulty_entry_is_named_with_what_would_do(folder, change, words):
    with pytest.raises(ValueError, match=words):
        read_targets(folder("targets.toml", ENTRY.replace(*change)), REGISTRY)


def test_later_figures_stand_at_the_end_of_their_day():
    later = later_figures(hand_reading.SEEDS, REGISTRY)
    assert list(later["value"]) == [60.1, 78.3, 66.2, 83.5]
    assert list(later["year"]) == [2023.5, 2023.5, 2025.25, 2025.25]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("numerical_control_rat,2023-06-30,60,x", "did you mean 'numerical_control_rate'"),
        ("numerical_control_rate,June 2023,60,x", "line 2: .*it needs a date such as 2023-06-30"),
        ("numerical_control_rate,2023-06-30,sixty,x", "line 2: .*and a number"),
    ],
)
def test_a_faulty_later_figure_is_named_by_its_line(folder, line, words):
    with pytest.raises(ValueError, match=words):
        later_figures(folder("later_figures.csv", f"indicator,date,value,source\n{line}\n"), REGISTRY)


def test_a_misspelt_column_of_later_figures_is_named(folder):
    with pytest.raises(ValueError, match="no column 'value'; nearest is 'valu'"):
        later_figures(folder("later_figures.csv", "indicator,date,valu,source\n"), REGISTRY)


def test_targets_can_be_narrowed_to_indicators_and_an_unknown_one_is_named():
    targets = read_targets(hand_reading.SEEDS, REGISTRY)
    assert len(of_indicators(targets, ["rd_tool_penetration"], REGISTRY)) == 2
    assert of_indicators(targets, [], REGISTRY) == targets
    with pytest.raises(ValueError, match="did you mean 'rd_tool_penetration'"):
        of_indicators(targets, ["rd_tool_penetratio"], REGISTRY)


def test_a_stated_target_holds_what_its_claim_says():
    aimed = {"kind": "target", "target_year": 2030, "bound": "at_least", "document_id": "plan"}
    parks = claim("90 parks", 90.0, "parks", None, "2025", **aimed | {"target_year": 2028, "bound": "exact"})
    homes = claim("over 90%", 90.0, "percent", "homes with fibre", "2025", **aimed)
    undated = claim("95%", 95.0, "percent", "homes", "2025", kind="target")
    first, second = stated_targets(claims_table(homes, parks, undated), REGISTRY)
    assert (first.title, first.quote, first.year) == ("90 parks", "90 parks", 2028)  # no words name it
    assert second == Target(
        target_id="plan-1",
        origin="stated",
        indicator=None,
        qualifier="",
        title="homes with fibre",
        value=90.0,
        bound="at_least",
        unit="percent",
        year=2030,
        source="plan",
        quote="over 90%",
        document_id="plan",
        claim_ids="plan-1",
    )


def test_a_stated_target_of_the_registry_has_its_title_and_its_qualifier():
    regions = stated_targets(CLAIMS, REGISTRY)[1]
    assert regions.title == (
        "Industrial enterprises above designated size that have gone through digital transformation, "
        "in major provinces, cities and parks"
    )


def test_an_aim_without_a_number_holds_its_words_and_the_indicator_that_they_name():
    text = (
        "July 5, 2024. We will build several smart manufacturing demonstration factories by 2026. "
        "We will do better by 2027. By 2028, 50 parks and a number of hubs will open. "
        "By 2029, 60 parks will open."
    )
    document = document_of("any", text)
    claims = claims_of_texts(any=(document.date, text))
    factories, better, hubs = unquantified_targets([document], claims, REGISTRY)
    assert {name: value for name, value in asdict(factories).items() if name != "value"} == {
        "target_id": "any-aim1",
        "origin": "stated",
        "indicator": "demonstration_factories",
        "qualifier": "",
        "title": "several smart manufacturing demonstration factories",
        "bound": "exact",
        "unit": "",
        "year": 2026,
        "source": "any",
        "quote": "We will build several smart manufacturing demonstration factories by 2026.",
        "document_id": "any",
        "claim_ids": "",
        "url": "",
    }
    assert math.isnan(factories.value)
    assert (better.title, better.year) == ("We will do better by 2027.", 2027)
    assert (hubs.target_id, hubs.title, hubs.year) == ("any-aim3", "a number of hubs", 2028)


def test_a_text_without_a_date_may_aim_at_any_year():
    document = Document("old", "By 1999, we will build several parks.")
    (aim,) = unquantified_targets([document], claims_table(), REGISTRY)
    assert (aim.title, aim.year) == ("several parks", 1999)


def test_a_published_target_holds_what_its_entry_says(folder):
    entry = (
        '[[target]]\nindicator = "digital_workshops"\nqualifier = "provincial-level"\nvalue = 5000\n'
        'bound = "at_least"\nyear = 2027\nsource = "a plan"\nquote = "5,000 workshops"\n'
    )
    workshops, rate = read_targets(folder("targets.toml", entry + ENTRY), REGISTRY)
    assert workshops == Target(
        target_id="targets.toml-1",
        origin="published",
        indicator="digital_workshops",
        qualifier="provincial-level",
        title="Digital workshops and smart factories, provincial-level",
        value=5000.0,
        bound="at_least",
        unit="workshops and factories",
        year=2027,
        source="a plan",
        quote="5,000 workshops",
        document_id="",
        claim_ids="",
    )
    assert workshops.series == "digital_workshops / provincial-level"
    assert rate == Target(
        target_id="targets.toml-2",
        origin="published",
        indicator="numerical_control_rate",
        qualifier="",
        title="Numerical control rate of key processes",
        value=68.0,
        bound="exact",
        unit="percent",
        year=2025,
        source="a plan",
        quote="",
        document_id="",
        claim_ids="",
    )
    assert rate.series == "numerical_control_rate"


def test_a_later_figure_keeps_its_line_and_has_a_number_and_a_year(folder):
    line = "numerical_control_rate,2023-06-30,60.1,an office,https://example.org,60.1 %"
    later = later_figures(
        folder("later_figures.csv", f"indicator,date,value,source,url,quote\n{line}\n"), REGISTRY
    )
    assert later.to_dict("records") == [
        {
            "indicator": "numerical_control_rate",
            "date": "2023-06-30",
            "value": 60.1,
            "source": "an office",
            "url": "https://example.org",
            "quote": "60.1 %",
            "year": 2023.5,
        }
    ]


def test_a_later_figure_without_end_is_refused(folder):
    line = "numerical_control_rate,2023-06-30,inf,x"
    with pytest.raises(ValueError, match="line 2: value is inf; it needs a finite number"):
        later_figures(folder("later_figures.csv", f"indicator,date,value,source\n{line}\n"), REGISTRY)


def test_the_words_of_a_target_are_looked_for_in_figures_of_known_indicators_alone():
    def reported(indicator, kind="level", quote="Full coverage"):
        return claim(quote, 100.0, "percent", "x", "2024", indicator=indicator, kind=kind, document_id="b")

    aimed = claim(
        "full coverage", 100.0, "percent", "x", "2024", kind="target", target_year=2030,
        indicator="digital_transformation_coverage",
    )  # fmt: skip
    rate = "numerical_control_rate"
    others = [reported(None), reported(rate, kind="change"), reported("digital_transformation_coverage")]
    claims = claims_table(aimed, *others, reported(rate), reported(rate, quote="coverage"))
    assert same_words_elsewhere(stated_targets(claims, REGISTRY), claims, REGISTRY).to_dict("records") == [
        {
            "quote": "Full coverage",
            "subject": "Numerical control rate of key processes",
            "claim_id": "b-4",
            "document_id": "b",
            "title": "Industrial enterprises above designated size that have gone through digital "
            "transformation",
            "aim_id": "a-1",
        }
    ]


@pytest.mark.parametrize("quote", ["all", "100 %"])
def test_a_single_word_or_a_number_is_no_likeness(quote):
    rows = [
        claim(quote, 100.0, "percent", "x", "2024", indicator=indicator, kind=kind, target_year=2030)
        for indicator, kind in (
            ("digital_transformation_coverage", "target"),
            ("numerical_control_rate", "share"),
        )
    ]
    claims = claims_table(*rows)
    twins = same_words_elsewhere(stated_targets(claims, REGISTRY), claims, REGISTRY)
    assert list(twins.columns) == ["quote", "subject", "claim_id", "document_id", "title", "aim_id"]
    assert twins.empty


def test_a_later_figure_without_an_address_has_an_empty_one(folder):
    line = "numerical_control_rate,2024-12-31,60,a report"
    later = later_figures(folder("later_figures.csv", f"indicator,date,value,source\n{line}\n"), REGISTRY)
    assert list(later["url"]) == [""]
