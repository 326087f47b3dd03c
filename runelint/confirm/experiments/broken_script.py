"""Bytes that break a script: Bash complains about them, cannot even be started, or hands them on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.confirm.experiments import own_path
from runelint.confirm.experiments.carried_cr import has_done_harm
from runelint.confirm.judge import Judgement, Opinion, untold
from runelint.finding import Experiment
from runelint.runner.observation import Outcome
from runelint.runner.scenario import Start

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
    """Return SHOWN when somebody complained about the bytes, got them, nothing was executed, or not by the own path."""
    seen = trial.observation
    if _COMPLAINT.search(seen.stderr) is not None:
        return Judgement(Opinion.SHOWN)
    if has_done_harm(claim.hit.place.source, trial):
        return Judgement(Opinion.SHOWN)
    if seen.outcome is Outcome.EXITED and not seen.steps and not seen.stdout and trial.scenario.start is Start.BASH:
        return Judgement(Opinion.SHOWN)
    if trial.scenario.start is Start.PATH and b"Permission denied" not in seen.stderr:
        # Without its execute bit nothing runs it by its path, whatever its bytes are: that is RUNE603.
        return own_path.compared(claim, plain, trial)
    return untold(Experiment.BROKEN_SCRIPT)
