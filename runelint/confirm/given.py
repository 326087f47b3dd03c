"""The message that a plugin is given, with other values in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.confirm.structure import traced_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from runelint.runner.observation import Step
    from runelint.runner.scenario import Json

_PARTS = {
    "rune_param": "input_parameters",
    "rune_param_json": "input_parameters",
    "rune_ctx": "context",
    "rune_ctx_json": "context",
    "rune_meta": "message_metadata",
    "rune_obs": "observability",
}


def parts_read(steps: Iterable[Step]) -> dict[str, set[str]]:
    """Return the parts of the message in which a run has looked for each name with the library's readers."""
    found: dict[str, set[str]] = {}
    for step in steps:
        part = _PARTS.get(step.text.partition(" ")[0])
        words = traced_words(step.text) if part else []
        if part and len(words) > 1:
            found.setdefault(words[1], set()).add(part)
    return found


def with_values(
    message: Json, names: set[str], change: Callable[[str], str], *, read: Mapping[str, Collection[str]] | None = None
) -> Json:
    """Return the message with changed values under `names`, or under every key where one of them is not known.

    `read` are the parts in which a name is looked for, where that is known; elsewhere it is set in all of them.
    """
    if not isinstance(message, dict):
        return message
    everything = bool(names & {"*", "?"}) or any(name.startswith("RUNE_") for name in names)
    payload = message.get("payload")
    payload = payload if isinstance(payload, dict) else {}
    parts = {name: object_of(payload.get(name)) for name in ("input_parameters", "context")}
    outer = {name: object_of(message.get(name)) for name in ("message_metadata", "observability")}
    known = read or {}
    for part, held in (parts | outer).items():
        for name in held if everything else [each for each in names if part in known.get(each, (part,))]:
            held[name] = _changed(held.get(name, ""), change)
    return {**message, **outer, "payload": {**payload, **parts}}


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
