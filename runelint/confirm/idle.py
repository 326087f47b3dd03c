"""Values that do not get to a finding's place: what has left it untouched is not tried in ever more forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.confirm.minimal import differences
from runelint.finding import Experiment
from runelint.runner.observation import Outcome

if TYPE_CHECKING:
    from collections.abc import Hashable

    from runelint.confirm.claim import Claim
    from runelint.confirm.judge import Trial
    from runelint.confirm.minimal import Place
    from runelint.runner.scenario import Scenario

# Of these the place shows what values got there: the text that is put together, or where a secret is read.
_VISIBLE = {Experiment.BROKEN_JSON, Experiment.BENT_PROGRAM, Experiment.BENT_KEY, Experiment.CANARY}
# So many forms of a value are tried before it is taken for one that goes elsewhere: a check may let only some through.
_FORMS = 3
_WAITS = 3
# Names that `mktemp` gives, clocks and counters are others each time.
_MADE_UP = re.compile(r"tmp\.\w+|\d+")
# What is checked most often has to be a number, or may be left out.
_NUMBER = re.compile(r"'?[\d.]*'?")


class Idle:
    """What has been changed of a plain trial without any effect at the claim's place."""

    def __init__(self, claim: Claim, plain: Trial) -> None:
        """Begin with nothing tried."""
        self._claim = claim
        self._plain = plain
        self._there = _text_at(claim, plain) if claim.rule.experiment in _VISIBLE else ()
        self._changes: list[dict[Place, Hashable]] = []
        self._waited = 0

    @property
    def is_endless(self) -> bool:
        """Whether so many attempts did not end that the others will not, either."""
        return self._waited >= _WAITS

    def learn(self, trial: Trial) -> None:
        """Take into account what an attempt has come to."""
        self._waited += trial.observation.outcome is Outcome.TIMED_OUT
        if self._there and _text_at(self._claim, trial) == self._there:
            self._changes.append(differences(trial.scenario, self._plain.scenario))

    def foresees(self, scenario: Scenario) -> bool:
        """Return whether an attempt will leave the place untouched, too.

        So it is when it changes no more than one that did, or the same things once more in another form.
        """
        if not self._changes:
            return False
        new = differences(scenario, self._plain.scenario)
        if any(new.items() <= known.items() for known in self._changes):
            return True
        forms = sum(_kinds(known) == _kinds(new) for known in self._changes)
        return forms >= _FORMS and not any(_NUMBER.fullmatch(str(value)) for value in new.values())


def _kinds(changes: dict[Place, Hashable]) -> dict[Place, int]:
    """Return what is changed: of a file it counts how many lines it has, since what reads it looks for some of them."""
    return {place: str(value).count("\\n") if place[0] == "files" else 0 for place, value in changes.items()}


def _text_at(claim: Claim, trial: Trial) -> tuple[str, ...]:
    """Return what was executed at the claim's place, as it was traced and as programs were started."""
    steps = trial.steps_at(claim.hit.place)
    traced = [trial.observation.steps[index].text for index in sorted(steps)]
    started = [" ".join(ran.arguments) for ran in trial.observation.commands if ran.step in steps]
    return tuple(_MADE_UP.sub("0", text) for text in (*traced, *started))
