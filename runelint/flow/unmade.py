"""Files in a temporary folder of the plugin's own that only another way through the plugin makes.

What is in such a folder is mostly the plugin's own, and there. In an EXIT trap, where all ways meet, that is not so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.flow.events import Condition, Run
from runelint.flow.values import Hole, constant, joined, same
from runelint.syntax import nodes
from runelint.syntax.walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.flow.events import Event
    from runelint.flow.machine import Machine
    from runelint.flow.state import State
    from runelint.flow.values import Text

_FILLING = frozenset({">", ">>", ">|", "&>", "&>>", "<>"})
# Whether a file is there.
_EXISTENCE = frozenset({"-d", "-e", "-f", "-s"})
# What they do to a folder puts no file into it.
_MAKES_NONE = frozenset({"chgrp", "chmod", "chown", "du", "find", "ls", "mkdir", "rm", "rmdir", "stat"})
_ELSEWHERE = (nodes.Background, nodes.Coproc, nodes.ProcessSubstitution)


def filled_files(script: nodes.Script) -> tuple[nodes.Word, ...]:
    """Return the words by which redirections of `script` name the files that they fill.

    There are none when a job may fill one: whether it has is not known anywhere.
    """
    found: list[nodes.Word] = []
    for node in walk(script):
        if isinstance(node, _ELSEWHERE) and any(map(_fills, walk(node))):
            return ()
        if isinstance(node, nodes.Redirect) and _fills(node):
            found.append(node.target)
    return tuple(found)


def _fills(node: nodes.Node) -> bool:
    """Return whether the node fills a file whose name has an expansion in it."""
    return isinstance(node, nodes.Redirect) and node.operator in _FILLING and len(list(walk(node.target))) > len("ab")


def made_on_another_way(machine: Machine, state: State, file: Text) -> bool:
    """Return whether an EXIT trap runs, and `file` is one that this path has not made, but another one does.

    A decision of the trap by a value may be the one by which the file was made; there nothing is claimed.
    """
    first = next(iter(file.parts), "")
    if state.trap != "EXIT" or file in state.existing or not isinstance(first, Hole) or first.name != "mktemp":
        return False
    if len(file.parts) == 1 or not any(_named(state, word) == file for word in machine.fills):
        return False
    return not any(_decides(event) or _may_fill(event, first) for event in _behind(state))


def _behind(state: State) -> Iterator[Event]:
    trail = state.trail
    while trail is not None:
        yield trail.event
        trail = trail.before


def _decides(event: Event) -> bool:
    """Return whether the trap has decided something by anything but whether a file is there."""
    return isinstance(event, Condition) and event.where.trap == "EXIT" and event.operator not in _EXISTENCE


def _may_fill(event: Event, folder: Hole) -> bool:
    """Return whether a command was told of the folder, or of what is in it, and may have put the file there."""
    if not isinstance(event, Run) or event.command.rpartition("/")[2] in _MAKES_NONE:
        return False
    holes = (part for text in event.arguments for part in text.parts if isinstance(part, Hole))
    return any(same(hole) == same(folder) for hole in holes)


def _named(state: State, word: nodes.Word) -> Text | None:
    """Return what a word of constants and plain variables is; None for any other one."""
    parts = [part for each in word.parts for part in (each.parts if isinstance(each, nodes.DoubleQuoted) else (each,))]
    texts: list[Text | None] = []
    for part in parts:
        match part:
            case nodes.Literal() | nodes.Escaped() | nodes.SingleQuoted():
                texts.append(constant(part.text))
            case nodes.ParameterExpansion(prefix="", operator="", subscript=None) if part.name.isidentifier():
                texts.append(state.text(part.name))
            case _:
                return None
    known = [text for text in texts if text is not None]
    return joined(piece for text in known for piece in text.parts) if len(known) == len(texts) else None
