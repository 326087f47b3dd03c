"""RUNE304: an array, an object or JSON text in a key=value helper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import Experiment, Hit, Severity, given_pairs, pairs_of, structure_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Path

CODE = "RUNE304"
NAME = "kv-loses-type"
SEVERITY = Severity.WARNING
ANSWER = "RUNE would take the message, and find a string in it where an array or an object was meant."
ADVICE = "Build the data with `jq -nc --argjson` and give it to `rune_ok` or `rune_error`."
EXPERIMENT = Experiment.LOST_TYPE


def check(path: Path) -> Iterator[Hit]:
    """Yield each call of a key=value helper with a value that is more than a word or a number."""
    for event in given_pairs(path):
        for key, value in pairs_of(event):
            fault = None if value is None else structure_in(value)
            if fault is not None:
                name = f"`{key.known}`" if key.known else "a key"
                yield Hit(
                    event.where.place, f"`{event.function}` makes a string of {name}, whose value is {fault}.", event
                )
                break
