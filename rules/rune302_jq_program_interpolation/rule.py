"""RUNE302: a value that the shell writes into a jq program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import Experiment, Hit, Query, Severity, each_of, has_value_in_it

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Path

CODE = "RUNE302"
NAME = "jq-program-interpolation"
SEVERITY = Severity.ERROR
ANSWER = (
    "A quote or a bracket in the value breaks the program: jq fails, and under `set -e` RUNE gets nothing and answers "
    '"Empty response from plugin" (code 400). Or the value is executed as a piece of it.'
)
ADVICE = "Write the program in single quotes and give it the value: `jq --arg name \"$value\" '.[$name]'`."
EXPERIMENT = Experiment.BENT_PROGRAM


def check(path: Path) -> Iterator[Hit]:
    """Yield each call of jq whose program has a shell expansion in it."""
    for query in each_of(path, Query):
        if has_value_in_it(query.program):
            yield Hit(
                query.where.place,
                "A shell expansion stands inside the program of `jq`.",
                query,
                related=tuple(
                    (place, "put together here") for place in query.program.made if place != query.where.place
                ),
            )
