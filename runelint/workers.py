"""Pieces of work done side by side, by forked processes whose death costs no more than the piece at hand."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import signal
import sys
from dataclasses import dataclass
from multiprocessing.connection import Pipe, wait
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from contextlib import AbstractContextManager
    from multiprocessing.connection import Connection

Result = TypeVar("Result")
_ENDING = {signal.SIGTERM, signal.SIGINT, signal.SIGHUP}
_KILLED = 128  # bash(1), EXIT STATUS
_PR_SET_PDEATHSIG = 1
Enter: TypeAlias = "Callable[[], AbstractContextManager[Callable[[int], Result]]]"


class Lost(NamedTuple):
    """A piece of work whose worker died over it."""

    reason: str


class _StopRequest(BaseException):
    """The parent wants the worker to end. Not an Exception, so that no piece of work takes it for its own failure."""


@dataclass(slots=True, eq=False)
class _Worker(Generic[Result]):
    """A worker, the parent's end of the link to it, and the piece of work that it is busy with."""

    pid: int
    link: Connection[int | None, Result]
    number: int


def done_by_workers(enter: Enter[Result], count: int, *, jobs: int) -> Generator[tuple[int, Result | Lost]]:
    """Yield the number and the result of each of `count` pieces of work, in the order in which they are done.

    Each worker enters `enter` once, which gives the function that does a piece of work by its number, and leaves it at
    its end. When the iteration is left early, by Ctrl-C too, the workers are told to end and are waited for. A result
    must be picklable.
    """
    pending = list(range(count - 1, -1, -1))
    workers: list[_Worker[Result]] = []
    before = {number: signal.signal(number, _exit) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        while len(workers) < jobs and pending:
            workers.append(_started(enter, pending.pop(), workers))
        while workers:
            ready = set(wait([worker.link for worker in workers]))
            for worker in [each for each in workers if each.link in ready]:
                number, result = worker.number, _answer(worker)
                if isinstance(result, Lost):
                    workers.remove(worker)
                    if pending:
                        workers.append(_started(enter, pending.pop(), workers))
                elif pending:
                    worker.number = pending.pop()
                    worker.link.send(worker.number)
                else:
                    workers.remove(worker)
                    _dismiss(worker)
                yield number, result
    finally:
        _stop(workers)
        for number, handler in before.items():
            signal.signal(number, handler)


def _exit(number: int, _frame: object) -> None:
    """End as the shell says of a program that the signal has killed, but with the workers ended first."""
    raise SystemExit(_KILLED + number)


def collect_rarely() -> None:
    """Have Python look for garbage, but seldom, and not in what is loaded by now, which stays."""
    gc.freeze()
    gc.set_threshold(50_000)
    gc.enable()


def _started(enter: Enter[Result], number: int, others: list[_Worker[Result]]) -> _Worker[Result]:
    """Return a new worker that is busy with piece `number`."""
    ours, theirs = Pipe()
    # A stop that comes before the worker is ready for it waits until then.
    masked = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            _end_with(parent)
            for link in (ours, *(other.link for other in others)):
                link.close()  # or nobody would ever see that they are closed
            status = _work(enter, theirs, masked)
        finally:
            os._exit(status)  # nothing of the parent's runs twice: no buffers, no exit functions
    signal.pthread_sigmask(signal.SIG_SETMASK, masked)
    theirs.close()
    ours.send(number)
    return _Worker(pid, ours, number)


def _end_with(parent: int) -> None:
    """Have the kernel tell this worker to end when its parent is gone, even by SIGKILL (prctl(2), PR_SET_PDEATHSIG)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGTERM), 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def _work(enter: Enter[Result], link: Connection[Result, int | None], masked: set[int | signal.Signals]) -> int:
    """Do the pieces of work that the parent names, and return the worker's exit status."""
    signal.signal(signal.SIGTERM, _stop_once)
    # Ctrl-C reaches all processes of the terminal; the parent alone decides. A function, since what is ignored would
    # stay ignored in the programs that a worker starts (execve(2)).
    signal.signal(signal.SIGINT, lambda _number, _frame: None)
    signal.signal(signal.SIGHUP, signal.getsignal(signal.SIGINT))
    signal.pthread_sigmask(signal.SIG_SETMASK, masked)
    collect_rarely()
    try:
        with enter() as work:
            while (number := link.recv()) is not None:
                link.send(work(number))
    except (_StopRequest, EOFError, ConnectionError):
        return 0
    return 0


def _stop_once(_number: int, _frame: object) -> None:
    signal.signal(signal.SIGTERM, lambda _number, _frame: None)
    raise _StopRequest


def _answer(worker: _Worker[Result]) -> Result | Lost:
    """Return what the worker sent, or how it ended."""
    try:
        return worker.link.recv()
    except (EOFError, ConnectionError):
        worker.link.close()
        status = os.waitstatus_to_exitcode(os.waitpid(worker.pid, 0)[1])
        return Lost(f"killed by {signal.Signals(-status).name}" if status < 0 else f"ended with status {status}")


def _dismiss(worker: _Worker[Result]) -> None:
    """Let an idle worker end, and wait for it."""
    with contextlib.suppress(ConnectionError):
        worker.link.send(None)
    worker.link.close()
    os.waitpid(worker.pid, 0)


def _stop(workers: list[_Worker[Result]]) -> None:
    """Tell busy workers to end, and wait for them."""
    for worker in workers:
        os.kill(worker.pid, signal.SIGTERM)  # it is ours and not yet waited for, so the number is its own
    for worker in workers:
        os.waitpid(worker.pid, 0)
        worker.link.close()
