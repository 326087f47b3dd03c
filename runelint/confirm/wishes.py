"""What to change in a scenario so that a question of the rehearsal gets the other answer: candidates, not proofs.

Every candidate is tried in a rehearsal, together with all else that has to hold, before anything is run.
"""

from __future__ import annotations

import contextlib
import re
from collections import Counter, deque
from itertools import combinations, islice, product
from typing import TYPE_CHECKING, Protocol, TypeVar

from runelint.confirm import clock
from runelint.confirm.at_once import both_made
from runelint.confirm.jq.inputs import Outcome
from runelint.confirm.knobs import (
    MISSING,
    BlankLines,
    Change,
    CopiesOf,
    DelayOf,
    FileAt,
    LibraryPlace,
    Member,
    OutputOf,
    Presence,
    SignalOf,
    StatusOf,
    broader,
)
from runelint.confirm.making import asked_for, fitting, made, member_made
from runelint.confirm.rehearsal.values import Ask, Computed, Queried, Question, Value
from runelint.confirm.wished_files import file_wishes
from runelint.confirm.witness import glob, number, regex
from runelint.confirm.witness import text as texts
from runelint.contract.bpcs.library import own_library
from runelint.flow.checks import OPPOSITE
from runelint.runner.library import BESIDE
from runelint.runner.scenario import File, Library

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from runelint.confirm.making import Changes

_T = TypeVar("_T")
_NUMBERS = (0, 1, 2, 3, 5, 10, 20, 50, 90, 95, 99, 100, 101, 500, 1000, 10_000, 100_000, 10_000_000, -1)
# Conditions of an expression that hold at once; so many pairs of values, and numbers near those in it, are tried then.
_JOINING = re.compile(r"&&|\|\|")
_FEW = 8
_STATUSES = (1, 2, 3, 4, 22, 255)
_SHAPES: tuple[object, ...] = (
    "value", 1, 0, 5, 100, True, False, MISSING, None, "", [], ["value"], ["a", "b"], {}, {"key": "value"}, -1, 1.5,
    [1], [{}], "1", "not json",
)  # fmt: skip
_MOST_PAIRS = 200
_MOST_SEEN = 60
# How often the same candidate may come again, on average.
_REPEATED = 4
# So many answers are tried for some calls of a command before they are tried for others.
_AT_ONCE = 6
_OF_ONE_KNOB = 3
# Turns of a loop in which something is counted: many, or a few, which may be neither nothing nor too many.
_COUNTS = (12, 3, 5)
_OF_ONE_COUNT = 4
_LAST = 2
# Longer than a plugin waits before it asks for a job (runner/typical.py), in seconds.
_LONG = 2


def wishes(question: Question, *, outcome: bool) -> Iterator[Changes]:
    """Yield changes after which the question's command would most likely succeed, or fail, as `outcome` says."""
    yes = outcome is not question.negated
    # What a tool does with its arguments nobody knows: its double is surer.
    if question.ask is Ask.ANY:
        yield from _status(question, yes=yes)
    yield from _BY_KIND[question.ask](question, yes=yes)
    if question.ask not in {Ask.STATUS, Ask.ANY}:
        yield from _status(question, yes=yes)


def distinct(candidates: Iterable[Changes], most: int) -> Iterator[Changes]:
    """Yield the first of the candidates, each once.

    What a command answers is asked of some of its calls first; of others, when other answers have been tried.
    """
    seen: set[str] = set()
    meant: set[str] = set()
    put_off: list[Changes] = []
    for changes in islice(candidates, most * _REPEATED):
        text = repr(changes)
        if text in seen:
            continue
        seen.add(text)
        meaning = repr([_said(each) for each in changes])
        if meaning in meant:
            put_off.append(changes)
            continue
        meant.add(meaning)
        yield changes
        if len(meant) % _AT_ONCE == 0:
            yield from put_off
            put_off.clear()
        if len(seen) >= most:
            break
    yield from put_off


