"""Lines with which an awk program goes all the ways that it can, found by looking at the tests that it makes.

Each test that it makes is turned the other way: what is compared with something is sought in the lines, and something
else put there; a line gets more fields, or other lines before it.
"""

from __future__ import annotations

import re
from collections import deque
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from runelint.confirm.awk.acting import Traced, separated_by, traced
from runelint.confirm.awk.program import parsed
from runelint.confirm.awk.state import is_number, number, pieces, text, truth
from runelint.confirm.awk.tokens import UnsupportedError
from runelint.confirm.witness import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from runelint.confirm.awk.state import Test

_MOST_RUNS = 1000
_LEAST_WIDTH = 3
_FIRST = 100
_MOST_LINES = 5
_MOST_WIDTH = 40
_MEMBERS = 2
_MOST_PLACES = 3
_MOST_POOL = 10
_SCALES = ("1000000", "0", "1", "-1", "100")
_NEAR = {"==": (0,), "!=": (1,), "<": (-1,), "<=": (0, -1), ">": (1,), ">=": (0, 1)}
_OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}

# What the first lines consist of.
_PLAIN = re.compile(r"w\d+|10\d")

Lines = tuple[str, ...]


class Acting(NamedTuple):
    """A program with its variables, the separator of fields and a text that is one."""

    script: str
    separator: str
    mark: str
    variables: tuple[tuple[str, str], ...]

    def on(self, given: Lines) -> Traced | None:
        """Return what it does with the lines, or None when that is not acted out."""
        try:
            return traced(self.script, given, self.separator, dict(self.variables))
        except UnsupportedError:
            return None

    def fields(self, line: str) -> list[str]:
        """Return the fields of a line."""
        return pieces(line, self.separator)

    def field(self, line: str, at: int) -> str:
        """Return a field, which is empty where there are fewer."""
        return next(iter(self.fields(line)[at - 1 : at]), "")

    def with_field(self, line: str, at: int, new: str) -> str:
        """Return the line with another field, and as many before it as are needed."""
        if not at:
            return new
        fields = self.fields(line)
        fields += [f"w{each}" for each in range(len(fields) + 1, at + 1)]
        fields[at - 1] = new
        return self.mark.join(fields)


def acting(script: str, separator: str, variables: Mapping[str, str]) -> Acting:
    """Return the program with all that it is called with."""
    own = separated_by(script, separator, variables)
    return Acting(script, own, mark_of(own), tuple(sorted(variables.items())))


def mark_of(separator: str) -> str:
    """Return what separates fields: of more than one character it is an expression."""
    if len(separator) <= 1:
        return separator or " "
    found = (each for each in regex.witnesses(separator).members if each and "\n" not in each)
    return next(found, " ")


@lru_cache(maxsize=128)
def ways(program: Acting) -> tuple[Lines, ...]:
    """Return lines with which the program goes ways of their own, and prints something; the shortest first."""
    widest = max([_LEAST_WIDTH, *(each for each in parsed(program.script).fields if each <= _MOST_WIDTH)])
    plain = [program.mark.join(f"w{each}" for each in range(1, width + 1)) for width in (widest, widest + 2)]
    numbers = program.mark.join(str(_FIRST + each) for each in range(1, widest + 1))
    first: list[Lines] = [(plain[0],), ("",), (numbers,), (plain[1],)]
    waiting = deque(first)
    seen: set[Lines] = set()
    known: set[_Way] = set()
    pool: list[str] = [plain[0], ""]
    kept: list[Lines] = []
    # Lines with which new ways were gone, and the words in them that were looked for.
    stages: list[Lines] = []
    words: dict[str, None] = {}
    while (waiting or stages) and len(seen) < _MOST_RUNS:
        if not waiting:
            waiting.extend(_with_words(program, stages.pop(), list(words)[::-1][:_MOST_POOL]))
            continue
        given = waiting.popleft()
        done = None if given in seen else program.on(given)
        seen.add(given)
        found = set() if done is None else _ways_of(done.tests)
        if done is not None and len(given) == 1:
            words |= dict.fromkeys(_found(program, given[0], done))
        if done is None or (found <= known and given not in first and (kept or not done.text.strip())):
            continue
        known |= found
        if done.text.strip():
            kept.append(given)
        pool = list(dict.fromkeys([*pool, *given]))[:_MOST_POOL]
        waiting.extend(_others(program, given, done, known))
        if len(given) == 1:
            stages.append(given)
        if len(given) < _MOST_LINES:
            waiting.extend((*given, each) for each in pool)
            waiting.extend((each, *given) for each in pool)
    # A record may have lines of all kinds.
    whole = tuple(each for each in pool[1:] if each)
    kept += [each for each in (whole, (*whole, "")) if _prints(program, each)]
    return tuple(dict.fromkeys(sorted(kept, key=len)))


def _prints(program: Acting, given: Lines) -> bool:
    done = program.on(given) if given else None
    return done is not None and bool(done.text.strip())


