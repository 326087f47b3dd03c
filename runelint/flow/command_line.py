"""A command line, taken apart into options and operands by what the table says about its command."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from runelint.flow.command_table import Entry, by_name, entry

Words = Sequence[str | None]
STDOUT_FILES = frozenset({"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"})
"""Names of files that are the stdout of who opens them."""
# The length of `-qq`, which is `-q` twice.
_TWICE = 3


class Option(NamedTuple):
    """An option as it was written, with its value and the index of the word that holds the value."""

    name: str
    value: str | None = None
    at: int = -1


@dataclass(slots=True)
class Line:
    """A command line taken apart by what its entry says about options."""

    words: Words
    options: list[Option]
    operands: list[int]

    def has(self, marks: Sequence[str]) -> bool:
        """Return whether one of `marks` was given: `-q`, `-O -` (with that value), `-d` or `of=` (an operand).

        Of a mark with `&` all parts have to be given, but for those with `not `.
        """
        return any(all(self._holds(part) for part in mark.split(" & ")) for mark in marks)

    def _holds(self, part: str) -> bool:
        given = any(True for _ in self.places(part.removeprefix("not ")))
        return given is not part.startswith("not ")

    def places(self, mark: str) -> Iterator[int]:
        """Yield the index of the value of each option, or the operand, that `mark` stands for."""
        if mark.startswith("-") and mark != "-":
            name, _, value = mark.partition(" ")
            names = [option.name for option in self.options]
            if len(name) == _TWICE and name[1] == name[2] and names.count(name[:2]) > 1:
                yield -1
            for option in self.options:
                written = "-" if option.value in STDOUT_FILES else option.value
                if option.name == name and value in ("", option.value, written):
                    yield option.at
            return
        for index in self.operands:
            text = self.words[index] or ""
            begins = mark.endswith("=") and text.startswith(mark)
            if text == mark or begins or (mark.startswith("=") and text.endswith(mark)):
                yield index


def read(found: Entry, line: Line, name: str) -> Entry:
    """Fill in `line`; return the entry of the sub-command that it names, or `found` if it names none."""
    subs: tuple[str, ...] = ()
    start = 0
    while found.sub:
        _read(found._replace(stops=True), line, start)
        if not line.operands:
            return found
        first = line.operands[0]
        line.operands.clear()
        word = line.words[first]
        child = None if word is None else entry(name, *subs, word)
        if word is None or child is None:
            line.operands.append(first)
            _read(found, line, first + 1)
            return found if word is not None else _any_sub(found, name, subs)
        found, subs, start = child, (*subs, word), first + 1
    stop = _read(found._replace(stops=found.stops or (found.runs and not found.runs_with)), line, start)
    if found.expression:
        _read_expression(found, line, stop)
    return found


def _any_sub(found: Entry, name: str, subs: tuple[str, ...]) -> Entry:
    """Return what holds for every sub-command of `found`: the answer when the word that names one is not known."""
    children = [child for sub in by_name(found.sub or {}) if (child := entry(name, *subs, sub))]
    stdout = {child.stdout for child in (found, *children)}
    fails = {child.fails for child in (found, *children)}
    return found._replace(
        stdout=found.stdout if len(stdout) == 1 else "unknown",
        fails=found.fails if len(fails) == 1 else "unknown",
    )


def _read_expression(found: Entry, line: Line, start: int) -> None:
    """Add the words of a `find` expression as options, without those of the commands that it runs."""
    inside = {at for run in expression_commands(found, line) for at in run}
    for index in range(start, len(line.words)):
        word = line.words[index]
        if word is not None and word.startswith("-") and index not in inside:
            line.options.append(Option(word, at=index + 1))


def expression_commands(found: Entry, line: Line) -> Iterator[range]:
    """Yield the command lines between `-exec` and `;` or `+`."""
    begin = 0
    for index, word in enumerate(line.words):
        if not begin and word in found.runs_with:
            begin = index + 1
        elif begin and word in (";", "\\;", "+"):
            yield range(begin, index)
            begin = 0


def _read(entry: Entry, line: Line, start: int) -> int:
    """Add the options and operands of `line` from `start` on; return the index where that stopped."""
    index, words = start, line.words
    if entry.old_style and index < len(words) and not (words[index] or "-").startswith("-"):
        index = _read_old_style(entry, line, index)
    while index < len(words):
        word = words[index]
        if entry.expression and word is not None and word.startswith(("-", "(", "!", "\\(")):
            break
        if word == "--":
            line.options.append(Option(word))
            index += 1
        elif word is not None and word.startswith("-") and word != "-":
            index = _read_option(entry, line, index)
            continue
        elif not entry.stops:
            line.operands.append(index)
            index += 1
            continue
        line.operands.extend(range(index, len(words)))
        return index
    return index


def _read_option(entry: Entry, line: Line, index: int) -> int:
    """Add the option, or the bundle of them, that stands at `index`; return the index behind it and its values."""
    word = line.words[index] or ""
    name, equals, value = word.partition("=")
    if word in entry.pairs:
        return _with_value(line, word, index + 2)
    if word in entry.values:
        return _with_value(line, word, index + 1)
    if word.startswith("--") or entry.words:
        line.options.append(Option(name, value if equals else None, index if equals else -1))
        return index + 1
    for at, letter in enumerate(word[1:], 2):
        name = f"-{letter}"
        if name in entry.attached or (name in entry.values and word[at:]):
            line.options.append(Option(name, word[at:], index))
            return index + 1
        if name in entry.values:
            return _with_value(line, name, index + 1)
        line.options.append(Option(name))
    return index + 1


def _with_value(line: Line, name: str, at: int) -> int:
    line.options.append(Option(name, line.words[at], at) if at < len(line.words) else Option(name))
    return at + 1


def _read_old_style(entry: Entry, line: Line, index: int) -> int:
    """Add the options of `tar xvf FILE`: letters with no dash, whose values follow in their order."""
    behind = index + 1
    for letter in line.words[index] or "":
        if f"-{letter}" in entry.values:
            behind = _with_value(line, f"-{letter}", behind)
        else:
            line.options.append(Option(f"-{letter}"))
    return behind