def _said(change: Change) -> tuple[object, object]:
    """Return what a change is about: which calls of a command have an output is left open."""
    knob = change.knob
    return (knob.reply.command, change.value) if isinstance(knob, OutputOf) else (knob, change.value)


def settled(question: Question, *, outcome: bool) -> Iterator[Changes]:
    """Yield changes after which a double decides what the question's command would else do for itself."""
    if question.ask is not Ask.STATUS:
        yield from _status(question, yes=outcome is not question.negated)


def varied(candidates: Iterable[Changes], most: int) -> list[Changes]:
    """Return at most `most` of the candidates, and of those that turn the same knobs three at most."""
    out: list[Changes] = []
    turned: Counter[tuple[object, ...]] = Counter()
    seen: set[str] = set()
    for changes in islice(candidates, _MOST_SEEN):
        if repr(changes) in seen:
            continue
        seen.add(repr(changes))
        knobs = tuple(change.knob for change in changes)
        turned[knobs] += 1
        if turned[knobs] <= _OF_ONE_KNOB:
            out.append(changes)
            if len(out) == most:
                break
    return out


def interleaved(*some: Iterator[_T]) -> Iterator[_T]:
    """Yield one of each in turn, as long as there are any."""
    waiting = deque(some)
    while waiting:
        each = waiting.popleft()
        with contextlib.suppress(StopIteration):
            yield next(each)
            waiting.append(each)


def _texts(values: Iterable[Value], wanted: Iterable[str]) -> Iterator[Changes]:
    wanted = list(wanted)
    for value in values:
        for text in wanted:
            yield from made(value, text)


def _filled(question: Question, *, yes: bool) -> Iterator[Changes]:
    yield from _texts(question.values, [text for text in texts.ORDINARY if text] if yes else [""])


def _pattern(question: Question, *, yes: bool) -> Iterator[Changes]:
    left, right = question.values
    found = glob.witnesses(question.detail)
    if yes and left.text:
        # What other questions have asked for stays in it.
        near = [text for each in found.members for text in (left.text + each, each + left.text)]
        yield from _texts([left], [text for text in near if glob.matches(text, question.detail)][:2])
    yield from _texts([left], found.members[:1] if yes else found.others)
    for pattern in question.instead if yes else ():
        yield from _texts([left], glob.witnesses(pattern).members[:1])
    yield from _texts([left], found.members[1:] if yes else ())
    yield from _texts([right], [left.text] if yes else [left.text + "x", "other", ""])


def _expression(question: Question, *, yes: bool) -> Iterator[Changes]:
    found = regex.witnesses(question.detail)
    yield from _texts(question.values, found.members if yes else found.others)


def _number(question: Question, *, yes: bool) -> Iterator[Changes]:
    left, right = question.values
    if not (left.sure and right.sure):
        yield from _soon(question.values)
    operator = question.detail if yes else OPPOSITE[question.detail]
    bound = int(right.text) if right.text.lstrip("-").isdecimal() else 0
    yield from _texts([left], map(str, number.witnesses(operator, bound)))
    other = int(left.text) if left.text.lstrip("-").isdecimal() else 0
    yield from _texts([right], map(str, number.witnesses(number.mirrored(operator), other)))
    if not yes:
        yield from _texts([left, right], ["value", ""])


def _soon(values: Sequence[Value]) -> Iterator[Changes]:
    """Yield changes of the message after which what is guessed, most likely the clock, soon comes to the values."""
    for changes in _texts(values, ["1"]):
        if all(isinstance(change.knob, Member) for change in changes):
            yield changes


