"""What all of the analysis shares while it executes one plugin: budgets, ended runs, and the way back to `run`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

from runelint.flow.budget import Gap, Limits, Meter
from runelint.flow.events import SUCCESS, Call, Ending, Status, Where
from runelint.flow.place import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from runelint.flow.state import State, Trail
    from runelint.flow.values import Hole, Origin, Text
    from runelint.flow.watching import Moment, Watcher
    from runelint.syntax.nodes import Command, Node, Word
    from runelint.syntax.source import Source

NONZERO = -1


class Runner(Protocol):
    """Executes one command symbolically and returns every state that it can lead to."""

    def __call__(self, machine: Machine, node: Command, state: State, *, tested: bool) -> list[State]:
        """Return the states after `node`; `tested` means that errexit ignores its failure."""


class FileReader(Protocol):
    """Gives the text of a sourced file, or None when there is none that can be read."""

    def __call__(self, path: str) -> Source | None:
        """Return the file at the absolute `path`."""


class Ended(NamedTuple):
    """A run of a process that is over."""

    state: State
    ending: Ending


@dataclass(slots=True)
class Machine:
    """The analysis of one plugin under way.

    `script` is the absolute path that the plugin has. `exits` holds, for each process that is being executed, the
    runs of it that have ended. `truncated` are paths that went on as another, equal one. `paths` are the absolute
    ones of the files that were sourced, by the name that the user knows. `own` are the variables that the plugin sets
    itself and the environment does not, `constants` what those may hold that are assigned nothing else. `mappings` are
    the names of associative arrays, `integers` those of variables that were declared to be numbers. `streams` are the
    texts that process substitutions have given, by the site of the hole that each has become, and `filled` how many
    lines each certainly gives. `handling` are the traps that run, outermost first, each with the state that it
    interrupted. `tested` tells whether the words that are being expanded belong to a condition, `heeded` whether they
    are the value of an assignment, whose status is that of a substitution. `watch` is somebody who looks on.
    `read_anew` are the identities of the commands at top level that begin a line, `fills` the words by which
    redirections name the files that they fill.

    `sites` are those of elements of arrays. `when_empty` and `when_full` are what is known of other holes when one is
    empty, or not; `open_keys` are the associative arrays whose keys anybody may choose. `words` numbers the holes in
    code that is executed as if they were plain words. `files_named` are the holes
    that are used as names of files, `reads_secrets` says that a parameter is read somewhere that is a secret,
    `exports_secrets` that one is in the environment.
    """

    script: str
    limits: Limits
    run: Runner
    run_body: Runner
    read: FileReader
    meter: Meter
    own: frozenset[str] = frozenset()
    constants: Mapping[str, frozenset[str]] = field(default_factory=dict)
    mappings: set[str] = field(default_factory=set)
    streams: dict[int, Text] = field(default_factory=dict)
    filled: dict[int, int] = field(default_factory=dict)
    exits: list[list[Ended]] = field(default_factory=list)
    truncated: list[Trail] = field(default_factory=list)
    recorded: set[int] = field(default_factory=set)
    gaps: list[Gap] = field(default_factory=list)
    explored_traps: set[tuple[str, int]] = field(default_factory=set)
    waiting_traps: dict[tuple[str, int], tuple[State, str]] = field(default_factory=dict)
    parsed: dict[str, tuple[Source, tuple[Command, ...]] | None] = field(default_factory=dict)
    substituted: Status | None = None
    failed_trail: Trail | None = None
    paths: dict[str, str] = field(default_factory=dict)
    sourcing: list[str] = field(default_factory=list)
    handling: list[tuple[str, State]] = field(default_factory=list)
    opaque: bool = False
    evals: int = 0
    captures: int = 0
    tested: bool = False
    heeded: bool = False
    integers: set[str] = field(default_factory=set)
    sites: dict[tuple[str, str, int], int] = field(default_factory=dict)
    when_empty: dict[Hole, frozenset[Hole]] = field(default_factory=dict)
    when_full: dict[Hole, frozenset[Hole]] = field(default_factory=dict)
    open_keys: set[str] = field(default_factory=set)
    words: dict[Hole, int] = field(default_factory=dict)
    files_named: set[tuple[Origin, str]] = field(default_factory=set)
    reads_secrets: bool = False
    exports_secrets: bool = False
    watch: Watcher | None = None
    read_anew: frozenset[int] = frozenset()
    fills: tuple[Word, ...] = ()

    def place(self, state: State, node: Node) -> Place:
        """Return where `node` stands for the user."""
        return state.place or Place(state.source, node.start, node.end)

    def where(self, state: State, node: Node) -> Where:
        """Return place, process and call stack of something that `node` does now."""
        stack: tuple[Call, ...] = tuple(frame.call for frame in state.frames)
        return Where(self.place(state, node), state.process, stack, state.trap)

    def look(self, node: Command, state: State, moment: Moment, *, tested: bool) -> None:
        """Show `state`, in which `node` is executed, to who looks on."""
        if self.watch is not None:
            self.watch(self, node, state, moment, tested=tested)

    def gap(self, place: Place, reason: str) -> None:
        """Remember that something was not analysed, once for a place and reason."""
        if not any(known.place == place and known.reason == reason for known in self.gaps):
            self.gaps.append(Gap(place, reason))

    def abandon(self, trail: Trail | None) -> None:
        """Keep the path up to here: from now on it is like one that goes on."""
        if trail is not None and id(trail) not in self.recorded:
            self.recorded.add(id(trail))
            self.truncated.append(trail)

    def last_substitution(self) -> Status:
        """Return the status of the command substitution that was expanded last, or success when there was none."""
        return SUCCESS if self.substituted is None else self.substituted

    def forget_substitution(self) -> None:
        """Have no command substitution been expanded so far."""
        self.substituted = None

    def handles(self, signal: str) -> bool:
        """Return whether the action of the trap for `signal` runs."""
        return any(running == signal for running, _ in self.handling)

    def fresh_capture(self) -> int:
        """Return a number for a new command substitution."""
        self.captures += 1
        return self.captures
