"""Where something stands: a stretch of a source."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from runelint.syntax.source import Source


class Place(NamedTuple):
    """A stretch of a source, in offsets."""

    source: Source
    start: int
    end: int
