"""Simple commands, pipelines and lists (bash(1), SHELL GRAMMAR)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.syntax.compound import CompoundReader
from runelint.syntax.lexer import (
    AND_OR,
    ARGUMENT,
    ARRAY_ACCEPTING,
    ASSIGNMENT,
    CLOSING_WORDS,
    DECLARATION_BUILTINS,
    EMPTY_PARENTHESES,
    META,
    OPENING_WORDS,
    PIPE,
    PIPELINE_PREFIX,
    PLAIN,
    REDIRECT,
)
from runelint.syntax.nodes import (
    AndOr,
    Assignment,
    Background,
    Command,
    DoubleQuoted,
    Literal,
    ParameterExpansion,
    Pipeline,
    Redirect,
    Simple,
    Word,
)
from runelint.syntax.words import ARGUMENT as ARGUMENT_STYLE

if TYPE_CHECKING:
    import re

# Reserved words that never begin a command.
_MISPLACED_WORDS = CLOSING_WORDS | {"!", "in", "]]"}


class CommandReader(CompoundReader):
    """Reads commands and lists of them."""

    __slots__ = ()

    def commands(self) -> tuple[Command, ...]:
        """Return the commands up to a token that cannot begin one, which is left."""
        self.enter()
        found: list[Command] = []
        self.skip_newlines()
        while not self.at_end_of_list():
            found.append(self.list_item())
            if not self.separator():
                break
        self.depth -= 1
        return tuple(found)

    def at_end_of_list(self) -> bool:
        """Return whether no command can begin here."""
        character = self.peek()
        return not character or character in ");&|" or (character in "tefd}" and self.closing_word() != "")

    def list_item(self) -> Command:
        """Return the and-or list here, in the background when `&` follows it, and pass the `&`."""
        command = self.and_or()
        if self.peek() != "&" or self.follows("&>") or self.follows("&&"):
            return command
        self.at += 1
        return Background(command.start, self.at, command)

    def separator(self) -> bool:
        """Pass what ends a command, with the newlines after it; return whether another command may follow."""
        character = self.peek()
        if character == "\n":
            self.newline()
        elif character == ";":
            if self.text[self.at + 1 : self.at + 2] in {";", "&", "\\"}:
                return False
            self.at += 1
        elif self.text[self.at - 1] != "&":
            return False
        self.skip_newlines()
        return True

    def and_or(self) -> Command:
        """Return the pipelines here that `&&` and `||` join."""
        command = self.pipeline()
        self.skip_blanks()
        if self.peek() not in {"&", "|"}:
            return command
        commands, operators = [command], []
        while match := AND_OR.match(self.text, self.at, self.end):
            operators.append(match.group()[0] * 2)
            self.at = match.end()
            self.skip_newlines()
            commands.append(self.pipeline())
            self.skip_blanks()
        if not operators:
            return command
        return AndOr(command.start, commands[-1].end, tuple(commands), tuple(operators))

    def pipeline(self) -> Command:
        """Return the commands here that `|` and `|&` join, with `!` and `time` before them."""
        start = self.at
        negated = timed = False
        if self.peek() in {"!", "t"}:
            while match := PIPELINE_PREFIX.match(self.text, self.at, self.end):
                negated ^= match.group(1) == "!"
                timed |= match.group(1) == "time"
                self.at = match.end()
                end = self.at
                self.skip_blanks()
                if self.peek() in {"", "\n", ";"} or (self.opened and self.peek() == ")"):
                    return Pipeline(start, end, (), (), negated, timed)
        prefixed = self.at != start
        command = self.command()
        self.skip_blanks()
        if not prefixed and self.peek() != "|":
            return command
        commands, operators = [command], []
        while self.peek() == "|":
            match = AND_OR.match(self.text, self.at, self.end)
            piped = PIPE.match(self.text, self.at, self.end)
            if match or piped is None:
                break
            operators.append("|&" if piped.group().endswith("&") else "|")
            self.at = piped.end()
            self.skip_newlines()
            commands.append(self.command())
            self.skip_blanks()
        if not operators and not prefixed:
            return command
        return Pipeline(start, commands[-1].end, tuple(commands), tuple(operators), negated, timed)

    def command(self) -> Command:
        """Return the command here."""
        start = self.at
        match = PLAIN.match(self.text, start, self.end)
        if match is None:
            return self.special_command(start)
        word = match.group()
        if word in OPENING_WORDS:
            self.at = match.end()
            found = self.compound(word, start)
            if found is not None:
                return found
        elif word in _MISPLACED_WORDS:
            self.unexpected()
        elif "=" not in word:
            return self.simple(start, match)
        return self.simple(start)

    def special_command(self, start: int) -> Command:
        """Return the command here that begins with a special character, or with a word that does not stand alone."""
        character = self.peek()
        if character == "(":
            return self.subshell()
        if character and character in "{[]iwufcst":
            word = self.split_word()
            found = self.compound(word, start) if word else None
            if found is not None:
                return found
            self.at = start
            if word in _MISPLACED_WORDS:
                self.unexpected()
        elif not character or (character in META and character not in "<>&"):
            self.unexpected()
        return self.simple(start)

    def simple(self, start: int, first: re.Match[str] | None = None) -> Command:
        """Return the simple command from `start`; a function definition when `()` follows its first word.

        `first` is its first word, if that is known to be plain and no assignment.
        """
        words: list[Word | Assignment] = []
        assignments: list[Assignment] = []
        redirects: list[Redirect] = []
        if first is not None:
            self.at = stop = first.end()
            words.append(Word(start, stop, (Literal(start, stop, first.group()),)))
        while True:
            if words and not _takes_assignments(words[0]):
                self.plain_words(words)
            self.skip_blanks()
            character = self.peek()
            if not character or character in "\n;|)":
                break
            found = None
            if character in "<>&0123456789{":
                found = REDIRECT.match(self.text, self.at, self.end)
            if found is not None:
                redirects.append(self.redirect(found))
            elif character == "&":
                break
            elif character == "(":
                if len(words) != 1 or assignments or redirects:
                    self.unexpected()
                return self.function_after(start, words[0])
            elif words:
                words.append(self.argument_of(words[0]))
            else:
                item = self.word_or_assignment()
                (assignments if isinstance(item, Assignment) else words).append(item)  # type: ignore[arg-type]
        ends = [items[-1].end for items in (assignments, words, redirects) if items]
        if not ends:
            self.unexpected()
        return Simple(start, max(ends), tuple(assignments), tuple(words), tuple(redirects))

    def plain_words(self, words: list[Word | Assignment]) -> None:
        """Append the words here that are plain, or only a name in double quotes: they are most of a script."""
        text, end = self.text, self.end
        while match := ARGUMENT.match(text, self.at, end):
            start, stop = match.span(1)
            if start >= 0:
                words.append(Word(start, stop, (Literal(start, stop, match.group(1)),)))
            else:
                start, stop = match.start(2) - 2, match.end()
                name = ParameterExpansion(start + 1, stop - 1, match.group(2), False, "", None, "", None, None)  # noqa: FBT003
                words.append(Word(start, stop, (DoubleQuoted(start, stop, (name,), False),)))  # noqa: FBT003
            self.at = stop

    def argument_of(self, first: Word | Assignment) -> Word | Assignment:
        """Return the word here after the first word; builtins that declare take assignments as well."""
        if not _takes_assignments(first):
            return self.word(ARGUMENT_STYLE)
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
