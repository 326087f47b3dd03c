"""The JSON documents that a plugin gives to emitters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.contract.bpcs.functions import FUNCTIONS
from runelint.flow.shapes import shape_of
from runelint.jq.shape import Kind, Shape

if TYPE_CHECKING:
    from runelint.flow.events import Emit
    from runelint.flow.values import Text

_DOCUMENTS = ("OUTPUT_DATA_JSON", "DETAILS_JSON", "JSON")
_MAYBE_OBJECT = {Kind.OBJECT, Kind.JSON, Kind.NOTHING}


def document_of(emit: Emit) -> Text | None:
    """Return the argument of an emitter that must be a JSON object, or None when there is none."""
    function = FUNCTIONS.get(emit.function)
    places = [] if function is None else [i for i, name in enumerate(function.parameters) if name in _DOCUMENTS]
    return emit.arguments[places[0]] if places and places[0] < len(emit.arguments) else None


def fault_of(document: Text, *, message: bool) -> str | None:
    """Return what a document is instead of an object (of an output message, if `message`); None when it may be one."""
    shape = shape_of(document)
    if shape is None:
        return None
    if shape.kind not in _MAYBE_OBJECT:
        return shape.kind.value
    return "an object that is no output message" if message and _is_no_message(shape) else None


def rests_on_default(document: Text) -> str | None:
    """Return the default that makes a document what it is said to be, or None when it is not one."""
    hole = document.hole
    return None if hole is None or hole.shape is not None else hole.fallback


def _is_no_message(shape: Shape) -> bool:
    """Return whether an object certainly lacks what the library asks of an output message."""
    if shape.kind is not Kind.OBJECT or shape.members is None:
        return False
    members = dict(shape.members)
    if not {"message_metadata", "payload", "observability", "error"} <= members.keys():
        return True
    error, payload = members["error"], members["payload"]
    if any(_lacks(members[key], ()) for key in ("message_metadata", "observability")):
        return True
    if error.kind is Kind.NULL:
        return _lacks(payload, ("result", "output_data"))
    return error.kind is Kind.OBJECT and _lacks(error, ("code", "message", "details"))


def _lacks(shape: Shape, keys: tuple[str, ...]) -> bool:
    """Return whether a value certainly is no object with `keys`."""
    if shape.kind not in {Kind.OBJECT, Kind.JSON}:
        return True
    return shape.members is not None and not set(keys) <= dict(shape.members).keys()
