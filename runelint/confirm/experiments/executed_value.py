"""A value that is executed: scenarios in which it starts a command of ours, and whether that was started."""

from __future__ import annotations

import re
from itertools import chain, takewhile
from typing import TYPE_CHECKING

from runelint.confirm.experiments.clients import STATEMENT, standing_in
from runelint.confirm.experiments.folders import missed
from runelint.confirm.experiments.payloads import MARKER, PLACED, folder_of, payloads, tail_of
from runelint.confirm.forcing import started_after
from runelint.confirm.given import object_of, parts_read, with_values
from runelint.confirm.judge import Judgement, Opinion
from runelint.confirm.knobs import member, with_member
from runelint.confirm.renaming import renamed
from runelint.contract.bpcs.functions import CONTEXT, PARAMETERS
from runelint.flow.events import Interpreted, Language
from runelint.flow.values import Hole, Origin
from runelint.runner.farm import CORE
from runelint.runner.observation import Spot
from runelint.runner.scenario import SIGNALS, Answer, Double, File

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from runelint.confirm.claim import Claim
    from runelint.confirm.judge import Trial
    from runelint.flow.place import Place
    from runelint.runner.observation import Ran
    from runelint.runner.scenario import Json, Scenario

# A value may have been made upper case on its way.
_NAMES = (MARKER, MARKER.upper())
# A key that a program of jq asks for.
_KEY = re.compile(r"\.\[?\"?([A-Za-z_][\w-]*)")
# The library's own programs are longer.
_LONGEST = 400
_MOST_SENDERS = 2
# Texts in quotes.
_QUOTED = re.compile(r"'(?:[^'\\]|\\.|'')*'|\"(?:[^\"\\]|\\.|\"\")*\"|`[^`]*`", re.DOTALL)


_PAYLOAD = ("payload",)


def attempts(claim: Claim, plain: Trial) -> Iterator[Scenario]:
    """Yield scenarios like that of `plain` in which the values that are executed would start a command of ours."""
    event = claim.hit.event
    if not isinstance(event, Interpreted):
        return
    names = {hole.name for hole in event.sources}
    read = parts_read(plain.observation.steps)
    ready = _prepared(claim, event, plain)
    tried: list[Json] = []
    senders = _senders(claim, event, plain)
    for payload in payloads(event):
        for asked in _shapes(_with_defaults(ready.message, event), names, plain):
            for some in (names, *({name} for name in sorted(names) if len(names) > 1)):
                for change in _changes(payload):
                    message = with_values(asked, some, change, read=read)
                    if message not in tried:
                        tried.append(message)
                        made = _moved(ready, asked, message, some)
                        made = made._replace(message=message, files=_places(asked, some, change) | made.files)
                        yield from (_sending(made, *sender) for sender in senders) if senders else (made,)
    if tried:
        loud = {**ready.commands, MARKER.upper(): Double(Answer())}
        yield ready._replace(message=tried[0], commands=loud)


def _senders(claim: Claim, event: Interpreted, plain: Trial) -> list[tuple[str, str]]:
    """Return commands after a trap that may send the signal that it is for; none for what is executed without one."""
    place = event.where.place
    text = place.source.text[place.start : place.end]
    sent = [name for name in SIGNALS if re.search(rf"\b(?:SIG)?{name}\b", text)] if event.by == "trap" else []
    return [(name, sent[0]) for name in started_after(claim, plain)[:_MOST_SENDERS]] if sent else []


def _sending(scenario: Scenario, name: str, signal: str) -> Scenario:
    """Return the scenario in which the command sends the plugin a signal, whatever it is called with."""
    known = scenario.commands.get(name, Double())
    return scenario._replace(
        commands={**scenario.commands, name: known._replace(answer=known.answer._replace(signal=signal), real=False)}
    )


def _moved(scenario: Scenario, before: Json, after: Json, names: set[str]) -> Scenario:
    """Return the scenario in which files that have a value in their name are called by the new one."""
    for name in sorted(names):
        value, changed = (member(each, (*PARAMETERS, name)) for each in (before, after))
        if isinstance(value, str) and isinstance(changed, str) and value != changed:
            scenario = renamed(scenario, value, changed)
    return scenario


def bends(claim: Claim) -> list[Callable[[str], str]]:
    """Return what is made of a value at the claim's place, so that it would start a command of ours."""
    event = claim.hit.event
    found = payloads(event) if isinstance(event, Interpreted) else ()
    return [change for payload in found for change in _changes(payload)]


def places(claim: Claim) -> list[Place]:
    """Return where the values that are executed are expanded."""
    event = claim.hit.event
    return [event.where.place] if isinstance(event, Interpreted) and event.by != "trap" else []


def ready(claim: Claim, plain: Trial) -> Scenario:
    """Return the scenario of `plain` in which there is what a value may start."""
    event = claim.hit.event
    return _prepared(claim, event, plain) if isinstance(event, Interpreted) else plain.scenario


def is_of_message(before: Scenario, after: Scenario) -> bool:
    """Return whether the scenarios differ in the message only: what commands and files say is no input."""
    return after == before._replace(message=after.message, stdin=after.stdin)


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
    started = [ran for ran in trial.observation.commands if _is_ours(ran)]
    if any(_belongs(ran, here, claim, trial) for ran in started) or (started and event.by == "trap"):
        return Judgement(Opinion.SHOWN)
    if event.language in {Language.SQL, Language.PROGRAM} and _is_stated(event, here, trial):
        return Judgement(Opinion.SHOWN)
    if started:
        return Judgement(Opinion.UNCLEAR, "a value of the message was executed, but elsewhere")
    return Judgement(Opinion.UNCLEAR, "no value that was tried was executed")


