"""A plugin with all that stands beside it, read without ever leaving its folder.

The folder is a stranger's: a link in it is never followed, and a FIFO, a device or a huge file is left out.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, NamedTuple

from runelint.failure import RunelintError, Skip
from runelint.project import is_left_out, kept_back, not_shared, repository_of
from runelint.reading import odd_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PLUGINS = "/opt/rune/plugins"
"""Where the plugin's folder stands inside the sandbox."""

LARGEST_FILE = 4 << 20
LARGEST_SUM = 16 << 20
MOST_FILES = 400
MOST_ENTRIES = 20_000
DEEPEST = 16
# Where the sandbox always has the library.
_LIBRARY = f"{os.path.dirname(PLUGINS)}/lib/rune_bpcs.sh"

_OPENING = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
_FOLDER = os.O_RDONLY | os.O_NOFOLLOW | os.O_DIRECTORY | os.O_CLOEXEC


class Copied(NamedTuple):
    """A regular file: its bytes and permission bits."""

    content: bytes
    mode: int


class Package(NamedTuple):
    """A plugin's folder as it is put into the sandbox.

    `plugin` is the plugin's path inside, `folder` the real path of its folder outside. `files`, `links` (with their
    targets) and `folders` (with their modes) go by paths inside. `skipped` says what was left out and why; `absent`
    are those of it that the plugin sources.
    """

    plugin: str
    folder: str
    files: dict[str, Copied]
    links: dict[str, str]
    folders: dict[str, int]
    skipped: tuple[Skip, ...]
    absent: tuple[Skip, ...] = ()

    def inside(self, host: str) -> str | None:
        """Return the path in the sandbox of a file of the host, or None when it is not in there."""
        real = os.path.join(os.path.realpath(os.path.dirname(host)), os.path.basename(host))
        path = _place(os.path.relpath(real, self.folder))
        return path if path is not None and (path in self.files or path in self.links) else None

    def outside(self, inside: str) -> str | None:
        """Return the path on the host of a file that was copied into the sandbox, or None for any other."""
        path = os.path.normpath(inside)
        if path not in self.files and path not in self.links:
            return None
        return os.path.normpath(os.path.join(self.folder, os.path.relpath(path, PLUGINS)))


class _Room:
    """What still fits: files are taken until one of the limits is reached."""

    def __init__(self) -> None:
        self.files: dict[str, Copied] = {}
        self.links: dict[str, str] = {}
        self.folders: dict[str, int] = {}
        self.skipped: list[Skip] = []
        self.absent: list[Skip] = []
        self.bytes = 0
        self.entries = 0

    def take(self, path: str, name: str, folder: int) -> str | None:
        """Copy one file of an open folder to `path`; return why not, or None when it was copied."""
        if len(self.files) >= MOST_FILES:
            return f"is one of more than {MOST_FILES} files"
        try:
            copied = _copied(name, folder, min(LARGEST_FILE, LARGEST_SUM - self.bytes))
        except OSError as cause:
            return f"cannot be read: {cause.strerror or cause}"
        if isinstance(copied, str):
            return copied
        self.files[path] = copied
        self.bytes += len(copied.content)
        return None


def read_package(plugin: str, *, extra: Iterable[str] = ()) -> Package:
    """Return the plugin with its folder, and those of the files `extra` that stand in the same project.

    Raises RunelintError when the plugin itself cannot be copied.
    """
    folder = os.path.realpath(os.path.dirname(os.path.abspath(plugin)))
    name = os.path.basename(plugin)
    room = _Room()
    try:
        descriptor = os.open(folder, _FOLDER)
    except OSError as cause:
        raise RunelintError(f"{plugin}: its folder cannot be read: {cause.strerror}") from cause
    try:
        reason = room.take(f"{PLUGINS}/{name}", name, descriptor)
        if reason is not None:
            raise RunelintError(f"{plugin}: {reason}")
        for path in dict.fromkeys(extra):
            _take_extra(room, folder, path)
        _take_folder(room, descriptor, folder)
    finally:
        os.close(descriptor)
    skipped, absent = (*room.skipped, *room.absent), tuple(room.absent)
    return Package(f"{PLUGINS}/{name}", folder, room.files, room.links, room.folders, skipped, absent)


def _take_extra(room: _Room, folder: str, path: str) -> None:
    """Copy a file that the plugin sources, if it is the plugin's own and no link leads to it."""
    full = os.path.normpath(os.path.join(folder, path))
    place = _place(os.path.relpath(full, folder))
    if place in room.files:
        return
    reason: str | None = kept_back(full, folder) or not_shared(full, folder)
    if place is None:
        reason = reason or "lies where the sandbox has other files"
    elif not reason:
        root = repository_of(folder) or os.path.dirname(folder)
        reason = _taken_below(room, place, root, os.path.relpath(full, root).split(os.sep))
    if reason is not None:
        (room.skipped if full == _LIBRARY else room.absent).append(Skip(full, reason))


