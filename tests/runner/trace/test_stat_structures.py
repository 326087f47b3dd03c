"""The structures that a process is given in place of the kernel's, field by field."""

from __future__ import annotations

import ctypes
import os
import stat
import struct
from pathlib import Path

import pytest

from runelint.runner.trace.stat_structures import packed, packed_statx

MODE = stat.S_IFBLK | 0o660


def test_it_is_what_the_c_library_reads() -> None:
    """The places of mode, links, owner, device number and times are those where this machine's kernel writes them."""
    found = ctypes.create_string_buffer(512)
    assert ctypes.CDLL(None).stat(b"/dev/null", found) == 0
    told = Path("/dev/null").stat()
    ours = packed(os.uname().machine, told.st_mode, 7, int(told.st_mtime))
    mode = struct.pack("=I", told.st_mode)
    assert found.raw.index(mode) == ours.index(mode)
    moment = struct.pack("=q", int(told.st_mtime))
    assert found.raw.rindex(moment) == ours.rindex(moment) or int(told.st_ctime) != int(told.st_mtime)


@pytest.mark.parametrize(
    ("machine", "size", "mode", "links", "number"), [("x86_64", 144, 24, 16, 40), ("aarch64", 128, 16, 20, 32)]
)
def test_fields_stand_where_each_machine_has_them(machine: str, size: int, mode: int, links: int, number: int) -> None:
    """Size and places are those of asm/stat.h."""
    found = packed(machine, MODE, 5, 1_700_000_000)
    assert len(found) == size
    assert struct.unpack_from("=I", found, mode) == (MODE,)
    assert struct.unpack_from("=I", found, links) == (1,)
    assert struct.unpack_from("=Q", found, number) == (8 << 8 | 5,)


def test_statx_is_the_same_everywhere() -> None:
    """Size and places are those of linux/stat.h."""
    found = packed_statx(MODE, 5, 1_700_000_000)
    assert len(found) == 256
    assert struct.unpack_from("=H", found, 28) == (MODE,)
    assert struct.unpack_from("=qI", found, 64) == (1_700_000_000, 0)
    assert struct.unpack_from("=II", found, 128) == (8, 5)
