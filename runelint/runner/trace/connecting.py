"""Connections of a plugin to somebody whom the scenario has: it gets one end of a pair in place of its own socket.

There is no network. Who connects to one of those is announced, and is then connected with us: it can read what the
other one says, then the end, and what it writes is read by nobody. Everybody else refuses, as the kernel has it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import select
import socket
import struct
from typing import TYPE_CHECKING

from runelint.runner.libc import LIBC
from runelint.runner.seccomp import known_machine, number_on
from runelint.runner.syscalls import Numbers
from runelint.runner.trace import notify
from runelint.runner.trace.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Mapping

CONNECT = Numbers(42, 203)
_GET_DESCRIPTOR = Numbers(438, 438)
# More than these at a time nobody is connected with, and more than this nobody says: it waits in the kernel's memory.
MOST = 32
LONGEST = 32 << 10
_LONGEST_ADDRESS = 128


class Connecting:
    """Who answers in one run."""

    def __init__(self, peers: Mapping[tuple[str, int], bytes], machine: str = "") -> None:
        """Answer as `peers`, by address and port, with what they say."""
        self._peers = peers
        number = number_on(CONNECT, known_machine(machine))
        self.numbers: tuple[int, ...] = (number,) if peers and number is not None else ()
        self._ends: list[socket.socket] = []

    def close(self) -> None:
        """End all connections."""
        for end in self._ends:
            end.close()
        self._ends.clear()

    def _forget_closed(self) -> None:
        """Close our ends of the connections that the plugin has closed."""
        closed = select.poll()
        for end in self._ends:
            closed.register(end, 0)
        gone = {descriptor for descriptor, event in closed.poll(0) if event & select.POLLHUP}
        for end in [end for end in self._ends if end.fileno() in gone]:
            self._ends.remove(end)
            end.close()

    def answer(self, listener: int, notice: notify.Notice) -> bool:
        """Answer a call that connects to one of the peers; return whether it was."""
        descriptor, address, size = notice.arguments[0] & 0xFFFFFFFF, notice.arguments[1], notice.arguments[2]
        with Memory(notice.thread) as memory:
            if not notify.waits(listener, notice):
                return True
            wanted = _named(memory.read(address, min(size, _LONGEST_ADDRESS)))
        says = None if wanted is None else self._peers.get(wanted)
        if says is None or not _is_stream(notice.thread, descriptor):
            return False
        if len(self._ends) >= MOST:
            self._forget_closed()
        if len(self._ends) >= MOST:
            notify.refuse(listener, notice, errno.ECONNREFUSED)
            return True
        ours, theirs = socket.socketpair()
        self._ends.append(ours)
        with theirs:
            ours.setblocking(False)  # noqa: FBT003 - the name of the method says what it is
            with contextlib.suppress(OSError):
                ours.sendall(says[:LONGEST])
            ours.shutdown(socket.SHUT_WR)
            error = notify.replace(listener, notice, theirs.fileno(), descriptor)
        notify.refuse(listener, notice, error)
        return True


def _named(address: bytes) -> tuple[str, int] | None:
    """Return address and port of a struct sockaddr, None of one that has none."""
    with contextlib.suppress(struct.error, ValueError):
        (family,) = struct.unpack_from("=H", address)
        (port,) = struct.unpack_from("!H", address, 2)
        if family == socket.AF_INET:
            return socket.inet_ntop(family, address[4:8]), port
        if family == socket.AF_INET6:
            return socket.inet_ntop(family, address[8:24]), port
    return None


def _is_stream(thread: int, descriptor: int) -> bool:
    """Return whether a socket of another process is one for connections: a name is looked up through another kind."""
    number = number_on(_GET_DESCRIPTOR, known_machine())
    try:
        process = os.pidfd_open(thread)
    except OSError:  # it is not the first thread of its process
        return True
    try:
        copied = int(LIBC.syscall(number, process, descriptor, 0))
    finally:
        os.close(process)
    if copied < 0:
        return True
    try:
        with socket.socket(fileno=copied) as found:
            return found.type == socket.SOCK_STREAM
    except OSError:  # it is no socket at all
        os.close(copied)
        return False
