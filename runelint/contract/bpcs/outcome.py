"""What a message says became of the plugin, read from its text though parts of that may not be known."""

from __future__ import annotations

import json
from typing import NamedTuple

from runelint.contract.bpcs.codes import SUCCESS

# Stands for a part of a text that is not known: digits are something in a string of JSON, and as a value of it, too.
BLANK = "82346591"

_KEYS = frozenset({"message_metadata", "payload", "observability", "error"})


class Outcome(NamedTuple):
    """What a message says: that the plugin has failed or not, and with which code as it is written there.

    `code` is None when it is not known. `whole` tells whether the message has all the keys of one.
    """

    failed: bool
    code: str | None
    whole: bool = True


def outcome_of(text: str) -> Outcome | None:
    """Return what the message `text` says, in which BLANK stands for what is not known; None when it does not tell."""
    try:
        message = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(message, dict) or "error" not in message:
        return None
    whole = message.keys() >= _KEYS
    error = message["error"]
    if error is None:
        return Outcome(failed=False, code=str(SUCCESS), whole=whole)
    if not isinstance(error, dict):
        return None
    code = error.get("code")
    if isinstance(code, bool) or not isinstance(code, int | float) or BLANK in str(code):
        return Outcome(failed=True, code=None, whole=whole)
    return Outcome(failed=True, code=str(code), whole=whole)


def outcome_of_error(text: str | None, *, whole: bool) -> Outcome | None:
    """Return what a message says whose key `error` holds the JSON `text`, or None when that does not tell."""
    if text is None:
        return None
    found = outcome_of(f'{{"error": {text}}}')
    return None if found is None else found._replace(whole=whole)
