"""Running text in lines of a given width."""

from __future__ import annotations

import re

from runelint.report.escape import columns, visible

_WORD = re.compile(r"[^\s`]*`[^`]*`[^\s`]*|\S+")


def wrapped(text: str, *, width: int, first: str = "", rest: str = "") -> list[str]:
    """Return `text` in lines of at most `width` columns, the first one after `first`, the others after `rest`.

    Line ends in `text` stay; a word that is wider than a line is broken. The result is visible text.
    """
    lines: list[str] = []
    for paragraph in text.split("\n") or [""]:
        line, empty = (rest if lines else first), True
        for word in _pieces(paragraph, max(width - columns(rest), 8)):
            if not empty and columns(line) + 1 + columns(word) > width:
                lines.append(line)
                line, empty = rest, True
            line += word if empty else f" {word}"
            empty = False
        lines.append(line.rstrip())
    return lines


def _pieces(paragraph: str, room: int) -> list[str]:
    """Return what a line of `paragraph` must not break, made visible: words, and code in backticks where it fits."""
    pieces: list[str] = []
    for word in _WORD.findall(visible(paragraph.replace("\t", " "))):
        if columns(word) <= room:
            pieces.append(word)
        else:
            pieces += [part for shorter in word.split() for part in _parts(shorter, room)]
    return pieces


def _parts(word: str, room: int) -> list[str]:
    """Return `word` in parts that fit into `room` columns."""
    parts: list[str] = []
    while columns(word) > room:
        cut = room
        while columns(word[:cut]) > room:
            cut -= 1
        parts.append(word[:cut])
        word = word[cut:]
    return [*parts, word]
