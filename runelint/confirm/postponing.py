"""Failures at a later turn of a loop: what came before has been done by then, and can be taken back."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from runelint.confirm.knobs import applied
from runelint.confirm.rehearsal.values import Ask
from runelint.confirm.wishes import wishes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from runelint.confirm.rehearsal.rehearse import Rehearsal
    from runelint.confirm.rehearsal.shell import Decision
    from runelint.runner.scenario import Scenario

    Rehearse = Callable[[Scenario], Rehearsal]

# `for x in "${done[@]}"`, `for ((i = ${#done[@]} - 1; i >= 0; i--))`, `((${#done[@]}))`
_COUNTING = {Ask.TURN, Ask.NUMBER, Ask.NONZERO}
# So many commands that have failed are looked at, and so many ways of each: to succeed, to go on, to fail.
_FAILURES, _SUCCEEDING, _LONGER, _FAILING = 2, 2, 3, 3


def postponed(rehearsal: Rehearsal, at: int, rehearse: Rehearse) -> Iterator[Scenario]:
    """Yield scenarios in which a command that fails before `at` fails at the next turn of the loop that it is in.

    Decision `at` is about a list, or a count, to which the turns before would have added something, perhaps.
    """
    decisions = rehearsal.decisions
    asked = decisions[at].question
    if asked is None or asked.ask not in _COUNTING or decisions[at].outcome:
        return
    failures = [place for place in range(at) if not decisions[place].outcome and _asks(decisions[place], Ask.STATUS)]
    for place in failures[::-1][:_FAILURES]:
        failed = decisions[place]
        turn = next((each for each in decisions[:place][::-1] if each.outcome and _asks(each, Ask.TURN)), None)
        if failed.question is None or turn is None or turn.question is None:
            continue
        more = turn.question._replace(detail=str(int(turn.question.detail or "0") + 1))
        for succeeding in islice(wishes(failed.question, outcome=True), _SUCCEEDING):
            for longer in islice(wishes(more, outcome=True), _LONGER):
                made = applied(applied(rehearsal.scenario, succeeding), longer)
                again = [each for each in rehearse(made).decisions if _same(each, failed)]
                # The turns before are those that were, and the one that succeeds now.
                count = sum(_same(each, failed) for each in decisions[: place + 1])
                then = again[count].question if len(again) > count else None
                if then is not None:
                    for failing in islice(wishes(then, outcome=False), _FAILING):
                        yield applied(made, failing)


def _same(one: Decision, other: Decision) -> bool:
    return one.node is other.node and one.stack == other.stack


def _asks(decision: Decision, ask: Ask) -> bool:
    return decision.question is not None and decision.question.ask is ask
