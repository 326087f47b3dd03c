"""Scenarios that lead to one place of a plugin, on one path: rehearsals show the way, real runs correct it."""

from __future__ import annotations

import heapq
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from runelint.confirm.knobs import applied
from runelint.confirm.minimal import minimal
from runelint.confirm.sameness import key_of
from runelint.confirm.wishes import varied, wishes
from runelint.flow.events import Cause, Condition, Run
from runelint.syntax import nodes

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from runelint.confirm.explore import Attempt, Explorer
    from runelint.confirm.rehearsal.shell import Decision
    from runelint.flow.behaviour import Path
    from runelint.flow.events import Event
    from runelint.flow.place import Place
    from runelint.runner.observation import Observation
    from runelint.runner.scenario import Scenario

_AHEAD = 6
_ALTERNATIVES = 3
_FROM_ONE = 12
# So many commands are rehearsed in search of the very path before what comes to the place on another one is given.
_PATIENCE = 2000
# So many are rehearsed before all ways of the plugin are looked at.
_AT_ONCE = 1500
_STEPS = (nodes.Simple, nodes.Conditional, nodes.ArithmeticCommand)


class Requirement(NamedTuple):
    """A decision that the path takes, by the place of what is decided."""

    start: int
    end: int
    outcome: bool


class Goal(NamedTuple):
    """What a scenario must lead to: `place`, after these decisions.

    `last` when the run must end there, `fails` whether with a failure, `whole` when it must come to the script's end.
    `prints` when what stands there is of interest for what it prints: it has to succeed.
    """

    place: Place | None
    requirements: tuple[Requirement, ...]
    stack: tuple[int, ...] = ()
    last: bool = False
    fails: bool | None = None
    whole: bool = False
    prints: bool = False


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
        return Goal(event.where.place, _requirements(events[:at]), stack, prints=isinstance(event, Run))
    ending = path.ending
    if ending is None:
        return Goal(None, _requirements(events))
    stack = tuple(call.place.start for call in ending.where.stack)
    failed = ending.status.at or ending.where
    fails = True if ending.cause in {Cause.ERREXIT, Cause.NOUNSET, Cause.EXEC} else None
    whole = ending.cause is Cause.END and ending.where.process.is_main
    return Goal(failed.place, _requirements(events), stack, last=True, fails=fails, whole=whole)


def _requirements(events: Sequence[Event]) -> tuple[Requirement, ...]:
    conditions = [event for event in events if isinstance(event, Condition)]
    return tuple(Requirement(each.node.start, each.node.end, each.outcome) for each in conditions)


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
    exactly = reached and turn is None and matched == len(needed)
    return Score(reached, exactly, matched, -len(decisions), turn, since)


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
        and each.node.start <= place.start < each.node.end
        and isinstance(each.node, _STEPS)
        and (not goal.stack or each.stack == goal.stack)
        for each in executed
    )


def _ends_at(attempt: Attempt, goal: Goal, place: Place) -> bool:
    """Return whether the run ends with the command at `place`."""
    if goal.fails is not None and (attempt.rehearsal.status == 0) is goal.fails:
        return False
    end = attempt.rehearsal.end
    if end is not None and place.start <= end.start < max(place.end, place.start + 1):
        return True
    last = [each for each in attempt.rehearsal.executed if each.source.path == place.source.path][-4:]
    return any(place.start <= each.node.start < max(place.end, place.start + 1) for each in last) or any(
        each.node.start <= place.start < each.node.end for each in last[-2:]
    )


