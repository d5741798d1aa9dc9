"""How many changes of the code the tests notice: mutmut on a copy of the project, a score a module.

    pip install mutmut && python benchmarks/mutation.py [--sample 1000] [--seed 9] [MODULE ...]

Only the tests that calculate are asked, not those that start kernels, processes or a browser. A mutant counts
as noticed when a test fails or does not end. Those that nothing notices are printed with what they change.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

PROJECT = Path(__file__).parent.parent
MODULES = (
    *("quantities", "amounts", "periods", "timeline", "intervals", "series", "determinations"),
    *("observations", "contradictions", "readings", "disagreements", "trends", "extrapolation"),
    *("targets", "methods", "prospects", "verdicts"),
)
TESTS = (
    *("amounts", "assessment", "chinese", "chinese_discourse", "claims", "csv_files", "disagreements"),
    *("extrapolation", "hand_reading", "histories", "indicators", "intervals", "least_squares", "methods"),
    *("observations", "periods", "prospects", "quantities", "reconciliation", "reference_class", "series"),
    *("summary", "targets", "timeline", "toml_files", "trends", "verdicts", "views", "what_if"),
)
CLOCKED = "quadratic or as_long"  # tests that a busy machine can fail
COPIED = ("tests", "seeds", "notebooks", "docs", "benchmarks", "README.md", "pyproject.toml")
NOTICED = {1, 3, 36, 24, -24, 152, 255}  # exit codes in mutmut's notes: a test failed, or took far too long


def copy_project(place: Path, modules: Iterable[str]) -> None:
    """Copies the project to where mutmut finds it: the package under src/, the settings in setup.cfg."""
    shutil.copytree(PROJECT / "lib" / "briefings", place / "src" / "briefings", dirs_exist_ok=True)
    for name in COPIED:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, place / name, dirs_exist_ok=True)
        else:
            shutil.copy(source, place / name)
    tests = [f"tests/test_{name}.py" for name in TESTS if (PROJECT / f"tests/test_{name}.py").exists()]
    settings = {
        "source_paths": ["src"],
        "only_mutate": [f"src/briefings/{name}.py" for name in modules],
        "also_copy": ["src", *COPIED],
        "pytest_add_cli_args": ["-p", "no:cacheprovider", "-m", "not slow", "-k", f"not ({CLOCKED})"],
        "pytest_add_cli_args_test_selection": tests,
    }
    lines = [f"{name} =\n" + "".join(f"    {value}\n" for value in some) for name, some in settings.items()]
    (place / "setup.cfg").write_text("[mutmut]\n" + "".join(lines), encoding="utf-8")


def mutmut(place: Path, *arguments: str) -> str:
    """What mutmut prints; under CI hypothesis repeats its examples and sets no deadline."""
    done = subprocess.run(
        [sys.executable, "-m", "mutmut", *arguments],
        cwd=place,
        env={**os.environ, "CI": "true"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout


def noted(place: Path) -> dict[str, int | None]:
    """The exit code of the tests under each mutant, None for one that was not tried."""
    notes = (place / "mutants").rglob("*.py.meta")
    return {
        name: code
        for note in sorted(notes)
        for name, code in json.loads(note.read_text("utf-8"))["exit_code_by_key"].items()
    }


def module_of(mutant: str) -> str:
    """The module that a mutant changes: "trends" of "briefings.trends.x_fit__mutmut_3"."""
    return mutant.split(".")[1]


def table(codes: dict[str, int | None], tried: set[str]) -> str:
    """Mutants, tried and noticed by module, and of all."""
    every, asked = Counter(map(module_of, codes)), Counter(map(module_of, tried))
    seen = Counter(module_of(name) for name in tried if codes[name] in NOTICED)
    rows = [(name, every[name], asked[name], seen[name]) for name in every]
    rows.append(("all", every.total(), asked.total(), seen.total()))
    lines = [f"| {n} | {a} | {t} | {s} | {100 * s / max(t, 1):.1f} |" for n, a, t, s in rows]
    return "\n".join(["| module | mutants | tried | noticed | % |", "|---|---|---|---|---|", *lines])


def main() -> None:
    """Makes the mutants, tries a sample of them, prints the table and what the survivors change."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("modules", nargs="*", default=MODULES, metavar="MODULE")
    parser.add_argument("--sample", type=int, help="mutants to try, drawn at random (all)")
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        copy_project(place, options.modules)
        jobs = f"--max-children={options.jobs}"
        said = mutmut(place, "run", jobs, "briefings.none_of_them")  # makes the mutants, tries none
        names = sorted(noted(place))
        if not names:
            sys.exit(f"mutmut made no mutants:\n{said[-2000:]}")
        drawn = names if options.sample is None else random.Random(options.seed).sample(names, options.sample)
        mutmut(place, "run", jobs, *drawn)
        codes = noted(place)
        print(table(codes, set(drawn)), flush=True)
        for name in sorted(drawn):
            if codes[name] not in NOTICED:
                print(mutmut(place, "show", name), flush=True)


if __name__ == "__main__":
    main()
