"""What goes wrong on our side: never mixed with what is wrong with a plugin."""

from __future__ import annotations

from typing import NamedTuple


class RunelintError(Exception):
    """Our work could not be done; the text tells the user what to do about it."""


class Failure(NamedTuple):
    """A file, or a rule on a file, that could not be checked."""

    path: str
    message: str


class Skip(NamedTuple):
    """A file that was left out on purpose; `named` tells that the user named this very file."""

    path: str
    reason: str
    named: bool = False
