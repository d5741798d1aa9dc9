"""What has been found out about words: kept for the next time, as texts say the same words over and over."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
MOST = 20_000  # words that are kept; then all are forgotten, so that memory stays bounded


class Known(dict[str, T]):
    """What a function finds, by the word that it was asked for."""

    def __init__(self, find: Callable[[str], T]) -> None:
        super().__init__()
        self.find = find

    def __missing__(self, word: str) -> T:
        if len(self) >= MOST:
            self.clear()
        found = self[word] = self.find(word)
        return found


def known(find: Callable[[str], T]) -> Callable[[str], T]:
    """The function, asked once a distinct word; faster than `lru_cache`, as it keeps no order of use."""
    return Known(find).__getitem__
