"""How fast claims are extracted, beside quantulum3: prints one table, everything measured in one run.

    python benchmarks/extraction.py [--peer PYTHON] [--texts 100000]

PYTHON is an interpreter that has quantulum3 (an environment of its own: it is no dependency of this project).
Rates on one core are by processor time, the best of some runs; those on all cores by the clock.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from briefings.claims import find_claims
from briefings.documents import document_of, find_folder

COPIES = 20  # of each of the five texts, a digit apart so that nothing is remembered
REPEATS = 5  # of each measurement; the best counts
DIGITS = "12,34 and 5, "  # a line that invites patterns to backtrack
PARAGRAPHS = 6  # of a text in the folder that is streamed
CHINESE = """某省新闻办举行制造业数字化转型新闻发布会 | 2025年7月18日

主持人：各位记者朋友，上午好。今天的发布会请省工业和信息化厅负责人介绍上半年制造业数字化转型的有关情况。

李明：今年上半年，全省规模以上工业增加值同比增长6.8%，比一季度加快0.4个百分点。截至6月底，重点工业企业关键工序数控化率达到65.3%，\
较2020年提高12.1个百分点；数字化研发设计工具普及率达到81.7%，提高9.6个百分点。我们把改造放在企业最需要的环节，从设计到仓储逐一梳理，\
让中小企业也用得起、用得好。

工业互联网方面，全省累计培育具有一定影响力的平台超过240家，连接工业设备近1.2亿台（套），服务企业38万家。建成5G基站21.6万个，\
其中新建1.8万个，同比增长9.1%。各地因地制宜，形成了一批可以复制的做法，企业普遍反映成本有所下降、交付更加及时。

到2027年，力争规模以上工业企业数字化改造覆盖率达到90%以上，累计建设智能工厂1500家，带动投资约3000亿元。下一步，我们将加强标准引领，\
完善公共服务，营造良好环境。
"""

PEER = """
import sys, time
from quantulum3 import parser
text = sys.stdin.read()
parser.parse(text[:200])
started = time.process_time()
found = sum(len(parser.parse(line)) for line in text.split("\\n") if line.strip())
print(time.process_time() - started, found)
"""
ONE_BRIEFING = """
from briefings.claims import find_claims
from briefings.documents import document_of
find_claims(document_of("one", "At the end of 2024, fibre reached 62.4% of households."))
"""
STREAM = """
from pathlib import Path
from briefings.extraction import extract_files
extract_files([Path({folder!r})], Path({out!r}), {jobs})
"""
PEAKS = """
import resource
print(*(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))
"""

Row = tuple[str, str]  # what was measured, the figure


def best(measure: Callable[[], object]) -> float:
    """Seconds of processor time of the fastest of some runs."""
    times = []
    for _ in range(REPEATS):
        started = time.process_time()
        measure()
        times.append(time.process_time() - started)
    return min(times)


def copies(texts: list[str]) -> list[str]:
    """The texts, many times over."""
    return [f"{text}\n{copy}" for copy in range(COPIES) for text in texts]


def claims_in(texts: list[str]) -> int:
    """How many claims the texts make."""
    return sum(len(find_claims(document_of(str(number), text))) for number, text in enumerate(texts))


def size(texts: list[str]) -> float:
    """The texts' megabytes."""
    return sum(len(text.encode()) for text in texts) / 1e6


def speed_rows(english: list[str]) -> Iterator[Row]:
    """Rates on one core, of English and of Chinese texts."""
    for name, once in (("five English texts", english), ("a Chinese text", [CHINESE])):
        texts = copies(once)
        seconds = best(lambda texts=texts: claims_in(texts))  # type: ignore[misc]
        yield f"claims of {name}", f"{claims_in(once)}"
        yield "  one core, MB/s", f"{size(texts) / seconds:.2f}"
        yield f"  one core, texts of {1000 * size(once) / len(once):.1f} kB/s", f"{len(texts) / seconds:.0f}"


