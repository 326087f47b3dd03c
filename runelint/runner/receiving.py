"""Which calls of a script read their stdin whatever they are: those that something is piped to.

A stand-in that did not would end who writes to it by SIGPIPE, and with pipefail the plugin, which in life goes on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from runelint.flow.commands import effects
from runelint.syntax import nodes, static_text
from runelint.syntax.names import BUILTINS
from runelint.syntax.walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DEEPEST = 4
_SPECIAL = re.compile(r"[][*?\\]")


class Receiver(NamedTuple):
    """A call that something is piped to: the command's name, and a shell pattern for its arguments."""

    name: str
    arguments: str


def receivers(*scripts: nodes.Script) -> tuple[Receiver, ...]:
    """Return the external commands in the scripts that something is piped to, also through a function."""
    functions = {
        node.name: node.body for each in scripts for node in walk(each) if isinstance(node, nodes.FunctionDefinition)
    }
    found: dict[Receiver, None] = {}
    for each in scripts:
        for node in walk(each):
            for command in node.commands[1:] if isinstance(node, nodes.Pipeline) else ():
                found |= dict.fromkeys(_first(command, functions, 0))
    return tuple(found)


def _first(node: nodes.Node, functions: dict[str, nodes.Command], depth: int) -> Iterator[Receiver]:
    """Yield the first external command of what something is piped to."""
    match node:
        case nodes.Pipeline(commands=[first, *_]) | nodes.Group(body=[first, *_]) | nodes.Subshell(body=[first, *_]):
            yield from _first(first, functions, depth)
        case nodes.AndOr():
            yield from _first(node.commands[0], functions, depth)
        case nodes.Simple() if not any(each.operator.startswith("<") for each in node.redirects):
            words = [static_text(word) if isinstance(word, nodes.Word) else None for word in node.words]
            name = words[0] if words else None
            if name in functions and depth < _DEEPEST:
                yield from _first(functions[name], functions, depth + 1)
            elif name and name not in BUILTINS:
                yield from _called(words)


def _called(words: Sequence[str | None]) -> Iterator[Receiver]:
    """Yield the command of the words, or those that it runs."""
    name, arguments = words[0], words[1:]
    if name is None:
        return
    known = effects(name.rpartition("/")[2], arguments)
    if known is not None and known.inner and not known.remote:
        for inner in known.inner:
            yield from _called(arguments[inner.start : inner.stop])
        return
    # What is expanded may be no word, or several.
    pattern = " ".join("*" if word is None else _SPECIAL.sub(r"\\\g<0>", word) for word in arguments)
    yield Receiver(name, pattern.replace(" *", "*"))
