"""The warm process: everything heavy imported once, a fork of it for each run.

It holds no thread, no zmq context and no event loop, or its forks would inherit half of one. The project's
own package is loaded too; a fork forgets it when a file of it has changed since, so that no stale code runs.
Requests are JSON lines on standard input, events on standard output; when the input closes, it ends with its
runs.
"""

from __future__ import annotations

import ctypes
import gc
import importlib
import io
import json
import os
import select
import signal
import socket
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from briefings.execution.limits import family
from briefings.execution.project import PROJECT

if TYPE_CHECKING:
    from briefings.execution.job import Job, Outcome

# No run needs the grammar compiler of jsonschema's check of IRIs (1.5 s) or ipykernel's debugger.
UNNEEDED = ("rfc3987_syntax", "debugpy")
WARM = (
    "matplotlib.pyplot",
    "pandas",
    "seaborn",
    "statsmodels.api",
    "ipykernel.kernelapp",
    "ipykernel.debugger",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "multiprocessing.synchronize",
    "pdb",
    "sqlite3",
    "tornado.platform.asyncio",
    "nbconvert.exporters",
    "nbconvert.filters.markdown_mistune",
    "bleach.sanitizer",
    "jinja2",
    "papermill.execute",
    "briefings.execution.client",
    "briefings.execution.kernel",
    "briefings.execution.run",
)
PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
REQUESTS, EVENTS = 0, 3


def import_warm() -> None:
    """Import what runs need, and set it aside from the garbage collector."""
    for name in UNNEEDED:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]
    for name in WARM:
        importlib.import_module(name)
    rehearse()
    for name in UNNEEDED:
        if sys.modules[name] is None:
            del sys.modules[name]
    PROJECT.load()
    gc.collect()
    gc.freeze()


def rehearse() -> None:
    """Do once what most runs do first: the schema compiled and the fonts found here serve them all."""
    import nbformat
    from matplotlib.figure import Figure

    nbformat.validate({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []})
    figure = Figure()
    figure.subplots().set_title("rehearsal")
    for form in ("svg", "png"):
        figure.savefig(io.BytesIO(), format=form)


def assert_forkable() -> None:
    """Raise if a fork would inherit a thread, a socket of zmq or an event loop."""
    threads = len(list(Path("/proc/self/task").iterdir()))
    if threads != 1 or threading.active_count() != 1:
        raise RuntimeError(f"a warm process must have one thread to be forked, it has {threads}")
    loops = [name for name in open_files().values() if "eventpoll" in name]
    if loops:
        raise RuntimeError(f"a warm process must have no event loop to be forked, it has {len(loops)}")


def open_files() -> dict[int, str]:
    """Return what each open descriptor leads to."""
    found = {}
    for entry in Path("/proc/self/fd").iterdir():
        with suppress(OSError):  # the listing's own descriptor
            found[int(entry.name)] = str(entry.readlink())
    return found


def fork(child: Callable[[], None], keep: tuple[int, ...]) -> int:
    """Run `child` in a forked process that ends with this one, and return its id.

    The child has its own session and only the descriptors in `keep` beside the standard ones.
    """
    assert_forkable()
    parent = os.getpid()
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        return pid
    try:
        plain_signals()
        die_with(parent, signal.SIGKILL)
        os.setsid()
        close_others(keep)
        child()
    except BaseException:  # the process ends here, whatever it was: nothing may return into the parent's code
        traceback.print_exc(file=sys.__stderr__)
        os._exit(1)
    os._exit(0)


def die_with(parent: int, how: signal.Signals) -> None:
    """Have the system signal this process when its parent dies."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, how)
    if os.getppid() != parent:  # it has died in between
        os._exit(1)


def plain_signals() -> None:
    """Take back what the warm process has arranged for itself."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)


def close_others(keep: tuple[int, ...]) -> None:
    """Close inherited descriptors; nothing is to be read from standard input."""
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for descriptor in open_files():
        if descriptor > 2 and descriptor not in keep:
            with suppress(OSError):
                os.close(descriptor)


def fork_kernel(environment: dict[str, str]) -> Any:
    """Return the manager of a kernel in a child of this process."""
    from briefings.execution.client import ForkedKernelManager

    ours, theirs = socket.socketpair()
    pid = fork(lambda: kernel_process(theirs, environment), (theirs.fileno(),))
    theirs.close()
    return ForkedKernelManager(pid, ours)


def kernel_process(connection: socket.socket, environment: dict[str, str]) -> None:
    """Be a kernel, then do what its cells have registered for the end."""
    import atexit

    from briefings.execution.kernel import reseed, serve

    os.environ.update(environment, JPY_PARENT_PID=str(os.getppid()))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    reseed()
    if PROJECT.is_stale():
        PROJECT.forget()
    serve(connection)
    atexit._run_exitfuncs()


def run_process(request: dict[str, Any], tell: Callable[..., None]) -> None:
    """Do one job and tell how it goes."""
    from briefings.execution.job import Outcome, done_event, job_of

    try:
        outcome = do_job(job_of(request), tell)
    except Exception as error:  # the runner, not a traceback on its terminal, says what became of the job
        outcome = Outcome(request["job_id"], "failed", 0.0, error=f"{type(error).__name__}: {error}"[:300])
        if not isinstance(error, OSError):  # a full disk is told in words; a fault of the program is shown
            traceback.print_exc(file=sys.__stderr__)
    tell(**done_event(outcome))


