"""What a decision asks, as far as a change of it is a step towards another answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.confirm.rehearsal.values import EMPTY, Ask, Chain, Through
from runelint.confirm.witness import glob

if TYPE_CHECKING:
    from runelint.confirm.rehearsal.values import Question, Value

COUNTING = frozenset({Ask.NUMBER, Ask.NONZERO})
"""What is asked of numbers."""

# So many of the places that a value has come through tell it from another one.
_DISTANCE = 4


def asked(question: Question | None) -> tuple[object, ...]:
    """Return what is asked, and of what kind of values.

    Of a comparison of numbers the numbers are told, too, so that a counter is seen to move.
    """
    if question is None:
        return ()
    texts = tuple(value.text for value in question.values) if question.ask in COUNTING else ()
    kinds = tuple(_kinds_of(value) for value in question.values)
    return (question.ask, question.detail, kinds, *texts, question.counted, *_fitting(question))


def _kinds_of(value: Value) -> tuple[type[object], ...]:
    """Return the kinds of places that the value comes from, one behind the other."""
    kinds: list[type[object]] = []
    while len(kinds) < _DISTANCE and value.term is not None:
        if not isinstance(value.term, Through):
            kinds.append(type(value.term))
        sources = getattr(value.term, "values", None) or (getattr(value.term, "value", EMPTY),)
        value = sources[0]
    return tuple(kinds)


def _fitting(question: Question) -> tuple[bool, ...]:
    """Return which pieces of a text are as all of it should be: when each of them is, all of it may be."""
    term = question.values[0].term if question.values else None
    if question.ask is not Ask.PATTERN or not isinstance(term, Chain):
        return ()
    return tuple(bool(glob.matches(each.text, question.detail)) for each in term.values if each.term is not None)
