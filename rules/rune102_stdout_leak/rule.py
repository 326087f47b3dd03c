"""RUNE102: the output of an external command on stdout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import MALFORMED, Hit, ProcessKind, Run, Severity, Write, each_of, on_contract_stdout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Path

CODE = "RUNE102"
NAME = "stdout-leak"
SEVERITY = Severity.ERROR
ANSWER = MALFORMED
ADVICE = "Keep the output in a variable with `$( )`, send it to stderr with `>&2`, or drop it with `>/dev/null`."


def check(path: Path) -> Iterator[Hit]:
    """Yield each command that is known to write, and does so to contract stdout."""
    for run in each_of(path, Run):
        if run.writes and on_contract_stdout(run):
            yield Hit(
                run.where.place, f"`{run.command}` prints to stdout, which must hold only the plugin's message.", run
            )
    for write in each_of(path, Write):
        if write.where.process.kind is ProcessKind.PROGRAM and on_contract_stdout(write):
            yield Hit(write.where.place, f"The program that runs `{write.command}` here prints to stdout.", write)
