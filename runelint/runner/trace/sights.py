"""What a plugin is told about paths where something else stands than what a scenario wants there.

The calls that ask about a path are announced, and the process that asks gets our answer: a structure in its memory, or
a descriptor from which it can read. The paths are compared as words, by the links that we have made ourselves; no path
of a plugin is ever followed here. What is about other paths is left to the kernel.
"""

from __future__ import annotations

import errno
import fcntl
import os
import posixpath
import stat
import time
from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from runelint.runner.seccomp import known_machine, number_on
from runelint.runner.syscalls import Numbers
from runelint.runner.trace import notify
from runelint.runner.trace.memory import Memory
from runelint.runner.trace.stat_structures import packed, packed_statx

if TYPE_CHECKING:
    from collections.abc import Mapping

    from runelint.runner.stage import Sight, Specials

_LONGEST_PATH = 4096
_MOST_LINKS = 40
# AT_FDCWD as an unsigned word, AT_SYMLINK_NOFOLLOW (fcntl.h).
_HERE = 0xFFFFFF9C
_UNFOLLOWED = 0x100
_ALL = 0xFFFFFFFF


class Call(NamedTuple):
    """A call that names a path: the places of its arguments; None where it has none.

    `folder` is the descriptor that a relative path begins at, `asked` the flags of an opening or the wanted rights,
    `answer` where the structure goes, `flags` those that say whether a link is followed.
    """

    numbers: Numbers
    path: int
    folder: int | None = None
    asked: int | None = None
    answer: int | None = None
    flags: int | None = None
    follows: bool = True


LOOKS = {
    "stat": Call(Numbers(4, None), path=0, answer=1),
    "lstat": Call(Numbers(6, None), path=0, answer=1, follows=False),
    "newfstatat": Call(Numbers(262, 79), path=1, folder=0, answer=2, flags=3),
    "statx": Call(Numbers(332, 291), path=1, folder=0, answer=4, flags=2),
}
RIGHTS = {
    "access": Call(Numbers(21, None), path=0, asked=1),
    "faccessat": Call(Numbers(269, 48), path=1, folder=0, asked=2),
    "faccessat2": Call(Numbers(439, 439), path=1, folder=0, asked=2),
}
OPENINGS = {
    "open": Call(Numbers(2, None), path=0, asked=1),
    "openat": Call(Numbers(257, 56), path=1, folder=0, asked=2),
}
MARKS = {
    "getxattr": Call(Numbers(191, 8), path=0),
    "lgetxattr": Call(Numbers(192, 9), path=0, follows=False),
    "listxattr": Call(Numbers(194, 11), path=0),
    "llistxattr": Call(Numbers(195, 12), path=0, follows=False),
}
"""Extended attributes, which files of the kernel do not have: `ls -l` complains when it cannot ask."""


