"""A trial in the user's terms: what went in, and what came out."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

from runelint.contract.bpcs.functions import FUNCTIONS, LIBRARY, NO_RESPONSE, Role
from runelint.finding import StdoutPart, Witness
from runelint.runner.observation import Outcome
from runelint.runner.scenario_json import to_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from runelint.confirm.judge import Trial
    from runelint.runner.observation import Observation, Spot, Written
    from runelint.runner.scenario import Scenario

_EMITTERS = {name for name, function in FUNCTIONS.items() if function.role is Role.EMITTER}


def witness_of(trial: Trial, base: Scenario, files: Mapping[str, str], runs: int) -> Witness:
    """Return the witness that a trial is; `runs` is the number of runs that it took to find it.

    `files` are absolute paths by the names that the user knows them under.
    """
    from runelint.contract.bpcs.messages import response_problem

    observation = trial.observation
    problem = response_problem(observation.stdout, observation.status)
    return Witness(
        scenario={**to_json(difference(trial.scenario, base))},
        exit=observation.status if observation.outcome is Outcome.EXITED else None,
        ended=ended(observation),
        stdout=observation.stdout,
        stderr=observation.stderr,
        parts=tuple(part(written, trial, files) for written in observation.writes),
        answer=problem.text if problem is not None else NO_RESPONSE if observation.held_open else "",
        runs=runs,
    )


def difference(scenario: Scenario, base: Scenario) -> Scenario:
    """Return what of `scenario` is not as in every run of the plugin."""
    commands = {name: double for name, double in scenario.commands.items() if base.commands.get(name) != double}
    message = None if scenario.message == base.message else scenario.message
    return scenario._replace(commands=commands, message=message)


def ended(observation: Observation) -> str:
    """Return how the plugin ended when it did not exit by itself, or an empty text."""
    match observation.outcome:
        case Outcome.EXITED:
            return ""
        case Outcome.SIGNALLED:
            try:
                return f"killed by {signal.Signals(observation.status).name}"
            except ValueError:
                return f"killed by signal {observation.status}"
        case Outcome.TIMED_OUT | Outcome.LIMITED:
            return f"{observation.outcome.value}: {observation.reason}"


def part(written: Written, trial: Trial, files: Mapping[str, str]) -> StdoutPart:
    """Return a piece of stdout with the line of the plugin that it comes from, and whether it is foreign."""
    if written.step is None:
        return StdoutPart(written.content, None, "", foreign=True, who=written.program)
    step = trial.observation.steps[written.step]
    spot, inside = _in_plugin(step.spot)
    path = trial.observer.path_of(spot)
    shown = next((name for name, file in files.items() if file == path), path)
    who = inside or step.text.split(maxsplit=1)[0][:40] if step.text.strip() else written.program
    return StdoutPart(written.content, spot.line, shown, foreign=inside not in _EMITTERS, who=who)


def _in_plugin(spot: Spot) -> tuple[Spot, str]:
    """Return the line outside of the library that has led to `spot`, and the library's function that it calls."""
    function = ""
    for depth, frame in enumerate(spot.stack):
        if not spot.path.endswith("/" + LIBRARY):
            break
        function = frame.function
        spot = spot._replace(path=frame.path, line=frame.line, stack=spot.stack[depth + 1 :])
    return spot, function
