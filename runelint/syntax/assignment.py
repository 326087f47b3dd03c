"""Assignments and array literals (bash(1), PARAMETERS and Arrays)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.syntax.heredoc import RedirectReader
from runelint.syntax.lexer import ASSIGN_OPERATOR, META
from runelint.syntax.nodes import (
    Arithmetic,
    ArrayElement,
    ArrayLiteral,
    Assignment,
    Glob,
    Literal,
    Part,
    Word,
)
from runelint.syntax.problem import Stop, unclosed
from runelint.syntax.words import ARGUMENT, ASSIGNED

if TYPE_CHECKING:
    import re


class AssignmentReader(RedirectReader):
    """Reads assignments."""

    __slots__ = ()

    def assignment(self, match: re.Match[str]) -> Assignment | Word:
        """Return the assignment whose name `match` has found here; a word when no `=` follows its subscript."""
        start = self.at
        name, operator = match.groups()
        if "\\" in match.group():
            name, operator = name.replace("\\\n", ""), operator.replace("\\\n", "")
        subscript: Arithmetic | None = None
        self.at = match.end()
        if operator == "[":
            self.at -= 1
            subscript = self.subscript()
            found = ASSIGN_OPERATOR.match(self.text, self.at, self.end)
            if found is None:
                name_part = Literal(start, match.end() - 1, name)
                return self.word_with_brackets(start, [name_part], subscript)
            operator = found.group(1)
            self.at = found.end()
        value = self.value()
        end = self.at if value is None else value.end
        return Assignment(start, end, name, subscript, operator == "+=", value)

    def value(self) -> Word | ArrayLiteral | None:
        """Return what follows the `=`, None for an empty value."""
        character = self.peek()
        if character == "(":
            return self.array_literal()
        if not character or (character in META and not self.at_process_substitution()):
            return None
        return self.word(ASSIGNED)

    def at_process_substitution(self) -> bool:
        """Return whether `<(` or `>(` stands here."""
        return self.peek() in {"<", ">"} and self.text.startswith("(", self.at + 1, self.end)

    def word_with_brackets(self, start: int, parts: list[Part], subscript: Arithmetic) -> Word:
        """Return the word that goes on after `[…]`, when that was no subscript after all."""
        opening, close = subscript.start - 1, subscript.end
        text = self.text[opening : close + 1]
        if all(isinstance(part, Literal) for part in subscript.parts):
            parts.append(Glob(opening, close + 1, text))
        else:
            parts.append(Literal(opening, opening + 1, "["))
            parts.extend(subscript.parts)
            parts.append(Literal(close, close + 1, "]"))
        self.rest_of_word(parts, ARGUMENT)
        return self.finished(start, parts, ARGUMENT)

    def array_literal(self) -> ArrayLiteral:
        """Return the `(…)` here."""
        start = self.at
        self.at += 1
        elements: list[ArrayElement] = []
        while True:
            self.skip_newlines()
            character = self.peek()
            if character == ")":
                self.at += 1
                return ArrayLiteral(start, self.at, tuple(elements))
            if not character:
                raise Stop(unclosed(")"), start)
            elements.append(self.array_element(character))

    def array_element(self, character: str) -> ArrayElement:
        """Return the element here, which begins with `character`."""
        start = self.at
        if character != "[":
            word = self.word(ARGUMENT)
            return ArrayElement(start, word.end, None, False, word)  # noqa: FBT003 - by position, for speed
        subscript = self.subscript()
        match = ASSIGN_OPERATOR.match(self.text, self.at, self.end)
        if match is None:
            word = self.word_with_brackets(start, [], subscript)
            return ArrayElement(start, word.end, None, False, word)  # noqa: FBT003 - by position, for speed
        self.at = match.end()
        value: Word | None = None
        if self.peek() not in {"", " ", "\t", "\n", ")"}:
            value = self.word(ASSIGNED)
        end = value.end if value else self.at
        return ArrayElement(start, end, subscript, match.group(1) == "+=", value)
