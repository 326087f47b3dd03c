"""Files that a double writes: those that an option such as `-o` names."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from runelint.runner.scenario import Double

_SHORT = 2


def leaving(name: str, double: Double) -> Iterator[str]:
    """Yield shell code that defines `__leave`, which writes the files that its arguments name."""
    if not double.leaves:
        return
    text = quote(left_text(name, double))
    yield f'__write() {{ case "$1" in ""|-) return;; esac; printf %s {text} >"$1"; }} 2>/dev/null'
    yield '__leave() { while [ "$#" -gt 0 ]; do case "$1" in'
    for option in double.leaves:
        if option.startswith("--"):
            yield f'{option}) __write "$2";; {option}=*) __write "${{1#*=}}";;'
        elif len(option) == _SHORT:
            yield f'{option}|-[A-Za-z]*{option[1]}) __write "$2";; {option}?*) __write "${{1#??}}";;'
        else:
            yield f'{option}) __write "$2";;'
    yield "esac; shift; done; }"


def left_text(name: str, double: Double) -> str:
    """Return what stands in the files: what the command would print."""
    return double.answer.stdout or f"{name}\n"


def left_files(double: Double, arguments: Sequence[str]) -> list[str]:
    """Return the files that the double writes for these arguments, as its script does it."""
    out: list[str] = []
    for at, word in enumerate(arguments):
        after = arguments[at + 1] if at + 1 < len(arguments) else ""
        for option in double.leaves:
            short = len(option) == _SHORT
            bundle = short and word.startswith("-") and word[1:].isalpha() and word.endswith(option[1])
            if word == option or bundle:
                out.append(after)
            elif word.startswith(f"{option}=") and option.startswith("--"):
                out.append(word.partition("=")[2])
            elif short and word.startswith(option):
                out.append(word[_SHORT:])
            else:
                continue
            break
    return [each for each in out if each not in {"", "-"}]
