"""What our parser says about a script, as facts that can be compared with those of another parser.

A fact is a kind, the offset that it is about, and what is claimed of it: `Facts` maps the first two to the third.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

from runelint.syntax import children
from runelint.syntax import nodes as n

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Key: TypeAlias = tuple[str, int]
Fact: TypeAlias = tuple[str, int, Any]
Facts: TypeAlias = dict[Key, Any]
# Which class it is, the table of readers says.
OurNode: TypeAlias = Any
MARKS = re.compile("\ufffd+")


def facts_of_tree(script: n.Script) -> Facts:
    """Return the facts of our tree."""
    found: Facts = {}
    waiting: list[n.Node] = [script]
    while waiting:
        node = waiting.pop()
        reader = _READERS.get(type(node))
        if reader:
            found.update(((kind, at), value) for kind, at, value in reader(node))
        waiting.extend(_below(node))
    return found


def _below(node: n.Node) -> Iterator[n.Node]:
    """Yield what is to be read below a node, as far as shfmt has nodes for it."""
    match node:
        case n.ExtendedGlob():
            pass  # shfmt keeps its inside as text
        case n.BraceExpansion():  # its alternatives are pieces of a word to shfmt
            for alternative in node.alternatives:
                yield from alternative.parts
        case n.ParameterExpansion():
            if node.subscript:
                yield node.subscript
            for word in (node.argument, node.second):
                yield from _flat(word.parts if word else ())
        case _:
            yield from children(node)


def _flat(parts: Sequence[n.Part]) -> Iterator[n.Part]:
    """Yield the parts of a word in `${…}`: extended globs are text to shfmt there, with parts of the word inside."""
    for part in parts:
        if isinstance(part, n.ExtendedGlob):
            for word in part.alternatives:
                yield from _flat(word.parts)
        else:
            yield part


# What parts are made of


def with_joined_text(pieces: Sequence[Any]) -> tuple[Any, ...]:
    """Return the pieces with texts that stand side by side made one."""
    joined: list[Any] = []
    for piece in pieces:
        if isinstance(piece, str) and joined and isinstance(joined[-1], str):
            joined[-1] += piece
        elif piece:
            joined.append(piece)
    return tuple(joined)


def in_characters(text: str) -> str:
    """Return a text of bytes (latin-1) as the text that it means, as shfmt prints it."""
    if text.isascii():
        return text
    # What is no character shfmt prints as one mark for each byte, Python as one for several.
    return MARKS.sub("\ufffd", text.encode("latin-1").decode("utf-8", "replace"))


def _pieces(parts: Sequence[n.Part], *, flat: bool = False) -> tuple[Any, ...]:
    """Return what a word is made of: plain text, and the place of each quote and expansion.

    With `flat` an extended glob is made of text and parts as well.
    """
    pieces = with_joined_text([piece for part in parts for piece in _pieces_of(part, flat=flat)])
    return tuple(in_characters(piece) if isinstance(piece, str) else piece for piece in pieces)


def _pieces_of(part: n.Part, *, flat: bool) -> Iterator[Any]:
    match part:
        case n.Literal() | n.Glob():
            yield part.text
        case n.Escaped():
            yield "\\" + part.text
        case n.Tilde():
            yield "~" + part.text
        case n.BraceExpansion():
            yield from _alternatives(part.alternatives, "{", ",", "}", flat=False)
        case n.ExtendedGlob() if flat:
            yield from _alternatives(part.alternatives, part.operator + "(", "|", ")", flat=True)
        case _:
            yield (part.start,)


def _alternatives(words: Sequence[n.Word], opening: str, between: str, closing: str, *, flat: bool) -> Iterator[Any]:
    for index, word in enumerate(words):
        yield between if index else opening
        for part in word.parts:
            yield from _pieces_of(part, flat=flat)
    yield closing


def _span(found: n.Arithmetic | None) -> tuple[int, int] | None:
    """Return where an expression stands, without the blanks around it; None when there is nothing else."""
    solid = [part for part in (found.parts if found else ()) if not isinstance(part, n.Literal) or part.text.strip()]
    if not solid:
        return None
    first, last = solid[0], solid[-1]
    before = len(first.text) - len(first.text.lstrip()) if isinstance(first, n.Literal) else 0
    after = len(last.text) - len(last.text.rstrip()) if isinstance(last, n.Literal) else 0
    return first.start + before, last.end - after


def _starts(body: Sequence[n.Node]) -> tuple[int, ...]:
    return tuple(item.start for item in body)


# Readers of the nodes


def _word(node: OurNode) -> Iterator[Fact]:
    if node.parts:
        yield "word", node.start, _pieces(node.parts)


def _simple(node: OurNode) -> Iterator[Fact]:
    yield "simple", node.start, (_starts(node.words), _starts(node.assignments))


def _redirect(node: OurNode) -> Iterator[Fact]:
    descriptor = "" if node.descriptor is None else str(node.descriptor)
    yield "redirect", node.start, (node.operator, descriptor, node.target.start, node.target.end)
    if node.here_document:
        yield "here-document", node.start, _pieces(node.here_document.parts)


def _chain(node: OurNode) -> Iterator[Fact]:
    for operator, right in zip(node.operators, node.commands[1:], strict=False):
        yield "operator", right.start, operator


def _pipeline(node: OurNode) -> Iterator[Fact]:
    yield from _chain(node)
    if node.negated:
        yield "negated", node.start, True
    if node.timed:
        yield "timed", node.start, True


def _parameter(node: OurNode) -> Iterator[Fact]:
    anchor = node.operator[1:] if node.operator in {"/#", "/%"} else ""
    yield "parameter", node.start, (node.end, node.name, node.prefix, "/" if anchor else node.operator)
    if node.subscript:
        yield "subscript", node.start, _span(node.subscript)
    if node.operator == ":":
        return  # offset and length are expressions to shfmt
    if node.argument and (anchor or node.argument.parts):
        pieces = with_joined_text([anchor, *_pieces(node.argument.parts, flat=True)])
        yield "word", node.argument.start - len(anchor), pieces
    if node.second and node.second.parts:
        yield "word", node.second.start, _pieces(node.second.parts, flat=True)


def _extended(node: OurNode) -> Iterator[Fact]:
    inside = with_joined_text(list(_alternatives(node.alternatives, "", "|", "", flat=True)))
    plain = not inside or (len(inside) == 1 and isinstance(inside[0], str))
    yield "extended", node.start, (node.end, node.operator, in_characters("".join(inside)) if plain else None)


def _loop(node: OurNode) -> Iterator[Fact]:
    words = None if node.words is None else _starts(node.words)
    yield type(node).__name__, node.start, (node.name, words, _starts(node.body))


def _if(node: OurNode) -> Iterator[Fact]:
    for branch in node.branches:
        yield "branch", branch.start, (_starts(branch.condition), _starts(branch.body))
    if node.otherwise:
        yield "otherwise", node.otherwise[0].start, _starts(node.otherwise)


def _case(node: OurNode) -> Iterator[Fact]:
    yield "case", node.start, (node.subject.start, len(node.items))
    for item in node.items:
        spans = tuple((pattern.start, pattern.end) for pattern in item.patterns)
        yield "item", spans[0][0], (spans, _starts(item.body), item.terminator or ";;")


def _test(node: OurNode) -> Iterator[Fact]:
    yield "test", node.left.start, (node.left.end, node.operator, node.right.start, node.right.end)


def _test_operator(node: OurNode) -> Iterator[Fact]:
    for right in node.operands[1:]:
        yield "test operator", right.start, node.operator


def _assignment(node: OurNode) -> Iterator[Fact]:
    value = node.value.start if node.value else None
    yield "assignment", node.start, (node.name, node.append, node.end, value)
    if node.subscript:
        yield "subscript", node.start, _span(node.subscript)


def _array(node: OurNode) -> Iterator[Fact]:
    yield "array", node.start, (node.end, _starts(node.elements))
    for element in node.elements:
        if element.subscript:
            value = element.value.start if element.value else None
            yield "element", element.start, (_span(element.subscript), value)


def _arithmetic_for(node: OurNode) -> Iterator[Fact]:
    spans = (_span(node.first), _span(node.test), _span(node.step))
    yield "arithmetic for", node.start, (spans, _starts(node.body))


_READERS: dict[type[n.Node], Callable[[OurNode], Iterator[Fact]]] = {
    n.Word: _word,
    n.Simple: _simple,
    n.Redirect: _redirect,
    n.AndOr: _chain,
    n.Pipeline: _pipeline,
    n.ParameterExpansion: _parameter,
    n.For: _loop,
    n.Select: _loop,
    n.If: _if,
    n.Case: _case,
    n.Assignment: _assignment,
    n.ArrayLiteral: _array,
    n.ArithmeticFor: _arithmetic_for,
    n.TestBinary: _test,
    n.TestAndOr: _test_operator,
    n.SingleQuoted: lambda node: iter([("single", node.start, (node.end, in_characters(node.text)))]),
    n.AnsiQuoted: lambda node: iter([("ansi", node.start, node.end)]),
    n.DoubleQuoted: lambda node: iter([("double", node.start, (node.end, node.translated, _pieces(node.parts)))]),
    n.CommandSubstitution: lambda node: iter([("commands", node.start, (node.end, _starts(node.body)))]),
    n.ProcessSubstitution: lambda node: iter([("process", node.start, (node.end, node.direction, _starts(node.body)))]),
    n.ArithmeticExpansion: lambda node: iter([("arithmetic", node.start, (node.end, _span(node.expression)))]),
    n.ArithmeticCommand: lambda node: iter([("arithmetic command", node.start, _span(node.expression))]),
    n.ExtendedGlob: _extended,
    n.Background: lambda node: iter([("background", node.start, True)]),
    n.Group: lambda node: iter([("group", node.start, _starts(node.body))]),
    n.Subshell: lambda node: iter([("subshell", node.start, _starts(node.body))]),
    n.While: lambda node: iter([("while", node.start, (node.until, _starts(node.condition), _starts(node.body)))]),
    n.FunctionDefinition: lambda node: iter([("function", node.start, (node.name, node.body.start))]),
    n.Coproc: lambda node: iter([("coproc", node.start, (node.name, node.command.start))]),
    n.Conditional: lambda node: iter([("conditional", node.start, True)]),
    n.TestUnary: lambda node: iter([("unary test", node.start, (node.operator, node.operand.end))]),
    n.TestNot: lambda node: iter([("not", node.start, True)]),
    n.TestGroup: lambda node: iter([("test group", node.start, node.end)]),
    n.Comment: lambda node: iter([("comment", node.start, in_characters(node.text))]),
}
