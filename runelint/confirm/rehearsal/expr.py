"""`expr` in a rehearsal (expr(1)): arithmetic, comparisons, and texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.confirm.rehearsal.values import Ask, Computed, Question, Result, Value, through
from runelint.confirm.witness import regex
from runelint.flow.closed import extended

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from runelint.confirm.rehearsal.shell import Shell

_LEVELS = (("|",), ("&",), ("<", "<=", "=", "==", "!=", ">=", ">"), ("+", "-"), ("*", "/", "%"), (":",))
_ARITHMETIC: dict[str, Callable[[int, int], int]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    # The quotient is cut towards 0, and the remainder has the sign of the dividend.
    "/": lambda a, b: abs(a) // abs(b) * (1 if (a < 0) is (b < 0) else -1),
    "%": lambda a, b: abs(a) % abs(b) * (-1 if a < 0 else 1),
}
_COMPARED: dict[str, Callable[[int], bool]] = {
    "<": lambda order: order < 0,
    "<=": lambda order: order <= 0,
    "=": lambda order: order == 0,
    "==": lambda order: order == 0,
    "!=": lambda order: order != 0,
    ">=": lambda order: order >= 0,
    ">": lambda order: order > 0,
}
_BROKEN = 2
# A text, an operator, and another one.
_BINARY = 3


class _BrokenError(Exception):
    """The operands are no expression."""


def expr(shell: Shell, arguments: Sequence[Value]) -> Result:
    """Act out `expr`: it prints what comes out, and fails when that is 0 or nothing."""
    words = list(arguments)
    try:
        value = _level(words, 0)
    except _BrokenError:
        return Result(_BROKEN, Question(Ask.ANY, tuple(arguments)))
    if words:
        return Result(_BROKEN)
    shell.write(value._replace(text=f"{value.text}\n"))
    nothing = value.text in {"", "0"}
    return Result(1 if nothing else 0, _question(arguments, value), value.sure)


def _question(arguments: Sequence[Value], value: Value) -> Question:
    """Return what decides whether it succeeds: a text that an expression is to fit, a number, or any text."""
    if len(arguments) == _BINARY and arguments[1].text == ":":
        return Question(Ask.EXPRESSION, (arguments[0],), _anchored(arguments[2].text))
    if _number(value) is not None:
        return Question(Ask.NUMBER, (value, Value("0")), "-ne")
    return Question(Ask.FILLED, (value,))


def _level(words: list[Value], level: int) -> Value:
    if level == len(_LEVELS):
        return _primary(words)
    left = _level(words, level + 1)
    while words and words[0].text in _LEVELS[level]:
        operator = words.pop(0).text
        left = _joined(left, operator, _level(words, level + 1))
    return left


def _primary(words: list[Value]) -> Value:
    if not words:
        raise _BrokenError
    first = words.pop(0)
    if first.text == "(":
        value = _level(words, 0)
        if not words or words.pop(0).text != ")":
            raise _BrokenError
        return value
    if first.text == "length" and words:
        value = words.pop(0)
        return through(str(len(value.text)), value)
    if first.text == "substr" and len(words) >= 3:  # noqa: PLR2004 - the text, where, how long
        text, at, length = words.pop(0), _number(words.pop(0)), _number(words.pop(0))
        fits = at is not None and length is not None and at > 0 and length > 0
        return through(text.text[at - 1 : at - 1 + length] if fits and at and length else "", text)
    return first


def _joined(left: Value, operator: str, right: Value) -> Value:
    if operator == "|":
        return left if left.text not in {"", "0"} else right
    if operator == "&":
        return left if left.text not in {"", "0"} and right.text not in {"", "0"} else Value("0")
    if operator == ":":
        return _matched(left, right)
    one, other = _number(left), _number(right)
    if operator in _COMPARED:
        order = _order(one, other) if one is not None and other is not None else _order(left.text, right.text)
        return through(str(int(_COMPARED[operator](order))), left, right)
    if one is None or other is None or (operator in {"/", "%"} and not other):
        raise _BrokenError
    act = _ARITHMETIC[operator]
    if left.term is None and right.term is None:
        return Value(str(act(one, other)), sure=left.sure and right.sure)

    def formula(numbers: Sequence[int]) -> int | None:
        return None if operator in {"/", "%"} and not numbers[1] else act(numbers[0], numbers[1])

    return Value(str(act(one, other)), Computed((left, right), formula), left.sure and right.sure)


def _matched(left: Value, right: Value) -> Value:
    """Return what `text : expression` gives: the group, or how long what fits is; it fits at the beginning."""
    groups = "\\(" in right.text
    pattern = regex.compiled(_anchored(right.text))
    if pattern is None:
        return through("0", left, sure=False)
    found = pattern.match(left.text)
    if groups:
        return through((found[1] or "") if found else "", left)
    return through(str(len(found[0])) if found else "0", left)


def _anchored(expression: str) -> str:
    """Return the basic expression as an extended one, which fits at the beginning only."""
    return "^" + extended(expression).removeprefix("^")


def _number(value: Value) -> int | None:
    return int(value.text) if re.fullmatch(r"-?\d{1,18}", value.text) else None


def _order(one: int | str, other: int | str) -> int:
    return (one > other) - (one < other)  # type: ignore[operator]  # both are of one kind
