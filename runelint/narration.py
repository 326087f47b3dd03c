"""The way to a finding, in sentences: what was decided, what was called, what failed."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from runelint.flow.events import Condition
from runelint.syntax import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.flow.behaviour import Path
    from runelint.flow.events import Event, Where
    from runelint.flow.place import Place

_LONGEST = 60
_MOST = 8
_LATEST = 4 * _MOST


class Way:
    """The way that one path takes, ready to be told up to any of its events."""

    def __init__(self, path: Path) -> None:
        """Look at the path once: a long one may lead to thousands of findings."""
        self._path = path
        self._positions: dict[int, int] = {}
        self._decisions: list[tuple[int, Condition]] = []
        for position, event in enumerate(path.events):
            self._positions[id(event)] = position
            if isinstance(event, Condition):
                self._decisions.append((position, event))

    def steps_to(self, event: Event | None) -> tuple[tuple[Place, str], ...]:
        """Return what leads to `event`, or to the end of the path when there is none: the last steps, in order."""
        position = self._path.length if event is None else self._positions.get(id(event), self._path.length)
        before = bisect_left(self._decisions, position, key=lambda decision: decision[0])
        latest = self._decisions[max(before - _LATEST, 0) : before]
        steps = [(condition.where.place, _decision(condition)) for _, condition in latest]
        ending = self._path.ending
        final = event.where if event is not None else ending.where if ending is not None else None
        if final is not None:
            steps.extend(_calls(final))
        return tuple(dict.fromkeys(steps))[-_MOST:]


def _calls(where: Where) -> Iterator[tuple[Place, str]]:
    for call in where.stack:
        yield call.place, f"`{call.function}` is called"
    if where.trap:
        yield where.place, f"the {where.trap} trap runs"


def _decision(condition: Condition) -> str:
    text = _excerpt(condition.where.place)
    match condition.operator:
        case "status":
            return f"`{text}` {'succeeds' if condition.outcome else 'fails'}"
        case "case":
            return f"the `case` pattern `{text}` {'matches' if condition.outcome else 'does not match'}"
        case "for":
            return "the loop has another turn" if condition.outcome else "the loop has no further turn"
        case "command -v":
            return f"`{condition.subject.known}` is {'there' if condition.outcome else 'not there'}"
        case _:
            if isinstance(condition.node, nodes.Simple):
                # `test` negates and joins in its words: what was asked is the one test, and not the whole command.
                text = f"{condition.operator} …` in `{text}"
            return f"`{text}` is {'true' if condition.outcome else 'false'}"


def _excerpt(place: Place) -> str:
    if place.source.private:
        return "…"
    text = " ".join(place.source.text[place.start : place.end].split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
