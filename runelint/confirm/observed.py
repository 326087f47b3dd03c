"""A real run in the words of the analysis: what was seen becomes a path of events, and rules can be asked about it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from runelint.confirm.ending import ending_of
from runelint.confirm.geography import lines_within
from runelint.confirm.structure import traced_words
from runelint.contract.bpcs.functions import FUNCTIONS
from runelint.flow.behaviour import Behaviour, Path, paths_of
from runelint.flow.descriptors import CONTRACT_STDOUT, Sink, Target
from runelint.flow.events import (
    Build,
    Condition,
    Emit,
    Exposed,
    Init,
    Process,
    ProcessKind,
    Query,
    ReadInput,
    Record,
    Redirected,
    Run,
    SourceFile,
    Spawn,
    StdinRead,
    Where,
    Write,
)
from runelint.flow.state import MAIN, Trail
from runelint.flow.values import constant
from runelint.runner.observation import LONGEST_TEXT
from runelint.runner.scenario import Library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from runelint.confirm.geography import Geography
    from runelint.flow.events import Event
    from runelint.flow.place import Place
    from runelint.flow.values import Text
    from runelint.runner.observation import Frame, Observation, Spot, Step, Written
    from runelint.runner.scenario import Scenario

_FIRST = re.compile(r"([A-Za-z_][\w.-]*)(?=[ \t])")
# Bash traces what is in them, and not them; or what follows them.
_KEYWORDS = frozenset({"if", "while", "until", "time", "coproc", "function"})
_ELSEWHERE = Target(Sink.UNKNOWN, "not contract stdout")
_DIAGNOSTICS = 2


class Seen(NamedTuple):
    """A real run as the rules see it: its one path, and for each event of that the step that it was seen at.

    `steps` are keyed by the identity of the imagined event that each one is an instance of.
    """

    path: Path
    behaviour: Behaviour
    steps: dict[int, list[int]]


# Events that tell by a name which command they are.
_COMMANDS = (Write, Run, Emit, Record, Init, ReadInput, StdinRead)


class Observer:
    """Turns observations of one plugin into paths."""

    def __init__(self, behaviour: Behaviour, geography: Geography, outside: Callable[[str], str | None]) -> None:
        """Arrange the imagined events by file and line; `outside` gives the real path of one in the sandbox."""
        self.behaviour = behaviour
        self.geography = geography
        self._outside = outside
        self._by_line: dict[tuple[str, int], list[Event]] = {}
        self._in_traps: list[Event] = []
        # Runs of one plugin take the same steps again and again.
        self._known_paths: dict[str, str] = {}
        self._known_steps: dict[tuple[Spot, str], list[Event]] = {}
        for event in behaviour.events:
            path = geography.path_of(event.where.place.source)
            for line in self._lines(event):
                self._by_line.setdefault((path, line), []).append(event)
            if event.where.trap and not event.where.stack:
                self._in_traps.append(event)

    def path_of(self, spot: Spot | Frame) -> str:
        """Return the real path of the file that a step is in."""
        found = self._known_paths.get(spot.path)
        if found is None:
            found = self._known_paths[spot.path] = self._outside(spot.path) or spot.path
        return found

    def seen(self, observation: Observation, scenario: Scenario) -> Seen:
        """Return the path that the plugin really took."""
        written = _by_step(observation)
        said = frozenset(
            answer.stderr
            for double in scenario.commands.values()
            for answer in (double.answer, *(case.answer for case in double.cases))
            if answer.stderr and not answer.stdout
        )
        trail: Trail | None = None
        where_seen: dict[int, list[int]] = {}
        initialised = scenario.library is Library.READY
        for index, step in enumerate(observation.steps):
            here = self._in_order(step)
            for imagined in here:
                where_seen.setdefault(id(imagined), []).append(index)
            for imagined in _one_of_each(here, step, partial(_agrees, index, observation, written)):
                event = _as_it_was(imagined, index, observation, written, initialised=initialised)
                if isinstance(event, Spawn) and not self._held(event, observation):
                    event = Spawn(event.where, event.command, (), event.works)
                if isinstance(imagined, Redirected) and not self._diagnostics(imagined, index, observation, said):
                    event = None
                if event is None:
                    continue
                if isinstance(event, Init) and event.where.process.is_main:
                    initialised = True
                emissions = () if trail is None else trail.emissions
                if isinstance(event, Emit):
                    emissions = (*emissions, event)
                trail = Trail(event, trail, 1 if trail is None else trail.depth + 1, emissions)
        ending = ending_of(self, observation, trail)
        path = paths_of([(trail, ending)])[0]
        known = [e for e in self.behaviour.events if isinstance(e, Init | SourceFile) and id(e) not in where_seen]
        behaviour = Behaviour(self.behaviour.script, (path,), (*path.events, *known), ())
        return Seen(path, behaviour, where_seen)

    def _held(self, spawn: Spawn, observation: Observation) -> bool:
        """Return whether a process that was started there had contract stdout open after the end."""
        place = spawn.where.place
        path, lines = self.geography.path_of(place.source), self.geography.lines(place)
        for holder in observation.holders:
            if holder.step is None:
                continue
            spot = observation.steps[holder.step].spot
            around: list[Spot | Frame] = [spot, *spot.stack]
            if any(at.line in lines and self.path_of(at) == path for at in around):
                return True
        return False

    def _diagnostics(self, event: Redirected, index: int, observation: Observation, said: frozenset[str]) -> bool:
        """Return whether diagnostics were seen on contract stdout after the redirection, by what it holds for.

        They are what was written to descriptor 2, or was to go there (`echo x >&2`), and what doubles said that had
        nothing to say on stdout.
        """
        own = observation.steps[index]
        lasting = event.text.startswith("exec") or own.text.startswith(("exec", "BASH_XTRACEFD"))
        for written in observation.writes:
            if written.step is None or written.step < index:
                continue
            told = written.descriptor == _DIAGNOSTICS or written.content.decode("utf-8", "replace") in said
            if not told and not self._is_misled(observation.steps[written.step]):
                continue
            if lasting or written.step == index or _is_under(observation, index, written):
                return True
        return False

    def _is_started_at(self, event: Event, step: Step) -> bool:
        """Return whether a trap's action was imagined in a child process that begins on the line of the step.

        Bash names the line of what has failed: of all the places where the trap may run that is the one.
        """
        if not event.where.trap:
            return False
        path, lines = self.path_of(step.spot), {step.spot.line, *(frame.line for frame in step.spot.stack)}
        process: Process | None = event.where.process
        while process is not None and process.place is not None:
            if self.geography.path_of(process.place.source) == path and lines & {*lines_within(process.place)}:
                return True
            process = process.parent
        return False

    def _is_misled(self, step: Step) -> bool:
        """Return whether what builtins print there comes to contract stdout as diagnostics only."""
        found = [each.target for each in self._imagined(step) if isinstance(each, Write)]
        return any(each.misled for each in found) and all(
            each.misled for each in found if each.sink is Sink.CONTRACT_STDOUT
        )

    def _lines(self, event: Event) -> Iterable[int]:
        """Return the lines that Bash may name for the commands that the event is about."""
        around = event.around if isinstance(event, Redirected) else None
        return self.geography.lines(event.where.place) if around is None else lines_within(around)

    def _is_at(self, event: Event, spot: Spot, path: str) -> bool:
        around = event.around if isinstance(event, Redirected) else None
        return self.geography.is_at(event.where, spot, path=path, within=around)

    def _in_order(self, step: Step) -> list[Event]:
        """Return the imagined events that may take place at `step`, the likelier ones first."""
        key = step.spot, step.text
        found = self._known_steps.get(key)
        if found is None:
            found = sorted(self._imagined(step), key=lambda each: not self._is_started_at(each, step))
            self._known_steps[key] = found
        return found

    def _imagined(self, step: Step) -> list[Event]:
        """Return the imagined events that may take place at `step`."""
        path = self.path_of(step.spot)
        near = self._by_line.get((path, step.spot.line), ())
        out = [e for e in near if _is_named(e, step) and self._is_at(e, step.spot, path)]
        if not self._in_traps or any(isinstance(event, _COMMANDS) for event in out):
            return out
        # Bash names line 1 for the commands of an EXIT trap, and for those of others the line where the signal came, or
        # where the command stands that has failed.
        told = (e for e in self._in_traps if _is_named(e, step) and (e.where.trap != "EXIT" or step.spot.line == 1))
        return [e for e in told if isinstance(e, _COMMANDS)] or out


def _is_named(event: Event, step: Step) -> bool:
    """Return whether the words of the step are those of the event's command."""
    match event:
        case Write() | Run():
            plain = event.command.rpartition("/")[2]
            return not plain or "$" in plain or plain in step.text.split("\n", 1)[0]
        case Emit() | Record():
            name = event.function
        case Init():
            name = "rune_init"
        case ReadInput():
            name = event.reader if event.reader in FUNCTIONS else ""
        case StdinRead():
            plain = event.command.rpartition("/")[2]
            return not plain.isalnum() or plain in step.text
        # What is interpreted may stand in an expansion, such as a sum, whose first word is no command's.
        case Build() | Query() | Exposed():
            return _is_spelled(event.where.place, step)
        case _:
            return True
    # A function is called by its name and nothing else: `trap 'rune_error …' ERR` only names it.
    return not name or name == _first_word(step.text) or "$" in name


