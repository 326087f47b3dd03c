"""What one real run says about one claim."""

from __future__ import annotations

import json
import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from runelint.confirm.answered import data_of, message_in, messages_among
from runelint.confirm.answers import answer_of, can_just_fail, double_called
from runelint.confirm.deciding import Deciding
from runelint.confirm.following import Following, decided, followed, is_followed
from runelint.confirm.structure import printed, traced_words
from runelint.confirm.witness.glob import matches
from runelint.contract.bpcs.functions import FUNCTIONS, Role
from runelint.finding import Experiment
from runelint.flow.descriptors import Sink
from runelint.flow.events import (
    Build,
    Cause,
    Emit,
    Exposed,
    Init,
    Medium,
    ReadInput,
    Record,
    Redirected,
    Run,
    SourceFile,
    Spawn,
    StdinRead,
    Write,
)
from runelint.runner.observation import Outcome
from runelint.runner.scenario import Double
from runelint.runner.trace.blindness import ends_trace, is_trace

if TYPE_CHECKING:
    from runelint.confirm.claim import Claim
    from runelint.confirm.observed import Observer, Seen
    from runelint.flow.events import Ending, Event
    from runelint.flow.place import Place
    from runelint.rulekit import Hit
    from runelint.runner.observation import Observation
    from runelint.runner.scenario import Scenario


# How Bash reports what it cannot parse; the line is where it noticed.
_SYNTAX = re.compile(rb"line (\d+): (?:syntax error|unexpected|conditional binary operator|.*syntax error)")


# Names for what a command's stdin is already.
_NAMES_STDIN = re.compile(r"0?<\s*(?:/dev/stdin|/dev/fd/0|/proc/self/fd/0)\b|0?<&0\b")
# An option of `read` and `mapfile` that names a descriptor.
_ANOTHER = re.compile(r"\s-\w*u")

# How the library begins what it says of an input that is no message.
_NO_MESSAGE = "Invalid input"


# Builtins that print whatever they are given, and what a here-document is fed to.
_PRINTING = frozenset({"echo", "pwd", "type", "declare", "cat"})

# `CODE TEXT`, as they are given to `rune_err`.
_WITH_TEXT = 2


class Trial(NamedTuple):
    """One run: what was given, what was observed, and what that is to the rules."""

    scenario: Scenario
    observation: Observation
    seen: Seen
    observer: Observer

    def steps_at(self, place: Place) -> frozenset[int]:
        """Return the steps that were taken on the lines of `place`."""
        path, lines = self.observer.geography.path_of(place.source), self.observer.geography.lines(place)
        return frozenset(
            index
            for index, step in enumerate(self.observation.steps)
            if step.spot.line in lines and self.observer.path_of(step.spot) == path
        )

    def traces_at(self, place: Place) -> bool:
        """Return whether the plugin's own trace is on when it executes a command at `place`."""
        here, is_on = self.steps_at(place), False
        for index, step in enumerate(self.observation.steps):
            if is_on and index in here and not ends_trace(step.text):
                return True
            is_on = is_trace(step.text) or (is_on and not ends_trace(step.text))
        return False


class Opinion(Enum):
    """What a run says about a claim."""

    SHOWN = "the breach was seen"
    ABSENT = "the place was executed, and the breach was not there"
    ELSEWHERE = "the run did not get there"
    UNCLEAR = "the run does not tell"


class Judgement(NamedTuple):
    """An opinion, and its reason in words; `vague` where that is only what this kind of breach shows by."""

    opinion: Opinion
    reason: str = ""
    vague: bool = False


def untold(experiment: Experiment) -> Judgement:
    """Return what a run tells of a breach that shows in an experiment only: nothing."""
    return Judgement(Opinion.UNCLEAR, experiment.value, vague=True)


