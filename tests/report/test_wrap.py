"""Running text in lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from runelint.report.escape import columns
from runelint.report.wrap import wrapped


def test_lines_break_between_words() -> None:
    """Lines break between words; the first line has its own beginning."""
    assert wrapped("one two three four", width=12, first="- ", rest="  ") == [
        "- one two",
        "  three four",
    ]


def test_line_ends_stay() -> None:
    """A line end in the text is one in the result."""
    assert wrapped("one\ntwo", width=80, first="> ", rest="  ") == ["> one", "  two"]


def test_code_in_backticks_stays_on_one_line() -> None:
    """Code between backticks is not broken while it fits on a line."""
    assert wrapped("say `a b c`, then `d e`.", width=12) == ["say `a b c`,", "then `d e`."]


@given(text=st.text(), width=st.integers(20, 120))
def test_no_line_is_too_wide(text: str, width: int) -> None:
    """Whatever the text holds, every line fits and is safe to show."""
    for line in wrapped(text, width=width, first="  1. ", rest="     "):
        assert columns(line) <= width
        assert line.isprintable()
