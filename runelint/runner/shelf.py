"""A folder in memory for packages, which are shown inside as a whole.

To hand their files to bwrap one by one takes longer. The folder is removed at the end; when even the
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

from runelint.runner.stage import OURS, is_ours

if TYPE_CHECKING:
    from runelint.runner.stage import Stage

_PREFIX = "runelint-shelf-"
_NEW = 60
_MEMORY = "/dev/shm"  # noqa: S108 - the folder below is made with a name of its own, for its owner alone
_OPENED = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


class Shelf:
    """The folders of one supervisor that lie in memory, each for the package of one run."""

    def __init__(self) -> None:
        """Make nothing yet."""
        self._above = above()
        self._own = ""
        self._lock = -1

    @property
    def has_place(self) -> bool:
        """Whether there is a place for folders."""
        return bool(self._above)

    def slot(self) -> str:
        """Return a new, empty folder; raises OSError."""
        if not self._own:
            self._own = tempfile.mkdtemp(prefix=_PREFIX, dir=self._above)
            self._lock = os.open(self._own, _OPENED)
            fcntl.flock(self._lock, fcntl.LOCK_EX)
        return tempfile.mkdtemp(dir=self._own)

    def fill(self, slot: str, stage: Stage) -> None:
        """Write what stands in the plugin's folder to a slot; raises OSError."""
        files = {path: placed for path, placed in stage.files.items() if is_ours(path)}
        folders = {path: mode for path, mode in stage.folders.items() if path != OURS and is_ours(path)}
        links = {path: target for path, target in stage.links.items() if is_ours(path)}
        _write(slot, folders, {path: (one.content, one.mode) for path, one in files.items()}, links)

    def empty(self, slot: str) -> None:
        """Remove a slot with what is in it; without a name there is none."""
        if slot:
            shutil.rmtree(slot, ignore_errors=True)

    def clear(self) -> None:
        """Remove everything."""
        if self._own:
            shutil.rmtree(self._own, ignore_errors=True)
            os.close(self._lock)
            self._own = ""


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
