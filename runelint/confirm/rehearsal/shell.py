"""The shell of a rehearsal: variables, descriptors, files, and the log of what was executed and decided."""

from __future__ import annotations

import posixpath
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from runelint.confirm.knobs import DIRECTORIES, FileAt
from runelint.confirm.rehearsal.control import TooLongError
from runelint.confirm.rehearsal.descriptors import Reader, Sink
from runelint.confirm.rehearsal.paths import absolute
from runelint.confirm.rehearsal.values import EMPTY, SUCCESS, Ask, Given, Question, Result, Value
from runelint.runner.farm import CORE
from runelint.runner.kernel_files import TOLD, USUAL, mode_here
from runelint.runner.library import BESIDE
from runelint.runner.peers import hosts_lines
from runelint.runner.scenario import Kind, Library
from runelint.runner.specials import OWN_DEVICES
from runelint.runner.stage import machine_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from runelint.confirm.rehearsal.descriptors import Descriptor
    from runelint.flow.place import Place
    from runelint.runner.scenario import Scenario
    from runelint.syntax.nodes import Command, Node
    from runelint.syntax.source import Source

_FILES = machine_files()
_HOSTS = "/etc/hosts"
_PROGRAMS = ("/bin", "/usr/bin")
_PROGRAM = Value("#!", sure=False)
_MOST_LINKS = 8
_LIBRARY = "rune_bpcs.sh"
REFERENCE = "&"
"""Stands before a name where a local name reference is remembered among local variables."""


class Decision(NamedTuple):
    """Something that could have gone another way: at `node`, for the reason in `question`.

    `part` tells apart the questions of one `[ a -o b ]`, `item` the words of a loop around it, if the script has them.
    `subject` is what a pattern of `case` is held against.
    """

    source: Source
    node: Node
    outcome: bool
    question: Question | None
    sure: bool
    part: int = 0
    stack: tuple[int, ...] = ()
    item: str = ""
    subject: Node | None = None


class Executed(NamedTuple):
    """A command that was executed, after so many decisions, and in which functions."""

    source: Source
    node: Node
    decisions: int
    stack: tuple[int, ...]


class Cells(NamedTuple):
    """An array: its elements by their subscripts. `origin` is what it was read from.

    `separator` is what would stand between its elements in there, where there are none yet.
    `keys` are subscripts that came from elsewhere.
    """

    elements: dict[str, Value]
    keyed: bool = False
    origin: Value | None = None
    keys: dict[str, Value] = {}  # noqa: RUF012 - nobody changes it in place
    separator: str = ""

    def key(self, key: str) -> Value:
        """Return a subscript with where it comes from."""
        return self.keys.get(key) or Value(key)


class FileText(NamedTuple):
    """What is in a file; a directory has no text. A symbolic link leads to `link`. What is no file has a `kind`."""

    text: Value
    directory: bool = False
    mode: int = 0o644
    link: str = ""
    kind: Kind | None = None


class Function(NamedTuple):
    """A function's body and the file that it stands in."""

    body: Command
    source: Source


class Action(NamedTuple):
    """The action of a trap. In `source`, when it stands there as it is, it has its own place: blanks come before it."""

    text: str
    source: Source | None


