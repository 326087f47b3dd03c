"""Somebody who looks on while a plugin is executed symbolically, such as a comparison with a real run."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from runelint.flow.machine import Machine
    from runelint.flow.state import State
    from runelint.syntax.nodes import Command


class Moment(Enum):
    """When a command is looked at.

    A compound command is looked at once, with its redirections in force: it is then that Bash traces it.
    """

    BEFORE = "its words are not expanded yet"
    DURING = "its own redirections are in force"


class Watcher(Protocol):
    """Is told of every execution of a command. States change later: what is needed of one must be taken at once."""

    def __call__(self, machine: Machine, node: Command, state: State, moment: Moment, *, tested: bool) -> None:
        """Look at `state`, in which `node` is executed; with `tested` errexit ignores its failure."""
