"""`tar` in a rehearsal."""

from __future__ import annotations

import posixpath
from functools import partial
from typing import TYPE_CHECKING

from runelint.confirm.rehearsal.archives import archive, members
from runelint.confirm.rehearsal.shell import FileText
from runelint.confirm.rehearsal.values import EMPTY, Ask, Inverted, Question, Result, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from runelint.confirm.rehearsal.shell import Shell

_LONG = {"--create": "c", "--extract": "x", "--get": "x", "--list": "t", "--append": "r", "--update": "u",
         "--to-stdout": "O", "--gzip": "z", "--bzip2": "j", "--xz": "J", "--verbose": "v"}  # fmt: skip
_PACKERS = {"z": "gzip", "j": "bzip2", "J": "xz"}
_STRIP = "--strip-components"
# What they change nobody sees.
_HARMLESS = {"--no-same-owner", "--no-same-permissions", "--same-owner", "--overwrite", "--touch", "--numeric-owner",
             "--warning", "--delay-directory-restore", "--keep-old-files", "--skip-old-files"}  # fmt: skip
_BROKEN = 2
# More folders than that stand above nothing.
_DEEPEST = 64
# What is in an archive that nothing is asked of but that it is one.
_ANY_NAME = "value"


class _Asked:
    """What `tar` is asked for: `letters` of its options, the archive, the folder, and what goes in or comes out.

    `known` is False where there are options whose effect is not acted out.
    """

    def __init__(self, arguments: Sequence[Value]) -> None:
        """Read its words (tar(1), Option styles)."""
        self.letters = ""
        self.archive: Value | None = None
        self.folder: Value | None = None
        self.members: list[Value] = []
        self.stripped = 0
        self.known = True
        waiting = list(arguments)
        is_first = True
        while waiting:
            word = waiting.pop(0)
            text = word.text
            if text.startswith("--"):
                self._long(word, waiting)
            elif text.startswith("-") or is_first:
                self._short(text.lstrip("-"), waiting)
            else:
                self.members.append(word)
            is_first = False

    @property
    def packer(self) -> str:
        """The name of what packs the archive; nothing where it is not said."""
        return next((name for letter, name in _PACKERS.items() if letter in self.letters), "")

    def _long(self, word: Value, waiting: list[Value]) -> None:
        name, mark, text = word.text.partition("=")
        if name in {"--file", "--directory"} and (mark or waiting):
            value = Value(text, None, word.sure) if mark else waiting.pop(0)
            if name == "--file":
                self.archive = value
            else:
                self.folder = value
        elif name == _STRIP and text.isdecimal():
            self.stripped = min(int(text), _DEEPEST)
        elif name not in _LONG and name not in _HARMLESS:
            self.known = False
        self.letters += _LONG.get(name, "")

    def _short(self, letters: str, waiting: list[Value]) -> None:
        for letter in letters:
            self.letters += letter
            if letter not in "fCTXI" or not waiting:
                continue
            value = waiting.pop(0)
            if letter == "f":
                self.archive = value
            elif letter == "C":
                self.folder = value
            else:
                self.known = False


def tar(shell: Shell, arguments: Sequence[Value]) -> Result | None:
    """Act out `tar`, as far as files have to be there or come to be there; None where it is a guess what it does."""
    asked = _Asked(arguments)
    folder = shell.directory if asked.folder is None else shell.path(asked.folder.text)
    found = shell.stage.found(folder)
    if asked.folder is not None and (found is None or not found.directory):
        return _missing(shell, asked.folder, "-d")
    if "c" not in asked.letters:
        return _opened(shell, asked, folder)
    given = asked.archive
    if given is None or given.text == "-":
        return None
    path = shell.path(given.text)
    into = shell.stage.found(posixpath.dirname(path))
    if into is None or not into.directory:
        return _missing(shell, given, "-d", posixpath.dirname(path))
    for member in asked.members:
        inner = posixpath.normpath(posixpath.join(folder, member.text))
        if shell.stage.found(inner) is None:
            return _missing(shell, member, path=inner)
    shell.stage.files[path] = FileText(Value("", EMPTY.term, sure=False))
    return Result(0, Question(Ask.ANY)) if asked.members and "T" not in asked.letters else None


