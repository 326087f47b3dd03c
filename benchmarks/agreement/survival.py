"""Whether errexit ignored a failure, as far as that can be seen: by what became of the shell in which it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.agreement.traced import first_word
from runelint.runner.observation import Outcome
from runelint.syntax import nodes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.agreement.predictions import Prediction
    from runelint.runner.observation import Observation

# Their status is not their own, or they end a shell for another reason.
_OTHERS = {"exit", "return", "exec", "kill", "source", ".", "eval", "trap", "wait", "break", "continue"}
_COMPOUND = ("for ", "select ", "case ")


class Survival:
    """Looks at failing commands in shells in which errexit is on: `$-` says that, but not whether it is ignored."""

    def __init__(self, observation: Observation, found: Mapping[int, Sequence[Prediction]]) -> None:
        """Look at one run; `found` are the predictions for its steps."""
        self._observation = observation
        self._found = found

    def of(self, index: int) -> bool | None:
        """Return whether errexit ignored the failure of the command at `index`; None when that cannot be seen.

        It did when the command failed and its shell went on. It did not when the plugin ended with it.
        """
        steps = self._observation.steps
        step = steps[index]
        if first_word(step.text) in _OTHERS or step.text.startswith(_COMPOUND) or not self._is_ordinary(index):
            return None
        if index + 1 < len(steps):
            following = steps[index + 1]
            same = following.process == step.process and len(following.spot.stack) <= len(step.spot.stack)
            return True if same and following.status and self._is_another(index, index + 1) else None
        ended = self._observation.last == index and self._observation.outcome is Outcome.EXITED
        return False if ended and self._observation.status and not step.spot.stack and step.process == 1 else None

    def _is_ordinary(self, index: int) -> bool:
        """Return whether the command was predicted, is not in a trap, and its file does not end with it."""
        found = self._found.get(index, ())
        return bool(found) and not any(one.where.trap or _is_last(one) for one in found)

    def _is_another(self, index: int, following: int) -> bool:
        """Return whether two steps are certainly two commands; one can have several records."""
        one, other = self._found.get(index, ()), self._found.get(following, ())
        if not other or any(each.where.trap or _substitutes(each) for each in other):
            return False
        return {id(each.node) for each in one}.isdisjoint({id(each.node) for each in other})


def _substitutes(one: Prediction) -> bool:
    """Return whether something is substituted in the command: `$?` in its record is then the status of that."""
    source, node = one.where.place.source.text, one.node
    return "$(" in source[node.start : node.end] or "`" in source[node.start : node.end]


def _is_last(one: Prediction) -> bool:
    """Return whether nothing but ends of compound commands follows in the file: the plugin ends there anyway."""
    place = one.where.place
    rest = place.source.text[place.end :].replace(";", " ").split()
    if isinstance(one.node, nodes.Simple) and rest[:1] == ["||"]:
        return False
    return all(word in {"}", "fi", "done", "esac", ")"} for word in rest)
