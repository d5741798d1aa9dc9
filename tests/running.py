"""Small collections and notebooks for the tests that run notebooks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import nbformat

SEEDS = Path(__file__).parent.parent / "seeds"
PARAMETERS = 'seeds: str = "seeds"  # folder of texts\nhorizon: int = 2030\nmodels: list[str] = ["linear"]\n'


def write_notebook(path: Path, *cells: str, parameters: str = PARAMETERS, kernel: str = "python3") -> Path:
    """Writes a notebook of a title, a parameters cell and the given cells."""
    kernelspec = {"name": kernel, "display_name": kernel, "language": "python"}
    notebook = nbformat.v4.new_notebook(metadata={"kernelspec": kernelspec})
    notebook.cells = [
        nbformat.v4.new_markdown_cell(f"# What does {path.stem} ask?\n\nIt asks little.", id="question"),
        nbformat.v4.new_code_cell(parameters, id="parameters", metadata={"tags": ["parameters"]}),
        *(nbformat.v4.new_code_cell(code, id=f"cell-{number}") for number, code in enumerate(cells)),
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)
    return path


def project(folder: Path, notebooks: Mapping[str, Sequence[str]]) -> Path:
    """Makes a folder with the collection's seeds and small notebooks, each from the code of its cells."""
    shutil.copytree(SEEDS, folder / "seeds")
    for name, cells in notebooks.items():
        write_notebook(folder / "notebooks" / f"{name}.ipynb", *cells)
    return folder


def briefings(folder: Path, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Calls the command in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "briefings", *map(str, arguments)],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def start_briefings(folder: Path, *arguments: object) -> subprocess.Popen[bytes]:
    """Starts the command in a folder and does not wait for it."""
    command = [sys.executable, "-m", "briefings", *map(str, arguments)]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def files_of(folder: Path) -> dict[str, bytes]:
    """The bytes of a folder's files by name, but for the cache."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".cache" not in path.relative_to(folder).parts
    }
