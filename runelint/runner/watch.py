"""Watching one run until it has ended or gone over a limit, and ending all of it."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import time
from typing import TYPE_CHECKING, NamedTuple

from runelint.runner.observation import Outcome
from runelint.runner.overrun import overrun, slab
from runelint.runner.rung import SandboxFailedError
from runelint.runner.scenario import Limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from runelint.runner.launch import Ends

GRACE = 0.15
"""Seconds for which we wait, after the plugin's end, for the end of file on contract stdout."""

LOOK = 0.05
"""Seconds between two looks at what only watching can limit."""

_CHUNK = 1 << 16
_PATIENCE = 10
_READABLE = select.POLLIN | select.POLLHUP | select.POLLERR
_ERRORS_KEPT = 4096


class AbandonedError(BaseException):
    """Nobody waits for the result of a run any more. Not an Exception, so that nobody takes it for a failure of it."""


def discarded(ends: Ends) -> None:
    """End a sandbox in which nothing was started."""
    Watch(ends, b"", Limits()).close()


class Ended(NamedTuple):
    """How a run ended. `errors` is what bwrap and process 1 said; `reported` whether process 1 told a status."""

    outcome: Outcome
    status: int
    reason: str
    stdout: bytes
    stderr: bytes
    errors: str
    held_open: bool
    seconds: float
    reported: bool


