"""An observation on its way from the supervisor: as JSON, because who sends it has been near a stranger's plugin."""

from __future__ import annotations

import json

from runelint.runner.observation import (
    Excused,
    Frame,
    Held,
    Holder,
    Look,
    Observation,
    Outcome,
    Ran,
    Spot,
    Step,
    Written,
)
from runelint.runner.rung import SandboxFailedError

# Bytes travel as text of as many characters.
_BYTES = "latin-1"


def encoded(seen: Observation) -> bytes:
    """Return the message that holds an observation."""
    fields = dict(seen._asdict())
    fields["outcome"] = seen.outcome.name
    fields["stdout"] = seen.stdout.decode(_BYTES)
    fields["stderr"] = seen.stderr.decode(_BYTES)
    fields["writes"] = [(one.at, one.content.decode(_BYTES), *one[2:]) for one in seen.writes]
    # Steps share few stacks, each of which is as much as all the rest of a step.
    stacks: dict[int, tuple[int, tuple[Frame, ...]]] = {}
    fields["steps"] = [
        (at, path, line, stacks.setdefault(id(stack), (len(stacks), stack))[0], *rest)
        for at, (path, line, stack), *rest in seen.steps
    ]
    fields["stacks"] = [stack for _, stack in stacks.values()]
    return json.dumps(fields).encode()


def refusal(reason: str) -> bytes:
    """Return the message that says why there is no observation."""
    return json.dumps({"failed": reason}).encode()


def decoded(message: bytes) -> Observation:
    """Return the observation in a message; raises SandboxFailedError when there is none in it."""
    fields = json.loads(message)
    if "failed" in fields:
        raise SandboxFailedError(fields["failed"])
    fields["outcome"] = Outcome[fields["outcome"]]
    fields["stdout"] = fields["stdout"].encode(_BYTES)
    fields["stderr"] = fields["stderr"].encode(_BYTES)
    fields["writes"] = tuple(Written(at, text.encode(_BYTES), *rest) for at, text, *rest in fields["writes"])
    stacks = [tuple(Frame(*frame) for frame in stack) for stack in fields.pop("stacks")]
    fields["steps"] = tuple(
        Step(at, Spot(path, line, stacks[stack]), process, status, text, _look(look))
        for at, path, line, stack, process, status, text, look in fields["steps"]
    )
    fields["commands"] = tuple(Ran(at, tuple(words), *rest) for at, words, *rest in fields["commands"])
    fields["parents"] = {int(process): parent for process, parent in fields["parents"].items()}
    fields["holders"] = tuple(Holder(*one) for one in fields["holders"])
    fields["blind"] = tuple(fields["blind"])
    fields["inconclusive"] = tuple(Excused(*one) for one in fields["inconclusive"])
    return Observation(**fields)


def _look(fields: tuple[str, int, list[str], list[str] | None] | None) -> Look | None:
    if fields is None:
        return None
    options, depth, before, during = fields
    return Look(options, depth, _held(before), None if during is None else _held(during))


def _held(names: list[str]) -> Held:
    return names[0], names[1], names[2]
