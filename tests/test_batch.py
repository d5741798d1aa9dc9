"""Rendering: what has not changed is not run again, what fails stops nothing else, files are whole."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import deque
from pathlib import Path

import pytest
from running import briefings, files_of, project, start_briefings, write_notebook

from briefings.execution.engine import OrdinaryKernelManager
from briefings.execution.job import NotebookJob, SiteJob
from briefings.execution.limits import family
from briefings.execution.runner import CAN_FORK, ForkedRuns, OrdinaryRuns

needs_fork = pytest.mark.skipif(not CAN_FORK, reason="this machine starts kernels the ordinary way")


@pytest.fixture(scope="module")
def rendered(tmp_path_factory) -> Path:
    """A small collection, rendered once."""
    folder = project(tmp_path_factory.mktemp("p"), {"one": ["seeds, horizon"], "two": ["models"]})
    write_notebook(folder / "notebooks" / "two.ipynb", "models", parameters='models: list[str] = ["a"]\n')
    done = briefings(folder, "render")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "build/site/index.html\n"
    return folder


def runs_still(pid: int) -> bool:
    """Whether a process is there and no mere entry that nobody has collected."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def all_end(pids: list[int]) -> bool:
    """Whether the processes end soon, on a machine that may be busy."""
    until = time.monotonic() + 10
    while any(map(runs_still, pids)) and time.monotonic() < until:
        time.sleep(0.05)
    return not any(map(runs_still, pids))


def ran(done: subprocess.CompletedProcess[str]) -> set[str]:
    """The notebooks that a command has run, from its plain lines."""
    labels = {line.partition("] ")[2].partition(":")[0] for line in done.stderr.splitlines()}
    return labels - {"pages"}


def test_each_notebook_has_a_page_and_each_text(rendered):
    names = {path.name for path in (rendered / "build/site").iterdir()}
    assert {"index.html", "one.html", "two.html"} < names
    assert sum(name.startswith("source-") for name in names) == 5


def test_executed_notebooks_keep_papermills_records_but_no_clock_time(rendered):
    notebook = json.loads((rendered / "build/notebooks/one.ipynb").read_text())
    assert notebook["metadata"]["papermill"]["exception"] is None
    assert notebook["metadata"]["papermill"]["duration"] is None
    assert all(cell["metadata"]["papermill"]["status"] == "completed" for cell in notebook["cells"])


def test_nothing_is_run_again_when_nothing_has_changed(rendered):
    began = time.monotonic()
    done = briefings(rendered, "render")
    assert time.monotonic() - began < 5  # under a second on a machine that does nothing else
    assert done.stdout == "nothing has changed since the last run\nbuild/site/index.html\n"
    assert ran(done) == set()


