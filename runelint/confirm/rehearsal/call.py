"""A command of a rehearsal with its arguments, and what it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from runelint.confirm.rehearsal.values import (
    EMPTY,
    Ask,
    Question,
    Result,
    Value,
    chained,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.confirm.rehearsal.shell import Shell


class Call(NamedTuple):
    """A command with its arguments: options and operands apart, and what it reads."""

    shell: Shell
    arguments: tuple[Value, ...]
    options: dict[str, str]
    operands: tuple[Value, ...]

    def input(self) -> Value | Result:
        """Return what the operands or stdin hold, or the failure when a file is missing."""
        files = [each for each in self.operands if each.text != "-"]
        if not files:
            return self.shell.reader().rest()
        return read_files(self.shell, files)


def read_files(shell: Shell, files: Sequence[Value]) -> Value | Result:
    """Return what the files hold, or the failure when one is missing."""
    texts: list[Value] = []
    for file in files:
        path = shell.path(file.text)
        piped = shell.stage.pipes.get(file.text)
        found = shell.stage.found(path)
        if piped is not None:
            texts.append(piped)
        elif found is None or found.directory:
            return Result(1, Question(Ask.FILE, (file,), f"-f {path}"))
        else:
            texts.append(found.text)
    return chained(texts) if texts else EMPTY


def parsed(shell: Shell, arguments: Sequence[Value], valued: str) -> Call:
    """Return the call; letters in `valued` are options with a value."""
    options: dict[str, str] = {}
    operands: list[Value] = []
    waiting = list(arguments)
    while waiting:
        word = waiting.pop(0)
        text = word.text
        if text == "--":
            operands += waiting
            break
        if text.startswith("--"):
            name, _, value = text.partition("=")
            options[name] = value
        elif text.startswith("-") and len(text) > 1:
            for index, letter in enumerate(text[1:], start=2):
                if letter in valued:
                    options[letter] = text[index:] or (waiting.pop(0).text if waiting else "")
                    break
                options[letter] = ""
        else:
            operands.append(word)
    return Call(shell, tuple(arguments), options, tuple(operands))
