"""What a large collection shows beyond the room of a page stands on further pages, whole and within reach."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest
from nbformat import v4, write
from sample_collection import claim, tables, texts

from briefings.continued import FEW, LONGEST_CSV, MOST_SHOWN, stretches, with_files
from briefings.dataset import described
from briefings.display import cite, table
from briefings.pages import read_divided, read_page
from briefings.site import write_site

COUNT = 25
WIDE = "w" * (MOST_SHOWN // 10)


def shown(number: int) -> str:
    """A figure as wide as a tenth of what a page takes."""
    return f'<figure id="lines-{number}">{WIDE}</figure>'


def notebook(folder: Path, count: int = COUNT, *after: object) -> Path:
    """A notebook with a cell that shows so many figures, and one that cites a claim in its last output."""
    shows = [v4.new_output("display_data", {"text/html": shown(number)}) for number in range(1, count)]
    last = cite({"claim_id": "rates-1", "quote": "51.3%"}).html
    shows.append(v4.new_output("display_data", {"text/html": f"{last}{WIDE}"}))
    cells = [
        v4.new_markdown_cell("# How *fast*?\n\nA lead.", id="a"),
        v4.new_code_cell("1", id="few", outputs=shows[:2]),
        v4.new_markdown_cell("## Where to?\n\nWords.", id="b"),
        v4.new_code_cell("draw()", id="many", outputs=[*shows, *after]),
        v4.new_markdown_cell("## What this says", id="c"),
    ]
    path = folder / "04_trends.ipynb"
    write(v4.new_notebook(cells=cells), path)
    return path


@pytest.fixture
def page(tmp_path):
    return read_divided(notebook(tmp_path))


def figures(body: str) -> list[int]:
    return [int(number) for number in re.findall(r'<figure id="lines-(\d+)"|rates-1', body) if number]


def test_what_finds_room_stays_and_the_rest_stands_on_further_pages_in_order(page):
    many = page.body[page.body.index("c-many") :]
    assert figures(many) == list(range(1, 10))
    assert [figures(more.body) for more in page.more] == [list(range(10, 19)), list(range(19, 25))]
    assert [more.name for more in page.more] == ["04_trends.2", "04_trends.3"]
    assert [more.title for more in page.more] == ["Where to? 10 to 18 of 25", "Where to? 19 to 25 of 25"]


def test_every_further_page_is_reached_and_leads_back(page):
    assert re.findall(r'href="(04_trends\.\d\.html)"', page.body) == ["04_trends.2.html", "04_trends.3.html"]
    assert re.findall(r'href="(04_[^"]+)"', page.more[0].body) == [
        "04_trends.html#c-many",
        "04_trends.3.html",
    ]
    assert re.findall(r'href="(04_[^"]+)"', page.more[1].body) == [
        "04_trends.html#c-many",
        "04_trends.2.html",
    ]


def test_a_claim_shown_on_a_further_page_leads_there_from_its_text(page, tmp_path):
    documents, claims = texts()
    write_site([page], documents, claims, described(tables(claims)), tmp_path / "site")
    text = (tmp_path / "site/source-rates.html").read_text(encoding="utf-8")
    assert re.findall(r"04_trends[.\w]*html#c-\w+", text) == ["04_trends.3.html#c-many"]
    assert {path.name for path in (tmp_path / "site").glob("04*")} == {
        *("04_trends.html", "04_trends.2.html", "04_trends.3.html")
    }


def test_few_outputs_stay_together_however_long(tmp_path):
    assert FEW * len(shown(1)) >= MOST_SHOWN
    page = read_divided(notebook(tmp_path, FEW))
    assert (page.more, figures(page.body)[-1]) == ((), FEW - 1)


def test_an_error_after_many_outputs_stands_on_the_first_page(tmp_path):
    error = v4.new_output("error", ename="ValueError", evalue="no", traceback=["no"])
    page = read_divided(notebook(tmp_path, COUNT, error))
    assert page.error == "ValueError: no"
    assert 'id="error"' in page.body
    assert not any('id="error"' in more.body for more in page.more)


def test_a_page_by_itself_is_whole(tmp_path):
    page = read_page(notebook(tmp_path))
    assert (page.more, figures(page.body)[-1]) == ((), COUNT - 1)


def test_something_longer_than_a_page_has_one_of_its_own():
    assert list(stretches([MOST_SHOWN + 1, 1, 1, MOST_SHOWN + 1, 1])) == [(0, 1), (1, 3), (3, 4), (4, 5)]
    assert list(stretches([MOST_SHOWN, 1])) == [(0, 1), (1, 2)]
    assert list(stretches([MOST_SHOWN - 1, 1])) == [(0, 2)]
    assert list(stretches([])) == [(0, 0)]


def test_a_long_csv_stands_beside_its_page_byte_for_byte(frame_of):
    long, short = (table(frame_of(rows), "Rows", name=f"rows {rows}") for rows in (2000, 3))
    body, files = with_files(long + short, "04_trends")
    assert list(files) == ["04_trends-rows-2000.csv"]
    assert files["04_trends-rows-2000.csv"].decode().splitlines()[-1] == "1999,a & “b” 1999"
    assert '<a download="rows 2000.csv" href="04_trends-rows-2000.csv">' in body
    assert short in body


def test_two_long_csvs_of_one_name_do_not_take_each_others_place(frame_of):
    one, other = (table(frame_of(rows), "Rows", name="rows") for rows in (2000, 2001))
    body, files = with_files(one + other, "a")
    held = re.search(r'href="data:text/csv;charset=utf-8,([^"]*)"', body)
    assert files["a-rows.csv"].count(b"\n") == 2001
    assert held and unquote_to_bytes(held[1]).count(b"\n") == 2002 and len(held[1]) > LONGEST_CSV


@pytest.fixture
def frame_of():
    """A function that makes a table of so many rows."""
    import pandas as pd

    return lambda rows: pd.DataFrame(
        {"row": range(rows), "words": [f"a & “b” {number}" for number in range(rows)]}
    )


def test_the_sample_has_the_claim_that_is_cited():
    documents, claims = texts()
    assert claim(documents[0], 1, "51.3%", 51.3).claim_id == claims["rates"][0].claim_id == "rates-1"
