"""Why shfmt differs from us where Bash agrees with us: one narrow test for each of its known quirks.

Each quirk looks at the two values that disagree, at their place, and at the construct that stands exactly there. What
no quirk accounts for is a bug of ours or a quirk that is not known yet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from runelint.syntax import children
from runelint.syntax import nodes as n

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from syntax.our_facts import Facts, Key

Span: TypeAlias = tuple[int, int]
_DECLARATIONS = frozenset({"declare", "local", "export", "readonly", "typeset"})
_DEFAULTS = frozenset({":-", "-", ":=", "=", ":?", "?", ":+", "+"})
_JOINS = re.compile(r"(?:\\\n)+")
_ABSENT = object()


@dataclass(frozen=True)
class Comparison:
    """Two sets of facts about one text, and our tree of it."""

    text: str
    script: n.Script
    ours: Facts
    theirs: Facts

    def differences(self) -> Iterator[tuple[Key, Any, Any]]:
        """Yield each place and kind on which the two disagree, with our value and shfmt's; `absent` is one of them."""
        for key in sorted(self.ours.keys() | self.theirs.keys(), key=lambda key: (key[1], key[0])):
            mine, other = self.ours.get(key, _ABSENT), self.theirs.get(key, _ABSENT)
            if mine != other:
                yield key, mine, other

    def quirk(self, key: Key, mine: Any, other: Any) -> str:  # noqa: ANN401 - what a fact claims has many shapes
        """Return the quirk of shfmt that makes a difference, empty when none is known to."""
        for name, holds in _QUIRKS.items():
            if holds(self, key, mine, other):
                return name
        return ""

    def simple_around(self, at: int) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
        """Return the words and assignments of our simple command one of whose arguments begins at `at`."""
        for (kind, _), value in self.ours.items():
            if kind == "simple" and at in value[0][1:]:
                words, assignments = value
                return words, assignments
        return None

    def nodes(self, kind: type[n.Node]) -> Iterator[tuple[n.Node, bool]]:
        """Yield our nodes of a kind, each with whether it stands between double quotes or in a here-document."""
        waiting: list[tuple[n.Node, bool]] = [(self.script, False)]
        while waiting:
            node, quoted = waiting.pop()
            if isinstance(node, kind):
                yield node, quoted
            inside = isinstance(node, n.DoubleQuoted | n.HereDocument) or (
                quoted and not isinstance(node, n.CommandSubstitution)
            )
            waiting.extend((child, inside) for child in children(node))


def _symlink_test(_: Comparison, key: Key, mine: Any, other: Any) -> bool:  # noqa: ANN401
    return key[0] == "unary test" and mine == ("-h", mine[1]) and other == ("-L", mine[1])


def _argument_of_let(found: Comparison, key: Key, _: Any, other: Any) -> bool:  # noqa: ANN401
    simple = found.simple_around(key[1])
    return (
        key[0] == "word"
        and other is _ABSENT
        and simple is not None
        and found.ours["word", simple[0][0]] == ("let",)
        and found.theirs.get(("word", simple[0][0])) == ("let",)
    )


def _declaration_behind_assignment(found: Comparison, key: Key, mine: Any, other: Any) -> bool:  # noqa: ANN401
    kind, at = key
    if kind == "word" and other is _ABSENT:  # the value of such an assignment
        values = {fact[3]: place for (name, place), fact in found.ours.items() if name == "assignment"}
        at = values.get(key[1], -1)
    simple = found.simple_around(at)
    assigned = found.ours.get(("assignment", at))
    if simple is None or not simple[1] or assigned is None or ("assignment", at) in found.theirs:
        return False
    whole = found.theirs.get(("word", at), ())
    return (
        found.ours["word", simple[0][0]][0] in _DECLARATIONS
        and str(whole[:1]).startswith(f"('{assigned[0]}=")
        and (mine is _ABSENT or other is _ABSENT)
    )


def _quotes_in_quoted_default(found: Comparison, key: Key, mine: Any, other: Any) -> bool:  # noqa: ANN401
    kind, at = key
    for start, end in _quoted_defaults(found):
        if not start <= at < end:
            continue
        quotes = [
            (place, fact[0])
            for (name, place), fact in found.theirs.items()
            if name == "single" and start <= place < end and (name, place) not in found.ours
        ]
        if kind == "single":
            return mine is _ABSENT and found.text[at] == "'" == found.text[other[0] - 1]
        if other is _ABSENT:
            return any(begin < at < stop for begin, stop in quotes)
        if kind == "word" and mine is not _ABSENT:
            return at == start and _without(found, mine, []) == _without(found, other, quotes)
    return False


