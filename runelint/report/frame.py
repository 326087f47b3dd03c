"""A code frame: the lines that a finding is about, with its span underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from runelint.report.escape import columns, visible_character
from runelint.report.palette import Palette, Style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from runelint.finding import Span

_TAB = 4
_CUT = "..."


def frame_lines(span: Span) -> tuple[int, ...]:
    """Return the numbers of the lines that a frame of `span` shows: its first and its last, and one between."""
    return tuple(sorted({span.line, min(span.line + 1, _last_line(span)), _last_line(span)}))


def frame(span: Span, lines: Mapping[tuple[str, int], str], *, width: int, palette: Palette, style: Style) -> list[str]:
    """Return the frame of `span` in lines of at most `width` columns; empty when its source is not in `lines`."""
    shown = [number for number in frame_lines(span) if (span.path, number) in lines]
    if not shown:
        return []
    gutter = max(len(str(shown[-1])), 3)
    bar = palette.paint("|", Style.FRAME)
    frame: list[str] = []
    for index, number in enumerate(shown):
        if index and number > shown[index - 1] + 1:
            frame.append(f"  {palette.paint('.' * gutter, Style.FRAME)} {bar}")
        text = lines[span.path, number]
        excerpt = _excerpt(text, *_stretch(span, number, text), room=width - gutter - 5)
        place = palette.paint(f"{number:>{gutter}}", Style.FRAME)
        underline = palette.paint("^" * excerpt.length, style)
        frame.append(f"  {place} {bar} {excerpt.text}".rstrip())
        frame.append(f"  {' ' * gutter} {bar} {' ' * excerpt.start}{underline}")
    return frame


def _last_line(span: Span) -> int:
    """Return the last line with something of `span` on it: one that ends before a line's first column is not on it."""
    before = span.end_column <= 1 and span.end_line > span.line
    return span.end_line - 1 if before else span.end_line


def _stretch(span: Span, number: int, text: str) -> tuple[int, int]:
    """Return where `span` begins and ends (exclusive) in line `number`, counted from 0."""
    start = span.column - 1 if number == span.line else len(text) - len(text.lstrip(" \t"))
    end = span.end_column - 1 if number == span.end_line else len(text)
    return min(start, len(text)), min(max(end, start), len(text))


class _Excerpt(NamedTuple):
    """The visible part of a line: `length` columns are underlined from column `start` (from 0)."""

    text: str
    start: int
    length: int


def _excerpt(text: str, start: int, end: int, *, room: int) -> _Excerpt:
    """Return what fits into `room` columns of `text`, around the characters from `start` to `end`."""
    first = max(start - room, 0)
    cells = _cells(text[first : start + room])
    at = start - first
    before, after = cells[:at], cells[at:]
    if first == 0 and start + room >= len(text) and _width(cells) <= room:
        left, right = "", ""
    else:
        kept = _keep(list(reversed(before)), max(room // 3, room - _width(after)) - len(_CUT))
        left = "" if first == 0 and kept == len(before) else _CUT
        before = before[len(before) - kept :]
        space = room - len(left) - _width(before)
        whole = start + room >= len(text) and _width(after) <= space
        right = "" if whole else _CUT
        after = after[: _keep(after, space - len(right))]
    lead = left + "".join(before)
    marked = max(_width(after[: end - start]), 1)
    return _Excerpt(lead + "".join(after) + right, columns(lead), marked)


def _cells(text: str) -> list[str]:
    """Return what each character of `text` looks like; a tab reaches to the next stop."""
    cells: list[str] = []
    column = 0
    for character in text:
        cell = " " * (_TAB - column % _TAB) if character == "\t" else visible_character(character)
        cells.append(cell)
        column += columns(cell)
    return cells


def _keep(cells: list[str], room: int) -> int:
    """Return how many of the first `cells` fit into `room` columns."""
    for count, cell in enumerate(cells):
        room -= columns(cell)
        if room < 0:
            return count
    return len(cells)


def _width(cells: list[str]) -> int:
    return sum(columns(cell) for cell in cells)
