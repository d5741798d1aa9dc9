"""What a command leaves under --out: its files, whole, and a record of them, so that stale ones go."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefings.cache import FOLDER, copy_whole, file_digest, write_whole

STATE = "state.json"


class Output:
    """The folder of a command's results."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.state = folder / FOLDER / STATE

    def holds(self, key: str) -> bool:
        """Whether the folder holds the results of `key`, none missing and none changed."""
        known = self._known()
        return known.get("key") == key and all(
            (self.folder / place).is_file() and file_digest(self.folder / place) == digest
            for place, digest in known["files"].items()
        )

    def write(self, key: str | None, files: Mapping[str, Path]) -> None:
        """Put files in their places, each whole, and remove what an earlier command put there.

        A `key` of None says that something failed: the next command looks again.
        """
        before = self._known().get("files", {})
        (self.state).unlink(missing_ok=True)
        for place, source in files.items():
            copy_whole(source, self.folder / place)
        for place in set(before) - set(files):
            (self.folder / place).unlink(missing_ok=True)
        digests = {place: file_digest(self.folder / place) for place in files}
        write_whole(self.state, json.dumps({"key": key, "files": digests}, indent=1))

    def _known(self) -> dict[str, Any]:
        try:
            known: dict[str, Any] = json.loads(self.state.read_text("utf-8"))
        except (FileNotFoundError, ValueError, RecursionError):
            return {}
        return known if isinstance(known, dict) and isinstance(known.get("files"), dict) else {}
