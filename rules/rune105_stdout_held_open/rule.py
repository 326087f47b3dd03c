"""RUNE105: a process that goes on after the plugin and keeps its stdout open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import Cause, Hit, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Path

CODE = "RUNE105"
NAME = "stdout-held-open"
SEVERITY = Severity.ERROR
ANSWER = "RUNE would wait for the end of stdout until its timeout, and the message that is already there is lost."
ADVICE = "Give it a stdout of its own, `command >/dev/null 2>&1 &`, or `wait` for it before the plugin ends."

_STDOUT = 1
# What a plugin that dies has to say is another rule's matter.
_DIES = {Cause.ERREXIT, Cause.NOUNSET, Cause.KILL}


def check(path: Path) -> Iterator[Hit]:
    """Yield what is started and left running with contract stdout open in it, on a path that answers or means to."""
    ending = path.ending
    ends_well = path.emissions or (ending is not None and (ending.uncertain or ending.cause is Cause.END))
    if ending is None or ending.cause in _DIES or not ends_well:
        return
    for spawn in ending.running:
        through = "" if _STDOUT in spawn.holds else f" through descriptor {spawn.holds[0]}"
        yield Hit(
            spawn.where.place,
            f"`{_short(spawn.command)}` may go on after the plugin and keeps the plugin's stdout open{through}.",
            spawn,
        )


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."  # noqa: PLR2004 - the width of a message
