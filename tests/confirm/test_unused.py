"""What a run did not need of its scenario."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from runelint.confirm.unused import trimmed
from runelint.runner.observation import Observation, Outcome, Ran
from runelint.runner.scenario import Answer, Case, Double, Scenario

if TYPE_CHECKING:
    from runelint.confirm.judge import Trial

USUAL = Case(Answer(stdout="usual\n"), arguments="status*")
NEW = Case(Answer(1), arguments="start x")
SECOND = Case(Answer(2), call=2)
BASE = Scenario(commands={"tool": Double(cases=(USUAL,)), "other": Double()})


def _trial(scenario: Scenario, *calls: tuple[str, ...], blind: tuple[str, ...] = ()) -> Trial:
    """Return a trial in which doubles were called so."""
    ran = tuple(Ran(at, call, 2 + at, 1, None, 0, double=True) for at, call in enumerate(calls))
    seen = Observation(Outcome.EXITED, 0, "", b"", b"", (), (), ran, {}, None, held_open=False, blind=blind)
    return cast("Trial", SimpleNamespace(scenario=scenario, observation=seen))


def test_answers_that_nobody_was_given_go() -> None:
    """A double that was called keeps the cases that fitted a call, by its arguments or its number."""
    scenario = BASE._replace(commands={**BASE.commands, "tool": Double(cases=(SECOND, NEW, USUAL))})
    once = trimmed(_trial(scenario, ("tool", "start", "x")), BASE)
    assert once.commands["tool"].cases == (NEW,)
    twice = trimmed(_trial(scenario, ("tool", "status"), ("tool", "start", "x")), BASE)
    assert twice.commands["tool"].cases == (SECOND, USUAL)


def test_a_double_that_was_not_called_is_as_usual() -> None:
    """What nobody called is put back to how it is in every run."""
    changed = Double(Answer(stderr="other: a diagnostic\n"))
    scenario = BASE._replace(commands={**BASE.commands, "other": changed})
    assert trimmed(_trial(scenario, ("tool", "status")), BASE) == BASE
    assert trimmed(_trial(scenario, ("other",)), BASE) == scenario


def test_nothing_goes_when_calls_may_have_been_missed() -> None:
    """A run of which not every step was seen tells nothing about what was not called."""
    scenario = BASE._replace(commands={**BASE.commands, "tool": Double(cases=(NEW, USUAL))})
    assert trimmed(_trial(scenario, blind=("`set +x`",)), BASE) == scenario
