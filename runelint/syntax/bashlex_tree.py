"""The tree of bashlex as ours.

Imported only after our own parser has rejected a text: bashlex takes 80 ms to import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import bashlex

from runelint.syntax.nodes import (
    AndOr,
    Assignment,
    Background,
    Branch,
    Command,
    For,
    FunctionDefinition,
    Group,
    HereDocument,
    If,
    Literal,
    Pipeline,
    Redirect,
    Script,
    Simple,
    Subshell,
    Unparsed,
    While,
    Word,
)
from runelint.syntax.parser import parse_fragment

if TYPE_CHECKING:
    from collections.abc import Sequence

# bashlex has no types.
Foreign: TypeAlias = Any


def script_of(text: str) -> Script:
    """Return the tree that bashlex makes of `text`; whatever bashlex raises is raised."""
    body: list[Command] = []
    for tree in bashlex.parse(text):
        body.extend(_Conversion(text).commands(tree))
    return Script(0, len(text), tuple(body), (), ())


class _Conversion:
    """Makes our nodes from the nodes of bashlex over one text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def commands(self, node: Foreign) -> list[Command]:
        """Return the commands of a list node, or the one command of another node."""
        if node.kind != "list":
            return [self.command(node)]
        found: list[Command] = []
        chain: list[Command] = []
        operators: list[str] = []
        for part in node.parts:
            if part.kind != "operator":
                chain.append(self.command(part))
            elif part.op in {"&&", "||"}:
                operators.append(part.op)
            else:
                found.append(_joined(chain, operators))
                chain, operators = [], []
                if part.op == "&":
                    found[-1] = Background(found[-1].start, part.pos[1], found[-1])
        if chain:
            found.append(_joined(chain, operators))
        return found

    def body(self, nodes: Sequence[Foreign]) -> tuple[Command, ...]:
        """Return the commands of several nodes; reserved words among them are left out."""
        return tuple(command for node in nodes if node.kind != "reservedword" for command in self.commands(node))

    def command(self, node: Foreign) -> Command:
        """Return one command."""
        match node.kind:
            case "command":
                return self.simple(node)
            case "pipeline":
                return self.pipeline(node)
            case "compound":
                return self.compound(node)
            case "function":
                return self.function(node)
            case "list":
                return _joined([self.command(part) for part in node.parts if part.kind != "operator"], [])
            case _:
                return Unparsed(*node.pos)

    def simple(self, node: Foreign) -> Simple:
        """Return a simple command."""
        start, end = node.pos
        assignments: list[Assignment] = []
        words: list[Word | Assignment] = []
        redirects: list[Redirect] = []
        for part in node.parts:
            if part.kind == "redirect":
                redirects.append(self.redirect(part))
                continue
            item = self.word(part.pos)
            if isinstance(item, Assignment) and not words:
                assignments.append(item)
            else:
                words.append(item)
        return Simple(start, end, tuple(assignments), tuple(words), tuple(redirects))

    def word(self, pos: tuple[int, int]) -> Word | Assignment:
        """Return the word or assignment at a place: bashlex knows where it ends, our parser what it is made of."""
        start, end = pos
        fragment = parse_fragment(self.text, start, end)
        match fragment.body:
            case (Simple(words=(word,), assignments=()),) | (Simple(words=(), assignments=(word,)),):
                if not fragment.problems:
                    return word
            case _:
                pass
        return Word(start, end, (Literal(start, end, self.text[start:end]),))

    def plain_word(self, pos: tuple[int, int]) -> Word:
        """Return the word at a place where no assignment can stand."""
        word = self.word(pos)
        if isinstance(word, Word):
            return word
        return Word(*pos, (Literal(*pos, self.text[pos[0] : pos[1]]),))

    def redirect(self, node: Foreign) -> Redirect:
        """Return a redirection. bashlex gives numbers and words without a place of their own a bare int."""
        start, end = node.pos
        if node.heredoc is not None:
            end = node.output.pos[1]
        target = node.output
        if hasattr(target, "pos"):
            word = self.plain_word(target.pos)
        else:
            first = end - len(str(target))
            word = Word(first, end, (Literal(first, end, self.text[first:end]),))
        document = self.here_document(node) if node.heredoc is not None else None
        return Redirect(start, end, node.input, node.type, word, document)

    def here_document(self, node: Foreign) -> HereDocument:
        """Return a here-document as one literal: bashlex does not look into it."""
        start, stop = node.heredoc.pos
        delimiter = node.output.word
        text = node.heredoc.value.removesuffix(delimiter)
        raw = self.text[slice(*node.output.pos)]
        end = max(start, stop - len(delimiter))
        quoted = any(mark in raw for mark in "'\"\\")
        parts = (Literal(start, end, text),) if text else ()
        return HereDocument(start, end, delimiter, quoted, node.type == "<<-", parts, True)  # noqa: FBT003

    def pipeline(self, node: Foreign) -> Pipeline:
        """Return a pipeline."""
        commands = [part for part in node.parts if part.kind not in {"pipe", "reservedword"}]
        operators = tuple(part.pipe for part in node.parts if part.kind == "pipe")
        prefixes = [part.word for part in node.parts if part.kind == "reservedword"]
        start, end = node.pos
        return Pipeline(
            start,
            end,
            tuple(self.command(command) for command in commands),
            operators,
            prefixes.count("!") % 2 == 1,
            "time" in prefixes,
        )

    def function(self, node: Foreign) -> FunctionDefinition:
        """Return a function definition."""
        start, end = node.pos
        return FunctionDefinition(start, end, node.name.word, self.command(node.body))

    def compound(self, node: Foreign) -> Command:
        """Return a compound command."""
        start, end = node.pos
        redirects = tuple(self.redirect(redirect) for redirect in node.redirects)
        first = node.list[0]
        match first.kind:
            case "reservedword" if first.word == "{":
                return Group(start, end, self.body(node.list), redirects)
            case "reservedword" if first.word == "(":
                return Subshell(start, end, self.body(node.list), redirects)
            case "if":
                branches, otherwise = self.branches(first.parts)
                return If(start, end, branches, otherwise, redirects)
            case "while" | "until":
                condition, body = self.between(first.parts, "do")
                return While(start, end, first.kind == "until", condition, body, redirects)
            case "for":
                return self.loop(node, first, redirects)
            case _:
                return Unparsed(start, end)

    def between(self, parts: Sequence[Foreign], word: str) -> tuple[tuple[Command, ...], tuple[Command, ...]]:
        """Return the commands before and after a reserved word."""
        at = [part.kind == "reservedword" and part.word == word for part in parts].index(True)
        return self.body(parts[:at]), self.body(parts[at:])

    def branches(self, parts: Sequence[Foreign]) -> tuple[tuple[Branch, ...], tuple[Command, ...]]:
        """Return the branches and the `else` part of an `if`."""
        branches: list[Branch] = []
        otherwise: tuple[Command, ...] = ()
        condition: tuple[Command, ...] = ()
        opening, start = "if", parts[0].pos[0]
        for part in parts:
            if part.kind == "reservedword":
                opening = part.word
                start = part.pos[0] if opening in {"if", "elif"} else start
            elif opening in {"if", "elif"}:
                condition = self.body([part])
            elif opening == "then":
                branches.append(Branch(start, part.pos[1], condition, self.body([part])))
            else:
                otherwise = self.body([part])
        return tuple(branches), otherwise

    def loop(self, node: Foreign, loop: Foreign, redirects: tuple[Redirect, ...]) -> For:
        """Return a `for` loop."""
        words = [part for part in loop.parts if part.kind == "word"]
        reserved = [part.word for part in loop.parts if part.kind == "reservedword"]
        listed = tuple(self.plain_word(word.pos) for word in words[1:]) if "in" in reserved else None
        _, body = self.between(loop.parts, "do" if "do" in reserved else "{")
        start, end = node.pos
        return For(start, end, words[0].word, listed, body, redirects)


def _joined(commands: list[Command], operators: list[str]) -> Command:
    """Return the commands that `&&` and `||` join as one."""
    if len(commands) == 1:
        return commands[0]
    return AndOr(commands[0].start, commands[-1].end, tuple(commands), tuple(operators))
