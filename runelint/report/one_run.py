"""One real run of a plugin: what it was given, which line wrote what, how it ended, and what RUNE would say."""

from __future__ import annotations

import json
import signal
from typing import TYPE_CHECKING, NamedTuple

from runelint.report.attribution import LONGEST_SHOWN, Line, line_of
from runelint.report.escape import unheard_json, visible, visible_lines, without_surrogates
from runelint.report.given import brief, rune_says, told
from runelint.report.observed import observed
from runelint.report.palette import Palette, Style
from runelint.report.witness import labelled, shortened, stdout_rows
from runelint.report.wrap import wrapped
from runelint.runner.observation import Outcome
from runelint.runner.scenario_json import to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from runelint.contract.bpcs.messages import Problem
    from runelint.failure import Skip
    from runelint.finding import StdoutPart
    from runelint.runner.observation import Observation, Ran
    from runelint.runner.scenario import Double, Json, Scenario

FORMAT_VERSION = 1
_INDENT = 12
_MOST_LINES = 20


class OneRun(NamedTuple):
    """A run of the plugin that the user knows as `plugin`.

    `stood_in` are the doubles that nobody asked for. `usual` is an ordinary message. `problem` is what RUNE would find
    wrong; it is empty when the contract was kept. `shown` gives the user's name of a file in the sandbox, or None.
    `absent` are the files that the plugin sources and that were not copied into the sandbox.
    """

    plugin: str
    scenario: Scenario
    stood_in: Mapping[str, Double]
    usual: Json
    observation: Observation
    parts: tuple[StdoutPart, ...]
    problem: str
    shown: Callable[[str], str | None]
    absent: tuple[Skip, ...] = ()


def how_it_ended(observation: Observation) -> str:
    """Return how the plugin ended when it did not exit by itself, or an empty text."""
    match observation.outcome:
        case Outcome.EXITED:
            return ""
        case Outcome.SIGNALLED:
            known = observation.status in set(signal.Signals)
            name = signal.Signals(observation.status).name if known else f"signal {observation.status}"
            return f"killed by {name}"
        case Outcome.TIMED_OUT | Outcome.LIMITED:
            return ": ".join(part for part in (observation.outcome.value, observation.reason) if part)


def broken_by(observation: Observation, problem: Problem | None) -> str:
    """Return why the contract was not kept, or an empty text; `problem` is what RUNE makes of output and status."""
    ended = how_it_ended(observation)
    if ended:
        was = "was " if observation.outcome is Outcome.SIGNALLED else ""
        return f"RUNE would get no answer: the plugin {was}{ended}."
    if problem is not None:
        return rune_says(problem.text)
    if observation.held_open:
        return "RUNE would wait for the end of stdout: something still held it open after the plugin's end."
    return ""


def run_text(run: OneRun, *, width: int, colour: bool) -> Iterator[str]:
    """Yield the report on a run, line by line."""
    palette = Palette(colour)
    yield palette.paint(f"{visible(run.plugin)}: one run in the sandbox", Style.STRONG) + "\n"
    for label, rows in _blocks(run, width - _INDENT, palette):
        for row in labelled(label, rows, palette):
            yield f"{row}\n"
    verdict = run.problem or "The contract was kept."
    style = Style.ERROR if run.problem else Style.GOOD
    for line in wrapped(verdict, width=width):
        yield palette.paint(line, style) + "\n"


def _blocks(run: OneRun, width: int, palette: Palette) -> Iterator[tuple[str, list[str]]]:
    """Yield each part of the report with its label."""
    observation = run.observation
    given: dict[str, list[str]] = {}
    for each in told(run.scenario, usual=run.usual, expected=run.stood_in):
        given.setdefault(each.label, []).append(each.text)
    for label, texts in ({"sent": ["an ordinary message"]} | given).items():
        yield label, [row for text in texts for row in wrapped(text, width=width)]
    if run.stood_in:
        doubles = ", ".join(f"{name} ({brief(double)})" for name, double in run.stood_in.items())
        yield "doubles", wrapped(f"stood in for: {doubles}", width=width)
    yield "ran", _calls(run, width)
    home = run.plugin
    yield "stdout", stdout_rows(run.parts, home=home, width=width, palette=palette, whole=True) or ["nothing"]
    yield "stderr", _lines(observation.stderr, width)
    yield "ended", wrapped(_end(run), width=width)
    for reason in _notes(run):
        yield "note", wrapped(reason, width=width)