_Way = tuple[tuple[int, bool], int, bool, bool]


def _ways_of(tests: Sequence[Test]) -> set[_Way]:
    """Return each test with how it went, and the one before it."""
    before = (0, False)
    found: set[_Way] = set()
    for test in tests:
        found.add((before, test.place, test.holds, truth(test.left)))
        before = test.place, test.holds
    return found


def _others(program: Acting, given: Lines, done: Traced, known: set[_Way]) -> Iterator[Lines]:
    """Yield lines for which a test most likely goes the other way that has not gone that way yet."""
    gone = {way[:3] for way in known}
    before = (0, False)
    for test in done.tests:
        if (before, test.place, not test.holds) not in gone:
            yield from _turned(program, given, test)
        before = test.place, test.holds


def _found(program: Acting, line: str, done: Traced) -> Iterator[str]:
    """Yield the words of a line in which the program has found what it looks for."""
    lefts = [text(each.left) for each in done.tests if each.holds and each.operator in {"==", "~", "has"}]
    for word in program.fields(line):
        if not _PLAIN.fullmatch(word) and any(left and left in word for left in lefts):
            yield word


def _with_words(program: Acting, given: Lines, words: Sequence[str]) -> Iterator[Lines]:
    """Yield the line with another word in one of its fields: what is asked for may be set by another field of it."""
    for at in range(1, min(len(program.fields(given[0])), _LEAST_WIDTH) + 1):
        yield from ((program.with_field(given[0], at, word),) for word in words)


def _turned(program: Acting, given: Lines, test: Test) -> Iterator[Lines]:
    row = min(max(test.row, 1), len(given)) - 1
    line = given[row]

    def put(new: str) -> Lines:
        return (*given[:row], new, *given[row + 1 :])

    yield from _sized(program, given, row, test)
    wanted = list(dict.fromkeys(_wanted(test)))
    for new in wanted:
        if 0 in test.reads and new:
            # The fields behind it stay.
            behind = program.fields(line)[len(program.fields(new)) :]
            yield put(program.mark.join([new, *behind]))
        yield from (put(program.with_field(line, at, new)) for at in test.reads if at <= _MOST_WIDTH)
        yield from _replaced(given, text(test.left), new)
    # What is compared the other way round: with what another line has.
    if test.operator in _OPPOSITE and isinstance(test.right, str) and test.right:
        for new in [text(test.left)] if test.holds is (test.operator == "!=") else [f"{test.right}x"]:
            yield from _replaced(given, test.right, new)
    if not test.operator and number(test.left) == len(program.fields(line)):
        yield put("")


def _sized(program: Acting, given: Lines, row: int, test: Test) -> Iterator[Lines]:
    """Yield the lines with so many fields, or so many before it, as the test asks for."""
    line, width = given[row], len(program.fields(given[row]))
    before, after = given[:row], given[row + 1 :]
    for at in test.reads:
        if width < at <= _MOST_WIDTH:
            yield (*before, program.with_field(line, at, f"w{at}"), *after)
    right = int(number(test.right)) if is_number(test.right) else -1
    if not is_number(test.left) or not 0 <= right < _MOST_WIDTH:
        return
    for count in (right, right + 1, max(right - 1, 0)):
        if number(test.left) == width:
            fields = [*program.fields(line), *(f"w{each}" for each in range(width + 1, count + 1))]
            yield (*before, program.mark.join(fields[:count]), *after)
        if number(test.left) == test.row:
            yield (*["head"] * max(count - 1, 0), *given[row:])


def _replaced(given: Lines, old: str, new: str) -> Iterator[Lines]:
    """Yield the lines with `new` where `old` stands."""
    if not old:
        return
    found = 0
    for row, line in enumerate(given):
        at = line.lower().find(old.lower())
        while at >= 0 and found < _MOST_PLACES:
            found += 1
            yield (*given[:row], line[:at] + new + line[at + len(old) :], *given[row + 1 :])
            at = line.lower().find(old.lower(), at + 1)


def _wanted(test: Test) -> Iterator[str]:
    """Yield texts of what stands on the left with which the test goes the other way."""
    right = text(test.right)
    if test.operator == "~":
        found = regex.witnesses(right)
        yield from (found.others if test.holds else found.members)[:_MEMBERS]
    elif test.operator == "has":
        yield "x" if test.holds else right
    elif test.operator == "split":
        mark = mark_of(right)
        yield text(test.left).partition(mark)[0] if test.holds else f"{text(test.left)}{mark}1"
    elif test.operator in _OPPOSITE:
        operator = _OPPOSITE[test.operator] if test.holds else test.operator
        if is_number(test.right):
            yield from (text(number(test.right) + step) for step in _NEAR[operator])
            yield from _SCALES
        elif operator == "!=":
            yield "other"
        else:
            yield {"<": "", ">": f"{right}x"}.get(operator, right)
    elif isinstance(test.left, str):
        yield "0" if test.holds else "1"
