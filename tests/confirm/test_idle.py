"""Values that leave a finding's place untouched."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from runelint.confirm.idle import Idle
from runelint.finding import Experiment
from runelint.runner.observation import Outcome, Ran, Spot, Step
from runelint.runner.scenario import File, Scenario

if TYPE_CHECKING:
    from runelint.confirm.claim import Claim
    from runelint.confirm.judge import Trial
    from runelint.runner.scenario import Json

_VALUES: dict[str, Json] = {"a": "1", "b": "2"}
_PLAIN = Scenario(message=_VALUES)


def _claim(experiment: Experiment = Experiment.BROKEN_JSON) -> Claim:
    rule = SimpleNamespace(experiment=experiment)
    return cast("Claim", SimpleNamespace(rule=rule, hit=SimpleNamespace(place=None)))


def _trial(scenario: Scenario, *texts: str, outcome: Outcome = Outcome.EXITED) -> Trial:
    """Return a trial in which this was traced at the place, and started there."""
    steps = [Step(at, Spot("/p", 1, ()), 1, 0, text) for at, text in enumerate(texts)]
    commands = [Ran(at, tuple(text.split()), 2, 1, at, 0, double=False) for at, text in enumerate(texts)]
    there = frozenset(range(len(texts)))
    observation = SimpleNamespace(steps=steps, commands=commands, outcome=outcome)
    return cast("Trial", SimpleNamespace(scenario=scenario, observation=observation, steps_at=lambda _: there))


def _with(**values: str) -> Scenario:
    return Scenario(message={**_VALUES, **values})


def test_a_part_of_what_changed_nothing_changes_nothing() -> None:
    """All values at once have left the place as it was: so does each of them alone, but not in another form."""
    idle = Idle(_claim(), _trial(_PLAIN, "tool x"))
    assert not idle.foresees(_with(a='1"'))
    idle.learn(_trial(_with(a='1"', b='2"'), "tool x"))
    assert idle.foresees(_with(a='1"'))
    assert idle.foresees(_with(b='2"'))
    assert not idle.foresees(_with(a="1\\"))


def test_some_forms_of_a_value_are_enough_but_numbers_are_forms_of_their_own() -> None:
    """A check may let a number or nothing through where it lets no quote through."""
    idle = Idle(_claim(), _trial(_PLAIN, "tool x"))
    for form in ('1"', "1\\", "1\n"):
        assert not idle.foresees(_with(a=form))
        idle.learn(_trial(_with(a=form), "tool x"))
    assert idle.foresees(_with(a="1'"))
    assert not idle.foresees(_with(a="001"))
    assert not idle.foresees(_with(a=""))
    assert not idle.foresees(_with(b="2'"))


def test_a_file_of_more_lines_is_another_thing() -> None:
    """What looks for a line finds it in a file that has several."""
    idle = Idle(_claim(), _trial(_PLAIN, "tool 12"))
    for text in ("x\n", "y\n", "z\n"):
        idle.learn(_trial(_PLAIN._replace(files={"/etc/x": File(text)}), "tool 13"))
    assert idle.foresees(_PLAIN._replace(files={"/etc/x": File("other\n")}))
    assert not idle.foresees(_PLAIN._replace(files={"/etc/x": File("other\nkey=x\n")}))


def test_what_has_changed_the_place_or_missed_it_tells_nothing() -> None:
    """Another value there, or no command at all, is no lack of effect; another name of a temporary file is."""
    idle = Idle(_claim(), _trial(_PLAIN, "tool /tmp/tmp.AbCdEf"))
    idle.learn(_trial(_with(a='1"', b="3"), "tool y"))
    idle.learn(_trial(_with(a='1"', b="4")))
    assert not idle.foresees(_with(a='1"'))
    idle.learn(_trial(_with(a='1"', b="5"), "tool /tmp/tmp.GhIjKl"))
    assert idle.foresees(_with(a='1"'))


def test_where_the_place_does_not_show_the_value_nothing_is_foreseen() -> None:
    """What is executed may come in on stdin, and a place that was not traced is always the same."""
    for claim, texts in ((_claim(Experiment.EXECUTED_VALUE), ["bash -s"]), (_claim(), [])):
        idle = Idle(claim, _trial(_PLAIN, *texts))
        idle.learn(_trial(_with(a='1"', b='2"'), *texts))
        assert not idle.foresees(_with(a='1"'))


def test_attempts_that_do_not_end_are_not_made_for_ever() -> None:
    """Three of them are waited for, whatever the experiment is."""
    idle = Idle(_claim(Experiment.EXECUTED_VALUE), _trial(_PLAIN, "sleep 5"))
    ends = []
    for outcome in (Outcome.TIMED_OUT, Outcome.EXITED, Outcome.TIMED_OUT, Outcome.TIMED_OUT):
        idle.learn(_trial(_with(a="3"), "sleep 5", outcome=outcome))
        ends.append(idle.is_endless)
    assert ends == [False, False, False, True]
