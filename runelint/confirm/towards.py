"""Scenarios that lead to one place of a plugin, on one path: rehearsals show the way, real runs correct it."""

from __future__ import annotations

import heapq
from itertools import islice
from typing import TYPE_CHECKING

from runelint.confirm.goal import STEPS, score
from runelint.confirm.knobs import applied
from runelint.confirm.minimal import minimal
from runelint.confirm.sameness import key_of
from runelint.confirm.wishes import varied, wishes

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from runelint.confirm.explore import Attempt, Explorer
    from runelint.confirm.goal import Goal, Score
    from runelint.confirm.rehearsal.shell import Decision
    from runelint.runner.observation import Observation
    from runelint.runner.scenario import Scenario

_ALTERNATIVES = 3
_FROM_ONE = 12
# So many commands are rehearsed in search of the very path before what comes to the place on another one is given.
_PATIENCE = 2000
# So many are rehearsed before all ways of the plugin are looked at.
_AT_ONCE = 1500


class Seeker:
    """Gives scenarios that lead to a goal, the most promising first; `learn` tells it what came of the last one."""

    def __init__(self, explorer: Explorer, goal: Goal, *, most: int = 16_000) -> None:
        """Begin with what the explorer has tried."""
        self._explorer = explorer
        self._goal = goal
        self._left = most
        self._heap: list[tuple[tuple[int, ...], int, Attempt, Score]] = []
        # The decisions of an attempt that have not been turned yet, by its number in the heap.
        self._left_over: dict[int, list[int]] = {}
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
        found = corrections(self._explorer, attempt, attempt.rehearsal.decisions[at], _FROM_ONE)
        self._corrected += (each for each in found if score(each, self._goal).there)

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
            rank, order, attempt, found = heapq.heappop(self._heap)
            if found.exactly:
                continue
            turns = self._left_over.pop(order, None) or self._turns(attempt, found)
            for number, at in enumerate(turns, start=1):
                nearer = False
                for turned in islice(explorer.turned(attempt, at, most=end - explorer.spent), _ALTERNATIVES):
                    pushed = self._pushed(turned)
                    nearer = nearer or (pushed is not None and pushed.matched > found.matched)
                    if pushed is not None and pushed.exactly:
                        yield turned
                if nearer and number < len(turns):
                    # What comes nearer is gone on with first.
                    self._left_over[order] = turns[number:]
                    heapq.heappush(self._heap, (rank, order, attempt, found))
                if nearer or explorer.spent >= end:
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
        first = [] if found.turn is None or found.turn >= len(decisions) else [found.turn]
        return [*first, *(at for at in later[:_FROM_ONE] if at != found.turn)]


def corrections(explorer: Explorer, attempt: Attempt, decision: Decision, most: int) -> Iterator[Attempt]:
    """Yield attempts with other values for a decision that a run has taken in another way than the rehearsal."""
    if decision.question is None:
        return
    hopes = {**attempt.hopes, id(decision.node): decision.outcome}
    for changes in varied(wishes(decision.question, outcome=decision.outcome), most):
        yield explorer.attempt(applied(attempt.scenario, changes), hopes)


def departure(attempt: Attempt, observation: Observation) -> int | None:
    """Return the last decision before the run left what was rehearsed, or None when it did not, or no one knows."""
    lines: dict[str, set[int]] = {}
    for step in observation.steps:
        lines.setdefault(step.spot.path.rpartition("/")[2], set()).add(step.spot.line)
    for each in attempt.rehearsal.executed:
        if not isinstance(each.node, STEPS) or each.source.path.endswith("#"):
            continue
        seen = lines.get(each.source.path.rpartition("/")[2], set())
        first = each.source.position(each.node.start).line
        last = each.source.position(max(each.node.end - 1, each.node.start)).line
        if seen and not seen.intersection(range(first, last + 1)):
            return each.decisions - 1 if each.decisions else None
    return None
