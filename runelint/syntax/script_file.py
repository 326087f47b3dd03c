"""A script as a file: what can be wrong with it before anything is executed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from runelint.syntax.blemishes import mended

if TYPE_CHECKING:
    from runelint.syntax.blemishes import Found
    from runelint.syntax.source import Source


class ScriptFile(NamedTuple):
    """The text of a file as it stands, and what breaks it.

    `mode` are its permission bits, or None when there is no file or its file system keeps none.
    """

    source: Source
    blemish: Found | None
    mode: int | None

    @property
    def text(self) -> str:
        """The text without what breaks it, as its author sees it."""
        return self.source.text if self.blemish is None else mended(self.source.text)
