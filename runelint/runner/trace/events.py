"""What the kernel announced, in its order, as it was taken down during the run."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from runelint.runner.observation import Held


class Then(Enum):
    """What a process that is looked at is about to do."""

    TRACE = "write a record of the trace"
    WRITE = "write to its stdout"
    EXECUTE = "execute a program"


class Born(NamedTuple):
    """A process was seen for the first time; `inner` is its number in the sandbox."""

    traced: int
    process: int
    parent: int
    inner: int


class Wrote(NamedTuple):
    """A process is about to write to contract stdout.

    `content` is None where the bytes are not known, and `size` is the most that there can be.
    """

    traced: int
    process: int
    descriptor: int
    content: bytes | None
    size: int
    call: str


class Printed(NamedTuple):
    """A program is about to write for the first time to the stdout that it was started with, wherever that leads."""

    traced: int
    process: int


class Complained(NamedTuple):
    """The plugin's main shell is about to write to its stderr; `content` is the beginning."""

    traced: int
    content: bytes


class Started(NamedTuple):
    """A process is about to execute a program. `stdin` is True where its stdin is the plugin's."""

    traced: int
    process: int
    path: bytes
    arguments: tuple[bytes, ...]
    stdin: bool = False


class Ended(NamedTuple):
    """A process is about to end by itself, and leaves `children`; or it is gone already, and `status` is None."""

    traced: int
    process: int
    status: int | None
    children: tuple[int, ...]


class Looked(NamedTuple):
    """A process was looked at, what its descriptors were open on is `held`.

    `then` is what it was about to do.
    """

    traced: int
    process: int
    then: Then
    held: Held


class Holding(NamedTuple):
    """A process had contract stdout open when the plugin had ended and nobody came to the end of it."""

    traced: int
    process: int


Event: TypeAlias = Born | Wrote | Printed | Complained | Started | Ended | Looked | Holding
"""`traced` is how much of the trace had been written before: the trace and the events have one order."""
