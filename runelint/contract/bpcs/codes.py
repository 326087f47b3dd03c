"""The standard codes: a plugin's exit status, which is `error.code` when it failed (RUNE Bash Plugin Guide)."""

from __future__ import annotations

import re
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

_NUMBER = re.compile(r"\s*([-+]?)0*(\d+)\s*\Z")
_LARGEST = 255
_NO_NUMBER = 2


def status_of(code: str) -> int | None:
    """Return the exit status that `code` asks for; None when it is no whole number, or none from 0 to 255."""
    found = _NUMBER.match(code)
    if found is None or (found[1] == "-" and found[2] != "0") or len(found[2]) > len(str(_LARGEST)):
        return None
    return int(found[2]) if int(found[2]) <= _LARGEST else None


def ended_with(code: str) -> int:
    """Return the status with which Bash really ends at `exit code`: what is no number gives 2, the rest wraps."""
    found = _NUMBER.match(code)
    if found is None or len(found[2]) > len(str(2**63)) - 1:
        return _NO_NUMBER
    return int(found[1] + found[2]) % (_LARGEST + 1)
