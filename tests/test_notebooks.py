"""The notebooks are articles: without outputs, defining nothing, each runnable alone."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest
from papermill import inspect_notebook

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
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
