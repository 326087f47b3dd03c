"""What a Bash file is: a plugin that RUNE executes, a library that is only sourced, or neither."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from runelint.contract.bpcs.functions import FUNCTIONS, LIBRARY, MESSAGE_KEY, PREFIX
from runelint.syntax import nodes, static_text
from runelint.syntax.walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SHEBANG = re.compile(r"#![ \t]*(?:\S*/)?(?:env[ \t]+(?:-\S+[ \t]+)*)?(?:\S*/)?([\w.+-]+)")
_LANGUAGES = ("python", "perl", "ruby", "node", "php", "lua", "awk", "tclsh", "pwsh", "make")
_SHELLS = {"bash", "sh", "dash", "rbash"}
_CALL = re.compile(rf"\b(?:{'|'.join(sorted(FUNCTIONS, key=len, reverse=True))})\b")
# What a library may do when it is sourced, besides defining functions.
_PREPARING = {
    "set", "shopt", "source", ".", "readonly", "declare", "typeset", "export", "local", "return", "true", ":", "unset",
    "alias", "umask", "trap", "[", "test", "if", "command", "type", "hash", "echo", "printf", "exit",
}  # fmt: skip


class Kind(Enum):
    """The kinds of file; the values are those of the reports."""

    PLUGIN = "plugin"
    LIBRARY = "library"
    SCRIPT = "script"
    OTHER = "other"


def interpreter(text: str) -> str | None:
    """Return the program that the shebang names, without its folder; None when there is no shebang."""
    found = _SHEBANG.match(text.lstrip("\ufeff")[:200])
    return found[1] if found else None


def kind_of(text: str, script: nodes.Script) -> Kind:
    """Return what the file is by its content."""
    program = interpreter(text)
    speaks = _speaks(text)
    if program is not None and program not in _SHELLS and not (speaks and _is_bash(program, script)):
        return Kind.OTHER
    if not speaks:
        return Kind.SCRIPT
    return Kind.LIBRARY if is_library(script) else Kind.PLUGIN


def _speaks(text: str) -> bool:
    """Return whether the text calls the library, sources it, or builds a message by hand."""
    if PREFIX not in text and MESSAGE_KEY not in text:
        return False
    return _CALL.search(text) is not None or LIBRARY in text or MESSAGE_KEY in text


def _is_bash(program: str, script: nodes.Script) -> bool:
    """Return whether a text that speaks to RUNE is Bash, though its first line names another program."""
    if not program.startswith(_LANGUAGES):
        return True
    commands = (node for node in walk(script) if isinstance(node, nodes.Simple) and node.words)
    first = (node.words[0] for node in commands)
    names = {static_text(word) for word in first if isinstance(word, nodes.Word)}
    return not script.problems and bool(names & FUNCTIONS.keys())


def is_bootstrap(text: str, script: nodes.Script) -> bool:
    """Return whether the file is the shared beginning of plugins: it finds the library and initialises it, no more.

    It is only sourced: no first line starts it, and it answers nothing.
    """
    if interpreter(text) is not None or MESSAGE_KEY in text:
        return False
    return set(_names(script.body)) <= (_PREPARING | {"rune_init"}) - {"echo", "printf", "exit"}


def is_library(script: nodes.Script) -> bool:
    """Return whether nothing in the file runs on its own: it defines functions, and at most prepares for them."""
    functions = {node.name for node in script.body if isinstance(node, nodes.FunctionDefinition)}
    if not functions:
        return False
    if functions & {"rune_init", "rune_ok"}:
        return True
    return not any(name not in _PREPARING for name in _names(script.body))


def _names(body: Sequence[nodes.Command]) -> Iterator[str]:
    """Yield the names of the commands that run when the file is sourced; a computed one is `?`."""
    for command in body:
        if isinstance(command, nodes.FunctionDefinition):
            continue
        for node in walk(command):
            if isinstance(node, nodes.Simple) and node.words and isinstance(node.words[0], nodes.Word):
                name = static_text(node.words[0])
                if not _in_substitution(command, node):
                    yield name if name is not None else "?"


def _in_substitution(command: nodes.Node, inner: nodes.Node) -> bool:
    """Return whether `inner` only computes a word of `command`."""
    return any(
        isinstance(node, nodes.CommandSubstitution) and node.start <= inner.start and inner.end <= node.end
        for node in walk(command)
    )
