"""What a run may take: time and memory, watched from outside of its kernel."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from pathlib import Path

INTERVAL = 0.1  # seconds between two looks
OWN_MEMORY = "Private_Dirty:"  # in smaps_rollup; clean pages are of files, and a further run maps the same


class Watch:
    """Ends a kernel that is past its limits, and knows why."""

    def __init__(self, kill: Callable[[], None], timeout: float | None, memory: float | None) -> None:
        self.kill = kill
        self.timeout = timeout
        self.memory = memory  # MB
        self.started = time.monotonic()
        self.reason: tuple[str, str] | None = None  # an error's name and its message

    def begin(self, loop: asyncio.AbstractEventLoop, pid: Callable[[], int]) -> None:
        """Look at the kernel at intervals while `loop` runs."""
        self.reason = self._over(pid())
        if self.reason is None:
            loop.call_later(INTERVAL, self.begin, loop, pid)
        else:
            self.kill()

    def _over(self, pid: int) -> tuple[str, str] | None:
        if self.timeout is not None and time.monotonic() - self.started > self.timeout:
            return "TimeoutError", f"the run was ended after {self.timeout:g} s, the limit set by --timeout"
        if self.memory is not None and (used := own_megabytes(pid)) > self.memory:
            return (
                "MemoryError",
                f"the run was ended at {used:.0f} MB, over the {self.memory:g} MB of --memory",
            )
        return None


def own_megabytes(pid: int) -> float:
    """Memory in MB that `pid` and its descendants share with no other process."""
    return sum(_own_kilobytes(process) for process in family(pid)) / 1024


def family(pid: int) -> Iterator[int]:
    """Yield `pid` and its descendants, as far as they still run."""
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*"):
        try:
            children = (task / "children").read_text().split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        for child in children:
            yield from family(int(child))


def _own_kilobytes(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith(OWN_MEMORY))
