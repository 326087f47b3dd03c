"""The message that a plugin is given, with other values in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.confirm.knobs import member, with_member
from runelint.confirm.structure import traced_words
from runelint.contract.bpcs.functions import CONTEXT, FUNCTIONS, METADATA, OBSERVABILITY, PARAMETERS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from runelint.runner.observation import Step
    from runelint.runner.scenario import Json

_SECTIONS = (PARAMETERS, CONTEXT, METADATA, OBSERVABILITY)


def parts_read(steps: Iterable[Step]) -> dict[str, set[tuple[str, ...]]]:
    """Return the parts of the message in which a run has looked for each name with the library's readers."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for step in steps:
        reader = FUNCTIONS.get(step.text.partition(" ")[0])
        words = traced_words(step.text) if reader is not None and reader.section else []
        if reader is not None and len(words) > 1:
            found.setdefault(words[1], set()).add(reader.section)
    return found


def with_values(
    message: Json,
    names: set[str],
    change: Callable[[str], str],
    *,
    read: Mapping[str, Collection[tuple[str, ...]]] | None = None,
) -> Json:
    """Return the message with changed values under `names`, or under every key where one of them is not known.

    `read` are the parts in which a name is looked for, where that is known; elsewhere it is set in all of them.
    """
    if not isinstance(message, dict):
        return message
    everything = bool(names & {"*", "?"}) or any(name.startswith("RUNE_") for name in names)
    known = read or {}
    changed: Json = message
    for section in _SECTIONS:
        held = object_of(member(message, section))
        for name in held if everything else [each for each in names if section in known.get(each, (section,))]:
            held[name] = _changed(held.get(name, ""), change)
        changed = with_member(changed, section, held)
    return changed


def object_of(value: Json) -> dict[str, Json]:
    """Return a copy of an object, or an empty one for anything else."""
    return dict(value) if isinstance(value, dict) else {}


def _changed(value: Json, change: Callable[[str], str]) -> Json:
    match value:
        case dict():
            return {key: _changed(each, change) for key, each in value.items()}
        case list():
            return [_changed(each, change) for each in value]
        case bool() | None:
            return change("")
        case _:
            return change(str(value))
