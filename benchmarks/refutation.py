"""How many false findings are refuted: claims that are planted in clean plugins.

    python -m benchmarks.refutation [-v] [PLUGIN...]

plants up to eight claims in each plugin, on the first path that the analysis finds to their places: that what is
captured, or goes to a file, is printed (RUNE101, RUNE102), that a message goes astray (RUNE104), that a parameter is
read before `rune_init` (RUNE202), that what the main shell records is lost (RUNE106). None is true, so that none may be
confirmed. Prints how many of each rule were refuted; `-v` tells why the others were not. Without a PLUGIN these are
every 21st of the plugins of corpus/ that their labels call clean. The exit status is 1 when one was confirmed.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.coverage import clean_plugins
from benchmarks.suspects import accusations, suspect_of
from runelint.confirm.confirmer import Confirmer
from runelint.finding import Verdict
from runelint.flow.events import Emit, ReadInput, Record, Run, Write
from runelint.runner.supervise import Sandbox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.confirm.claim import Claim
    from runelint.flow.events import Event

_KINDS: tuple[tuple[str, type[Event]], ...] = (
    ("RUNE101", Write),
    ("RUNE102", Run),
    ("RUNE104", Emit),
    ("RUNE106", Record),
    ("RUNE202", ReadInput),
)
_MOST = 8
_EVERY = 21


class Answer(NamedTuple):
    """What came of one claim."""

    code: str
    place: str
    verdict: Verdict
    reason: str


def answered(plugin: Path) -> list[Answer]:
    """Return what comes of the claims that are planted in a plugin."""
    suspect = suspect_of(plugin)
    claims = [claim for code, kind in _KINDS for claim in accusations(suspect, code, kind) if _is_false(claim)]
    random.Random(plugin.name).shuffle(claims)  # noqa: S311 - the same ones each time
    claims = claims[:_MOST]
    with Sandbox() as sandbox:
        confirmations = Confirmer(sandbox)(suspect._replace(claims=tuple(claims)))
    return [
        Answer(claim.finding.code, f"{plugin}:{claim.finding.span.line}", each.verdict, each.reason)
        for claim, each in zip(claims, confirmations, strict=True)
    ]


def _is_false(claim: Claim) -> bool:
    """Return whether a claim is one that can be asked: of a trap it is not known when it is entered."""
    event = claim.hit.event
    return event is not None and not event.where.trap and not (isinstance(event, Run) and not event.writes)


def main(arguments: Sequence[str]) -> int:
    """Print the table, and return the exit status."""
    verbose = "-v" in arguments
    plugins = [Path(word) for word in arguments if word != "-v"] or clean_plugins()[::_EVERY]
    found: list[Answer] = []
    with ProcessPoolExecutor() as pool:
        for answers in pool.map(answered, plugins):
            found += answers
            for one in answers if verbose else ():
                if one.verdict is not Verdict.REFUTED:
                    print(f"{one.place}: {one.code} {one.verdict.value}: {one.reason}")
    told = Counter((one.code, one.verdict) for one in found)
    for code, _ in _KINDS:
        verdicts = {verdict: told[code, verdict] for verdict in Verdict}
        print(f"{code}: " + ", ".join(f"{count} {verdict.value}" for verdict, count in verdicts.items() if count))
    refuted = sum(one.verdict is Verdict.REFUTED for one in found)
    print(f"{refuted} of {len(found)} planted claims in {len(plugins)} plugins refuted ({refuted / len(found):.3f})")
    return int(any(one.verdict is Verdict.CONFIRMED for one in found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