def _quoted_defaults(found: Comparison) -> Iterator[Span]:
    """Yield where the words of `"${x:-word}"` stand."""
    for node, quoted in found.nodes(n.ParameterExpansion):
        if quoted and isinstance(node, n.ParameterExpansion) and node.operator in _DEFAULTS and node.argument:
            yield node.argument.start, node.argument.end


def _without(found: Comparison, pieces: tuple[Any, ...], quotes: list[Span]) -> str:
    """Return the text of a word's pieces with those that are quotes written out, expansions as `$`."""
    ends = dict(quotes)
    written = []
    for piece in pieces:
        if isinstance(piece, str):
            written.append(piece)
        elif piece[0] in ends:
            quote = found.text[piece[0] : ends[piece[0]]]
            written.append(re.sub(r"\$\w+|\$\{\w+\}", "$", quote))
        else:
            written.append("$")
    return "".join(written)


def _continuation_counted_in(found: Comparison, _: Key, mine: Any, other: Any) -> bool:  # noqa: ANN401
    if mine is _ABSENT or other is _ABSENT or type(mine) is not type(other):
        return False
    return _equal(mine, other, lambda less, more: _JOINS.fullmatch(found.text[less:more]) is not None)


def _equal(mine: Any, other: Any, same: Callable[[int, int], bool]) -> bool:  # noqa: ANN401
    """Return whether two values are equal, but for offsets that `same` holds equal."""
    if isinstance(mine, tuple) and isinstance(other, tuple):
        return len(mine) == len(other) and all(_equal(a, b, same) for a, b in zip(mine, other, strict=True))
    if type(mine) is int and type(other) is int and mine != other:
        return same(mine, other)
    return bool(mine == other)


def _backslash_in_backticks(found: Comparison, key: Key, mine: Any, other: Any) -> bool:  # noqa: ANN401
    kind, at = key
    styles = (node for node, _ in found.nodes(n.CommandSubstitution) if isinstance(node, n.CommandSubstitution))
    if not any(node.style == "`" and node.start < at < node.end for node in styles):
        return False

    def escaped(less: int, more: int) -> bool:
        return set(found.text[less:more]) == {"\\"}

    if other is _ABSENT:
        behind = at + len(found.text[at:]) - len(found.text[at:].lstrip("\\"))
        return behind > at and _equal(mine, found.theirs.get((kind, behind)), escaped)
    if mine is _ABSENT:
        before = len(found.text[:at].rstrip("\\"))
        return before < at and any(_equal(found.ours.get((kind, place)), other, escaped) for place in range(before, at))
    return _equal(mine, other, escaped)


def _comment_in_word(found: Comparison, key: Key, mine: Any, other: Any) -> bool:  # noqa: ANN401
    kind, at = key
    line = found.text.rfind("\n", 0, at) + 1
    for (name, place), fact in found.theirs.items():
        if name != "comment" or place < line or (name, place) in found.ours:
            continue
        if "\n" in found.text[at:place] or not re.search(r"\$\w+$", found.text[line:place]):
            continue
        word = found.text.rfind("$", 0, place)
        if kind == "comment":
            return at == place and mine is _ABSENT
        if at == word and kind == "word":
            return bool(other == ((word,),) and mine[:1] == other and str(fact).startswith(mine[1]))
        if at == word and kind == "simple":
            return bool(other == ((word,), ()) and mine[0][0] == word)
        return other is _ABSENT and place < at < place + len(found.text[place:].partition("\n")[0])
    return False


_QUIRKS: dict[str, Callable[[Comparison, Key, Any, Any], bool]] = {
    "shfmt prints the test -h as -L": _symlink_test,
    "shfmt keeps an argument of let as an expression": _argument_of_let,
    "shfmt does not see a declaration builtin behind a prefix assignment": _declaration_behind_assignment,
    "shfmt takes single quotes in a quoted ${x:-…} for quotes": _quotes_in_quoted_default,
    "shfmt counts a line continuation into what stands before it": _continuation_counted_in,
    "shfmt leaves out or counts in the backslash of an escape in backticks": _backslash_in_backticks,
    "shfmt begins a comment after `$name` in the middle of a word": _comment_in_word,
}
