"""Every line that a plugin executed, and where the stdout of the command on it went."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from runelint.flow.descriptors import Sink
from runelint.flow.events import Emit, Run, Write
from runelint.report.attribution import LONGEST_SHOWN, is_library, outside_library
from runelint.report.escape import columns, unheard_json, visible, without_surrogates
from runelint.report.one_run import how_it_ended, last_line
from runelint.report.palette import Palette, Style
from runelint.report.witness import shortened
from runelint.report.wrap import wrapped
from runelint.runner.observation import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from runelint.flow.behaviour import Behaviour
    from runelint.report.one_run import OneRun
    from runelint.runner.observation import Step

FORMAT_VERSION = 1
_PLACE, _GOES = 14, 24
# So much of a command is shown also where a line of the terminal is short.
_LEAST = 20
_WRITES_NOTHING = re.compile(r"[A-Za-z_]\w*(?:\[[^]]*\])?\+?=\S*\Z|\[\[ |\(\( ")
_NAMES = {
    Sink.CONTRACT_STDOUT: "contract",
    Sink.CAPTURE: "captured",
    Sink.PIPE: "a pipe",
    Sink.NULL: "/dev/null",
    Sink.CLOSED: "closed",
    Sink.STDIN: "stdin",
    Sink.UNKNOWN: "?",
}


class Row(NamedTuple):
    """One executed command: where it stands, what it wrote to contract stdout, or else where its stdout went.

    `written` counts bytes. `goes` is empty when nothing is known, `imagined` tells that the analysis says so and that
    it was not observed. `depth` counts the function calls around it.
    """

    path: str
    line: int
    depth: int
    process: int
    status: int
    text: str
    written: int
    goes: str
    imagined: bool


def imagined_targets(behaviour: Behaviour) -> dict[tuple[str, int], frozenset[str]]:
    """Return where the stdout of the commands on each line goes, as far as the analysis knows it."""
    found: dict[tuple[str, int], set[str]] = {}
    for event in behaviour.events:
        if isinstance(event, Write | Run | Emit):
            place = event.where.place
            line = place.source.position(place.start).line
            target = event.target
            name = target.detail if target.sink is Sink.FILE and target.detail else target.sink.value
            found.setdefault((place.source.path, line), set()).add(_NAMES.get(target.sink, name))
    return {place: frozenset(names) for place, names in found.items()}


def rows_of(run: OneRun, imagined: Mapping[tuple[str, int], frozenset[str]], *, library: bool = False) -> Iterator[Row]:
    """Yield a row for each command in the order of execution; those inside the library only on request."""
    observation = run.observation
    written: dict[int, int] = {}
    for each in observation.writes:
        if each.step is not None:
            written[each.step] = written.get(each.step, 0) + len(each.content)
    calls: Row | None = None
    for index, step in enumerate(observation.steps):
        if is_library(step.spot.path) and not library:
            # What the library writes counts for the line that called it.
            if calls is not None:
                calls = _more(calls, written.get(index, 0))
            continue
        if calls is not None:
            yield calls
        calls = _row(step, written.get(index, 0), imagined, run.shown)
    if calls is not None:
        yield calls


def _more(row: Row, count: int) -> Row:
    if not count:
        return row
    return row._replace(written=row.written + count, goes=_contract(row.written + count), imagined=False)


def _contract(count: int) -> str:
    return f"contract, {count} byte{'s' * (count != 1)}"


def _row(
    step: Step,
    count: int,
    imagined: Mapping[tuple[str, int], frozenset[str]],
    shown: Callable[[str], str | None],
) -> Row:
    spot, _ = outside_library(step.spot) if is_library(step.spot.path) else (step.spot, "")
    path = shown(step.spot.path) or step.spot.path
    goes, guess = "", False
    if count:
        goes = _contract(count)
    else:
        silent = _WRITES_NOTHING.match(step.text)
        names = frozenset() if silent else imagined.get((path, spot.line), frozenset()) - {"contract"}
        goes, guess = ", ".join(sorted(names)), bool(names)
    depth = len(step.spot.stack)
    return Row(path, step.spot.line, depth, step.process, step.status, step.text[:LONGEST_SHOWN], count, goes, guess)


def trace_text(run: OneRun, rows: Iterable[Row], *, width: int, colour: bool) -> Iterator[str]:
    """Yield the table line by line: place, where stdout went, the command with its words as Bash saw them."""
    palette = Palette(colour)
    yield palette.paint(f"{'line':>{_PLACE}}  {'stdout':<{_GOES}}  command", Style.STRONG) + "\n"
    for row in rows:
        place = str(row.line) if row.path == run.plugin else f"{visible(row.path.rpartition('/')[2])}:{row.line}"
        if columns(place) > _PLACE:
            place = "..." + place[-(_PLACE - 3) :]
        goes = shortened(visible(row.goes), _GOES)
        padding = " " * (_GOES - columns(goes))
        goes = palette.paint(goes, Style.ERROR) if row.written else goes
        process = "" if row.process == 1 else f"[{row.process}] "
        lead = "  " * min(row.depth, 6) + process
        text = shortened(lead + visible(row.text), max(width - _PLACE - _GOES - 4, _LEAST))
        yield f"{' ' * (_PLACE - columns(place))}{place}  {goes}{padding}  {text}".rstrip() + "\n"
    ended = how_it_ended(run.observation) or f"exit status {run.observation.status}"
    last = last_line(run)
    where = f" on line {last.number}" if last is not None else ""
    for line in wrapped(f"Ended{where}: {ended}.", width=width):
        yield line + "\n"
    for reason in run.observation.blind:
        yield from (f"{line}\n" for line in wrapped(f"Steps may be missing: {reason}.", width=width))


def trace_json(run: OneRun, rows: Iterable[Row], *, tool_version: str) -> str:
    """Return the trace as JSON text in ASCII, whose shape is `trace.schema.json`."""
    observation = run.observation
    document = {
        "version": FORMAT_VERSION,
        "tool": {"name": "runelint", "version": tool_version},
        "plugin": without_surrogates(run.plugin),
        "steps": [_step(row) for row in rows],
        "exit": observation.status if observation.outcome is Outcome.EXITED else None,
        "ended": without_surrogates(how_it_ended(observation)),
        "notes": [without_surrogates(reason) for reason in observation.blind],
    }
    return unheard_json(json.dumps(document, indent=2)) + "\n"


def _step(row: Row) -> dict[str, object]:
    return {
        "path": without_surrogates(row.path),
        "line": row.line,
        "depth": row.depth,
        "process": row.process,
        "status_before": row.status,
        "command": without_surrogates(row.text),
        "written": row.written,
        "stdout": without_surrogates(row.goes),
        "observed": not row.imagined,
    }
