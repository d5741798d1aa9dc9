"""One notebook with one set of parameters: what is asked, what comes of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

EXECUTED = "notebook.ipynb"
PAGE = "page.html"


@dataclass(frozen=True)
class Job:
    """What a run needs to know; plain values, so that it travels as JSON."""

    job_id: str
    notebook: str  # path of the notebook
    folder: str  # where its results go; exists
    parameters: dict[str, Any] = field(default_factory=dict)
    secret: tuple[str, ...] = ()  # names of parameters that no output may show
    timeout: float | None = None  # seconds
    memory: float | None = None  # MB
    kernel: str = ""  # name of a kernel to start the usual way; "": forked from the warm process
    environment: dict[str, str] = field(default_factory=dict)  # set in the kernel

    def as_json(self) -> dict[str, Any]:
        """Return the job as plain values."""
        return asdict(self)


@dataclass(frozen=True)
class Outcome:
    """What came of a job."""

    job_id: str
    status: str  # done | failed
    seconds: float
    cell: int | None = None  # 1-based number of the code cell that failed, as the notebook shows it
    error: str = ""  # its error in one line
    megabytes: float = 0.0  # own memory of the kernel at the end

    def as_json(self) -> dict[str, Any]:
        """Return the outcome as plain values."""
        return asdict(self)
