"""What it takes to come to a breach: plugins whose every finding a real run shows, however far behind it stands.

Each file is one way of going there. The marks in it name what must be confirmed; nothing else may be.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import marks
from runelint.finding import Verdict

if TYPE_CHECKING:
    from runelint.runner.supervise import Sandbox

_PLUGINS = marks.params((Path(__file__).parent / "reached").glob("*.sh"))


@pytest.mark.parametrize("path", _PLUGINS)
def test_a_run_comes_to_each_breach(path: Path, sandbox: Sandbox) -> None:
    """What is marked is confirmed, and nothing else is."""
    report = marks.tried(path, sandbox)
    assert report.failures == ()
    confirmed = [each for each in report.findings if each.verdict is Verdict.CONFIRMED]
    left = [(each.span.line, each.code, each.reason) for each in report.findings if each not in confirmed]
    assert marks.places(confirmed) == marks.expected(path), left
