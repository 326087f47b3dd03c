"""When two scenarios are the same."""

from __future__ import annotations

from runelint.confirm.sameness import key_of
from runelint.runner.scenario import Answer, Case, Double, File, Scenario


def test_the_order_of_what_stands_side_by_side_does_not_matter() -> None:
    """Scenarios with the same doubles and files in another order are the same."""
    one = Scenario(commands={"a": Double(), "b": Double()}, files={"/x": File("1"), "/y": File()}, absent=("c", "d"))
    other = Scenario(commands={"b": Double(), "a": Double()}, files={"/y": File(), "/x": File("1")}, absent=("d", "c"))
    assert key_of(one) == key_of(other)


def test_true_is_not_one() -> None:
    """Messages that differ in JSON only are different, though Python takes them for equal."""
    one, other = Scenario(message={"a": True}), Scenario(message={"a": 1})
    assert one == other
    assert key_of(one) != key_of(other)


def test_the_order_of_cases_matters() -> None:
    """The first case that fits answers: a double with the same cases in another order is another one."""
    cases = (Case(Answer(1)), Case(Answer(2)))
    one, other = (Scenario(commands={"a": Double(cases=some)}) for some in (cases, cases[::-1]))
    assert key_of(one) != key_of(other)
