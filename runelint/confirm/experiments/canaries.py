"""Canaries: values that no other text of a run has, in the form of those in whose place they stand.

What is checked before it is used has to keep its form, so each letter and digit is replaced by one of its kind. Which
one depends on how far it is from the end: so a canary can be told from any other text, also where it stands behind a
beginning that had to stay.
"""

from __future__ import annotations

import base64
import json
import re
from typing import TYPE_CHECKING

from runelint.confirm.given import object_of
from runelint.confirm.knobs import member
from runelint.contract.bpcs.functions import CONTEXT, PARAMETERS

if TYPE_CHECKING:
    from runelint.runner.scenario import Json

_LOWER, _UPPER, _DIGITS = "fbdceafdcbeadfb", "FBDCEAFDCBEADFB", "739182645091837"
# What a value is like that is not known: letters and digits, all kinds of characters, digits, checksums, an identifier.
FORMS = (
    "aaaaaaaaaAAAAA00000",
    "aaaaAAA0!aaaAAA0!",
    "000000000000",
    "0" * 40,
    "0" * 64,
    "aaaaaaaaaaaaaaaa",
    "00000000-0000-4000-8000-000000000000",
)
SHORTEST = 8


def bred(old: str) -> str:
    """Return the canary of the form of `old`."""
    out = []
    for place, char in enumerate(reversed(old)):
        kind = _DIGITS if char.isdecimal() else _UPPER if char.isupper() else _LOWER if char.isalpha() else char
        out.append(kind[place % len(kind)] if char.isascii() else char)
    return "".join(reversed(out))


def canaries_in(text: str) -> list[str]:
    """Return the canaries among the words of `text`."""
    found = re.findall(r"[A-Za-z0-9!-]{8,}", text)
    return [word for word in found if _is_canary(word)]


def _is_canary(word: str) -> bool:
    tail = word[-SHORTEST:]
    return tail == bred(tail) and sum(char.isalnum() for char in tail) >= SHORTEST - 2 and len(set(tail)) > 3  # noqa: PLR2004


def taken_after(old: str, form: str, *, keep: bool) -> str:
    """Return the canary in place of `old`; with `keep` it takes after that, else it has the `form`."""
    if not keep or not old:
        return bred(form)
    if len(old) < SHORTEST:
        return old + bred(form)
    start = max((old.rfind(mark) + 1 for mark in "_:- "), default=0)
    return old[:start] + bred(old[start:]) if len(old) - start >= SHORTEST else bred(old)


def is_in(text: str, canary: str) -> bool:
    """Return whether the canary stands in `text`: as it is, or somewhere in base64."""
    if (
        canary in text
        or canary.encode().hex() in text
        or canary.replace("!", "'!'") in text
        or json.dumps(canary)[1:-1] in text
    ):
        return True
    # What stands before it moves its bits: of each of the three ways the characters in the middle are certain.
    for offset in range(3):
        coded = base64.b64encode(b"\0" * offset + canary.encode()).decode()
        core = coded[4 if offset else 0 : -4]
        if len(core) >= SHORTEST and core in text:
            return True
    return False


def given(message: Json) -> dict[str, str]:
    """Return the parameters and the context that are given as text."""
    held = object_of(member(message, CONTEXT)) | object_of(member(message, PARAMETERS))
    return {key: value for key, value in held.items() if isinstance(value, str)}
