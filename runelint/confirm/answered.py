"""What a plugin has answered: the messages on its stdout, and the data in them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from runelint.runner.observation import Written


def message_in(stdout: bytes) -> dict[str, object] | None:
    """Return the one JSON object that `stdout` is, or None when it is not one."""
    try:
        document = json.loads(stdout)
    except (ValueError, RecursionError):
        return None
    return document if isinstance(document, dict) else None


def messages_among(writes: Iterable[Written]) -> list[dict[str, object]]:
    """Return the messages that were written at once, each by itself, be it among other output."""
    documents = (message_in(written.content) for written in writes)
    return [each for each in documents if each is not None and {"payload", "error"} <= each.keys()]


def data_of(message: dict[str, object]) -> dict[str, object] | None:
    """Return what the plugin has put into a message: the output of a success, or the details of an error."""
    error, payload = message.get("error"), message.get("payload")
    held = error.get("details") if isinstance(error, dict) else None
    if isinstance(payload, dict):
        held = payload.get("output_data")
    return held if isinstance(held, dict) else None
