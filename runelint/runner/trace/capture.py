"""Taking down what the kernel announces, quickly: the plugin waits meanwhile. What it means is found out afterwards."""

from __future__ import annotations

import contextlib
import fcntl
import os
import sys
import termios
from typing import TYPE_CHECKING

from runelint.runner.seccomp import known_machine, number_on
from runelint.runner.trace import notify
from runelint.runner.trace.events import Born, Complained, Ended, Event, Holding, Looked, Printed, Started, Then, Wrote
from runelint.runner.trace.holding import held_by, named
from runelint.runner.trace.kinship import Kin, children_of, executes, identity_of, kin_of, writers_of
from runelint.runner.trace.memory import Memory
from runelint.runner.trace.quoting import is_open

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from runelint.runner.trace.answering import Answering
    from runelint.runner.trace.forgery import Scrutiny

# What is kept of one run at most; beyond it all is let pass, and `lost` says so.
MOST_EVENTS = 50_000
MOST_TRACE = 8 << 20
MOST_CONTENT = 4 << 20
LONGEST_WRITE = 1 << 20
LONGEST_COMPLAINT = 2048
LONGEST_RECORD = 64 << 10
LONGEST_KEPT = 8192
STDIN, STDOUT, STDERR = 0, 1, 2
OUTSIDE = 0
LONGEST_PATH = 4096
# As much of the arguments is kept in any case: whether a program was executed is seen by them (see `executes`).
LEAST_ARGUMENTS = 8192


