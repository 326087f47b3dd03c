"""Numbers in a plugin that no rehearsal could ever count to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from marks import tried

if TYPE_CHECKING:
    from pathlib import Path

    from runelint.runner.supervise import Sandbox


@pytest.mark.parametrize(
    "line",
    [
        'x=$(date -d "99999999999999 years ago" +%Y) || x=5; [[ $x == 5 ]] && echo stray',
        'x=$(date -d "999999999999 days" +%c) || x=5; [[ $x == 5 ]] && echo stray',
        "tar xf a.tar --strip-components=999999999999 || true; [[ -f a/b ]] && echo stray",
        "split -a 99999999 f || true; [[ -f xaa ]] && echo stray",
    ],
    ids=["past", "future", "tar", "split"],
)
def test_far_numbers_are_no_mistake(line: str, tmp_path: Path, sandbox: Sandbox) -> None:
    """A date beyond all years, or more parts than there can be, is nothing that our own code fails at."""
    plugin = tmp_path / "plugin.sh"
    plugin.write_text(f'#!/usr/bin/env bash\n. "${{0%/*}}/rune_bpcs.sh"\nrune_init\n{line}\nrune_ok done "{{}}"\n')
    report = tried(plugin, sandbox)
    assert report.findings
    assert report.failures == ()
