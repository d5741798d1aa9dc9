"""Claims of a markdown table: its header gives the year and whether it is a target, the row's first cell the subject."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefings.languages import Language
from briefings.layout import Block
from briefings.periods import Period
from briefings.quantities import Quantity
from briefings.sentences import Discourse, Reading, Sentence

CELL = re.compile(r"[^|]+")
BRACKETS = re.compile(r"\(([^()]{1,40})\)")
RULE = re.compile(r"[\s|:+=-]*-[\s|:+=-]*$")


@dataclass(frozen=True, slots=True)
class Column:
    """What the header says of the cells below it."""

    start: int  # the header cell's span in the plain text
    end: int
    period: Period | None
    aims: bool


def read_table(
    text: str, rows: list[Block], grammar: Language, discourse: Discourse
) -> Iterator[tuple[Sentence, Reading]]:
    """Each quantity of a table's cells, the row taken as its sentence."""
    lines = [cells(text, row) for row in rows]
    ruled = next((number for number, row in enumerate(rows) if RULE.match(text, row.start, row.end)), None)
    head = 1 if ruled is None else ruled + 1
    columns = [column(text, *cell, grammar, discourse) for cell in lines[0]] if len(rows) > 1 else []
    for row, line in zip(rows[head:] or rows, lines[head:] or lines, strict=True):
        sentence = Sentence(text, row.start, row.end, "row")
        for number, cell in enumerate(line):
            if number or len(line) == 1:
                over = columns[number] if number < len(columns) else None
                for reading in read_cell(text, cell, line[0], over, grammar, discourse):
                    yield sentence, reading


def cells(text: str, row: Block) -> list[tuple[int, int]]:
    """The trimmed spans of a row's cells."""
    spans = []
    for match in CELL.finditer(text, row.start, row.end):
        start, end = match.span()
        while start < end and text[start] == " ":
            start += 1
        while end > start and text[end - 1] == " ":
            end -= 1
        spans.append((start, end))
    while spans and spans[-1][0] == spans[-1][1]:
        spans.pop()
    return spans


def column(text: str, start: int, end: int, grammar: Language, discourse: Discourse) -> Column:
    """What a header cell says of its column."""
    periods = [found.period for found in grammar.find_periods(text, start, end, discourse) if found.period]
    return Column(
        start, end, periods[-1] if periods else None, grammar.aim.search(text, start, end) is not None
    )


def measure(
    quantity: Quantity, text: str, heads: list[tuple[int, int]], grammar: Language, discourse: Discourse
) -> None:
    """Gives a plain number the unit that a head says in brackets: Outlay (€ million), Coverage (%); else the label."""
    for start, end in heads:
        for inside in BRACKETS.findall(text[start:end]):
            for one in (
                f"1{inside}",
                f"1 {inside}",
                f"{inside} 1",
                f"{inside.partition(' ')[0]}1 {inside.partition(' ')[2]}",
            ):
                found = grammar.find_quantities(one, 0, len(one), discourse)
                if len(found) == 1 and found[0].unit and found[0].noun is None:
                    quantity.unit = found[0].unit
                    quantity.value, quantity.step = (
                        quantity.value * found[0].value,
                        quantity.step * found[0].value,
                    )
                    return
    quantity.unit = text[slice(*heads[0])]


def read_cell(
    text: str,
    cell: tuple[int, int],
    label: tuple[int, int],
    over: Column | None,
    grammar: Language,
    discourse: Discourse,
) -> Iterator[Reading]:
    """The quantities of one cell; a plain number is measured in what the label names."""
    start, end = cell
    if start == end or not grammar.cue.search(text, start, end):
        return
    own = [found.period for found in grammar.find_periods(text, start, end, discourse) if found.period]
    for quantity in grammar.find_quantities(text, start, end, discourse):
        reading = Reading(quantity, subject=quantity.noun or label)
        if not quantity.unit:
            if over is None or quantity.start > start:
                continue
            measure(quantity, text, [label, (over.start, over.end)], grammar, discourse)
        period = own[0] if own else over.period if over else None
        if over and over.aims:
            reading.kind = "target"
            reading.target_year = period.end.year if period else discourse.target_year
        elif period:
            reading.period, reading.period_basis = period, "stated"
        yield reading
