"""RUNE603: the file cannot be executed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import Experiment, Hit, Severity, first_line_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import ScriptFile

CODE = "RUNE603"
NAME = "not-executable"
SEVERITY = Severity.WARNING
ANSWER = 'Started by its own path, the plugin does not run at all: "Permission denied", status 126 and no message.'
ADVICE = "`chmod +x FILE`, and `git update-index --chmod=+x FILE` where Git does not see modes."
EXPERIMENT = Experiment.OWN_PATH
_EXECUTE = 0o111


def check_file(file: ScriptFile) -> Iterator[Hit]:
    """Yield the file when nobody may execute it."""
    if file.mode is not None and not file.mode & _EXECUTE:
        yield Hit(first_line_of(file), f"The file has no execute bit (mode {file.mode:04o}).")
