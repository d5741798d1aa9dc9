"""What notebooks show: sentences, tables and figures whose every number says where it comes from.

Everything that is not an `Html` is text and is escaped: no text, catalogue or parameter becomes markup.
"""

from __future__ import annotations

import html
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from string import Formatter
from typing import TYPE_CHECKING, Any
from urllib.parse import quote as percent_encoded

from briefings.amounts import BOUND_WORDS, few_digits, formatted, number
from briefings.csv_files import csv_text
from briefings.names import short_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from pandas import DataFrame

    from briefings.documents import Document

MOST_ROWS = 300  # that a page shows of one table: a browser lays out thousands slowly
LONG_TEXT = 60  # characters beyond which a cell is running text
IN_LINE = 'style="display:inline-block;vertical-align:top"'  # for JupyterLab; pages drop it for their own
# Characters that would act instead of being seen: controls (but tab and line ends), bidirectional overrides.
BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
AMOUNT = re.compile(rf"(?:{'|'.join(BOUND_WORDS.values())})-?\d[\d,]*(?:\.\d+)?(?: [^\d]+)?")
UNSEEN = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{BIDI}\ufeff]")


@dataclass(frozen=True, slots=True, repr=False)
class Html:
    """Markup made by this module, and the same as plain text."""

    html: str
    text: str

    def __str__(self) -> str:
        return self.text

    __repr__ = __str__  # what a bare Python prompt shows

    def __html__(self) -> str:
        return self.html

    _repr_html_ = __html__  # what a notebook shows


def visible(text: object) -> str:
    """The text with every character that would act rather than show replaced by a sign for it."""
    return UNSEEN.sub(lambda found: _sign(found.group()), str(text))


def _sign(character: str) -> str:
    if ord(character) < 0x20:
        return chr(0x2400 + ord(character))
    return f"[U+{ord(character):04X}]"


def escape(text: object) -> str:
    """The text as markup that shows exactly this text; fit for attributes too."""
    return html.escape(visible(text), quote=True)


def running(text: object) -> str:
    """Running text as markup; a % stays on the line of its number."""
    return re.sub(r"(?<=\d) (?=%)", "\u00a0", escape(text))


def text_page(document_id: str) -> str:
    """The address of a text's page: source-<document_id>.html."""
    return f"source-{percent_encoded(document_id)}.html"


def source_link(claim_id: str) -> str:
    """Where a claim's words stand marked: source-<document_id>.html#<claim_id>."""
    return f"{text_page(claim_id.rpartition('-')[0])}#{percent_encoded(claim_id)}"


def cite(claim: Any, text: str | None = None) -> Html:
    """A claim's number (its quote, or `text`), linked to its marked words on the page of its source.

    `claim` is a Claim or a row of the claims table (Series, named tuple, mapping).
    """
    row = dict(claim) if isinstance(claim, Mapping) else {"claim_id": claim.claim_id, "quote": claim.quote}
    shown = str(row["quote"] if text is None else text)
    return Html(f'<a class="cite" href="{escape(source_link(row["claim_id"]))}">{escape(shown)}</a>', shown)


def document_link(document_id: str, text: str) -> Html:
    """A text's title, or other words, linked to the page of that text."""
    return Html(f'<a class="cite" href="{escape(text_page(document_id))}">{escape(text)}</a>', text)


def web_link(text: str, url: str) -> Html:
    """The text linked to an address of the web; as it is where there is none."""
    if not url.startswith(("https://", "http://")):
        return Html(running(text), text)
    return Html(f'<a href="{escape(url)}">{running(text)}</a>', text)


def text_links(documents: Iterable[Document]) -> dict[str, Html]:
    """Each text by its day, or by its id where that would not tell it from another, linked to its page."""
    listed = list(documents)
    days = Counter(document.date for document in listed)
    return {
        document.document_id: document_link(
            document.document_id,
            str(document.date) if document.date and days[document.date] == 1 else document.document_id,
        )
        for document in listed
    }


def derived(text: object, derivation: object, claim_ids: str | Iterable[str] = ()) -> Html:
    """A computed number that shows its derivation ("55.7 - 31.1 = 24.6") and its claims on demand."""
    shown = number(text) if isinstance(text, (int, float)) else str(text)
    ids = _ids(claim_ids)
    links = ", ".join(_claim_link(claim_id) for claim_id in ids)
    behind = f" <small>from {links}</small>" if ids else ""
    return Html(
        f'<details class="derived" {IN_LINE}><summary>{running(shown)}</summary>'
        f"<span> ({escape(derivation)}{behind})</span></details>",
        shown,
    )


def _ids(claim_ids: str | Iterable[str]) -> list[str]:
    """The claim ids of a cell: "a;b" or a sequence; a missing cell has none."""
    if isinstance(claim_ids, float) or claim_ids is None:
        return []
    parts = claim_ids.split(";") if isinstance(claim_ids, str) else claim_ids
    return [part.strip() for part in parts if part.strip()]


