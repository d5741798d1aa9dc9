"""Targets are found in the texts, read from beside them, and never taken for a figure that is reported."""

from __future__ import annotations

import hand_reading
import pytest

from briefings.documents import document_of, read_documents
from briefings.indicators import read_registry
from briefings.targets import (
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
