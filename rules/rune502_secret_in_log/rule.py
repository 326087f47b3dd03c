"""RUNE502: a secret that others can read in a log or a command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import Experiment, Hit, Medium, Severity, first_exposures, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Exposed, Path

CODE = "RUNE502"
NAME = "secret-in-log"
SEVERITY = Severity.WARNING
EXPERIMENT = Experiment.CANARY
ANSWER = "RUNE would take the answer; it keeps stderr with it, and everybody on the machine can list command lines."
ADVICE = (
    "Give it on stdin, in the environment or in a file that only the tool can read; log that it is set, and no more."
)


def check(path: Path) -> Iterator[Hit]:
    """Yield each place at which a secret arrives where others can read it."""
    for event in first_exposures(path, frozenset(Medium) - {Medium.MESSAGE}):
        yield Hit(event.where.place, _message(event), event)


def _message(event: Exposed) -> str:
    secrets = listed(event.secrets)
    match event.medium:
        case Medium.ARGUMENTS:
            return f"A secret stands in the arguments of `{event.command}`, which `ps` shows to everybody: {secrets}."
        case Medium.TRACE:
            return f"`set -x` is on, and shows a secret: {secrets}."
        case _:
            return f"A secret gets into {event.medium.value}: {secrets}."
