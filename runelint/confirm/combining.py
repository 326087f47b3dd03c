"""Two ways that exclude nothing of each other: what one of them sets, the other one asks for."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from runelint.confirm.variables import asked_for, set_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from runelint.confirm.explore import Attempt
    from runelint.runner.scenario import Double, Json, Scenario

_MOST_DONORS = 4


def combinations(attempts: Sequence[Attempt], attempt: Attempt, at: int, base: Scenario) -> Iterator[Scenario]:
    """Yield scenarios like that of `attempt` in which what decision `at` is about is set as it is in other attempts.

    Nothing is yielded where the scenario itself gives what is asked for.
    """
    decision = attempt.rehearsal.decisions[at]
    question = decision.question
    if question is None or any(value.term is not None for value in question.values):
        return
    for donor in islice(_donors(attempts, attempt, asked_for(decision)), _MOST_DONORS):
        yield combined(attempt.scenario, donor.scenario, base)
        yield combined(donor.scenario, attempt.scenario, base)


def _donors(attempts: Sequence[Attempt], attempt: Attempt, names: frozenset[str]) -> Iterator[Attempt]:
    """Yield attempts that set one of the variables where `attempt` does not, each of them somewhere else."""
    seen = {each.node for each in attempt.rehearsal.executed}
    for other in attempts if names else ():
        new = {
            each.node
            for each in other.rehearsal.executed
            if each.node not in seen and not names.isdisjoint(set_by(each.node, each.source.text))
        }
        if new:
            seen |= new
            yield other


def combined(scenario: Scenario, other: Scenario, base: Scenario) -> Scenario:
    """Return `scenario` with what is otherwise in `other` than in `base`."""
    if scenario.stdin is not None or other.stdin is not None:
        return scenario
    absent = tuple(dict.fromkeys((*scenario.absent, *other.absent)))
    commands = dict(scenario.commands)
    for name, double in other.commands.items():
        known, before = commands.get(name), base.commands.get(name)
        if double != before:
            commands[name] = double if known is None or known == before else _both(known, double, before)
    return scenario._replace(
        message=_message(scenario.message, other.message, base.message),
        commands={name: double for name, double in commands.items() if name not in absent},
        absent=absent,
        environment={**scenario.environment, **other.environment},
        files={**scenario.files, **other.files},
        library=other.library if other.library is not base.library else scenario.library,
        user=other.user if other.user != base.user else scenario.user,
    )


def _both(one: Double, other: Double, before: Double | None) -> Double:
    """Return the double that answers as `other` where that answers otherwise than before, and else as `one`."""
    known = () if before is None else before.cases
    new = [case for case in other.cases if case not in known]
    asked = {(case.call, case.arguments) for case in new}
    cases = [*new, *(case for case in one.cases if (case.call, case.arguments) not in asked)]
    cases.sort(key=lambda case: (case.call is None, case.arguments is None))
    same = before is not None and other.answer == before.answer
    return one._replace(answer=one.answer if same else other.answer, cases=tuple(cases))


def _message(one: Json, other: Json, before: Json) -> Json:
    if other == before:
        return one
    if isinstance(one, dict) and isinstance(other, dict) and isinstance(before, dict):
        gone = {key for key in before if key not in other}
        kept = {key: value for key, value in one.items() if key not in gone}
        return {**kept, **{key: _message(kept.get(key), value, before.get(key)) for key, value in other.items()}}
    return other
