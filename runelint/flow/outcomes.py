"""What became of the plugin, by the message that a path emits, and whether its exit status says so, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.contract.bpcs.codes import SUCCESS, status_of
from runelint.contract.bpcs.functions import FUNCTIONS
from runelint.contract.bpcs.outcome import Outcome
from runelint.flow.descriptors import Sink
from runelint.flow.events import Emit, Record
from runelint.flow.jq_messages import outcome_of_text
from runelint.flow.machine import NONZERO
from runelint.flow.values import FAILURE

if TYPE_CHECKING:
    from runelint.flow.behaviour import Path

_SUCCESS = Outcome(failed=False, code=str(SUCCESS))


def message_of(path: Path) -> Emit | None:
    """Return the one emission by which RUNE hears of the plugin; None when there is no such one, or it is lost."""
    heard = [emit for emit in path.emissions if emit.target.sink is Sink.CONTRACT_STDOUT]
    # What a command prints is printed by a process of its own.
    return heard[0] if len(heard) == 1 and (heard[0].where.process.is_main or not heard[0].function) else None


def told_by(emit: Emit, path: Path) -> Outcome | None:
    """Return what the message of `emit` says; None when that is not known."""
    if emit.function == "rune_finish":
        records = (event for event in path.events if isinstance(event, Record) and event.function == "rune_err")
        codes = [code_at(record, 0) for record in records]
        if not codes or (codes[-1] is not None and not status_of(codes[-1])):
            return _SUCCESS
        return Outcome(failed=True, code=codes[-1])
    if emit.function in {"", "rune_emit"}:
        return outcome_of_text(emit.arguments[0]) if emit.arguments else None
    if FUNCTIONS[emit.function].code is None:
        return _SUCCESS
    return Outcome(failed=True, code=code_at(emit, 0))


def code_at(event: Emit | Record, index: int) -> str | None:
    """Return the code that is given in this place, or None when it is not known."""
    return event.arguments[index].known if len(event.arguments) > index else None


def asked_status(emit: Emit) -> int | None:
    """Return the exit status that is given to `rune_emit` beside the message; None when none is, or it is not known."""
    if emit.function != "rune_emit" or len(emit.arguments) < 2:  # noqa: PLR2004 - the message and the status
        return None
    code = emit.arguments[1]
    if code.hole == FAILURE:
        return NONZERO
    return None if code.known is None else status_of(code.known)


def contradiction(outcome: Outcome, status: int) -> str | None:
    """Return how an exit status contradicts what a message says, or None when it does not; NONZERO is any failure."""
    shown = "not 0" if status == NONZERO else str(status)
    if not outcome.failed:
        return None if status == SUCCESS else f"the message says success, and the exit status is {shown}"
    if status == SUCCESS:
        return "the message says error, and the exit status is 0"
    if outcome.code is None or status == NONZERO or status_of(outcome.code) == status:
        return None
    return f"`error.code` is {outcome.code}, and the exit status is {shown}"


# What is asked of values only: the answer is the same until they change.
_OF_VALUES = frozenset({"((", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "=", "==", "!=", "=~", "<", ">", "-n", "-z"})


def answers_itself(path: Path) -> bool:
    """Return whether a path has answered one question in two ways, so that perhaps no run can take it.

    A code that is chosen by a condition is often used where the same condition is asked again.
    """
    answers: dict[tuple[object, ...], bool] = {}
    for asked in path.conditions:
        if asked.operator not in _OF_VALUES:
            continue
        place = asked.where.place
        subject = tuple(part if isinstance(part, str) else part.name for part in asked.subject.parts)
        key = (asked.operator, place.source.text[place.start : place.end], subject)
        if answers.setdefault(key, asked.outcome) is not asked.outcome:
            return True
    return False
