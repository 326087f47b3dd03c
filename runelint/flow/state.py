"""One imagined moment of a run: everything that decides what the next command does."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from runelint.flow.descriptors import INITIAL
from runelint.flow.events import SUCCESS, Emit, Process, ProcessKind
from runelint.flow.values import (
    EMPTY,
    FOLDED,
    NOTHING,
    Array,
    Origin,
    Text,
    beginnings,
    element_of,
    flowing,
    same,
    with_element,
)

if TYPE_CHECKING:
    from runelint.contract.bpcs.outcome import Outcome
    from runelint.flow.descriptors import Table
    from runelint.flow.events import Call, Ending, Event, Status
    from runelint.flow.place import Place
    from runelint.flow.values import Hole, Value
    from runelint.syntax.nodes import Command
    from runelint.syntax.source import Source


class Flow(Enum):
    """Where control goes after a command."""

    NEXT = "to the next command"
    BREAK = "out of a loop"
    CONTINUE = "to the next turn of a loop"
    RETURN = "out of a function or sourced file"


class Trail(NamedTuple):
    """What has happened on the way to a state, newest first; trails share what came before they parted.

    `depth` counts the events, `emissions` are those among them that print the message.
    """

    event: Event
    before: Trail | None
    depth: int
    emissions: tuple[Emit, ...]

    def events(self) -> list[Event]:
        """Return the events, oldest first."""
        out: list[Event] = []
        at: Trail | None = self
        while at is not None:
            out.append(at.event)
            at = at.before
        out.reverse()
        return out


class Fact(NamedTuple):
    """What conditions of the path have said about a hole: a number is at `least` so much."""

    nonempty: bool = False
    excluded: frozenset[str] = frozenset()
    least: int = 0


class Function(NamedTuple):
    """A function's body and the source that it stands in.

    `place` overrides where its events stand, for a function in text that was computed.
    """

    name: str
    body: Command
    source: Source
    place: Place | None = None


class Trap(NamedTuple):
    """The action of a trap: commands of `source`, or none when the signal is ignored.

    `place` overrides where its events stand, for an action whose text was computed.
    """

    body: tuple[Command, ...]
    source: Source
    place: Place | None


class Protocol(NamedTuple):
    """How far the plugin is in its conversation with RUNE.

    `uncertain` is True when code has run that is not known, and that may have emitted.
    """

    sourced: bool = False
    library_missing: bool = False
    initialised: bool = False
    emitted: bool = False
    uncertain: bool = False


class Job(NamedTuple):
    """A process that may still run and holds contract stdout open: where it was started, and by which process.

    `number` is its process number (`$!`) as a text of the shell; None where the shell does not know it. `sleeps` tells
    that it is a shell which waits for a long `sleep`: that goes on when the shell is killed.
    """

    place: Place
    owner: Process
    number: Text | None
    sleeps: bool = False


class Frame(NamedTuple):
    """A function call that is under way: what must be put back when it returns."""

    call: Call
    saved: tuple[tuple[str, Value | None], ...]
    positional: tuple[Text, ...] | None
    references: dict[str, str]
    options: frozenset[str] | None = None


class Undo(NamedTuple):
    """What a redirected command that is under way will put back; `simple` is false for a compound one."""

    descriptors: Table
    simple: bool


MAIN = Process(ProcessKind.MAIN)


def _from_message(hole: Hole) -> bool:
    return any(first.origin is Origin.MESSAGE for first in beginnings(hole))


class State:
    """A moment of a run. States are copied before they are changed; the tables in them are replaced, not changed.

    `counted` tells whether the present command has just as many arguments as were seen, and `all_counted` so of
    `positional`, which is None when the arguments of the script are not known. `place` overrides where events stand,
    while text is executed that was computed and so has no place of its own. `undone` is what the redirected
    commands under way will put back, outermost first; `ending` is the one on which an EXIT trap was entered.
    `spare` tells whether the shell keeps a copy of contract stdout, to put it back behind a redirected command.
    `told` is what the message says that the plugin has printed by hand, or will say after `rune_err`, where that is
    known. `checked` are the holes that this path has found to be what they may be.

    `unheeded` tells whether this is in a substitution whose status nobody asks for (`echo "$(command)"`).

    `renewed` counts how often each array has been made anew: its elements are others than those before.

    `made_for` is the command for which the process has been made. With `keeps_stdin` commands in the background have
    the stdin of their shell, and not `/dev/null`.
    """

    def __init__(self, source: Source) -> None:
        """Make the state in which RUNE starts a plugin."""
        self.source = source
        self.place: Place | None = None
        self.descriptors: Table = INITIAL
        self.options: frozenset[str] = frozenset()
        self.traps: dict[str, Trap] = {}
        self.functions: dict[str, Function] = {}
        self.variables: dict[str, Value] = {}
        self.positional: tuple[Text, ...] | None = ()
        self.frames: tuple[Frame, ...] = ()
        self.protocol = Protocol()
        self.told: Outcome | None = None
        self.process = MAIN
        self.trap = ""
        self.trail: Trail | None = None
        self.status: Status = SUCCESS
        self.flow = Flow.NEXT
        self.levels = 0
        self.directory: Text = EMPTY
        self.captures: dict[int, Text] = {}
        self.existing: frozenset[Text] = frozenset()
        self.kept: dict[Text, frozenset[Hole]] = {}
        self.facts: dict[Hole, Fact] = {}
        self.checked: frozenset[Hole] = NOTHING
        self.references: dict[str, str] = {}
        self.renewed: dict[str, int] = {}
        self.undone: tuple[Undo, ...] = ()
        self.ending: Ending | None = None
        self.made_for: Command | None = None
        self.keeps_stdin = False
        self.unheeded = False
        self.counted = True
        self.all_counted = True
        self.jobs: frozenset[Job] = frozenset()
        self.spare = False

    def copy(self) -> State:
        """Return a state that can be changed without changing this one."""
        other = State.__new__(State)
        other.__dict__.update(self.__dict__)
        return other

    def log(self, event: Event) -> None:
        """Add `event` to what has happened."""
        before = self.trail
        emissions = () if before is None else before.emissions
        if isinstance(event, Emit):
            emissions = (*emissions, event)
        self.trail = Trail(event, before, 1 if before is None else before.depth + 1, emissions)

    def referred(self, name: str) -> str:
        """Return the variable that `name` stands for: itself, but where it refers to another one (`declare -n`)."""
        return self.references.get(name, name)

    def set(self, name: str, value: Value | None) -> None:
        """Give variable `name`, or the one that it refers to, a value, or unset it."""
        name = self.referred(name)
        if name.endswith("]"):
            name, value = self._with_element(name, value)
        variables = dict(self.variables)
        if value is None:
            variables.pop(name, None)
        else:
            variables[name] = value
        self.variables = variables

    def renew(self, name: str, array: Array) -> None:
        """Give variable `name` other elements, whatever it has held so far."""
        self.set(name, array)
        name = self.referred(name)
        self.renewed = {**self.renewed, name: self.renewed.get(name, 0) + 1}

    def value(self, name: str) -> Value | None:
        """Return what variable `name`, or the one that it refers to, holds; None when it is not set."""
        name = self.referred(name)
        if name.endswith("]") and (array := self.variables.get(name.partition("[")[0])) is not None:
            return element_of(array, name.partition("[")[2][:-1])
        return self.variables.get(name)

    def _with_element(self, name: str, value: Value | None) -> tuple[str, Value]:
        """Return the array of the element `name`, and what that holds when the element is `value`."""
        array, _, key = name[:-1].partition("[")
        return array, with_element(self.variables.get(array), key, value)

    def text(self, name: str) -> Text | None:
        """Return the value of `name` as `$name` gives it, or None when it is not set."""
        value = self.value(name)
        if isinstance(value, Array):
            first = next((text for key, text in value.elements if key == "0"), None)
            return first if first is not None or value.sealed else EMPTY
        return value

    def is_positive(self, text: Text) -> bool:
        """Return whether `text` is known to be a whole number above 0."""
        return self.least(text) > 0

    def least(self, text: Text) -> int:
        """Return how much the number `text` is at least, by what conditions have said."""
        return 0 if text.hole is None else self.facts.get(same(text.hole), Fact()).least

    def learn(self, hole: Hole, fact: Fact) -> None:
        """Remember what a condition has said about `hole`."""
        self.facts = {**self.facts, hole: fact}

    def check(self, *texts: Text) -> None:
        """Remember that what comes from the message in `texts` was compared with what it may be, and is that."""
        self.check_holes(flowing(*texts))

    def check_holes(self, holes: frozenset[Hole]) -> None:
        """Remember the same of `holes`."""
        self.checked |= {same(hole) for hole in holes if hole.origin is Origin.ANSWERED or _from_message(hole)}
        folded = [hole.sources for hole in holes if hole.sources and FOLDED in hole.sources]
        if folded:
            self.check_holes(NOTHING.union(*folded))

    def substitute(self, hole: Hole, text: Text) -> None:
        """Replace `hole` by what a condition has said it is, wherever a variable holds it and nothing else."""
        if text.hole is not None and hole in self.facts:
            self.learn(text.hole, self.facts[hole])
        changed = {
            name: text for name, value in self.variables.items() if isinstance(value, Text) and value.hole == hole
        }
        if changed:
            self.variables = {**self.variables, **changed}
        if self.positional and any(value.hole == hole for value in self.positional):
            self.positional = tuple(text if value.hole == hole else value for value in self.positional)

    def with_option(self, name: str, *, on: bool) -> None:
        """Switch a shell option on or off."""
        self.options = self.options | {name} if on else self.options - {name}

    def progress(self, **changes: bool) -> None:
        """Change the state of the conversation with RUNE."""
        self.protocol = self.protocol._replace(**changes)

    def tell(self, outcome: Outcome | None) -> None:
        """Remember that the plugin has printed a message by hand, and what that says."""
        self.progress(emitted=True)
        self.told = outcome

    def agrees(self, other: State) -> bool:
        """Return whether both states go on the same way, but for what their variables hold."""
        return (
            self.flow is other.flow
            and self.status == other.status
            and self.options == other.options
            and self.protocol == other.protocol
            and self.told == other.told
            and self.levels == other.levels
            and self.jobs == other.jobs
            and self.trap == other.trap
            and len(self.frames) == len(other.frames)
            and (self.process is other.process or self.process == other.process)
            and (self.descriptors is other.descriptors or self.descriptors == other.descriptors)
            and (self.functions is other.functions or self.functions == other.functions)
            and (self.traps is other.traps or self.traps == other.traps)
            and self.directory == other.directory
            and self.captures.keys() == other.captures.keys()
        )

    def holds_the_same(self, other: State) -> bool:
        """Return whether the variables of both states, and what is known of them, are equal."""
        return (
            (self.variables is other.variables or self.variables == other.variables)
            and self.positional == other.positional
            and (self.facts is other.facts or self.facts == other.facts)
            and self.checked == other.checked
            and self.existing == other.existing
            and self.kept == other.kept
            and (self.captures is other.captures or self.captures == other.captures)
        )
