"""CSV as it comes in, of any spreadsheet's making, and as it goes out, with no formula in it."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from briefings.inputs import content_of

if TYPE_CHECKING:
    from pandas import DataFrame

SEPARATORS = ",;\t"
MOST_COLUMNS, MOST_CELLS = 1000, 5_000_000  # of a table that is read; more would fill the memory
QUOTED_ENDS = "\r\n"  # the line ends that make a CSV writer quote every cell with either character
CSV_FLOAT = "%.10g"  # more digits than any source has, and no noise of binary fractions
# What a spreadsheet takes for the start of a formula, wide forms included.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# A signed number, and words after it: "-3.2%", "+12 percent", "-US$3 billion", "+1.5e+03"; nothing that could
# call, refer or compute stands in it.
SIGNED_NUMBER = re.compile(
    r"[+-] ?(?:[A-Z]{0,2}[$€£¥₹₩￥] ?|[A-Z]{3} )?\d[\d.,]*(?:e[+-]?\d+)?[\sA-Za-z㐀-鿿.,%-]*"
)


class PlainLines(StringIO):
    """Passes the rows of a CSV writer on to a file, each ended by a plain line feed.

    Python before 3.13 quotes a cell with a carriage return only where rows end with one; unquoted, what
    follows it would be a row of its own.
    """

    def __init__(self, file: TextIO) -> None:
        super().__init__()
        self.file = file

    def write(self, row: str) -> int:
        return self.file.write(row.removesuffix(QUOTED_ENDS) + "\n")


def no_formula(value: object) -> object:
    """The value such that a spreadsheet shows it rather than computes it: a ' before what would be a formula.

    Numbers, and texts that are a signed number with its words, stay as they are.
    """
    if isinstance(value, str) and value.startswith(FORMULA_STARTS) and not SIGNED_NUMBER.fullmatch(value):
        return f"'{value}"
    return value


def csv_text(frame: DataFrame, float_format: str | None = CSV_FLOAT) -> str:
    """The frame as CSV in which no text is a formula to a spreadsheet.

    float_format: None writes every digit of a number.
    """
    texts = [column for column in frame.columns if frame[column].dtype.kind not in "ifbM"]
    plain = frame.assign(**{column: frame[column].map(no_formula) for column in texts})
    header = [str(no_formula(str(column))) for column in frame.columns]
    file = StringIO(newline="")
    plain.to_csv(
        PlainLines(file), index=False, header=header, lineterminator=QUOTED_ENDS, float_format=float_format
    )
    return file.getvalue()


def read_csv_rows(
    path: str | Path, decimal_commas: Sequence[str] = ()
) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
    """(columns, [(line, row)]) of a CSV: comma, semicolon or tab between cells, with or without a BOM.

    Where semicolons separate, a comma in the columns named `decimal_commas` is a decimal point. A row that
    ends early has empty cells; blank lines are passed over.

    Raises:
        ValueError: it is not UTF-8, has no line of column names, names a column twice, is too large, or a
            line has more cells than there are columns or a quote without an end; names the line.
    """
    text = _decoded(Path(path))
    head = text.lstrip().partition("\n")[0]
    separator = max(SEPARATORS, key=head.count)
    table = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        filled = ((table.line_num, cells) for cells in table if any(cell.strip() for cell in cells))
        lines = list(bounded(path, filled))
    except csv.Error as error:
        raise ValueError(f"{path} line {table.line_num} cannot be read as CSV: {error}") from None
    if not lines:
        raise ValueError(f"{path} is empty; it needs a line of column names")
    columns = [name.strip() for name in lines[0][1]]
    while not columns[-1]:  # a spreadsheet's empty columns at the right
        columns.pop()
    if twice := [name for name, times in Counter(columns).items() if times > 1]:
        raise ValueError(f"{path} has two columns {twice[0]!r}; each takes a name of its own")
    for number, cells in lines[1:]:
        if len(cells) > len(columns) and any(cells[len(columns) :]):
            raise ValueError(f"{path} line {number} has {len(cells)} cells for {len(columns)} columns")
    commas = set(decimal_commas) if separator == ";" else set()
    return columns, [(number, _row(columns, cells, commas)) for number, cells in lines[1:]]


def bounded(path: str | Path, lines: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """The lines of a table, passed on as long as it is one that can be held.

    Raises:
        ValueError: it has too many columns, or too many rows of them.
    """
    most = 1
    for count, (number, cells) in enumerate(lines):
        if count == 0:
            if len(cells) > MOST_COLUMNS:
                raise ValueError(f"{path} has {len(cells)} columns; up to {MOST_COLUMNS} are read")
            most = MOST_CELLS // len(cells)
        if count > most:
            raise ValueError(f"{path} line {number}: up to {most} rows of such a table are read; split it")
        yield number, cells


def read_csv_table(path: str | Path, decimal_commas: Sequence[str] = ()) -> DataFrame:
    """The rows of `read_csv_rows` as a table of texts; raises what it raises."""
    import pandas as pd

    columns, rows = read_csv_rows(path, decimal_commas)
    return pd.DataFrame([row for _, row in rows], columns=columns, dtype=str)


def _decoded(path: Path) -> str:
    try:
        text = content_of(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"{path} is not UTF-8 at byte {error.start}; save it as UTF-8 CSV") from None
    if "\0" in text:
        raise ValueError(f"{path} holds a NUL character at offset {text.index(chr(0))}, so it is no CSV")
    return text


def _row(columns: Sequence[str], cells: Sequence[str], commas: Collection[str]) -> dict[str, str]:
    row = dict.fromkeys(columns, "") | dict(zip(columns, cells, strict=False))
    return {name: cell.replace(",", ".") if name in commas else cell for name, cell in row.items()}
