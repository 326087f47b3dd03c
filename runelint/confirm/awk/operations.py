"""The operations of awk, as functions of the state that they work on."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from runelint.confirm.awk.state import (
    BreakError,
    Cell,
    ContinueError,
    ExitError,
    State,
    is_number,
    number,
    pieces,
    text,
    truth,
)
from runelint.confirm.awk.tokens import UnsupportedError
from runelint.confirm.witness import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MOST_TURNS = 500


def tested(state: State, test: Callable[[State], Cell]) -> bool:
    """Return whether a test holds, and take that down, unless what it is made of has done so."""
    before = len(state.tests or ())
    cell = test(state)
    holds = truth(cell)
    if len(state.tests or ()) == before:
        state.tested(test, cell, holds=holds)
    return holds


def _goes_on(state: State, test: Callable[[State], Cell]) -> bool:
    """Return whether a loop has another turn; that numbers are compared for that is not taken down."""
    before = len(state.tests or ())
    holds = truth(test(state))
    if state.tests is not None:
        state.tests[before:] = [each for each in state.tests[before:] if not isinstance(each.left, float)]
    return holds


def ignored(_value: object) -> None:
    """Return nothing."""


def sequence(body: Sequence[Callable[[State], None]]) -> Callable[[State], None]:
    """Return the statements one after the other."""

    def run(state: State) -> None:
        for each in body:
            each(state)

    return run


def leaving(error: type[Exception]) -> Callable[[State], None]:
    """Return a statement that goes elsewhere."""

    def leave(_state: State) -> None:
        raise error

    return leave


def exiting(status: Callable[[State], Cell] | None) -> Callable[[State], None]:
    """Return `exit`."""

    def leave(state: State) -> None:
        raise ExitError(0 if status is None else int(number(status(state))))

    return leave


def choice(
    test: Callable[[State], Cell], yes: Callable[[State], None], no: Callable[[State], None]
) -> Callable[[State], None]:
    """Return `if`."""

    def choose(state: State) -> None:
        (yes if tested(state, test) else no)(state)

    return choose


def loop(
    first: Callable[[State], Cell] | None,
    test: Callable[[State], Cell] | None,
    step: Callable[[State], Cell] | None,
    body: Callable[[State], None],
) -> Callable[[State], None]:
    """Return `while` or `for (;;)`."""

    def run(state: State) -> None:
        if first is not None:
            first(state)
        for _ in range(_MOST_TURNS):
            if test is not None and not _goes_on(state, test):
                return
            try:
                body(state)
            except BreakError:
                return
            except ContinueError:
                pass
            if step is not None:
                step(state)
        raise UnsupportedError

    return run


def each_key(name: str, array: str, body: Callable[[State], None]) -> Callable[[State], None]:
    """Return `for (name in array)`."""

    def run(state: State) -> None:
        for key in list(state.arrays.get(array, {})):
            state.assign(name, key)
            try:
                body(state)
            except BreakError:
                return
            except ContinueError:
                continue

    return run


def either(one: Callable[[State], Cell], other: Callable[[State], Cell]) -> Callable[[State], Cell]:
    """Return `one || other`."""
    return lambda state: float(tested(state, one) or tested(state, other))


def both(one: Callable[[State], Cell], other: Callable[[State], Cell]) -> Callable[[State], Cell]:
    """Return `one && other`."""
    return lambda state: float(tested(state, one) and tested(state, other))


def is_key(key: Callable[[State], Cell], array: str) -> Callable[[State], Cell]:
    """Return `key in array`."""

    def among(state: State) -> Cell:
        keys, wanted = state.arrays.get(array, {}), text(key(state))
        state.tested(among, wanted, "==", next(iter(keys), ""), holds=wanted in keys)
        return float(wanted in keys)

    return among


def matching(left: Callable[[State], Cell], right: Callable[[State], Cell], *, wanted: bool) -> Callable[[State], Cell]:
    """Return `left ~ right`."""

    def match(state: State) -> Cell:
        whole, expression = left(state), text(right(state))
        found = regex.matches(text(whole), expression)
        if found is None:
            raise UnsupportedError
        state.tested(match, whole, "~", expression, holds=found)
        return float(found is wanted)

    return match


def comparing(left: Callable[[State], Cell], operator: str, right: Callable[[State], Cell]) -> Callable[[State], Cell]:
    """Return a comparison: of numbers when both look like some."""

    def compare(state: State) -> Cell:
        one, other = left(state), right(state)
        if is_number(one) and is_number(other):
            order = number(one) - number(other)
        else:
            order = float((text(one) > text(other)) - (text(one) < text(other)))
        holds = {"==": order == 0, "!=": order != 0, "<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0}
        state.tested(compare, one, operator, other, holds=holds[operator])
        return float(holds[operator])

    return compare


def joined(one: Callable[[State], Cell], other: Callable[[State], Cell]) -> Callable[[State], Cell]:
    """Return one text behind the other."""
    return lambda state: text(one(state)) + text(other(state))


def calculated(operator: str, one: Cell, other: Cell) -> Cell:
    """Return the result of a calculation."""
    left, right = number(one), number(other)
    try:
        match operator:
            case "+":
                return left + right
            case "-":
                return left - right
            case "*":
                return left * right
            case "/":
                return left / right
            case "%":
                return math.fmod(left, right)
            case _:
                return float(left**right)
    except (ArithmeticError, ValueError, TypeError) as cause:
        raise UnsupportedError from cause


def calculating(one: Callable[[State], Cell], operator: str, other: Callable[[State], Cell]) -> Callable[[State], Cell]:
    """Return a calculation."""
    return lambda state: calculated(operator, one(state), other(state))


def substituting(
    pattern: Callable[[State], Cell],
    new: Callable[[State], Cell],
    place: tuple[Callable[[State, Cell], None], Callable[[State], Cell]],
    *,
    everywhere: bool,
) -> Callable[[State], Cell]:
    """Return `sub`, or `gsub`."""
    store, load = place

    def substitute(state: State) -> Cell:
        expression = text(pattern(state))
        compiled = regex.compiled(expression)
        if compiled is None:
            raise UnsupportedError
        whole = text(load(state))
        second = text(new(state))
        changed, count = compiled.subn(
            lambda found: second.replace("\\&", "\0").replace("&", found[0]).replace("\0", "&"),
            whole,
            count=0 if everywhere else 1,
        )
        state.tested(substitute, whole, "~", expression, holds=count > 0)
        if count:
            store(state, changed)
        return float(count)

    return substitute


def found_in(whole: Callable[[State], Cell], pattern: Callable[[State], Cell]) -> Callable[[State], Cell]:
    """Return `match`, which says where it has found what, too."""

    def match(state: State) -> Cell:
        given, expression = text(whole(state)), text(pattern(state))
        compiled = regex.compiled(expression)
        if compiled is None or regex.matches(given, expression) is None:
            raise UnsupportedError
        found = compiled.search(given)
        state.tested(match, given, "~", expression, holds=found is not None)
        state.assign("RSTART", float(found.start() + 1) if found else 0.0)
        state.assign("RLENGTH", float(found.end() - found.start()) if found else -1.0)
        return number(state.variable("RSTART"))

    return match


def index(whole: Callable[[State], Cell], piece: Callable[[State], Cell]) -> Callable[[State], Cell]:
    """Return `index`."""

    def find(state: State) -> Cell:
        given, wanted = text(whole(state)), text(piece(state))
        at = given.find(wanted) + 1
        state.tested(find, given, "has", wanted, holds=at > 0)
        return float(at)

    return find


def splitting(
    whole: Callable[[State], Cell], array: str, mark: Callable[[State], Cell] | None
) -> Callable[[State], Cell]:
    """Return `split`."""

    def split(state: State) -> Cell:
        separator = text(state.variable("FS") if mark is None else mark(state))
        given = text(whole(state))
        found = pieces(given, separator)
        state.tested(split, given, "split", separator, holds=len(found) > 1)
        state.arrays[array] = {str(at): each for at, each in enumerate(found, 1)}
        return float(len(found))

    return split
