"""A finding that is being tried: what shows it, what came nearest to that, and what is told when nothing did."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from runelint.confirm.answered import message_in
from runelint.confirm.experiments import method_of
from runelint.confirm.judge import Judgement, Opinion
from runelint.failure import RunelintError
from runelint.finding import Confirmation, Experiment, Severity, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.confirm.claim import Claim
    from runelint.confirm.judge import Trial
    from runelint.confirm.solve import Search
    from runelint.runner.scenario import Scenario


@dataclass(slots=True)
class Pending:
    """A claim without a verdict yet: the trial that shows it, if there is one, and what came nearest to one.

    `plain` is the trial that an experiment begins with, `unforced` the one that commands were made to answer otherwise
    in: the breach shows in neither.
    `absent` is the one that refutes it.
    `mistake` is what went wrong on our side while it was tried: it is left alone then.
    """

    claim: Claim
    shown: Trial | None = None
    plain: Trial | None = None
    unforced: Trial | None = None
    absent: Trial | None = None
    search: Search | None = None
    nearest: Judgement = field(default_factory=lambda: Judgement(Opinion.ELSEWHERE, "no run got there"))
    mistake: Exception | None = None

    @property
    def is_ready(self) -> bool:
        """Whether the experiment can begin: where a message has to be read, one came out of the run it begins with."""
        return self.plain is not None and not _is_mute(self.claim, self.plain)

    @property
    def is_open(self) -> bool:
        """Whether more may come out about it."""
        return self.shown is None and self.mistake is None

    def in_run_of(self, scenario: Scenario) -> bool:
        """Return whether it shows in a run of the scenario."""
        return self.shown is not None and self.shown.scenario == scenario

    def without_plain(self) -> Trial | None:
        """Forget the trial that the experiment was to begin with, and return it: another one may go on for longer."""
        plain, self.plain = self.plain, None
        return plain


@contextmanager
def alone(one: Pending) -> Iterator[None]:
    """Keep a mistake of ours at one claim from the others. What hinders all of them is no mistake, and goes on."""
    try:
        yield
    except RunelintError:
        raise
    except Exception as mistake:  # noqa: BLE001 - whatever it is, it must not take the verdicts of the others
        one.mistake = mistake


def note(one: Pending, judgement: Judgement, trial: Trial) -> None:
    """Keep what a trial says about a claim, where it says more than those before."""
    match judgement.opinion:
        case Opinion.SHOWN:
            one.shown = trial
        case Opinion.ABSENT:
            one.nearest, one.absent = judgement, trial
        case Opinion.UNCLEAR:
            if method_of(one.claim) is not None and _is_at(one.claim, trial) and _is_better(one, trial):
                one.plain = trial
            told = one.nearest.opinion is Opinion.UNCLEAR and judgement.vague
            if one.nearest.opinion is not Opinion.ABSENT and not told:
                one.nearest = judgement
        case Opinion.ELSEWHERE:
            if one.nearest.opinion is Opinion.ELSEWHERE:
                one.nearest = judgement


def is_about_us(claim: Claim) -> bool:
    """Return whether the finding says what the analysis could not do, and nothing about the plugin."""
    return claim.rule.check_problems is not None and claim.finding.severity is Severity.INFO


def is_about_text(claim: Claim) -> bool:
    """Return whether the finding says how the plugin is written, and nothing of a run."""
    return claim.rule.experiment is Experiment.TEXT


def is_told(claim: Claim) -> bool:
    """Return whether the breach shows in the message, which may come out far behind the claim's place."""
    return claim.rule.experiment is Experiment.LOST_TYPE


def _is_mute(claim: Claim, trial: Trial) -> bool:
    return is_told(claim) and message_in(trial.observation.stdout) is None


def _is_better(one: Pending, trial: Trial) -> bool:
    """Return whether the experiment begins better with this trial than with the one that is there."""
    return one.plain is None or (not one.is_ready and not _is_mute(one.claim, trial))


def _is_at(claim: Claim, trial: Trial) -> bool:
    return claim.rule.check_file is not None or bool(trial.seen.steps.get(id(claim.hit.event)))


def unshown(nearest: Judgement, trouble: str, ends: str) -> Confirmation:
    """Return what is told of a claim that no trial has shown; `ends` says where the runs ended."""
    if nearest.opinion is Opinion.ABSENT:
        return Confirmation(Verdict.REFUTED, nearest.reason)
    reason = nearest.reason
    if nearest.opinion is Opinion.ELSEWHERE:
        reason = trouble or (f"{reason}: {ends}" if ends else reason)
    return Confirmation(Verdict.UNDECIDED, reason)
