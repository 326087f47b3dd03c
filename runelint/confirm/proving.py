"""A finding that a run has shown: the least scenario that shows it still, and that it was seen twice.

What a rehearsal holds to be needless is left out at once, so that mostly one more run is made: it shows that the rest
is enough, and is the second sight. Only where that run does not show it, knobs are put back one after the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.confirm.experiments import method_of
from runelint.confirm.experiments.clients import FOLDER, is_ours
from runelint.confirm.experiments.payloads import MARKER
from runelint.confirm.judge import Opinion, judge
from runelint.confirm.minimal import differences, minimal, put_back, without
from runelint.confirm.provocation import is_silent
from runelint.confirm.unused import trimmed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable

    from runelint.confirm.judge import Trial
    from runelint.confirm.laboratory import Laboratory
    from runelint.confirm.minimal import Place
    from runelint.confirm.pending import Pending
    from runelint.runner.scenario import Scenario

_FOR_MINIMAL = 6


class Proof:
    """The runs that prove one claim.

    `near` gives what tells by rehearsals whether a scenario comes as near to the claim as another one does, where that
    is known.
    """

    def __init__(
        self,
        one: Pending,
        laboratory: Laboratory,
        base: Scenario,
        near: Callable[[Scenario], Callable[[Scenario], bool] | None],
    ) -> None:
        """Begin with what was found."""
        self._one = one
        self._laboratory = laboratory
        self._base = base
        self._near = near
        self._left = _FOR_MINIMAL

    def least(self, shown: Trial) -> Trial | None:
        """Return the least trial that shows what `shown` does, or None when that was not seen in another run."""
        found = shown if shown.scenario == self._base else self._least(shown)
        shorter = trimmed(found, self._base)
        if shorter != found.scenario:
            trial = self._laboratory.trial(shorter)
            found = trial if trial is not None and self._shows(trial) else found
        if found is not shown or self._is_seen_besides(found):
            return found
        repeated = self._laboratory.repeated(found.scenario)
        # Where processes race, what was seen does not show each time: it has to be seen twice in three runs.
        seen = self._shows(repeated) or self._shows(self._laboratory.again(found.scenario))
        return found if seen else None

    def _shows(self, trial: Trial | None) -> bool:
        """Return whether a trial shows the claim."""
        one, method = self._one, method_of(self._one.claim)
        if trial is None:
            return False
        if method is not None and one.plain is not None:
            return method.compared(one.claim, one.plain, trial).opinion is Opinion.SHOWN
        return judge(one.claim, trial).opinion is Opinion.SHOWN

    def _is_seen_besides(self, found: Trial) -> bool:
        """Return whether a run that was made for something else shows the claim too.

        Of an experiment only its own runs tell: what it compares has to be alike but for a value.
        """
        if self._one.plain is not None:
            return False
        return any(trial is not found and self._shows(trial) for trial in self._laboratory.made())

    def _least(self, shown: Trial) -> Trial:
        """Return a trial that shows the claim with nothing in its scenario that is not needed."""
        near, base = self._nearness(shown), self._base
        least = shown
        told = bool(_values(self._own(shown.scenario)))

        def still_shows(scenario: Scenario) -> bool:
            nonlocal least
            ends = self._laboratory.is_late or self._left <= 0
            self._left -= 1
            trial = None if ends else self._laboratory.trial(scenario)
            if trial is None or not self._shows(trial):
                return False
            least = trial
            return True

        def likely(scenario: Scenario) -> bool:
            # There is no more in it than in what did not show it.
            harmless = told and not _values(self._own(scenario))
            silent = is_silent(scenario, self._one.claim, shown)
            return not silent and not harmless and (near is None or near(scenario))

        if near is not None:
            start = trimmed(shown, base)
            own = self._own(start)
            guess = minimal(start, base, lambda one: own.keys() <= differences(one, base).keys() and likely(one))
            if guess == shown.scenario or still_shows(guess):
                without(guess, base, _groups(own), still_shows, likely=likely)
                return least
        minimal(shown.scenario, base, still_shows, likely=likely)
        return least

    def _nearness(self, shown: Trial) -> Callable[[Scenario], bool] | None:
        """Return what tells whether a scenario comes as near to the claim as that of `shown`, or None.

        Where a rehearsal does not know what becomes of an experiment's values, those of the plain run stand for them.
        """
        near, plain = self._near(shown.scenario), self._one.plain
        if near is not None or plain is None:
            return near
        near_plain, own = self._near(plain.scenario), self._own(shown.scenario)
        if near_plain is None:
            return None
        return lambda one: near_plain(put_back(one, plain.scenario, own))

    def _own(self, scenario: Scenario) -> dict[Place, Hashable]:
        """Return where the scenario differs from the one that does not show the claim, as far as that is known."""
        harmless = self._one.plain or self._one.unforced
        if harmless is None:
            return {}
        known = differences(harmless.scenario, self._base).items()
        return dict(differences(scenario, self._base).items() - known)


def _values(own: dict[Place, Hashable]) -> frozenset[Place]:
    """Return the places of what is given, and not of what only shows what becomes of that.

    A file that stands there for a value is no value.
    """
    given = own.keys() - _stand_ins(own)
    return frozenset(place for place in given if place[0] != "files") or frozenset(given)


def _groups(own: dict[Place, Hashable]) -> list[frozenset[Place]]:
    """Return what may turn out to be needless though an experiment was made with it: each value, and all stand-ins.

    The only value is needed.
    """
    values = _values(own)
    groups = [frozenset({place}) for place in sorted(values, key=repr)] if len(values) > 1 else []
    files = own.keys() - values - _stand_ins(own)
    stand_ins = _stand_ins(own) - {("commands", MARKER)}
    return [*groups, *(frozenset(group) for group in (files, stand_ins) if group)]


def _stand_ins(own: Collection[Place]) -> frozenset[Place]:
    """Return the places of a client's stand-in, of what it is made of, and of the command that values start."""
    files = {place for place in own if place[0] == "files" and str(place[-1]).startswith(f"{FOLDER}/")}
    covered = {str(place[-1]).removeprefix(f"{FOLDER}/") for place in files}
    commands = {place for place in own if place[0] == "commands" and (is_ours(str(place[-1])) or place[-1] in covered)}
    return frozenset(files | commands)
