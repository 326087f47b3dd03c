"""Awk programs acted out: what they print for lines, and which of their tests hold on the way."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, NamedTuple

from runelint.confirm.awk.operations import tested
from runelint.confirm.awk.program import parsed
from runelint.confirm.awk.state import ExitError, NextError, State, text
from runelint.confirm.awk.tokens import UnsupportedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from runelint.confirm.awk.program import Program
    from runelint.confirm.awk.state import Test

_MOST_LINES = 400


class Printed(NamedTuple):
    """What a program has printed, its status, and what it has written to files."""

    text: str
    status: int
    files: tuple[tuple[str, str], ...] = ()


class Traced(NamedTuple):
    """What a program has printed, its status, and the tests that were made, in their order."""

    text: str
    status: int
    tests: tuple[Test, ...]


def run(script: str, given: Sequence[str], separator: str, variables: Mapping[str, str]) -> Printed:
    """Return what the program prints for the lines `given`; raises UnsupportedError when that is not acted out."""
    state = State(dict(variables), separator)
    status = _acted(parsed(script), state, given)
    return Printed(state.all_printed(), status, tuple(state.files.items()))


def traced(script: str, given: Sequence[str], separator: str, variables: Mapping[str, str]) -> Traced:
    """Return the same as `run`, with the tests that were made."""
    state = State(dict(variables), separator, [])
    status = _acted(parsed(script), state, given)
    return Traced(state.all_printed(), status, tuple(state.tests or ()))


def separated_by(script: str, separator: str, variables: Mapping[str, str]) -> str:
    """Return what separates the fields when the program has begun."""
    state = State(dict(variables), separator)
    try:
        _acted(parsed(script), state, ())
    except UnsupportedError:
        return separator
    return text(state.variable("FS"))


def _acted(program: Program, state: State, given: Sequence[str]) -> int:
    try:
        status = _before_end(program, state, given)
        try:
            _rules(program, state, "END")
        except ExitError as ended:
            status = ended.args[0] or status
    except (RecursionError, IndexError, TypeError, ValueError, OverflowError) as cause:
        raise UnsupportedError from cause
    return status


def _before_end(program: Program, state: State, given: Sequence[str]) -> int:
    state.waiting = iter(given[:_MOST_LINES])
    try:
        _rules(program, state, "BEGIN")
        needed = any(rule.when != "BEGIN" for rule in program.rules)
        while needed and state.get_line():
            with contextlib.suppress(NextError):
                _rules(program, state, "")
    except ExitError as ended:
        return int(ended.args[0])
    return 0


def _rules(program: Program, state: State, when: str) -> None:
    for rule in program.rules:
        if rule.when != when:
            continue
        if rule.pattern is not None and not tested(state, rule.pattern):
            continue
        if rule.action is None:
            state.write(state.fields[0] + "\n")
        else:
            rule.action(state)
