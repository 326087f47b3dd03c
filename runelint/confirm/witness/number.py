"""Numbers that a comparison accepts."""

from __future__ import annotations

from operator import eq, ge, gt, le, lt, ne
from typing import TYPE_CHECKING

from runelint.confirm.clock import around

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

COMPARISONS: Mapping[str, Callable[[int, int], bool]] = {
    "-eq": eq,
    "-ne": ne,
    "-lt": lt,
    "-le": le,
    "-gt": gt,
    "-ge": ge,
}
_MIRRORED = {"-eq": "-eq", "-ne": "-ne", "-lt": "-gt", "-gt": "-lt", "-le": "-ge", "-ge": "-le"}


def holds(operator: str, left: int, right: int) -> bool:
    """Return whether `left operator right` is true."""
    return COMPARISONS[operator](left, right)


def mirrored(operator: str) -> str:
    """Return the comparison with its sides changed."""
    return _MIRRORED[operator]


def witnesses(operator: str, other: int) -> tuple[int, ...]:
    """Return numbers for which `number operator other` is true, the plainest first."""
    tries = [*around(other), other, other + 1, other - 1, other + 10, other * 2, other * 100, 0, 1, 5, 100, -1, 999_999]
    wanted = [number for number in dict.fromkeys(tries) if holds(operator, number, other)]
    return tuple(sorted(wanted, key=lambda number: number < 0))
