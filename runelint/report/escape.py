"""Text that is safe to show: nothing in it steers a terminal or reorders what a reader sees."""

from __future__ import annotations

import re
import unicodedata

_SHORT = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}
_BYTE = re.compile("[\udc80-\udcff]")  # PEP 383: byte 0xNN that is no UTF-8 is kept as U+DCNN
_LAST_OF_TWO_DIGITS, _LAST_OF_FOUR_DIGITS = 0xFF, 0xFFFF

# What a CI system takes for a command of its own when it reads our output. GitHub: `::` after any blanks at the start
# of a line, `##[` anywhere (actions/runner, ActionCommand.cs: TryParseV2, TryParse); Azure: `##vso[` anywhere.
_GITHUB_LINE = re.compile(r"^((?:[^\S\n]|\x1b\[[0-9;]*m)*):(?=(?:\x1b\[[0-9;]*m)*:)", re.MULTILINE)
_LOG_COMMAND = re.compile(r"##(?=\[|vso\[)", re.IGNORECASE)


def visible(text: str) -> str:
    r"""Return `text` on one line, with every character that does not print written as an escape (`\x1b`, `\u202e`)."""
    if text.isprintable():
        return text
    return "".join(visible_character(character) for character in text)


def visible_character(character: str) -> str:
    """Return `character` itself when it prints, otherwise its escape.

    That covers control characters (C0, DEL, C1), the marks that change direction, other characters without a look of
    their own, and bytes that are not UTF-8.
    """
    if character.isprintable():
        return character
    if character in _SHORT:
        return _SHORT[character]
    code = ord(character)
    if _BYTE.match(character):
        code -= 0xDC00
    if code <= _LAST_OF_TWO_DIGITS:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= _LAST_OF_FOUR_DIGITS else f"\\U{code:08x}"


def visible_text(text: str) -> str:
    """Return `text` with its line ends, and with every other character that does not print written as an escape."""
    return "\n".join(visible(line) for line in text.split("\n"))


def visible_lines(content: bytes) -> list[str]:
    """Return the lines of what a program wrote, safe to show; the last one may lack its line end, which is not told."""
    lines = content.decode("utf-8", "surrogateescape").split("\n")
    if lines[-1] == "":
        lines.pop()
    return [visible(line) for line in lines]


def unheard(text: str) -> str:
    """Return lines in which no CI system finds a command of its own: one character of each is written as an escape."""
    return _LOG_COMMAND.sub(r"#\\x23", _GITHUB_LINE.sub(r"\1\\x3a", text))


def unheard_json(document: str) -> str:
    """Return a JSON document that says the same, and in which no CI system finds a command of its own."""
    # Two hash signs stand in strings only, and DEL is the one control character that json leaves as it is.
    return _LOG_COMMAND.sub(r"#\\u0023", document).replace("\x7f", "\\u007f")


def without_surrogates(text: str) -> str:
    """Return `text` with lone surrogates written as escapes, since no Unicode encoding has a place for them."""
    if text.isascii():
        return text
    return "".join(
        visible_character(character) if "\ud800" <= character <= "\udfff" else character for character in text
    )


def columns(text: str) -> int:
    """Return how many columns of a terminal `text` fills; it must be visible already."""
    if text.isascii():
        return len(text)
    return sum(_columns_of(character) for character in text)


def _columns_of(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
