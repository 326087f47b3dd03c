"""Scenarios that together execute as many lines of a plugin as can be, or the most behind a place."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from runelint.syntax import nodes

if TYPE_CHECKING:
    from runelint.confirm.explore import Attempt, Explorer
    from runelint.confirm.rehearsal.shell import Executed
    from runelint.flow.place import Place
    from runelint.runner.scenario import Scenario

STATEMENTS = (nodes.Simple, nodes.Conditional, nodes.ArithmeticCommand, nodes.For, nodes.Case)
"""Commands that Bash traces."""
# What is spent for a longer way, in commands, and so many ways of turning one decision.
_FOR_LONGER = 6000
_FROM_ONE = 2


def covering(explorer: Explorer, *, commands: bool = False) -> list[Scenario]:
    """Return scenarios that in rehearsals together execute all lines that any rehearsal has executed.

    With `commands` it is all commands: one that stands behind `||` shares its line with others.
    """
    source = explorer.plugin.source
    left: dict[int, set[int]] = {
        id(each): {
            done.node.start if commands else source.position(done.node.start).line
            for done in each.rehearsal.executed
            if done.source is source and (not commands or isinstance(done.node, STATEMENTS))
        }
        for each in explorer.attempts
    }
    # What is guessed goes another way in a run more often.
    sure = {id(each) for each in explorer.attempts if all(done.sure for done in each.rehearsal.decisions)}
    out: list[Scenario] = []
    while left:
        best = max(
            (each for each in explorer.attempts if id(each) in left),
            key=lambda each: (bool(left[id(each)]) and id(each) in sure, len(left[id(each)])),
        )
        lines = left.pop(id(best))
        if not lines:
            break
        out.append(best.scenario)
        left = {key: others - lines for key, others in left.items()}
    return out


def longest_after(explorer: Explorer, place: Place, *, within: Place | None = None) -> list[Attempt]:
    """Return the attempts that come to `place`, those first that execute the most commands after it, or `within`."""
    after = partial(_length_after, place=place, within=within)
    return sorted((each for each in explorer.attempts if after(each) >= 0), key=after, reverse=True)


def prolonged_after(explorer: Explorer, attempt: Attempt, place: Place, *, within: Place | None = None) -> Attempt:
    """Return an attempt that goes on from `attempt`, so that more is executed after `place`: itself when none does.

    Each decision was turned somewhere when the ways were looked for, but not all of them on the way to this place.
    """
    after = partial(_length_after, place=place, within=within)
    end = explorer.spent + _FOR_LONGER
    length = 0
    while length < after(attempt) and explorer.spent < end:
        length = after(attempt)
        decisions = attempt.rehearsal.decisions
        turns = [at for at in reversed(range(len(decisions))) if decisions[at].question is not None]
        others = (
            found
            for at in turns
            for found in islice(explorer.turned(attempt, at, most=end - explorer.spent), _FROM_ONE)
        )
        attempt = next((found for found in others if after(found) > length), attempt)
    return attempt


def _length_after(attempt: Attempt, *, place: Place, within: Place | None) -> int:
    """Return how many commands are executed after `place`, or `within`; less than 0 when it does not come there."""
    done = attempt.rehearsal.executed
    if within is not None:
        inside = {id(each.node) for each in done if within.start <= each.node.start < within.end}
        return len(inside) or -1
    at = next((at for at, each in enumerate(done) if _is_at(each, place)), None)
    return -1 if at is None else len({id(each.node) for each in done[at:]})


def _is_at(done: Executed, place: Place) -> bool:
    inside = done.node.start <= place.start < max(done.node.end, done.node.start + 1)
    return done.source.path == place.source.path and inside and isinstance(done.node, STATEMENTS)
