"""Whether an expression is found in a text, in a time that does not explode.

Python's own search tries one way after another, and an expression such as `(a|aa)+$` has more of them than can ever be
tried. Here all ways are gone at the same time: what is known of a way is just the place in the text that it is at.
"""

from __future__ import annotations

import re
from functools import lru_cache
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    Places = frozenset[int]

MOST_STEPS = 300_000
_WORD = re.compile(r"\w")


class TooLongError(Exception):
    """It takes more steps than it may, or the expression has a part that has more than places to it."""


def found(expression: str, text: str) -> bool | None:
    """Return whether the expression, as Python writes it, is found in `text`; None when that takes too long."""
    walk = _Walk(text)
    try:
        return bool(walk.after(_parsed(expression), frozenset(range(len(text) + 1))))
    except (TooLongError, RecursionError, OverflowError, re.error):
        return None


@lru_cache(maxsize=256)
def _parsed(expression: str) -> Any:  # noqa: ANN401 - Python's own tree
    return parser.parse(expression)


class _Walk:
    """All ways through one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._left = MOST_STEPS

    def after(self, parts: Iterable[tuple[Any, Any]], places: Places) -> Places:
        """Return the places behind `parts` when they begin at one of `places`."""
        for code, value in parts:
            self._left -= len(places) + 1
            if self._left < 0:
                raise TooLongError
            if not places:
                break
            places = self._after_one(code, value, places)
        return places

    def _after_one(self, code: Any, value: Any, places: Places) -> Places:  # noqa: ANN401 - Python's own tree
        if code is codes.SUBPATTERN:
            return self.after(value[-1], places)
        if code is codes.BRANCH:
            return frozenset().union(*(self.after(part, places) for part in value[1]))
        if code in {codes.MAX_REPEAT, codes.MIN_REPEAT}:
            least, most, part = value
            return self._repeated(part, places, least, most)
        if code is codes.AT:
            return frozenset(place for place in places if self._is_at(value, place))
        size = len(self._text)
        return frozenset(place + 1 for place in places if place < size and _takes(code, value, self._text[place]))

    def _repeated(self, part: Iterable[tuple[Any, Any]], places: Places, least: int, most: int) -> Places:
        for _ in range(least):
            behind = self.after(part, places)
            if behind == places:
                break
            places = behind
        reached = ahead = places
        times = least
        while ahead and times < most:
            ahead = self.after(part, ahead) - reached
            reached |= ahead
            times += 1
        return reached

    def _is_at(self, what: Any, place: int) -> bool:  # noqa: ANN401 - likewise
        if what in {codes.AT_BEGINNING, codes.AT_BEGINNING_STRING}:
            return place == 0
        if what is codes.AT_END_STRING:
            return place == len(self._text)
        if what in {codes.AT_BOUNDARY, codes.AT_NON_BOUNDARY}:
            sides = [_WORD.match(side) is not None for side in (self._text[:place][-1:], self._text[place : place + 1])]
            return (sides[0] != sides[1]) is (what is codes.AT_BOUNDARY)
        raise TooLongError


def _takes(code: Any, value: Any, character: str) -> bool:  # noqa: ANN401 - likewise
    """Return whether a part that takes one character takes this one."""
    if code is codes.LITERAL:
        return bool(ord(character) == value)
    if code is codes.NOT_LITERAL:
        return bool(ord(character) != value)
    if code is codes.ANY:
        return character != "\n"
    if code is not codes.IN:
        raise TooLongError
    items = list(value)
    negated = items[0][0] is codes.NEGATE
    return negated is not any(_is_in(item, what, character) for item, what in items[negated:])


def _is_in(item: Any, what: Any, character: str) -> bool:  # noqa: ANN401 - likewise
    if item is codes.LITERAL:
        return bool(ord(character) == what)
    if item is codes.RANGE:
        return bool(what[0] <= ord(character) <= what[1])
    pattern = _CATEGORIES.get(what)
    if pattern is None:
        raise TooLongError
    return pattern.match(character) is not None


_CATEGORIES = {
    codes.CATEGORY_DIGIT: re.compile(r"\d"),
    codes.CATEGORY_NOT_DIGIT: re.compile(r"\D"),
    codes.CATEGORY_SPACE: re.compile(r"\s"),
    codes.CATEGORY_NOT_SPACE: re.compile(r"\S"),
    codes.CATEGORY_WORD: _WORD,
    codes.CATEGORY_NOT_WORD: re.compile(r"\W"),
}
