"""Texts that become scripts in a rehearsal: parsed once, so that a command is the same one in every rehearsal."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from runelint.syntax import parse

if TYPE_CHECKING:
    from runelint.syntax.nodes import Script

_KEPT = 4096


@lru_cache(maxsize=_KEPT)
def parsed_once(text: str) -> Script:
    """Return the script `text`; decisions are told apart by the identity of its nodes."""
    return parse(text)
