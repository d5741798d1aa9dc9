"""What has been computed already: results keyed by everything that they depend on, files written whole."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from briefings.notebooks import read_notebook

PACKAGE = Path(__file__).parent
LOCK = "requirements.lock"
PASSING = ("__pycache__", ".ipynb_checkpoints")  # folders that come and go
KEPT_RESULTS = 500  # results beyond those in use; the oldest go first
KEPT_CLAIMS = 40  # files of claims, two for each collection of texts and version of the code
FOLDER = ".cache"


def digest(*parts: bytes | str) -> str:
    """Return one hash of all parts, each with its length, so that no two lists of parts share one."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        total.update(f"{len(data)}:".encode() + data)
    return total.hexdigest()


def file_digest(path: Path) -> str:
    """Return the hash of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def folder_digest(folder: Path) -> str:
    """Return one hash of the names and bytes of all files in a folder and below."""
    return digest(
        *(part for path in files_below(folder) for part in (_name(path, folder), file_digest(path)))
    )


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def files_below(folder: Path) -> list[Path]:
    """Return the files in a folder and below, in the order of their names."""
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in PASSING]
        found += [Path(place, name) for name in names if not name.endswith(".pyc")]
    return sorted(found)


def code_digest() -> str:
    """Return one hash of what computes: the package's files, locked and installed versions, Python."""
    lock = next((folder / LOCK for folder in PACKAGE.parents if (folder / LOCK).is_file()), None)
    locked = file_digest(lock) if lock else ""
    return digest(folder_digest(PACKAGE), locked, *installed_versions(), sys.version)


def installed_versions() -> list[str]:
    """Return the installed distributions, as name and version."""
    places = {Path(place) for place in sys.path if place and Path(place).is_dir()}
    return sorted({entry.name for place in places for entry in place.glob("*.dist-info")})


def notebook_digest(path: Path) -> str:
    """Return a hash of what a notebook computes and says; its old outputs do not count."""
    notebook = read_notebook(path)
    cells = [(cell["cell_type"], cell["source"], cell["metadata"]) for cell in notebook["cells"]]
    return digest(json.dumps([cells, notebook["metadata"].get("kernelspec")], sort_keys=True))


@contextmanager
def whole_file(path: Path, durable: bool = True) -> Iterator[Path]:
    """Give a path to write to; the file takes its place only when it is complete, or not at all.

    A durable file is on the disk before it takes its place, also when the power fails.
    """
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder; name a file", str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".writing-", suffix=path.suffix, dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        if durable:
            with temporary.open("rb") as written:
                os.fsync(written.fileno())
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        if error.filename in (None, name):
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise
    finally:
        temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all."""
    with whole_file(path) as temporary:
        temporary.write_bytes(content.encode() if isinstance(content, str) else content)


def copy_whole(source: Path, target: Path) -> None:
    """Copy a file whole or not at all; a file that is the same already is left alone.

    After a power failure the record of what was written tells a damaged copy, which is then made again.
    """
    if target.is_file() and file_digest(source) == file_digest(target):
        return
    with whole_file(target, durable=False) as temporary:
        shutil.copyfile(source, temporary)


class Results:
    """Folders of results by key; a folder that is there is complete."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "results"
        self.drafts = folder / "drafts"

    def find(self, key: str) -> Path | None:
        """Return the folder of a result, None if it has to be computed."""
        found = self.folder / key
        return found if found.is_dir() else None

    def draft(self) -> Path:
        """Return a new empty folder to compute a result in."""
        self.drafts.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(dir=self.drafts))

    def keep(self, draft: Path, key: str) -> Path:
        """Make a complete draft the result of `key`, and return its folder."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for path in files_below(draft):
            with path.open("rb") as file:
                os.fsync(file.fileno())
        target = self.folder / key
        if target.exists():
            shutil.rmtree(target)
        draft.rename(target)
        return target

    def tidy(self, in_use: Collection[str]) -> None:
        """Remove left drafts, and of the results not in use the oldest beyond the kept number."""
        shutil.rmtree(self.drafts, ignore_errors=True)
        others = [path for path in self.folder.glob("*") if path.name not in in_use]
        others.sort(key=lambda path: path.stat().st_mtime)
        for path in others[: max(0, len(others) - KEPT_RESULTS)]:
            shutil.rmtree(path, ignore_errors=True)
        claims = sorted((self.folder.parent / "claims").glob("*"), key=lambda path: path.stat().st_mtime)
        for path in claims[:-KEPT_CLAIMS]:
            path.unlink(missing_ok=True)


@contextmanager
def locked(folder: Path, note: str = "", name: str = "lock") -> Iterator[None]:
    """Hold a folder, or what `name` stands for in it, alone; others wait, a dead process holds nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / name).open("w") as file:
        _lock(file.fileno(), note)
        yield


def _lock(descriptor: int, note: str) -> None:
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined]
        return
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        if note:
            print(note, file=sys.stderr, flush=True)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
