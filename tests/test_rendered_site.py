"""The project's own pages, as `make report` makes them."""

import gzip
import json
from pathlib import Path

import pytest
from frictionless import Package
from orphans import marked_words, mislinked, orphan_numbers, unbacked_alternatives, unbacked_labels

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))
SOURCES = sorted(f"source-{path.stem}" for path in (ROOT / "seeds").glob("*.txt"))
TEXTS = " ".join(path.read_text(encoding="utf-8") for path in (ROOT / "seeds").glob("*.txt"))
KILOBYTE = 1024

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", [*NOTEBOOKS, *SOURCES, "index", "data"])
def test_every_number_of_a_page_names_its_origin(site, name):
    html = (site / f"{name}.html").read_text(encoding="utf-8")
    assert orphan_numbers(html, TEXTS) == []
    assert unbacked_alternatives(html) == []
    assert unbacked_labels(html) == []


def test_every_linked_number_stands_in_the_words_that_it_leads_to(site):
    pages = {path.stem: path.read_text(encoding="utf-8") for path in site.iterdir()}
    marked = {
        address: words for name in SOURCES for address, words in marked_words(name, pages[name]).items()
    }
    assert len(marked) > 50
    assert {name: mislinked(html, marked) for name, html in pages.items() if mislinked(html, marked)} == {}


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_report_page_is_small(site, name):
    raw = (site / f"{name}.html").read_bytes()
    assert len(raw) <= 100 * KILOBYTE
    assert len(gzip.compress(raw, mtime=0)) <= 25 * KILOBYTE


@pytest.mark.parametrize("name", [*SOURCES, "index", "data"])
def test_any_other_page_is_smaller(site, name):
    assert (site / f"{name}.html").stat().st_size <= 20 * KILOBYTE


def test_the_whole_site_is_small(site):
    assert sum(path.stat().st_size for path in site.iterdir()) <= 600 * KILOBYTE


def test_the_data_package_of_the_seeds_is_valid(site):
    report = Package(str(site.parent / "data" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "message"])[:5]


def test_every_claim_of_the_seeds_is_annotated_with_its_words(site):
    items = json.loads((site.parent / "data" / "annotations.json").read_text(encoding="utf-8"))["items"]
    assert len(items) > 50
    for item in items:
        quote, position = item["target"]["selector"]
        document_id = item["id"].removeprefix("urn:briefings:").rpartition("-")[0]
        text = (ROOT / "seeds" / f"{document_id}.txt").read_bytes().decode("utf-8")
        assert text[position["start"] : position["end"]] == quote["exact"]