class Capture:
    """The events and the trace of one run."""

    def __init__(
        self,
        contract: os.stat_result,
        stdin: os.stat_result,
        command: tuple[bytes, ...],
        prefix: bytes,
        *,
        anywhere: bool = False,
        looking: int | None = None,
        answering: Sequence[Answering] = (),
    ) -> None:
        """Take down the run of `command`; `contract` is the pipe that is its stdout, `prefix` begins its records.

        With `anywhere` records are looked for in everything that is written. `looking` is the descriptor of the trace
        when what is written there is announced, and processes are to be looked at then. `answering` are those who
        answer calls of their own.
        """
        self.events: list[Event] = []
        self.trace = bytearray()
        self.lost: int | None = None
        """How many events there were when something was not kept for the first time."""
        self.main: int | None = None
        self.failed: set[int] = set()
        """The places in `events` of the programs that could not be executed."""
        self._contract = (contract.st_dev, contract.st_ino)
        self._stdin = (stdin.st_dev, stdin.st_ino)
        self._command = command
        self._prefix = prefix
        self._content = 0
        self._known: dict[int, int] = {}
        self._depth = 0
        self._unfinished: dict[int, bytes] = {}
        self._starting: dict[int, int] = {}
        self._outputs: dict[int, tuple[int, int] | None] = {}
        self._listener = self._pipe = -1
        self._anywhere = anywhere
        self._looking = looking
        self._scrutiny: Scrutiny | None = None
        self._trace_pipe: tuple[int, int] | None = None
        self._answerers = {number: one for one in answering for number in one.numbers}
        self._first_held: tuple[str, ...] = ()
        self._takers = self._calls()

    def _calls(self) -> dict[int, Callable[[notify.Notice, int], int | None]]:
        """Return what takes down each call, by its number on this machine."""
        machine = known_machine()
        takers: dict[int, Callable[[notify.Notice, int], int | None]] = {
            number_on(notify.WRITE, machine) or 0: self._write,
            number_on(notify.EXECVE, machine) or 0: self._execve,
            number_on(notify.EXECVEAT, machine) or 0: self._execve,
            number_on(notify.EXIT, machine) or 0: self._exit,
        }
        takers |= {number_on(numbers, machine) or 0: self._buffers for numbers in notify.BUFFERS.values()}
        self._moves = {number_on(move.numbers, machine): (name, move) for name, move in notify.MOVES.items()}
        self._execveat = number_on(notify.EXECVEAT, machine)
        return takers

    def scrutinize(self, scrutiny: Scrutiny) -> None:
        """Show each write to the trace to `scrutiny`; they are announced when processes are looked at."""
        self._scrutiny = scrutiny

    def attach(self, listener: int, pipe: int) -> None:
        """Listen to `listener`, read the trace from `pipe`."""
        self._listener, self._pipe = listener, pipe
        os.set_blocking(pipe, False)
        found = os.fstat(pipe)
        self._trace_pipe = None if self._scrutiny is None else (found.st_dev, found.st_ino)

    def answer(self) -> None:
        """Take down one announced call and have it done."""
        if (notice := notify.receive(self._listener)) is None:
            return
        value = None
        with contextlib.suppress(OSError):  # the process was killed while it was looked at
            if (answerer := self._answerers.get(notice.number)) is not None:
                if self.main is not None and answerer.answer(self._listener, notice):
                    return
            else:
                value = self._take(notice)
        if value is None:
            notify.let_pass(self._listener, notice)
        else:
            notify.pretend(self._listener, notice, value)

    def drain(self) -> None:
        """Read what there is of the trace. Whatever is announced afterwards came after it."""
        # Not until it is empty: a plugin can fill it faster than it is read.
        left = int.from_bytes(fcntl.ioctl(self._pipe, termios.FIONREAD, bytes(4)), sys.byteorder)
        while left > 0:
            chunk = os.read(self._pipe, min(left, 1 << 16))
            self._traced(chunk)
            left -= len(chunk)

    def ended(self) -> None:
        """Note that the plugin's main shell is gone: nothing announces an end by a signal."""
        if self.main is not None:
            self.drain()
            self._add(Ended(len(self.trace), self.main, None, ()))

    def held(self) -> None:
        """Note which processes have contract stdout open, while they are there."""
        self.drain()
        for thread in writers_of(self._contract):
            process = self._known.get(thread) or self._first_sight(thread)
            if process != OUTSIDE:
                self._add(Holding(len(self.trace), process))

    def _traced(self, chunk: bytes) -> None:
        self._anywhere = self._anywhere or b"BASH_XTRACEFD" in chunk
        if len(chunk) > LONGEST_KEPT:
            # Of long words the beginning is enough; the end may be half of what begins the next record.
            pieces = chunk.split(self._prefix)
            chunk = self._prefix.join(
                piece if len(piece) < LONGEST_KEPT else piece[:LONGEST_KEPT] + piece[-len(self._prefix) :]
                for piece in pieces
            )
        if len(self.trace) + len(chunk) > MOST_TRACE:
            self._lose()
            return
        self.trace += chunk

    def _add(self, event: Event) -> bool:
        """Take down an event; return whether there was room for it."""
        if len(self.events) < MOST_EVENTS:
            self.events.append(event)
            return True
        self._lose()
        return False

    def _lose(self) -> None:
        if self.lost is None:
            self.lost = len(self.events)

    def _take(self, notice: notify.Notice) -> int | None:
        """Take down a call; return the value that it is to have without being done, or None to have it done."""
        taker = self._takers.get(notice.number, self._move)
        if self.main is None:
            # The sandbox is being set up: nothing counts but the start of the plugin.
            return taker(notice, notice.thread) if taker == self._execve else None
        if (process := self._known.get(notice.thread)) is None:
            process = self._first_sight(notice.thread)
        if process == OUTSIDE:
            return None
        if process in self._starting:
            self._settle(process)
        return taker(notice, process)

    def _first_sight(self, thread: int) -> int:
        """Return the process of a thread, after noting that it is there; OUTSIDE for what holds the sandbox up."""
        kin = kin_of(thread)
        if kin is None or kin.depth != self._depth:
            self._known[thread] = OUTSIDE
            return OUTSIDE
        for one in reversed(self._unseen(kin)):
            self.drain()
            self._add(Born(len(self.trace), one.process, one.parent, one.inner))
            if self._scrutiny is not None:
                self._scrutiny.born(one.process, one.parent)
            self._known[one.process] = one.process
        self._known[thread] = kin.process
        return kin.process

    def _unseen(self, kin: Kin) -> list[Kin]:
        """Return a process and those that it comes from, as far as none of them has been seen: they can be many."""
        found: list[Kin] = []
        one: Kin | None = kin
        while one is not None and one.depth == self._depth and one.process not in self._known:
            found.append(one)
            parent = one.parent
            if not parent or parent in self._known:
                break
            one = kin_of(parent)
            if one is None or one.depth != self._depth:
                self._known[parent] = OUTSIDE
        return found

    def _settle(self, process: int) -> None:
        """Find out whether the program that a process wanted to execute was executed."""
        index = self._starting.pop(process)
        event = self.events[index]
        if isinstance(event, Started) and not executes(process, event.path, event.arguments):
            self.failed.add(index)

    def _execve(self, notice: notify.Notice, process: int) -> None:
        path, words = notice.arguments[1:3] if notice.number == self._execveat else notice.arguments[:2]
        with Memory(notice.thread) as memory:
            if self.main is None:
                if memory.words(words, most=len(self._command) + 1) != self._command:
                    return
                kin = kin_of(notice.thread)
                self._depth = kin.depth if kin is not None else 0
                self.main = self._first_sight(notice.thread)
                self._first_held = held_by(notice.thread)
            arguments = memory.words(words, limit=max(LEAST_ARGUMENTS, self._room()))
            self._content += sum(len(word) for word in arguments)
            stdin = identity_of(notice.thread, STDIN) == self._stdin
            event = Started(0, process, memory.text(path, LONGEST_PATH), arguments, stdin)
        self.drain()
        if self._scrutiny is not None:
            self._scrutiny.executes(process)
        self._look(notice.thread, process, Then.EXECUTE)
        self._outputs[process] = identity_of(notice.thread, STDOUT)
        if self._add(event._replace(traced=len(self.trace))):
            self._starting[process] = len(self.events) - 1

    def _exit(self, notice: notify.Notice, process: int) -> None:
        self.drain()
        children = children_of(notice.thread)
        self._add(Ended(len(self.trace), process, notice.arguments[0] & 0xFF, children))
        self._known = {thread: owner for thread, owner in self._known.items() if owner != process}

    def _write(self, notice: notify.Notice, process: int) -> int | None:
        descriptor, address, size = notice.arguments[0] & 0xFFFFFFFF, notice.arguments[1], notice.arguments[2]
        if descriptor == self._looking:
            return self._record(notice, process)
        contract = self._is_contract(notice.thread, descriptor, process)
        if not (contract or descriptor == STDERR or self._anywhere):
            self._look_at_write(notice, process)
            return None
        with Memory(notice.thread) as memory:
            content = memory.read(address, min(size, self._room() if contract else LONGEST_COMPLAINT))
        if self._is_trace(process, content):
            # The plugin has closed the descriptor of the trace, and Bash traces to its stderr; or it has named another.
            # Without us nothing would come there, so nothing does.
            return self._record(notice, process)
        self._look_at_write(notice, process)
        if contract:
            self._wrote(process, descriptor, content, size, "write")
        elif process == self.main:
            self.drain()
            self._add(Complained(len(self.trace), content))
        return None

    def _record(self, notice: notify.Notice, process: int) -> int:
        """Take a piece of the trace that a process is about to write, and return its size."""
        address, size = notice.arguments[1], notice.arguments[2]
        self.drain()
        self._look(notice.thread, process, Then.TRACE)
        with Memory(notice.thread) as memory:
            content = memory.read(address, min(size, LONGEST_WRITE))
        if self._scrutiny is not None:
            if notice.arguments[0] & 0xFFFFFFFF == self._looking:
                self._scrutiny.wrote(process, content)
            else:
                self._scrutiny.elsewhere()
        self._traced(content)
        return size

    def _look_at_write(self, notice: notify.Notice, process: int) -> None:
        # To its stderr a builtin may write because its redirections have failed.
        if self._looking is not None and notice.arguments[0] & 0xFFFFFFFF == STDOUT and notice.arguments[2]:
            self.drain()
            self._look(notice.thread, process, Then.WRITE)

    def _look(self, thread: int, process: int, then: Then) -> None:
        if self._looking is not None:
            self._add(Looked(len(self.trace), process, then, named(held_by(thread), self._first_held)))

    def _is_trace(self, process: int, content: bytes) -> bool:
        """Return whether this is a record, or goes on with one: to stderr Bash writes line by line."""
        begins = content.lstrip(b"+").startswith(self._prefix[1:])
        if not begins and process not in self._unfinished:
            return False
        record = content if begins else self._unfinished.pop(process) + content
        if len(record) < LONGEST_RECORD and is_open(record):
            self._unfinished[process] = record
        return True

    def _buffers(self, notice: notify.Notice, process: int) -> None:
        descriptor = notice.arguments[0] & 0xFFFFFFFF
        if self._is_contract(notice.thread, descriptor, process):
            with Memory(notice.thread) as memory:
                content, size = memory.gathered(notice.arguments[1], notice.arguments[2], self._room())
            self._wrote(process, descriptor, content, size, "writev")

    def _move(self, notice: notify.Notice, process: int) -> None:
        name, move = self._moves[notice.number]
        descriptor = notice.arguments[move.target] & 0xFFFFFFFF
        if self._is_contract(notice.thread, descriptor, process):
            self._wrote(process, descriptor, None, notice.arguments[move.size], name)

    def _wrote(self, process: int, descriptor: int, content: bytes | None, size: int, call: str) -> None:
        self.drain()
        if content is not None:
            self._content += len(content)
            if len(content) < size and not self._room():
                content = None
        self._add(Wrote(len(self.trace), process, descriptor, content, size, call))

    def _room(self) -> int:
        """Return how much of a write is kept."""
        return max(0, min(LONGEST_WRITE, MOST_CONTENT - self._content))

    def _is_contract(self, thread: int, descriptor: int, process: int) -> bool:
        """Return whether a process is about to write to contract stdout; note when it begins to write to its own."""
        identity = identity_of(thread, descriptor)
        # A shell may lead its stdout elsewhere for one of its own commands (`echo a >&2`).
        if descriptor == STDOUT and identity is not None and self._outputs.get(process) == identity:
            del self._outputs[process]
            self._add(Printed(len(self.trace), process))
        if self._scrutiny is not None and identity is not None and identity == self._trace_pipe:
            self._scrutiny.elsewhere()
        return identity == self._contract
