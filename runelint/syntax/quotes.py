"""Quoted strings: `'…'`, `$'…'`, `"…"` and `$"…"` (bash(1), QUOTING)."""

from __future__ import annotations

import re
from contextlib import suppress

from runelint.syntax.arithmetic import ArithmeticReader
from runelint.syntax.lexer import ANSI_QUOTED, DOUBLE_QUOTED_RUN
from runelint.syntax.nodes import AnsiQuoted, DoubleQuoted, Escaped, Literal, Part, SingleQuoted
from runelint.syntax.problem import Stop, unclosed

# Compiled when first needed.
_ANSI_ESCAPE = (
    r"\\(?:x\{([0-9A-Fa-f]+)\}|x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|([0-7]{1,3})"
    r"|c(.)|(.))"
)
_ANSI_LETTERS = {
    "a": "\a", "b": "\b", "e": "\x1b", "E": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v",
    "\\": "\\", "'": "'", '"': '"', "?": "?",
}  # fmt: skip
_LAST_CODE_POINT = 0x10FFFF
_FIRST_HIGH_BYTE = 0x80
_BYTE_AS_SURROGATE = 0xDC00


class QuoteReader(ArithmeticReader):
    """Reads quoted strings."""

    __slots__ = ()

    def single_quoted(self) -> SingleQuoted:
        """Return the `'…'` here."""
        start = self.at
        close = self.text.find("'", start + 1, self.end)
        if close < 0:
            raise Stop(unclosed("'"), start)
        self.at = close + 1
        return SingleQuoted(start, self.at, self.text[start + 1 : close])

    def ansi_quoted(self, start: int) -> AnsiQuoted:
        """Return the `$'…'` whose dollar sign is at `start`, and whose first quote stands here."""
        match = ANSI_QUOTED.match(self.text, self.at, self.end)
        if match is None:
            raise Stop(unclosed("'"), start)
        self.at = match.end()
        return AnsiQuoted(start, self.at, decode_ansi(match.group(1)))

    def double_quoted(self) -> DoubleQuoted:
        """Return the `"…"` here."""
        start = self.at
        parts = self.between_double_quotes()
        return DoubleQuoted(start, self.at, parts, False)  # noqa: FBT003 - nodes are made by position, for speed

    def between_double_quotes(self) -> tuple[Part, ...]:
        """Return the parts of the string whose opening quote stands here, and pass its closing one."""
        opening = self.at
        self.at += 1
        text, end = self.text, self.end
        parts: list[Part] = []
        while self.at < end:
            match = DOUBLE_QUOTED_RUN.match(text, self.at, end)
            if match:
                parts.append(Literal(self.at, match.end(), match.group()))
                self.at = match.end()
                continue
            character = text[self.at]
            if character == '"':
                self.at += 1
                return tuple(parts)
            self.part_in_quotes(parts, character)
        raise Stop(unclosed('"'), opening)

    def part_in_quotes(self, parts: list[Part], character: str) -> None:
        """Append the expansion or escape here; the rules are those of double quotes and here-documents."""
        start = self.at
        if character == "$":
            parts.append(self.dollar(quoted=True))
        elif character == "`":
            parts.append(self.backticks(quoted=True))
        elif character == "\\":
            self.at = min(start + 2, self.end)
            following = self.text[start + 1 : self.at]
            if following == "":
                parts.append(Literal(start, self.at, "\\"))
            elif following != "\n":
                parts.append(Escaped(start, self.at, following))
        else:
            self.at += 1
            parts.append(Literal(start, self.at, character))


def decode_ansi(text: str) -> str:
    r"""Return what stands between `$'` and `'` with its escapes decoded; `\0` ends it, as in Bash."""
    if "\\" not in text:
        return text
    decoded = re.sub(_ANSI_ESCAPE, _ansi_character, text, flags=re.DOTALL)
    # Bytes that were written one by one (`\xc3\xa4`) may make up characters. A lone surrogate that stands for no byte
    # stays what it is.
    with suppress(UnicodeEncodeError):
        decoded = decoded.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")
    return decoded.partition("\0")[0]


def _ansi_character(match: re.Match[str]) -> str:
    """Return the character that one escape stands for; of an unknown one, the escape."""
    braced, byte, short, long, octal, control, letter = match.groups()
    if octal is not None:
        return _byte(int(octal, 8) & 0xFF)
    if braced is not None or byte is not None:
        return _byte(int(braced or byte, 16) & 0xFF)
    if control is not None:
        return chr(ord(control) & 0x1F)
    if letter is not None:
        return _ANSI_LETTERS.get(letter, "\\" + letter)
    code = int(short or long, 16)
    return chr(code) if code <= _LAST_CODE_POINT else match.group()


def _byte(value: int) -> str:
    """Return the character that keeps one byte (PEP 383)."""
    return chr(value if value < _FIRST_HIGH_BYTE else _BYTE_AS_SURROGATE + value)
