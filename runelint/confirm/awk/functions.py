"""The functions of awk that work on texts and numbers (awk(1), String Functions)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.confirm.awk.state import number, text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from runelint.confirm.awk.state import Cell

_CONVERSION = re.compile(r"%(%|[-+ 0#]*\d*(?:\.\d+)?([dicsfgexXou]))")


def formatted(cells: Sequence[Cell]) -> str:
    """Return what `printf` makes of a format and values."""
    waiting = list(cells[1:])

    def one(found: re.Match[str]) -> str:
        if found[1] == "%":
            return "%"
        cell = waiting.pop(0) if waiting else ""
        if found[2] in "sc":
            return found[0] % text(cell)
        if found[2] in "diouxX":
            return found[0].replace("i", "d").replace("u", "d") % int(number(cell))
        return found[0] % number(cell)

    return _CONVERSION.sub(one, text(cells[0]))


def _substr(cells: Sequence[Cell]) -> Cell:
    whole, begin = text(cells[0]), int(number(cells[1]))
    end = begin + int(number(cells[2])) if len(cells) > 2 else len(whole) + 1  # noqa: PLR2004 - without a length
    return whole[max(begin, 1) - 1 : max(end - 1, 0)]


FUNCTIONS: dict[str, Callable[[Sequence[Cell]], Cell]] = {
    "close": lambda _: 0.0,
    "fflush": lambda _: 0.0,
    "int": lambda cells: float(int(number(cells[0]))),
    "length": lambda cells: float(len(text(cells[0]))),
    "sprintf": formatted,
    "substr": _substr,
    "tolower": lambda cells: text(cells[0]).lower(),
    "toupper": lambda cells: text(cells[0]).upper(),
}
