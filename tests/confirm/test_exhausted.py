"""Findings that would take too long to try."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marks import tried
from runelint.finding import Verdict
from samples import NOISY_PLUGIN

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

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


def _endless(*_: object) -> None:
    while True:
        pass
