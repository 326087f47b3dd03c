"""Patterns that let only harmless text through: whole texts made of closed sets of characters."""

from __future__ import annotations

import re
from functools import lru_cache

# A character that begins something in a shell, in SQL, or in the programs of awk and sed.
_SHARP = frozenset("`;|&<>(){}'\"\\\n")
_NAMED = frozenset({"alnum", "alpha", "blank", "digit", "lower", "space", "upper", "word", "xdigit"})
_RANGE = re.compile(r"(.)-(.)", re.DOTALL)
_CLASS = re.compile(r"\[:(\w+):\]")
# A bracket expression, or what means something else in a basic regular expression than in an extended one.
_SPECIAL = re.compile(r"(?P<bracket>\[\^?\]?(?:\[([:.=]).*?\2\]|[^]])*\])|\\.|\^\*|[(){}|+?]", re.DOTALL)
_QUANTIFIER = re.compile(r"[*+?]|\{\d*,?\d*\}")


class _OpenError(Exception):
    """The pattern lets something through that is not of a closed set, or it cannot be read."""


@lru_cache(maxsize=1024)
def regex_is_closed(expression: str, *, basic: bool = False) -> bool:
    r"""Return whether a text with a match is harmless: `^…$` around closed sets of characters.

    The expression is an extended one; a `basic` one is that of a plain `grep` (`\+`, `\(`).
    """
    try:
        return _Regex(extended(expression) if basic else expression).closed()
    except _OpenError:
        return False


@lru_cache(maxsize=1024)
def regex_finds_the_rest(expression: str) -> bool:
    """Return whether a text without a match is harmless: the expression finds one character that is not of a set."""
    body = expression.strip().removesuffix("+").removesuffix("*")
    if not body.startswith("[^") or _set_end(body, 0) != len(body) - 1:
        return False
    return expression[-1] != "*" and _set_is_closed(body[2:-1])


@lru_cache(maxsize=1024)
def pattern_is_closed(pattern: str) -> bool:
    """Return whether a text that matches the pattern of a `case` is harmless: constants and closed sets."""
    try:
        return _pattern(pattern, 0, "") == len(pattern)
    except _OpenError:
        return False


@lru_cache(maxsize=1024)
def pattern_finds_the_rest(pattern: str) -> bool:
    """Return whether a text that does not match is harmless: `*[!a-z]*`."""
    body = pattern.removeprefix("*").removesuffix("*")
    return len(body) == len(pattern) - len("**") and is_rest_of_set(body)


def is_rest_of_set(pattern: str) -> bool:
    """Return whether the pattern is one character that is not of a closed set: `[!a-z]`, `[^a-z]`."""
    if pattern[:2] not in {"[!", "[^"} or _set_end(pattern, 0) != len(pattern) - 1:
        return False
    return _set_is_closed(pattern[2:-1])


def is_set(pattern: str) -> bool:
    """Return whether the pattern is one character of a closed set: `[a-z]`."""
    if pattern[:1] != "[" or pattern[1:2] in {"!", "^"} or _set_end(pattern, 0) != len(pattern) - 1:
        return False
    return _set_is_closed(pattern[1:-1])


def set_is_closed(inside: str) -> bool:
    """Return whether the characters between brackets, as `tr` takes them too, are all harmless."""
    return bool(inside) and _set_is_closed(inside)


def _set_is_closed(inside: str) -> bool:
    if any(name not in _NAMED for name in _CLASS.findall(inside)):
        return False
    plain = _CLASS.sub("", inside)
    if any(_reaches(first, last) for first, last in _RANGE.findall(plain)):
        return False
    # A backslash stands before a character that is meant as it is, in patterns; what it could let through is itself.
    return not (_SHARP - {"\\"}) & set(re.sub(r"\\([-\]\[.^/_@:+=,%~#!? ])", r"\1", plain))


def _reaches(first: str, last: str) -> bool:
    return any(chr(code) in _SHARP for code in range(ord(first), min(ord(last), 0x7F) + 1))


def _set_end(text: str, at: int) -> int:
    """Return the index of the bracket that ends the set at `at`, or -1."""
    end = at + 1
    if text[end : end + 1] in {"!", "^"}:
        end += 1
    if text[end : end + 1] == "]":
        end += 1
    while end < len(text) and text[end] != "]":
        named = _CLASS.match(text, end)
        end = named.end() if named else end + (2 if text[end] == "\\" else 1)
    return end if end < len(text) else -1


def _pattern(text: str, at: int, until: str) -> int:
    """Return the index at which the closed pattern ends that begins at `at`: at a character of `until`, or the end."""
    while at < len(text) and text[at] not in until:
        char = text[at]
        if char in "?*+@!" and text[at + 1 : at + 2] == "(":
            if char == "!":
                raise _OpenError
            at += 2
            while (end := _pattern(text, at, "|)")) < len(text) and text[end] == "|":
                at = end + 1
            if end >= len(text):
                raise _OpenError
            at = end + 1
        elif char == "[":
            end = _set_end(text, at)
            if end < 0 or text[at + 1] in "!^" or not _set_is_closed(text[at + 1 : end]):
                raise _OpenError
            at = end + 1
        elif char in "*?":
            raise _OpenError
        else:
            at += 2 if char == "\\" else 1
    return at


def extended(expression: str) -> str:
    """Return a basic regular expression as an extended one: in brackets nothing is special in either."""

    def turned(found: re.Match[str]) -> str:
        text = found[0]
        if text == "^*":
            return r"^\*"
        if found["bracket"] or text[-1] not in "(){}|+?":
            return text
        return text[1:] if text[0] == "\\" else "\\" + text

    return _SPECIAL.sub(turned, expression)


class _Regex:
    """Reads an extended regular expression."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def closed(self) -> bool:
        """Return whether each alternative is closed from its `^` to its `$`. Raises _OpenError."""
        anchored = self.alternatives(anchored=False)
        return anchored and self.at == len(self.text)

    def alternatives(self, *, anchored: bool) -> bool:
        every = True
        while True:
            begins = self.taken("^")
            ends = self.branch()
            every = every and (begins or anchored) and (ends or anchored)
            if not self.taken("|"):
                return every

    def branch(self) -> bool:
        """Read one alternative; return whether it ends with a `$`, or is one group in which each does."""
        start = self.at
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            if self.taken("$"):
                return True
            self.atom()
            quantifier = _QUANTIFIER.match(self.text, self.at)
            self.at = quantifier.end() if quantifier else self.at
        return self.at == start

    def atom(self) -> None:
        char = self.text[self.at]
        if char == "(":
            self.at += 3 if self.text.startswith("(?:", self.at) else 1
            self.alternatives(anchored=True)
            if not self.taken(")"):
                raise _OpenError
        elif char == "[":
            end = _set_end(self.text, self.at)
            if end < 0 or self.text[self.at + 1] == "^" or not _set_is_closed(self.text[self.at + 1 : end]):
                raise _OpenError
            self.at = end + 1
        elif char == "\\":
            following = self.text[self.at + 1 : self.at + 2]
            if not following or (following.isalnum() and following not in "wdsb"):
                raise _OpenError
            self.at += 2
        elif char == "." or (char == "^" and self.at):
            raise _OpenError
        else:
            self.at += 1

    def taken(self, char: str) -> bool:
        if self.text[self.at : self.at + 1] != char:
            return False
        self.at += 1
        return True