def test_the_path_without_change_loads_nothing_heavy(rendered):
    code = (
        "import sys; from briefings.cli import main; main(['render'])\n"
        "print({'pandas', 'numpy', 'papermill', 'nbformat', 'jupyter_client'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=rendered, capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stdout.endswith("set()\n")


def test_a_parameter_runs_again_only_the_notebooks_that_have_it(rendered):
    assert ran(briefings(rendered, "render", "-p", "horizon", "2040")) == {"one"}
    assert ran(briefings(rendered, "render")) == set()


def test_a_changed_output_file_is_restored(rendered):
    page = rendered / "build/site/one.html"
    before = page.read_bytes()
    page.write_text("damaged")
    assert ran(briefings(rendered, "render")) == set()
    assert page.read_bytes() == before


def test_a_changed_text_runs_every_notebook_that_may_read_it(tmp_path, rendered):
    folder = project(tmp_path, {"one": ["seeds"]})
    assert ran(briefings(folder, "render")) == {"one"}
    text = next((folder / "seeds").glob("*.txt"))
    text.write_text(text.read_text() + "\n")
    assert ran(briefings(folder, "render")) == {"one"}
    assert ran(briefings(folder, "render", "--force")) == {"one"}


def test_a_changed_notebook_is_run_again_and_its_old_outputs_do_not_count(tmp_path):
    folder = project(tmp_path, {"one": ["1"], "two": ["2"]})
    briefings(folder, "render")
    notebook = folder / "notebooks/one.ipynb"
    content = json.loads(notebook.read_text())
    content["cells"][-1]["execution_count"] = 7
    notebook.write_text(json.dumps(content))
    assert ran(briefings(folder, "render")) == set()
    write_notebook(notebook, "3")
    assert ran(briefings(folder, "render")) == {"one"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["thre"], "unknown notebook 'thre'"),
        (["-p", "horizn", "2035"], "unknown parameter 'horizn'; did you mean 'horizon'?"),
        (["-p", "horizon", "soon"], "parameter 'horizon' is of type int, which 'soon' is not"),
        (["--seeds", "sedes"], "there is no folder 'sedes'"),
    ],
)
def test_unusable_arguments_leave_nothing_behind(rendered, arguments, message):
    done = briefings(rendered, "render", "--out", "nowhere", *arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (rendered / "nowhere").exists()


def test_a_failing_cell_stops_its_own_run_only(tmp_path):
    folder = project(tmp_path, {"bad": ["1 / 0", "print('never')"], "good": ["'fine'"]})
    done = briefings(folder, "render")
    assert done.returncode == 1
    assert done.stdout.splitlines()[1].split(maxsplit=2) == [
        "bad",
        "2",
        "ZeroDivisionError: division by zero",
    ]
    assert "ZeroDivisionError" in (folder / "build/site/bad.html").read_text()
    assert "never" not in json.dumps(
        json.loads((folder / "build/notebooks/bad.ipynb").read_text())["cells"][-1]["outputs"]
    )
    assert (folder / "build/site/good.html").exists()
    again = briefings(folder, "render")
    assert (again.returncode, ran(again)) == (1, {"bad"})


@needs_fork
def test_runs_past_their_limits_are_ended_and_reported(tmp_path):
    cells = {
        "slow": ["import time", "while True: time.sleep(1)"],
        "large": ["held = bytearray(400_000_000)", "import time; time.sleep(60)"],
        "dead": ["import os, signal; os.kill(os.getpid(), signal.SIGKILL)"],
    }
    done = briefings(project(tmp_path, cells), "render", "--timeout", "5", "--memory", "250")
    assert done.returncode == 1
    assert "TimeoutError: the run was ended after 5 s, the limit set by --timeout" in done.stdout
    assert "over the 250 MB of --memory" in done.stdout
    assert "DeadKernelError: the kernel died while it ran this cell" in done.stdout
    assert "MemoryError" in (tmp_path / "build/site/large.html").read_text()


def test_a_secret_reaches_the_kernel_and_nothing_else(tmp_path):
    secret = "pass'word\"\\1"
    cells = [
        "import hashlib",
        "hashlib.sha256(token.encode()).hexdigest()",
        "print(token); token",
        "raise ValueError(token)",
    ]
    write_notebook(tmp_path / "notebooks/one.ipynb", *cells, parameters='token: str = ""\n')
    project(tmp_path / "other", {})
    (tmp_path / "other/seeds").rename(tmp_path / "seeds")
    done = briefings(tmp_path, "render", "-p", "token", secret, "--secret", "token")
    assert done.returncode == 1
    everything = done.stdout + done.stderr
    everything += "".join(p.read_text(errors="replace") for p in tmp_path.rglob("*") if p.is_file())
    assert hashlib.sha256(secret.encode()).hexdigest() in everything
    for shown in (secret, repr(secret)[1:-1], json.dumps(secret)[1:-1], "pass'word", "pass&#39;word"):
        assert shown not in everything


def test_a_kernel_that_does_not_exist_is_an_error_on_the_page(tmp_path):
    folder = project(tmp_path, {})
    write_notebook(folder / "notebooks/one.ipynb", "1", kernel="no-such-kernel")
    done = briefings(folder, "render")
    assert done.returncode == 1
    assert "the kernel 'no-such-kernel' did not start" in done.stdout
    assert "did not start" in (folder / "build/site/one.html").read_text()


@needs_fork
def test_what_a_cell_has_left_running_ends_with_the_command(tmp_path):
    code = (
        "import subprocess\n"
        "child = subprocess.Popen(['sleep', '300'], start_new_session=True)\n"
        "open('pid', 'w').write(str(child.pid))"
    )
    assert briefings(project(tmp_path, {"one": [code]}), "render").returncode == 0
    assert all_end([int((tmp_path / "pid").read_text())])


def test_a_value_with_code_in_it_is_only_a_value(tmp_path):
    folder = project(tmp_path, {"one": ["models"]})
    evil = '"]; import os; os.mkdir("hacked"); ["'
    assert briefings(folder, "render", "-p", "models", evil).returncode == 0
    assert not (folder / "hacked").exists()


def test_two_renders_into_one_folder_are_safe(tmp_path):
    folder = project(tmp_path, {"one": ["import time; time.sleep(1)"]})
    first = start_briefings(folder, "render")
    second = start_briefings(folder, "render")
    assert (first.wait(timeout=120), second.wait(timeout=120)) == (0, 0)
    assert briefings(folder, "render").stdout.startswith("nothing has changed")


@needs_fork
@pytest.mark.slow
@pytest.mark.parametrize("delay", [0.3, 1.5, 3, 4, 5, 6])
def test_a_killed_runner_leaves_no_process_and_the_next_finishes_its_work(tmp_path, rendered, delay):
    folder = project(tmp_path, {"one": ["seeds, horizon"], "two": ["models"]})
    write_notebook(folder / "notebooks" / "two.ipynb", "models", parameters='models: list[str] = ["a"]\n')
    runner = start_briefings(folder, "render")
    time.sleep(delay)
    processes = list(family(runner.pid))
    runner.kill()
    runner.wait()
    assert all_end(processes)
    assert briefings(folder, "render").returncode == 0
    briefings(rendered, "render")
    assert files_of(folder / "build") == files_of(rendered / "build")


@needs_fork
def test_a_killed_warm_process_or_run_is_started_again(tmp_path):
    notebook = write_notebook(tmp_path / "n.ipynb", "import time; time.sleep(1); horizon")
    jobs = deque()
    for number in range(3):
        (tmp_path / str(number)).mkdir()
        jobs.append(NotebookJob(str(number), str(notebook), str(tmp_path / str(number)), str(tmp_path)))
    killed = []
    with ForkedRuns(2) as runs:
        outcomes = {}
        for event in runs.run(jobs):
            if event["event"] == "started" and len(killed) < 2:
                victim = event["pid"] if not killed else runs.warm.process.pid
                os.kill(victim, signal.SIGKILL)
                killed.append(victim)
            elif event["event"] == "done":
                outcomes[event["job_id"]] = event["status"]
    assert outcomes == {"0": "done", "1": "done", "2": "done"}


@needs_fork
def test_a_process_that_makes_sites_may_die_at_work_or_while_it_waits(tmp_path):
    folder = project(tmp_path, {"n": ["horizon"]})
    sites = []
    for number in range(4):
        (tmp_path / str(number)).mkdir()
        executed = {"n": str(folder / "notebooks" / "n.ipynb")}
        sites.append(SiteJob(str(number), executed, "seeds", str(tmp_path / str(number)), str(folder)))
    jobs, makers, outcomes = deque(sites[:2]), [], []
    with ForkedRuns(1) as runs:
        for event in runs.run(jobs):
            if event["event"] == "started":
                makers.append(event["pid"])
            if (event["event"], len(makers)) == ("started", 1):
                os.kill(makers[0], signal.SIGKILL)  # at work
            elif event["event"] == "done":
                outcomes.append((event["job_id"], event["status"]))
                if len(outcomes) == 2:
                    os.kill(makers[-1], signal.SIGKILL)  # at work no more
                    jobs.extend(sites[2:])
    assert outcomes == [(str(number), "done") for number in range(4)]
    assert len(set(makers)) == 3, "one dies at work, one waiting, one goes on"


@needs_fork
def test_forks_share_neither_random_state_nor_directory_nor_environment(tmp_path):
    seen = "import os; 'LEFT' in os.environ, os.getcwd()"
    code = (
        "import random, numpy; os.environ['LEFT'] = 'x'; os.chdir('/'); random.random(), numpy.random.rand()"
    )
    notebook = write_notebook(tmp_path / "n.ipynb", seen, code)
    for number in "12":
        (tmp_path / number).mkdir()
    jobs = deque(NotebookJob(number, str(notebook), str(tmp_path / number), str(tmp_path)) for number in "12")
    with ForkedRuns(1) as runs:
        list(runs.run(jobs))
    first, second = (json.loads((tmp_path / n / "n.ipynb").read_text())["cells"][-2:] for n in "12")
    assert first[0]["outputs"][0]["data"] == second[0]["outputs"][0]["data"]
    assert first[1]["outputs"][0]["data"] != second[1]["outputs"][0]["data"]


@pytest.mark.slow
def test_without_fork_the_notebook_is_the_same(tmp_path):
    notebook = write_notebook(
        tmp_path / "n.ipynb", "print('a'); horizon", "import pandas as pd; pd.DataFrame({'a': [1]})"
    )
    for way, runs in (("ordinary", OrdinaryRuns(1)), ("forked", ForkedRuns(1))):
        (tmp_path / way).mkdir()
        job = NotebookJob(
            way, str(notebook), str(tmp_path / way), str(tmp_path), parameters={"horizon": 2040}
        )
        with runs:
            assert [e["status"] for e in runs.run(deque([job])) if e["event"] == "done"] == ["done"]
    assert (tmp_path / "ordinary/n.ipynb").read_bytes() == (tmp_path / "forked/n.ipynb").read_bytes()


EDITED_BETWEEN_RUNS = """
import sys
from collections import deque
from pathlib import Path
import briefings
from briefings.execution.engine import OrdinaryKernelManager
from briefings.execution.job import NotebookJob, SiteJob
from briefings.execution.runner import ForkedRuns
words = Path(briefings.__file__).with_name("words_of_test.py")
with ForkedRuns(1) as runs:
    for word in ("old", "new"):
        words.write_text(f"WORD = {word!r}" + "  # longer" * (word == "new"))
        if word == "old":
            runs.warm.close(); runs.warm.start()
        Path(word).mkdir()
        list(runs.run(deque([NotebookJob(word, sys.argv[1], word, ".")])))
"""


@needs_fork
def test_a_change_of_the_package_is_seen_by_the_next_run(tmp_path):
    package = Path(__file__).parent.parent / "lib" / "briefings"
    shutil.copytree(package, tmp_path / "lib" / "briefings")
    notebook = write_notebook(tmp_path / "n.ipynb", "from briefings.words_of_test import WORD; WORD")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "lib")}
    command = [sys.executable, "-c", EDITED_BETWEEN_RUNS, str(notebook)]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, timeout=120)
    cells = [json.loads((tmp_path / word / "n.ipynb").read_text())["cells"][-1] for word in ("old", "new")]
    assert [cell["outputs"][0]["data"]["text/plain"] for cell in cells] == [["'old'"], ["'new'"]]


def test_ordinary_kernels_started_in_one_folder_share_no_socket_and_leave_none():
    kernels = [OrdinaryKernelManager("python3") for _ in range(2)]
    folders = {Path(kernel.ip).parent for kernel in kernels}
    assert len(folders) == 2
    for kernel in kernels:
        kernel.close()
    assert not any(folder.exists() for folder in folders)
