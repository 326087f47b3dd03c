"""A scenario: everything that a run of a plugin depends on."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple, TypeAlias

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


SIGNALS = {"TERM": 15, "HUP": 1, "INT": 2, "USR1": 10, "USR2": 12}
"""Signals that a plugin can get in a scenario, by name, with their numbers."""


class Answer(NamedTuple):
    """What a double does in one call: text on its stdout and stderr after `delay` seconds, then exit `status`.

    `signal` is one of `SIGNALS` that the plugin gets before that, as from whoever runs it.
    """

    status: int = 0
    stdout: str = ""
    stderr: str = ""
    delay: float = 0.0
    signal: str = ""


class Case(NamedTuple):
    """An answer for some calls only; None stands for any.

    `call` is the number of the call, from 1. `arguments` is a shell pattern for the arguments, joined by blanks.
    `reads_stdin` is as with a double, which decides when it is None.
    """

    answer: Answer
    call: int | None = None
    arguments: str | None = None
    reads_stdin: bool | None = None


class Double(NamedTuple):
    """A stand-in for a command: the first of `cases` that fits answers, else `answer` does.

    `reads_stdin` makes it read its stdin to the end first. `runs` makes it execute its operands as a command, as `sudo`
    does; its answer is then that command's. `real` leaves to the real core tool of that name what fits no case.
    `leaves` are options, such as `-o` and `--output`, whose values are files that it writes when it succeeds. Of
    `--tree/a` it is the file `a` in the folder that the option names, of `/a` in the one that the last argument names.
    """

    answer: Answer = Answer()
    cases: tuple[Case, ...] = ()
    reads_stdin: bool = False
    runs: bool = False
    real: bool = False
    leaves: tuple[str, ...] = ()


class Kind(Enum):
    """What stands at a path that is no plain file, directory or link; GONE: nothing, also where a machine has a file.

    Nobody listens at a socket and nobody is at the other end of a named pipe. Devices give nothing and take anything.
    """

    SOCKET = "socket"
    PIPE = "fifo"
    BLOCK = "block"
    CHARACTER = "character"
    GONE = "gone"


class File(NamedTuple):
    """A file that the plugin finds: its text and its permission bits.

    A directory has no text. A symbolic link has neither: `link` is where it leads. What has a `kind` has no text
    either, and a device has the mode of `/dev/null`. The text of `/dev/tcp/HOST/PORT` is said to whoever connects.
    """

    content: str = ""
    mode: int = 0o644
    directory: bool = False
    link: str = ""
    kind: Kind | None = None


class Start(Enum):
    """How the plugin is started: as RUNE does (`bash PATH`), or by its path, where its first line and mode count."""

    BASH = "bash"
    PATH = "path"


class Library(Enum):
    """Which copy of the contract's library the plugin finds.

    AUTO: ours where the plugin's own copy is missing or is a release that ours behaves like, else the plugin's own.
    READY: as AUTO, and before the first line it has been sourced and `rune_init` has read the message. Whatever
    the plugin does about that, it goes on where it would end because the message is not read.
    """

    AUTO = "auto"
    READY = "ready"
    OURS = "ours"
    PLUGIN = "plugin"
    NONE = "none"


class Limits(NamedTuple):
    """What one run may use.

    Seconds of time, seconds of processor time for each process, bytes of memory in all, bytes kept of each output,
    bytes of all that it writes to files, and processes at a time.
    """

    seconds: float = 10.0
    processor_seconds: int = 5
    memory: int = 768 << 20
    output: int = 256 << 10
    disk: int = 64 << 20
    processes: int = 128


ROOT, NOBODY = 0, 65534
"""Who a plugin may be: the sandbox knows names for these two. Nobody else has more rights in it than the other."""


class Scenario(NamedTuple):
    """The whole input of a run.

    `message` is what RUNE sends, after so many `blank_lines`, which mean nothing in JSON; `stdin`, when it is given,
    are raw bytes instead. `commands` are doubles by name or by absolute path, `absent` are commands
    that are not to be found, `files` stand under absolute paths. `user` is the number of who the plugin is there.
    """

    message: Json = None
    stdin: bytes | None = None
    commands: dict[str, Double] = {}  # noqa: RUF012 - nobody changes a scenario in place
    absent: tuple[str, ...] = ()
    environment: dict[str, str] = {}  # noqa: RUF012
    files: dict[str, File] = {}  # noqa: RUF012
    library: Library = Library.AUTO
    start: Start = Start.BASH
    limits: Limits = Limits()
    blank_lines: int = 0
    user: int = ROOT
