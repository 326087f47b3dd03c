"""RUNE001: the file is not valid Bash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import EMPTY, Hit, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Source, SyntaxProblem

CODE = "RUNE001"
NAME = "syntax-error"
SEVERITY = Severity.ERROR
ANSWER = EMPTY
ADVICE = "Mend the line; `bash -n FILE` shows what Bash itself says."


def check_problems(source: Source, problems: tuple[SyntaxProblem, ...]) -> Iterator[Hit]:
    """Yield the first problem: Bash stops there, and what comes after it may be its consequence."""
    for problem in problems[:1]:
        if not problem.limit:
            yield Hit(Place(source, problem.start, problem.end), f"Bash stops reading here: {problem.message}.")