def _claim_link(claim_id: str) -> str:
    document_id, _, place = claim_id.rpartition("-")
    label = f"{short_name(document_id)}-{place}"
    return f'<a href="{escape(source_link(claim_id))}">{escape(label)}</a>'


def computed(value: object, spec: str = "") -> Html:
    """A value as markup: `Html` as it is, a number marked as data, a sequence as "a, b and c", else text."""
    if isinstance(value, Html):
        return value
    if isinstance(value, (list, tuple)):
        return _joined([computed(item, spec) for item in value])
    if _is_number(value):
        shown = formatted(value, spec) if spec else number(value)  # type: ignore[arg-type]
        return Html(f'<data value="{escape(value)}">{escape(shown)}</data>', shown)
    shown = format(value, spec) if spec else str(value)
    has_number = any(character.isdigit() for character in shown)
    return Html(f'<span class="computed">{running(shown)}</span>' if has_number else running(shown), shown)


def fraction(over: str, under: str) -> Html:
    """A quotient as MathML; names, numbers and signs of its parts stand apart by blanks: "n", "n + 2.5"."""
    parts = "".join(f"<mrow>{''.join(map(_math_token, part.split()))}</mrow>" for part in (over, under))
    return Html(f"<math><mfrac>{parts}</mfrac></math>", f"{over} / ({under})")


def _math_token(token: str) -> str:
    tag = "mn" if token[0].isdigit() else "mi" if token.isalpha() else "mo"
    return f"<{tag}>{escape(token)}</{tag}>"


def _is_number(value: object) -> bool:
    """Whether it is an int or float of Python or numpy; truth values are words."""
    return hasattr(value, "__float__") and hasattr(value, "__round__") and not isinstance(value, bool)


def _joined(parts: Sequence[Html]) -> Html:
    """ "a, b and c"."""
    if len(parts) < 2:
        return parts[0] if parts else Html("none", "none")
    markup = ", ".join(part.html for part in parts[:-1]) + " and " + parts[-1].html
    return Html(markup, ", ".join(part.text for part in parts[:-1]) + " and " + parts[-1].text)


def sentence(template: str, **values: object) -> Html:
    """The template with its {names} (and format specs) filled in; its own text is escaped."""
    pieces = [
        piece
        for literal, name, spec, _ in Formatter().parse(template)
        for piece in (
            Html(running(literal), literal),
            *([computed(values[name], spec or "")] if name else []),
        )
    ]
    return Html("".join(piece.html for piece in pieces), "".join(piece.text for piece in pieces))


def say(template: str, **values: object) -> None:
    """Shows a paragraph: `say("The rate was {rate} in {year}.", rate=cite(claim), year=2012)`."""
    said = sentence(template, **values)
    _show(Html(f'<div class="say">{said.html}</div>', said.text))


def headline(finding: Html, caveat: Html, about: str = "") -> None:
    """Shows a finding with its caveat, below a word for what it is about, such as "Contradiction".

    The index page opens with those of the summary notebook.
    """
    label = f'<b class="about-{_slug(about)}">{escape(about)}</b> ' if about else ""
    parts = f'<div>{label}{finding.html}</div><div class="caveat">{caveat.html}</div>'
    _show(Html(f'<div class="say headline">{parts}</div>', f"{finding.text} {caveat.text}"))


def show_table(frame: DataFrame, caption: str | Html, **options: Any) -> None:
    """Shows the frame as a table with its caption and a CSV; options as in `table`.

    Of an empty frame a line says that there is none. To a reader at JupyterLab a longer table is shown with a
    search and sorting.
    """
    if frame.empty:
        say("{caption}: none.", caption=caption)
        return
    shown = frame[list(options.get("columns") or frame)].head(MOST_ROWS)
    words = f"{caption}\n{shown.to_string(index=False)}"
    if in_lab():
        from briefings.lab import table_in_lab

        markup = table_in_lab(frame, caption, **options)
    else:
        markup = table(frame, caption, **options)
    _show(Html(markup, words))


def in_lab() -> bool:
    """Whether a person is at the notebook: Jupyter's server names the session, papermill does not."""
    return "JPY_SESSION_NAME" in os.environ


