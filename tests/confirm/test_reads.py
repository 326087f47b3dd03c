"""Builtins that read the plugin's stdin start no program: what their stdin was is looked at."""

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
"""
_END = 'rune_ok "done" "{}"\n'


def _verdicts(text: str, folder: Path, sandbox: Sandbox) -> list[Verdict]:
    """Return the verdicts on who reads the plugin's stdin."""
    report = marks.tried_text(text, folder, sandbox)
    assert report.failures == ()
    return [found.verdict for found in report.findings if found.code == "RUNE204"]


@pytest.mark.parametrize(
    "line",
    [
        'while IFS= read -r line; do echo "$line" >&2; done',
        "until ! read -r a b; do :; done",
        "select x in a b; do break; done >/dev/null",
        "mapfile -t lines",
        "readarray -t lines </dev/stdin",
        "text=$(</dev/stdin)",
        'if read -r -t 5 -p "sure? " answer; then :; fi',
        "read -r -d '' text || true",
        'each() { while read -r l; do echo "$l" >&2; done; }; each <<<x; each',
        "exec 3<&0; read -r -u 3 x || true",
    ],
)
def test_a_read_after_the_message_is_seen(line: str, tmp_path: Path, sandbox: Sandbox) -> None:
    """The builtin was executed with the plugin's stdin, which `rune_init` had read to its end."""
    assert _verdicts(f"{_HEAD}rune_init\n{line}\n{_END}", tmp_path, sandbox) == [Verdict.CONFIRMED]


@pytest.mark.parametrize("line", ["text=$(</dev/stdin)", "mapfile -t lines", "while read -r l; do :; done"])
def test_a_read_before_the_message_is_seen(line: str, tmp_path: Path, sandbox: Sandbox) -> None:
    """`rune_init` has found nothing."""
    assert _verdicts(f"{_HEAD}{line}\nrune_init\n{_END}", tmp_path, sandbox) == [Verdict.CONFIRMED]


@pytest.mark.parametrize("line", ["exec 3<&0; mapfile -t -u 3 lines", "exec 3<&0; mapfile -t lines <&3"])
def test_what_another_descriptor_reads_is_not_told_by_stdin(line: str, tmp_path: Path, sandbox: Sandbox) -> None:
    """That the plugin's stdin is open as descriptor 0 says nothing about who reads descriptor 3."""
    assert _verdicts(f"{_HEAD}rune_init\n{line}\n{_END}", tmp_path, sandbox) == [Verdict.UNDECIDED]


def test_behind_a_read_of_one_line_the_rest_is_tried(tmp_path: Path, sandbox: Sandbox) -> None:
    """Who reads one line before `rune_init` gets an empty one where it stands before the message."""
    report = marks.tried_text(
        f'{_HEAD}read -r -t 5 answer || answer=\nrune_init\necho "$answer"\n{_END}', tmp_path, sandbox
    )
    noise = next(found for found in report.findings if found.code == "RUNE101")
    assert noise.verdict is Verdict.CONFIRMED
    assert noise.witness is not None
    assert noise.witness.scenario == {"blank_lines": 1}
