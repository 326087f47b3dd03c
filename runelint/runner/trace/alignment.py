"""The bytes that came out of contract stdout, shared among the writes that were announced."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from runelint.runner.trace.events import Wrote

# So many of the next announced writes are looked at: those of processes that write at the same time, and those that
# wrote nothing because they failed.
AHEAD = 64


class Segment(NamedTuple):
    """A piece of stdout: the place of its write among all writes, or None when it fits none."""

    content: bytes
    write: int | None


def aligned(stdout: bytes, writes: Sequence[Wrote]) -> tuple[Segment, ...]:
    """Return segments that make up `stdout`, each with the write that it comes from.

    A write is announced before it happens. So two processes can be announced in one order and write in the other, a
    call can fail or write less than it wanted, and `splice` and its like do not show their bytes at all. Within one
    process the order is certain; among processes the earliest that fits is taken.
    """
    return tuple(_joined(_Aligner(stdout, writes).segments()))


class _Aligner:
    """Walks through stdout, with the writes that have not been found in it yet."""

    def __init__(self, stdout: bytes, writes: Sequence[Wrote]) -> None:
        self._stdout = stdout
        self._writes = writes
        self._at = self._first = 0
        self._done = [write.size == 0 or write.content == b"" for write in writes]
        self._begun: dict[int, bytes] = {}
        """What is left of writes that have come out in part."""

    def segments(self) -> Iterator[Segment]:
        """Return the segments, in order."""
        while self._at < len(self._stdout):
            index, size = self._next()
            yield Segment(self._stdout[self._at : self._at + size], index)
            self._at += size

    def _next(self) -> tuple[int | None, int]:
        """Return the write that the next bytes come from, and how many they are."""
        ahead = self._ahead()
        heads = _first_of_each(ahead, self._writes)
        for candidates in (heads, ahead):
            for index in candidates:
                wanted = self._wanted(index)
                if wanted and self._stdout.startswith(wanted, self._at):
                    return self._taken(index, len(wanted))
        fitting = [(self._fitting(index), -index) for index in ahead]
        size, index = max(fitting, default=(0, 0))
        unknown = [head for head in heads if self._writes[head].content is None]
        if unknown:
            self._done[unknown[0]] = True
            return unknown[0], self._until_known(ahead, self._writes[unknown[0]].size)
        if size:
            return self._taken(-index, size)
        return None, self._until_known(ahead, len(self._stdout))

    def _ahead(self) -> list[int]:
        """Return the next writes that have not come out, in the order of their announcement."""
        while self._first < len(self._done) and self._done[self._first]:
            self._first += 1
        return [
            index for index in range(self._first, min(self._first + AHEAD, len(self._done))) if not self._done[index]
        ]

    def _wanted(self, index: int) -> bytes:
        return self._begun.get(index) or self._writes[index].content or b""

    def _fitting(self, index: int) -> int:
        """Return how many bytes of a write stand here."""
        wanted = self._wanted(index)
        few, many = 0, len(wanted)  # by halves: it can be a megabyte
        while few < many:
            half = (few + many + 1) // 2
            few, many = (half, many) if self._stdout.startswith(wanted[:half], self._at) else (few, half - 1)
        return few

    def _taken(self, index: int, size: int) -> tuple[int, int]:
        """Note that so many bytes of a write have come out, and none of the earlier writes of its process will."""
        process = self._writes[index].process
        for earlier in range(self._first, index):
            if self._writes[earlier].process == process:
                self._done[earlier] = True
        if rest := self._wanted(index)[size:]:
            self._begun[index] = rest
        else:
            self._done[index] = True
        return index, size

    def _until_known(self, ahead: list[int], most: int) -> int:
        """Return how many bytes there are before one of the next known writes begins."""
        found = (self._stdout.find(self._wanted(index), self._at + 1) for index in ahead if self._wanted(index))
        ends = [end for end in found if end > 0]
        return max(1, min([len(self._stdout) - self._at, most, *(end - self._at for end in ends)]))


def _first_of_each(ahead: list[int], writes: Sequence[Wrote]) -> list[int]:
    """Return the first write of each process."""
    firsts: dict[int, int] = {}
    for index in ahead:
        firsts.setdefault(writes[index].process, index)
    return list(firsts.values())


def _joined(segments: Iterable[Segment]) -> Iterable[Segment]:
    """Return the segments with neighbours of one write put together."""
    content, write, begun = b"", None, False
    for segment in segments:
        if begun and segment.write != write:
            yield Segment(content, write)
            content = b""
        content, write, begun = content + segment.content, segment.write, True
    if begun:
        yield Segment(content, write)
