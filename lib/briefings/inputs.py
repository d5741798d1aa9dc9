"""Files that come in: no larger than is meant, from the folder named, with names that can be told."""

from __future__ import annotations

import re
from pathlib import Path

LARGEST = 50_000_000  # bytes; no briefing, table or notebook is larger
UNTOLD = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")  # no place in a line, a page or UTF-8


def content_of(path: Path, most: int = LARGEST) -> bytes:
    """The bytes of a file, of which no more than `most` are ever held.

    Raises:
        ValueError: there are more.
    """
    with path.open("rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise ValueError(f"{path} has more than {most // 1_000_000} MB, the most that is read; split it")
    return content


def inside(path: Path, folder: Path) -> Path:
    """The path of a file in a folder.

    Raises:
        ValueError: it is a link out of the folder, so that pages and tables would hold what stands elsewhere.
    """
    if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
        raise ValueError(f"{path} is a link to {path.resolve()}, out of the folder; put the text there")
    return path


def told_name(path: Path) -> str:
    """The name of a text: its file's without the ending.

    Raises:
        ValueError: it holds a line end or another sign that no line can show, or is not UTF-8.
    """
    if UNTOLD.search(path.stem):
        raise ValueError(f"{str(path)!a} has a name that no line can show; rename it")
    return path.stem
