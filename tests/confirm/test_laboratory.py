"""What the runs of one plugin may cost."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, cast

from runelint.confirm.laboratory import Laboratory
from runelint.runner.observation import Observation, Outcome
from runelint.runner.package import Package
from runelint.runner.scenario import Scenario

if TYPE_CHECKING:
    from runelint.confirm.observed import Observer
    from runelint.runner.supervise import Sandbox

SLOW = Observation(
    Outcome.TIMED_OUT,
    0,
    "did not end",
    b"",
    b"",
    (),
    (),
    (),
    {},
    None,
    held_open=False,
    blind=(),
    inconclusive=(),
    seconds=10.0,
)


class _Slow:
    """A sandbox in which every run takes ten seconds, and nothing of it is of interest."""

    def run(self, *_: object, **__: object) -> Observation:
        return SLOW

    def seen(self, *_: object) -> None:
        return None


def _laboratory(budget: int, *, began: float | None = None) -> Laboratory:
    slow = _Slow()
    package = Package("/p", "/", {}, {}, {}, ())
    return Laboratory(cast("Sandbox", slow), package, cast("Observer", slow), budget=budget, began=began)


def test_runs_that_take_their_time_end_the_search_and_then_all() -> None:
    """Ten seconds for each run: after a minute no more are tried, after two nothing is repeated."""
    laboratory = _laboratory(80)
    ends = []
    for number in range(12):
        laboratory.trial(Scenario(environment={"N": str(number)}))
        ends.append((laboratory.is_over, laboratory.is_late))
    assert ends == [(False, False)] * 5 + [(True, False)] * 6 + [(True, True)]


def test_time_by_the_clock_ends_the_search_and_then_all() -> None:
    """After two minutes of whatever no more runs are tried, after three nothing is repeated."""
    ends = []
    for passed in (0, 60, 130, 190):
        laboratory = _laboratory(80, began=time.monotonic() - passed)
        ends.append((laboratory.is_over, laboratory.is_slow, laboratory.is_late))
    assert ends == [(False, False, False)] * 2 + [(True, True, False), (True, True, True)]


def test_runs_that_do_not_end_are_not_made_for_ever() -> None:
    """Three of them are waited for, and three more for the next finding, however they were led there."""
    laboratory = _laboratory(80)
    waited = []
    for number in range(6):
        laboratory.trial(Scenario(environment={"N": str(number)}))
        waited.append((laboratory.has_waited(0), laboratory.has_waited(3)))
    assert waited == [(False, False)] * 2 + [(True, False)] * 3 + [(True, True)]


def test_what_is_kept_is_bounded() -> None:
    """Trials for ever smaller witnesses are not kept beyond the budget: each can have a thousand steps."""
    laboratory = _laboratory(3)
    for number in range(9):
        assert laboratory.trial(Scenario(environment={"N": str(number)})) is not None
    assert (len(laboratory.trials), laboratory.spent) == (3, 9)


class _Keen:
    """A sandbox in which a run takes a while, or does not end within the time that it has; `given` are those times."""

    def __init__(self) -> None:
        self.given: list[float] = []

    def run(self, _: Package, scenario: Scenario, **__: object) -> Observation:
        self.given.append(scenario.limits.seconds)
        if "endless" in scenario.environment:
            return SLOW._replace(seconds=scenario.limits.seconds)
        return SLOW._replace(outcome=Outcome.EXITED, seconds=float(scenario.environment["takes"]))

    def seen(self, *_: object) -> None:
        return None


def test_a_run_may_take_many_times_as_long_as_those_that_have_ended() -> None:
    """The first may take all the time there is; one that waits for what never comes is given up sooner each time."""
    keen = _Keen()
    package = Package("/p", "/", {}, {}, {}, ())
    laboratory = Laboratory(cast("Sandbox", keen), package, cast("Observer", keen), budget=80)
    for number, environment in enumerate(({"takes": "0.1"}, {"endless": ""}, {"takes": "0.2"}, {"takes": "0.9"}, {})):
        scenario = Scenario(environment={"takes": "0.1", **environment, "N": str(number)})
        trial = laboratory.trial(scenario)
        assert trial is not None
        assert trial.scenario == scenario
    assert keen.given == [10.0, 6.0, 2.5, 2.5, 4.5]
