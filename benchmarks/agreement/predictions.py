"""What the analysis predicts of each command that a plugin can execute: descriptors, process and errexit."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from benchmarks.agreement.traced import fits, is_traced
from runelint.flow.descriptors import Sink, target_of
from runelint.flow.events import ProcessKind
from runelint.syntax.nodes import ArithmeticFor

if TYPE_CHECKING:
    from runelint.confirm.geography import Geography
    from runelint.flow.events import Process, Where
    from runelint.flow.machine import Machine
    from runelint.flow.state import State
    from runelint.flow.watching import Moment
    from runelint.runner.observation import Held, Step
    from runelint.syntax.nodes import Command

NOT_KNOWN = "not known"
# In the words of a Look. A substitution is a pipe there, too.
_NAMES = {
    Sink.CONTRACT_STDOUT: "stdout",
    Sink.STDERR: "stderr",
    Sink.STDIN: "stdin",
    Sink.FILE: "file",
    Sink.NULL: "null",
    Sink.CAPTURE: "pipe",
    Sink.PIPE: "pipe",
    Sink.CLOSED: "closed",
    Sink.UNKNOWN: NOT_KNOWN,
}
# So many commands before one are remembered.
_REMEMBERED = 12
# The analysis hands on to a copy of a state whatever the state has: so each knows the commands before it.
_PASSED = "_passed"


class Prediction(NamedTuple):
    """One execution of a command that the analysis has imagined.

    `held` are the targets of descriptors 0, 1 and 2; `depth` counts the subshells around the command, `errexit` tells
    whether the option is on, and `ignored` whether the command's failure is somebody's condition. `passed` are the
    identities of the commands that its process has executed before, latest first.
    """

    where: Where
    node: Command
    moment: Moment
    held: Held
    depth: int
    errexit: bool
    ignored: bool
    passed: tuple[int, ...]


class Predictions:
    """Collects the executions of one plugin while it is analysed: give it to `analyse` as `watch`."""

    def __init__(self) -> None:
        """Begin with none."""
        self._all: dict[tuple[object, ...], Prediction] = {}
        self._by_line: dict[tuple[str, int], list[Prediction]] = {}
        self._in_traps: list[Prediction] = []

    def __call__(self, machine: Machine, node: Command, state: State, moment: Moment, *, tested: bool) -> None:
        """Take down what `state` says of `node`."""
        if not is_traced(node):
            return
        where = machine.where(state, node)
        held = (_name(state, 0), _name(state, 1), _name(state, 2))
        memory = state.__dict__
        process, passed = memory.get(_PASSED, (None, ()))
        if process is not state.process:
            passed = ()
        if passed[:1] == (id(node),):  # before its redirections, or with its other records
            passed = passed[1:]
        depth, errexit = depth_of(where.process), "errexit" in state.options
        # What is traced of `for (( ))` are its expressions, and the one that may fail is its condition.
        ignored = tested or isinstance(node, ArithmeticFor)
        one = Prediction(where, node, moment, held, depth, errexit, ignored, passed)
        calls = tuple((call.function, call.place.start) for call in where.stack)
        self._all.setdefault((id(node), where.place.start, calls, where.trap, *one[2:]), one)
        memory[_PASSED] = state.process, (id(node), *passed)[:_REMEMBERED]

    def arrange(self, geography: Geography) -> None:
        """Put them in order by the lines that Bash may name for them."""
        for one in self._all.values():
            path = geography.path_of(one.where.place.source)
            for line in geography.lines(one.where.place):
                self._by_line.setdefault((path, line), []).append(one)
            if one.where.trap:
                self._in_traps.append(one)

    def at(self, step: Step, path: str, geography: Geography) -> list[Prediction]:
        """Return the imagined executions that `step` may be; `path` is the real one of its file."""
        near = self._by_line.get((path, step.spot.line), ())
        found = [one for one in near if fits(one.node, step.text) and geography.is_at(one.where, step.spot, path=path)]
        # Bash counts the lines of a trap's action from 1, or names those where the signal came.
        return found or [one for one in self._in_traps if fits(one.node, step.text)]


def depth_of(process: Process) -> int:
    """Return how many subshells `process` lies in.

    The analysis names both of what makes the processes of `a | b &`, which are children of the shell itself.
    """
    depth = 0
    while process.parent is not None:
        depth += not _is_just(process, process.parent)
        process = process.parent
    return depth


def _is_just(inner: Process, outer: Process) -> bool:
    """Return whether `outer` is a job that is the pipeline of `inner` and nothing else."""
    if inner.kind is not ProcessKind.PIPELINE or outer.kind is not ProcessKind.BACKGROUND:
        return False
    if inner.place is None or outer.place is None or inner.place.start != outer.place.start:
        return False
    return outer.place.source.text[inner.place.end : outer.place.end].strip() in {"", "&"}


def _name(state: State, descriptor: int) -> str:
    return _NAMES[target_of(state.descriptors, descriptor).sink]
