"""The first line of a script, by which the kernel starts its interpreter (execve(2), Interpreter scripts)."""

from __future__ import annotations

import re

_BASH = re.compile(r"(?:.*/)?r?bash[\d.-]*\Z")
_FIRST_LINE = re.compile(r"#![ \t]*(\S+)[ \t]*([^\n]*)")
# `env` has one argument, blanks and all, which it takes apart only when told to (env(1), -S).
_SPLIT = re.compile(r"-[iv0]*S[ \t]*(.*)|--split-string[= ](.*)")
_ASSIGNMENT = re.compile(r"[A-Za-z_]\w*=")
# Options of `env` that take a word.
_WITH_WORD = {"-u", "-C", "--unset", "--chdir"}
# The interpreter stands in one of the lines that follow (nix-shell(1), Use as a #!-interpreter).
_NIX = re.compile(r"^#![ \t]*nix-shell\b.*[ \t]-i[ \t]+(?:\S*/)?bash\b", re.MULTILINE)


def has_shebang(text: str) -> bool:
    """Return whether the first line of a script names an interpreter."""
    return _FIRST_LINE.match(text) is not None


def starts_bash(text: str) -> bool:
    """Return whether Bash is what the first line of a script starts."""
    found = _FIRST_LINE.match(text)
    if found is None:
        return False
    program, argument = found[1], found[2].strip()
    if not program.startswith("/"):
        # The kernel looks for it in the working directory.
        return False
    if program.rpartition("/")[2] == "env":
        words = _words_of_env(argument)
        if words[:1] == ["nix-shell"]:
            return _NIX.search(text) is not None
        return any(_BASH.match(word) for word in words)
    # Another program may be one that starts what its argument names, as `sudo` does.
    return _BASH.match(program) is not None or any(_BASH.match(word) for word in argument.split())


def _words_of_env(argument: str) -> list[str]:
    """Return the command that `env` runs; nothing when it refuses its argument or finds no such program."""
    split = _SPLIT.match(argument)
    if split is None:
        return [] if argument.startswith("-") or re.search(r"\s|=", argument) else [argument]
    words = (split[1] or split[2] or "").split()
    while words and (words[0].startswith("-") or _ASSIGNMENT.match(words[0])):
        if words.pop(0) in _WITH_WORD and words:
            words.pop(0)
    return words
