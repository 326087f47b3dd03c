"""Arithmetic expressions and subscripts: text whose brackets match, with the expansions in it."""

from __future__ import annotations

from runelint.syntax.cursor import Cursor
from runelint.syntax.lexer import ARITHMETIC_RUN, BRACED_SUBSCRIPT_RUN
from runelint.syntax.nodes import Arithmetic, Literal, Part, SingleQuoted
from runelint.syntax.problem import Stop, unclosed

_OPENING = {")": "(", "]": "["}


class ArithmeticReader(Cursor):
    """Reads expressions."""

    __slots__ = ()

    def arithmetic(self, close: str, *, stop_at_semicolon: bool = False, in_braces: bool = False) -> Arithmetic | None:
        """Return the expression up to the bracket `close` that matches, which is left; None when the text ends first.

        With `stop_at_semicolon` a semicolon outside brackets ends it as well; with `in_braces` the text ends at `}`.
        """
        text, end = self.text, self.end
        start = run = self.at
        parts: list[Part] = []
        opening, depth = _OPENING[close], 0
        run_pattern = BRACED_SUBSCRIPT_RUN if in_braces else ARITHMETIC_RUN
        while True:
            match = run_pattern.match(text, self.at, end)
            at = self.at = match.end() if match else self.at
            if at >= end or (in_braces and text[at] == "}"):
                return None
            character = text[at]
            if character == opening:
                depth += 1
            elif character == close:
                if depth == 0:
                    break
                depth -= 1
            elif character == ";" and stop_at_semicolon and depth == 0:
                break
            elif character in "'\"$`\\":
                if at > run:
                    parts.append(Literal(run, at, text[run:at]))
                self.part_of_arithmetic(parts, character)
                run = self.at
                continue
            self.at = at + 1
        if self.at > run:
            parts.append(Literal(run, self.at, text[run : self.at]))
        return Arithmetic(start, self.at, tuple(parts))

    def part_of_arithmetic(self, parts: list[Part], character: str) -> None:
        """Append the quote, expansion or escape here."""
        start = self.at
        if character == "$":
            parts.append(self.dollar(quoted=False))
        elif character == '"':
            parts.append(self.double_quoted())
        elif character == "`":
            parts.append(self.backticks(quoted=True))
        elif character == "\\":
            escaped = self.escaped()
            if escaped:
                parts.append(escaped)
        else:
            close = self.text.find("'", start + 1, self.end)
            if close < 0:
                raise Stop(unclosed("'"), start)
            self.at = close + 1
            parts.append(SingleQuoted(start, self.at, self.text[start + 1 : close]))

    def subscript(self) -> Arithmetic:
        """Return the subscript whose `[` stands here, and pass its `]`."""
        opening = self.at
        self.at += 1
        found = self.arithmetic("]")
        if found is None:
            raise Stop(unclosed("]"), opening)
        self.at += 1
        return found

    def double_parenthesis(self) -> Arithmetic | None:
        """Return the expression after `((`, and pass its `))`; None when the parentheses are not closed together."""
        opening = self.at - 1
        self.enter()
        found = self.arithmetic(")")
        if found is None:
            raise Stop(unclosed(")"), opening, certain=True)
        if not self.pass_double_close():
            return None
        self.depth -= 1
        return found

    def pass_double_close(self) -> bool:
        """Pass `))`, and return whether it stood here."""
        close = self.at + 1
        while self.text.startswith("\\\n", close, self.end):
            close += 2
        if not (self.peek() == ")" and self.text.startswith(")", close, self.end)):
            return False
        self.at = close + 1
        return True
