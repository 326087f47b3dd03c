"""Answers that lead a run on, or make a breach show where it has been: a command fails, succeeds, prints, complains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.confirm.answers import COMPUTED, answering, can_just_fail, double_called
from runelint.confirm.geography import lines_within
from runelint.flow.events import Cause, Interpreted, Redirected, Run, Spawn
from runelint.runner.doubles import is_nameable
from runelint.runner.scenario import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.confirm.claim import Claim
    from runelint.confirm.judge import Trial
    from runelint.flow.place import Place
    from runelint.runner.observation import Ran
    from runelint.runner.scenario import Scenario

_MOST = 4
# So many seconds a job takes that is to outlive its plugin, which may take some itself; longer is no run.
_LONG, _LONGEST = 2.0, 7.0
# Where these answer for themselves, nothing of the plugin works any more.
_NEVER = {"bash", "sh", "dash", "env", "jq", "xargs", "timeout", "nohup", "sudo"}


def forced(claim: Claim, trial: Trial) -> Iterator[Scenario]:
    """Yield scenarios like the trial's in which one command at the claim's place answers so that the breach shows.

    The command that the finding names comes first, then what the plugin calls last there: that decides the status.
    """
    wanted = _wanted(claim, trial)
    if wanted is None:
        return
    place, model = wanted
    scenarios: list[Scenario] = []
    ending = None if claim.path is None else claim.path.ending
    by_errexit = claim.hit.event is None and ending is not None and ending.cause is Cause.ERREXIT
    named = "" if ending is None else ending.status.reason.strip("`")
    is_inside = isinstance(claim.hit.event, Redirected) and claim.hit.event.around is not None
    latest = _started_after(place, trial) if lasts(claim) and not is_inside else _started_at(place, trial)[::-1]
    for ran in sorted(latest, key=lambda ran: ran.arguments[0] != named):
        name = ran.arguments[0]
        if model.status and (name in COMPUTED or (by_errexit and not can_just_fail(ran.arguments))):
            continue
        answer = model._replace(stdout=model.stdout.replace("NAME", name), stderr=model.stderr.replace("NAME", name))
        scenario = answering(trial.scenario, ran.arguments, answer, like=trial)
        if scenario not in scenarios:
            scenarios.append(scenario)
    yield from scenarios[:_MOST]


def turned(claim: Claim, trial: Trial) -> Scenario | None:
    """Return the trial's scenario with the first command that went another way than on the claim's path made to go it.

    None when every command whose status the path depends on went as it should, or was not reached.
    """
    for condition in () if claim.path is None else claim.path.conditions:
        if condition.operator != "status" or condition is claim.hit.event:
            continue
        for ran in reversed(_started_at(condition.where.place, trial)):
            wrong = ran.status is not None and (ran.status == 0) is not condition.outcome
            if wrong and ran.arguments[0] not in COMPUTED:
                status, said = (0, "") if condition.outcome else (1, f"{ran.arguments[0]}: failed\n")
                return answering(trial.scenario, ran.arguments, Answer(status, stderr=said), like=trial)
    return None


def hushed(trial: Trial) -> Scenario | None:
    """Return the trial's scenario without what its doubles have put beside the message; None where that is nothing."""
    scenario = trial.scenario
    for name, double in scenario.commands.items():
        cases = tuple(case._replace(answer=_hushed(case.answer, trial)) for case in double.cases)
        quiet = double._replace(answer=_hushed(double.answer, trial), cases=cases)
        if quiet != double:
            scenario = scenario._replace(commands={**scenario.commands, name: quiet})
    return None if scenario is trial.scenario else scenario


def _hushed(answer: Answer, trial: Trial) -> Answer:
    """Return the answer without a text that has come out on the plugin's stdout on a line of its own."""
    lines = trial.observation.stdout.decode("utf-8", "replace").splitlines()

    def kept(text: str) -> str:
        said = text.splitlines()
        return "" if said and said[0] in lines else text

    return answer._replace(stdout=kept(answer.stdout), stderr=kept(answer.stderr))


def _wanted(claim: Claim, trial: Trial) -> tuple[Place, Answer] | None:
    """Return where a command must answer, and how."""
    match claim.hit.event:
        case Run() as run:
            return run.where.place, Answer(stdout="output of NAME\n")
        case Redirected() as redirected:
            return redirected.around or redirected.where.place, Answer(1, stderr="NAME: a diagnostic\n")
        case Spawn() as spawn:
            return spawn.where.place, Answer(delay=min(max(_LONG, round(1 + trial.observation.seconds)), _LONGEST))
        case None if claim.path is not None and claim.path.ending is not None:
            ending = claim.path.ending
            if ending.cause in {Cause.ERREXIT, Cause.EXEC, Cause.EXIT, Cause.END}:
                return ending.where.place, Answer(1, stderr="NAME: failed\n")
    return None


def lasts(claim: Claim) -> bool:
    """Return whether the claim is about a redirection, or a trap, that holds for all that comes after it."""
    event = claim.hit.event
    if isinstance(event, Interpreted):
        return event.by == "trap"
    if not isinstance(event, Redirected):
        return False
    place = event.where.place
    return event.around is not None or place.source.text[place.start : place.end].startswith(("exec", "BASH_XTRACEFD"))


def started_after(claim: Claim, trial: Trial) -> list[str]:
    """Return the names of the commands that were started after the claim's place: stand-ins first."""
    found = {
        double_called(trial.scenario, ran.arguments[0]): ran.double for ran in _started_after(claim.hit.place, trial)
    }
    return sorted(found, key=lambda name: not found[name])


def _started_after(place: Place, trial: Trial) -> list[Ran]:
    """Return the commands that were started after `place`, first those on lines that do not redirect stderr again."""
    first = min(trial.steps_at(place), default=len(trial.observation.steps))
    out = [ran for ran in trial.observation.commands if ran.step is not None and ran.step > first]
    able = [ran for ran in out if _may_answer(trial, ran)]
    lines = place.source.text.split("\n")

    def is_redirected(ran: Ran) -> bool:
        spot = trial.observation.steps[ran.step or 0].spot
        is_own = trial.observer.path_of(spot) == trial.observer.geography.path_of(place.source)
        return not is_own or "2>" in lines[spot.line - 1 : spot.line][0]

    return sorted(able, key=is_redirected)


def _may_answer(trial: Trial, ran: Ran) -> bool:
    """Return whether a stand-in for the command would leave the plugin as it is."""
    name = double_called(trial.scenario, ran.arguments[0])
    return name not in _NEVER and is_nameable(name)


def _started_at(place: Place, trial: Trial) -> list[Ran]:
    """Return the commands that were started on the lines of `place`, or by what is called there."""
    observer = trial.observer
    path = observer.geography.path_of(place.source)
    # Of a compound command what is in it is started there.
    lines = {*observer.geography.lines(place), *lines_within(place)}
    out: list[Ran] = []
    for ran in trial.observation.commands:
        if ran.step is None or not _may_answer(trial, ran):
            continue
        spot = trial.observation.steps[ran.step].spot
        own = spot.line in lines and observer.path_of(spot) == path
        if own or any(frame.line in lines and frame.path == spot.path for frame in spot.stack):
            out.append(ran)
    return out
