"""RUNE202: the library is used before it is initialised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import Emit, Hit, Init, ReadInput, Record, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Behaviour

CODE = "RUNE202"
NAME = "use-before-init"
SEVERITY = Severity.ERROR
ANSWER = "A reader gives an empty text here, and not even its default; a message has no ids and is no BPCS output."
ADVICE = "Call `rune_init` before it, right after the library is sourced."


def check_behaviour(behaviour: Behaviour) -> Iterator[Hit]:
    """Yield each use of the library that comes before `rune_init`, in a plugin whose main shell does call that.

    An ERR trap that a subshell has inherited answers there what nobody sees; in the main shell it runs once more.
    """
    inits = [event for event in behaviour.events if isinstance(event, Init)]
    if not inits or not all(init.where.process.is_main for init in inits) or behaviour.sources_unknown:
        return
    for event in behaviour.events:
        match event:
            case ReadInput(initialised=False):
                yield Hit(event.where.place, f"`{event.reader}` is used before `rune_init`.", event)
            case Emit(initialised=False) if event.function and not event.where.trap.endswith(" ERR"):
                yield Hit(event.where.place, f"`{event.function}` is called before `rune_init`.", event)
            case Record(initialised=False):
                yield Hit(event.where.place, f"`{event.function}` is called before `rune_init`.", event)
            case _:
                continue
