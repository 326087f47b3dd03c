"""`echo` and `printf` in a rehearsal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.confirm.clock import dated
from runelint.confirm.rehearsal.values import EMPTY, SUCCESS, Result, Value, chained, through

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.confirm.rehearsal.shell import Shell
    from runelint.syntax import nodes

_DIRECTIVE = re.compile(r"%(?:%|[-+ #0']*(\*|\d+)?(?:\.(?:\*|\d+))?([a-zA-Z])|\(([^)]*)\)T)")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", '"': '"', "a": "\a", "0": "\0"}
_MOST_ROUNDS = 200


def echo(shell: Shell, node: nodes.Simple, arguments: Sequence[Value]) -> Result:
    """`echo`: the arguments with blanks between them."""
    del node
    words = list(arguments[1:])
    newline, escapes = True, False
    while words and re.fullmatch(r"-[neE]+", words[0].text):
        letters = words.pop(0).text
        newline = newline and "n" not in letters
        escapes = escapes or "e" in letters
    out: list[Value] = []
    for word in words:
        shown = through(_unescaped(word.text), word) if escapes else word
        out += [Value(" "), shown] if out else [shown]
    if not out and shell.stage.vanished is not None:
        # `echo $x` takes the blanks off: of nothing there is nothing left to say where it came from.
        out = [shell.stage.vanished]
    shell.write(chained([*out, Value("\n")] if newline else out or [EMPTY]))
    return SUCCESS


def printf(shell: Shell, node: nodes.Simple, arguments: Sequence[Value]) -> Result:
    """`printf`: the format, as often as there are arguments."""
    del node
    words = list(arguments[1:])
    variable = ""
    if len(words) > 1 and words[0].text == "-v":
        variable = words[1].text
        words = words[2:]
    if words and words[0].text == "--":
        words = words[1:]
    if not words:
        return Result(2)
    made = formatted(words[0], words[1:])
    if variable:
        shell.set(variable, made)
    else:
        shell.write(made)
    return SUCCESS


def formatted(form: Value, arguments: Sequence[Value]) -> Value:
    """Return what `printf` prints."""
    out: list[Value] = []
    waiting = list(arguments)
    for _ in range(_MOST_ROUNDS):
        before = len(waiting)
        at = 0
        for found in _DIRECTIVE.finditer(form.text):
            out.append(Value(_unescaped(form.text[at : found.start()]), form.term))
            at = found.end()
            if found[0] == "%%":
                out.append(Value("%"))
            elif found[3] is not None:
                if waiting:
                    waiting.pop(0)
                out.append(Value(dated("%Y-%m-%d"), sure=False))
            else:
                out.append(_directed(found[0], found[2], waiting.pop(0) if waiting else EMPTY))
        out.append(Value(_unescaped(form.text[at:]), form.term))
        if not waiting or len(waiting) == before:
            break
    shown = [piece for piece in out if piece.text or piece.term is not None]
    return chained(shown) if shown else EMPTY


def _directed(directive: str, letter: str, value: Value) -> Value:
    text = value.text
    if directive == "%s":
        return value
    if letter == "s":
        return through(text if "*" in directive else directive % text, value)
    if letter in {"d", "i", "x", "X", "o"} and "*" not in directive:
        shown = directive.replace("'", "") % (int(text) if text.lstrip("-").isdecimal() else 0)
        return Value(shown, value.term, value.sure)
    if letter == "b":
        return through(_unescaped(text), value)
    if letter == "q":
        quoted = text if re.fullmatch(r"[\w@%+=:,./-]+", text) else "'" + text.replace("'", "'\\''") + "'"
        return through(quoted, value)
    return through(text, value, sure=False)


def _unescaped(text: str) -> str:
    return re.sub(r"\\([ntr\\\"a0])", lambda found: _ESCAPES[found[1]], text)
