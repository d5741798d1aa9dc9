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
# cells that hold only a part of the figure beside them: $ | 2,273 and 27.0 | % and (12 | )
SIGN_BEFORE = re.compile(r"[A-Za-z]{0,3}[$€£¥₹₩]|RMB|RM|Rs\.?")
SIGN_BEHIND = re.compile(r"\)? ?(?:%|bps|pp)|\)")
LABEL_UNIT = re.compile(r"(?:^|, )([^,()]{0,8}[%$€£¥₹₩][^,()]{0,16})$")  # Net sales, $ million; % change
SCALE_ONLY = re.compile(r"^(?:figures |amounts )?in ([a-z]+?)s?(?=,|$)", re.I)  # (In millions, except ...)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's span in the plain text, and the sign of a unit that a cell beside it holds."""

    start: int
    end: int
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """What the header says of the cells below it."""

    start: int  # the header cell's span in the plain text
    end: int
    period: Period | None
    aims: bool
    changes: bool  # its cells are changes: % change


def read_table(
    text: str, rows: list[Block], grammar: Language, discourse: Discourse, caption: Block | None = None
) -> Iterator[tuple[Sentence, Reading]]:
    """Each quantity of a table's cells, the row taken as its sentence; a heading above may be its caption."""
    lines = [cells(text, row) for row in rows]
    ruled = next((number for number, row in enumerate(rows) if RULE.match(text, row.start, row.end)), None)
    head = 1 if ruled is None else ruled + 1
    columns = [column(text, cell, grammar, discourse) for cell in lines[0]] if len(rows) > 1 else []
    above = [(caption.start, caption.end)] if caption else []
    for row, line in zip(rows[head:] or rows, lines[head:] or lines, strict=True):
        sentence = Sentence(text, row.start, row.end, "row")
        for number, cell in enumerate(line):
            if number or len(line) == 1:
                over = columns[number] if number < len(columns) else None
                heads = [(one.start, one.end) for one in (line[0], over, *columns[:1]) if one] + above
                heads = [(start, end) for start, end in heads if start < end]
                for reading in read_cell(text, cell, heads, over, grammar, discourse):
                    yield sentence, reading


def cells(text: str, row: Block) -> list[Cell]:
    """The cells of a row with trimmed spans, those that hold only a sign taken into their neighbours."""
    found: list[Cell] = []
    sign = ""
    for match in CELL.finditer(text, row.start, row.end):
        start, end = match.span()
        while start < end and text[start] == " ":
            start += 1
        while end > start and text[end - 1] == " ":
            end -= 1
        if SIGN_BEFORE.fullmatch(text, start, end):
            sign = text[start:end]
        elif found and SIGN_BEHIND.fullmatch(text, start, end):
            found[-1] = Cell(found[-1].start, found[-1].end, found[-1].sign or text[start:end].strip(") "))
        else:
            found.append(Cell(start, end, sign))
            sign = ""
    while found and found[-1].start == found[-1].end:
        found.pop()
    return found


def column(text: str, cell: Cell, grammar: Language, discourse: Discourse) -> Column:
    """What a header cell says of its column."""
    start, end = cell.start, cell.end
    periods = [found.period for found in grammar.find_periods(text, start, end, discourse) if found.period]
    return Column(
        start,
        end,
        periods[-1] if periods else None,
        grammar.aim.search(text, start, end) is not None,
        grammar.change.search(text, start, end) is not None,
    )


def measure(
    quantity: Quantity,
    text: str,
    heads: list[tuple[int, int]],
    sign: str,
    grammar: Language,
    discourse: Discourse,
) -> None:
    """Gives a plain number the unit that its own cell's neighbour or a head says; else the label.

    Outlay (€ million); Exports, % change; a scale alone, as in "(In millions)", goes with money only.
    """
    own = one_of(sign, grammar, discourse) if sign else None
    ones = [own] if own else units_in_heads(text, heads, grammar, discourse)
    if not ones:
        quantity.unit = text[slice(*heads[0])]
        return
    quantity.unit = ones[0].unit
    scale = (
        ones[0].value
        if ones[0].value > 1 or len(quantity.unit) != 3
        else scale_of(text, heads, grammar, discourse)
    )
    quantity.value, quantity.step = quantity.value * scale, quantity.step * scale


def units_in_heads(
    text: str, heads: list[tuple[int, int]], grammar: Language, discourse: Discourse
) -> list[Quantity]:
    """What 1 of each unit is that the heads of a cell name, the column's first."""
    named: list[str] = []
    for start, end in (*heads[1:2], *heads[:1], *heads[2:]):
        head = text[start:end]
        label = LABEL_UNIT.search(head)
        named += [*BRACKETS.findall(head), *([label[1].split(" change")[0]] if label else [])]
    return [one for one in (one_of(unit, grammar, discourse) for unit in named) if one]


def scale_of(text: str, heads: list[tuple[int, int]], grammar: Language, discourse: Discourse) -> float:
    """The scale that a head says alone, as "(In millions, except percentages)"; 1 for none."""
    for start, end in heads:
        for inside in BRACKETS.findall(text[start:end]):
            if match := SCALE_ONLY.match(inside):
                words = f"$1 {match[1]}"
                found = grammar.find_quantities(words, 0, len(words), discourse)
                return found[0].value if len(found) == 1 else 1.0
    return 1.0


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
    cell: Cell,
    heads: list[tuple[int, int]],
    over: Column | None,
    grammar: Language,
    discourse: Discourse,
) -> Iterator[Reading]:
    """The quantities of one cell; `heads` are the spans of its label, its column's head and the corner.

    A cell that none of them names says nothing.
    """
    start, end = cell.start, cell.end
    if start == end or not heads or not grammar.has_cue(text, start, end):
        return
    own = [found.period for found in grammar.find_periods(text, start, end, discourse) if found.period]
    period = own[0] if own else over.period if over else None
    for quantity in grammar.find_quantities(text, start, end, discourse):
        negative = text[start] == "(" and not quantity.unit and quantity.start == start + 1
        if not quantity.unit and (over is None or quantity.start > start + negative):
            continue
        if not quantity.unit:
            measure(quantity, text, heads, cell.sign, grammar, discourse)
        if negative:  # as in an account book: (12)
            quantity.value = -quantity.value
        reading = Reading(quantity, subject=quantity.noun or heads[0])
        if over and over.aims:
            reading.kind = "target"
            reading.target_year = period.end.year if period else discourse.target_year
        elif period:
            reading.period, reading.period_basis = period, "stated"
        if reading.kind == "level" and (quantity.direction or (over and over.changes)):
            falls = quantity.direction == "decrease" or negative
            reading.kind, reading.direction = "change", "decrease" if falls else "increase"
            quantity.value = abs(quantity.value)
        yield reading
