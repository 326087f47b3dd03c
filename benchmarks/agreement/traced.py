"""How Bash traces a command: whether the text of a step can be that of a node."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.syntax import nodes

if TYPE_CHECKING:
    from runelint.syntax.nodes import Command

_TRACED = (
    nodes.Simple,
    nodes.Conditional,
    nodes.ArithmeticCommand,
    nodes.ArithmeticFor,
    nodes.For,
    nodes.Select,
    nodes.Case,
)
_ASSIGNMENT = re.compile(r"(\w+)(?:\[[^=]*\])?\+?=")
_PLAIN = re.compile(r"[\w./:=%,@^-]+")
# Longer texts of steps are cut.
_WHOLE = 200


def is_traced(node: Command) -> bool:
    """Return whether Bash writes a record for a command of this kind."""
    return isinstance(node, _TRACED)


def fits(node: Command, text: str) -> bool:
    """Return whether Bash may have traced `node` as `text`."""
    match node:
        case nodes.Simple():
            return _fits_simple(node, text)
        case nodes.Conditional():
            return text.startswith("[[ ")
        case nodes.ArithmeticCommand() | nodes.ArithmeticFor():
            return text.startswith("((")
        case nodes.For():
            return text.startswith(f"for {node.name} in")
        case nodes.Select():
            return text.startswith(f"select {node.name} in")
        case nodes.Case():
            return text.startswith("case ")
        case _:
            return False


def first_word(text: str) -> str:
    """Return the name of the command that was traced as `text`."""
    return text.split(maxsplit=1)[0].replace("'", "") if text.strip() else ""


def _fits_simple(node: nodes.Simple, text: str) -> bool:
    assigned = _ASSIGNMENT.match(text)
    if assigned is not None:
        names = {each.name for each in node.assignments}
        names |= {word.name for word in node.words if isinstance(word, nodes.Assignment)}
        return assigned[1] in names
    if not node.words:
        return False
    first = _literal(node.words[0])
    if first is not None and first != first_word(text):
        return False
    if len(text) >= _WHOLE:
        return True
    literals = (_literal(word) for word in node.words[1:])
    return all(word in text for word in literals if word is not None and _PLAIN.fullmatch(word))


def _literal(word: nodes.Node) -> str | None:
    """Return the text of a word without expansions, or None when it has some."""
    if not isinstance(word, nodes.Word):
        return None
    out = ""
    for part in word.parts:
        if isinstance(part, nodes.DoubleQuoted) and all(isinstance(each, nodes.Literal) for each in part.parts):
            out += "".join(each.text for each in part.parts if isinstance(each, nodes.Literal))
        elif isinstance(part, nodes.Literal | nodes.SingleQuoted | nodes.Escaped):
            out += part.text
        else:
            return None
    return out
