"""A plugin that does not run when it is started by its own path: the same scenario once more, started so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.confirm.judge import Judgement, Opinion
from runelint.contract.bpcs.messages import response_problem
from runelint.runner.scenario import Start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.confirm.claim import Claim
    from runelint.confirm.judge import Trial
    from runelint.runner.scenario import Scenario


def attempts(claim: Claim, plain: Trial) -> Iterator[Scenario]:
    """Yield the scenario of `plain` with another start."""
    del claim
    yield plain.scenario._replace(start=Start.PATH)


def compared(claim: Claim, plain: Trial, trial: Trial) -> Judgement:
    """Return SHOWN when Bash executes the plugin in `plain` and does not, or not to the same end, in `trial`."""
    del claim
    if trial.scenario.start is not Start.PATH or plain.scenario.start is Start.PATH:
        return Judgement(Opinion.UNCLEAR, "the plugin was not started by its path")
    first, second = plain.observation, trial.observation
    if first.steps and not second.steps and second.status != first.status:
        return Judgement(Opinion.SHOWN)
    if response_problem(first.stdout, first.status) is None and response_problem(second.stdout, second.status):
        return Judgement(Opinion.SHOWN)
    return Judgement(Opinion.UNCLEAR, "what ran the plugin here did as Bash does")
