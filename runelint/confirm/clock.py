"""The time of rehearsals: that of the machine, since real runs that follow them compare with that."""

from __future__ import annotations

import time

# It stands still, so that all rehearsals of one plugin are alike.
NOW = int(time.time())
"""The seconds since 1970 when this process began."""

# From so many on a number is most likely a point in time, which moves between a rehearsal and a run.
_A_TIME = 1_000_000_000
_DAY, _YEAR = 86_400, 31_536_000


def is_time(number: int) -> bool:
    """Return whether a number is most likely a point in time."""
    return number >= _A_TIME


def around(number: int) -> tuple[int, ...]:
    """Return points in time that are well before and after one; of another number nothing."""
    steps = (_DAY, -_DAY, _YEAR, -_YEAR)
    return tuple(number + step for step in steps) if is_time(number) else ()


def dated(form: str, seconds: int = NOW) -> str:
    """Return a point in time in the form of strftime(3), in UTC."""
    return time.strftime(form, time.gmtime(seconds))
