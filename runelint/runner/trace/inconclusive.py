"""Tools that fail in the sandbox though they work for real root: a run that met one proves nothing about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.runner.observation import Excused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from runelint.runner.observation import Ran


# The core tools that do; all else is stood in for, is not there, or is the plugin's own.
FAILING: dict[str, tuple[tuple[str, ...], str]] = {
    "install": (("-o", "-g", "--owner", "--group"), "files cannot be given to other users"),
    "date": (("-s", "--set"), "the clock cannot be set"),
}
"""The options with which each fails, and why."""


def inconclusive(commands: Iterable[Ran]) -> Iterator[Excused]:
    """Return what failed for the sandbox's sake, once each."""
    seen: set[str] = set()
    for ran in commands:
        if ran.double or not ran.status or not ran.arguments:
            continue
        name = ran.arguments[0].rpartition("/")[2]
        options, reason = FAILING.get(name, ((), ""))
        if name not in seen and any(word.startswith(options) for word in ran.arguments[1:]):
            seen.add(name)
            yield Excused(name, reason)
