"""The message that a plugin is given, with other values in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from runelint.runner.scenario import Json


def with_values(message: Json, names: set[str], change: Callable[[str], str]) -> Json:
    """Return the message with changed values under `names`, or under every key where one of them is not known."""
    if not isinstance(message, dict):
        return message
    everything = bool(names & {"*", "?"}) or any(name.startswith("RUNE_") for name in names)
    payload = message.get("payload")
    payload = payload if isinstance(payload, dict) else {}
    parts = {name: object_of(payload.get(name)) for name in ("input_parameters", "context")}
    outer = {name: object_of(message.get(name)) for name in ("message_metadata", "observability")}
    for held in (*parts.values(), *outer.values()):
        for name in held if everything else names:
            # Where it is looked for is not known: `rune_param`, `rune_ctx`, `rune_meta` or `rune_obs`.
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
