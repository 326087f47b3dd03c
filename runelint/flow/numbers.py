"""Numbers in arithmetic: those that are known, those that are known not to be below another, and all others."""

from __future__ import annotations

from operator import add, and_, eq, ge, gt, le, lt, mul, ne, or_, sub, xor
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class AtLeast(NamedTuple):
    """A number of which only that is known: it is not below `least`, which is not below 0."""

    least: int


Number: TypeAlias = "int | AtLeast | None"
"""None is a number of which nothing is known."""

# What Bash itself keeps in variables is never below these (bash(1), Shell Variables).
LEAST: Mapping[str, int] = {
    "BASHPID": 1, "EPOCHSECONDS": 1, "EUID": 0, "LINENO": 0, "PPID": 0, "RANDOM": 0, "SECONDS": 0, "SHLVL": 0,
    "SRANDOM": 0, "UID": 0,
}  # fmt: skip

OPERATORS: Mapping[str, Callable[[int, int], int]] = {
    "+": add,
    "-": sub,
    "*": mul,
    "<": lt,
    "<=": le,
    ">": gt,
    ">=": ge,
    "==": eq,
    "!=": ne,
    "&": and_,
    "|": or_,
    "^": xor,
    "&&": lambda left, right: bool(left and right),
    "||": lambda left, right: bool(left or right),
}
"""Those that have a result for any two numbers; one that is true or false is a number, too."""

_LARGEST = 1 << 63
_MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "==", "!=": "!="}


def truth(number: Number) -> bool | None:
    """Return whether the number is not 0; None when that is not known."""
    if isinstance(number, AtLeast):
        return True if number.least else None
    return None if number is None else bool(number)


def lower(one: Number, other: Number) -> Number:
    """Return what is known of a number that is one of both."""
    if one == other:
        return one
    least = [_least(each) for each in (one, other)]
    known = [bound for bound in least if bound is not None]
    return AtLeast(min(known)) if len(known) == len(least) and min(known) >= 0 else None


def applied(operator: str, left: Number, right: Number) -> Number:
    """Return what an operator of arithmetic gives for two numbers, as far as that is known."""
    if operator in {"&&", "||"}:
        return _decided(operator, truth(left), truth(right))
    if left is None or right is None:
        return None
    if isinstance(left, int) and isinstance(right, int):
        return _calculated(operator, left, right)
    if operator in _MIRRORED:
        return _compared(operator, left, right)
    return _bounded(operator, left, right)


def _decided(operator: str, left: bool | None, right: bool | None) -> int | None:  # noqa: FBT001 - two like ones
    decisive = operator == "||"
    if decisive in (left, right):
        return int(decisive)
    return None if None in (left, right) else int(not decisive)


def _compared(operator: str, left: int | AtLeast, right: int | AtLeast) -> int | None:
    """Return what a comparison gives in which one number is known, and of the other what it is at least."""
    if isinstance(left, int):
        operator, left, right = _MIRRORED[operator], right, left
    if isinstance(left, int) or isinstance(right, AtLeast):
        return None
    if left.least > right:
        return int(operator in {">", ">=", "!="})
    return {">=": 1, "<": 0}.get(operator) if left.least == right else None


def _bounded(operator: str, left: int | AtLeast, right: int | AtLeast) -> AtLeast | None:
    """Return what an operator gives for numbers of which at least one is not known."""
    low, high = _least(left), _least(right)
    if low is None or high is None:
        return None
    found: int | None = None
    if operator == "+":
        found = low + high
    elif operator == "-" and isinstance(right, int):
        found = low - right
    elif operator == "*" and low >= 0 and high >= 0:
        found = low * high
    elif operator in {"/", "%"} and low >= 0 and high > 0:
        found = low // high if operator == "/" and isinstance(right, int) else 0
    return AtLeast(found) if found is not None and 0 <= found < _LARGEST else None


def _least(number: Number) -> int | None:
    return number.least if isinstance(number, AtLeast) else number


def _calculated(operator: str, left: int, right: int) -> int | None:
    if operator in {"/", "%"}:
        if right == 0:
            return None
        quotient = abs(left) // abs(right) * (1 if (left < 0) == (right < 0) else -1)
        return quotient if operator == "/" else left - quotient * right
    if operator in {"<<", ">>", "**"}:
        if not 0 <= right < 64:  # noqa: PLR2004 - wider than an integer of Bash
            return None
        result = left << right if operator == "<<" else left >> right if operator == ">>" else int(left**right)
    else:
        result = int(OPERATORS[operator](left, right))
    return result if -_LARGEST <= result < _LARGEST else None
