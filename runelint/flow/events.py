"""What happens in a run: the whole vocabulary between the analysis, the rules and a real run."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from runelint.flow.descriptors import Target
    from runelint.flow.place import Place
    from runelint.flow.values import Hole, Origin, Text
    from runelint.syntax.nodes import Node


class ProcessKind(Enum):
    """What makes a process: the main shell, or the construct that forks a subshell."""

    MAIN = "the main shell"
    SUBSTITUTION = "a command substitution"
    SUBSHELL = "a subshell"
    PIPELINE = "a pipeline"
    BACKGROUND = "a background job"
    PROCESS_SUBSTITUTION = "a process substitution"
    COPROCESS = "a coprocess"
    PROGRAM = "another program"


class Process(NamedTuple):
    """The process that an event takes place in; `parent` is None for the main shell."""

    kind: ProcessKind
    place: Place | None = None
    parent: Process | None = None

    @property
    def is_main(self) -> bool:
        """Whether this is the process that runs the plugin."""
        return self.parent is None


class Call(NamedTuple):
    """A function that is being executed, where it was called, and with what."""

    function: str
    place: Place
    arguments: tuple[Text, ...] = ()


class Where(NamedTuple):
    """Place, process and call stack (outermost first) of an event; `trap` names the trap whose action it is in."""

    place: Place
    process: Process
    stack: tuple[Call, ...] = ()
    trap: str = ""


@dataclass(slots=True, eq=False, repr=False)
class Write:
    """A builtin of Bash, or a command that is fed a here-document, writes text to a descriptor."""

    where: Where
    command: str
    target: Target
    content: Text


@dataclass(slots=True, eq=False, repr=False)
class Run:
    """An external command runs. `writes` tells whether it is known to write to its stdout, which is `target`.

    `relays` is True for one in `>(…)` that passes on what it is given (`tee`): what it writes is somebody else's.
    """

    where: Where
    command: str
    arguments: tuple[Text, ...]
    target: Target
    writes: bool
    relays: bool = False


@dataclass(slots=True, eq=False, repr=False)
class Emit:
    """The one message is printed. `function` is the emitter, or empty where the plugin prints a whole one by hand.

    `counted` is False when there may be more or fewer arguments than these, such as with `$words` and `"${list[@]}"`.
    """

    where: Where
    function: str
    arguments: tuple[Text, ...]
    target: Target
    initialised: bool
    counted: bool = True


@dataclass(slots=True, eq=False, repr=False)
class Init:
    """`rune_init` takes the message from stdin. `fed` is True when it is given another one than the plugin's."""

    where: Where
    fed: bool = False


@dataclass(slots=True, eq=False, repr=False)
class StdinRead:
    """A command other than `rune_init` reads the plugin's stdin.

    `initialised` tells whether `rune_init` has read it before; `passes` is True for a command that only passes on what
    is there to where it connects to (`ssh`), and does not mind when there is nothing.
    """

    where: Where
    command: str
    initialised: bool
    passes: bool = False


@dataclass(slots=True, eq=False, repr=False)
class Spawn:
    """A process starts that the shell does not wait for: a job (`command &`), or one that a command leaves behind.

    `command` is its text, `holds` are its descriptors that lead to contract stdout. `works` is False when all that it
    does is done at once, by the shell itself.
    """

    where: Where
    command: str
    holds: tuple[int, ...]
    works: bool = True


@dataclass(slots=True, eq=False, repr=False)
class ReadInput:
    """A reader of the library, or one of its variables, gives a piece of the message. `counted` is as with Emit."""

    where: Where
    reader: str
    initialised: bool
    arguments: tuple[Text, ...] = ()
    counted: bool = True


@dataclass(slots=True, eq=False, repr=False)
class Record:
    """`rune_out` or `rune_err` remembers something for `rune_finish`. `counted` is as with Emit."""

    where: Where
    function: str
    arguments: tuple[Text, ...]
    initialised: bool
    counted: bool = True


@dataclass(slots=True, eq=False, repr=False)
class Redirected:
    """Standard error is pointed at contract stdout, for a command that may write there.

    `around` is the compound command that it holds for, where it is one: `{ …; } 2>&1`.
    """

    where: Where
    text: str
    around: Place | None = None


@dataclass(slots=True, eq=False, repr=False)
class Build:
    """Text is put together from literal characters and expansions. `text.made` are the places where that was done."""

    where: Where
    text: Text
    shape: str


