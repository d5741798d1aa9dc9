"""Runs notebooks with parameters on all cores or a Dask cluster; what has not changed is not run again."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from briefings.cache import FOLDER, Results, files_below, locked
from briefings.documents import read_documents
from briefings.execution.job import Job, Outcome
from briefings.output import Output
from briefings.plan import SEEDS, Plan, Planner, find_notebooks
from briefings.progress import Progress
from briefings.work import Failure, Result, Settings, Work


class Runs(Protocol):
    """What runs jobs and tells how they go."""

    def run(self, jobs: deque[Job]) -> Iterator[dict[str, Any]]:
        """Yield events; each job has one event "done"."""


def render(
    notebooks: Sequence[str | Path] = (),
    seeds: Path | str = SEEDS,
    out: Path | str = "build",
    parameters: Mapping[str, Any] | None = None,
    *,
    jobs: int | None = None,
    scheduler: str | None = None,
    force: bool = False,
    timeout: float | None = None,
    memory: float | None = None,
    secret: Sequence[str] = (),
) -> int:
    """Return 0 when all notebooks have run and their pages stand under `out`, 1 when one failed.

    Raises:
        ValueError: an unknown notebook or parameter, a value of another type, a folder that is no collection,
            a limit that this system cannot hold; nothing has run and nothing is written then.
    """
    settings = Settings(jobs, scheduler, force, timeout, memory)
    plan = Planner(find_notebooks(notebooks), Path(seeds), secret).plan(parameters or {})
    index = Path("site", "index.html")
    return fulfil([plan], plan.key, Path(out), index, settings, lambda results, _: site_files(results[0]))


def fulfil(
    plans: Sequence[Plan],
    key: str,
    out: Path,
    index: Path,
    settings: Settings,
    files: Callable[[Sequence[Result], Path], Mapping[str, Path]],
) -> int:
    """Return 0 when what the plans make stands under `out`, 1 when a part of it failed.

    key: of all that the results depend on. index: the page to open first, below `out`. files: gives what goes
    under `out`, by its place there; what it makes itself it writes into the draft folder that it is given.
    """
    output = Output(out)
    if settings.force or not output.holds(key):
        read_documents(plans[0].seeds)
    with locked(out / FOLDER, f"{out} is in use by another run; waiting for it"):
        if output.holds(key) and not settings.force:
            print("nothing has changed since the last run")
        else:
            kept = Results(out / FOLDER)
            results = carry_out(plans, kept, settings)
            failures = list(dict.fromkeys(failure for result in results for failure in result.failures))
            output.write(None if failures else key, files(results, kept.draft()))
            kept.tidy({key for plan in plans for key in plan.keys})
            report(failures)
            if failures:
                return 1
        print(out / index)
        return 0


def site_files(result: Result) -> dict[str, Path]:
    """Return the files of a result by the place that they have below the output folder."""
    files = {f"notebooks/{path.name}": path for path in result.executed.values()}
    site = result.site
    if site is not None:
        paths = files_below(site / "site") + files_below(site / "data")
        files |= {path.relative_to(site).as_posix(): path for path in paths}
    return files


def report(failures: Sequence[Failure]) -> None:
    """Print the table of what failed and where."""
    if not failures:
        return
    rows = [("failed", "cell", "error")]
    rows += [(failure.where, str(failure.cell or "-"), failure.error.splitlines()[0]) for failure in failures]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for where, cell, error in rows:
        print(f"{where:<{widths[0]}}  {cell:>{widths[1]}}  {error}")


def carry_out(plans: Sequence[Plan], kept: Results, settings: Settings) -> list[Result]:
    """Return the results of the plans, in their order; runs only what was not kept from before."""
    work = Work(plans, kept, settings)
    if work.jobs:
        progress = Progress(work.labels)
        with open_runs(settings) as runs:
            for event in runs.run(work.jobs):
                if event["event"] == "done":
                    work.take_in(Outcome(**{name: value for name, value in event.items() if name != "event"}))
                progress.show(event)
        progress.clear()
    return work.finished()


def open_runs(settings: Settings) -> AbstractContextManager[Runs]:
    """Return what runs jobs: this machine's processes, or a cluster."""
    if settings.scheduler:
        from briefings.cluster import ClusterRuns

        return ClusterRuns(settings.scheduler)
    from briefings.execution.runner import open_local_runs

    return open_local_runs(settings.jobs or os.cpu_count() or 1)
