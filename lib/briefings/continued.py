"""What does not find room on a page of a large collection: further pages take it, and files its long CSVs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import copy
from typing import TYPE_CHECKING, Any
from urllib.parse import quote as percent_encoded
from urllib.parse import unquote_to_bytes

from briefings.display import Html, computed, escape, sentence

if TYPE_CHECKING:
    from nbformat import NotebookNode

MOST_SHOWN = 60_000  # characters of what one cell shows on a page
FEW = 10  # things that a cell shows stay together, however long they are
LONGEST_CSV = 50_000  # characters of a table's CSV within its page
HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
NOT_OF_NAMES = re.compile(r"[^\w.-]+")
CSV_LINK = re.compile(r'<a download="([^"]*)" href="data:text/csv;charset=utf-8,([^"]*)">')


def divided(content: NotebookNode, name: str) -> list[tuple[str, NotebookNode]]:
    """(name, notebook) of each page: the notebook with what finds room on it, then what is beyond."""
    further: list[tuple[str, NotebookNode]] = []
    first, heading = copy(content), name
    first["cells"] = []
    for cell in content["cells"]:
        if cell["cell_type"] == "markdown":
            heading = (HEADING.findall(cell["source"]) or [heading])[-1]
        shown = [output for output in cell.get("outputs", []) if output["output_type"] == "display_data"]
        places = list(stretches([len(str(output["data"].get("text/html", ""))) for output in shown]))
        if len(places) > 1 and len(shown) > FEW:
            pages = [name, *(f"{name}.{len(further) + number}" for number in range(2, len(places) + 1))]
            further += [
                (pages[at], continuation(cell, heading, pages, places, at)) for at in range(1, len(places))
            ]
            others = [output for output in cell["outputs"] if output["output_type"] != "display_data"]
            cell = copy(cell)
            cell["outputs"] = [*shown[: places[0][1]], contents(pages, places), *others]
        first["cells"].append(cell)
    return [(name, first), *further]


def stretches(lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """(start, end) of each stretch that finds room on a page; what finds room on none has one of its own."""
    start = length = 0
    for end, one in enumerate(lengths):
        if length + one > MOST_SHOWN and end > start:
            yield start, end
            start, length = end, 0
        length += one
    yield start, len(lengths)


def continuation(
    cell: NotebookNode, heading: str, pages: Sequence[str], places: Sequence[tuple[int, int]], at: int
) -> Any:
    """The notebook of a further page: a stretch of what a cell shows, and the way to the others."""
    import nbformat

    start, end = places[at]
    shown = [output for output in cell["outputs"] if output["output_type"] == "display_data"]
    here = copy(cell)
    here["outputs"] = shown[start:end]
    begin = f"{percent_encoded(pages[0])}.html#c-{percent_encoded(cell.get('id', ''))}"
    ways = [f"[where it begins]({begin})"]
    ways += [
        f"[{words}]({percent_encoded(pages[to])}.html)"
        for words, to in (("before", at - 1), ("next", at + 1))
        if 0 < to < len(pages)
    ]
    title = f"# {heading} {start + 1} to {end} of {len(shown)}"
    told = f"{title}\n\nThis page goes on from another: {', '.join(ways)}."
    new: Any = nbformat.v4
    return new.new_notebook(cells=[new.new_markdown_cell(told, id="continued"), here])


def contents(pages: Sequence[str], places: Sequence[tuple[int, int]]) -> Any:
    """An output that leads to the further pages of a cell."""
    import nbformat

    links = [
        Html(
            f'<a href="{escape(percent_encoded(page))}.html">{computed(f"{start + 1} to {end}").html}</a>', ""
        )
        for page, (start, end) in zip(pages[1:], places[1:], strict=True)
    ]
    told = sentence(
        "Above stand the first {shown} of {count}; the others: {links}.",
        shown=places[0][1],
        count=places[-1][1],
        links=links,
    )
    new: Any = nbformat.v4
    return new.new_output("display_data", {"text/html": f'<div class="say">{told.html}</div>'})


def with_files(body: str, name: str) -> tuple[str, dict[str, bytes]]:
    """The body of a page with its long CSVs linked instead of held, and these by the names of their files."""
    files: dict[str, bytes] = {}

    def linked(found: re.Match[str]) -> str:
        file = f"{name}-{NOT_OF_NAMES.sub('-', found[1])}"
        if len(found[2]) <= LONGEST_CSV or file in files:
            return found[0]
        files[file] = unquote_to_bytes(found[2])
        return f'<a download="{found[1]}" href="{percent_encoded(file)}">'

    return CSV_LINK.sub(linked, body), files
