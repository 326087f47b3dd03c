"""Which commands of a script a step of a run can be: by its line, and by its words as Bash traces them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from runelint.confirm.geography import end_of_head
from runelint.confirm.records import COMPOUND, SUBSTITUTIONS, first_of, is_transparent, leaves_trace
from runelint.confirm.structure import traced_words
from runelint.flow.place import Place
from runelint.syntax import nodes, parse
from runelint.syntax.walk import children, walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from runelint.confirm.geography import Geography
    from runelint.syntax.source import Source

_TRACED = (nodes.Simple, nodes.TestWord, nodes.TestUnary, nodes.TestBinary, nodes.ArithmeticCommand)
_HEADS = (nodes.For, nodes.Select, nodes.Case)
# What its commands are executed in is another process.
FORKING = (nodes.Subshell, nodes.CommandSubstitution, nodes.ProcessSubstitution, nodes.Background, nodes.Coproc)
_ANY = r"[\s\S]*"


class Statements:
    """The commands of one source that Bash traces, and what stands around each."""

    def __init__(self, source: Source, geography: Geography) -> None:
        """Read the source once more: the nodes of this tree are its own."""
        self._source = source
        self._nodes, self._parents = _tree(source.text)
        self.functions = {node.name for node in self._nodes.values() if isinstance(node, nodes.FunctionDefinition)}
        """The names of those that are defined in it."""
        self._by_line: dict[int, list[nodes.Node]] = {}
        for node in self._nodes.values():
            if isinstance(node, (*_TRACED, *_HEADS)):
                for line in geography.lines(Place(source, node.start, end_of_head(node))):
                    self._by_line.setdefault(line, []).append(node)

    def same(self, node: nodes.Node) -> nodes.Node | None:
        """Return the node of this tree that is the one of another tree of the same source."""
        return self._nodes.get((type(node), node.start, node.end))

    def around(self, node: nodes.Node) -> nodes.Node | None:
        """Return what a node stands in."""
        return self._parents.get(id(node))

    def upwards(self, node: nodes.Node) -> Iterator[nodes.Node]:
        """Yield the node and all that it stands in, innermost first."""
        at: nodes.Node | None = node
        while at is not None:
            yield at
            at = self._parents.get(id(at))

    def at(self, line: int, text: str) -> list[nodes.Node]:
        """Return the commands, and the parts of a conditional expression, that can be traced so on a line."""
        return [node for node in self._by_line.get(line, ()) if _can_be(node, text)]

    def standing(self, start: int, end: int) -> list[nodes.Node]:
        """Return the commands between two offsets of the source."""
        kinds = (nodes.Simple, nodes.Pipeline, nodes.Conditional, nodes.ArithmeticCommand)
        return [node for kind in kinds if (node := self._nodes.get((kind, start, end))) is not None]

    def is_first_in(self, top: nodes.Node, node: nodes.Node) -> bool:
        """Return whether a node is what is executed first of all that stands in `top`."""
        inner = {id(each) for each in self.upwards(node)}
        at: nodes.Node | None = top
        while at is not None and at is not node:
            at = None if id(at) not in inner else first_of(at, inner)
        return at is node

    def is_in_order(self, chain: nodes.AndOr) -> bool:
        """Return whether each operand that is executed has one record, behind those of the operands before it."""
        if len(set(chain.operators)) > 1 or not all(map(_has_one_record, chain.commands)):
            return False
        loops = [each for each in self.upwards(chain) if isinstance(each, nodes.While | nodes.ArithmeticFor)]
        return all(
            isinstance(each, nodes.While) and leaves_trace(each.condition[0]) and leaves_trace(each.body[0])
            for each in loops
        )

    def has_no_other_substitution(self, node: nodes.Node) -> bool:
        """Return whether nothing else is substituted in the commands whose substitutions a node stands in."""
        at: nodes.Node | None = None
        if any(isinstance(each, SUBSTITUTIONS) for each in walk(node)):
            return False
        for each in self.upwards(node):
            if at is not None and isinstance(each, (*_TRACED, nodes.For)):
                inside = (each.words or ()) if isinstance(each, nodes.For) else (each,)
                others = [one for word in inside for one in walk(word) if isinstance(one, SUBSTITUTIONS)]
                if any(at not in self.upwards(one) for one in others):
                    return False
                at = None
            elif isinstance(each, SUBSTITUTIONS):
                at = each
            elif at is not None and isinstance(each, COMPOUND):
                return False
        return at is None

    def fits_all(self, word: nodes.Word) -> bool:
        """Return whether a word is the pattern `*`."""
        return self._source.text[word.start : word.end] == "*"


@lru_cache(maxsize=16)
def _tree(text: str) -> tuple[dict[tuple[type[nodes.Node], int, int], nodes.Node], dict[int, nodes.Node]]:
    """Return the nodes of a script, by kind and place, and what each stands in, by its identity."""
    found = list(walk(parse(text)))
    parents = {id(child): node for node in found for child in children(node)}
    # In backticks several may seem to stand at one place: the outer one is found.
    return {(type(node), node.start, node.end): node for node in reversed(found)}, parents


def is_only_before(node: nodes.Node, text: str) -> bool:
    """Return whether this is the record of an assignment before a command, which has a record of its own (`a=1 f`)."""
    return isinstance(node, nodes.Simple) and node.words != () and text.startswith(_beginnings(node.assignments))


def _beginnings(assignments: Iterable[nodes.Assignment]) -> tuple[str, ...]:
    """Return how the records of assignments may begin."""
    return tuple(f"{each.name}{sign}" for each in assignments for sign in ("=", "+=", "["))


def has_plain_name(node: nodes.Simple) -> bool:
    """Return whether the name of a command stands there as it is, or the command only assigns."""
    if not node.words:
        return True
    form, several = _form(node.words[0])
    return not several and _ANY not in form


def _has_one_record(node: nodes.Node) -> bool:
    """Return whether a command is one whose execution leaves one record in the trace, and what it calls is deeper."""
    if not isinstance(node, nodes.Simple) or not leaves_trace(node) or not has_plain_name(node):
        return False
    if is_transparent(node) or any(isinstance(word, nodes.Assignment) for word in node.words):
        return False
    return not node.assignments if node.words else len(node.assignments) == 1


def _can_be(node: nodes.Node, text: str) -> bool:
    """Return whether Bash can have traced a command so."""
    match node:
        case nodes.Simple():
            return _is_simple(node, text)
        case nodes.For() | nodes.Select():
            return text.startswith(("for ", "select "))
        case nodes.Case():
            return text.startswith("case ")
        case nodes.ArithmeticCommand():
            return text.startswith("((")
        case nodes.TestWord():
            return re.match(r"\[\[ (?:! )?-n ", text) is not None
        case nodes.TestUnary():
            form = rf"\[\[ (?:! )?{re.escape(node.operator)} {_raw(node.operand)} \]\]"
            return re.match(form, text) is not None
        case nodes.TestBinary():
            right = _pattern(node.right) if node.operator in {"=", "==", "!="} else _ANY
            form = rf"\[\[ (?:! )?{_raw(node.left)} {re.escape(node.operator)} {right} \]\]"
            return re.match(form, text) is not None
        case _:
            return False


def _raw(word: nodes.Word) -> str:
    """Return a regular expression for what a conditional expression shows of a word: its plain text, or anything."""
    plain = "".join(part.text for part in word.parts if isinstance(part, nodes.Literal))
    literal = all(isinstance(part, nodes.Literal) for part in word.parts)
    return re.escape(plain) if literal and re.fullmatch(r"[\w./-]+", plain) else _ANY


def _pattern(word: nodes.Word) -> str:
    """Return a regular expression for what is shown of a pattern: what is quoted in it has backslashes."""
    plain = (nodes.Literal, nodes.Escaped, nodes.SingleQuoted)
    texts = [part.text if isinstance(part, plain) else None for part in word.parts]
    if not texts or None in texts:
        return _ANY
    return "".join(rf"\\?{re.escape(char)}" for text in texts for char in text or "")


def _is_simple(node: nodes.Simple, text: str) -> bool:
    """Return whether a simple command can have been traced so: with its words, or by one of its assignments."""
    assigned = (*node.assignments, *(word for word in node.words if isinstance(word, nodes.Assignment)))
    if text.startswith(_beginnings(assigned)):
        return True
    if not node.words:
        return False
    found = traced_words(text)
    if not found:
        first, _ = _form(node.words[0])
        return re.fullmatch(first, text.split(maxsplit=1)[0] if text.strip() else "") is not None
    forms = [_form(word) for word in node.words]
    if not any(splits for _, splits in forms):
        return len(forms) == len(found) and all(
            re.fullmatch(form, word) for (form, _), word in zip(forms, found, strict=True)
        )
    # What is not quoted may become no word, or several: those that stand there are in their order among the others.
    left = iter(found)
    if not forms[0][1] and re.fullmatch(forms[0][0], found[0]) is None:
        return False
    return all(splits or any(re.fullmatch(form, word) for word in left) for form, splits in forms)


def _form(word: nodes.Word | nodes.Assignment) -> tuple[str, bool]:
    """Return a regular expression for what a word becomes, and whether it may become none, or several."""
    if isinstance(word, nodes.Assignment):
        return _ANY, True
    forms = [_part(part) for part in word.parts]
    return "".join(form for form, _ in forms), any(splits for _, splits in forms)


def _part(part: nodes.Node) -> tuple[str, bool]:
    match part:
        case nodes.Literal() | nodes.Escaped() | nodes.SingleQuoted() | nodes.AnsiQuoted():
            return re.escape(part.text), False
        case nodes.DoubleQuoted():
            inside = [_part(each) for each in part.parts]
            several = any(isinstance(each, nodes.ParameterExpansion) and _is_list(each) for each in part.parts)
            return "".join(form for form, _ in inside), several
        case _:
            return _ANY, True


def _is_list(part: nodes.ParameterExpansion) -> bool:
    """Return whether an expansion becomes several words in quotes, too: `"$@"`, `"${a[@]}"`, `"${!a@}"`."""
    subscript = part.subscript
    every = subscript is not None and any(
        isinstance(each, nodes.Literal) and each.text == "@" for each in subscript.parts
    )
    return part.name == "@" or every or bool(part.prefix)