def _nonzero(question: Question, *, yes: bool) -> Iterator[Changes]:
    value = question.values[0]
    term = value.term
    found = [int(each) for each in re.findall(r"(?<!\w)\d{1,16}(?!\w)", question.detail)]
    near = [each + step for each in found for step in (0, 1, -1)]
    near += [a * b + c for a, b, c in product(found[:5], found[:5], (0, *found[:5]))]
    if not isinstance(term, Computed):
        yield from _texts([value], ["1", "5"] if yes else ["0", ""])
        return
    if not value.sure:
        yield from _soon(term.values)
    current = [int(each.text) if each.text.lstrip("-").isdecimal() else 0 for each in term.values]
    moved = [each for number in current for each in clock.around(number)]
    tries = dict.fromkeys([*moved, *near, *_NUMBERS, *(each + step for each in current for step in (1, -1, 0))])
    is_alone = True
    # Where one is no number, that is what has to change.
    for at, each in sorted(enumerate(term.values), key=lambda one: one[1].text.lstrip("-").isdecimal()):
        for candidate in tries:
            result = term.formula([*current[:at], candidate, *current[at + 1 :]])
            if result is not None and bool(result) is yes:
                is_alone = False
                yield from made(each, str(candidate))
    if is_alone and (not question.detail or _JOINING.search(question.detail)):
        yield from _pairs(term, current, near[:_FEW], yes=yes)


def _pairs(term: Computed, current: Sequence[int], near: Sequence[int], *, yes: bool) -> Iterator[Changes]:
    """Yield changes of two values at once, after which an expression with several conditions in it holds."""
    tries = dict.fromkeys(
        [*(number + 1 for number in current), *near, 0, 1, 100, 10_000, *(number - 1 for number in current)]
    )
    for (at, one), (then, other) in islice(combinations(enumerate(term.values), 2), _FEW):
        for first, second in product(tries, tries):
            given = list(current)
            given[at], given[then] = first, second
            result = term.formula(given)
            if result is not None and bool(result) is yes:
                yield from both_made(one, str(first), other, str(second))
                break


def _status(question: Question, *, yes: bool) -> Iterator[Changes]:
    knob = question.knob
    if not isinstance(knob, OutputOf):
        return
    for status in (0,) if yes else _STATUSES:
        for reply in broader(knob.reply):
            yield (Change(StatusOf(reply), status),)


def _present(question: Question, *, yes: bool) -> Iterator[Changes]:
    if question.knob is not None:
        yield (Change(Presence(question.detail), yes),)


def _library(question: Question, *, yes: bool) -> Iterator[Changes]:
    ours = File(own_library().decode("utf-8", "surrogateescape"))
    if yes:
        yield (Change(LibraryPlace(), Library.AUTO),)
        yield (Change(FileAt(question.detail), ours),)
        return
    # It is in another one of the usual places first, then nowhere.
    for place in BESIDE:
        if place != question.detail:
            yield (Change(LibraryPlace(), Library.NONE), Change(FileAt(place), ours))
    yield (Change(LibraryPlace(), Library.NONE),)


def _truth(question: Question, *, yes: bool) -> Iterator[Changes]:
    value = question.values[0]
    term = value.term
    if not isinstance(term, Queried):
        yield from _texts([value], ["true", "1", "value"] if yes else ["false", "", "0"])
        return
    literals = [each for each in term.literals if not isinstance(each, list)]
    near = [each + step for each in literals if isinstance(each, int | float) for step in (1, -1)]
    shapes = [*literals, *near, *_SHAPES] if yes else [*_SHAPES, *literals, *near]
    paths = sorted(term.paths, key=len, reverse=True)
    if question.detail == "broken":
        yield from asked_for(term, Outcome.SOMETHING if yes else Outcome.ERROR)
        # What a program asks of its arguments is most often that they are numbers, or JSON.
        yield from _texts(term.others, ["1"] if yes else [])
        yield from _texts([term.value, *term.others], ["{}"] if yes else ["not json", '"', "[", ""])
    else:
        yield from asked_for(term, Outcome.TRUE if yes else Outcome.FALSE)
    for path in paths:
        for shape in shapes:
            yield from member_made(term.value, path, shape)
    yield from _texts(term.others, ["1", "true", "{}", "value", "not json", ""])
    for count, ((one, first), (two, second)) in enumerate(product(product(paths, shapes), repeat=2)):
        if count > _MOST_PAIRS:
            break
        if one != two:
            for change in member_made(term.value, one, first):
                for another in member_made(term.value, two, second):
                    yield (*change, *another)


