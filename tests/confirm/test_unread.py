"""Behind a breach that leaves the plugin without its message the others show as if that one were mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import marks
from runelint.finding import Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from runelint.finding import Finding
    from runelint.runner.supervise import Sandbox

_HEAD = '#!/usr/bin/env bash\nset -euo pipefail\n. "$(dirname "$0")/rune_bpcs.sh"\n'
_REST = """
unit=$(rune_param unit "")
[[ -n $unit ]] || rune_error 1 "no unit" "{}"
systemctl restart "$unit"
rune_ok "restarted" "{}"
"""


def _found(text: str, folder: Path, sandbox: Sandbox) -> dict[str, Finding]:
    """Return the findings of a plugin by their codes."""
    report = marks.tried_text(text, folder, sandbox)
    assert report.failures == ()
    return {found.code: found for found in report.findings}


@pytest.mark.parametrize(
    ("begin", "code", "line"),
    [
        (_HEAD, "RUNE201", 1),
        (_HEAD + "( rune_init )", "RUNE205", 4),
        (_HEAD + "raw=$(cat); rune_init", "RUNE204", 4),
        ("#!/usr/bin/env bash\nset -euo pipefail\nrune_init", "RUNE203", 1),
    ],
)
def test_what_is_behind_it_is_confirmed_and_says_so(
    begin: str, code: str, line: int, tmp_path: Path, sandbox: Sandbox
) -> None:
    """The reason names what has to be mended first, and the witness has the message read before the first line."""
    found = _found(begin + _REST, tmp_path, sandbox)
    assert (found[code].verdict, found[code].reason) == (Verdict.CONFIRMED, "")
    behind = found["RUNE402"]
    assert behind.verdict is Verdict.CONFIRMED
    assert behind.reason == f"behind {code} in line {line}: it shows once the message is read"
    assert behind.witness is not None
    assert behind.witness.scenario["library"] == "ready"
    assert (behind.witness.stdout, behind.witness.exit) == (b"", 1)


def test_what_shows_as_the_plugin_stands_needs_nothing_mended(tmp_path: Path, sandbox: Sandbox) -> None:
    """A breach before the place that needs the message is confirmed as it is."""
    found = _found(f"{_HEAD}uptime{_REST}", tmp_path, sandbox)
    assert (found["RUNE102"].verdict, found["RUNE102"].reason) == (Verdict.CONFIRMED, "")


def test_nothing_is_made_ready_for_a_plugin_that_reads_its_message(tmp_path: Path, sandbox: Sandbox) -> None:
    """What another breach hides stays undecided there."""
    found = _found(f"{_HEAD}rune_init\nall=$(rune_param)\nuptime{_REST}", tmp_path, sandbox)
    assert found["RUNE102"].verdict is Verdict.UNDECIDED
    assert "once it is read" not in found["RUNE102"].reason
