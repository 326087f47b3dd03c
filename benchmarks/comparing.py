"""A real run beside what was predicted: for each executed command, which facts agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from predicting import first_word
from runelint.flow.watching import Moment
from runelint.report.attribution import is_library
from runelint.runner.observation import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from predicting import Prediction, Predictions
    from runelint.confirm.geography import Geography
    from runelint.runner.observation import Held, Observation, Step

FACTS = ("predicted", "fd 0", "fd 1", "fd 2", "depth", "errexit", "ignored")
_OTHERS = {"exit", "return", "exec", "kill", "source", ".", "eval", "trap", "wait", "break", "continue"}
_COMPOUND = ("for ", "select ", "case ")


class Compared(NamedTuple):
    """One fact of one executed command: what was observed, and all that was predicted for the place."""

    fact: str
    step: Step
    path: str
    observed: str
    predicted: frozenset[str]

    @property
    def agrees(self) -> bool:
        """Whether what was observed is among what was predicted."""
        return self.observed in self.predicted

    @property
    def ambiguous(self) -> bool:
        """Whether several values were predicted, so that agreeing was easier."""
        return len(self.predicted) > 1


class Comparison:
    """One run, command by command."""

    def __init__(
        self,
        observation: Observation,
        predictions: Predictions,
        geography: Geography,
        outside: Callable[[str], str | None],
    ) -> None:
        """Look up what was predicted for each step."""
        self.observation = observation
        self.inside_library = self.foreign = 0
        self._outside = outside
        self._depths = _Depths(observation)
        self._found: dict[int, list[Prediction]] = {}
        for index, step in enumerate(observation.steps):
            if is_library(step.spot.path) or any(is_library(frame.path) for frame in step.spot.stack):
                self.inside_library += 1
            elif outside(step.spot.path) is None:
                self.foreign += 1
            elif step.look is not None:
                self._found[index] = predictions.at(step, self._path(step), geography)

    def _path(self, step: Step) -> str:
        return self._outside(step.spot.path) or step.spot.path

    @property
    def commands(self) -> int:
        """The number of executed commands that were compared."""
        return len(self._found)

    def results(self) -> Iterator[Compared]:
        """Yield every fact that could be compared."""
        for index, found in self._found.items():
            step = self.observation.steps[index]
            path = self._path(step)
            predicted = frozenset({"yes"} if found else {"no"})
            yield Compared("predicted", step, path, "yes", predicted)
            if found:
                yield from (one for one in self._facts(index, step, found, path))

    def _facts(self, index: int, step: Step, found: list[Prediction], path: str) -> Iterator[Compared]:
        look = step.look
        if look is None:
            return
        compound = step.text.startswith((*_COMPOUND, "[[ ", "(("))
        at_record = [one for one in found if (one.moment is Moment.BEFORE) is not compound] or found
        during = [one for one in found if one.moment is Moment.DURING]
        yield from self._held(step, path, look.before, at_record)
        if look.during is not None and during and not compound:
            yield from self._held(step, path, look.during, during)

        def compared(fact: str, observed: str, predicted: frozenset[str]) -> Compared:
            return Compared(fact, step, path, observed, predicted)

        depth = max(self._depths.of(step.process), look.depth)
        yield compared("depth", str(depth), frozenset(str(one.depth) for one in at_record))
        on = frozenset(str(one.errexit) for one in at_record)
        yield compared("errexit", str("e" in look.options), on)
        ignored = self._ignored(index) if "e" in look.options else None
        if ignored is not None:
            yield compared("ignored", str(ignored), frozenset(str(one.ignored) for one in at_record))

    def _held(self, step: Step, path: str, held: Held, found: list[Prediction]) -> Iterator[Compared]:
        for descriptor in range(3):
            predicted = frozenset(one.held[descriptor] for one in found)
            observed = _plain(held[descriptor])
            if observed == "pipe" and "pipe" not in predicted:
                observed = self._relayed(held[descriptor])
            yield Compared(f"fd {descriptor}", step, path, observed, predicted)

    def _relayed(self, pipe: str) -> str:
        """Return where a command that reads `pipe` passes it on to: the analysis names that, where it knows it."""
        for step in self.observation.steps:
            if step.look is not None and step.look.during is not None and step.look.during[0] == pipe:
                return _plain(step.look.during[1])
        return "pipe"

    def _ignored(self, index: int) -> bool | None:
        """Return whether errexit ignored the failure of the command at `index`; None when that cannot be seen.

        It did when the command failed and its shell went on. It did not when the plugin ended with it.
        """
        steps = self.observation.steps
        step = steps[index]
        if first_word(step.text) in _OTHERS or step.text.startswith(_COMPOUND):
            return None
        if index + 1 < len(steps) and steps[index + 1].process == step.process:
            following = steps[index + 1]
            deeper = len(following.spot.stack) > len(step.spot.stack)
            return True if following.status and not deeper and self._is_other(index, index + 1) else None
        ended = self.observation.last == index and self.observation.outcome is Outcome.EXITED
        if ended and self.observation.status and not step.spot.stack and index == len(steps) - 1:
            return False if not self._is_last(index) else None
        return None

    def _is_other(self, index: int, following: int) -> bool:
        """Return whether two steps are certainly two commands, neither of which is in a trap."""
        one, other = self._found.get(index, ()), self._found.get(following, ())
        if any(each.where.trap for each in (*one, *other)) or not (one and other):
            return False
        return {id(each.node) for each in one}.isdisjoint({id(each.node) for each in other})

    def _is_last(self, index: int) -> bool:
        """Return whether the command at `index` is the last one of its file, which ends by itself."""
        return any(
            not each.where.place.source.text[each.where.place.end :].strip(" \t\n;}fidoneac")
            for each in self._found.get(index, ())
        )


class _Depths:
    """How many subshells the processes of a run lie in.

    Bash's own count, BASH_SUBSHELL, leaves out the process that a simple command in a pipeline or in the background is.
    Processes tell, but for those that the shell makes to execute a program in.
    """

    def __init__(self, observation: Observation) -> None:
        self._parents = observation.parents
        stepping = {step.process for step in observation.steps}
        self._programs = {each.process for each in observation.commands} - stepping

    def of(self, process: int) -> int:
        depth = 0
        while process > 1:
            depth += process not in self._programs
            process = self._parents.get(process, 0)
        return depth


def _plain(target: str) -> str:
    """Return a target as the analysis names it; a long here-document is a file that has no name any more."""
    if target.startswith("file:") and "sh-thd" in target:
        return "pipe"
    return target.partition(":")[0]
