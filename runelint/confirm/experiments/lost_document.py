"""An argument that must be a JSON object: what it was, and whether its content is in the message."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from runelint.confirm.experiments.arguments import called, calls, contents
from runelint.confirm.experiments.readable import filled, readable
from runelint.confirm.following import is_followed
from runelint.confirm.judge import Judgement, Opinion
from runelint.contract.bpcs.messages import is_output
from runelint.flow.documents import document_of
from runelint.flow.events import Emit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.confirm.claim import Claim
    from runelint.confirm.judge import Trial
    from runelint.runner.scenario import Scenario


def attempts(claim: Claim, plain: Trial) -> Iterator[Scenario]:
    """Yield the scenario of `plain`, and others like it in which what jq makes the argument of can be read.

    Other values in the message are not tried: one that is no object is found for any value that is passed on.
    """
    del claim
    yield plain.scenario
    yield from readable(plain)
    yield from filled(plain)


def compared(claim: Claim, plain: Trial, trial: Trial) -> Judgement:
    """Return SHOWN when what the emitter was given is no object, and is not in the message either."""
    del plain
    event = called(claim)
    given = [] if not isinstance(event, Emit) else [call for call in calls(event, trial) if isinstance(call, Emit)]
    documents = [document.known or "" for call in given if (document := document_of(call)) is not None]
    if not documents:
        return Judgement(Opinion.ELSEWHERE, "the emitter was not seen to be called with it")
    if all(not document.strip() for document in documents):
        return Judgement(Opinion.UNCLEAR, "what it was given is empty, which the library takes for an empty object")
    if all(_is_wanted(document, given[0]) for document in documents):
        opinion = Opinion.ABSENT if is_followed(claim, trial) else Opinion.UNCLEAR
        return Judgement(opinion, "what it was given is an object")
    held = contents(event, trial)
    if held is None or not held.keys() - {"message"}:
        return Judgement(Opinion.SHOWN)
    return Judgement(Opinion.UNCLEAR, "the message has data, which may come from elsewhere")


def _is_wanted(document: str, call: Emit) -> bool:
    try:
        value = json.loads(document)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and (call.function != "rune_emit" or is_output(value))
