"""The memory of another process, read, and written to, while it waits for our answer."""

from __future__ import annotations

import os
import struct
from contextlib import suppress
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType

# No word is read beyond this (the kernel's own limit is MAX_ARG_STRLEN, 128 KiB), no list beyond these many words.
LONGEST_WORD = 128 << 10
MOST_WORDS = 8192
MOST_BUFFERS = 1024  # UIO_MAXIOV, uio(7)
_POINTER = struct.calcsize("P")
_PAIR = struct.Struct("PN")  # struct iovec
_USUAL = 512
_HIGHEST = 1 << 62


class Memory:
    """The memory of one process, open for reading, and with `writable` for writing. Use it as a context manager."""

    def __init__(self, process: int, *, writable: bool = False) -> None:
        """Open it; raises OSError when the process is gone."""
        self._file = os.open(f"/proc/{process}/mem", (os.O_RDWR if writable else os.O_RDONLY) | os.O_CLOEXEC)

    def __enter__(self) -> Self:
        """Nothing is to be done."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        os.close(self._file)

    def read(self, address: int, size: int) -> bytes:
        """Return up to `size` bytes: fewer where the memory ends."""
        if not 0 < address < _HIGHEST or size <= 0:
            return b""
        with suppress(OSError):
            return os.pread(self._file, size, address)
        return b""

    def write(self, address: int, content: bytes) -> bool:
        """Write `content` there; return whether there was room for all of it."""
        if not 0 < address < _HIGHEST:
            return False
        with suppress(OSError):
            return os.pwrite(self._file, content, address) == len(content)
        return False

    def text(self, address: int, limit: int = LONGEST_WORD) -> bytes:
        """Return the bytes up to the first NUL, at most `limit`."""
        size = min(_USUAL, limit)
        while True:
            found = self.read(address, size)
            if (end := found.find(b"\0")) >= 0:
                return found[:end]
            if len(found) < size or size >= limit:
                return found
            size = min(16 * size, limit)

    def words(self, address: int, *, most: int = MOST_WORDS, limit: int = LONGEST_WORD) -> tuple[bytes, ...]:
        """Return the words of a list that a null pointer ends, such as the arguments of execve(2).

        Not more than so many, and not many more bytes than `limit`.
        """
        pointers: list[int] = []
        while len(pointers) < most:
            part = self.read(address + len(pointers) * _POINTER, 32 * _POINTER)
            batch = struct.unpack(f"{len(part) // _POINTER}P", part[: len(part) // _POINTER * _POINTER])
            if not batch:
                break
            if 0 in batch:
                pointers += batch[: batch.index(0)]
                break
            pointers += batch
        found: list[bytes] = []
        for pointer in pointers[:most]:
            found.append(self.text(pointer, limit))
            limit -= len(found[-1])
            if limit <= 0:
                break
        return tuple(found)

    def gathered(self, address: int, count: int, limit: int) -> tuple[bytes, int]:
        """Return the bytes of a list of buffers, at most `limit`, and how many there are in all."""
        listed = self.read(address, min(count, MOST_BUFFERS) * _PAIR.size)
        content, total = b"", 0
        for start, size in _PAIR.iter_unpack(listed[: len(listed) // _PAIR.size * _PAIR.size]):
            content += self.read(start, min(size, limit - len(content)))
            total += size
        return content, total
