"""Pattern matching on text that is known (bash(1), Pattern Matching)."""

from __future__ import annotations

import re
from functools import lru_cache

_CLASSES = {
    "alnum": "a-zA-Z0-9",
    "alpha": "a-zA-Z",
    "blank": " \\t",
    "digit": "0-9",
    "lower": "a-z",
    "punct": "!-/:-@\\[-`{-~",
    "space": "\\s",
    "upper": "A-Z",
    "word": "a-zA-Z0-9_",
    "xdigit": "0-9a-fA-F",
}
_CLASS = re.compile(r"\[:(\w+):\]")


def _bracket(pattern: str, at: int) -> tuple[str, int]:
    """Return the regular expression for the bracket expression at `at`, and the index behind it."""
    end = at + 1
    if pattern[end : end + 1] in {"!", "^"}:
        end += 1
    if pattern[end : end + 1] == "]":
        end += 1
    while end < len(pattern) and pattern[end] != "]":
        named = _CLASS.match(pattern, end)
        end = named.end() if named else end + 1
    if end >= len(pattern):
        return re.escape("["), at + 1
    inside = pattern[at + 1 : end]
    negated = inside[:1] in {"!", "^"}
    inside = inside[1:] if negated else inside
    body = (
        _CLASS.sub(lambda m: "\0" + m[1] + "\0", inside).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    )
    body = re.sub("\0(\\w+)\0", lambda m: _CLASSES.get(m[1], ""), body)
    return f"[{'^' if negated else ''}{body}]", end + 1


@lru_cache(maxsize=512)
def compiled(pattern: str, *, shortest: bool = False) -> re.Pattern[str] | None:
    r"""Return `pattern` as a regular expression, or None when it is none that Bash could use.

    A backslash takes the meaning from the next character. `shortest` makes `*` take as little as it can.
    """
    out: list[str] = []
    at = 0
    star = ".*?" if shortest else ".*"
    while at < len(pattern):
        char = pattern[at]
        if char == "\\" and at + 1 < len(pattern):
            out.append(re.escape(pattern[at + 1]))
            at += 2
            continue
        if char == "[":
            piece, at = _bracket(pattern, at)
            out.append(piece)
            continue
        out.append({"*": star, "?": "."}.get(char) or re.escape(char))
        at += 1
    try:
        return re.compile("".join(out), re.DOTALL)
    except re.error:
        return None


def quoted(text: str) -> str:
    """Return the pattern that matches just `text`."""
    return re.sub(r"([\\*?\[\]()|@!+])", r"\\\1", text)


def matches(text: str, pattern: str) -> bool | None:
    """Return whether `pattern` matches the whole of `text`; None when the pattern cannot be read."""
    expression = compiled(pattern)
    return None if expression is None else expression.fullmatch(text) is not None


def without_prefix(text: str, pattern: str, *, longest: bool) -> str:
    """Return `text` without the prefix that `pattern` matches (`${x#pattern}`, `${x##pattern}`)."""
    expression = compiled(pattern)
    if expression is None:
        return text
    ends = range(len(text), -1, -1) if longest else range(len(text) + 1)
    return next((text[end:] for end in ends if expression.fullmatch(text, 0, end)), text)


def without_suffix(text: str, pattern: str, *, longest: bool) -> str:
    """Return `text` without the suffix that `pattern` matches (`${x%pattern}`, `${x%%pattern}`)."""
    expression = compiled(pattern)
    if expression is None:
        return text
    starts = range(len(text) + 1) if longest else range(len(text), -1, -1)
    return next((text[:start] for start in starts if expression.fullmatch(text, start)), text)


def replaced(text: str, pattern: str, replacement: str, operator: str) -> str:
    """Return `text` with what `pattern` matches replaced; `operator` is `/`, `//`, `/#` or `/%`."""
    expression = compiled(pattern)
    if expression is None or not pattern:
        return text
    if operator == "//":
        return expression.sub(lambda _: replacement, text)
    if operator == "/#":
        found = expression.match(text)
        return replacement + text[found.end() :] if found else text
    if operator == "/%":
        rest = without_suffix(text, pattern, longest=True)
        return rest + replacement if rest != text else text
    return expression.sub(lambda _: replacement, text, count=1)
