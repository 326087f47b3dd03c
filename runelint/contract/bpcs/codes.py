"""The standard codes: a plugin's exit status, which is `error.code` when it failed (RUNE Bash Plugin Guide)."""

from __future__ import annotations

from typing import NamedTuple


class StandardCode(NamedTuple):
    """One code, what it stands for, and when a plugin ends with it."""

    code: int
    name: str
    meaning: str


SUCCESS = 0

CODES = {
    each.code: each
    for each in (
        StandardCode(SUCCESS, "success", "the plugin did what it was asked to do"),
        StandardCode(1, "validation error", "the input is bad"),
        StandardCode(2, "resource error", "a file, the network, a command or another dependency is not there"),
        StandardCode(3, "business logic failure", "the action ran, but failed to do the intended thing"),
        StandardCode(4, "configuration error", "a variable, a file or an assumption about the system is wrong"),
        StandardCode(100, "system error", "something fatal that nobody expected"),
    )
}
