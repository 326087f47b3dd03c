"""What the analysis predicts of each command that a plugin can execute: descriptors, process and errexit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from runelint.flow.descriptors import Sink, target_of
from runelint.flow.watching import Moment
from runelint.syntax import nodes

if TYPE_CHECKING:
    from runelint.confirm.geography import Geography
    from runelint.flow.events import Process, Where
    from runelint.flow.machine import Machine
    from runelint.flow.state import State
    from runelint.runner.observation import Step
    from runelint.syntax.nodes import Command

_NAMES = {
    Sink.CONTRACT_STDOUT: "stdout",
    Sink.STDERR: "stderr",
    Sink.STDIN: "stdin",
    Sink.FILE: "file",
    Sink.NULL: "null",
    Sink.CAPTURE: "pipe",
    Sink.PIPE: "pipe",
    Sink.CLOSED: "closed",
    Sink.UNKNOWN: "?",
}
_ASSIGNMENT = re.compile(r"(\w+)(?:\[[^=]*\])?\+?=")
_PLAIN = re.compile(r"[\w./:=%,@^-]+")
_WHOLE = 200  # longer texts of steps are cut


class Prediction(NamedTuple):
    """One execution of a command that the analysis has imagined.

    `held` are the targets of descriptors 0, 1 and 2; `depth` counts the subshells around the command, `errexit` is
    whether the option is on, and `ignored` whether the command's failure is somebody's condition.
    """

    where: Where
    node: Command
    moment: Moment
    held: tuple[str, str, str]
    depth: int
    errexit: bool
    ignored: bool


class Predictions:
    """Collects the executions of one plugin while it is analysed: give it to `analyse` as `watch`."""

    def __init__(self) -> None:
        """Begin with none."""
        self.all: dict[tuple[object, ...], Prediction] = {}
        self._by_line: dict[tuple[str, int], list[Prediction]] = {}
        self._in_traps: list[Prediction] = []

    def __call__(self, machine: Machine, node: Command, state: State, moment: Moment, *, tested: bool) -> None:
        """Take down what `state` says of `node`."""
        where = machine.where(state, node)
        held = (_name(state, 0), _name(state, 1), _name(state, 2))
        one = Prediction(where, node, moment, held, depth_of(where.process), "errexit" in state.options, tested)
        stack = tuple((call.function, call.place.start) for call in where.stack)
        key = (id(node), where.place.start, stack, where.trap, moment, *one[3:])
        self.all.setdefault(key, one)

    def arrange(self, geography: Geography) -> None:
        """Put them in order by the lines that Bash may name for them."""
        for one in self.all.values():
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
    """Return how many subshells `process` lies in."""
    depth = 0
    while process.parent is not None:
        depth, process = depth + 1, process.parent
    return depth


def _name(state: State, descriptor: int) -> str:
    return _NAMES[target_of(state.descriptors, descriptor).sink]


def fits(node: Command, text: str) -> bool:
    """Return whether Bash may have traced `node` as `text`."""
    match node:
        case nodes.Simple():
            return _fits_simple(node, text)
        case nodes.Conditional():
            return text.startswith("[[ ")
        case nodes.ArithmeticCommand() | nodes.ArithmeticFor():
            return text.startswith("((")
        case nodes.For():
            return text.startswith(f"for {node.name} in")
        case nodes.Select():
            return text.startswith(f"select {node.name} in")
        case nodes.Case():
            return text.startswith("case ")
        case _:
            return False


def _fits_simple(node: nodes.Simple, text: str) -> bool:
    assigned = _ASSIGNMENT.match(text)
    if assigned is not None:
        names = {each.name for each in node.assignments}
        names |= {word.name for word in node.words if isinstance(word, nodes.Assignment)}
        return assigned[1] in names
    if not node.words:
        return False
    first = _literal(node.words[0])
    if first is not None and first != first_word(text):
        return False
    if len(text) >= _WHOLE:
        return True
    literals = (_literal(word) for word in node.words[1:])
    return all(word in text for word in literals if word is not None and _PLAIN.fullmatch(word))


def _literal(word: nodes.Node) -> str | None:
    """Return the text of a word without expansions, or None when it has some."""
    if not isinstance(word, nodes.Word):
        return None
    out = ""
    for part in word.parts:
        if isinstance(part, nodes.DoubleQuoted) and all(isinstance(each, nodes.Literal) for each in part.parts):
            out += "".join(each.text for each in part.parts if isinstance(each, nodes.Literal))
        elif isinstance(part, nodes.Literal | nodes.SingleQuoted | nodes.Escaped):
            out += part.text
        else:
            return None
    return out


def first_word(text: str) -> str:
    """Return the name of the command that was traced as `text`."""
    return text.split(maxsplit=1)[0].replace("'", "") if text.strip() else ""
