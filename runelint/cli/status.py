"""The exit statuses."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What the exit status says. The last two are the shell's for SIGINT and SIGPIPE."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    INCOMPLETE = 3
    INTERRUPTED = 130
    BROKEN_PIPE = 141