def judge(claim: Claim, trial: Trial) -> Judgement:
    """Return what the run says about the claim: its rule is asked again, about what really happened."""
    observation = trial.observation
    if observation.outcome in {Outcome.TIMED_OUT, Outcome.LIMITED}:
        return Judgement(Opinion.UNCLEAR, f"the run {observation.outcome.value} ({observation.reason})")
    if claim.rule.check_problems is not None and claim.path is None and claim.hit.event is None:
        return _of_syntax(claim, observation)
    if any(_same(hit, claim.hit) for hit in asked(claim, trial.seen)):
        return _for_another_reason(claim, trial) or _visible(claim, trial)
    if isinstance(claim.hit.event, Spawn) and _outlived(claim.hit.event, trial):
        # However the plugin ended: not every end of a run is known for an imagined one.
        return Judgement(Opinion.SHOWN)
    if claim.hit.event is not None:
        return _of_event(claim, claim.hit.event, trial)
    if claim.path is not None and claim.path.ending is not None:
        return _of_ending(claim, trial)
    experiment = claim.rule.experiment
    if experiment is None:
        return Judgement(Opinion.UNCLEAR, "the rule says nothing about this run")
    return untold(experiment)


def asked(claim: Claim, seen: Seen) -> list[Hit]:
    """Return what the claim's rule says about a real run."""
    out: list[Hit] = []
    if claim.rule.check is not None:
        out += claim.rule.check(seen.path)
    if claim.rule.check_behaviour is not None:
        out += claim.rule.check_behaviour(seen.behaviour)
    return out


def _same(hit: Hit, other: Hit) -> bool:
    return (hit.place.source.path, hit.place.start) == (other.place.source.path, other.place.start)


def _visible(claim: Claim, trial: Trial) -> Judgement:
    """Return SHOWN, unless this kind of breach shows in something that is not there to be seen."""
    from runelint.contract.bpcs.messages import response_problem

    observation = trial.observation
    if _contradicts(claim) and not isinstance(claim.hit.event, Record):
        return _contradicting(trial)
    event = claim.hit.event
    if isinstance(event, Exposed) and event.medium is Medium.TRACE and not trial.traces_at(event.where.place):
        return Judgement(Opinion.ELSEWHERE, "the command was executed without `set -x`")
    if claim.rule.experiment not in {None, Experiment.CONTRADICTION}:
        return untold(claim.rule.experiment)
    match claim.hit.event:
        case None if claim.path is not None and claim.path.ending is not None:
            return _ended_by_it(claim.path.ending, trial)
        case None if claim.path is None and response_problem(observation.stdout, observation.status) is None:
            return Judgement(Opinion.UNCLEAR, "RUNE would have taken the answer of this run")
        case Record() as record if record.where.process.is_main and not _contradicts(claim):
            # Before `rune_init`: the order is the breach, whatever becomes of the record.
            return Judgement(Opinion.SHOWN)
        case Record() as record:
            return _lost(claim, record, trial)
        case StdinRead() as read:
            return _taken(read, trial)
        case SourceFile() if b"No such file" not in trial.observation.stderr:
            return Judgement(Opinion.UNCLEAR, "Bash did not complain about the file")
        case _:
            return Judgement(Opinion.SHOWN)


def _for_another_reason(claim: Claim, trial: Trial) -> Judgement | None:
    """Return ELSEWHERE where a message did not come out in a run that did not take the way on which it cannot."""
    emit = claim.hit.event
    if isinstance(emit, Emit) and _goes_two_ways(emit, trial) and decided(claim, trial) is Following.LEFT:
        return Judgement(Opinion.ELSEWHERE, "the message did not come out for another reason")
    return None


def _goes_two_ways(emit: Emit, trial: Trial) -> bool:
    """Return whether the paths of the plugin differ in where the message of one call goes."""
    place, events = emit.where.place, trial.observer.behaviour.events
    return len({each.target.sink for each in events if isinstance(each, Emit) and each.where.place == place}) > 1


def _contradicts(claim: Claim) -> bool:
    """Return whether the claim is that a message and an exit status say different things."""
    return claim.rule.experiment is Experiment.CONTRADICTION


