"""The pages: one file each, nothing from outside, no text that acts, every number with its origin."""

import gzip
import json
import os
import re
import subprocess
import sys
import tomllib
from html import unescape
from pathlib import Path

import pandas as pd
import pytest
from frictionless import Package
from orphans import marked_words, mislinked, orphan_numbers, unbacked_alternatives, unbacked_labels
from sample_collection import HOSTILE, RATE, claim, executed, failed, tables, texts

from briefings.dataset import annotation_page, citation, described, write_data
from briefings.documents import Document
from briefings.markup import clean
from briefings.pages import Layout, Link, Use, asset, digest, read_page, report_html
from briefings.site import write_site
from briefings.sources import marked_text, original_address, source_html, unrepeated

ROOT = Path(__file__).parent.parent
IDS = re.compile(r' id="?([^" >]+)')


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A whole site over the sample collection, one notebook of which failed."""
    folder = tmp_path_factory.mktemp("sample")
    documents, claims = texts()
    notebooks = [executed(folder / "05_targets.ipynb"), failed(folder / "04_trends.ipynb")]
    notebooks.append(folder / "06_summary.ipynb")
    notebooks[-1].write_bytes(notebooks[0].read_bytes())
    write_site(
        [read_page(path) for path in notebooks], documents, claims, described(tables(claims)), folder / "site"
    )
    return folder / "site"


def html(site, name):
    return (site / f"{name}.html").read_text(encoding="utf-8")


def shown(markup):
    """The text that a reader of the markup sees."""
    body = re.sub(r"<(style|script).*?</\1>", "", markup[markup.index("<body") :], flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", "", body))


def test_there_is_a_page_for_each_notebook_and_each_text(site):
    assert {path.stem for path in site.iterdir()} == {
        *("index", "data", "04_trends", "05_targets", "06_summary"),
        *("source-rates", "source-hostile"),
    }


def test_a_page_asks_nothing_of_a_network(site):
    for path in site.iterdir():
        markup = path.read_text(encoding="utf-8")
        assert not re.findall(r'(?:src|<link[^>]* href)="(?!data:)', markup), path.name
        assert "@import" not in markup
        assert "url(http" not in markup


def test_the_policy_of_a_page_lets_only_its_own_style_and_script_act(site):
    for path in site.iterdir():
        markup = path.read_text(encoding="utf-8")
        policy = re.search(r'Content-Security-Policy"? content="([^"]+)"', markup).group(1)
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        for kind in ("style", "script"):
            for inside in re.findall(rf"<{kind}>(.*?)</{kind}>", markup, re.DOTALL):
                assert digest(inside) in policy, path.name


def test_no_element_has_a_style_or_a_handler_of_its_own(site):
    for path in site.iterdir():
        for tag in re.findall(r"<[a-z][^>]*>", path.read_text(encoding="utf-8")):
            bare = re.sub(r'="[^"]*"', "", tag)
            assert not re.search(r"\s(?:style|on\w+)\b", bare), (path.name, tag)


def test_every_link_within_the_site_leads_somewhere(site):
    ids = {path.name: set(IDS.findall(path.read_text(encoding="utf-8"))) for path in site.iterdir()}
    for path in site.iterdir():
        for address in re.findall(r'<a[^>]* href="?([^":> ]*)["> ]', path.read_text(encoding="utf-8")):
            page, _, anchor = unescape(address).partition("#")
            if page.startswith("../data/"):
                continue
            assert (page or path.name) in ids, (path.name, address)
            assert not anchor or anchor in ids[page or path.name], (path.name, address)


def test_pages_of_texts_with_odd_names_are_found_by_their_links(tmp_path):
    document = Document("100% of #1?", RATE)
    write_site([], [document], {"100% of #1?": []}, described({}), tmp_path / "site")
    link = 'href="source-100%25%20of%20%231%3F.html"'
    assert (tmp_path / "site" / "source-100% of #1?.html").exists()
    assert all(link in html(tmp_path / "site", page) for page in ("index", "data"))


def test_no_id_stands_twice_on_a_page(site):
    for path in site.iterdir():
        ids = IDS.findall(path.read_text(encoding="utf-8"))
        assert len(ids) == len(set(ids)), path.name


def test_every_number_names_its_origin(site):
    for path in site.iterdir():
        assert orphan_numbers(path.read_text(encoding="utf-8")) == [], path.name
        assert unbacked_alternatives(path.read_text(encoding="utf-8")) == [], path.name
        assert unbacked_labels(path.read_text(encoding="utf-8")) == [], path.name


@pytest.mark.parametrize("typed", ["It grew 5 % a year.", "The interval is 90 %.", "In all, 3.2 trillion."])
def test_a_number_that_somebody_typed_is_found(tmp_path, typed):
    page = read_page(executed(tmp_path / "05_typed.ipynb", ["# A question?\n\nA lead.", typed]))
    assert len(orphan_numbers(report_html(page, Layout()))) == 1


def test_a_typed_number_in_the_words_of_a_sentence_is_found(tmp_path):
    code = ("", "from briefings.display import say\nsay('It grew 5 points from {year}.', year=2012)")
    page = read_page(executed(tmp_path / "05_typed.ipynb", ["# A question?", code]))
    assert orphan_numbers(report_html(page, Layout())) == ["5 in 'It grew 5 points from'"]


@pytest.mark.parametrize(
    ("caption", "heading"), [("At 90 %", "Rate"), ("Rates", "In 90 %"), ("Rates", "Over 3.2 trillion")]
)
def test_a_number_typed_into_a_caption_or_heading_is_found(tmp_path, caption, heading):
    code = (
        "import pandas as pd\nfrom briefings.display import show_table\n"
        f"show_table(pd.DataFrame({{{heading!r}: [24.6]}}), {caption!r})"
    )
    page = read_page(executed(tmp_path / "05_typed.ipynb", ["# A question?", ("", code)]))
    assert len(orphan_numbers(report_html(page, Layout()))) == 1


def test_a_number_in_a_label_of_a_chart_that_its_data_do_not_have_is_found(site):
    markup = html(site, "05_targets")
    assert len(unbacked_labels(markup.replace(">80</text>", ">80</text><text>62.3</text>"))) == 1
    assert unbacked_labels(markup) == []


def test_a_number_in_a_title_that_the_page_does_not_have_is_found(site):
    markup = html(site, "05_targets").replace("<title>", "<title>62 ways: ")
    assert unbacked_alternatives(markup) == ["62 in '62 ways: Would the rate go on?'"]


def test_a_number_that_leads_to_other_words_is_found(site):
    marked = marked_words("source-rates", html(site, "source-rates"))
    markup = html(site, "05_targets")
    wrong = mislinked(markup.replace(">51.3%</a>", ">52.3%</a>", 1), marked)
    assert set(wrong) - set(mislinked(markup, marked)) == {"52.3% at source-rates.html#rates-1"}


def test_a_number_of_an_alternative_text_that_the_page_does_not_have_is_found(site):
    markup = html(site, "05_targets").replace("from 20.6 to 51.3", "from 20.6 to 62.3")
    assert len(unbacked_alternatives(markup)) == 1


def test_a_claims_words_are_marked_and_lead_back_to_every_place_that_uses_them(site):
    markup = html(site, "source-rates")
    assert "<mark id=rates-1><a id=m1 href=#c1>51.3%</a></mark>" in markup
    entry = re.search(r"<li id=c1>.*?(?=<li|</ol>)", markup, re.DOTALL).group()
    assert "All of them are shown in <a href=05_targets.html#c-code-4>Targets: What is claimed?" in markup
    assert "href=05_targets.html#c-code-10" in entry
    assert "href=06_summary.html#c-code-10" in entry
    assert 'href="https://example.org/a#:~:text=51.3%25"' in entry


def test_a_place_that_shows_every_claim_of_a_text_is_told_once():
    documents, claims = texts()
    uses = [
        Use(f"source-rates.html#rates-{number}", "02_claims.html#c-all", "Claims: A") for number in (1, 2)
    ]
    markup = source_html(documents[0], claims["rates"], uses, Layout())
    assert markup.count("02_claims.html#c-all") == 1
    assert "All of them are shown in" in markup


def test_a_text_fragment_survives_its_own_punctuation():
    assert original_address("https://e.org/", "50-60%, more").endswith("#:~:text=50%2D60%25%2C%20more")
    assert original_address("javascript:alert(1)", "50%") == ""
    assert original_address(None, "50%") == ""


def marks(text, *spans):
    """The marked text in which each span is a claim, tags only."""
    document = Document("t", text)
    claims = [claim(document, number, text[slice(*span)], 1.0) for number, span in enumerate(spans, 1)]
    claims = [
        type(one)(**{**_fields(one), "start": a, "end": b}) for one, (a, b) in zip(claims, spans, strict=True)
    ]
    return re.sub(r"<(/?)a[^>]*>", "", str(marked_text(document, claims)))


def _fields(record):
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


def test_marks_that_touch_stand_side_by_side():
    assert marks("ab", (0, 1), (1, 2)) == "<mark id=t-1>a</mark><mark id=t-2>b</mark>"


def test_a_mark_within_a_mark_stands_inside_of_it():
    assert marks("abc", (0, 3), (1, 2)) == (
        "<mark id=t-1>a</mark><mark><mark id=t-2>b</mark></mark><mark>c</mark>"
    )


def test_marks_that_overlap_share_the_stretch_that_both_cover():
    assert marks("abc", (0, 2), (1, 3)) == (
        "<mark id=t-1>a</mark><mark><mark id=t-2>b</mark></mark><mark>c</mark>"
    )


def test_two_claims_on_the_same_words_have_an_id_each():
    assert marks("a", (0, 1), (0, 1)) == "<mark id=t-1><mark id=t-2>a</mark></mark>"


@pytest.mark.parametrize("name", ["source-hostile", "index", "data"])
def test_a_hostile_text_and_catalogue_show_as_what_they_are(site, name):
    markup = html(site, name)
    assert "<script>alert" not in markup
    assert "<b onmouseover" not in markup
    assert "\x1b" not in markup
    assert "\u202e" not in markup
    assert '<script>alert(1)</script> <b onmouseover="alert(2)"> "onmouseover=x ]]> {{ 7*7 }}' in shown(
        markup
    )
    assert "␛[31mred [U+202E]abc" in shown(markup)


def test_the_text_of_a_source_page_is_the_text(site):
    text = re.search(r"<div class=text[^>]*>(.*?)</div>", html(site, "source-rates"), re.DOTALL).group(1)
    assert unescape(re.sub(r"<[^>]*>", "", text)) == RATE


@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<a href="javascript:alert(1)">x</a>',
        '<a href="java\tscript:alert(1)">x</a>',
        '<a href="data:text/html,<script>alert(1)</script>">x</a>',
        "<svg><use href='https://evil.example/x.svg#a'></use></svg>",
        "<svg><a href='javascript:alert(1)'><text>x</text></a></svg>",
        "<iframe src='https://evil.example'></iframe>",
        "<form action='https://evil.example'><input name=a></form>",
        "<p style='position:fixed' onclick='alert(1)'>x</p>",
        "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
        "<link rel=stylesheet href=https://evil.example/a.css>",
        "<meta http-equiv=refresh content='0;url=https://evil.example'>",
        "<svg><style>@import 'https://evil.example'</style></svg>",
    ],
)
def test_an_output_of_a_notebook_cannot_act(markup):
    tags = " ".join(re.findall(r"<[^>]*>", clean(markup)))
    assert not re.search(
        r"script|onerror|onclick|iframe|form|style|evil|<link|<meta|data:text/html|src=", tags
    ), tags


def test_what_a_notebook_may_show_passes_unharmed():
    for markup in (
        "<math><mfrac><mi>a</mi><mn>2</mn></mfrac></math>",
        '<a class="cite" href="source-t.html#t-1">51.3%</a>',
        '<details class="derived"><summary>24.6</summary><span>x</span></details>',
        '<svg viewBox="0 0 1 1" role="img" aria-label="x"><path d="M 0 0" clip-path="url(#a)"></path></svg>',
        '<a download="x.csv" href="data:text/csv;charset=utf-8,a%0A1">CSV</a>',
    ):
        assert clean(markup) == markup


def test_a_hostile_parameter_stays_text(tmp_path):
    code = f"seeds = {HOSTILE!r}"
    page = read_page(executed(tmp_path / "04_x.ipynb", ["# A question?", ("injected-parameters", code)]))
    assert "<script>alert" not in page.body
    assert "Parameters of this run" in page.body
    assert "{{ 7*7 }}" in unescape(re.sub(r"<[^>]*>", "", page.body))


def test_a_notebook_that_failed_has_its_error_in_place_and_at_the_top(site):
    markup = html(site, "04_trends")
    assert unescape(markup).count("ValueError: no folder 'sedes'") == 3  # at the top, in place, in the trace
    assert markup.index("This notebook stopped") < markup.index("<h1")
    assert 'href="#error"' in markup
    assert "it ran" in markup
    assert "papermill" not in shown(markup)
    assert "stopped with an error" in html(site, "index")


def test_the_index_opens_with_the_findings_and_their_caveats(site):
    markup = html(site, "index")
    assert markup.index("Two observations only") < markup.index("The questions")
    assert 'href="source-rates.html#rates-1"' in markup
    assert "It sets the trends against targets." in markup


def test_a_link_to_a_notebook_leads_to_its_page(site):
    assert "<a href=04_trends.html>trends</a>" in html(site, "05_targets")


def test_headings_have_permalinks_and_a_table_of_contents(site):
    markup = html(site, "05_targets")
    assert "<h2 id=what-is-claimed>" in markup
    assert len(re.findall('href="?#what-is-claimed[" ]', markup)) == 2


def test_code_is_folded_and_named(site):
    markup = html(site, "05_targets")
    assert re.findall(r"<details class=code><summary>(\w+)", markup)[:3] == [
        "Parameters",
        "Imports",
        "Code",
    ]
    assert "<details class=code open" not in markup


def test_pages_are_small(site):
    for path in site.iterdir():
        raw = path.read_bytes()
        most = 20_000 if path.stem in ("index", "data") or path.stem.startswith("source") else 100_000
        assert len(raw) <= most, path.name
        assert len(gzip.compress(raw)) <= 25_000, path.name


BUILD = """
import sys
from pathlib import Path
from briefings.dataset import described
from briefings.pages import read_page
from briefings.site import write_site
from sample_collection import tables, texts
documents, claims = texts()
write_site([read_page(Path(sys.argv[1]))], documents, claims, described(tables(claims)), Path(sys.argv[2]))
"""


def test_two_builds_give_the_same_bytes_whatever_the_day_and_hash_seed(tmp_path):
    notebook = executed(tmp_path / "05_targets.ipynb")
    built = []
    for seed, zone in (("1", "Asia/Shanghai"), ("2", "America/Lima")):
        environment = os.environ | {
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "PYTHONPATH": str(Path(__file__).parent),
        }
        target = tmp_path / f"site-{seed}"
        subprocess.run([sys.executable, "-c", BUILD, notebook, target], env=environment, check=True)
        built.append({path.name: path.read_bytes() for path in target.iterdir()})
    assert built[0] == built[1]


def test_the_data_package_is_valid(tmp_path):
    documents, claims = texts()
    every_claim = [one for found in claims.values() for one in found]
    frame = pd.DataFrame(
        {"series": ["=1+1", "b"], "year": [2012.0, None], "value": [24.6, 3e12], "told": [True, False]}
    )
    write_data({**tables(claims), "observations": frame}, documents, every_claim, tmp_path)
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["message"])
    fields = json.loads((tmp_path / "datapackage.json").read_text())["resources"][1]["schema"]["fields"]
    assert [field["type"] for field in fields] == ["string", "integer", "number", "boolean"]
    assert "'=1+1,2012,24.6,True" in (tmp_path / "observations.csv").read_text()


def test_every_annotation_selects_the_words_of_its_claim():
    documents, claims = texts()
    page = annotation_page(documents, [one for found in claims.values() for one in found])
    text = {"urn:briefings:text:hostile": documents[1].text, "https://example.org/a": documents[0].text}
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    for item in page["items"]:
        source = text[item["target"]["source"]]
        quote, position = item["target"]["selector"]
        assert source[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in source


def test_a_columns_meaning_comes_from_its_record():
    _, claims = texts()
    table = described(tables(claims))[0]
    assert {field.name: field.description for field in table.fields}["quote"].startswith("bound word, number")


def test_the_dataset_is_described_for_search_engines(site):
    found = re.search(
        r'<script type="application/ld\+json">(.*?)</script>', html(site, "data"), re.DOTALL
    ).group(1)
    dataset = json.loads(found)
    assert dataset["@type"] == "Dataset"
    assert dataset["distribution"][0]["contentUrl"] == "../data/claims.csv"
    assert HOSTILE in dataset["isBasedOn"]


def test_citation_and_package_agree():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    cff = dict(
        line.split(": ", 1) for line in (ROOT / "CITATION.cff").read_text().splitlines() if ": " in line
    )
    assert citation().version == cff["version"] == project["version"]
    assert citation().title == cff["title"].strip('"') == f"{project['name']}: {project['description']}"


def test_the_navigation_says_where_one_is(site):
    assert '<a href="05_targets.html" aria-current="page">Targets</a>' in html(site, "05_targets")


def test_a_place_that_shows_a_claim_twice_is_listed_once(tmp_path):
    code = "from briefings.display import *\n" + "say('{a}', a=cite({'claim_id': 't-1', 'quote': '5'}))\n" * 2
    page = read_page(executed(tmp_path / "04_trends.ipynb", ["# A?", "## B", ("", code)]))
    assert page.uses == (Use("source-t.html#t-1", "04_trends.html#c-code-2", "Trends: B"),)


def test_the_assets_of_a_page_are_small():
    assert len(asset("style.css")) + len(asset("report.css")) + len(asset("report.js")) < 14_000


def test_a_page_of_many_uses_names_each_page_once():
    documents, claims = texts()
    uses = [Use("source-rates.html#rates-1", f"04_trends.html#c-{place}", "Trends: A") for place in "abc"]
    entry = source_html(documents[0], claims["rates"], uses, Layout([Link("index", "Overview")]))
    assert re.search(r"Used in .*?Trends</a> <a [^>]*>2</a> <a [^>]*>3</a>", entry)


def test_a_quote_that_stands_twice_is_pointed_at_with_the_words_around_it():
    twice = Document("t", "It has 45 bases and, of late, 45 factories.", url="https://e.org/")
    second = claim(twice, 1, "45 factories", 45.0)
    second = type(second)(**{**_fields(second), "quote": "45", "end": second.start + 2})
    entry = source_html(twice, [second], [], Layout())
    assert 'href="https://e.org/#:~:text=late%2C%2045%20factories."' in entry


@pytest.mark.parametrize(
    ("read", "quote", "left"),
    [
        ("55.7 %, the rate", "55.7%", "the rate"),
        ("381 pilot projects", "381", "pilot projects"),
        ("over 5500 firms", "more than 5,500", "over 5500 firms"),
        ("57,000 firms", "57", "57,000 firms"),
    ],
)
def test_the_reading_of_a_quote_does_not_repeat_it(read, quote, left):
    assert unrepeated(read, quote) == left
