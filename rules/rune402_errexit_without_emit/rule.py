"""RUNE402: a failing command that ends the plugin with nothing emitted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.rulekit import EMPTY, Cause, Hit, Severity, ends_silently

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Path

CODE = "RUNE402"
NAME = "errexit-without-emit"
SEVERITY = Severity.ERROR
ANSWER = EMPTY
ADVICE = "Handle the failure: `command || rune_error CODE MESSAGE`, `if ! command; then …`, or `command || true`."
# The last word of a pipeline.
_FEEDING = re.compile(r"\|\s*rune_init\b")


def check(path: Path) -> Iterator[Hit]:
    """Yield the command whose ordinary failure ends a path under `set -e` or `set -u`."""
    ending = ends_silently(path)
    if ending is None or not ending.status.ordinary:
        return
    place = ending.where.place
    if _FEEDING.search(place.source.text, place.start, place.end):
        return  # a rune_init in a child is lost anyway: RUNE205
    reason = ending.status.reason or "a command"
    if ending.cause is Cause.ERREXIT:
        yield Hit(ending.where.place, f"A failure here ends the plugin under `set -e` with nothing emitted: {reason}.")
    elif ending.cause is Cause.NOUNSET:
        yield Hit(ending.where.place, f"Where {reason}, the shell ends the plugin with nothing emitted.")
