"""Changes of a scenario after which a value of the rehearsal would be another text."""

from __future__ import annotations

import contextlib
import json
import re
from itertools import islice
from typing import TYPE_CHECKING

from runelint.confirm.jq.inputs import Outcome, inputs, is_plain
from runelint.confirm.knobs import (
    MISSING,
    Change,
    CopiesOf,
    ErrorsOf,
    FileAt,
    LeftBelow,
    Member,
    NameOf,
    OutputOf,
    Reply,
    StatusOf,
    Stdin,
    User,
    Variable,
    broader,
    with_member,
)
from runelint.confirm.pieces import are_beside, pieces_of, put_in
from runelint.confirm.rehearsal.contract import compact
from runelint.confirm.rehearsal.values import (
    Chain,
    Computed,
    Given,
    Inverted,
    Keyed,
    Marked,
    Picked,
    Queried,
    Sized,
    Through,
    Value,
)
from runelint.confirm.witness import glob
from runelint.confirm.witness import text as texts
from runelint.runner.kernel_files import PROC, USUAL
from runelint.runner.scenario import NOBODY, ROOT, File

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.confirm.knobs import JsonPath, Knob
    from runelint.runner.scenario import Json

_DEEPEST = 10
# Programs of jq are asked backwards so deep only: each of them has many answers, most of which lead nowhere.
_DEEPEST_PROGRAM = 5
_MOST_INPUTS = 12
_MOST_DOCUMENTS = 4
_LARGEST = 1 << 52
# Sums of sums have many ways back: each of them counts as so many steps.
_OF_SUM = 2
_MOST_FILES = 100
# Each line may be looked at in each rehearsal.
_MOST_LINES = 20_000
# So many values in one text are set at once.
_MOST_PARTS = 8
# Half a surrogate pair stands for a byte that is no text (PEP 383).
_BYTES = re.compile("[\udc80-\udcff]")
# How far a number is moved to see what that does to a sum: what is divided by a million moves for larger ones only; and
# how often a guess that this gives is made better.
_REFINEMENTS = 8
_STEPS = (1, 1_000_000, 1 << 20, 1 << 30, 1 << 40)
# What jq may be asked about: is it an array, how long is it, has it a key.
_SHAPES: tuple[object, ...] = (["value"], {"key": "value"}, "value", 5, [{"name": "value"}], [], {}, 0, True, MISSING)
Changes = tuple[Change, ...]


def made(value: Value, text: str, depth: int = 0) -> Iterator[Changes]:
    """Yield changes after which `value` would most likely be `text`, the likeliest first."""
    term = value.term
    if term is None or depth > _DEEPEST:
        return
    match term:
        case Given():
            yield from _given(term.knob, text)
        case Through():
            yield from _any_of(term, text, depth)
        case Chain():
            yield from _in_chain(term, text, depth)
        case Picked():
            yield from _picked(term, text, depth)
        case Marked():
            yield from made(term.value, term.mark + text, depth + 1)
        case Keyed():
            yield from made(term.value, term.line(text), depth + 1)
        case Inverted():
            yield from _in_front(term, text, depth)
        case Sized():
            yield from _sized(term, text, depth)
        case Computed():
            yield from _computed(term, text, depth)
        case Queried():
            yield from _queried(term, text, depth)


def _any_of(term: Through, text: str, depth: int) -> Iterator[Changes]:
    for each in term.values:
        yield from made(each, text, depth + 1)


def _in_front(term: Inverted, text: str, depth: int) -> Iterator[Changes]:
    for each in islice(term.inputs(text), _MOST_INPUTS):
        yield from made(term.value, each, depth + 1)


