"""A value for a key=value helper: what it was, and what it is in the message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.confirm.experiments.arguments import LOST, called, calls, contents, is_lost
from runelint.confirm.experiments.broken_json import with_value
from runelint.confirm.experiments.readable import asked_for_json, readable
from runelint.confirm.judge import Judgement, Opinion
from runelint.flow.pairs import pairs_of
from runelint.flow.shapes import structure_in
from runelint.flow.values import Hole, Origin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from runelint.confirm.claim import Claim
    from runelint.confirm.judge import Trial
    from runelint.flow.place import Place
    from runelint.runner.scenario import Scenario

# What has a type in JSON, and loses it.
BENT: tuple[Callable[[str], str], ...] = (
    lambda _: '["a","b"]',
    lambda _: '{"key":"value"}',
    lambda old: f'["{old}"]',
)


def attempts(claim: Claim, plain: Trial) -> Iterator[Scenario]:
    """Yield the scenario of `plain`, and others like it in which the value is an array, or jq can read its input."""
    yield plain.scenario
    event = called(claim)
    for _, value in () if event is None else pairs_of(event):
        for part in () if value is None or structure_in(value) is None else value.parts:
            if isinstance(part, Hole) and part.origin is Origin.MESSAGE:
                yield plain.scenario._replace(message=with_value(plain.scenario.message, part.name, ["a", "b"]))
    yield from readable(plain)
    yield from asked_for_json(plain)


def places(claim: Claim) -> Sequence[Place]:
    """Return where the values are expanded."""
    event = called(claim)
    return [] if event is None else [event.where.place]


def compared(claim: Claim, plain: Trial, trial: Trial) -> Judgement:
    """Return SHOWN when a value that is an array, or JSON, is a string in the message."""
    del plain
    event = called(claim)
    given = [] if event is None else [pair for call in calls(event, trial) for pair in pairs_of(call)]
    if event is None or not given:
        return Judgement(Opinion.ELSEWHERE, "the value was not seen to be given")
    held = contents(event, trial)
    if held is None:
        return Judgement(Opinion.UNCLEAR, "no message came out that could show the value")
    meant = [(key.known, value) for key, value in pairs_of(event) if value is not None and structure_in(value)]
    arrays = {key for key, value in meant if value.lists}
    for key, value in given:
        text = "" if value is None else value.known or ""
        lost = key.known in arrays or (value is not None and (structure_in(value) is not None or text[:1] == '"'))
        if lost and key.known in {known for known, _ in meant} and held.get(key.known or "") == text:
            return Judgement(Opinion.SHOWN)
    if is_lost(event, trial):
        return Judgement(Opinion.UNCLEAR, LOST)
    return Judgement(Opinion.UNCLEAR, "the value was a plain one in this run, or is not in the message")
