"""`local`, `declare`, `export` and `readonly` in a rehearsal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.confirm.rehearsal import elements, expansion
from runelint.confirm.rehearsal.assignments import assign
from runelint.confirm.rehearsal.shell import REFERENCE, Cells, Shell
from runelint.confirm.rehearsal.values import EMPTY, SUCCESS, Result, Value
from runelint.syntax import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def declare(shell: Shell, node: nodes.Simple, arguments: Sequence[Value]) -> Result:
    """Make the declarations; the status of substitutions in them is lost."""
    name = arguments[0].text
    flags = "".join(each.text[1:] for each in arguments[1:] if each.text.startswith("-"))
    is_local = bool(shell.locals) and name in {"local", "declare", "typeset"} and "g" not in flags
    if {"f", "F", "p"} & set(flags):
        names = [each.text for each in arguments[1:] if not each.text.startswith("-")]
        there = all(each in (shell.variables if "p" in flags else shell.functions) for each in names)
        return Result(0 if there else 1)
    if "n" in flags:
        _refer(shell, node, arguments[1:], is_local=is_local)
        return SUCCESS
    keyed = "A" in flags
    shell.stage.integers.update(_named(node, arguments) if "i" in flags else ())
    for word in node.words:
        if isinstance(word, nodes.Assignment):
            if is_local:
                _hide(shell, word.name, keep=word.append)
            assign(shell, word, keyed=keyed, integer="i" in flags)
    for each in arguments[1:]:
        variable, mark, text = each.text.partition("=")
        if each.text.startswith("-") or not variable.isidentifier():
            continue
        if is_local:
            _hide(shell, variable, keep=False)
        if mark:
            shell.set(variable, Value(text, each.term, each.sure))
        elif ("a" in flags or keyed) and not isinstance(shell.variables.get(variable), Cells):
            shell.set(variable, Cells({}, keyed))
        elif is_local and variable not in shell.variables:
            shell.set(variable, EMPTY) if "nounset" not in shell.options else None
    return SUCCESS


def _named(node: nodes.Simple, arguments: Sequence[Value]) -> Iterator[str]:
    """Yield the names that are declared."""
    yield from (word.name for word in node.words if isinstance(word, nodes.Assignment))
    yield from (each.text.partition("=")[0] for each in arguments[1:] if not each.text.startswith("-"))


def _refer(shell: Shell, node: nodes.Simple, arguments: Sequence[Value], *, is_local: bool) -> None:
    """Make names stand for other variables: `local -n name=other`."""
    given = [
        (word.name, EMPTY if word.value is None else expansion.text_of(shell, word.value))
        for word in node.words
        if isinstance(word, nodes.Assignment) and not isinstance(word.value, nodes.ArrayLiteral)
    ]
    for each in arguments:
        name, mark, text = each.text.partition("=")
        if mark and name.isidentifier():
            given.append((name, Value(text)))
    for name, target in given:
        if is_local:
            shell.locals[-1].setdefault(f"{REFERENCE}{name}", _reference(shell, name))
        if target.text != name:
            shell.references[name] = _fixed(shell, target.text)


def _fixed(shell: Shell, name: str) -> str:
    """Return the name of a variable, or of an element with its subscript calculated."""
    array, mark, raw = name.partition("[")
    return f"{array}[{elements.subscript_key(shell, array, raw[:-1])}]" if mark else name


def _reference(shell: Shell, name: str) -> Value | None:
    return Value(shell.references[name]) if name in shell.references else None


def _hide(shell: Shell, name: str, *, keep: bool) -> None:
    """Remember what a local variable hides."""
    if name in shell.references:
        shell.locals[-1].setdefault(f"{REFERENCE}{name}", _reference(shell, name))
        del shell.references[name]
    shell.locals[-1].setdefault(name, shell.variables.get(name))
    if not keep:
        shell.variables.pop(name, None)