def show_figure(
    chart: Axes | Figure,
    *,
    alt: str,
    source: str | Html,
    table: DataFrame,
    name: str,
    caption: str | Html = "",
    **options: Any,
) -> None:
    """Shows a chart as SVG with its alternative text, its source line, its data as a table and as CSV.

    `name` is the figure's id and the stem of its CSV; options go to the table as in `table`.
    """
    from briefings.svg import svg_text

    stated = computed(source).html if isinstance(source, Html) else escape(source)
    heading = sentence("Data of the figure: {caption}", caption=_caption(caption or name))
    data = data_table(table, heading, name=name, **options)
    title = f"<b>{_caption(caption).html}</b> " if caption else ""
    markup = (
        f'<figure class="chart" id="{escape(name)}"><div class="scroll" tabindex="0" role="group" '
        f'aria-label="Chart">{svg_text(chart, alt, name)}</div>'
        f"<figcaption>{title}<span>Source: {stated}</span></figcaption>"
        f"<details><summary>Data of this figure</summary>{data}</details></figure>"
    )
    _show(Html(markup, alt))


def show_explorer(
    grid: DataFrame,
    caption: str | Html,
    *,
    choices: Mapping[str, str],
    results: Mapping[str, str | Html],
    name: str = "what-if",
    **options: Any,
) -> None:
    """Shows every combination of the choices with its results as a table; on the page, menus pick a row.

    choices / results: {column: heading}; the menus' answers are the cells of the table, digit by digit. One
    row a combination; one without a row is said to have no value. Other options as in `table`.

    Raises:
        ValueError: two rows for one combination, of which only the first could be shown.
    """
    import pandas as pd

    twice = grid[grid.duplicated(list(choices))]
    if len(twice):
        first = ", ".join(f"{column} {twice.iloc[0][column]}" for column in choices)
        raise ValueError(f"{len(twice) + 1} rows for the choice {first}; an explorer needs one row a choice")
    # The page's script makes the file of every combination: within the page it would be as long as the table.
    columns: dict[str, str | Html] = {**choices, **results}
    sorted_grid = grid.sort_values(list(choices), kind="stable", key=lambda column: pd.factorize(column)[0])
    body = table(
        sorted_grid, caption, columns=columns, name=name, download=False, grouped=len(choices) - 1, **options
    )
    many = sentence("All {count} combinations", count=len(grid))
    folded = f"<details><summary>{many.html}</summary>{body}</details>"
    markup = f'<div class="explorer" id="{escape(name)}" data-choices="{len(choices)}">{folded}</div>'
    _show(Html(markup, f"{caption}\n{grid.to_string(index=False)}"))


def _caption(caption: str | Html) -> Html:
    return caption if isinstance(caption, Html) else Html(running(caption), caption)


def _show(markup: Html) -> None:
    from IPython.display import display

    display(markup)  # type: ignore[no-untyped-call]


def table(
    frame: DataFrame,
    caption: str | Html,
    *,
    columns: Mapping[str, str | Html] | None = None,
    units: Mapping[str, str] | None = None,
    formats: Mapping[str, str] | None = None,
    claims: Mapping[str, str] | None = None,
    derivations: Mapping[str, str] | None = None,
    name: str | None = None,
    note: str | Html = "",
    download: bool = True,
    grouped: int = 0,
) -> str:
    """A real table: caption, scopes, units in the headings, figures to the right, its CSV below.

    Of a table longer than `MOST_ROWS` the first are shown; the line below it says so, and its CSV has all.
    columns: {column: heading}, which also chooses and orders them; the first is the row's heading.
    formats: {column: format spec} for numbers. claims / derivations: {column: column that holds the claim ids
    / the derivation of its numbers}; one claim id makes the number a link, a derivation opens on demand.
    grouped: how many columns at the left are headings that stand once for the rows below that share them.
    """
    told = Told(units or {}, formats or {}, claims or {}, derivations or {})
    headings, cells = shown_cells(frame.head(MOST_ROWS), columns, told)
    # from the right, where a row of a grouped table has all its cells
    right = [
        f"n{place}" for place, column in enumerate(reversed(headings), 1) if told.is_figure(frame, column)
    ]
    body = "".join(_grouped_rows(cells, grouped) if grouped else map(_row, cells))
    head = "".join(_heading(text, told.units.get(column, "")) for column, text in headings.items())
    csv = _csv_link(frame[list(headings)], name or _slug(str(caption))) if download else ""
    said = computed(note).html if isinstance(note, Html) else escape(note)
    part = f"The first {MOST_ROWS} of {len(frame):,} rows." if len(frame) > MOST_ROWS else ""
    below = " ".join(filter(None, (part, said, csv)))
    return (
        f'<div class="scroll" tabindex="0" role="group" aria-label="Table">'
        f'<table class="{" ".join(["data", *["grouped"] * bool(grouped), *reversed(right)])}">'
        f"<caption>{_caption(caption).html}</caption><thead><tr>{head}</tr></thead>"
        f'<tbody>{body}</tbody></table></div><div class="note">{below}</div>'
    )


