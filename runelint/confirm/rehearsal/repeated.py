"""Lines that stand below their like in a rehearsal: `uniq`."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from runelint.confirm.rehearsal.shell import lines_of
from runelint.confirm.rehearsal.values import Ask, Inverted, Question, Result, Value, unsure

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from runelint.confirm.rehearsal.call import Call

_LONG = {"--count": "c", "--repeated": "d", "--unique": "u", "--ignore-case": "i"}
_KNOWN = set(_LONG.values())
# A line of `uniq -c`.
_COUNTED = re.compile(r"\s*(\d{1,9})(?: (.*))?")
_MOST_LINES = 1000


def uniq(call: Call) -> Result:
    """Act out `uniq`."""
    text = call._replace(operands=call.operands[:1]).input()
    if isinstance(text, Result):
        return text
    options = {_LONG.get(each, each) for each in call.options}
    if not options <= _KNOWN:
        call.shell.write(unsure(text.text, text))
        return Result(0, Question(Ask.ANY), sure=False)
    body = "".join(f"{line}\n" for line in _lines(lines_of(text), options))
    term = None if text.term is None else Inverted(text, lambda wanted: _repeated(wanted, options))
    call.shell.write(Value(body, term, text.sure))
    return Result(0, Question(Ask.ANY))


def _lines(given: list[str], options: Collection[str]) -> Iterator[str]:
    """Yield the lines that `uniq` prints."""
    for _, group in groupby(given, str.lower if "i" in options else None):
        same = list(group)
        if ("d" in options and len(same) == 1) or ("u" in options and len(same) > 1):
            continue
        yield f"{len(same):7d} {same[0]}" if "c" in options else same[0]


def _repeated(wanted: str, options: Collection[str]) -> Iterator[str]:
    """Yield texts of which `uniq` makes the lines that are wanted; of a line without a count, one."""
    lines = wanted.rstrip("\n").split("\n") if wanted.strip("\n") else []
    out: list[str] = []
    for line in lines:
        found = _COUNTED.fullmatch(line) if "c" in options else None
        count = int(found[1]) if found else 1
        if not 0 < count <= _MOST_LINES:
            return
        # What is counted is most likely a word.
        text = line if found is None else found[2] or "value"
        out += [text] * max(count, 2 if "d" in options else 1)
    yield "".join(f"{line}\n" for line in out)
