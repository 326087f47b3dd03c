"""RUNE305: a key that cannot be the name of a jq variable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import Experiment, Hit, Severity, given_pairs, key_fault, pairs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Path

CODE = "RUNE305"
NAME = "kv-bad-key"
SEVERITY = Severity.ERROR
ANSWER = (
    "The library makes a jq variable of each key: jq fails, and under `set -e` nothing is emitted, which RUNE answers "
    'with "Empty response from plugin" (code 400); without it all data is lost. `ENV` puts the environment in.'
)
ADVICE = (
    "Use names of letters, digits and underscores, and put data into values: `jq -nc --arg name \"$x\" '{($name): 1}'`."
)
EXPERIMENT = Experiment.BENT_KEY


def check(path: Path) -> Iterator[Hit]:
    """Yield each call of a key=value helper with such a key."""
    for event in given_pairs(path):
        for key, value in pairs_of(event):
            fault = key_fault(key, alone=value is None)
            if fault is not None:
                name = f"the key `{key.known}`, which" if key.known else "a key that"
                yield Hit(event.where.place, f"`{event.function}` is given {name} {fault.value}.", event)
                break
