"""The same function for each of several things, on all cores, in forks of this process."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from briefings.execution.runner import CAN_FORK

Thing = TypeVar("Thing")
Made = TypeVar("Made")
_asked: list[
    tuple[Callable[[Any], Any], list[Any]]
] = []  # what the forks find in the memory that they inherit


def forked_map(function: Callable[[Thing], Made], things: Iterable[Thing]) -> list[Made]:
    """Return the function's results in order; here and one by one where the process cannot be forked."""
    asked = list(things)
    cores = min(os.cpu_count() or 1, len(asked))
    if cores < 2 or not CAN_FORK or threading.active_count() > 1:
        return [function(thing) for thing in asked]
    _asked.append((function, asked))
    try:
        with multiprocessing.get_context("fork").Pool(cores) as pool:
            return pool.map(_made, range(len(asked)), chunksize=1)
    finally:
        _asked.pop()


def _made(number: int) -> Any:
    function, asked = _asked[-1]
    return function(asked[number])
