"""Runs of one plugin: each scenario is run once, and what was seen is kept for all findings of the file."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from runelint.confirm.judge import Trial
from runelint.confirm.sameness import key_of
from runelint.runner.observation import Outcome, Written
from runelint.runner.rung import SandboxFailedError
from runelint.runner.trace.blindness import renames_trace, sends_trace

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from runelint.confirm.observed import Observer
    from runelint.runner.observation import Observation
    from runelint.runner.package import Package
    from runelint.runner.scenario import Scenario
    from runelint.runner.supervise import Sandbox

_DIAGNOSTICS = 2
# So many seconds may the runs of one plugin take until no more are tried, and until none is even repeated: a stranger's
# can use up the time of each.
_FOR_SEARCH, _FOR_ALL = 60.0, 120.0
# And so many may have gone by since the first, by the clock: an ordinary plugin needs a tenth of it, and has to have
# its verdicts on a machine that is busy, too.
_BY_CLOCK_FOR_SEARCH, _BY_CLOCK_FOR_ALL = 120.0, 180.0
# A run that takes so many times as long as any that has ended waits for what never comes. How fast the machine is just
# now tell those that have ended; where none has, or one did not end before, it is given up after so many seconds.
_LONGER, _LONGER_AFTER_ONE = 20, 5
_AT_LEAST, _AFTER_ONE = 6.0, 2.5
# So many runs for one finding that do not end are waited for.
_MOST_ENDLESS = 3


class Laboratory:
    """Makes trials of one plugin, at most `budget` of them; `spent` counts them, and `seconds` the time they took.

    `endless` counts those that did not end in time.
    """

    def __init__(
        self,
        sandbox: Sandbox,
        package: Package,
        observer: Observer,
        *,
        budget: int,
        looking: bool = False,
        began: float | None = None,
    ) -> None:
        """Begin with nothing tried. With `looking` each step of a run tells what its process was like.

        `began` is when the search for runs of the plugin began, by time.monotonic, where that was earlier.
        """
        self.budget = budget
        self.spent = 0
        self.seconds = 0.0
        self.endless = 0
        self.trouble = ""
        # By what makes scenarios the same; None for one that cannot be made.
        self.trials: dict[Hashable, Trial | None] = {}
        self._repeated: dict[Hashable, Trial] = {}
        self._longest = 0.0
        self._sandbox = sandbox
        self._package = package
        self._observer = observer
        self._looking = looking
        self._began = time.monotonic() if began is None else began

    @property
    def is_over(self) -> bool:
        """Whether the budget is spent, in runs or in time."""
        return self.spent >= self.budget or self.is_slow

    @property
    def is_slow(self) -> bool:
        """Whether the runs have taken all the time that there is for those that have not shown anything yet."""
        return self.seconds >= _FOR_SEARCH or time.monotonic() - self._began >= _BY_CLOCK_FOR_SEARCH

    @property
    def is_late(self) -> bool:
        """Whether the runs have taken all the time that those of one plugin may take."""
        return self.seconds >= _FOR_ALL or time.monotonic() - self._began >= _BY_CLOCK_FOR_ALL

    def has_waited(self, since: int) -> bool:
        """Return whether so many runs have not ended since there were so many that the others will not, either."""
        return self.endless - since >= _MOST_ENDLESS

    def trial(self, scenario: Scenario) -> Trial | None:
        """Return what the scenario leads to, or None when it cannot be made; one that was tried is not run again."""
        key = key_of(scenario)
        if key in self.trials:
            return self.trials[key]
        trial = self.again(scenario)
        if trial is None or len(self.trials) < self.budget:
            self.trials[key] = trial
        return trial

    def repeated(self, scenario: Scenario) -> Trial | None:
        """Return what a second run of the scenario leads to; one second run serves all findings."""
        key = key_of(scenario)
        known = self._repeated.get(key)
        if known is None and (known := self.again(scenario)) is not None:
            self._repeated[key] = known
        return known

    def made(self) -> Iterator[Trial]:
        """Yield the trials that are kept."""
        yield from self._repeated.values()
        yield from (trial for trial in self.trials.values() if trial is not None)

    def again(self, scenario: Scenario) -> Trial | None:
        """Return what another run of the scenario leads to; `trouble` says why there is none."""
        self.spent += 1
        try:
            observation = self._sandbox.run(self._package, self._bounded(scenario), looking=self._looking)
        except SandboxFailedError as failure:
            self.trouble = str(failure)
            return None
        self.seconds += observation.seconds
        if observation.outcome is Outcome.TIMED_OUT:
            self.endless += 1
        else:
            self._longest = max(self._longest, observation.seconds)
        if any(sends_trace(step.text) for step in observation.steps):
            # The real trace took the place of its own.
            untraced = self._sandbox.run(self._package, scenario, traced=False)
            self.seconds += untraced.seconds
            observation = _with_trace_of_its_own(observation, untraced.stdout)
        return Trial(scenario, observation, self._observer.seen(observation, scenario), self._observer)

    def strictly(self, scenario: Scenario) -> Trial | None:
        """Return what another run of the scenario leads to, in which the plugin cannot forge what it has executed.

        Its observation has a `doubt` where it may have done so; None when it cannot be run.
        """
        self.spent += 1
        try:
            observation = self._sandbox.run(self._package, self._bounded(scenario), looking=True, strict=True)
        except SandboxFailedError as failure:
            self.trouble = str(failure)
            return None
        self.seconds += observation.seconds
        return Trial(scenario, observation, self._observer.seen(observation, scenario), self._observer)

    def _bounded(self, scenario: Scenario) -> Scenario:
        """Return the scenario with the time that a run may take, by what others took."""
        if not self._longest and not self.endless:
            return scenario
        enough = max(_AT_LEAST, _LONGER * self._longest)
        if self.endless:
            enough = max(_AFTER_ONE, _LONGER_AFTER_ONE * self._longest)
        limits = scenario.limits
        return scenario._replace(limits=limits._replace(seconds=min(limits.seconds, enough)))


def _with_trace_of_its_own(observation: Observation, stdout: bytes) -> Observation:
    """Return the observation with the plugin's own trace on stdout, as it came out of a run that was not traced.

    Lines of a trace begin with `+`, or as the plugin wants them to begin (bash(1), PS4), and end with what is executed.
    They are diagnostics, and come from the assignment.
    """
    step = next((i for i, step in enumerate(observation.steps) if step.text.startswith("BASH_XTRACEFD=")), None)
    is_renamed = any(renames_trace(each.text) for each in observation.steps)
    texts = tuple({each.text.encode() for each in observation.steps if len(each.text) > 1}) if is_renamed else ()
    found = [line for line in stdout.splitlines(keepends=True) if line.startswith(b"+") or _ends(line, texts)]
    if step is None or not found:
        return observation
    own = Written(observation.steps[step].at, b"".join(found), step, 1, "bash", _DIAGNOSTICS)
    return observation._replace(stdout=stdout, writes=(own, *observation.writes))


def _ends(line: bytes, texts: tuple[bytes, ...]) -> bool:
    """Return whether a line ends with one of the texts, and has something before it."""
    text = line.rstrip(b"\n")
    return text.endswith(texts) and text not in texts
