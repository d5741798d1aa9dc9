"""How long the notebooks take, against other ways to run them: interleaved rounds, medians.

    python benchmarks/execution.py [--rounds 3] [--only render|sweep|memory] [--runs 30]

Every way starts from nothing: no result is kept from one round to the next. Seconds are those of the
clock, and those of the processors, which tell more where the machine has other work to do. Then the memory
that the kernel of each notebook shares with no other process, at the end of its run.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median

PROJECT = Path(__file__).parent.parent
NOTEBOOKS = sorted((PROJECT / "notebooks").glob("*.ipynb"))
SWEPT = PROJECT / "notebooks" / "06_summary.ipynb"
FIRST_YEAR = 2027
ONE_BY_ONE = "papermill command one by one"
Work = list[tuple[Path, dict[str, int]]]

IN_ONE_PROCESS = """
import json, sys, papermill
for notebook, out, parameters in json.loads(sys.argv[1]):
    papermill.execute_notebook(notebook, out, parameters, progress_bar=False)
"""


def call(*command: object) -> None:
    """Runs a command; its output is of no interest unless it fails."""
    done = subprocess.run([sys.executable, *map(str, command)], cwd=PROJECT, capture_output=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{command} failed: {done.stderr.decode()[-2000:]}")


def at_once(number: int, commands: Iterable[tuple[object, ...]]) -> None:
    """Runs commands, so many at a time."""
    with ThreadPoolExecutor(number) as pool:
        list(pool.map(lambda command: call(*command), commands))


def papermill_commands(work: Work, out: Path, jobs: int, pages: bool) -> None:
    """papermill's command for each run, then nbconvert's for its page."""
    executed = [out / f"{number}.ipynb" for number in range(len(work))]
    commands = []
    for (notebook, parameters), target in zip(work, executed, strict=True):
        given = [word for name, value in parameters.items() for word in ("-p", name, value)]
        commands.append(("-m", "papermill", "--no-progress-bar", notebook, target, *given))
    at_once(jobs, commands)
    if pages:
        at_once(jobs, [("-m", "nbconvert", "--to", "html", path) for path in executed])


def papermill_processes(work: Work, out: Path, jobs: int, pages: bool) -> None:
    """papermill's function in so many processes, each of which does its share one by one."""
    rows = [(str(path), str(out / f"{n}.ipynb"), given) for n, (path, given) in enumerate(work)]
    at_once(jobs, [("-c", IN_ONE_PROCESS, json.dumps(rows[start::jobs])) for start in range(jobs)])
    if pages:
        call("-m", "nbconvert", "--to", "html", *(out / f"{number}.ipynb" for number in range(len(work))))


def plain_scripts(work: Work, out: Path, jobs: int) -> None:
    """The cells of each notebook as a script; makes no notebook and no page."""
    scripts = [out / f"{number}.py" for number in range(len(work))]
    for (notebook, parameters), script in zip(work, scripts, strict=True):
        script.write_text(script_of(notebook, parameters), encoding="utf-8")
    at_once(jobs, [(script,) for script in scripts])


