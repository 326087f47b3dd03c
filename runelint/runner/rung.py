"""Why nothing can be executed here: the errors of the sandbox, kept apart from whatever a plugin does."""

from __future__ import annotations

from runelint.failure import RunelintError


class SandboxMissingError(RunelintError):
    """There is no sandbox that holds, so nothing is executed. `remedy` is what the user can do, often a command."""

    def __init__(self, reason: str, remedy: str = "") -> None:
        """Keep both parts for whoever shows them."""
        super().__init__(f"{reason} {remedy}".rstrip())
        self.reason = reason
        self.remedy = remedy


class SandboxFailedError(RunelintError):
    """A run could not be made or watched: a failure of ours that says nothing about the plugin."""