def line_row(megabytes: int) -> Row:
    """The rate on one line of digits, commas and "and"."""
    line = DIGITS * (megabytes * 1_000_000 // len(DIGITS))
    started = time.process_time()
    claims_in([line])
    return f"line of digits, {megabytes} MB, MB/s", f"{size([line]) / (time.process_time() - started):.2f}"


def start_rows() -> Iterator[Row]:
    """What it takes to begin: seconds to import, memory to read one sentence."""
    imported = fresh_seconds("import briefings.extraction, briefings.languages.english")
    yield "import, s", f"{imported - fresh_seconds('pass'):.2f}"
    yield "peak memory, one briefing, MB", f"{peak_megabytes(ONE_BRIEFING)[0]:.0f}"


def fresh_seconds(code: str) -> float:
    """Seconds of processor time that a fresh interpreter takes for some code, the best of some runs."""
    full = f"import time\n{code}\nprint(time.process_time())"
    runs = [
        subprocess.run([sys.executable, "-c", full], check=True, capture_output=True, text=True)
        for _ in range(REPEATS)
    ]
    return min(float(run.stdout) for run in runs)


def peak_megabytes(code: str) -> tuple[float, float]:
    """The largest memory of a fresh interpreter while running some code, and of a process that it started."""
    run = subprocess.run([sys.executable, "-c", code + PEAKS], check=True, capture_output=True, text=True)
    own, processes = run.stdout.split()[-2:]
    return int(own) / 1024, int(processes) / 1024


def streaming_rows(count: int, texts: list[str]) -> Iterator[Row]:
    """The rate on a folder of `count` short texts, on all cores, and the memory that it takes."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "texts"
        folder.mkdir()
        shorts = ["\n".join(text.split("\n")[:PARAGRAPHS]) for text in texts]
        for number in range(count):
            short = shorts[number % len(shorts)]
            (folder / f"{number:06d}.txt").write_text(f"{short}\n{number}", encoding="utf-8")
        jobs = os.cpu_count() or 1
        started = time.perf_counter()
        own, reader = peak_megabytes(
            STREAM.format(folder=str(folder), out=str(Path(place) / "claims.jsonl"), jobs=jobs)
        )
        seconds = time.perf_counter() - started
    yield (
        f"{count} texts of {1000 * size(shorts) / len(shorts):.1f} kB, {jobs} cores, texts/s",
        f"{count / seconds:.0f}",
    )
    yield "  peak memory of the writer, MB", f"{own:.0f}"
    yield "  peak memory of a reader, MB", f"{reader:.0f}"


def peer_rows(python: str, texts: list[str]) -> Iterator[Row]:
    """The rate of quantulum3 on the texts once, by another interpreter."""
    text = "\n".join(texts)
    run = subprocess.run([python, "-c", PEER], input=text, capture_output=True, text=True, check=True)
    seconds, found = run.stdout.split()
    yield "quantulum3, quantities of the five texts", found
    yield "  one core, MB/s", f"{size([text]) / float(seconds):.3f}"


def table(texts: list[str], count: int, peer: str | None) -> Iterator[Row]:
    """All rows, each measured when it is asked for."""
    yield from speed_rows(texts)
    yield line_row(1)
    yield line_row(5)
    yield from start_rows()
    if peer:
        yield from peer_rows(peer, texts)
    yield from streaming_rows(count, texts)


def main() -> None:
    """Prints the table, a row when it is measured."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--peer", metavar="PYTHON", help="an interpreter that has quantulum3")
    arguments.add_argument(
        "--texts", type=int, default=2000, help="texts of the streaming measurement (2000)"
    )
    options = arguments.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(find_folder("seeds").glob("*.txt"))]
    for what, figure in table(texts, options.texts, options.peer):
        print(f"| {what:44} | {figure:>8} |", flush=True)


if __name__ == "__main__":
    main()
