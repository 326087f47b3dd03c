"""Arithmetic on what is known of the variables (bash(1), ARITHMETIC EVALUATION)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import add, and_, eq, ge, gt, le, lt, mul, ne, or_, sub, xor
from typing import TYPE_CHECKING, TypeAlias

from runelint.flow import words
from runelint.flow.events import Cause, Status
from runelint.flow.interpreting import note_arithmetic
from runelint.flow.machine import NONZERO
from runelint.flow.sequence import end
from runelint.flow.subshells import subshell_depth
from runelint.flow.values import FAILURE, POSITIVE, Origin, Text, constant, unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from runelint.flow.machine import Machine
    from runelint.flow.state import State
    from runelint.syntax.nodes import Arithmetic

_TOKEN = re.compile(
    r"\s*(?:(?P<number>0[xX][0-9a-fA-F]+|\d+(?:#[0-9a-zA-Z@_]+)?)|(?P<name>[A-Za-z_]\w*(?:\[[^\]]*\])?)|(?P<hole>\0)|(?P<positive>\x01)"
    r"|(?P<op>\*\*|<<=|>>=|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|[-+*/%<>=!~&|^?:(),]))"
)
# What stands in it may be the key of an associative array.
_SUBSCRIPT = re.compile(r"\[[^\]]*\]")
# A name that is read: not one that is assigned, and no part of a number.
_NAME = re.compile(r"(?<![\w#$])([A-Za-z_]\w*)\b(?!\s*(?:=(?!=)|\[))")
_BINARY = {
    "||": 1, "&&": 2, "|": 3, "^": 4, "&": 5, "==": 6, "!=": 6, "<": 7, "<=": 7, ">": 7, ">=": 7,
    "<<": 8, ">>": 8, "+": 9, "-": 9, "*": 10, "/": 10, "%": 10, "**": 11,
}  # fmt: skip
_ASSIGNING = {"=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>="}
_LARGEST = 1 << 63
_DEEPEST = 40


class _UnreadableError(Exception):
    """The expression is not one that we can read."""


class _Positive:
    """A number of which only that is known: it is greater than 0. The status of a command that has failed."""


_POSITIVE = _Positive()
_Number: TypeAlias = "int | _Positive | None"
# 0 and 1 before a number that is at least 1; what is not here is not known.
_BEFORE = {
    0: {"==": 0, "!=": 1, "<": 1, "<=": 1, ">": 0, ">=": 0},
    1: {"<=": 1, ">": 0},
}
_AGAINST_ZERO = {"==": 0, "!=": 1, ">": 1, ">=": 1, "<": 0, "<=": 0, "&&": 0, "||": 1}


def evaluate(machine: Machine, state: State, expression: Arithmetic) -> int | None:
    """Return the value of `expression`, or None when it is not known; assignments in it are made in `state`."""
    value = _of(machine, state, expression)
    return None if isinstance(value, _Positive) else value


def index(machine: Machine, state: State, subscript: Arithmetic) -> int | None:
    """Return the value of a subscript, or None when it is not known; it may also be the key of an associative array."""
    text = words.parts_text(machine, state, subscript.parts)
    return evaluate_text(state, flattened(state, text), subscript.start)


def _of(machine: Machine, state: State, expression: Arithmetic) -> _Number:
    """Return the value of `expression`; under nounset a name in it that is not set ends the shell."""
    text = words.parts_text(machine, state, expression.parts)
    note_arithmetic(machine, state, expression, "arithmetic", text)
    if "nounset" in state.options and not machine.opaque:
        for name in _NAME.findall(_SUBSCRIPT.sub("[]", flattened(state, text))):
            if state.value(name) is None and (name in machine.own or name.islower()):
                status = Status(NONZERO, ordinary=True, reason=f"`{name}` is not set")
                end(machine, state.copy(), Cause.NOUNSET, expression, status)
                break
    return _value(state, flattened(state, text), expression.start)


def evaluate_text(state: State, text: str, site: int) -> int | None:
    """Return the value of the expression `text`, in which a NUL stands for something that is not known."""
    value = _value(state, text, site)
    return None if isinstance(value, _Positive) else value


def truth(machine: Machine, state: State, expression: Arithmetic) -> bool | None:
    """Return whether the value of `expression` is not 0; None when that is not known."""
    value = _of(machine, state, expression)
    return value if value is None else bool(value)


def truth_of_text(state: State, text: str, site: int) -> bool | None:
    """Return whether the value of the expression `text` is not 0; None when that is not known."""
    value = _value(state, text, site)
    return value if value is None else bool(value)


def flattened(state: State, text: Text) -> str:
    """Return `text` with a NUL for each hole, and a control character for a number that is certainly above 0."""
    return "".join(
        part
        if isinstance(part, str)
        else "\1"
        if part in (FAILURE, POSITIVE) or state.is_positive(Text((part,)))
        else "\0"
        for part in text.parts
    )


def _value(state: State, text: str, site: int) -> _Number:
    try:
        return _Reader(state, _tokens(text), site).whole()
    except _UnreadableError:
        for name in re.findall(r"[A-Za-z_]\w*(?=\s*(?:\[[^\]]*\]\s*)?(?:\+\+|--|[-+*/%&|^]?=(?!=)))", text):
            state.set(name, unknown(Origin.UNKNOWN, "arithmetic", site))
        return None


def _tokens(text: str) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    at = 0
    text = text.rstrip()
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None or found.lastgroup is None:
            raise _UnreadableError
        out.append((found.lastgroup, found[found.lastgroup]))
        at = found.end()
    return out


@dataclass(slots=True)
class _Reader:
    """Evaluates while it reads. None is a number that is not known."""

    state: State
    tokens: list[tuple[str, str]]
    site: int
    at: int = 0
    depth: int = 0

    def whole(self) -> _Number:
        if not self.tokens:
            return 0
        value = self.comma()
        if self.at < len(self.tokens):
            raise _UnreadableError
        return value

    def peek(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def comma(self) -> _Number:
        value = self.assignment()
        while self.peek() == ",":
            self.at += 1
            value = self.assignment()
        return value

    def assignment(self) -> _Number:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise _UnreadableError
        if self.at + 1 < len(self.tokens) and self.tokens[self.at][0] == "name":
            name, operator = self.tokens[self.at][1], self.tokens[self.at + 1][1]
            if operator in _ASSIGNING:
                self.at += 2
                value = self.assignment()
                if operator != "=":
                    value = _apply(operator[:-1], self.value_of(name), value)
                self.assign(name, value)
                self.depth -= 1
                return value
        value = self.conditional()
        self.depth -= 1
        return value

    def conditional(self) -> _Number:
        condition = self.binary(1)
        if self.peek() != "?":
            return condition
        self.at += 1
        yes = self.assignment()
        if self.peek() != ":":
            raise _UnreadableError
        self.at += 1
        no = self.assignment()
        if condition is None:
            return yes if yes == no else None
        return yes if condition else no

    def binary(self, level: int) -> _Number:
        left = self.unary()
        while (strength := _BINARY.get(self.peek(), 0)) >= level:
            operator = self.peek()
            self.at += 1
            before = self.state.variables
            right = self.binary(strength + (operator != "**"))
            if (operator == "&&" and left == 0) or (operator == "||" and isinstance(left, int) and left):
                self.state.variables = before
            left = _apply(operator, left, right)
        return left

    def unary(self) -> _Number:
        operator = self.peek()
        if operator in {"!", "-", "+", "~"}:
            self.at += 1
            value = self.unary()
            if isinstance(value, _Positive):
                return 0 if operator == "!" else None
            return None if value is None else {"!": int(not value), "-": -value, "+": value, "~": ~value}[operator]
        if operator in {"++", "--"}:
            self.at += 1
            name = self.primary_name()
            value = _apply(operator[0], self.value_of(name), 1)
            self.assign(name, value)
            return value
        return self.postfix()

    def primary_name(self) -> str:
        if self.at >= len(self.tokens) or self.tokens[self.at][0] != "name":
            raise _UnreadableError
        self.at += 1
        return self.tokens[self.at - 1][1]

    def postfix(self) -> _Number:
        if self.at >= len(self.tokens):
            raise _UnreadableError
        kind, text = self.tokens[self.at]
        self.at += 1
        if text == "(":
            value = self.comma()
            if self.peek() != ")":
                raise _UnreadableError
            self.at += 1
            return value
        if kind == "positive":
            return _POSITIVE
        if kind == "hole":
            self.skip_number()
            return None
        if kind == "number":
            return _number(text)
        if kind != "name":
            raise _UnreadableError
        value = self.value_of(text)
        if self.peek() in {"++", "--"}:
            self.assign(text, _apply(self.peek()[0], value, 1))
            self.at += 1
        return value

    def skip_number(self) -> None:
        """Skip digits and names that stand right beside something unknown: they are one number with it."""
        while self.at < len(self.tokens) and self.tokens[self.at][0] in {"hole", "number"}:
            self.at += 1

    def value_of(self, name: str) -> _Number:
        if "[" in name:
            return None
        text = subshell_depth(self.state.process) if name == "BASH_SUBSHELL" else self.state.text(name)
        if text is None:
            return None if name in self.state.variables or name.isupper() else 0
        known = text.known
        if known is None:
            return _POSITIVE if text.hole in {FAILURE, POSITIVE} or self.state.is_positive(text) else None
        return _number(known.strip() or "0") if re.fullmatch(r"\s*-?\w*\s*", known) else None

    def assign(self, name: str, value: _Number) -> None:
        plain = name.partition("[")[0]
        if plain != name:
            return
        if isinstance(value, int):
            text = constant(str(value))
        else:
            text = unknown(Origin.UNKNOWN, f"arithmetic on `{name}`", self.site)
        self.state.set(name, text)


def _number(text: str) -> int | None:
    """Return the number that `text` is: decimal, octal with a leading 0, hexadecimal, or `base#digits`."""
    try:
        base, mark, digits = text.partition("#")
        if mark:
            return int(digits, int(base))
        operator = -1 if text.startswith("-") else 1
        text = text.lstrip("-")
        if text[:2] in {"0x", "0X"}:
            return operator * int(text, 16)
        return operator * int(text, 8 if text.startswith("0") and len(text) > 1 else 10)
    except ValueError:
        return None


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


def _apply(operator: str, left: _Number, right: _Number) -> _Number:
    if operator == "&&" and (left == 0 or right == 0):
        return 0
    if operator == "||" and (left or right):
        return 1
    if isinstance(left, _Positive) and right == 0:
        return _AGAINST_ZERO.get(operator)
    if isinstance(right, _Positive) and isinstance(left, int):
        return _BEFORE.get(left, {}).get(operator)
    if left is None or right is None or isinstance(left, _Positive) or isinstance(right, _Positive):
        return None
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
