"""Core tools in a rehearsal: those that pack files, and those that tell of files which have to be there."""

from __future__ import annotations

import posixpath
from itertools import takewhile
from typing import TYPE_CHECKING

from runelint.confirm.rehearsal.call import parsed
from runelint.confirm.rehearsal.shell import FileText
from runelint.confirm.rehearsal.values import EMPTY, Ask, Question, Result, Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from runelint.confirm.rehearsal.shell import Shell

# What packers add to the name of a file that they take the place of; `zstd` lets it stay.
_SUFFIXES = {"gzip": ".gz", "bzip2": ".bz2", "xz": ".xz", "zstd": ".zst"}
_UNPACKERS = {"gunzip", "zcat"}
_SUMS = {"b2sum", "cksum", "md5sum", "sha1sum", "sha256sum", "sha512sum"}
# Letters of options with a value.
_VALUED = {"df": "txB", "gzip": "S", "gunzip": "S", "xz": "TF", "zstd": "T"}


def packing_tool(shell: Shell, name: str, arguments: Sequence[Value]) -> Result | None:
    """Return the result of such a tool, as far as it is known: None when all it needs is there, and it is a guess."""
    if name == "tar":
        return _tar(shell, arguments)
    if name in _SUFFIXES:
        return _packed(shell, name, arguments)
    for operand in _needed(shell, name, arguments):
        if shell.stage.found(shell.path(operand.text)) is None:
            # Room is asked for, and files are looked for, in folders.
            return _missing(shell, operand, "-d" if name in {"df", "find"} else "-f")
    return None


def _needed(shell: Shell, name: str, arguments: Sequence[Value]) -> Iterator[Value]:
    """Yield the operands of a tool that are files which have to be there."""
    if name == "find":
        yield from takewhile(lambda word: not word.text.startswith(("-", "(", "!")), arguments)
    elif name in {"df", "file"} | _SUMS | _UNPACKERS:
        operands = parsed(shell, arguments, _VALUED.get(name, "")).operands
        yield from (each for each in operands if each.text not in {"-", ""})


def _missing(shell: Shell, value: Value, operator: str = "-e", path: str = "") -> Result:
    return Result(1, Question(Ask.FILE, (value,), f"{operator} {path or shell.path(value.text)}"))


def _packed(shell: Shell, name: str, arguments: Sequence[Value]) -> Result | None:
    """Act out a packer: a file gets another name."""
    call = parsed(shell, arguments, _VALUED.get(name, ""))
    for operand in call.operands:
        path = shell.path(operand.text)
        found = shell.stage.found(path)
        if found is None:
            return _missing(shell, operand)
        if found.directory or {"d", "t", "l", "c", "decompress", "--decompress", "--stdout", "--test"} & set(
            call.options
        ):
            return None
        if name != "zstd" and not {"k", "--keep"} & set(call.options):
            shell.stage.files.pop(path, None)
        shell.stage.files[path + _SUFFIXES[name]] = found
    return Result(0, Question(Ask.ANY)) if call.operands else None


class _Archive:
    """What `tar` is asked for: `letters` of its options, the archive, the folder, and what goes in."""

    def __init__(self, arguments: Sequence[Value]) -> None:
        """Read its words (tar(1), Option styles)."""
        self.letters = ""
        self.archive: Value | None = None
        self.folder: Value | None = None
        self.members: list[Value] = []
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

    def _long(self, word: Value, waiting: list[Value]) -> None:
        name, mark, text = word.text.partition("=")
        if name in {"--file", "--directory"} and (mark or waiting):
            value = Value(text, None, word.sure) if mark else waiting.pop(0)
            if name == "--file":
                self.archive = value
            else:
                self.folder = value
        self.letters += {"--create": "c", "--extract": "x", "--list": "t", "--append": "r", "--update": "u"}.get(
            name, ""
        )

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


def _tar(shell: Shell, arguments: Sequence[Value]) -> Result | None:
    """Act out `tar`, as far as files have to be there or come to be there."""
    asked = _Archive(arguments)
    folder = shell.directory if asked.folder is None else shell.path(asked.folder.text)
    found = shell.stage.found(folder)
    if asked.folder is not None and (found is None or not found.directory):
        return _missing(shell, asked.folder, "-d")
    archive = asked.archive
    if archive is None or archive.text == "-":
        return None
    path = shell.path(archive.text)
    if "c" not in asked.letters:
        return None if shell.stage.found(path) is not None else _missing(shell, archive)
    into = shell.stage.found(posixpath.dirname(path))
    if into is None or not into.directory:
        return _missing(shell, archive, "-d", posixpath.dirname(path))
    for member in asked.members:
        inner = posixpath.normpath(posixpath.join(folder, member.text))
        if shell.stage.found(inner) is None:
            return _missing(shell, member, path=inner)
    shell.stage.files[path] = FileText(Value("", EMPTY.term, sure=False))
    return Result(0, Question(Ask.ANY)) if asked.members and "T" not in asked.letters else None
