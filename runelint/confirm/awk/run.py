"""Texts for which an awk program might print something else."""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from runelint.confirm.awk.acting import run
from runelint.confirm.awk.fitting import fitted
from runelint.confirm.awk.program import parsed
from runelint.confirm.awk.search import heads, lines, records, worded
from runelint.confirm.awk.seeking import Acting, acting, mark_of, ways
from runelint.confirm.awk.state import State, is_number, number, text
from runelint.confirm.awk.tokens import UnsupportedError
from runelint.confirm.witness import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from runelint.confirm.awk.expressions import Wanted
    from runelint.confirm.awk.program import Program

_MOST_GUESSES = 60
_MOST_IMAGINED = 80
_MOST_TRIED = 400
_ENOUGH = 3
_EXACT, _NEAR, _AS_LONG, _NOT_AT_ALL = 0, 1, 3, 4
_MOST_WAYS = 24
_MOST_VALUES = 16
_MOST_FIELDS = 20
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_NAMED_FIELD = re.compile(r"\$([A-Za-z_]\w*)")
_STRING = re.compile(r'"([^"\\]+)"')
# Texts that the last field may be compared with.
_MOST_ENDS = 3
_SCALES = ("0", "1", "0.5", "5", "100", "1000000", "-1", "99", "0%", "99%")


def inputs(script: str, wanted: str, before: str, separator: str, variables: Mapping[str, str]) -> Iterator[str]:
    """Yield texts for which the program might print `wanted`, and not what it prints for `before`.

    Those come first for which it does, then those for which it prints as many lines.
    """
    program = _with_fields(parsed(script), script, variables)
    whole = acting(script, separator, variables)
    imagined = _imagined(script, wanted, before, separator, variables)
    texts = list(dict.fromkeys(islice(chain(_changed(whole, wanted, before), imagined), _MOST_IMAGINED)))
    ranks = {each: _rank(script, each, wanted, separator, variables) for each in texts}
    values, mark = wanted.rstrip("\n").split("\n"), mark_of(separator)
    if wanted.strip("\n") and _EXACT not in ranks.values() and len(values) == 1:
        single = (search(script, mark, variables, values[0]) for search in (worded, records))
        for each in chain.from_iterable(single):
            ranks[each] = _rank(script, each, wanted, separator, variables)
            if ranks[each] == _EXACT:
                break
    if wanted.strip("\n") and _EXACT not in ranks.values():
        # What is added up is printed with other numbers beside it.
        sums = _NUMBER.findall(wanted) if "+=" in script and len(values) == 1 else []
        for some in ([], *([each] for each in dict.fromkeys(sums) if float(each))):
            found, end = 0, len(ranks) + _MOST_TRIED
            for each in lines(script, program.fields, mark, variables, some or values):
                ranks[each] = _rank(script, each, wanted, separator, variables)
                found += ranks[each] <= _AS_LONG
                if ranks[each] == _EXACT or (found >= _ENOUGH and not some) or len(ranks) > end:
                    break
            if _EXACT in ranks.values():
                break
    if wanted.strip("\n") and _EXACT not in ranks.values():
        for each in _sought(whole, values):
            ranks.setdefault(each, _rank(script, each, wanted, separator, variables))
            if ranks[each] == _EXACT:
                break
    yield from sorted(ranks, key=ranks.__getitem__)


def _changed(program: Acting, wanted: str, before: str) -> Iterator[str]:
    """Yield the lines that were there before with other fields in them, if that makes the program print what is wanted.

    So what other questions have asked for stays.
    """
    if before.strip() and wanted.strip("\n"):
        found = fitted(program, tuple(before.removesuffix("\n").split("\n")), wanted.rstrip("\n"))
        if found is not None:
            yield found


def _sought(program: Acting, values: list[str]) -> Iterator[str]:
    """Yield texts for each of which the program goes another way, with fields of which it prints what is wanted."""
    found = ways(program)[:_MOST_WAYS]
    for given in found:
        whole = fitted(program, given, "\n".join(values))
        if whole is not None:
            yield whole
        single = [fitted(program, given, each) for each in values] if 1 < len(values) <= _MOST_VALUES else []
        if all(single):
            yield "".join(each for each in single if each)
    yield from ("".join(f"{line}\n" for line in given) for given in found)


def leaves(script: str) -> bool:
    """Return whether the program may write to files."""
    return parsed(script).leaves


def leaving_inputs(script: str, before: str, separator: str, variables: Mapping[str, str]) -> Iterator[str]:
    """Yield texts for which the program writes to more files than for `before`."""
    known = len(_files(script, before, separator, variables))
    for each in islice(dict.fromkeys(_imagined(script, "value", before, separator, variables)), _MOST_IMAGINED):
        if len(_files(script, each, separator, variables)) > known:
            yield each


