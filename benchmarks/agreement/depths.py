"""How many subshells the processes of a run lie in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from runelint.runner.observation import Observation


class Depths:
    """Counts the subshells by processes.

    Bash's own count, BASH_SUBSHELL, leaves out the process that a simple command in a pipeline or in the background is.
    Processes that the shell makes to execute a program in are none.
    """

    def __init__(self, observation: Observation) -> None:
        """Find out which processes are no shells."""
        self._parents = observation.parents
        stepping = {step.process for step in observation.steps}
        self._programs = {each.process for each in observation.commands} - stepping

    def of(self, process: int) -> int:
        """Return how many subshells a process lies in."""
        depth = 0
        while process > 1:
            depth += process not in self._programs
            process = self._parents.get(process, 0)
        return depth
