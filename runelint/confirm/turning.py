"""What one attempt has decided, and how another one decides it: otherwise, at the same turn of a loop or a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.syntax import nodes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.confirm.explore import Attempt
    from runelint.confirm.rehearsal.shell import Decision

# They are decisions only where they end the shell.
_EXPANSIONS = (nodes.Arithmetic, nodes.ParameterExpansion, nodes.CommandSubstitution)


def same(one: Decision, other: Decision) -> bool:
    """Return whether both decide the same thing, in the same functions."""
    return one.node is other.node and one.part == other.part and one.stack == other.stack


def takes(found: Attempt, attempt: Attempt, at: int) -> bool:
    """Return whether `found` decides otherwise what `attempt` decided at `at`: at the same turn of a loop or a new one.

    A command that cannot fail any more is no decision, nor is an expansion that has ended the shell: then that goes on.
    """
    decision = attempt.rehearsal.decisions[at]
    before = len(_alike(attempt.rehearsal.decisions[:at], decision))
    outcomes = [each.outcome for each in _alike(found.rehearsal.decisions, decision)]
    if len(outcomes) > before:
        count = before + len(_alike(attempt.rehearsal.decisions[at:], decision))
        return any(outcome is not decision.outcome for outcome in (outcomes[before], *outcomes[count:]))
    if decision.outcome or outcomes:
        return False
    if isinstance(decision.node, _EXPANSIONS):
        return len(found.rehearsal.executed) > len(attempt.rehearsal.executed)
    return any(each.node is decision.node for each in found.rehearsal.executed)


def departs(found: Attempt, attempt: Attempt, at: int) -> int | None:
    """Return the first decision before `at` that `found` takes another way than `attempt`; None without such a one."""
    both = zip(found.rehearsal.decisions, attempt.rehearsal.decisions[:at], strict=False)
    for before, (one, other) in enumerate(both):
        if not same(one, other):
            return None
        if one.outcome is not other.outcome:
            return before
    return None


def first_other(attempt: Attempt, decision: Decision) -> int | None:
    """Return where `attempt` first decides what `decision` decides, if that is the other way; else None."""
    decisions = attempt.rehearsal.decisions
    place = next((place for place, each in enumerate(decisions) if same(each, decision)), None)
    return None if place is None or decisions[place].outcome is decision.outcome else place


def index_of(found: Attempt, attempt: Attempt, at: int) -> int | None:
    """Return where `found` decides again what `attempt` decided at `at`."""
    decision = attempt.rehearsal.decisions[at]
    before = len(_alike(attempt.rehearsal.decisions[:at], decision))
    indexes = [index for index, each in enumerate(found.rehearsal.decisions) if same(each, decision)]
    return indexes[before] if before < len(indexes) else None


def _alike(decisions: Sequence[Decision], decision: Decision) -> list[Decision]:
    """Return those of the decisions that decide what `decision` decides."""
    node, part, stack = decision.node, decision.part, decision.stack
    return [each for each in decisions if each.node is node and each.part == part and each.stack == stack]
