"""RUNE003: a part of the file was not analysed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import Hit, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Behaviour, Source, SyntaxProblem

CODE = "RUNE003"
NAME = "analysis-gap"
SEVERITY = Severity.INFO
ANSWER = ""
ADVICE = "Make the plugin simpler here, or look at this part yourself: nothing was checked in it."


def check_behaviour(behaviour: Behaviour) -> Iterator[Hit]:
    """Yield every budget that was hit while the plugin was executed."""
    for gap in behaviour.gaps:
        yield Hit(gap.place, f"The analysis stopped here: {gap.reason}.")


def check_problems(source: Source, problems: tuple[SyntaxProblem, ...]) -> Iterator[Hit]:
    """Yield what could not be read although Bash may accept it."""
    for problem in problems:
        if problem.limit:
            yield Hit(Place(source, problem.start, problem.end), f"This could not be read: {problem.message}.")
