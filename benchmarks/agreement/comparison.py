"""A real run beside what was predicted: for each executed command, which facts agree."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.agreement.depths import Depths
from benchmarks.agreement.survival import Survival
from runelint.contract.bpcs.functions import LIBRARY
from runelint.flow.watching import Moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from benchmarks.agreement.predictions import Prediction, Predictions
    from runelint.confirm.geography import Geography
    from runelint.runner.observation import Held, Look, Observation, Step


class Fact(Enum):
    """What is compared of a command."""

    PREDICTED = "was predicted"
    STDIN = "descriptor 0"
    STDOUT = "descriptor 1"
    STDERR = "descriptor 2"
    DEPTH = "subshell depth"
    ERREXIT = "errexit on"
    IGNORED = "failure ignored"


_DESCRIPTORS = (Fact.STDIN, Fact.STDOUT, Fact.STDERR)
_COMPOUND = ("for ", "select ", "case ", "[[ ", "((")


class Compared(NamedTuple):
    """One fact of one executed command, the step number `at` of its run: what was observed, and what was predicted.

    `predicted` is all that was predicted for the place, and `here` what was predicted on the paths on which most of the
    commands before were executed as well.
    """

    fact: Fact
    at: int
    step: Step
    path: str
    observed: str
    predicted: frozenset[str]
    here: frozenset[str]

    @property
    def agrees(self) -> bool:
        """Whether what was observed is among what was predicted."""
        return self.observed in self.predicted

    @property
    def ambiguous(self) -> bool:
        """Whether several values were predicted on such paths, so that agreeing was easier."""
        return len(self.here) > 1


class Comparison:
    """One run, command by command.

    Commands inside the contract's library are not compared, since the analysis takes its functions for single commands;
    nor are those of files that it could not read. `inside_library` and `foreign` count them.
    """

    def __init__(
        self,
        observation: Observation,
        predictions: Predictions,
        geography: Geography,
        outside: Callable[[str], str | None],
    ) -> None:
        """Look up what was predicted for each step; `outside` gives the real path of one in the sandbox."""
        self.inside_library = self.foreign = 0
        self._steps = observation.steps
        self._outside = outside
        self._depths = Depths(observation)
        self._found: dict[int, list[Prediction]] = {}
        for index, step in enumerate(observation.steps):
            path = outside(step.spot.path)
            if _is_library(step.spot.path) or any(_is_library(frame.path) for frame in step.spot.stack):
                self.inside_library += 1
            elif path is None:
                self.foreign += 1
            elif step.look is not None:
                self._found[index] = predictions.at(step, path, geography)
        self._survival = Survival(observation, self._found)

    @property
    def commands(self) -> int:
        """The number of executed commands that are compared."""
        return len(self._found)

    def results(self) -> Iterator[Compared]:
        """Yield every fact that can be compared."""
        history: dict[int, list[int]] = {}
        for index, found in self._found.items():
            step = self._steps[index]
            before = history.setdefault(step.process, [])
            yield self._compared(index, Fact.PREDICTED, "yes", {"yes" if found else "no"})
            if found and step.look is not None:
                yield from self._facts(index, step.look, found, _likely(found, before))
            if found:
                # One of those that it may be: they stand on one line.
                identity = next((id(one.node) for one in found if before[-1:] == [id(one.node)]), id(found[0].node))
                if before[-1:] != [identity]:
                    before.append(identity)

    def _facts(self, index: int, look: Look, found: list[Prediction], likely: list[Prediction]) -> Iterator[Compared]:
        text = self._steps[index].text
        compound = text.startswith(_COMPOUND)
        moment = Moment.DURING if compound else Moment.BEFORE
        at_first = [one for one in found if one.moment is moment] or found
        here = [one for one in likely if one.moment is moment] or at_first
        # Bash writes the record of a `case` later, when other redirections may be in force.
        if not text.startswith("case "):
            yield from self._held(index, look.before, at_first, here)
        during = [one for one in found if one.moment is Moment.DURING]
        if look.during is not None and during and not compound:
            yield from self._held(
                index, look.during, during, [one for one in likely if one.moment is Moment.DURING] or during
            )
        depth = max(self._depths.of(self._steps[index].process), look.depth)
        facts: list[tuple[Fact, str, Callable[[Prediction], str]]] = [
            (Fact.DEPTH, str(depth), lambda one: str(one.depth)),
            (Fact.ERREXIT, _answer(told="e" in look.options), lambda one: _answer(told=one.errexit)),
        ]
        ignored = self._survival.of(index) if "e" in look.options else None
        if ignored is not None:
            facts.append((Fact.IGNORED, _answer(told=ignored), lambda one: _answer(told=one.ignored)))
        for fact, observed, value in facts:
            yield self._compared(index, fact, observed, {value(one) for one in at_first}, {value(one) for one in here})

    def _held(
        self, index: int, held: Held, found: Sequence[Prediction], here: Sequence[Prediction]
    ) -> Iterator[Compared]:
        for descriptor, fact in enumerate(_DESCRIPTORS):
            predicted = {one.held[descriptor] for one in found}
            observed = _plain(held[descriptor])
            if observed == "pipe" and "pipe" not in predicted:
                observed = self._relayed(held[descriptor])
            yield self._compared(index, fact, observed, predicted, {one.held[descriptor] for one in here})

    def _relayed(self, pipe: str) -> str:
        """Return where the command that reads `pipe` writes to: of `> >(tee log)` the analysis names that."""
        for step in self._steps:
            if step.look is not None and step.look.during is not None and step.look.during[0] == pipe:
                return _plain(step.look.during[1])
        return "pipe"

    def _compared(
        self, index: int, fact: Fact, observed: str, predicted: set[str], here: set[str] | None = None
    ) -> Compared:
        step = self._steps[index]
        path = self._outside(step.spot.path) or step.spot.path
        likely = predicted if here is None else here
        return Compared(fact, index, step, path, observed, frozenset(predicted), frozenset(likely))


def _likely(found: list[Prediction], before: Sequence[int]) -> list[Prediction]:
    """Return the predictions on the paths that agree longest with the commands executed before, going back."""
    best: list[Prediction] = []
    longest = -1
    for one in found:
        length = 0
        for imagined, real in zip(one.passed, reversed(before), strict=False):
            if imagined != real:
                break
            length += 1
        if length > longest:
            best, longest = [], length
        if length == longest:
            best.append(one)
    return best


def _answer(*, told: bool) -> str:
    return "yes" if told else "no"


def _is_library(path: str) -> bool:
    return path.rpartition("/")[2] == LIBRARY


def _plain(target: str) -> str:
    """Return a target as the analysis names it; a long here-document is a file that has no name any more."""
    if target.startswith("file:") and "sh-thd" in target:
        return "pipe"
    return target.partition(":")[0]
