"""Thought that ends: whatever a plugin looks like, the search for a scenario takes a bounded time of the processor."""

from __future__ import annotations

import signal
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_Thought = TypeVar("_Thought")


class OutOfTimeError(BaseException):
    """There is no time left to think: it comes in the middle of anything, and nothing on the way may take it."""


class Thinking:
    """So many seconds of processor time for all thoughts together; `is_over` tells that they are spent.

    `mistakes` are what went wrong on our side.
    """

    def __init__(self, seconds: float) -> None:
        """Begin with all of them left."""
        self.is_over = False
        self.mistakes: list[Exception] = []
        self._left = seconds

    def result(self, think: Callable[[], _Thought]) -> _Thought | None:
        """Return what `think` returns, or None when it fails, or takes longer than there is time left."""
        if self.is_over:
            return None
        began = time.process_time()
        try:
            with _at_most(self._left):
                return think()
        except (OutOfTimeError, RecursionError):
            self.is_over = True
            return None
        except Exception as mistake:  # noqa: BLE001 - there may be another thought that comes to the same
            self.mistakes.append(mistake)
            return None
        finally:
            self._left -= time.process_time() - began
            self.is_over = self.is_over or self._left <= 0


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Raise OutOfTimeError after so many seconds of processor time; signals reach the main thread only (signal(7))."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, max(seconds, 0.001))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _ring(*_: object) -> NoReturn:
    raise OutOfTimeError