def _contradicting(trial: Trial) -> Judgement:
    """Return whether the message and the exit status of the run say different things.

    What else stands on stdout is another breach: whoever mends that has this one next.
    """
    from runelint.contract.bpcs.messages import response_problem, status_problem

    found = messages_among(trial.observation.writes)
    document = message_in(trial.observation.stdout) or (found[0] if len(found) == 1 else None)
    if document is not None and status_problem(document, trial.observation.status) is not None:
        return Judgement(Opinion.SHOWN)
    problem = response_problem(trial.observation.stdout, trial.observation.status)
    return untold(Experiment.CONTRADICTION) if problem is None else Judgement(Opinion.UNCLEAR, problem.text)


def _ended_by_it(ending: Ending, trial: Trial) -> Judgement:
    """Return SHOWN, unless another command than the finding's has ended the plugin, or one that only the sandbox fails.

    What the sandbox alone fails tells nothing of the plugin; one that a double makes fail does.
    """
    if ending.cause is not Cause.ERREXIT:
        return Judgement(Opinion.SHOWN)
    at = trial.steps_at(ending.where.place)
    here = [ran for ran in trial.observation.commands if ran.step in at and ran.status is not None]
    failed = {ran.arguments[0].rpartition("/")[2] for ran in here if ran.status != 0 and not ran.double}
    for excused in trial.observation.inconclusive:
        if excused.tool in failed:
            return Judgement(Opinion.UNCLEAR, excused.sentence())
    forced = sorted({ran.arguments[0] for ran in here if ran.status != 0 and _is_forced(ran.arguments, trial)})
    if forced and len({ran.arguments[0] for ran in here if ran.status != 0}) == len(forced):
        return Judgement(Opinion.UNCLEAR, f"only a stand-in made `{forced[0]}` fail, and nothing that it was given")
    named = ending.status.reason.strip("`")
    mine = [ran for ran in here if ran.arguments[0] == named]
    others = sorted({ran.arguments[0] for ran in here if ran.status != 0} - {named})
    if mine and others and all(ran.status == 0 for ran in mine):
        return Judgement(Opinion.UNCLEAR, f"`{others[0]}` failed there, and not `{named}`")
    return Judgement(Opinion.SHOWN)


def _is_forced(arguments: tuple[str, ...], trial: Trial) -> bool:
    """Return whether a stand-in makes a tool fail that by itself fails of what it is given only."""
    double = trial.scenario.commands.get(double_called(trial.scenario, arguments[0]))
    if double is None or can_just_fail(arguments):
        return False
    given = " ".join(arguments[1:])
    fitting = (each.answer for each in double.cases if each.arguments is None or matches(given, each.arguments))
    return any(answer.status for answer in (*fitting, double.answer))


def _of_syntax(claim: Claim, observation: Observation) -> Judgement:
    """Return whether Bash itself stopped reading at the claim's line."""
    place = claim.hit.place
    first, last = place.source.position(place.start).line, place.source.position(place.end).line
    lines = {int(number) for number in _SYNTAX.findall(observation.stderr)}
    if lines & set(range(first, last + 1)):
        return Judgement(Opinion.SHOWN)
    return Judgement(
        Opinion.UNCLEAR, "Bash has read the whole file" if not lines else "Bash complains about another line"
    )


def _lost(claim: Claim, record: Record, trial: Trial) -> Judgement:
    """Return whether what `record` has recorded is missing from the message that came out."""
    steps = trial.seen.steps.get(id(record), [])
    document = message_in(trial.observation.stdout)
    if document is None:
        return Judgement(Opinion.SHOWN)
    texts = [trial.observation.steps[index].text for index in steps]
    if texts and all(_is_in(text, record.function, document) for text in texts):
        opinion = Opinion.ABSENT if is_followed(claim, trial) else Opinion.UNCLEAR
        return Judgement(opinion, "what was recorded is in the message")
    return Judgement(Opinion.SHOWN)


