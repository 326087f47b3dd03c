"""Paths in a rehearsal: what a text names in a directory."""

from __future__ import annotations

import posixpath
from functools import lru_cache

# The same paths are asked for in each rehearsal of a plugin.
_KEPT = 4096


@lru_cache(maxsize=_KEPT)
def absolute(directory: str, text: str) -> str:
    """Return the absolute path that `text` names in `directory`."""
    return posixpath.normpath(posixpath.join(directory, text))
