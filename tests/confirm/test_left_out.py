"""What runs say of a plugin that sources what the sandbox does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marks import tried
from runelint.confirm.left_out import without_files
from runelint.failure import Skip
from runelint.finding import Confirmation, Verdict
from samples import HEAD

if TYPE_CHECKING:
    from pathlib import Path

    from runelint.runner.supervise import Sandbox

ABSENT = (Skip("/home/x/.netrc", "is hidden"),)


def test_nothing_is_refuted_without_a_file_that_is_sourced() -> None:
    """What was not there may be why a run shows nothing: that is said. What a run has shown stays."""
    told = "`/home/x/.netrc`, which is sourced, was not copied: it is hidden"
    answers = [Confirmation(verdict, "so it is") for verdict in Verdict]
    found = {answer.verdict: each for answer, each in zip(answers, without_files(answers, ABSENT), strict=True)}
    assert found[Verdict.REFUTED][:2] == (Verdict.UNDECIDED, f"so it is; but {told}")
    assert found[Verdict.UNDECIDED][:2] == (Verdict.UNDECIDED, f"so it is; {told}")
    assert found[Verdict.CONFIRMED] == answers[list(Verdict).index(Verdict.CONFIRMED)]
    assert found[Verdict.NOT_RUN] == answers[list(Verdict).index(Verdict.NOT_RUN)]
    assert without_files(answers, ()) == answers


def test_a_finding_says_what_its_runs_lack(tmp_path: Path, sandbox: Sandbox) -> None:
    """Where a function is in a file that is not copied, the verdict on its line says so."""
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "helper.sh").write_text("say() { echo noise; }\n")
    plugin = tmp_path / "plugins" / "plugin.sh"
    plugin.parent.mkdir()
    plugin.write_text(f'{HEAD}source "${{0%/*}}/../shared/helper.sh"\nsay\nrune_ok\n')
    (found,) = (one for one in tried(plugin, sandbox).findings if one.code == "RUNE101")
    assert found.verdict is Verdict.UNDECIDED
    assert f"`{tmp_path}/shared/helper.sh`, which is sourced, was not copied: it lies outside" in found.reason
    (tmp_path / ".git").mkdir()
    (found,) = (one for one in tried(plugin, sandbox).findings if one.code == "RUNE101")
    assert found.verdict is Verdict.CONFIRMED


def test_nobody_learns_the_words_of_a_file_that_is_not_copied(tmp_path: Path, sandbox: Sandbox) -> None:
    """No stand-in is made for a command that only a file names which is not copied."""
    (tmp_path / ".netrc").write_text("hunter2 || true\n")
    plugin = tmp_path / "plugins" / "plugin.sh"
    plugin.parent.mkdir()
    plugin.write_text(f'{HEAD}source "${{0%/*}}/../.netrc" || true\nls /run/stubs\nsystemctl x || true\nrune_ok\n')
    found = [one for one in tried(plugin, sandbox).findings if one.witness is not None]
    assert any("systemctl" in repr(one.witness) for one in found), found
    assert "hunter2" not in repr(found)
