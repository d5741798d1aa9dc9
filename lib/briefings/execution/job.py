"""What a process is asked to do, and what came of it; plain values, so that both travel as JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class NotebookJob:
    """Run one notebook with one set of parameters."""

    job_id: str
    notebook: str  # its path
    folder: str  # where the executed notebook goes; exists
    directory: str  # working directory of the cells
    parameters: dict[str, Any] = field(default_factory=dict)
    secret: tuple[str, ...] = ()  # names of parameters that no output may show
    timeout: float | None = None  # seconds
    memory: float | None = None  # MB
    kernel: str = ""  # name of a kernel to start the usual way; "": forked from the warm process
    environment: dict[str, str] = field(default_factory=dict)  # set in the kernel
    kind: str = "notebook"


@dataclass(frozen=True)
class SiteJob:
    """Make the pages and the data of executed notebooks."""

    job_id: str
    executed: dict[str, str]  # paths by the notebooks' names
    seeds: str  # folder of the texts
    folder: str  # where site/ and data/ go; exists
    directory: str  # from which `seeds` is looked for
    environment: dict[str, str] = field(default_factory=dict)
    kind: str = "site"


Job = NotebookJob | SiteJob
KINDS: dict[str, type[NotebookJob] | type[SiteJob]] = {"notebook": NotebookJob, "site": SiteJob}


def job_of(values: dict[str, Any]) -> Job:
    """Return the job that was sent as plain values."""
    return KINDS[values["kind"]](**values)


@dataclass(frozen=True)
class Outcome:
    """What came of a job."""

    job_id: str
    status: str  # done | failed
    seconds: float
    cell: int | None = None  # number of the code cell that failed, as the notebook shows it
    error: str = ""  # its error in one line
    megabytes: float = 0.0  # own memory of the kernel at the end


def done_event(outcome: Outcome) -> dict[str, Any]:
    """Return the event that tells an outcome."""
    return {"event": "done", **asdict(outcome)}