@dataclass(slots=True, eq=False, repr=False)
class Query:
    """jq is given a program. `program.shape` says where expansions stand in it."""

    where: Where
    program: Text


@dataclass(slots=True, eq=False, repr=False)
class SourceFile:
    """Another file is sourced. `library` is True for the contract's library; `found` is None when not looked for."""

    where: Where
    name: str
    library: bool
    found: bool
    guarded: bool


@dataclass(slots=True, eq=False, repr=False)
class Condition:
    """A decision of the path: what was asked at `where`, and how it turned out.

    `subject`, `operator` and `other` say what was compared; of a command's success the operator is `status` and the
    subject is empty.
    """

    where: Where
    node: Node
    outcome: bool
    operator: str
    subject: Text
    other: Text


@dataclass(slots=True, eq=False, repr=False)
class Options:
    """Options of the shell are switched on or off; `names` are those that are on from now."""

    where: Where
    names: frozenset[str]


class Language(Enum):
    """What a text is taken for that is executed or parsed; the values complete "is executed as …"."""

    SHELL = "shell code"
    COMMAND = "a command"
    FILE = "a file of shell code"
    SQL = "SQL"
    AWK = "an awk program"
    SED = "a sed program"
    PROGRAM = "a program"
    ARITHMETIC = "arithmetic"


@dataclass(slots=True, eq=False, repr=False)
class Interpreted:
    """A text with values of the message in it that nothing has checked is executed or parsed by `by`.

    `sources` are these values.
    """

    where: Where
    by: str
    language: Language
    text: Text
    sources: frozenset[Hole]


class Medium(Enum):
    """Where text can be read by more people than those whom a secret is meant for."""

    MESSAGE = "the message"
    STDERR = "stderr"
    LOG = "a log"
    ARGUMENTS = "a command line"
    TRACE = "the trace of `set -x`"


@dataclass(slots=True, eq=False, repr=False)
class Exposed:
    """A secret arrives where it can be read: `candidates` are the holes that it fills, by the names of what they are.

    `files` are the holes that are used as names of files somewhere in the plugin, which is not all known yet while
    this is noted.
    """

    where: Where
    command: str
    medium: Medium
    candidates: frozenset[Hole]
    files: set[tuple[Origin, str]]

    @property
    def secrets(self) -> frozenset[str]:
        """The names of the secrets; what is the name of a file is none."""
        return frozenset(hole.name for hole in self.candidates if (hole.origin, hole.name) not in self.files)


Event: TypeAlias = (
    Write
    | Run
    | Emit
    | Init
    | StdinRead
    | Spawn
    | ReadInput
    | Record
    | Redirected
    | Build
    | Query
    | SourceFile
    | Condition
    | Options
    | Interpreted
    | Exposed
)


class Cause(Enum):
    """What ends a run; the values are those of the reports."""

    EXIT = "exit"
    RETURN = "return"
    KILL = "kill"
    EXEC = "exec"
    EMIT = "emit"
    ERREXIT = "errexit"
    NOUNSET = "nounset"
    END = "end"


class Status(NamedTuple):
    """An exit status: `value`, or None when it may be 0 or not; -1 is any that is not 0.

    `ordinary` tells whether a failure is one of ordinary life. `exempt` is True when errexit ignores it, because what
    failed was not the last command of its list (bash(1), SHELL BUILTIN COMMANDS, set -e). `reason` names what failed,
    and `at` is where that ended a subshell. `proves` are the holes that are harmless when the command has succeeded,
    `refutes` those that are when it has failed. `finds` are the folders that are there when it has succeeded, `misses`
    those that are when it has failed.
    """

    value: int | None = 0
    ordinary: bool = False
    exempt: bool = False
    reason: str = ""
    at: Where | None = None
    proves: frozenset[Hole] = frozenset()
    refutes: frozenset[Hole] = frozenset()
    finds: frozenset[Text] = frozenset()
    misses: frozenset[Text] = frozenset()


SUCCESS = Status()


class Ending(NamedTuple):
    """How a path ends: the cause, the command that ended it, and the status.

    `library_missing` is True when the contract's library was looked for on this path, and not found; `uncertain` when
    code has run that is not known, and that may have emitted. `last` are the events right before the end, newest first,
    without those of an EXIT trap. `running` are the processes that are still there after the end and hold contract
    stdout open.
    """

    cause: Cause
    where: Where
    status: Status
    library_missing: bool
    uncertain: bool
    last: tuple[Event, ...] = ()
    running: tuple[Spawn, ...] = ()
