"""What is made inside from outside, when bwrap has done its part and nothing of a stranger's runs yet.

These are the folders, files and links that a plugin may change, sockets and named pipes. bwrap could make most of them:
but then a sandbox could not be made before its scenario is known, and each of its writes would have to be answered.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from runelint.runner.kernel_files import PROC, TOLD
from runelint.runner.rung import SandboxFailedError
from runelint.runner.sandbox import is_dev
from runelint.runner.specials import DEV
from runelint.runner.stage import is_ours

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from runelint.runner.stage import Placed, Stage

_FOLDER = os.O_PATH | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_MOUNTED = frozenset({DEV, PROC})
# Its owner could make nothing in a folder otherwise.
_OPEN = 0o700


def furnish(stage: Stage, process: int, ready: Mapping[str, str]) -> None:
    """Make what is left to make of `stage`, below the root that `process` sees, where the links `ready` are already.

    Links come after files, so that none is made by way of a link. Raises SandboxFailedError for something that cannot
    be made.
    """
    root = os.open(f"/proc/{process}/root", os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    room = _Room(root)
    # The modes are those of the scenario.
    before = os.umask(0)
    try:
        for path, target in ready.items():
            if stage.links.get(path) != target:
                room.remove(path)
        for path, mode in stage.folders.items():
            if _is_left(path):
                room.folder(path, mode)
        for path, placed in stage.files.items():
            if _is_left(path):
                room.file(path, placed)
        for path, mode in stage.specials.made.items():
            room.special(path, mode)
        for path, target in stage.links.items():
            if _is_left(path) and ready.get(path) != target:
                room.link(path, target)
        room.finish()
    finally:
        os.umask(before)
        room.close()


def _is_left(path: str) -> bool:
    return not (is_ours(path) or is_dev(path) or path in TOLD or path in _MOUNTED)


@contextlib.contextmanager
def _telling(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as cause:
        raise SandboxFailedError(f"`{path}` cannot be made: {cause.strerror}.") from cause
    except UnicodeEncodeError as cause:
        raise SandboxFailedError(f"{path!a} cannot be made: it holds half a surrogate pair.") from cause


class _Room:
    """Makes things by their absolute paths, below an open root."""

    def __init__(self, root: int) -> None:
        self._open = {"": root}
        self._modes: dict[str, int] = {}

    def folder(self, path: str, mode: int) -> None:
        """Make a folder; it has its mode when all is finished."""
        with _telling(path):
            above, name = self._at(path)
            try:
                os.mkdir(name, mode | _OPEN, dir_fd=above)
            except FileExistsError:  # by bwrap, which has made something in it
                self._modes[path] = mode
            else:
                if mode != (mode | _OPEN) & 0o1777:
                    self._modes[path] = mode

    def file(self, path: str, placed: Placed) -> None:
        """Make a file."""
        with _telling(path):
            above, name = self._at(path)
            descriptor = os.open(name, _NEW, placed.mode, dir_fd=above)
            try:
                rest = placed.content
                while rest:
                    rest = rest[os.write(descriptor, rest) :]
            finally:
                os.close(descriptor)

    def special(self, path: str, mode: int) -> None:
        """Make a socket or a named pipe."""
        with _telling(path):
            above, name = self._at(path)
            os.mknod(name, mode, dir_fd=above)

    def remove(self, path: str) -> None:
        """Remove a link."""
        with _telling(path):
            above, name = self._at(path)
            os.unlink(name, dir_fd=above)

    def link(self, path: str, target: str) -> None:
        """Make a symbolic link."""
        with _telling(path):
            above, name = self._at(path)
            try:
                os.symlink(target, name, dir_fd=above)
            except FileExistsError:  # bwrap has made those that process 1 itself needs
                if os.readlink(name, dir_fd=above) != target:
                    raise

    def finish(self) -> None:
        """Give folders the modes that they could not have before."""
        for path, mode in reversed(self._modes.items()):
            above, name = self._at(path)
            os.chmod(name, mode, dir_fd=above)

    def close(self) -> None:
        """Close all folders."""
        for descriptor in self._open.values():
            os.close(descriptor)

    def _at(self, path: str) -> tuple[int, str]:
        """Return what a path lies in and its last name."""
        above, _, name = path.rpartition("/")
        return self._descriptor(above), name

    def _descriptor(self, path: str) -> int:
        """Return a descriptor of a folder. No link is followed: one of a stranger's could lead to outside."""
        found = self._open.get(path)
        if found is None:
            above, name = self._at(path)
            found = self._open[path] = os.open(name, _FOLDER, dir_fd=above)
        return found
