"""Texts that a shell pattern matches, extended ones too, and texts that it does not (bash(1), Pattern Matching)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from runelint.confirm.witness import regex
from runelint.confirm.witness.regex import Witnesses
from runelint.flow import patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

_EXTENDED = "?*+@!"
_QUANTIFIERS = {"?": "?", "*": "*", "+": "+", "@": "", "!": ""}
_EXTENDED_GROUP = re.compile(r"(?<!\\)[?*+@!]\(")
_LONGEST_TEXT = 2048
_NUMBER = re.compile(r"(-?\d{1,9})(\.\d{1,9}|)")
_LONGEST_PATTERN = 512
# The same texts are asked about in each rehearsal.
_KEPT = 2048
# Groups and stars in an extended pattern that any text may be matched with; more only with a short one.
_FEW, _SHORT = 3, 40


class _Read(NamedTuple):
    """A stretch of a pattern as a regular expression, and the index behind it."""

    expression: str
    at: int


@lru_cache(maxsize=512)
def expression_of(pattern: str) -> str:
    r"""Return the pattern as a regular expression of Python; a backslash takes the meaning from the next character."""
    return _sequence(pattern, 0, "").expression


def _sequence(pattern: str, at: int, stops: str) -> _Read:
    out: list[str] = []
    while at < len(pattern) and pattern[at] not in stops:
        char = pattern[at]
        if char == "\\" and at + 1 < len(pattern):
            out.append(re.escape(pattern[at + 1]))
            at += 2
        elif char in _EXTENDED and pattern[at + 1 : at + 2] == "(":
            piece = _extended(pattern, at)
            out.append(piece.expression)
            at = piece.at
        elif char == "[" and "]" in pattern[at + 2 :]:
            expression, at = _bracket(pattern, at)
            out.append(expression)
        else:
            out.append({"*": "(?s:.*)", "?": "(?s:.)"}.get(char) or re.escape(char))
            at += 1
    return _Read("".join(out), at)


def _extended(pattern: str, at: int) -> _Read:
    """Return `?(a|b)` and its like; of `!(…)` anything that is none of the alternatives up to the end."""
    operator = pattern[at]
    at += 2
    alternatives: list[str] = []
    while True:
        piece = _sequence(pattern, at, "|)")
        alternatives.append(piece.expression)
        at = piece.at + 1
        if pattern[piece.at : piece.at + 1] != "|":
            break
    choice = "|".join(alternatives)
    if operator == "!":
        rest = _sequence(pattern, at, "|)")
        return _Read(f"(?!(?:{choice}){rest.expression}\\Z)(?s:.*)", at)
    return _Read(f"(?:{choice}){_QUANTIFIERS[operator]}", at)


def _bracket(pattern: str, at: int) -> tuple[str, int]:
    end = at + 1
    negated = pattern[end] in "!^"
    end += negated
    start = end
    end += pattern[end : end + 1] == "]"
    while end < len(pattern) and pattern[end] != "]":
        close = pattern.find(":]", end) if pattern.startswith("[:", end) else -1
        if close > 0:
            end = close + 2
        else:
            end += 2 if pattern[end] == "\\" else 1
    inside = re.sub(r"\\(.)", r"\1", pattern[start:end])
    return regex.translated(f"[{'^' if negated else ''}{inside}]"), end + 1


@lru_cache(maxsize=8192)  # a `case` of a thousand branches is read again in each rehearsal
def _compiled(pattern: str) -> re.Pattern[str] | None:
    if not _EXTENDED_GROUP.search(pattern):
        return patterns.compiled(pattern)
    try:
        return re.compile(expression_of(pattern))
    except (re.error, RecursionError):
        return None


def matches(text: str, pattern: str) -> bool | None:
    """Return whether the pattern matches the whole of `text`; None when it cannot be read or would take long."""
    if text == pattern and not is_glob(pattern):
        return True
    found = _compiled(pattern)
    if found is None or len(text) > _LONGEST_TEXT or len(pattern) > _LONGEST_PATTERN:
        return None
    if len(text) > _SHORT and _is_dear(pattern):
        return None
    return found.fullmatch(text) is not None


@lru_cache(maxsize=_KEPT)
def _is_dear(pattern: str) -> bool:
    """Return whether it may take long to match a text with the pattern that is not short."""
    groups = pattern.count("*") + pattern.count("(")
    return groups > _FEW and _EXTENDED_GROUP.search(pattern) is not None


def compiled(pattern: str) -> re.Pattern[str] | None:
    """Return the pattern as a compiled regular expression."""
    return _compiled(pattern)


@lru_cache(maxsize=_KEPT)
def is_glob(pattern: str) -> bool:
    """Return whether the pattern matches other texts than itself."""
    return re.search(r"(?<!\\)(?:[*?\[]|[+@!]\()", pattern) is not None


@lru_cache(maxsize=_KEPT)
def plain(pattern: str) -> str:
    """Return the one text that a pattern without special characters matches."""
    return re.sub(r"\\(.)", r"\1", pattern)


@lru_cache(maxsize=_KEPT)
def quoted(text: str) -> str:
    """Return the pattern that matches just `text`."""
    return re.sub(r"([\\*?\[\]()|@!+])", r"\\\1", text)


def _near(text: str) -> Iterator[str]:
    """Yield other numbers of the same form, where the text is one."""
    found = _NUMBER.fullmatch(text)
    if found is not None:
        yield f"{int(found[1]) + 1}{found[2]}"
        if found[1].startswith("-"):
            # Below 0 stands most often what no number of its kind is.
            yield f"5{found[2]}"


def witnesses(pattern: str) -> Witnesses:
    """Return texts that the pattern matches, and texts that it does not; all were checked."""
    if not is_glob(pattern):
        only = plain(pattern)
        tries = [*_near(only), f"{only}x", "other", only[:-1], "", "x"]
        return Witnesses((only,), tuple(text for text in dict.fromkeys(tries) if text != only))
    expression = expression_of(pattern).replace("(?s:.*)", "(?:.*)").replace("(?s:.)", "(?:.)")
    found = regex.witnesses(f"^{re.sub(r'[(][?]![^)]*[)]', '', expression)}$")
    fillers = ("", "x", "other", "a", "1", "zzz", "/", "no such text", "-")
    tries = list(dict.fromkeys([*found.members, *fillers, *found.others]))
    members = [text for text in tries if matches(text, pattern)]
    others = [text for text in tries if matches(text, pattern) is False]
    # A path that is one of a file that can be there, and be seen, comes first.
    members.sort(key=lambda text: (not text, text.endswith("/") or "/." in text))
    return Witnesses(tuple(members[:12]), tuple(others[:12]))
