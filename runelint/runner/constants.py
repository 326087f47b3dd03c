"""What the words of a script may be, as far as its own text says: constants that reach a word through variables.

Order and conditions are left aside: every text that is assigned anywhere is possible. That is enough to learn which
commands a script may call; what happens when is the business of `flow`.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import islice, product
from typing import TYPE_CHECKING, TypeAlias

from runelint.syntax import children, nodes, static_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# The texts that one word may have, and a word's or line's fields after expansion.
Field: TypeAlias = "frozenset[str]"
Fields: TypeAlias = "tuple[Field, ...]"
# The function that a node stands in, None at top level.
Scope: TypeAlias = "nodes.FunctionDefinition | None"

# Stands in a text for a stretch that is not known.
HOLE = "\ufffc"
UNKNOWN: Field = frozenset([HOLE])
# How many combinations of a word's or a line's possible texts are looked at.
_MOST = 64
_DEFAULTS = (":-", "-", ":=", "=")
# They print what they are asked for, or their last operand.
_PRINTERS = {"command": ("-v",), "type": ("-P", "-p"), "which": (), "echo": (), "rune_param": ()}


def scoped(body: Iterable[nodes.Node], scope: Scope = None) -> Iterator[tuple[nodes.Node, Scope]]:
    """Yield all nodes of `body` and below it, each with the function that it stands in."""
    waiting = [(node, scope) for node in body]
    waiting.reverse()
    while waiting:
        node, here = waiting.pop()
        yield node, here
        inside = node if isinstance(node, nodes.FunctionDefinition) else here
        below = [(child, inside) for child in children(node)]
        below.reverse()
        waiting.extend(below)


class Constants:
    """What is assigned in some scripts."""

    def __init__(self, scripts: Sequence[nodes.Script]) -> None:
        """Read the assignments, loops, functions and calls in `scripts`."""
        self.functions: dict[str, nodes.FunctionDefinition] = {}
        self._scalars: dict[str, list[tuple[nodes.Word, Scope]]] = defaultdict(list)
        self._arrays: dict[str, list[tuple[nodes.Assignment, Scope]]] = defaultdict(list)
        self._loops: dict[str, list[tuple[nodes.For, Scope]]] = defaultdict(list)
        self._patterns: dict[str, set[str]] = defaultdict(set)
        self._calls: dict[str, list[tuple[nodes.Simple, Scope]]] = defaultdict(list)
        self._shifts: dict[Scope, list[tuple[int, int]]] = defaultdict(list)
        self._known: dict[str, Field] = {}
        self._active: set[object] = set()
        for script in scripts:
            for node, scope in scoped(script.body):
                self._remember(node, scope)

    def _remember(self, node: nodes.Node, scope: Scope) -> None:
        match node:
            case nodes.FunctionDefinition(name=name):
                self.functions[name] = node
            case nodes.Assignment(name=name, value=nodes.ArrayLiteral()):
                self._arrays[name].append((node, scope))
            case nodes.Assignment(name=name, value=nodes.Word() as value):
                self._scalars[name].append((value, scope))
            case nodes.For(name=name):
                self._loops[name].append((node, scope))
            case nodes.Case(subject=nodes.Word(parts=parts), items=items):
                name = _variable(parts)
                texts = (static_text(pattern) for item in items for pattern in item.patterns)
                self._patterns[name].update(text for text in texts if text)
            case nodes.Simple(words=[nodes.Word() as first, *rest]):
                name = static_text(first) or ""
                self._calls[name].append((node, scope))
                if name == "shift":
                    count = static_text(rest[0]) if rest and isinstance(rest[0], nodes.Word) else "1"
                    self._shifts[scope].append((node.start, int(count) if count and count.isdecimal() else 1))
            case _:
                pass

    def lines(self, words: Iterable[nodes.Node], scope: Scope) -> Iterator[Fields]:
        """Yield what a command line may be after expansion."""
        each = [self._expanded(word, scope) for word in words if isinstance(word, nodes.Word)]
        for line in islice(product(*each), _MOST):
            yield tuple(field for fields in line for field in fields)

    def text(self, word: nodes.Word, scope: Scope) -> Field:
        """Return what `word` may be as one field."""
        return self._joined(word.parts, scope)

    def _expanded(self, word: nodes.Word, scope: Scope) -> list[Fields]:
        """Return what `word` may be: the fields that it becomes, for each of its possible values."""
        parts = word.parts
        quoted = len(parts) == 1 and isinstance(parts[0], nodes.DoubleQuoted)
        if quoted:
            (inner,) = parts
            parts = inner.parts if isinstance(inner, nodes.DoubleQuoted) else ()
        if len(parts) == 1 and isinstance(parts[0], nodes.ParameterExpansion):
            part = parts[0]
            if part.operator in {"+", ":+"} and part.argument is not None:
                return [(), *self._expanded(part.argument, scope)]
            if part.name in {"@", "*"}:
                return self._positional(scope, self._shifted(part, scope))
            if _subscript(part) in {"@", "*"} and not part.prefix:
                return self._elements(part.name, appended=False)
        if quoted or not any(isinstance(part, nodes.ParameterExpansion) for part in parts):
            return [(self._joined(word.parts, scope),)]
        return [tuple(frozenset([field]) for field in text.split()) for text in sorted(self._joined(parts, scope))]

    def _joined(self, parts: Sequence[nodes.Part], scope: Scope) -> Field:
        each = (sorted(self._part(part, scope)) for part in parts)
        return frozenset("".join(texts) for texts in islice(product(*each), _MOST))

    def _part(self, part: nodes.Part, scope: Scope) -> Field:
        match part:
            case nodes.Literal() | nodes.Escaped() | nodes.Glob() | nodes.SingleQuoted() | nodes.AnsiQuoted():
                return frozenset([part.text])
            case nodes.DoubleQuoted(parts=parts):
                return self._joined(parts, scope)
            case nodes.ParameterExpansion():
                return self._parameter(part, scope)
            case nodes.CommandSubstitution(body=body):
                return frozenset(self._printed(body, scope)) or UNKNOWN
            case _:
                return UNKNOWN

    def _parameter(self, part: nodes.ParameterExpansion, scope: Scope) -> Field:
        if part.prefix or part.operator not in {"", *_DEFAULTS}:
            return UNKNOWN
        default = self.text(part.argument, scope) if part.operator and part.argument is not None else frozenset()
        if part.name.isdecimal():
            at = int(part.name) - 1 + self._shifted(part, scope)
            lines = self._positional(scope, 0)
            return default.union(*(line[at] if 0 <= at < len(line) else UNKNOWN for line in lines)) or UNKNOWN
        if part.subscript is None or part.name not in self._arrays:
            return self._texts(part.name) | default
        subscript = _subscript(part)
        lines = self._elements(part.name, appended=False)
        if subscript.isdecimal():
            at = int(subscript)
            return default.union(*(line[at] for line in lines if at < len(line))) or UNKNOWN
        return default.union(*(field for line in lines for field in line)) or UNKNOWN

    def _texts(self, name: str) -> Field:
        """Return what a variable may hold."""
        if name in self._known:
            return self._known[name]
        if name in self._active:
            return UNKNOWN
        self._active.add(name)
        assigned = [self.text(value, scope) for value, scope in self._scalars[name]]
        assigned += [field for loop, scope in self._loops[name] for field in self._looped(loop, scope)]
        found = frozenset(self._patterns[name]).union(*assigned) or UNKNOWN
        self._active.discard(name)
        self._known[name] = frozenset(sorted(found)[:_MOST])
        return self._known[name]

    def _looped(self, loop: nodes.For, scope: Scope) -> Iterator[Field]:
        """Yield what the variable of `loop` may hold."""
        if loop.words is None:
            for line in self._positional(scope, 0):
                yield from line
            return
        for word in loop.words:
            name, keys = _array(word)
            if name and keys:
                yield self._keys(name)
                continue
            for fields in self._elements(name, appended=True) if name else self._expanded(word, scope):
                yield from fields

    def _keys(self, name: str) -> Field:
        """Return the subscripts of an associative array."""
        values = [node.value for node, _ in self._arrays[name] if isinstance(node.value, nodes.ArrayLiteral)]
        subscripts = [element.subscript for value in values for element in value.elements if element.subscript]
        return frozenset().union(*(self._joined(subscript.parts, None) for subscript in subscripts)) or UNKNOWN

    def _elements(self, name: str, *, appended: bool) -> list[Fields]:
        """Return the elements that an array may have; what is appended only if asked for, or if that is all."""
        if ("array", name) in self._active:
            return [()]
        self._active.add(("array", name))
        lists = {False: list[Fields](), True: list[Fields]()}
        for node, scope in self._arrays[name]:
            if isinstance(node.value, nodes.ArrayLiteral):
                words = [element.value for element in node.value.elements if element.value is not None]
                lists[node.append] += islice(self.lines(words, scope), _MOST)
        self._active.discard(("array", name))
        found = lists[False] + lists[True] if appended or not any(lists[False]) else lists[False]
        return found or [(UNKNOWN,)]

    def _positional(self, scope: Scope, start: int) -> list[Fields]:
        """Return the arguments, from `start` on, with which the function is called."""
        if scope is None or scope in self._active:
            return [(UNKNOWN,)]
        self._active.add(scope)
        lines: list[Fields] = []
        for node, where in self._calls[scope.name]:
            lines += [line[start:] for line in self.lines(node.words[1:], where)]
        self._active.discard(scope)
        return lines[:_MOST] or [(UNKNOWN,)]

    def _shifted(self, part: nodes.ParameterExpansion, scope: Scope) -> int:
        """Return how many arguments are gone at `part`: by `shift` above it, and by its own offset."""
        gone = sum(count for start, count in self._shifts[scope] if start < part.start)
        offset = static_text(part.argument) if part.operator == ":" and part.argument is not None else None
        return gone + (int(offset) - 1 if offset and offset.strip().isdecimal() and int(offset) else 0)

    def _printed(self, body: Iterable[nodes.Node], scope: Scope) -> Iterator[str]:
        """Yield what commands that print a name may print: `command -v x`, `echo x`, a function that has those."""
        for node, here in scoped(body, scope):
            if not isinstance(node, nodes.Simple):
                continue
            for line in self.lines(node.words, here):
                texts = [min(field) for field in line]
                options = _PRINTERS.get(texts[0]) if texts else None
                if options is not None and len(texts) > 1 and (not options or texts[1] in options):
                    yield from line[-1]
                elif texts and texts[0] in self.functions and ("printed", texts[0]) not in self._active:
                    self._active.add(("printed", texts[0]))
                    function = self.functions[texts[0]]
                    yield from self._printed([function.body], function)
                    self._active.discard(("printed", texts[0]))


def _variable(parts: Sequence[nodes.Part]) -> str:
    """Return the name of the variable that a word is, with or without quotes; nothing when it is none."""
    if len(parts) == 1 and isinstance(parts[0], nodes.DoubleQuoted):
        parts = parts[0].parts
    return parts[0].name if len(parts) == 1 and isinstance(parts[0], nodes.ParameterExpansion) else ""


def _array(word: nodes.Word) -> tuple[str, bool]:
    """Return the name of the array that `"${name[@]}"` stands for, and whether its keys are meant."""
    parts = word.parts
    if len(parts) == 1 and isinstance(parts[0], nodes.DoubleQuoted):
        parts = parts[0].parts
    if len(parts) == 1 and isinstance(parts[0], nodes.ParameterExpansion) and _subscript(parts[0]) in {"@", "*"}:
        return parts[0].name, parts[0].prefix == "!"
    return "", False


def _subscript(part: nodes.ParameterExpansion) -> str:
    """Return the text of the subscript of `part`; nothing when it has none, or none that is known."""
    parts = () if part.subscript is None else part.subscript.parts
    return "".join(inner.text for inner in parts if isinstance(inner, (nodes.Literal, nodes.Glob)))
