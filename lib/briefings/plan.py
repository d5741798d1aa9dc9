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
from briefings.notebooks import read_notebook
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

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its site and of its notebooks' results."""
        return (self.key, *(task.key for task in self.tasks))

    def label(self, what: str) -> str:
        """Return how progress and report call a part of the plan."""
        return f"{self.name} / {what}" if self.name else what


class Planner:
    """Makes plans for the same notebooks and texts, which it reads once."""

    def __init__(self, notebooks: Mapping[str, Path], seeds: Path, secret: Sequence[str] = ()) -> None:
        """Raise a ValueError for a notebook that cannot be read, or a folder that is not there."""
        self.notebooks = notebooks
        self.seeds = seeds
        self.secret = tuple(secret)
        self.known = {name: notebook_parameters(path) for name, path in notebooks.items()}
        self.digests = {name: notebook_digest(path) for name, path in notebooks.items()}
        self.kernels = {name: _ordinary_kernel(path) for name, path in notebooks.items()}
        self.basis = (folder_digest(find_folder(seeds)), code_digest())

    def plan(self, parameters: Mapping[str, Any], name: str = "") -> Plan:
        """Return the plan to run the notebooks with `parameters`.

        Raises:
            ValueError: a parameter that no notebook has, or a value of another type.
        """
        values = checked_parameters(self.known, parameters, self.secret)
        tasks = tuple(self._task(notebook, values[notebook]) for notebook in self.notebooks)
        keys = (f"{task.name} {task.key}" for task in tasks)
        key = digest("site", *keys, str(self.seeds), *self.basis)
        return Plan(name, tasks, self.seeds, parameters, self.secret, key)

    def _task(self, name: str, values: Mapping[str, Any]) -> Task:
        given = dict(values)
        folder = self.known[name].get(SEEDS)
        if folder is not None and folder.default != str(self.seeds):
            given[SEEDS] = str(self.seeds)
        # A new password changes no result, and its hash is better not kept.
        shown = {key: value for key, value in given.items() if key not in self.secret}
        key = digest(self.digests[name], json.dumps(shown, sort_keys=True), *self.basis)
        return Task(name, self.notebooks[name], given, self.kernels[name], key)


def _ordinary_kernel(notebook: Path) -> str:
    kernelspec = read_notebook(notebook)["metadata"].get("kernelspec")
    name = (
        str(kernelspec.get("name", ORDINARY_LANGUAGE)) if isinstance(kernelspec, dict) else ORDINARY_LANGUAGE
    )
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