def do_job(job: Job, tell: Callable[..., None]) -> Outcome:
    """Return the outcome of a job that is done in this process."""
    from briefings.execution.engine import OrdinaryKernelManager
    from briefings.execution.job import SiteJob
    from briefings.execution.run import build_site, execute_job

    os.chdir(job.directory)
    if PROJECT.is_stale():
        PROJECT.forget(keep="briefings.execution")
    if isinstance(job, SiteJob):
        return build_site(job)
    kernel = OrdinaryKernelManager(job.kernel) if job.kernel else fork_kernel(job.environment)
    return execute_job(job, kernel, lambda index, count: tell(event="cell", index=index, count=count))


def teller(job_id: str) -> Callable[..., None]:
    """Return a function that writes an event of this job, whole."""

    def tell(**event: object) -> None:
        line = json.dumps({"job_id": job_id, **event}, ensure_ascii=False) + "\n"
        os.write(EVENTS, line.encode())

    return tell


def make_sites(connection: socket.socket) -> None:
    """Make one site after the other, as asked through the connection, and answer each with a byte.

    No cell runs here, so nothing has to be kept apart: what one site has compiled or read serves the next.
    """
    for line in connection.makefile():
        request = json.loads(line)
        run_process(request, teller(request["job_id"]))
        connection.send(b".")


class Runs:
    """The processes forked from this one: one a run of a notebook, and those that make sites."""

    def __init__(self) -> None:
        self.jobs: dict[int, str] = {}  # by the process that does it
        self.makers: dict[int, tuple[int, socket.socket]] = {}  # process and its connection, by descriptor
        self.idle: list[int] = []  # descriptors of the makers that wait
        self.poll = select.poll()

    def start(self, request: dict[str, Any]) -> None:
        """Have a process do a job."""
        tell = teller(request["job_id"])
        if request["kind"] == "site":
            pid, connection = self.makers[self.idle.pop() if self.idle else self.new_maker()]
            with suppress(BrokenPipeError):  # it has just died, which `reap` will tell of its job
                connection.sendall(json.dumps(request).encode() + b"\n")
        else:
            pid = fork(lambda: run_process(request, tell), (EVENTS,))
        self.jobs[pid] = request["job_id"]
        tell(event="started", pid=pid)

    def new_maker(self) -> int:
        """Fork a process that makes sites, and return the descriptor of its connection."""
        ours, theirs = socket.socketpair()
        pid = fork(lambda: make_sites(theirs), (EVENTS, theirs.fileno()))
        theirs.close()
        self.makers[ours.fileno()] = pid, ours
        self.poll.register(ours, select.POLLIN)
        return ours.fileno()

    def hear(self, descriptor: int) -> None:
        """Take in that a site is made, or that its maker is gone."""
        pid, connection = self.makers[descriptor]
        try:
            answer = connection.recv(1)
        except ConnectionResetError:  # killed before it had read what it was asked
            answer = b""
        if answer:
            self.idle.append(descriptor)
            teller(self.jobs.pop(pid))(event="ended", code=0)
            return
        self.poll.unregister(descriptor)
        del self.makers[descriptor]
        if descriptor in self.idle:
            self.idle.remove(descriptor)
        connection.close()

    def reap(self) -> None:
        """Tell of each run that has ended; what cells have left behind comes here to be collected too."""
        with suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                pid, status = ended
                if pid in self.jobs:
                    teller(self.jobs.pop(pid))(event="ended", code=os.waitstatus_to_exitcode(status))


def serve_requests() -> None:
    """Start a run for each request until the input closes."""
    wake, woken = os.pipe()
    os.set_blocking(woken, False)
    signal.set_wakeup_fd(woken)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    runs, held = Runs(), b""
    runs.poll.register(REQUESTS, select.POLLIN)
    runs.poll.register(wake, select.POLLIN)
    while True:
        ready = [descriptor for descriptor, _ in runs.poll.poll()]
        for descriptor in runs.makers.keys() & set(ready):
            runs.hear(descriptor)
        if wake in ready:
            os.read(wake, 4096)
            runs.reap()
        if REQUESTS in ready:
            data = os.read(REQUESTS, 1 << 16)
            if not data:
                return
            *lines, held = (held + data).split(b"\n")
            for line in lines:
                runs.start(json.loads(line))


def end(*_: object) -> NoReturn:
    """End this process and all below it: runs, kernels and what their cells have started."""
    for pid in list(family(os.getpid()))[1:]:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    os._exit(0)


def main() -> NoReturn:
    """Warm up, say so, serve; standard output is for events alone, what is printed goes to standard error."""
    signal.signal(signal.SIGTERM, end)
    die_with(int(sys.argv[1]), signal.SIGTERM)
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)  # a process that its cell has left is found below here
    os.dup2(1, EVENTS)
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the runner decides what an interrupt ends
    import_warm()
    teller("")(event="ready")
    serve_requests()
    end()
