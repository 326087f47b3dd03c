"""Files of `/proc` that tell of the machine: a scenario may say what is in them.

Every Linux has those of `TOLD`, so that they can be covered in a sandbox whose `/proc` is read-only; no program that a
plugin is run with needs them. What the others say is told by the supervisor, whether this kernel has them or not.
`/sys` is another matter: a sandbox has none, and a scenario may make any file there.
"""

from __future__ import annotations

import os
import re
from functools import cache

PROC = "/proc"
# What a process is told about processes is the kernel's alone.
_PROCESSES = re.compile(rf"{PROC}/(\d+|self|thread-self)(/|$)", re.ASCII)
TOLD: dict[str, str] = {
    "/proc/cpuinfo": "processor\t: 0\nmodel name\t: CPU\ncpu MHz\t\t: 2000.000\n",
    "/proc/filesystems": "nodev\ttmpfs\n\text4\n",
    "/proc/loadavg": "0.10 0.20 0.30 1/100 4242\n",
    "/proc/meminfo": (
        "MemTotal:       16000000 kB\nMemFree:         8000000 kB\nMemAvailable:   12000000 kB\n"
        "SwapTotal:       2000000 kB\nSwapFree:        2000000 kB\n"
    ),
    "/proc/stat": "cpu  100 0 100 1000 0 0 0 0 0 0\ncpu0 100 0 100 1000 0 0 0 0 0 0\nbtime 1767225600\n",
    "/proc/uptime": "100000.00 90000.00\n",
    "/proc/version": "Linux version 6.1.0 (builder) #1 SMP\n",
}
"""What an ordinary machine says in them."""

USUAL: dict[str, tuple[str, ...]] = {
    "/proc/mdstat": (
        (
            "Personalities : [raid1]\nmd0 : active raid1 sdb1[1] sda1[0]\n"
            "      1046528 blocks super 1.2 [2/2] [UU]\n\nunused devices: <none>\n"
        ),
        (
            "Personalities : [raid1]\nmd0 : active raid1 sdb1[1](F) sda1[0]\n"
            "      1046528 blocks super 1.2 [2/1] [U_]\n\nunused devices: <none>\n"
        ),
        (
            "Personalities : [raid1]\nmd0 : active raid1 sdb1[2] sda1[0]\n"
            "      1046528 blocks super 1.2 [2/1] [U_]\n"
            "      [=>...................]  recovery =  9.5% (99680/1046528) finish=0.1min speed=99680K/sec\n\n"
            "unused devices: <none>\n"
        ),
    ),
    "/proc/modules": ("loop 40960 0 - Live 0x0000000000000000\n",),
    "/proc/mounts": ("/dev/sda1 / ext4 rw,relatime 0 0\n", "/dev/sda1 / ext4 ro,relatime 0 0\n"),
    "/proc/net/bonding/bond0": (
        "Bonding Mode: fault-tolerance (active-backup)\nMII Status: up\n\nSlave Interface: eth0\nMII Status: up\n",
        "Bonding Mode: fault-tolerance (active-backup)\nMII Status: up\n\nSlave Interface: eth0\nMII Status: down\n",
    ),
    "/proc/swaps": ("Filename\t\t\t\tType\t\tSize\tUsed\tPriority\n/dev/sda2 partition\t2097148\t0\t-2\n",),
}
"""What some of the others say on a machine that has them: when all is well, then when it is not."""


def can_be_told(path: str) -> bool:
    """Return whether a scenario may say what is at `path`, below `/proc`."""
    return path.startswith(f"{PROC}/") and not _PROCESSES.match(path)


@cache
def mode_here(path: str) -> int:
    """Return the mode of a path below `/proc` that this machine's kernel has, too; 0 when it has none."""
    try:
        return os.stat(path).st_mode if can_be_told(path) else 0
    except OSError:
        return 0
