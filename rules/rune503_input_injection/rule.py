"""RUNE503: a value from the message is executed, or parsed as code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import MESSAGE_KEY, Experiment, Hit, Interpreted, Language, Severity, each_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Path

CODE = "RUNE503"
NAME = "input-injection"
SEVERITY = Severity.ERROR
EXPERIMENT = Experiment.EXECUTED_VALUE
ANSWER = "RUNE would notice nothing: whoever may send a message to the plugin runs commands as the plugin's user."
ADVICE = (
    "Check the value first (`[[ $x =~ ^[a-z0-9._-]+$ ]]`, a `case` of constants), or hand it over as an argument: "
    '`bash -c \'… "$1"\' _ "$x"`.'
)
_MOST_NAMED = 3


def check(path: Path) -> Iterator[Hit]:
    """Yield each text that is executed with a value of the message in it that this path has not checked."""
    for event in each_of(path, Interpreted):
        arithmetic = event.language is Language.ARITHMETIC
        yield Hit(event.where.place, _said(event), event, severity=Severity.WARNING if arithmetic else None)


def _said(event: Interpreted) -> str:
    by = f" by {_quoted(event.by)}" if event.by not in {"", event.language.value} else ""
    return f"{_named(event)} is executed as {event.language.value}{by}, and nothing has checked it."


def _quoted(by: str) -> str:
    return by if " " in by or "`" in by else f"`{by}`"


def _named(event: Interpreted) -> str:
    """Return the values in the user's terms: by their keys, where these are known."""
    names = sorted({hole.name for hole in event.sources})
    known = [name for name in names if name not in {"*", "?"}]
    if len(known) < len(names) or len(known) > _MOST_NAMED or MESSAGE_KEY in known:
        return "A value from the message"
    listed = " and ".join(f"`{name}`" for name in known)
    return f"{listed} from the message" if len(known) == 1 else f"What {listed} hold in the message"
