"""Which options of strict mode are on when a plugin's work starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.flow.events import Emit, Options, ReadInput, Record, Run, SourceFile

if TYPE_CHECKING:
    from runelint.flow.behaviour import Path

# They tell where the plugin and its library are, and what time it is: nothing is done by them.
_PREPARING = {"basename", "date", "dirname", "hostname", "id", "pwd", "readlink", "realpath", "uname", "whoami"}
# What is sourced from there are variables.
_SETTINGS = ("/etc/", "/run/", "/proc/")


def strictness(path: Path) -> frozenset[str] | None:
    """Return the options that were on at some time before the path's work starts, or at its end when there is none.

    None when a file was sourced before that is not known: it may have switched on anything.
    """
    found: frozenset[str] = frozenset()
    for event in path.events:
        match event:
            case Options() if event.where.process.is_main:
                found |= event.names
            case SourceFile() if not event.found and not event.library and not event.name.startswith(_SETTINGS):
                return None
            case Run() if event.command.rpartition("/")[2] not in _PREPARING:
                return found
            case Emit() | ReadInput() | Record():
                return found
            case _:
                continue
    return found
