"""What is asked of a line can be true of another one: then what other questions have asked of the first stays."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from runelint.confirm.rehearsal.beside import in_another_line
from runelint.confirm.rehearsal.values import Ask
from runelint.confirm.wishes import distinct, wishes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from runelint.confirm.making import Changes
    from runelint.confirm.rehearsal.shell import Decision

_CANDIDATES = 60
# So many changes are tried where the text stands before others are looked for, and so many on a line of their own.
_IN_PLACE, _BESIDE = 4, 6


def wishes_in_loop(decisions: Sequence[Decision], at: int) -> Iterator[Changes]:
    """Yield changes after which decision `at` most likely goes the other way, or at a further turn of its loop."""
    decision = decisions[at]
    question = decision.question
    if question is None:
        return
    own = distinct(wishes(question, outcome=not decision.outcome), _CANDIDATES)
    yield from islice(own, _IN_PLACE)
    if any(each.outcome and each.question and each.question.ask is Ask.TURN for each in decisions[:at]):
        for place, value in enumerate(question.values):
            moved = in_another_line(value)
            if moved is not None:
                values = (*question.values[:place], moved, *question.values[place + 1 :])
                beside = question._replace(values=values, knob=None)
                yield from distinct(wishes(beside, outcome=not decision.outcome), _BESIDE)
    yield from own
