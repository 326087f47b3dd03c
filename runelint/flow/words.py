"""Expansion of words: from the tree to texts with holes (bash(1), EXPANSION)."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, assert_never

from runelint.flow import arithmetic, parameters, patterns, ranges
from runelint.flow.events import Build
from runelint.flow.processes import process_substitution, substitution
from runelint.flow.values import EMPTY, Origin, Text, concatenated, constant, joined, shaped, unknown
from runelint.syntax import nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from runelint.flow.machine import Machine
    from runelint.flow.place import Place
    from runelint.flow.state import State
    from runelint.flow.values import Hole

_MARK = "\0"
# Each brace expansion in a word multiplies the words that it becomes.
_MOST_BRACES, _MOST_WORDS = 2, 16
# Words that are looked at once for all paths.
_KEPT = 8192


def part_text(machine: Machine, state: State, part: nodes.Part) -> Text:
    """Return what `part` expands to."""
    match part:
        case nodes.Literal() | nodes.Escaped() | nodes.SingleQuoted() | nodes.AnsiQuoted():
            return constant(part.text)
        case nodes.DoubleQuoted():
            return parts_text(machine, state, part.parts)
        case nodes.ParameterExpansion():
            return parameters.expand(machine, state, part)
        case nodes.CommandSubstitution():
            return substitution(machine, state, part)
        case nodes.ArithmeticExpansion():
            return arithmetic.expanded(machine, state, part)
        case nodes.ProcessSubstitution():
            return process_substitution(machine, state, part)
        case nodes.Glob():
            return unknown(Origin.UNKNOWN, "file names", part.start, fallback=part.text)
        case nodes.ExtendedGlob():
            return unknown(Origin.UNKNOWN, "file names", part.start)
        case nodes.Tilde():
            return unknown(Origin.ENVIRONMENT, "HOME", part.start)
        case nodes.BraceExpansion():
            return unknown(Origin.UNKNOWN, "braces", part.start)
        case _:
            assert_never(part)


def parts_text(machine: Machine, state: State, parts: Sequence[nodes.Part]) -> Text:
    """Return what `parts` expand to, side by side, as one text."""
    if len(parts) == 1:
        text = part_text(machine, state, parts[0])
        return replace(text, lists=True) if parameters.is_whole_array(state, parts[0]) else text
    pieces: list[str | Hole] = []
    shape: list[str] = []
    made: list[Place] = []
    expanded = lists = False
    for part in parts:
        lists = lists or parameters.is_whole_array(state, part)
        text = part_text(machine, state, part)
        pieces.extend(text.parts)
        if _expands(part):
            expanded = True
            shape.append(_MARK if text.shape is None else text.shape)
        else:
            shape.append(text.known or "" if text.shape is None else text.shape)
            expanded = expanded or text.shape is not None
        made.extend(place for place in text.made if place not in made)
    return shaped(joined(pieces), "".join(shape) if expanded else None, tuple(made), lists=lists)


_EXPANSIONS = (
    nodes.ParameterExpansion,
    nodes.CommandSubstitution,
    nodes.ArithmeticExpansion,
    nodes.ProcessSubstitution,
)


def _expands(part: nodes.Part) -> bool:
    """Return whether there is an expansion in `part`."""
    if isinstance(part, nodes.DoubleQuoted):
        return any(isinstance(inner, _EXPANSIONS) for inner in part.parts)
    return isinstance(part, _EXPANSIONS)


def word_text(machine: Machine, state: State, word: nodes.Word) -> Text:
    """Return what `word` expands to where it is one text: an assignment, a pattern's subject, a here-string."""
    return parts_text(machine, state, word.parts)


def fields(machine: Machine, state: State, words: Sequence[nodes.Word]) -> list[Text]:
    """Return the arguments that `words` become: split, and with arrays taken apart."""
    out: list[Text] = []
    for word in words:
        out.extend(_fields_of(machine, state, word))
    return out


def _fields_of(machine: Machine, state: State, word: nodes.Word) -> list[Text]:
    parts = word.parts
    if len(parts) == 1:
        only = parts[0]
        if isinstance(only, nodes.Literal):
            return [constant(only.text)]
        if isinstance(only, nodes.DoubleQuoted):
            lists = _with_list(machine, state, only)
            return [word_text(machine, state, word)] if lists is None else lists
        if isinstance(only, nodes.ParameterExpansion):
            several = parameters.several(machine, state, only)
            if several is not None:
                return [piece for text in several for piece in _split(state, text)]
        if not isinstance(only, nodes.BraceExpansion):
            text = part_text(machine, state, only)
            return _split(state, text) if isinstance(only, _EXPANSIONS) else [text]
    braces = sum(isinstance(part, nodes.BraceExpansion) for part in parts)
    alternatives = _alternatives(word) if 0 < braces <= _MOST_BRACES else None
    if alternatives is None:
        return [word_text(machine, state, word)]
    # An empty one that is not quoted is no word.
    return [text for each in alternatives if each.parts for text in _fields_of(machine, state, each)]


