"""Inputs for which the date functions of jq give a certain answer (jq(1), Dates)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.confirm.clock import NOW, dated
from runelint.confirm.jq.dates import ISO, LAST, seconds_of
from runelint.confirm.jq.holes import NOTHING, Hole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from runelint.confirm.jq.callees import Backwards, Callee
    from runelint.jq.tree import Node


def _times(wanted: object) -> Iterator[int]:
    """Yield points in time that are wanted; where any will do, a fresh one, and an old one."""
    if isinstance(wanted, Hole):
        yield from (int(each) for each in wanted.samples if isinstance(each, int | float) and 0 <= each <= LAST)
        yield from (each for each in (NOW, 0) if wanted.takes(each))
    elif isinstance(wanted, int | float) and not isinstance(wanted, bool) and 0 <= wanted <= LAST:
        yield int(wanted)


def _from_date(run: Backwards, parts: Sequence[Node], wanted: object) -> Iterator[object]:
    del run, parts
    samples = tuple(dated(ISO, each) for each in _times(wanted))
    if wanted is not NOTHING and samples:
        yield Hole(samples)


def _parsed(run: Backwards, parts: Sequence[Node], wanted: object) -> Iterator[object]:
    """`strptime(form)`: what is wanted is broken down, and `mktime` is asked before."""
    for form in run.constant(parts[0]) if parts and wanted is not NOTHING else []:
        samples = tuple(dated(str(form), each) for each in _times(wanted))
        yield Hole(samples or (dated(str(form)),))


def _same_time(run: Backwards, parts: Sequence[Node], wanted: object) -> Iterator[object]:
    """`mktime` and `gmtime`: a point in time is wanted in another form."""
    del run, parts
    if wanted is not NOTHING:
        yield wanted


def _to_date(run: Backwards, parts: Sequence[Node], wanted: object) -> Iterator[object]:
    form = next((each for each in run.constant(parts[0]) if isinstance(each, str)), ISO) if parts else ISO
    if wanted is NOTHING:
        return
    try:
        yield seconds_of(wanted, form)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        yield NOW


CALLEES: dict[str, Callee] = {
    **dict.fromkeys(("fromdate", "fromdateiso8601"), _from_date),
    **dict.fromkeys(("todate", "todateiso8601", "strftime", "strflocaltime"), _to_date),
    "strptime": _parsed,
    **dict.fromkeys(("mktime", "gmtime"), _same_time),
}
