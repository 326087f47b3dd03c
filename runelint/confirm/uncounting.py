"""What was counted, or collected, on the way is not: each decision that led to it is turned, one after the other."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from runelint.confirm.knobs import applied
from runelint.confirm.rehearsal.values import Ask
from runelint.confirm.variables import asked_for
from runelint.confirm.wishes import varied, wishes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from runelint.confirm.rehearsal.rehearse import Rehearsal
    from runelint.confirm.rehearsal.shell import Executed
    from runelint.runner.scenario import Scenario

    Rehearse = Callable[[Scenario], Rehearsal]

_ABOUT = {Ask.NUMBER, Ask.NONZERO, Ask.FILLED, Ask.TURN, Ask.PATTERN}
# `failed+=("$x")`, `bad=$((bad + 1))`, `((bad++))`, `((++bad))`
_ADDITION = re.compile(
    r"""(?:\(\(\s*|let\s+["']?)?(?:\+\+(?P<counted>\w+)|(?P<name>[A-Za-z_]\w*)(?:\[[^]]*\])?(?P<sign>\+\+|\+?=))"""
)
# `failed=()`, `bad=0`
_EMPTYING = re.compile(r"""(?:\(\)|0|''|""|)(?=\s|;|\Z)""")
_ROUNDS, _WAYS = 8, 4


def uncounted(rehearsal: Rehearsal, at: int, rehearse: Rehearse) -> Iterator[Scenario]:
    """Yield scenarios like that of `rehearsal` in which less is added to what decision `at` is about.

    Nothing is yielded where the scenario itself gives what is asked for.
    """
    decision = rehearsal.decisions[at]
    question = decision.question
    if question is None or question.ask not in _ABOUT or any(each.term is not None for each in question.values):
        return
    names = asked_for(decision)
    added = _added(rehearsal, at, names)
    for _ in range(_ROUNDS):
        better = next(_without(rehearsal, added[0], len(added), names, rehearse), None) if added else None
        if better is None:
            return
        yield better.scenario
        rehearsal = better
        added = _added(better, len(better.decisions), names)


def _without(
    rehearsal: Rehearsal, first: Executed, count: int, names: frozenset[str], rehearse: Rehearse
) -> Iterator[Rehearsal]:
    """Yield rehearsals in which `first`, of `count` additions, is not made: the decision before it goes otherwise."""
    before = [each for each in rehearsal.decisions[: first.decisions] if each.sure and each.question is not None]
    question = before[-1].question if before else None
    if question is None:
        return
    for changes in varied(islice(wishes(question, outcome=not before[-1].outcome), _WAYS * _WAYS), _WAYS):
        found = rehearse(applied(rehearsal.scenario, changes))
        if len(_added(found, len(found.decisions), names)) < count:
            yield found


def _added(rehearsal: Rehearsal, at: int, names: frozenset[str]) -> list[Executed]:
    """Return the commands before decision `at` that add to one of the variables."""
    return [each for each in rehearsal.executed if 0 < each.decisions <= at and _adds(each, names)]


def _adds(executed: Executed, names: frozenset[str]) -> bool:
    text = executed.source.text[executed.node.start : executed.node.end]
    found = _ADDITION.match(text)
    if found is None or (found["name"] or found["counted"]) not in names:
        return False
    return found["sign"] != "=" or _EMPTYING.match(text, found.end()) is None
