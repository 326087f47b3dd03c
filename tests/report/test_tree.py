"""The tree of a script as text and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from runelint.report.tree import tree_json, tree_text
from runelint.syntax.nodes import Group, Literal, Script, Simple, Word
from runelint.syntax.source import Source

if TYPE_CHECKING:
    from runelint.syntax.nodes import Command


def script(depth: int = 0) -> Script:
    """Return the tree of an `echo` in `depth` groups."""
    command: Command = Simple(0, 4, (), (Word(0, 4, (Literal(0, 4, 'e"\x1b'),)),), ())
    for _ in range(depth):
        command = Group(0, 4, (command,), ())
    return Script(0, 5, (command,), (), ())


SOURCE = Source("x", "echo\n")


def test_text_shows_each_node_with_its_place() -> None:
    """Each node is a line with its field, class, place and own text; what does not print is escaped."""
    assert "".join(tree_text(script(), SOURCE)) == (
        "Script 1:1-2:1\n"
        "  body: Simple 1:1-1:5\n"
        "    words: Word 1:1-1:5\n"
        '      parts: Literal 1:1-1:5 text="e\\"\\x1b"\n'
    )


def test_json_shows_offsets() -> None:
    """In JSON a node has its class, offsets and every field."""
    literal = json.loads(tree_json(script()))["body"][0]["words"][0]["parts"][0]
    assert literal == {"node": "Literal", "start": 0, "end": 4, "text": 'e"\x1b'}


def test_depth_is_no_limit_for_text() -> None:
    """A tree that nests thousands deep can be printed."""
    assert sum(1 for _ in tree_text(script(5000), SOURCE)) == 5004
