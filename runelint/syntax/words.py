"""Words: parts side by side up to a blank or operator (bash(1), DEFINITIONS)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.syntax.braces import with_brace_expansions
from runelint.syntax.expansion import ExpansionReader
from runelint.syntax.lexer import (
    ALTERNATIVE_RUN,
    ASSIGNED_TILDE,
    BRACKET,
    LITERAL_RUN,
    META,
    PLAIN,
    REDIRECT,
    STRING_RUN,
    TILDE,
)
from runelint.syntax.nodes import ExtendedGlob, Glob, Literal, Part, Tilde, Word
from runelint.syntax.problem import Stop, unclosed

if TYPE_CHECKING:
    import re


class Style:
    """Which expansions a word undergoes in its place."""

    __slots__ = ("braces", "globs", "run", "tilde")

    def __init__(
        self, run: re.Pattern[str], tilde: re.Pattern[str], *, globs: bool = False, braces: bool = False
    ) -> None:
        """Make a style of what matches plain text, what matches a tilde, and what else is expanded."""
        self.run = run
        self.tilde = tilde
        self.globs = globs
        self.braces = braces


ARGUMENT = Style(LITERAL_RUN, TILDE, globs=True, braces=True)
PATTERN = Style(LITERAL_RUN, TILDE, globs=True)
ASSIGNED = Style(STRING_RUN, ASSIGNED_TILDE)
STRING = Style(STRING_RUN, TILDE)


class WordReader(ExpansionReader):
    """Reads words."""

    __slots__ = ()

    def word(self, style: Style) -> Word:
        """Return the word here; without one, that is a syntax error."""
        start = self.at
        match = PLAIN.match(self.text, start, self.end)
        if match and not (style is ASSIGNED and ":~" in match.group()):
            self.at = end = match.end()
            return Word(start, end, (Literal(start, end, match.group()),))
        parts: list[Part] = []
        text, end = self.text, self.end
        character = text[start] if start < end else ""
        if character == '"':
            string = self.double_quoted()
            stop = self.at
            if stop >= end or text[stop] in " \t\n;&|)":
                return Word(start, stop, (string,))
            parts.append(string)
        elif character == "~":
            self.tilde(parts, style)
        elif character and character in "0123456789{" and style is not ASSIGNED:
            self.refuse_descriptor()
        self.rest_of_word(parts, style)
        if not parts:
            self.unexpected()
        return self.finished(start, parts, style)

    def refuse_descriptor(self) -> None:
        """Stop if the word here is a number or `{name}` right before `<` or `>`: that is none of a word to Bash."""
        match = REDIRECT.match(self.text, self.at, self.end)
        if match and match.group(1):
            self.unexpected()

    def finished(self, start: int, parts: list[Part], style: Style) -> Word:
        """Return the word of `parts`, with the expansions that only show when it is whole."""
        end = parts[-1].end
        if style.braces and self.text.find("{", start, end) >= 0:
            parts = with_brace_expansions(parts)
        elif style is ASSIGNED and self.text.find(":~", start, end) >= 0:
            parts = _with_tildes(parts, end)
        return Word(start, end, tuple(parts))

    def rest_of_word(self, parts: list[Part], style: Style) -> None:
        """Append the parts up to a blank or operator."""
        text, end, run = self.text, self.end, style.run
        while self.at < end:
            match = run.match(text, self.at, end)
            if match:
                parts.append(Literal(self.at, match.end(), match.group()))
                self.at = match.end()
                continue
            character = text[self.at]
            if character in META and not (character in "<>" and text.startswith("(", self.at + 1, end)):
                return
            self.part(parts, globs=style.globs)

    def part(self, parts: list[Part], *, globs: bool) -> None:
        """Append what stands at a character that is special in a word."""
        start = self.at
        character = self.text[start]
        if character == '"':
            parts.append(self.double_quoted())
        elif character == "$":
            parts.append(self.dollar(quoted=False))
        elif character == "'":
            parts.append(self.single_quoted())
        elif character == "\\":
            escaped = self.escaped()
            if escaped:
                parts.append(escaped)
        elif character == "`":
            parts.append(self.backticks(quoted=False))
        elif self.text.startswith("(", start + 1, self.end):
            if character in "<>":
                parts.append(self.process_substitution())
            elif character in "?*+@!":
                parts.append(self.extended_glob())
            else:
                self.lone(parts)
        elif globs and character in "*?[":
            parts.append(self.glob(character))
        else:
            self.lone(parts)

    def glob(self, character: str) -> Glob | Literal:
        """Return the `*`, `?` or `[…]` here; a bracket that is not closed in the word is itself."""
        start = self.at
        self.at += 1
        if character != "[":
            return Glob(start, self.at, character)
        if ("[", start) not in self.failed:
            match = BRACKET.match(self.text, start, self.end)
            stop = match.end() if match else start
            if self.text.startswith("]", stop, self.end):
                self.at = stop + 1
                return Glob(start, self.at, self.text[start : self.at])
            # What fails here fails for each bracket on the way as well; looking again would be quadratic.
            self.failed.update(("[", at) for at in range(start, stop) if self.text[at] == "[")
        return Literal(start, self.at, "[")

    def extended_glob(self) -> ExtendedGlob:
        """Return the `?(…|…)` here; blanks and operators inside are plain text."""
        start = self.at
        text, end = self.text, self.end
        self.enter()
        self.at += 2
        alternatives: list[Word] = []
        parts: list[Part] = []
        first, nested = self.at, 0
        while self.at < end:
            match = ALTERNATIVE_RUN.match(text, self.at, end)
            if match:
                parts.append(Literal(self.at, match.end(), match.group()))
                self.at = match.end()
                continue
            character = text[self.at]
            if character in "|)" and not nested:
                alternatives.append(Word(first, self.at, tuple(parts)))
                self.at += 1
                if character == ")":
                    self.depth -= 1
                    return ExtendedGlob(start, self.at, text[start], tuple(alternatives))
                parts, first = [], self.at
            elif character in "(|)<>":
                nested += (character == "(") - (character == ")")
                self.lone(parts)
            else:
                self.part(parts, globs=True)
        raise Stop(unclosed(")"), start)

    def tilde(self, parts: list[Part], style: Style) -> None:
        """Append the tilde here, if what follows it is a login name or nothing."""
        match = style.tilde.match(self.text, self.at, self.end)
        if match is None:
            self.lone(parts)
            return
        parts.append(Tilde(self.at, match.end(), match.group(1)))
        self.at = match.end()


def _with_tildes(parts: list[Part], end: int) -> list[Part]:
    """Return the parts of an assigned value with the tildes found that follow a colon."""
    found: list[Part] = []
    for part in parts:
        if not isinstance(part, Literal) or ":~" not in part.text:
            found.append(part)
            continue
        last = 0
        at = part.text.find(":~")
        while at >= 0:
            match = ASSIGNED_TILDE.match(part.text, at + 1)
            if match and (match.end() < len(part.text) or part.end == end):
                found.append(Literal(part.start + last, part.start + at + 1, part.text[last : at + 1]))
                last = match.end()
                found.append(Tilde(part.start + at + 1, part.start + last, match.group(1)))
            at = part.text.find(":~", at + 1)
        if last < len(part.text):
            found.append(Literal(part.start + last, part.end, part.text[last:]))
    return found
