"""The bytes of a file, or a clear reason why there are none."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from runelint.failure import RunelintError

if TYPE_CHECKING:
    from pathlib import Path

LIMIT = 2 * 1024 * 1024
"""How many bytes a script may have: more than any that a person wrote. To analyse one takes 200 bytes for each."""

DOCUMENT = 12 * 1024 * 1024
"""How many bytes a message, a scenario or a report may have."""


class MissingError(RunelintError):
    """There is no such file."""


_ODD_FILES = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a FIFO",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


class Taken(NamedTuple):
    """The bytes of a file, and the real path where it stood; empty when that has changed while it was read."""

    content: bytes
    real: str


def odd_kind(mode: int) -> str | None:
    """Return what a file with this `st_mode` is when it is no regular file."""
    return _ODD_FILES.get(stat.S_IFMT(mode))


def read(path: str | Path, *, most: int = LIMIT, what: str = "script") -> bytes:
    """Return the bytes of the regular file at `path`, which are at most so many for `what` it should be.

    Raises RunelintError with the reason when that cannot be done. Never waits: a FIFO or a device is turned away.
    """
    return take(path, most=most, what=what).content


def take(path: str | Path, *, most: int = LIMIT, what: str = "script") -> Taken:
    """Return the bytes of the regular file at `path`, as `read` does, and where it really stood."""
    try:
        # Opening a device can already do something, so the first look comes before.
        _require_regular(os.stat(path).st_mode)
        _require_ordinary(path)
        with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY), "rb") as file:
            # The second look: by now another file may stand there.
            found = os.fstat(file.fileno())
            _require_regular(found.st_mode)
            return Taken(read_open(file, most=most, what=what), _real(path, found))
    except (FileNotFoundError, NotADirectoryError) as cause:
        raise MissingError("does not exist") from cause
    except OSError as cause:
        raise RunelintError(f"cannot be read: {cause.strerror or cause}") from cause


def _real(path: str | Path, found: os.stat_result) -> str:
    """Return the real path of the open file; empty when another one, or a link, stands there by now."""
    real = os.path.realpath(path)
    try:
        return real if os.path.samestat(os.lstat(real), found) else ""
    except OSError:
        return ""


def read_open(file: BinaryIO, *, most: int = LIMIT, what: str = "script") -> bytes:
    """Return all bytes of an open file; raises RunelintError when there are more than `what` it should be can have."""
    content: bytes | None = file.read(most + 1)
    if content is None:  # a file of /proc that one has to wait for
        raise RunelintError("has nothing to read now")
    if len(content) > most:
        raise RunelintError(f"is larger than {most // 1024**2} MB, which is no {what}")
    return content


def mode_of(path: str) -> int | None:
    """Return the permission bits of the file at `path`; None when there is none, or the system keeps none (Windows)."""
    if os.name != "posix":
        return None
    try:
        return stat.S_IMODE(os.stat(path).st_mode)
    except OSError:
        return None


# To read there can do something, as with /proc/kmsg, or tells about ourselves, as /proc/self/environ does.
UNREAL = ("/proc/", "/sys/", "/dev/")


def _require_ordinary(path: str | Path) -> None:
    if os.path.realpath(path).startswith(UNREAL) and not os.path.abspath(path).startswith(UNREAL):
        raise RunelintError("is a link to what is no ordinary file")


def _require_regular(mode: int) -> None:
    kind = odd_kind(mode)
    if kind is not None:
        raise RunelintError(f"is {kind}, not a file")
