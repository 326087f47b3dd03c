"""Which files a check is about: those that the user named, and the Bash files in the folders that the user named."""

from __future__ import annotations

import os
import re
import stat
import time
from collections import deque
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar, assert_never

from runelint.endurance import Bound, ExhaustedError
from runelint.failure import Failure, RunelintError, Skip
from runelint.ignoring import Ignores, ignores_above
from runelint.reading import odd_kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_Answer = TypeVar("_Answer")
_BASH_SHEBANG = re.compile(rb"(?:\xef\xbb\xbf)?#![^\r\n]*\bbash\b")
_BASH_NAME = re.compile(r"\.(?:sh|bash)\Z")
# What the patterns of all ignore files may take in one search: a thousand times what those of a large project do.
_SECONDS = 5.0
_MEMORY = 256 << 20
_SHEBANG_LENGTH = 256  # What Linux itself reads of a file to find its interpreter (BINPRM_BUF_SIZE).


class Candidate(NamedTuple):
    """A file to check. `shown` is its path in reports; `named` tells that the user named this very file."""

    path: str
    shown: str
    named: bool


class Missing(NamedTuple):
    """A path that the user named and that is not there."""

    shown: str


class Wanted(NamedTuple):
    """What the user asked for besides paths.

    `every_skip`: also tell of files that are left out as a matter of course (ignored, or no Bash).
    `by_content`: a named file is looked at as if it had been found in a folder.
    """

    every_skip: bool = False
    by_content: bool = False


Discovered: TypeAlias = Candidate | Missing | Skip | Failure


def discover(paths: Sequence[str], *, cwd: str, wanted: Wanted) -> list[Discovered]:
    """Return what stands behind `paths`, each file once, in the order of the paths shown."""
    found: dict[str, Discovered] = {}
    for named in paths:
        path = os.path.normpath(os.path.join(cwd, named))
        shown = _shown(path, named, cwd)
        for key, item in _behind(path, shown, named, wanted):
            if key not in found or _weight(item) > _weight(found[key]):
                found[key] = item
    return sorted(found.values(), key=lambda item: (_place(item), type(item).__name__))


def _weight(item: Discovered) -> int:
    """Return which of two answers about one path counts: the heavier."""
    match item:
        case Candidate(named=True):
            return 3
        case Failure():
            return 2
        case Candidate():
            return 1
        case Missing() | Skip():
            return 0
        case _:
            assert_never(item)


def _place(item: Discovered) -> str:
    return item.path if isinstance(item, Skip | Failure) else item.shown


def _shown(path: str, named: str, cwd: str) -> str:
    """Return how reports call `path`: from the working directory when it is below, otherwise as it was given."""
    if path == cwd:
        return ""
    below = cwd.rstrip("/") + "/"
    return path[len(below) :] if path.startswith(below) else os.path.normpath(named)


def _behind(path: str, shown: str, named: str, wanted: Wanted) -> Iterator[tuple[str, Discovered]]:
    """Yield what stands behind one path that the user named, each with its absolute path."""
    if not named:
        yield path, Missing(named)
        return
    try:
        mode = os.stat(path).st_mode
        if stat.S_ISDIR(mode):
            yield from _searched(path, shown, wanted)
        elif not wanted.by_content:
            yield path, Candidate(path, shown, named=True)
        elif _BASH_NAME.search(path) or (stat.S_ISREG(mode) and _starts_bash(path)):
            yield path, Candidate(path, shown, named=False)
        elif wanted.every_skip:
            yield path, Skip(shown, "no Bash script")
    except (FileNotFoundError, NotADirectoryError):
        yield path, Missing(shown)
    except OSError as cause:
        yield path, Failure(shown, f"cannot be read: {cause.strerror}")


def _searched(path: str, shown: str, wanted: Wanted) -> list[tuple[str, Discovered]]:
    """Return what is found in a folder, each with its absolute path. Ignore files that cost too much do not count."""
    try:
        return list(_Search(path, shown, wanted).run())
    except _TooCostlyError as cause:
        failure = Failure(shown or ".", f"its ignore files are not heeded: to do so takes {cause}")
        return [(path, failure), *_Search(path, shown, wanted, heeding=False).run()]


class _TooCostlyError(Exception):
    """The patterns of the ignore files take too long; the text says what is too much."""


