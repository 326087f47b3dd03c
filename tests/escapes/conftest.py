"""The sandboxes that the attacks are made in."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from prisons import Prison, Who

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module", params=Who, ids=lambda who: who.name.lower())
def prison(request: pytest.FixtureRequest) -> Iterator[Prison]:
    """Give a sandbox that is opened by each who may open one."""
    opened = Prison(request.param)
    yield opened
    opened.close()


@pytest.fixture
def scratch(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a folder, which whoever runs plugins may write to, in which all temporary files of this test are made."""
    with tempfile.TemporaryDirectory(prefix="scratch-", dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o1777)
        monkeypatch.setattr(tempfile, "tempdir", name)
        monkeypatch.setattr("runelint.runner.shelf._MEMORY", name)
        yield folder
