"""Lines that an awk program might let through, made of its own constants: what it compares with stands in it."""

from __future__ import annotations

import re
from itertools import islice, permutations, product
from typing import TYPE_CHECKING

from runelint.confirm.witness import regex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_REGEX = re.compile(r"(?:^|[~(!;{&|,]|\s)\s*/((?:[^/\\]|\\.)+)/")
_NUMBER = re.compile(r"(?<![\w.$])\d{1,9}(?:\.\d+)?\b")
_MOST_CONSTANTS = 8
_MOST_FIELDS = 3
_MOST_WIDTHS = 4
_MOST_ORDERS = 6
_WIDEST = 20
_MOST_LINES = 40


_COUNTED = re.compile(r"\bF?NR\s*(?:[!=<>]=?|%)\s*(\d{1,3})")
_MOST_HEADS = 6


def heads(script: str, mark: str = "") -> tuple[str, ...]:
    """Return what may stand before the lines that the program looks at: as many lines as it leaves out, or one."""
    head = f"head{mark}x\n" if mark else "head\n"
    counts = [int(each) + step for each in _COUNTED.findall(script) for step in (0, -1)]
    return tuple(head * count for count in dict.fromkeys([0, 1, *counts]) if count >= 0)[:_MOST_HEADS]


def lines(
    script: str, fields: Collection[int], mark: str, variables: Mapping[str, str], values: Sequence[str]
) -> Iterator[str]:
    """Yield texts with a line for each of `values`, which stands in one of the `fields` that the program looks at."""
    strings, numbers = _constants(script, variables)
    shares = [f"{each}%" for each in numbers[:2]] if "%" in script else []
    pool = list(dict.fromkeys([*strings[: _MOST_CONSTANTS // 2], *shares, *numbers, "x"]))[:_MOST_CONSTANTS]
    looked_at = sorted(each for each in fields if 0 < each <= _WIDEST)[: _MOST_FIELDS + 1] or [1]
    widths = dict.fromkeys(
        [looked_at[-1], *(int(each) for each in numbers if each.isdecimal() and 0 < int(each) < _WIDEST)]
    )
    beginnings = ["", *strings, *(first + second for first, second in product(strings[:3], repeat=2))][:_MOST_CONSTANTS]
    for at in looked_at if 1 < len(strings) <= _MOST_FIELDS else ():
        for framed in zip(*(_framed(strings, at, value, mark) for value in values), strict=True):
            yield "".join(framed)
    for head, at, width in product(heads(script, mark), looked_at, islice(widths, _MOST_WIDTHS)):
        others = [each for each in looked_at if each != at][:_MOST_FIELDS]
        for beginning, chosen in islice(product(beginnings, product(pool, repeat=len(others))), _MOST_LINES):
            rest = dict(zip(others, chosen, strict=True))
            yield head + "".join(_line(width, {**rest, at: beginning + value}, mark) for value in values)


def worded(script: str, mark: str, variables: Mapping[str, str], value: str) -> Iterator[str]:
    """Yield lines with words of what is wanted behind what the program looks for, as in `user=WORD`: one, or two."""
    strings, _ = _constants(script, variables)
    words = list(dict.fromkeys(value.split()))[:_MOST_FIELDS]
    known = [each for each in strings if not each.isalnum()][:_MOST_CONSTANTS]
    single = [before + word for before, word in product(known, words)]
    yield from (f"{each}\n" for each in single)
    pairs = ((first, second) for first, second in product(single, repeat=2) if first != second)
    yield from (f"{first}{mark}{second}\n" for first, second in islice(pairs, _MOST_LINES))


def records(script: str, mark: str, variables: Mapping[str, str], value: str) -> Iterator[str]:
    """Yield texts with a line for each expression of the program, of which one ends with what is wanted.

    So a program reads that keeps something of one line until another one comes: `/Slot/ {s = $NF} /Label/ {print s}`.
    """
    bare = _STRING.sub('""', script)
    found = dict.fromkeys(next(iter(regex.witnesses(each).members), "") for each in _REGEX.findall(bare))
    heads = [each for each in found if each][:_MOST_FIELDS]
    strings, _ = _constants(script, variables)
    others = [*(each for each in strings if each not in found), "x"][:_MOST_FIELDS]
    for at, other in product(range(len(heads)), others if len(heads) > 1 else ()):
        lines = (f"{head}{mark}{value if index == at else other}\n" for index, head in enumerate(heads))
        yield "".join(lines)


def _framed(strings: Sequence[str], at: int, value: str, mark: str) -> Iterator[str]:
    """Yield lines with `value` in field `at`, one of the texts at their beginning and the others at their end."""
    for order in islice(permutations(strings), _MOST_ORDERS):
        fields = [*([order[0]] if at > 1 else []), *["x"] * max(at - 2, 0), value, *(order[1:] if at > 1 else order)]
        yield mark.join(fields) + "\n"


def _line(width: int, fields: Mapping[int, str], mark: str) -> str:
    return mark.join(fields.get(each, "x") for each in range(1, max(width, *fields) + 1)) + "\n"


def _constants(script: str, variables: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Return the texts that the program compares with, and the numbers with their neighbours."""
    bare = _STRING.sub('""', script)
    texts = [found for found in _STRING.findall(script) if found and "\\" not in found and "%" not in found]
    texts += [next(iter(regex.witnesses(found).members), "") for found in _REGEX.findall(bare)]
    given = [value for name, value in variables.items() if value and re.search(rf"\b{re.escape(name)}\b", bare)]
    numbers = [int(float(each)) for each in (*_NUMBER.findall(_REGEX.sub(" ", bare)), *filter(str.isdecimal, given))]
    # The largest first: small ones are counters and offsets more often than bounds.
    near = [str(each + step) for each in sorted(numbers, reverse=True) for step in (1, 0, -1)]
    return [each for each in dict.fromkeys([*given, *texts]) if each and not each.isspace()], list(dict.fromkeys(near))
