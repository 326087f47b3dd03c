"""RUNE201: the library is used, and never initialised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import Hit, Init, Severity, first_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Behaviour

CODE = "RUNE201"
NAME = "missing-init"
SEVERITY = Severity.ERROR
ANSWER = "RUNE would get a message without ids and metadata, which is no BPCS output; every parameter reads as empty."
ADVICE = "Call `rune_init` right after the library is sourced."


def check_behaviour(behaviour: Behaviour) -> Iterator[Hit]:
    """Yield the file when no run of it calls `rune_init`, though the library is there."""
    if not behaviour.sources_library or behaviour.sources_unknown:
        return
    if not any(isinstance(event, Init) for event in behaviour.events):
        yield Hit(first_line(behaviour), "The plugin uses the library and never calls `rune_init`.")