def shown_cells(
    frame: DataFrame, columns: Mapping[str, str | Html] | None, told: Told
) -> tuple[dict[str, str | Html], list[list[str]]]:
    """The headings by column, and the markup of every cell, row by row.

    Raises:
        ValueError: the frame has no such column.
    """
    headings: dict[str, str | Html] = dict(
        columns or {str(column): _words(str(column)) for column in frame.columns}
    )
    missing = [column for column in headings if column not in frame.columns]
    if missing:
        raise ValueError(
            f"no column {missing[0]!r} to show; the table has {', '.join(map(str, frame.columns))}"
        )
    return headings, [
        [_cell(record, column, told) for column in headings] for record in frame.to_dict("records")
    ]


data_table = table  # `show_figure` has a parameter of the name


@dataclass(frozen=True, slots=True)
class Told:
    """What a notebook says of its table's columns."""

    units: Mapping[str, str] = field(default_factory=dict)
    formats: Mapping[str, str] = field(default_factory=dict)
    claims: Mapping[str, str] = field(default_factory=dict)
    derivations: Mapping[str, str] = field(default_factory=dict)

    def is_figure(self, frame: DataFrame, column: str) -> bool:
        """Whether the column holds amounts, in digits or in words: "over 3.2 trillion yuan"."""
        known = column in self.units or column in self.formats or column in self.derivations
        return known or frame[column].dtype.kind in "if" or all(map(_is_amount, frame[column]))


def _is_amount(value: object) -> bool:
    return _cell_text(value, "") == "–" or AMOUNT.fullmatch(str(value)) is not None


def _heading(text: str | Html, unit: str) -> str:
    shown = f" <small>{escape(unit)}</small>" if unit else ""
    return f'<th scope="col">{_caption(text).html}{shown}</th>'


def _row(cells: Sequence[str]) -> str:
    first, *others = cells
    return f'<tr><th scope="row">{first}</th>{"".join(map(_data_cell, others))}</tr>'


def _data_cell(cell: str) -> str:
    """A cell; one of running text says so, so that a narrow screen leaves it room."""
    running_text = "<details" not in cell and len(re.sub("<[^>]*>", "", cell)) > LONG_TEXT
    return f"<td class=long>{cell}</td>" if running_text else f"<td>{cell}</td>"


def _grouped_rows(rows: Sequence[Sequence[str]], grouped: int) -> Iterator[str]:
    """The rows; of the first `grouped` cells those that repeat the row above are left to it."""
    for place, cells in enumerate(rows):
        above = rows[place - 1] if place else []
        heads = (
            _group_heading(cells[column], _rows_alike(rows, place, column + 1))
            for column in range(grouped)
            if above[: column + 1] != cells[: column + 1]
        )
        yield f"<tr>{''.join(heads)}{''.join(map(_data_cell, cells[grouped:]))}</tr>"


def _rows_alike(rows: Sequence[Sequence[str]], place: int, columns: int) -> int:
    """How many rows from `place` on share its first columns."""
    shared = rows[place][:columns]
    return next((n for n, row in enumerate(rows[place:]) if row[:columns] != shared), len(rows) - place)


def _group_heading(cell: str, rows: int) -> str:
    span = f" rowspan={rows}" if rows > 1 else ""
    return f'<th scope="row"{span}>{cell}</th>'


def _cell(record: Mapping[Any, Any], column: str, told: Told) -> str:
    """A cell's markup; a missing value is a dash, a claim's number a link, a derived one opens."""
    value = record[column]
    if isinstance(value, Html):
        return value.html
    shown = _cell_text(value, told.formats.get(column, ""))
    derivation = record[told.derivations[column]] if column in told.derivations else ""
    ids = _ids(record[told.claims[column]]) if column in told.claims else []
    if isinstance(derivation, str) and derivation:
        return derived(shown, derivation, ids).html
    if len(ids) == 1:
        return cite({"claim_id": ids[0], "quote": shown}).html
    if ids:
        return derived(shown, f"stated {len(ids)} times:", ids).html
    return running(shown)


def _cell_text(value: object, spec: str) -> str:
    if value is None or value != value or str(value) in ("", "<NA>", "NaT"):
        return "–"
    if _is_number(value):
        return formatted(value, spec) if spec else number(value)  # type: ignore[arg-type]
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value)) or "–"
    return str(value)


def _words(column: str) -> str:
    return column.replace("_", " ").capitalize()


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60] or "table"


def _csv_link(frame: DataFrame, name: str) -> str:
    """A download that needs no second file: the page can be mailed alone."""
    floats = [column for column in frame.columns if frame[column].dtype.kind == "f"]
    short = frame.assign(**{column: frame[column].map(few_digits) for column in floats}).map(_plain)
    encoded = percent_encoded(csv_text(short), safe=" ,;:/()+-.")
    return f'<a download="{escape(name)}.csv" href="data:text/csv;charset=utf-8,{escape(encoded)}">CSV</a>'


def _plain(value: object) -> object:
    return value.text if isinstance(value, Html) else value
