"""A verdict for every finding of a plugin: find a run that shows it, repeat that, and make it as small as it can be."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from runelint.confirm.cover import covering, longest_after, prolonged_after
from runelint.confirm.elsewhere import ends_of
from runelint.confirm.experiments import in_turn, method_of
from runelint.confirm.experiments.clients import FOLDER
from runelint.confirm.forcing import forced, hushed, lasts, turned
from runelint.confirm.geography import Geography, files_of
from runelint.confirm.idle import Idle
from runelint.confirm.judge import Judgement, Opinion, is_of_stdin, judge
from runelint.confirm.laboratory import Laboratory
from runelint.confirm.left_out import without_files
from runelint.confirm.observed import Observer
from runelint.confirm.pending import Pending, alone, is_about_text, is_about_us, note, unshown
from runelint.confirm.proving import Proof
from runelint.confirm.provocation import provoked
from runelint.confirm.refuting import unexplained
from runelint.confirm.solve import Search, base_scenario, explorer_of, is_read
from runelint.confirm.thinking import Thinking
from runelint.confirm.unfollowed import unfollowed
from runelint.confirm.unread import with_unread
from runelint.confirm.ways import Ways
from runelint.confirm.witness_of import witness_of
from runelint.endurance import Bound, ExhaustedError
from runelint.finding import Confirmation, Experiment, Verdict
from runelint.flow.behaviour import Behaviour
from runelint.flow.events import Interpreted, Language, Redirected, Spawn, StdinRead
from runelint.flow.place import Place
from runelint.runner.package import read_package

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from runelint.confirm.claim import Claim, Suspect
    from runelint.confirm.experiments import Method
    from runelint.confirm.explore import Explorer
    from runelint.confirm.judge import Trial
    from runelint.runner.package import Package
    from runelint.runner.scenario import Scenario
    from runelint.runner.supervise import Sandbox

# Runs for one finding, and for all findings of a file.
_PER_CLAIM = 12
_PER_EXPERIMENT = 16
# So many seconds may its runs take: where each has to be ended, others would get none.
_SECONDS_FOR_EXPERIMENT = 25.0
_KEPT_OUT = "no value that was tried for it gets there: what comes in is checked before"
_PER_FILE = 80
# Processor time for finding scenarios, for all findings of a file: an ordinary plugin needs a tenth of it.
_SECONDS_OF_THOUGHT = 15
# What all that is done about one file may take, of the processor and by the clock: thousands of findings are too many
# to try. By the clock it is the last resort, after no run is begun any more (laboratory.py).
_SECONDS, _BY_CLOCK = 60, 240
_MEMORY = 1 << 30
_MOST_LONG = 3
# The whole file is in question, and the first run that comes to an end does not tell.
_ROAMING = {Experiment.BROKEN_SCRIPT}
# So often the status of a command is corrected, to lead a run back to a finding's path.
_CORRECTIONS = 4
_UNTOUCHED = Judgement(Opinion.UNCLEAR, "what stands there is the same with each value that was tried")


class Confirmer:
    """Tries the findings of plugins in one sandbox."""

    def __init__(self, sandbox: Sandbox) -> None:
        """Use `sandbox`, which stays open for the next plugin."""
        self._sandbox = sandbox

    def __call__(self, suspect: Suspect) -> Sequence[Confirmation]:
        """Return a confirmation for each claim, in their order."""
        bound = Bound(_SECONDS, _MEMORY, by_clock=_BY_CLOCK)
        confirmed: dict[int, Confirmation] = {}
        try:
            with bound:
                return self._confirmations(suspect, confirmed)
        except ExhaustedError as exhausted:
            if exhausted.bound is not bound:
                raise
            # A run may be under way: its observation is not to be taken for that of the next one.
            self._sandbox.close()
            self._sandbox.open_untried()
            reason = f"to find runs for all findings of the file would take {exhausted.reason}"
            left = Confirmation(Verdict.UNDECIDED, reason)
            return [confirmed.get(id(claim), left) for claim in suspect.claims]

    def _confirmations(self, suspect: Suspect, confirmed: dict[int, Confirmation]) -> Sequence[Confirmation]:
        """Return a confirmation for each claim, in their order, however long that takes.

        What is `confirmed` is put there, by the claim's id, as soon as it is.
        """
        began = time.monotonic()
        behaviour = suspect.behaviour or Behaviour(Place(suspect.source, 0, len(suspect.source.text)), (), (), ())
        files = files_of(suspect, behaviour)
        package = read_package(suspect.path, extra=list(files.values())[1:])
        observer = Observer(behaviour, Geography(files), package.outside)
        looking = any(_is_seen_by_looking(claim) for claim in suspect.claims)

        def asked(
            suspect: Suspect, base: Scenario, confirmed: dict[int, Confirmation] | None = None
        ) -> Sequence[Confirmation]:
            laboratory = Laboratory(self._sandbox, package, observer, budget=_PER_FILE, looking=looking, began=began)
            return _Inquiry(suspect, package, files, laboratory, base).verdicts({} if confirmed is None else confirmed)

        absent = [name for name, path in files.items() if package.inside(path) is None]
        base = base_scenario(suspect, absent=absent)
        return without_files(with_unread(suspect, base, asked(suspect, base, confirmed), asked), package.absent)


class _Inquiry:
    """The search for runs that show the claims of one plugin."""

    def __init__(
        self, suspect: Suspect, package: Package, files: dict[str, str], laboratory: Laboratory, base: Scenario
    ) -> None:
        self._suspect = suspect
        self._package = package
        self._files = files
        self._laboratory = laboratory
        self._thinking = Thinking(_SECONDS_OF_THOUGHT)
        self._base = base
        self._explorer: Explorer | None = None
        self._ways = Ways()
        # How many runs had not ended when the search for the claim in hand began.
        self._endless = 0
        self._claims = [Pending(claim) for claim in suspect.claims]
        self._confirmed: list[Pending] = []

    def verdicts(self, confirmed: dict[int, Confirmation]) -> list[Confirmation]:
        """Return a confirmation for each claim; those that are confirmed are in `confirmed` as soon as they are."""
        if not self._base_misses():
            self._consider(self._laboratory.trial(self._base))
        for one in self._claims:
            if one.is_open and not is_about_us(one.claim) and not is_about_text(one.claim):
                with alone(one):
                    self._pursue(one)
        # What shows in the plain run may show in those that prove the others, too: then that one needs no repetition.
        # What is confirmed tells what a run that refutes may have broken.
        ordered = sorted(self._claims, key=lambda one: (one.shown is None, one.in_run_of(self._base)))
        answers: dict[int, Confirmation] = {}
        for one in ordered:
            answer = answers[id(one)] = self._answer(one)
            if answer.verdict is Verdict.CONFIRMED:
                confirmed[id(one.claim)] = answer
        return [answers[id(one)] for one in self._claims]

    def _answer(self, one: Pending) -> Confirmation:
        """Return the verdict, and our mistake where that may have cost it."""
        answer = None
        if one.mistake is None:
            with alone(one):
                answer = self._verdict(one)
        if answer is None:
            return Confirmation(Verdict.NOT_RUN, "the attempt failed", mistake=one.mistake)
        mistakes = [*self._thinking.mistakes, *(() if self._explorer is None else self._explorer.mistakes)]
        # Another scenario may have shown it all the same.
        is_cost = bool(mistakes) and answer.verdict is Verdict.UNDECIDED
        return answer._replace(mistake=mistakes[0]) if is_cost else answer

    def _base_misses(self) -> bool:
        """Return whether a run in which all is well certainly shows nothing: it comes to none of the claims' places."""
        explorer = self._explored()
        for one in self._claims:
            if explorer is None or is_about_us(one.claim) or is_about_text(one.claim):
                continue
            if one.claim.rule.check_file is not None:
                return False
            one.search = self._search(one, explorer)
            if one.search is None or self._thinking.result(partial(one.search.misses, self._base)) is not True:
                return False
        return explorer is not None

    def _consider(self, trial: Trial | None) -> None:
        """Ask about every claim that no trial has shown yet."""
        for one in self._claims:
            if one.is_open and trial is not None:
                with alone(one):
                    note(one, judge(one.claim, trial), trial)

    def _pursue(self, one: Pending) -> None:
        """Try scenarios for one claim until one shows it or the budget is spent; other claims may be shown as well."""
        laboratory = self._laboratory
        spent, self._endless = laboratory.spent, laboratory.endless
        if one.claim.rule.check_file is not None:
            if one.plain is not None:
                self._experiment(one, one.plain)
                self._roam(one, one.plain)
            return
        if isinstance(one.claim.hit.event, Spawn):
            # How long a job takes is all that the plain run may lack.
            base = laboratory.trial(self._base)
            if base is not None and self._force(one, base):
                return
        explorer = self._explored()
        search = one.search or (None if explorer is None else self._search(one, explorer))
        if explorer is None or search is None:
            return
        one.search = search
        if lasts(one.claim):
            self._outlast(one, explorer)
        self._ways.begin()
        known = iter(explorer.attempts)
        while one.is_open and not one.is_ready and laboratory.spent - spent < _PER_CLAIM and not laboratory.is_over:
            # No rehearsal leads there any more: a real run of what was rehearsed for something else may.
            others = known if one.plain is None else iter(())
            found = self._thinking.result(search.next)
            scenario = found or next((attempt.scenario for attempt in others), None)
            if scenario is None:
                break
            if self._goes_in_vain(one, search, scenario, is_rehearsed=found is not None):
                return
        if one.is_open and one.plain is not None and not laboratory.is_over:
            self._experiment(one, one.plain)
            self._experiment_otherwise(one, search)

    def _goes_in_vain(self, one: Pending, search: Search, scenario: Scenario, *, is_rehearsed: bool) -> bool:
        """Try a scenario for one claim, and return whether no other one is worth it."""
        before = self._laboratory.spent
        trial = self._led(one, scenario)
        if is_rehearsed and trial is not None:
            self._thinking.result(partial(search.learn, trial.observation))
        return self._has_waited or (self._laboratory.spent > before and self._is_vain(one, trial))

    @property
    def _has_waited(self) -> bool:
        """Whether enough runs for the claim in hand have not ended."""
        return self._laboratory.has_waited(self._endless)

    def _is_vain(self, one: Pending, trial: Trial | None) -> bool:
        """Return whether a run that did not come to the claim's place has gone a way that many have gone before."""
        return trial is not None and one.nearest.opinion is Opinion.ELSEWHERE and self._ways.is_worn(trial)

    def _outlast(self, one: Pending, explorer: Explorer) -> None:
        """Try the longest ways that go on behind the claim's place, or in it: what is led astray there shows later."""
        self._thinking.result(explorer.explore)
        before = one.without_plain()
        event = one.claim.hit.event
        around = event.around if isinstance(event, Redirected) else None
        place = one.claim.hit.place
        longest = longest_after(explorer, place, within=around)[:_MOST_LONG]
        for attempt in longest:
            if one.shown is None and not self._laboratory.is_over:
                self._led(one, attempt.scenario)
        if longest and one.shown is None and not self._laboratory.is_over:
            think = partial(prolonged_after, explorer, longest[0], place, within=around)
            longer = self._thinking.result(think)
            if longer is not None and longer is not longest[0]:
                self._led(one, longer.scenario)
        if one.plain is None:
            one.plain = before

    def _roam(self, one: Pending, plain: Trial) -> None:
        """Try scenarios that together execute all of the plugin, for a breach of the file that only some runs meet."""
        method, laboratory = method_of(one.claim), self._laboratory
        explorer = None if one.shown is not None or one.claim.rule.experiment not in _ROAMING else self._explored()
        if explorer is None or method is None:
            return
        self._thinking.result(explorer.explore)
        spent = laboratory.spent
        for scenario in self._thinking.result(partial(covering, explorer, commands=True)) or ():
            if one.shown is not None or laboratory.spent - spent >= _PER_CLAIM or laboratory.is_late:
                return
            trial = laboratory.trial(scenario)
            self._consider(trial)
            if trial is not None:
                note(one, method.compared(one.claim, plain, trial), trial)

    def _explored(self) -> Explorer | None:
        """Return the ways that the plugin can go, or None when there is no time to find them."""
        if self._explorer is None:
            think = partial(explorer_of, self._suspect, self._package, self._base)
            self._explorer = self._thinking.result(think)
        return self._explorer

    def _search(self, one: Pending, explorer: Explorer) -> Search | None:
        return self._thinking.result(partial(Search, explorer, self._suspect, one.claim))

    def _led(self, one: Pending, scenario: Scenario) -> Trial | None:
        """Return what a scenario leads to; where the run leaves the claim's path, commands are made to lead it back."""
        first = trial = self._laboratory.trial(provoked(scenario, one.claim))
        self._consider(first)
        if trial is not None and one.shown is None and not trial.seen.steps.get(id(one.claim.hit.event)):
            # What makes the breach show there may have led the run astray before.
            first = trial = self._laboratory.trial(scenario)
            self._consider(trial)
        if one.shown is None and first is not None and is_read(one.claim) and (quiet := hushed(first)) is not None:
            trial = self._laboratory.trial(quiet)
            self._consider(trial)
        for _ in range(_CORRECTIONS):
            if one.shown is not None or trial is None or self._laboratory.is_over or self._has_waited:
                break
            if self._force(one, trial) or (changed := turned(one.claim, trial)) is None:
                break
            trial = self._laboratory.trial(changed)
            self._consider(trial)
        return first

    def _force(self, one: Pending, trial: Trial) -> bool:
        """Return whether the breach shows when commands are made to, where the run has come to the claim's place."""
        for scenario in forced(one.claim, trial):
            if one.is_open and not self._laboratory.is_over and not self._has_waited:
                self._consider(self._laboratory.trial(scenario))
        one.unforced = None if one.is_open else trial
        return one.shown is not None

    def _experiment(self, one: Pending, plain: Trial) -> None:
        """Try what makes the breach visible at the place that the trial `plain` got to."""
        method = method_of(one.claim)
        if method is None:
            return
        spent, idle = self._laboratory.spent, Idle(one.claim, plain)
        seconds, kept_out, through = self._laboratory.seconds, 0, 0
        for scenario in in_turn(method.attempts(one.claim, plain), self._aimed(one, method, plain)):
            if idle.foresees(scenario) or self._is_untouched(one, scenario, plain):
                continue
            if self._misses(one, scenario, plain):
                kept_out += 1
                continue
            if self._has_spent(spent, seconds):
                break
            trial = self._laboratory.trial(scenario)
            if trial is None:
                continue
            judgement = method.compared(one.claim, plain, trial)
            swapped = method.compared(one.claim, trial, plain)
            if judgement.opinion is not Opinion.SHOWN and swapped.opinion is Opinion.SHOWN:
                # The first value was the one that shows it, and this is its harmless twin.
                one.plain, one.shown = trial, plain
                return
            note(one, judgement, trial)
            if judgement.opinion is Opinion.SHOWN:
                return
            if scenario != plain.scenario:
                kept_out, through = (kept_out, through + 1) if _gets_there(judgement) else (kept_out + 1, through)
            idle.learn(trial)
            if idle.is_endless:
                break
        if kept_out and not through and one.nearest.opinion is not Opinion.ABSENT:
            one.nearest = Judgement(Opinion.UNCLEAR, _KEPT_OUT)

    def _experiment_otherwise(self, one: Pending, search: Search) -> None:
        """Begin the experiment anew on a way that leaves the place otherwise: `&&` may keep a value from being read."""
        event, plain = one.claim.hit.event, one.plain
        evaluated = isinstance(event, Interpreted) and event.language is Language.ARITHMETIC
        if one.shown is not None or plain is None or not evaluated or self._laboratory.is_over:
            return
        think = partial(search.left_otherwise, plain.scenario, one.claim.hit.place)
        for scenario in (self._thinking.result(think) or ())[:1]:
            trial = self._laboratory.trial(scenario)
            self._consider(trial)
            if one.is_open and trial is not None and trial.seen.steps.get(id(event)):
                one.plain = trial
                self._experiment(one, trial)

    def _has_spent(self, runs: int, seconds: float) -> bool:
        """Return whether an experiment that began after so many runs and seconds has had all that it gets."""
        laboratory = self._laboratory
        too_long = laboratory.seconds - seconds >= _SECONDS_FOR_EXPERIMENT or laboratory.is_late
        return too_long or laboratory.spent - runs >= _PER_EXPERIMENT

    def _aimed(self, one: Pending, method: Method, plain: Trial) -> Iterator[Scenario]:
        """Yield scenarios in which the values at the claim's place are bent, as far as a rehearsal knows where from."""
        places = method.places(one.claim)
        explorer = self._explored() if places else None
        search = one.search or (None if explorer is None else self._search(one, explorer))
        if search is None:
            return
        ready = method.ready(one.claim, plain)
        found = search.aimed(ready, places, method.bends(one.claim))
        while (scenario := self._thinking.result(partial(next, found, None))) is not None:
            if method.counts(ready, scenario):
                yield scenario

    def _misses(self, one: Pending, scenario: Scenario, plain: Trial) -> bool:
        """Return whether a rehearsal of the scenario misses the place that `plain` has come to, where it knows that."""
        search = one.search
        if any(path.startswith(f"{FOLDER}/") for path in scenario.files):
            return False
        if search is None or self._thinking.result(partial(search.misses, plain.scenario)) is not False:
            return False
        return self._thinking.result(partial(search.misses, scenario)) is True

    def _is_untouched(self, one: Pending, scenario: Scenario, plain: Trial) -> bool:
        """Return whether the scenario certainly changes nothing of what is expanded at the claim's place; note that."""
        method, search = method_of(one.claim), one.search
        places = () if method is None or not method.is_all else method.places(one.claim)
        if search is None or not places or any(path.startswith(f"{FOLDER}/") for path in scenario.files):
            return False
        alike = partial(search.alike, plain.scenario, scenario, places)
        if scenario == plain.scenario or self._thinking.result(alike) is not True:
            return False
        note(one, _UNTOUCHED, plain)
        return True

    def _verdict(self, one: Pending) -> Confirmation:
        """Return the verdict; a confirmed one has been seen twice."""
        laboratory = self._laboratory
        if is_about_us(one.claim):
            return Confirmation(Verdict.NOT_RUN, "it is about the analysis, and no run can show it")
        if is_about_text(one.claim):
            return Confirmation(Verdict.NOT_RUN, Experiment.TEXT.value)
        if one.shown is None:
            self._doubt(one)
            took_long = self._thinking.is_over or laboratory.is_slow
            late = "the search for a run that shows it took too long" if took_long else ""
            return unshown(one.nearest, late or laboratory.trouble, self._ends())
        if laboratory.is_late:
            return Confirmation(Verdict.UNDECIDED, "it was seen once, and there was no time to repeat the run")
        least = Proof(one, laboratory, self._base, partial(self._near, one)).least(one.shown)
        if least is None:
            return Confirmation(Verdict.UNDECIDED, "it was seen once, and not when the run was repeated")
        self._confirmed.append(one)
        return Confirmation(Verdict.CONFIRMED, "", witness_of(least, self._base, self._files, laboratory.spent))

    def _doubt(self, one: Pending) -> None:
        """Let what refutes a claim count only when it comes out again where the plugin cannot forge its own trace."""
        if one.nearest.opinion is not Opinion.ABSENT or one.absent is None:
            return
        trial = None if self._laboratory.is_late else self._laboratory.strictly(one.absent.scenario)
        if trial is None or trial.observation.doubt:
            reason = self._laboratory.trouble if trial is None else trial.observation.doubt
            one.nearest = Judgement(Opinion.UNCLEAR, reason or "there was no time to repeat the run")
            return
        reason = unexplained(one.absent, self._confirmed) or unexplained(trial, self._confirmed)
        reason = reason or unfollowed(one.claim, trial)
        method = method_of(one.claim)
        again = judge(one.claim, trial)
        if again.opinion is not Opinion.ABSENT and method is not None:
            again = method.compared(one.claim, one.plain or trial, trial)
        if again.opinion is not Opinion.ABSENT:
            reason = "the breach was not there once, and a second run does not tell"
        if reason:
            one.nearest = Judgement(Opinion.UNCLEAR, reason)

    def _near(self, one: Pending, scenario: Scenario) -> Callable[[Scenario], bool] | None:
        """Return what tells whether another scenario comes as near to the claim, where a rehearsal can."""
        # What the rehearsal of another finding led to has no search of its own yet.
        explorer = self._explored()
        search = one.search or (None if explorer is None else self._search(one, explorer))
        near = None if search is None else self._thinking.result(partial(search.as_near_as, scenario))
        return None if near is None else lambda other: self._thinking.result(partial(near, other)) is not False

    def _ends(self) -> str:
        """Return in words where the runs ended, and which of the lines a finding is about that a run has shown."""
        shown = [one.claim for one in self._claims if one.shown is not None]
        return ends_of(self._laboratory.trials.values(), self._files[self._suspect.source.path], shown)


def _gets_there(judgement: Judgement) -> bool:
    return judgement.opinion is not Opinion.ELSEWHERE


def _is_seen_by_looking(claim: Claim) -> bool:
    """Return whether it shows in what a builtin's stdin was: it starts no program that would be seen to read."""
    return isinstance(claim.hit.event, StdinRead) and claim.hit.event.initialised and is_of_stdin(claim.hit.event)
