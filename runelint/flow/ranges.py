"""The words of a sequence in braces: `{1..5}`, `{01..10}`, `{5..1..2}`, `{a..e}` (bash(1), Brace Expansion)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_STEP = r"(?:\.\.([+-]?\d{1,9}))?"
_NUMBERS = re.compile(rf"([+-]?\d{{1,9}})\.\.([+-]?\d{{1,9}}){_STEP}")
# Between capital and small letters stand other characters, some of which are special.
_LETTERS = re.compile(rf"([a-z])\.\.([a-z]){_STEP}|([A-Z])\.\.([A-Z]){_STEP}")
# Numbers are made equally wide when one of them begins so.
_PADDED = re.compile(r"-?0\d")


def words_of(sequence: str, most: int) -> Sequence[str] | None:
    """Return the words that the text between the braces stands for, or None when there are more than `most`."""
    if (found := _NUMBERS.fullmatch(sequence)) is not None:
        first, last, step = found.groups()
        width = max(len(first), len(last)) if _PADDED.match(first) or _PADDED.match(last) else 0
        numbers = _counted(int(first), int(last), step)
        return None if len(numbers) > most else [f"{number:0{width}d}" for number in numbers]
    if (found := _LETTERS.fullmatch(sequence)) is not None:
        first, last, step = found.groups()[:3] if found[1] else found.groups()[3:]
        letters = _counted(ord(first), ord(last), step)
        return None if len(letters) > most else [chr(code) for code in letters]
    return None


def _counted(first: int, last: int, step: str | None) -> range:
    """Return the numbers from the first to the last one; the step goes that way, whatever its sign."""
    size = abs(int(step or 1)) or 1
    return range(first, last + 1, size) if first <= last else range(first, last - 1, -size)
