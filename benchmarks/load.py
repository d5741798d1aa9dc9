"""What many texts, many runs and large sites take: seconds and memory for growing numbers of them.

    python benchmarks/load.py chain 1000 10000 100000     texts to claims to series to trends
    python benchmarks/load.py sweep 100 1000              runs of a small notebook in one sweep
    python benchmarks/load.py site 50 100 500             texts in one site, rendered with all notebooks
    python benchmarks/load.py series 1000 10000           series extrapolated in one call

The texts are made up: each tells how things in a place stand, by rules that agree, one figure in a hundred
altered. Memory is the most that the process held, or the largest of its children.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parent.parent
FIRST_YEAR, LAST_YEAR = 2012, 2024
PLACES = 2000
SHARES = (
    "fibre coverage rate",
    "digital tool rate",
    "clean heating rate",
    "urbanisation rate",
    "literacy rate",
)
COUNTS = (
    "charging piles",
    "base stations",
    "smart factories",
    "village clinics",
    "bus routes",
    "data centres",
)
MONEY = ("software revenue", "road investment", "farm output")
SYLLABLES = ("ba", "den", "ko", "lin", "mar", "nor", "per", "sa", "ti", "vel")
SYLLABLES_A_PLACE = 4
WRONG = 0.01  # of the figures
CATALOGUE = '[[document]]\nid = "{name}"\ntitle = "Press conference in {place}"\ndate = {day}\n\n'


def place_name(number: int) -> str:
    """The name of a place: Badenkolin."""
    digits = [number // len(SYLLABLES) ** power % len(SYLLABLES) for power in range(SYLLABLES_A_PLACE)]
    return "".join(SYLLABLES[digit] for digit in digits).capitalize()


def level(thing: str, place: int, year: int) -> float:
    """What a thing in a place comes to at the end of a year, by a rule that all texts share."""
    start, growth = 10 + (place * 7 + len(thing) * 3) % 30, 1 + (place + len(thing)) % 3
    return float(start + growth * (year - FIRST_YEAR))


def briefing(number: int) -> tuple[str, str, date]:
    """(text, place, day) of one made-up briefing."""
    chance = random.Random(number)
    place, year = chance.randrange(PLACES), chance.randrange(FIRST_YEAR + 1, LAST_YEAR)
    name, day = place_name(place), date(year + 1, 1, 5) + timedelta(days=chance.randrange(300))

    def value(thing: str, at: int) -> float:
        return level(thing, place, at) + (chance.random() < WRONG) * 5

    sentences = [f"{name} Government holds a press conference | {day:%B} {day.day}, {day.year}\n"]
    for thing in chance.sample(SHARES, 3):
        now, then = value(thing, year), level(thing, place, FIRST_YEAR)
        sentences.append(
            f"By the end of {year}, the {thing} of {name} reached {now:.1f}%, "
            f"up {now - then:.1f} percentage points over {FIRST_YEAR}."
        )
    for thing in chance.sample(COUNTS, 3):
        sentences.append(
            f"At the end of {year}, the number of {thing} in {name} was {100 * value(thing, year):,.0f}."
        )
    for thing in chance.sample(MONEY, 2):
        sentences.append(f"In {year}, the {thing} of {name} came to {value(thing, year):.1f} billion yuan.")
    sentences.append(f"By {year + 5}, {name} will raise the {SHARES[0]} to 95%.")
    return " ".join(sentences) + "\n", name, day


def write_texts(folder: Path, count: int) -> None:
    """Writes so many briefings and their catalogue."""
    folder.mkdir()
    with (folder / "documents.toml").open("w", encoding="utf-8") as catalogue:
        for number in range(count):
            text, place, day = briefing(number)
            (folder / f"{number:06d}.txt").write_text(text, encoding="utf-8")
            catalogue.write(CATALOGUE.format(name=f"{number:06d}", place=place, day=day))


def megabytes(who: int) -> float:
    """The largest memory so far."""
    return resource.getrusage(who).ru_maxrss / 1024


def processor_seconds() -> float:
    """What this process and its children that have ended have used."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def chain(folder: Path) -> dict[str, Any]:
    """Seconds from texts to claims and on to trends, and what was found, in this process."""
    from briefings.csv_files import csv_text
    from briefings.extraction import extract_files
    from briefings.histories import histories, paths
    from briefings.indicators import read_registry
    from briefings.reconciliation import reconciled

    told: dict[str, Any] = {}
    steps: Counter[str] = Counter()

    @contextlib.contextmanager
    def timed(step: str) -> Iterator[None]:
        began = time.perf_counter(), processor_seconds()
        yield
        steps[f"{step}, s"] += time.perf_counter() - began[0]
        steps[f"{step}, processor s"] += processor_seconds() - began[1]
        told[f"MB after {step}"] = round(megabytes(resource.RUSAGE_SELF))

    kept, found = folder.with_name("claims.parquet"), Counter[str]()
    with timed("extraction"):
        extract_files([folder], kept, os.cpu_count() or 1)
    parts = reconciled(kept, read_registry())
    while True:
        with timed("reconciliation"):
            part = next(parts, None)
        if part is None:
            break
        with timed("trends"):
            followed = histories(part.observations, part.disagreements, FIRST_YEAR)
            trends = paths(followed, [2026.0, 2031.0])
        found["parts"] += 1
        found["series"] += part.observations["series"].nunique()
        tables = {"observations": part.observations, "disagreements": part.disagreements, "trends": trends}
        with timed("writing"):
            for name, table in tables.items():
                found[name] += len(table)
                with folder.with_name(f"{name}.csv").open("a", encoding="utf-8", newline="") as file:
                    file.write(csv_text(table))
    return found | {name: round(seconds, 1) for name, seconds in steps.items()} | told


