"""What the operands of an arithmetic operation of jq have to be for a wanted result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.confirm.jq.holes import Hole

if TYPE_CHECKING:
    from runelint.runner.scenario import Json


def taken(wanted: object, whole: float) -> object:
    """Return what has to be taken from `whole` to get what is wanted."""
    if isinstance(wanted, Hole):
        return Hole(tuple(whole - each for each in wanted.samples if isinstance(each, int | float)))
    return whole - wanted if isinstance(wanted, int | float) and not isinstance(wanted, bool) else 5


def moved(wanted: object, operator: str, value: float) -> object:
    """Return what the other side of `operator` has to be, when one side is `value`."""
    if isinstance(wanted, Hole):
        samples = tuple(_inverse(each, operator, value) for each in wanted.samples)
        return Hole(samples)
    return _inverse(wanted, operator, value)


def _inverse(wanted: object, operator: str, value: float) -> Json:
    if not isinstance(wanted, int | float) or isinstance(wanted, bool):
        return 5
    if operator == "+":
        return wanted - value
    if operator == "-":
        return wanted + value
    if operator == "*":
        moved = wanted / value if value else 0.0
        return int(moved) if float(moved).is_integer() else moved
    return wanted * value if operator == "/" else wanted
