"""The goal of a search: a place of a plugin on one path, and how near a rehearsal comes to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from runelint.confirm.answers import can_just_fail
from runelint.confirm.knobs import OutputOf, answer_to
from runelint.flow.events import Cause, Condition, ProcessKind, Redirected, Run, Spawn
from runelint.flow.state import MAIN
from runelint.syntax import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from runelint.confirm.explore import Attempt
    from runelint.confirm.rehearsal.shell import Decision
    from runelint.flow.behaviour import Path
    from runelint.flow.events import Event, Process
    from runelint.flow.place import Place

_AHEAD = 6
_BESIDE = {ProcessKind.BACKGROUND, ProcessKind.COPROCESS}
STEPS = (nodes.Simple, nodes.Conditional, nodes.ArithmeticCommand)
"""The commands that Bash traces."""


class Requirement(NamedTuple):
    """A decision that the path takes, by the place of what is decided."""

    start: int
    end: int
    outcome: bool


class Goal(NamedTuple):
    """What a scenario must lead to: `place`, after these decisions.

    `last` when the run must end there, `fails` whether with a failure, `whole` when it must come to the script's end.
    `prints` when what stands there is of interest for what it prints, or for how long it takes: it has to succeed.
    `errexit` when a command must end it that fails, and not by the word of a stand-in only where it never does so.
    `alone` when the message that comes out has to be read: nothing else may be on stdout. `told` when one has to come
    out, which may be far behind the place. `trap` when it is part of the action of a trap, `within` when any command
    inside the place will do.
    """

    place: Place | None
    requirements: tuple[Requirement, ...]
    stack: tuple[int, ...] = ()
    last: bool = False
    fails: bool | None = None
    whole: bool = False
    prints: bool = False
    alone: bool = False
    told: bool = False
    trap: bool = False
    within: bool = False
    errexit: bool = False


class Score(NamedTuple):
    """How near an attempt comes to the goal; larger is nearer. `turn` is the decision that went the wrong way."""

    there: bool
    exactly: bool
    matched: int
    early: int
    turn: int | None
    since: int


def goal_of(path: Path | None, event: Event | None, paths: Sequence[Path] = ()) -> Goal:
    """Return the goal for `event` on `path`, or for the end of the path; without a path on the first of `paths`."""
    if path is None and event is not None:
        kind = type(event)
        path = next((each for each in paths if any(event is other for other in each.fresh.get(kind, ()))), None)
    if path is None:
        return Goal(None if event is None else event.where.place, ())
    events = path.events
    if event is not None:
        at = next((index for index, each in enumerate(events) if each is event), len(events))
        stack = () if event.where.trap else tuple(call.place.start for call in event.where.stack)
        trap = bool(event.where.trap) and not event.where.stack
        needed = _requirements(events[:at], within=event.where.process)
        around = event.around if isinstance(event, Redirected) else None
        place = around or event.where.place
        prints = isinstance(event, Run | Spawn)
        # A job may be a whole list of commands.
        within = around is not None or isinstance(event, Spawn)
        return Goal(place, needed, stack, prints=prints, trap=trap, within=within)
    ending = path.ending
    if ending is None:
        return Goal(None, _requirements(events))
    stack = tuple(call.place.start for call in ending.where.stack)
    failed = ending.status.at or ending.where
    fails = True if ending.cause in {Cause.ERREXIT, Cause.NOUNSET, Cause.EXEC} else None
    errexit = ending.cause is Cause.ERREXIT
    whole = ending.cause is Cause.END and ending.where.process.is_main
    return Goal(failed.place, _requirements(events), stack, last=True, fails=fails, whole=whole, errexit=errexit)


def _requirements(events: Sequence[Event], within: Process = MAIN) -> tuple[Requirement, ...]:
    """Return what has to be decided so; how a job beside the plugin goes on is of no account for what is not in it."""
    conditions = [event for event in events if isinstance(event, Condition) and _counts(event.where.process, within)]
    return tuple(Requirement(each.node.start, each.node.end, each.outcome) for each in conditions)


def _counts(process: Process, within: Process) -> bool:
    around: Process | None = process
    while around is not None:
        if around.kind in _BESIDE and around not in _around(within):
            return False
        around = around.parent
    return True


def _around(process: Process) -> Iterator[Process]:
    """Yield the process, and those that have made it."""
    found: Process | None = process
    while found is not None:
        yield found
        found = found.parent


def score(attempt: Attempt, goal: Goal) -> Score:
    """Return how near the attempt comes to the goal."""
    decisions = attempt.rehearsal.decisions
    needed = goal.requirements
    at = matched = since = 0
    turn: int | None = None
    for index, decision in enumerate(decisions):
        node = decision.node
        ahead = needed[at : at + _AHEAD]
        found = next((i for i, each in enumerate(ahead, at) if (each.start, each.end) == (node.start, node.end)), None)
        if found is None:
            continue
        if needed[found].outcome is not decision.outcome:
            # A loop may take more turns than the path, and decisions that are certain on the path are not in it.
            if found == at and not _comes(decisions[index + 1 :], needed[found]):
                turn = index
                break
            continue
        at, since = found + 1, index + 1
        matched += 1
    reached = _reached(attempt, goal)
    if turn is None and goal.prints:
        turn = _failure(decisions, goal)
    if turn is None and goal.alone and reached and attempt.rehearsal.beside:
        turn = _before(attempt, attempt.rehearsal.beside[0])
    if turn is None and goal.told and reached and attempt.rehearsal.unsaid is not None:
        turn = _before(attempt, attempt.rehearsal.unsaid)
    exactly = reached and turn is None and matched == len(needed)
    return Score(reached, exactly, matched, -len(decisions), turn, since)


def _before(attempt: Attempt, count: int) -> int:
    """Return the last of the first `count` decisions that can be taken otherwise: behind them is what should not be.

    Without one it is past all decisions: nothing can be turned.
    """
    decisions = attempt.rehearsal.decisions
    before = range(count - 1, -1, -1)
    return next((at for at in before if decisions[at].question is not None), len(decisions))


def _failure(decisions: Sequence[Decision], goal: Goal) -> int | None:
    """Return the decision that the command at the goal fails, or None when it is not seen to or succeeds as well."""
    place = goal.place
    own = [(at, each) for at, each in enumerate(decisions) if place is not None and _is_about(each, place)]
    succeeds = any(each.outcome is not _is_negated(each) for _, each in own)
    return None if succeeds or not own else own[-1][0]


def _is_about(decision: Decision, place: Place) -> bool:
    node = decision.node
    return node.start == place.start or (_is_negated(decision) and node.start < place.start < place.end <= node.end)


def _is_negated(decision: Decision) -> bool:
    return isinstance(decision.node, nodes.Pipeline) and decision.node.negated


def _comes(decisions: Sequence[Decision], wanted: Requirement) -> bool:
    place = (wanted.start, wanted.end)
    return any((each.node.start, each.node.end) == place and each.outcome is wanted.outcome for each in decisions)


def _reached(attempt: Attempt, goal: Goal) -> bool:
    place = goal.place
    if place is None:
        return True
    executed = attempt.rehearsal.executed
    if goal.whole:
        return attempt.rehearsal.complete and not attempt.rehearsal.left
    if goal.last:
        return _ends_at(attempt, goal, place)
    return any(
        each.source.path == place.source.path
        and (each.node.start <= place.start < each.node.end or (goal.within and _is_inside(each.node, place)))
        and isinstance(each.node, STEPS)
        and not (goal.trap and _is_trap(each.node))
        and (not goal.stack or each.stack == goal.stack)
        for each in executed
    )


def _is_inside(node: nodes.Node, place: Place) -> bool:
    return place.start <= node.start < place.end


def _is_trap(node: nodes.Node) -> bool:
    """Return whether `node` sets a trap: what stands in its action is not executed there."""
    first = node.words[0] if isinstance(node, nodes.Simple) and node.words else None
    part = first.parts[0] if isinstance(first, nodes.Word) and first.parts else None
    return isinstance(part, nodes.Literal) and part.text == "trap"


def _is_only_said(attempt: Attempt, place: Place) -> bool:
    """Return whether a stand-in makes the command at `place` fail that does not just fail."""
    within = [each for each in attempt.rehearsal.decisions if place.start <= each.node.start < place.end]
    knobs = [each.question.knob for each in within if each.question is not None]
    last = knobs[-1] if knobs else None
    double = attempt.scenario.commands.get(last.reply.command) if isinstance(last, OutputOf) else None
    if double is None or not isinstance(last, OutputOf):
        return False
    words = last.reply.example.split()
    failed = answer_to(double, last.reply.example, last.reply.call or 0).status != 0
    return failed and not can_just_fail((last.reply.command, *words))


def _ends_at(attempt: Attempt, goal: Goal, place: Place) -> bool:
    """Return whether the run ends with the command at `place`."""
    if goal.fails is not None and (attempt.rehearsal.status == 0) is goal.fails:
        return False
    if goal.errexit and _is_only_said(attempt, place):
        return False
    end = attempt.rehearsal.end
    if end is not None and place.start <= end.start < max(place.end, place.start + 1):
        return True
    last = [each for each in attempt.rehearsal.executed if each.source.path == place.source.path][-4:]
    return any(place.start <= each.node.start < max(place.end, place.start + 1) for each in last) or any(
        each.node.start <= place.start < each.node.end for each in last[-2:]
    )
