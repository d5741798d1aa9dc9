"""An IPython kernel that lives in a forked process and talks through a channel instead of through zmq.

Everything that a cell can see is ipykernel's own: its shell, streams, display hooks, comms and interrupts.
Only the transport differs.
"""

# mypy: disallow-untyped-calls=False

from __future__ import annotations

import random
import socket
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from types import ModuleType, SimpleNamespace
from typing import ClassVar

import zmq
from ipykernel import ipkernel
from ipykernel.iostream import BackgroundSocket, IOPubThread
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from ipykernel.thread import make_selector_io_loop
from ipykernel.utils import _async_in_context
from IPython.core import shellapp
from tornado.ioloop import IOLoop
from traitlets import Any as AnyTrait
from traitlets import Type
from traitlets.config import Config

from briefings.execution.channel import CHUNK, IOPUB, SHELL, KernelEnd, Unpacker

CONFIGURATION = {"HistoryManager": {"hist_file": ":memory:"}}
COLUMNS_IN_NOTEBOOKS = 20  # of a table that pandas shows; on a terminal as many as fit
MODULES_AT_START = set(sys.modules)  # listed before any fork, as the names' own counters lie on 5 MB
Frames = Sequence[bytes | memoryview]


class Publisher(IOPubThread):
    """ipykernel's publishing thread with the channel in place of its sockets."""

    def __init__(self, end: KernelEnd) -> None:
        self.socket = self.end = end
        self.background_socket = BackgroundSocket(self)
        self.io_loop = make_selector_io_loop()
        self._stopped = False
        self.thread = threading.Thread(target=self.io_loop.start, name="IOPub", daemon=True)

    def start(self) -> None:
        """Start the thread; it ends with the process."""
        self.thread.start()

    def schedule(self, action: Callable[[], object]) -> None:
        """Run `action` in the thread, or at once where a cell has forked and the thread is gone."""
        if self.thread.is_alive():
            self.io_loop.add_callback(action)
        else:
            action()

    def _really_send(self, msg: Frames, *_: object, **__: object) -> None:
        self.end.send(IOPUB, msg)


class ShellStream:
    """What the kernel takes for its shell socket."""

    def __init__(self, end: KernelEnd) -> None:
        self.end = end
        self.io_loop = IOLoop.current()
        self.unpacker = Unpacker()

    def on_recv(self, callback: Callable[[list[zmq.Frame]], object]) -> None:
        """Call `callback` with each request; end the loop when the client has closed."""
        self.io_loop.add_handler(self.end.connection, partial(self._read, callback), IOLoop.READ)

    def _read(self, callback: Callable[[list[zmq.Frame]], object], *_: object) -> None:
        data = self.end.connection.recv(CHUNK)
        if not data:
            self.io_loop.remove_handler(self.end.connection)
            self.io_loop.stop()
        for _channel, frames in self.unpacker.messages(data):
            self.io_loop.add_callback(callback, [zmq.Frame(frame) for frame in frames])

    def send_multipart(self, frames: Frames, **_: object) -> None:
        """Send a reply."""
        self.end.send(SHELL, frames)

    def flush(self, _flag: int = 0) -> None:
        """Nothing waits: replies go out at once."""


class ForkedKernel(IPythonKernel):
    """ipykernel's kernel, its requests read from the channel by the main thread."""

    shell_stream = AnyTrait()
    _supports_kernel_subshells = False

    def __init__(self, **traits: object) -> None:
        with no_modules_seen_by(ipkernel):  # for its debugger it notes the file of each
            super().__init__(**traits)

    def start(self) -> None:
        """Begin to answer requests."""
        assert self.shell is not None
        self.shell.exit_now = False
        self.io_loop = IOLoop.current()
        self.shell_stream.on_recv(_async_in_context(partial(self.shell_main, None)))
        self._publish_status("starting", "shell")


class ForkedKernelApp(IPKernelApp):
    """ipykernel's start-up (configuration, streams, matplotlib, extensions) without its sockets."""

    kernel_class = Type(ForkedKernel, klass="ipykernel.kernelbase.Kernel")  # type: ignore[assignment]
    connection = AnyTrait()

    def parse_command_line(self, argv: object = None) -> None:
        """There is none; to make its parser would copy 4 MB of the warm process."""
        self.extra_args = []

    def init_code(self) -> None:
        """Run the user's start-up files."""
        with no_modules_seen_by(shellapp):  # for `%reset -s aggressive` it notes the name of each
            super().init_code()
        vars(self.shell)["_sys_modules_keys"] = MODULES_AT_START

    def init_connection_file(self) -> None:
        """No file: the client holds the other end already."""

    def write_connection_file(self, **_: object) -> None:
        """No file: the client holds the other end already."""

    def log_connection_info(self) -> None:
        """No other client can connect."""

    def init_poller(self) -> None:
        """The parent-death signal does this, and the closed channel."""

    def init_heartbeat(self) -> None:
        """A closed channel is how the client learns of the kernel's death."""

    def init_sockets(self) -> None:
        """Make the publishing thread and the shell stream on the channel."""
        self.end = KernelEnd(self.connection)
        self.iopub_thread = Publisher(self.end)
        self.iopub_thread.start()
        self.session.key = b""  # nobody else can write into the channel
        self.iopub_socket = self.iopub_thread.background_socket

    def init_kernel(self) -> None:
        """Make the kernel."""
        self.kernel = ForkedKernel.instance(
            parent=self,
            session=self.session,
            shell_stream=ShellStream(self.end),
            shell_channel_thread=SimpleNamespace(parent_thread=threading.current_thread()),
            iopub_thread=self.iopub_thread,
            iopub_socket=self.iopub_socket,
            log=self.log,
            profile_dir=self.profile_dir,
            user_ns=self.user_ns,
        )
        self.displayhook.get_execution_count = lambda: self.kernel.execution_count


class WithoutModules:
    """The module `sys`, but for the modules that are loaded."""

    modules: ClassVar[dict[str, object]] = {}

    def __getattr__(self, name: str) -> object:
        return getattr(sys, name)

    def __setattr__(self, name: str, value: object) -> None:
        setattr(sys, name, value)


@contextmanager
def no_modules_seen_by(module: ModuleType) -> Iterator[None]:
    """Hide from `module` what is loaded: to look at it all would copy 5 to 12 MB of the warm process."""
    vars(module)["sys"] = WithoutModules()
    try:
        yield
    finally:
        vars(module)["sys"] = sys


def serve(connection: socket.socket) -> None:
    """Answer the client behind `connection` until it closes it."""
    sys.argv = ["ipykernel_launcher.py"]
    app = ForkedKernelApp.instance(connection=connection, config=Config(CONFIGURATION))
    app.initialize([])
    correct_imported()
    app.start()


def correct_imported() -> None:
    """Set what the warm libraries decided at import by the absence of a kernel."""
    if "pandas" in sys.modules:
        sys.modules["pandas"].set_option("display.max_columns", COLUMNS_IN_NOTEBOOKS)


def reseed() -> None:
    """Give the forked process a random state of its own."""
    random.seed()
    if "numpy.random" in sys.modules:
        sys.modules["numpy.random"].seed()