class Stage:
    """What all processes of one rehearsal share."""

    def __init__(
        self,
        scenario: Scenario,
        read: Callable[[str], Source | None],
        hopes: Mapping[int, bool],
        most: int,
        folders: frozenset[str] = frozenset(),
        watched: Sequence[Place] = (),
    ) -> None:
        """Begin with the files of the scenario. What is expanded at a place that is `watched` is kept in `expanded`."""
        self.scenario = scenario
        self.read = read
        self.hopes = hopes
        self.folders = folders
        self.executed: list[Executed] = []
        self.decisions: list[Decision] = []
        self.calls: dict[str, int] = {}
        # The names of variables with the attribute of an integer.
        self.integers: set[str] = set()
        self.counter = 0
        # The plugin's stdout, and how many decisions came before each message there, and before the first other text.
        self.said: list[int] = []
        # How many decisions came before a key with which the message is lost.
        self.spoilt: int | None = None
        # Whether a file was sourced that only the scenario has: what the real one defines is not known.
        self.foreign = False
        self.stdout = Stdout(self.said, self.decisions)
        self.stack: tuple[int, ...] = ()
        self.item = ""
        self.globbed: Value | None = None
        # What programs that leave files have read: other texts might make them leave more.
        self.leaving: list[Value] = []
        # What might leave a file of a name in a folder, and that folder.
        self.told: list[tuple[Callable[[str], Value], str]] = []
        # What has become no word at all, as the first of its fields.
        self.vanished: Value | None = None
        self.pipes: dict[str, Value] = {}
        # The first process of the plugin, and the signal that it has got and not yet seen to.
        self.plugin: Shell | None = None
        self.signal = ""
        self.expanded: list[Value] = []
        self.watched = watched
        self._left = most
        self._turned: set[int] = set()
        self.files = {
            path: FileText(Value(file.content, Given(FileAt(path))), file.directory, file.mode, file.link, file.kind)
            for path, file in scenario.files.items()
        }

    def step(self) -> None:
        """Count one command. Raises TooLongError."""
        self._left -= 1
        if self._left < 0:
            raise TooLongError

    @contextmanager
    def beside(self, most: int) -> Iterator[None]:
        """Execute so many commands at most of what goes on beside the plugin, and leave it then."""
        before = self._left
        self._left = min(before, most)
        given = self._left
        try:
            yield
        except TooLongError:
            if given == before:
                raise
        finally:
            self._left += before - given

    def gone(self, node: Node, result: Result) -> bool:
        """Return which way a decision goes: a guess goes the way that is hoped for."""
        if result.sure or self._has_turned(node, result.question):
            return result.status == 0
        return self.hopes.get(id(node), result.status == 0)

    def expand(self, source: Source, node: Node, value: Value) -> None:
        """Take down what `node` was expanded to, where that is watched."""
        for place in self.watched:
            if place.source.path == source.path and place.start <= node.start < max(place.end, place.start + 1):
                self.expanded.append(value)
                return

    def taken_glob(self) -> Value | None:
        """Return the pattern for files that has fitted none since this was asked before; None when there is none."""
        found, self.globbed = self.globbed, None
        return found

    def taken_nothing(self) -> Value | None:
        """Return what has become no word at all where words were expanded last; None when all have become some."""
        missing = self.taken_glob()
        return self.vanished or missing

    def _has_turned(self, node: Node, question: Question | None) -> bool:
        """Return whether a loop has got the one turn that was hoped for: hoping on, it would never end."""
        if question is None or question.ask is not Ask.TURN or not self.hopes.get(id(node)):
            return False
        before = id(node) in self._turned
        self._turned.add(id(node))
        return before

    def found(self, path: str, depth: int = 0) -> FileText | None:
        """Return the file at `path`, or None when there is none."""
        if not path:
            return None
        known = self.files.get(path)
        if known is not None and known.link and depth < _MOST_LINKS:
            return self.found(posixpath.normpath(posixpath.join(posixpath.dirname(path), known.link)), depth + 1)
        if known is not None:
            return None if known.kind is Kind.GONE else known
        if path in self.scenario.commands or self.double_at(path):
            return FileText(_PROGRAM, mode=0o755)
        below = path.rstrip("/") + "/"
        if (
            path in DIRECTORIES
            or path in self.folders
            or any(name.startswith(below) for name in (*self.files, *self.scenario.commands))
        ):
            return FileText(EMPTY, directory=True, mode=DIRECTORIES.get(path, 0o555 if path in self.folders else 0o755))
        return self._of_machine(path)

    def _of_machine(self, path: str) -> FileText | None:
        """Return the file that is at `path` whatever the scenario says."""
        if self._has_tool(path):
            return FileText(_PROGRAM, mode=0o555)
        if path in OWN_DEVICES:
            return FileText(EMPTY, mode=0o666, kind=Kind.CHARACTER)
        if path in _FILES:
            lines = hosts_lines(self.scenario.files) if path == _HOSTS else b""
            return FileText(Value((_FILES[path].content + lines).decode(), Given(FileAt(path))))
        if mode := mode_here(path):
            text = TOLD.get(path, USUAL.get(path, ("",))[0])
            return FileText(Value(text, Given(FileAt(path)), sure=False), stat.S_ISDIR(mode), mode=0o444)
        if self.has_library(path):
            return FileText(EMPTY)
        return None

    def double_at(self, path: str) -> str:
        """Return the name of the double that stands at `path` among the machine's commands; "" when none does."""
        folder, name = posixpath.split(path)
        there = folder in _PROGRAMS and name in self.scenario.commands and path not in self.scenario.absent
        return name if there else ""

    def _has_tool(self, path: str) -> bool:
        """Return whether a core tool stands at `path`."""
        folder, name = posixpath.split(path)
        gone = any(each in self.scenario.absent for each in (name, *(f"{each}/{name}" for each in _PROGRAMS)))
        return folder in _PROGRAMS and name in CORE and not gone

    def has_library(self, path: str) -> bool:
        """Return whether the contract's library is found at `path`: beside the plugin, or in the usual places."""
        if not self.is_library(path) or self.scenario.library is Library.NONE:
            return False
        return path in BESIDE or self.read(path) is not None

    def is_library(self, path: str) -> bool:
        """Return whether `path` is that of the contract's library."""
        return posixpath.basename(path) == _LIBRARY