@dataclass(slots=True)
class _Search:
    """A walk through the folder `start`, which visits a folder once however many symbolic links lead there.

    With `heeding` ignore files count, for which there are `left` seconds of processor time.
    """

    start: str
    shown: str
    wanted: Wanted
    heeding: bool = True
    left: float = field(default_factory=lambda: _SECONDS)
    pending: deque[tuple[str, Ignores]] = field(default_factory=deque)
    visited: set[tuple[int, int]] = field(default_factory=set)

    def run(self) -> Iterator[tuple[str, Discovered]]:
        """Yield what is found, each with its absolute path."""
        try:
            self.pending.append((self.start, self._heeded(partial(ignores_above, self.start)) or Ignores()))
        except RunelintError as cause:
            yield self.start, Failure(self.shown or ".", f"an ignore file above it: {cause}")
            self.pending.append((self.start, Ignores()))
        while self.pending:
            folder, outer = self.pending.popleft()
            yield from self._folder(folder, outer)

    def _folder(self, folder: str, outer: Ignores) -> Iterator[tuple[str, Discovered]]:
        """Yield the files of one folder; the folders in it are left in `pending`."""
        try:
            here = os.stat(folder)
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as cause:
            reason = f"cannot be read: {cause.strerror}"
            yield folder, Failure(self._shown(folder) or ".", reason)
            return
        if (here.st_dev, here.st_ino) in self.visited:
            yield folder, Skip(self._shown(folder), "a symbolic link to a folder already searched")
            return
        self.visited.add((here.st_dev, here.st_ino))
        try:
            ignores = self._heeded(partial(outer.with_folder, folder)) or outer
        except RunelintError as cause:
            path = os.path.join(folder, ".gitignore")
            yield path, Failure(self._shown(path), str(cause))
            ignores = outer
        for entry in entries:
            try:
                item = self._entry(entry, ignores)
            except OSError as cause:
                item = Failure(self._shown(entry.path), f"cannot be read: {cause.strerror}")
            if item is not None:
                yield entry.path, item

    def _entry(self, entry: os.DirEntry[str], ignores: Ignores) -> Discovered | None:
        """Return what an entry of a folder is to the check; None for a folder (`pending`) and what goes untold."""
        shown = self._shown(entry.path)
        if entry.name == ".git":
            return None
        if entry.is_symlink() and not os.path.exists(entry.path):
            return Skip(shown, "a symbolic link that leads nowhere")
        is_folder = entry.is_dir()
        ignored = self._heeded(partial(ignores.ignores, entry.path, folder=is_folder)) if ignores.files else False
        if ignored:
            return self._matter_of_course(shown, "ignored by git")
        if is_folder:
            if entry.is_symlink() and self._leads_back(entry.path):
                return Skip(shown, "a symbolic link that leads back into the search")
            if entry.is_symlink() and self._leads_away(entry.path):
                return Skip(shown, "a symbolic link that leads far away")
            self.pending.append((entry.path, ignores))
            return None
        return self._file(entry, shown)

    def _heeded(self, ask: Callable[[], _Answer]) -> _Answer | None:
        """Return what ignore files say, None when they do not count. Raises _TooCostlyError."""
        if not self.heeding:
            return None
        began = time.process_time()
        bound = Bound(self.left, _MEMORY)
        try:
            with bound:
                return ask()
        except ExhaustedError as exhausted:
            if exhausted.bound is not bound:
                raise
            too_much = exhausted.reason if "memory" in exhausted.reason else f"more than {_SECONDS:g} seconds"
            raise _TooCostlyError(too_much) from exhausted
        finally:
            self.left -= time.process_time() - began

    def _file(self, entry: os.DirEntry[str], shown: str) -> Discovered | None:
        kind = None if entry.is_file() else odd_kind(entry.stat().st_mode)
        if kind is not None:
            return Skip(shown, f"{kind}, not a file")
        if _BASH_NAME.search(entry.name) or _starts_bash(entry.path):
            return Candidate(entry.path, shown, named=False)
        return self._matter_of_course(shown, "no Bash script")

    def _matter_of_course(self, shown: str, reason: str) -> Skip | None:
        return Skip(shown, reason) if self.wanted.every_skip else None

    def _leads_back(self, link: str) -> bool:
        """Return whether the folder behind `link` is in the folder that is searched, or around it."""
        real, start = os.path.realpath(link) + "/", os.path.realpath(self.start) + "/"
        return real.startswith(start) or start.startswith(real)

    def _leads_away(self, link: str) -> bool:
        """Return whether what is behind `link` is not even beside the folder: a stranger's link leads anywhere."""
        start = os.path.realpath(self.start)
        beside = os.path.dirname(start)
        near = start if beside == os.path.dirname(beside) else beside
        return not os.path.realpath(link).startswith(near.rstrip("/") + "/")

    def _shown(self, path: str) -> str:
        """Return how reports call a path below the folder."""
        return os.path.join(self.shown, path[len(self.start) :].lstrip("/")) if path != self.start else self.shown


def _starts_bash(path: str) -> bool:
    """Return whether the file begins with a line that has Bash run it. Raises OSError when it cannot be read."""
    with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY), "rb", buffering=0) as file:
        return _BASH_SHEBANG.match(file.read(_SHEBANG_LENGTH) or b"") is not None
