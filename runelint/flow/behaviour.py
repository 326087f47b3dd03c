"""Every imagined run of a plugin: the entry to the analysis, and its result."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from runelint.flow.budget import Gap, Limits, Meter, OutOfBudgetError
from runelint.flow.events import Cause, Condition, Emit, Ending, Init, ReadInput, Record, SourceFile
from runelint.flow.execute import run, run_body
from runelint.flow.machine import Machine
from runelint.flow.place import Place
from runelint.flow.sequence import end, run_list
from runelint.flow.state import State
from runelint.flow.traps import explore_waiting
from runelint.syntax import nodes
from runelint.syntax.walk import walk

if TYPE_CHECKING:
    from runelint.flow.events import Event
    from runelint.flow.machine import FileReader
    from runelint.flow.state import Trail
    from runelint.syntax.source import Source

# One level of nesting in the script takes about eight Python calls, and calls of functions nest, too.
_PYTHON_CALLS = 30_000


class Path(NamedTuple):
    """One imagined run: what happens, in order, and how it ends.

    `ending` is None for a run that from its last event on is like another one. `by_kind` holds the events of each kind.
    """

    events: tuple[Event, ...]
    ending: Ending | None
    by_kind: dict[type, list[Event]]

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The decisions that lead to the end of the path."""
        return tuple(event for event in self.events if isinstance(event, Condition))


def path_of(trail: Trail | None, ending: Ending | None) -> Path:
    """Return the run that has left `trail`."""
    events = () if trail is None else tuple(trail.events())
    by_kind: dict[type, list[Event]] = {}
    for event in events:
        by_kind.setdefault(type(event), []).append(event)
    return Path(events, ending, by_kind)


class Behaviour(NamedTuple):
    """All imagined runs of one plugin. `events` are those of all paths, each once."""

    script: Place
    paths: tuple[Path, ...]
    events: tuple[Event, ...]
    gaps: tuple[Gap, ...]

    @property
    def sources_library(self) -> bool:
        """Whether the contract's library is sourced somewhere."""
        return any(isinstance(event, SourceFile) and event.library for event in self.events)

    @property
    def uses_library(self) -> bool:
        """Whether a function of the library is called somewhere."""
        return any(
            isinstance(event, Init | ReadInput | Record) or (isinstance(event, Emit) and event.function)
            for event in self.events
        )

    @property
    def sources_unknown(self) -> bool:
        """Whether a file is sourced that could not be read, so that anything may be in it."""
        return any(isinstance(e, SourceFile) and not e.library and not e.found for e in self.events)


def analyse(
    source: Source, script: nodes.Script, path: str, read: FileReader, limits: Limits | None = None
) -> Behaviour:
    """Return every imagined run of the plugin `script`, which stands at the absolute `path`.

    `read` gives the text of the files that it sources. The result does not depend on the working directory.
    """
    sys.setrecursionlimit(max(sys.getrecursionlimit(), _PYTHON_CALLS))
    limits = limits or Limits()
    machine = Machine(path, limits, run, run_body, read, Meter(limits), own_names(script))
    machine.exits.append([])
    state = State(source)
    whole = Place(source, 0, len(source.text))
    try:
        _main(machine, script, state)
    except OutOfBudgetError as hit:
        machine.gaps.append(hit.gap)
        for ended in machine.exits[1:]:
            for each in ended:
                machine.abandon(each.state.trail)
    paths = [path_of(each.state.trail, each.ending) for each in machine.exits[0]]
    paths += [path_of(trail, None) for trail in machine.truncated]
    events = {id(event): event for each in paths for event in each.events}
    return Behaviour(whole, tuple(paths), tuple(events.values()), tuple(machine.gaps))


def _main(machine: Machine, script: nodes.Script, state: State) -> None:
    """Execute the script; the end of it stands on the last command that runs at top level."""
    last = next((c for c in reversed(script.body) if not isinstance(c, nodes.FunctionDefinition)), script)
    for each in run_list(machine, script.body, state, tested=False):
        end(machine, each, Cause.END, last, each.status)
    explore_waiting(machine)


def own_names(script: nodes.Script) -> frozenset[str]:
    """Return the variables that the script sets, but for those that it takes from the environment (`x=${x:-word}`)."""
    own: set[str] = set()
    taken: set[str] = set()
    for node in walk(script):
        if isinstance(node, nodes.Assignment):
            inside = walk(node)
            names = {each.name for each in inside if isinstance(each, nodes.ParameterExpansion) and each.operator}
            (taken if node.name in names else own).add(node.name)
    return frozenset(own - taken)
