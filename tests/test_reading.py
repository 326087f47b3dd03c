"""Reading a file: its bytes, or the reason why there are none."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING, BinaryIO

import pytest

from runelint import reading
from runelint.failure import RunelintError

if TYPE_CHECKING:
    from pathlib import Path


def test_bytes_come_as_they_are(tmp_path: Path) -> None:
    """A file's bytes are returned whatever they are."""
    path = tmp_path / "x"
    path.write_bytes(bytes(range(256)))
    assert reading.read(path) == bytes(range(256))


def test_fifo_is_turned_away_at_once(tmp_path: Path) -> None:
    """A FIFO that nobody writes to does not make runelint wait."""
    path = tmp_path / "fifo"
    os.mkfifo(path)
    with pytest.raises(RunelintError, match="is a FIFO, not a file"):
        reading.read(path)


def test_what_would_make_us_wait_is_turned_away(tmp_path: Path) -> None:
    """An open file that has nothing to give yet, as /proc/kmsg can be, is a failure with its reason."""
    path = tmp_path / "fifo"
    os.mkfifo(path)
    waiting = os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb")
    with waiting, path.open("wb"), pytest.raises(RunelintError, match="has nothing to read now"):
        reading.read_open(waiting)


def test_device_is_turned_away() -> None:
    """A device that never ends is not read."""
    with pytest.raises(RunelintError, match="is a device, not a file"):
        reading.read("/dev/zero")


def test_socket_is_turned_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A socket is not read."""
    monkeypatch.chdir(tmp_path)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("s")
        with pytest.raises(RunelintError, match="is a socket, not a file"):
            reading.read("s")


def test_folder_is_turned_away(tmp_path: Path) -> None:
    """A folder has no bytes."""
    with pytest.raises(RunelintError, match="is a folder, not a file"):
        reading.read(tmp_path)


def test_limit_is_said(tmp_path: Path) -> None:
    """A file above the limit is refused with the limit; one at the limit is read, and so is a larger document."""
    path = tmp_path / "big"
    path.write_bytes(b"x" * reading.LIMIT)
    assert len(reading.read(path)) == reading.LIMIT
    path.write_bytes(b"x" * (reading.LIMIT + 1))
    with pytest.raises(RunelintError, match="larger than 2 MB, which is no script"):
        reading.read(path)
    assert len(reading.read(path, most=reading.DOCUMENT)) == reading.LIMIT + 1


def test_cause_is_said_in_the_system_words(tmp_path: Path) -> None:
    """A file that cannot be read says why, in the words of the system."""
    with pytest.raises(RunelintError, match="does not exist"):
        reading.read(tmp_path / "missing")
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(RunelintError, match="cannot be read: Too many levels of symbolic links"):
        reading.read(loop)


def test_where_a_file_really_stood_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real path of what was read is told, through links too; nothing when a link has taken its place meanwhile."""
    path, other, link = tmp_path / "x.sh", tmp_path / "secret", tmp_path / "link.sh"
    path.write_text("true\n")
    other.write_text("secret\n")
    link.symlink_to(path)
    assert reading.take(path) == reading.take(link) == (b"true\n", os.path.realpath(path))
    whole = reading.read_open

    def replaced(file: BinaryIO, *, most: int, what: str) -> bytes:
        content = whole(file, most=most, what=what)
        path.unlink()
        path.symlink_to(other)
        return content

    monkeypatch.setattr(reading, "read_open", replaced)
    assert reading.take(path) == (b"true\n", "")


def test_a_link_into_the_kernel_is_turned_away(tmp_path: Path) -> None:
    """What /proc has is read by its own name only: a stranger's link to it is no script."""
    link = tmp_path / "x.sh"
    link.symlink_to("/proc/self/environ")
    with pytest.raises(RunelintError, match="is a link to what is no ordinary file"):
        reading.read(link)
    assert reading.read("/proc/self/stat")
