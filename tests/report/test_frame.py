"""The code frame."""

from __future__ import annotations

import pytest

from runelint.finding import Span
from runelint.report.escape import columns
from runelint.report.frame import frame, frame_lines
from runelint.report.palette import Palette, Style


def framed(text: str, span: tuple[int, int, int, int], *, width: int = 40) -> str:
    """Return the frame of a span (line, column, end line, end column) of `text`."""
    place = Span("x", *span)
    lines = {("x", number): line for number, line in enumerate(text.split("\n"), 1)}
    shown = {key: line for key, line in lines.items() if key[1] in frame_lines(place)}
    result = frame(place, shown, width=width, palette=Palette(colour=False), style=Style.ERROR)
    return "\n".join(result)


def test_span_is_underlined() -> None:
    """Carets stand below the characters of the span."""
    assert framed("a; echo hi; b", (1, 4, 1, 11)) == ("    1 | a; echo hi; b\n      |    ^^^^^^^")


def test_empty_span_gets_one_caret() -> None:
    """A place between two characters, also at the end of a line, is one caret."""
    assert framed("abc", (1, 4, 1, 4)) == "    1 | abc\n      |    ^"
    assert framed("", (1, 1, 1, 1)) == "    1 |\n      | ^"


def test_tabs_are_widened() -> None:
    """A tab before or in the span does not move the carets away from it."""
    assert framed("\techo\thi", (1, 2, 1, 9)) == ("    1 |     echo    hi\n      |     ^^^^^^^^^^")


def test_wide_and_odd_characters_keep_the_carets_in_place() -> None:
    """Wide characters count twice, combining ones not at all, and escapes by their length."""
    assert framed("漢e\u0301\x1b echo", (1, 6, 1, 10)) == ("    1 | 漢e\u0301\\x1b echo\n      |         ^^^^")


def test_several_lines_show_the_first_two_and_the_last() -> None:
    """Of a span over many lines the first two and the last are shown."""
    assert framed("if a; then\n  b\n  c\n  d\nfi; e", (1, 1, 5, 3)) == (
        "    1 | if a; then\n      | ^^^^^^^^^^\n    2 |   b\n      |   ^\n  ... |\n    5 | fi; e\n      | ^^"
    )


def test_span_that_ends_with_a_line_end_is_on_one_line() -> None:
    """A span up to the beginning of the next line does not show that line."""
    assert framed("echo\nnext", (1, 1, 2, 1)) == "    1 | echo\n      | ^^^^"


def test_long_lines_are_cut_around_the_span() -> None:
    """A line that is too long is cut on both sides, so that the span and something before it are seen."""
    assert framed("x" * 500 + " echo " + "y" * 500, (1, 502, 1, 506)) == (
        "    1 | ...xxxxxx echo yyyyyyyyyyyyyy...\n      |           ^^^^"
    )


@pytest.mark.parametrize("length", [1, 20, 500, 1_000_000])
@pytest.mark.parametrize("character", ["x", "漢", "\x1b", "\t"])
@pytest.mark.parametrize("start", [1, 3, 40, 400])
def test_frames_stay_within_the_width(length: int, character: str, start: int) -> None:
    """Whatever is on a line and wherever the span is, no line of the frame is wider than asked."""
    line = character * length
    column = min(start, length)
    for end in (column + 1, length + 1):
        for shown in framed(line, (1, column, 1, end)).split("\n"):
            assert columns(shown) <= 40
        assert "^" in framed(line, (1, column, 1, end))


def test_line_that_is_gone_gives_no_frame() -> None:
    """Without its source a finding goes without a frame."""
    span = Span("x", 9, 1, 9, 2)
    assert frame(span, {}, width=80, palette=Palette(colour=False), style=Style.ERROR) == []
