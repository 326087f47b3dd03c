"""What was recorded in a subshell is lost, also where another record looks like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import marks
from runelint.finding import Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from runelint.runner.supervise import Sandbox

_TEXT = """#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init
rune_err 3 "the first is down"
( rune_err 3 "the second is down" )
rune_finish "asked"
"""


def test_another_error_with_the_same_code_is_another_one(tmp_path: Path, sandbox: Sandbox) -> None:
    """The message has the code of the lost error from another one, and that refutes nothing."""
    report = marks.tried_text(_TEXT, tmp_path, sandbox)
    found = [(each.span.line, each.verdict) for each in report.findings if each.code == "RUNE106"]
    assert found == [(6, Verdict.CONFIRMED)]
