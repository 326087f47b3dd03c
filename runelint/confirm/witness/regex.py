"""Texts that an extended regular expression matches, and texts that it does not (regex(7))."""

from __future__ import annotations

import re
from functools import lru_cache
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any, NamedTuple

from runelint.confirm.witness import walking
from runelint.flow.patterns import CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterable

# The characters that people write are tried first.
_LIKED = "abcxyz195ABC_-./ :@"
_PRINTABLE = range(32, 127)
_MOST_REPEATED = 512
_LONGEST_TEXT = 4096
# Beyond this Python's own search could take long: a group that is repeated, many alternatives, or so many steps.
_MOST_STEPS = 1_000_000
_FEW = 8
_RISKY = re.compile(r"\)[*+?{]")
_QUANTIFIER = re.compile(r"[*+?{]")
_SHORT_REPEATS = (0, 1, 2, 3, 7, 20)
_STRANGERS = ("", "!", "zzz", "0", "-1", "a b", "ZZ top", "x", "a/b", "..")


class Witnesses(NamedTuple):
    """Texts that match and texts that do not, the plainest first; each was checked."""

    members: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@lru_cache(maxsize=512)
def compiled(expression: str) -> re.Pattern[str] | None:
    """Return the extended regular expression as Python reads it, or None when it is none."""
    try:
        return re.compile(translated(expression))
    except (re.error, RecursionError, OverflowError):
        return None


def matches(text: str, expression: str) -> bool | None:
    """Return whether the expression is found in `text`; None when that cannot be told, or might take very long."""
    pattern = compiled(expression)
    if pattern is None or len(text) > _LONGEST_TEXT:
        return None
    ways = (len(text) + 1) ** (len(_QUANTIFIER.findall(expression)) + 1)
    if _RISKY.search(expression) or expression.count("|") > _FEW or ways > _MOST_STEPS:
        return walking.found(translated(expression), text)
    return pattern.search(text) is not None


@lru_cache(maxsize=512)
def translated(expression: str) -> str:
    r"""Return the expression as Python writes it: named classes, and `\\<` for the start of a word."""
    out: list[str] = []
    at = 0
    while at < len(expression):
        char = expression[at]
        if char == "[":
            piece, at = _bracket(expression, at)
            out.append(piece)
        elif char == "\\" and expression[at + 1 : at + 2] in {"<", ">"}:
            out.append(r"\b")
            at += 2
        elif char == "\\":
            out.append(expression[at : at + 2])
            at += 2
        else:
            out.append(r"\Z" if char == "$" else char)
            at += 1
    return "".join(out)


def _bracket(expression: str, at: int) -> tuple[str, int]:
    """Return the bracket expression at `at` for Python, and the index behind it; a backslash in it is plain."""
    end = at + 1
    negated = expression[end : end + 1] == "^"
    end += negated
    body = ""
    if expression[end : end + 1] == "]":
        body, end = r"\]", end + 1
    while end < len(expression) and expression[end] != "]":
        if expression[end] == "[" and expression[end + 1 : end + 2] in {":", ".", "="}:
            close = expression.find(expression[end + 1] + "]", end + 2)
            name = expression[end + 2 : close] if close > 0 else ""
            body += CLASSES.get(name, re.escape(name))
            end = close + 2 if close > 0 else len(expression)
            continue
        body += "\\" + expression[end] if expression[end] in "\\[&~|" else expression[end]
        end += 1
    return f"[{'^' if negated else ''}{body}]", end + 1


@lru_cache(maxsize=256)
def witnesses(expression: str) -> Witnesses:
    """Return texts that the expression matches, and texts that it does not; none when it cannot be read."""
    if compiled(expression) is None:
        return Witnesses()
    tree = parser.parse(translated(expression))
    members: list[str] = []
    for more in _SHORT_REPEATS:
        for branch in range(min(_branches(tree), 6)):
            try:
                text = _Writer(more, branch).written(tree)
            except OverflowError:
                continue
            if text not in members and matches(text, expression):
                members.append(text)
    tries = [*_STRANGERS, *(text + "!" for text in members), *("!" + text for text in members)]
    tries += [text[:-1] for text in members if text]
    others = [text for text in dict.fromkeys(tries) if matches(text, expression) is False]
    members.sort(key=lambda text: (not text, "\0" in text))
    return Witnesses(tuple(members[:16]), tuple(others[:12]))


def _branches(tree: Iterable[tuple[Any, Any]]) -> int:
    """Return the largest number of alternatives that stand anywhere in the expression."""
    most = 1
    for code, value in tree:
        if code is codes.BRANCH:
            most = max(most, len(value[1]), *(_branches(each) for each in value[1]))
        elif code is codes.SUBPATTERN:
            most = max(most, _branches(value[3]))
        elif code in {codes.MAX_REPEAT, codes.MIN_REPEAT}:
            most = max(most, _branches(value[2]))
    return most


class _Writer:
    """Writes one member: every repetition `more` times beyond its least, every choice by its number `branch`."""

    def __init__(self, more: int, branch: int) -> None:
        self._more = more
        self._branch = branch
        self._groups: dict[int, str] = {}
        self._left = _LONGEST_TEXT

    def written(self, tree: Iterable[tuple[Any, Any]]) -> str:
        """Return a text for the parsed expression."""
        return "".join(self._one(code, value) for code, value in tree)

    def _one(self, code: Any, value: Any) -> str:  # noqa: ANN401 - the parser's own shapes
        self._left -= 1
        if self._left < 0:
            raise OverflowError
        if code is codes.LITERAL:
            return chr(value)
        if code is codes.NOT_LITERAL:
            return _picked([(codes.NEGATE, None), (codes.LITERAL, value)])
        if code is codes.ANY:
            return "a"
        if code is codes.IN:
            return _picked(value)
        if code is codes.BRANCH:
            return self.written(value[1][min(self._branch, len(value[1]) - 1)])
        if code is codes.SUBPATTERN:
            text = self.written(value[3])
            self._groups[value[0] or 0] = text
            return text
        if code in {codes.MAX_REPEAT, codes.MIN_REPEAT}:
            least, most, what = value
            times = min(max(least, min(int(most), least + self._more)), _MOST_REPEATED)
            return "".join(self.written(what) for _ in range(times))
        if code is codes.GROUPREF:
            return self._groups.get(value, "")
        return ""


def _picked(items: list[tuple[Any, Any]]) -> str:
    """Return a character of a bracket expression."""
    accepted: set[int] = set()
    negated = False
    for code, value in items:
        if code is codes.NEGATE:
            negated = True
        elif code is codes.LITERAL:
            accepted.add(value)
        elif code is codes.RANGE:
            accepted.update(range(value[0], min(value[1], 0x17F) + 1))
        elif code is codes.CATEGORY:
            shorthand = re.compile(_SHORTHANDS.get(value, r"\w"))
            accepted.update(each for each in _PRINTABLE if shorthand.match(chr(each)))
    if negated:
        accepted = set(_PRINTABLE) - accepted
    liked = next((char for char in _LIKED if ord(char) in accepted), None)
    if liked is not None:
        return liked
    shown = [each for each in accepted if each in _PRINTABLE]
    return chr(min(shown or accepted or {0x7F}))


_SHORTHANDS = {
    codes.CATEGORY_DIGIT: r"\d",
    codes.CATEGORY_NOT_DIGIT: r"\D",
    codes.CATEGORY_SPACE: r"\s",
    codes.CATEGORY_NOT_SPACE: r"\S",
    codes.CATEGORY_WORD: r"\w",
    codes.CATEGORY_NOT_WORD: r"\W",
}