def _files(script: str, given: str, separator: str, variables: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    try:
        return run(script, given.rstrip("\n").split("\n"), separator, variables).files
    except UnsupportedError:
        return ()


def _with_fields(program: Program, script: str, variables: Mapping[str, str]) -> Program:
    """Return the program with the fields that it names by its variables, too: `$column`."""
    named = [variables.get(name, "") for name in _NAMED_FIELD.findall(script)]
    fields = [int(each) for each in named if each.isdecimal() and 0 < int(each) <= _MOST_FIELDS]
    return program._replace(fields=tuple(dict.fromkeys([*program.fields, *fields])))


def variable_inputs(
    script: str, wanted: str, lines: list[str], separator: str, variables: Mapping[str, str], name: str
) -> Iterator[str]:
    """Yield values of the variable `name` for which the program might print `wanted`; those for which it does first."""
    asked = wanted.rstrip("\n")
    guesses = dict.fromkeys([asked, *_scaled(asked, script), *_SCALES, *_STRING.findall(script)])
    printed: dict[str, str] = {}
    for each in islice(guesses, _MOST_GUESSES):
        try:
            printed[each] = run(script, lines, separator, {**variables, name: each}).text.rstrip("\n")
        except UnsupportedError:
            continue
    yield from sorted(printed, key=lambda each: (printed[each] != asked, not printed[each]))


def _scaled(asked: str, script: str) -> Iterator[str]:
    """Yield the number that is asked for, multiplied and divided by what the program might divide and multiply by."""
    if not asked.lstrip("-").isdecimal():
        return
    for factor in dict.fromkeys([*map(int, re.findall(r"(?<![\w.$])\d{1,9}(?![\w.])", script)), 100, 1000, 1024]):
        if factor > 1:
            yield f"{int(asked) / factor:.9g}"
            yield str(int(asked) * factor)


def _rank(script: str, given: str, wanted: str, separator: str, variables: Mapping[str, str]) -> float:
    """Return how well what the program prints for a text fits; less is better."""
    try:
        printed = run(script, given.removesuffix("\n").split("\n"), separator, variables).text.strip("\n")
    except UnsupportedError:
        return _NOT_AT_ALL
    wanted = wanted.strip("\n")
    if printed == wanted:
        return _EXACT
    if _is_near(printed, wanted):
        return _NEAR
    if not printed or printed.count("\n") != wanted.count("\n"):
        return _NOT_AT_ALL
    # Of several words some may be what is wanted.
    words = wanted.split()
    same = sum(one == other for one, other in zip(printed.split(), words, strict=False))
    return _AS_LONG - same / len(words) if len(words) > 1 else _AS_LONG


def _is_near(one: str, other: str) -> bool:
    """Return whether both have the same words, and numbers that are the same: `1.5` is `1.500`."""
    words = one.split(), other.split()
    return len(words[0]) == len(words[1]) and all(
        a == b or (is_number(a) and is_number(b) and number(a) == number(b)) for a, b in zip(*words, strict=True)
    )


def _imagined(script: str, wanted: str, before: str, separator: str, variables: Mapping[str, str]) -> Iterator[str]:
    """Yield texts read off the program's comparisons."""
    program = _with_fields(parsed(script), script, variables)
    state = State(dict(variables), separator)
    values = wanted.rstrip("\n").split("\n")
    if not wanted.strip("\n"):
        yield from ("", "other\n")
        return
    yield from _counted(script, values, before, text(state.variable("FS")))
    yield from _got(program, state, script, values)
    for several in _written(script, values):
        yield from _lines(program, state, several, heads(script))
    if "$NF" in script:
        mark = mark_of(text(state.variable("FS")))
        for found in islice(_lines(program, state, [{} for _ in values], ("",)), _MOST_ENDS):
            pairs = zip(found.splitlines(), values, strict=False)
            yield "".join(f"{line}{mark}{value}\n" for line, value in pairs)
    # What stands behind the fields that are compared is most likely what is printed of a line without them.
    behind = max((each.field for each in program.wanted), default=0) + 1
    for at in dict.fromkeys([*(field for field in program.fields if field), *([behind] if behind > 1 else []), 0]):
        fitting = list(_lines(program, state, [{at: value} for value in values], heads(script)))
        for line in fitting:
            yield line
            if before and not before.startswith(line):
                yield f"{before.rstrip()}\n{line}"
    if values[0].isdecimal() and 0 < int(values[0]) <= _MOST_FIELDS:
        ending = (f"{before}{each}\n" for each in _STRING.findall(script)[:_MOST_ENDS] for before in ("", "x "))
        for line in (*_lines(program, state, [{0: ""}]), *(ending if "$NF" in script else ())):
            yield line * int(values[0])
    for scale in _SCALES:
        for at in program.fields:
            yield from islice(_lines(program, state, [{at: scale}]), 2)


def _counted(script: str, values: list[str], before: str, separator: str) -> Iterator[str]:
    """Yield a line of as many fields as are wanted, where the program asks for that: those that are there, and more."""
    if not _COUNTS_FIELDS.search(script) or len(values) > 1 or not values[0].isdecimal():
        return
    count, mark = int(values[0]), mark_of(separator)
    there = [each for each in before.split("\n", 1)[0].split(mark) if each]
    if 0 < count <= _MOST_FIELDS:
        yield mark.join([*there, *["1"] * count][:count]) + "\n"


def _got(program: Program, state: State, script: str, values: list[str]) -> Iterator[str]:
    """Yield what is wanted behind the lines that the program looks for, where it goes on to the next one."""
    for found in _lines(program, state, [{}], heads(script)) if "getline" in script else ():
        yield "".join(f"{found}{value}\n" for value in values)


# `$NF` is the last field, `NF` says how many there are.
_COUNTS_FIELDS = re.compile(r"(?<![$\w])NF\b")
_PRINT = re.compile(r"print\s+((?:\$\d+|\"(?:[^\"\\]|\\.)*\"|,|\s)+?)\s*(?:[;}\n]|$)")
_ITEM = re.compile(r"\$(?P<field>\d+)|\"(?P<text>(?:[^\"\\]|\\.)*)\"|(?P<comma>,)")


def _written(script: str, values: list[str]) -> Iterator[list[dict[int, str]]]:
    """Yield what the fields hold when the program prints fields with texts between them, and so makes `values`."""
    for statement in _PRINT.finditer(script):
        items = list(_ITEM.finditer(statement[1]))
        order = [int(each["field"]) for each in items if each["field"]]
        form = "".join(
            "(.*)" if each["field"] else re.escape(" " if each["comma"] else each["text"].replace("\\t", "\t"))
            for each in items
        )
        found = [re.fullmatch(form, value) for value in values]
        if order and len(items) > 1 and all(found):
            yield [dict(zip(order, each.groups(), strict=True)) for each in found if each]


def _lines(
    program: Program, state: State, rows: list[dict[int, str]], before: Sequence[str] = ("", "head\n")
) -> Iterator[str]:
    """Yield lines that the program's comparisons accept, with the fields of each row in one after the other."""
    separator = text(state.variable("FS"))
    mark = mark_of(separator)
    for head in before:
        for compared, fixed in _variants(program):
            out = head
            for row in rows:
                fields, whole, others = _accepted(program, state, compared, max([*row, 1]))
                for at, value in row.items():
                    taken = fixed and any(each.field == at for each in compared)
                    if at and not taken:
                        fields[at - 1] = value or fields[at - 1]
                    elif value and not whole and not at:
                        whole = value
                if whole:
                    width = len(whole.split()) if mark == " " else whole.count(mark) + 1
                    fields = [whole, *fields[width:]]
                out += mark.join([*fields, *others]) + "\n"
            yield out


def _variants(program: Program) -> Iterator[tuple[tuple[Wanted, ...], bool]]:
    """Yield comparisons that a line has to pass, and whether what is wanted gives way to them."""
    yield program.wanted, False
    yield program.wanted, True
    whole = [each for each in program.wanted if not each.field]
    for each in whole if len(whole) > 1 else ():
        yield (each,), False
    yield (), False


class _Accepted(NamedTuple):
    """A line that comparisons accept: its fields, what it begins with where they look at all of it, and how it ends."""

    fields: list[str]
    whole: str
    others: list[str]


def _accepted(program: Program, state: State, compared: tuple[Wanted, ...], most: int) -> _Accepted:
    """Return what the comparisons accept."""
    fields = ["x"] * max([most, *(each.field for each in compared), *program.fields])
    whole: list[str] = []
    for each in compared:
        found = _fitting(each.regex) if each.value is None else text(each.value(state))
        if each.field and each.field <= _MOST_FIELDS:
            fields[each.field - 1] = found
        else:
            whole.append(found)
    return _Accepted(fields, whole[0] if whole else "", whole[1:])


def _fitting(expression: str) -> str:
    return next(iter(regex.witnesses(expression).members), "x")
