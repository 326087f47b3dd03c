"""RUNE501: a secret that the plugin sends back to RUNE."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import Experiment, Hit, Medium, Severity, first_exposures, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Path

CODE = "RUNE501"
NAME = "secret-on-stdout"
SEVERITY = Severity.ERROR
EXPERIMENT = Experiment.CANARY
ANSWER = "RUNE would pass the message on with the secret in it, to whoever asked and to every log of answers."
ADVICE = "Leave it out, or say only that it is set: `has_password=yes`."


def check(path: Path) -> Iterator[Hit]:
    """Yield each place at which a secret enters the message."""
    for event in first_exposures(path, frozenset({Medium.MESSAGE})):
        yield Hit(event.where.place, f"A secret gets into the message: {listed(event.secrets)}.", event)