def _given(knob: Knob, text: str) -> Iterator[Changes]:
    match knob:
        case Member(path=()):
            yield (Change(Stdin(), text),)
        case Member():
            for value in members_of(text):
                yield (Change(knob, value),)
        case Stdin() | Variable():
            yield (Change(knob, text),)
            if not text:
                yield (Change(knob, MISSING),)
        case OutputOf(reply=reply) | ErrorsOf(reply=reply):
            body = text if not text or text.endswith("\n") else _ended(text)
            for each in broader(reply):
                yield (Change(OutputOf(each) if isinstance(knob, OutputOf) else ErrorsOf(each), body),)
        case StatusOf() | CopiesOf():
            yield from _numbered(knob, text)
        case FileAt(path=path):
            yield from ((Change(FileAt(path.rstrip("/")), each),) for each in _files_with(path, text))
        case LeftBelow() if text:
            said = text if text.endswith("\n") else _ended(text)
            yield (Change(knob, text), *((Change(OutputOf(Reply(knob.command)), said),) if not knob.name else ()))
        case NameOf() | User():
            # Of all users but root the sandbox knows one by name.
            user = ROOT if text in {"0", "root"} else NOBODY
            yield (Change(knob, text if isinstance(knob, NameOf) else user),)
        case _:
            return


def _numbered(knob: StatusOf | CopiesOf, text: str) -> Iterator[Changes]:
    """Yield changes after which a status is the number `text`, or there are so many files of a kind."""
    number = int(text) if text.isdecimal() and len(text) < 4 else -1  # noqa: PLR2004 - up to 255
    if isinstance(knob, CopiesOf):
        if 0 < number <= _MOST_FILES:
            yield (Change(knob, number - 1),)
    elif number >= 0:
        for each in broader(knob.reply):
            yield (Change(StatusOf(each), number % 256),)


def fitting(value: Value) -> str:
    """Return the path of a file that a pattern would fit; nothing for what is no pattern without files."""
    knob = value.term.knob if isinstance(value.term, Given) else None
    return knob.path if isinstance(knob, FileAt) and glob.is_glob(value.text) else ""


def _files_with(path: str, text: str) -> Iterator[File]:
    """Yield files that may stand at `path` and hold `text`."""
    if path.endswith("/"):
        # Only a directory has such a name.
        yield File(directory=True, mode=0o755)
        return
    # What there is to be asked of files of the kernel is most likely in what they usually say.
    mode = 0o444 if path.startswith(PROC) else 0o644
    yield from (File(each, mode) for each in (_ended(text), *USUAL.get(path, ())))


def _ended(text: str) -> str:
    """Return `text` with an end of its last line, or of its last piece where NUL ends them; bytes stay as they are."""
    return text if text.endswith("\0") or _BYTES.search(text) else f"{text}\n"


def members_of(text: str) -> Iterator[object]:
    """Yield the JSON values that a reader gives as `text`."""
    if not text:
        yield MISSING
        yield ""
        return
    if text[0] in "[{":
        with contextlib.suppress(ValueError):
            yield json.loads(text)
    if text == "true":
        yield True
    if text.isdecimal() and (text == "0" or text[0] != "0"):
        yield int(text)
    yield text


def _in_chain(chain: Chain, text: str, depth: int) -> Iterator[Changes]:
    yield from _all_of_chain(chain, text, depth)
    for at, each in enumerate(chain.values):
        if each.term is None:
            continue
        before = "".join(other.text for other in chain.values[:at])
        after = "".join(other.text for other in chain.values[at + 1 :])
        for end in dict.fromkeys((after, after.rstrip("\n"))):
            if text.startswith(before) and text.endswith(end) and len(before) + len(end) <= len(text):
                yield from made(each, text[len(before) : len(text) - len(end)], depth + 1)
    for each in chain.values:
        yield from made(each, text, depth + 1)


def _all_of_chain(chain: Chain, text: str, depth: int) -> Iterator[Changes]:
    """Yield changes after which several values at once are what stands between the constants: `$read:$written`."""
    given = [each for each in chain.values if each.term is not None]
    form = "".join("(.*?)" if each.term is not None else re.escape(each.text) for each in chain.values)
    found = re.fullmatch(form, text, re.DOTALL) if 1 < len(given) <= _MOST_PARTS else None
    if found is None or not all(found.groups()):
        return
    fields = [each.term for each in given if isinstance(each.term, Picked)]
    if len(fields) == len(given) and all(are_beside(fields[0], each) for each in fields):
        pieces = pieces_of(fields[0])
        for term, piece in zip(fields, found.groups(), strict=True):
            pieces = put_in(pieces, term, piece)
        yield from made(fields[0].value, (fields[0].separator or " ").join(pieces), depth + 1)
        return
    both = zip(given, found.groups(), strict=True)
    ways = [next(made(each, piece, depth + 1), ()) for each, piece in both if each.text != piece]
    knobs = [change.knob for way in ways for change in way]
    if all(ways) and len(set(knobs)) == len(knobs):
        yield tuple(change for way in ways for change in way)


