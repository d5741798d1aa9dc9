"""Runs one job in this process, which is its own; the results land in the job's folder."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from papermill.exceptions import PapermillExecutionError
from papermill.execute import execute_notebook

from briefings.execution.engine import ENGINE
from briefings.execution.job import NotebookJob, Outcome, SiteJob
from briefings.execution.limits import Watch, own_megabytes
from briefings.execution.secret import Secrets

Report = Callable[[int, int], None]
TIMES = ("start_time", "end_time", "duration")  # differ from run to run; Outcome.seconds keeps them
ERROR_LENGTH = 300


def execute_job(job: NotebookJob, kernel: Any, report: Report) -> Outcome:
    """Execute and say what came of it; a failing cell is an outcome, not an exception."""
    started = time.monotonic()
    executed = Path(job.folder) / Path(job.notebook).name
    watch = Watch(kernel.kill, job.timeout, job.memory)
    error, cell, megabytes = "", None, 0.0
    secrets = Secrets(job.parameters, job.secret)
    try:
        execute_notebook(
            job.notebook,
            executed,
            parameters=secrets.parameters,
            engine_name=ENGINE,
            progress_bar=False,
            request_save_on_cell_execute=False,  # it writes the whole notebook twice a cell
            autosave_cell_every=0,
            kernel=kernel,
            watch=watch,
            report=report,
            secrets=secrets,
        )
        megabytes = own_megabytes(kernel.pid) if kernel.pid else 0.0
    except PapermillExecutionError as failure:
        cell, error = failure.exec_count, f"{failure.ename}: {failure.evalue}"
    finally:
        kernel.close()
    settle(executed, Path(job.notebook))
    seconds = round(time.monotonic() - started, 3)
    status = "failed" if error else "done"
    return Outcome(job.job_id, status, seconds, cell, error[:ERROR_LENGTH], round(megabytes, 1))


def settle(executed: Path, source: Path) -> None:
    """Take out what differs from run to run: clock times, and the ids of the cells that papermill adds."""
    notebook = json.loads(executed.read_text("utf-8"))
    own = {cell.get("id") for cell in json.loads(source.read_text("utf-8"))["cells"]}
    for number, cell in enumerate(notebook["cells"]):
        if cell.get("id") not in own:
            cell["id"] = f"papermill-{number}"
    for metadata in (notebook["metadata"], *(cell["metadata"] for cell in notebook["cells"])):
        metadata.pop("execution", None)
        metadata.get("papermill", {}).update(dict.fromkeys(TIMES))
    recorded = notebook["metadata"]["papermill"]
    recorded |= {name: Path(recorded[name]).name for name in ("input_path", "output_path")}
    executed.write_text(json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")


def build_site(job: SiteJob) -> Outcome:
    """Make pages and data; what makes them is imported here, as it stands on disk now."""
    from briefings.site import build_pages

    started = time.monotonic()
    os.environ.update(job.environment)
    executed = {name: Path(path) for name, path in job.executed.items()}
    build_pages(executed, job.seeds, Path(job.folder))
    return Outcome(job.job_id, "done", round(time.monotonic() - started, 3))
