"""Whether a real run took the very path of a claim."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from runelint.confirm.deciding import Deciding
from runelint.flow.events import Condition, Emit, Init, Record
from runelint.syntax import nodes

if TYPE_CHECKING:
    from collections.abc import Hashable

    from runelint.confirm.claim import Claim
    from runelint.confirm.judge import Trial
    from runelint.flow.events import Event


class Following(Enum):
    """Whether a run took the path of a claim; each is worded as a reason not to refute it."""

    TAKEN = ""
    LEFT = "the command was executed on another path"
    UNSEEN = "the command was executed, and it is not seen whether that was on the path of the finding"


def is_followed(claim: Claim, trial: Trial) -> bool:
    """Return whether the run certainly took the claim's path, as far as that counts."""
    return followed(claim, trial) is Following.TAKEN


def followed(claim: Claim, trial: Trial) -> Following:
    """Return whether every condition of the claim's path turned out in the run as it does there, and all else, too."""
    if not _did_alike(claim, trial):
        return Following.LEFT
    return decided(claim, trial)


def decided(claim: Claim, trial: Trial) -> Following:
    """Return whether every condition of the claim's path turned out in the run as it does there."""
    before = _before(claim) or []
    wanted: dict[Hashable, list[Condition]] = {}
    for each in before:
        if isinstance(each, Condition):
            stack = tuple((call.function, call.place) for call in each.where.stack)
            node = each.node
            wanted.setdefault((id(each.where.place.source), type(node), node.start, node.end, stack), []).append(each)
    deciding = Deciding(trial)
    ends = [len(trial.observation.steps)]
    if claim.hit.event is not None and not _needs_what_follows(claim):
        ends = trial.seen.steps.get(id(claim.hit.event), [])
    # Of a loop, or a function, one execution on the path is enough: the breach was in none of them.
    found = [[_turned(deciding, each, end) for each in wanted.values()] for end in ends]
    if any(all(one is Following.TAKEN for one in each) for each in found):
        return Following.TAKEN
    left = found and all(any(one is Following.LEFT for one in each) for each in found)
    return Following.LEFT if left else Following.UNSEEN


def _turned(deciding: Deciding, conditions: list[Condition], end: int) -> Following:
    """Return whether one condition turned out before the step `end` as it does each time on the path."""
    first = conditions[0]
    if isinstance(first.node, nodes.For | nodes.Select):
        turns = [turned.outcome for turned in deciding.turns(first) if turned.step < end]
        # Whether it has a turn is what counts; how many, what is asked in it tells.
        if None in turns:
            return Following.UNSEEN
        return Following.TAKEN if bool(turns) is any(each.outcome for each in conditions) else Following.LEFT
    found = [turned.outcome for turned in deciding.outcomes(first) if turned.step < end]
    if found == [each.outcome for each in conditions]:
        return Following.TAKEN
    return Following.UNSEEN if None in found else Following.LEFT


def _did_alike(claim: Claim, trial: Trial) -> bool:
    """Return whether the run did what the claim's path does before its event, and nothing else that counts.

    Of a breach that depends on how the path ends, the end counts, too; so it does in a trap, which is entered there.
    """
    if claim.path is None:
        return True
    before = _before(claim)
    in_trap = claim.hit.event is not None and bool(claim.hit.event.where.trap)
    if before is None or ((in_trap or _needs_its_end(claim)) and not _ended_alike(claim, trial)):
        return False
    # Paths that differ in what they print only may be one for the analysis: that is not asked for here.
    counting = [each for each in before if isinstance(each, Init | Emit | Record) and not each.where.trap]
    if any(each.where.process.is_main and not trial.seen.steps.get(id(each)) for each in counting):
        return False
    return not _did_more(claim, trial, before)


def _before(claim: Claim) -> list[Event] | None:
    """Return what happens on the path before the claim's event, or all of it where that makes the breach."""
    if claim.path is None:
        return None
    if claim.hit.event is None:
        return list(claim.path.events)
    if _needs_what_follows(claim):
        return list(claim.path.events)
    out: list[Event] = []
    for each in claim.path.events:
        if each is claim.hit.event:
            return out
        out.append(each)
    return None


def _did_more(claim: Claim, trial: Trial, before: list[Event]) -> bool:
    """Return whether the main shell initialised, emitted or recorded somewhere that is not on the path."""
    steps = trial.seen.steps
    first = min(steps.get(id(claim.hit.event), [len(trial.observation.steps)]))
    places = {each.where.place for each in before}
    return any(
        isinstance(each, Init | Emit | Record)
        and each.where.process.is_main
        and each.where.place not in places
        and min(steps.get(id(each), [first])) < first
        for each in trial.observer.behaviour.events
    )


def _needs_its_end(claim: Claim) -> bool:
    """Return whether the rule is silent when the path does not end where it does."""
    if claim.path is None or claim.rule.check is None or claim.hit.event is None:
        return False
    with_it, without = claim.rule.check(claim.path), claim.rule.check(claim.path._replace(ending=None))
    place = claim.hit.place
    return any(hit.place == place for hit in with_it) and all(hit.place != place for hit in without)


def _needs_what_follows(claim: Claim) -> bool:
    """Return whether what comes after the claim's event makes the breach: the rule is silent where the path stops."""
    path, event = claim.path, claim.hit.event
    if path is None or claim.rule.check is None or event is None:
        return False
    trail = path.trail
    while trail is not None and trail.event is not event:
        trail = trail.before
    if trail is None:
        return False
    stopped = path._replace(trail=trail, ending=None, emissions=trail.emissions)
    here, place = claim.rule.check(path), claim.hit.place
    return any(hit.place == place for hit in here) and all(hit.place != place for hit in claim.rule.check(stopped))


def _ended_alike(claim: Claim, trial: Trial) -> bool:
    imagined, real = None if claim.path is None else claim.path.ending, trial.seen.path.ending
    if imagined is None or real is None:
        return False
    return (imagined.where.place, imagined.cause) == (real.where.place, real.cause)
