"""How fast claims are extracted, beside quantulum3: prints one table, everything measured in one run.

    python benchmarks/extraction.py [--peer PYTHON] [--texts 100000]

PYTHON is an interpreter that has quantulum3 (an environment of its own: it is no dependency of this project).
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from briefings.claims import find_claims
from briefings.documents import document_of, find_folder

COPIES = 20  # of each of the five texts, a digit apart so that nothing is remembered
REPEATS = 5  # of each measurement; the best counts
DIGITS = "12,34 and 5, "  # a line that invites patterns to backtrack

PEER = """
import sys, time
from quantulum3 import parser
text = sys.stdin.read()
parser.parse(text[:200])
started = time.process_time()
found = sum(len(parser.parse(line)) for line in text.split("\\n") if line.strip())
print(time.process_time() - started, found)
"""
PEAK = "import resource; print(resource.getrusage(resource.RUSAGE_{who}).ru_maxrss)"


def best(measure: Callable[[], object]) -> float:
    """Seconds of processor time of the fastest of some runs."""
    times = []
    for _ in range(REPEATS):
        started = time.process_time()
        measure()
        times.append(time.process_time() - started)
    return min(times)


def briefings_of(folder: Path) -> list[str]:
    """The seeds' texts, many times over."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    return [f"{text}\n{copy}" for copy in range(COPIES) for text in texts]


def speed(texts: list[str]) -> tuple[float, float, int]:
    """(megabytes a second, briefings a second, claims) on one core."""

    def run() -> int:
        return sum(len(find_claims(document_of(str(number), text))) for number, text in enumerate(texts))

    seconds = best(run)
    return sum(len(text.encode()) for text in texts) / seconds / 1e6, len(texts) / seconds, run()


def line_speed(megabytes: int) -> float:
    """Megabytes a second on one line of digits, commas and "and"."""
    line = DIGITS * (megabytes * 1_000_000 // len(DIGITS))
    started = time.process_time()
    find_claims(document_of("line", line))
    return len(line) / (time.process_time() - started) / 1e6


def peer_speed(python: str, texts: list[str]) -> tuple[float, int]:
    """(megabytes a second, quantities) of quantulum3 on the five texts once, by another interpreter."""
    text = "\n".join(texts[:5])
    run = subprocess.run([python, "-c", PEER], input=text, capture_output=True, text=True, check=True)
    seconds, found = run.stdout.split()
    return len(text.encode()) / float(seconds) / 1e6, int(found)


def python_seconds(code: str) -> float:
    """Seconds that a fresh interpreter takes for some code, the best of some runs."""
    times = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
        times.append(time.perf_counter() - started)
    return min(times)


def peak_megabytes(code: str, who: str = "SELF") -> float:
    """The largest memory that a fresh interpreter (or.

    With CHILDREN, a process of it) held while running some code.
    """
    full = f"{code}\n{PEAK.format(who=who)}"
    run = subprocess.run([sys.executable, "-c", full], check=True, capture_output=True, text=True)
    return int(run.stdout.split()[-1]) / 1024


def streaming(count: int, texts: list[str]) -> tuple[float, float, float]:
    """(texts a second, peak MB of the writer.

    Peak MB of a reader) for a folder of `count` texts on all cores.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "texts"
        folder.mkdir()
        for number in range(count):
            paragraphs = texts[number % 5].split("\n")
            (folder / f"{number:06d}.txt").write_text(
                "\n".join(paragraphs[:6]) + f"\n{number}", encoding="utf-8"
            )
        code = (
            "from pathlib import Path; import os; from briefings.extraction import extract_files; "
            f"extract_files([Path({str(folder)!r})], Path({place!r}) / 'claims.jsonl', os.cpu_count() or 1)"
        )
        started = time.perf_counter()
        writer = peak_megabytes(code)
        seconds = time.perf_counter() - started
        return count / seconds, writer, peak_megabytes(code, "CHILDREN") if count <= 2000 else float("nan")


def main() -> None:
    """Prints the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--peer", metavar="PYTHON", help="an interpreter that has quantulum3")
    arguments.add_argument(
        "--texts", type=int, default=2000, help="texts of the streaming measurement (2000)"
    )
    options = arguments.parse_args()
    texts = briefings_of(find_folder("seeds"))
    megabytes, briefings, claims = speed(texts)
    import_seconds = python_seconds(
        "import briefings.extraction, briefings.languages.english"
    ) - python_seconds("pass")
    one = "from briefings.claims import find_claims; from briefings.documents import document_of; "
    rows = [
        ("claims of the five texts", f"{claims // COPIES}"),
        ("one core, MB/s", f"{megabytes:.2f}"),
        ("one core, briefings/s", f"{briefings:.0f}"),
        ("import, s", f"{import_seconds:.2f}"),
        (
            "peak memory, one briefing, MB",
            f"{peak_megabytes(one + 'find_claims(document_of(str(1), str(5)))'):.0f}",
        ),
        ("line of digits, 1 MB, MB/s", f"{line_speed(1):.2f}"),
        ("line of digits, 5 MB, MB/s", f"{line_speed(5):.2f}"),
    ]
    rate, writer, reader = streaming(options.texts, texts)
    rows.append((f"{options.texts} texts, all cores, texts/s", f"{rate:.0f}"))
    rows.append(("  peak memory of the writer, MB", f"{writer:.0f}"))
    if reader == reader:
        rows.append(("  peak memory of a reader, MB", f"{reader:.0f}"))
    if options.peer:
        peer, found = peer_speed(options.peer, texts)
        rows.append(("quantulum3, MB/s", f"{peer:.3f}"))
        rows.append(("quantulum3, quantities of the five texts", f"{found}"))
        rows.append(("times as fast as quantulum3", f"{megabytes / peer:.0f}"))
    for what, figure in rows:
        print(f"| {what:42} | {figure:>8} |")


if __name__ == "__main__":
    main()
