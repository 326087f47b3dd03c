"""What a variable may hold: text with holes where the text is not known, and arrays of such texts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from runelint.jq.shape import NUMBER, TEXT, Kind, Shape, shape_of_text
from runelint.jq.shape import either as either_shape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from runelint.contract.bpcs.outcome import Outcome
    from runelint.flow.place import Place


class Origin(Enum):
    """Where the text that fills a hole comes from."""

    MESSAGE = "message"
    OUTPUT = "output"
    ENVIRONMENT = "environment"
    FILE = "file"
    SECRET = "secret"  # noqa: S105 - an origin: a name says that the text is one
    STATUS = "status"
    INPUT = "input"
    JOINED = "joined"
    ANSWERED = "answered"
    UNKNOWN = "unknown"


class Hole(NamedTuple):
    """Text that is not known before the plugin runs.

    `name` says which: the message's key, the command, the environment variable, or the reason why it is not known.
    `site` is the offset of the expansion that made it, so that one value in two variables is one hole. `fallback` is
    the text that stands there when nothing else was given, where there is one. `sources` are the holes that it was
    made of: none at all where nothing of them is left (a length, a checksum), None where it is a beginning itself.
    `hidden` says that a secret cannot be read there any more, though something of it is left. `outcome` is what is
    known of a hole that is a whole message, `shape` what is known of it as JSON.
    """

    origin: Origin
    name: str
    site: int
    fallback: str | None = None
    sources: frozenset[Hole] | None = None
    hidden: bool = False
    outcome: Outcome | None = None
    shape: Shape | None = None


NOTHING: frozenset[Hole] = frozenset()
UNSET_SOMEWHERE = "is not set on every path"
# The sites from here on downwards are those of elements of arrays that are not wholly known.
FIRST_SITE = -100


@dataclass(frozen=True, slots=True)
class Text:
    """Known characters and holes, in order.

    `shape` is the same text as its author wrote it down: literal characters, with a NUL for everything that was
    expanded, constant or not. `made` are the places where it was put together. `lists` is True where all elements of an
    array were expanded right there, side by side. None of them counts for equality.
    """

    parts: tuple[str | Hole, ...]
    shape: str | None = field(default=None, compare=False)
    made: tuple[Place, ...] = field(default=(), compare=False)
    lists: bool = field(default=False, compare=False)

    @property
    def known(self) -> str | None:
        """The whole text, or None when there is a hole in it."""
        if not self.parts:
            return ""
        if len(self.parts) == 1 and isinstance(self.parts[0], str):
            return self.parts[0]
        return None

    @property
    def hole(self) -> Hole | None:
        """The hole when the text is one hole and nothing else."""
        if len(self.parts) == 1 and isinstance(self.parts[0], Hole):
            return self.parts[0]
        return None

    @property
    def likely(self) -> str | None:
        """The text when every hole is filled with its fallback, or None when one has none."""
        out = []
        for part in self.parts:
            piece = part if isinstance(part, str) else part.fallback
            if piece is None:
                return None
            out.append(piece)
        return "".join(out)

    @property
    def never_empty(self) -> bool:
        """Whether some known character is in the text."""
        return any(isinstance(part, str) for part in self.parts)

    def ending(self) -> str:
        """Return the known characters at the end of the text."""
        last = self.parts[-1] if self.parts else ""
        return last if isinstance(last, str) else (last.fallback or "")


@dataclass(frozen=True, slots=True)
class Array:
    """The elements of an array. An associative one, or one that is not wholly known, is `sealed=False`.

    `sources` is what has flowed into elements that are not listed. One that is `filled` has at least one element.
    """

    elements: tuple[tuple[str, Text], ...]
    sealed: bool = True
    sources: frozenset[Hole] = NOTHING
    filled: bool = False


Value: TypeAlias = Text | Array

EMPTY = Text(())
# Longer texts are not followed: `x=$x$x` doubles with each line.
LONGEST = 16_384
_MOST_PARTS = 512
# It stands among the sources of a hole that is those texts, but for the case of letters.
FOLDED = Hole(Origin.UNKNOWN, "the same", -5, None, NOTHING)
# The status of a command that has failed: it is not 0, and more is not known.
FAILURE = Hole(Origin.STATUS, "a failure", -3, shape=NUMBER)
# A number that is greater than 0, and more is not known.
POSITIVE = Hole(Origin.UNKNOWN, "a number above 0", -3, shape=NUMBER)


def constant(text: str) -> Text:
    """Return the text that is known to be `text`; a very long one is not followed."""
    if len(text) > LONGEST:
        return Text((Hole(Origin.UNKNOWN, "a long text", -4),))
    return Text((text,)) if text else EMPTY


def unknown(
    origin: Origin,
    name: str,
    site: int,
    *,
    fallback: str | None = None,
    sources: frozenset[Hole] | None = None,
    shape: Shape | None = None,
) -> Text:
    """Return a text of which nothing is known but where it comes from, what was made into it, and perhaps its shape."""
    return Text((Hole(origin, name, site, fallback, sources, shape=shape),))


def joined(parts: Iterable[str | Hole]) -> Text:
    """Return one text from `parts`, with neighbouring known characters together."""
    out: list[str | Hole] = []
    for part in parts:
        if isinstance(part, str):
            if not part:
                continue
            if out and isinstance(out[-1], str):
                out[-1] += part
                continue
        out.append(part)
    if len(out) > _MOST_PARTS or sum(len(part) for part in out if isinstance(part, str)) > LONGEST:
        return Text((Hole(Origin.UNKNOWN, "a long text", -4, None, flowing(Text(tuple(out)))),))
    return Text(tuple(out))


def shaped(text: Text, shape: str | None, made: tuple[Place, ...], *, lists: bool = False) -> Text:
    """Return `text` with a shape, unless that is too long to be followed."""
    return Text(text.parts, None if shape is not None and len(shape) > LONGEST else shape, made, lists)


def concatenated(texts: Iterable[Text]) -> Text:
    """Return the texts one after the other."""
    return joined(part for text in texts for part in text.parts)


def stripped_of_newlines(text: Text) -> Text:
    """Return `text` as a command substitution gives it: without newlines at its end."""
    parts = list(text.parts)
    while parts and isinstance(parts[-1], str):
        last = parts[-1].rstrip("\n")
        if last:
            parts[-1] = last
            break
        parts.pop()
    return Text(tuple(parts), text.shape, text.made)


def _common_shape(first: Text, second: Text) -> Shape | None:
    """Return what is known of a text that is one of two, where that is more than plain characters."""
    if not any(isinstance(part, Hole) and part.shape is not None for part in (*first.parts[:1], *second.parts[:1])):
        return None
    return either_shape(_rough_shape(first), _rough_shape(second))


def _rough_shape(text: Text) -> Shape | None:
    match text.parts:
        case (Hole() as hole,):
            return hole.shape
        case (Hole() as hole, str() as rest):
            return followed(hole, rest.strip())
        case _:
            return None if text.known is None else shape_of_text(text.known)


def followed(value: Hole, text: str) -> Shape | None:
    """Return what a value and constant text behind it are.

    Of `command || echo '{}'` it is one or the other. `${2:-{}}` ends with its first brace: the second is text.
    """
    if text == "}":
        return TEXT if value.shape is not None and value.shape.kind is Kind.OBJECT else None
    return either_shape(value.shape, shape_of_text(text)) if value.origin is Origin.OUTPUT else None


def either(first: Value | None, second: Value | None, *, name: str, site: int) -> Value | None:
    """Return what is known of a variable that holds one value on one path and another on the other.

    None stands for a variable that is not set. `name` is the variable's, `site` the offset of what the paths come out
    of: what is learned of one value afterwards is not held of another one that was made of the same two elsewhere.
    """
    if first == second:
        return first
    sources = flowing(first) | flowing(second)
    if isinstance(first, Text) and isinstance(second, Text):
        longer = first if len(first.shape or "") >= len(second.shape or "") else second
        made = first.made + tuple(place for place in second.made if place not in first.made)
        fallback = first.likely if first.likely == second.likely else None
        common = _common_shape(first, second)
        hole = Hole(Origin.JOINED, f"`{name}` differs between paths", site, fallback, sources, shape=common)
        return Text((hole,), longer.shape, made)
    if first is None or second is None:
        present = first if second is None else second
        if isinstance(present, Array):
            return Array(present.elements, sealed=False, sources=present.sources)
        shape, made = (None, ()) if present is None else (present.shape, present.made)
        return Text((Hole(Origin.JOINED, f"`{name}` {UNSET_SOMEWHERE}", site, None, sources),), shape, made)
    elements = tuple(element for value in (first, second) if isinstance(value, Array) for element in value.elements[:8])
    return Array(elements, sealed=False, sources=sources, filled=_has_one(first) and _has_one(second))


def _has_one(value: Value) -> bool:
    """Return whether an array certainly has an element."""
    return isinstance(value, Array) and (value.filled or (value.sealed and bool(value.elements)))


def element_of(value: Value, key: str) -> Text | None:
    """Return what an array has under `key`, as far as that is known; None when it certainly has nothing there."""
    array = value if isinstance(value, Array) else Array((("0", value),))
    found = next((text for known, text in array.elements if known == key), None)
    if found is None and not array.sealed:
        return unknown(Origin.UNKNOWN, f"the element `{key}`", -1, sources=flowing(array))
    return found


def with_element(value: Value | None, key: str, element: Value | None) -> Array:
    """Return the array `value` with `element` under `key`, or without what is there."""
    plain = Array(() if value is None else (("0", value),)) if not isinstance(value, Array) else value
    others = tuple(pair for pair in plain.elements if pair[0] != key)
    return replace(plain, elements=(*others, (key, element)) if isinstance(element, Text) else others)


# What a text is made of is remembered for so many steps, and so many holes in each: beyond that only where they began.
_MOST_SOURCES = 12
_MOST_STEPS = 8
_BEGINNINGS = frozenset({Origin.MESSAGE, Origin.ENVIRONMENT, Origin.FILE, Origin.OUTPUT, Origin.INPUT, Origin.SECRET})


def flowing(*values: Value | None) -> frozenset[Hole]:
    """Return the holes of `values` through which text from outside may flow into what is made of them."""
    holes: set[Hole] = set()
    for value in values:
        if isinstance(value, Array):
            holes |= value.sources.union(*(flowing(text) for _, text in value.elements))
        elif value is not None:
            holes |= {part for part in value.parts if not isinstance(part, str) and beginnings(part)}
    return _bounded(frozenset(holes))


def _bounded(holes: frozenset[Hole]) -> frozenset[Hole]:
    if len(holes) <= _MOST_SOURCES and all(_steps(hole) < _MOST_STEPS for hole in holes):
        return holes
    first: set[Hole] = set().union(*(beginnings(hole) for hole in holes))
    return frozenset(sorted(first, key=_order)[:_MOST_SOURCES])


def _order(hole: Hole) -> tuple[bool, str, str, int]:
    return hole.origin is not Origin.MESSAGE, hole.origin.value, hole.name, hole.site


@lru_cache(maxsize=8192)
def _steps(hole: Hole) -> int:
    return 1 + max((_steps(each) for each in hole.sources or ()), default=0)


@lru_cache(maxsize=8192)
def beginnings(hole: Hole, checked: frozenset[Hole] = NOTHING) -> frozenset[Hole]:
    """Return the holes with which `hole` begins: values of the message, environment variables, files, command output.

    What flows through one of `checked` does not count.
    """
    if checked and same(hole) in checked:
        return NOTHING
    own = hole.origin in _BEGINNINGS and (hole.sources is None or hole.origin is Origin.OUTPUT)
    first = frozenset({hole._replace(fallback=None, sources=None)}) if own else NOTHING
    return first.union(*(beginnings(each, checked) for each in hole.sources or ()))


@lru_cache(maxsize=8192)
def same(hole: Hole) -> Hole:
    """Return the hole that stands for `hole` wherever it is: a key of the message has one value in all of a run."""
    if hole.origin is Origin.MESSAGE and hole.sources is None and hole.name not in {"*", "?"}:
        return Hole(Origin.MESSAGE, hole.name, 0)
    if hole.site <= FIRST_SITE:
        # One element of one array, whatever else has been put into the array since.
        return Hole(hole.origin, hole.name, hole.site)
    return _read(hole)._replace(fallback=None, shape=None)


@lru_cache(maxsize=8192)
def _read(hole: Hole) -> Hole:
    """Return `hole` as where nothing of it is hidden: it has the same value."""
    sources = hole.sources and frozenset(map(_read, hole.sources))
    return hole._replace(sources=sources, hidden=False) if hole.hidden or sources != hole.sources else hole


def begins_with(text: Text, checked: frozenset[Hole] = NOTHING) -> frozenset[Hole]:
    """Return everything from outside that flows into `text`, but for what flows through one of `checked`."""
    return NOTHING.union(*(beginnings(part, checked) for part in text.parts if not isinstance(part, str)))


def from_message(text: Text, checked: frozenset[Hole] = NOTHING) -> frozenset[Hole]:
    """Return the values of the message that flow into `text`, but for what flows through one of `checked`."""
    return frozenset(hole for hole in begins_with(text, checked) if hole.origin is Origin.MESSAGE)
