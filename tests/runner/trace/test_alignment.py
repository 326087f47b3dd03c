"""Announced writes are matched with the bytes that really came out."""

from __future__ import annotations

import pytest

from runelint.runner.trace import alignment
from runelint.runner.trace.alignment import MOST_LOOKS, aligned
from runelint.runner.trace.events import Wrote


def announced(process: int, content: bytes | None, size: int = 0) -> Wrote:
    """Return a write that was announced."""
    return Wrote(0, process, 1, content, size or len(content or b""), "write")


def matched(stdout: bytes, *writes: Wrote) -> list[tuple[bytes, int | None]]:
    """Return the pieces of stdout with the numbers of their writes; they must make up the whole of it."""
    pieces = [(piece.content, piece.write) for piece in aligned(stdout, writes)]
    assert b"".join(content for content, _ in pieces) == stdout
    return pieces


def test_the_order_of_two_processes_can_change() -> None:
    """What was announced first can come out second."""
    assert matched(b"ba", announced(1, b"a"), announced(2, b"b")) == [(b"b", 1), (b"a", 0)]


def test_equal_bytes_keep_their_order() -> None:
    """The earliest write that fits is taken."""
    assert matched(b"xx", announced(1, b"x"), announced(2, b"x")) == [(b"x", 0), (b"x", 1)]


def test_a_failed_write_is_left_out() -> None:
    """A write that came to nothing has no piece, and the next of its process has its own."""
    assert matched(b"b", announced(1, b"a"), announced(1, b"b")) == [(b"b", 1)]


def test_a_write_that_was_cut_short_goes_on() -> None:
    """A process that wrote half of what it wanted announces the rest again."""
    assert matched(b"abcd", announced(1, b"abcd"), announced(1, b"cd")) == [(b"abcd", 0)]
    assert matched(b"abXcd", announced(1, b"abcd"), announced(2, b"X"), announced(1, b"cd")) == [
        (b"ab", 0),
        (b"X", 1),
        (b"cd", 0),
    ]


def test_long_writes_can_mix() -> None:
    """Two writes that are longer than a pipe takes at once come out in pieces."""
    assert matched(b"aaaBBBBaaBB", announced(1, b"aaaaa"), announced(2, b"BBBBBB")) == [
        (b"aaa", 0),
        (b"BBBB", 1),
        (b"aa", 0),
        (b"BB", 1),
    ]


def test_moved_bytes_are_what_stands_between() -> None:
    """A call that does not show its bytes gets those up to the next known ones."""
    assert matched(b"12345after", announced(1, None, 5), announced(2, b"after")) == [(b"12345", 0), (b"after", 1)]


def test_a_call_that_moved_nothing_gets_nothing() -> None:
    """A process that tries `splice` in vain and then writes has one piece, that of the write."""
    assert matched(b"abc", announced(1, None, 4096), announced(1, b"abc")) == [(b"abc", 1)]


def test_strange_bytes_have_no_write() -> None:
    """Bytes that nobody announced are not given to anybody, and those after them are."""
    assert matched(b"ab??cd", announced(1, b"ab"), announced(1, b"cd")) == [(b"ab", 0), (b"??", None), (b"cd", 1)]


HALF = 64
"""So many bytes are alike in the writes below, again and again."""


@pytest.mark.parametrize(
    ("stdout", "writes"),
    [
        ((b"a" * HALF + b"b" * HALF) * 2000, [announced(number, b"ab" * 30_000) for number in range(64)]),
        (b"q" * 200_000, [announced(1, b"q" * 80 + b"r")] * 50_000),
        (b"x" * 200_000, [announced(1, b"x" * 60_000 + b"y")] * 32 + [announced(n, None, 1) for n in range(9, 40_000)]),
        (b"x" * 99 + b"z" * 200_000, [announced(1, b"y%d" % number) for number in range(50_000)]),
    ],
    ids=["two-bytes", "one-process", "moved", "strange"],
)
def test_no_writes_make_it_slow(stdout: bytes, writes: list[Wrote], monkeypatch: pytest.MonkeyPatch) -> None:
    """However writes that came to nothing resemble what came out, there is a bound to the bytes that are compared."""
    compared = 0

    def counted(one: bytes, begin: int, other: bytes, at: int) -> int:
        nonlocal compared
        same = alike(one, begin, other, at)
        compared += 1 + same // 1024
        return same

    alike = alignment.alike
    monkeypatch.setattr(alignment, "alike", counted)
    matched(stdout, *writes)
    assert compared <= MOST_LOOKS + alignment.AHEAD * (1 + len(stdout) // 1024)


def test_what_is_beyond_the_bound_is_of_unknown_origin(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes out after the last comparison is given to no write, even where it fits one."""
    monkeypatch.setattr(alignment, "MOST_LOOKS", 2)
    assert matched(b"abcd", *(announced(1, letter) for letter in (b"a", b"b", b"c", b"d"))) == [
        (b"a", 0),
        (b"b", 1),
        (b"cd", None),
    ]
