"""Arithmetic on what is known of the variables (bash(1), ARITHMETIC EVALUATION)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from runelint.flow import words
from runelint.flow.events import Cause, Status
from runelint.flow.interpreting import note_arithmetic
from runelint.flow.machine import NONZERO
from runelint.flow.numbers import LEAST, AtLeast, Number, applied, lower, truth
from runelint.flow.sequence import end
from runelint.flow.state import Fact
from runelint.flow.subshells import subshell_depth
from runelint.flow.values import FAILURE, POSITIVE, Origin, Text, constant, same, unknown
from runelint.jq.shape import NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.flow.machine import Machine
    from runelint.flow.state import State
    from runelint.flow.values import Hole
    from runelint.syntax.nodes import Arithmetic, ArithmeticExpansion

_TOKEN = re.compile(
    r"\s*(?:(?P<number>0[xX][0-9a-fA-F]+|\d+(?:#[0-9a-zA-Z@_]+)?)|(?P<name>[A-Za-z_]\w*(?:\[[^\]]*\])?)|(?P<hole>\0)|(?P<least>\x01\d+\x02)"
    r"|(?P<op>\*\*|<<=|>>=|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|[-+*/%<>=!~&|^?:(),]))"
)
# What stands in it may be the key of an associative array.
_SUBSCRIPT = re.compile(r"\[[^\]]*\]")
# A name that is read: not one that is assigned, and no part of a number.
_NAME = re.compile(r"(?<![\w#$])([A-Za-z_]\w*)\b(?!\s*(?:=(?!=)|\[))")
_ASSIGNED = re.compile(r"(?<![\w#$])([A-Za-z_]\w*)\s*=(?!=)")
_BINARY = {
    "||": 1, "&&": 2, "|": 3, "^": 4, "&": 5, "==": 6, "!=": 6, "<": 7, "<=": 7, ">": 7, ">=": 7,
    "<<": 8, ">>": 8, "+": 9, "-": 9, "*": 10, "/": 10, "%": 10, "**": 11,
}  # fmt: skip
_ASSIGNING = {"=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>="}
_DEEPEST = 40


class _UnreadableError(Exception):
    """The expression is not one that we can read."""


def evaluate(machine: Machine, state: State, expression: Arithmetic) -> int | None:
    """Return the value of `expression`, or None when it is not known; assignments in it are made in `state`."""
    value = _of(machine, state, expression)
    return value if isinstance(value, int) else None


def expanded(machine: Machine, state: State, node: ArithmeticExpansion) -> Text:
    """Return what `$(( … ))` gives; how much that is at least is remembered in `state`."""
    value = _of(machine, state, node.expression)
    return _text_of(state, value, unknown(Origin.UNKNOWN, "arithmetic", node.start, shape=NUMBER))


def assigned(state: State, name: str, text: Text, site: int, *, append: bool) -> Text:
    """Return what the integer `name` holds when the expression `text` is assigned, or added, to it."""
    value = _value(state, flattened(state, text), site)
    if append:
        value = applied("+", _Reader(state, [], site).value_of(name), value)
    return _text_of(state, value, unknown(Origin.UNKNOWN, f"the integer `{name}`", site, shape=NUMBER))


def _text_of(state: State, value: Number, otherwise: Text) -> Text:
    """Return a number as text: `otherwise` when it is not known, of which is remembered how much it is at least."""
    if isinstance(value, int):
        return constant(str(value))
    hole = None if otherwise.hole is None else same(otherwise.hole)
    least = value.least if isinstance(value, AtLeast) else 0
    if hole is not None and (least or hole in state.facts):
        # In the turn of a loop before it may have been another one, which may still be held.
        known = state.facts.get(hole, Fact(least=least))
        state.learn(hole, Fact(nonempty=True, least=min(least, known.least)))
    return otherwise


def index(machine: Machine, state: State, subscript: Arithmetic) -> int | None:
    """Return the value of a subscript, or None when it is not known; it may also be the key of an associative array."""
    text = words.parts_text(machine, state, subscript.parts)
    return evaluate_text(state, flattened(state, text), subscript.start)


def _of(machine: Machine, state: State, expression: Arithmetic) -> Number:
    """Return the value of `expression`; under nounset a name in it that is not set ends the shell."""
    text = words.parts_text(machine, state, expression.parts)
    note_arithmetic(machine, state, expression, "arithmetic", text)
    if "nounset" in state.options and not machine.opaque:
        for name in _read_in(_SUBSCRIPT.sub("[]", flattened(state, text))):
            if state.value(name) is None and (name in machine.own or name.islower()):
                status = Status(NONZERO, ordinary=True, reason=f"`{name}` is not set")
                end(machine, state.copy(), Cause.NOUNSET, expression, status)
                break
    return _value(state, flattened(state, text), expression.start)


def _read_in(text: str) -> Iterator[str]:
    """Yield the names that the expression reads and has not assigned before: `now = SECONDS, now > 5`."""
    assigned = {found[1]: found.start() for found in reversed([*_ASSIGNED.finditer(text)])}
    for found in _NAME.finditer(text):
        if assigned.get(found[1], len(text)) > found.start():
            yield found[1]


def evaluate_text(state: State, text: str, site: int) -> int | None:
    """Return the value of the expression `text`, in which a NUL stands for something that is not known."""
    value = _value(state, text, site)
    return value if isinstance(value, int) else None


def truth_of(machine: Machine, state: State, expression: Arithmetic) -> bool | None:
    """Return whether the value of `expression` is not 0; None when that is not known."""
    return truth(_of(machine, state, expression))


def truth_of_text(state: State, text: str, site: int) -> bool | None:
    """Return whether the value of the expression `text` is not 0; None when that is not known."""
    return truth(_value(state, text, site))


def flattened(state: State, text: Text) -> str:
    """Return `text` with a NUL for each hole; between control characters stands what a number is at least."""
    return "".join(part if isinstance(part, str) else _flat(state, part) for part in text.parts)


def _flat(state: State, hole: Hole) -> str:
    least = _least(state, hole)
    return "\0" if least is None else f"\1{least}\2"


def _least(state: State, hole: Hole) -> int | None:
    """Return how much a number is at least that is not known, if that is known to be no less than 0."""
    if hole in (FAILURE, POSITIVE):
        return 1
    said = state.facts.get(same(hole), Fact()).least
    usual = LEAST.get(hole.name) if hole.origin is Origin.ENVIRONMENT else None
    counts = hole.name == "number of elements" or hole.name.startswith("length of ")
    return said or usual or (0 if counts or usual == 0 else None)


def _value(state: State, text: str, site: int) -> Number:
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

    def whole(self) -> Number:
        if not self.tokens:
            return 0
        value = self.comma()
        if self.at < len(self.tokens):
            raise _UnreadableError
        return value

    def peek(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def comma(self) -> Number:
        value = self.assignment()
        while self.peek() == ",":
            self.at += 1
            value = self.assignment()
        return value

    def assignment(self) -> Number:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise _UnreadableError
        if self.at + 1 < len(self.tokens) and self.tokens[self.at][0] == "name":
            name, operator = self.tokens[self.at][1], self.tokens[self.at + 1][1]
            if operator in _ASSIGNING:
                self.at += 2
                value = self.assignment()
                if operator != "=":
                    value = applied(operator[:-1], self.value_of(name), value)
                self.assign(name, value)
                self.depth -= 1
                return value
        value = self.conditional()
        self.depth -= 1
        return value

    def conditional(self) -> Number:
        condition = self.binary(1)
        if self.peek() != "?":
            return condition
        self.at += 1
        yes = self.assignment()
        if self.peek() != ":":
            raise _UnreadableError
        self.at += 1
        no = self.assignment()
        chosen = truth(condition)
        if chosen is None:
            return lower(yes, no)
        return yes if chosen else no

    def binary(self, level: int) -> Number:
        left = self.unary()
        while (strength := _BINARY.get(self.peek(), 0)) >= level:
            operator = self.peek()
            self.at += 1
            before = self.state.variables
            right = self.binary(strength + (operator != "**"))
            if operator in {"&&", "||"} and truth(left) is (operator == "||"):
                self.state.variables = before
            left = applied(operator, left, right)
        return left

    def unary(self) -> Number:
        operator = self.peek()
        if operator in {"!", "-", "+", "~"}:
            self.at += 1
            value = self.unary()
            if operator == "!" and truth(value) is not None:
                return int(not truth(value))
            if not isinstance(value, int):
                return value if operator == "+" else None
            return {"-": -value, "~": ~value}.get(operator, value)
        if operator in {"++", "--"}:
            self.at += 1
            name = self.primary_name()
            value = applied(operator[0], self.value_of(name), 1)
            self.assign(name, value)
            return value
        return self.postfix()

    def primary_name(self) -> str:
        if self.at >= len(self.tokens) or self.tokens[self.at][0] != "name":
            raise _UnreadableError
        self.at += 1
        return self.tokens[self.at - 1][1]

    def postfix(self) -> Number:
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
        if kind == "least":
            return AtLeast(int(text[1:-1]))
        if kind == "hole":
            self.skip_number()
            return None
        if kind == "number":
            return _number(text)
        if kind != "name":
            raise _UnreadableError
        value = self.value_of(text)
        if self.peek() in {"++", "--"}:
            self.assign(text, applied(self.peek()[0], value, 1))
            self.at += 1
        return value

    def skip_number(self) -> None:
        """Skip digits and names that stand right beside something unknown: they are one number with it."""
        while self.at < len(self.tokens) and self.tokens[self.at][0] in {"hole", "number"}:
            self.at += 1

    def value_of(self, name: str) -> Number:
        if "[" in name:
            return None
        text = subshell_depth(self.state.process) if name == "BASH_SUBSHELL" else self.state.text(name)
        if text is None:
            least = None if name in self.state.variables else LEAST.get(name)
            if least is not None:
                return AtLeast(least)
            return None if name in self.state.variables or name.isupper() else 0
        known = text.known
        if known is None:
            least = None if text.hole is None else _least(self.state, text.hole)
            return None if least is None else AtLeast(least)
        return _number(known.strip() or "0") if re.fullmatch(r"\s*-?\w*\s*", known) else None

    def assign(self, name: str, value: Number) -> None:
        plain = name.partition("[")[0]
        if plain != name:
            return
        otherwise = unknown(Origin.UNKNOWN, f"arithmetic on `{name}`", self.site)
        self.state.set(name, _text_of(self.state, value, otherwise))


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
