"""What is to be run: notebooks, checked parameters, and for each result the key of all that it depends on."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefings.cache import code_digest, digest, folder_digest, notebook_digest
from briefings.documents import find_folder
from briefings.names import unknown
from briefings.parameters import checked_parameters, notebook_parameters

NOTEBOOKS = Path("notebooks")
SEEDS = "seeds"  # the parameter that names the folder of texts
ORDINARY_LANGUAGE = "python3"  # the kernel that the warm process stands in for


@dataclass(frozen=True)
class Task:
    """A notebook to run with parameters, and the key of its result."""

    name: str  # the notebook's stem
    notebook: Path
    parameters: Mapping[str, Any]
    kernel: str  # one to start the usual way; "": forked from the warm process
    key: str


@dataclass(frozen=True)
class Plan:
    """Notebooks that share parameters and texts, and the site that they make."""

    name: str  # of a run in a sweep; "" alone
    tasks: tuple[Task, ...]
    seeds: Path
    parameters: Mapping[str, Any]
    secret: tuple[str, ...]
    key: str  # of the site

    def label(self, what: str) -> str:
        """Return how progress and report call a part of the plan."""
        return f"{self.name} / {what}" if self.name else what


def make_plan(
    notebooks: Mapping[str, Path],
    seeds: Path,
    parameters: Mapping[str, Any],
    secret: Sequence[str] = (),
    name: str = "",
) -> Plan:
    """Return the plan to run `notebooks` on the texts in `seeds`.

    Raises:
        ValueError: a parameter that no notebook has, a value of another type, no such folder.
    """
    values = checked_parameters(notebooks, parameters, secret)
    basis = (folder_digest(find_folder(seeds)), code_digest())
    tasks = tuple(_task(path, values[stem], seeds, secret, basis) for stem, path in notebooks.items())
    key = digest("site", *(f"{task.name} {task.key}" for task in tasks), str(seeds), *basis)
    return Plan(name, tasks, seeds, parameters, tuple(secret), key)


def _task(
    path: Path, values: Mapping[str, Any], seeds: Path, secret: Sequence[str], basis: Sequence[str]
) -> Task:
    given = dict(values)
    folder = notebook_parameters(path).get(SEEDS)
    if folder is not None and folder.default != str(seeds):
        given[SEEDS] = str(seeds)
    shown = {
        name: value for name, value in given.items() if name not in secret
    }  # a new password changes no result
    key = digest(notebook_digest(path), json.dumps(shown, sort_keys=True), *basis)
    return Task(path.stem, path, given, _ordinary_kernel(path), key)


def _ordinary_kernel(notebook: Path) -> str:
    metadata = json.loads(notebook.read_text("utf-8"))["metadata"]
    name = str(metadata.get("kernelspec", {}).get("name", ORDINARY_LANGUAGE))
    return "" if name == ORDINARY_LANGUAGE else name


def find_notebooks(names: Sequence[str | Path], folder: Path = NOTEBOOKS) -> dict[str, Path]:
    """Return notebooks by name, in order: those named (04_trends, or a path), or all in `folder`.

    Raises:
        ValueError: a notebook is not there; names the nearest that is.
    """
    there = {path.stem: path for path in sorted(folder.glob("*.ipynb"))}
    if not names:
        if not there:
            raise ValueError(
                f"there are no notebooks in {folder}; name some, or call this where {folder}/ is"
            )
        return there
    found = [_notebook(name, there) for name in names]
    return {path.stem: path for path in found}


def _notebook(name: str | Path, there: Mapping[str, Path]) -> Path:
    if Path(name).suffix == ".ipynb" and Path(name).is_file():
        return Path(name)
    if Path(name).stem not in there:
        raise unknown("notebook", str(name), there)
    return there[Path(name).stem]
