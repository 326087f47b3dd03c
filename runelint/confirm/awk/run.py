"""Awk programs: what they print for a text, and texts for which they might print something else."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from runelint.confirm.awk.program import parsed
from runelint.confirm.awk.search import lines
from runelint.confirm.awk.state import ExitError, NextError, State, text, truth
from runelint.confirm.awk.tokens import UnsupportedError
from runelint.confirm.witness import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from runelint.confirm.awk.program import Program

_MOST_LINES = 400
_MOST_IMAGINED = 80
_MOST_TRIED = 400
_ENOUGH = 3
_EXACT, _AS_LONG, _NOT_AT_ALL = 0, 1, 2
_MOST_FIELDS = 20
_SCALES = ("0", "1", "0.5", "5", "100", "1000000", "-1", "99", "0%", "99%")


class Printed(NamedTuple):
    """What a program has printed, and its status."""

    text: str
    status: int


def run(script: str, given: list[str], separator: str, variables: Mapping[str, str]) -> Printed:
    """Return what the program prints for the lines `given`; raises UnsupportedError when that is not acted out."""
    program = parsed(script)
    state = State(dict(variables), separator)
    status = 0
    try:
        _rules(program, state, "BEGIN")
        needed = any(rule.when != "BEGIN" for rule in program.rules)
        for line in given[:_MOST_LINES] if needed else ():
            state.record(line)
            try:
                _rules(program, state, "")
            except NextError:
                continue
    except ExitError as ended:
        status = ended.args[0]
    except (RecursionError, IndexError, TypeError, ValueError, OverflowError) as cause:
        raise UnsupportedError from cause
    try:
        _rules(program, state, "END")
    except ExitError as ended:
        status = ended.args[0] or status
    return Printed("".join(state.printed), status)


def _rules(program: Program, state: State, when: str) -> None:
    for rule in program.rules:
        if rule.when != when or (rule.pattern is not None and not truth(rule.pattern(state))):
            continue
        if rule.action is None:
            state.write(state.fields[0] + "\n")
        else:
            rule.action(state)


def inputs(script: str, wanted: str, before: str, separator: str, variables: Mapping[str, str]) -> Iterator[str]:
    """Yield texts for which the program might print `wanted`, and not what it prints for `before`.

    Those come first for which it does, then those for which it prints as many lines.
    """
    program = parsed(script)
    texts = list(dict.fromkeys(islice(_imagined(script, wanted, before, separator, variables), _MOST_IMAGINED)))
    ranks = {each: _rank(script, each, wanted, separator, variables) for each in texts}
    values = wanted.rstrip("\n").split("\n")
    if wanted.strip("\n") and not any(rank == _EXACT for rank in ranks.values()):
        mark = separator if len(separator) == 1 else " "
        found = 0
        for each in lines(script, program.fields, mark, variables, values):
            ranks[each] = _rank(script, each, wanted, separator, variables)
            found += ranks[each] <= _AS_LONG
            if ranks[each] == _EXACT or found >= _ENOUGH or len(ranks) > _MOST_TRIED:
                break
    yield from sorted(ranks, key=ranks.__getitem__)


def _rank(script: str, given: str, wanted: str, separator: str, variables: Mapping[str, str]) -> int:
    """Return how well what the program prints for a text fits; less is better."""
    try:
        printed = run(script, given.rstrip("\n").split("\n"), separator, variables).text.strip("\n")
    except UnsupportedError:
        return _NOT_AT_ALL
    wanted = wanted.strip("\n")
    if printed == wanted:
        return _EXACT
    return _AS_LONG if printed and printed.count("\n") == wanted.count("\n") else _NOT_AT_ALL


def _imagined(script: str, wanted: str, before: str, separator: str, variables: Mapping[str, str]) -> Iterator[str]:
    """Yield texts read off the program's comparisons."""
    program = parsed(script)
    state = State(dict(variables), separator)
    values = wanted.rstrip("\n").split("\n")
    if not wanted.strip("\n"):
        yield from ("", "other\n")
        return
    for at in dict.fromkeys([*(field for field in program.fields if field), 0]):
        fitting = list(_lines(program, state, at, values))
        for line in fitting:
            yield line
            if before and not before.startswith(line):
                yield f"{before.rstrip()}\n{line}"
    if values[0].isdigit() and 0 < int(values[0]) <= _MOST_FIELDS:
        for line in _lines(program, state, 0, [""]):
            yield line * int(values[0])
    for scale in _SCALES:
        for at in program.fields:
            yield from islice(_lines(program, state, at, [scale]), 2)


def _lines(program: Program, state: State, at: int, values: list[str]) -> Iterator[str]:
    """Yield lines that the program's comparisons accept, with `values` in field `at` of one after the other."""
    separator = text(state.variable("FS"))
    mark = separator if len(separator) == 1 else " "
    for head in ("", "head\n"):
        for compared in (program.wanted, ()):
            out = head
            for value in values:
                fields = ["x"] * max([at, 1, *(each.field for each in compared), *program.fields])
                whole = ""
                for each in compared:
                    found = _fitting(each.regex) if each.value is None else text(each.value(state))
                    if each.field and each.field <= _MOST_FIELDS:
                        fields[each.field - 1] = found
                    else:
                        whole = found
                if at:
                    fields[at - 1] = value
                elif value and not whole:
                    whole = value
                if whole:
                    width = len(whole.split()) if mark == " " else whole.count(mark) + 1
                    fields = [whole, *fields[width:]]
                out += mark.join(fields) + "\n"
            yield out


def _fitting(expression: str) -> str:
    return next(iter(regex.witnesses(expression).members), "x")
