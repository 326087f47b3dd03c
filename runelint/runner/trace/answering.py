"""What those have in common who answer announced calls in place of the kernel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from runelint.runner.trace.notify import Notice


class Answering(Protocol):
    """Answers some calls of one run."""

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the calls that have to be announced; no two have one in common."""

    def answer(self, listener: int, notice: Notice) -> bool:
        """Answer a call; return False for one that the kernel is to execute."""

    def close(self) -> None:
        """Give back what was needed."""
