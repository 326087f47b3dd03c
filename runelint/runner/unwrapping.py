"""The part of a double that does as `sudo` does: it drops its own options and becomes the command behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.flow.command_table import Entry, entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Variables of the script begin with `__`: an exported one of the same name would reach the command changed.

# What a wrapper exits with when the command is not there: sudo(8), doas(1); the others do as env(1).
_NOT_FOUND = {"sudo": 1, "doas": 1}
_ANY = Entry("unknown", "unknown", runs=True, assignments=True)
_SHELL = "/bin/sh"


def unwrapping(name: str) -> str:
    """Return shell code that becomes the command which the arguments of `name` hold; it goes on if they hold none.

    Which options have a value, and what else stands before the command, is what `commands.toml` says; of a command
    that it does not know, words with a dash are options without one.
    """
    found = entry(name) or _ANY
    return "\n".join(
        [
            "__c=; __w=",
            'while [ "$#" -gt 0 ]; do case "$1" in',
            "--) shift; break;;",
            *_options(found),
            "-?*) shift;;",
            *_operand(found),
            "esac; done",
            f'[ -z "$__c" ] || exec {_SHELL} -c "$__c"',
            *_command(found, name),
        ]
    )


def _options(found: Entry) -> Iterator[str]:
    """Yield the cases for options that have a value or whose value is shell code."""
    yield from _code(found.code_with)
    values = [option for option in found.values if option not in found.code_with]
    with_mark = f"case ' {' '.join(found.runs_with)} ' in *\" ${{1%%=*}} \"*) __w=1;; esac; " if found.runs_with else ""
    if values:
        yield f"{'|'.join(values)}) {with_mark}{_drop(2)};;"
    yield f"--*) {with_mark}shift;;"
    letters = "".join(option[1] for option in (*values, *found.attached) if _is_short(option))
    if letters and not found.words:
        glued = "".join(option[1] for option in found.attached if _is_short(option) and option not in values)
        drop = f"case {glued} in *$__l*) ;; *) {_drop(1)};; esac" if glued else _drop(1)
        ends = f"[{letters}]) __o=; {drop}"
        yield (
            f'-?*) {with_mark}__o=${{1#-}}; shift; while [ -n "$__o" ]; do __l=${{__o%"${{__o#?}}"}}; case "$__o" in '
            f"{ends};; [{letters}]*) __o=;; *) __o=${{__o#?}};; esac; done;;"
        )


def _code(options: Sequence[str]) -> Iterator[str]:
    for option in options:
        yield f'{option}) shift; __c="${{1-}}"; {_drop(1)};;'
        if not _is_short(option):
            yield f'{option}=*) __c="${{1#*=}}"; shift;;'


def _operand(found: Entry) -> Iterator[str]:
    """Yield the cases for a word that is no option."""
    if not found.runs:
        yield "*) shift;;"
    elif found.runs_with:
        yield '*) [ -z "$__w" ] || break; shift;;'
    else:
        yield "*) break;;"


def _command(found: Entry, name: str) -> Iterator[str]:
    """Yield the lines that become the command, after the words which stand before it."""
    if found.assignments:
        yield 'while [ "$#" -gt 0 ]; do case "$1" in *=*) ;; *) break;; esac'
        yield "case \"${1%%=*}\" in ''|[0-9]*|*[!A-Za-z0-9_]*) break;; esac"
        yield 'export "$1"; shift; done'
    yield from [_drop(1)] * found.skip
    yield 'if [ "${1-}" = -- ]; then shift; fi'
    if found.joins:
        yield f'[ "$#" -eq 0 ] || exec {_SHELL} -c "$*"'
    missing = f"{{ printf '{name}: %s: command not found\\n' \"$1\" >&2; exit {_NOT_FOUND.get(name, 127)}; }}"
    yield f'if [ "$#" -gt 0 ]; then command -v "$1" >/dev/null || {missing}; exec "$@"; fi'


def _drop(count: int) -> str:
    """Return code that drops the next words if they are there: `shift` beyond the end is fatal (dash(1))."""
    return "; ".join(['if [ "$#" -gt 0 ]; then shift; fi'] * count)


def _is_short(option: str) -> bool:
    return len(option) == 2 and option[0] == "-"  # noqa: PLR2004 - a dash and a letter
