"""Tools in a rehearsal that compare texts or put their lines beside each other: `comm`, `diff`, `cmp`, `paste`."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from runelint.confirm.rehearsal.call import read_files
from runelint.confirm.rehearsal.shell import lines_of
from runelint.confirm.rehearsal.values import Ask, Inverted, Question, Result, Value, through, unsure

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from runelint.confirm.rehearsal.call import Call

_BROKEN = 2
_COLUMNS = "123"


def comm(call: Call) -> Result:
    """Act out `comm`."""
    texts = _two(call)
    if isinstance(texts, Result):
        return texts
    shown = [each for each in _COLUMNS if each not in call.options]
    first, second = (lines_of(text) for text in texts)
    columns = {"1": [x for x in first if x not in second], "2": [x for x in second if x not in first]}
    columns["3"] = [x for x in first if x in second]
    lines = sorted((line, "\t" * at) for at, column in enumerate(shown) for line in columns[column])
    sources = _sources(*texts) if shown == ["1"] else _sources(*texts[::-1]) if shown == ["2"] else texts
    call.shell.write(through("".join(f"{indent}{line}\n" for line, indent in lines), *sources))
    return Result(0, Question(Ask.ANY, sources))


def _sources(mine: Value, other: Value) -> tuple[Value, ...]:
    """Return what the lines that only `mine` has come from: they stand there, and there are none where both agree."""
    changed = [Inverted(mine, lambda wanted: (wanted if wanted.strip() else other.text,))]
    changed.append(Inverted(other, lambda wanted: ("" if wanted.strip() else mine.text,)))
    return tuple(Value(each.value.text, each, each.value.sure) for each in changed if each.value.term is not None)


def diff(call: Call) -> Result:
    """Act out `diff` and `cmp`: what they print is a guess, their status is not."""
    texts = _two(call)
    if isinstance(texts, Result):
        return texts._replace(status=_BROKEN)
    left, right = texts
    same = left.text == right.text
    if not same and not {"q", "s", "brief", "quiet", "silent"} & set(call.options):
        call.shell.write(unsure(f"1c1\n< {left.text[:80]}\n---\n> {right.text[:80]}\n", left, right))
    question = Question(Ask.PATTERN, (left, right), right.text)
    return Result(0 if same else 1, question, sure=left.sure and right.sure)


def paste(call: Call) -> Result:
    """Act out `paste`."""
    mark = (call.options.get("d") or "\t").replace("\\n", "\n").replace("\\t", "\t")[:1]
    files = [each for each in call.operands if each.text != "-"]
    texts = [call.shell.reader().rest()] if not files else [read_files(call.shell, [each]) for each in files]
    values = [each for each in texts if isinstance(each, Value)]
    missing = next((each for each in texts if isinstance(each, Result)), None)
    if missing is not None or len(call.operands) - len(files) > 1:
        call.shell.write(unsure("1\n", *values))
        return missing or Result()
    if "s" in call.options:
        rows = [mark.join(lines_of(value)) for value in values]
    else:
        rows = [mark.join(row) for row in zip_longest(*map(lines_of, values), fillvalue="")]
    body = "".join(f"{row}\n" for row in rows)
    if len(values) == 1 and "s" in call.options and values[0].term is not None:
        call.shell.write(Value(body, Inverted(values[0], _split_at(mark)), values[0].sure))
    else:
        call.shell.write(through(body, *values))
    return Result()


def _split_at(mark: str) -> Callable[[str], Sequence[str]]:
    return lambda wanted: ("".join(f"{line}\n" for line in wanted.rstrip("\n").split(mark)),)


def _two(call: Call) -> tuple[Value, Value] | Result:
    """Return the texts of the two operands, or the failure when one is missing."""
    if len(call.operands) != 2:  # noqa: PLR2004 - one against the other
        return Result(1)
    texts: list[Value] = []
    for each in call.operands:
        found = call.shell.reader().rest() if each.text == "-" else read_files(call.shell, [each])
        if isinstance(found, Result):
            return found
        texts.append(found)
    return texts[0], texts[1]
