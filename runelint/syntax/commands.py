"""Commands, pipelines and lists (bash(1), SHELL GRAMMAR)."""

from __future__ import annotations

from runelint.syntax.lexer import (
    AND_OR,
    CLOSING_WORDS,
    META,
    OPENING_WORDS,
    PIPE,
    PIPELINE_PREFIX,
    PLAIN,
)
from runelint.syntax.nodes import AndOr, Background, Command, Pipeline
from runelint.syntax.simple import SimpleReader

# Reserved words that never begin a command.
_MISPLACED_WORDS = CLOSING_WORDS | {"!", "in", "]]"}
# Words that plain_simple must not get: reserved ones, and `time`, which begins a pipeline.
_RESERVED_WORDS = OPENING_WORDS | _MISPLACED_WORDS | {"time"}


class CommandReader(SimpleReader):
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
        if self.at >= self.end:
            return True
        character = self.text[self.at]
        return character in ");&|" or (character in "tefd}" and self.closing_word() != "")

    def list_item(self) -> Command:
        """Return the and-or list here, in the background when `&` follows it, and pass the `&`."""
        command: Command | None = None
        match = PLAIN.match(self.text, self.at, self.end)
        if match is not None:
            word = match.group()
            if word not in _RESERVED_WORDS and "=" not in word:
                # Most items of a list are a plain command alone.
                command = self.plain_simple(self.at, match)
                if self.at >= self.end or self.text[self.at] in "\n;)":
                    return command
        command = self.and_or(command)
        if self.peek() != "&" or self.follows("&>") or self.follows("&&"):
            return command
        self.at += 1
        return Background(command.start, self.at, command)

    def separator(self) -> bool:
        """Pass what ends a command, with the newlines after it; return whether another command may follow."""
        character = self.peek()
        if character == ";":
            if self.text[self.at + 1 : self.at + 2] in {";", "&", "\\"}:
                return False
            self.at += 1
        elif character != "\n" and self.text[self.at - 1] != "&":
            return False
        self.skip_newlines()
        return True

    def and_or(self, first: Command | None = None) -> Command:
        """Return the pipelines here that `&&` and `||` join; `first` is the first command if it is read already."""
        command = self.pipeline(first)
        if self.at >= self.end or self.text[self.at] not in "&|":
            return command
        commands, operators = [command], []
        while match := AND_OR.match(self.text, self.at, self.end):
            operators.append(match.group()[0] * 2)
            self.at = match.end()
            self.skip_newlines()
            commands.append(self.pipeline())
        if not operators:
            return command
        return AndOr(command.start, commands[-1].end, tuple(commands), tuple(operators))

    def pipeline(self, first: Command | None = None) -> Command:
        """Return the commands here that `|` and `|&` join, with `!` and `time` before them, and pass the blanks after.

        `first` is the first command if it is read already.
        """
        if first is None and self.at < self.end and self.text[self.at] in "!t":
            prefixed = self.prefixed_pipeline()
            if prefixed is not None:
                return prefixed
        command = first or self.command()
        self.skip_blanks()
        if self.at >= self.end or self.text[self.at] != "|":
            return command
        commands, operators = self.piped([command])
        if not operators:
            return command
        return Pipeline(command.start, commands[-1].end, tuple(commands), operators, False, False)  # noqa: FBT003

    def prefixed_pipeline(self) -> Pipeline | None:
        """Return the pipeline here with the `!` and `time` before it; None when there is no such word."""
        start = self.at
        negated = timed = False
        while match := PIPELINE_PREFIX.match(self.text, self.at, self.end):
            negated ^= match.group(1) == "!"
            timed |= match.group(1) == "time"
            self.at = end = match.end()
            self.skip_blanks()
            if self.peek() in {"", "\n", ";"} or (self.opened and self.peek() == ")"):
                return Pipeline(start, end, (), (), negated, timed)
        if self.at == start:
            return None
        first = self.command()
        self.skip_blanks()
        commands, operators = self.piped([first])
        return Pipeline(start, commands[-1].end, tuple(commands), operators, negated, timed)

    def piped(self, commands: list[Command]) -> tuple[list[Command], tuple[str, ...]]:
        """Return `commands` with those that `|` and `|&` append here, and the operators between them."""
        operators: list[str] = []
        while self.peek() == "|" and not AND_OR.match(self.text, self.at, self.end):
            match = PIPE.match(self.text, self.at, self.end)
            if match is None:
                break
            operators.append("|&" if match.group().endswith("&") else "|")
            self.at = match.end()
            self.skip_newlines()
            commands.append(self.command())
            self.skip_blanks()
        return commands, tuple(operators)

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
            return self.plain_simple(start, match)
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
