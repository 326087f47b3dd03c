r"""Regular expressions of jq, written as Bash would write them (Oniguruma's `doc/RE`; bash(1) has those of regex(7)).

jq has `\z` for the end of a text, and in brackets a backslash keeps its meaning, where it is a character to Bash.
"""

from __future__ import annotations

import re
from functools import lru_cache

from runelint.confirm.witness import regex

_KEPT = 512
# What stands for the end of the text, and for that or a line end before it; and for characters.
_OUTSIDE = {"z": r"\Z", "Z": r"\n?\Z"}
_INSIDE = {"d": "0-9", "w": "A-Za-z0-9_", "s": " \t\n\r\f\v", "t": "\t", "n": "\n", "r": "\r", "f": "\f"}
_MOVED = {"]", "-", "^"}
_UNKNOWN = {"h", "H", "R", "X", "K", "G"}
_PIECE = re.compile(r"\\(?P<escaped>.)|\[(?P<negated>\^?)(?P<body>\]?(?:\\.|\[[:.=].*?[:.=]\]|[^\]\\])*)\]", re.DOTALL)
_IN_BODY = re.compile(r"\\(.)|\[[:.=].*?[:.=]\]|.", re.DOTALL)
_LETTER = re.compile(r"\\.|[A-Z]", re.DOTALL)


@lru_cache(maxsize=_KEPT)
def as_bash(expression: str) -> str | None:
    """Return the expression as Bash would write it; None where it cannot be."""
    out: list[str] = []
    at = 0
    for found in _PIECE.finditer(expression):
        out.append(expression[at : found.start()])
        at = found.end()
        if found["escaped"] in _UNKNOWN:
            return None
        if found["escaped"] is not None:
            out.append(_OUTSIDE.get(found["escaped"], found[0]))
            continue
        body = _body(found["body"])
        if body is None:
            return None
        out.append(f"[{found['negated']}{body}]")
    return "".join([*out, expression[at:]])


def _body(body: str) -> str | None:
    """Return what stands in brackets: a `]` comes first there, and a dash and a caret last."""
    escaped = ""
    out: list[str] = []
    for found in _IN_BODY.finditer(body):
        char = found[1]
        if char is None:
            out.append(found[0])
        elif char in _INSIDE:
            out.append(_INSIDE[char])
        elif char.isalnum():
            return None
        elif char in _MOVED:
            escaped += char
        else:
            out.append(char)
    dash = "-" if "-" in escaped or out[-1:] == ["-"] else ""
    out = out[:-1] if out[-1:] == ["-"] else out
    text = f"{']' * (']' in escaped)}{''.join(out)}{'^' * ('^' in escaped)}{dash}"
    return None if text.startswith("^") else text


def lowered(expression: str) -> str:
    """Return the expression in small letters, but for those behind a backslash."""
    return _LETTER.sub(lambda found: found[0] if found[0][0] == "\\" else found[0].lower(), expression)


def matched(text: str, expression: str, *, insensitive: bool = False) -> bool | None:
    """Return whether the expression is found in `text`; None where that cannot be told."""
    written = as_bash(expression)
    if written is None:
        return None
    return regex.matches(text.lower(), lowered(written)) if insensitive else regex.matches(text, written)
