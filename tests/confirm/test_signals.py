"""Verdicts on what a plugin does when it gets a signal: scenarios send one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import marks
from runelint.finding import Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from runelint.runner.supervise import Sandbox

_HEAD = """#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init
work=$(mktemp -d)
"""
_WORK = """systemctl restart app >&2 || rune_error 3 "restart failed" '{}'
rune_ok "restarted" '{}'
"""


def _verdicts(text: str, folder: Path, sandbox: Sandbox) -> dict[str, Verdict]:
    report = marks.tried_text(text, folder, sandbox)
    assert report.failures == ()
    return {found.code: found.verdict for found in report.findings}


@pytest.mark.parametrize(
    "traps",
    [
        "trap 'echo interrupted >&2; exit 130' INT TERM\n",
        'stop() { rm -rf "$work"; exit 130; }\ntrap stop TERM\n',
        'trap \'rm -rf "$work"\' EXIT\ntrap "exit 143" TERM HUP\n',
        "tidy() { rm -rf \"$work\"; }\ntrap tidy EXIT\ntrap 'exit 129' HUP\n",
        "trap 'exit 130' INT\n",
    ],
)
def test_an_exit_in_the_trap_of_a_signal_is_confirmed(traps: str, tmp_path: Path, sandbox: Sandbox) -> None:
    """A plugin that gets a signal and exits in its trap with nothing emitted is seen to do so."""
    assert _verdicts(f"{_HEAD}{traps}{_WORK}", tmp_path, sandbox) == {"RUNE401": Verdict.CONFIRMED}


def test_a_trap_that_emits_is_not_blamed(tmp_path: Path, sandbox: Sandbox) -> None:
    """When a plugin answers to a signal, a claim that its message goes elsewhere is refuted by a run with that signal.

    The redirection of the command during which the signal comes is that command's alone.
    """
    found = _verdicts(f"{_HEAD}trap 'rune_error 3 \"stopped\"' TERM\n{_WORK}", tmp_path, sandbox)
    assert set(found.values()) <= {Verdict.REFUTED}
