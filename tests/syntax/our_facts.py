"""What our parser says about a script, as facts that can be compared with those of another parser.

A fact is a kind, the offset that it is about, and what is claimed of it: `Facts` maps the first two to the third.
"""

from __future__ import annotations

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


def facts_of_tree(script: n.Script) -> Facts:
    """Return the facts of our tree."""
    found: Facts = {}
    waiting: list[n.Node] = [script]
    while waiting:
        node = waiting.pop()
        reader = _READERS.get(type(node))
        if reader:
            found.update(((kind, at), value) for kind, at, value in reader(node))
        match node:
            case n.ExtendedGlob():
                pass  # shfmt keeps its inside as text
            case n.BraceExpansion():  # its alternatives are pieces of a word to shfmt
                waiting.extend(part for word in node.alternatives for part in word.parts)
            case n.ParameterExpansion() if node.operator == ":":  # offset and length are expressions to shfmt
                words = [word for word in (node.argument, node.second) if word]
                waiting.extend([*children(node.subscript)] if node.subscript else [])
                waiting.extend(part for word in words for part in word.parts)
            case _:
                waiting.extend(children(node))
    return found


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


def _pieces(parts: Sequence[n.Part]) -> tuple[Any, ...]:
    """Return what a word is made of: plain text, and the place of each quote and expansion."""
    return with_joined_text([piece for part in parts for piece in _pieces_of(part)])


def _pieces_of(part: n.Part) -> Iterator[Any]:
    match part:
        case n.Literal() | n.Glob():
            yield part.text
        case n.Escaped():
            yield "\\" + part.text
        case n.Tilde():
            yield "~" + part.text
        case n.BraceExpansion():
            for index, word in enumerate(part.alternatives):
                yield "," if index else "{"
                yield from _pieces(word.parts)
            yield "}"
        case _:
            yield (part.start,)


def _span(found: n.Arithmetic | None) -> tuple[int, int] | None:
    """Return where an expression stands, without the blanks around it."""
    if found is None:
        return None
    text = "".join(part.text if isinstance(part, n.Literal) else "x" * (part.end - part.start) for part in found.parts)
    if len(text) != found.end - found.start or not text.strip(" \t\n"):
        return None
    return found.start + len(text) - len(text.lstrip(" \t\n")), found.end - len(text) + len(text.rstrip(" \t\n"))


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
    operator = {"/#": "/", "/%": "/"}.get(node.operator, node.operator)
    operator = "@" if len(operator) > 1 and operator[0] == "@" else operator
    yield "parameter", node.start, (node.end, node.name, node.prefix, operator)
    if node.subscript:
        yield "subscript", node.start, _span(node.subscript)


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
    n.SingleQuoted: lambda node: iter([("single", node.start, (node.end, node.text))]),
    n.AnsiQuoted: lambda node: iter([("ansi", node.start, node.end)]),
    n.DoubleQuoted: lambda node: iter([("double", node.start, (node.end, node.translated, _pieces(node.parts)))]),
    n.CommandSubstitution: lambda node: iter([("commands", node.start, (node.end, _starts(node.body)))]),
    n.ProcessSubstitution: lambda node: iter([("process", node.start, (node.end, node.direction, _starts(node.body)))]),
    n.ArithmeticExpansion: lambda node: iter([("arithmetic", node.start, (node.end, _span(node.expression)))]),
    n.ArithmeticCommand: lambda node: iter([("arithmetic command", node.start, _span(node.expression))]),
    n.ExtendedGlob: lambda node: iter([("extended", node.start, (node.end, node.operator))]),
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
    n.Comment: lambda node: iter([("comment", node.start, node.text)]),
}
