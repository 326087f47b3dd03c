"""What a double answers to a call."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from runelint.confirm.witness.glob import matches, quoted
from runelint.runner.farm import CORE
from runelint.runner.scenario import Case, Double

if TYPE_CHECKING:
    from runelint.runner.scenario import Answer, Scenario


def answer_of(double: Double, arguments: tuple[str, ...]) -> Answer:
    """Return what a double answers to these arguments, its name first; nothing is known of the calls before."""
    given = " ".join(arguments[1:])
    for case in double.cases:
        if case.call is None and (case.arguments is None or matches(given, case.arguments)):
            return case.answer
    return double.answer


def double_called(scenario: Scenario, name: str) -> str:
    """Return the name of the double that was called by `name`: that of a path is absolute, and `name` may not be."""
    if "/" not in name or name.startswith("/"):
        return name
    inside = posixpath.normpath(name)
    fitting = [path for path in scenario.commands if path.startswith("/") and path.endswith(f"/{inside}")]
    return fitting[0] if len(fitting) == 1 else name


def answering(scenario: Scenario, arguments: tuple[str, ...], answer: Answer) -> Scenario:
    """Return the scenario in which a command answers so when it is called with just these arguments."""
    name = double_called(scenario, arguments[0])
    known = scenario.commands.get(name, Double(real=name in CORE))
    case = Case(answer, arguments=quoted(" ".join(arguments[1:])))
    others = tuple(other for other in known.cases if (other.call, other.arguments) != (None, case.arguments))
    double = known._replace(cases=(case, *others))
    return scenario._replace(commands={**scenario.commands, name: double})
