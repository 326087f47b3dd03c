"""What git ignores: the `.gitignore` files that hold for a folder, from the repository's root down."""

from __future__ import annotations

import os.path
import re
import warnings
from typing import TYPE_CHECKING, NamedTuple, Self

from runelint.reading import read

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class IgnoreFile(NamedTuple):
    """The patterns of one ignore file; they are about paths below `folder`."""

    folder: str
    spec: GitIgnoreSpec

    def verdict(self, path: str) -> bool | None:
        """Return True for ignored, False for wanted by a `!` pattern, None when no pattern is about `path`."""
        relative = path[len(self.folder.rstrip("/")) + 1 :]
        return self.spec.check_file(relative).include


class Ignores(NamedTuple):
    """Every ignore file that holds for a folder, the outermost first."""

    files: tuple[IgnoreFile, ...] = ()

    def with_folder(self, folder: str, name: str = ".gitignore") -> Self:
        """Return these and the ignore file `name` in `folder`, if there is one.

        Raises RunelintError when it is there and cannot be read.
        """
        path = os.path.join(folder, name)
        if not os.path.lexists(path):
            return self
        patterns = read(path).decode("utf-8", "surrogateescape").removeprefix("\ufeff")
        found = IgnoreFile(folder, _spec(patterns.splitlines()))
        return type(self)((*self.files, found))

    def ignores(self, path: str, *, folder: bool) -> bool:
        """Return whether git would leave out `path`: the innermost file with a pattern about it decides."""
        asked = f"{path}/" if folder else path
        for file in reversed(self.files):
            verdict = file.verdict(asked)
            if verdict is not None:
                return verdict
        return False


def ignores_above(start: str) -> Ignores:
    """Return the ignore files outside `start` that hold in it: those of its repository.

    None of them holds when they leave out `start` itself: whoever names an ignored folder wants it searched.
    """
    root = _repository_of(start)
    if root is None:
        return Ignores()
    exclude = os.path.join(".git", "info", "exclude")
    ignores = Ignores().with_folder(root, exclude)
    folder = root
    for name in os.path.relpath(start, root).split(os.sep):
        if name == os.curdir:
            break
        ignores = ignores.with_folder(folder)
        folder = os.path.join(folder, name)
        if ignores.ignores(folder, folder=True):
            return Ignores()
    return ignores


def _repository_of(start: str) -> str | None:
    """Return the nearest folder at or above `start` with a `.git` (in a linked worktree that is a file)."""
    folder = start
    while not os.path.lexists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder


def _spec(lines: list[str]) -> GitIgnoreSpec:
    """Return the patterns of `lines`; like git, it passes over those that are none (a lone `!`, the range `[z-a]`)."""
    from pathspec import GitIgnoreSpec

    with warnings.catch_warnings():
        # pathspec makes regular expressions of patterns, and Python has its doubts about some (`[[a]`).
        warnings.simplefilter("ignore", FutureWarning)
        try:
            return GitIgnoreSpec.from_lines(lines)
        except (ValueError, re.error):
            return GitIgnoreSpec.from_lines([line for line in lines if _is_pattern(line)])


def _is_pattern(line: str) -> bool:
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except (ValueError, re.error):
        return False
    return True