def _picked(term: Picked, text: str, depth: int) -> Iterator[Changes]:
    source = term.value
    if term.separator == "\n" and isinstance(source.term, Queried) and source.term.direct is not None:
        for value in members_of(text):
            yield from member_made(source.term.value, (*source.term.direct, term.at), value, depth + 1)
    pieces = put_in(pieces_of(term), term, text)
    separator = term.separator or " "
    yield from made(source, separator.join(pieces), depth + 1)
    if len(pieces) == 1 and separator not in " \n":
        # A line with one field only is rarely what is looked for.
        yield from made(source, separator.join([*pieces, "1"]), depth + 1)


def _sized(term: Sized, text: str, depth: int) -> Iterator[Changes]:
    if not text.isdecimal() or len(text) > 6:  # noqa: PLR2004 - longer texts are no input
        return
    size = int(text)
    if path := fitting(term.value):
        if 0 < size <= _MOST_FILES:
            yield (Change(FileAt(path), File("value\n")), Change(CopiesOf(path), size - 1))
    elif term.unit == "l":
        if size > _MOST_LINES:
            return
        yield from made(term.value, texts.lengthened(term.value.text, size), depth + 1)
    elif term.unit == "w":
        yield from made(term.value, " ".join(["word"] * size), depth + 1)
    elif term.unit != "c":
        # What is there stays; numbers are what fields are compared with.
        there = [each for each in term.value.text.strip().split(term.unit) if each][:size]
        yield from made(term.value, term.unit.join([*there, *["1"] * (size - len(there))]), depth + 1)
    else:
        yield from made(term.value, texts.of_length(size), depth + 1)


def _computed(term: Computed, text: str, depth: int) -> Iterator[Changes]:
    if not text.lstrip("-").isdecimal():
        return
    wanted = int(text)
    current = [int(each.text) if each.text.lstrip("-").isdecimal() else 0 for each in term.values]
    before = term.formula(current)
    for at, each in enumerate(term.values):
        found: set[int] = set()
        for step in _STEPS:
            moved = term.formula([*current[:at], current[at] + step, *current[at + 1 :]])
            if before is None or moved is None or moved == before:
                continue
            number = _refined(term, current, at, (wanted, current[at], before), (step, moved - before))
            if abs(number) < _LARGEST and number not in found:
                found.add(number)
                yield from made(each, str(number), depth + _OF_SUM)
    for each in term.values:
        yield from made(each, text, depth + _OF_SUM)


def _refined(term: Computed, current: list[int], at: int, goal: tuple[int, int, int], slope: tuple[int, int]) -> int:
    """Return the number at one place with which most likely what is wanted comes out, by the secant method.

    `goal` is what is wanted, the number that is there, and what comes out with it; `slope` is how much is added for how
    much more that comes out. A quotient without its remainder tells that only about.
    """
    wanted, number, result = goal
    step, difference = slope
    for _ in range(_REFINEMENTS):
        number += (wanted - result) * step // difference
        found = term.formula([*current[:at], number, *current[at + 1 :]]) if abs(number) < _LARGEST else None
        if found is None or found == wanted:
            break
        result = found
    return number


def asked_for(term: Queried, wanted: Outcome | Json, depth: int = 0, *, among: bool = False) -> Iterator[Changes]:
    """Yield changes after which the program of `term` would do what is wanted, read off the program.

    With `among` a value that is wanted may be one of several.
    """
    program = term.program
    if program is None or depth > _DEEPEST_PROGRAM:
        return
    current: Json = None
    with contextlib.suppress(ValueError, RecursionError):
        current = json.loads(term.value.text)
    if program.slurped:
        for document in islice(inputs(program, wanted), _MOST_DOCUMENTS):
            lines = document if isinstance(document, list) else [document]
            yield from made(term.value, "\n".join(map(compact, lines)), depth + 1)
        return
    for document in islice(inputs(program, wanted, current, among=among), _MOST_DOCUMENTS):
        yield from member_made(term.value, (), document, depth + 1)


