"""Answers of doubles that make a breach show: output where output leaks, diagnostics where those are misled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.confirm.answers import double_called
from runelint.confirm.given import with_values
from runelint.flow.events import Interpreted, Language, Redirected, Run

if TYPE_CHECKING:
    from runelint.confirm.claim import Claim
    from runelint.confirm.judge import Trial
    from runelint.runner.scenario import Answer, Double, Scenario

_COMPLAINT = b": a diagnostic\n"


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
                name: _with(double, stderr=f"{name}{_COMPLAINT.decode()}") for name, double in scenario.commands.items()
            }
            return scenario._replace(commands=commands)
        case Interpreted(language=Language.COMMAND, sources=sources):
            # An empty value is no command.
            names = {hole.name for hole in sources}
            return scenario._replace(message=with_values(scenario.message, names, lambda old: old or "value"))
        case _:
            return scenario


def is_silent(scenario: Scenario, claim: Claim, shown: Trial) -> bool:
    """Return whether nothing prints any more what has shown the claim in a run: that took a double, and it is quiet."""
    match claim.hit.event:
        case Run():
            return provoked(scenario, claim) != scenario
        case Redirected():
            said = [each.content for each in shown.observation.writes if each.content.strip()]
            if not any(_COMPLAINT in text for text in said):
                return False
            if any(_COMPLAINT not in text and not text.lstrip().startswith(b"{") for text in said):
                # What comes from elsewhere may be enough.
                return False
            names = [text.partition(b":")[0].decode("utf-8", "replace") for text in said if _COMPLAINT in text]
            return not any(_complains(scenario.commands.get(double_called(scenario, name))) for name in names)
        case _:
            return False


def _complains(double: Double | None) -> bool:
    return double is not None and any(each.stderr for each in (double.answer, *(case.answer for case in double.cases)))


def _with(double: Double, *, stdout: str = "", stderr: str = "") -> Double:
    """Return the double with these texts in every answer that has none."""

    def filled(answer: Answer) -> Answer:
        return answer._replace(stdout=answer.stdout or stdout, stderr=answer.stderr or stderr)

    cases = tuple(case._replace(answer=filled(case.answer)) for case in double.cases)
    return double._replace(answer=filled(double.answer), cases=cases)
