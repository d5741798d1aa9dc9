"""A folder of one's own texts gets a catalogue that says what the texts themselves show."""

import tomllib
from pathlib import Path

import pytest

from briefings.claims import find_claims
from briefings.cli import main
from briefings.collection import keep_text, propose_catalogue, proposed_indicators, toml_string
from briefings.documents import read_documents
from briefings.indicators import collection_registry

TRANSCRIPT = """Press conference on the fibre programme | March 12, 2025

Ana Torres:

At the end of 2024, fibre reached 62.4% of households, up 41.1 percentage points over 2015.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "fibre.txt").write_text(TRANSCRIPT, encoding="utf-8")
    return tmp_path


def entries(folder: Path) -> list[dict]:
    return tomllib.loads((folder / "documents.toml").read_text(encoding="utf-8"))["document"]


def test_an_empty_folder_gets_a_catalogue_to_fill_in(tmp_path):
    assert "put .txt, .md, .html or .pdf files beside it" in propose_catalogue(tmp_path / "mytexts")
    assert (tmp_path / "mytexts" / "documents.toml").is_file()


def test_a_text_dropped_in_gets_its_title_date_language_and_speakers_proposed(folder):
    propose_catalogue(folder)
    (entry,) = entries(folder)
    assert entry["title"] == "Press conference on the fibre programme | March 12, 2025"
    assert str(entry["date"]) == "2025-03-12"
    assert entry["date_basis"] == "stated"
    assert entry["language"] == "en"
    assert entry["speakers"] == ["Ana Torres"]


def test_a_proposed_catalogue_is_a_valid_one(folder):
    propose_catalogue(folder)
    assert [document.document_id for document in read_documents(folder)] == ["fibre"]


def test_an_undated_text_leaves_its_date_to_be_filled_in(tmp_path):
    (tmp_path / "plan.txt").write_text("We will connect 500 villages.\n", encoding="utf-8")
    assert "no date found: fill it in" in propose_catalogue(tmp_path)
    assert "date" not in entries(tmp_path)[0]


def test_entries_that_are_there_stay_as_they_are(folder):
    propose_catalogue(folder)
    catalogue = folder / "documents.toml"
    edited = catalogue.read_text(encoding="utf-8").replace("Press conference", "My title")
    catalogue.write_text(edited, encoding="utf-8")
    (folder / "plan.txt").write_text("We will connect 500 villages.\n", encoding="utf-8")
    propose_catalogue(folder)
    assert catalogue.read_text(encoding="utf-8").startswith(edited.rstrip("\n"))
    assert [entry["id"] for entry in entries(folder)] == ["fibre", "plan"]


def test_the_text_of_a_page_is_kept_beside_it(tmp_path):
    page = "<html><nav>Home</nav><article><p>Fibre reached 62.4% of households.</p></article></html>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    assert (
        keep_text(tmp_path / "page.html") == "page.txt: text of page.html, which claims and quotes refer to"
    )
    assert "62.4%" in (tmp_path / "page.txt").read_text(encoding="utf-8")
    assert keep_text(tmp_path / "page.html") is None


def pdf_of(words: str) -> bytes:
    """A PDF of one page with one line."""
    drawn = f"BT /F1 12 Tf 20 100 Td ({words}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
    ]
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(body)
    return body + b"xref\n0 5\n0000000000 65535 f \n" + table + trailer


def test_the_text_of_a_pdf_is_kept_beside_it(tmp_path):
    (tmp_path / "report.pdf").write_bytes(pdf_of("Fibre reached 62.4% of households."))
    assert (keep_text(tmp_path / "report.pdf") or "").startswith("report.txt: text of report.pdf")
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == "Fibre reached 62.4% of households."


def test_a_damaged_pdf_is_named_and_nothing_is_written(tmp_path, capsys):
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.4 and then nothing")
    assert main(["new", str(tmp_path)]) == 2
    assert "report.pdf" in capsys.readouterr().err
    assert not (tmp_path / "documents.toml").exists()


@pytest.mark.parametrize("text", ['" and \\', "tab\tand\x7f", "emoji 😀, 中文", "\u202eoverride"])
def test_any_title_survives_the_catalogue(text):
    assert tomllib.loads(f"title = {toml_string(text)}")["title"] == text


def test_what_no_indicator_names_is_proposed_as_toml(folder):
    propose_catalogue(folder)
    tables = tomllib.loads(proposed_indicators(find_claims(read_documents(folder)[0])))
    assert tables["fibre"]["unit"] == "percent"
    assert tables["fibre"]["phrases"] == ["fibre"]
    assert tables["fibre"]["title"] == "Fibre"


def test_a_proposed_indicator_pasted_beside_the_texts_links_their_claims(folder):
    propose_catalogue(folder)
    proposals = proposed_indicators(find_claims(read_documents(folder)[0]))
    (folder / "indicators.toml").write_text(proposals, encoding="utf-8")
    registry = collection_registry(folder)
    claims = find_claims(read_documents(folder)[0], registry)
    assert [claim.indicator for claim in claims] == ["fibre", "fibre"]
    assert proposed_indicators(claims) == ""


def proposed(tmp_path: Path, text: str) -> dict:
    (tmp_path / "text.txt").write_text(text, encoding="utf-8")
    propose_catalogue(tmp_path)
    return tomllib.loads(proposed_indicators(find_claims(read_documents(tmp_path)[0])))


def test_an_indicator_that_is_to_fall_is_proposed_with_that_direction(tmp_path):
    tables = proposed(tmp_path, "By 2030, emissions at berth should fall to 60 tonnes.\n")
    assert [table["direction"] for table in tables.values()] == ["decrease"]


def test_a_proposed_indicator_does_not_hold_its_own_figure(tmp_path):
    tables = proposed(tmp_path, "By May 2026, smart meters had been installed in 12.6 million households.\n")
    assert [table["phrases"] for table in tables.values()] == [["smart meters had been installed"]]


def test_a_file_that_is_not_read_is_named(folder):
    (folder / "notes.docx").write_bytes(b"PK")
    (folder / "REPORT.TXT").write_text("Fibre reached 62.4% of households.", encoding="utf-8")
    told = propose_catalogue(folder)
    assert "notes.docx: not read; save its text as notes.txt" in told
    assert "REPORT.TXT: not read; save its text as REPORT.txt" in told


def test_by_how_many_percent_something_grew_proposes_no_share(tmp_path):
    assert proposed(tmp_path, "Container traffic grew by 5.1 percent last year.\n") == {}


def test_a_year_in_a_files_name_is_said_to_be_found_there(tmp_path):
    (tmp_path / "plan-2019.txt").write_text("GENEVA, May 9 (Reuters) - 500 villages are on line.\n", "utf-8")
    assert "dated 2019-05-09: day and month in the text, the year 2019 in its" in propose_catalogue(tmp_path)
    (entry,) = entries(tmp_path)
    assert entry["date_basis"] == "found elsewhere"
    assert entry["date_source"].endswith("in its file's name")


def test_a_file_in_the_place_of_a_folder_is_named(tmp_path, capsys):
    (tmp_path / "notes").write_text("5 villages\n", encoding="utf-8")
    assert main(["new", str(tmp_path / "notes")]) == 2
    assert "notes is a file; name a folder" in capsys.readouterr().err


FAULTS = {
    "indicators.toml": "[fibre]\ntitle = 'Fibre'\nunit = 'procent'\n"
    "direction = 'increase'\nkind = 'share'\nphrases = ['fibre']\n",
    "targets.toml": "[[target]]\nindicator = 'fibre'\nvalue = 90\nyear = 2030\nsource = 'a plan'\n",
    "later_figures.csv": "indicator,date,value,source\nnumerical_control_rate,31.12.2024,60,a report\n",
}
SAID = {
    "indicators.toml": "unknown unit 'procent'; nearest is 'percent'",
    "targets.toml": "unknown indicator 'fibre'",
    "later_figures.csv": "it needs a date such as 2023-06-30",
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_check_finds_what_rendering_would_stumble_over(folder, capsys, name):
    propose_catalogue(folder)
    (folder / name).write_text(FAULTS[name], encoding="utf-8")
    assert main(["check", str(folder)]) == 2
    told = capsys.readouterr()
    assert SAID[name] in told.err
    assert "ready" not in told.out


def test_a_check_finds_a_correction_of_a_claim_that_is_not_there(folder, capsys):
    propose_catalogue(folder)
    catalogue = folder / "documents.toml"
    correction = '\n[[correction]]\nclaim = "fibre-9"\nread_as = 64.2\nreason = "a slip"\n'
    catalogue.write_text(catalogue.read_text(encoding="utf-8") + correction, encoding="utf-8")
    assert main(["check", str(folder)]) == 2
    assert "unknown claim in a correction: 'fibre-9'" in capsys.readouterr().err


def test_a_check_says_what_is_missing(folder, capsys):
    propose_catalogue(folder)
    assert main(["check", str(folder)]) == 0
    told = capsys.readouterr().out
    assert "# no issuer in documents.toml: fibre" in told
    assert "1 text, 1 dated, 2 claims; ready to render" in told


def test_the_text_of_a_page_is_extracted_once(tmp_path, capsys):
    page = "<html><article><p>Fibre reached 62.4% of households.</p></article></html>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    keep_text(tmp_path / "page.html")
    assert main(["extract", str(tmp_path), "--out", str(tmp_path / "claims.csv")]) == 0
    assert "1 claim of 1 text" in capsys.readouterr().out


@pytest.mark.slow
def test_a_text_that_gives_neither_date_nor_growth_is_rendered_too(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts/plan.txt").write_text("The plan connects 500 villages.\n", encoding="utf-8")
    propose_catalogue(tmp_path / "texts")
    assert main(["render", "--seeds", str(tmp_path / "texts"), "--out", str(tmp_path / "out")]) == 0
