"""Redirections and the here-documents that some of them bring (bash(1), REDIRECTION)."""

from __future__ import annotations

import re

from runelint.syntax.lexer import HERE_DOCUMENT_RUN, REDIRECT
from runelint.syntax.nodes import (
    AnsiQuoted,
    DoubleQuoted,
    Escaped,
    HereDocument,
    Literal,
    Part,
    Redirect,
    SingleQuoted,
    Word,
)
from runelint.syntax.problem import Stop
from runelint.syntax.words import ARGUMENT, STRING, WordReader

_LINE_TABS = re.compile(r"\n\t+")


class RedirectReader(WordReader):
    """Reads redirections and here-documents."""

    __slots__ = ()

    def redirect(self, match: re.Match[str]) -> Redirect:
        """Return the redirection whose descriptor and operator `match` has found here."""
        start = self.at
        prefix, operator = match.groups()
        if "\\" in operator:
            operator = operator.replace("\\\n", "")
        self.at = match.end()
        self.skip_blanks()
        descriptor: int | str | None = prefix
        if prefix:
            descriptor = prefix[1:-1] if prefix[0] == "{" else int(prefix[-18:])
        if operator in {"<<", "<<-"}:
            target = self.word(STRING)
            found = Redirect(start, target.end, descriptor, operator, target, None)
            self.pending.append(found)
            return found
        target = self.word(STRING if operator == "<<<" else ARGUMENT)
        return Redirect(start, target.end, descriptor, operator, target, None)

    def redirects(self) -> tuple[Redirect, ...]:
        """Return the redirections that follow a compound command."""
        found: list[Redirect] = []
        while True:
            self.skip_blanks()
            character = self.peek()
            if not character or character not in "<>&0123456789{":
                return tuple(found)
            match = REDIRECT.match(self.text, self.at, self.end)
            if match is None:
                return tuple(found)
            found.append(self.redirect(match))

    def read_here_documents(self) -> None:
        """Read the bodies of all pending here-documents, in order."""
        waiting, self.pending = self.pending, []
        for redirect in waiting:
            redirect.here_document = self.here_document(redirect)

    def here_document(self, redirect: Redirect) -> HereDocument:
        """Return the body that begins here, and pass the line that closes it."""
        delimiter, quoted = delimiter_of(redirect.target, self.text)
        strip = redirect.operator == "<<-"
        start = self.at
        stop, after, closed = self.closing_line(delimiter, joins=not quoted, strip=strip)
        if quoted:
            text = _without_tabs(self.text[start:stop], first=True) if strip else self.text[start:stop]
            parts: tuple[Part, ...] = (Literal(start, stop, text),) if text else ()
        else:
            parts = self.lines(start, stop, strip=strip)
        self.at = after
        return HereDocument(start, stop, delimiter, quoted, strip, parts, closed)

    def closing_line(self, delimiter: str, *, joins: bool, strip: bool) -> tuple[int, int, bool]:
        """Return where the body ends, where the text goes on, and whether the closing line is there.

        With `joins` a backslash at the end of a line joins it with the next one.
        """
        text, end, at = self.text, self.end, self.at
        while at < end:
            begin = at
            stop = text.find("\n", at, end)
            stop = end if stop < 0 else stop
            line = text[at:stop]
            while joins and stop < end and line.endswith("\\") and (len(line) - len(line.rstrip("\\"))) % 2:
                at, stop = stop + 1, text.find("\n", stop + 1, end)
                stop = end if stop < 0 else stop
                line = text[at:stop] if len(line) > len(delimiter) + 1 else line[:-1] + text[at:stop]
            if strip:
                line = line.lstrip("\t")
            if line == delimiter:
                return begin, min(stop + 1, end), True
            # Inside `$( )` the closing parenthesis may follow at once (make_cmd.c, make_here_document).
            if self.opened and line.startswith(delimiter) and ")" in line[len(delimiter) :]:
                return begin, stop - len(line) + len(delimiter), True
            at = stop + 1
        return end, end, False

    def lines(self, start: int, stop: int, *, strip: bool) -> tuple[Part, ...]:
        """Return the parts of the body of an unquoted here-document.

        No problem is reported from in here: from the first expansion that cannot be read on, all is one Literal.
        """
        text = self.text
        kept = (self.end, self.depth, self.pending, self.opened, len(self.comments))
        self.at, self.end, self.pending, self.opened = start, stop, [], []
        parts: list[Part] = []
        try:
            while self.at < stop:
                match = HERE_DOCUMENT_RUN.match(text, self.at, stop)
                if match is None:
                    self.part_in_quotes(parts, text[self.at])
                    continue
                run = match.group()
                if strip:
                    run = _without_tabs(run, first=self.at == start or text[self.at - 1] == "\n")
                parts.append(Literal(self.at, match.end(), run))
                self.at = match.end()
        except Stop as problem:
            if problem.limit:
                raise
            # Bash reads what is in a here-document only when it expands it: the file itself is well-formed.
            at = parts[-1].end if parts else start
            parts.append(Literal(at, stop, text[at:stop]))
        self.end, self.depth, self.pending, self.opened, _ = kept
        return tuple(parts)


def _without_tabs(text: str, *, first: bool) -> str:
    """Return the text without the tabs that begin lines; with `first` it begins a line itself."""
    stripped = _LINE_TABS.sub("\n", text)
    return stripped.lstrip("\t") if first else stripped


def delimiter_of(word: Word, text: str) -> tuple[str, bool]:
    """Return the line that closes a here-document with this word, and whether any of the word is quoted."""
    pieces: list[str] = []
    quoted = False
    for part in word.parts:
        match part:
            case Escaped() | SingleQuoted() | AnsiQuoted():
                quoted = True
                pieces.append(part.text)
            case DoubleQuoted():
                quoted = True
                pieces.append(_raw_in_quotes(part, text))
            case _:
                pieces.append(text[part.start : part.end])
    return "".join(pieces), quoted


def _raw_in_quotes(part: DoubleQuoted, text: str) -> str:
    """Return the characters between double quotes; expansions stand for their own text in a delimiter."""
    return "".join(
        inner.text if isinstance(inner, Literal | Escaped) else text[inner.start : inner.end] for inner in part.parts
    )
