"""Whether results agree between Pythons and between the locked and the lowest versions that are allowed.

    python benchmarks/matrix.py [--tests TEST ...] [3.11 3.12 3.13 | path/to/python ...]

For each Python and set of versions: an environment of its own, all notebooks rendered, their tables and pages
compared byte by byte with those of the first, and the tests that start no browser, server or cluster.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

PROJECT = Path(__file__).parent.parent
UV = Path(sys.executable).with_name("uv")
PYTHONS = ("3.11", "3.12", "3.13")
VERSIONS = {
    "locked": ("--require-hashes", "--requirements", "requirements.lock"),
    "lowest": ("--resolution", "lowest-direct", "--all-extras", "--requirements", "pyproject.toml"),
}
COMPARED = ("data", "site")
QUICK = "not slow and not browser and not lab and not cluster and not fuzz"


def call(*command: object, environment: Path | None = None) -> str:
    """The last line that a command prints; says in it that the command failed, and which tests did."""
    done = subprocess.run(
        [str(word) for word in command],
        cwd=PROJECT,
        env=os.environ | ({"VIRTUAL_ENV": str(environment)} if environment else {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    lines = done.stdout.strip().splitlines() or ["nothing said"]
    if done.returncode == 0:
        return lines[-1]
    failed = [line for line in lines[:-1] if line.startswith("FAILED")]
    return f"exit {done.returncode}: {'; '.join([lines[-1], *failed])}"


def environment_of(place: Path, python: str, versions: str) -> Path:
    """An environment of this Python with these versions, and the project in it."""
    environment = place / f"{python.replace('/', '-')}-{versions}"
    call(UV, "venv", "--quiet", "--python", python, environment)
    call(UV, "pip", "install", "--quiet", *VERSIONS[versions], environment=environment)
    call(UV, "pip", "install", "--quiet", "hatchling", environment=environment)
    words = ("--quiet", "--no-deps", "--no-build-isolation", "--editable", ".")
    call(UV, "pip", "install", *words, environment=environment)
    return environment / "bin" / "python"


def files_of(folder: Path) -> dict[str, bytes]:
    """The bytes of a folder's files by name."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def agreement(out: Path, first: Path) -> str:
    """Whether the rendered tables and pages are those of the first combination, byte by byte."""
    said = []
    for part in COMPARED:
        these, those = files_of(out / part), files_of(first / part)
        other = sorted(name for name in these.keys() | those.keys() if these.get(name) != those.get(name))
        said.append(f"{part}: {f'differs in {other}' if other else f'{len(these)} files equal'}")
    return ", ".join(said)


def rows(place: Path, pythons: list[str], tests: list[str], tell: Callable[[str], None]) -> None:
    """Tells a line for each Python and set of versions."""
    first: Path | None = None
    for python in pythons:
        for versions in VERSIONS:
            runs = environment_of(place, python, versions)
            out = place / f"out-{len(list(place.iterdir()))}"
            call(runs, "-m", "briefings", "render", "--out", out)
            first = first or out
            version = call(runs, "-c", "import platform; print(platform.python_version())")
            tested = call(runs, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", QUICK, *tests)
            tell(f"| {version} | {versions} | {agreement(out, first)} | {tested} |")


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("pythons", nargs="*", default=PYTHONS)
    parser.add_argument("--tests", nargs="+", default=["tests"], help="files of tests (all)")
    options = parser.parse_args()
    print("| Python | versions | results against the first | quick tests |\n|---|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory() as place:
        rows(Path(place), list(options.pythons), options.tests, lambda line: print(line, flush=True))


if __name__ == "__main__":
    main()
