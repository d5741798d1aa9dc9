"""What every column means, read from the field comments of the records themselves."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass, fields, is_dataclass

FIELD_LINE = re.compile(r"    (?P<name>\w+): [^#]+#\s*(?P<meaning>.+)")
CONTINUED_LINE = re.compile(r"\s+#\s*(?P<meaning>.+)")


@dataclass(frozen=True)
class Entry:
    """One column of a table: a line of the codebook."""

    name: str  # the record's field, the table's column
    type: str  # as the record declares it
    meaning: str  # the field's comment


def codebook(record: type) -> list[Entry]:
    """The columns of a record's table, in order, with the meaning its source says beside each field.

    Raises:
        TypeError: if the record is no dataclass.
        ValueError: names the field that has no comment.
    """
    if not is_dataclass(record):
        raise TypeError(f"{record.__name__} is no dataclass, so it has no fields to explain")
    meanings = field_comments(inspect.getsource(record))
    for field in fields(record):
        if field.name not in meanings:
            raise ValueError(f"{record.__name__}.{field.name} has no comment; say what it means beside it")
    return [Entry(field.name, str(field.type), meanings[field.name]) for field in fields(record)]


def field_comments(source: str) -> dict[str, str]:
    """The comment beside each field of a dataclass's source; one alone on the next line continues it."""
    comments: dict[str, str] = {}
    last = None
    for line in source.splitlines():
        if found := FIELD_LINE.fullmatch(line):
            last = found["name"]
            comments[last] = found["meaning"]
        elif last is not None and (more := CONTINUED_LINE.fullmatch(line)):
            comments[last] += " " + more["meaning"]
        else:
            last = None
    return comments


def codebook_markdown(record: type) -> str:
    """The codebook of one record as a Markdown table."""
    rows = [[f"`{entry.name}`", entry.type, entry.meaning] for entry in codebook(record)]
    escaped = [[cell.replace("|", r"\|") for cell in row] for row in rows]
    lines = [["column", "type", "meaning"], ["---"] * 3, *escaped]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
