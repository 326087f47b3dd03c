"""A jq program with a value in it: with another value it is another program, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.confirm.experiments.broken_json import varied
from runelint.confirm.judge import Judgement, Opinion
from runelint.flow.events import Query
from runelint.flow.queries import NAMES, call_of
from runelint.flow.values import constant
from runelint.jq.tokens import UnsupportedError, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from runelint.confirm.claim import Claim
    from runelint.confirm.judge import Trial
    from runelint.flow.place import Place
    from runelint.runner.observation import Ran
    from runelint.runner.scenario import Scenario

# What ends a string of the program, or goes on behind a number or a name in it.
BENT: tuple[Callable[[str], str], ...] = (
    lambda old: f'{old}"x',
    lambda old: f"{old or 'x'}-x y",
    lambda old: f"{old or '0'} | length",
    lambda old: f"{old})",
    lambda _: "",
)
# jq ends so when it cannot compile its program (jq(1), EXIT STATUS of version 1.6).
_NO_PROGRAM = 3
# Of these words of a program only that they are there counts.
_VALUES = {"string", "number", "field"}


def attempts(claim: Claim, plain: Trial) -> Iterator[Scenario]:
    """Yield the scenario of `plain`, and others like it in which the values in the program are bent."""
    query = claim.hit.event
    if isinstance(query, Query):
        yield plain.scenario
        yield from varied(plain, query.program, BENT)


def places(claim: Claim) -> Sequence[Place]:
    """Return where the values of the program are expanded."""
    query = claim.hit.event
    return [query.where.place, *query.program.made] if isinstance(query, Query) else []


def compared(claim: Claim, plain: Trial, trial: Trial) -> Judgement:
    """Return SHOWN when jq could not read the program, or has read another one than with the values of `plain`."""
    query = claim.hit.event
    if not isinstance(query, Query) or not trial.seen.steps.get(id(query)):
        return Judgement(Opinion.ELSEWHERE, "no value that breaks the program gets there: what comes in is checked")
    before, after = _runs(query, plain), _runs(query, trial)
    if any(ran.status == _NO_PROGRAM and not ran.double for ran in after):
        return Judgement(Opinion.SHOWN)
    known = {_structure(ran) for ran in before}
    if before and None not in known and any(_structure(ran) not in known for ran in after):
        return Judgement(Opinion.SHOWN)
    return Judgement(Opinion.UNCLEAR, "the program stayed the same with quotes, blanks and bars in the values")


def _runs(query: Query, trial: Trial) -> list[Ran]:
    """Return the calls of jq at the finding's place."""
    steps = trial.seen.steps.get(id(query), [])
    return [ran for ran in trial.observation.commands if ran.step in steps and _call(ran)]


def _call(ran: Ran) -> tuple[str, ...]:
    """Return the words behind `jq`, whatever stands before it (`docker exec name jq …`)."""
    for index, word in enumerate(ran.arguments):
        if word.rpartition("/")[2] in NAMES:
            return ran.arguments[index + 1 :]
    return ()


def _structure(ran: Ran) -> tuple[str, ...] | None:
    """Return the program without its constants; None when it is no program, or cannot be read."""
    program = call_of([constant(word) for word in _call(ran)]).program
    if program is None:
        return None
    try:
        return tuple(token.kind if token.kind in _VALUES else token.text for token in tokens(program.known or ""))
    except UnsupportedError:
        return None
