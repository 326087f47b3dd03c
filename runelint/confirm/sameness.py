"""When two scenarios are the same: what a plugin cannot tell apart is rehearsed once and run once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable

    from runelint.runner.scenario import Scenario


def key_of(scenario: Scenario) -> Hashable:
    """Return what is equal for scenarios that are the same, and for no others.

    The message goes by its text: in Python `True` is equal to `1`, in JSON it is not.
    """
    return (
        repr(scenario.message),
        scenario.stdin,
        scenario.blank_lines,
        frozenset(scenario.commands.items()),
        frozenset(scenario.absent),
        frozenset(scenario.environment.items()),
        frozenset(scenario.files.items()),
        scenario.library,
        scenario.start,
        scenario.limits,
        scenario.user,
    )
