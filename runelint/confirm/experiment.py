"""JSON that is put together as text: values that a careless author would not think of, and what to look for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.confirm.judge import Judgement, Opinion, message_in
from runelint.confirm.structure import json_words, structure, structure_of_text
from runelint.flow.values import Hole, Origin
from runelint.runner.doubles import is_nameable
from runelint.runner.scenario import Double

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.confirm.judge import Trial
    from runelint.confirm.structure import Structure
    from runelint.flow.events import Build
    from runelint.runner.scenario import Json, Scenario

# What ends or bends a JSON string: all of it at once, then each alone, for a plugin that lets only some through.
_HOSTILE = ('a "b" \\c\u00e9 $x\nd', 'x"y', "x\\y", "x\ny", '"')
# They pass on what they are given: a value that breaks JSON has to come from where that came from.
_TOOLS = {
    "awk",
    "bash",
    "cat",
    "cut",
    "echo",
    "grep",
    "head",
    "jq",
    "printf",
    "sed",
    "sh",
    "sort",
    "tail",
    "tr",
    "wc",
    "",
}


def hostile(scenario: Scenario, build: Build) -> Iterator[Scenario]:
    """Yield scenarios like `scenario` in which the values that the text is put together from break JSON.

    The values that the analysis names come first, all and then each alone, since others may have to stay as they are
    for the plugin to get there; then every parameter, then the output of every double.
    """
    tried = [scenario]
    for value in _HOSTILE:
        for changed in _changed(scenario, build, value):
            if changed not in tried:
                tried.append(changed)
                yield changed


def _changed(scenario: Scenario, build: Build, value: str) -> Iterator[Scenario]:
    """Yield the scenario with `value` in one choice of places after the other."""
    holes = list(dict.fromkeys((part.origin, part.name) for part in build.text.parts if isinstance(part, Hole)))
    everywhere = scenario
    single = []
    for origin, name in holes:
        everywhere = _with_hole(everywhere, origin, name, value)
        single.append(_with_hole(scenario, origin, name, value))
    yield everywhere
    yield from single
    yield scenario._replace(message=with_values(scenario.message, value, None))
    printing = {name: _printing(double, value) for name, double in scenario.commands.items() if not double.runs}
    yield scenario._replace(commands={**scenario.commands, **printing})


def _with_hole(scenario: Scenario, origin: Origin, name: str, value: str) -> Scenario:
    """Return the scenario with `value` where a hole of this origin and name is filled from."""
    match origin:
        case Origin.MESSAGE:
            return scenario._replace(message=with_values(scenario.message, value, {name}))
        case Origin.ENVIRONMENT:
            return scenario._replace(environment={**scenario.environment, name: value})
        case Origin.OUTPUT if (command := name.rpartition("/")[2]) not in _TOOLS and is_nameable(command):
            double = _printing(scenario.commands.get(command, Double()), value)
            return scenario._replace(commands={**scenario.commands, command: double})
        case _:
            return scenario


def with_values(message: Json, value: str, keys: set[str] | None) -> Json:
    """Return the message with `value` under the parameters and context `keys`, or in each text there for None."""
    if not isinstance(message, dict):
        return message
    payload = message.get("payload")
    if not isinstance(payload, dict):
        return message
    changed: dict[str, Json] = dict(payload)
    for part in ("input_parameters", "context"):
        held = payload.get(part)
        if isinstance(held, dict):
            wanted = keys if keys is not None else {key for key, old in held.items() if isinstance(old, str)}
            new = {key: value for key in wanted if key in held or (keys is not None and part == "input_parameters")}
            changed[part] = {**held, **new}
    return {**message, "payload": changed}


def _printing(double: Double, value: str) -> Double:
    """Return the double with `value` in place of what it prints."""
    answer = double.answer._replace(stdout=value + "\n")
    cases = tuple(
        case._replace(answer=case.answer._replace(stdout=value + "\n")) if not case.answer.status else case
        for case in double.cases
    )
    return double._replace(answer=answer, cases=cases)


def compared(build: Build, plain: Trial, trial: Trial) -> Judgement:
    """Return SHOWN when a value has changed the structure of what was put together, or has broken it.

    Both runs must have put the text together; `plain` is the one with harmless values.
    """
    steps = trial.seen.steps.get(id(build), [])
    if not steps:
        return Judgement(Opinion.ELSEWHERE, "no value that breaks JSON gets there: what comes in is checked before")
    before, after = message_in(plain.observation.stdout), message_in(trial.observation.stdout)
    if before is not None and _is_success(before) and after is None:
        return Judgement(Opinion.SHOWN)
    if before is not None and after is not None and _is_success(before) == _is_success(after):  # noqa: SIM102
        if structure(_contents(before)) != structure(_contents(after)):
            return Judgement(Opinion.SHOWN)
    if _differs(_built(build, plain), _built(build, trial)):
        return Judgement(Opinion.SHOWN)
    # The rule is about how the text is built: that today's values are harmless does not refute it.
    return Judgement(
        Opinion.UNCLEAR, "the structure stayed the same with quotes, backslashes and newlines in the values"
    )


def _is_success(message: dict[str, object]) -> bool:
    return message.get("error") is None


def _contents(message: dict[str, object]) -> object:
    """Return what the plugin has put into the message."""
    error, payload = message.get("error"), message.get("payload")
    if isinstance(error, dict):
        return error.get("details")
    return payload.get("output_data") if isinstance(payload, dict) else None


def _built(build: Build, trial: Trial) -> list[Structure | None]:
    """Return the structures of the JSON texts that the steps at the place have made; None for one that is broken."""
    steps = [trial.observation.steps[index] for index in trial.seen.steps.get(id(build), [])]
    return [structure_of_text(word) for step in steps for word in json_words(step.text)]


def _differs(before: list[Structure | None], after: list[Structure | None]) -> bool:
    """Return whether a text was sound JSON before and is not now, or has another structure."""
    return any(old is not None and old != new for old, new in zip(before, after, strict=False))
