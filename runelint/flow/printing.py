"""`echo` and `printf`: what they print, or put into a variable."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.flow import words
from runelint.flow.events import SUCCESS
from runelint.flow.interpreting import note_name
from runelint.flow.output import MARK, appended, shape_of, write
from runelint.flow.secrets import hidden, marks_of
from runelint.flow.values import EMPTY, NOTHING, Origin, Text, constant, flowing, joined, shaped, unknown
from runelint.syntax import nodes
from runelint.syntax.literal import static_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.flow.machine import Machine
    from runelint.flow.state import State
    from runelint.flow.values import Hole

_CONVERSION = re.compile(r"%(?:%|[-+ #0]*(?:\*|\d+)?(?:\.(?:\*|\d+))?(?:\([^)]*\))?([a-zA-Z]))")
_ESCAPES = {"\\n": "\n", "\\t": "\t", '\\"': '"', "\\\\": "\\", "\\r": "\r"}
# So often is a format used; what the operands that are left then become is not known.
_MOST_TIMES = 16
_ESCAPE = re.compile(r'\\[nt"\\r]')


def echo(machine: Machine, node: nodes.Simple, state: State, arguments: Sequence[Text], *, tested: bool) -> list[State]:
    """`echo`: its words with blanks between, and a newline unless there is `-n`."""
    del tested
    rest = list(arguments[1:])
    options = ""
    while rest and re.fullmatch(r"-[neE]+", rest[0].known or ""):
        options += rest.pop(0).known or ""
    newline = "" if "n" in options else "\n"
    if "e" in options:
        rest = [_with_escapes(argument) for argument in rest]
    text = EMPTY
    for index, argument in enumerate(rest):
        text = appended(appended(text, constant(" ")) if index else text, _marked(argument))
    if len(rest) > 1:
        text = words.note_build(machine, state, node, text)
    write(machine, state, node, "echo", appended(text, constant(newline)) if newline else text)
    state.status = SUCCESS
    return [state]


def _with_escapes(text: Text) -> Text:
    parts = [_unescaped(part) if isinstance(part, str) else part for part in text.parts]
    return Text(tuple(parts), None if text.shape is None else _unescaped(text.shape), text.made)


def _marked(argument: Text) -> Text:
    """Return `argument` with a shape when the command has expansions in its words."""
    if argument.known is not None or argument.shape is not None:
        return argument
    return Text(argument.parts, shape_of(argument), argument.made)


def printf(
    machine: Machine, node: nodes.Simple, state: State, arguments: Sequence[Text], *, tested: bool
) -> list[State]:
    """`printf`, and `printf -v NAME`, which prints nothing."""
    del tested
    rest = list(arguments[1:])
    name: str | None = None
    if rest and rest[0].known == "-v" and len(rest) > 1:
        name = rest[1].known or "?"
        note_name(machine, state, node, "printf -v", rest[1])
        rest = rest[2:]
    elif rest and (rest[0].known or "").startswith("-v") and len(rest[0].known or "") > 2:  # noqa: PLR2004 - `-v`
        name = (rest.pop(0).known or "")[2:]
    if rest and rest[0].known == "--":
        rest = rest[1:]
    text = _formatted(node, rest) if rest else EMPTY
    if text.shape is not None:
        text = words.note_build(machine, state, node, text)
    if name == "?":
        machine.opaque = True
    if name is not None:
        state.set(name.partition("[")[0], text)
    else:
        write(machine, state, node, "printf", text)
    state.status = SUCCESS
    return [state]


def _formatted(node: nodes.Simple, arguments: Sequence[Text]) -> Text:
    """Return what `printf` makes of its format and operands; the format is used again while operands are left."""
    form = arguments[0].known
    if form is None:
        printed = unknown(Origin.UNKNOWN, "printf", node.start, sources=flowing(*arguments))
        return Text(printed.parts, shape_of(arguments[0]), arguments[0].made)
    operands = list(arguments[1:])
    expanded = any(isinstance(word, nodes.Word) and static_text(word) is None for word in node.words[1:])
    pieces: list[str | Hole] = []
    shape: list[str] = []
    made = tuple(place for operand in operands for place in operand.made)
    for _ in range(_MOST_TIMES):
        used = _once(form, operands, pieces, shape)
        if not operands or not used:
            break
    else:
        pieces.extend(unknown(Origin.UNKNOWN, "printf", node.start, sources=flowing(*operands)).parts)
        shape.append(MARK)
    return shaped(joined(pieces), "".join(shape) if expanded else None, made)


def _once(form: str, operands: list[Text], pieces: list[str | Hole], shape: list[str]) -> bool:
    """Apply the format once; return whether it took an operand."""
    at = 0
    used = False
    for found in _CONVERSION.finditer(form):
        literal = _unescaped(form[at : found.start()])
        pieces.append(literal)
        shape.append(literal)
        at = found.end()
        if found[1] is None:
            pieces.append("%")
            shape.append("%")
            continue
        used = True
        operand = _converted(found[0], operands.pop(0) if operands else EMPTY)
        pieces.extend(operand.parts)
        shape.append(operand.shape if operand.shape is not None else MARK)
    literal = _unescaped(form[at:])
    pieces.append(literal)
    shape.append(literal)
    return used


def _converted(conversion: str, operand: Text) -> Text:
    """Return what one conversion makes of `operand`; only `%s`, and `%d` of a number, leave it as it is.

    What `%q` has quoted, and numbers, are nothing that could be taken for code.
    """
    known = operand.known
    if "." in conversion and known is None:
        return hidden(operand)
    plain = conversion == "%s" or (conversion in {"%d", "%i", "%u"} and (known or "").isdecimal())
    if known is None and conversion[-1] not in "sbc":
        left = marks_of(operand) if conversion[-1] == "q" else NOTHING
        parts = (part if isinstance(part, str) else part._replace(sources=left) for part in operand.parts)
        return Text(tuple(parts), operand.shape, operand.made)
    if plain or known is None:
        return operand
    if conversion in {"%d", "%i", "%u"} and not known:
        return constant("0")
    if conversion == "%b":
        return _with_escapes(operand)
    sources = flowing(operand) if conversion[-1] in "sbc" else NOTHING
    return Text(unknown(Origin.UNKNOWN, "printf", -1, sources=sources).parts, operand.shape, operand.made)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: _ESCAPES[found[0]], text)
