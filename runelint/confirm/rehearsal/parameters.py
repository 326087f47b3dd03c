"""Parameter expansion in a rehearsal (bash(1), Parameter Expansion)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.confirm.clock import NOW
from runelint.confirm.knobs import CopiesOf, NameOf, User, Variable
from runelint.confirm.rehearsal import contract, elements, expansion, numbers
from runelint.confirm.rehearsal.control import LeaveError
from runelint.confirm.rehearsal.shell import Cells, Shell
from runelint.confirm.rehearsal.values import (
    EMPTY,
    Ask,
    Computed,
    Given,
    Inverted,
    Picked,
    Question,
    Result,
    Sized,
    Through,
    Value,
    chained,
    through,
    unsure,
)
from runelint.confirm.witness import glob
from runelint.contract.bpcs.functions import VARIABLES
from runelint.runner.sandbox import ENVIRONMENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.confirm.rehearsal.values import Term
    from runelint.syntax.nodes import ParameterExpansion, Word

_FIXED = {
    **ENVIRONMENT,
    "BASH": "/bin/bash", "HOSTNAME": "sandbox", "OPTIND": "1", "OSTYPE": "linux-gnu", "PPID": "1", "SHLVL": "1",
}  # fmt: skip
_VARYING = {"RANDOM": "12345", "SECONDS": "0", "EPOCHSECONDS": str(NOW), "EPOCHREALTIME": f"{NOW}.5", "$": "7",
            "BASHPID": "7", "!": "8", "SRANDOM": "12345", "BASH_VERSION": "5.2.15(1)-release", "HOSTTYPE": "x86_64",
            "MACHTYPE": "x86_64-pc-linux-gnu"}  # fmt: skip
_DEFAULTS = {":-", "-", ":=", "=", ":?", "?", ":+", "+"}
_LISTS = {"@", "*"}
_SPECIAL = set("?#-!$@*0_")


def is_one(node: ParameterExpansion) -> bool:
    """Return whether the expansion is no list, which can be seen without its subscript."""
    return node.subscript is None and node.prefix != "!" and node.name not in _LISTS


def list_of(shell: Shell, node: ParameterExpansion) -> list[Value] | None:
    """Return the values that `"$@"`, `"${a[@]}"` and the like become, or None when `node` is no list."""
    if is_one(node):
        return None
    raw = subscript(shell, node)
    whole = _target(shell, node) if node.prefix == "!" and not raw and node.operator not in {"*", "@"} else ""
    if whole.endswith(("[@]", "[*]")):
        found = shell.variables.get(whole[:-3])
        values = list(found.elements.values()) if isinstance(found, Cells) else []
    elif node.name in _LISTS and not node.prefix:
        values = list(shell.positional)
    elif raw in {"@", "*"} and node.prefix in {"", "!"}:
        found = shell.variable(node.name)
        if node.prefix:
            return [found.key(key) for key in found.elements] if isinstance(found, Cells) else []
        values = list(found.elements.values()) if isinstance(found, Cells) else [found] if found else []
    else:
        return None
    if node.operator in {"-", ":-", "+", ":+"}:
        wanted = node.operator.endswith("+") is bool(values)
        return [expansion.text_of(shell, node.argument)] if wanted and node.argument is not None else values
    if node.operator == ":":
        return _slice(shell, node, values)
    if node.operator:
        return [_transformed(shell, node, value) for value in values]
    return values


def _slice(shell: Shell, node: ParameterExpansion, values: list[Value]) -> list[Value]:
    offset = _number(shell, node.argument) or 0
    if node.name in {"@", "*"} and offset > 0:
        offset -= 1
    count = _number(shell, node.second)
    return values[offset:] if count is None else values[offset : offset + count]


def _number(shell: Shell, word: Word | None) -> int | None:
    if word is None:
        return None
    return numbers.value_of(shell, expansion.text_of(shell, word).text)[0]


def subscript(shell: Shell, node: ParameterExpansion) -> str:
    """Return the subscript as it is written."""
    return "" if node.subscript is None else shell.source.text[node.subscript.start : node.subscript.end]


def _between(shell: Shell, node: ParameterExpansion) -> str:
    """Return what stands between the values of a list that is one text: of `"$*"` the first character of IFS."""
    separators = shell.text("IFS") if node.name == "*" or subscript(shell, node) == "*" else None
    return " " if separators is None else separators.text[:1]


def expand(shell: Shell, node: ParameterExpansion) -> Value:
    """Return what the expansion gives as one text."""
    if node.prefix == "#":
        return _length(shell, node)
    values = list_of(shell, node)
    if values is None and node.prefix == "!" and node.operator not in {"*", "@"}:
        return _indirect(shell, node)
    if values is not None:
        between, joined = Value(_between(shell, node)), list[Value]()
        for value in values:
            joined += [between, value] if joined else [value]
        return chained(joined) if joined else EMPTY
    value, is_set = lookup(shell, node)
    if node.operator in _DEFAULTS:
        return _guarded(shell, node, value, is_set=is_set)
    if "nounset" in shell.options and node.name not in _SPECIAL:
        _required(shell, node, value, there=is_set)
    return _transformed(shell, node, value) if node.operator else value


def _required(shell: Shell, node: ParameterExpansion, value: Value, *, there: bool) -> None:
    """End the shell when a value is not there that has to be; log that, where what is outside decides it.

    Raises LeaveError.
    """
    if not there and isinstance(value.term, Given):
        question = Question(Ask.FILLED, (value,))
        shell.decide(node, Result(1, question))
    if not there:
        raise LeaveError(Result(1))


def lookup(shell: Shell, node: ParameterExpansion) -> tuple[Value, bool]:
    """Return the value of the parameter, and whether it is set."""
    name = node.name
    if name.isdecimal():
        index = int(name)
        if not index:
            return shell.zero or Value(shell.script), True
        return (shell.positional[index - 1], True) if index <= len(shell.positional) else (_behind(shell, index), False)
    if name == "?":
        return numbers.status_of(shell.result), True
    if name == "#":
        return _count_of_positional(shell), True
    if name == "PWD" or (name == "BASH_SOURCE" and subscript(shell, node) in {"", "0"}):
        return Value(shell.directory if name == "PWD" else _path_of(shell)), True
    if node.subscript is not None:
        return elements.of_node(shell, node, subscript(shell, node))
    return named(shell, name)


def _behind(shell: Shell, index: int) -> Value:
    """Return the positional parameter that is not there: with more words where the last one comes from it would be."""
    last = shell.positional[-1] if shell.positional else shell.wordless or EMPTY
    count = index - max(len(shell.positional), 1)
    match last.term:
        case None:
            return EMPTY
        case Picked(value=value, at=at, separator=separator) if separator not in {"", "\n"}:
            return Value("", Picked(value, at + count, separator))
        case _:
            return Value("", Picked(last, count, " "))


def _path_of(shell: Shell) -> str:
    return shell.script if shell.source.path.rstrip("#") == shell.main.path else shell.source.path


def named(shell: Shell, name: str) -> tuple[Value, bool]:
    """Return the value of a variable, and whether it is set; what is not may come from the environment."""
    found = shell.text(name)
    if found is not None:
        return found, True
    if name in shell.variables:
        return EMPTY, False
    if name in VARIABLES and shell.initialised:
        return contract.variable(shell, name), True
    if name in shell.stage.scenario.environment:
        return Value(shell.stage.scenario.environment[name], Given(Variable(name))), True
    if name in {"UID", "EUID"}:
        return Value(str(shell.stage.scenario.user), Given(User())), True
    if name in _VARYING:
        return unsure(list(shell.jobs)[-1] if name == "!" and shell.jobs else _VARYING[name]), True
    if name in _FIXED:
        given = None if name == "PPID" else Given(Variable(name))
        return Value(_FIXED[name], given), True
    if name in {"-", "BASH_SUBSHELL"}:
        return Value("hB" if name == "-" else str(shell.depth)), True
    if name in {"FUNCNAME", "LINENO", "BASH_LINENO", "_", "IFS"}:
        return Value(" \t\n" if name == "IFS" else "1", sure=False), True
    return Value("", Given(Variable(name))), False


def _indirect(shell: Shell, node: ParameterExpansion) -> Value:
    """Return what `${!name}` gives: the value of what the value of `name` names."""
    target = _target(shell, node)
    name, mark, rest = target.partition("[")
    found = shell.variables.get(name)
    if mark and isinstance(found, Cells):
        key = elements.key_of(shell, found, rest.rpartition("]")[0])
        value, is_set = found.elements.get(key, EMPTY), key in found.elements
    elif name.isdecimal():
        index = int(name)
        is_set = 0 < index <= len(shell.positional)
        value = shell.positional[index - 1] if is_set else EMPTY
    else:
        value, is_set = named(shell, name) if name else (EMPTY, False)
    if node.operator in _DEFAULTS:
        return _guarded(shell, node, value, is_set=is_set)
    return _transformed(shell, node, value) if node.operator else value


def _target(shell: Shell, node: ParameterExpansion) -> str:
    """Return the name that an indirect expansion leads to."""
    return (named(shell, node.name) if node.name.isidentifier() else lookup(shell, node))[0].text


def _length(shell: Shell, node: ParameterExpansion) -> Value:
    if node.name in {"@", "*"}:
        return _count_of_positional(shell)
    if subscript(shell, node) in {"@", "*"}:
        found = shell.variable(node.name)
        if isinstance(found, Cells):
            return _counted(tuple(found.elements.values()), len(found.elements), found.origin)
        return Value("0" if found is None else "1")
    value, is_set = lookup(shell, node)
    if "nounset" in shell.options and not node.name.isdecimal():
        _required(shell, node, value, there=is_set)
    return Value(str(len(value.text)), None if value.term is None else Sized(value, "c"), value.sure)


def _count_of_positional(shell: Shell) -> Value:
    """Return `$#`: where `set --` has found no word, what it found none in tells how there would be some."""
    nothing = shell.wordless
    if shell.positional or nothing is None:
        return _counted(shell.positional, len(shell.positional))
    is_split = isinstance(nothing.term, Picked)
    return _counted((nothing,), 0) if is_split else _counted((), 0, nothing)


def _files_among(values: Sequence[Value]) -> CopiesOf | None:
    """Return what makes more of the values: copies of the first one, where all are names of files of the scenario."""
    terms = [each.term.values[0].term if isinstance(each.term, Through) else each.term for each in values]
    knobs = [each.knob for each in terms if isinstance(each, Given) and isinstance(each.knob, NameOf)]
    return CopiesOf(knobs[0].path) if knobs and len(knobs) == len(values) else None


def _counted(values: Sequence[Value], count: int, origin: Value | None = None) -> Value:
    """Return the number of the values; they may be what a text of their own, or `origin`, falls into."""
    last = values[-1].term if values else None
    if isinstance(last, Picked) and last.separator and last.value.term is not None:
        # What stands before them is there in any case.
        same = sum(isinstance(each.term, Picked) and each.term.value == last.value for each in values)
        if same == len(values) and last.separator != "\n":
            return Value(str(count), Sized(last.value, "w" if last.separator == " " else last.separator))
        if same == count and origin is None:
            gone = last.at + 1 - count
            lines = Value(str(last.at + 1), Sized(last.value, "l"))
            return Value(str(count), Computed((lines,), lambda numbers: numbers[0] - gone) if gone else lines.term)
    if (copies := _files_among(values)) is not None:
        return Value(str(count), Given(copies))
    term = None if origin is None or origin.term is None else Sized(origin, "l")
    return Value(str(count), term)


def _guarded(shell: Shell, node: ParameterExpansion, value: Value, *, is_set: bool) -> Value:
    """Return what `${x:-word}` and its like give."""
    kind = node.operator[-1]
    there = is_set and (bool(value.text) or not node.operator.startswith(":"))
    if kind == "?":
        _required(shell, node, value, there=there)
    if kind == "+":
        word = EMPTY if node.argument is None or not there else expansion.text_of(shell, node.argument)
        return through(word.text, word, value)
    if there:
        return value
    word = EMPTY if node.argument is None else expansion.text_of(shell, node.argument)
    result = through(word.text, value, word)
    if kind == "=":
        _set(shell, node, result)
    return result


def _set(shell: Shell, node: ParameterExpansion, value: Value) -> None:
    """Give a value to the variable, or to the element, that `${x:=word}` names."""
    found = shell.variable(node.name)
    if node.subscript is None and not isinstance(found, Cells):
        shell.set(node.name, value)
        return
    cells = found if isinstance(found, Cells) else Cells({} if found is None else {"0": found})
    key = "0" if node.subscript is None else elements.subscript_key(shell, node.name, subscript(shell, node))
    shell.set(node.name, cells._replace(elements={**cells.elements, key: value}))


def _transformed(shell: Shell, node: ParameterExpansion, value: Value) -> Value:
    """Return `value` after the operator of `node` was applied to it."""
    operator, text = node.operator, value.text
    if operator in {"^^", ",,", "^", ","} and node.argument is None:
        changed = text.upper() if "^" in operator else text.lower()
        return through(changed if len(operator) > 1 else changed[:1] + text[1:], value)
    if operator in {"#", "##", "%", "%%"} and node.argument is not None:
        pattern = expansion.pattern(shell, node.argument)
        rest = _trimmed(text, pattern, operator)
        return Value(rest, _piece(value, pattern, operator), value.sure)
    if operator.startswith("/") and node.argument is not None:
        second = EMPTY if node.second is None else expansion.text_of(shell, node.second)
        return through(_replaced(text, expansion.pattern(shell, node.argument), second.text, operator), value)
    if operator == ":":
        offset, count = _number(shell, node.argument) or 0, _number(shell, node.second)
        if offset < 0:
            offset = max(len(text) + offset, 0)
        end = len(text) if count is None else offset + count if count >= 0 else len(text) + count
        return through(text[offset:end], value)
    return through(text, value, sure=operator.startswith("@"))


def _trimmed(text: str, pattern: str, operator: str) -> str:
    found = glob.compiled(pattern)
    if found is None or len(text) > 4096:  # noqa: PLR2004 - longer ones are no text that a person typed
        return text
    if operator[0] == "#":
        ends = range(len(text), -1, -1) if operator == "##" else range(len(text) + 1)
        return next((text[end:] for end in ends if found.fullmatch(text, 0, end)), text)
    starts = range(len(text) + 1) if operator == "%%" else range(len(text), -1, -1)
    return next((text[:start] for start in starts if found.fullmatch(text, start)), text)


def _piece(value: Value, pattern: str, operator: str) -> Term | None:
    """Return where the rest of a trimmed text comes from: of `${x%%:*}` the field before the first colon."""
    if value.term is None:
        return None
    if operator[0] == "%" and len(pattern) == 2 and pattern[1] == "*":  # noqa: PLR2004 - a separator and a star
        return Picked(value, 0, pattern[0])
    if operator[0] == "#" and len(pattern) == 2 and pattern[0] == "*":  # noqa: PLR2004 - a star and a separator
        return Picked(value, max(value.text.count(pattern[1]), 1), pattern[1])
    rest = _trimmed(value.text, pattern, operator)
    size = len(value.text) - len(rest)
    if operator[0] == "#":
        return Inverted(value, lambda wanted: (value.text[:size] + wanted, wanted))
    return Inverted(value, lambda wanted: (wanted + value.text[len(rest) :], wanted))


def _replaced(text: str, pattern: str, second: str, operator: str) -> str:
    found = glob.compiled(pattern)
    if found is None or not pattern:
        return text
    if operator == "/#":
        match = found.match(text)
        return second + text[match.end() :] if match else text
    if operator == "/%":
        rest = _trimmed(text, pattern, "%%")
        return rest + second if rest != text else text
    return found.sub(lambda _: second, text, count=0 if operator == "//" else 1)
