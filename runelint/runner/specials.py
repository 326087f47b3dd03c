"""Sockets, named pipes, devices and files of the kernel that a scenario has: how each comes to be there.

An ordinary user can make sockets and named pipes, but no device, and nothing in /proc. A device is `/dev/null`, of
which the plugin is told that it is the device (see `trace.sights`); so it is with what is to stand in /dev, which is
read-only by the time that the plugin starts. Of files in /proc it is told everything.
"""

from __future__ import annotations

import posixpath
import stat
from typing import TYPE_CHECKING

from runelint.runner.kernel_files import PROC, TOLD, can_be_told
from runelint.runner.peers import NETWORK, is_peer
from runelint.runner.scenario import Kind
from runelint.runner.stage import Sight, Specials

if TYPE_CHECKING:
    from collections.abc import Mapping

    from runelint.runner.scenario import File

DEV = "/dev"
SHARED = f"{DEV}/shm"
OWN_DEVICES = frozenset(
    f"{DEV}/{name}"
    for name in ("console", "core", "fd", "full", "null", "ptmx", "pts", "random", "shm", "stderr", "stdin", "stdout",
                 "tty", "urandom", "zero")
)  # fmt: skip
"""What is always in /dev."""

_BITS = 0o7777
_MADE = {Kind.SOCKET: stat.S_IFSOCK, Kind.PIPE: stat.S_IFIFO}
_SEEN = {**_MADE, Kind.BLOCK: stat.S_IFBLK, Kind.CHARACTER: stat.S_IFCHR}
_DEVICE_MODE = 0o660


def has_place(path: str) -> bool:
    """Return whether something of a scenario can be at `path`, below /dev or /proc."""
    own = any(path == one or path.startswith(f"{one}/") for one in OWN_DEVICES if one != SHARED)
    if f"{path}/".startswith(NETWORK):
        return is_peer(path)
    return can_be_told(path) or (path.startswith(f"{DEV}/") and not own and path != SHARED)


def is_told(path: str) -> bool:
    """Return whether what stands at `path` is only told of: it is in /proc, which nobody can make anything in."""
    return path.startswith(f"{PROC}/") and path not in TOLD


def specials_of(files: Mapping[str, File]) -> Specials:
    """Return what is to be done for those of `files` that are not plain ones on a file system of ours."""
    made: dict[str, int] = {}
    devices: list[str] = []
    seen: dict[str, Sight] = {}
    for path, file in files.items():
        if path.startswith(f"{PROC}/"):
            seen |= _told(path, file)
        elif file.kind in _MADE and not path.startswith(f"{DEV}/"):
            made[path] = _MADE[file.kind] | (file.mode & _BITS)
        elif file.kind in _SEEN:
            devices.append(path)
            if file.kind is not Kind.CHARACTER:
                seen[path] = Sight(_SEEN[file.kind] | _DEVICE_MODE)
    return Specials(made, tuple(devices), seen)


def _told(path: str, file: File) -> dict[str, Sight]:
    """Return what is told of `path` in /proc, and of the folders that it lies in."""
    if file.kind is Kind.GONE:
        return {path: Sight(0)}
    if path in TOLD:
        return {}
    folders: dict[str, Sight] = {}
    above = posixpath.dirname(path)
    while above != PROC:
        folders[above] = Sight(stat.S_IFDIR | 0o555)
        above = posixpath.dirname(above)
    if file.directory:
        return {**folders, path: Sight(stat.S_IFDIR | 0o555)}
    content = file.content.encode("utf-8", "surrogateescape")
    return {**folders, path: Sight(stat.S_IFREG | (file.mode & _BITS), content)}
