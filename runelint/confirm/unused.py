"""What a run did not need of its scenario: answers of doubles that no call was given."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from runelint.confirm.experiments.clients import is_ours
from runelint.confirm.knobs import case_of

if TYPE_CHECKING:
    from runelint.confirm.judge import Trial
    from runelint.runner.scenario import Case, Double, Scenario


def trimmed(trial: Trial, base: Scenario) -> Scenario:
    """Return the trial's scenario without the answers that nobody was given.

    A double that was not called is as in `base`; one that was, and is not as there, keeps the cases that fitted a call.
    One of a name that is ours goes when it was not called, for no plugin asks whether it is there. When not every call
    was seen, all of them stay.
    """
    scenario = trial.scenario
    if trial.observation.blind:
        return scenario
    calls: dict[str, list[str]] = {}
    for ran in trial.observation.commands:
        if ran.double:
            calls.setdefault(ran.arguments[0], []).append(" ".join(ran.arguments[1:]))
    commands = dict(scenario.commands)
    for name, double in scenario.commands.items():
        usual = base.commands.get(name)
        if usual is not None and usual != double:
            commands[name] = _answered(double, calls[name]) if name in calls else usual
        elif usual is None and name not in calls and is_ours(name):
            del commands[name]
    return scenario._replace(commands=commands)


def _answered(double: Double, calls: list[str]) -> Double:
    """Return the double with those of its cases that fitted one of the calls."""
    used: Counter[Case] = Counter(
        case for number, arguments in enumerate(calls, 1) if (case := case_of(double, arguments, number)) is not None
    )
    return double._replace(cases=tuple(case for case in double.cases if used[case]))