def _is_in(traced: str, function: str, document: dict[str, object]) -> bool:
    """Return whether the message has what the traced call of an accumulator recorded."""
    words = traced_words(traced)[1:]
    if function == "rune_err":
        error = document.get("error")
        same = isinstance(error, dict) and bool(words) and str(error.get("code")) == words[0]
        # Another error may have been recorded with the same code.
        return same and (len(words) < _WITH_TEXT or words[1] in json.dumps(error, ensure_ascii=False))
    return bool(words) and words[0].partition("=")[0] in (data_of(document) or {})


def _outlived(spawn: Spawn, trial: Trial) -> bool:
    """Return whether what was started there was seen with contract stdout open after the plugin's end."""
    place = spawn.where.place
    return any(isinstance(each, Spawn) and each.holds and each.where.place == place for each in trial.seen.path.events)


def _taken(read: StdinRead, trial: Trial) -> Judgement:
    """Return whether `read` has left `rune_init` nothing, or came when there was nothing left."""
    observation = trial.observation
    if not read.initialised:
        error = (message_in(observation.stdout) or {}).get("error")
        said = str(error.get("message")) if isinstance(error, dict) else ""
        if said.startswith(_NO_MESSAGE):
            return Judgement(Opinion.SHOWN)
        return Judgement(Opinion.UNCLEAR, "`rune_init` has found a message all the same")
    steps = trial.seen.steps.get(id(read), [])
    if any(ran.stdin and ran.step in steps and ran.arguments[0] == read.command for ran in observation.commands):
        return Judgement(Opinion.SHOWN)
    if read.command == "read" and any(_failed(observation, index) for index in steps):
        return Judgement(Opinion.SHOWN)
    looks = [look for index in steps if (look := observation.steps[index].look) is not None]
    if is_of_stdin(read) and any(look.before[0] == "stdin" for look in looks):
        # It was about to read what `rune_init` has read to its end.
        return Judgement(Opinion.SHOWN)
    return Judgement(Opinion.UNCLEAR, f"what `{read.command}` has read is not seen")


def is_of_stdin(read: StdinRead) -> bool:
    """Return whether a builtin reads what descriptor 0 is already open on, or a name for that."""
    place = read.where.place
    text = place.source.text[place.start : place.end]
    named = _NAMES_STDIN.sub("", text)
    return "<" not in named and not _ANOTHER.search(text)


def _failed(observation: Observation, index: int) -> bool:
    """Return whether the command of step `index` failed, as the next one of its process was told."""
    process = observation.steps[index].process
    following = next((step for step in observation.steps[index + 1 :] if step.process == process), None)
    return observation.status != 0 if following is None and process == 1 else bool(following and following.status)


def _of_event(claim: Claim, event: Event, trial: Trial) -> Judgement:
    """Return the opinion about an event that the rule does not find in this run."""
    steps = trial.seen.steps.get(id(event), [])
    if not steps:
        return Judgement(Opinion.ELSEWHERE, "the command was not executed")
    if trial.observation.blind:
        return Judgement(Opinion.UNCLEAR, trial.observation.blind[0])
    if claim.rule.experiment is not None and not isinstance(event, Build):
        mute = _contradicts(claim) and message_in(trial.observation.stdout) is None
        said = "no message came out that could disagree with the exit status"
        return Judgement(Opinion.UNCLEAR, said) if mute else untold(claim.rule.experiment)
    following = followed(claim, trial)
    if following is not Following.TAKEN:
        opinion = Opinion.ELSEWHERE if following is Following.LEFT else Opinion.UNCLEAR
        return Judgement(opinion, following.value)
    return _harmless(event, steps, trial)


def _harmless(event: Event, steps: list[int], trial: Trial) -> Judgement:
    """Return whether an event that a run has met on the very path was certainly no breach there."""
    match event:
        case Run():
            return _of_output(event.command, "stdout", steps, trial)
        case Redirected() if event.around is None:
            return _of_output("", "stderr", steps, trial)
        case Write() if not all(_prints(event, index, trial) for index in steps):
            return Judgement(Opinion.UNCLEAR, f"`{event.command}` printed nothing that was seen on stdout")
        case Spawn() | Redirected():
            kept = "it did not go on after the plugin, or had let go of stdout"
            said = "no diagnostics were seen to come out of what it holds for"
            return Judgement(Opinion.UNCLEAR, kept if isinstance(event, Spawn) else said)
        case Emit() if any(each.target.sink is Sink.UNKNOWN for each in _calls_at(event.where.place, trial)):
            return Judgement(Opinion.UNCLEAR, "the message did not come to the plugin's stdout, and it is not seen why")
        case Write() | Emit() | Init() | ReadInput() | Record() | StdinRead():
            return Judgement(Opinion.ABSENT, "the command was executed, and the breach was not there")
        case _:
            return Judgement(Opinion.UNCLEAR, "the rule says nothing about this run")


