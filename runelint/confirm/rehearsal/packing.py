"""Core tools in a rehearsal: those that pack files, and those that tell of files which have to be there."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from runelint.confirm.rehearsal.archives import PACKERS, packed, unpacked
from runelint.confirm.rehearsal.call import parsed
from runelint.confirm.rehearsal.tar import tar
from runelint.confirm.rehearsal.values import Ask, Inverted, Question, Result, Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from runelint.confirm.rehearsal.shell import Shell

# What packers add to the name of a file that they take the place of; `zstd` lets it stay.
_SUFFIXES = {"gzip": ".gz", "bzip2": ".bz2", "xz": ".xz", "zstd": ".zst"}
_UNPACKERS = {"gunzip", "zcat"}
_UNPACKING = {"d", "--decompress", "--uncompress"}
_PRINTING = {"c", "--stdout", "--to-stdout"}
_TESTING = {"t", "--test"}
_SUMS = {"b2sum", "cksum", "md5sum", "sha1sum", "sha256sum", "sha512sum"}
# Letters of options with a value.
_VALUED = {"df": "txB", "gzip": "S", "gunzip": "S", "xz": "TF", "zstd": "T"}


def packing_tool(shell: Shell, name: str, arguments: Sequence[Value]) -> Result | None:
    """Return the result of such a tool, as far as it is known: None when all it needs is there, and it is a guess."""
    if name == "tar":
        return tar(shell, arguments)
    if name in {*_SUFFIXES, *_UNPACKERS} and (result := _unpacked(shell, name, arguments)) is not None:
        return result
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


def _unpacked(shell: Shell, name: str, arguments: Sequence[Value]) -> Result | None:
    """Return the result of unpacking to stdout, or of a look at what is packed; None where it is something else."""
    call = parsed(shell, arguments, _VALUED.get(name, ""))
    options = set(call.options)
    tests = bool(_TESTING & options)
    packer = name if name in _SUFFIXES else "gzip"
    prints = name == "zcat" or not call.operands or bool(_PRINTING & options)
    unpacks = name in _UNPACKERS or bool(_UNPACKING & options)
    if packer not in PACKERS or not (tests or (unpacks and prints)):
        return None
    text = call.input()
    if isinstance(text, Result):
        return text
    if text.term is None:
        return None
    found = unpacked(text.text, packer)
    readable = Inverted(text, lambda wanted: (packed(wanted, packer) if wanted else "value\n",))
    question = Question(Ask.FILLED, (Value("" if found is None else "value", readable),))
    if not tests:
        # What is not packed is nothing to those who read on, and might be something.
        shell.write(Value(found or "", Inverted(text, lambda wanted: (packed(wanted, packer),)), text.sure))
    return Result(1 if found is None else 0, question, text.sure)


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
