"""A folder in memory for packages, which are shown inside as a whole, in one run after the other.

To hand their files to bwrap one by one takes longer in each run. The folder is removed at the end; when even the
supervisor is killed, whoever comes next removes it: its owner keeps a lock on it for as long as it lives.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
import time
from typing import TYPE_CHECKING

from runelint.runner.stage import OURS

if TYPE_CHECKING:
    from collections.abc import Hashable

    from runelint.runner.stage import Stage

_PREFIX = "runelint-shelf-"
_KEPT = 4
_NEW = 60
_MEMORY = "/dev/shm"  # noqa: S108 - the folder below is made with a name of its own, for its owner alone
_OPENED = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


class Shelf:
    """The packages of one supervisor that lie in memory."""

    def __init__(self) -> None:
        """Make nothing yet."""
        self._above = above()
        self._own = ""
        self._lock = -1
        self._places: dict[Hashable, str] = {}

    def place(self, stage: Stage) -> str:
        """Return the folder that holds what stands in the plugin's folder; empty where there is no place for one."""
        if not self._above:
            return ""
        files = {path: placed for path, placed in stage.files.items() if path.startswith(f"{OURS}/")}
        folders = {path: mode for path, mode in stage.folders.items() if path.startswith(f"{OURS}/")}
        links = {path: target for path, target in stage.links.items() if path.startswith(f"{OURS}/")}
        key = (frozenset(files.items()), frozenset(folders.items()), frozenset(links.items()))
        if key not in self._places:
            self._make_room()
            self._places[key] = tempfile.mkdtemp(dir=self._own)
            _write(self._places[key], folders, {path: (one.content, one.mode) for path, one in files.items()}, links)
        return self._places[key]

    def clear(self) -> None:
        """Remove everything."""
        if self._own:
            shutil.rmtree(self._own, ignore_errors=True)
            os.close(self._lock)
            self._own = ""
            self._places.clear()

    def _make_room(self) -> None:
        """Make our own folder when there is none yet; remove the oldest package when there are many."""
        if not self._own:
            self._own = tempfile.mkdtemp(prefix=_PREFIX, dir=self._above)
            self._lock = os.open(self._own, _OPENED)
            fcntl.flock(self._lock, fcntl.LOCK_EX)
        while len(self._places) >= _KEPT:
            shutil.rmtree(self._places.pop(next(iter(self._places))), ignore_errors=True)


def above() -> str:
    """Return where shelves are made: in memory where possible; empty where there is no place.

    From a file system that executes nothing, nothing can be executed inside: many containers have such a /dev/shm.
    """
    return next(filter(_is_fit, (_MEMORY, tempfile.gettempdir())), "")


def _is_fit(folder: str) -> bool:
    return os.access(folder, os.W_OK | os.X_OK) and not os.statvfs(folder).f_flag & os.ST_NOEXEC


def sweep() -> None:
    """Remove the shelves of owners that are no more, as far as they are ours to remove."""
    place = above()
    for name in os.listdir(place) if place else ():
        if not name.startswith(_PREFIX):
            continue
        with contextlib.suppress(OSError):
            folder = os.open(f"{place}/{name}", _OPENED)
            try:
                # A new one has no lock for a moment.
                if time.time() - os.fstat(folder).st_mtime > _NEW:
                    fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    shutil.rmtree(f"{place}/{name}", ignore_errors=True)
            finally:
                os.close(folder)


def _write(root: str, folders: dict[str, int], files: dict[str, tuple[bytes, int]], links: dict[str, str]) -> None:
    """Write a package below `root`: folders before what is in them, links last, modes of folders at the very end."""
    for path in folders:
        os.mkdir(_below(root, path))
    for path, (content, mode) in files.items():
        with open(_below(root, path), "xb") as file:
            file.write(content)
            os.fchmod(file.fileno(), mode)
    for path, target in links.items():
        os.symlink(target, _below(root, path))
    for path, mode in reversed(folders.items()):
        # Its owner could not enter it otherwise, and has to remove it some day.
        os.chmod(_below(root, path), mode | 0o700)
    os.chmod(root, 0o755)  # noqa: S103 - what lies in it is nobody's secret, and the plugin has to enter it


def _below(root: str, path: str) -> str:
    return f"{root}{path.removeprefix(OURS)}"
