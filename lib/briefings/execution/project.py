"""The project's own package in the warm process: loaded once, forgotten when a file of it has changed."""

from __future__ import annotations

import importlib
import json
import pkgutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import briefings
from briefings.cache import PACKAGE, files_below

NOT_LOADED = ("briefings.__main__", "briefings.cli")
SHOWN = {"output_type": "display_data", "metadata": {}, "data": {"text/html": "<table><tr><td>1</table>"}}
TITLE = {"cell_type": "markdown", "id": "title", "metadata": {}, "source": "# A title\n\nA paragraph."}
CODE = {"cell_type": "code", "id": "code", "metadata": {}, "execution_count": 1, "source": "a = 42  # words"}
REHEARSED = {
    "nbformat": 4,
    "nbformat_minor": 5,
    "metadata": {},
    "cells": [TITLE, CODE | {"outputs": [SHOWN]}],
}


class Project:
    """What is loaded of the package, and the state of its files at that time."""

    def __init__(self) -> None:
        self.modules: list[str] = []
        self.files: dict[str, tuple[int, int]] = {}

    def load(self) -> None:
        """Import the package's modules and render a page, so that patterns and templates are compiled.

        What fails here fails again in the run that needs it, where it is seen; so it is passed over.
        """
        self.files = state()
        for module in pkgutil.walk_packages(briefings.__path__, "briefings."):
            if module.name not in NOT_LOADED:
                with suppress(Exception):
                    importlib.import_module(module.name)
        with suppress(Exception):
            rehearse_page()
        # Listed here, not in a fork, where looking at all names would copy the memory that they stand in.
        self.modules = [name for name in sys.modules if name.partition(".")[0] == "briefings"]

    def is_stale(self) -> bool:
        """Return whether a file of the package has changed since it was loaded."""
        return state() != self.files

    def forget(self, keep: str = "") -> None:
        """Unload the package, but for what begins with `keep`; the next import reads it from disk."""
        for name in self.modules:
            if not keep or not (name == "briefings" or name.startswith(keep)):
                sys.modules.pop(name, None)


def state() -> dict[str, tuple[int, int]]:
    """Return time of change and size of each file of the package."""
    stats = {str(path): path.stat() for path in files_below(PACKAGE)}
    return {path: (stat.st_mtime_ns, stat.st_size) for path, stat in stats.items()}


def rehearse_page() -> None:
    """Render a small page."""
    from briefings.pages import render_page

    with tempfile.TemporaryDirectory() as folder:
        notebook = Path(folder) / "rehearsal.ipynb"
        notebook.write_text(json.dumps(REHEARSED), "utf-8")
        render_page(notebook, notebook.with_suffix(".html"))


PROJECT = Project()
