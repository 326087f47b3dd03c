"""RUNE103: an emitter in a subshell, which ends only that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import EMPTY, Hit, ProcessKind, Severity, Sink, emits, goes_on_after

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Path

CODE = "RUNE103"
NAME = "emit-in-subshell"
SEVERITY = Severity.ERROR
ANSWER = EMPTY
ADVICE = "Call it in the main shell: return a status from here, and emit where that is looked at."


def check(path: Path) -> Iterator[Hit]:
    """Yield each emission in a child process whose message is lost, or after which the plugin goes on."""
    for emit in emits(path):
        process = emit.where.process
        if process.is_main or not emit.function or emit.where.trap == "inherited ERR":
            # An ERR trap that subshells inherit runs again in the main shell when their failure matters there.
            continue
        lost = emit.target.sink is not Sink.CONTRACT_STDOUT
        plain = process.kind is ProcessKind.SUBSHELL and process.parent is not None and process.parent.is_main
        if lost or not plain or goes_on_after(path, emit):
            yield Hit(
                emit.where.place,
                f"`{emit.function}` runs in {process.kind.value}: it ends that, and not the plugin.",
                emit,
            )
