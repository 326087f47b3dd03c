"""Where an imagined event would show in a real run: the lines that Bash names for a place in a script."""

from __future__ import annotations

import os
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from runelint.confirm.recounted import losses
from runelint.syntax import nodes, parse
from runelint.syntax.walk import children, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from runelint.confirm.claim import Suspect
    from runelint.confirm.recounted import Loss
    from runelint.flow.behaviour import Behaviour
    from runelint.flow.events import Where
    from runelint.flow.place import Place
    from runelint.runner.observation import Spot
    from runelint.syntax.source import Source

_STATEMENTS = (nodes.Simple, nodes.Conditional, nodes.ArithmeticCommand, nodes.For, nodes.Case, nodes.Unparsed)
# Bash prints these over several lines, of which those with keywords are at most so many.
_PRINTED = (nodes.For, nodes.ArithmeticFor, nodes.Select, nodes.While, nodes.If, nodes.Case, nodes.Group)
_MOST_LINES = 4


class Statement(NamedTuple):
    """A command that Bash traces, and the lines that it may name for it."""

    start: int
    end: int
    lines: tuple[int, ...]


class _Around(NamedTuple):
    """What decides the lines of a command besides its own place.

    `command` are the lines of the command around it. `shifted` are those that it may have because it stands in a text
    that Bash parses again. `outer` is the line that Bash is at when it makes the redirections of a compound command.
    """

    command: tuple[int, ...]
    shifted: tuple[int, ...]
    outer: int


def files_of(suspect: Suspect, behaviour: Behaviour) -> dict[str, str]:
    """Return the absolute paths of the plugin and of what it sources, by the names that the user knows them under."""
    here, near = os.path.realpath(os.path.dirname(suspect.path)), os.path.dirname(suspect.shown)
    files = {suspect.source.path: os.path.join(here, os.path.basename(suspect.path))}
    for event in behaviour.events:
        name = event.where.place.source.path
        if name not in files:
            path = name if os.path.isabs(name) else os.path.join(here, os.path.relpath(name, near or "."))
            files[name] = os.path.realpath(path)
    return files


class Geography:
    """Compares places of imagined events with the lines of real steps.

    `files` gives the absolute path of a source by the name that it is shown under.
    """

    def __init__(self, files: Mapping[str, str]) -> None:
        """Begin without having looked at any source."""
        self._files = files
        self._statements: dict[int, tuple[list[Statement], list[int], list[Loss]]] = {}
        self._lines: dict[tuple[int, int, int], tuple[int, ...]] = {}

    def path_of(self, source: Source) -> str:
        """Return the absolute path of `source`."""
        return self._files.get(source.path, source.path)

    def lines(self, place: Place) -> tuple[int, ...]:
        """Return the lines that Bash may name for the command that stands around `place`."""
        key = (id(place.source), place.start, place.end)
        found = self._lines.get(key)
        if found is None:
            found = self._lines[key] = self._look_up(place)
        return found

    def is_at(self, where: Where, spot: Spot, *, path: str, within: Place | None = None) -> bool:
        """Return whether `spot`, whose file is `path` outside of the sandbox, is where an imagined event takes place.

        What holds for a compound command takes place `within` that. What a trap calls is called from wherever the
        signal arrived: only the lines themselves are compared then.
        """
        lines = self.lines(where.place) if within is None else lines_within(within)
        if self.path_of(where.place.source) != path or spot.line not in lines:
            return False
        return bool(where.trap) or self.is_called_so(where, spot)

    def is_called_so(self, where: Where, spot: Spot) -> bool:
        """Return whether functions were called at `spot` as they are for an imagined event."""
        calls = [frame for frame in reversed(spot.stack) if not frame.sourced]
        if len(calls) != len(where.stack):
            return False
        return all(call.function == frame.function for call, frame in zip(where.stack, calls, strict=True)) and all(
            frame.line in self.lines(call.place) for call, frame in zip(where.stack, calls, strict=True)
        )

    def _look_up(self, place: Place) -> tuple[int, ...]:
        known = self._statements.get(id(place.source))
        if known is None:
            tree = parse(place.source.text)
            some = sorted(statements(tree, place.source))
            lost = losses(tree, place.source, _here_documents(tree, place.source))
            known = self._statements[id(place.source)] = some, _farther(some), lost
        some, farther, lost = known
        first = place.source.position(place.start).line
        best = tuple(range(first, place.source.position(max(place.end - 1, place.start)).line + 1))
        at = bisect_right(some, place.start, key=lambda statement: statement.start) - 1
        while at >= 0 and some[at].end < place.end:
            at = farther[at]
        found = best if at < 0 else some[at].lines
        less = lost[bisect_right(lost, place.start, key=lambda loss: loss.after) - 1].lines
        return found if less == (0,) else tuple(sorted({line - each for line in found for each in less}))


