"""The command line of jq: where the program stands, and what the words before and behind it mean (jq(1), main.c)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LONG = {
    "--null-input": "n",
    "--raw-input": "R",
    "--slurp": "s",
    "--compact-output": "c",
    "--raw-output": "r",
    "--join-output": "j",
    "--raw-output0": "j",
    "--from-file": "f",
    "--exit-status": "e",
    "--seq": "?",
    "--stream": "?",
    "--color-output": "?",
}
# `-1` is a program.
_OPTION = re.compile(r"-[-A-Za-z]")
_NAMED = {"--arg", "--argjson", "--slurpfile", "--rawfile", "--argfile"}
_ONE_VALUE = {"-L", "--indent", "--library-path"}
_REST = {"--args", "--jsonargs"}

Word = TypeVar("Word")
"""Words of Bash, of an analysis or of a rehearsal."""


class Call(NamedTuple, Generic[Word]):
    """One call: the program (None where there is none to be seen), flags, named values, and the files that it reads.

    `flags` has a letter for each option that matters, and `?` where something is not known. With `f` the program is the
    name of the file that it stands in. `variables` have their names, the options that give them, and their values;
    `positional` are the values of `$ARGS.positional`, each with its option.
    """

    program: Word | None
    flags: frozenset[str]
    variables: tuple[tuple[str, str, Word], ...]
    files: tuple[Word, ...]
    positional: tuple[tuple[str, Word], ...] = ()


def read(
    words: Sequence[Word], known: Callable[[Word], str | None], *, several: Callable[[Word], bool] = lambda _: False
) -> Call[Word]:
    """Return what `words`, those behind `jq`, ask for.

    `known` gives the text of a word, or None; `several` tells of one that may stand for any number of them.
    """
    flags: set[str] = set()
    variables: list[tuple[str, str, Word]] = []
    positional: list[tuple[str, Word]] = []
    operands: list[Word] = []
    rest = list(words)
    kind = ""
    ended = False
    while rest:
        word = rest.pop(0)
        text = known(word)
        if text is None or ended or not _OPTION.match(text):
            if kind and operands:
                positional.append((kind, word))
            elif text is None and several(word):
                flags.add("?")
            else:
                operands.append(word)
        elif text == "--":
            ended = True
        elif text in _NAMED and len(rest) > 1:
            variables.append((known(rest.pop(0)) or "?", text, rest.pop(0)))
        elif text in _ONE_VALUE and rest:
            rest.pop(0)
        elif text in _REST:
            kind = text
        elif text.startswith("--"):
            flags.add(_LONG.get(text, ""))
        elif not text.startswith("-L"):
            flags.update("?" if letter == "C" else letter for letter in text[1:])
    program = operands[0] if operands else None
    return Call(program, frozenset(flags), tuple(variables), tuple(operands[1:]), tuple(positional))
