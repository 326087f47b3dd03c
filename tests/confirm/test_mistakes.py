"""What goes wrong on our side while findings are tried: it is told, and it takes no verdict but its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import marks
from runelint.confirm import confirmer as confirming
from runelint.confirm.judge import judge
from runelint.confirm.rehearsal import externals
from runelint.confirm.thinking import Thinking
from runelint.finding import Verdict
from samples import HEAD

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from runelint.confirm.claim import Claim
    from runelint.confirm.judge import Judgement, Trial
    from runelint.engine import FileReport
    from runelint.runner.supervise import Sandbox

_TWO = f"""{HEAD}mode=$(rune_param mode "")
if [[ $mode == loud ]]; then echo "loud"; fi
if [[ $mode == quiet ]]; then exit 3; fi
rune_ok "done" "$(jq -nc --arg m "$mode" '{{mode:$m}}')"
"""


def _report(text: str, folder: Path, sandbox: Sandbox) -> FileReport:
    return marks.tried_text(text, folder, sandbox)


def _verdicts(report: FileReport) -> dict[str, Verdict]:
    return {found.code: found.verdict for found in report.findings}


def test_a_mistake_at_one_finding_is_not_the_others(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sandbox: Sandbox
) -> None:
    """Judging RUNE101 fails: that one was not tried, and the failure is told; RUNE401 is confirmed as ever."""

    def failing(claim: Claim, trial: Trial) -> Judgement:
        if claim.finding.code == "RUNE101":
            raise ZeroDivisionError
        return judge(claim, trial)

    monkeypatch.setattr(confirming, "judge", failing)
    report = _report(_TWO, tmp_path, sandbox)
    assert _verdicts(report) == {"RUNE101": Verdict.NOT_RUN, "RUNE401": Verdict.CONFIRMED}
    assert len(report.failures) == 1
    assert "ZeroDivisionError" in report.failures[0].message


def test_a_mistake_in_a_rehearsal_ends_that_rehearsal_only(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sandbox: Sandbox
) -> None:
    """Rehearsing `jq` fails: what stands before it is found all the same."""

    def failing(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(externals, "query", failing)
    report = _report(_TWO, tmp_path, sandbox)
    assert _verdicts(report) == {"RUNE101": Verdict.CONFIRMED, "RUNE401": Verdict.CONFIRMED}
    assert report.failures == ()


def test_a_mistake_that_may_have_cost_a_verdict_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sandbox: Sandbox
) -> None:
    """The way to the finding leads over what could not be rehearsed: it is undecided, and the failure is told."""

    def failing(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(externals, "query", failing)
    asked = 'if [[ $(rune_all_params | jq -r \'.a.b // "none"\') == "x-17" ]]; then echo "there"; fi'
    report = _report(f'{HEAD}{asked}\nrune_ok "done" "{{}}"\n', tmp_path, sandbox)
    assert _verdicts(report) == {"RUNE101": Verdict.UNDECIDED}
    assert "ZeroDivisionError" in report.failures[0].message


def test_a_program_of_jq_that_is_broken_and_has_no_input_is_rehearsed(tmp_path: Path, sandbox: Sandbox) -> None:
    """A message value breaks the program, and the file that it would read is empty."""
    text = (
        f'{HEAD}attr=$(rune_param attribute name)\n: >/tmp/plan\nseen=$(jq -c ".[].$attr" /tmp/plan) || seen="[]"\n'
        'rune_ok "done" "$(jq -nc --arg s "$seen" \'{seen:$s}\')"\n'
    )
    report = _report(text, tmp_path, sandbox)
    assert report.failures == ()
    assert _verdicts(report) == {"RUNE302": Verdict.CONFIRMED}


def test_a_thought_that_fails_has_no_result() -> None:
    """What went wrong is kept."""
    thinking = Thinking(60)

    def failing() -> int:
        raise ZeroDivisionError

    assert thinking.result(failing) is None
    assert [type(each) for each in thinking.mistakes] == [ZeroDivisionError]
    assert thinking.result(lambda: 1) == 1
