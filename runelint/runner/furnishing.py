"""What is made inside from outside, when bwrap has done its part and nothing of a stranger's runs yet.

These are the files that a plugin may change, sockets and named pipes. bwrap could make the files, too: but each of its
writes is announced to the trace and waits for an answer, and so takes longer than all that we do here.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from runelint.runner.rung import SandboxFailedError
from runelint.runner.sandbox import made_later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.runner.stage import Placed, Stage

_FOLDER = os.O_PATH | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


def furnish(stage: Stage, process: int) -> None:
    """Make what is left to make of `stage`, below the root that `process` sees.

    Raises SandboxFailedError for something that cannot be made.
    """
    folders = {"": os.open(f"/proc/{process}/root", os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)}
    # The modes are those of the scenario.
    before = os.umask(0)
    try:
        for path, placed in made_later(stage).items():
            with _telling(path):
                _write(path, placed, folders)
        for path, mode in stage.specials.made.items():
            with _telling(path):
                above, _, name = path.rpartition("/")
                os.mknod(name, mode, dir_fd=_folder(above, folders))
    finally:
        os.umask(before)
        for descriptor in folders.values():
            os.close(descriptor)


@contextlib.contextmanager
def _telling(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as cause:
        raise SandboxFailedError(f"`{path}` cannot be made: {cause.strerror}.") from cause
    except UnicodeEncodeError as cause:
        raise SandboxFailedError(f"{path!a} cannot be made: it holds half a surrogate pair.") from cause


def _folder(path: str, folders: dict[str, int]) -> int:
    """Return a descriptor of a folder; `folders` are those that are open. A link is not followed."""
    # It could be a stranger's, and lead to outside.
    found = folders.get(path)
    if found is None:
        above, _, name = path.rpartition("/")
        found = folders[path] = os.open(name, _FOLDER, dir_fd=_folder(above, folders))
    return found


def _write(path: str, placed: Placed, folders: dict[str, int]) -> None:
    above, _, name = path.rpartition("/")
    descriptor = os.open(name, _NEW, placed.mode, dir_fd=_folder(above, folders))
    try:
        rest = placed.content
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    finally:
        os.close(descriptor)
