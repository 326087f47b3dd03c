"""The place in the text that all readers of the grammar share, with layout, comments and syntax errors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn, TypeVar

from runelint.syntax.lexer import (
    BLANKS,
    CLOSING_WORD,
    CLOSING_WORDS,
    COMMENT,
    LAYOUT,
    SPLIT_WORD,
    TEXT_OF_MESSAGE,
    WORD_END,
)
from runelint.syntax.nodes import (
    Arithmetic,
    Command,
    CommandSubstitution,
    Comment,
    DoubleQuoted,
    Escaped,
    Part,
    Redirect,
)
from runelint.syntax.problem import Stop, unclosed

if TYPE_CHECKING:
    from collections.abc import Callable

MAXIMAL_DEPTH = 150
_Read = TypeVar("_Read")


class Cursor:
    """Characters `at` to `end` of `text`, still to be read."""

    __slots__ = ("at", "closes", "comments", "depth", "end", "failed", "in_brace", "opened", "pending", "text")

    def __init__(self, text: str, start: int, end: int, depth: int = 0) -> None:
        """Begin at `start`; nothing from `end` on is read."""
        self.text = text
        self.at = start
        self.end = end
        self.depth = depth
        self.comments: list[Comment] = []
        # Here-documents whose bodies begin after the next newline token.
        self.pending: list[Redirect] = []
        # Where the substitutions around the cursor open: an end of file inside is reported there.
        self.opened: list[int] = []
        # Whether the innermost substitution is a `${ …; }`.
        self.in_brace = False
        # Tentative readings that failed; remembered, because trying again at each level is exponential in nesting.
        self.failed: set[tuple[str, int]] = set()
        # Where the `$((…) …)` end whose inside begins at an offset, remembered for the same reason.
        self.closes: dict[int, int] = {}

    # What other readers offer (each class below adds its part of the grammar)

    def commands(self) -> tuple[Command, ...]:
        """Return the commands up to a token that cannot begin one."""
        raise NotImplementedError

    def dollar(self, *, quoted: bool) -> Part:
        """Return the expansion at a `$`."""
        raise NotImplementedError

    def backticks(self, *, quoted: bool) -> CommandSubstitution:
        """Return the substitution at a backtick."""
        raise NotImplementedError

    def double_quoted(self) -> DoubleQuoted:
        """Return the string at a double quote."""
        raise NotImplementedError

    def part(self, parts: list[Part], *, globs: bool) -> None:
        """Append what stands at a character that is special in a word."""
        raise NotImplementedError

    def arithmetic(self, close: str) -> Arithmetic | None:
        """Return the expression up to `close`."""
        raise NotImplementedError

    def read_here_documents(self) -> None:
        """Read the bodies of all pending here-documents."""
        raise NotImplementedError

    # Layout

    def peek(self) -> str:
        """Return the character here, empty at the end."""
        return self.text[self.at] if self.at < self.end else ""

    def follows(self, token: str) -> bool:
        """Return whether `token` stands here."""
        return self.text.startswith(token, self.at, self.end)

    def skip_blanks(self) -> None:
        """Go on to the next token or newline; a comment is layout, too."""
        at, end = self.at, self.end
        if at >= end or self.text[at] not in " \t\\#":
            return
        match = BLANKS.match(self.text, at, end)
        if match is not None:
            at = self.at = match.end()
        if at < end and self.text[at] == "#":
            self.comment()

    def comment(self) -> None:
        """Keep the comment that begins here."""
        match = COMMENT.match(self.text, self.at, self.end)
        if match is not None:
            self.comments.append(Comment(self.at, match.end(), match.group()))
            self.at = match.end()

    def skip_newlines(self) -> None:
        """Go on to the next token that is not a newline."""
        text, end = self.text, self.end
        while True:
            if self.pending:
                self.skip_to_here_documents()
            at = self.at
            if at >= end or text[at] not in " \t\n\\#":
                return
            match = LAYOUT.match(text, at, end)
            if match is not None:
                at = self.at = match.end()
            if at >= end or text[at] != "#":
                return
            self.comment()

    def skip_to_here_documents(self) -> None:
        """Go on to the next token, or to behind the here-documents if a newline comes first."""
        self.skip_blanks()
        if self.peek() == "\n":
            self.newline()

    def newline(self) -> None:
        """Pass the newline token here, and the here-documents after it."""
        self.at += 1
        if self.pending:
            self.read_here_documents()

    def closing_word(self) -> str:
        """Return the reserved word here that ends a list of commands, or nothing."""
        character = self.peek()
        if not character or character not in "tefd}":
            return ""
        match = CLOSING_WORD.match(self.text, self.at, self.end)
        if match is not None:
            return match.group()
        if character == "}":
            # `"${ a; }"`: there it ends the list whatever follows it.
            return "}" if self.in_brace else ""
        match = SPLIT_WORD.match(self.text, self.at, self.end)
        word = match.group(1).replace("\\\n", "") if match else ""
        return word if word in CLOSING_WORDS else ""

    def take_word(self, reserved: str) -> None:
        """Pass the reserved word, which must stand here."""
        start = self.at
        after = start + len(reserved)
        if self.text.startswith(reserved, start, self.end) and (
            WORD_END.match(self.text, after, self.end) or (self.in_brace and reserved == "}")
        ):
            self.at = after
        elif self.split_word() != reserved:
            self.at = start
            self.unexpected()

    def split_word(self) -> str:
        """Pass a word of letters that line continuations cut, and return it without them."""
        match = SPLIT_WORD.match(self.text, self.at, self.end)
        if match is None:
            return ""
        self.at = match.end()
        return match.group(1).replace("\\\n", "")

    # Errors

    def enter(self) -> None:
        """Go one level deeper into the nesting."""
        self.depth += 1
        if self.depth > MAXIMAL_DEPTH:
            message = f"nested deeper than {MAXIMAL_DEPTH} levels, which is more than runelint reads"
            raise Stop(message, self.at, limit=True)

    def unexpected(self) -> NoReturn:
        """Stop at the token here, as Bash's grammar does."""
        match = re.compile(TEXT_OF_MESSAGE).match(self.text, self.at, self.end)
        if match is not None:
            token = match.group().replace("\\\n", "")
            raise Stop(f"syntax error near unexpected token `{token}'", self.at)
        if self.at < self.end and self.text[self.at] == "\n":
            raise Stop("syntax error near unexpected token `newline'", self.at)
        if self.at < self.end:
            raise Stop(f"syntax error near unexpected token `{self.text[self.at]}'", self.at)
        if self.opened:
            # Bash names the last line here, not the one where the substitution opens (parse.y, parse_comsub).
            raise Stop(unclosed(")"), self.end)
        raise Stop("syntax error: unexpected end of file", self.end)

    def tentative(self, kind: str, read: Callable[[], _Read | None]) -> _Read | None:
        """Return what `read` finds here; when it finds nothing or stops, None, and the cursor stays where it was."""
        key = (kind, self.at)
        if key in self.failed:
            return None
        kept = (self.at, self.depth, len(self.comments), self.pending, len(self.opened), self.end, self.in_brace)
        self.pending = []
        try:
            found = read()
        except Stop as stop:
            if stop.certain:
                raise
            found = None
        if found is None:
            self.at, self.depth, comments, self.pending, opened, self.end, self.in_brace = kept
            del self.comments[comments:]
            del self.opened[opened:]
            self.failed.add(key)
        else:
            self.pending = kept[3] + self.pending
        return found

    def escaped(self) -> Escaped | None:
        r"""Return the `\c` here, or None for a line continuation; a backslash that ends the text is itself."""
        start = self.at
        self.at = min(start + 2, self.end)
        character = self.text[start + 1 : self.at]
        if character == "\n":
            return None
        return Escaped(start, self.at, character or "\\")