def _grep(question: Question, *, yes: bool) -> Iterator[Changes]:
    found = regex.witnesses(question.detail)
    members = [each for each in found.members if "\n" not in each]
    if not yes:
        yield from _texts(question.values, ["", "other\n", *found.others])
        return
    # A line is added, so that what other questions have asked for stays; then it is tried alone.
    before = question.values[0].text
    before = before if not before or before.endswith("\n") else f"{before}\n"
    yield from _texts(question.values, [f"{before}{each}\n" for each in members])
    yield from _texts(question.values, [f"{each}\n" for each in members])


def _turn(question: Question, *, yes: bool) -> Iterator[Changes]:
    turns = int(question.detail or "0")
    if not yes:
        yield from _texts(question.values, [""])
        return
    before = question.values[0].text if question.values and turns else ""
    before = before if not before or before.endswith("\n") else f"{before}\n"
    for each in ("value", "/srv/there", "1", "a:b", "key=value", "{}", "a b c", *before.split("\n")[:1]):
        yield from _texts(question.values, [f"{before}{each}" + ("\n" if before else "")])


def _message(question: Question, *, yes: bool) -> Iterator[Changes]:
    if yes:
        yield (Change(BlankLines(), int(question.detail)),)


def longer(question: Question) -> Iterator[Changes]:
    """Yield changes after which a loop would have many more turns than one."""
    if question.ask is not Ask.TURN:
        return
    for count in _COUNTS:
        if isinstance(question.knob, CopiesOf):
            yield (Change(question.knob, count - 1),)
        # What there is may be what is counted.
        files = [path for value in question.values if (path := fitting(value))]
        yield from ((Change(FileAt(path), File("value\n")), Change(CopiesOf(path), count - 1)) for path in files)
        values = [value for value in question.values if not fitting(value)]
        lines = [line for value in values for line in value.text.split("\n") if line]
        again = [texts.of_lines(count, line) for line in dict.fromkeys(lines[-_LAST:])]
        # What the other lines tell is asked for, too.
        kept = ["".join(f"{line}\n" for line in lines[:-1]) + each for each in again[-1:] if len(lines) > 1]
        wanted = [*kept, *again, texts.of_lines(count, "value")]
        yield from distinct(_texts(values, wanted), _OF_ONE_COUNT * len(wanted))


def _any(question: Question, *, yes: bool) -> Iterator[Changes]:
    del yes
    yield from _texts(question.values, texts.ORDINARY)


def _signal(question: Question, *, yes: bool) -> Iterator[Changes]:
    knob = question.knob
    if isinstance(knob, SignalOf):
        for reply in broader(knob.reply):
            yield (Change(SignalOf(reply), question.detail if yes else ""),)


def _running(question: Question, *, yes: bool) -> Iterator[Changes]:
    knob = question.knob
    if isinstance(knob, DelayOf):
        for reply in broader(knob.reply):
            yield (Change(DelayOf(reply), _LONG if yes else 0),)


class _Wish(Protocol):
    """Yields changes after which the command would succeed, or fail where `yes` is False."""

    def __call__(self, question: Question, *, yes: bool) -> Iterator[Changes]: ...


_BY_KIND: dict[Ask, _Wish] = {
    Ask.FILLED: _filled,
    Ask.PATTERN: _pattern,
    Ask.EXPRESSION: _expression,
    Ask.NUMBER: _number,
    Ask.NONZERO: _nonzero,
    Ask.FILE: file_wishes,
    Ask.STATUS: _status,
    Ask.PRESENT: _present,
    Ask.TRUTH: _truth,
    Ask.GREP: _grep,
    Ask.TURN: _turn,
    Ask.ANY: _any,
    Ask.LIBRARY: _library,
    Ask.MESSAGE: _message,
    Ask.SIGNAL: _signal,
    Ask.RUNNING: _running,
}
