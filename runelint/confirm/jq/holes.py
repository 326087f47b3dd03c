"""JSON documents with holes: what an input has to hold where it matters, and anything elsewhere."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, cast

from runelint.confirm.jq.functions import type_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from runelint.runner.scenario import Json

# A document with holes is a Hole, or JSON that has documents with holes where others have values: `object` in types.
_PLAIN: tuple[Json, ...] = ("value", 5, True, ["value"], {"key": "value"}, None, False, [], {}, "", 0)
KINDS: dict[str, tuple[Json, ...]] = {
    "null": (None,),
    "boolean": (True, False),
    "number": (5, 1, 1.5),
    "string": ("value",),
    "array": (["value"], []),
    "object": ({"key": "value"}, {}),
}
_MOST_SAMPLES = 12
_LONGEST_LIST = 64


class ConflictError(Exception):
    """Two documents cannot be one."""


class Nothing(Enum):
    """What is wanted of a program that shall give no answer at all."""

    NOTHING = "nothing"


NOTHING = Nothing.NOTHING


class Hole(NamedTuple):
    """Any value that stands all `checks`; `samples` are some that do, the likeliest first."""

    samples: tuple[Json, ...] = ()
    checks: tuple[Callable[[Json], bool], ...] = ()

    def takes(self, value: Json) -> bool:
        """Return whether the value can stand here."""
        return all(check(value) for check in self.checks)


def is_true(value: Json) -> bool:
    """Return whether jq takes the value for true."""
    return value is not None and value is not False


ANY = Hole()
TRUE = Hole((True, "value", 1), (is_true,))
FALSE = Hole((False, None), (lambda value: not is_true(value),))


def of_kind(*kinds: str) -> Hole:
    """Return a hole for values of these types."""
    samples = tuple(value for kind in kinds for value in KINDS[kind])
    return Hole(samples, (lambda value: type_of(value) in kinds,))


def truth(wanted: object) -> bool:
    """Return whether what is wanted is true for jq; a hole for anything is."""
    if isinstance(wanted, Hole):
        return is_true(wanted.samples[0]) if wanted.samples else True
    return wanted is not None and wanted is not False


def merged(one: object, other: object) -> object:
    """Return the document that is both. Raises ConflictError when there is none."""
    if isinstance(one, Hole) and isinstance(other, Hole):
        return _narrowed(one, other)
    if isinstance(one, Hole) or isinstance(other, Hole):
        hole, document = (one, other) if isinstance(one, Hole) else (cast("Hole", other), one)
        if not hole.takes(filled(document)):
            raise ConflictError
        return document
    if isinstance(one, dict) and isinstance(other, dict):
        return {
            key: merged(one[key], other[key]) if key in one and key in other else one.get(key, other.get(key))
            for key in {**one, **other}
        }
    if isinstance(one, list) and isinstance(other, list):
        try:
            shared = [merged(left, right) for left, right in zip(one, other, strict=False)]
        except ConflictError:
            # Both may be there, each in an element of its own.
            return [*one, *other]
        return shared + one[len(shared) :] + other[len(shared) :]
    if one != other or isinstance(one, bool) is not isinstance(other, bool):
        raise ConflictError
    return one


def _narrowed(one: Hole, other: Hole) -> Hole:
    checks = (*one.checks, *other.checks)
    both = Hole((), checks)
    samples = [value for value in (*one.samples, *other.samples) if both.takes(value)]
    if checks and not samples:
        samples = [value for value in _PLAIN if both.takes(value)][:1]
        if not samples:
            raise ConflictError
    return Hole(tuple(samples[:_MOST_SAMPLES]), checks)


def filled(document: object, at: int = 0) -> Json:
    """Return the document with sample number `at` in every hole, or the first where there are fewer."""
    if isinstance(document, Hole):
        samples = document.samples or [value for value in _PLAIN if document.takes(value)]
        return samples[min(at, len(samples) - 1)] if samples else None
    if isinstance(document, dict):
        return {key: filled(value, at) for key, value in document.items()}
    if isinstance(document, list):
        return [filled(value, at) for value in document]
    return cast("Json", document)


def laid_over(current: Json, document: object, *, behind: bool) -> object:
    """Return `current` changed so that it is what `document` wants; what that leaves open stays.

    Lists are laid upon each other first element on first, or, with `behind`, last on last.
    """
    if isinstance(document, Hole):
        return current if document.takes(current) else document
    if isinstance(document, dict) and isinstance(current, dict):
        changed = {
            key: laid_over(current[key], value, behind=behind) if key in current else value
            for key, value in document.items()
        }
        return {**current, **changed}
    if isinstance(document, list) and isinstance(current, list) and len(current) < _LONGEST_LIST:
        shift = len(current) - len(document) if behind else 0
        return [
            _one_over(current, at, document, at - shift, behind=behind)
            for at in range(min(shift, 0), max(len(current), len(document) + shift))
        ]
    return document


def _one_over(current: list[Json], at: int, document: list[object], inside: int, *, behind: bool) -> object:
    if not 0 <= at < len(current):
        return document[inside]
    if not 0 <= inside < len(document):
        return current[at]
    return laid_over(current[at], document[inside], behind=behind)


def joined(current: Json, document: object) -> object:
    """Return `current` with the elements of the lists of `document` in front of its own."""
    if isinstance(document, dict) and isinstance(current, dict):
        return {**current, **{key: joined(current.get(key), value) for key, value in document.items()}}
    if isinstance(document, list) and isinstance(current, list) and len(current) < _LONGEST_LIST:
        return [*document, *current]
    return document
