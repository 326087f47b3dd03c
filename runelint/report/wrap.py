"""Running text in lines of a given width."""

from __future__ import annotations

from runelint.report.escape import columns, visible


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
    """Return the words of `paragraph`, made visible, those wider than `room` in pieces."""
    pieces: list[str] = []
    for word in visible(paragraph.replace("\t", " ")).split(" "):
        rest = word
        while columns(rest) > room:
            cut = room
            while columns(rest[:cut]) > room:
                cut -= 1
            pieces.append(rest[:cut])
            rest = rest[cut:]
        if rest:
            pieces.append(rest)
    return pieces