def _taken_below(room: _Room, place: str, root: str, steps: list[str]) -> str | None:
    """Copy what `steps` lead to from the folder `root`; return why not, or None when it was copied."""
    try:
        descriptor = _opened_below(root, steps[:-1])
    except OSError:
        return "is reached by a link, or is not there"
    try:
        return room.take(place, steps[-1], descriptor)
    finally:
        os.close(descriptor)


def _opened_below(root: str, steps: list[str]) -> int:
    """Return a descriptor of the folder that `steps` lead to, none of which is a link."""
    descriptor = os.open(root, _FOLDER)
    for step in steps:
        try:
            below = os.open(step, _FOLDER, dir_fd=descriptor)
        finally:
            os.close(descriptor)
        descriptor = below
    return descriptor


def _take_folder(room: _Room, descriptor: int, folder: str) -> None:
    """Copy what is in the plugin's folder: nearer things first, so that a limit cuts the far end."""
    level = [(os.dup(descriptor), "", 0)]
    try:
        while level:
            opened, relative, depth = level.pop(0)
            try:
                for entry in _entries(opened):
                    room.entries += 1
                    if room.entries > MOST_ENTRIES:
                        room.skipped.append(
                            Skip(folder, f"holds more than {MOST_ENTRIES} entries: the rest is not there")
                        )
                        return
                    _take_entry(room, level, (opened, relative, depth), entry, folder)
            finally:
                os.close(opened)
    finally:
        for opened, _, _ in level:
            os.close(opened)


def _entries(descriptor: int) -> Iterator[os.DirEntry[str]]:
    """Yield what an open folder holds, sorted: files before folders."""
    with os.scandir(descriptor) as entries:
        yield from sorted(entries, key=lambda entry: (entry.is_dir(follow_symlinks=False), entry.name))


def _take_entry(
    room: _Room, level: list[tuple[int, str, int]], where: tuple[int, str, int], entry: os.DirEntry[str], folder: str
) -> None:
    """Copy one entry of a folder, or put it on the list when it is a folder itself."""
    opened, relative, depth = where
    below = f"{relative}{entry.name}"
    path = f"{PLUGINS}/{below}"
    if path in room.files:
        return
    reason: str | None = None
    try:
        if is_left_out(entry.name):
            reason = "is never copied: plugins do not need it, or it can hold credentials"
        elif entry.is_symlink():
            # A link is copied as a link: inside it can lead to nothing but what is inside.
            room.links[path] = os.readlink(entry.name, dir_fd=opened)
        elif entry.is_dir(follow_symlinks=False):
            if depth >= DEEPEST:
                reason = "lies too deep"
            else:
                room.folders[path] = stat.S_IMODE(entry.stat(follow_symlinks=False).st_mode)
                level.append((os.open(entry.name, _FOLDER, dir_fd=opened), f"{below}/", depth + 1))
        else:
            reason = room.take(path, entry.name, opened)
    except OSError as cause:
        reason = f"cannot be read: {cause.strerror or cause}"
    if reason is not None:
        room.skipped.append(Skip(os.path.join(folder, below), reason))


def _copied(name: str, folder: int, most: int) -> Copied | str:
    """Return a regular file's copy, or the reason why there is none. Never waits, never follows a link."""
    # Opening a device can already do something, so the first look comes before; the second sees what was opened.
    reason = _refusal(os.stat(name, dir_fd=folder, follow_symlinks=False), most)
    if reason is not None:
        return reason
    descriptor = os.open(name, _OPENING, dir_fd=folder)
    with os.fdopen(descriptor, "rb") as file:
        found = os.fstat(file.fileno())
        reason = _refusal(found, most)
        if reason is not None:
            return reason
        content = file.read(most + 1)
    return Copied(content, stat.S_IMODE(found.st_mode)) if len(content) <= most else _too_large(most)


def _refusal(found: os.stat_result, most: int) -> str | None:
    if stat.S_ISLNK(found.st_mode):
        return "is a link"
    kind = odd_kind(found.st_mode)
    if kind is not None:
        return f"is {kind}, not a file"
    return _too_large(most) if found.st_size > most else None


def _too_large(most: int) -> str:
    return f"is larger than the {most >> 10} KB that are left of what is copied"


def _place(relative: str) -> str | None:
    """Return the path inside of what stands at `relative` to the plugin's folder; None when there is no such place."""
    path = os.path.normpath(f"{PLUGINS}/{relative}")
    above = os.path.dirname(PLUGINS)
    ups = relative.split(os.sep).count(os.pardir)
    if ups >= PLUGINS.count("/"):
        return None
    return path if ups or path.startswith(f"{above}/") else None