def _is_ours(ran: Ran) -> bool:
    return ran.arguments[0].rpartition("/")[2].startswith(_NAMES)


def _belongs(ran: Ran, here: frozenset[int], claim: Claim, trial: Trial) -> bool:
    """Return whether a step at the claim's place, or what it has led to, has started the command.

    A file that is sourced there has steps of its own.
    """
    index = ran.step
    if index is None:
        index = max((at for at, step in enumerate(trial.observation.steps) if step.at < ran.at), default=None)
    if index is None or index in here:
        return index is not None
    geography, place = trial.observer.geography, claim.hit.place
    path, lines = geography.path_of(place.source), geography.lines(place)
    calls = trial.observation.steps[index].spot.stack
    return any(call.line in lines and trial.observer.path_of(Spot(call.path, call.line)) == path for call in calls)


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
    files = {**scenario.files, **missed(plain)}
    if event.language is Language.FILE:
        files[PLACED + tail_of(event)] = File(f"{MARKER}\n")
    if event.language is Language.COMMAND:
        files[PLACED + tail_of(event)] = File(f"#!/bin/sh\nexec {MARKER}\n", mode=0o755)
    if event.language in {Language.FILE, Language.COMMAND}:
        files = _folders(folder_of(event)) | files
    if event.language in {Language.AWK, Language.SED, Language.PROGRAM}:
        files |= _inputs(claim, plain)
    files |= _found(claim, plain)
    return standing_in(claim, plain, scenario._replace(commands=commands, files=files))


def _folders(before: str) -> dict[str, File]:
    path = before.rstrip("/")
    return {path: File(directory=True, mode=0o755)} if path.startswith("/") and not PLACED.startswith(path) else {}


def _inputs(claim: Claim, plain: Trial) -> dict[str, File]:
    """Return the files that the filters at the claim's place read, with a line in each."""
    here = plain.steps_at(claim.hit.place)
    runs = [ran for ran in plain.observation.commands if ran.step in here and not _is_find(ran)]
    words = chain.from_iterable(ran.arguments[1:] for ran in runs)
    return {
        word: plain.scenario.files.get(word, File("x 1\n"))
        for word in words
        if re.fullmatch(r"(?:/[\w.@:+-]+){2,}", word)
    }


def _found(claim: Claim, plain: Trial) -> dict[str, File]:
    """Return a file for `find` in each folder that it looks into at the claim's place: for none it executes nothing."""
    here = plain.steps_at(claim.hit.place)
    out: dict[str, File] = {}
    for ran in plain.observation.commands:
        if ran.step in here and _is_find(ran):
            folders = takewhile(lambda word: not word.startswith(("-", "(", "!")), ran.arguments[1:])
            out |= {f"{folder.rstrip('/')}/value": File("value\n") for folder in folders if folder.startswith("/")}
    return out


def _is_find(ran: Ran) -> bool:
    return ran.arguments[0].rpartition("/")[2] == "find"


def _places(message: Json, names: set[str], change: Callable[[str], str]) -> dict[str, File]:
    """Return the folders that have the names of values which begin with one: what is not there may not get further."""
    held = object_of(member(message, PARAMETERS))
    old = [value for value in map(held.get, names) if isinstance(value, str) and value.startswith("/")]
    new = [change(value) for value in old]
    return {value: File(directory=True, mode=0o755) for value in new if value.startswith("/") and "\n" not in value}


def _changes(payload: str) -> tuple[Callable[[str], str], ...]:
    """Return what is made of a value: the payload, or the payload behind it, so that it still begins as it did."""
    if payload.startswith("GROUPS"):
        # A sum is as large as the number was.
        return (lambda old: f"{old}+{payload}" if old.isdecimal() else payload, lambda _: payload)
    return (lambda _: payload, lambda old: f"{old}{payload}")


def _with_defaults(message: Json, event: Interpreted) -> Json:
    """Return the message with the default of each value that is executed where nothing else was given."""
    if not object_of(member(message, _PAYLOAD)):
        return message
    defaults: dict[str, Json] = {name: text for part in event.text.parts for name, text in _defaults(part)}
    return with_member(message, PARAMETERS, {**defaults, **object_of(member(message, PARAMETERS))})


def _defaults(part: str | Hole) -> Iterator[tuple[str, str]]:
    if isinstance(part, str):
        return
    if part.origin is Origin.MESSAGE and part.fallback:
        yield part.name, part.fallback
    for each in part.sources or ():
        yield from _defaults(each)


def _shapes(message: Json, names: set[str], plain: Trial) -> list[Json]:
    """Return the message with values of the shapes that the plugin's programs of jq may ask for."""
    programs = [word for ran in plain.observation.commands if ran.arguments[0] == "jq" for word in ran.arguments[1:]]
    keys: dict[str, Json] = {key: "x" for word in programs if len(word) < _LONGEST for key in _KEY.findall(word)}
    if not object_of(member(message, _PAYLOAD)):
        return [message]
    given = object_of(member(message, PARAMETERS))
    if names & {"*", "?"}:
        shaped = with_member(message, PARAMETERS, {**keys, **given})
        return [with_member(shaped, CONTEXT, {**keys, **object_of(member(message, CONTEXT))})]
    reads = [
        step.text.split() for step in plain.observation.steps if step.text.startswith(("rune_param_json ", "rune_ctx"))
    ]
    asked = {words[1].strip("'") for words in reads if len(words) > 1} & names
    values: tuple[Json, ...] = (["x"], [keys], keys) if keys else (["x"],)
    shapes = [{**given, **dict.fromkeys(asked, value)} for value in values] if asked - given.keys() else []
    return [message, *(with_member(message, PARAMETERS, shape) for shape in shapes)]
