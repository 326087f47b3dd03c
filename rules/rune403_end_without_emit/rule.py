"""RUNE403: a success with nothing emitted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import EMPTY, Cause, Hit, Severity, ends_silently

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Path

CODE = "RUNE403"
NAME = "end-without-emit"
SEVERITY = Severity.ERROR
ANSWER = EMPTY
ADVICE = "End every path with an emitter: `rune_ok`, `rune_error`, or `rune_finish` after `rune_out` and `rune_err`."


def check(path: Path) -> Iterator[Hit]:
    """Yield the end of a path that may have status 0: its `exit`, or the last command that ran at top level."""
    ending = ends_silently(path)
    if ending is None or ending.status.value not in {0, None}:
        return
    if ending.cause is Cause.EXIT and ending.status.value == 0:
        yield Hit(ending.where.place, "`exit` ends the plugin with status 0 and nothing emitted.")
    elif ending.cause is Cause.END:
        yield Hit(ending.where.place, "The plugin can run off its end here with nothing emitted.")
