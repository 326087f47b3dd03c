"""RUNE101: text on stdout that is not the plugin's one message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import MALFORMED, Hit, ProcessKind, Severity, Write, each_of, error_texts, on_contract_stdout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Path

CODE = "RUNE101"
NAME = "stdout-print"
SEVERITY = Severity.ERROR
ANSWER = MALFORMED
ADVICE = "Send it to stderr with `>&2`, or drop it."


def check(path: Path) -> Iterator[Hit]:
    """Yield what builtins print to contract stdout, but for the text of an error (RUNE406)."""
    errors = error_texts(path)
    for write in each_of(path, Write):
        if on_contract_stdout(write) and write not in errors and write.where.process.kind is not ProcessKind.PROGRAM:
            yield Hit(
                write.where.place,
                f"`{write.command}` writes to stdout, which must hold only the plugin's message.",
                write,
            )
