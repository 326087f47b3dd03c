"""What a plugin sources and no run has: runs say less about it then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.finding import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.failure import Skip
    from runelint.finding import Confirmation

_MOST = 2


def without_files(answers: Sequence[Confirmation], absent: Sequence[Skip]) -> list[Confirmation]:
    """Return `answers` as they hold of runs without the files `absent`, which the plugin sources.

    What was not there may be why: where no run shows a finding that is said, and none refutes one.
    """
    if not absent:
        return list(answers)
    told = "; ".join(f"`{each.path}`, which is sourced, was not copied: it {each.reason}" for each in absent[:_MOST])
    return [_without(answer, told) for answer in answers]


def _without(answer: Confirmation, told: str) -> Confirmation:
    match answer.verdict:
        case Verdict.REFUTED:
            return answer._replace(verdict=Verdict.UNDECIDED, reason=f"{answer.reason}; but {told}")
        case Verdict.UNDECIDED:
            return answer._replace(reason=f"{answer.reason}; {told}")
        case _:
            return answer
