"""Parameter expansion (bash(1), Parameter Expansion)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.contract.bpcs.functions import PREFIX, VARIABLES
from runelint.flow import arithmetic, closed, interpreting, patterns, words
from runelint.flow.commands import effects
from runelint.flow.events import Cause, Language, ReadInput, Status
from runelint.flow.machine import NONZERO
from runelint.flow.secrets import hidden, still
from runelint.flow.sequence import end
from runelint.flow.state import Fact
from runelint.flow.values import (
    EMPTY,
    FAILURE,
    FOLDED,
    NOTHING,
    Array,
    Hole,
    Origin,
    Text,
    constant,
    either,
    flowing,
    joined,
    unknown,
)

if TYPE_CHECKING:
    from runelint.flow.machine import Machine
    from runelint.flow.state import State
    from runelint.flow.values import Value
    from runelint.syntax.nodes import ParameterExpansion, Word

# Set by Bash itself or by every login (bash(1), Shell Variables).
_ALWAYS_SET = frozenset({
    "BASH", "BASHOPTS", "BASHPID", "BASH_ARGC", "BASH_ARGV", "BASH_COMMAND", "BASH_LINENO", "BASH_REMATCH",
    "BASH_SOURCE", "BASH_SUBSHELL", "BASH_VERSINFO", "BASH_VERSION", "COPROC", "DIRSTACK", "EPOCHREALTIME",
    "EPOCHSECONDS", "EUID", "FUNCNAME", "GROUPS", "HOME", "HOSTNAME", "HOSTTYPE", "IFS", "LANG", "LINENO",
    "LOGNAME", "MACHTYPE", "MAPFILE", "OLDPWD", "OPTARG", "OPTERR", "OPTIND", "OSTYPE", "PATH", "PIPESTATUS",
    "PPID", "PS4", "PWD", "RANDOM", "REPLY", "SECONDS", "SHELL", "SHELLOPTS", "SHLVL", "SRANDOM", "TERM", "UID",
    "USER", "_",
})  # fmt: skip
_UNKNOWABLE = {"-": "options", "!": "process", "$": "process", "_": "last argument"}
# The site of a value that comes from the environment, wherever it is used.
_OUTSIDE = -2
# What stands in place of a secret that nobody shall read.
_MASK = re.compile(r"^[*xX#.\u2022]+$|\*{2,}|redact|hidden|mask|secret", re.IGNORECASE)
_CLASS = re.compile(r"\[:\w+:\]")
_GUARDS = {":-", "-", ":=", "=", ":?", "?", ":+", "+"}


def expand(machine: Machine, state: State, node: ParameterExpansion) -> Text:
    """Return what the expansion `node` gives as one text; elements of a list stand with blanks between them."""
    if node.prefix:
        return _prefixed(machine, state, node)
    if node.operator not in _GUARDS:
        parts = several(machine, state, node)
        if parts is not None:
            return _spaced(parts, _separator(state) if is_joined(state, node) else " ")
    value = _value(machine, state, node)
    if node.operator in _GUARDS:
        return _guarded(machine, state, node, value)
    if value is None:
        value = _unset(machine, state, node, node.name)
    if not node.operator:
        return value
    changed = _transformed(machine, state, node, value)
    if changed.hole is None:
        return changed
    return hidden(changed) if _hides(machine, state, node) else still(changed, value)


def several(machine: Machine, state: State, node: ParameterExpansion) -> list[Text] | None:
    """Return the words that `"$@"`, `"${a[@]}"` and the like become, or None when `node` is no list of values."""
    if node.operator not in {"", ":", ":-", "-", ":+", "+"} or node.prefix not in {"", "!"}:
        return None
    if node.name in {"@", "*"}:
        known = state.positional
        rest = _sliced(machine, state, node, known)
        if rest is None:
            return [unknown(Origin.UNKNOWN, "arguments", node.start, sources=flowing(*(known or ())))]
        return list(rest)
    if node.subscript is None or _raw(state, node) not in {"@", "*"}:
        return None
    array = state.value(node.name)
    if isinstance(array, Text):
        return [array]
    if array is None:
        return [_element(node)] if node.name in _ALWAYS_SET else []
    if node.operator == ":":
        return [_element(node, array)]
    if node.prefix:
        return [constant(key) for key, _ in array.elements] if array.sealed else [_element(node)]
    out = [text for _, text in array.elements]
    return out if array.sealed else [*out[:2], _element(node, array)]


def is_joined(state: State, node: ParameterExpansion) -> bool:
    """Return whether the list is one text within quotes: `"$*"`, `"${a[*]}"`."""
    return node.name == "*" or _raw(state, node) == "*"


def _separator(state: State) -> str:
    """Return what stands between the elements of `"$*"`: the first character of IFS."""
    separators = state.text("IFS")
    return " " if separators is None or separators.known is None else separators.known[:1]


def _element(node: ParameterExpansion, array: Value | None = None) -> Text:
    return unknown(Origin.UNKNOWN, f"an element of `{node.name}`", node.start, sources=flowing(array))


def _sliced(
    machine: Machine, state: State, node: ParameterExpansion, known: tuple[Text, ...] | None
) -> tuple[Text, ...] | None:
    """Return the positional parameters that `$@` or `${@:n}` gives."""
    if known is None or node.operator != ":" or node.argument is None:
        return known
    written = words.word_text(machine, state, node.argument)
    interpreting.note_arithmetic(machine, state, node, "the offset of a slice", written)
    offset = written.known
    if offset is None or not offset.strip().isdigit() or node.second is not None:
        return None
    return known[max(int(offset) - 1, 0) :]


def _raw(state: State, node: ParameterExpansion) -> str:
    """Return the subscript as it is written."""
    if node.subscript is None:
        return ""
    return state.source.text[node.subscript.start : node.subscript.end]


def _spaced(parts: list[Text], separator: str) -> Text:
    pieces: list[str | Hole] = []
    for index, part in enumerate(parts):
        pieces.extend([separator, *part.parts] if index else part.parts)
    return joined(pieces)


def _prefixed(machine: Machine, state: State, node: ParameterExpansion) -> Text:
    """Return a length (`${#x}`), or what an indirection (`${!x}`) leads to."""
    if node.prefix == "#":
        return _length(machine, state, node)
    if node.subscript is None and node.operator not in {"*", "@"}:
        name = state.text(node.name)
        if name is not None:
            interpreting.note_name(machine, state, node, f"`${{!{node.name}}}`", name)
        if name is not None and name.known:
            found = state.text(name.known)
            return found if found is not None else _unset(machine, state, node, name.known)
    return unknown(Origin.UNKNOWN, f"`${{!{node.name}}}`", node.start)


def _length(machine: Machine, state: State, node: ParameterExpansion) -> Text:
    if node.name in {"@", "*"} or _raw(state, node) in {"@", "*"}:
        value = state.value(node.name)
        if node.name in {"@", "*"}:
            count = None if state.positional is None else len(state.positional)
        else:
            count = len(value.elements) if isinstance(value, Array) and value.sealed else None
        return unknown(Origin.UNKNOWN, "number of elements", node.start) if count is None else constant(str(count))
    text = _indexed(machine, state, node) if node.subscript is not None else state.text(node.name)
    if text is None and node.subscript is None:
        _unset(machine, state, node, node.name)
    known = None if text is None else text.known
    return (
        unknown(Origin.UNKNOWN, f"length of `{node.name}`", node.start) if known is None else constant(str(len(known)))
    )


def _value(machine: Machine, state: State, node: ParameterExpansion) -> Text | None:
    """Return the value of the parameter, or None when it is certainly not set by the script."""
    name = node.name
    if name.isdigit():
        return _positional(machine, state, node)
    if name == "?":
        status = state.status.value
        if status == NONZERO:
            return Text((FAILURE,))
        return _status(state, node) if status is None else constant(str(status))
    if name == "#":
        return _count(state, node)
    if name in _UNKNOWABLE and name not in state.variables:
        return unknown(Origin.UNKNOWN, _UNKNOWABLE[name], node.start)
    if name == "BASH_SOURCE" and _raw(state, node) in {"", "0"}:
        return constant(machine.paths.get(state.source.path, machine.script))
    if name == "BASH_SUBSHELL":
        return constant("0") if state.process.is_main else unknown(Origin.UNKNOWN, name, node.start)
    if name in VARIABLES and name not in state.variables:
        state.log(ReadInput(machine.where(state, node), name, state.protocol.initialised))
        return unknown(Origin.MESSAGE, name, node.start)
    if node.subscript is not None:
        return _indexed(machine, state, node)
    return state.text(name)


def _count(state: State, node: ParameterExpansion) -> Text:
    if state.positional is None:
        return unknown(Origin.UNKNOWN, "number of arguments", node.start)
    return constant(str(len(state.positional)))


def _positional(machine: Machine, state: State, node: ParameterExpansion) -> Text | None:
    index = int(node.name)
    if index == 0:
        return constant(machine.script)
    if state.positional is None:
        return unknown(Origin.UNKNOWN, f"argument {index}", node.start)
    return state.positional[index - 1] if index <= len(state.positional) else None


def _status(state: State, node: ParameterExpansion) -> Text:
    """Return a status that is not known; of a command that fails in no ordinary life it falls back to 0."""
    status = state.status
    usual = "0" if not status.ordinary and effects(status.reason.strip("`"), ()) is not None else None
    return unknown(Origin.STATUS, status.reason, node.start, fallback=usual)


def _indexed(machine: Machine, state: State, node: ParameterExpansion) -> Text | None:
    """Return an element; None when the array is wholly known and has none under that key."""
    value = state.value(node.name)
    written = EMPTY if node.subscript is None else words.parts_text(machine, state, node.subscript.parts)
    interpreting.note_subscript(machine, state, node, node.name, written)
    if isinstance(value, Array) and node.subscript is not None:
        key = written.known
        if key is not None and not key.isdigit() and not any(known == key for known, _ in value.elements):
            number = arithmetic.index(machine, state, node.subscript)
            key = key if number is None else str(number)
        if key is not None and key.startswith("-") and value.sealed and value.elements:
            key = str(int(value.elements[-1][0]) + 1 + int(key)) if value.elements[-1][0].isdigit() else key
        found = next((text for known, text in value.elements if known == key), None)
        if value.sealed and (found is not None or (key is not None and key.lstrip("-").isalnum())):
            return found
        if key is not None and key not in {"@", "*"} and not value.sealed:
            return interpreting.element(machine, node.name, key, value)
    return _element(node, value)


def _unset(machine: Machine, state: State, node: ParameterExpansion, name: str) -> Text:
    """Return the text of a parameter that the script has not set: empty, or whatever the environment holds."""
    array = state.value(name)
    if isinstance(array, Array):
        if "nounset" in state.options and array.elements:
            _die_of_nounset(machine, state, node, f"`${{{name}[…]}}` is not set")
        return EMPTY
    in_environment = not name.isdigit() and name in _ALWAYS_SET
    if "nounset" in state.options and not in_environment and not name.startswith(PREFIX.upper()):
        _die_of_nounset(machine, state, node, f"`${name}` is not set")
    if name.isdigit():
        return EMPTY
    return unknown(Origin.ENVIRONMENT, name, _OUTSIDE if in_environment else node.start)


def _die_of_nounset(machine: Machine, state: State, node: ParameterExpansion, reason: str) -> None:
    """Add the path on which the expansion ends the shell: at once, past any `||` (bash(1), set -u)."""
    if machine.opaque:
        return
    dying = state.copy()
    end(machine, dying, Cause.NOUNSET, node, Status(NONZERO, ordinary=True, reason=reason))


def _guarded(machine: Machine, state: State, node: ParameterExpansion, value: Text | None) -> Text:
    """Return what `${x:-word}` and its like give."""
    operator = node.operator
    strict = operator.startswith(":")
    kind = operator[-1]
    if value is None and not node.name.isdigit() and node.name not in "@*" and not _is_unset(machine, state, node.name):
        value = unknown(Origin.ENVIRONMENT, node.name, _OUTSIDE)
    certain = value is not None and (_never_empty(state, value) if strict else not _from_outside(value))
    absent = value is None or (strict and value.known == "")
    if kind == "+":
        alternative = EMPTY if absent else _argument(machine, state, node)
        both = alternative if certain or absent else either(EMPTY, alternative)
        return both if isinstance(both, Text) else EMPTY
    if certain and value is not None and not _from_outside(value):
        return value
    if kind == "?":
        _die_of_nounset(machine, state, node, f"`${{{node.name}{operator}…}}` has no value")
        return value if value is not None else EMPTY
    fallback = _argument(machine, state, node)
    result = fallback if absent or value is None else _with_fallback(value, fallback)
    if kind == "=":
        state.set(node.name, result)
    return result


def _is_unset(machine: Machine, state: State, name: str) -> bool:
    """Return whether the variable is certainly not set: the plugin sets it itself, and has not yet."""
    return name in state.variables or (name in machine.own and not machine.opaque)


def _from_outside(value: Text) -> bool:
    """Return whether the value is a variable of the environment, which may not be there."""
    return value.hole is not None and value.hole.origin is Origin.ENVIRONMENT and value.hole.site == _OUTSIDE


def _with_fallback(value: Text, fallback: Text) -> Text:
    hole = value.hole
    if hole is None:
        return value
    others = flowing(fallback)
    hole = hole._replace(fallback=fallback.likely, sources=flowing(value) | others if others else hole.sources)
    return Text((hole,), value.shape, value.made)


def _never_empty(state: State, value: Text) -> bool:
    hole = value.hole
    return value.never_empty or (hole is not None and state.facts.get(hole, Fact()).nonempty)


def _argument(machine: Machine, state: State, node: ParameterExpansion) -> Text:
    return EMPTY if node.argument is None else words.word_text(machine, state, node.argument)


def _transformed(machine: Machine, state: State, node: ParameterExpansion, value: Text) -> Text:
    """Return `value` after the operator of `node` was applied to it."""
    known = value.known
    operator = node.operator
    argument = node.argument
    if operator == "@P":
        interpreting.note(machine, state, node, "`@P`", Language.SHELL, value)
    if operator == ":":
        for each in (node.argument, node.second):
            if each is not None:
                offset = words.word_text(machine, state, each)
                interpreting.note_arithmetic(machine, state, node, "the offset of a substring", offset)
    if operator in {"^^", ",,"} and known is not None and argument is None:
        return constant(known.upper() if operator == "^^" else known.lower())
    if argument is not None and operator in {"#", "##", "%", "%%"}:
        return _trimmed(machine, state, node, value, argument)
    if argument is not None and operator.startswith("/") and known is not None:
        pattern = words.pattern(machine, state, argument)
        second = EMPTY if node.second is None else words.word_text(machine, state, node.second)
        result = None
        if pattern is not None and second.known is not None:
            result = patterns.replaced(known, pattern, second.known, operator)
        if result is not None:
            return constant(result)
    return Text((_derived(node, value, _left(machine, state, node, value)),), value.shape, value.made)


def _trimmed(machine: Machine, state: State, node: ParameterExpansion, value: Text, argument: Word) -> Text:
    pattern = words.pattern(machine, state, argument)
    known = value.known
    operator = node.operator
    if pattern is None or known is None:
        return Text((_derived(node, value, _left(machine, state, node, value)),), value.shape, value.made)
    cut = patterns.without_prefix if operator.startswith("#") else patterns.without_suffix
    rest = cut(known, pattern, longest=len(operator) > 1)
    if rest is not None and value.known is not None:
        return Text(constant(rest).parts, value.shape, value.made)
    return Text((_derived(node, value, _left(machine, state, node, value)),), value.shape, value.made)


def _left(machine: Machine, state: State, node: ParameterExpansion, value: Text) -> frozenset[Hole]:
    """Return what of `value` is still in it after the operator of `node`: nothing where it was cleaned or quoted."""
    operator = node.operator
    sources = flowing(value)
    if operator in {"@Q", "@K", "@k", "@A", "@a"}:
        return NOTHING
    if operator in {"^", "^^", ",", ",,", "@U", "@u", "@L"}:
        return sources | {FOLDED} if len(sources) == 1 else sources
    if node.argument is None or not sources:
        return sources
    pattern = words.pattern(machine, state, node.argument)
    second = EMPTY if node.second is None else words.word_text(machine, state, node.second)
    if operator.startswith("/"):
        sources |= flowing(second)
    if pattern is None:
        return sources
    cleaned = operator == "//" and closed.is_rest_of_set(pattern) and not flowing(second)
    quoted = operator == "//" and _plain(pattern) in {"'", "/"} and _plain(pattern) in (second.known or "")[1:]
    cut = operator == "%%" and pattern.endswith("*") and closed.is_rest_of_set(pattern[:-1])
    if operator == "//" and closed.is_set(pattern) and second.known == "":
        machine.when_empty[Hole(*_place_of(node, value), None, sources)] = sources
    return NOTHING if cleaned or quoted or cut else sources


def _place_of(node: ParameterExpansion, value: Text) -> tuple[Origin, str, int]:
    """Return origin, name and site of what `node` makes of `value`."""
    first = next((part for part in value.parts if isinstance(part, Hole)), None)
    if first is None:
        return Origin.UNKNOWN, f"`${{{node.name}{node.operator}…}}`", node.start
    return first.origin, first.name, node.start


def _plain(pattern: str) -> str:
    return pattern.removeprefix("\\")


def _hides(machine: Machine, state: State, node: ParameterExpansion) -> bool:
    """Return whether the operator leaves too little of a secret to be one: `${x:0:4}`, `${x%%:*}`, `${x//?/*}`."""
    operator = node.operator
    if operator == ":":
        return True
    if node.argument is None:
        return False
    if operator.startswith("/"):
        second = EMPTY if node.second is None else words.word_text(machine, state, node.second)
        return _MASK.search(second.known or "") is not None
    written = _CLASS.sub("", state.source.text[node.argument.start : node.argument.end])
    if operator in {"%", "%%"}:
        return any(mark in written for mark in ":@=.?$") and not written.startswith("$'")
    return operator in {"#", "##"} and ("?" in written or "${" in written)


def _derived(node: ParameterExpansion, value: Text, sources: frozenset[Hole]) -> Hole:
    """Return the hole for a text that was computed from `value`, keeping where that came from."""
    return Hole(*_place_of(node, value), None, sources)
