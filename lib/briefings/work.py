"""The jobs that plans still need, and what comes of them."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from briefings.cache import Results, write_whole
from briefings.execution.job import Job, NotebookJob, Outcome, SiteJob
from briefings.notebooks import read_notebook
from briefings.plan import Plan, Task

OUTCOME = "outcome.json"
MEMORY_HELD = Path("/proc/self/smaps_rollup")  # where Linux tells it
CACHE_VARIABLE = "BRIEFINGS_CACHE"  # where claims_store finds the claims that were read already


@dataclass(frozen=True)
class Settings:
    """How to run."""

    jobs: int | None = None  # runs at once; None: as many as there are cores
    scheduler: str | None = None  # address of a Dask scheduler
    force: bool = False  # run again what has not changed
    timeout: float | None = None  # seconds that a run may take
    memory: float | None = None  # MB that a run may hold

    def __post_init__(self) -> None:
        """Raise a ValueError for a limit that this system cannot hold."""
        if self.memory is not None and not MEMORY_HELD.exists():
            raise ValueError("--memory needs Linux, which tells what a process holds; leave it out here")


@dataclass(frozen=True)
class Failure:
    """Something that failed: a row of the table at the end."""

    where: str
    cell: int | None
    error: str


@dataclass
class Result:
    """What has come of a plan so far."""

    plan: Plan
    pending: set[str] = field(default_factory=set)  # notebooks that have not run yet
    executed: dict[str, Path] = field(default_factory=dict)  # executed notebooks by name
    failures: list[Failure] = field(default_factory=list)
    site: Path | None = None  # folder with site/ and data/
    seconds: float = 0.0  # that its notebooks took, also where they were kept from before


@dataclass(frozen=True)
class Asked:
    """A job that runs, and the key that its result will have."""

    folder: Path
    key: str
    task: Task | None  # None: a site


class Work:
    """The jobs of plans: notebooks, each but once where plans share it, then the sites over them."""

    def __init__(self, plans: Iterable[Plan], kept: Results, settings: Settings) -> None:
        self.kept = kept
        self.settings = settings
        self.results = {plan.key: Result(plan) for plan in plans}
        self.jobs: deque[Job] = deque()
        self.labels: dict[str, str] = {}
        self.asked: dict[str, Asked] = {}
        self.waiting: dict[str, list[Result]] = {}  # by the key of what they wait for
        for result in self.results.values():
            for task in result.plan.tasks:
                self._find_or_ask(result, task)
            self._find_or_ask_site(result)

    def _find(self, key: str) -> Path | None:
        return None if self.settings.force else self.kept.find(key)

    def _find_or_ask(self, result: Result, task: Task) -> None:
        found = self._find(task.key)
        if found is not None:
            result.executed[task.name] = found / task.notebook.name
            result.seconds += json.loads((found / OUTCOME).read_text("utf-8"))["seconds"]
            return
        result.pending.add(task.name)
        if task.key in self.waiting:
            self.waiting[task.key].append(result)
            return
        self.waiting[task.key] = [result]
        job_id, folder = self._ask(result.plan.label(task.name), task.key, task)
        job = NotebookJob(
            job_id,
            notebook=str(task.notebook.absolute()),
            folder=str(folder),
            directory=str(Path.cwd()),
            parameters=dict(task.parameters),
            secret=result.plan.secret,
            timeout=self.settings.timeout,
            memory=self.settings.memory,
            kernel=task.kernel,
            environment=self._environment,
        )
        self.jobs.append(job)

    def _find_or_ask_site(self, result: Result) -> None:
        if result.pending or not result.executed:
            return
        key = result.plan.key
        if not result.failures and (found := self._find(key)) is not None:
            result.site = found
            return
        self.waiting[key] = [result]
        job_id, folder = self._ask(result.plan.label("pages"), key, None)
        executed = {name: str(path.absolute()) for name, path in sorted(result.executed.items())}
        job = SiteJob(
            job_id,
            executed=executed,
            seeds=str(result.plan.seeds),
            folder=str(folder),
            directory=str(Path.cwd()),
            environment=self._environment,
        )
        self.jobs.appendleft(job)

    def _ask(self, label: str, key: str, task: Task | None) -> tuple[str, Path]:
        job_id = str(len(self.asked))
        folder = self.kept.draft().absolute()
        self.asked[job_id] = Asked(folder, key, task)
        self.labels[job_id] = label
        return job_id, folder

    @property
    def _environment(self) -> dict[str, str]:
        return {CACHE_VARIABLE: str(self.kept.folder.parent.absolute())}

    def finished(self) -> list[Result]:
        """Return the results in the order of the plans, failures in the order of the notebooks."""
        for result in self.results.values():
            order = [result.plan.label(task.name) for task in result.plan.tasks]
            result.failures.sort(key=lambda failure: (*order, failure.where).index(failure.where))
        return list(self.results.values())

    def take_in(self, outcome: Outcome) -> None:
        """Take in what came of a job, and ask for what can be done now."""
        asked = self.asked[outcome.job_id]
        waiting = self.waiting.pop(asked.key)
        failure = None
        if outcome.status != "done":
            failure = Failure(self.labels[outcome.job_id], outcome.cell, outcome.error)
        folder = self._kept(asked, outcome, waiting)
        for result in waiting:
            result.failures += [failure] if failure else []
            if asked.task is None:
                result.site = folder
            else:
                self._note_executed(result, asked.task, folder, outcome)
                self._find_or_ask_site(result)

    def _kept(self, asked: Asked, outcome: Outcome, waiting: list[Result]) -> Path:
        """Return the folder of a result, which is kept if nothing in it failed."""
        if outcome.status != "done" or any(result.failures for result in waiting):
            return asked.folder
        write_whole(asked.folder / OUTCOME, json.dumps({"seconds": outcome.seconds}))
        return self.kept.keep(asked.folder, asked.key)

    def _note_executed(self, result: Result, task: Task, folder: Path, outcome: Outcome) -> None:
        result.pending.discard(task.name)
        result.seconds += outcome.seconds
        executed = folder / task.notebook.name
        if outcome.status == "done" or _is_whole(executed):
            result.executed[task.name] = executed


def _is_whole(executed: Path) -> bool:
    """Whether a failed run left its notebook: a killed one, or a full disk, may leave none or a part."""
    try:
        read_notebook(executed)
    except (OSError, ValueError):
        return False
    return True
