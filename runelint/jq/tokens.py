"""The words of a jq program."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"""[ \t\r\n]*(?:\#[^\n]*[ \t\r\n]*)*(?:
    (?P<string>"(?:[^"\\]|\\.)*")
    |(?P<number>\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)
    |(?P<field>\.[A-Za-z_]\w*)
    |(?P<format>@[a-z]\w*)
    |(?P<variable>\$[A-Za-z_]\w*)
    |(?P<name>[A-Za-z_]\w*(?:::\w+)*)
    |(?P<sign>\?//|//=|\|=|\+=|-=|\*=|/=|%=|==|!=|<=|>=|//|\.\.|[][(){}.|,:;?+*/%<>=-])
    )""",
    re.VERBOSE,
)


class UnsupportedError(Exception):
    """The program uses something that is not foreseen here."""


class UnclosedError(UnsupportedError):
    """A string of the program is not closed: jq does not take it."""


class Token(NamedTuple):
    """A word: what kind it is, and its text."""

    kind: str
    text: str


def tokens(program: str) -> list[Token]:
    """Return the words of `program`. Raises UnsupportedError."""
    out: list[Token] = []
    text = program.rstrip()
    at = 0
    while at < len(text):
        found = _interpolated(text, at) or _TOKEN.match(text, at)
        if found is None:
            if text[at:].lstrip().startswith("#") and "\n" not in text[at:]:
                break
            raise UnsupportedError(text[at : at + 20])
        if isinstance(found, tuple):
            out.append(Token("string", found[0]))
            at = found[1]
            continue
        kind = found.lastgroup or ""
        out.append(Token(kind, found[kind]))
        at = found.end()
    return [*out, Token("end", "")]


def _interpolated(text: str, at: int) -> tuple[str, int] | None:
    r"""Return a string literal that may hold `\\( … )`, and the index behind it. Raises UnclosedError."""
    start = at
    while start < len(text) and text[start] in " \t\r\n":
        start += 1
    if text[start : start + 1] != '"':
        return None
    end, depth = start + 1, 0
    while end < len(text):
        if text[end] == "\\":
            depth += text[end + 1 : end + 2] == "("
            end += 2
            continue
        if depth and text[end] in "()":
            depth += 1 if text[end] == "(" else -1
        elif not depth and text[end] == '"':
            return text[start : end + 1], end + 1
        end += 1
    raise UnclosedError("a string that is not closed")
