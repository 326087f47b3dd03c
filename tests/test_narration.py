"""The way to a finding, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from runelint.catalogue import load_rules
from runelint.engine import check_text

if TYPE_CHECKING:
    from runelint.finding import Finding

HEAD = """\
#!/usr/bin/env bash
set -Eeuo pipefail
source /usr/lib/rune/rune_bpcs.sh
rune_init
P="$(rune_param p "")"
"""


def finding(body: str) -> Finding:
    """Return the one finding in a plugin that does `body`."""
    text = HEAD + body + "rune_ok done\n"
    (found,) = check_text(text.encode(), "p.sh", path="/srv/p.sh", named=False, rules=load_rules()).findings
    return found


def steps(body: str) -> list[tuple[int, str]]:
    """Return line and sentence of each step to the one finding."""
    return [(step.span.line, step.message) for step in finding(body).steps]


@pytest.mark.parametrize(
    ("body", "step"),
    [
        ('if [[ -z "$P" ]]; then exit 3; fi\n', '`-z "$P"` is true'),
        ('[[ -n "$P" ]] || exit 3\n', '`-n "$P"` is false'),
        ("[ -d /srv ] || exit 3\n", "`-d …` in `[ -d /srv ]` is false"),
        ("systemctl restart x >&2 || exit 3\n", "`systemctl restart x >&2` fails"),
        ("command -v jq >/dev/null || exit 3\n", "`jq` is not there"),
        ('case "$P" in a) exit 3 ;; esac\n', "the `case` pattern `a` matches"),
        ("for x in $(ls); do exit 3; done\n", "the loop has another turn"),
    ],
)
def test_decision_is_a_sentence(body: str, step: str) -> None:
    """Each kind of decision on the way is a sentence in the plugin's own words."""
    assert steps(body)[-1:] == [(6, step)]


def test_calls_come_last_and_outermost_first() -> None:
    """The functions that were being executed are named in the order of their calls."""
    body = 'inner() {\n  exit 3\n}\nouter() {\n  inner\n}\n[[ -z "$P" ]] && outer\n'
    assert steps(body)[-2:] == [(12, "`outer` is called"), (10, "`inner` is called")]


def test_trap_is_named() -> None:
    """A step says when a trap's action runs."""
    assert "the EXIT trap runs" in [text for _, text in steps("trap 'echo bye' EXIT\n")]


def test_decisions_are_in_the_order_of_the_run() -> None:
    """Decisions are told in the order in which they were made."""
    body = '[[ -n "$P" ]] || rune_error 1 x\n[[ -d "$P" ]] || exit 3\n'
    assert [line for line, _ in steps(body)] == [6, 7]


def test_what_comes_after_is_not_told() -> None:
    """Steps lead to the finding: what is decided after it is not among them."""
    assert steps('echo noise\n[[ -n "$P" ]] || rune_error 1 x\n') == []


def test_many_steps_are_cut_to_the_last() -> None:
    """Of a long way the last steps are told."""
    body = "".join(f'[[ -n "$(rune_param p{n} "")" ]] || rune_error 1 x\n' for n in range(30)) + "exit 3\n"
    text = HEAD + body
    found = check_text(text.encode(), "p.sh", path="/srv/p.sh", named=False, rules=load_rules()).findings
    (last,) = (each for each in found if each.code == "RUNE401")
    lines = [step.span.line for step in last.steps]
    assert len(lines) <= 10
    assert lines[-1] == HEAD.count("\n") + 30


def test_long_command_is_cut() -> None:
    """A long command is told by its beginning, on one line."""
    (step,) = steps("systemctl restart " + " ".join(f"unit{n}" for n in range(40)) + " \\\n  last >&2 || exit 3\n")
    assert step[1].startswith("`systemctl restart unit0 unit1")
    assert step[1].endswith("…` fails")
    assert len(step[1]) < 80
    assert "\n" not in step[1]
