"""Parameter expansion (bash(1), Parameter Expansion)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.contract.bpcs.functions import PREFIX, VARIABLES
from runelint.flow import allow_lists, arithmetic, interpreting, words
from runelint.flow.commands import effects
from runelint.flow.events import Cause, ReadInput, Status
from runelint.flow.machine import NONZERO
from runelint.flow.printed import PRINTS_ALWAYS
from runelint.flow.secrets import hidden, still
from runelint.flow.sequence import end
from runelint.flow.state import Fact
from runelint.flow.subshells import subshell_depth
from runelint.flow.transformations import transformed
from runelint.flow.values import (
    EMPTY,
    FAILURE,
    Array,
    Hole,
    Origin,
    Text,
    constant,
    either,
    flowing,
    joined,
    same,
    unknown,
)
from runelint.jq.shape import NUMBER, OBJECT, TEXT
from runelint.syntax.nodes import ParameterExpansion

if TYPE_CHECKING:
    from runelint.flow.machine import Machine
    from runelint.flow.state import State
    from runelint.flow.values import Value
    from runelint.syntax.nodes import Part

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
# What they hold is no JSON object.
_NUMBERS = frozenset(
    {"BASHPID", "EPOCHSECONDS", "EUID", "LINENO", "PPID", "RANDOM", "SECONDS", "SHLVL", "SRANDOM", "UID"}
)
_TEXTS = frozenset({"HOME", "HOSTNAME", "LOGNAME", "OLDPWD", "PATH", "PWD", "USER"})
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
    changed = transformed(machine, state, node, value)
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
        return [constant(key) for key, _ in array.elements] if array.sealed else [_key_of(machine, state, node)]
    out = [text for _, text in array.elements]
    return out if array.sealed else [*out[:2], _element(node, array)]


def is_whole_array(state: State, part: Part) -> bool:
    """Return whether `part` expands to all elements of an array, or all its keys: `${a[@]}`, `${!a[*]}`."""
    if not isinstance(part, ParameterExpansion):
        return False
    if part.name in {"@", "*"} or part.prefix not in {"", "!"}:
        return False
    if part.subscript is None or _raw(state, part) not in {"@", "*"} or part.operator.startswith((":+", "+")):
        return False
    return part.operator != ":" or not _is_one(state, part)


def _is_one(state: State, part: ParameterExpansion) -> bool:
    """Return whether a slice is one element: `${a[@]: -1}`, `${a[@]:0:1}`."""
    first, second = (
        "" if word is None else state.source.text[word.start : word.end].strip(" ()")
        for word in (part.argument, part.second)
    )
    return second == "1" or (first == "-1" and not second)


def is_joined(state: State, node: ParameterExpansion) -> bool:
    """Return whether the list is one text within quotes: `"$*"`, `"${a[*]}"`."""
    return node.name == "*" or _raw(state, node) == "*"


def is_each(state: State, node: ParameterExpansion) -> bool:
    """Return whether this is `${a[@]}`, in which each element of an array is one by itself."""
    return _raw(state, node) == "@"


def _separator(state: State) -> str:
    """Return what stands between the elements of `"$*"`: the first character of IFS."""
    separators = state.text("IFS")
    return " " if separators is None or separators.known is None else separators.known[:1]


def _element(node: ParameterExpansion, array: Value | None = None) -> Text:
    return unknown(Origin.UNKNOWN, f"an element of `{node.name}`", node.start, sources=flowing(array))


def _key_of(machine: Machine, state: State, node: ParameterExpansion) -> Text:
    """Return a key of an array that is not wholly known; that of an indexed one is a number."""
    indexed = state.referred(node.name) not in machine.mappings
    return unknown(Origin.UNKNOWN, f"an element of `{node.name}`", node.start, shape=NUMBER if indexed else None)


def _sliced(
    machine: Machine, state: State, node: ParameterExpansion, known: tuple[Text, ...] | None
) -> tuple[Text, ...] | None:
    """Return the positional parameters that `$@` or `${@:n}` gives."""
    if known is None or node.operator != ":" or node.argument is None:
        return known
    written = words.word_text(machine, state, node.argument)
    interpreting.note_arithmetic(machine, state, node, "the offset of a slice", written)
    offset = written.known
    if offset is None or not offset.strip().isdecimal() or node.second is not None:
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
        if count is not None:
            return constant(str(count))
        number = unknown(Origin.UNKNOWN, "number of elements", node.start, shape=NUMBER)
        if number.hole is not None and isinstance(value, Array) and value.filled:
            state.learn(same(number.hole), Fact(nonempty=True, least=1))
        return number
    text = _indexed(machine, state, node) if node.subscript is not None else state.text(node.name)
    if text is None and node.subscript is None:
        _unset(machine, state, node, node.name)
    known = None if text is None else text.known
    return (
        unknown(Origin.UNKNOWN, f"length of `{node.name}`", node.start, shape=NUMBER)
        if known is None
        else constant(str(len(known)))
    )


def _value(machine: Machine, state: State, node: ParameterExpansion) -> Text | None:
    """Return the value of the parameter, or None when it is certainly not set by the script."""
    name = node.name
    if name.isdecimal():
        return _positional(machine, state, node)
    if name == "?":
        status = state.status.value
        if status == NONZERO:
            return Text((FAILURE,))
        return _status(state, node) if status is None else constant(str(status))
    if name == "#":
        return _count(state, node)
    if name in _UNKNOWABLE and name not in state.variables:
        # `$$` is the same everywhere, in subshells too.
        site = _OUTSIDE if name == "$" else node.start
        return unknown(Origin.UNKNOWN, _UNKNOWABLE[name], site, shape=NUMBER if name in "$!" else None)
    if name == "BASH_SOURCE" and _raw(state, node) in {"", "0"}:
        return constant(machine.paths.get(state.source.path, machine.script))
    if name == "BASH_SUBSHELL":
        return subshell_depth(state.process)
    if name in VARIABLES and name not in state.variables:
        state.log(ReadInput(machine.where(state, node), name, state.protocol.initialised))
        return unknown(Origin.MESSAGE, name, node.start, shape=OBJECT)
    if node.subscript is not None:
        return _indexed(machine, state, node)
    return state.text(name)


def _count(state: State, node: ParameterExpansion) -> Text:
    if state.positional is None:
        return unknown(Origin.UNKNOWN, "number of arguments", node.start, shape=NUMBER)
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
    return unknown(Origin.STATUS, status.reason, node.start, fallback=usual, shape=NUMBER)


def _indexed(machine: Machine, state: State, node: ParameterExpansion) -> Text | None:
    """Return an element; None when the array is wholly known and has none under that key."""
    value = state.value(node.name)
    written = EMPTY if node.subscript is None else words.parts_text(machine, state, node.subscript.parts)
    interpreting.note_subscript(machine, state, node, node.name, written)
    if isinstance(value, Array) and node.subscript is not None:
        key, by_name = written.known, state.referred(node.name) in machine.mappings
        if key is not None and not key.isdecimal() and not any(known == key for known, _ in value.elements):
            number = arithmetic.index(machine, state, node.subscript)
            # The name of a variable whose value is not known.
            key = str(number) if number is not None else key if by_name or not key.isidentifier() else None
        if key is not None and key.startswith("-") and value.sealed and value.elements:
            key = str(int(value.elements[-1][0]) + 1 + int(key)) if value.elements[-1][0].isdecimal() else key
        found = next((text for known, text in value.elements if known == key), None)
        # A number that was computed may be one that conditions keep within the array.
        literal = by_name or _raw(state, node).lstrip("-").isdecimal()
        if value.sealed and (found is not None or (key is not None and key.lstrip("-").isalnum() and literal)):
            return found
        if key is not None and key not in {"@", "*"} and not value.sealed:
            return interpreting.element(machine, state, node.name, key, value)
    name, element = state.referred(node.name), _element(node, value)
    bare = not node.prefix and node.operator not in _GUARDS and "nounset" in state.options
    if bare and isinstance(value, Array) and allow_lists.may_lack(machine, state, name, value, written):
        _die_of_nounset(machine, state, node, f"`${{{node.name}[…]}}` is not set for every value of the message")
        state.check(written)
    return allow_lists.looked_up(machine, name, written, element)


def _unset(machine: Machine, state: State, node: ParameterExpansion, name: str) -> Text:
    """Return the text of a parameter that the script has not set: empty, or whatever the environment holds."""
    if name in {"@", "*"}:
        # They are never unset, whatever is made of them.
        return unknown(Origin.UNKNOWN, "arguments", node.start, sources=flowing(*(state.positional or ())))
    array = state.value(name)
    if isinstance(array, Array):
        if "nounset" in state.options and array.elements:
            _die_of_nounset(machine, state, node, f"`${{{name}[…]}}` is not set")
        return EMPTY
    in_environment = not name.isdecimal() and name in _ALWAYS_SET
    if "nounset" in state.options and not in_environment and not name.startswith(PREFIX.upper()):
        _die_of_nounset(machine, state, node, f"`${name}` is not set")
    if name.isdecimal():
        return EMPTY
    shape = NUMBER if name in _NUMBERS else TEXT if name in _TEXTS else None
    return unknown(Origin.ENVIRONMENT, name, _OUTSIDE if in_environment else node.start, shape=shape)


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
    if (
        value is None
        and not node.name.isdecimal()
        and node.name not in "@*"
        and not _is_unset(machine, state, node.name)
    ):
        value = unknown(Origin.ENVIRONMENT, node.name, _OUTSIDE)
    certain = value is not None and (_never_empty(state, value) if strict else not _from_outside(value))
    absent = value is None or (strict and value.known == "")
    if kind == "+":
        alternative = EMPTY if absent else _argument(machine, state, node)
        if (element := allow_lists.if_there(machine, node, value, alternative)) is not None:
            return element
        both = alternative if certain or absent else either(EMPTY, alternative, name=node.name, site=node.start)
        return both if isinstance(both, Text) else EMPTY
    if certain and value is not None and not _from_outside(value):
        return value
    if kind == "?":
        if node.name not in _ALWAYS_SET or node.name in state.variables:
            _die_of_nounset(machine, state, node, f"`${{{node.name}{operator}…}}` has no value")
        if value is None or _from_outside(value):
            # From here on it is certainly set.
            value = unknown(Origin.ENVIRONMENT, node.name, node.start)
            state.set(node.name, value)
        return value
    fallback = _argument(machine, state, node)
    result = fallback if absent or value is None else _with_fallback(value, fallback)
    if kind == "=" and node.subscript is None:
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
    if hole is None or value.never_empty:
        return value.never_empty
    prints = hole.origin is Origin.OUTPUT and hole.name in PRINTS_ALWAYS
    return prints or state.facts.get(hole, Fact()).nonempty


def _argument(machine: Machine, state: State, node: ParameterExpansion) -> Text:
    return EMPTY if node.argument is None else words.word_text(machine, state, node.argument)


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
