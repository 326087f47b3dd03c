"""What descriptors of a rehearsal lead to: something that takes texts, or gives them."""

from __future__ import annotations

from typing import TypeAlias

from runelint.confirm.rehearsal.values import EMPTY, Value, chained, through


class Sink:
    """Takes what is written to a descriptor."""

    __slots__ = ("pieces",)

    def __init__(self) -> None:
        """Take nothing yet."""
        self.pieces: list[Value] = []

    def write(self, value: Value) -> None:
        """Take `value`."""
        if value.text or value.term is not None:
            self.pieces.append(value)

    def value(self) -> Value:
        """Return all that was written."""
        return chained(self.pieces) if self.pieces else EMPTY


class Reader:
    """Gives what comes from a descriptor, line by line; who reads it shares it."""

    __slots__ = ("at", "line", "value")

    def __init__(self, value: Value = EMPTY) -> None:
        """Begin at the start of `value`."""
        self.value = value
        self.at = 0
        self.line = 0

    def rest(self) -> Value:
        """Return what was not read yet, and read it."""
        text = self.value.text[self.at :]
        whole = not self.at
        self.at = len(self.value.text)
        return self.value if whole else through(text, self.value)


Descriptor: TypeAlias = "Sink | Reader | None"