def _is_spelled(place: Place, step: Step) -> bool:
    """Return whether the step can be the command at `place`, and is not another one on the same line.

    A command that begins with a plain word is traced with that word.
    """
    found = _FIRST.match(place.source.text, place.start, place.end)
    return found is None or found[1] in _KEYWORDS or found[1] == _first_word(step.text)


def _first_word(text: str) -> str:
    return text.split(maxsplit=1)[0] if text.strip() else ""


def _one_of_each(events: list[Event], step: Step, agrees: Callable[[Event], bool]) -> Iterator[Event]:
    """Yield one event of each kind and command, and rather one that was imagined in such a process.

    The paths of a plugin may differ in where a message goes: rather one that `agrees` with where it went.
    """
    chosen: dict[tuple[object, ...], Event] = {}
    for event in events:
        key = (type(event), getattr(event, "command", ""), getattr(event, "function", ""), event.where.place)
        known = chosen.get(key)
        if known is not None and not _may_be_called(event, step):
            continue
        if known is not None and _may_be_called(known, step):
            if _fits(event, step) != _fits(known, step):
                better = _fits(event, step)
            else:
                better = agrees(event) and not agrees(known)
            if not better:
                continue
        chosen[key] = event
    yield from chosen.values()


def _agrees(index: int, observation: Observation, written: dict[int, list[Written]], event: Event) -> bool:
    """Return whether a message was imagined to go to contract stdout where it came there, and elsewhere otherwise.

    Where it goes is to be known: what goes nobody knows where agrees with nothing.
    """
    if not isinstance(event, Emit):
        return True
    reached = _has_reached(event, index, observation, written)
    return (event.target.sink is Sink.CONTRACT_STDOUT) is reached and event.target.sink is not Sink.UNKNOWN


