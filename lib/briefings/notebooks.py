"""Notebook files as they stand, before anything runs them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from briefings.inputs import content_of


def read_notebook(path: Path) -> dict[str, Any]:
    """The notebook's content; its cells have a type, a source and metadata.

    Raises:
        ValueError: the file is no notebook; says what it lacks.
    """
    try:
        content = json.loads(content_of(path).decode("utf-8"))
    except ValueError as error:  # no JSON, no UTF-8, or a number of thousands of digits
        raise ValueError(f"{path} is no notebook: {error}") from None
    except RecursionError:
        raise ValueError(f"{path} is no notebook: it is nested too deeply") from None
    if not isinstance(content, dict) or not isinstance(content.get("cells"), list):
        raise ValueError(f"{path} is no notebook: it has no list of cells")
    for number, cell in enumerate(content["cells"], start=1):
        if not isinstance(cell, dict) or not _is_text(cell.get("source")) or "cell_type" not in cell:
            raise ValueError(f"{path} is no notebook: cell {number} has no type or no source")
        _require_metadata(path, cell, f"cell {number}")
    _require_metadata(path, content, "it")
    return content


def _is_text(source: object) -> bool:
    lines = source if isinstance(source, list) else [source]
    return all(isinstance(line, str) for line in lines)


def _require_metadata(path: Path, holder: dict[str, Any], where: str) -> None:
    if not isinstance(holder.setdefault("metadata", {}), dict):
        raise ValueError(f"{path} is no notebook: the metadata of {where} is no table")
