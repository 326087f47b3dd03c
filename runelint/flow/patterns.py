"""Pattern matching on text that is known (bash(1), Pattern Matching)."""

from __future__ import annotations

import re
from functools import lru_cache

CLASSES = {
    "alnum": "a-zA-Z0-9",
    "alpha": "a-zA-Z",
    "blank": r" \t",
    "cntrl": r"\x00-\x1f\x7f",
    "digit": "0-9",
    "graph": "!-~",
    "lower": "a-z",
    "print": " -~",
    "punct": r"!-/:-@\[-`{-~",
    "space": r" \t\n\r\f\v",
    "upper": "A-Z",
    "word": "a-zA-Z0-9_",
    "xdigit": "0-9A-Fa-f",
}
"""What stands for a class of characters between the brackets of a regular expression of Python."""
_CLASS = re.compile(r"\[:(\w+):\]")
# A bracket expression of a regular expression: a backslash in it stands for itself.
_BRACKETED = re.compile(r"(?<!\\)\[\^?\]?(?:\[[:.=].*?[:.=]\]|[^]])*\]")


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
    body = re.sub("\0(\\w+)\0", lambda m: CLASSES.get(m[1], ""), body)
    return f"[{'^' if negated else ''}{body}]", end + 1


# Matching is done for texts and patterns of a size that people write; what is longer is not known.
_LONGEST_TEXT = 1024
_LONGEST_PATTERN = 256
_MOST_STEPS = 1_000_000


def _feasible(text: str, pattern: str) -> bool:
    return len(text) <= _LONGEST_TEXT and len(pattern) <= _LONGEST_PATTERN


@lru_cache(maxsize=512)
def compiled(pattern: str) -> re.Pattern[str] | None:
    r"""Return `pattern` as a regular expression, or None when it is none that Bash could use.

    A backslash takes the meaning from the next character. The stretch from one `*` to the next is matched where it is
    found first and never tried again (an atomic group), so that the time does not explode with the number of stars.
    """
    stretches: list[list[str]] = [[]]
    out = stretches[0]
    at = 0
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
        if char == "*":
            out = []
            stretches.append(out)
        else:
            out.append("." if char == "?" else re.escape(char))
        at += 1
    first, *others = ["".join(stretch) for stretch in stretches]
    middle = "".join(f"(?>.*?{stretch})" for stretch in others[:-1])
    try:
        return re.compile(first + middle + (f".*{others[-1]}" if others else ""), re.DOTALL)
    except re.error:
        return None


def quoted(text: str) -> str:
    """Return the pattern that matches just `text`."""
    return re.sub(r"([\\*?\[\]()|@!+])", r"\\\1", text)


def matches(text: str, pattern: str) -> bool | None:
    """Return whether `pattern` matches the whole of `text`; None when the pattern cannot be read."""
    expression = compiled(pattern) if _feasible(text, pattern) else None
    return None if expression is None else expression.fullmatch(text) is not None


def without_prefix(text: str, pattern: str, *, longest: bool) -> str | None:
    """Return `text` without the prefix that `pattern` matches (`${x#pattern}`, `${x##pattern}`), None if not known."""
    expression = compiled(pattern) if _feasible(text, pattern) else None
    if expression is None:
        return None
    ends = range(len(text), -1, -1) if longest else range(len(text) + 1)
    return next((text[end:] for end in ends if expression.fullmatch(text, 0, end)), text)


def without_suffix(text: str, pattern: str, *, longest: bool) -> str | None:
    """Return `text` without the suffix that `pattern` matches (`${x%pattern}`, `${x%%pattern}`), None if not known."""
    expression = compiled(pattern) if _feasible(text, pattern) else None
    if expression is None:
        return None
    starts = range(len(text) + 1) if longest else range(len(text), -1, -1)
    return next((text[:start] for start in starts if expression.fullmatch(text, start)), text)


def replaced(text: str, pattern: str, replacement: str, operator: str) -> str | None:
    """Return `text` with what `pattern` matches replaced, or None when that is not known.

    `operator` is `/`, `//`, `/#` or `/%`. A pattern with a `*` takes as much as it can, which is left out here.
    """
    expression = compiled(pattern) if _feasible(text, pattern) and "*" not in pattern else None
    if expression is None:
        return None
    if not pattern:
        return text
    if operator == "//":
        return expression.sub(lambda _: replacement, text)
    if operator == "/#":
        found = expression.match(text)
        return replacement + text[found.end() :] if found else text
    if operator == "/%":
        rest = without_suffix(text, pattern, longest=True)
        return rest + replacement if rest is not None and rest != text else rest
    return expression.sub(lambda _: replacement, text, count=1)


def regex_matches(text: str, expression: str) -> bool | None:
    """Return whether the extended regular expression is found in `text`.

    None where Python reads it otherwise than Bash, or where matching might take very long.
    """
    quantifiers = len(re.findall(r"[*+?{]", expression))
    if "[[" in expression or "[:" in expression or re.search(r"\)[*+{]", expression):
        return None
    if len(expression) > _LONGEST_PATTERN or (len(text) + 1) ** min(quantifiers, 8) > _MOST_STEPS:
        return None
    try:
        return re.search(expression, text) is not None
    except re.error:
        return None


def may_be_empty(pattern: str) -> bool:
    """Return whether the pattern may match the empty text; one of `extglob` is taken for such a one."""
    return "(" in pattern or matches("", pattern) is not False


def may_find_nothing(expression: str) -> bool:
    """Return whether the extended regular expression may be found in the empty text.

    A bracket expression is one character, whatever it holds.
    """
    try:
        return len(expression) > _LONGEST_PATTERN or re.search(_BRACKETED.sub("x", expression), "") is not None
    except re.error:
        return True
