"""Loops, and what the other compound commands share with them (bash(1), Compound Commands)."""

from __future__ import annotations

from runelint.syntax.conditional import ConditionalReader
from runelint.syntax.lexer import RAW_WORD
from runelint.syntax.nodes import (
    Arithmetic,
    ArithmeticFor,
    Command,
    For,
    Redirect,
    Select,
    While,
    Word,
)
from runelint.syntax.problem import Stop, unclosed
from runelint.syntax.words import ARGUMENT


class LoopReader(ConditionalReader):
    """Reads loops; each method gets the offset of the opening word, which is passed."""

    __slots__ = ()

    def body(self) -> tuple[Command, ...]:
        """Return the commands here; none at all is a syntax error."""
        found = self.commands()
        if not found:
            self.unexpected()
        return found

    def with_end(self) -> tuple[int, tuple[Redirect, ...]]:
        """Return the end of the compound command that ends here, and the redirections after it."""
        end = self.at
        redirects = self.redirects()
        return (redirects[-1].end if redirects else end), redirects

    def raw_word(self) -> str:
        """Return the characters of the word here, which must be one."""
        match = RAW_WORD.match(self.text, self.at, self.end)
        if match is None:
            self.unexpected()
        self.at = match.end()
        return match.group().replace("\\\n", "")

    def while_command(self, start: int, *, until: bool) -> While:
        """Return `while …; do …; done`, or `until`."""
        condition = self.body()
        self.take_word("do")
        body = self.body()
        self.take_word("done")
        end, redirects = self.with_end()
        return While(start, end, until, condition, body, redirects)

    def for_command(self, start: int) -> For | ArithmeticFor:
        """Return `for name …` or `for ((…))`."""
        self.skip_blanks()
        if self.follows("(("):
            return self.arithmetic_for(start)
        name, words = self.loop_head()
        body = self.loop_body()
        end, redirects = self.with_end()
        return For(start, end, name, words, body, redirects)

    def select_command(self, start: int) -> Select:
        """Return `select name …`."""
        self.skip_blanks()
        name, words = self.loop_head()
        body = self.loop_body()
        end, redirects = self.with_end()
        return Select(start, end, name, words, body, redirects)

    def loop_head(self) -> tuple[str, tuple[Word, ...] | None]:
        """Return the name and the words of a `for` or `select`, None for words when there is no `in`."""
        name = self.raw_word()
        self.skip_newlines()
        if self.peek() == ";":
            self.at += 1
            self.skip_newlines()
            return name, None
        here = self.at
        if self.split_word() != "in":
            self.at = here
            return name, None
        words: list[Word] = []
        while True:
            self.skip_blanks()
            if self.peek() in {"", "\n", ";"}:
                break
            words.append(self.word(ARGUMENT))
        if self.peek() == ";":
            self.at += 1
        self.skip_newlines()
        return name, tuple(words)

    def loop_body(self) -> tuple[Command, ...]:
        """Return the commands between `do` and `done`, or between braces."""
        if self.peek() == "{":
            self.at += 1
            body = self.body()
            self.take_word("}")
            return body
        self.take_word("do")
        body = self.body()
        self.take_word("done")
        return body

    def arithmetic_for(self, start: int) -> ArithmeticFor:
        """Return `for ((first; test; step)) …`, whose parentheses stand here."""
        opening = self.at
        self.at += 2
        found: list[Arithmetic | None] = []
        while True:
            expression = self.arithmetic(")", stop_at_semicolon=True)
            if expression is None:
                raise Stop(unclosed(")"), opening)
            blank = not self.text[expression.start : expression.end].strip(" \t\n")
            found.append(None if blank else expression)
            if self.peek() != ";":
                break
            self.at += 1
        if len(found) != len(("first", "test", "step")) or not self.pass_double_close():
            raise Stop("syntax error: `((' needs three expressions", opening)
        self.skip_blanks()
        if self.peek() == ";":
            self.at += 1
        self.skip_newlines()
        body = self.loop_body()
        end, redirects = self.with_end()
        return ArithmeticFor(start, end, found[0], found[1], found[2], body, redirects)
