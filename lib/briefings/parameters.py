"""The parameters of a notebook: names, types and defaults, and values given as words on the command line."""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefings.execution.secret import check_secret
from briefings.names import unknown
from briefings.notebooks import read_notebook

TRUTHS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
TYPES: dict[str, type] = {"int": int, "float": float, "bool": bool, "str": str, "list": list, "dict": dict}
EXAMPLES = {
    "int": "a whole number such as 2030",
    "float": "a number such as 0.8",
    "bool": "true or false",
    "str": "a text",
    "list": "a,b or a JSON list",
    "dict": "a JSON object",
}


@dataclass(frozen=True)
class Parameter:
    """One line of the cell tagged "parameters"."""

    name: str
    kind: str  # int | float | bool | str | list | dict; "" takes any value
    item: str  # kind of a list's items, "" for any
    default: Any

    @property
    def type_name(self) -> str:
        """Return the type in words: list[str]."""
        return f"{self.kind}[{self.item}]" if self.item else self.kind


def notebook_parameters(path: Path) -> dict[str, Parameter]:
    """Return the parameters of the notebook by name.

    Raises:
        ValueError: the file is no notebook, or its parameters cell is no plain assignments.
    """
    sources = ["".join(cell["source"]) for cell in read_notebook(path)["cells"] if _is_tagged(cell)]
    try:
        statements = [statement for source in sources for statement in ast.parse(source).body]
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:  # what ast.parse may raise
        raise ValueError(
            f"the parameters cell of {path} is no Python: {error or 'nested too deeply'}"
        ) from None
    found = (_parameter(statement) for statement in statements)
    return {parameter.name: parameter for parameter in found if parameter is not None}


def _is_tagged(cell: Mapping[str, Any]) -> bool:
    return cell["cell_type"] == "code" and "parameters" in (cell["metadata"].get("tags") or ())


def _parameter(statement: ast.stmt) -> Parameter | None:
    if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name) and statement.value:
        default = _literal(statement.value)
        kind, _, item = ast.unparse(statement.annotation).replace(" ", "").rstrip("]").partition("[")
        return Parameter(statement.target.id, kind if kind in TYPES else _kind(default), item, default)
    if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
        default = _literal(statement.value)
        return Parameter(statement.targets[0].id, _kind(default), "", default)
    return None


def _literal(expression: ast.expr) -> Any:
    try:
        return ast.literal_eval(expression)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):  # what literal_eval may raise
        return None  # a computed default: any value may replace it


def _kind(value: object) -> str:
    return type(value).__name__ if type(value).__name__ in TYPES else ""


def parameter_value(parameter: Parameter, given: Any) -> Any:
    """Return `given`, a value or the words for one, as the type that the parameter has.

    Raises:
        ValueError: names the parameter, what was given and what would do.
    """
    try:
        return _value(parameter.kind, parameter.item, given)
    except (ValueError, TypeError, RecursionError):
        raise ValueError(
            f"parameter {parameter.name!r} is of type {parameter.type_name}, "
            f"which {given!r} is not; it takes {EXAMPLES[parameter.kind]}"
        ) from None


def _value(kind: str, item: str, given: Any) -> Any:
    if not kind:
        return given
    if isinstance(given, str) and kind != "str":
        return _read(kind, item, given)
    if kind == "float" and type(given) is int:
        return float(given)
    if type(given) is not TYPES[kind]:
        raise TypeError(kind)
    return [_value(item, "", entry) for entry in given] if isinstance(given, list) else given


def _read(kind: str, item: str, words: str) -> Any:
    if kind == "bool":
        if words.lower() not in TRUTHS:
            raise ValueError(words)
        return TRUTHS[words.lower()]
    if kind in ("int", "float"):
        return TYPES[kind](words)
    if kind == "list" and not words.lstrip().startswith("["):
        return [_value(item, "", entry.strip()) for entry in words.split(",") if entry.strip()]
    return _value(kind, item, json.loads(words))


def checked_parameters(
    known: Mapping[str, Mapping[str, Parameter]], given: Mapping[str, Any], secret: Sequence[str] = ()
) -> dict[str, dict[str, Any]]:
    """Return for each notebook in `known` the given parameters that it has, as values of their types.

    Raises:
        ValueError: a parameter that none of the notebooks has, a value that is not of its type, or a secret
            that cannot be kept (its value is not told).
    """
    for name in secret:
        check_secret(
            name,
            given.get(name),
            (parameters[name].kind for parameters in known.values() if name in parameters),
        )
    everywhere = {parameter for parameters in known.values() for parameter in parameters}
    for name in given:
        if name not in everywhere:
            raise unknown("parameter", name, everywhere)
    return {
        notebook: {
            name: parameter_value(parameters[name], value)
            for name, value in given.items()
            if name in parameters
        }
        for notebook, parameters in known.items()
    }
