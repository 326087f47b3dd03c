"""What was seen in one real run."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple, TypeAlias

LONGEST_TEXT = 2000
"""So many characters of a step's text are kept: what is put together of values is often long."""


class Outcome(Enum):
    """How a run ended."""

    EXITED = "exited"
    SIGNALLED = "was killed by a signal"
    TIMED_OUT = "did not end in time"
    LIMITED = "went over a limit"


class Frame(NamedTuple):
    """A call that is under way: `function` was called on `line` of the file `path`.

    `sourced` is True where a file was sourced, and no function called.
    """

    function: str
    path: str
    line: int
    sourced: bool = False


class Spot(NamedTuple):
    """A line of a Bash file that is being executed, and the calls that led there, innermost first.

    Paths are those inside the sandbox.
    """

    path: str
    line: int
    stack: tuple[Frame, ...] = ()


Held: TypeAlias = tuple[str, str, str]
"""What descriptors 0, 1 and 2 of a process are open on.

`stdin`, `stdout` and `stderr` are what the plugin was started with; `null`, `closed`, `pipe:NUMBER` and `file:NAME` are
others, and `other` is anything else.
"""


class Look(NamedTuple):
    """What the process was like that was about to execute a command.

    `options` is `$-` and `depth` is BASH_SUBSHELL; `before` is without the command's own redirections. `during` is with
    them: seen when the command was executed as a program, or when a builtin wrote; otherwise None.
    """

    options: str
    depth: int
    before: Held
    during: Held | None = None


class Step(NamedTuple):
    """One command that Bash was about to execute.

    `at` orders steps, writes and commands of a run. `process` numbers the processes of the run, and 1 is the plugin's
    main shell. `status` is `$?` before the command; `text` are its expanded words as Bash traces them, shortened.
    `look` is there when it was asked for.
    """

    at: int
    spot: Spot
    process: int
    status: int
    text: str
    look: Look | None = None


class Written(NamedTuple):
    """Bytes that reached contract stdout. In order they make up the whole of it.

    `step` is the index in `steps` of the command that wrote them, or None where that cannot be told: then `doubt` says
    why. `program` is the executable of the process that wrote (`bash` for builtins of the plugin), `descriptor` the one
    it wrote to. `late` is True after the plugin's main shell had ended.
    """

    at: int
    content: bytes
    step: int | None
    process: int
    program: str
    descriptor: int
    late: bool = False
    doubt: str = ""


class Ran(NamedTuple):
    """An external command that was started: its arguments (with its name), the step that did so, its exit status.

    `status` is None when it was killed or had not ended by itself. `double` is True for a stand-in, `stdin` where its
    stdin was the plugin's, `printed` where it wrote to its stdout, wherever that led.
    """

    at: int
    arguments: tuple[str, ...]
    process: int
    parent: int
    step: int | None
    status: int | None
    double: bool = False
    stdin: bool = False
    printed: bool = False


class Holder(NamedTuple):
    """A process that had contract stdout open after the plugin's end: its number, and the step that it was at.

    `program` is what it executed, `step` None where that cannot be told.
    """

    process: int
    program: str
    step: int | None


class Excused(NamedTuple):
    """A tool, by its name, that has failed for the sandbox's sake, and why it does."""

    tool: str
    why: str

    def sentence(self) -> str:
        """Return what a person is told."""
        return f"`{self.tool}` failed, as it does in the sandbox: {self.why}"


class Observation(NamedTuple):
    """One real run, as seen from outside.

    `status` is the exit status, or the signal's number for SIGNALLED; `reason` says which limit was hit. `stdout` and
    `stderr` are cut at the limit of the scenario. `last` is the index of the step that ended the plugin, where that is
    known. `parents` gives for each process the one that made it (0: not known). `held_open` is True when contract
    stdout was still open in some process after the plugin had ended. `blind` are the reasons why steps may be missing,
    `inconclusive` are the tools that have failed as they do in the sandbox only. `holders` are the processes behind
    `held_open`. `doubt` is why the steps may not be what the plugin has executed, where that was looked for.
    """

    outcome: Outcome
    status: int
    reason: str
    stdout: bytes
    stderr: bytes
    writes: tuple[Written, ...]
    steps: tuple[Step, ...]
    commands: tuple[Ran, ...]
    parents: dict[int, int]
    last: int | None
    held_open: bool
    blind: tuple[str, ...] = ()
    inconclusive: tuple[Excused, ...] = ()
    seconds: float = 0.0
    holders: tuple[Holder, ...] = ()
    doubt: str = ""
