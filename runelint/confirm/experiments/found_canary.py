"""Secrets: whether a canary is found where the claim says that it can be read."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from runelint.confirm.experiments.canaries import SHORTEST, canaries_in, is_in
from runelint.confirm.experiments.members import texts_in
from runelint.confirm.judge import Judgement, Opinion
from runelint.flow.events import Exposed, Medium
from runelint.flow.values import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.confirm.claim import Claim
    from runelint.confirm.judge import Trial

_LONGEST_SEARCH = 1 << 20


def compared(claim: Claim, plain: Trial, trial: Trial) -> Judgement:
    """Return SHOWN when a canary of the trial is found where the claim says that it can be read."""
    del plain
    event = claim.hit.event
    if not isinstance(event, Exposed):
        return Judgement(Opinion.UNCLEAR, "it is not about a secret")
    known = _released(event, trial)
    if not known:
        return Judgement(Opinion.UNCLEAR, "the secret was a word that is found everywhere")
    steps = trial.steps_at(event.where.place)
    if not steps:
        return Judgement(Opinion.ELSEWHERE, "no value of the secret gets there: what comes in is checked before")
    if any(is_in(text, canary) for text in _readable(event, trial, steps) for canary in known):
        return Judgement(Opinion.SHOWN)
    return Judgement(Opinion.UNCLEAR, "the secret was not found there, as it was given or in base64")


def _released(event: Exposed, trial: Trial) -> list[str]:
    """Return the values of the secrets that no other text of the run has: canaries, and what was made at random."""
    scenario = trial.scenario
    texts = [*texts_in(scenario.message), *scenario.environment.values()]
    texts += [file.content for file in scenario.files.values()]
    for double in scenario.commands.values():
        texts += [double.answer.stdout, *(case.answer.stdout for case in double.cases)]
    found = [canary for text in texts for canary in canaries_in(text)]
    found += [canary for text in texts for word in text.split() for canary in canaries_in(_decoded(word))]
    made = {hole.name for hole in event.candidates if hole.origin is Origin.SECRET and hole.name.isidentifier()}
    for step in trial.observation.steps:
        name, _, value = step.text.partition("=")
        if name in made and len(value) >= 2 * SHORTEST and " " not in value:
            found.append(value.strip("'\""))
    return found


def _decoded(word: str) -> str:
    """Return what the word is in base64, or an empty text."""
    try:
        return base64.b64decode(word.strip('",'), validate=True).decode("ascii")
    except ValueError:
        return ""


def _readable(event: Exposed, trial: Trial, steps: frozenset[int]) -> Iterator[str]:
    """Yield what can be read in the run of the kind that the event is about."""
    seen = trial.observation
    match event.medium:
        case Medium.MESSAGE:
            yield seen.stdout[:_LONGEST_SEARCH].decode("utf-8", "replace")
        case Medium.STDERR:
            yield seen.stderr[:_LONGEST_SEARCH].decode("utf-8", "replace")
        case Medium.ARGUMENTS:
            yield from (" ".join(ran.arguments[1:]) for ran in seen.commands if ran.step is None or ran.step in steps)
            yield from (" ".join(ran.arguments[1:]) for ran in seen.commands if ran.arguments[0] == event.command)
        case Medium.LOG:
            yield from (" ".join(ran.arguments[1:]) for ran in seen.commands if ran.arguments[0] == event.command)
            yield seen.stderr[:_LONGEST_SEARCH].decode("utf-8", "replace")
            # What goes to a file is not kept; the words of the command that writes it are.
            yield from (seen.steps[index].text for index in steps)
        case Medium.TRACE:
            if trial.traces_at(event.where.place):
                yield from (seen.steps[index].text for index in steps)
