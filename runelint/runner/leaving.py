"""Files that a double writes: those that an option such as `-o` names, or one in the folder that it names."""

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
    yield '__below() { [ ! -d "$1" ] || __write "$1/$2"; }'
    yield "__leave() {"
    for entry in double.leaves:
        option, mark, below = entry.partition("/")
        if mark and not option:
            yield f'for __last in "$@"; do :; done; __below "$__last" {quote(below)}'
    yield 'while [ "$#" -gt 0 ]; do case "$1" in'
    for entry in double.leaves:
        option, mark, below = entry.partition("/")
        write, end = ("__below", f" {quote(below)}") if mark else ("__write", "")
        if option.startswith("--"):
            yield f'{option}) {write} "$2"{end};; {option}=*) {write} "${{1#*=}}"{end};;'
        elif len(option) == _SHORT:
            yield f'{option}|-[A-Za-z]*{option[1]}) {write} "$2"{end};; {option}?*) {write} "${{1#??}}"{end};;'
        elif option:
            yield f'{option}) {write} "$2"{end};;'
    yield "esac; shift; done; }"


def left_text(name: str, double: Double) -> str:
    """Return what stands in the files: what the command would print."""
    return double.answer.stdout or f"{name}\n"


def left_files(double: Double, arguments: Sequence[str]) -> list[str]:
    """Return the files that the double writes for these arguments, as its script does it where their folders are."""
    last = arguments[-1] if arguments else ""
    out = [f"{last}{entry}" for entry in double.leaves if entry.startswith("/") and last]
    for at, word in enumerate(arguments):
        after = arguments[at + 1] if at + 1 < len(arguments) else ""
        for entry in double.leaves:
            option, mark, below = entry.partition("/")
            named = named_by(option, word, after) if option else ""
            if named is not None and option:
                out.append(f"{named}{mark}{below}" if named not in {"", "-"} else "")
                break
    return [each for each in out if each not in {"", "-"}]


def named_by(option: str, word: str, after: str) -> str | None:
    """Return what `word` names if it is the option, together with the word `after` it; None where it is another."""
    short = len(option) == _SHORT
    bundle = short and word.startswith("-") and word[1:].isalpha() and word.endswith(option[1])
    if word == option or bundle:
        return after
    if word.startswith(f"{option}=") and option.startswith("--"):
        return word.partition("=")[2]
    return word[_SHORT:] if short and word.startswith(option) else None