def _notes(run: OneRun) -> tuple[str, ...]:
    missed = (f"`{visible(each.path)}` was not copied: it {each.reason}." for each in run.absent)
    excused = (each.sentence() for each in run.observation.inconclusive)
    return (*missed, *run.observation.blind, *excused)


def _calls(run: OneRun, width: int) -> list[str]:
    """Return the doubles that were called, each with its line."""
    rows = []
    for ran in run.observation.commands:
        if ran.double:
            line = called_on(run, ran)
            status = "" if ran.status is None else f"exit {ran.status}"
            place = ", ".join(part for part in (f"line {line.number}" if line else "", status) if part)
            call = visible(" ".join(ran.arguments))
            rows.append(f"{shortened(call, width - len(place) - 3)} ({place})" if place else shortened(call, width))
    return [*rows[:_MOST_LINES], f"... {len(rows) - _MOST_LINES} more"] if len(rows) > _MOST_LINES else rows


def called_on(run: OneRun, ran: Ran) -> Line | None:
    """Return the line that started a command."""
    return None if ran.step is None else line_of(run.observation.steps[ran.step], run.shown)


def _lines(content: bytes, width: int) -> list[str]:
    lines = visible_lines(content)
    rows = [f"  {shortened(line, width - 2)}" for line in lines[:_MOST_LINES]]
    return [*rows, f"  ... {len(lines) - _MOST_LINES} more lines"] if len(lines) > _MOST_LINES else rows


def _end(run: OneRun) -> str:
    """Return how the plugin ended, after which line."""
    observation = run.observation
    ended = how_it_ended(observation) or f"exit status {observation.status}"
    last = last_line(run)
    if last is not None:
        place = f"line {last.number}" if last.path == run.plugin else f"{last.path}:{last.number}"
        ended += f", on {place}" + (f": `{last.who}`" if last.who else "")
    return f"{ended}. Stdout was still held open after that." if observation.held_open else ended


def last_line(run: OneRun) -> Line | None:
    """Return the line that ended the plugin, with the command on it."""
    if run.observation.last is None:
        return None
    step = run.observation.steps[run.observation.last]
    line = line_of(step, run.shown)
    if line is not None and not step.spot.stack and step.text:
        return line._replace(who=step.text[:LONGEST_SHOWN])
    return line


def run_json(run: OneRun, *, tool_version: str) -> str:
    """Return the run as JSON text in ASCII, whose shape is `run.schema.json`."""
    observation = run.observation
    last = last_line(run)
    status = observation.status if observation.outcome is Outcome.EXITED else None
    document = {
        "version": FORMAT_VERSION,
        "tool": {"name": "runelint", "version": tool_version},
        "plugin": without_surrogates(run.plugin),
        "kept": not run.problem,
        "problem": without_surrogates(run.problem),
        "scenario": to_json(run.scenario),
        "stood_in": sorted(run.stood_in),
        "observed": {
            **observed(status, how_it_ended(observation), observation.stdout, observation.stderr, run.parts),
            "last": None if last is None else _place(last),
            "held_open": observation.held_open,
            "commands": [_call(run, ran) for ran in observation.commands],
            "notes": [without_surrogates(reason) for reason in _notes(run)],
            "seconds": round(observation.seconds, 3),
        },
    }
    return unheard_json(json.dumps(document, indent=2)) + "\n"


def _place(line: Line) -> dict[str, object]:
    return {
        "path": without_surrogates(line.path),
        "line": line.number,
        "command": without_surrogates(line.who),
    }


def _call(run: OneRun, ran: Ran) -> dict[str, object]:
    line = called_on(run, ran)
    return {
        "arguments": [without_surrogates(argument) for argument in ran.arguments],
        "status": ran.status,
        "double": ran.double,
        "path": without_surrogates(line.path) if line else "",
        "line": line.number if line else None,
    }
