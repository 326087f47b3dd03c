"""What the plugin's Bash is told before the plugin's first line, so that it traces what it executes.

Bash executes the file that BASH_ENV names before a script; line numbers, `$0` and BASH_SOURCE stay as they are. Not
with `-p` or `--posix`, and not in another shell.
"""

from __future__ import annotations

import re

DESCRIPTORS = range(250, 230, -1)
"""Where the trace may go: high enough for Bash not to use it (it begins at 10, and with its script at 255)."""

DEEPEST = 40
"""So many functions around a command are named. In a deep recursion Bash would spend its time on naming them all."""

LOOKS = "${-},${BASH_SUBSHELL-},"
"""What stands before the places when the shell itself is looked at, too."""

PLACES = (
    # BASHPID and not BASH_SUBSHELL: a simple command in a pipeline forks before that one is raised.
    "$?:${LINENO-}:${BASHPID-}"
    # `[@]` is joined with blanks whatever IFS is. The name of a function holds no blank and no `|`.
    f":${{BASH_LINENO[@]:0:{DEEPEST}}}:${{FUNCNAME[@]:0:{DEEPEST + 1}}}"
    # `@Q` puts words in quotes, which are any words; deeper down there stands a function instead of the files.
    f"|${{FUNCNAME[{DEEPEST}]-${{BASH_SOURCE[@]@Q}}}}"
)

WITNESSES = "LINENO BASHPID BASH_SUBSHELL PS4 BASH_XTRACEFD"
"""What a plugin could change, so that records tell something else."""


def descriptor_for(text: bytes) -> int:
    """Return the descriptor that the trace of a plugin with this text goes to: one that the text does not name."""
    named = {int(number) for number in re.findall(rb"(?<!\d)2\d\d(?!\d)", text)}
    return next((number for number in DESCRIPTORS if number not in named), DESCRIPTORS[0])


def prefix_of(nonce: str) -> bytes:
    """Return what each record of the trace begins with, after the plus signs that show how deep Bash is."""
    return f"+@{nonce}:".encode()


def greeter(nonce: str) -> str:
    """Return the function whose record is the first of all: it tells which process is traced."""
    return f"__runelint_{nonce}"


def prelude_text(nonce: str, descriptor: int, *, looking: bool = False, strict: bool = False) -> bytes:
    """Return the file that BASH_ENV has to name. With `looking` each record tells options and depth of the shell.

    With `strict` our own library is traced, too: a plugin's functions may run in it. What a record is made of cannot be
    set or unset then, by whatever name, nor by a sum in a subscript (`${a[x]}` where `x` is `LINENO=9`).
    It is one function, so that the call can hand `$_` through: afterwards it is what it was. BASH_ENV goes first, so
    that no other Bash is traced, and nothing is exported: what the plugin starts has its ordinary environment.
    """
    name = greeter(nonce)
    lines = [
        f"{name}() {{",
        "unset BASH_ENV",
        f"unset -f {name}",
        f"BASH_XTRACEFD={descriptor}",
        f"PS4='+@{nonce}:{LOOKS if looking else ''}{PLACES}> '",
        *([f"readonly {WITNESSES}"] if strict else ()),
        "set -xT" if strict else "set -x",
        ":",
        "}",
        f'{name} "$_"',
    ]
    return "\n".join([*lines, ""]).encode()
