"""What is tried about the data of a plugin: claims that are not true are never confirmed, and it is said why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from planted import planted

import marks
from runelint.finding import Verdict
from runelint.rulekit import Emit, Query, Record
from samples import HEAD

if TYPE_CHECKING:
    from pathlib import Path

    from runelint.runner.supervise import Sandbox


@pytest.mark.parametrize(
    "line",
    [
        'rune_ok "done" \'{"a": [1]}\'',
        'rune_ok "done" "$(jq -nc --arg a "$(rune_param a b)" \'{a: $a}\')"',
        'rune_error 2 "failed" "$(rune_param_json details \'{"a": 1}\')"',
    ],
)
def test_a_document_that_is_an_object_refutes_the_claim(line: str, tmp_path: Path, sandbox: Sandbox) -> None:
    """The emitter was given an object, and the claim says that it was not."""
    assert planted(f"{HEAD}{line}\n", tmp_path, sandbox, "RUNE303", Emit) == [Verdict.REFUTED]


def test_an_empty_document_tells_nothing(tmp_path: Path, sandbox: Sandbox) -> None:
    """The library takes an empty argument for an empty object."""
    assert planted(f'{HEAD}rune_ok "done" ""\n', tmp_path, sandbox, "RUNE303", Emit) == [Verdict.UNDECIDED]


@pytest.mark.parametrize(
    "line", ['rune_out "a=b c"', "rune_out n 3", 'rune_out "p=$(rune_param p x)"', 'rune_out "ok=true"']
)
def test_a_plain_value_is_no_loss(line: str, tmp_path: Path, sandbox: Sandbox) -> None:
    """Words, numbers and truth values may be strings, and so may what is passed on as text."""
    text = f"{HEAD}{line}\nrune_finish\n"
    assert planted(text, tmp_path, sandbox, "RUNE304", Record) == [Verdict.UNDECIDED]


@pytest.mark.parametrize("line", ['rune_out "a=b"', 'rune_out "user_$((1 + 2))" x', 'rune_out "not=1"'])
def test_an_identifier_is_a_good_key(line: str, tmp_path: Path, sandbox: Sandbox) -> None:
    """The message has what was given under it."""
    text = f"{HEAD}{line}\nrune_finish\n"
    assert planted(text, tmp_path, sandbox, "RUNE305", Record) == [Verdict.UNDECIDED]


@pytest.mark.parametrize(
    "line",
    [
        "V=$(jq -nc --arg v \"$(rune_param v w)\" '{v: $v}')",
        'V=$(jq -nc --arg v "$(rune_param v w)" "{v: \\$v}")',
        "F='{v: 1}'; V=$(jq -nc \"$F\")",
    ],
)
def test_a_value_beside_the_program_leaves_it_what_it_is(line: str, tmp_path: Path, sandbox: Sandbox) -> None:
    """Whatever the value is, the program stays the same."""
    text = f'{HEAD}{line}\nrune_ok "done" "$V"\n'
    assert planted(text, tmp_path, sandbox, "RUNE302", Query) == [Verdict.UNDECIDED]


@pytest.mark.parametrize(
    ("code", "record"), [("RUNE305", 'rune_out "$host" down'), ("RUNE304", 'rune_out "l=[\\"$host\\"]"')]
)
def test_what_is_lost_in_a_subshell_is_said_to_be(code: str, record: str, tmp_path: Path, sandbox: Sandbox) -> None:
    """A bad key and a lost type do not show where nothing that is recorded comes into the message, and that is told."""
    lines = f'cat /etc/hosts.txt | while read -r host; do\n  {record}\ndone || true\nrune_finish "done"\n'
    found = [each for each in marks.tried_text(f"{HEAD}{lines}", tmp_path, sandbox).findings if each.code == code]
    assert [each.verdict for each in found] == [Verdict.UNDECIDED]
    assert "in a subshell" in found[0].reason
