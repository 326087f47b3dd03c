"""RUNE106: a record that is made in a subshell, and lost with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import Hit, Record, Severity, each_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Path

CODE = "RUNE106"
NAME = "lost-accumulator"
SEVERITY = Severity.ERROR
ANSWER = "RUNE would get a message without it: a result is missing, or an error is reported as a success."
ADVICE = "Record it in the main shell: feed a loop with `done < <(command)` instead of a pipe."


def check(path: Path) -> Iterator[Hit]:
    """Yield each accumulator that runs in a child process."""
    for record in each_of(path, Record):
        process = record.where.process
        if not process.is_main:
            yield Hit(
                record.where.place,
                f"`{record.function}` runs in {process.kind.value}, and what it records is lost when that ends.",
                record,
            )