def lines_within(place: Place) -> range:
    """Return the lines from the beginning of a place to its end."""
    source = place.source
    return range(source.position(place.start).line, source.position(max(place.end - 1, place.start)).line + 1)


def _farther(some: list[Statement]) -> list[int]:
    """Return for each statement the place of the last one before it that ends after it; -1 when there is none.

    With it a long plugin is searched in as many steps as its commands are deep, and not as they are many.
    """
    found: list[int] = []
    for at, statement in enumerate(some):
        before = at - 1
        while before >= 0 and some[before].end <= statement.end:
            before = found[before]
        found.append(before)
    return found


def statements(root: nodes.Script, source: Source) -> Iterator[Statement]:
    """Yield the commands below `root`."""
    closing = _here_documents(root, source)
    waiting: list[tuple[nodes.Node, _Around]] = []
    for command in root.body:
        # At top level Bash has read to the end of the command that it executes.
        last = source.position(max(command.end - 1, command.start)).line
        waiting.append((command, _Around((1,), (), closing.get(last, last))))
    while waiting:
        node, around = waiting.pop()
        if isinstance(node, _STATEMENTS):
            lines = _lines_of(node, source, closing)
            yield Statement(node.start, end_of_head(node), tuple(sorted({*lines, *around.shifted})))
            around = around._replace(command=tuple(sorted({*lines, *around.shifted})))
        waiting.extend(_inside(node, around, source))


def _inside(node: nodes.Node, around: _Around, source: Source) -> Iterator[tuple[nodes.Node, _Around]]:
    """Yield what stands in `node`, each with what is around it."""
    outer = around.outer
    match node:
        case nodes.FunctionDefinition():
            around = around._replace(outer=source.position(node.body.start).line)
        case nodes.For() | nodes.ArithmeticFor() | nodes.Select() | nodes.Case():
            around = around._replace(outer=source.position(node.start).line)
        case nodes.CommandSubstitution() | nodes.ProcessSubstitution():
            around = _parsed_again(node, around, source)
        case nodes.HereDocument():
            # What is substituted in it is executed on the line of the command that it is for.
            around = around._replace(shifted=tuple({*around.shifted, *around.command}))
        case _:
            pass
    for child in children(node):
        if isinstance(child, nodes.Redirect) and not isinstance(node, nodes.Simple):
            yield child, around._replace(command=(outer,), shifted=tuple({*around.shifted, outer}))
        else:
            yield child, around


def _parsed_again(
    node: nodes.CommandSubstitution | nodes.ProcessSubstitution, around: _Around, source: Source
) -> _Around:
    """Return what is around the commands of a substitution.

    Bash prints the text in its own way and parses that again: the lines in one that has several are shifted, and begin
    with a line of the command around it. That is so, too, when only the command around it has several.
    """
    count = source.text.count("\n", node.start, node.end) + _printed_lines(node)
    first, last = min(around.command), max(around.command)
    if not count and first == last:
        return around
    return around._replace(shifted=tuple({*around.shifted, *range(first, last + 1 + count)}))


def _printed_lines(node: nodes.Node) -> int:
    """Return how many lines at most Bash adds when it prints a substitution: a compound command gets several."""
    inside = list(walk(node))
    compound = sum(isinstance(each, _PRINTED) for each in inside)
    return compound and _MOST_LINES * compound + sum(isinstance(each, _STATEMENTS) for each in inside)


def _here_documents(root: nodes.Node, source: Source) -> dict[int, int]:
    """Return the lines on which here-documents end, by the line on which they are asked for."""
    found: dict[int, int] = {}
    for node in walk(root):
        if isinstance(node, nodes.Redirect) and node.here_document is not None:
            first = source.position(node.start).line
            # The node ends before the delimiter, on whose line Bash has read on.
            found[first] = max(found.get(first, 0), source.position(node.here_document.end).line)
    return found


def end_of_head(node: nodes.Node) -> int:
    """Return where a command ends, and of a loop or `case` its head: what is in it are commands of their own."""
    match node:
        case nodes.For():
            return node.words[-1].end if node.words else node.start + 1
        case nodes.Case():
            return node.subject.end
        case _:
            return node.end


def _lines_of(node: nodes.Node, source: Source, closing: Mapping[int, int]) -> set[int]:
    """Return the lines that Bash may name for the command `node` by its own place.

    For a command of one word it names the line of what comes next, which it has read then: behind a here-document.
    """
    first, last = source.position(node.start).line, source.position(max(end_of_head(node) - 1, node.start)).line
    lines = set(range(first, last + 1))
    if isinstance(node, nodes.Simple) and len(node.words) + len(node.assignments) == 1 and last in closing:
        lines.add(closing[last])
    return lines
