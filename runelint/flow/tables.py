"""Constant lines on a descriptor, such as those of a quoted here-document: what each `read` takes of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.flow.descriptors import opened, target_of
from runelint.syntax import nodes, static_text

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from runelint.flow.state import State

# What `read` takes from the ends of a line, and from around the fields (bash(1), Word Splitting).
_BLANKS = " \t\n"


def drop(state: State, number: int) -> None:
    """Forget what lines are left on descriptor `number`: somebody takes more of them, or less, than is followed."""
    target = target_of(state.descriptors, number)
    if target.text is not None:
        state.descriptors = opened(state.descriptors, number, target._replace(text=None))


def take(state: State, number: int, options: Collection[str], names: int) -> list[str] | None:
    """Return what `read` puts into so many `names`, and take the line; an empty list at the end of the lines.

    None, and nothing is known of the rest, where the line is not known or is taken apart in a way not followed here.
    """
    target = target_of(state.descriptors, number)
    if target.text is None:
        return None
    if not target.text:
        return []
    line, newline, rest = target.text.partition("\n")
    separators = state.text("IFS")
    known = _BLANKS if separators is None else separators.known
    plain = newline and known is not None and set(options) <= {"r", "u"} and ("r" in options or "\\" not in line)
    fields = _fields(line, known or "", names) if plain else None
    state.descriptors = opened(state.descriptors, number, target._replace(text=None if fields is None else rest))
    return fields


def _fields(line: str, separators: str, names: int) -> list[str] | None:
    """Return the fields of `line`, the last of which has the rest; without names, the line as it is."""
    if not names:
        return [line]
    blanks = "".join(char for char in separators if char in _BLANKS)
    others = "".join(char for char in separators if char not in _BLANKS)
    rest = line.strip(blanks) if blanks else line
    fields: list[str] = []
    while len(fields) < names - 1:
        found = re.search(_between(blanks, others), rest) if separators else None
        fields.append(rest if found is None else rest[: found.start()])
        rest = "" if found is None else rest[found.end() :]
    # Whether a separator at the very end belongs to the rest depends on how many there are in it.
    return None if others and rest.endswith(tuple(others)) else [*fields, rest]


def _between(blanks: str, others: str) -> str:
    """Return the regular expression for what stands between two fields."""
    around = f"[{re.escape(blanks)}]" if blanks else ""
    if not others:
        return f"{around}+"
    middle = f"[{re.escape(others)}]"
    return f"{around}*{middle}{around}*|{around}+" if blanks else middle


def turns(state: State, condition: Sequence[nodes.Command]) -> int | None:
    """Return how many turns a loop has whose `condition` is a `read` of constant lines; None for another loop."""
    match condition:
        case (nodes.Simple(words=(nodes.Word() as name, *rest), redirects=()),):
            words = [static_text(word) for word in rest if isinstance(word, nodes.Word)]
        case _:
            return None
    if static_text(name) != "read" or "read" in state.functions or None in words:
        return None
    number = 0
    if "-u" in words[:-1]:
        given = words[words.index("-u") + 1] or ""
        number = int(given) if given.isdecimal() else -1
    text = target_of(state.descriptors, number).text
    return None if text is None else text.count("\n")


def lines_of(known: str | None, *, here_string: bool) -> str | None:
    """Return what is read of a here-document or here-string with the text `known`."""
    return None if known is None else f"{known}\n" if here_string else known
