"""The words of an awk program (awk(1), The AWK Language; POSIX, awk, Grammar)."""

from __future__ import annotations

import re
from typing import NamedTuple


class UnsupportedError(Exception):
    """The program does something that is not acted out."""


class Token(NamedTuple):
    """A word: `kind` is `number`, `string`, `regex`, `name`, `call`, `mark`, `newline` or `end`."""

    kind: str
    text: str


_WORDS = re.compile(
    r"""(?P<blank>(?:[ \t\r]|\\\n|\#[^\n]*)+)
      | (?P<newline>\n)
      | (?P<number>\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)
      | "(?P<string>(?:[^"\\]|\\.)*)"
      | (?P<call>[A-Za-z_]\w*(?=\())
      | (?P<name>[A-Za-z_]\w*)
      | (?P<mark>\+\+|--|\+=|-=|\*=|/=|%=|==|!=|<=|>=|&&|\|\||!~|[-+*/%^(){}\[\];,<>=!~?:$|])""",
    re.VERBOSE,
)
_EXPRESSION = re.compile(r"/((?:[^/\\\n\[]|\\.|\[\^?\]?[^\]]*\])*)/")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\", "/": "/"}
_ENDS_OPERAND = {")", "]", "$", "++", "--"}
_KEYWORDS = {"print", "printf", "return", "in", "if", "else", "while", "for", "do", "exit", "next"}


def tokens(text: str) -> list[Token]:
    """Return the words of a program; raises UnsupportedError for what is none."""
    out: list[Token] = []
    at = 0
    while at < len(text):
        if text[at] == "/" and not _is_operand(out):
            expression = _EXPRESSION.match(text, at)
            if expression is None:
                raise UnsupportedError
            out.append(Token("regex", expression[1].replace("\\/", "/")))
            at = expression.end()
            continue
        found = _WORDS.match(text, at)
        if found is None or found.lastgroup is None:
            raise UnsupportedError
        if found.lastgroup != "blank":
            out.append(Token(found.lastgroup, _plain(found)))
        at = found.end()
    return [*out, Token("end", "")]


def _plain(found: re.Match[str]) -> str:
    text = found[found.lastgroup or 0]
    if found.lastgroup != "string":
        return text
    return re.sub(r"\\(.)", lambda match: _ESCAPES.get(match[1], "\\" + match[1]), text)


def _is_operand(before: list[Token]) -> bool:
    """Return whether a value stands before, so that `/` divides it."""
    if not before:
        return False
    last = before[-1]
    return last.kind in {"number", "string"} or (
        last.text in _ENDS_OPERAND or (last.kind == "name" and last.text not in _KEYWORDS)
    )
