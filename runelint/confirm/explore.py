"""The ways that a plugin can go, found by rehearsals: from each one, every decision is turned the other way."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from runelint.confirm.agenda import Agenda
from runelint.confirm.asked import COUNTING, asked
from runelint.confirm.combining import combinations
from runelint.confirm.in_loops import wishes_in_loop
from runelint.confirm.knobs import applied
from runelint.confirm.postponing import postponed
from runelint.confirm.rehearsal.rehearse import Plugin, Rehearsal, rehearse
from runelint.confirm.rehearsal.values import Ask
from runelint.confirm.sameness import key_of
from runelint.confirm.setting import Settings
from runelint.confirm.turning import departs, first_other, index_of, same, takes
from runelint.confirm.uncounting import uncounted
from runelint.confirm.wishes import distinct, interleaved, longer, settled, varied, wishes

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from runelint.confirm.making import Changes
    from runelint.confirm.rehearsal.shell import Decision
    from runelint.runner.scenario import Scenario

_OLD_CANDIDATES = 16
_CONTROLLING = 5
# So many decisions are looked at that came before.
_NEAR, _BEFORE = 6, 8
_LONGER = 15
_GUESSES = 6
_STONES = 3
# So many candidates are led back where they go another way earlier, each by so many changes, so often.
_ASTRAY = 4
_MENDS = 8
_MOST_MENDS = 3
# What a rehearsal costs besides its commands, in commands.
_OUTSET = 5
# What is spent for turning one decision: at a first look, in rehearsals as long as its own, and when all have had one.
_FIRST_LOOKS = 10
_FOR_ONE = 1500

# So many other attempts are led to a decision.
_CROSSINGS = 5

_MATCHING = {Ask.PATTERN, Ask.EXPRESSION}


class Attempt(NamedTuple):
    """A rehearsal, and how guesses were made to go in it."""

    rehearsal: Rehearsal
    hopes: dict[int, bool]

    @property
    def scenario(self) -> Scenario:
        """The scenario that was rehearsed."""
        return self.rehearsal.scenario


class Explorer:
    """Rehearses a plugin, in all `most` commands; `attempts` are those that went a way of their own.

    `mistakes` are what went wrong on our side in rehearsals.
    """

    def __init__(self, plugin: Plugin, base: Scenario, *, most: int = 40_000) -> None:
        """Rehearse `base`."""
        self.plugin = plugin
        self.base = base
        self.attempts: list[Attempt] = []
        self.mistakes: list[Exception] = []
        self.spent = 0
        self._agenda = Agenda()
        self._settings = Settings(plugin.source, plugin.script)
        self._known: dict[Hashable, Attempt] = {}
        self._exploration = self._explored(most)
        self.start = self._kept(self.attempt(base, {}))

    def attempt(self, scenario: Scenario, hopes: Mapping[int, bool], same: Hashable = None) -> Attempt:
        """Return what would happen in `scenario`; what cannot stand in the plugin's folder is left out.

        The same one is rehearsed once: other findings, and other ways of turning a decision, lead to it again. `same`
        is what tells which ones are the same, where that is known.
        """
        if not self.plugin.folders.isdisjoint(scenario.files):
            files = {path: file for path, file in scenario.files.items() if path not in self.plugin.folders}
            scenario, same = scenario._replace(files=files), None
        key = (key_of(scenario) if same is None else same, frozenset(hopes.items()))
        found = self._known.get(key)
        if found is not None:
            self.spent += _OUTSET
        else:
            found = self._known[key] = Attempt(rehearse(self.plugin, scenario, hopes), dict(hopes))
            if found.rehearsal.mistake is not None:
                self.mistakes.append(found.rehearsal.mistake)
            self.spent += cost_of(found)
        return found

    def _kept(self, attempt: Attempt) -> Attempt:
        self.attempts.append(attempt)
        self._agenda.take(attempt)
        return attempt

    def explore(self) -> None:
        """Turn every decision both ways, as far as that can be done."""
        while self.goes_on():
            pass

    def goes_on(self) -> bool:
        """Turn one more decision the other way; return whether there may be more to find."""
        return next(self._exploration, False)

    def _explored(self, most: int) -> Iterator[bool]:
        """Yield True after each decision that was turned, until `most` commands are spent on it."""
        end = self.spent + most
        for attempt, at, last in self._agenda.each():
            look = _FOR_ONE if last else min(_FOR_ONE, _FIRST_LOOKS * cost_of(attempt))
            found = next(self.turned(attempt, at, most=min(end - self.spent, look)), None)
            if found is None and not last:
                found = self._crossed(attempt, at) or self._combined(attempt, at)
            if found is not None:
                self._agenda.found(attempt, at)
                if all(found is not each for each in self.attempts):
                    self._kept(found)
            elif not last:
                self._agenda.missed(attempt, at)
            if self.spent >= end:
                return
            yield True

    def _crossed(self, attempt: Attempt, at: int) -> Attempt | None:
        """Return an attempt that takes decision `at` the other way since it came to the one before it on another way.

        Of `[[ $check == yes && $result == fresh ]]` the scenario decides the first half only: the second half is as it
        was made before, and other attempts have made it otherwise, but have not come to it.
        """
        decision = attempt.rehearsal.decisions[at]
        before = attempt.rehearsal.decisions[at - 1] if at else None
        if before is None or not _is_open(before) or decision.question is None:
            return None
        entered = before.question is not None and before.question.ask is Ask.TURN
        if entered or any(value.term is not None for value in decision.question.values):
            return None
        others = ((other, first_other(other, before)) for other in self.attempts[::-1])
        for other, place in islice(((other, place) for other, place in others if place is not None), _CROSSINGS):
            for found in islice(self.turned(other, place, most=_FIRST_LOOKS * cost_of(other)), 1):
                outcomes = {each.outcome for each in found.rehearsal.decisions if same(each, decision)}
                if (not decision.outcome) in outcomes:
                    return found
        return None

    def _combined(self, attempt: Attempt, at: int) -> Attempt | None:
        """Return an attempt that takes decision `at` the other way since something was set as on another way."""
        for scenario in combinations(self.attempts, attempt, at, self.base):
            found = self.attempt(scenario, attempt.hopes)
            if takes(found, attempt, at):
                return found
        return None

    def turned(self, attempt: Attempt, at: int, *, most: int, depth: int = 0) -> Iterator[Attempt]:
        """Yield attempts that take decision `at` of `attempt` the other way; spend `most` commands on it.

        A candidate after which the same decision fails for another reason (the file is there now, but empty) is a
        stepping stone: others are tried from there. One that goes another way before (the name fits now, but there is
        no such file) is led back.
        """
        end = self.spent + most
        decision = attempt.rehearsal.decisions[at]
        if not decision.sure:
            yield from self._hoped(attempt, at)
            return
        seen: set[Hashable] = set()
        stones: list[tuple[Attempt, int]] = []
        asked = [_asked(attempt, at)]
        astray: list[Attempt] = []
        for scenario in self._candidates(attempt, at):
            # Half of it is kept for going on from stepping stones.
            if self.spent >= (end - most // 2 if stones else end):
                break
            key = key_of(scenario)
            if key in seen:
                continue
            seen.add(key)
            found = self.attempt(scenario, attempt.hopes, key)
            if self._agenda.is_new(found):
                self._kept(found)
            if takes(found, attempt, at):
                yield from self._rather(found, astray, attempt, at)
                yield found
                continue
            again = index_of(found, attempt, at)
            if again is not None and _asked(found, again) not in asked:
                asked.append(_asked(found, again))
                stones.append((found, again))
            elif again is None and departs(found, attempt, at) is not None:
                astray.append(found)
        for one in astray[:_ASTRAY] if self.spent < end else ():
            yield from self._led_back(one, attempt, at)
        for stone, again in stones[:_STONES] if depth < _STONES else ():
            yield from self.turned(stone, again, most=end - self.spent, depth=depth + 1)
        for one in astray[:_ASTRAY]:
            yield from self._set_before(one, attempt, at) if self.spent < end else ()

    def _rather(self, found: Attempt, astray: list[Attempt], attempt: Attempt, at: int) -> Iterator[Attempt]:
        """Yield what is surer than `found`: a tool does with other arguments what it else only says that it does."""
        if astray and _lies(found.scenario, attempt.scenario):
            yield from self._led_back(astray.pop(0), attempt, at)

    def _led_back(self, astray: Attempt, attempt: Attempt, at: int, depth: int = 0) -> Iterator[Attempt]:
        """Yield attempts like `astray` that take decision `at` of `attempt` the other way, and those before as it."""
        before = departs(astray, attempt, at)
        decision = None if before is None else astray.rehearsal.decisions[before]
        if before is None or decision is None or decision.question is None:
            return
        for changes in varied(wishes(decision.question, outcome=not decision.outcome), _MENDS):
            found = self.attempt(applied(astray.scenario, changes), attempt.hopes)
            if takes(found, attempt, at):
                yield found
                return
            farther = departs(found, attempt, at)
            if farther is not None and farther > before and depth < _MOST_MENDS:
                yield from self._led_back(found, attempt, at, depth + 1)
                return

    def _set_before(self, astray: Attempt, attempt: Attempt, at: int) -> Iterator[Attempt]:
        """Yield attempts as `_led_back` does: what was decided before may have set what is asked for where it left."""
        before = departs(astray, attempt, at) or 0
        for other in [each for each in astray.rehearsal.decisions[:before][::-1] if _is_open(each)][:_STONES]:
            for changes in varied(wishes(other.question, outcome=not other.outcome), _STONES) if other.question else ():
                found = self.attempt(applied(astray.scenario, changes), attempt.hopes)
                if takes(found, attempt, at):
                    yield found
                    return

    def _candidates(self, attempt: Attempt, at: int) -> Iterator[Scenario]:
        """Yield scenarios in which the decision may go the other way: its own candidates, and those of earlier ones."""
        decisions, scenario = attempt.rehearsal.decisions, attempt.scenario
        question = decisions[at].question
        if question is not None:
            for changes in wishes_in_loop(decisions, at):
                yield applied(scenario, changes)
            if question.ask is Ask.PRESENT:
                return

        def rehearse(given: Scenario) -> Rehearsal:
            return self.attempt(given, attempt.hopes).rehearsal

        changed = interleaved(
            _related_to(decisions, at),
            _longer(decisions, at),
            self._settings.ways(decisions, at),
            _controlling(decisions, at),
        )
        yield from interleaved(
            (applied(scenario, changes) for changes in changed),
            *(idea(attempt.rehearsal, at, rehearse) for idea in (postponed, uncounted)),
        )

    def _hoped(self, attempt: Attempt, at: int) -> Iterator[Attempt]:
        """Yield attempts in which a guess goes the other way: first those in which it is none any more."""
        decision = attempt.rehearsal.decisions[at]
        hopes = {**attempt.hopes, id(decision.node): not decision.outcome}
        if decision.question is not None:
            for changes in settled(decision.question, outcome=not decision.outcome):
                found = self.attempt(applied(attempt.scenario, changes), attempt.hopes)
                if takes(found, attempt, at):
                    yield found
            changed = varied(wishes(decision.question, outcome=not decision.outcome), _GUESSES)
            # What goes that way by what is known needs the least hope.
            plain = {node: outcome for node, outcome in attempt.hopes.items() if node != id(decision.node)}
            for given in (plain, hopes):
                for changes in changed:
                    found = self.attempt(applied(attempt.scenario, changes), given)
                    if takes(found, attempt, at):
                        yield found
        # What only a run can tell.
        yield self.attempt(attempt.scenario, hopes)


def cost_of(attempt: Attempt) -> int:
    """Return what a rehearsal costs, in commands."""
    return _OUTSET + len(attempt.rehearsal.executed)


def _before(decisions: Sequence[Decision], at: int) -> list[Decision]:
    """Return the decisions before `at` that something else in the scenario could turn, the last one first."""
    return [each for each in decisions[:at][::-1] if each.question is not None and each.question.ask is not Ask.LIBRARY]


def _related_to(decisions: Sequence[Decision], at: int) -> Iterator[Changes]:
    """Yield other ways in which questions about the same value have their answers."""
    for other in _before(decisions, at)[:_NEAR]:
        if other.question is not None and _related(decisions[at], other):
            yield from distinct(wishes(other.question, outcome=other.outcome), _OLD_CANDIDATES)


def _longer(decisions: Sequence[Decision], at: int) -> Iterator[Changes]:
    """Yield ways to make a loop longer, where something is asked for that may be counted in it."""
    around = (*decisions[at:], *decisions[:at][::-1])
    end = next((each for each in around if each.question and each.question.ask is Ask.TURN), None)
    if _is_counted(decisions[at]) and end is not None and end.question is not None:
        yield from islice(longer(end.question), _LONGER)


def _controlling(decisions: Sequence[Decision], at: int) -> Iterator[Changes]:
    """Yield ways to turn what was decided before: it may have set the variable that is asked for now."""
    for other in _before(decisions, at)[:_BEFORE]:
        if other.question is not None and other.sure:
            yield from distinct(wishes(other.question, outcome=not other.outcome), _CONTROLLING)


def _is_open(decision: Decision) -> bool:
    """Return whether the scenario decides, and not only whether the library is there."""
    return decision.question is not None and decision.question.ask is not Ask.LIBRARY and decision.sure


def _lies(scenario: Scenario, before: Scenario) -> bool:
    """Return whether a core tool that has failed in `before` only says that it has done what it should."""
    changed = (double for name, double in scenario.commands.items() if double != before.commands.get(name))
    return any(
        double.real and any(not case.answer.status and not case.answer.stdout for case in double.cases)
        for double in changed
    )


def _asked(attempt: Attempt, at: int) -> tuple[object, ...]:
    return asked(attempt.rehearsal.decisions[at].question)


def _is_counted(decision: Decision) -> bool:
    """Return whether a number is compared that is most likely counted: also `case ${#found[@]}` does."""
    question = decision.question
    if question is None:
        return False
    own = question.values[0] if question.values and question.ask in _MATCHING else None
    return question.ask in COUNTING or (own is not None and own.text.isdecimal())


def _related(one: Decision, other: Decision) -> bool:
    """Return whether the two decisions look at the same value."""
    if one.question is None or other.question is None:
        return False
    terms = [value.term for value in other.question.values if value.term is not None]
    return any(value.term in terms for value in one.question.values)