def script_of(notebook: Path, parameters: dict[str, int]) -> str:
    """The code of a notebook, the parameters set below their cell."""
    given = "".join(f"{name} = {value!r}\n" for name, value in parameters.items())
    code = []
    for cell in json.loads(notebook.read_text("utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            code.append("".join(cell["source"]))
            if "parameters" in cell["metadata"].get("tags", []):
                code.append(given)
    return "\n".join(code)


def render(out: Path, jobs: int) -> None:
    """This project's command for all notebooks, pages and data included."""
    call("-m", "briefings", "render", "--out", out, "--jobs", jobs)


def sweep(runs: int, out: Path, jobs: int) -> None:
    """This project's command for a sweep, pages and data of every run included."""
    years = list(range(FIRST_YEAR, FIRST_YEAR + runs))
    (out / "sweep.toml").write_text(f'notebooks = ["{SWEPT.stem}"]\n[grid]\nhorizon = {years}\n')
    call("-m", "briefings", "sweep", out / "sweep.toml", "--out", out / "sweep", "--jobs", jobs)


def ways(kind: str, runs: int, cores: int) -> dict[str, Callable[[Path], None]]:
    """The ways to do the work, by name."""
    pages = kind == "render"
    work: Work = [(notebook, {}) for notebook in NOTEBOOKS]
    if kind == "sweep":
        work = [(SWEPT, {"horizon": FIRST_YEAR + number}) for number in range(runs)]
    own = (lambda out: render(out, cores)) if pages else (lambda out: sweep(runs, out, cores))
    then = ", then nbconvert" if pages else ""
    return {
        ONE_BY_ONE + then: lambda out: papermill_commands(work, out, 1, pages),
        "papermill's API in one process": lambda out: papermill_processes(work, out, 1, pages),
        f"papermill's API, pool of {cores}": lambda out: papermill_processes(work, out, cores, pages),
        f"the same cells as plain scripts, {cores} at a time": lambda out: plain_scripts(work, out, cores),
        f"briefings {kind}, {cores} jobs": own,
    }


def measure(kind: str, rounds: int, runs: int, cores: int) -> dict[str, tuple[float, float]]:
    """Median seconds of clock and processors by way; each round goes through all of them in turn."""
    seconds: dict[str, list[tuple[float, float]]] = {}
    for number in range(rounds):
        for name, do in ways(kind, runs, cores).items():
            out = Path(tempfile.mkdtemp(prefix="benchmark-"))
            began = time.monotonic(), processor_seconds()
            do(out)
            taken = time.monotonic() - began[0], processor_seconds() - began[1]
            seconds.setdefault(name, []).append(taken)
            shutil.rmtree(out)
            said = f"round {number + 1}: {name}: {taken[0]:.1f} s, processors {taken[1]:.1f} s"
            print(said, file=sys.stderr, flush=True)
    return {
        name: (median(clock for clock, _ in values), median(used for _, used in values))
        for name, values in seconds.items()
    }


def memory_table() -> str:
    """The own memory of each notebook's kernel."""
    from briefings.execution.job import NotebookJob
    from briefings.execution.runner import open_local_runs

    rows = ["| notebook | own memory of its kernel, MB |", "|---|---|"]
    with tempfile.TemporaryDirectory() as place, open_local_runs(1) as runs:
        jobs = deque(NotebookJob(path.stem, str(path), place, str(PROJECT)) for path in NOTEBOOKS)
        for event in runs.run(jobs):
            if event["event"] == "done":
                rows.append(f"| {event['job_id']} | {event['megabytes']:.0f} |")
    return "\n".join(rows)


def processor_seconds() -> float:
    """What all processes started from here, and ended, have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def table(title: str, seconds: dict[str, tuple[float, float]]) -> str:
    """The medians, and how many times as fast as papermill's command each way is."""
    slowest = next(value for name, value in seconds.items() if name.startswith(ONE_BY_ONE))
    rows = [
        f"| {name} | {clock:.1f} | {slowest[0] / clock:.1f} | {used:.1f} | {slowest[1] / used:.1f} |"
        for name, (clock, used) in seconds.items()
    ]
    return "\n".join([f"| {title} | s | times | processor s | times |", "|---|---|---|---|---|", *rows])


def main() -> None:
    """Measures and prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--runs", type=int, default=30, help="of the sweep")
    parser.add_argument("--only", choices=("render", "sweep", "memory"))
    options = parser.parse_args()
    cores = os.cpu_count() or 1
    titles = {"render": f"{len(NOTEBOOKS)} notebooks to pages", "sweep": f"a sweep of {options.runs} runs"}
    for kind, title in titles.items():
        if options.only in (None, kind):
            print(table(f"{title}, {cores} cores", measure(kind, options.rounds, options.runs, cores)) + "\n")
    if options.only in (None, "memory"):
        print(memory_table())


if __name__ == "__main__":
    main()
