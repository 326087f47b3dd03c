"""Code in which some words are not known: what it does as long as those are the plain words that its author expects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from runelint.flow.values import Hole, Origin, Text
from runelint.syntax import nodes, parse
from runelint.syntax.walk import walk

if TYPE_CHECKING:
    from runelint.flow.machine import Machine
    from runelint.flow.state import State
    from runelint.syntax.nodes import Node, Script

# Of these nobody expects that they are more than words: what the plugin puts together itself may be a redirection.
_FROM_OUTSIDE = frozenset({Origin.MESSAGE, Origin.OUTPUT, Origin.ENVIRONMENT, Origin.FILE, Origin.INPUT})
_MOST_HOLES = 16
_PLAIN = re.compile(r"[\w\s.,:/@%+=-]*")


class _Standing(NamedTuple):
    """Where one word that is not known stands in the code: within `'…'`, `"…"`, or bare."""

    single: bool
    bare: bool


def imagined(machine: Machine, state: State, code: Text) -> str | None:
    """Return `code` with a variable in each hole, which `state` then has; None when a hole may be more than a word.

    A hole that is a command's name, or the name of a variable, may be anything; so may one that is not quoted and that
    the plugin has put together itself.
    """
    holes = [part for part in code.parts if isinstance(part, Hole)]
    if not holes or len(holes) > _MOST_HOLES:
        return None
    names = {hole: f"__word_{machine.words.setdefault(hole, len(machine.words))}_" for hole in holes}
    pieces = [part if isinstance(part, str) else names[part] for part in code.parts]
    standing = _standing(parse("".join(pieces)), set(names.values()))
    out = []
    for part in code.parts:
        if isinstance(part, str):
            out.append(part)
            continue
        at = standing.get(names[part])
        if at is None or (at.bare and not _is_plain(part)):
            return None
        out.append(f"'\"${{{names[part]}}}\"'" if at.single else f"${{{names[part]}}}")
    text = "".join(out)
    if not _stands_for_words(parse(text), [names[hole] for hole in holes]):
        return None
    for hole, name in names.items():
        state.set(name, Text((hole,)))
    return text


def _is_plain(hole: Hole) -> bool:
    """Return whether what fills `hole` is meant to be plain words."""
    return hole.origin in _FROM_OUTSIDE and _PLAIN.fullmatch(hole.fallback or "") is not None


def _standing(script: Script, names: set[str]) -> dict[str, _Standing]:
    """Return where each of `names` stands; one that stands in two ways, or in none of them, is left out."""
    found: dict[str, set[_Standing]] = {}
    quoted = {id(part) for node in walk(script) if isinstance(node, nodes.DoubleQuoted) for part in node.parts}
    for node in walk(script):
        if isinstance(node, nodes.SingleQuoted | nodes.Literal):
            single = isinstance(node, nodes.SingleQuoted)
            standing = _Standing(single, bare=not single and id(node) not in quoted)
            for name in names:
                if name in node.text:
                    found.setdefault(name, set()).add(standing)
    return {name: next(iter(ways)) for name, ways in found.items() if len(ways) == 1}


def _stands_for_words(script: Script, names: list[str]) -> bool:
    """Return whether each of `names` is expanded in `script`, and none of them names a command."""
    if script.problems:
        return False
    expanded = [node.name for node in walk(script) if isinstance(node, nodes.ParameterExpansion) and node.name in names]
    commands = [node.words[0] for node in walk(script) if isinstance(node, nodes.Simple) and node.words]
    return sorted(expanded) == sorted(names) and not any(_names_in(command, names) for command in commands)


def _names_in(node: Node, names: list[str]) -> bool:
    return any(isinstance(each, nodes.ParameterExpansion) and each.name in names for each in walk(node))
