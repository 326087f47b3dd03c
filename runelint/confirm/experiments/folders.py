"""The folders that a run has missed: what is written to a file in one of them is not even started."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.runner.scenario import File

if TYPE_CHECKING:
    from runelint.confirm.judge import Trial

_MISSING = re.compile(rb": (/[^:\n]+)/[^/:\n]+: No such file or directory")


def missed(trial: Trial) -> dict[str, File]:
    """Return a directory for each folder of a file that the run could not open."""
    found = {path.decode("utf-8", "replace") for path in _MISSING.findall(trial.observation.stderr)}
    return {path: File(directory=True, mode=0o777) for path in found if path not in trial.scenario.files}
