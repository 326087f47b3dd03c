"""Of what no run has come to, it is said where the runs ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import marks
from runelint.finding import Verdict
from samples import HEAD

if TYPE_CHECKING:
    from pathlib import Path

    from runelint.runner.supervise import Sandbox


def _told(body: str, folder: Path, sandbox: Sandbox) -> dict[str, tuple[Verdict, str]]:
    """Return the verdicts and their reasons by code."""
    report = marks.tried_text(HEAD + body, folder, sandbox)
    assert report.failures == ()
    return {found.code: (found.verdict, found.reason) for found in report.findings}


def test_what_stands_behind_a_command_that_always_fails_is_dead(tmp_path: Path, sandbox: Sandbox) -> None:
    """The library ends the plugin, and the finding there is named: whoever mends it can have the other one tried."""
    told = _told('all=$(rune_param)\necho "$all"\nrune_ok "done" "{}"\n', tmp_path, sandbox)
    assert told["RUNE206"] == (Verdict.CONFIRMED, "")
    reason = "the command was not executed: line 5 (RUNE206) ends every run that was tried"
    assert told["RUNE101"] == (Verdict.UNDECIDED, reason)


def test_several_ends_are_all_named(tmp_path: Path, sandbox: Sandbox) -> None:
    """A list that is read from nowhere is empty, whatever the message says."""
    body = """kind=$(rune_param kind a)
[[ $kind == [ab] ]] || rune_error 1 "no such kind" "{}"
mapfile -t hosts
(( ${#hosts[@]} )) || rune_error 1 "nothing to do" "{}"
echo "$kind"
rune_ok "done" "{}"
"""
    told = _told(body, tmp_path, sandbox)
    assert told["RUNE204"] == (Verdict.CONFIRMED, "")
    reason = "the command was not executed: the runs that were tried ended in lines 6 and 8"
    assert told["RUNE101"] == (Verdict.UNDECIDED, reason)


@pytest.mark.parametrize(
    ("start", "line", "code"),
    [
        ("", 5, "RUNE201"),
        ("( rune_init )\n", 6, "RUNE205"),
        ('all=$(cat)\necho "${#all}" >&2\nrune_init\n', 6, "RUNE204"),
    ],
    ids=["no init", "init in a subshell", "stdin stolen"],
)
def test_where_the_message_is_not_read_that_is_said(
    start: str, line: int, code: str, tmp_path: Path, sandbox: Sandbox
) -> None:
    """No value of the message gets any further, and the breach to blame stands elsewhere than where the runs end.

    With the message read no run shows what is behind it, either; that refutes nothing, and is told as well.
    """
    path = tmp_path / "plugin.sh"
    body = """name=$(rune_param name "")
[[ $name =~ ^[a-z]+$ ]] || rune_error 1 "no name" "{}"
rune_ok done "{\\"name\\": \\"$name\\"}"
"""
    path.write_text(HEAD.removesuffix("rune_init\n") + start + body, encoding="utf-8")
    report = marks.tried(path, sandbox)
    told = {found.code: (found.verdict, found.reason) for found in report.findings}
    end = f"line {line} ends every run that was tried, since the message is not read: {code}"
    verdict, reason = told["RUNE301"]
    assert verdict is Verdict.UNDECIDED
    assert reason.startswith(f"the command was not executed: {end}; once it is read: no value ")


@pytest.mark.parametrize("test", ["-b /srv/disk", "-b /dev/sdb", "-c /dev/ttyS0", "-S /run/x.sock", "-p /srv/fifo"])
def test_what_only_root_could_make_is_there(test: str, tmp_path: Path, sandbox: Sandbox) -> None:
    """Behind a test for a device, a socket or a named pipe a breach is shown, and where there must be none as well."""
    asks = f'[[ {test} ]] || rune_error 2 "none" "{{}}"\necho "found"\nrune_ok "done" "{{}}"\n'
    assert _told(asks, tmp_path, sandbox)["RUNE101"] == (Verdict.CONFIRMED, "")
    shuns = f'[[ ! {test} ]] || rune_error 2 "there" "{{}}"\necho "none"\nrune_ok "done" "{{}}"\n'
    assert _told(shuns, tmp_path, sandbox)["RUNE101"] == (Verdict.CONFIRMED, "")


def test_what_is_checked_before_is_said_to_be(tmp_path: Path, sandbox: Sandbox) -> None:
    """Where no value gets to the place that would break what is made there, the reason says so."""
    path = tmp_path / "plugin.sh"
    path.write_text(
        """#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init
field=$(rune_param field name)
[[ $field =~ ^[a-z]+$ ]] || rune_error 1 "a strange field" "{}"
rune_ok "seen" "$(jq -nc "{$field: 1}")"
""",
        encoding="utf-8",
    )
    found = [each for each in marks.tried(path, sandbox).findings if each.code == "RUNE302"]
    assert [each.verdict for each in found] == [Verdict.UNDECIDED]
    assert "checked before" in found[0].reason


def test_a_run_that_is_not_begun_hides_no_end(tmp_path: Path, sandbox: Sandbox) -> None:
    """By its own path another shell may not get over the first line; where the others end is told all the same."""
    lines = ["# no shebang", "set -euo pipefail", 'source "$(dirname "$0")/rune_bpcs.sh"', "rune_init"]
    report = marks.tried_text(
        "\n".join([*lines, 'name="$(rune_param)"', "ls /nowhere", "rune_ok done '{}'", ""]), tmp_path, sandbox
    )
    told = {found.code: found.reason for found in report.findings if found.span.line == 6}
    assert told
    assert all("line 5" in reason for reason in told.values())


def test_what_is_computed_is_not_made_to_fail(tmp_path: Path, sandbox: Sandbox) -> None:
    """`expr` gives 0 for no sum of these numbers: that a stand-in says so would prove nothing."""
    path = tmp_path / "plugin.sh"
    body = """total=0
while read -r count; do
  total=`expr $total + $count`
done <<<"$(printf '%s\\n' 1 2 3)"
rune_ok "counted" "$(jq -nc --arg t "$total" '{total: $t}')"
"""
    path.write_text(HEAD + body, encoding="utf-8")
    report = marks.tried(path, sandbox)
    assert [found.verdict for found in report.findings if found.code == "RUNE402"] in ([], [Verdict.UNDECIDED])
