"""Whether a real run took the very path of a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.flow.events import Condition, Emit, Init, Record
from runelint.syntax import nodes

if TYPE_CHECKING:
    from runelint.confirm.claim import Claim
    from runelint.confirm.judge import Trial
    from runelint.flow.events import Event

_DECIDING = (nodes.Simple, nodes.Conditional, nodes.ArithmeticCommand)


def is_followed(claim: Claim, trial: Trial) -> bool:
    """Return whether the run did what the claim's path does before its event, and nothing else that counts.

    Of a breach that depends on how the path ends, the end counts, too; so it does in a trap, which is entered there.
    """
    if claim.path is None:
        return True
    before = _before(claim)
    in_trap = claim.hit.event is not None and bool(claim.hit.event.where.trap)
    if before is None or ((in_trap or _needs_its_end(claim)) and not _ended_alike(claim, trial)):
        return False
    if any(isinstance(each, Condition) and _went_otherwise(each, trial) for each in before):
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


def _went_otherwise(condition: Condition, trial: Trial) -> bool:
    """Return whether a command turned out otherwise than on the path, each time that it was executed.

    The next step of the same process tells: `$?` is the status of the command before it.
    """
    if not isinstance(condition.node, _DECIDING):
        return False
    steps = trial.observation.steps
    at = trial.steps_at(condition.where.place)
    seen = []
    for index in at:
        process = steps[index].process
        after = next((i for i in range(index + 1, len(steps)) if steps[i].process == process), None)
        if after is not None and after not in at:
            seen.append((steps[after].status == 0) is condition.outcome)
    return bool(seen) and not any(seen)
