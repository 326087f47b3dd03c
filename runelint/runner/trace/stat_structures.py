"""The structures in which the kernel tells of a file: struct stat, one for each kind of machine, and struct statx."""

from __future__ import annotations

import struct

# arch/x86/include/uapi/asm/stat.h: device, inode, links, mode, user, group, padding, device number, size, block size,
# blocks, three times with nanoseconds, three words that are not used.
_X86_64 = struct.Struct("=QQQIIIIQqqq6Q24x")
# include/uapi/asm-generic/stat.h: device, inode, mode, links, user, group, device number, padding, size, block size,
# padding, blocks, three times with nanoseconds, two words that are not used.
_GENERIC = struct.Struct("=QQIIIIQQqiiq6Q8x")
# include/uapi/linux/stat.h: mask, block size, attributes, links, user, group, mode, inode, size, blocks, mask of
# attributes, four times, the two halves of both device numbers, the rest.
_STATX = struct.Struct("=IIQIIIHxxQQQQ" + "qIxxxx" * 4 + "IIII" + "112x")

_DEVICE = 0x17
_BLOCK = 4096
# STATX_BASIC_STATS of linux/stat.h.
_BASIC = 0x7FF
_MAJOR = 8


def packed(machine: str, mode: int, number: int, moment: int) -> bytes:
    """Return the struct stat of file `number`, which belongs to root and changed at `moment`."""
    times = (moment, 0) * 3
    device = _MAJOR << 8 | number
    if machine == "x86_64":
        return _X86_64.pack(_DEVICE, number, 1, mode, 0, 0, 0, device, 0, _BLOCK, 0, *times)
    return _GENERIC.pack(_DEVICE, number, mode, 1, 0, 0, device, 0, 0, _BLOCK, 0, 0, *times)


def packed_statx(mode: int, number: int, moment: int) -> bytes:
    """Return the struct statx of file `number`."""
    times = (moment, 0) * 4
    devices = (_MAJOR, number, 0, _DEVICE)
    return _STATX.pack(_BASIC, _BLOCK, 0, 1, 0, 0, mode, number, 0, 0, 0, *times, *devices)
