"""Many parameter sets, named in a file: a site for each run, one index and one table over all."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from pathlib import Path
from typing import Any

from briefings.batch import fulfil
from briefings.cache import digest
from briefings.names import unknown
from briefings.overview import sweep_files, words
from briefings.plan import SEEDS, Planner, find_notebooks
from briefings.toml_files import read_toml
from briefings.work import Settings

FIELDS = {"notebooks": list, "seeds": str, "secret": list, "parameters": dict, "grid": dict, "runs": list}
RUN_NAME = re.compile(r"[\w][\w .,=+-]{0,99}")
MOST_RUNS = 100_000  # of one sweep
LONGEST_NAME = 80  # of a name made from a grid's values; a hash ends a longer one


@dataclass(frozen=True)
class SweepFile:
    """What a sweep file asks for."""

    runs: Mapping[str, Mapping[str, Any]]  # parameters by the run's name
    notebooks: Sequence[str]
    seeds: str
    secret: Sequence[str]


def read_sweep(path: Path) -> SweepFile:
    """Return what the file asks for.

    Raises:
        ValueError: it is no TOML, has an unknown field or one of another type, names a run twice or none.
    """
    fields = read_toml(path)
    for name, value in fields.items():
        if name not in FIELDS:
            raise unknown(f"field of {path}", name, FIELDS)
        if not isinstance(value, FIELDS[name]):
            raise ValueError(f"{path}: {name!r} is {value!r}, it takes a {FIELDS[name].__name__}")
    grid, named = fields.get("grid", {}), fields.get("runs", [])
    runs: dict[str, dict[str, Any]] = {}
    for name, parameters in (*grid_runs(path, grid), *named_runs(path, named)):
        if name in runs:
            raise ValueError(f"{path} has two runs named {name!r}; each takes a name of its own")
        runs[name] = {**fields.get("parameters", {}), **parameters}
    if not runs:
        raise ValueError(f"{path} asks for no run; it takes a [grid] of lists, or [[runs]] that have names")
    return SweepFile(runs, fields.get("notebooks", []), fields.get("seeds", SEEDS), fields.get("secret", []))


def grid_runs(path: Path, grid: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every combination of the grid's values, named after them."""
    for name, values in grid.items():
        if not isinstance(values, list) or not values:
            raise ValueError(f"{path}: {name!r} in [grid] is {values!r}; it takes a list of values")
    if not grid:
        return
    if (count := prod(map(len, grid.values()))) > MOST_RUNS:
        raise ValueError(f"{path} asks for {count} runs; a sweep takes up to {MOST_RUNS}")
    for values in product(*grid.values()):
        parameters = dict(zip(grid, values, strict=True))
        yield run_name(parameters), parameters


def run_name(parameters: Mapping[str, Any]) -> str:
    """Return a name for the run with these parameters that a file system takes."""
    said = "_".join(f"{name}-{words(value)}" for name, value in parameters.items())
    name = re.sub(r"[^\w.+-]+", "-", said)
    if name == said and len(name) <= LONGEST_NAME:
        return name
    return f"{name[: LONGEST_NAME - 9]}-{digest(json.dumps(parameters, sort_keys=True, default=str))[:8]}"


def named_runs(path: Path, runs: Sequence[Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the runs that the file lists, with their parameters."""
    for number, run in enumerate(runs, 1):
        if not isinstance(run, dict) or not isinstance(run.get("name"), str):
            raise ValueError(f"{path}: run {number} of [[runs]] has no name; each takes name = '...'")
        if not RUN_NAME.fullmatch(run["name"]) or run["name"].endswith("."):
            raise ValueError(
                f"{path}: a folder cannot be named {run['name']!r}; use letters, digits, - and _"
            )
        yield run["name"], {name: value for name, value in run.items() if name != "name"}


def sweep(path: Path, out: Path, settings: Settings) -> int:
    """Return 0 when all runs are done, 1 when one failed; their sites, index and tables stand under `out`."""
    asked = read_sweep(path)
    planner = Planner(find_notebooks(asked.notebooks), Path(asked.seeds), asked.secret)
    plans = [planner.plan(parameters, name) for name, parameters in asked.runs.items()]
    key = digest("sweep", *(f"{plan.name} {plan.key}" for plan in plans))
    return fulfil(plans, key, out, Path("index.html"), settings, sweep_files)
