"""Tools with a language of their own in a rehearsal, as far as plugins use them: `sed`, `awk`."""

from __future__ import annotations

import contextlib
import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from runelint.confirm.awk.acting import run as awk_run
from runelint.confirm.awk.run import inputs as awk_inputs
from runelint.confirm.awk.run import leaves as awk_leaves
from runelint.confirm.awk.run import leaving_inputs, variable_inputs
from runelint.confirm.awk.tokens import UnsupportedError
from runelint.confirm.rehearsal.leaving import leave
from runelint.confirm.rehearsal.shell import lines_of
from runelint.confirm.rehearsal.values import (
    EMPTY,
    Ask,
    Inverted,
    Question,
    Result,
    Through,
    Value,
    through,
    unsure,
)
from runelint.confirm.witness import regex
from runelint.flow.closed import extended

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from runelint.confirm.rehearsal.call import Call


# Texts below which stand those that were there before.
_MOST_ADDED = 2
_EXACT, _FILLED = 2, 1


def sed(call: Call) -> Result:
    """Act out `sed` with substitutions, deletions and prints of lines; with `-i` in the files themselves."""
    operands = list(call.operands)
    scripts = _scripts(call)
    given = None if scripts or not operands else operands.pop(0)
    script = "\n".join(scripts) if given is None else given.text
    if _BROKEN.match(script):
        return Result(1, Question(Ask.ANY, () if given is None else (given,)))
    edits = _edits(script, wide=bool({"E", "r", "regexp-extended"} & set(call.options)))
    quiet = "n" in call.options
    if {"i", "in-place"} & set(call.options):
        return _in_place(call, operands, edits, quiet=quiet)
    text = call._replace(operands=tuple(operands)).input()
    if isinstance(text, Result):
        return text
    call.shell.write(_made(text, edits, quiet=quiet))
    return Result(0, Question(Ask.ANY, (text,) if edits is None else ()))


def _scripts(call: Call) -> list[str]:
    """Return the scripts that options give, in their order: `-e s/a/b/ -ne s/c/d/p`."""
    words = [each.text for each in call.arguments]
    out = [after for word, after in pairwise(words) if _SCRIPT_NEXT.fullmatch(word)]
    attached = (_SCRIPT_HERE.match(word) for word in words)
    return out or [word[found.end() :] for word, found in zip(words, attached, strict=True) if found]


def _in_place(call: Call, files: Sequence[Value], edits: list[_Edit] | None, *, quiet: bool) -> Result:
    """Return the result of `sed -i`, which prints nothing."""
    for each in files:
        text = call._replace(operands=(each,)).input()
        if isinstance(text, Result):
            return text
        path = call.shell.path(each.text)
        before = call.shell.stage.found(path)
        if before is not None:
            call.shell.stage.files[path] = before._replace(text=_made(text, edits, quiet=quiet))
    question = Question(Ask.FILE, (files[-1],), f"-f {call.shell.path(files[-1].text)}") if files else None
    return Result(0, question)


def _made(text: Value, edits: list[_Edit] | None, *, quiet: bool) -> Value:
    """Return what the commands make of a text: a guess where they are not known."""
    if edits is None:
        return unsure(text.text, text)
    lines = _printed(lines_of(text), edits, quiet=quiet)
    made = "".join(f"{line}\n" for line in lines)
    term = None if text.term is None else Inverted(text, lambda wanted: _fitting(wanted, text.text, edits, quiet=quiet))
    return Value(made, term, text.sure)


def _fitting(wanted: str, before: str, edits: Sequence[_Edit], *, quiet: bool) -> list[str]:
    """Return texts that sed might make `wanted` of: those first of which it does, first one that it leaves alone.

    Then come those of which it makes other lines, as many. Where it drops the lines that were there `before`, those
    stay that other questions have asked for.
    """
    plain = wanted.rstrip("\n").split("\n")

    def fitness(given: str) -> int:
        made = _printed(given.rstrip("\n").split("\n"), edits, quiet=quiet)
        return _EXACT if made == plain else _FILLED if any(made) and len(made) == len(plain) else 0

    found = sorted(dict.fromkeys(_unedited(wanted, edits)), key=fitness, reverse=True)
    first = [f"{wanted.rstrip(chr(10))}\n"] if fitness(wanted) == _EXACT else []
    if not wanted.strip() or not before.strip():
        return [*first, *found]
    there = before if before.endswith("\n") else f"{before}\n"
    added = [each for each in (f"{there}{some}" for some in [*first, *found][:_MOST_ADDED]) if fitness(each)]
    return [*added, *first, *found]


