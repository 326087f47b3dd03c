"""RUNE107: diagnostics that are sent to stdout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import MALFORMED, Hit, Redirected, Severity, each_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Path

CODE = "RUNE107"
NAME = "stderr-on-stdout"
SEVERITY = Severity.ERROR
ANSWER = MALFORMED
ADVICE = "Leave stderr alone: RUNE keeps it apart. To keep it, use a file or `$( … 2>&1)`."


def check(path: Path) -> Iterator[Hit]:
    """Yield each redirection that points diagnostics at contract stdout."""
    for event in each_of(path, Redirected):
        yield Hit(event.where.place, f"`{event.text}` sends diagnostics to the plugin's stdout.", event)
