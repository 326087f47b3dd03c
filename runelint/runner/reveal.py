"""Files of a scenario in folders that the sandbox shows as they are on the machine, such as /usr/lib/systemd.

Nothing can be made in a folder that is shown read-only. So it is not shown, but made, with a link for everything that
it holds on the machine; and likewise each folder on the way down to the file.
"""

from __future__ import annotations

import os
import posixpath
from typing import TYPE_CHECKING, NamedTuple

from runelint.runner.host import HOST
from runelint.runner.rung import SandboxFailedError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from runelint.runner.host import Host

_SHOWN = "/usr/"


class Revealed(NamedTuple):
    """What is still shown as a whole, and the folders and links that stand for the rest."""

    bound: tuple[str, ...]
    folders: dict[str, int]
    links: dict[str, str]


def revealed(host: Host, paths: Iterable[str]) -> Revealed:
    """Return how the machine is shown when something is to be made at `paths`.

    Raises SandboxFailedError for a path where that cannot be done.
    """
    made: dict[str, None] = {}
    for path in paths:
        around = next((bound for bound in host.bound if path == bound or path.startswith(f"{bound}/")), None)
        if around is None:
            continue
        if path == around or not path.startswith(_SHOWN):
            raise SandboxFailedError(f"`{path}`: a scenario can have no file there.")
        below = path[len(around) + 1 :].split("/")
        made |= dict.fromkeys(posixpath.join(around, *below[:end]) for end in range(len(below)))
    links = {
        f"{folder}/{name}": f"{HOST}{folder}/{name}"
        for folder in made
        for name in _names(folder)
        if f"{folder}/{name}" not in made
    }
    return Revealed(tuple(path for path in host.bound if path not in made), dict.fromkeys(made, 0o755), links)


def unlinked(host: Host, path: str) -> str:
    """Return `path` without the links of the top folder that lead into what is shown: /lib/x is /usr/lib/x."""
    for link, target in host.links.items():
        if path.startswith(f"{link}/"):
            return posixpath.normpath(posixpath.join(posixpath.dirname(link), target) + path[len(link) :])
    return path


def _names(folder: str) -> list[str]:
    return os.listdir(folder) if os.path.isdir(folder) else []
