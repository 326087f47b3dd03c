"""Where text is executed or parsed: what is said when values of the message are in it that nothing has checked."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from runelint.flow.commands import Stdin, effects
from runelint.flow.descriptors import target_of
from runelint.flow.events import Interpreted, Language
from runelint.flow.values import EMPTY, FIRST_SITE, Array, Origin, Text, flowing, from_message, joined, unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from runelint.flow.commands import Effects
    from runelint.flow.machine import Machine
    from runelint.flow.state import State
    from runelint.flow.values import Hole
    from runelint.syntax.nodes import Node

_LANGUAGES = {
    "sh": Language.SHELL,
    "sql": Language.SQL,
    "awk": Language.AWK,
    "sed": Language.SED,
    "python": Language.PROGRAM,
    "perl": Language.PROGRAM,
    "ruby": Language.PROGRAM,
    "javascript": Language.PROGRAM,
    "php": Language.PROGRAM,
}
_SHELLS = frozenset({"bash", "sh", "dash", "ash", "ksh", "zsh"})
# What stands for the file that `<(…)` becomes.
SUBSTITUTED = "a process substitution"
# A variable, with a subscript that is one word.
_NAME = re.compile(r"(?<![\w#$.\]])([A-Za-z_]\w*)(?:\[(\w+)\])?")
# `of=/tmp/` with something behind it.
_SETTING = re.compile(r"[A-Za-z_][\w-]*=")
_PLACEHOLDER = re.compile(r"-(?:I|-replace=?)(.+)")


def note(machine: Machine, state: State, node: Node, by: str, language: Language, text: Text) -> None:
    """Log that `by` executes `text`, when something from the message is in it that this path has not checked."""
    sources = from_message(text, state.checked)
    if sources:
        state.log(Interpreted(machine.where(state, node), by, language, text, sources))


def note_arithmetic(machine: Machine, state: State, node: Node, by: str, text: Text) -> None:
    """Log that `text` is evaluated: it, and the values of the variables that it names."""
    named: set[Hole] = set()
    for part in text.parts:
        for name, key in _NAME.findall(part) if isinstance(part, str) else ():
            value = state.value(name)
            named |= flowing(element(machine, state, name, key, value) if key and isinstance(value, Array) else value)
    if named:
        text = joined((*text.parts, *unknown(Origin.JOINED, "variables", -1, sources=frozenset(named)).parts))
    note(machine, state, node, by, Language.ARITHMETIC, text)


def element(machine: Machine, state: State, name: str, key: str, array: Array) -> Text:
    """Return what `array`, which `name` holds, has under `key`.

    Of an array that is not wholly known it is the same hole wherever it is asked for, until that is made anew.
    """
    found = next((text for known, text in array.elements if known == key), None)
    if array.sealed:
        return EMPTY if found is None else found
    name = state.referred(name)
    site = machine.sites.setdefault((name, key, state.renewed.get(name, 0)), FIRST_SITE - len(machine.sites))
    return unknown(Origin.UNKNOWN, f"an element of `{name}`", site, sources=flowing(array))


def note_subscript(machine: Machine, state: State, node: Node, name: str, text: Text) -> None:
    """Log that the subscript `text` of `name` is evaluated, unless it is the key of an associative array."""
    if state.referred(name) not in machine.mappings and text.known not in {"@", "*"}:
        note_arithmetic(machine, state, node, f"the subscript of `{name}`", text)


def note_name(machine: Machine, state: State, node: Node, by: str, text: Text) -> None:
    """Log that `by` takes `text` for the name of a variable, in which there may be a subscript."""
    if text.known is None and not (state.referred(_array_of(text)) in machine.mappings and by == "[["):
        note(machine, state, node, by, Language.ARITHMETIC, text)


def _array_of(text: Text) -> str:
    first = text.parts[0] if text.parts else ""
    return first.partition("[")[0] if isinstance(first, str) else ""


def note_command(machine: Machine, state: State, node: Node, words: Sequence[Text]) -> None:
    """Log what the external command `words` executes of its words, of its stdin, and whether its name is a value."""
    ending = words[0].ending()
    name = words[0].known or (ending if "/" in ending else "")
    plain = name.rpartition("/")[2]
    _note_name_of_command(machine, state, node, words[0])
    operands = words[1:]
    known = effects(plain, [as_word(text) for text in operands]) if plain else None
    if known is None:
        return
    if plain in _SHELLS and not known.code:
        _note_script(machine, state, node, plain, operands)
    for run in known.inner:
        if run.start not in known.code:
            _note_name_of_command(machine, state, node, operands[run.start])
    language = _LANGUAGES.get(known.language)
    if known.code and language is not None:
        code = [operands[index] for index in known.code]
        note(machine, state, node, plain, language, _with_blanks(code))
        _note_placeholder(machine, state, node, operands, code, known)
    _note_stdin(machine, state, node, plain, known)


def _note_script(machine: Machine, state: State, node: Node, name: str, operands: Sequence[Text]) -> None:
    """Log that a shell is given a script whose name, or text (`<(…)`), has a value in it."""
    script = next((text for text in operands if not (as_word(text) or "").startswith("-")), None)
    if script is None or any((text.known or "").startswith("-") and "s" in (text.known or "") for text in operands):
        return
    if script.hole is not None and script.hole.name == SUBSTITUTED:
        note(machine, state, node, name, Language.SHELL, script)
    else:
        _note_name_of_command(machine, state, node, script, by=name, language=Language.FILE)


def _note_name_of_command(
    machine: Machine, state: State, node: Node, word: Text, *, by: str = "", language: Language = Language.COMMAND
) -> None:
    """Log that a value is, or begins, the name of a command, or the last part of its path.

    A folder that is chosen (`"$venv/bin/pip"`) is no command that is.
    """
    if word.known is not None:
        return
    before = ""
    for index, part in enumerate(word.parts):
        if isinstance(part, str):
            before += part
        elif from_message(Text((part,)), state.checked):
            chosen = any(isinstance(later, str) and "/" in later for later in word.parts[index + 1 :])
            if not chosen and (not before or "/" in before) and not re.search(r"\s", before):
                note(machine, state, node, by, language, word)
            return
        else:
            before = before or "/"


def _with_blanks(texts: Iterable[Text]) -> Text:
    parts: list[str | Hole] = []
    for text in texts:
        parts += [" ", *text.parts] if parts else text.parts
    return joined(parts)


def _note_placeholder(
    machine: Machine, state: State, node: Node, operands: Sequence[Text], code: Sequence[Text], known: Effects
) -> None:
    """Log that lines of stdin are put into code (`xargs -I{} sh -c '… {} …'`)."""
    carries = target_of(state.descriptors, 0).carries
    if not carries or known.language != "sh" or not known.inner:
        return
    first = known.inner[0].start
    options = [text.known or "" for text in operands[:first]]
    marks = [found[1] for option in options if (found := _PLACEHOLDER.fullmatch(option))]
    marks += [mark for option, mark in pairwise(options) if option in {"-I", "--replace"}]
    marks += ["{}" for option in options if option in {"-i", "--replace"}]
    if any(mark and mark in (part.known or "") for mark in marks for part in code):
        note(machine, state, node, "sh", Language.SHELL, unknown(Origin.JOINED, "stdin", -1, sources=carries))


def _note_stdin(machine: Machine, state: State, node: Node, name: str, known: Effects) -> None:
    language = _LANGUAGES.get(known.reads_code)
    carries = target_of(state.descriptors, 0).carries
    if language is None or not carries or known.stdin is Stdin.LEAVES:
        return
    note(machine, state, node, name, language, unknown(Origin.JOINED, "stdin", -1, sources=carries))


def as_word(text: Text) -> str | None:
    """Return what can be said of an argument: its text, or how an option or a `name=` begins."""
    if text.known is not None:
        return text.known
    first = text.parts[0]
    if isinstance(first, str) and ((first.startswith("-") and len(first) > 1) or first.endswith("=")):
        return first + "?"
    named = _SETTING.match(first) if isinstance(first, str) else None
    return None if named is None else named[0] + "?"
