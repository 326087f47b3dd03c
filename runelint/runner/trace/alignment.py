"""The bytes that came out of contract stdout, shared among the writes that were announced."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from runelint.runner.trace.events import Wrote

# So many of the next announced writes are looked at: those of processes that write at the same time, and those that
# wrote nothing because they failed.
AHEAD = 64
MOST_LOOKS = 1 << 17
"""How many comparisons there are, each of at most as many bytes as `_LOOK`: what a plugin does cannot make it slow."""

_LOOK = 1 << 10
# So many bytes are enough to tell where a write begins.
_ENOUGH = 1 << 12


class Segment(NamedTuple):
    """A piece of stdout: the place of its write among all writes, or None when it fits none."""

    content: bytes
    write: int | None


def aligned(stdout: bytes, writes: Sequence[Wrote]) -> tuple[Segment, ...]:
    """Return segments that make up `stdout`, each with the write that it comes from.

    A write is announced before it happens. So two processes can be announced in one order and write in the other, a
    call can fail or write less than it wanted, and `splice` and its like do not show their bytes at all. Within one
    process the order is certain; among processes the earliest that fits is taken. What is left when very many writes
    have been compared fits none.
    """
    return tuple(_joined(_Aligner(stdout, writes).segments()))


class _Aligner:
    """Walks through stdout, with the writes that have not been found in it yet."""

    def __init__(self, stdout: bytes, writes: Sequence[Wrote]) -> None:
        self._stdout = stdout
        self._writes = writes
        self._at = self._first = self._looks = 0
        self._done = [write.size == 0 or write.content == b"" for write in writes]
        self._begun: dict[int, int] = {}
        """How many bytes have come out of writes that have come out in part."""
        self._found: dict[int, int] = {}
        """Where each write begins, as far as it was looked for: behind stdout where it does not."""

    def segments(self) -> Iterator[Segment]:
        """Return the segments, in order."""
        while self._at < len(self._stdout):
            index, size = self._next() if self._looks < MOST_LOOKS else (None, len(self._stdout))
            yield Segment(self._stdout[self._at : self._at + size], index)
            self._at += size

    def _next(self) -> tuple[int | None, int]:
        """Return the write that the next bytes come from, and how many they are."""
        self._skip_done()
        if self._first < len(self._done) and self._fits(self._first):  # nearly always
            return self._taken(self._first, self._left(self._first))
        ahead = self._ahead()
        heads = _first_of_each(ahead, self._writes)
        fitting = (0, 0)
        for index in dict.fromkeys((*heads, *ahead)):
            size = self._fitting(index)
            if size and size == self._left(index):
                return self._taken(index, size)
            fitting = max(fitting, (size, -index))
        unknown = [head for head in heads if self._writes[head].content is None]
        if unknown:
            self._done[unknown[0]] = True
            return unknown[0], self._until_known(ahead, self._writes[unknown[0]].size)
        size, index = fitting
        if size:
            return self._taken(-index, size)
        return None, self._until_known(ahead, len(self._stdout))

    def _skip_done(self) -> None:
        while self._first < len(self._done) and self._done[self._first]:
            self._first += 1

    def _ahead(self) -> list[int]:
        """Return the next writes that have not come out, in the order of their announcement."""
        return [
            index for index in range(self._first, min(self._first + AHEAD, len(self._done))) if not self._done[index]
        ]

    def _left(self, index: int) -> int:
        """Return how many bytes of a write have not come out, as far as they are known."""
        return len(self._writes[index].content or b"") - self._begun.get(index, 0)

    def _fits(self, index: int) -> bool:
        """Return whether all that is left of a write stands here."""
        left = self._left(index)
        return left > 0 and self._fitting(index) == left

    def _fitting(self, index: int) -> int:
        """Return how many bytes of a write stand here."""
        content, begun = self._writes[index].content or b"", self._begun.get(index, 0)
        size = alike(content, begun, self._stdout, self._at)
        self._looks += 1 + size // _LOOK
        return size

    def _taken(self, index: int, size: int) -> tuple[int, int]:
        """Note that so many bytes of a write have come out, and none of the earlier writes of its process will."""
        process = self._writes[index].process
        for earlier in range(self._first, index):
            if self._writes[earlier].process == process:
                self._done[earlier] = True
        self._done[index] = size == self._left(index)
        self._begun[index] = self._begun.get(index, 0) + size
        self._found.pop(index, None)
        return index, size

    def _until_known(self, ahead: list[int], most: int) -> int:
        """Return how many bytes there are before one of the next known writes begins."""
        ends = [self._place(index) - self._at for index in ahead if self._left(index)]
        return max(1, min([len(self._stdout) - self._at, most, *ends]))

    def _place(self, index: int) -> int:
        """Return where after this byte a write begins."""
        if self._found.get(index, -1) <= self._at:
            begun = self._begun.get(index, 0)
            content = self._writes[index].content or b""
            place = self._stdout.find(content[begun : begun + _ENOUGH], self._at + 1)
            self._found[index] = place if place >= 0 else len(self._stdout)
            self._looks += 1 + (self._found[index] - self._at) // _LOOK
        return self._found[index]


def alike(one: bytes, begin: int, other: bytes, at: int) -> int:
    """Return how many bytes are the same in both from those places on."""
    most = min(len(one) - begin, len(other) - at)
    few, step = 0, 16
    while few < most and one[begin + few : begin + few + step] == other[at + few : at + few + step]:
        few, step = few + step, 2 * step
    if few >= most:
        return most
    # They differ in the last piece, or one of them ends in it.
    many = min(few + step, most)
    while few < many:
        half = (few + many + 1) // 2
        same = one[begin + few : begin + half] == other[at + few : at + half]
        few, many = (half, many) if same else (few, half - 1)
    return few


def _first_of_each(ahead: list[int], writes: Sequence[Wrote]) -> list[int]:
    """Return the first write of each process."""
    firsts: dict[int, int] = {}
    for index in ahead:
        firsts.setdefault(writes[index].process, index)
    return list(firsts.values())


def _joined(segments: Iterable[Segment]) -> Iterator[Segment]:
    """Return the segments with neighbours of one write put together."""
    for write, group in groupby(segments, lambda segment: segment.write):
        yield Segment(b"".join(segment.content for segment in group), write)