def measured_chain(count: int) -> dict[str, Any]:
    """The chain over so many texts in a process of its own."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "texts"
        write_texts(folder, count)
        began = time.perf_counter()
        command = [sys.executable, __file__, "one-chain", str(folder)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
        seconds = time.perf_counter() - began
        told = json.loads(done.stdout.splitlines()[-1])
    return {"texts": count, "texts/s": round(count / seconds), "peak MB": told.pop("peak MB"), **told}


def command(folder: Path, *arguments: object, **environment: str) -> tuple[float, int, str]:
    """(seconds, exit code, last words) of the project's command, run in a folder."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "briefings", *map(str, arguments)],
        cwd=folder,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return time.perf_counter() - began, done.returncode, done.stdout[-300:]


def write_notebook(path: Path) -> None:
    """Writes a notebook of a question, a parameter and a line of code."""
    import nbformat

    cells = [
        nbformat.v4.new_markdown_cell(
            "# How much is twice as much?\n\nIt computes one number.", id="question"
        ),
        nbformat.v4.new_code_cell(
            'seeds: str = "texts"\nnumber: int = 1', id="parameters", metadata={"tags": ["parameters"]}
        ),
        nbformat.v4.new_code_cell("2 * number", id="answer"),
    ]
    kernel = {"name": "python3", "display_name": "python3", "language": "python"}
    path.parent.mkdir()
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)


