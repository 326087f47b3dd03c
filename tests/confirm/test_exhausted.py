"""Findings that would take too long to try."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from marks import tried
from runelint.confirm.proving import Proof
from runelint.endurance import _BOUNDS
from runelint.finding import Verdict
from samples import NOISY_PLUGIN

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from runelint.confirm.judge import Trial
    from runelint.runner.supervise import Sandbox


def test_what_takes_too_long_is_undecided(tmp_path: Path, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the time of a file is over its findings are undecided, and the next file has a sandbox as before."""
    plugin = tmp_path / "plugin.sh"
    plugin.write_text(NOISY_PLUGIN)
    monkeypatch.setattr("runelint.confirm.confirmer._SECONDS", 0.06)
    monkeypatch.setattr("runelint.confirm.confirmer.judge", _endless)
    found = tried(plugin, sandbox).findings
    assert {one.verdict for one in found} == {Verdict.UNDECIDED}
    assert "would take more than 0.06 seconds" in found[0].reason
    monkeypatch.undo()
    assert Verdict.CONFIRMED in {one.verdict for one in tried(plugin, sandbox).findings}


def test_what_was_confirmed_in_time_stays(tmp_path: Path, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the time of a file is over by the clock, while its second finding waits, the first one has its verdict."""
    plugin = tmp_path / "plugin.sh"
    plugin.write_text(NOISY_PLUGIN.replace("rune_ok", "ls /\nrune_ok"))
    assert [one.verdict for one in tried(plugin, sandbox).findings].count(Verdict.CONFIRMED) >= 2
    whole = Proof.least
    first: list[Proof] = []

    def waiting(proof: Proof, shown: Trial) -> Trial | None:
        if first:
            _BOUNDS[0].by_clock = 1
            time.sleep(60)
        first.append(proof)
        return whole(proof, shown)

    monkeypatch.setattr(Proof, "least", waiting)
    found = tried(plugin, sandbox).findings
    assert [one.verdict for one in found].count(Verdict.CONFIRMED) == 1
    (late,) = {one.reason for one in found if one.verdict is Verdict.UNDECIDED}
    assert late == "to find runs for all findings of the file would take more than 1 seconds"


def _endless(*_: object) -> None:
    while True:
        pass
