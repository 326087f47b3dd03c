"""Values that stand beside one: in another line, or in another field of the same line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.confirm.knobs import FileAt, OutputOf
from runelint.confirm.rehearsal.values import Chain, Given, Inverted, Picked, Through, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEPEST = 8


def beside(value: Value, depth: int = 0) -> Iterator[Value]:
    """Yield values like `value` that would come from one more field, or line, than there are, the nearest first.

    What is around it there is as it is around `value`: another row of a table has its columns.
    """
    if depth > _DEEPEST:
        return
    match value.term:
        case Given(knob=OutputOf() | FileAt()):
            # A text of one line is not taken apart.
            yield value._replace(term=Picked(value, _count(value.text, "\n"), "\n"))
        case Picked(value=source, at=at, separator=separator, rest=rest):
            if not rest:
                yield value._replace(term=Picked(source, _count(source.text, separator), separator))
            for each in beside(source, depth + 1) if separator != "\n" else ():
                yield value._replace(term=Picked(each, at, separator, rest))
        case Inverted(value=source, inputs=inputs):
            for each in beside(source, depth + 1):
                yield value._replace(term=Inverted(each, inputs))
        case Through(values=values) | Chain(values=values) as term:
            for at, source in enumerate(values):
                for each in beside(source, depth + 1):
                    yield value._replace(term=term._replace(values=(*values[:at], each, *values[at + 1 :])))
        case _:
            return


def in_another_line(value: Value) -> Value | None:
    """Return the value like `value` that would come from one more line; None for what comes from no line."""
    return next((each for each in beside(value) if _is_in_new_line(each)), None)


def _is_in_new_line(value: Value) -> bool:
    match value.term:
        case Picked(value=source, at=at, separator=separator):
            new = separator == "\n" and at >= _count(source.text, separator)
            return new or (separator != "\n" and _is_in_new_line(source))
        case Inverted(value=source):
            return _is_in_new_line(source)
        case Through(values=values) | Chain(values=values):
            return any(map(_is_in_new_line, values))
        case _:
            return False


def _count(text: str, separator: str) -> int:
    """Return how many fields, or lines, there are."""
    if separator in {" ", "\n"}:
        return len(text.split()) if separator == " " else len(text.rstrip("\n").split("\n"))
    return len(text.rstrip("\n").split(separator)) if separator else 1
