"""Why a run in which a breach was not seen does not refute the finding of it, where it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.confirm.experiments import method_of
from runelint.confirm.judge import Opinion, judge

if TYPE_CHECKING:
    from collections.abc import Iterable

    from runelint.confirm.judge import Trial
    from runelint.confirm.pending import Pending


def unexplained(trial: Trial, confirmed: Iterable[Pending]) -> str:
    """Return in words what breaks the contract in a run and shows none of the findings that runs have confirmed.

    Something has gone wrong there that is not known of: it may be just the breach that seems to be absent.
    """
    from runelint.contract.bpcs.messages import response_problem

    observation = trial.observation
    problem = response_problem(observation.stdout, observation.status)
    if problem is None and not observation.held_open:
        return ""
    if any(_shows(one, trial) for one in confirmed):
        return ""
    said = "something held its stdout open" if problem is None else problem.text
    return f"the run in which the breach was not seen broke the contract all the same ({said}), and it is not known why"


def _shows(one: Pending, trial: Trial) -> bool:
    """Return whether a trial shows the breach of a finding."""
    if judge(one.claim, trial).opinion is Opinion.SHOWN:
        return True
    method = method_of(one.claim)
    if method is None:
        return False
    return method.compared(one.claim, one.plain or trial, trial).opinion is Opinion.SHOWN
