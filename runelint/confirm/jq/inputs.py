"""Sample inputs of a jq program: for which it prints a certain text, anything, nothing, something true or false."""

from __future__ import annotations

import json
from enum import Enum
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from runelint.confirm.jq.backwards import Backwards
from runelint.confirm.jq.evaluate import Answers, answers
from runelint.confirm.jq.foreseen import foreseen
from runelint.confirm.jq.functions import as_text, ordering
from runelint.confirm.jq.holes import ANY, FALSE, NOTHING, TRUE, filled, is_true, joined, laid_over
from runelint.jq.tokens import UnsupportedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.jq.tree import Node
    from runelint.runner.scenario import Json

_MOST_DOCUMENTS = 12
_MOST_SAMPLES = 3
_PLAIN = {"self", "index", "literal"}


class Outcome(Enum):
    """What a program is to do, besides printing a certain value."""

    SOMETHING = "print something"
    NOTHING = "print nothing, or an empty text"
    TRUE = "say true"
    FALSE = "say nothing that is true"
    ERROR = "end with an error"


class Program(NamedTuple):
    """A jq program, its `--arg` values, and whether it reads all documents as one array."""

    text: str
    variables: tuple[tuple[str, Json], ...] = ()
    slurped: bool = False


_GOALS: dict[Outcome, tuple[object, ...]] = {
    Outcome.SOMETHING: (ANY, TRUE),
    Outcome.NOTHING: (NOTHING, "", FALSE),
    Outcome.TRUE: (ANY, TRUE),
    Outcome.FALSE: (FALSE, NOTHING),
    Outcome.ERROR: (),
}
_UNFIT: tuple[Json, ...] = (5, "value", [5], {"key": 5}, None)


def inputs(program: Program, wanted: Outcome | Json, current: Json = None, *, among: bool = False) -> Iterator[Json]:
    """Yield a few inputs for which `program` does what is wanted; they differ from `current` as little as possible.

    With `among` a value that is wanted may be one of several. What the evaluator can follow has been seen to do so.
    """
    try:
        tree = foreseen(program.text)
    except (UnsupportedError, RecursionError):
        return
    goals = _GOALS[wanted] if isinstance(wanted, Outcome) else (wanted,)
    tried: list[str] = []
    for document in _candidates(tree, program, goals, current):
        text = json.dumps(document, sort_keys=True)
        if text not in tried:
            tried.append(text)
            if _does(program, document, wanted, among=among):
                yield document
    if wanted is Outcome.ERROR:
        yield from (document for document in _UNFIT if _does(program, document, wanted))


def is_plain(program: Program) -> bool:
    """Return whether the program only takes a member: then its place says all there is to know."""
    try:
        waiting = [foreseen(program.text)]
    except (UnsupportedError, RecursionError):
        return True
    while waiting:
        node = waiting.pop()
        if node.kind not in _PLAIN:
            return False
        waiting.extend(node.parts)
    return True


def _candidates(tree: Node, program: Program, goals: tuple[object, ...], current: Json) -> Iterator[Json]:
    for goal in goals:
        documents = list(islice(Backwards(dict(program.variables)).inputs(tree, goal), _MOST_DOCUMENTS))
        for document in documents:
            forms = [document]
            if current is not None:
                forms = [
                    laid_over(current, document, behind=False),
                    laid_over(current, document, behind=True),
                    joined(current, document),
                    document,
                ]
            for form in forms:
                yield filled(form)
        for at in range(1, _MOST_SAMPLES):
            yield from (filled(document, at) for document in documents)


def _does(program: Program, document: Json, wanted: Outcome | Json, *, among: bool = False) -> bool:
    try:
        found = answers(program.text, document, dict(program.variables))
    except UnsupportedError:
        return True
    if wanted is Outcome.ERROR:
        return found.failed
    if among and not isinstance(wanted, Outcome):
        return not found.failed and any(ordering(item.value) == ordering(wanted) for item in found.items)
    return not found.failed and _fits(found, wanted)


def _fits(found: Answers, wanted: Outcome | Json) -> bool:
    values = [item.value for item in found.items]
    match wanted:
        case Outcome.SOMETHING:
            return any(as_text(value) != "" for value in values)
        case Outcome.NOTHING:
            return all(value == "" for value in values)
        case Outcome.TRUE:
            return bool(values) and is_true(values[-1])
        case Outcome.FALSE:
            return not values or not is_true(values[-1])
        case Outcome.ERROR:
            return False
        case _:
            return len(values) == 1 and ordering(values[0]) == ordering(wanted)
