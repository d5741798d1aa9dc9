"""Messages of the Jupyter protocol over a pair of sockets: no port to lose a race for, no zmq thread."""

from __future__ import annotations

import asyncio
import multiprocessing
import socket
import struct
from collections.abc import Iterator, Sequence

SHELL, IOPUB = b"s", b"i"
HEAD = struct.Struct("!cI")  # which channel, how many frames
LENGTH = struct.Struct("!Q")
CHUNK = 1 << 20
LOCK_PATIENCE = 10  # seconds; a killed child of a cell may hold the lock for ever

Message = tuple[bytes, list[bytes]]


def packed(channel: bytes, frames: Sequence[bytes | memoryview]) -> bytes:
    """Return one message as the bytes that `Unpacker` takes apart again."""
    views = [memoryview(frame).cast("B") for frame in frames]
    return b"".join([HEAD.pack(channel, len(views)), *(LENGTH.pack(view.nbytes) for view in views), *views])


class Unpacker:
    """Collects bytes and gives back whole messages."""

    def __init__(self) -> None:
        self.held = bytearray()

    def messages(self, data: bytes) -> Iterator[Message]:
        """Yield the messages that are complete now that `data` has come."""
        self.held += data
        while (end := self._end()) is not None:
            yield self._message()
            del self.held[:end]

    def _lengths(self) -> list[int] | None:
        if len(self.held) < HEAD.size:
            return None
        _, count = HEAD.unpack_from(self.held)
        if len(self.held) < HEAD.size + count * LENGTH.size:
            return None
        return [LENGTH.unpack_from(self.held, HEAD.size + i * LENGTH.size)[0] for i in range(count)]

    def _end(self) -> int | None:
        lengths = self._lengths()
        if lengths is None:
            return None
        end = HEAD.size + len(lengths) * LENGTH.size + sum(lengths)
        return end if len(self.held) >= end else None

    def _message(self) -> Message:
        lengths = self._lengths() or []
        start = HEAD.size + len(lengths) * LENGTH.size
        frames = []
        for length in lengths:
            frames.append(bytes(self.held[start : start + length]))
            start += length
        return HEAD.unpack_from(self.held)[0], frames


class KernelEnd:
    """The kernel's end: what it sends goes out at once, also from processes that a cell forks."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.lock = multiprocessing.get_context("fork").Lock()

    def send(self, channel: bytes, frames: Sequence[bytes | memoryview]) -> None:
        """Send one message whole."""
        held = self.lock.acquire(timeout=LOCK_PATIENCE)
        try:
            self.connection.sendall(packed(channel, frames))
        finally:
            if held:
                self.lock.release()


class ClientEnd:
    """The client's end: sends without ever waiting, so that two full pipes cannot hold each other up."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.waiting = bytearray()
        self.loop = asyncio.get_running_loop()

    def send(self, channel: bytes, frames: Sequence[bytes | memoryview]) -> None:
        """Send one message, the rest of it when the kernel has made room."""
        self.waiting += packed(channel, frames)
        self._push()

    def _push(self) -> None:
        try:
            sent = self.connection.send(self.waiting, socket.MSG_DONTWAIT)
        except BlockingIOError:
            sent = 0
        except OSError:  # the kernel is dead, which the reader reports
            sent = len(self.waiting)
        del self.waiting[:sent]
        if self.waiting:
            self.loop.add_writer(self.connection, self._push)
        else:
            self.loop.remove_writer(self.connection)