class Watch:
    """One run, from its start to the death of its last process."""

    def __init__(self, ends: Ends, stdin: bytes, limits: Limits, gone: Iterable[int] = ()) -> None:
        """Take over `ends`; when one of `gone` becomes readable, nobody wants the result any more."""
        self.ends = ends
        self.limits = limits
        self.stdin = memoryview(stdin)
        self.kept = {ends.stdout: bytearray(), ends.stderr: bytearray(), ends.errors: bytearray()}
        self.report = b""
        self.first: int | None = None
        self.pidfd: int | None = None
        self.status: int | None = None
        self.status_text = b""
        self.reason = ""
        self.timed_out = False
        self.held_open = False
        self.exited = False
        self.abandoned = False
        self.buried = False
        self.looking = False
        self.slab_before = slab()
        self.began = time.monotonic()
        self.deadline = self.began + limits.seconds
        self.wanted = select.poll()
        self.ended_at = 0.0
        self.ready = False
        self.at_ready: Callable[[], None] | None = None
        self.at_end: Callable[[], None] | None = None
        self.at_held: Callable[[], None] | None = None
        self.poll = select.poll()
        self.actions: dict[int, Callable[[int], None]] = {}
        self.quiet: set[int] = set()
        for descriptor in (*self.kept, ends.report):
            os.set_blocking(descriptor, False)
        for descriptor in self.kept:
            self._await(descriptor, self._read)
        self._await(ends.report, self._read_report)
        self._await(ends.channel.fileno(), self._read_status)
        self._await(ends.exited, self._see_exit)
        for descriptor in gone:
            self._await(descriptor, self._abandon)
            self.wanted.register(descriptor, _READABLE)
        self._begin_stdin()

    def also(self, descriptor: int, action: Callable[[int], None]) -> None:
        """Have `action` called whenever there is something to read from `descriptor`, which may hang up."""
        self.quiet.add(descriptor)
        self._await(descriptor, action)

    def until_end(self) -> Ended:
        """Return how it ended; afterwards none of its processes is left. Somebody has to call `look` now and then."""
        while not self._is_over():
            now = time.monotonic()
            deadline = self.deadline if self.status is None else min(self.deadline, self.ended_at + GRACE)
            if now >= deadline:
                self._out_of_time()
                break
            self._turn(deadline - now)
        return self._finished()

    def look(self) -> None:
        """Kill the run if it is out of its time, nobody wants it any more, or it is over a limit.

        A signal calls this, also while an earlier look still lasts: then there is nothing to do.
        """
        if self.pidfd is None or self.exited or self.looking:
            return
        self.looking = True
        try:
            self._look()
        finally:
            self.looking = False

    def require_somebody(self) -> None:
        """Raise AbandonedError when nobody waits for the result any more. A signal calls this."""
        if self._is_unwanted():
            raise AbandonedError

    def _is_unwanted(self) -> bool:
        return any(event for _, event in self.wanted.poll(0))

    def _look(self) -> None:
        now = time.monotonic()
        if self.status is not None:
            if now > self.ended_at + GRACE + LOOK:
                self._end()
            return
        if self.first is not None:
            self.reason = self.reason or overrun(self.first, self.limits, slab_before=self.slab_before)
        if not self.reason and now > self.deadline:
            self._out_of_time()
        if self.reason or self._is_unwanted():
            self._end()

    def _is_over(self) -> bool:
        if self.reason or self.exited or self.abandoned:
            return True
        return self.status is not None and self.ends.stdout not in self.actions

    def _out_of_time(self) -> None:
        if self.status is None:
            self.timed_out = True
            self.reason = f"did not end within {self.limits.seconds:g} seconds"
        else:
            self.held_open = True
            if self.at_held is not None:
                self.at_held()

    def _turn(self, seconds: float) -> None:
        for descriptor, event in self.poll.poll(max(0.0, seconds) * 1000 + 1):
            action = self.actions.get(descriptor)
            if action is None:
                continue
            if event & select.POLLNVAL or (descriptor in self.quiet and not event & select.POLLIN):
                self._forget(descriptor)
            else:
                action(descriptor)

    def _await(self, descriptor: int, action: Callable[[int], None], events: int = _READABLE) -> None:
        self.actions[descriptor] = action
        self.poll.register(descriptor, events)

    def _forget(self, descriptor: int) -> None:
        self.actions.pop(descriptor, None)
        with contextlib.suppress(KeyError):
            self.poll.unregister(descriptor)

    def _begin_stdin(self) -> None:
        os.set_blocking(self.ends.stdin, False)
        self._write(self.ends.stdin)
        if self.stdin:
            self._await(self.ends.stdin, self._write, select.POLLOUT | select.POLLERR)

    def _write(self, descriptor: int) -> None:
        """Write what the pipe takes; close it when all is written or nobody reads."""
        try:
            while self.stdin:
                self.stdin = self.stdin[os.write(descriptor, self.stdin) :]
        except BlockingIOError:
            return
        except BrokenPipeError:
            self.stdin = self.stdin[:0]
        self._forget(descriptor)
        os.close(descriptor)

    def _read(self, descriptor: int) -> None:
        try:
            part = os.read(descriptor, _CHUNK)
        except BlockingIOError:
            return
        if not part:
            self._forget(descriptor)
            return
        kept = self.kept[descriptor]
        most = _ERRORS_KEPT if descriptor == self.ends.errors else self.limits.output
        room = most - len(kept)
        kept += part[:room]
        if len(part) > room and descriptor != self.ends.errors:
            name = "stdout" if descriptor == self.ends.stdout else "stderr"
            self.reason = self.reason or f"wrote more than {most >> 10} KB to {name}"

    def _read_report(self, descriptor: int) -> None:
        try:
            part = os.read(descriptor, _CHUNK)
        except BlockingIOError:
            return
        if not part:
            self._forget(descriptor)
            return
        self.report += part
        if self.first is None and b"\n" in self.report:
            with contextlib.suppress(ValueError, KeyError, ProcessLookupError):
                self.first = int(json.loads(self.report.partition(b"\n")[0])["child-pid"])
                self.pidfd = os.pidfd_open(self.first)

    def _read_status(self, descriptor: int) -> None:
        try:
            part = self.ends.channel.recv(_CHUNK)
        except OSError:
            part = b""
        if not part:
            self._forget(descriptor)
            return
        self.status_text += part
        line, end, rest = self.status_text.partition(b"\n")
        if end and not self.ready:
            self.ready, self.status_text = True, rest
            self._read_report(self.ends.report)
            if self.at_ready is not None:
                self.at_ready()
        elif end and self.status is None:
            self.ended_at = time.monotonic()
            if self.at_end is not None:
                self.at_end()
            if line.isdigit():
                self.status = int(line)

    def _see_exit(self, descriptor: int) -> None:
        self._forget(descriptor)
        self.exited = True

    def _abandon(self, descriptor: int) -> None:
        self._forget(descriptor)
        self.abandoned = True

    def _finished(self) -> Ended:
        """Kill all of it, and read what is left in the pipes."""
        seconds = time.monotonic() - self.began
        self._end()
        self._drain()
        # Somebody could still write to them; what bwrap and process 1 say counts only when no status has come.
        if self.status is None or self.ends.stdout in self.actions or self.ends.stderr in self.actions:
            self.bury()
            self._drain()
        stdout, stderr, errors = (bytes(kept) for kept in self.kept.values())
        text = errors.decode("utf-8", "replace").strip()
        outcome, status = self._outcome()
        return Ended(
            outcome, status, self.reason, stdout, stderr, text, self.held_open, seconds, self.status is not None
        )

    def _drain(self) -> None:
        for descriptor in self.kept:
            while descriptor in self.actions and not self._drained(descriptor):
                pass

    def _drained(self, descriptor: int) -> bool:
        """Read once more; return whether there is nothing left."""
        before = len(self.kept[descriptor])
        self._read(descriptor)
        return len(self.kept[descriptor]) == before

    def _outcome(self) -> tuple[Outcome, int]:
        if self.timed_out:
            return Outcome.TIMED_OUT, 0
        if self.reason or self.status is None:
            return Outcome.LIMITED, 0
        return Outcome.EXITED, self.status

    def begin(self) -> None:
        """Let process 1 start the plugin."""
        with contextlib.suppress(OSError):  # it is gone: its end is seen
            self.ends.channel.send(b"\n")

    def _end(self) -> None:
        """Kill process 1, which takes everything inside with it."""
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self.ends.exited if self.pidfd is None else self.pidfd, signal.SIGKILL)

    def bury(self) -> None:
        """Wait until everything of a run that was killed is gone.

        bwrap is killed, too: it is under the trace's filter, and would wait for an answer that nobody gives any more.
        """
        if self.buried:
            return
        self.buried = True
        if self.pidfd is not None:
            # Process 1 is gone only after every other process of its namespace.
            gone = select.poll()
            gone.register(self.pidfd, select.POLLIN)
            if not gone.poll(_PATIENCE * 1000):
                raise SandboxFailedError(f"The plugin could not be killed within {_PATIENCE} seconds.")
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self.ends.exited, signal.SIGKILL)
        os.waitpid(self.ends.bwrap, 0)
        if self.first is not None:
            # It has become our child when bwrap had not waited for it yet (PR_SET_CHILD_SUBREAPER).
            with contextlib.suppress(ChildProcessError):
                os.waitpid(self.first, 0)

    def close(self) -> None:
        """Kill what there is still, wait for its end, and close our ends."""
        if self.first is None and self.ends.report in self.actions:
            self._read_report(self.ends.report)
        self._end()
        self.bury()
        ends = self.ends
        ends.parent.end()
        if ends.stdin in self.actions:
            os.close(ends.stdin)
        for descriptor in (ends.stdout, ends.stderr, ends.errors, ends.report, ends.exited):
            os.close(descriptor)
        ends.channel.close()
        if self.pidfd is not None:
            os.close(self.pidfd)
