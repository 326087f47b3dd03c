"""Scenarios that execute as many lines of a plugin as can be: each is made when it is known what the last has done."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from runelint.confirm import geography
from runelint.confirm.towards import corrections, departure
from runelint.runner.observation import Outcome

if TYPE_CHECKING:
    from runelint.confirm.explore import Attempt, Explorer
    from runelint.confirm.geography import Statement
    from runelint.runner.observation import Observation
    from runelint.runner.scenario import Scenario
    from runelint.syntax import nodes
    from runelint.syntax.source import Source

_ALTERNATIVES = 4
# So many runs wait in vain for the same thing, the second one when all else has been tried.
_WAITS = 2


def statements(source: Source, script: nodes.Script) -> dict[int, list[Statement]]:
    """Return the commands of the script that Bash traces by the lines that they begin on."""
    found: dict[int, list[Statement]] = {}
    for each in geography.statements(script, source):
        found.setdefault(source.position(each.start).line, []).append(each)
    return found


class Covering:
    """Gives scenarios, each of which should execute lines that no run has executed yet."""

    def __init__(self, explorer: Explorer) -> None:
        """Begin with no line executed."""
        explorer.explore()
        self._pool: list[Attempt] = list(explorer.attempts)
        self._explorer = explorer
        self._source = explorer.plugin.source
        self._statements = statements(self._source, explorer.plugin.script)
        self._given: list[Attempt] = []
        self._tried: dict[int, int] = {}
        # How often a run has waited in vain for a decision to go as it was guessed: at a point in time, most likely.
        self._waited: Counter[tuple[int, bool]] = Counter()
        self.lines: set[int] = set()

    @property
    def missing(self) -> list[int]:
        """The lines with a command that no run has executed."""
        found = sorted(self._statements.items())
        return [line for line, some in found if all(self.lines.isdisjoint(each.lines) for each in some)]

    @property
    def total(self) -> int:
        """The number of lines with a command."""
        return len(self._statements)

    def next(self) -> Scenario | None:
        """Return the scenario that should execute the most new lines, or None when none promises any."""
        missing = set(self.missing)
        best: tuple[int, int] = 0, 0
        chosen = -1
        for index, attempt in enumerate(self._pool):
            waits = self._waits_of(attempt)
            promise = len(missing & self._lines_of(attempt)) if waits < _WAITS else 0
            if promise and (chosen < 0 or (-waits, promise) > best):
                best, chosen = (-waits, promise), index
        if chosen < 0:
            return None
        attempt = self._pool.pop(chosen)
        if any(attempt.scenario == each.scenario for each in self._given):
            return self.next()
        self._given.append(attempt)
        return attempt.scenario

    def _waits_of(self, attempt: Attempt) -> int:
        """Return how often a run has waited in vain for what the attempt waits for."""
        guessed = {id(each.node): each.outcome for each in attempt.rehearsal.decisions if not each.sure}
        return max((self._waited[node, outcome] for node, outcome in guessed.items()), default=0)

    def _lines_of(self, attempt: Attempt) -> set[int]:
        position = self._source.position
        return {position(each.node.start).line for each in attempt.rehearsal.executed if each.source is self._source}

    def learn(self, observation: Observation) -> None:
        """Take a run of the last scenario into account; where it went another way, other values are tried."""
        name = self._explorer.plugin.path
        self.lines |= {step.spot.line for step in observation.steps if step.spot.path == name}
        attempt = self._given[-1]
        at = departure(attempt, observation)
        if at is None:
            return
        decision = attempt.rehearsal.decisions[at]
        if observation.outcome is Outcome.TIMED_OUT and not decision.sure:
            self._waited[id(decision.node), decision.outcome] += 1
        self._tried[id(decision.node)] = self._tried.get(id(decision.node), 0) + 1
        if self._tried[id(decision.node)] <= _ALTERNATIVES:
            self._pool += corrections(self._explorer, attempt, decision, _ALTERNATIVES)
