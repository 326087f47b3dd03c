"""Command and process substitution: scripts inside words."""

from __future__ import annotations

import re

from runelint.syntax.lexer import BACKTICKS
from runelint.syntax.nodes import Command, CommandSubstitution, ProcessSubstitution, Unparsed
from runelint.syntax.problem import Stop, unclosed
from runelint.syntax.quotes import QuoteReader
from runelint.syntax.walk import walk

_BACKTICK_ESCAPE = re.compile(r"\\([\\`$])")
_QUOTED_BACKTICK_ESCAPE = re.compile(r'\\([\\`$"])')


class SubstitutionReader(QuoteReader):
    """Reads substitutions."""

    __slots__ = ()

    def command_substitution(self, start: int) -> CommandSubstitution:
        """Return the `$(…)` whose dollar sign is at `start`; its parenthesis stands here."""
        body = self.in_parentheses(start)
        return CommandSubstitution(start, self.at, body, "$(")

    def substitution_of_subshell(self, start: int) -> CommandSubstitution:
        """Return the `$((…) …)` from `start`, whose first parenthesis stands here, and which is not arithmetic.

        Bash takes it for arithmetic until it runs it, and looks for nothing but its end (parse.y, parse_comsub): a
        syntax error in it is none of the file's.
        """
        first = self.at + 1
        self.enter()
        close = self.closes.get(first)
        if close is None:
            self.at = first
            if self.arithmetic(")") is None:
                raise Stop(unclosed(")"), start, certain=True)
            close = self.closes[first] = self.at
        body = self.in_place(first, close)
        self.depth -= 1
        self.at = close + 1
        return CommandSubstitution(start, self.at, body, "$(")

    def process_substitution(self) -> ProcessSubstitution:
        """Return the `<(…)` or `>(…)` here."""
        start = self.at
        self.at += 1
        body = self.in_parentheses(start)
        return ProcessSubstitution(start, self.at, self.text[start], body)

    def in_parentheses(self, start: int) -> tuple[Command, ...]:
        """Return the commands in the parentheses that open here, as a script of its own."""
        self.at += 1
        waiting, self.pending = self.pending, []
        in_brace, self.in_brace = self.in_brace, False
        self.opened.append(start)
        body = self.commands()
        if self.peek() != ")":
            self.unexpected()
        self.in_brace = in_brace
        self.at += 1
        self.opened.pop()
        self.pending = waiting + self.pending
        return body

    def function_substitution(self) -> tuple[Command, ...] | None:
        """Return the commands of a `${ …; }` or `${| …; }`, and pass its brace; None when it is not one."""
        waiting, self.pending = self.pending, []
        in_brace, self.in_brace = self.in_brace, True
        self.opened.append(self.at)
        body = self.commands()
        self.in_brace = in_brace
        if not self.follows("}"):
            return None
        self.at += 1
        self.opened.pop()
        self.pending = waiting + self.pending
        return body

    def backticks(self, *, quoted: bool) -> CommandSubstitution:
        """Return the substitution at a backtick.

        Bash reads its text only when it runs it: a syntax error in it is none of the file's.
        """
        start = self.at
        match = BACKTICKS.match(self.text, start, self.end)
        if match is None:
            raise Stop(unclosed("`"), start)
        self.enter()
        if "\\" in match.group(1):
            body = self._unescaped(match.group(1), start + 1, quoted=quoted)
        else:
            body = self.in_place(start + 1, match.end() - 1)
        self.depth -= 1
        self.at = match.end()
        return CommandSubstitution(start, self.at, body, "`")

    def in_place(self, start: int, end: int) -> tuple[Command, ...]:
        """Return the commands between two offsets; Unparsed when they are none."""
        kept = (self.end, self.pending, self.depth, len(self.comments), self.opened, self.in_brace)
        self.at, self.end, self.pending, self.opened, self.in_brace = start, end, [], [], False
        try:
            body = self.commands()
            if self.at < end:
                self.unexpected()
            if self.pending:
                self.read_here_documents()
        except Stop as stop:
            if stop.limit:
                raise
            del self.comments[kept[3] :]
            body = (Unparsed(start, end),)
        self.end, self.pending, self.depth, _, self.opened, self.in_brace = kept
        return body

    def _unescaped(self, raw: str, start: int, *, quoted: bool) -> tuple[Command, ...]:
        """Return the commands of a backtick text that holds escapes, with offsets into this text."""
        escape = _QUOTED_BACKTICK_ESCAPE if quoted else _BACKTICK_ESCAPE
        offsets: list[int] = []
        last = 0
        for match in escape.finditer(raw):
            offsets.extend(range(start + last, start + match.start()))
            offsets.append(start + match.start())
            last = match.end()
        offsets.extend(range(start + last, start + len(raw) + 1))
        text = escape.sub(r"\1", raw)
        inner = type(self)(text, 0, len(text), self.depth)
        body = inner.in_place(0, len(text))
        for root in (*body, *inner.comments):
            for node in walk(root):
                node.start, node.end = offsets[node.start], offsets[node.end]
        self.comments.extend(inner.comments)
        return body
