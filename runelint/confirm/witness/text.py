"""Texts of a wanted length or form."""

from __future__ import annotations

# What is tried where nothing is known of the text that is wanted: a word, numbers, and the words of switches.
ORDINARY = ("value", "1", "0", "true", "false", "5", "100", "")


def of_length(length: int) -> str:
    """Return a plain text with so many characters."""
    return "a" * max(0, min(length, 100_000))


def of_lines(count: int, line: str = "line") -> str:
    """Return a text of `count` lines, the last one with its end."""
    return "".join(f"{line}{number or ''}\n" for number in range(max(0, min(count, 2000))))


def lengthened(text: str, count: int) -> str:
    """Return a text of `count` lines: those that are there, as far as it goes, then others like the last one."""
    there = [line for line in text.split("\n") if line][:count]
    more = of_lines(count - len(there) + 1, there[-1] if there else "line").split("\n")[1 if there else 0 :]
    return "".join(f"{line}\n" for line in [*there, *more[: count - len(there)]])