def _missing(shell: Shell, value: Value, operator: str = "-e", path: str = "") -> Result:
    return Result(1, Question(Ask.FILE, (value,), f"{operator} {path or shell.path(value.text)}"))


def _opened(shell: Shell, asked: _Asked, folder: str) -> Result | None:
    """Return the result of reading an archive: what is none makes tar fail, and something else can make it be one."""
    given = asked.archive
    if given is None or given.text == "-":
        text = shell.reader().rest()
    else:
        found = shell.stage.found(shell.path(given.text))
        if found is None or found.directory:
            return _missing(shell, given, "-f")
        text = found.text
    if not asked.known or text.term is None or not {"x", "t"} & set(asked.letters):
        return None
    known = {} if not text.text and not asked.packer else members(text.text, asked.packer)
    names = [posixpath.normpath(each.text) for each in asked.members]

    def instead(files: Mapping[str, str]) -> tuple[str, ...]:
        return (archive({**(known or {}), **files}, asked.packer),)

    def readable(wanted: str) -> tuple[str, ...]:
        return instead(dict.fromkeys(names or [_ANY_NAME], wanted)) if wanted else ("value\n",)

    chosen = None if known is None else _chosen(known, names)
    question = Question(Ask.FILLED, (Value("" if chosen is None else "value", Inverted(text, readable)),))
    if "t" in asked.letters:
        _list(shell, asked, text, chosen or {})
    elif "O" in asked.letters:
        first = next(iter(chosen or names), _ANY_NAME)
        term = Inverted(text, lambda wanted: instead({first: wanted}))
        shell.write(Value("".join((chosen or {}).values()), term, text.sure))
    elif chosen is not None:
        _extract(shell, folder, asked, text, chosen)
        above = "top/" * asked.stripped
        more = partial(_member, text, lambda name: instead({above + name: "value\n"}))
        shell.stage.told.append((more, folder))
    return Result(_BROKEN if chosen is None else 0, question, text.sure)


def _member(text: Value, holding: Callable[[str], tuple[str, ...]], name: str) -> Value:
    """Return what has a file `name` come out of the archive `text`."""
    return Value("", Inverted(text, lambda _: holding(name)))


def _chosen(known: Mapping[str, str], names: Sequence[str]) -> dict[str, str] | None:
    """Return what is asked for of an archive: all, or what has the names or stands below them; None if one is not."""
    if not names:
        return dict(known)
    found = {each: text for each, text in known.items() if any(_is_below(each, name) for name in names)}
    return found if all(any(_is_below(each, name) for each in known) for name in names) else None


def _is_below(member: str, name: str) -> bool:
    member = posixpath.normpath(member)
    return member == name or member.startswith(f"{name}/")


def _list(shell: Shell, asked: _Asked, text: Value, chosen: Mapping[str, str]) -> None:
    """Print the names of what is in the archive."""
    lines = "".join(f"{name}\n" for name in chosen)

    def named(wanted: str) -> tuple[str, ...]:
        return (archive({line: "value\n" for line in wanted.split("\n") if line}, asked.packer),)

    shell.write(Value(lines, Inverted(text, named), text.sure and "v" not in asked.letters))


def _extract(shell: Shell, folder: str, asked: _Asked, text: Value, chosen: Mapping[str, str]) -> None:
    """Have what is in the archive below the folder."""
    for name, content in chosen.items():
        parts = posixpath.normpath(name).split("/")[asked.stripped :]
        if not parts:
            continue
        path = posixpath.join(folder, *parts)
        others = {**chosen}

        def inside(wanted: str, name: str = name, others: Mapping[str, str] = others) -> tuple[str, ...]:
            return (archive({**others, name: wanted}, asked.packer),)

        shell.stage.files[path] = FileText(Value(content, Inverted(text, inside), text.sure))
        for depth in range(1, len(parts)):
            above = posixpath.join(folder, *parts[:depth])
            shell.stage.files.setdefault(above, FileText(EMPTY, directory=True, mode=0o755))
