"""What is tried where a breach does not show in every run that gets to its place: a module for each experiment.

Each gives scenarios like that of a run which got there, and says what the two runs together show.
"""

from __future__ import annotations

from itertools import islice, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from runelint.confirm.experiments import (
    bent_key,
    bent_program,
    broken_json,
    broken_script,
    denied,
    executed_value,
    found_canary,
    hidden_canary,
    lost_document,
    lost_type,
    own_path,
    structures,
)
from runelint.finding import Experiment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from runelint.confirm.claim import Claim
    from runelint.confirm.judge import Judgement, Trial
    from runelint.flow.place import Place
    from runelint.runner.scenario import Scenario


class Method(NamedTuple):
    """How an experiment is made.

    `attempts` yields what to try after a trial that got to the claim's place; `compared` says what that plain trial and
    another one show together. Values that are expanded at one of the `places` of the claim are tried with the `bends`,
    in scenarios like that of the plain trial which has been made ready with `ready`. `counts` tells whether the breach
    may be shown by a scenario made so.
    """

    attempts: Callable[[Claim, Trial], Iterator[Scenario]]
    compared: Callable[[Claim, Trial, Trial], Judgement]
    bends: Callable[[Claim], Sequence[Callable[[str], str]]] = lambda _: ()
    places: Callable[[Claim], Sequence[Place]] = lambda _: ()
    ready: Callable[[Claim, Trial], Scenario] = lambda _, plain: plain.scenario
    counts: Callable[[Scenario, Scenario], bool] = lambda _, __: True
    is_all: bool = True
    """Whether nothing but what is expanded at the places can show the breach."""


_OUTSET = 2
_METHODS = {
    Experiment.BENT_KEY: Method(bent_key.attempts, bent_key.compared, lambda _: bent_key.BENT, bent_key.places),
    Experiment.BENT_PROGRAM: Method(
        bent_program.attempts, bent_program.compared, lambda _: bent_program.BENT, bent_program.places
    ),
    Experiment.BROKEN_JSON: Method(
        broken_json.attempts, structures.compared, lambda _: broken_json.BENT, broken_json.places
    ),
    Experiment.BROKEN_SCRIPT: Method(broken_script.attempts, broken_script.compared),
    Experiment.LOST_DOCUMENT: Method(lost_document.attempts, lost_document.compared),
    Experiment.LOST_TYPE: Method(lost_type.attempts, lost_type.compared, lambda _: lost_type.BENT, lost_type.places),
    Experiment.OWN_PATH: Method(own_path.attempts, own_path.compared),
    Experiment.EXECUTED_VALUE: Method(
        executed_value.attempts,
        executed_value.compared,
        executed_value.bends,
        executed_value.places,
        executed_value.ready,
        executed_value.is_of_message,
        is_all=False,
    ),
    Experiment.CANARY: Method(
        hidden_canary.attempts, found_canary.compared, hidden_canary.bends, hidden_canary.places, is_all=False
    ),
    Experiment.DENIED: Method(denied.attempts, denied.compared),
}


def method_of(claim: Claim) -> Method | None:
    """Return how the claim's breach is made visible, or None when it shows by itself."""
    return None if claim.rule.experiment is None else _METHODS.get(claim.rule.experiment)


def in_turn(first: Iterator[Scenario], then: Iterator[Scenario]) -> Iterator[Scenario]:
    """Yield from both: what is tried first in any case, then one of each in turn, then what is left."""
    yield from islice(first, _OUTSET)
    for row in zip_longest(then, first):
        yield from (each for each in row if each is not None)
