"""From a finding to scenarios: which message, doubles, files and environment make a plugin take the finding's path."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from runelint.confirm.aiming import Aim
from runelint.confirm.explore import Explorer
from runelint.confirm.goal import goal_of, score
from runelint.confirm.pending import is_told
from runelint.confirm.rehearsal.rehearse import Plugin, rehearse
from runelint.confirm.sameness import key_of
from runelint.confirm.towards import Seeker
from runelint.contract.bpcs.messages import default_message
from runelint.finding import Experiment
from runelint.runner.called import called_names, waits_meanwhile
from runelint.runner.receiving import receivers
from runelint.runner.scenario import Scenario
from runelint.runner.typical import default_doubles, hasty_sleep
from runelint.syntax import Source, parse
from runelint.syntax.nodes import ArithmeticCommand

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence

    from runelint.confirm.claim import Claim, Suspect
    from runelint.confirm.explore import Attempt
    from runelint.confirm.rehearsal.rehearse import Rehearsal
    from runelint.flow.place import Place
    from runelint.runner.observation import Observation
    from runelint.runner.package import Package
    from runelint.syntax.nodes import Script


# What comes out has to be a message for these, and that it is not when another breach has put something beside it.
_READING = {Experiment.BENT_KEY, Experiment.CONTRADICTION, Experiment.LOST_DOCUMENT, Experiment.LOST_TYPE}


def base_scenario(suspect: Suspect, *, absent: Collection[str] = ()) -> Scenario:
    """Return the scenario in which all is well: a plain message, and commands that are there and succeed.

    Of what the plugin sources the sources with the names `absent` are not there: nobody learns their words.
    """
    sourced = [] if suspect.behaviour is None else _sourced(suspect, absent)
    commands = default_doubles(called_names(suspect.script, *sourced), fed=receivers(suspect.script, *sourced))
    if waits_meanwhile(suspect.script, *sourced):
        commands["sleep"] = hasty_sleep()
    return Scenario(message=default_message(), commands=commands)


def _sourced(suspect: Suspect, absent: Collection[str]) -> list[Script]:
    """Return the scripts that the plugin sources, as far as events stand in them."""
    sources: dict[str, Source] = {}
    if suspect.behaviour is not None:
        for event in suspect.behaviour.events:
            sources.setdefault(event.where.place.source.path, event.where.place.source)
    others = {suspect.source.path, *absent}
    return [parse(source.text) for name, source in sources.items() if name not in others]


def plugin_of(suspect: Suspect, package: Package) -> Plugin:
    """Return the plugin as it stands in the sandbox."""
    files = package.files
    inside = package.plugin

    def packed(path: str) -> Source | None:
        return None if path not in files else Source.from_bytes(path, files[path].content)

    return Plugin(suspect.source, suspect.script, inside, packed, _folders([*files, inside]))


def _folders(paths: Iterable[str]) -> frozenset[str]:
    """Return the directories above the paths."""
    found: set[str] = set()
    for path in paths:
        above = posixpath.dirname(path)
        while above not in found and above != "/":
            found.add(above)
            above = posixpath.dirname(above)
    return frozenset(found)


def explorer_of(suspect: Suspect, package: Package, base: Scenario) -> Explorer:
    """Return an explorer that has seen the base scenario only; what it finds later all findings of a plugin share."""
    return Explorer(plugin_of(suspect, package), base)


def is_read(claim: Claim) -> bool:
    """Return whether the message has to be read to see the breach."""
    return claim.rule.experiment in _READING


class Search:
    """Scenarios for one finding, best first. After a run `learn` makes the next one better."""

    def __init__(self, explorer: Explorer, suspect: Suspect, claim: Claim) -> None:
        """Begin; the explorer is shared by all findings of the plugin."""
        paths = () if suspect.behaviour is None else suspect.behaviour.paths
        self._explorer = explorer
        goal = goal_of(claim.path, claim.hit.event, paths)
        self._goal = goal._replace(alone=is_read(claim), told=is_told(claim))
        self._seeker = Seeker(explorer, self._goal)
        self._expanded: dict[Hashable, Sequence[str] | None] = {}

    def next(self) -> Scenario | None:
        """Return the next scenario, or None when there is none left."""
        found = self._seeker.next()
        return None if found is None else found.scenario

    def as_near_as(self, scenario: Scenario) -> Callable[[Scenario], bool] | None:
        """Return whether another scenario comes as near to the finding in a rehearsal, or None when none can tell."""
        explorer, goal = self._explorer, self._goal
        hopes = self._seeker.hopes_of(scenario)
        wanted = score(explorer.attempt(scenario, hopes), goal)
        if not wanted.there:
            return None

        def near(other: Scenario) -> bool:
            found = score(explorer.attempt(other, hopes), goal)
            return found.there and found.exactly >= wanted.exactly

        return near

    def aimed(
        self, scenario: Scenario, places: Sequence[Place], bends: Sequence[Callable[[str], str]]
    ) -> Iterator[Scenario]:
        """Yield scenarios like `scenario` in which a value that is expanded at one of the places is bent."""
        explorer = self._explorer
        aim = Aim(explorer.plugin, places, bends)
        yield from aim.scenarios([(scenario, self._seeker.hopes_of(scenario))])
        # On another way something else may stand there.
        explorer.explore()
        there = [each for each in explorer.attempts if score(each, self._goal).there]
        yield from aim.scenarios((each.scenario, each.hopes) for each in there)

    def left_otherwise(self, scenario: Scenario, place: Place) -> list[Scenario]:
        """Return scenarios that come to the finding's place and decide something there otherwise than `scenario`."""
        explorer = self._explorer
        explorer.explore()
        known = _decided_at(place, explorer.attempt(scenario, self._seeker.hopes_of(scenario)))
        there = [each for each in explorer.attempts if score(each, self._goal).there]
        return [each.scenario for each in there if _decided_at(place, each) - known]

    def alike(self, one: Scenario, other: Scenario, places: Sequence[Place]) -> bool:
        """Return whether the same is expanded at the places in both scenarios, by rehearsals without guesses."""
        first, second = self._surely_expanded(one, places), self._surely_expanded(other, places)
        return first is not None and first == second

    def _surely_expanded(self, scenario: Scenario, places: Sequence[Place]) -> Sequence[str] | None:
        """Return what is expanded at the places in a scenario, or None where a rehearsal has to guess."""
        key = key_of(scenario), tuple(places)
        if key not in self._expanded:
            found = rehearse(self._explorer.plugin, scenario, watched=places)
            self._expanded[key] = [value.text for value in found.expanded] if _is_sure(found) else None
        return self._expanded[key]

    def misses(self, scenario: Scenario) -> bool:
        """Return whether the scenario certainly does not lead to the finding's place, by a rehearsal without guesses.

        It tells nothing where it does not know the way there at all.
        """
        attempt = self._explorer.attempt(scenario, {})
        return _is_sure(attempt.rehearsal) and not score(attempt, self._goal).there

    def learn(self, observation: Observation) -> None:
        """Take into account what was seen in a run of the last scenario."""
        self._seeker.learn(observation)


def _decided_at(place: Place, attempt: Attempt) -> set[tuple[int, bool]]:
    """Return what is decided by the arithmetic that the place is, or stands in, and how."""
    return {
        (decision.node.start, decision.outcome)
        for decision in attempt.rehearsal.decisions
        if isinstance(decision.node, ArithmeticCommand)
        and decision.source is place.source
        and decision.node.start <= place.start < decision.node.end
    }


def _is_sure(rehearsal: Rehearsal) -> bool:
    """Return whether nothing was guessed: neither where the plugin goes nor what it expands."""
    decided = all(each.sure for each in rehearsal.decisions)
    return rehearsal.complete and decided and all(value.sure for value in rehearsal.expanded)
