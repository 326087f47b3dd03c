"""The colours of the text report."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from runelint.finding import Severity


class Style(Enum):
    """What a stretch of text is; the values are the terminal's codes for it (ECMA-48, SGR)."""

    STRONG = "1"
    ERROR = "1;31"
    WARNING = "1;33"
    INFO = "1;36"
    FRAME = "34"
    GOOD = "32"


STYLE_OF_SEVERITY = {
    Severity.ERROR: Style.ERROR,
    Severity.WARNING: Style.WARNING,
    Severity.INFO: Style.INFO,
}


class Palette(NamedTuple):
    """How styles show: as colours, or not at all."""

    colour: bool

    def paint(self, text: str, style: Style) -> str:
        """Return `text` in `style`."""
        return f"\x1b[{style.value}m{text}\x1b[0m" if self.colour and text else text