class _Edit(NamedTuple):
    """A command of sed: which lines, what is looked for, what is put there, and letters of what is done.

    Lines that are a range go on up to one that `until` fits, or to the last.
    """

    address: str
    selected: re.Pattern[str] | None
    until: re.Pattern[str] | None
    ranged: bool
    negated: bool
    pattern: re.Pattern[str] | None
    new: str
    letters: str


_COMMAND = re.compile(
    r"\s*(?P<address>\d+(?:,(?:\d+|\$))?|\$|/(?P<lines>(?:[^/\\]|\\.)*)/(?:,(?:/(?P<until>(?:[^/\\]|\\.)*)/|\$))?)?"
    r"\s*(?P<negated>!?)\s*"
    r"(?:s(?P<mark>[^\w\s])(?P<old>(?:(?!(?P=mark))[^\\]|\\.)*)(?P=mark)(?P<new>(?:(?!(?P=mark))[^\\]|\\.)*)(?P=mark)"
    r"(?P<flags>[gpI]*)|(?P<plain>[dpq]))\s*(?:[;\n]|$)"
)


# The options of sed that give a script, in the next word or behind them.
_SCRIPT_NEXT = re.compile(r"-[nErsuz]*e|--expression")
_SCRIPT_HERE = re.compile(r"-[nErsuz]*e(?=.)|--expression=")
_HEADING = "x\n"
# A regular expression that a line end breaks off.
_BROKEN = re.compile(r"\s*(?:/(?:[^/\\\n]|\\.)*\n|s([^\w\s\\])(?:(?!\1)[^\\\n]|\\.)*\n)")


def _edits(script: str, *, wide: bool) -> list[_Edit] | None:
    """Return the commands of a sed script, or None when there are others among them."""
    out: list[_Edit] = []
    at = 0
    while at < len(script.rstrip()):
        found = _COMMAND.match(script, at)
        if found is None:
            return None
        expressions = [found["lines"], found["until"], found["old"]]
        patterns = [None if each is None else regex.compiled(each if wide else extended(each)) for each in expressions]
        if any(each is not None and made is None for each, made in zip(expressions, patterns, strict=True)):
            return None
        new = re.sub(r"\\(\d)", r"\\g<\1>", re.sub(r"(?<!\\)&", r"\\g<0>", found["new"] or ""))
        address = found["address"] or ""
        letters = found["flags"] or found["plain"] or ""
        ranged = found["until"] is not None or (found["lines"] is not None and address.endswith(",$"))
        out.append(_Edit(address, patterns[0], patterns[1], ranged, bool(found["negated"]), patterns[2], new, letters))
        at = found.end()
    return out


def _in_range(address: str, line: int, count: int) -> bool:
    """Return whether a line has this number, or one of those from the first to the second."""
    first, _, last = (str(count) if each == "$" else each for each in address.partition(","))
    return not first or int(first) <= line <= max(int(last or first), int(first))


def _chosen(lines: Sequence[str], edit: _Edit) -> set[int]:
    """Return the places of the lines that the command is for, by their numbers or by a range."""
    found: set[int] = set()
    inside = False
    for at, line in enumerate(lines):
        if edit.selected is None:
            here = _in_range(edit.address, at + 1, len(lines))
        elif edit.ranged:
            here = inside or edit.selected.search(line) is not None
            ends = inside and edit.until is not None and edit.until.search(line) is not None
            inside = here and not ends
        else:
            # What a line is when its turn comes decides.
            here = not edit.negated
        if here is not edit.negated:
            found.add(at)
    return found


def _printed(given: Sequence[str], edits: Sequence[_Edit], *, quiet: bool) -> list[str]:
    """Return the lines that sed prints for those that it is given."""
    chosen = [_chosen(given, each) for each in edits]
    return [
        out
        for at, line in enumerate(given)
        for out in _edited(line, [each for each, some in zip(edits, chosen, strict=True) if at in some], quiet=quiet)
    ]


def _edited(line: str, edits: Sequence[_Edit], *, quiet: bool) -> list[str]:
    """Return the lines that sed prints for a line, of the commands that are for it."""
    out: list[str] = []
    for each in edits:
        plain = each.selected is not None and not each.ranged
        if plain and each.selected is not None and (each.selected.search(line) is None) is not each.negated:
            continue
        if each.pattern is None:
            if each.letters == "d":
                return out
            out += [line] if each.letters == "p" else []
            continue
        with contextlib.suppress(re.error, IndexError):
            line, changed = each.pattern.subn(each.new, line, count=0 if "g" in each.letters else 1)
            out += [line] if changed and "p" in each.letters else []
    return out if quiet else [*out, line]


