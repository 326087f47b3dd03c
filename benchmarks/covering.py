"""Scenarios that execute as many lines of a plugin as can be: each is made when it is known what the last has done."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from runelint.confirm.cover import STATEMENTS
from runelint.confirm.geography import Geography, lines_within
from runelint.confirm.towards import corrections, departure
from runelint.flow.place import Place
from runelint.syntax import nodes
from runelint.syntax.walk import children

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.confirm.explore import Attempt, Explorer
    from runelint.runner.observation import Observation
    from runelint.runner.scenario import Scenario
    from runelint.syntax.nodes import Node
    from runelint.syntax.source import Source

_ALTERNATIVES = 4


class Statement(NamedTuple):
    """A command that Bash traces: the lines that Bash may name for it."""

    lines: frozenset[int]

    def is_among(self, lines: set[int]) -> bool:
        """Return whether one of the lines is the statement's."""
        return not self.lines.isdisjoint(lines)


class _Around(NamedTuple):
    """What a command stands in: the outermost one whose `$( )` or `<( )` that is, or the redirection of a loop."""

    command: Node | None = None
    redirected: bool = False


def statements(source: Source, script: nodes.Script) -> dict[int, list[Statement]]:
    """Return the commands of the script by the lines that they begin on.

    Bash names the line of a command's second word, and the lines inside a `$( )` or `<( )` of several lines are not the
    script's own: there every line of the command around it counts. For what stands in the redirection of a loop it
    names the line of what is around the loop.
    """
    found: dict[int, list[Statement]] = {}
    geography = Geography({})
    for node, around in _commands(script):
        first = source.position(node.start).line
        last = source.position(max(_end(node) - 1, node.start)).line
        lines = set(range(first, last + 1))
        if around.command is not None:
            lines |= {*lines_within(Place(source, around.command.start, around.command.end))}
        if around.redirected:
            lines |= {*geography.lines(Place(source, node.start, node.start + 1))}
        found.setdefault(first, []).append(Statement(frozenset(lines)))
    return found


def _end(node: Node) -> int:
    """Return where the part of a compound command ends that Bash traces."""
    if isinstance(node, nodes.Case):
        return node.subject.end
    if isinstance(node, nodes.For):
        return node.words[-1].end if node.words else node.start + 1
    return node.end


def _commands(script: nodes.Script) -> Iterator[tuple[Node, _Around]]:
    """Yield commands, each with what it stands in."""
    waiting: list[tuple[Node, Node | None, _Around]] = [(script, None, _Around())]
    while waiting:
        found, command, around = waiting.pop()
        if isinstance(found, STATEMENTS):
            yield found, around
            command = found
        # What stands in the words of a loop is the loop's, what stands in its redirections is not.
        piped = isinstance(found, nodes.ProcessSubstitution) and isinstance(command, nodes.Simple)
        if (piped or isinstance(found, nodes.CommandSubstitution)) and command is not None:
            around = around._replace(command=around.command or command)
        for each in children(found):
            redirected = isinstance(each, nodes.Redirect) and not isinstance(found, nodes.Simple)
            waiting.append((each, command, around._replace(redirected=around.redirected or redirected)))


class Covering:
    """Gives scenarios, each of which should execute lines that no run has executed yet."""

    def __init__(self, explorer: Explorer) -> None:
        """Begin with no line executed."""
        explorer.explore()
        self._pool: list[Attempt] = list(explorer.attempts)
        self._explorer = explorer
        self._source = explorer.plugin.source
        self._statements = statements(self._source, explorer.plugin.script)
        self._given: list[Attempt] = []
        self._tried: dict[int, int] = {}
        self.lines: set[int] = set()

    @property
    def missing(self) -> list[int]:
        """The lines with a command that no run has executed."""
        return [
            line for line, some in sorted(self._statements.items()) if not any(s.is_among(self.lines) for s in some)
        ]

    @property
    def total(self) -> int:
        """The number of lines with a command."""
        return len(self._statements)

    def next(self) -> Scenario | None:
        """Return the scenario that should execute the most new lines, or None when none promises any."""
        missing = set(self.missing)
        best: tuple[int, int] | None = None
        for index, attempt in enumerate(self._pool):
            promise = len(missing & self._lines_of(attempt))
            if promise and (best is None or promise > best[0]):
                best = promise, index
        if best is None:
            return None
        attempt = self._pool.pop(best[1])
        if any(attempt.scenario == each.scenario for each in self._given):
            return self.next()
        self._given.append(attempt)
        return attempt.scenario

    def _lines_of(self, attempt: Attempt) -> set[int]:
        position = self._source.position
        return {position(each.node.start).line for each in attempt.rehearsal.executed if each.source is self._source}

    def learn(self, observation: Observation) -> None:
        """Take a run of the last scenario into account; where it went another way, other values are tried."""
        name = self._explorer.plugin.path
        self.lines |= {step.spot.line for step in observation.steps if step.spot.path == name}
        attempt = self._given[-1]
        at = departure(attempt, observation)
        if at is None:
            return
        decision = attempt.rehearsal.decisions[at]
        self._tried[id(decision.node)] = self._tried.get(id(decision.node), 0) + 1
        if self._tried[id(decision.node)] <= _ALTERNATIVES:
            self._pool += corrections(self._explorer, attempt, decision, _ALTERNATIVES)
