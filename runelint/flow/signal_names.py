"""The names of signals, which commands may be given in several forms (bash(1), `trap` and `kill`)."""

from __future__ import annotations

# Those whose number is the same on every Linux.
_NUMBERS = {"1": "HUP", "2": "INT", "3": "QUIT", "6": "ABRT", "9": "KILL", "13": "PIPE", "14": "ALRM", "15": "TERM"}
_PSEUDO = {"0": "EXIT"}


def signal_named(word: str) -> str:
    """Return the name of the signal that `word` means: its name in any letters, with `SIG` or without, or its number.

    The number 0 is the end of the shell.
    """
    upper = word.upper().removeprefix("SIG")
    return _PSEUDO.get(upper) or _NUMBERS.get(upper, upper)
