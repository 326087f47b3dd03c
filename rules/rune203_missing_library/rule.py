"""RUNE203: the contract is spoken without the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import EMPTY, MESSAGE_KEY, Emit, Hit, Severity, first_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Behaviour

CODE = "RUNE203"
NAME = "missing-library"
SEVERITY = Severity.ERROR
ANSWER = EMPTY
ADVICE = 'Source the library: `source "${SCRIPT_DIR}/rune_bpcs.sh"`, then call `rune_init`.'


def check_behaviour(behaviour: Behaviour) -> Iterator[Hit]:
    """Yield the file when it never sources the library, and no file is sourced that might do so."""
    if behaviour.sources_library or behaviour.sources_unknown:
        return
    if behaviour.uses_library:
        yield Hit(first_line(behaviour), "The plugin calls functions of the library and never sources it.")
    elif MESSAGE_KEY in behaviour.script.source.text or any(isinstance(e, Emit) for e in behaviour.events):
        yield Hit(first_line(behaviour), "The plugin speaks the contract by hand, without the library.")