def _has_reached(event: Emit, index: int, observation: Observation, written: dict[int, list[Written]]) -> bool:
    """Return whether bytes of the message were seen on contract stdout."""
    if event.function:
        return any(_is_under(observation, index, each) for each in observation.writes)
    return bool(written.get(index))


def _may_be_called(event: Event, step: Step) -> bool:
    """Return whether the first argument of the library's function that was imagined can be the one that was traced."""
    if not isinstance(event, Emit | Record) or not event.function or not event.arguments:
        return True
    words = step.text.split(maxsplit=2)
    first = event.arguments[0].known
    return first is None or len(words) < 2 or not first.isdecimal() or words[1].strip("'\"") == first  # noqa: PLR2004


def _fits(event: Event, step: Step) -> bool:
    return event.where.process.is_main == (step.process == 1)


def _by_step(observation: Observation) -> dict[int, list[Written]]:
    out: dict[int, list[Written]] = {}
    for written in observation.writes:
        if written.step is not None:
            out.setdefault(written.step, []).append(written)
    return out


def _as_it_was(
    event: Event, index: int, observation: Observation, written: dict[int, list[Written]], *, initialised: bool
) -> Event | None:
    """Return `event` with what was seen of it in place of what was imagined; None when it was not seen."""
    where = _where(event.where, observation.steps[index])
    here = written.get(index, ())
    match event:
        case Write():
            target = _target(here, event.target)
            return Write(where, event.command, target, constant(_text(here)))
        case Run():
            return Run(where, event.command, event.arguments, _target(here, event.target), bool(here), event.relays)
        case Emit():
            reached = _has_reached(event, index, observation, written)
            target = CONTRACT_STDOUT if reached else _not_contract(event.target)
            words = _arguments(event.function, event.arguments, observation.steps[index])
            return Emit(where, event.function, words, target, initialised)
        case Init():
            return Init(where, event.fed)
        case StdinRead():
            return None if _elsewhere(event, index, observation) else replace(event, initialised=initialised)
        case ReadInput():
            words = _arguments(event.reader, event.arguments, observation.steps[index])
            return ReadInput(where, event.reader, initialised, words)
        case Record():
            words = _arguments(event.function, event.arguments, observation.steps[index])
            return Record(where, event.function, words, initialised)
        case Condition():
            return None
        case _:
            return event


