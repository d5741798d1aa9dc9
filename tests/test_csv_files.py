"""CSV of any spreadsheet's making is read; what is written holds no formula, and every ordinary number."""

import csv
import io
import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.claims import find_claims
from briefings.csv_files import csv_text, no_formula, read_csv_rows, read_csv_table
from briefings.documents import Document
from briefings.extraction import extract_files

FORMULAS = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "@SUM(A1)",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "-1+1",
    '-1;=HYPERLINK("http://example.org","x")',
    "+A1",
    "-a",
    "\t=1",
    "\r=1",
    "＝1+1",
    "＋A1",
]
NUMBERS = [
    "-5",
    "-3.2%",
    "-3.2 %",
    "+12 percent",
    "-1,845.5",
    "-US$3.2 billion",
    "-RMB 3 billion",
    "+12个百分点",
    "-1.5e-05",
    "+1.5e+05",
]


@pytest.mark.parametrize("cell", FORMULAS)
def test_what_a_spreadsheet_would_compute_is_shown_instead(cell):
    assert no_formula(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", [*NUMBERS, "over 3.2 trillion", "", "1=1"])
def test_ordinary_numbers_and_words_stay_as_they_are(cell):
    assert no_formula(cell) == cell


@pytest.mark.parametrize("value", [-1.5, None, math.inf, True])
def test_what_is_no_text_is_no_formula(value):
    assert no_formula(value) is value


@given(st.text(alphabet="=+-@\t\r\n1a.%('!|,;\"$", max_size=8))
def test_no_cell_of_a_written_table_starts_a_formula(cell):
    header, row = csv.reader(io.StringIO(csv_text(pd.DataFrame({cell: [cell], "n": [-1.5]})), newline=""))
    assert row[1] == "-1.5"
    for written in (header[0], row[0]):
        assert written.lstrip("'") == cell.lstrip("'")
        assert written[:1] not in ("=", "@", "\t", "\r", "\n")
        assert written[:1] not in ("+", "-") or not set(written) & set("('!|=;@\"")


def test_quotes_in_an_extracted_csv_are_the_texts_own_words(tmp_path):
    text = "Profit changed by -3.2% in 2020. Output changed by +12 percent in 2021.\n"
    (tmp_path / "a.txt").write_text(text)
    assert extract_files([tmp_path / "a.txt"], tmp_path / "claims.csv") == 0
    _, rows = read_csv_rows(tmp_path / "claims.csv")
    assert len(rows) >= 2
    assert all(row["quote"] == text[int(row["start"]) : int(row["end"])] for _, row in rows)


def test_a_subject_that_is_a_formula_does_not_leave_as_one(tmp_path):
    text = "=cmd|calc reached 51.3 percent in 2021. @SUM(A1) factories: 500 factories were built.\n"
    (tmp_path / "=cmd.txt").write_text(text)
    assert list(find_claims(Document("a", text)))
    assert extract_files([tmp_path / "=cmd.txt"], tmp_path / "claims.csv") == 0
    with (tmp_path / "claims.csv").open(newline="") as lines:
        cells = [cell for row in csv.reader(lines) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "@"))]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("head", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_same_cells_are_read_from_any_spreadsheet(tmp_path, separator, head, end):
    lines = [separator.join(cells) for cells in (["name", "value"], ["工厂 a", "0.5"], ["b"])]
    (tmp_path / "t.csv").write_text(head + end.join(lines), encoding="utf-8", newline="")
    table = read_csv_table(tmp_path / "t.csv")
    assert table.to_dict("records") == [{"name": "工厂 a", "value": "0.5"}, {"name": "b", "value": ""}]


def test_empty_columns_and_lines_of_a_spreadsheet_are_passed_over(tmp_path):
    (tmp_path / "t.csv").write_text("name,value,,\n,,,\na,1,,\n\n")
    assert read_csv_rows(tmp_path / "t.csv") == (["name", "value"], [(3, {"name": "a", "value": "1"})])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty; it needs a line of column names"),
        (b"\xef\xbb\xbf\n ,\n", "is empty"),
        (b"name,\xff", "is not UTF-8 at byte 5"),
        (b"name\nA\0B", "holds a NUL character at offset 6"),
        (b"name,name\na,b", "has two columns 'name'"),
        (b"name,value\na,1,2", "line 2 has 3 cells for 2 columns"),
        (b'name,value\n"a,1\n', "line 2 cannot be read as CSV: unexpected end of data"),
        (b"name\n" + b"x" * 200_000, "line 2 cannot be read as CSV: field larger than field limit"),
    ],
)
def test_what_is_no_table_is_named_with_its_line(tmp_path, content, message):
    (tmp_path / "t.csv").write_bytes(content)
    with pytest.raises(ValueError, match=message):
        read_csv_rows(tmp_path / "t.csv")
