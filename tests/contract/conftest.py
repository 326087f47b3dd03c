"""The two libraries that the tests run, and the skip where they cannot be run apart from the machine."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from contract.sandbox import INIT, Call, Run, results, why_not

from runelint.contract.bpcs.functions import LIBRARY
from runelint.contract.bpcs.library import own_library

if TYPE_CHECKING:
    from contract.sandbox import Probe

PUBLIC = "RUNELINT_PUBLIC_RUNE"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return our own library, as users get it; skip where it cannot be run apart from the machine."""
    if (reason := why_not()) is not None:
        pytest.skip(reason)
    path = tmp_path / LIBRARY
    path.write_bytes(own_library())
    return path


@pytest.fixture(scope="session")
def public() -> Path:
    """Return RUNE's own library; skip where nobody says where it is."""
    folder = os.environ.get(PUBLIC)
    if not folder:
        pytest.skip(f"{PUBLIC} does not name a folder with RUNE's plugins")
    below = (Path(folder) / "plugins" / "lib", Path(folder) / "lib", Path(folder))
    found = [place / LIBRARY for place in below if (place / LIBRARY).is_file()]
    if not found:
        pytest.skip(f"{PUBLIC} names a folder without {LIBRARY}")
    return found[0]


@pytest.fixture
def probe(own: Path, tmp_path: Path) -> Probe:
    """Return what runs calls with our own library."""

    def _probe(*calls: Call, message: bytes = b"{}", setup: bytes = INIT) -> list[Run]:
        return results(calls, own, tmp_path, message=message, setup=setup)

    return _probe
