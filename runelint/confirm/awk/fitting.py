"""Lines for which an awk program prints a certain text: those for which it prints one like it, with other fields.

Which field comes out where is seen by changing it: what is not the same then was made of it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from runelint.confirm.awk.state import is_number, number, text

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from runelint.confirm.awk.seeking import Acting, Lines

_MOST_ROWS = 6
_MOST_FIELDS = 20
# More pieces could be laid over a text in more ways than can be tried.
_MOST_PARTS = 6
_LONGEST = 300
_MOST_COPIES = 60
_WORD = "wq"
_ALNUM = re.compile(r"[A-Za-z0-9]+")
_WORDS = re.compile(r"[^ ]+")
_RUN = re.compile(r"[-+.\d]+|\w+")


class _Part(NamedTuple):
    """A piece of what is printed, from `begin` to `end`, and the field that it was made of, in what rows.

    `moved` is another number in the field, with the one that comes out then.
    """

    begin: int
    end: int
    rows: tuple[int, ...]
    at: int
    moved: tuple[float, float] | None


def fitted(program: Acting, given: Lines, wanted: str) -> str | None:
    """Return lines like `given` for which the program prints `wanted`, or as near to it as could be found."""
    done = program.on(given)
    if done is None:
        return None
    printed = done.text.rstrip("\n")
    if printed == wanted:
        return _joined(given)
    counted = _copies(program, given, printed, wanted)
    if counted is not None:
        return counted
    parts, given = _parts(program, given)
    if not 0 < len(parts) <= _MOST_PARTS or len(wanted) > _LONGEST:
        return None
    # Of several fields that the same is made of, as in a share, the first or the last one is changed.
    found = [_laid(program, given, _apart(some), wanted) for some in (parts, parts[::-1])]
    return next((each for each in found if each and _prints(program, each) == wanted), found[0] or found[1])


def _prints(program: Acting, given: str) -> str:
    done = program.on(tuple(given.removesuffix("\n").split("\n")))
    return "" if done is None else done.text.rstrip("\n")


def _apart(parts: Sequence[_Part]) -> list[_Part]:
    """Return those of the pieces that lie beside each other, from left to right; of some on each other the first."""
    out: list[_Part] = []
    for each in parts:
        if all(each.end <= other.begin or other.end <= each.begin for other in out):
            out.append(each)
    return sorted(out)


def _laid(program: Acting, given: Lines, parts: Sequence[_Part], wanted: str) -> str | None:
    """Return the lines with the fields that what is wanted has at the places of the pieces."""
    done = program.on(given)
    if done is None:
        return None
    printed = done.text.rstrip("\n")
    forms = [_form(printed, parts, numbers=numbers) for numbers in (True, False)]
    wishes = [wanted, *([] if "\n" in wanted + printed else [_kept(printed, parts, wanted)])]
    matches = (re.fullmatch(form, wish, re.DOTALL) for wish in wishes for form in forms)
    found = next((each for each in matches if each is not None), None)
    if found is None:
        return None
    way = _way(done)
    for each, piece in zip(parts, found.groups(), strict=True):
        changed = _set(program, given, each, printed[each.begin : each.end], piece)
        after = program.on(changed)
        if after is not None and _way(after) == way:
            given = changed
    return _joined(given)


def _kept(printed: str, parts: Sequence[_Part], wanted: str) -> str:
    """Return what is wanted, with those words of what is printed that no field is seen to give, or that come behind."""
    words = wanted.split(" ")
    out: list[str] = []
    for at, word in enumerate(_WORDS.finditer(printed)):
        given = any(each.begin < word.end() and word.start() < each.end for each in parts)
        out.append(words[at] if at < len(words) and given else word[0])
    return " ".join(out)


def _form(printed: str, parts: Sequence[_Part], *, numbers: bool) -> str:
    """Return an expression for what is printed: with `numbers` what numbers give must be some."""
    form, at = "", 0
    for each in parts:
        form += re.escape(printed[at : each.begin]) + (r"([-+]?[\d.]+)" if each.moved and numbers else "(.*?)")
        at = each.end
    return form + re.escape(printed[at:])


def _joined(given: Lines) -> str:
    return "".join(f"{line}\n" for line in given)


def _put(program: Acting, given: Lines, rows: Collection[int], at: int, new: str) -> Lines:
    return tuple(program.with_field(line, at, new) if row in rows else line for row, line in enumerate(given))


def _copies(program: Acting, given: Lines, printed: str, wanted: str) -> str | None:
    """Return the lines with the last one so often that what is counted is what is wanted."""
    if not (printed.isdecimal() and wanted.isdecimal()):
        return None
    for row in range(len(given) - 1, -1, -1):
        more = program.on((*given[:row], given[row], *given[row:]))
        step = int(more.text) - int(printed) if more is not None and more.text.strip().isdecimal() else 0
        times = (int(wanted) - int(printed)) // step if step else 0
        if 0 < times <= _MOST_COPIES:
            return _joined((*given[:row], *[given[row]] * times, *given[row:]))
    return None


@lru_cache(maxsize=1024)
def _parts(program: Acting, given: Lines) -> tuple[list[_Part], Lines]:
    """Return the pieces that are made of fields, from left to right, and the lines with which they are printed."""
    out: list[_Part] = []
    places = [(row, at) for row, line in enumerate(given[:_MOST_ROWS]) for at in _columns(program, line)]
    alone = [((row,), at) for row, at in places]
    # What is counted by its name stands in several lines.
    together = dict.fromkeys((_alike(program, given, row, at), at) for row, at in places)
    for rows, at in (*alone, *(each for each in together if len(each[0]) > 1)):
        done = any(set(rows) & set(each.rows) and each.at == at for each in out)
        found = None if done else _part(program, given, rows, at)
        if found is not None:
            part, given = found
            out.append(part)
    # What was set later has moved what was found before: all are looked at once more, in the lines as they are now.
    again = [_part(program, given, each.rows, each.at, keeping=True) for each in out]
    return [each[0] for each in again if each is not None], given


def _columns(program: Acting, line: str) -> range:
    return range(1, min(len(program.fields(line)), _MOST_FIELDS) + 1)


def _alike(program: Acting, given: Lines, row: int, at: int) -> tuple[int, ...]:
    """Return the rows that have the same text in a field."""
    own = program.fields(given[row])[at - 1 : at]
    return tuple(each for each, line in enumerate(given) if program.fields(line)[at - 1 : at] == own)


def _part(
    program: Acting, given: Lines, rows: tuple[int, ...], at: int, *, keeping: bool = False
) -> tuple[_Part, Lines] | None:
    """Return what is made of a field, and the lines for that: a word that is read as a number is set to one."""
    own = program.field(given[rows[0]], at)
    before = program.on(given)
    if before is None:
        return None
    others = [
        f"{_WORD}{own}",
        _ALNUM.sub(rf"{_WORD}\g<0>", own, count=1),
        f"{own}7",
        *([str(int(number(own)) + 1)] if is_number(own) and own else []),
    ]
    for other in others:
        part = _seen(program, given, rows, at, other)
        if part is not None:
            return part, given
    if not is_number(own) and not keeping:
        numbered = _put(program, given, rows, at, "731")
        part = _seen(program, numbered, rows, at, "842")
        after = program.on(numbered)
        if part is not None and after is not None and _way(after) == _way(before):
            return part, numbered
    return None


def _way(done: object) -> list[tuple[int, bool]]:
    return [(each.place, each.holds) for each in getattr(done, "tests", ())]


def _seen(program: Acting, given: Lines, rows: tuple[int, ...], at: int, other: str) -> _Part | None:
    """Return what comes out otherwise with another text in a field, if all goes the same way."""
    changed = _put(program, given, rows, at, other)
    one, two = program.on(given), program.on(changed)
    if one is None or two is None or one.text == two.text or _way(one) != _way(two):
        return None
    first, second = one.text.rstrip("\n"), two.text.rstrip("\n")
    # What is put into the field is put into what is printed, or it was more than a piece of the field.
    if not is_number(other) and _WORD not in second and f"{first}7" != second:
        return None
    own = program.field(given[rows[0]], at)
    short = min(len(first), len(second))
    begin = next((index for index in range(short) if first[index] != second[index]), short)
    end = next((index for index in range(short - begin) if first[-1 - index] != second[-1 - index]), short - begin)
    stop = len(first) - end
    runs = (each.span() for each in _RUN.finditer(first))
    run = next((each for each in runs if each[0] <= begin <= each[1] and each[1] >= stop), None)
    there = first.find(own, max(0, begin - len(own)))
    if own and not is_number(other) and 0 <= there <= begin and there + len(own) >= stop:
        begin, stop = there, there + len(own)
    elif run is not None:
        begin, stop = run
    piece = second[begin : len(second) - (len(first) - stop)]
    moved = (number(other), number(piece)) if is_number(other) and is_number(piece) else None
    return _Part(begin, stop, rows, at, moved)


def _set(program: Acting, given: Lines, part: _Part, printed: str, wanted: str) -> Lines:
    """Return the lines with another field, so that what was `printed` of it is what is wanted."""
    own = program.field(given[part.rows[0]], part.at)
    if printed and printed in own:
        return _put(program, given, part.rows, part.at, own.replace(printed, wanted, 1))
    if part.moved is None or not is_number(wanted) or not is_number(printed):
        return _put(program, given, part.rows, part.at, wanted)
    other, result = part.moved
    first, came = number(own), number(printed)
    if result == came:
        return given
    new = first + (number(wanted) - came) * (other - first) / (result - came)
    return _put(program, given, part.rows, part.at, text(round(new, 9)))