class Seeker:
    """Gives scenarios that lead to a goal, the most promising first; `learn` tells it what came of the last one."""

    def __init__(self, explorer: Explorer, goal: Goal, *, most: int = 16_000) -> None:
        """Begin with what the explorer has tried."""
        self._explorer = explorer
        self._goal = goal
        self._left = most
        self._heap: list[tuple[tuple[int, ...], int, Attempt, Score]] = []
        # What comes to the place on another path.
        self._there: list[tuple[Score, Attempt]] = []
        self._pushed_before: set[int] = set()
        self._seen = 0
        self._given: list[Attempt] = []
        self._keys: set[Hashable] = set()
        self._corrected: list[Attempt] = []
        self._found = self._search()

    def next(self) -> Attempt | None:
        """Return the next attempt to be run, or None when there is none left."""
        while True:
            found = self._corrected.pop(0) if self._corrected else next(self._found, None)
            if found is None:
                return None
            for each in (self._least(found), found):
                key = key_of(each.scenario)
                if key not in self._keys:
                    self._keys.add(key)
                    self._given.append(each)
                    return each

    def hopes_of(self, scenario: Scenario) -> dict[int, bool]:
        """Return how guesses were made to go when the scenario was given; nothing when it was not."""
        key = key_of(scenario)
        return next((each.hopes for each in self._given if key_of(each.scenario) == key), {})

    def _least(self, found: Attempt) -> Attempt:
        """Return an attempt that leads as near as `found` does, with nothing in its scenario that is not needed."""
        explorer, wanted = self._explorer, score(found, self._goal)
        if not wanted.there:
            return found

        def leads(scenario: Scenario) -> bool:
            reached = score(explorer.attempt(scenario, found.hopes), self._goal)
            return reached.there and reached.exactly >= wanted.exactly

        return explorer.attempt(minimal(found.scenario, explorer.base, leads), found.hopes)

    def learn(self, observation: Observation) -> None:
        """Take a run of the last scenario into account: where it left what was rehearsed, other values are tried."""
        if not self._given:
            return
        attempt = self._given[-1]
        at = departure(attempt, observation)
        if at is None:
            return
        decision = attempt.rehearsal.decisions[at]
        if decision.question is None:
            return
        explorer = self._explorer
        hopes = {**attempt.hopes, id(decision.node): decision.outcome}
        for changes in varied(wishes(decision.question, outcome=decision.outcome), _FROM_ONE):
            found = explorer.attempt(applied(attempt.scenario, changes), hopes)
            if score(found, self._goal).there:
                self._corrected.append(found)

    def _search(self) -> Iterator[Attempt]:
        """Yield attempts, the nearest to the goal first.

        Others are made from the nearest ones: a few at once, more when all ways of the plugin have been looked at.
        """
        explorer = self._explorer
        yield from self._taken()
        yield from self._directed(_AT_ONCE)
        while explorer.goes_on():
            yield from self._taken()
        yield from self._directed(self._left - _AT_ONCE)
        while (near := self._nearest()) is not None:
            yield near
        # Guesses may turn out otherwise in a run.
        guessed = [item for item in self._heap if any(not each.sure for each in item[2].rehearsal.decisions)]
        yield from (item[2] for item in sorted(guessed, key=lambda item: item[:2])[:_ALTERNATIVES])

    def _taken(self) -> Iterator[Attempt]:
        """Take over what the explorer has found since; yield what leads to the goal, the nearest first."""
        fresh = self._explorer.attempts[self._seen :]
        self._seen += len(fresh)
        scores = [self._pushed(attempt) for attempt in fresh]
        exact = [(found, at) for at, found in enumerate(scores) if found is not None and found.exactly]
        yield from (fresh[at] for found, at in sorted(exact, key=lambda item: (-item[0].matched, -item[0].early)))

    def _pushed(self, attempt: Attempt) -> Score | None:
        """Return how near the attempt comes; None when that has been asked before."""
        if id(attempt) in self._pushed_before:
            return None
        self._pushed_before.add(id(attempt))
        found = score(attempt, self._goal)
        rank = (-found.exactly, -found.matched, -found.there, -found.early)
        heapq.heappush(self._heap, (rank, len(self._pushed_before), attempt, found))
        if found.there and not found.exactly:
            self._there.append((found, attempt))
        return found

    def _directed(self, most: int) -> Iterator[Attempt]:
        """Yield what is made from the nearest attempts, where decisions that went the wrong way are turned."""
        explorer = self._explorer
        end = explorer.spent + most
        patient = explorer.spent + _PATIENCE
        while self._heap and explorer.spent < end:
            if explorer.spent > patient and (near := self._nearest()) is not None:
                patient = explorer.spent + _PATIENCE
                yield near
            _, _, attempt, found = heapq.heappop(self._heap)
            if found.exactly:
                continue
            for at in self._turns(attempt, found):
                for turned in islice(explorer.turned(attempt, at, most=end - explorer.spent), _ALTERNATIVES):
                    pushed = self._pushed(turned)
                    if pushed is not None and pushed.exactly:
                        yield turned
                if explorer.spent >= end:
                    break

    def _nearest(self) -> Attempt | None:
        """Take the attempt that comes to the place on the way most like the path; None when none comes there."""
        if not self._there:
            return None
        at = max(range(len(self._there)), key=lambda at: (self._there[at][0].matched, self._there[at][0].early))
        return self._there.pop(at)[1]

    def _turns(self, attempt: Attempt, found: Score) -> list[int]:
        """Return the decisions to be turned, the likeliest first."""
        decisions = attempt.rehearsal.decisions
        later = [at for at in reversed(range(found.since, len(decisions))) if decisions[at].question]
        first = [] if found.turn is None else [found.turn]
        return [*first, *(at for at in later[:_FROM_ONE] if at != found.turn)]


def departure(attempt: Attempt, observation: Observation) -> int | None:
    """Return the last decision before the run left what was rehearsed, or None when it did not, or no one knows."""
    lines: dict[str, set[int]] = {}
    for step in observation.steps:
        lines.setdefault(step.spot.path.rpartition("/")[2], set()).add(step.spot.line)
    for each in attempt.rehearsal.executed:
        if not isinstance(each.node, _STEPS) or each.source.path.endswith("#"):
            continue
        seen = lines.get(each.source.path.rpartition("/")[2], set())
        first = each.source.position(each.node.start).line
        last = each.source.position(max(each.node.end - 1, each.node.start)).line
        if seen and not seen.intersection(range(first, last + 1)):
            return each.decisions - 1 if each.decisions else None
    return None
