"""The grammar inside `[[ ]]` (bash(1), Compound Commands)."""

from __future__ import annotations

from typing import NoReturn

from runelint.syntax.assignment import AssignmentReader
from runelint.syntax.lexer import META, REGEX_RUN, TEST_JOINER, TEST_OPERATOR, TEST_OPTION, WORD_END
from runelint.syntax.nodes import (
    Conditional,
    Literal,
    Part,
    Test,
    TestAndOr,
    TestBinary,
    TestGroup,
    TestNot,
    TestUnary,
    TestWord,
    Word,
)
from runelint.syntax.problem import Stop, unclosed, unclosed_word
from runelint.syntax.words import PATTERN, STRING, Style

_PATTERN_OPERATORS = frozenset({"=", "==", "!="})


class ConditionalReader(AssignmentReader):
    """Reads `[[ ]]`."""

    __slots__ = ()

    def conditional(self, start: int) -> Conditional:
        """Return the command from `start`, whose `[[` is passed."""
        expression = self.any_of()
        if not self.at_conditional_end():
            self.unclosed_conditional(start)
        self.at += 2
        end = self.at
        redirects = self.redirects()
        return Conditional(start, redirects[-1].end if redirects else end, expression, redirects)

    def at_conditional_end(self) -> bool:
        """Return whether `]]` stands here as a word."""
        return self.follows("]]") and WORD_END.match(self.text, self.at + 2, self.end) is not None

    def any_of(self) -> Test:
        """Return the operands of `||` from here."""
        return self._chain("||")

    def _chain(self, operator: str) -> Test:
        """Return the operands that `operator` joins from here; alone, the operand itself."""
        operands: list[Test] = []
        while True:
            operands.append(self._chain("&&") if operator == "||" else self.term())
            self.skip_newlines()
            match = TEST_JOINER.match(self.text, self.at, self.end)
            if match is None or match.group()[0] != operator[0]:
                break
            self.at = match.end()
        if len(operands) == 1:
            return operands[0]
        return TestAndOr(operands[0].start, operands[-1].end, operator, tuple(operands))

    def term(self) -> Test:
        """Return one test, with any `!` before it."""
        self.skip_newlines()
        here = self.at
        if self.peek() == "!" and WORD_END.match(self.text, here + 1, self.end):
            self.enter()
            self.at += 1
            operand = self.term()
            self.depth -= 1
            return TestNot(here, operand.end, operand)
        if self.peek() == "(":
            self.enter()
            self.at += 1
            inner = self.any_of()
            if self.peek() != ")":
                self.unexpected_in_test()
            self.at += 1
            self.depth -= 1
            return TestGroup(here, self.at, inner)
        match = TEST_OPTION.match(self.text, here, self.end)
        if match:
            self.at = match.end()
            operand_word = self.operand(STRING)
            return TestUnary(here, operand_word.end, match.group(), operand_word)
        return self.comparison()

    def comparison(self) -> Test:
        """Return the test that begins with a word: a comparison, or the word alone."""
        left = self.operand(STRING)
        self.skip_blanks()
        match = TEST_OPERATOR.match(self.text, self.at, self.end)
        if match is None:
            if self.peek() not in {"&", "|", ")"} and not self.at_conditional_end():
                self.binary_operator_missing()
            return TestWord(left.start, left.end, left)
        operator = match.group().replace("\\\n", "")
        self.at = match.end()
        if operator == "=~":
            self.skip_blanks()
            right = self.regular_expression()
        else:
            right = self.operand(PATTERN if operator in _PATTERN_OPERATORS else STRING)
        return TestBinary(left.start, right.end, left, operator, right)

    def operand(self, style: Style) -> Word:
        """Return the word here."""
        self.skip_blanks()
        if self.at >= self.end or self.at_conditional_end():
            self.unexpected_in_test()
        return self.word(style)

    def unexpected_in_test(self) -> NoReturn:
        """Stop at the token here."""
        if self.at >= self.end:
            raise Stop("unexpected token `EOF' in conditional command", self.end)
        self.unexpected()

    def unclosed_conditional(self, start: int) -> NoReturn:
        """Stop at the `[[` at `start`, because something else than `]]` stands here."""
        if self.at >= self.end:
            raise Stop(unclosed_word("]]"), start)
        token = self.text[self.at]
        detail = f": unexpected token `{token}'" if token in META else ""
        raise Stop(f"syntax error in conditional expression{detail}", start)

    def binary_operator_missing(self) -> NoReturn:
        """Stop because a lone word is followed by something that is no operator."""
        if self.peek() in {"", "\n"}:
            raise Stop("unexpected token `newline', conditional binary operator expected", self.at)
        raise Stop("conditional binary operator expected", self.at)

    def regular_expression(self) -> Word:
        """Return the right side of `=~`: inside its parentheses blanks and operators are plain text."""
        text, end = self.text, self.end
        first, depth = self.at, 0
        parts: list[Part] = []
        while self.at < end:
            match = REGEX_RUN.match(text, self.at, end)
            if match:
                parts.append(Literal(self.at, match.end(), match.group()))
                self.at = match.end()
                continue
            character = text[self.at]
            if character == "(":
                depth += 1
                self.lone(parts)
            elif depth and character in META:
                depth -= character == ")"
                self.lone(parts)
            elif character == "|":
                self.lone(parts)
            elif character in META:
                break
            else:
                self.part(parts, globs=False)
        if not parts:
            self.unexpected_in_test()
        if depth:
            raise Stop(unclosed(")"), first)
        return Word(first, parts[-1].end, tuple(parts))