def measured_sweep(count: int) -> dict[str, Any]:
    """A sweep of so many runs of a small notebook over two texts, each run with its site and its data."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_texts(folder / "texts", 2)
        write_notebook(folder / "notebooks" / "twice.ipynb")
        wanted = f'seeds = "texts"\n[grid]\nnumber = {list(range(count))}\n'
        (folder / "sweep.toml").write_text(wanted, encoding="utf-8")
        passing = folder / "passing"
        passing.mkdir()
        before = processor_seconds()
        seconds, code, said = command(folder, "sweep", "sweep.toml", "--out", "out", TMPDIR=str(passing))
        used = processor_seconds() - before
        if code == 2:
            sys.exit(said)
        left = {
            "processes left": processes_with(passing),
            "temporary files left": len(list(passing.rglob("*"))),
        }
        table = (folder / "out" / "runs.csv").read_text(encoding="utf-8")
        again, _, _ = command(folder, "sweep", "sweep.toml", "--out", "out")
    return {
        "runs": count,
        "failed": table.count("failed"),
        "exit code": code,
        "s": round(seconds),
        "processor s": round(used),
        "runs/s": round(count / seconds, 2),
        "again, nothing changed, s": round(again, 1),
        "largest process, MB": round(megabytes(resource.RUSAGE_CHILDREN)),
        **left,
    }


def processes_with(folder: Path) -> int:
    """How many processes still run that were given this folder for their temporary files, on Linux."""
    found = 0
    for environment in Path("/proc").glob("[0-9]*/environ"):
        with contextlib.suppress(OSError):
            found += os.fsencode(folder) in environment.read_bytes()
    return found


def measured_site(count: int) -> dict[str, Any]:
    """A site of so many texts: seconds to build it, its pages, and how long a browser takes to open them."""
    with tempfile.TemporaryDirectory() as place:
        folder, out = Path(place) / "texts", Path(place) / "out"
        write_texts(folder, count)
        before = processor_seconds()
        seconds, code, said = command(PROJECT, "render", "--seeds", folder, "--out", out)
        if code:
            sys.exit(said)
        pages = {page.name: page.stat().st_size for page in (out / "site").glob("*.html")}
        largest = sorted(pages, key=lambda name: -pages[name])[:3]
        opened = opening_seconds([out / "site" / name for name in ["index.html", *largest]])
        return {
            "texts": count,
            "s": round(seconds),
            "processor s": round(processor_seconds() - before, 1),
            "largest process, MB": round(megabytes(resource.RUSAGE_CHILDREN)),
            "site, MB": round(sum(pages.values()) / 1e6, 1),
            **{f"{name}, KB": round(pages[name] / 1000) for name in ["index.html", *largest]},
            **{f"{path} opens, s": round(taken, 2) for path, taken in opened.items()},
        }


def opening_seconds(pages: list[Path]) -> dict[str, float]:
    """Seconds until each page is loaded and laid out in Chromium, the best of three."""
    import shutil

    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser")
    found: dict[str, float] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for page in pages:
            for _ in range(3):
                tab = browser.new_page()
                began = time.perf_counter()
                tab.goto(page.as_uri())
                tab.evaluate("document.body.offsetHeight")
                taken = time.perf_counter() - began
                found[page.name] = min(taken, found.get(page.name, taken))
                tab.close()
        browser.close()
    return found


def measured_series(count: int) -> dict[str, Any]:
    """So many series of two points to four years by every model, beside a straight line by scipy for each."""
    import pandas as pd
    from scipy.stats import linregress

    from briefings.extrapolation import COLUMNS, extrapolate

    years, ends = [2010, 2020], [2022, 2024, 2026, 2028]
    values = [[5 + number, 9 + number] for number in range(count)]
    rows = [
        (f"s{number}", year, value, "plants", "")
        for number, both in enumerate(values)
        for year, value in zip(years, both, strict=True)
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    began = time.process_time()
    lines = [linregress(years, both) for both in values]
    told = [[line.intercept + line.slope * year for year in ends] for line in lines]
    between = time.process_time()
    extrapolated = extrapolate(table, ends)
    ended = time.process_time()
    return {
        "series": count,
        "one line each by scipy's linregress, values": sum(map(len, told)),
        "linregress, processor s": round(between - began, 2),
        "five models with intervals, values": len(extrapolated),
        "briefings, processor s": round(ended - between, 2),
    }


MEASURES = {
    "chain": measured_chain,
    "sweep": measured_sweep,
    "site": measured_site,
    "series": measured_series,
}


def main() -> None:
    """Prints a column of figures for each number."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("what", choices=(*MEASURES, "one-chain"))
    parser.add_argument("counts", nargs="+")
    options = parser.parse_args()
    if options.what == "one-chain":
        told = chain(Path(options.counts[0]))
        print(json.dumps(told | {"peak MB": round(megabytes(resource.RUSAGE_SELF))}))
        return
    for count in map(int, options.counts):
        for name, value in MEASURES[options.what](count).items():
            print(f"{name:44} {value}", flush=True)
        print(flush=True)


if __name__ == "__main__":
    main()
