"""A kernel forked from the warm process shows what a kernel that nbclient starts shows."""

import re
import subprocess
import sys
from collections import deque
from contextlib import suppress
from pathlib import Path

import nbformat
import papermill
import pytest
from conformance import CELLS, INTERRUPTED
from nbclient.exceptions import CellTimeoutError

from briefings.execution.job import NotebookJob
from briefings.execution.runner import CAN_FORK, ForkedRuns
from briefings.execution.warm_environment import warm_environment

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="this machine starts kernels the ordinary way")

VARYING = (
    (re.compile(r"0x[0-9a-f]{6,}"), "ADDRESS"),
    (re.compile(r"ipykernel_\d+[/\\]\d+"), "FILE"),
    (re.compile(r"\b[0-9a-f]{32}\b|\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b"), "IDENTIFIER"),
    (re.compile(r"<dc:date>.*?</dc:date>|id=\"[mp][0-9a-f]{10}\"|#[mp][0-9a-f]{10}"), "SVG"),
)


def notebook_of(cells: dict[str, str], path: Path) -> Path:
    """Writes a notebook in which every cell may fail."""
    notebook = nbformat.v4.new_notebook(
        metadata={"kernelspec": {"name": "python3", "display_name": "", "language": "python"}}
    )
    for number, code in enumerate(cells.values()):
        cell = nbformat.v4.new_code_cell(code, id=f"cell-{number}", metadata={"tags": ["raises-exception"]})
        notebook.cells.append(cell)
    nbformat.write(notebook, path)
    return path


def shown(executed: Path) -> list[list[dict]]:
    """What each cell shows, stream chunks joined, what differs between any two kernels taken out."""
    cells = nbformat.read(executed, as_version=4).cells
    cells = [cell for cell in cells if "papermill-error-cell-tag" not in cell.metadata.get("tags", [])]
    return [[_settled(output) for output in _joined(cell.outputs)] for cell in cells]


def _joined(outputs: list) -> list:
    """Chunks of one stream joined; stdout before stderr, as their order is never certain."""
    streams = {
        name: "".join(o.text for o in outputs if o.get("name") == name) for name in ("stdout", "stderr")
    }
    rest = [output for output in outputs if output.output_type != "stream"]
    return [{"name": name, "text": text} for name, text in streams.items() if text] + rest


def _settled(content):
    if isinstance(content, str):
        for pattern, instead in VARYING:
            content = pattern.sub(instead, content)
        return content
    if isinstance(content, dict):
        return {key: _settled(value) for key, value in content.items()}
    return [_settled(entry) for entry in content] if isinstance(content, list) else content


EXECUTE_WITH_INTERRUPTS = """
import sys, nbclient, nbformat
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import run_sync
from briefings.execution.warm import fork_kernel, import_warm
import_warm()
kernel = fork_kernel({}) if sys.argv[1] == "forked" else AsyncKernelManager(kernel_name="python3")
notebook = nbformat.read(sys.argv[2], as_version=4)
options = {"timeout": 1, "interrupt_on_timeout": True, "allow_errors": True}
nbclient.NotebookClient(notebook, km=kernel, **options).execute()
nbformat.write(notebook, sys.argv[3])
kernel.close() if sys.argv[1] == "forked" else run_sync(kernel.shutdown_kernel)(now=True)
"""


def execute_ordinarily(notebook: Path, out: Path) -> None:
    """Runs the notebook in a kernel of the ordinary start; once more where its sockets lose a message."""
    for _ in range(ATTEMPTS):
        with suppress(CellTimeoutError):
            try:
                papermill.execute_notebook(notebook, out, progress_bar=False, execution_timeout=60)
            except papermill.PapermillExecutionError:  # an error's output: it is told at the end
                return
    raise TimeoutError(f"an ordinary kernel did not end {notebook} in {ATTEMPTS} attempts")


ATTEMPTS = 3


@pytest.fixture(scope="module")
def outputs(tmp_path_factory) -> dict[str, tuple]:
    folder = tmp_path_factory.mktemp("conformance")
    notebook = notebook_of(CELLS, folder / "cells.ipynb")
    (folder / "forked").mkdir()
    with ForkedRuns(1) as runs:
        events = list(runs.run(deque([NotebookJob("1", str(notebook), str(folder / "forked"), str(folder))])))
    execute_ordinarily(notebook, folder / "ordinary.ipynb")
    assert [event["status"] for event in events if event["event"] == "done"] == ["failed"]
    pairs = zip(shown(folder / "forked" / "cells.ipynb"), shown(folder / "ordinary.ipynb"), strict=True)
    return dict(zip(CELLS, pairs, strict=True))


@pytest.mark.parametrize("name", CELLS)
def test_a_forked_kernel_shows_the_same(name, outputs):
    forked, ordinary = outputs[name]
    assert forked == ordinary


def test_a_forked_kernel_is_interrupted_the_same(tmp_path):
    notebook = notebook_of(INTERRUPTED, tmp_path / "cells.ipynb")
    for way in ("forked", "ordinary"):
        command = [sys.executable, "-c", EXECUTE_WITH_INTERRUPTS, way, notebook, tmp_path / f"{way}.ipynb"]
        subprocess.run(command, env=warm_environment(), check=True, capture_output=True, timeout=60)
    assert shown(tmp_path / "forked.ipynb") == shown(tmp_path / "ordinary.ipynb")
    assert "KeyboardInterrupt" in str(shown(tmp_path / "forked.ipynb")[0])
