"""RUNE406: an error path that answers with plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import MALFORMED, Emit, Hit, Severity, each_of, error_texts, is_refused_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Path

CODE = "RUNE406"
NAME = "non-json-error"
SEVERITY = Severity.ERROR
ANSWER = MALFORMED
ADVICE = "Answer with a message: `rune_error CODE MESSAGE DETAILS`."


def check(path: Path) -> Iterator[Hit]:
    """Yield text that is printed right before a non-zero exit, and text that is given to `rune_emit` with a code."""
    for write in error_texts(path):
        yield Hit(write.where.place, f"`{write.command}` answers an error with text that is not JSON.", write)
    for emit in each_of(path, Emit):
        if is_refused_text(emit):
            yield Hit(
                emit.where.place, "`rune_emit` is given text that is not JSON: it emits nothing, and exits 2.", emit
            )
