"""Whatever happens to a run, what stands under --out is whole, and the next run ends as if nothing had."""

from __future__ import annotations

import os
import random
import re
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest
from running import briefings, files_of, project, start_briefings

from briefings.execution.runner import CAN_FORK

KILLS = 25  # of each command
SECONDS = re.compile(rb">\d+\.\d<")  # what a run took, in the index of a sweep
SWEEP = '[grid]\nhorizon = [2030, 2035]\nmodels = [["linear"], ["a b", "../c"]]\n'
COMMANDS = {"render": ["render"], "sweep": ["sweep", "sweep.toml", "--out", "build"]}
FIGURE = (
    "from briefings import charts\n"
    "from briefings.display import show_figure\n"
    "ax = charts.axes(); ax.plot([2012, 2020], [1, horizon - 2000]); import pandas as pd\n"
    "show_figure(ax, alt='It grew', source='a text', table=pd.DataFrame({'year': [2012]}), name='a')"
)
BACKWARDS = """\
import os, time
scandir, listdir, clock, calls = os.scandir, os.listdir, time.time, iter(range(10**9))

class Reversed:
    def __init__(self, path): self.entries = iter(list(scandir(path))[::-1])
    def __enter__(self): return self
    def __exit__(self, *error): pass
    def __iter__(self): return self
    def __next__(self): return next(self.entries)
    def close(self): pass

os.scandir = lambda path=".": Reversed(path)
os.listdir = lambda path=".": listdir(path)[::-1]
time.time = lambda: clock() + (next(calls) % 2) * 4e8
"""
needs_fork = pytest.mark.skipif(not CAN_FORK, reason="kills and limits are sent as Linux sends them")


def collection(folder: Path) -> Path:
    """A folder with the seeds, two small notebooks and a sweep over them."""
    project(folder, {"one": ["seeds, horizon", FIGURE], "two": ["models"]})
    (folder / "sweep.toml").write_text(SWEEP)
    return folder


def untimed(folder: Path) -> dict[str, bytes]:
    """The files of a command, but for what a run took."""
    return {
        name: SECONDS.sub(b"", content) if name == "index.html" else content
        for name, content in files_of(folder).items()
    }


@pytest.fixture(scope="module", params=COMMANDS)
def command(request, tmp_path_factory) -> tuple[list[str], dict[str, bytes], float]:
    """A command, what it makes undisturbed, and how long that takes."""
    folder = collection(tmp_path_factory.mktemp("undisturbed"))
    began = time.monotonic()
    done = briefings(folder, *COMMANDS[request.param])
    assert done.returncode == 0, done.stderr
    return COMMANDS[request.param], untimed(folder / "build"), time.monotonic() - began


@needs_fork
@pytest.mark.slow
def test_runs_killed_at_any_moment_leave_nothing_that_the_next_does_not_mend(tmp_path, command):
    arguments, undisturbed, duration = command
    folder, moments = collection(tmp_path), random.Random(9)
    for _ in range(KILLS):
        run = start_briefings(folder, *arguments, "--force")
        time.sleep(moments.uniform(0.05, 1.1 * duration))
        run.kill()
        run.wait()
        left = untimed(folder / "build") if (folder / "build").exists() else {}
        whole = {name: content for name, content in left.items() if ".writing-" not in name}
        assert whole.items() <= undisturbed.items()
    assert briefings(folder, *arguments).returncode == 0
    assert untimed(folder / "build") == undisturbed


@needs_fork
@pytest.mark.slow
@pytest.mark.parametrize("largest", [100, 3_000, 20_000])
def test_a_full_disk_is_told_in_words_and_leaves_nothing_half(tmp_path, command, largest):
    arguments, undisturbed, _ = command
    folder = collection(tmp_path)
    full = subprocess.run(
        [sys.executable, "-m", "briefings", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest)),
    )
    assert full.returncode in (1, 2)
    assert "File too large" in full.stdout + full.stderr
    left = untimed(folder / "build") if (folder / "build").exists() else {}
    told = {name: left.pop(name) for name in list(left) if name.endswith(("index.html", "runs.csv"))}
    assert left.items() <= undisturbed.items()
    assert b"File too large" in told.get("runs.csv", b"File too large")
    assert briefings(folder, *arguments).returncode == 0
    assert untimed(folder / "build") == undisturbed


@pytest.mark.slow
def test_two_at_once_in_one_folder_make_what_one_makes(tmp_path, command):
    arguments, undisturbed, _ = command
    folder = collection(tmp_path)
    both = [start_briefings(folder, *arguments, "--force") for _ in range(2)]
    assert [run.wait(timeout=300) for run in both] == [0, 0]
    assert untimed(folder / "build") == undisturbed


@pytest.mark.slow
def test_neither_time_nor_place_nor_order_changes_a_byte(tmp_path, command):
    arguments, undisturbed, _ = command
    folder = collection(tmp_path / "名 a")
    (tmp_path / "sitecustomize.py").write_text(BACKWARDS)
    elsewhere = {
        "PYTHONPATH": f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}",
        "PYTHONHASHSEED": "3",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
    }
    done = briefings(folder, *arguments, "--jobs", 1, **elsewhere)
    assert done.returncode == 0, done.stderr
    assert untimed(folder / "build") == undisturbed


@pytest.mark.slow
def test_without_fork_every_byte_is_the_same(tmp_path, command):
    arguments, undisturbed, _ = command
    folder = collection(tmp_path)
    code = (
        "import sys; from briefings.cli import main; from briefings.execution import runner\n"
        "runner.CAN_FORK = False; sys.exit(main(sys.argv[1:]))"
    )
    subprocess.run([sys.executable, "-c", code, *arguments], cwd=folder, check=True, capture_output=True)
    assert untimed(folder / "build") == undisturbed


def test_files_touched_in_the_past_and_the_future_have_not_changed(tmp_path):
    folder = project(tmp_path, {"two": ["models"]})
    briefings(folder, "render")
    for path in folder.rglob("*"):
        os.utime(path, (4e9, 4e9) if path.suffix == ".txt" else (1, 1))
    assert briefings(folder, "render").stdout.startswith("nothing has changed since the last run\n")


@pytest.mark.parametrize("out", ["file", "file/below", "/proc/out"])
@pytest.mark.parametrize("verb", ["render", "sweep", "extract", "assess", "extrapolate"])
def test_a_place_that_cannot_be_written_to_is_named_in_one_line(tmp_path, verb, out):
    folder = project(tmp_path, {"two": ["models"]})
    (folder / "file").write_text("kept")
    (folder / "sweep.toml").write_text(SWEEP.replace("horizon = [2030, 2035]\n", ""))
    (folder / "cases.csv").write_text(
        "case,baseline_year,baseline_value,latest_year,latest_value,target_year,target_value,direction\n"
    )
    (folder / "series.csv").write_text("series,year,value,unit,ceiling\n")
    place = {"render": out, "sweep": out}.get(verb, f"{out}/a.csv")
    read = {
        "render": [],
        "sweep": ["sweep.toml"],
        "extract": ["seeds"],
        "assess": ["cases.csv"],
        "extrapolate": ["series.csv", "--to", "2030"],
    }
    done = briefings(folder, verb, *read[verb], "--out", place)
    assert (done.returncode, done.stderr.count("\n"), done.stdout) == (2, 1, "")
    assert done.stderr.startswith(f"briefings: {out.split('/below')[0]}")
    assert (folder / "file").read_text() == "kept"
