"""The lines or fields that a text falls into, some of which are to be others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from runelint.confirm.rehearsal.values import Picked


def are_beside(one: Picked, other: Picked) -> bool:
    """Return whether both are fields of the same line."""
    return one.separator == other.separator != "\n" and one.value == other.value


def pieces_of(term: Picked) -> list[str]:
    """Return what the text falls into that a piece is picked from."""
    source = term.value
    pieces = source.text.split() if term.separator == " " else source.text.rstrip("\n").split(term.separator)
    return [piece for piece in pieces if piece] if len(pieces) == 1 else pieces


def put_in(pieces: list[str], term: Picked, text: str) -> list[str]:
    """Return the pieces of which the picked one is `text`; where there are too few, others are made up."""
    # Beside a number others stand most likely, and what is computed of them must be no word.
    before = [*pieces, *["1" if text.isdecimal() else "x"] * (term.at + 1 - len(pieces))][: term.at]
    return [*before, text] if term.rest else [*before, text, *pieces[term.at + 1 :]]