class Shell:
    """One process: a subshell is a copy of it."""

    def __init__(self, stage: Stage, source: Source, script: str) -> None:
        """Begin as Bash does."""
        self.stage = stage
        self.source = source
        self.main = source
        self.script = script
        self.variables: dict[str, Value | Cells] = {}
        self.references: dict[str, str] = {}
        self.functions: dict[str, Function] = {}
        self.options: set[str] = set()
        self.positional: tuple[Value, ...] = ()
        # What `set --` has found no word in.
        self.wordless: Value | None = None
        # What `$0` is where a shell was started with `-c`.
        self.zero: Value | None = None
        self.descriptors: dict[int, Descriptor] = {0: Reader(), 1: Sink(), 2: Sink()}
        self.traps: dict[str, Action] = {}
        self.locals: list[dict[str, Value | Cells | None]] = []
        self.stack: tuple[int, ...] = ()
        self.directory = "/"
        # Where `popd` goes back to, the next one first.
        self.pushed: tuple[str, ...] = ()
        self.result = SUCCESS
        self.substituted: Result | None = None
        self.tested = False
        self.depth = 0
        # What has come of the jobs, by their numbers.
        self.jobs: dict[str, Result] = {}
        self.sourced = self.initialised = stage.scenario.library is Library.READY

    def copy(self) -> Shell:
        """Return a subshell."""
        child = Shell.__new__(Shell)
        child.__dict__.update(self.__dict__)
        child.variables = self.variables.copy()
        child.references = self.references.copy()
        child.functions = self.functions.copy()
        child.options = self.options.copy()
        child.descriptors = self.descriptors.copy()
        child.locals = [frame.copy() for frame in self.locals]
        child.jobs = self.jobs.copy()
        child.traps, child.substituted = {}, None
        return child

    def decide(self, node: Node, result: Result, part: int = 0, subject: Node | None = None) -> bool:
        """Log a decision and return which way it goes."""
        stage = self.stage
        outcome = stage.gone(node, result)
        stage.decisions.append(
            Decision(self.source, node, outcome, result.question, result.sure, part, stage.stack, stage.item, subject)
        )
        return outcome

    def named(self, name: str) -> str:
        """Return the name of the variable that `name` stands for: a name reference stands for another one."""
        for _ in range(_MOST_LINKS):
            if name not in self.references:
                break
            name = self.references[name]
        return name

    def variable(self, name: str) -> Value | Cells | None:
        """Return what a variable holds, or None when it is not set."""
        name = self.named(name) if self.references else name
        if name.endswith("]"):
            array, _, key = name[:-1].partition("[")
            held = self.variables.get(array)
            return held.elements.get(key) if isinstance(held, Cells) else held if key == "0" else None
        return self.variables.get(name)

    def text(self, name: str) -> Value | None:
        """Return the value of a variable, of an array its first; None when it is not set."""
        found = self.variable(name)
        if isinstance(found, Cells):
            return found.elements.get("0")
        return found

    def set(self, name: str, value: Value | Cells) -> None:
        """Set a variable."""
        name = self.named(name) if self.references else name
        if name.endswith("]") and isinstance(value, Value):
            name, _, key = name[:-1].partition("[")
            held = self.variables.get(name)
            cells = held if isinstance(held, Cells) else Cells({} if held is None else {"0": held})
            value = cells._replace(elements={**cells.elements, key: value})
        self.variables[name] = value

    def write(self, value: Value, descriptor: int = 1) -> None:
        """Write to a descriptor."""
        sink = self.descriptors.get(descriptor)
        if isinstance(sink, Sink):
            sink.write(value)

    def restore(self, hidden: Mapping[str, Value | Cells | None]) -> None:
        """Give back what the local variables of a function have hidden."""
        for name, value in hidden.items():
            if name.startswith(REFERENCE):
                self.references.pop(name[1:], None)
                if isinstance(value, Value):
                    self.references[name[1:]] = value.text
            elif value is None:
                self.variables.pop(name, None)
            else:
                self.variables[name] = value

    def path(self, text: str) -> str:
        """Return the absolute path that `text` names."""
        return absolute(self.directory, text) if text else ""

    def reader(self) -> Reader:
        """Return what stdin is."""
        found = self.descriptors.get(0)
        return found if isinstance(found, Reader) else Reader()


class Stdout(Sink):
    """Takes what the plugin writes to its stdout."""

    __slots__ = ("_decisions", "_said")

    def __init__(self, said: list[int], decisions: list[Decision]) -> None:
        """Take nothing yet."""
        super().__init__()
        self._said, self._decisions = said, decisions

    def write(self, value: Value) -> None:
        """Take `value`."""
        if value.text and not any(each.text for each in self.pieces):
            self._said.append(len(self._decisions))
        super().write(value)


def lines_of(value: Value) -> list[str]:
    """Return the lines of a text; what follows the last line end is a line when it is not empty."""
    lines = value.text.split("\n")
    return lines[:-1] if not lines[-1] else lines
