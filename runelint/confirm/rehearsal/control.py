"""What takes control out of a command in a rehearsal: ends, returns, `break` and `continue`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from runelint.confirm.rehearsal.values import Result
    from runelint.syntax.nodes import Node


class TooLongError(Exception):
    """The rehearsal has gone on for too many commands."""


class LeaveError(Exception):
    """The process ends with `result`, because of the command `at` where that is known."""

    def __init__(self, result: Result, at: Node | None = None) -> None:
        """Carry the result to the end of the process."""
        super().__init__(result.status)
        self.result = result
        self.at = at


class DiscardError(LeaveError):
    """What Bash cannot expand ends a child process, or with errexit any; else the plugin's command around it."""


class ReturnError(Exception):
    """A function or sourced file ends with `result`."""

    def __init__(self, result: Result) -> None:
        """Carry the result to the call."""
        super().__init__(result.status)
        self.result = result


class LoopError(Exception):
    """`break` or `continue` out of `levels` loops."""

    def __init__(self, levels: int, *, again: bool) -> None:
        """Carry the number of loops to leave."""
        super().__init__(levels)
        self.levels = levels
        self.again = again
