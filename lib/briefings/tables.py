"""Claims of a table: its header gives the year and whether it is a target, a row's first cell the subject."""

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
                heads = [line[0], *((column.start, column.end) for column in (over, *columns[:1]) if column)]
                for reading in read_cell(text, cell, heads, over, grammar, discourse):
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
    """Gives a plain number the unit that a head says in brackets, Outlay (€ million); else the label."""
    for start, end in heads:
        for inside in BRACKETS.findall(text[start:end]):
            one = one_of(inside, grammar, discourse)
            if one is not None:
                quantity.unit = one.unit
                quantity.value, quantity.step = quantity.value * one.value, quantity.step * one.value
                return
    quantity.unit = text[slice(*heads[0])]


def one_of(unit: str, grammar: Language, discourse: Discourse) -> Quantity | None:
    """What 1 of a unit is, such as "€ million", "%", "million tonnes"; None for what is no unit."""
    first, _, rest = unit.partition(" ")
    readings = []
    for words in (f"{first} 1 {rest}", f"1{unit}", f"1 {unit}", f"{unit} 1"):
        found = grammar.find_quantities(words, 0, len(words), discourse)
        if len(found) == 1 and found[0].unit and found[0].noun is None:
            readings.append(found[0])
    return max(readings, key=lambda quantity: quantity.value, default=None)


def read_cell(
    text: str,
    cell: tuple[int, int],
    heads: list[tuple[int, int]],
    over: Column | None,
    grammar: Language,
    discourse: Discourse,
) -> Iterator[Reading]:
    """The quantities of one cell; `heads` are the spans of its label, its column's head and the corner."""
    start, end = cell
    if start == end or not grammar.has_cue(text, start, end):
        return
    own = [found.period for found in grammar.find_periods(text, start, end, discourse) if found.period]
    period = own[0] if own else over.period if over else None
    for quantity in grammar.find_quantities(text, start, end, discourse):
        if not quantity.unit and (over is None or quantity.start > start):
            continue
        if not quantity.unit:
            measure(quantity, text, heads, grammar, discourse)
        reading = Reading(quantity, subject=quantity.noun or heads[0])
        if over and over.aims:
            reading.kind = "target"
            reading.target_year = period.end.year if period else discourse.target_year
        elif period:
            reading.period, reading.period_basis = period, "stated"
        if quantity.direction and reading.kind == "level":
            reading.kind, reading.direction = "change", quantity.direction
        yield reading
