"""Where the runs ended that did not come to a finding's place: what is behind a command that ends them all is dead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.flow.events import Init, ReadInput, StdinRead
from runelint.runner.scenario import Library

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from runelint.confirm.claim import Claim
    from runelint.confirm.judge import Trial
    from runelint.runner.observation import Frame, Spot

# More lines than these tell nobody where to look.
_MOST = 4


def ends_of(trials: Iterable[Trial | None], plugin: str, shown: Sequence[Claim]) -> str:
    """Return in words in which lines of the file `plugin` the runs ended; nothing when that is not known of each.

    `shown` are the findings that runs have shown. One in such a line is likely to be why no run goes on; where there is
    none, one that leaves the plugin without its message.
    """
    codes = {claim.finding.span.line: claim.finding.code for claim in shown}
    lines: set[int] = set()
    for trial in trials:
        # Without the library there is nothing that a plugin could do, and some are not even begun when they are started
        # by their own path.
        if trial is not None and trial.scenario.library is not Library.NONE and trial.observation.steps:
            line = _line_of_end(trial, plugin)
            if line is None:
                return ""
            lines.add(line)
    # A message that cannot be read ends the plugin where it is not read either: that says nothing of the other runs.
    unread_at = {claim.finding.span.line for claim in shown if leaves_unread(claim)}
    lines = lines - unread_at or lines
    told = [f"{line} ({codes[line]})" if line in codes else str(line) for line in sorted(lines)]
    if not told or len(told) > _MOST:
        return ""
    if len(told) == 1:
        unread = sorted({claim.finding.code for claim in shown if leaves_unread(claim)})
        why = f", since the message is not read: {', '.join(unread)}" if unread and not lines & codes.keys() else ""
        return f"line {told[0]} ends every run that was tried{why}"
    return f"the runs that were tried ended in lines {', '.join(told[:-1])} and {told[-1]}"


def _line_of_end(trial: Trial, plugin: str) -> int | None:
    """Return the line of `plugin` at which the run ended: where it calls what did that in another file."""
    last = trial.observation.last
    if last is None or trial.observation.blind:
        return None
    spot = trial.observation.steps[last].spot
    around: list[Spot | Frame] = [spot, *spot.stack]
    return next((at.line for at in around if trial.observer.path_of(at) == plugin), None)


def leaves_unread(claim: Claim) -> bool:
    """Return whether the claim is that the plugin reads its message too late, elsewhere, or not at all."""
    match claim.hit.event:
        case Init():
            return True
        case ReadInput() | StdinRead() as event:
            return not event.initialised
        case None:
            return claim.path is None and claim.rule.check_behaviour is not None
        case _:
            return False
