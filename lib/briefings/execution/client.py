"""The client's side of a forked kernel: what nbclient takes for a kernel manager and a kernel client."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import time
from contextlib import suppress
from queue import Empty
from typing import Any

from jupyter_client.client import KernelClient
from jupyter_client.session import Session
from traitlets import Any as AnyTrait

from briefings.execution.channel import CHUNK, IOPUB, SHELL, ClientEnd, Unpacker

CLOSING_PATIENCE = 5.0  # seconds that a closing kernel has for what a cell registered with atexit


class Inbox:
    """The messages of one channel, in order, as nbclient asks for them."""

    def __init__(self, session: Session, end: ClientEnd) -> None:
        self.session = session
        self.end = end
        self.queue: asyncio.Queue[list[bytes]] = asyncio.Queue()

    async def get_msg(self, timeout: float | None = None) -> dict[str, Any]:
        """Return the next message; queue.Empty after `timeout` seconds."""
        try:
            received = await asyncio.wait_for(self.queue.get(), timeout)
        except TimeoutError:
            raise Empty from None
        _, frames = self.session.feed_identities(received)
        message: dict[str, Any] = self.session.deserialize(frames)
        return message

    def send(self, message: dict[str, Any]) -> None:
        """Send a request."""
        self.end.send(SHELL, self.session.serialize(message))


class ChannelClient(KernelClient):
    """A kernel client whose channels are one socket."""

    shell_channel = AnyTrait()
    iopub_channel = AnyTrait()

    def __init__(self, connection: socket.socket, kernel: ForkedKernelManager) -> None:
        super().__init__(session=Session(key=b""))
        self.kernel = kernel
        self.end = ClientEnd(connection)
        self.unpacker = Unpacker()
        self.shell_channel = Inbox(self.session, self.end)
        self.iopub_channel = Inbox(self.session, self.end)

    async def start_channels(self) -> None:  # type: ignore[override]
        """Begin to read."""
        asyncio.get_running_loop().add_reader(self.end.connection, self._read)

    def _read(self) -> None:
        try:
            data = self.end.connection.recv(CHUNK)
        except ConnectionResetError:
            data = b""
        if not data:
            asyncio.get_running_loop().remove_reader(self.end.connection)
            return
        inboxes = {SHELL: self.shell_channel, IOPUB: self.iopub_channel}
        for channel, frames in self.unpacker.messages(data):
            inboxes[channel].queue.put_nowait(frames)

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Nothing to wait for: requests are kept until the kernel reads them."""

    async def is_alive(self) -> bool:
        """Whether the kernel's process runs."""
        return self.kernel.is_alive()

    def stop_channels(self) -> None:
        """Stop reading."""


class ForkedKernelManager:
    """A kernel in a child of this process."""

    has_kernel = True
    kernel_id = "forked"

    def __init__(self, pid: int, connection: socket.socket) -> None:
        self.pid = pid
        self.connection = connection
        self.ended = False

    def client(self) -> ChannelClient:
        """Return a client of the kernel."""
        return ChannelClient(self.connection, self)

    def is_alive(self) -> bool:
        """Whether the kernel's process runs."""
        if not self.ended:
            self.ended = os.waitpid(self.pid, os.WNOHANG)[0] == self.pid
        return not self.ended

    def interrupt_kernel(self) -> None:
        """Interrupt the running cell."""
        os.killpg(self.pid, signal.SIGINT)

    def kill(self) -> None:
        """End the kernel and every process that its cells have started."""
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)

    def close(self) -> None:
        """Let the kernel end in order, then by force; nothing of it stays."""
        with suppress(OSError):  # it is dead already
            self.connection.shutdown(socket.SHUT_WR)
        until = time.monotonic() + CLOSING_PATIENCE
        while self.is_alive() and time.monotonic() < until:
            time.sleep(0.002)
        self.kill()
        if not self.ended:
            os.waitpid(self.pid, 0)
            self.ended = True
        self.connection.close()
