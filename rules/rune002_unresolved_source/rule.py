"""RUNE002: a sourced file could not be found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import Hit, Severity, SourceFile, each_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Path

CODE = "RUNE002"
NAME = "unresolved-source"
SEVERITY = Severity.INFO
ANSWER = ""
ADVICE = "Keep the file where the plugin looks for it, or test for it with `[[ -f … ]]` before it is sourced."


def check(path: Path) -> Iterator[Hit]:
    """Yield each file that is sourced, is not there, and was not asked for first."""
    for event in each_of(path, SourceFile):
        if not event.library and not event.found and not event.guarded:
            yield Hit(
                event.where.place,
                f"`{event.name}` was not found or cannot be read, so it is not known what it defines.",
                event,
            )
