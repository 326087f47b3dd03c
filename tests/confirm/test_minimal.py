"""Scenarios that are made as small as they can be."""

from __future__ import annotations

from runelint.confirm.minimal import minimal
from runelint.runner.scenario import Answer, Case, Double, File, Scenario

USUAL = Case(Answer(stdout="usual\n"), arguments="status*")
NEW = Case(Answer(1), arguments="start x")
BASE = Scenario(message={"a": 1}, commands={"tool": Double(cases=(USUAL,))})
FULL = Scenario(
    message={"a": 2, "b": 3},
    commands={"tool": Double(cases=(NEW, USUAL))},
    files={"/etc/x": File("value\n")},
)


def test_only_what_is_needed_is_left() -> None:
    """What the breach needs stays, all else is as usual."""

    def still_shows(scenario: Scenario) -> bool:
        return NEW in scenario.commands["tool"].cases

    assert minimal(FULL, BASE, still_shows) == BASE._replace(commands=FULL.commands)


def test_what_cannot_show_it_is_not_run() -> None:
    """A scenario that is not likely to show the breach costs no run."""
    runs: list[Scenario] = []

    def still_shows(scenario: Scenario) -> bool:
        runs.append(scenario)
        return True

    least = minimal(FULL, BASE, still_shows, likely=lambda scenario: "/etc/x" in scenario.files)
    assert "/etc/x" in least.files
    assert all("/etc/x" in each.files for each in runs)
