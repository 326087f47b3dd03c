"""Two values that are to be others at once, also where both stand in one line of the same text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.confirm.making import made
from runelint.confirm.pieces import pieces_of, put_in
from runelint.confirm.rehearsal.values import Picked, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.confirm.making import Changes


def both_made(one: Value, first: str, other: Value, second: str) -> Iterator[Changes]:
    """Yield changes after which `one` is the text `first`, and `other` is `second`."""
    for (held, text), (beside, another) in (((one, first), (other, second)), ((other, second), (one, first))):
        if isinstance(held.term, Picked):
            line = held.term.value
            changed = _put_in(line._replace(text=_with(held.term, text)), line, beside, another)
            if changed is not None:
                yield from made(line, changed)
                return
    ways = [next(made(value, text), ()) for value, text in ((one, first), (other, second))]
    knobs = [change.knob for way in ways for change in way]
    if all(ways) and len(set(knobs)) == len(knobs):
        yield tuple(change for way in ways for change in way)


def _put_in(changed: Value, line: Value, value: Value, text: str) -> str | None:
    """Return the changed line with `text` where `value` is taken from `line`, or None where it is not taken from it."""
    term = value.term
    if not isinstance(term, Picked):
        return None
    if term.value == line:
        return _with(term._replace(value=changed), text)
    return _put_in(changed, line, term.value, _with(term, text))


def _with(term: Picked, text: str) -> str:
    """Return the text that the term picks a piece from, in which that piece is `text`."""
    return (term.separator or " ").join(put_in(pieces_of(term), term, text))
