"""Parameter and arithmetic expansion: everything that begins with a dollar sign (bash(1), EXPANSION)."""

from __future__ import annotations

from runelint.syntax.lexer import (
    ARGUMENT_RUNS,
    BRACED_PARAMETER,
    DOLLAR_OPENER,
    PARAMETER,
    PARAMETER_OPERATOR,
    TILDE,
)
from runelint.syntax.nodes import (
    Arithmetic,
    ArithmeticExpansion,
    CommandSubstitution,
    DoubleQuoted,
    Literal,
    ParameterExpansion,
    Part,
    Tilde,
    Word,
)
from runelint.syntax.problem import Stop, unclosed
from runelint.syntax.substitution import SubstitutionReader

_PATTERN_OPERATORS = "#%/^,"
# What `${x/pattern/…}` puts in place of the pattern: its quotes are quotes, but it is no pattern.
_REPLACEMENT = "replacement"


class ExpansionReader(SubstitutionReader):
    """Reads expansions."""

    __slots__ = ()

    def dollar(self, *, quoted: bool) -> Part:
        """Return what the `$` here begins; a dollar sign that begins nothing is itself."""
        start = self.at
        match = PARAMETER.match(self.text, start, self.end)
        if match is not None:
            self.at = stop = match.end()
            name, braced = match.groups()
            if braced is not None:
                return ParameterExpansion(start, stop, braced, True, "", None, "", None, None)  # noqa: FBT003
            return ParameterExpansion(start, stop, _joined(name), False, "", None, "", None, None)  # noqa: FBT003
        match = DOLLAR_OPENER.match(self.text, start, self.end)
        opener = match.group(1) if match else ""
        if match is None or (quoted and opener in "'\""):
            self.at = start + 1
            return Literal(start, self.at, "$")
        self.at = match.start(1)
        if opener == "{":
            return self.braced(start, quoted=quoted)
        if opener == "'":
            return self.ansi_quoted(start)
        if opener == '"':
            parts = self.between_double_quotes()
            return DoubleQuoted(start, self.at, parts, True)  # noqa: FBT003 - by position, for speed
        if opener == "[":
            return self.old_arithmetic(start)
        if opener == "(":
            return self.command_substitution(start)
        return self.arithmetic_expansion(start, match.end()) or self.substitution_of_subshell(start)

    def arithmetic_expansion(self, start: int, inside: int) -> ArithmeticExpansion | None:
        """Return the `$((…))` from `start`; None when it turns out to be `$( (…) …)`."""
        kept = self.at
        self.at = inside
        expression = self.tentative("((", self.double_parenthesis)
        if expression is None:
            self.at = kept
            return None
        return ArithmeticExpansion(start, self.at, expression)

    def old_arithmetic(self, start: int) -> ArithmeticExpansion:
        """Return the `$[…]` from `start`, whose bracket stands here."""
        self.enter()
        self.at += 1
        expression = self.arithmetic("]")
        if expression is None:
            raise Stop(unclosed("]"), start)
        self.depth -= 1
        self.at += 1
        return ArithmeticExpansion(start, self.at, expression)

    def braced(self, start: int, *, quoted: bool) -> ParameterExpansion | CommandSubstitution:
        """Return the `${…}` from `start`, whose brace stands here."""
        self.enter()
        self.at += 1
        opener = self.peek()
        if opener and opener in " \t\n|":
            kept = self.at
            self.at += opener == "|"
            body = self.tentative("${", self.function_substitution)
            if body is not None:
                self.depth -= 1
                return CommandSubstitution(start, self.at, body, "${|" if opener == "|" else "${ ")
            self.at = kept
        found = self.parameter(start, quoted=quoted)
        if self.peek() != "}":
            raise Stop(unclosed("}"), start)
        self.at += 1
        found.end = self.at
        self.depth -= 1
        return found

    def parameter(self, start: int, *, quoted: bool) -> ParameterExpansion:
        """Return the expansion from `start` up to its closing brace.

        A bad substitution, which Bash reports only when it comes to it, has an argument but no operator.
        """
        prefix, name = self.prefix_and_name()
        subscript: Arithmetic | None = None
        if name and self.peek() == "[":
            subscript = self.subscript_in_braces()
        match = PARAMETER_OPERATOR.match(self.text, self.at, self.end) if name else None
        operator = match.group() if match else ""
        if operator in {"*", "@"} and prefix != "!":
            operator = ""
        self.at += len(operator)
        argument: Word | None = None
        second: Word | None = None
        if operator[:1] == "/":
            argument = self.argument(operator, "/", start, quoted=quoted)
            if self.peek() == "/":
                self.at += 1
                second = self.argument(_REPLACEMENT, "", start, quoted=False)
        elif operator == ":":
            argument = self.argument(operator, ":(", start, quoted=quoted)
            if self.peek() == ":":
                self.at += 1
                second = self.argument(operator, "", start, quoted=quoted)
        elif self.peek() != "}" or operator[:1] in {":", "-", "=", "?", "+", "#", "%"}:
            argument = self.argument(operator, "", start, quoted=quoted)
        return ParameterExpansion(start, self.at, name, True, prefix, subscript, operator, argument, second)  # noqa: FBT003

    def subscript_in_braces(self) -> Arithmetic | None:
        """Return the subscript here; None, and nothing passed, when the brace closes first (a bad substitution)."""
        opening = self.at
        self.at += 1
        found = self.arithmetic("]", in_braces=True)
        if found is None:
            self.at = opening
            return None
        self.at += 1
        return found

    def prefix_and_name(self) -> tuple[str, str]:
        """Pass the prefix and the name after `${`; both are empty when there is no name."""
        match = BRACED_PARAMETER.match(self.text, self.at, self.end)
        if match is None:
            return "", ""
        self.at = match.end()
        return match.group(1) or "", _joined(match.group(2) or match.group(4))

    def argument(self, operator: str, stops: str, start: int, *, quoted: bool) -> Word:
        """Return the word up to the closing brace, or to a character of `stops` outside parentheses."""
        text, end = self.text, self.end
        first = self.at
        pattern = operator != "" and operator[0] in _PATTERN_OPERATORS
        globs = operator != _REPLACEMENT and (pattern or not quoted)
        parts: list[Part] = []
        if globs and not pattern:
            self.tilde_of_argument(parts)
        run = ARGUMENT_RUNS[stops]
        plain_quotes = quoted and not pattern
        depth = 0
        while self.at < end:
            match = run.match(text, self.at, end)
            if match:
                parts.append(Literal(self.at, match.end(), match.group()))
                self.at = match.end()
                continue
            character = text[self.at]
            if character == "}":
                return Word(first, self.at, tuple(parts))
            if character == "'" and plain_quotes:
                self.plain_quotes(parts, globs=globs)
            elif stops and character in stops:
                if character != "(" and depth == 0:
                    return Word(first, self.at, tuple(parts))
                depth += character == "("
                self.lone(parts)
            elif character == ")" and depth:
                depth -= 1
                self.lone(parts)
            else:
                self.part_of_argument(parts, character, quoted=plain_quotes, globs=globs)
        raise Stop(unclosed("}"), start)

    def plain_quotes(self, parts: list[Part], *, globs: bool) -> None:
        """Append the `'…'` here, in a `"${x:-word}"`.

        Such quotes stand for themselves, but `}` and `"` between them do so too, and one alone is an error (parse.y,
        parse_matched_pair).
        """
        close = self.closing_quote(self.at)
        self.lone(parts)
        while self.at <= close:
            match = ARGUMENT_RUNS[""].match(self.text, self.at, close)
            if match:
                parts.append(Literal(self.at, match.end(), match.group()))
                self.at = match.end()
            elif self.text[self.at] in "}\"'":
                self.lone(parts)
            else:
                self.part_of_argument(parts, self.text[self.at], quoted=True, globs=globs)
                if self.at > close and self.text.count("'", close, self.at) % 2 == 0:
                    close = self.closing_quote(self.at - 1)

    def closing_quote(self, opening: int) -> int:
        """Return where the single quote after `opening` stands."""
        close = self.text.find("'", opening + 1, self.end)
        if close < 0:
            raise Stop(unclosed("'"), opening)
        return close

    def tilde_of_argument(self, parts: list[Part]) -> None:
        """Append the tilde that the word here begins with, if any."""
        match = TILDE.match(self.text, self.at, self.end)
        if match:
            parts.append(Tilde(self.at, match.end(), match.group(1)))
            self.at = match.end()

    def part_of_argument(self, parts: list[Part], character: str, *, quoted: bool, globs: bool) -> None:
        """Append what stands at a special character inside `${…}`."""
        if character == '"':
            parts.append(self.double_quoted())
        elif character == "'" and not quoted:
            parts.append(self.single_quoted())
        elif character == "$":
            # `$'…'` is a quote here even between double quotes (parse.y, parse_matched_pair).
            quoted = quoted and not self.follows("$'")
            parts.append(self.dollar(quoted=quoted))
        elif character == "`":
            parts.append(self.backticks(quoted=quoted))
        elif character == "\\":
            self.escape_in_argument(parts, everything=not quoted)
        elif character in "?*+@![" or (character in "<>" and not quoted):
            if globs or character in "<>":
                self.part_of_pattern(parts)
            else:
                self.lone(parts)
        else:
            self.lone(parts)

    def part_of_pattern(self, parts: list[Part]) -> None:
        """Append the pattern or process substitution here; one that is not closed is plain text inside `${…}`."""

        def read() -> bool | None:
            self.part(parts, globs=True)
            return True

        if self.text.startswith("(", self.at + 1, self.end):
            if self.tentative("pattern", read) is None:
                self.lone(parts)
        else:
            self.part(parts, globs=True)

    def lone(self, parts: list[Part]) -> None:
        """Append the character here as itself."""
        start = self.at
        self.at += 1
        parts.append(Literal(start, self.at, self.text[start]))

    def escape_in_argument(self, parts: list[Part], *, everything: bool) -> None:
        """Append the escape here; between double quotes a backslash escapes only some characters."""
        start = self.at
        escaped = self.escaped()
        if escaped is None:
            return
        if everything or escaped.text in '$`"\\}':
            parts.append(escaped)
        else:
            parts.append(Literal(start, self.at, self.text[start : self.at]))


def _joined(name: str) -> str:
    """Return a name without the line continuations in it."""
    return name.replace("\\\n", "") if "\\" in name else name
