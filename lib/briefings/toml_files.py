"""TOML as people write it: catalogues, registries, targets, sweeps."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from briefings.inputs import content_of

LARGEST_TOML = 20_000_000  # bytes: the catalogue of 200,000 texts; read, a file takes up to 130 times as much
PART = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""  # of a dotted key
DEEP_KEY = re.compile(
    rf"(?<![\w-]){PART}(?:[ \t]*+\.[ \t]*+{PART}){{100}}"
)  # its reading would take for ever


def read_toml(path: Path) -> dict[str, Any]:
    """What the file holds; a BOM before it is passed over.

    Raises:
        ValueError: it is no TOML in UTF-8, or nested deeper than anyone means; names the file and the line.
    """
    text = ""
    try:
        text = content_of(path, LARGEST_TOML).decode("utf-8-sig")
        if DEEP_KEY.search(text):
            raise RecursionError
        return tomllib.loads(text)
    except ValueError as error:  # no TOML, no UTF-8, or a number of thousands of digits
        raise ValueError(f"{path} cannot be read as TOML: {error}{line_at_fault(error, text)}") from None
    except RecursionError:
        raise ValueError(f"{path} cannot be read as TOML: it is nested too deeply") from None


def line_at_fault(error: ValueError, text: str) -> str:
    """The line of a TOML text that an error speaks of, ": date = 2025-13-12"; "" where it names none."""
    place = re.search(r"\bat line (\d+)", str(error))
    return f": {text.splitlines()[int(place[1]) - 1].strip():.80}" if place else ""


def tables_of(path: Path, content: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The [[name]] tables of a file's content; none if it has none.

    Raises:
        ValueError: what stands under that name is no list of tables.
    """
    tables = content.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise ValueError(f"{path}: {name!r} is {tables!r:.60}; it takes [[{name}]] tables")
    return tables
