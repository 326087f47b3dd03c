"""Brace expansion: which braces of a word Bash expands (bash(1), Brace Expansion)."""

from __future__ import annotations

from runelint.syntax.lexer import PIECE_OF_BRACES, SEQUENCE
from runelint.syntax.nodes import BraceExpansion, Glob, Literal, Part, Word

_MAXIMAL_NESTING = 50


class _Open:
    """A brace that may turn out to begin an expansion: what came since, and where commas stand among it."""

    __slots__ = ("brace", "commas", "parts")

    def __init__(self, brace: Literal) -> None:
        self.brace = brace
        self.parts: list[Part] = []
        self.commas: list[int] = []

    def flattened(self) -> list[Part]:
        """Return the parts for a brace that begins nothing."""
        return [self.brace, *self.parts]

    def closed(self, close: int) -> list[Part]:
        """Return the parts when `}` stands at `close`: one expansion, or the same text with its braces."""
        inside = self.parts
        start, end = self.brace.start, close + 1
        if self.commas:
            words, first, begin = [], 0, self.brace.end
            for comma in [*self.commas, len(inside)]:
                stop = inside[comma].start if comma < len(inside) else close
                words.append(Word(begin, stop, tuple(inside[first:comma])))
                first, begin = comma + 1, stop + 1
            return [BraceExpansion(start, end, tuple(words), False)]  # noqa: FBT003 - by position, for speed
        only = inside[0] if len(inside) == 1 else None
        if isinstance(only, Literal) and SEQUENCE.fullmatch(only.text):
            word = Word(only.start, only.end, (only,))
            return [BraceExpansion(start, end, (word,), True)]  # noqa: FBT003 - by position, for speed
        return [*self.flattened(), Literal(close, end, "}")]


def with_brace_expansions(parts: list[Part]) -> list[Part]:
    """Return the parts of a word with the brace expansions in its literals found."""
    bottom = _Open(Literal(0, 0, ""))
    stack = [bottom]
    for part in parts:
        # Braces are expanded first: a comma in `{a,[b,c]}` separates, whatever bracket it stands in.
        divided = isinstance(part, Glob) and len(stack) > 1 and "," in part.text
        if not (isinstance(part, Literal) or (isinstance(part, Glob) and divided)):
            stack[-1].parts.append(part)
            continue
        for match in PIECE_OF_BRACES.finditer(part.text):
            start = part.start + match.start()
            piece = Literal(start, start + len(match.group()), match.group())
            _add(stack, piece)
    while len(stack) > 1:
        unclosed = stack.pop().flattened()
        stack[-1].parts.extend(unclosed)
    return _merged(bottom.parts)


def _add(stack: list[_Open], piece: Literal) -> None:
    """Add a brace, a comma or text to the innermost open brace."""
    if piece.text == "{" and len(stack) < _MAXIMAL_NESTING:
        stack.append(_Open(piece))
    elif piece.text == "}" and len(stack) > 1:
        closed = stack.pop().closed(piece.start)
        stack[-1].parts.extend(closed)
    else:
        if piece.text == "," and len(stack) > 1:
            stack[-1].commas.append(len(stack[-1].parts))
        stack[-1].parts.append(piece)


def _merged(parts: list[Part]) -> list[Part]:
    """Return the parts with literals that stand side by side made one."""
    merged: list[Part] = []
    together: list[Literal] = []
    for part in [*parts, None]:
        if isinstance(part, Literal):
            together.append(part)
            continue
        if together:
            text = "".join(literal.text for literal in together)
            merged.append(Literal(together[0].start, together[-1].end, text))
            together = []
        if part is not None:
            merged.append(part)
    return merged
