"""Scenarios in which what is expanded at a place becomes another text: made of where it comes from, and rehearsed."""

from __future__ import annotations

from itertools import chain, islice, zip_longest
from typing import TYPE_CHECKING

from runelint.confirm.knobs import applied
from runelint.confirm.making import made
from runelint.confirm.rehearsal.rehearse import rehearse
from runelint.confirm.renaming import renamed
from runelint.confirm.replacing import replaced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from runelint.confirm.rehearsal.rehearse import Plugin
    from runelint.confirm.rehearsal.values import Value
    from runelint.flow.place import Place
    from runelint.runner.scenario import Scenario

# So many values that are expanded at a place are looked at, and so many ways of making one of them another text.
_MOST_VALUES = 6
_MOST_WAYS = 8
_MOST_REHEARSALS = 400


class Aim:
    """Bends what is expanded at places of a plugin, in scenarios that come there."""

    def __init__(self, plugin: Plugin, places: Sequence[Place], bends: Sequence[Callable[[str], str]]) -> None:
        """Begin with nothing tried."""
        self._plugin = plugin
        self._places = places
        self._bends = bends
        self._left = _MOST_REHEARSALS
        self._seen: set[str] = set()

    def scenarios(self, ways: Iterable[tuple[Scenario, Mapping[int, bool]]]) -> Iterator[Scenario]:
        """Yield scenarios like those of the `ways`, each with how guesses go in it, in which one value is bent.

        Each has been rehearsed: the text stands there then. Of every value each bend is tried once, the values in turn.
        A way on which the same stands there as on one before is left out.
        """
        for scenario, hopes in ways:
            found = [value for value in self._values(scenario, hopes) if value.term is not None]
            texts = {value.text for value in found}
            if texts <= self._seen:
                continue
            self._seen |= texts
            # One value may be expanded several times; two that are the same text by chance are two.
            values = list({id(value.term): value for value in found}.values())
            # What a substitution prints is expanded after what it is given, and stands in the text itself.
            each = [self._bent(scenario, hopes, value) for value in reversed(values[:_MOST_VALUES])]
            for row in zip_longest(*each):
                yield from (changed for changed in row if changed is not None)

    def _values(self, scenario: Scenario, hopes: Mapping[int, bool]) -> Sequence[Value]:
        """Return what is expanded at the places; nothing when no time is left."""
        self._left -= 1
        return rehearse(self._plugin, scenario, hopes, watched=self._places).expanded if self._left >= 0 else ()

    def _bent(self, scenario: Scenario, hopes: Mapping[int, bool], value: Value) -> Iterator[Scenario]:
        """Yield a scenario for each bend of the value that leads there."""
        for bend in self._bends:
            text = bend(value.text)
            ways = chain(replaced(value, value.text, text), islice(made(value, text), _MOST_WAYS))
            for changes in ways if text != value.text else ():
                changed = applied(scenario, changes)
                # What was asked for by the old value may be asked for by the new one.
                other = renamed(changed, value.text.strip(), text.strip())
                forms = [changed] if other == changed else [changed, other]
                found = next((each for each in forms if self._leads(each, hopes, text)), None)
                if found is not None:
                    yield found
                    break

    def _leads(self, scenario: Scenario, hopes: Mapping[int, bool], text: str) -> bool:
        """Return whether the text stands at one of the places in a rehearsal of the scenario."""
        return any(each.text == text for each in self._values(scenario, hopes))
