"""Breaches behind another one that leaves the plugin without its message: shown as if that one were mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.confirm.elsewhere import leaves_unread
from runelint.finding import Verdict
from runelint.runner.scenario import Library

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from runelint.confirm.claim import Suspect
    from runelint.finding import Confirmation, Finding
    from runelint.runner.scenario import Scenario


def with_unread(
    suspect: Suspect,
    base: Scenario,
    answers: Sequence[Confirmation],
    asked: Callable[[Suspect, Scenario], Sequence[Confirmation]],
) -> Sequence[Confirmation]:
    """Return `answers`, in which what only an unread message hides has been confirmed where that is possible.

    A plugin that never reads its message ends in the first place that needs it, and no run of it as it stands comes to
    what is behind. For whoever mends that the other breaches are next, so they are `asked` about with the message read
    before the plugin's first line. That they are absent there says nothing of the plugin as it stands.
    """
    pairs = list(zip(suspect.claims, answers, strict=True))
    unread = [claim for claim, answer in pairs if answer.verdict is Verdict.CONFIRMED and leaves_unread(claim)]
    hidden = [claim for claim, answer in pairs if answer.verdict is Verdict.UNDECIDED]
    if not unread or not hidden:
        return answers
    found = asked(suspect._replace(claims=tuple(hidden)), base._replace(library=Library.READY))
    mended = {id(claim): answer for claim, answer in zip(hidden, found, strict=True)}
    first = min(unread, key=lambda claim: (claim.finding.span.line, claim.finding.code)).finding
    return [_together(answer, mended.get(id(claim)), first) for claim, answer in pairs]


def _together(stands: Confirmation, mended: Confirmation | None, first: Finding) -> Confirmation:
    """Return what is told of a plugin as it `stands` and with its message read, which the finding `first` prevents."""
    if mended is not None and mended.verdict is Verdict.CONFIRMED:
        return mended._replace(
            reason=f"behind {first.code} in line {first.span.line}: it shows once the message is read"
        )
    if mended is not None and mended.verdict is Verdict.UNDECIDED:
        return stands._replace(reason=f"{stands.reason}; once it is read: {mended.reason}")
    return stands
