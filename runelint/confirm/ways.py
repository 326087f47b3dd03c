"""Ways that runs go in vain: what leads a plugin the same way again and again does not lead to a finding's place."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable

    from runelint.confirm.judge import Trial

# So often a way is gone in vain, for all findings of a plugin together, and for one of them even when others have shown
# where it leads.
_FOR_ALL, _FOR_ONE = 8, 3


class Ways:
    """The ways that runs have gone which did not come to the place of the finding that they were made for."""

    def __init__(self) -> None:
        """Begin with none."""
        self._all: Counter[Hashable] = Counter()
        self._own: Counter[Hashable] = Counter()

    def begin(self) -> None:
        """Begin with another finding."""
        self._own.clear()

    def is_worn(self, trial: Trial) -> bool:
        """Take down a run in vain, and return whether there were enough like it: those that executed the same lines."""
        way = frozenset((step.spot.path, step.spot.line) for step in trial.observation.steps)
        self._all[way] += 1
        self._own[way] += 1
        return self._all[way] >= _FOR_ALL and self._own[way] >= _FOR_ONE
