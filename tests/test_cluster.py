"""The same work on a Dask cluster: a real scheduler, two worker processes, one of them killed midway."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import briefings, files_of, project

from briefings.batch import render

pytest.importorskip("distributed")
pytestmark = pytest.mark.cluster


@pytest.fixture
def scheduler(tmp_path) -> Iterator[str]:
    """The address of a scheduler with two workers, started as docs/cluster.md says."""
    processes = [start(tmp_path, "scheduler", "--port", "0", "--no-dashboard")]
    address = said(tmp_path / "scheduler.log", r"Scheduler at:\s*(tcp://\S+)")
    for number in (1, 2):
        options = ["--nthreads", "1", "--no-dashboard", "--name", f"w{number}", "--no-nanny"]
        processes.append(start(tmp_path, "worker", address, *options, log=f"w{number}"))
    for number in (1, 2):
        said(tmp_path / f"w{number}.log", r"(Registered to)")
    yield address
    for process in reversed(processes):
        process.terminate()
        process.wait(timeout=20)


def start(folder: Path, role: str, *options: str, log: str = "") -> subprocess.Popen[bytes]:
    with (folder / f"{log or role}.log").open("wb") as file:
        command = [sys.executable, "-m", "dask", role, *options]
        process = subprocess.Popen(command, stdout=file, stderr=subprocess.STDOUT)
    (folder / f"{log or role}.pid").write_text(str(process.pid))
    return process


def said(log: Path, pattern: str) -> str:
    """What a process has said in its log, once it has."""
    for _ in range(300):
        if found := re.search(pattern, log.read_text()):
            return found.group(1)
        time.sleep(0.1)
    raise TimeoutError(log.read_text())


def test_a_cluster_gives_the_same_bytes(scheduler, tmp_path):
    folder = project(tmp_path / "p", {"one": ["seeds, horizon"], "two": ["horizon * 2"]})
    there = briefings(folder, "render", "--out", "there", "--scheduler", scheduler)
    here = briefings(folder, "render", "--out", "here")
    assert (there.returncode, here.returncode) == (0, 0), there.stderr + here.stderr
    assert files_of(folder / "there") == files_of(folder / "here")


def test_a_killed_worker_takes_nothing_with_it(scheduler, tmp_path):
    folder = project(tmp_path / "p", {"one": ["import time; time.sleep(1.5); horizon"]})
    (folder / "sweep.toml").write_text(f"[grid]\nhorizon = {list(range(2030, 2038))}\n")
    running = subprocess.Popen(
        [sys.executable, "-m", "briefings", "sweep", "sweep.toml", "--scheduler", scheduler], cwd=folder
    )
    while not list((folder / "build/sweep/.cache/results").glob("*")):
        time.sleep(0.1)
    os.kill(int((tmp_path / "w1.pid").read_text()), signal.SIGKILL)
    assert running.wait(timeout=120) == 0
    assert len(list((folder / "build/sweep/runs").iterdir())) == 8


def test_texts_are_read_on_a_cluster_as_they_are_here(scheduler, tmp_path):
    folder = project(tmp_path / "p", {})
    for text in list((folder / "seeds").glob("*.txt")):
        for copy in range(4):
            (folder / "seeds" / f"{text.stem}-{copy}.txt").write_bytes(text.read_bytes())
    there = briefings(folder, "extract", "seeds", "--out", "there.jsonl", "--scheduler", scheduler)
    here = briefings(folder, "extract", "seeds", "--out", "here.jsonl")
    assert (there.returncode, here.returncode) == (0, 0), there.stderr
    assert (folder / "there.jsonl").read_bytes() == (folder / "here.jsonl").read_bytes()


def test_no_scheduler_is_one_clear_line(tmp_path, monkeypatch):
    project(tmp_path, {"one": ["horizon"]})
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValueError, match="no Dask scheduler answers at tcp://127.0.0.1:1"):
        render(scheduler="tcp://127.0.0.1:1")
