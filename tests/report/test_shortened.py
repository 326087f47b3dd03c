"""Text that is cut where a line ends."""

from __future__ import annotations

import pytest

from runelint.report.escape import columns
from runelint.report.witness import shortened


@pytest.mark.parametrize("room", range(-30, 12))
@pytest.mark.parametrize("text", ["ordinary text", "\u4e2d\u6587\u4e2d\u6587\u4e2d\u6587\u4e2d", "e\u0301" * 20])
def test_text_is_cut_in_any_room(text: str, room: int) -> None:
    """Where there is room for little, or for nothing, as in a narrow terminal, the mark is what is left."""
    cut = shortened(text, room)
    assert cut.endswith("...")
    assert columns(cut) <= max(room, 3)


def test_what_fits_stays() -> None:
    """Text that fills the room is not cut."""
    assert shortened("ordinary", 8) == "ordinary"
