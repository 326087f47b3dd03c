"""Compound commands, functions and coprocesses (bash(1), Compound Commands)."""

from __future__ import annotations

from runelint.syntax.lexer import (
    CASE_TERMINATOR,
    COMPOUND_OPENER,
    EMPTY_PARENTHESES,
    OPENING_WORDS,
    RAW_WORD,
)
from runelint.syntax.loops import LoopReader
from runelint.syntax.nodes import (
    ArithmeticCommand,
    Branch,
    Case,
    CaseItem,
    Command,
    Compound,
    Coproc,
    FunctionDefinition,
    Group,
    If,
    Subshell,
    Word,
)
from runelint.syntax.words import PATTERN, STRING


class CompoundReader(LoopReader):
    """Reads compound commands; each method gets the offset of the opening word, which is passed."""

    __slots__ = ()

    def compound(self, word: str, start: int) -> Command | None:
        """Return the command that the reserved `word` at `start` opens; None when the word opens none."""
        match word:
            case "if":
                return self.if_command(start)
            case "for":
                return self.for_command(start)
            case "select":
                return self.select_command(start)
            case "while" | "until":
                return self.while_command(start, until=word == "until")
            case "case":
                return self.case_command(start)
            case "{":
                return self.group(start)
            case "[[":
                return self.conditional(start)
            case "function":
                return self.function_command(start)
            case "coproc":
                return self.coproc(start)
            case _:
                return None

    def group(self, start: int) -> Group:
        """Return `{ …; }`."""
        body = self.body()
        self.take_word("}")
        end, redirects = self.with_end()
        return Group(start, end, body, redirects)

    def subshell(self) -> Command:
        """Return the `( … )` or `(( … ))` here."""
        start = self.at
        if self.text.startswith("(", start + 1, self.end):
            self.at += 2
            expression = self.tentative("((", self.double_parenthesis)
            if expression is not None:
                end, redirects = self.with_end()
                return ArithmeticCommand(start, end, expression, redirects)
        self.at = start + 1
        body = self.body()
        if self.peek() != ")":
            self.unexpected()
        self.at += 1
        end, redirects = self.with_end()
        return Subshell(start, end, body, redirects)

    def if_command(self, start: int) -> If:
        """Return `if …; then …; fi`."""
        branches: list[Branch] = []
        otherwise: tuple[Command, ...] = ()
        opening = start
        while True:
            condition = self.body()
            self.take_word("then")
            body = self.body()
            branches.append(Branch(opening, body[-1].end, condition, body))
            opening = self.at
            if self.closing_word() != "elif":
                break
            self.take_word("elif")
        if self.closing_word() == "else":
            self.take_word("else")
            otherwise = self.body()
        self.take_word("fi")
        end, redirects = self.with_end()
        return If(start, end, tuple(branches), otherwise, redirects)

    def case_command(self, start: int) -> Case:
        """Return `case … in … esac`."""
        self.skip_blanks()
        subject = self.word(STRING)
        self.skip_newlines()
        self.take_word("in")
        items: list[CaseItem] = []
        while True:
            self.skip_newlines()
            if self.closing_word() == "esac":
                break
            item = self.case_item()
            items.append(item)
            if not item.terminator:
                break
        self.take_word("esac")
        end, redirects = self.with_end()
        return Case(start, end, subject, tuple(items), redirects)

    def case_item(self) -> CaseItem:
        """Return `(pattern|pattern) … ;;`."""
        start = self.at
        if self.peek() == "(":
            self.at += 1
        patterns: list[Word] = []
        while True:
            self.skip_blanks()
            patterns.append(self.word(PATTERN))
            self.skip_blanks()
            if self.peek() == ")":
                break
            if self.peek() != "|":
                self.unexpected()
            self.at += 1
        self.at += 1
        end = self.at
        body = self.commands()
        match = CASE_TERMINATOR.match(self.text, self.at, self.end)
        if match is None:
            return CaseItem(start, body[-1].end if body else end, tuple(patterns), body, "")
        self.at = match.end()
        return CaseItem(start, self.at, tuple(patterns), body, match.group().replace("\\\n", ""))

    def function_command(self, start: int) -> FunctionDefinition:
        """Return `function name …`."""
        self.skip_blanks()
        name = self.raw_word()
        self.skip_blanks()
        match = EMPTY_PARENTHESES.match(self.text, self.at, self.end)
        if match:
            self.at = match.end()
        return self.function_body(start, name)

    def function_body(self, start: int, name: str) -> FunctionDefinition:
        """Return the function `name` from `start`, whose body follows; only a compound command can be one."""
        self.skip_newlines()
        here = self.at
        self.enter()
        body = self.command()
        self.depth -= 1
        if not isinstance(body, Compound):
            self.at = here
            self.unexpected()
        return FunctionDefinition(start, body.end, name, body)

    def command(self) -> Command:
        """Return the command here."""
        raise NotImplementedError

    def coproc(self, start: int) -> Coproc:
        """Return `coproc [name] command`; a name stands only before a compound command."""
        self.enter()
        self.skip_blanks()
        name = "COPROC"
        match = RAW_WORD.match(self.text, self.at, self.end)
        if match and match.group() not in OPENING_WORDS:
            here = self.at
            self.at = match.end()
            self.skip_blanks()
            if COMPOUND_OPENER.match(self.text, self.at, self.end):
                name = match.group()
            else:
                self.at = here
        command = self.command()
        self.depth -= 1
        return Coproc(start, command.end, name, command)
