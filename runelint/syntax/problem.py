"""Why reading stopped: the one exception inside the parser, which never leaves it."""

from __future__ import annotations


class Stop(Exception):  # noqa: N818 - it unwinds the reading of one command; what the caller gets is a SyntaxProblem
    """The text cannot be read on: `message` in Bash's words, for the place `at`."""

    def __init__(self, message: str, at: int, *, limit: bool = False, certain: bool = False) -> None:
        """Make the stop; `limit` when it is this parser that gives up and not Bash.

        `certain` when no other way to read the text is left either.
        """
        super().__init__(message)
        self.message = message
        self.at = at
        self.limit = limit
        self.certain = certain or limit


def unclosed(closing: str) -> str:
    """Return what Bash says of a quote or bracket that is never closed."""
    return f"unexpected EOF while looking for matching `{closing}'"


def unclosed_word(closing: str) -> str:
    """Return what Bash says of a reserved word that is missing at the end of the file."""
    return f"unexpected EOF while looking for `{closing}'"
