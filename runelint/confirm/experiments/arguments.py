"""What a function of the library was really given, and what has become of it in the message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.confirm.answered import data_of, message_in, messages_among
from runelint.confirm.structure import traced_words
from runelint.flow.events import Emit, Record
from runelint.flow.values import Text, constant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.confirm.claim import Claim
    from runelint.confirm.judge import Trial

Called = Emit | Record


def called(claim: Claim) -> Called | None:
    """Return the call of the library that the claim is about."""
    event = claim.hit.event
    return event if isinstance(event, Emit | Record) else None


def calls(event: Called, trial: Trial) -> Iterator[Called]:
    """Yield the event with the arguments that it was seen with, each time that it took place."""
    for index in trial.seen.steps.get(id(event), []):
        words = traced_words(trial.observation.steps[index].text)
        if words[:1] == [event.function]:
            given: tuple[Text, ...] = tuple(constant(word) for word in words[1:])
            if isinstance(event, Emit):
                yield Emit(event.where, event.function, given, event.target, event.initialised)
            else:
                yield Record(event.where, event.function, given, event.initialised)


LOST = "it is recorded in a subshell: whatever it is, it does not come into the message"


def is_lost(event: Called | None, trial: Trial) -> bool:
    """Return whether what was recorded is gone with the subshell that has recorded it."""
    steps = trial.observation.steps
    seen = trial.seen.steps.get(id(event), [])
    return isinstance(event, Record) and bool(seen) and all(steps[index].process != 1 for index in seen)


def contents(event: Called | None, trial: Trial) -> dict[str, object] | None:
    """Return the data of the message that came out, be it among other output, or None when none did.

    Where there are several it is the first that was written when the event had taken place.
    """
    message = message_in(trial.observation.stdout) or _message_among(event, trial)
    return None if message is None else data_of(message) or {}


def _message_among(event: Called | None, trial: Trial) -> dict[str, object] | None:
    """Return the first message that was written at once after the event, or None: a second one comes from a trap."""
    first = min(trial.seen.steps.get(id(event), [0]))
    found = messages_among(
        written for written in trial.observation.writes if written.step is None or written.step >= first
    )
    return next(iter(found), None)
