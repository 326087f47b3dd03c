"""Arithmetic in a rehearsal (bash(1), ARITHMETIC EVALUATION)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.confirm.knobs import OutputOf, StatusOf, User, Variable
from runelint.confirm.rehearsal import elements, expansion, parameters
from runelint.confirm.rehearsal.control import LeaveError
from runelint.confirm.rehearsal.shell import Cells, Shell
from runelint.confirm.rehearsal.values import Ask, Chain, Computed, Given, Question, Result, Through, Value
from runelint.flow.numbers import OPERATORS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from runelint.confirm.rehearsal.values import Term
    from runelint.syntax.nodes import Arithmetic

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+#[0-9a-zA-Z]+|0[xX][0-9a-fA-F]+|\d+)|(?P<name>[A-Za-z_]\w*(?:\[[^\]]*\])?)"
    r"|(?P<sign>\*\*|\+\+|--|<<=|>>=|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|[-+*/%<>=!~&|^?:(),]))"
)
_LEVELS: tuple[tuple[str, ...], ...] = (
    ("||",), ("&&",), ("|",), ("^",), ("&",), ("==", "!="), ("<=", ">=", "<", ">"), ("<<", ">>"), ("+", "-"),
    ("*", "/", "%"),
)  # fmt: skip
_WIDEST = 1 << 63
_DEEPEST = 12


class NoNumberError(Exception):
    """The text is no arithmetic, or divides by zero."""


def evaluated(shell: Shell, node: Arithmetic) -> Value:
    """Return the value of an expression as text. Raises LeaveError when it has none."""
    return _evaluated(shell, node)[0]


def _evaluated(shell: Shell, node: Arithmetic) -> tuple[Value, list[Value]]:
    """Return the value of an expression, and what its variables hold. Raises LeaveError when it has none."""
    text = expansion.parts_text(shell, node.parts)
    number, inputs = value_of(shell, text.text, text)
    for each in inputs:
        # A variable is read by its bare name, too.
        shell.stage.expand(shell.source, node, each)
    term = computed(shell, text, inputs)
    if number is None:
        raise LeaveError(_broken(term))
    return Value(str(number), term, text.sure and all(value.sure for value in inputs)), inputs


def expanded(shell: Shell, node: Arithmetic) -> Value:
    """Return the value of `$((…))`; log that it has none, where another input would give it one. Raises LeaveError."""
    try:
        return evaluated(shell, node)
    except LeaveError as left:
        if left.result.question is not None:
            shell.decide(node, left.result)
        raise


def _broken(term: Term | None) -> Result:
    """Return the result of an expression that has no value: with other inputs it may have one."""
    return Result(1, None if term is None else Question(Ask.NONZERO, (Value("", term),)))


def computed(shell: Shell, text: Value, used: Sequence[Value] = (), name: str = "") -> Term | None:
    """Return where the value of an expression comes from, or what it gives to the variable `name`."""
    sources = [value for value in (*used, *_expanded(text)) if value.term is not None]
    if not sources:
        return None
    distinct = tuple(each for at, each in enumerate(sources) if each not in sources[:at])
    return Computed(distinct, _formula(shell, text, distinct, name))


def _expanded(text: Value) -> tuple[Value, ...]:
    """Return what stands in the text by expansion."""
    if text.term is None:
        return ()
    return text.term.values if isinstance(text.term, Chain) else (text,)


def _formula(shell: Shell, text: Value, sources: Sequence[Value], name: str) -> Callable[[Sequence[int]], int | None]:
    """Return the expression as a function of its inputs: where an input stands, another number can stand."""
    variables = dict(shell.variables)
    parts = text.term.values if isinstance(text.term, Chain) else (text,)

    def formula(given: Sequence[int]) -> int | None:
        child = shell.copy()
        child.variables = dict(variables)
        written = [part.text for part in parts]
        for source, number in zip(sources, given, strict=True):
            named = [*(each for each, value in variables.items() if value == source), *_given_names(source)]
            for each in named:
                child.variables[each] = Value(str(number))
            for each, held in child.variables.items():
                if isinstance(held, Cells) and source in held.elements.values():
                    child.variables[each] = _with_number(held, source, number)
            written = [str(number) if part == source else old for part, old in zip(parts, written, strict=True)]
        value = value_of(child, "".join(written))[0]
        changed = child.text(name) if name else None
        return value if changed is None else int(changed.text) if changed.text.lstrip("-").isdecimal() else None

    return formula


def _with_number(cells: Cells, source: Value, number: int) -> Cells:
    """Return the array with another number in the elements that hold `source`."""
    return cells._replace(
        elements={key: Value(str(number)) if value == source else value for key, value in cells.elements.items()}
    )


def _given_names(source: Value) -> tuple[str, ...]:
    """Return the names of a value that no assignment has given one: of the environment, or of who the plugin is."""
    knob = source.term.knob if isinstance(source.term, Given) else None
    if isinstance(knob, User):
        return ("UID", "EUID")
    return (knob.name,) if isinstance(knob, Variable) else ()


def status_of(result: Result) -> Value:
    """Return an exit status as a text, with what gives it."""
    return Value(str(result.status), status_term(result))


def status_term(result: Result) -> Term | None:
    """Return where a status in `$?` comes from."""
    knob = None if result.question is None else result.question.knob
    if isinstance(knob, OutputOf):
        return Given(StatusOf(knob.reply))
    return Through(result.question.values) if result.question is not None and result.question.values else None


def truth(shell: Shell, node: Arithmetic) -> Result:
    """Return the result of `((…))`: it succeeds when the value is not 0."""
    try:
        value, inputs = _evaluated(shell, node)
    except LeaveError as left:
        return left.result
    counted = tuple(each.text for each in inputs)
    question = Question(Ask.NONZERO, (value,), shell.source.text[node.start : node.end], counted=counted)
    return Result(0 if value.text != "0" else 1, question, value.sure)


def value_of(shell: Shell, text: str, origin: Value | None = None) -> tuple[int | None, list[Value]]:
    """Return the number that `text` evaluates to, None when it is no arithmetic, and the variables that were used.

    `origin` is the text with where it comes from.
    """
    reader = _Evaluation(shell, text, origin)
    try:
        return reader.whole(), reader.used
    except (NoNumberError, RecursionError, OverflowError):
        return None, reader.used


class _Evaluation:
    """One expression, read and computed at once; `used` are the variables in it."""

    def __init__(self, shell: Shell, text: str, origin: Value | None = None, depth: int = 0) -> None:
        self._shell = shell
        self._tokens: list[str] = []
        self._at = 0
        self._depth = depth
        self._text = origin or Value(text)
        self.used: list[Value] = []
        at = 0
        text = text.strip().strip('"')
        while at < len(text):
            found = _TOKEN.match(text, at)
            if found is None:
                self._tokens = ["?!"]
                break
            self._tokens.append(found[0].strip())
            at = found.end()
            while at < len(text) and text[at].isspace():
                at += 1

    def whole(self) -> int:
        """Return the value of the whole text; that of an empty one is 0."""
        if not self._tokens:
            return 0
        value = self._comma()
        if self._at < len(self._tokens) or self._depth > _DEEPEST:
            raise NoNumberError
        return value

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _takes(self, *signs: str) -> str:
        token = self._peek()
        if token in signs:
            self._at += 1
            return token
        return ""

    def _comma(self) -> int:
        value = self._assignment()
        while self._takes(","):
            value = self._assignment()
        return value

    def _assignment(self) -> int:
        name = self._peek()
        following = self._tokens[self._at + 1] if self._at + 1 < len(self._tokens) else ""
        assigns = following == "=" or (following.endswith("=") and following not in {"==", "!=", "<=", ">="})
        if assigns and (name[:1].isalpha() or name[:1] == "_"):
            self._at += 2
            right = self._assignment()
            value = right if following == "=" else self._binary(following[:-1], self._variable(name), right)
            self._set(name, value)
            return value
        return self._choice()

    def _set(self, name: str, value: int) -> None:
        if "[" in name:
            array, _, raw = name[:-1].partition("[")
            found = self._shell.variable(array)
            cells = found if isinstance(found, Cells) else Cells({})
            key = elements.subscript_key(self._shell, array, raw)
            self._shell.set(array, cells._replace(elements={**cells.elements, key: Value(str(value))}))
        else:
            term = computed(self._shell, self._text, self.used, name)
            self._shell.set(name, Value(str(value), term, all(each.sure for each in self.used)))

    def _choice(self) -> int:
        condition = self._level(0)
        if not self._takes("?"):
            return condition
        yes = self._assignment()
        if not self._takes(":"):
            raise NoNumberError
        no = self._assignment()
        return yes if condition else no

    def _level(self, level: int) -> int:
        if level == len(_LEVELS):
            return self._power()
        value = self._level(level + 1)
        while operator := self._takes(*_LEVELS[level]):
            value = self._binary(operator, value, self._level(level + 1))
        return value

    def _binary(self, operator: str, left: int, right: int) -> int:
        if operator in {"/", "%"}:
            if not right:
                raise NoNumberError
            quotient = abs(left) // abs(right) * (1 if (left < 0) == (right < 0) else -1)
            return quotient if operator == "/" else left - quotient * right
        if operator in {"<<", ">>"}:
            if not 0 <= right < 64:  # noqa: PLR2004 - wider than an integer of Bash
                raise NoNumberError
            return left << right if operator == "<<" else left >> right
        value = int(OPERATORS[operator](left, right))
        if abs(value) >= _WIDEST:
            raise NoNumberError
        return value

    def _power(self) -> int:
        value = self._unary()
        if not self._takes("**"):
            return value
        exponent = self._power()
        if not 0 <= exponent < 64:  # noqa: PLR2004 - wider than an integer of Bash
            raise NoNumberError
        return int(value**exponent)

    def _unary(self) -> int:
        operator = self._takes("-", "+", "!", "~", "++", "--")
        if operator in {"++", "--"}:
            name = self._peek()
            self._at += 1
            value = self._variable(name) + (1 if operator == "++" else -1)
            self._set(name, value)
            return value
        if operator:
            value = self._unary()
            return {"-": -value, "+": value, "!": int(not value), "~": ~value}[operator]
        return self._atom()

    def _atom(self) -> int:
        token = self._peek()
        self._at += 1
        if token == "(":  # noqa: S105 - a parenthesis
            value = self._comma()
            if not self._takes(")"):
                raise NoNumberError
            return value
        if token[:1].isdecimal():
            return _number(token)
        if token[:1].isalpha() or token[:1] == "_":
            value = self._variable(token)
            step = self._takes("++", "--")
            if step:
                self._set(token, value + (1 if step == "++" else -1))
            return value
        raise NoNumberError

    def _variable(self, name: str) -> int:
        array, mark, raw = name.rstrip("]").partition("[")
        if mark:
            found = self._shell.variable(array)
            key = elements.subscript_key(self._shell, array, raw)
            value = elements.element(self._shell, found, key, raw)[0] if isinstance(found, Cells) else found
        else:
            value, is_set = parameters.named(self._shell, name)
            if not is_set and "nounset" in self._shell.options:
                raise NoNumberError
        if value is None:
            return 0
        self.used.append(value)
        if not value.text or value.text.lstrip("-").isdecimal():
            return _number(value.text or "0")
        inner = _Evaluation(self._shell, value.text, depth=self._depth + 1)
        return inner.whole()


def _number(text: str) -> int:
    """Return the number that is written `text`: with a base, hexadecimal, octal or decimal."""
    base, mark, digits = text.partition("#")
    try:
        if mark:
            return int(digits, int(base))
        if text[:2].lower() == "0x":
            return int(text, 16)
        return int(text, 8 if text.lstrip("-")[:1] == "0" and len(text.lstrip("-")) > 1 else 10)
    except ValueError as cause:
        raise NoNumberError from cause
