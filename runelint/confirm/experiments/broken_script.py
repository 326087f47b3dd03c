"""Bytes that break a script: Bash complains about them, or cannot even be started."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.confirm.experiments import own_path
from runelint.confirm.judge import Judgement, Opinion
from runelint.runner.observation import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.confirm.claim import Claim
    from runelint.confirm.judge import Trial
    from runelint.runner.scenario import Scenario

# How a CR, a byte order mark and a file that is taken for a binary one look in what Bash and `env` say.
_COMPLAINT = re.compile(rb"\r|\\r|\xef\xbb\xbf|cannot execute binary file")


def attempts(claim: Claim, plain: Trial) -> Iterator[Scenario]:
    """Yield the scenario of `plain`, and the same started by the plugin's path."""
    yield plain.scenario
    yield from own_path.attempts(claim, plain)


def compared(claim: Claim, plain: Trial, trial: Trial) -> Judgement:
    """Return SHOWN when somebody complained about the bytes, nothing was executed, or only not by the own path."""
    seen = trial.observation
    if _COMPLAINT.search(seen.stderr) is not None:
        return Judgement(Opinion.SHOWN)
    if any("\\r" in trial.observation.steps[index].text for index in trial.steps_at(claim.hit.place)):
        # What Bash executes there has a CR in one of its words, and writes it so.
        return Judgement(Opinion.SHOWN)
    if seen.outcome is Outcome.EXITED and not seen.steps and not seen.stdout:
        return Judgement(Opinion.SHOWN)
    return own_path.compared(claim, plain, trial)