def _unedited(wanted: str, edits: Sequence[_Edit]) -> Iterator[str]:
    """Yield texts that sed might make `wanted` of."""
    lines = wanted.rstrip("\n").split("\n")
    for each in edits:
        for pattern in (each.pattern, each.selected):
            members = [] if pattern is None else regex.witnesses(pattern.pattern).members
            for member in members[:2]:
                found = pattern.search(member) if pattern else None
                if found is not None and found.re.groups:
                    before, after = member[: found.start(1)], member[found.end(1) :]
                    yield "".join(f"{before}{line}{after}\n" for line in lines)
                yield "".join(f"{member}{line}\n" for line in lines)
                yield "".join(f"{line}{member}\n" for line in lines)
        # Lines of a heading, which are left out by their numbers.
        for number in re.findall(r"\d{1,3}", each.address if each.selected is None else ""):
            yield from (f"{_HEADING * count}{wanted}" for count in (int(number) - 1, int(number)))
    yield wanted


def awk(call: Call) -> Result:
    """Act out `awk`."""
    operands = list(call.operands)
    if not operands or "f" in call.options:
        return _unknown(call)
    script = operands.pop(0).text
    operands = [each for each in operands if not _ASSIGNMENT.match(each.text)]
    inner = call._replace(operands=tuple(operands))
    text = EMPTY if _reads_nothing(script) else inner.input()
    if isinstance(text, Result):
        return text._replace(status=2)
    separator = call.options.get("F", " ").replace("\\t", "\t")
    variables = _variables(call)
    try:
        found = awk_run(script, lines_of(text), separator, variables)
    except UnsupportedError:
        call.shell.write(unsure(text.text, text))
        return Result(0, Question(Ask.ANY), sure=False)
    origins = _variable_origins(call, script, lines_of(text), separator)
    if text.term is not None:
        own = Inverted(text, lambda wanted: awk_inputs(script, wanted, text.text, separator, variables))
        # What the program reads decides more often than its variables.
        origins.insert(0, Value(found.text, own, text.sure))
    term = None if not origins else origins[0].term if len(origins) == 1 else Through(tuple(origins))
    made = Value(found.text, term, text.sure and all(each.sure for each in origins))
    call.shell.write(made)
    for name, written in found.files:
        leave(call, name, through(written, text))
    if text.term is not None and awk_leaves(script):
        more = Inverted(text, lambda _: leaving_inputs(script, text.text, separator, variables))
        call.shell.stage.leaving.append(Value(text.text, more))
    return Result(found.status, Question(Ask.ANY, (made,)), text.sure)


def _variable_origins(call: Call, script: str, lines: list[str], separator: str) -> list[Value]:
    """Return the variables given with `-v` that come from elsewhere, each with what the program makes of another."""
    variables = _variables(call)
    out: list[Value] = []
    for before, each in pairwise(call.arguments):
        name, mark, _ = each.text.partition("=")
        if before.text != "-v" or not mark or each.term is None:
            continue

        def inputs(wanted: str, name: str = name) -> Iterator[str]:
            for text in variable_inputs(script, wanted, lines, separator, variables, name):
                yield f"{name}={text}"

        out.append(Value(each.text, Inverted(each, inputs), each.sure))
    return out


def _reads_nothing(script: str) -> bool:
    """Return whether the program has nothing but a BEGIN rule."""
    return script.lstrip().startswith("BEGIN") and "}" not in script.strip()[:-1]


_ASSIGNMENT = re.compile(r"[A-Za-z_]\w*=")


def _variables(call: Call) -> dict[str, str]:
    words = [each.text for each in call.arguments]
    given = [after for word, after in pairwise(words) if word == "-v"]
    given += [word[2:] for word in words if word.startswith("-v") and len(word) > len("-v")]
    given += [each.text for each in call.operands[1:] if _ASSIGNMENT.match(each.text)]
    return dict(each.partition("=")[::2] for each in given)


def _unknown(call: Call) -> Result:
    text = call.shell.reader().rest()
    call.shell.write(unsure(text.text, text))
    return Result(0, Question(Ask.ANY), sure=False)