def is_counted(state: State, word: nodes.Word, texts: Sequence[Text]) -> bool:
    """Return whether `word` certainly becomes as many arguments as `texts`."""
    holes = [part for text in texts for part in text.parts if not isinstance(part, str)]
    if any(hole.name == "arguments" or hole.name.startswith("an element of") for hole in holes):
        return False
    if _names_arguments(word):
        return state.all_counted
    return not holes or not any(isinstance(part, _MANY) for part in word.parts)


@lru_cache(maxsize=_KEPT)
def _names_arguments(word: nodes.Word) -> bool:
    """Return whether the positional parameters are expanded in `word`."""
    parts = [
        inner for part in word.parts for inner in (part.parts if isinstance(part, nodes.DoubleQuoted) else (part,))
    ]
    return any(isinstance(part, nodes.ParameterExpansion) and part.name in {"@", "*"} for part in parts)


# What may become no word or several, where it is not quoted.
_MANY = (
    nodes.ParameterExpansion,
    nodes.CommandSubstitution,
    nodes.Glob,
    nodes.ExtendedGlob,
    nodes.BraceExpansion,
)


def _with_list(machine: Machine, state: State, word: nodes.DoubleQuoted) -> list[Text] | None:
    """Return the words of `"a$@b"`: what stands before the list joins its first word, what follows its last.

    None when there is no list in `word`; `"$*"` is one text.
    """
    for index, part in enumerate(word.parts):
        if not isinstance(part, nodes.ParameterExpansion) or parameters.is_joined(state, part):
            continue
        several = parameters.several(machine, state, part)
        if several is None:
            continue
        before, after = word.parts[:index], word.parts[index + 1 :]
        if not several:
            return [parts_text(machine, state, (*before, *after))] if before or after else []
        first = parts_text(machine, state, before) if before else EMPTY
        last = parts_text(machine, state, after) if after else EMPTY
        several[0] = (
            replace(concatenated([first, several[0]]), lists=parameters.is_whole_array(state, part))
            if before
            else several[0]
        )
        several[-1] = concatenated([several[-1], last]) if after else several[-1]
        return several
    return None


def _split(state: State, text: Text) -> list[Text]:
    """Return the words that an unquoted expansion becomes: of a known text its words, else one."""
    known = text.known
    separators = state.text("IFS")
    if known is None or (separators is not None and separators.known is None):
        return [text]
    if separators is None or not (separators.known or "").strip():
        return [constant(piece) for piece in known.split()]
    pieces = re.split(f"[{re.escape(separators.known or '')}]", known)
    return [constant(piece) for piece in pieces]


def _alternatives(word: nodes.Word) -> list[nodes.Word] | None:
    """Return the words that the first brace expansion in `word` makes whose words can be listed, if there is one."""
    for at, part in enumerate(word.parts):
        inside = _listed(part) if isinstance(part, nodes.BraceExpansion) else None
        if inside is not None:
            before, after = word.parts[:at], word.parts[at + 1 :]
            return [nodes.Word(word.start, word.end, (*before, *parts, *after)) for parts in inside]
    return None


def _listed(brace: nodes.BraceExpansion) -> list[tuple[nodes.Part, ...]] | None:
    """Return what may stand in the place of the braces, or None when that is too much."""
    if not brace.sequence:
        return [each.parts for each in brace.alternatives] if len(brace.alternatives) <= _MOST_WORDS else None
    only = brace.alternatives[0].parts[0]
    known = ranges.words_of(only.text, _MOST_WORDS) if isinstance(only, nodes.Literal) else None
    return None if known is None else [(nodes.Literal(brace.start, brace.end, each),) for each in known]


def pattern(
    machine: Machine, state: State, word: nodes.Word, *, quote: Callable[[str], str] = patterns.quoted
) -> str | None:
    """Return `word` as a pattern with its quoted characters escaped by `quote`, or None when it is not known."""
    out: list[str] = []
    for part in word.parts:
        match part:
            case nodes.Literal() | nodes.Glob():
                out.append(part.text)
            case nodes.Escaped() | nodes.SingleQuoted() | nodes.AnsiQuoted():
                out.append(quote(part.text))
            case nodes.DoubleQuoted():
                known = parts_text(machine, state, part.parts).known
                if known is None:
                    return None
                out.append(quote(known))
            case nodes.ParameterExpansion():
                known = parameters.expand(machine, state, part).known
                if known is None:
                    return None
                out.append(known)
            case _:
                return None
    return "".join(out)


def note_build(machine: Machine, state: State, node: nodes.Node, text: Text) -> Text:
    """Return `text` with `node` among the places where it was put together, when literal text meets expansions here."""
    shape = text.shape
    if shape is None or _MARK not in shape or not _joins_data(shape):
        return text
    where = machine.where(state, node)
    made = text.made if where.place in text.made else (*text.made, where.place)
    text = Text(text.parts, shape, made, text.lists)
    state.log(Build(where, text, shape))
    return text


def _joins_data(shape: str) -> bool:
    """Return whether literal characters of `shape` are such as structured text has."""
    return '"' in shape or "{" in shape or "[" in shape