def _arguments(function: str, imagined: tuple[Text, ...], step: Step) -> tuple[Text, ...]:
    """Return the arguments that a library function really got, as far as the trace tells."""
    words = traced_words(step.text) if len(step.text) < LONGEST_TEXT else []
    return tuple(constant(word) for word in words[1:]) if words[:1] == [function] else imagined


def _elsewhere(read: StdinRead, index: int, observation: Observation) -> bool:
    """Return whether the command was given another stdin than the plugin's."""
    ran = [ran for ran in observation.commands if ran.step == index and ran.arguments[0] == read.command]
    return bool(ran) and not any(each.stdin for each in ran)


def _where(imagined: Where, step: Step) -> Where:
    """Return the place of an event with the process that it was seen in."""
    main = step.process == 1
    if main:
        process = MAIN
    elif imagined.process.is_main:
        process = Process(ProcessKind.SUBSHELL, None, MAIN)
    else:
        process = imagined.process
    return Where(imagined.place, process, imagined.stack, imagined.trap)


def _target(here: tuple[Written, ...] | list[Written], imagined: Target) -> Target:
    """Return contract stdout when bytes of the command were seen there."""
    if not here:
        return _not_contract(imagined)
    misled = all(written.descriptor == _DIAGNOSTICS for written in here)
    return CONTRACT_STDOUT._replace(misled=misled)


def _not_contract(imagined: Target) -> Target:
    return _ELSEWHERE if imagined.sink is Sink.CONTRACT_STDOUT else imagined


def _text(here: tuple[Written, ...] | list[Written]) -> str:
    return b"".join(written.content for written in here).decode("utf-8", "surrogateescape")


def _is_under(observation: Observation, index: int, written: Written) -> bool:
    """Return whether bytes were written by what the call at step `index` has led to."""
    if written.step is None or written.step <= index:
        return False
    call, inner = observation.steps[index].spot, observation.steps[written.step].spot
    depth = len(inner.stack) - len(call.stack) - 1
    if depth < 0 or inner.stack[depth + 1 :] != call.stack:
        return False
    frame = inner.stack[depth]
    return frame.path == call.path and frame.line == call.line
