"""Runs jobs on this machine: many at once, each in a process of its own, and tells how they go."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from collections import deque
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from briefings.execution.job import Job, Outcome, done_event
from briefings.execution.warm_environment import warm_environment

CAN_FORK = sys.platform == "linux"  # macOS's own libraries do not survive a fork, Windows has none
ATTEMPTS = 3  # a job whose process is killed from outside is tried again
ENDING_PATIENCE = 5.0  # seconds for a warm process to end what runs in it
Event = dict[str, Any]


def start_command(module: str) -> list[str]:
    """Return the command that runs a module's `main`; the working directory shadows no module of it."""
    code = f"import sys; del sys.path[0]; from briefings.execution.{module} import main; main()"
    return [sys.executable, "-c", code, str(os.getpid())]


class WarmProcess:
    """The runner's end of the warm process; a dead one is started anew."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Start the process; it warms up while the runner goes on."""
        self.process = subprocess.Popen(
            start_command("warm"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=warm_environment(),
        )
        self.held = b""

    def ask(self, request: Event) -> None:
        """Send a request; one that a dead process does not take is noticed by `events`."""
        assert self.process.stdin is not None
        with suppress(BrokenPipeError):
            self.process.stdin.write(json.dumps(request).encode() + b"\n")
            self.process.stdin.flush()

    def events(self, patience: float) -> list[Event] | None:
        """Return what has happened, at the latest after `patience` seconds; None if the process is dead."""
        assert self.process.stdout is not None
        if not select.select([self.process.stdout], [], [], patience)[0]:
            return []
        data = os.read(self.process.stdout.fileno(), 1 << 16)
        if not data:
            return None
        *lines, self.held = (self.held + data).split(b"\n")
        return [json.loads(line) for line in lines]

    def close(self) -> None:
        """End the process and every run in it."""
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe is not None
            with suppress(BrokenPipeError):
                pipe.close()
        self.process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(ENDING_PATIENCE)
        self.process.kill()
        self.process.wait()


class ForkedRuns:
    """Jobs in forks of one warm process."""

    def __init__(self, at_once: int) -> None:
        self.at_once = at_once
        self.warm = WarmProcess()

    def __enter__(self) -> ForkedRuns:
        return self

    def __exit__(self, *_: object) -> None:
        self.warm.close()

    def run(self, jobs: deque[Job]) -> Iterator[Event]:
        """Yield what happens to the jobs: "started", "cell" and, once for each, "done"; else "tick".

        Jobs that are appended meanwhile are run too.
        """
        running: dict[str, Job] = {}
        attempts: dict[str, int] = {}
        done: set[str] = set()
        while jobs or running:
            while jobs and len(running) < self.at_once:
                job = jobs.popleft()
                running[job.job_id] = job
                attempts[job.job_id] = attempts.get(job.job_id, 0) + 1
                self.warm.ask(asdict(job))
            for event in self._events(running):
                if event["event"] == "done":
                    done.add(event["job_id"])
                if event["event"] != "ended":
                    yield event
                    continue
                job = running.pop(event["job_id"])
                if job.job_id not in done and attempts[job.job_id] < ATTEMPTS:
                    jobs.appendleft(job)
                elif job.job_id not in done:
                    yield lost(job.job_id, event["code"])

    def _events(self, running: dict[str, Job]) -> list[Event]:
        """Return the next events of jobs; a dead warm process has ended all that ran in it."""
        events = self.warm.events(patience=1.0)
        if events is not None:
            return [event for event in events if event["job_id"] in running] or [{"event": "tick"}]
        self.warm.close()
        code = self.warm.process.returncode
        self.warm.start()
        return [{"job_id": job_id, "event": "ended", "code": code} for job_id in running]


def lost(job_id: str, code: int) -> Event:
    """Return the event of a job whose process ended without a result."""
    how = f"was killed by signal {-code}" if code < 0 else f"ended with code {code}"
    error = f"its process {how}, {ATTEMPTS} times"
    return done_event(Outcome(job_id, "failed", 0.0, error=error))


class OrdinaryRuns:
    """Jobs in newly started processes, kernels started the usual way, for machines that cannot fork."""

    def __init__(self, at_once: int) -> None:
        self.at_once = at_once

    def __enter__(self) -> OrdinaryRuns:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing stays open."""

    def run(self, jobs: deque[Job]) -> Iterator[Event]:
        """Yield an event "done" for each job; jobs that are appended meanwhile are run too."""
        with ThreadPoolExecutor(self.at_once) as pool:
            running: set[Future[Event]] = set()
            while jobs or running:
                while jobs:
                    running.add(pool.submit(run_alone, jobs.popleft()))
                finished, running = wait(running, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in finished)


def run_alone(job: Job) -> Event:
    """Return the outcome of a job in a process of its own."""
    finished = subprocess.run(
        start_command("alone"),
        input=json.dumps(asdict(job)).encode(),
        stdout=subprocess.PIPE,
        env=warm_environment(),
        check=False,
    )
    if finished.returncode:
        return lost(job.job_id, finished.returncode)
    event: Event = json.loads(finished.stdout)
    return event


def open_local_runs(at_once: int) -> ForkedRuns | OrdinaryRuns:
    """Return the way to run jobs that this machine allows."""
    return ForkedRuns(at_once) if CAN_FORK else OrdinaryRuns(at_once)
