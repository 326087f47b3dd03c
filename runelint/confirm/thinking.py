"""Thought that ends: whatever a plugin looks like, the search for a scenario takes a bounded time of the processor."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

from runelint.endurance import Bound, ExhaustedError

if TYPE_CHECKING:
    from collections.abc import Callable

_Thought = TypeVar("_Thought")
# Bytes that thoughts may hold: an ordinary plugin needs a tenth of it.
_MEMORY = 768 << 20


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
        bound = Bound(self._left, _MEMORY)
        try:
            with bound:
                return think()
        except (RecursionError, MemoryError):
            self.is_over = True
            return None
        except ExhaustedError as exhausted:
            if exhausted.bound is not bound:
                raise
            self.is_over = True
            return None
        except Exception as mistake:  # noqa: BLE001 - there may be another thought that comes to the same
            self.mistakes.append(mistake)
            return None
        finally:
            self._left -= time.process_time() - began
            self.is_over = self.is_over or self._left <= 0
