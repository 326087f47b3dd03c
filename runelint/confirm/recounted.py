"""How many lines Bash loses count of: behind a pipeline with a subshell in it, it goes on from the line of the `)`.

A line of the script is read before it is executed. A subshell that is not the last element of a pipeline sets the
shell's count of lines to that of its end, and what is read later is counted from there. Functions, `for`, `select` and
`case`, and the condition of an `if`, put it back (tests/bash/facts/lines_lost*).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from runelint.syntax import nodes
from runelint.syntax.walk import children

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from runelint.syntax.source import Source

_KEEPING = (
    nodes.FunctionDefinition,
    nodes.For,
    nodes.ArithmeticFor,
    nodes.Select,
    nodes.Case,
    nodes.Subshell,
    nodes.Background,
    nodes.Simple,
    nodes.Word,
    nodes.Redirect,
)
# More ways to have lost lines are not told apart.
_MOST = 8


class Loss(NamedTuple):
    """By how many lines Bash may be short for what begins at the offset `after`, or behind it."""

    after: int
    lines: tuple[int, ...]


def losses(root: nodes.Script, source: Source, closing: Mapping[int, int]) -> list[Loss]:
    """Return where the count changes in `source`; `closing` are the last lines of here-documents by the first."""
    found = [Loss(0, (0,))]
    for command, last in _read_together(root.body, source):
        lines = [(source.position(end - 1).line, sure) for end, sure in _resetting(command, sure=True)]
        if not lines:
            continue
        read = closing.get(last, last)
        lost = {read - line for line, _ in lines} | ({0} if not any(sure for _, sure in lines) else set())
        sums = sorted({before + more for before in found[-1].lines for more in lost})
        found.append(Loss(command.end, tuple(sums[:_MOST])))
    return found


def _read_together(body: Sequence[nodes.Command], source: Source) -> Iterator[tuple[nodes.Command, int]]:
    """Yield the commands, each with the line to which Bash has read when it is executed: others may stand there."""
    spans = [(source.position(each.start).line, source.position(max(each.end - 1, each.start)).line) for each in body]
    last = 0
    ends: list[int] = []
    for at in range(len(spans) - 1, -1, -1):
        begins_there = at + 1 < len(spans) and spans[at + 1][0] == spans[at][1]
        last = last if begins_there else spans[at][1]
        ends.append(last)
    yield from zip(body, reversed(ends), strict=True)


def _resetting(node: nodes.Node, *, sure: bool) -> Iterator[tuple[int, bool]]:
    """Yield the ends of the subshells that set the count, and whether they are certainly executed."""
    match node:
        case nodes.Pipeline() if len(node.commands) > 1:
            subshells = [each for each in node.commands[:-1] if isinstance(each, nodes.Subshell)]
            if subshells:
                yield _closing(subshells[-1]), sure
        case nodes.AndOr():
            for at, each in enumerate(node.commands):
                yield from _resetting(each, sure=sure and at == 0)
        case nodes.If():
            bodies = [*(branch.body for branch in node.branches), node.otherwise]
            for each in (command for body in bodies for command in body):
                yield from _resetting(each, sure=False)
        case _ if not isinstance(node, _KEEPING):
            for inner in children(node):
                yield from _resetting(inner, sure=sure and isinstance(node, nodes.Group | nodes.Pipeline))
        case _:
            pass


def _closing(node: nodes.Subshell) -> int:
    """Return the offset behind the `)` of a subshell: redirections may follow it."""
    return min([node.end, *(each.start for each in node.redirects)])
