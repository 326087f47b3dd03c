"""RUNE602: the first line does not start Bash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import Experiment, Hit, Severity, first_line_of, has_shebang, starts_bash

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import ScriptFile

CODE = "RUNE602"
NAME = "shebang"
SEVERITY = Severity.ERROR
ANSWER = (
    "Started by its own path, the plugin is run by another program, or by none: what RUNE gets is no message of it."
)
ADVICE = "Make `#!/usr/bin/env bash` the very first line."
EXPERIMENT = Experiment.OWN_PATH


def check_file(file: ScriptFile) -> Iterator[Hit]:
    """Yield the file when its first line names no Bash."""
    text = file.text
    if starts_bash(text):
        return
    if has_shebang(text) and not file.source.private:
        yield Hit(first_line_of(file), f"`{text.partition(chr(10))[0].strip()}` does not start Bash.")
    else:
        yield Hit(first_line_of(file), "The first line is no shebang that starts Bash.")
