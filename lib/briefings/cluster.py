"""Runs jobs on a Dask cluster: each worker process keeps a warm process and forks its runs from it.

Workers have the package installed and see the notebooks, the texts and --out at the same paths as the caller.
A worker that is lost takes nothing with it: Dask gives its jobs to another.
"""

# mypy: disallow-untyped-calls=False

from __future__ import annotations

import atexit
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from briefings.execution.job import Job, Outcome, done_event, job_of
from briefings.execution.runner import Event, ForkedRuns, OrdinaryRuns, open_local_runs

if TYPE_CHECKING:
    from distributed import Client

CONNECT_PATIENCE = 10  # seconds for a scheduler to answer
RETRIES = 2  # of a job that raised in a worker


def connected(scheduler: str) -> Client:
    """Return a client of the scheduler at an address.

    Raises:
        ValueError: Dask is not installed, nothing answers at the address, or no worker is there.
    """
    try:
        from distributed import Client
    except ImportError:
        raise ValueError("--scheduler needs Dask: pip install briefings[cluster]") from None
    try:
        client = Client(scheduler, timeout=CONNECT_PATIENCE)
    except (OSError, ValueError) as error:
        raise ValueError(f"no Dask scheduler answers at {scheduler}: {error}") from None
    if not threads_of(client):
        client.close()
        raise ValueError(
            f"the Dask scheduler at {scheduler} has no workers; start some: dask worker {scheduler}"
        )
    return client


def threads_of(client: Client) -> int:
    """Return how many tasks the workers do at once."""
    return sum(client.nthreads().values())


class ClusterRuns:
    """Jobs on the workers behind a scheduler."""

    def __init__(self, scheduler: str) -> None:
        """Raise a ValueError when no cluster can be reached."""
        self.client = connected(scheduler)

    def __enter__(self) -> ClusterRuns:
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()

    def run(self, jobs: deque[Job]) -> Iterator[Event]:
        """Yield "started" and "done" for each job; jobs that are appended meanwhile are run too."""
        from distributed import as_completed

        finished = as_completed(self._submit(jobs))
        yield from ({"event": "started", "job_id": job.job_id} for job in jobs)
        jobs.clear()
        for future in finished:
            yield self._event(future)
            for job in jobs:
                yield {"event": "started", "job_id": job.job_id}
            for new in self._submit(jobs):
                finished.add(new)
            jobs.clear()

    def _submit(self, jobs: Iterable[Job]) -> list[Any]:
        return [
            self.client.submit(
                do_here, asdict(job), key=f"{self.client.id}-{job.job_id}", retries=RETRIES, pure=False
            )
            for job in jobs
        ]

    def _event(self, future: Any) -> Event:
        job_id = future.key.rpartition("-")[2]
        if future.status == "finished":
            event: Event = future.result()
        else:
            error = f"{type(future.exception()).__name__}: {future.exception()}"
            event = done_event(Outcome(job_id, "failed", 0.0, error=error[:300]))
        future.release()
        return event


class _Here(threading.local):
    """The warm process of a worker's thread."""

    runs: ForkedRuns | OrdinaryRuns | None = None


_here = _Here()


def do_here(values: dict[str, Any]) -> Event:
    """Return the event "done" of a job that is run by this worker."""
    if _here.runs is None:
        _here.runs = open_local_runs(1)
        atexit.register(_here.runs.__exit__)
    events = list(_here.runs.run(deque([job_of(values)])))
    return next(event for event in events if event["event"] == "done")
