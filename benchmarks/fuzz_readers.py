"""Coverage-guided fuzzing of the readers: so many inputs each, or until one ends in no clear error.

    pip install atheris && python benchmarks/fuzz_readers.py [--inputs 20000] [READER ...]

Each reader is fuzzed in a process of its own that may hold 1 GB, from a small valid file on. An input that
ends in anything but a result or a ValueError that says why is printed.
"""

from __future__ import annotations

import argparse
import contextlib
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

GB = 1024  # MB
FOLDER = Path(tempfile.gettempdir())
TEXT = "In 2020 fibre reached 62.4% of homes, up 41.1 percentage points over 2015. 2021年达到55.7%。\n"
CATALOGUE = '[[document]]\nid = "a"\ndate = 2024-03-01\nspeakers = ["A"]\n'
CORRECTION = '[[correction]]\nclaim = "a-1"\nread_as = 5.5\nreason = "a"\n'
REGISTRY = """\
[fibre]
title = "F"
unit = "percent"
ceiling = 100
direction = "increase"
kind = "share"
phrases = ["fibre"]
"""
TARGET = '[[target]]\nindicator = "numerical_control_rate"\nyear = 2025\nvalue = 68\nsource = "a"\n'
CASES = (
    "case,baseline_year,baseline_value,latest_year,latest_value,target_year,target_value,direction,ceiling,series\n"
    'a,2012,10,2020,20,2030,40,increase,100,"2012:10;2020:20"\n'
)
SERIES = "series;year;value;unit;ceiling\na;2012;10,5;percent;100\na;2020;20;percent;\n"
PANEL = "source,series,entity,year,value,kind\ns,a,b,2000,1,share\n"
LATER = "indicator,date,value,source\nnumerical_control_rate,2024-12-31,60,a\n"
SWEEP = '[grid]\nhorizon = [2030, 2035]\n[[runs]]\nname = "far"\nhorizon = 2040\n'
NOTEBOOK = (
    '{"cells":[{"cell_type":"code","metadata":{"tags":["parameters"]},"source":"a: int = 1"}],"metadata":{}}'
)
PAGE = "<html><body><article><p>Fibre reached 62.4% of homes.</p></article></body></html>"
PDF = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF"
SEEDS = {
    "text": TEXT,
    "catalogue": CATALOGUE,
    "corrections": CATALOGUE + CORRECTION,
    "registry": REGISTRY,
    "targets": TARGET,
    "cases": CASES,
    "series": SERIES,
    "panel": PANEL,
    "later figures": LATER,
    "sweep": SWEEP,
    "notebook": NOTEBOOK,
    "page": PAGE,
    "PDF": PDF,
}


def readers(folder: Path) -> dict[str, Callable[[bytes], object]]:
    """What reads the bytes of an input, by name."""
    from briefings.assessment import assess_file
    from briefings.calibration import calibrate_file
    from briefings.claims import find_claims
    from briefings.collection import html_text, pdf_text
    from briefings.corrections import read_corrections
    from briefings.documents import decoded, document_of, read_catalogue
    from briefings.extrapolation import extrapolate_file
    from briefings.indicators import read_registry
    from briefings.parameters import notebook_parameters
    from briefings.sweep import read_sweep
    from briefings.targets import later_figures, read_targets

    known, out = read_registry(), folder / "out.csv"

    def of_file(name: str, read: Callable[[Path], object]) -> Callable[[bytes], object]:
        def reader(content: bytes) -> object:
            (folder / name).write_bytes(content)
            return read(folder / name)

        return reader

    return {
        "text": lambda content: list(find_claims(document_of("a", decoded(content, folder / "a.txt")))),
        "catalogue": of_file("documents.toml", read_catalogue),
        "corrections": of_file("documents.toml", lambda path: read_corrections(path.parent)),
        "registry": of_file("own.toml", read_registry.__wrapped__),
        "targets": of_file("targets.toml", lambda path: read_targets(path.parent, known)),
        "cases": of_file("in.csv", lambda path: assess_file(path, out)),
        "series": of_file("in.csv", lambda path: extrapolate_file(path, [2030.0], out)),
        "panel": of_file("in.csv", lambda path: calibrate_file(path, out)),
        "later figures": of_file("later_figures.csv", lambda path: later_figures(path.parent, known)),
        "sweep": of_file("sweep.toml", read_sweep),
        "notebook": of_file("n.ipynb", notebook_parameters),
        "page": lambda content: html_text(folder / "a.html", content),
        "PDF": lambda content: pdf_text(folder / "a.pdf", content),
    }


def fuzz(name: str, inputs: int) -> None:
    """Fuzzes one reader in this process, which ends with it."""
    import atheris

    folder = Path(tempfile.mkdtemp(dir=FOLDER))
    (folder / "corpus").mkdir()
    (folder / "corpus" / "valid").write_text(SEEDS[name], encoding="utf-8")
    with atheris.instrument_imports(include=["briefings"]):
        read = readers(folder)[name]

    def one_input(content: bytes) -> None:
        try:
            read(content)
        except ValueError as error:
            said = " ".join(str(error).split())
            assert said, "an error that says nothing"

    told = [f"-runs={inputs}", f"-rss_limit_mb={GB}", "-timeout=30", f"-artifact_prefix={folder}/"]
    atheris.Setup([name, *told, str(folder / "corpus")], one_input)
    atheris.Fuzz()


def row(name: str, inputs: int) -> str:
    """A reader, its inputs, the paths that they took, memory, seconds, and what came out."""
    began = time.perf_counter()
    command = [sys.executable, __file__, "--inputs", str(inputs), "--one", name]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    said = done.stdout + done.stderr
    progress = re.findall(r"#(\d+)\s.*?cov: (\d+).*?rss: (\d+)Mb", said)
    tried, paths, memory = progress[-1] if progress else ("0", "0", "0")
    with contextlib.suppress(ValueError):
        tried = re.findall(r"Done (\d+) runs", said)[-1] if "Done" in said else tried
    verdict = "clear" if done.returncode == 0 else f"exit {done.returncode}: {said[-1500:]}"
    return f"| {name} | {tried} | {paths} | {memory} | {time.perf_counter() - began:.0f} | {verdict} |"


def main() -> int:
    """Prints the table; 1 if anything but a clear end was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("readers", nargs="*", default=list(SEEDS), metavar="READER")
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        fuzz(options.one, options.inputs)
    print("| reader | inputs | branches reached | MB | s | ends |\n|---|---|---|---|---|---|", flush=True)
    rows = []
    for name in options.readers:
        rows.append(row(name, options.inputs))
        print(rows[-1], flush=True)
    return 0 if all(one.endswith("clear |") for one in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