def _printing(term: Queried, text: str, depth: int) -> Iterator[Changes]:
    """Yield changes after which the program would print `text`, or else another text that is not empty."""
    if term.program is None or is_plain(term.program):
        return
    if not text:
        yield from asked_for(term, Outcome.NOTHING, depth)
        return
    found = False
    for value in members_of(text):
        for changes in asked_for(term, value, depth) if value is not MISSING else ():  # type: ignore[arg-type]
            found = True
            yield changes
    # Each line is one of its values, and what gives the others stays.
    lines = text.split("\n")
    for line in lines if len(lines) > 1 else ():
        for changes in asked_for(term, line, depth, among=True):
            found = True
            yield changes
    if not found:
        yield from asked_for(term, Outcome.SOMETHING, depth)


def _queried(term: Queried, text: str, depth: int) -> Iterator[Changes]:
    # What it prints ends its last line.
    text = text.removesuffix("\n")
    yield from _printing(term, text, depth)
    paths = [] if term.direct is None else [term.direct]
    lines = text.split("\n")
    if len(lines) > 1 and term.direct is not None:
        items: list[object] = [next(iter(members_of(line))) for line in lines if line]
        base = term.direct[:-1] if term.direct and isinstance(term.direct[-1], int) else term.direct
        yield from member_made(term.value, base, items, depth + 1)
    if not paths:
        paths = sorted(term.paths, key=len, reverse=True)
    if not text and term.direct is None:
        yield from _nothing_read(term, depth)
    for path in paths:
        for value in members_of(text):
            yield from member_made(term.value, path, value, depth + 1)
    if not text and term.direct is not None:
        yield from _nothing_read(term, depth)
    for path in (paths or [()]) if term.direct is None else ():
        for shape in _SHAPES:
            yield from member_made(term.value, path, shape, depth + 1)
        for literal in term.literals:
            if isinstance(literal, str) and literal not in path:
                yield from member_made(term.value, path, literal, depth + 1)
    for each in term.others:
        yield from made(each, text, depth + 1)


def _nothing_read(term: Queried, depth: int) -> Iterator[Changes]:
    """Yield changes after which jq finds no document: a server that is not well answers with a page, or not at all."""
    for each in ("<html>", ""):
        yield from made(term.value, each, depth + 1)


def member_made(source: Value, path: JsonPath, value: object, depth: int = 0) -> Iterator[Changes]:
    """Yield changes after which the JSON text `source` would hold `value` at `path`."""
    term = source.term
    if term is None or depth > _DEEPEST:
        return
    if isinstance(term, Given) and isinstance(term.knob, Member):
        whole = (*term.knob.path, *path)
        if whole:
            yield (Change(Member(whole), value),)
        return
    if isinstance(term, Through):
        for each in term.values:
            yield from member_made(each, path, value, depth + 1)
        return
    if isinstance(term, Chain):
        for each in term.values:
            yield from member_made(each, path, value, depth + 1)
        return
    if isinstance(term, Queried) and term.direct is not None:
        yield from member_made(term.value, (*term.direct, *path), value, depth + 1)
    if isinstance(term, Picked) and isinstance(term.value.term, Queried) and term.value.term.direct is not None:
        inner = term.value.term
        yield from member_made(inner.value, (*(inner.direct or ()), term.at, *path), value, depth + 1)
    yield from made(source, _document(source, path, value), depth + 1)


def _document(source: Value, path: JsonPath, value: object) -> str:
    try:
        document: Json = json.loads(source.text)
    except ValueError:
        document = None
    if path:
        document = with_member(document, path, value)
    elif value is not MISSING:
        document = value  # type: ignore[assignment]
    return compact(document)
