"""Every imagined run of a plugin: the entry to the analysis, and its result."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from runelint.endurance import Bound, ExhaustedError
from runelint.flow.budget import Gap, Limits, Meter, OutOfBudgetError
from runelint.flow.constants import constants_of
from runelint.flow.events import Cause, Condition, Emit, Ending, Init, ReadInput, Record, SourceFile
from runelint.flow.execute import run, run_body
from runelint.flow.machine import Machine
from runelint.flow.place import Place
from runelint.flow.secrets import exports_secret, reads_secret
from runelint.flow.sequence import end, run_list
from runelint.flow.state import State
from runelint.flow.traps import explore_waiting
from runelint.flow.unmade import filled_files
from runelint.flow.values import LONGEST, constant
from runelint.syntax import nodes
from runelint.syntax.walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from runelint.flow.events import Event
    from runelint.flow.machine import FileReader
    from runelint.flow.state import Trail
    from runelint.flow.watching import Watcher
    from runelint.syntax.source import Source

# One level of nesting in the script takes about eight Python calls, and calls of functions nest, too.
_PYTHON_CALLS = 30_000
# So many times as long as all of it may the analysis take at most, when it stays in one command.
_PATIENCE = 1.5


class Path(NamedTuple):
    """One imagined run: what happens, in order, and how it ends.

    `ending` is None for a run that from its last event on is like another one. `fresh` are the events, by kind, that no
    shorter path has: paths share their beginnings, and what is said of an event need be said once. `emissions` are all
    that print the message.
    """

    trail: Trail | None
    ending: Ending | None
    fresh: dict[type, list[Event]]
    emissions: tuple[Emit, ...]

    @property
    def events(self) -> tuple[Event, ...]:
        """All events of the path, oldest first."""
        return () if self.trail is None else tuple(self.trail.events())

    @property
    def length(self) -> int:
        """The number of events."""
        return 0 if self.trail is None else self.trail.depth

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The decisions that lead to the end of the path."""
        return tuple(event for event in self.events if isinstance(event, Condition))


def paths_of(runs: Iterable[tuple[Trail | None, Ending | None]]) -> list[Path]:
    """Return the paths that have left these trails, the shortest first."""
    seen: set[int] = set()
    out: list[Path] = []
    for trail, ending in sorted(runs, key=lambda run: 0 if run[0] is None else run[0].depth):
        fresh: dict[type, list[Event]] = {}
        at = trail
        while at is not None and id(at) not in seen:
            seen.add(id(at))
            fresh.setdefault(type(at.event), []).append(at.event)
            at = at.before
        for events in fresh.values():
            events.reverse()
        out.append(Path(trail, ending, fresh, () if trail is None else trail.emissions))
    return out


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
    source: Source,
    script: nodes.Script,
    path: str,
    read: FileReader,
    limits: Limits | None = None,
    *,
    watch: Watcher | None = None,
) -> Behaviour:
    """Return every imagined run of the plugin `script`, which stands at the absolute `path`.

    `read` gives the text of the files that it sources. The result does not depend on the working directory. `watch` is
    told of each command.
    """
    sys.setrecursionlimit(max(sys.getrecursionlimit(), _PYTHON_CALLS))
    sys.set_int_max_str_digits(LONGEST)
    limits = limits or Limits()
    machine = Machine(path, limits, run, run_body, read, Meter(limits), own_names(script), watch=watch)
    machine.constants = constants_of(script)
    machine.fills = filled_files(script) if "mktemp" in source.text else ()
    machine.reads_secrets = reads_secret(source.text)
    machine.exports_secrets = exports_secret(source.text, machine.own)
    machine.exits.append([])
    state = State(source)
    state.existing = frozenset({constant(machine.script)})
    whole = Place(source, 0, len(source.text))
    gap = _executed(machine, script, state)
    if gap is not None:
        machine.gaps.append(gap)
        for ended in machine.exits[1:]:
            for each in ended:
                machine.abandon(each.state.trail)
    runs: list[tuple[Trail | None, Ending | None]] = [(each.state.trail, each.ending) for each in machine.exits[0]]
    runs += [(trail, None) for trail in machine.truncated]
    paths = paths_of(runs)
    events = tuple(event for path in paths for some in path.fresh.values() for event in some)
    return Behaviour(whole, tuple(paths), events, tuple(machine.gaps))


def _executed(machine: Machine, script: nodes.Script, state: State) -> Gap | None:
    """Execute the script; return where that was given up, or None when it came to an end."""
    # The meter looks between commands; one that takes very long is ended in the middle.
    bound = Bound(_PATIENCE * machine.limits.milliseconds / 1000, machine.limits.megabytes << 20)
    try:
        with bound:
            _main(machine, script, state)
    except OutOfBudgetError as hit:
        return hit.gap
    except ExhaustedError as exhausted:
        if exhausted.bound is not bound:
            raise
        return Gap(machine.meter.place or Place(state.source, script.start, script.end), exhausted.reason)
    return None


def _main(machine: Machine, script: nodes.Script, state: State) -> None:
    """Execute the script; the end of it stands on the last command that runs at top level."""
    machine.read_anew = _read_anew(script, state.source)
    last = next((c for c in reversed(script.body) if not isinstance(c, nodes.FunctionDefinition)), script)
    for each in run_list(machine, script.body, state, tested=False):
        end(machine, each, Cause.END, last, each.status)
    explore_waiting(machine)


def _read_anew(script: nodes.Script, source: Source) -> frozenset[int]:
    """Return the identities of the commands that Bash reads after it has executed the one before."""
    before = (None, *script.body)
    return frozenset(
        id(node)
        for last, node in zip(before, script.body, strict=False)
        if last is None or "\n" in source.text[last.end : node.start]
    )


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
