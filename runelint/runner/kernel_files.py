"""Files of `/proc` that tell of the machine: a scenario may say what is in them.

Every Linux has them, so that they can be covered in a sandbox whose `/proc` is read-only; no program that a plugin is
run with needs them. `/sys` is another matter: a sandbox has none, and a scenario may make any file there.
"""

from __future__ import annotations

PROC = "/proc"
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
