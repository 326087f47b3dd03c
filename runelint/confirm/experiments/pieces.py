"""Whether a text that is put together from pieces is sound JSON in a run, as it would be with harmless values.

It need not be a whole document: what is added to a list in a loop is a piece of one. What stands around it is made up,
so that it is sound with harmless values in the place of the expansions; with the real ones it is looked at again.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NoReturn

from runelint.confirm.structure import structure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from runelint.confirm.structure import Structure

# What may come before a piece of JSON in a document.
_BEFORE = ("", "[", "{", "[1", '{"x":1', '{"x":', '{"x":[1')
# What an expansion outside of quotes may be: a number, text, a member, a separator, nothing.
_HARMLESS = ("1", '"x"', '"x":1', "", ",")
# Of a text with less than `""` between its values nothing is known.
_LEAST = 2
_CLOSING = {"{": "}", "[": "]"}
# A bracket, or a string with the quotes that end it, where they are there.
_MARK = re.compile(r'[{}\[\]]|"(?:[^"\\]|\\.)*+("?)', re.DOTALL)
_BLANK = re.compile(r"\s*")
_KEY = re.compile(r'"\s*:')


class Pieces:
    """The constant pieces of a text, and the surroundings in which they are JSON with harmless values between them."""

    def __init__(self, shape: str) -> None:
        """Look for surroundings of a text as its author wrote it, with a NUL for each value; there may be none."""
        self._pieces = re.split("\0+", shape.rstrip("\n"))
        shown = sum(len(piece.strip()) for piece in self._pieces)
        self._around = list(dict.fromkeys(self._surroundings())) if shown >= _LEAST else []

    @property
    def are_telling(self) -> bool:
        """Whether a text with these pieces is hardly another one: a key stands in them."""
        return any(_KEY.search(piece) for piece in self._pieces)

    def fits(self, word: str) -> bool:
        """Return whether `word` is this text with some values."""
        first, *between = self._pieces
        last = between.pop() if between else ""
        at, end = len(first), len(word) - len(last)
        if not word.startswith(first) or not word.endswith(last):
            return False
        for piece in between:
            found = word.find(piece, at, max(end, 0))
            if found < 0:
                return False
            at = found + len(piece)
        return at <= end

    def structure(self, word: str) -> Structure | None:
        """Return the keys and types of what the word is a piece of, or None when it is broken in all surroundings."""
        for before, after in self._around:
            found = _structure(before + word + after)
            if found is not None:
                return found
        return None

    def is_broken(self, word: str) -> bool:
        """Return whether values have broken what is sound with harmless ones."""
        return bool(self._around) and self.structure(word) is None

    def _surroundings(self) -> Iterator[tuple[str, str]]:
        for before in _BEFORE:
            for harmless in _HARMLESS:
                text = _filled(before, self._pieces, harmless)
                after = _end_of(text)
                if after is not None and _structure(text + after) is not None:
                    yield before, after


@lru_cache(maxsize=64)
def pieces_of(shape: str) -> Pieces:
    """Return the pieces of a text: each run of an experiment asks for the same."""
    return Pieces(shape)


def _filled(before: str, pieces: Sequence[str], harmless: str) -> str:
    """Return `before` and the pieces with harmless values between: in a string anything without quotes is harmless."""
    text = before + pieces[0]
    for piece in pieces[1:]:
        text += ("1" if _state(text)[1] else harmless) + piece
    return text


def _state(text: str) -> tuple[list[str], bool]:
    """Return which brackets are open at the end of `text`, and whether a string is."""
    opened: list[str] = []
    for found in _MARK.finditer(text):
        mark = found[0]
        if mark[0] == '"':
            if not found[1]:
                return opened, True
        elif mark in _CLOSING:
            opened.append(mark)
        elif opened:
            opened.pop()
    return opened, False


def _end_of(text: str) -> str | None:
    """Return what ends a document that begins with `text`; None where a string is open at its end."""
    opened, quoted = _state(text)
    if quoted:
        return None
    last = text.rstrip()[-1:]
    end = ""
    if last in {",", ":"} and opened:
        end = '"y":1' if (last, opened[-1]) == (",", "{") else "1"
    return end + "".join(_CLOSING[each] for each in reversed(opened))


def _structure(text: str) -> Structure | None:
    """Return the structure of a text with one document, or with several that follow each other, as in JSON Lines."""
    found = []
    at = _end_of_blank(text, 0)
    while at < len(text):
        try:
            document, end = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            return None
        at = _end_of_blank(text, end)
        if at == end < len(text) and not isinstance(document, dict | list):
            # `007` is no number that another one follows.
            return None
        found.append(structure(document))
    return found[0] if len(found) == 1 else ("documents", frozenset(("", each) for each in found)) if found else None


def _end_of_blank(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return at if found is None else found.end()


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


# Python reads `NaN`, which is no JSON (RFC 8259, 6).
_DECODER = json.JSONDecoder(parse_constant=_no_number)
