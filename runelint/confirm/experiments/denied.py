"""A default that cannot be switched off: the message says `false`, and the reader answers `true` all the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.confirm.judge import Judgement, Opinion
from runelint.confirm.knobs import member, with_member
from runelint.confirm.structure import traced_words
from runelint.contract.bpcs.functions import FUNCTIONS
from runelint.flow.events import ReadInput

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.confirm.claim import Claim
    from runelint.confirm.judge import Trial
    from runelint.runner.scenario import Scenario

_TRUE, _FALSE = re.compile(r"\btrue\b", re.IGNORECASE), re.compile(r"\bfalse\b")


def attempts(claim: Claim, plain: Trial) -> Iterator[Scenario]:
    """Yield scenarios like that of `plain` in which the message says `false` for the key that is read."""
    read = claim.hit.event
    if not isinstance(read, ReadInput):
        return
    for index in plain.seen.steps.get(id(read), []):
        words = traced_words(plain.observation.steps[index].text)
        if words[:1] == [read.reader] and len(words) > 1:
            message = with_member(plain.scenario.message, (*FUNCTIONS[read.reader].section, words[1]), value=False)
            yield plain.scenario._replace(message=message)


def compared(claim: Claim, plain: Trial, trial: Trial) -> Judgement:
    """Return SHOWN when the reader was asked for what the message says `false` to, and its answer was `true`."""
    del plain
    read = claim.hit.event
    steps = trial.seen.steps.get(id(read), [])
    if not isinstance(read, ReadInput) or not steps:
        return Judgement(Opinion.ELSEWHERE, "the reader was not asked")
    for index in steps:
        words = traced_words(trial.observation.steps[index].text)
        path = (*FUNCTIONS[read.reader].section, *words[1:2])
        if words[:1] != [read.reader] or member(trial.scenario.message, path) is not False:
            continue
        answer = _behind(trial, index)
        if _TRUE.search(answer):
            return Judgement(Opinion.SHOWN)
        if _FALSE.search(answer):
            return Judgement(Opinion.ABSENT, "the reader answered `false`")
    return Judgement(Opinion.UNCLEAR, "what the reader answered is not seen")


def _behind(trial: Trial, index: int) -> str:
    """Return the words of the command that the reader of step `index` was expanded for, as Bash traced them."""
    steps, parents = trial.observation.steps, trial.observation.parents
    asked = steps[index]
    parent = parents.get(asked.process, 0)
    for step in steps[index + 1 :]:
        if step.process == parent and step.spot.path == asked.spot.path:
            return step.text
    return ""
