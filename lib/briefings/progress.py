"""How far the runs are: live lines on a terminal, plain lines elsewhere."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any, TextIO

BAR_WIDTH = 24
MOST_LINES = 12  # live lines at once; more runs than these are counted
UP_AND_CLEAR = "\x1b[{}A\x1b[J"
Clock = Callable[[], float]


class Progress:
    """Shows the events of runs, whose labels it is given by job."""

    def __init__(
        self, labels: Mapping[str, str], stream: TextIO | None = None, clock: Clock = time.monotonic
    ) -> None:
        self.labels = labels
        self.stream = stream or sys.stderr
        self.clock = clock
        self.live = self.stream.isatty() and os.environ.get("TERM") != "dumb"
        self.began = clock()
        self.running: dict[str, tuple[float, str]] = {}  # since when, and where it is
        self.done = 0
        self.drawn = 0

    def show(self, event: Mapping[str, Any]) -> None:
        """Take in an event and show the state."""
        self._take_in(event)
        if event["event"] == "done":
            self._write(self._done_line(event))
        if self.live:
            self._draw()

    def _take_in(self, event: Mapping[str, Any]) -> None:
        job_id = event.get("job_id")
        if event["event"] == "started":
            self.running[event["job_id"]] = (self.clock(), "starts")
        elif event["event"] == "cell" and job_id in self.running:
            place = f"cell {event['index'] + 1} of {event['count']}"
            self.running[event["job_id"]] = (self.running[event["job_id"]][0], place)
        elif event["event"] == "done":
            self.running.pop(event["job_id"], None)
            self.done += 1

    def _done_line(self, event: Mapping[str, Any]) -> str:
        result = f"{event['seconds']:.1f} s" if event["status"] == "done" else f"failed: {event['error']}"
        return f"[{self.done}/{len(self.labels)}] {self.labels[event['job_id']]}: {result}"

    def _write(self, line: str) -> None:
        self.clear()
        print(line, file=self.stream, flush=True)

    def _draw(self) -> None:
        now = self.clock()
        lines = [
            f"  {self.labels[job_id]}  {place}  {now - since:.0f} s"
            for job_id, (since, place) in list(self.running.items())[:MOST_LINES]
        ]
        self.clear()
        lines.append(self._bar(now))
        self.stream.write("\n".join(lines) + "\n")
        self.stream.flush()
        self.drawn = len(lines)

    def _bar(self, now: float) -> str:
        total = len(self.labels)
        filled = BAR_WIDTH * self.done // max(total, 1)
        bar = "#" * filled + "." * (BAR_WIDTH - filled)
        left = (now - self.began) / self.done * (total - self.done) if self.done else None
        return f"[{bar}] {self.done} of {total}" + ("" if left is None else f", about {left:.0f} s left")

    def clear(self) -> None:
        """Take the live lines away."""
        if self.drawn:
            self.stream.write(UP_AND_CLEAR.format(self.drawn))
            self.drawn = 0
