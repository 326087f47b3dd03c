"""What goes wrong on our side: never mixed with what is wrong with a plugin."""

from __future__ import annotations

from dataclasses import dataclass


class RunelintError(Exception):
    """Our work could not be done; the text tells the user what to do about it."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file, or a rule on a file, that could not be checked."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Skip:
    """A file that was left out on purpose."""

    path: str
    reason: str
