"""A plugin as the operators see it: its text, its commands with what stands around them, and how to change it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from runelint.syntax import children, parse, static_text, walk
from runelint.syntax.nodes import (
    AndOr,
    Background,
    Branch,
    CaseItem,
    CommandSubstitution,
    Coproc,
    FunctionDefinition,
    Group,
    Pipeline,
    ProcessSubstitution,
    Redirect,
    Script,
    Simple,
    Subshell,
    While,
    Word,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from runelint.syntax.nodes import Node

EMITTERS = frozenset(
    {"rune_ok", "rune_error", "rune_ok_kv", "rune_error_kv", "rune_finish", "rune_emit", "rune_fail", "rune_fail_kv"}
)
_FORKS = (Background, CommandSubstitution, Coproc, Pipeline, ProcessSubstitution, Subshell)


class Edit(NamedTuple):
    """`text` in place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


class Found(NamedTuple):
    """A node, and what it stands in, outermost first."""

    node: Node
    around: tuple[Node, ...]


def changed(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits made; they must not overlap."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def moved(offset: int, edits: Iterable[Edit]) -> int:
    """Return where the character at `offset` stands after the edits."""
    shift = 0
    for edit in edits:
        if edit.end <= offset:
            shift += len(edit.text) - (edit.end - edit.start)
        elif edit.start <= offset:
            shift += edit.start - offset
    return offset + shift


def line_at(text: str, offset: int) -> int:
    """Return the line, from 1, of the character at `offset`."""
    return text.count("\n", 0, offset) + 1


def name_of(node: Node) -> str:
    """Return the command's name, or nothing when it has none that is known."""
    if not isinstance(node, Simple) or not node.words or not isinstance(node.words[0], Word):
        return ""
    return static_text(node.words[0]) or ""


@dataclass(frozen=True)
class Plugin:
    """A plugin that is not broken: `text` parses."""

    path: Path
    text: str

    @cached_property
    def script(self) -> Script:
        """The tree."""
        return parse(self.text)

    @cached_property
    def found(self) -> tuple[Found, ...]:
        """Every node with what it stands in, in the order of the text."""
        return tuple(_with_surroundings(self.script))

    def commands(self) -> Iterator[tuple[Simple, tuple[Node, ...]]]:
        """Yield the simple commands with what they stand in."""
        for node, around in self.found:
            if isinstance(node, Simple):
                yield node, around

    @cached_property
    def plain_functions(self) -> frozenset[str]:
        """The functions that are only ever called in the main shell, with its own stdout."""
        defined = {node.name for node, _ in self.found if isinstance(node, FunctionDefinition)}
        plain = set(defined)
        while True:
            calls = {name: [around for node, around in self.commands() if name_of(node) == name] for name in plain}
            left = {
                name
                for name, places in calls.items()
                if places and all(_stays(around) and _within(around) <= plain for around in places)
            }
            if left == plain:
                return frozenset(plain)
            plain = left

    def is_plain(self, around: tuple[Node, ...]) -> bool:
        """Return whether a command there runs in the main shell, and with its descriptors."""
        return not self.moves_stdout and _stays(around) and _within(around) <= self.plain_functions

    @cached_property
    def moves_stdout(self) -> bool:
        """Whether an `exec` changes the descriptors of the whole shell."""
        return any(name_of(node) == "exec" and len(node.words) == 1 for node, _ in self.commands())

    def has(self, name: str) -> bool:
        """Return whether a command of that name is written anywhere."""
        return any(name_of(node) == name for node, _ in self.commands())

    @property
    def traps(self) -> bool:
        """Whether a trap may be set, here or in a file that is sourced."""
        return self.has("trap") or sum(name_of(node) in {"source", "."} for node, _ in self.commands()) > 1

    def only(self, name: str) -> Simple | None:
        """Return the one command of that name, when it stands in the main flow by itself."""
        places = [(node, around) for node, around in self.commands() if name_of(node) == name]
        if len(places) == 1 and len(places[0][1]) == 1:
            return places[0][0]
        return None

    def points(self) -> list[int]:
        """Return where a line can be put in after `rune_init`: the beginnings of lines in the main shell's flow."""
        init = next((node.start for node, _ in self.commands() if name_of(node) == "rune_init"), None)
        if init is None:
            return []
        out = []
        for node, around in self.found:
            listed = all(_is_listed(inner, outer) for outer, inner in pairwise((*around, node)) if _is_list(outer))
            if (
                not around
                or not _is_listed(node, around[-1])
                or not listed
                or not self.is_plain(around)
                or node.start <= init
            ):
                continue
            if any(isinstance(other, FunctionDefinition) for other in (*around, node)):
                continue
            start = self.text.rfind("\n", 0, node.start) + 1
            if not self.text[start : node.start].strip():
                out.append(start)
        return sorted(set(out))


def _with_surroundings(script: Script) -> Iterator[Found]:
    waiting: list[Found] = [Found(script, ())]
    while waiting:
        found = waiting.pop()
        yield found
        inside = (*found.around, found.node)
        waiting.extend(Found(child, inside) for child in reversed(list(children(found.node))))


def _stays(around: tuple[Node, ...]) -> bool:
    """Return whether nothing around forks, or redirects."""
    for node in around:
        if isinstance(node, (*_FORKS, Word, Redirect)):
            return False
        if any(isinstance(child, Redirect) for child in children(node)):
            return False
    return True


def _within(around: tuple[Node, ...]) -> set[str]:
    return {node.name for node in around if isinstance(node, FunctionDefinition)}


def _is_list(node: Node) -> bool:
    return isinstance(node, Script | Group)


def _is_listed(node: Node, parent: Node) -> bool:
    """Return whether `node` is a statement of a list that is no condition, and is not behind what ends the plugin."""
    match parent:
        case Script() | Group() | Branch() | CaseItem() | While() if node in parent.body:
            before = parent.body[: parent.body.index(node)]
            return not any(name_of(other) in {*EMITTERS, "exit"} for other in before)
        case _:
            return False


def is_tested(around: tuple[Node, ...], node: Node) -> bool:
    """Return whether the command's failure is looked at, so that errexit ignores it."""
    chain = (*around, node)
    for parent, child in pairwise(chain):
        if isinstance(parent, AndOr) and child is not parent.commands[-1]:
            return True
        if isinstance(parent, Branch | While) and child in parent.condition:
            return True
        if isinstance(parent, Pipeline) and parent.negated:
            return True
    return False


__all__ = ["EMITTERS", "Edit", "Plugin", "changed", "is_tested", "line_at", "moved", "name_of", "walk"]
