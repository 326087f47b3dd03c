"""The lines that Bash traces are read as Bash means them."""

from __future__ import annotations

import pytest

from runelint.runner.trace.quoting import is_open, quoted_words
from runelint.runner.trace.records import Record, Records


def records_in(trace: bytes) -> list[Record]:
    """Return the records of a trace in their order."""
    records = Records("n", most=9)
    records.read(trace, whole=True)
    return records.found


@pytest.mark.parametrize(
    ("quoted", "words"),
    [
        (b"", ()),
        (b"'a'", ("a",)),
        (b"'a b' 'c:d'", ("a b", "c:d")),
        (rb"'it'\''s'", ("it's",)),
        (rb"$'a\nb\'c' 'd'", ("a\nb'c", "d")),
        (rb"$'\001\\'", ("\x01\\",)),
    ],
)
def test_quoted_words_are_read(quoted: bytes, words: tuple[str, ...]) -> None:
    """`${name@Q}` can be undone."""
    assert quoted_words(quoted) == words


def test_an_open_quote_is_seen() -> None:
    """A record whose word has a line feed goes on in the next line."""
    assert is_open(b"+ echo 'a\n")
    assert not is_open(rb"+ echo 'a' it\'s")


def test_a_record_can_have_several_lines() -> None:
    """Only the nonce begins a record; the plus signs before it belong to the new one."""
    trace = b"+@n:0:2:7:0:|'/p'> echo 'a\n+b'\n+++@n:1:3:8:5 0:f main|'/l' '/p'> x+\n"
    first, second = records_in(trace)
    assert (first.text, first.process, first.spot.line, first.spot.stack) == ("echo 'a\n+b'", 7, 2, ())
    assert (second.text, second.status, second.spot.path) == ("x+", 1, "/l")
    assert [(frame.function, frame.path, frame.line) for frame in second.spot.stack] == [("f", "/p", 5)]


def test_deep_in_a_recursion_the_files_are_those_of_before() -> None:
    """Where a record names a function instead of all the files, they are known from the records before it."""
    trace = b"+@n:0:3:7:5 0:f:x main|'/l' '/p'> a\n+@n:0:3:7:3 3:f:x f:x f:x|f:x> a\n"
    spot = records_in(trace)[1].spot
    assert (spot.path, [(frame.function, frame.path, frame.line) for frame in spot.stack]) == (
        "/l",
        [("f:x", "/l", 3), ("f:x", "/l", 3)],
    )


def test_a_record_that_is_no_record_is_left_out() -> None:
    """A record with another nonce, or without its places, does not count."""
    assert not records_in(b"+@m:0:2:7:0:|'/p'> a\n+@n:x\n+@n:0:2:7:0:|'/p\n+@n:$?:${LINENO-}:> b\n")


def test_a_forged_record_is_read_in_no_time() -> None:
    """Quotes without an end cost time that grows with their number, not with its power."""
    assert not records_in(b"+@n:0:2:7:0:|" + b"'a' $'b' " * 20_000 + b"!")
