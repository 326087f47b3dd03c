"""The sandboxes that the attacks are made in."""

from __future__ import annotations

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
