"""What /proc tells of a process: who made it, what number it has in the sandbox, what it executes."""

from __future__ import annotations

import os
import re
import stat
from typing import NamedTuple

# Longer command lines are compared by their beginning.
_COMPARED = 4096


class Kin(NamedTuple):
    """A thread's process, the process that is its parent now, its number inside the sandbox.

    `depth` counts the namespaces in which it has a number: what lives outside of the sandbox has fewer.
    """

    process: int
    parent: int
    inner: int
    depth: int


# NStgid lists the number in each namespace, from ours to the innermost. The first line is the process's own to choose.
_KIN = re.compile(rb"\nTgid:\t(\d+)\n(?:.*\n)*?PPid:\t(\d+)\n(?:.*\n)*?NStgid:\t([\d\t]+)\n")


def kin_of(thread: int) -> Kin | None:
    """Return who a thread belongs to, or None when it is gone."""
    found = _KIN.search(_read(f"/proc/{thread}/status", 8192))
    if found is None:
        return None
    numbers = found[3].split()
    return Kin(int(found[1]), int(found[2]), int(numbers[-1]), len(numbers))


def children_of(thread: int) -> tuple[int, ...]:
    """Return the processes that a thread has made and that are there still."""
    return tuple(int(child) for child in _read(f"/proc/{thread}/task/{thread}/children", 16384).split())


def identity_of(thread: int, descriptor: int) -> tuple[int, int] | None:
    """Return device and inode of what a descriptor is open on, or None when it is not open."""
    try:
        found = os.stat(f"/proc/{thread}/fd/{descriptor}")
    except OSError:
        return None
    return found.st_dev, found.st_ino


def writers_of(pipe: tuple[int, int]) -> list[int]:
    """Return the processes that have the pipe with this device and inode open for writing."""
    out = []
    for process in (int(name) for name in os.listdir("/proc") if name.isdigit()):
        try:
            open_ones = os.listdir(f"/proc/{process}/fd")
        except OSError:  # gone, or none of ours
            continue
        if any(identity_of(process, int(number)) == pipe and _writes(process, number) for number in open_ones):
            out.append(process)
    return sorted(out)


def _writes(process: int, descriptor: str) -> bool:
    """Return whether a descriptor is open for writing: the link's own mode says so (proc(5))."""
    try:
        return bool(os.lstat(f"/proc/{process}/fd/{descriptor}").st_mode & stat.S_IWUSR)
    except OSError:
        return False


def executes(process: int, path: bytes, arguments: tuple[bytes, ...]) -> bool:
    """Return whether a process is executing this program: False when its execve(2) has failed.

    For a script the kernel puts the interpreter before the path; nothing else tells that the call succeeded.
    """
    line = _read(f"/proc/{process}/cmdline", _COMPARED)
    if not line:
        return True  # gone, or a program that cleared it
    wanted = b"".join(word + b"\0" for word in arguments)
    if line == wanted[: len(line)] and (len(line) == len(wanted) or len(line) == _COMPARED):
        return True
    script = b"".join(word + b"\0" for word in (path, *arguments[1:]))
    start = line.find(b"\0" + path + b"\0")
    return start >= 0 and script.startswith(line[start + 1 :])


def _read(path: str, size: int) -> bytes:
    """Return the beginning of a file of /proc, empty when the process is gone."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return b""
    try:
        return os.read(descriptor, size)
    except OSError:
        return b""
    finally:
        os.close(descriptor)
