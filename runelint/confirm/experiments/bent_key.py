"""A key for a key=value helper: with a bad one jq fails, or gives the key a value of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.confirm.experiments.arguments import LOST, called, calls, contents, is_lost
from runelint.confirm.experiments.broken_json import varied
from runelint.confirm.judge import Judgement, Opinion
from runelint.flow.pairs import key_fault, pairs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from runelint.confirm.claim import Claim
    from runelint.confirm.judge import Trial
    from runelint.flow.place import Place
    from runelint.runner.scenario import Scenario

# A host's name, an address, a word of jq, a name with a dash, something with a blank and a quote.
BENT: tuple[Callable[[str], str], ...] = (
    lambda old: f"{old or 'web1'}.lan",
    lambda _: "192.0.2.7",
    lambda _: "end",
    lambda old: f"{old or 'web'}-1",
    lambda old: f'{old} "x',
)


def attempts(claim: Claim, plain: Trial) -> Iterator[Scenario]:
    """Yield the scenario of `plain`, and others like it in which the values in the key are bent."""
    yield plain.scenario
    event = called(claim)
    for key, value in () if event is None else pairs_of(event):
        if key_fault(key, alone=value is None) is not None and key.known is None:
            yield from varied(plain, key, BENT)


def places(claim: Claim) -> Sequence[Place]:
    """Return where the values of the key are expanded."""
    event = called(claim)
    return [] if event is None else [event.where.place]


def compared(claim: Claim, plain: Trial, trial: Trial) -> Judgement:
    """Return SHOWN when a key was bad, and the message does not have what was given under it."""
    del plain
    event = called(claim)
    given = [] if event is None else [pair for call in calls(event, trial) for pair in pairs_of(call)]
    if not given:
        return Judgement(Opinion.ELSEWHERE, "the key was not seen to be given")
    bad = [(key, value or key) for key, value in given if key_fault(key, alone=value is None) is not None]
    if not bad:
        return Judgement(Opinion.UNCLEAR, "each key was a plain identifier in this run")
    held = contents(event, trial)
    if held is not None and is_lost(event, trial):
        return Judgement(Opinion.UNCLEAR, LOST)
    if held is None or any(held.get(key.known or "") != value.known for key, value in bad):
        return Judgement(Opinion.SHOWN)
    return Judgement(Opinion.UNCLEAR, "the message has what was given")
