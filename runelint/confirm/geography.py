"""Where an imagined event would show in a real run: the lines that Bash names for a place in a script."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from runelint.syntax import nodes, parse
from runelint.syntax.walk import children

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from runelint.flow.events import Where
    from runelint.flow.place import Place
    from runelint.runner.observation import Spot
    from runelint.syntax.source import Source

_STATEMENTS = (nodes.Simple, nodes.Conditional, nodes.ArithmeticCommand, nodes.For, nodes.Case, nodes.Unparsed)


class _Statement(NamedTuple):
    """A command that Bash traces, and the lines that it may name for it."""

    start: int
    end: int
    first: int
    last: int


class Geography:
    """Compares places of imagined events with the lines of real steps.

    `files` gives the absolute path of a source by the name that it is shown under.
    """

    def __init__(self, files: Mapping[str, str]) -> None:
        """Begin without having looked at any source."""
        self._files = files
        self._statements: dict[int, tuple[list[_Statement], list[int]]] = {}
        self._lines: dict[tuple[int, int, int], range] = {}

    def path_of(self, source: Source) -> str:
        """Return the absolute path of `source`."""
        return self._files.get(source.path, source.path)

    def lines(self, place: Place) -> range:
        """Return the lines that Bash may name for the command that stands around `place`."""
        key = (id(place.source), place.start, place.end)
        found = self._lines.get(key)
        if found is None:
            found = self._lines[key] = self._look_up(place)
        return found

    def is_at(self, where: Where, spot: Spot, *, path: str) -> bool:
        """Return whether `spot`, whose file is `path` outside of the sandbox, is where an imagined event takes place.

        What a trap calls is called from wherever the signal arrived: only the lines themselves are compared then.
        """
        if self.path_of(where.place.source) != path or spot.line not in self.lines(where.place):
            return False
        if where.trap:
            return True
        calls = [frame for frame in reversed(spot.stack) if not frame.sourced]
        if len(calls) != len(where.stack):
            return False
        return all(call.function == frame.function for call, frame in zip(where.stack, calls, strict=True)) and all(
            frame.line in self.lines(call.place) for call, frame in zip(where.stack, calls, strict=True)
        )

    def _look_up(self, place: Place) -> range:
        known = self._statements.get(id(place.source))
        if known is None:
            tree = parse(place.source.text)
            statements = sorted(_statements(tree, place.source))
            known = self._statements[id(place.source)] = statements, _farther(statements)
        statements, farther = known
        first = place.source.position(place.start).line
        best = range(first, place.source.position(max(place.end - 1, place.start)).line + 1)
        at = bisect_right(statements, place.start, key=lambda statement: statement.start) - 1
        while at >= 0 and statements[at].end < place.end:
            at = farther[at]
        return best if at < 0 else range(statements[at].first, statements[at].last + 1)


def _farther(statements: list[_Statement]) -> list[int]:
    """Return for each statement the place of the last one before it that ends after it; -1 when there is none.

    With it a long plugin is searched in as many steps as its commands are deep, and not as they are many.
    """
    found: list[int] = []
    for at, statement in enumerate(statements):
        before = at - 1
        while before >= 0 and statements[before].end <= statement.end:
            before = found[before]
        found.append(before)
    return found


def _statements(root: nodes.Node, source: Source) -> Iterator[_Statement]:
    """Yield the commands below `root`.

    Bash parses the text of a `$( … )` again after it has printed it in its own way, so that the lines in one that has
    several are shifted: they begin with the last line of the command around it.
    """
    waiting: list[tuple[nodes.Node, range, range | None]] = [(root, range(1, 2), None)]
    while waiting:
        node, around, shifted = waiting.pop()
        if isinstance(node, _STATEMENTS):
            around = _lines_of(node, source, shifted)
            yield _Statement(node.start, _end_of(node), around.start, around.stop - 1)
        if isinstance(node, nodes.CommandSubstitution) and "\n" in source.text[node.start : node.end]:
            shifted = range(around.start, around.stop + source.text.count("\n", node.start, node.end))
        waiting.extend((child, around, shifted) for child in children(node))


def _end_of(node: nodes.Node) -> int:
    """Return where a command ends, and of a loop or `case` its head: what is in it are commands of their own."""
    match node:
        case nodes.For():
            return node.body[0].start if node.body else node.end
        case nodes.Case():
            return node.subject.end
        case _:
            return node.end


def _lines_of(node: nodes.Node, source: Source, shifted: range | None) -> range:
    """Return the lines that Bash may name for the command `node`."""
    first, last = source.position(node.start).line, source.position(max(_end_of(node) - 1, node.start)).line
    if shifted is None:
        return range(first, last + 1)
    return range(min(first, shifted.start), max(last + 1, shifted.stop))