class Sights:
    """What is told in one run."""

    def __init__(self, specials: Specials, links: Mapping[str, str], machine: str = "") -> None:
        """Tell what `specials` say; `links` are all links that we have made inside."""
        self._machine = known_machine(machine)
        self._seen = specials.seen
        self._links = links
        self._names = {posixpath.basename(path) for path in self._seen}
        self._linked = {posixpath.basename(path) for path in links}
        self._contents: dict[str, int] = {}
        # Where what stands there is no file of ours, rights and openings are left to the kernel.
        kernel = any(sight.content is not None or not _is_special(sight) for sight in self._seen.values())
        groups = (LOOKS, RIGHTS, OPENINGS, MARKS) if kernel else (LOOKS,)
        self._calls = {
            number: (name, call)
            for group in (groups if self._seen else ())
            for name, call in group.items()
            if (number := number_on(call.numbers, self._machine)) is not None
        }
        self._moment = int(time.time())

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the calls that have to be announced."""
        return tuple(self._calls)

    def close(self) -> None:
        """Close what was opened."""
        for descriptor in self._contents.values():
            os.close(descriptor)
        self._contents.clear()

    def answer(self, listener: int, notice: notify.Notice) -> bool:
        """Answer a call that is about one of our paths; return whether it was."""
        name, call = self._calls[notice.number]
        with Memory(notice.thread, writable=True) as memory:
            # Only now is it known that this is the memory of the one who waits, and of nobody who has its number next.
            if not notify.waits(listener, notice):
                return True
            path = self._path(notice, call, memory)
            sight = None if path is None else self._seen.get(path)
            if sight is None or path is None:
                return False
            named = memory.text(notice.arguments[call.path], _LONGEST_PATH)
            if named.endswith((b"/", b"/.")) and not stat.S_ISDIR(sight.mode):
                return False
            if not sight.mode:
                notify.refuse(listener, notice, errno.ENOENT)
                return True
            if call.answer is not None:
                written = memory.write(notice.arguments[call.answer], self._structure(name, path, sight))
                notify.refuse(listener, notice, 0 if written else errno.EFAULT)
                return True
        if _is_special(sight):
            return False
        if name in MARKS:
            notify.refuse(listener, notice, errno.EOPNOTSUPP)
            return True
        asked = notice.arguments[call.asked or 0] & _ALL
        if name in RIGHTS:
            notify.refuse(listener, notice, 0 if asked & 0o7 & ~(sight.mode >> 6) == 0 else errno.EACCES)
            return True
        return self._opened(listener, notice, path, asked)

    def _structure(self, name: str, path: str, sight: Sight) -> bytes:
        number = 1 + list(self._seen).index(path)
        if name == "statx":
            return packed_statx(sight.mode, number, self._moment)
        return packed(self._machine, sight.mode, number, self._moment)

    def _opened(self, listener: int, notice: notify.Notice, path: str, flags: int) -> bool:
        """Give a descriptor for a file of the kernel: its text, or a place where what is written goes nowhere."""
        sight = self._seen[path]
        if sight.content is None:  # a folder: nothing can be listed
            return False
        wanted = {os.O_RDONLY: 0o4, os.O_WRONLY: 0o2}.get(flags & os.O_ACCMODE, 0o6)
        if wanted & ~(sight.mode >> 6):
            notify.refuse(listener, notice, errno.EACCES)
            return True
        if wanted & 0o2:
            descriptor = os.open(os.devnull, (flags & os.O_ACCMODE) | os.O_CLOEXEC)
        else:
            # Opened anew, so that each reader has its own place in it.
            descriptor = os.open(f"/proc/self/fd/{self._content(path, sight.content)}", os.O_RDONLY | os.O_CLOEXEC)
        try:
            notify.give(listener, notice, descriptor, closes=bool(flags & os.O_CLOEXEC))
        finally:
            os.close(descriptor)
        return True

    def _content(self, path: str, content: bytes) -> int:
        """Return a descriptor of a file in memory that nobody can change."""
        if path not in self._contents:
            descriptor = os.memfd_create("kernel", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
            self._contents[path] = descriptor
            while content:
                content = content[os.write(descriptor, content) :]
            seals = fcntl.F_SEAL_WRITE | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_SEAL
            fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, seals)
        return self._contents[path]

    def _path(self, notice: notify.Notice, call: Call, memory: Memory) -> str | None:
        """Return the absolute path that a call names, without links of ours; None when it can be none of those told."""
        path = os.fsdecode(memory.text(notice.arguments[call.path], _LONGEST_PATH))
        name = posixpath.basename(path.rstrip("/"))
        if not path or not (name in self._names or name in self._linked or name in {".", ".."}):
            return None
        if not path.startswith("/"):
            folder = _HERE if call.folder is None else notice.arguments[call.folder] & _ALL
            link = "cwd" if folder == _HERE else f"fd/{folder}"
            path = f"{os.readlink(f'/proc/{notice.thread}/{link}')}/{path}"
        follows = call.follows and not (call.flags is not None and notice.arguments[call.flags] & _UNFOLLOWED)
        return self._resolved(path, follows=follows)

    def _resolved(self, path: str, *, follows: bool) -> str:
        """Return `path` with our links replaced by their targets, the last one only if it is to be followed."""
        parts = deque(path.split("/"))
        at, left = "", _MOST_LINKS
        while parts:
            part = parts.popleft()
            if part in {"", "."}:
                continue
            if part == "..":
                at = at.rpartition("/")[0]
                continue
            here = f"{at}/{part}"
            target = self._links.get(here) if parts or follows else None
            if target is None or not left:
                at = here
                continue
            left -= 1
            at = "" if target.startswith("/") else at
            parts.extendleft(reversed(target.split("/")))
        return at


def _is_special(sight: Sight) -> bool:
    """Return whether something stands at the path that can be opened as it is."""
    return sight.content is None and bool(sight.mode) and not stat.S_ISDIR(sight.mode)
