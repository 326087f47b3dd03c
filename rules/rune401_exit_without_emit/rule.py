"""RUNE401: an explicit exit with nothing emitted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import EMPTY, Cause, Hit, Severity, ends_silently, error_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Path

CODE = "RUNE401"
NAME = "exit-without-emit"
SEVERITY = Severity.ERROR
ANSWER = EMPTY
ADVICE = "Say what went wrong with `rune_error CODE MESSAGE DETAILS` instead: it exits with the code itself."

_WORDS = {
    Cause.EXIT: "`exit` ends the plugin with nothing emitted",
    Cause.RETURN: "`return` at top level ends the plugin with nothing emitted",
    Cause.KILL: "The plugin kills itself with nothing emitted",
    Cause.EXEC: "`exec` replaces the plugin by another program with nothing emitted",
}


def check(path: Path) -> Iterator[Hit]:
    """Yield the explicit end of a path whose status may be non-zero, but for one right after its text (RUNE406)."""
    ending = ends_silently(path)
    if ending is None or ending.cause not in _WORDS or ending.status.value == 0 or error_texts(path):
        return
    yield Hit(ending.where.place, f"{_WORDS[ending.cause]}.")
