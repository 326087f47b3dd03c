"""Answers of doubles that make a breach show: output where output leaks, diagnostics where those are misled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.confirm.given import with_values
from runelint.flow.events import Interpreted, Language, Redirected, Run

if TYPE_CHECKING:
    from runelint.confirm.claim import Claim
    from runelint.runner.scenario import Answer, Double, Scenario


def provoked(scenario: Scenario, claim: Claim) -> Scenario:
    """Return the scenario with doubles that print what the claim is about, where they would print nothing."""
    match claim.hit.event:
        case Run(command=name):
            commands = {
                known: _with(double, stdout=f"output of {known}\n") if known == name else double
                for known, double in scenario.commands.items()
            }
            return scenario._replace(commands=commands)
        case Redirected():
            commands = {
                name: _with(double, stderr=f"{name}: a diagnostic\n") for name, double in scenario.commands.items()
            }
            return scenario._replace(commands=commands)
        case Interpreted(language=Language.COMMAND, sources=sources):
            # An empty value is no command.
            names = {hole.name for hole in sources}
            return scenario._replace(message=with_values(scenario.message, names, lambda old: old or "value"))
        case _:
            return scenario


def _with(double: Double, *, stdout: str = "", stderr: str = "") -> Double:
    """Return the double with these texts in every answer that has none."""

    def filled(answer: Answer) -> Answer:
        return answer._replace(stdout=answer.stdout or stdout, stderr=answer.stderr or stderr)

    cases = tuple(case._replace(answer=filled(case.answer)) for case in double.cases)
    return double._replace(answer=filled(double.answer), cases=cases)