def _calls_at(place: Place, trial: Trial) -> list[Emit]:
    """Return the calls of an emitter at `place` as they were seen."""
    return [each for each in trial.seen.path.emissions if each.where.place == place]


def _prints(event: Write, index: int, trial: Trial) -> bool:
    """Return whether what prints text has printed any, wherever it went.

    Where the process was looked at, that is seen; otherwise it goes by the words, of which some may be empty here only.
    """
    if _is_reader(event.command):
        # It prints at least the end of a line.
        return True
    if started := [ran for ran in trial.observation.commands if ran.step == index]:
        return any(ran.printed for ran in started)
    step = trial.observation.steps[index]
    if step.look is not None:
        return step.look.during is not None
    return bool(printed(step.text)) if event.command == "printf" else event.command in _PRINTING


def _is_reader(command: str) -> bool:
    function = FUNCTIONS.get(command)
    return function is not None and function.role is Role.READER


def _of_output(command: str, stream: str, steps: list[int], trial: Trial) -> Judgement:
    """Return the opinion about what commands printed to `stream`, none of which was seen on contract stdout."""
    here = [ran for ran in trial.observation.commands if ran.step in steps]
    if not here:
        return Judgement(Opinion.UNCLEAR, f"`{command}` was not seen to start" if command else "no command ran there")
    known = [(trial.scenario.commands.get(ran.arguments[0], Double()), ran) for ran in here if ran.double]
    seen = stream == "stdout" and any(ran.printed for ran in here)
    if not seen and not any(getattr(answer_of(double, ran.arguments), stream) for double, ran in known):
        return Judgement(Opinion.UNCLEAR, f"`{here[0].arguments[0]}` printed nothing to {stream} that is known of")
    return Judgement(Opinion.ABSENT, f"what `{here[0].arguments[0]}` printed did not reach the plugin's stdout")


def _of_ending(claim: Claim, trial: Trial) -> Judgement:
    """Return the opinion about an end of the plugin that the rule does not find in this run."""
    ending = None if claim.path is None else claim.path.ending
    real = trial.seen.path.ending
    if ending is None:
        return Judgement(Opinion.UNCLEAR, "the rule says nothing about this run")
    if ending.cause is Cause.END and trial.observation.status != 0:
        return Judgement(Opinion.ELSEWHERE, f"the plugin ended with status {trial.observation.status}")
    if real is not None and (real.where.place, real.cause) == (ending.where.place, ending.cause):
        emissions = trial.seen.path.emissions
        if not emissions:
            return Judgement(Opinion.UNCLEAR, f"the plugin ended there with status {trial.observation.status}")
        # What a substitution has caught is a message on the way, and none for RUNE.
        printed = any(emit.target.sink is Sink.CONTRACT_STDOUT for emit in emissions)
        opinion = Opinion.ABSENT if printed and is_followed(claim, trial) else Opinion.ELSEWHERE
        return Judgement(opinion, "a message had been emitted before")
    if trial.observation.blind:
        return Judgement(Opinion.UNCLEAR, trial.observation.blind[0])
    survived = (
        ending.cause is Cause.ERREXIT and not trial.seen.path.emissions and Deciding(trial).has_failed(ending.where)
    )
    if survived and is_followed(claim, trial):
        return Judgement(Opinion.ABSENT, "the command failed there, and the plugin went on")
    return Judgement(Opinion.ELSEWHERE, "the plugin did not end there")
