"""A value that is executed: scenarios in which it starts a command of ours, and whether that was started."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from runelint.confirm.experiments.clients import STATEMENT, standing_in
from runelint.confirm.experiments.payloads import MARKER, PLACED, folder_of, payloads, tail_of
from runelint.confirm.judge import Judgement, Opinion
from runelint.flow.events import Interpreted, Language
from runelint.runner.farm import CORE
from runelint.runner.scenario import Answer, Double, File

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from runelint.confirm.claim import Claim
    from runelint.confirm.judge import Trial
    from runelint.runner.observation import Ran
    from runelint.runner.scenario import Json, Scenario

# A value may have been made upper case on its way.
_NAMES = frozenset({MARKER, MARKER.upper(), PLACED})
# Texts in quotes.
_QUOTED = re.compile(r"'(?:[^'\\]|\\.|'')*'|\"(?:[^\"\\]|\\.|\"\")*\"|`[^`]*`", re.DOTALL)


def attempts(claim: Claim, plain: Trial) -> Iterator[Scenario]:
    """Yield scenarios like that of `plain` in which the values that are executed would start a command of ours."""
    event = claim.hit.event
    if not isinstance(event, Interpreted):
        return
    names = {hole.name for hole in event.sources}
    ready = _prepared(claim, event, plain)
    tried: list[Json] = []
    for payload in payloads(event):
        for change in (_put(payload), _appended(payload)):
            message = with_values(ready.message, names, change)
            if message not in tried:
                tried.append(message)
                yield ready._replace(message=message)
    if tried:
        loud = {**ready.commands, MARKER.upper(): Double(Answer())}
        yield ready._replace(message=tried[0], commands=loud)


def compared(claim: Claim, plain: Trial, trial: Trial) -> Judgement:
    """Return SHOWN when a value of the message has started the command, or stands in a statement as code."""
    del plain
    event = claim.hit.event
    if not isinstance(event, Interpreted):
        return Judgement(Opinion.UNCLEAR, "the finding names nothing that is executed")
    if not trial.seen.steps.get(id(event)):
        return Judgement(
            Opinion.ELSEWHERE, "no value that would be executed gets there: what comes in is checked before"
        )
    here = trial.steps_at(claim.hit.place)
    started = [ran for ran in trial.observation.commands if ran.arguments[0] in _NAMES]
    if any(_belongs(ran, here, trial) for ran in started) or (started and event.by == "trap"):
        return Judgement(Opinion.SHOWN)
    if event.language in {Language.SQL, Language.PROGRAM} and _is_stated(event, here, trial):
        return Judgement(Opinion.SHOWN)
    if started:
        return Judgement(Opinion.UNCLEAR, "a value of the message was executed, but elsewhere")
    return Judgement(Opinion.UNCLEAR, "no value that was tried was executed")


def _belongs(ran: Ran, here: frozenset[int], trial: Trial) -> bool:
    """Return whether a step at the claim's place, or the last one before the command, has started it."""
    if ran.step is not None and ran.step in here:
        return True
    latest = max((index for index, step in enumerate(trial.observation.steps) if step.at < ran.at), default=None)
    return ran.step is None and latest in here


def _is_stated(event: Interpreted, here: frozenset[int], trial: Trial) -> bool:
    """Return whether the command's name stands outside of all quotes in a statement that a client was given."""
    for ran in trial.observation.commands:
        name = ran.arguments[0].rpartition("/")[2]
        mine = name in {event.by, STATEMENT} or (ran.step is not None and ran.step in here)
        if mine and name not in CORE and any(MARKER in _QUOTED.sub("''", word) for word in ran.arguments[1:]):
            return True
    return False


def _prepared(claim: Claim, event: Interpreted, plain: Trial) -> Scenario:
    """Return the scenario of `plain` with the command that values start, and with files that start it."""
    scenario = plain.scenario
    commands = {**scenario.commands, MARKER: Double(Answer())}
    files = dict(scenario.files)
    if event.language is Language.FILE:
        files[PLACED + tail_of(event)] = File(f"{MARKER}\n")
    if event.language is Language.COMMAND:
        commands[PLACED + tail_of(event)] = Double(Answer())
    if event.language in {Language.FILE, Language.COMMAND}:
        files |= _folders(folder_of(event))
    if event.language in {Language.AWK, Language.SED}:
        files |= _inputs(claim, plain)
    return standing_in(claim, plain, scenario._replace(commands=commands, files=files))


def _folders(before: str) -> dict[str, File]:
    path = before.rstrip("/")
    return {path: File(directory=True)} if path.startswith("/") and path != PLACED else {}


def _inputs(claim: Claim, plain: Trial) -> dict[str, File]:
    """Return the files that the filters at the claim's place read, with a line in each."""
    here = plain.steps_at(claim.hit.place)
    words = chain.from_iterable(ran.arguments[1:] for ran in plain.observation.commands if ran.step in here)
    return {
        word: plain.scenario.files.get(word, File("x 1\nlisten = 1\n"))
        for word in words
        if re.fullmatch(r"(?:/[\w.@:+-]+){2,}", word)
    }


def _put(payload: str) -> Callable[[str], str]:
    return lambda _: payload


def _appended(payload: str) -> Callable[[str], str]:
    joint = "+" if payload.startswith("GROUPS") else ""
    return lambda old: f"{old}{joint}{payload}"


def with_values(message: Json, names: set[str], change: Callable[[str], str]) -> Json:
    """Return the message with changed values under `names`, or under every key where one of them is not known."""
    if not isinstance(message, dict):
        return message
    everything = bool(names & {"*", "?"}) or any(name.startswith("RUNE_") for name in names)
    payload = message.get("payload")
    payload = payload if isinstance(payload, dict) else {}
    parts = {name: _object(payload.get(name)) for name in ("input_parameters", "context")}
    outer = {name: _object(message.get(name)) for name in ("message_metadata", "observability")}
    for held in (*parts.values(), *outer.values()):
        for name in held if everything else names:
            if everything or name in held or held is parts["input_parameters"] or held in outer.values():
                held[name] = _changed(held.get(name, ""), change)
    return {**message, **outer, "payload": {**payload, **parts}}


def _object(value: Json) -> dict[str, Json]:
    return dict(value) if isinstance(value, dict) else {}


def _changed(value: Json, change: Callable[[str], str]) -> Json:
    match value:
        case dict():
            return {key: _changed(each, change) for key, each in value.items()}
        case list():
            return [_changed(each, change) for each in value]
        case bool() | None:
            return change("")
        case _:
            return change(str(value))
