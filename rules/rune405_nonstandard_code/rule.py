"""RUNE405: a code that the contract does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import CODES, Cause, Emit, Hit, Record, Severity, code_given, each_of, message_of, status_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Path, Where

CODE = "RUNE405"
NAME = "nonstandard-code"
SEVERITY = Severity.WARNING
ANSWER = (
    "RUNE and its callers know 0, 1, 2, 3, 4 and 100; another code tells them nothing, and above 255 it is cut off."
)
ADVICE = (
    "Use a standard code: 1 bad input, 2 a resource or dependency, 3 the action failed, 4 configuration, 100 anything "
    "unexpected; put the finer reason into the details."
)


def check(path: Path) -> Iterator[Hit]:
    """Yield emitters and accumulators with a code that is not one of the contract's, and such ends after a message."""
    events: list[Emit | Record] = [*each_of(path, Emit), *each_of(path, Record)]
    for event in events:
        code = code_given(event) if event.where.process.is_main else None
        if code is not None and not (event.where.trap == "EXIT" and _has_ended_so(path)):
            yield from _judged(event.where, f"`{event.function}`", code, event)
    ending, emit = path.ending, message_of(path)
    if ending is None or emit is None or emit.function or ending.cause is not Cause.EXIT:
        return
    if ending.status.value is not None and ending.status.value > 0:
        yield from _judged(ending.where, "`exit`", str(ending.status.value), None)


def _judged(where: Where, name: str, code: str, event: Emit | Record | None) -> Iterator[Hit]:
    status = status_of(code)
    if status is None:
        shown = "a code" if where.place.source.private else f"`{code}`"
        text = f"{name} is given {shown}, which is no whole number from 0 to 255."
        yield Hit(where.place, text, event, severity=Severity.ERROR)
    elif status not in CODES:
        yield Hit(where.place, f"{name} ends the plugin with {status}, which is no code of the contract.", event)


def _has_ended_so(path: Path) -> bool:
    """Return whether an emitter before its EXIT trap had such a code: a trap that passes it on has not chosen it."""
    before = (event for event in path.events if isinstance(event, Emit) and event.where.trap != "EXIT")
    codes = (code_given(event) for event in before if event.where.process.is_main)
    return any(code is not None and status_of(code) not in CODES for code in codes)
