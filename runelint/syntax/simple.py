"""Simple commands, and the function definitions that begin like one (bash(1), Simple Commands)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.syntax.compound import CompoundReader
from runelint.syntax.lexer import (
    ARGUMENT,
    ARRAY_ACCEPTING,
    ASSIGNMENT,
    DECLARATION_BUILTINS,
    EMPTY_PARENTHESES,
    REDIRECT,
)
from runelint.syntax.nodes import (
    Assignment,
    Command,
    DoubleQuoted,
    Literal,
    ParameterExpansion,
    Part,
    Redirect,
    Simple,
    SingleQuoted,
    Word,
)
from runelint.syntax.words import ARGUMENT as ARGUMENT_STYLE

if TYPE_CHECKING:
    import re

# The groups of ARGUMENT; the fourth is what stands between single quotes.
_PLAIN, _NAME, _STRING = 1, 2, 3


class SimpleReader(CompoundReader):
    """Reads simple commands."""

    __slots__ = ()

    def plain_simple(self, start: int, first: re.Match[str]) -> Command:
        """Return the simple command from `start`; its first word, `first`, is known to be plain and no assignment."""
        name = first.group()
        self.at = stop = first.end()
        words: list[Word | Assignment] = [Word(start, stop, (Literal(start, stop, name),))]
        if name in ARRAY_ACCEPTING:
            return self.rest_of_simple(start, words, [], [])
        self.plain_words(words)
        at = self.at
        if at >= self.end or self.text[at] in "\n;":
            return Simple(start, at, (), tuple(words), ())
        return self.rest_of_simple(start, words, [], [])

    def simple(self, start: int) -> Command:
        """Return the simple command from `start`; a function definition when `()` follows its first word."""
        assignments: list[Assignment] = []
        words: list[Word | Assignment] = []
        redirects: list[Redirect] = []
        while not words:
            self.skip_blanks()
            if not self.redirect_before(redirects):
                if self.at_command_end():
                    break
                item = self.word_or_assignment()
                if isinstance(item, Assignment):
                    assignments.append(item)
                else:
                    words.append(item)
        if not (assignments or words or redirects):
            self.unexpected()
        return self.rest_of_simple(start, words, assignments, redirects)

    def rest_of_simple(
        self,
        start: int,
        words: list[Word | Assignment],
        assignments: list[Assignment],
        redirects: list[Redirect],
    ) -> Command:
        """Return the simple command from `start`, of which all is read up to its first word."""
        text, end = self.text, self.end
        declares = bool(words) and _takes_assignments(words[0])
        while True:
            if self.at < end and text[self.at] in " \t\\":
                self.skip_blanks()
            character = text[self.at] if self.at < end else "\n"
            if character in "\n;|)":
                break
            if character in "<>&0123456789{" and self.redirect_before(redirects):
                continue
            if character == "&":
                break
            if character == "(":
                if len(words) != 1 or assignments or redirects:
                    self.unexpected()
                return self.function_after(start, words[0])
            if declares:
                words.append(self.argument_of(words[0]))
            else:
                words.append(self.word(ARGUMENT_STYLE))
                self.plain_words(words)
        last = max([items[-1].end for items in (assignments, words, redirects) if items])
        return Simple(start, last, tuple(assignments), tuple(words), tuple(redirects))

    def at_command_end(self) -> bool:
        """Return whether what stands here ends a simple command."""
        return self.at >= self.end or self.text[self.at] in "\n;|)&"

    def redirect_before(self, redirects: list[Redirect]) -> bool:
        """Append the redirection here; return whether there was one."""
        character = self.peek()
        if not character or character not in "<>&0123456789{":
            return False
        found = REDIRECT.match(self.text, self.at, self.end)
        if found is None:
            return False
        redirects.append(self.redirect(found))
        return True

    def plain_words(self, words: list[Word | Assignment]) -> None:
        """Append the words here that are plain, or only one quoted text or name: they are most of a script."""
        text, end, argument, append = self.text, self.end, ARGUMENT.match, words.append
        at = self.at
        while match := argument(text, at, end):
            kind = match.lastindex
            start, stop = match.span(kind or 0)
            at = match.end()
            content = text[start:stop]
            part: Part
            if kind == _PLAIN:
                part = Literal(start, stop, content)
            elif kind == _NAME:
                start -= len('"$')
                name = ParameterExpansion(start + 1, stop, content, False, "", None, "", None, None)  # noqa: FBT003
                part = DoubleQuoted(start, at, (name,), False)  # noqa: FBT003
            elif kind == _STRING:
                parts = (Literal(start, stop, content),) if content else ()
                start -= 1
                part = DoubleQuoted(start, at, parts, False)  # noqa: FBT003
            else:
                start -= 1
                part = SingleQuoted(start, at, content)
            append(Word(start, at, (part,)))
        self.at = at

    def argument_of(self, first: Word | Assignment) -> Word | Assignment:
        """Return the word here after the first word, which is one of the builtins that take assignments."""
        declares = self.text[first.start : first.end] in DECLARATION_BUILTINS
        return self.word_or_assignment(only_arrays=not declares)

    def word_or_assignment(self, *, only_arrays: bool = False) -> Word | Assignment:
        """Return the word here, as an assignment where it is one; with `only_arrays` only when its value is one."""
        match = ASSIGNMENT.match(self.text, self.at, self.end)
        if match is None:
            return self.word(ARGUMENT_STYLE)
        if only_arrays and not self.text.startswith("(", match.end(), self.end):
            return self.word(ARGUMENT_STYLE)
        return self.assignment(match)

    def function_after(self, start: int, word: Word | Assignment) -> Command:
        """Return the function definition whose parentheses stand here, after the word with its name."""
        match = EMPTY_PARENTHESES.match(self.text, self.at, self.end)
        if match is None:
            self.at += 1
            self.skip_blanks()
            self.unexpected()
        self.at = match.end()
        return self.function_body(start, self.text[word.start : word.end])


def _takes_assignments(first: Word | Assignment) -> bool:
    """Return whether the arguments of the command `first` may be assignments."""
    part = first.parts[0] if isinstance(first, Word) else None
    return isinstance(part, Literal) and part.text in ARRAY_ACCEPTING and part.end == first.end
