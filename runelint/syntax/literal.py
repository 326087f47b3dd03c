"""Words whose text is known before the script runs."""

from __future__ import annotations

from runelint.syntax.nodes import (
    AnsiQuoted,
    DoubleQuoted,
    Escaped,
    Literal,
    Part,
    SingleQuoted,
    Word,
)


def static_text(word: Word) -> str | None:
    """Return the text of a word that holds no expansion, quotes removed; None when it holds one."""
    return text_of_parts(word.parts)


def text_of_parts(parts: tuple[Part, ...]) -> str | None:
    """Return the text of parts that hold no expansion; None when one of them does."""
    if len(parts) == 1 and isinstance(parts[0], Literal):
        return parts[0].text
    pieces: list[str] = []
    for part in parts:
        match part:
            case Literal() | Escaped() | SingleQuoted() | AnsiQuoted():
                pieces.append(part.text)
            case DoubleQuoted():
                inner = text_of_parts(part.parts)
                if inner is None:
                    return None
                pieces.append(inner)
            case _:
                return None
    return "".join(pieces)
