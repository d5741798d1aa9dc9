"""The notebooks are articles: without outputs, defining nothing, each runnable alone."""

import ast
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from papermill import inspect_notebook

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
MAKE_STRIP = re.search(
    r"jupyter (nbconvert .*?) notebooks/\*", (ROOT / "Makefile").read_text(encoding="utf-8"), re.DOTALL
)[1].replace("\\\n", "")
LONGEST_CELL = 40  # lines; a table's columns stand one a line


def cells(path: Path, kind: str) -> list[dict]:
    content = json.loads(path.read_text(encoding="utf-8"))
    return [cell for cell in content["cells"] if cell["cell_type"] == kind]


def code(path: Path) -> list[str]:
    return ["".join(cell["source"]) for cell in cells(path, "code")]


def by_name(path: Path) -> str:
    return path.stem


def test_there_is_a_notebook_a_question():
    assert [path.stem for path in NOTEBOOKS] == [
        "01_documents",
        "02_claims",
        "03_indicators",
        "04_trends",
        "05_targets",
        "06_summary",
    ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=by_name)
def test_a_notebook_is_committed_without_outputs(path):
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells(path, "code"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=by_name)
def test_a_notebook_is_committed_as_jupyter_writes_it(path):
    read = nbformat.read(path, as_version=4)
    assert path.read_text(encoding="utf-8") == nbformat.writes(read) + "\n"


def test_stripping_leaves_no_trace_of_a_run(tmp_path):
    committed = NOTEBOOKS[0].read_text(encoding="utf-8")
    run = nbformat.reads(committed, as_version=4)
    run.metadata["language_info"] |= {"version": "3.11.7", "file_extension": ".py"}
    first = next(cell for cell in run.cells if cell.cell_type == "code")
    first.metadata["execution"] = {"iopub.status.busy": "2026-01-01T00:00:00Z"}
    first |= {"execution_count": 1, "outputs": [nbformat.v4.new_output("stream", text="done")]}
    notebook = tmp_path / "run.ipynb"
    nbformat.write(run, notebook)
    subprocess.run([sys.executable, "-m", "jupyter", *shlex.split(MAKE_STRIP), notebook], check=True)
    assert notebook.read_text(encoding="utf-8") == committed


@pytest.mark.parametrize("path", NOTEBOOKS, ids=by_name)
def test_a_notebook_asks_a_question_and_says_what_it_does_not_say(path):
    prose = ["".join(cell["source"]) for cell in cells(path, "markdown")]
    assert prose[0].splitlines()[0].endswith("?")
    for heading in ("## What this says", "## What it does not say", "## Sources"):
        assert any(text.startswith(heading) for text in prose), heading


@pytest.mark.parametrize("path", NOTEBOOKS, ids=by_name)
def test_every_parameter_is_typed_and_documented(path):
    parameters = inspect_notebook(str(path))
    assert "seeds" in parameters
    for name, told in parameters.items():
        assert told["inferred_type_name"] != "None", name
        assert told["help"], name


@pytest.mark.parametrize("path", NOTEBOOKS, ids=by_name)
def test_a_notebook_defines_nothing_and_its_cells_are_short(path):
    for source in code(path):
        kinds = {type(node) for node in ast.walk(ast.parse(source))}
        assert not kinds & {ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda}
        assert source.count("\n") < LONGEST_CELL


@pytest.mark.parametrize("path", NOTEBOOKS, ids=by_name)
def test_everything_is_imported_in_one_tagged_cell(path):
    importing = [
        cell["metadata"].get("tags")
        for cell in cells(path, "code")
        if any(
            isinstance(node, ast.Import | ast.ImportFrom)
            for node in ast.walk(ast.parse("".join(cell["source"])))
        )
    ]
    assert importing == [["imports"]]


@pytest.mark.slow
def test_a_notebook_runs_alone_by_plain_papermill(tmp_path):
    out = tmp_path / "out.ipynb"
    command = [
        sys.executable,
        "-m",
        "papermill",
        "notebooks/04_trends.ipynb",
        str(out),
        "-p",
        "horizon",
        "2035",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "the end of 2035" in out.read_text(encoding="utf-8")
