"""The functions of jq that deal with dates (jq(1), Dates), on the way from an input to an answer."""

from __future__ import annotations

import calendar
import time
from typing import TYPE_CHECKING

from runelint.confirm.clock import NOW, dated

if TYPE_CHECKING:
    from collections.abc import Callable

    from runelint.runner.scenario import Json

ISO = "%Y-%m-%dT%H:%M:%SZ"
_PARTS = 6
_YEARS = range(1, 9999)
LAST = 253_402_300_799


def seconds_of(text: Json, form: Json = ISO) -> int:
    """Return the seconds since 1970 of a date. Raises ValueError and TypeError."""
    if not isinstance(text, str) or not isinstance(form, str):
        raise TypeError("is no date")
    return calendar.timegm(time.strptime(text, form))


def _number(value: Json) -> int:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= LAST:
        raise TypeError("is no point in time")
    return int(value)


def _broken_down(value: Json) -> Json:
    found = time.gmtime(_number(value))
    return [*found[:1], found[1] - 1, *found[2:6], (found[6] + 1) % 7, found[7] - 1]


def _made(value: Json) -> int:
    """Return the seconds since 1970 of a broken down time, or of a number."""
    if not isinstance(value, list):
        return _number(value)
    if len(value) < _PARTS or not all(isinstance(each, int | float) for each in value):
        raise TypeError("is no broken down time")
    year, month, *rest = (int(each) for each in value[:_PARTS])  # type: ignore[arg-type]
    if year not in _YEARS:
        raise ValueError("is no year")
    return calendar.timegm((year, month + 1, *rest))


def _shown(value: Json, form: Json = ISO) -> str:
    if not isinstance(form, str):
        raise TypeError("is no form of a date")
    return dated(form, _number(_made(value)))


OF_VALUE: dict[str, Callable[[Json], Json]] = {
    "now": lambda _: NOW,
    **dict.fromkeys(("fromdate", "fromdateiso8601"), seconds_of),
    **dict.fromkeys(("todate", "todateiso8601"), lambda value: _shown(_number(value))),
    "gmtime": _broken_down,
    "mktime": _made,
}
WITH_VALUES: dict[tuple[str, int], Callable[..., Json]] = {
    ("strptime", 1): lambda value, form: _broken_down(seconds_of(value, form)),
    **{(name, 1): _shown for name in ("strftime", "strflocaltime")},
}
