"""Which step is behind each process: the events and the records of a run, gone through in their order."""

from __future__ import annotations

from posixpath import basename
from typing import TYPE_CHECKING, NamedTuple

from runelint.runner.observation import Holder, Look, Step
from runelint.runner.trace.blindness import blinding
from runelint.runner.trace.events import Born, Complained, Ended, Event, Holding, Looked, Printed, Started, Then, Wrote

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from runelint.runner.trace.records import Record

MAIN = 1
_LATEST = 8


class Task:
    """A process of the run, as it is at one moment."""

    def __init__(self, number: int) -> None:
        """Make the process with this number; what it does is not known yet."""
        self.number = number
        self.parent = 0
        self.step: int | None = None
        self.doubt = "the process that made it is not known"
        self.program = ""
        self.traced = False
        self.status: int | None = None
        self.steps: list[int] = []
        self.end: int | None = None


class Source(NamedTuple):
    """Who is behind a write: see Written."""

    at: int
    step: int | None
    process: int
    program: str
    descriptor: int
    late: bool
    doubt: str


class Start(NamedTuple):
    """A program that was started: see Ran."""

    at: int
    path: bytes
    arguments: tuple[bytes, ...]
    task: Task
    parent: int
    step: int | None
    stdin: bool = False
    printed: bool = False


class Complaint(NamedTuple):
    """What the plugin's main shell wrote to its stderr, after so many steps."""

    at: int
    steps: int
    content: bytes


class Account:
    """What has been found out about a run."""

    def __init__(self, main: int | None, failed: Container[int], greeter: str) -> None:
        """Begin the account of a run whose main shell has the process number `main` and ran `greeter` first."""
        self.steps: list[Step] = []
        self.sources: list[Source] = []
        self.starts: list[Start] = []
        self.complaints: list[Complaint] = []
        self.tasks: list[Task] = []
        self.holders: list[Holder] = []
        self._main = main
        self._failed = failed
        self._greeter = greeter
        self._greeted = False
        self._lost = False
        self._at = 0
        self._looked_at: Looked | None = None
        self._by_process: dict[int, Task] = {}
        self._by_inner: dict[int, Task] = {}
        self._adopted: dict[int, Task] = {}
        self._begun: dict[int, int] = {}

    @property
    def main(self) -> Task | None:
        """The plugin's main shell."""
        return self.tasks[0] if self.tasks else None

    @property
    def greeted(self) -> bool:
        """Whether the plugin's main shell is a Bash that traces."""
        return self._greeted

    def insert(self, index: int, step: Step) -> None:
        """Put a step that has no record at its place."""
        self.steps.insert(index, step)
        self.sources = [
            source._replace(step=source.step + 1) if source.step is not None and source.step >= index else source
            for source in self.sources
        ]
        self.starts = [
            start._replace(step=start.step + 1) if start.step is not None and start.step >= index else start
            for start in self.starts
        ]
        self.holders = [
            holder._replace(step=holder.step + 1) if holder.step is not None and holder.step >= index else holder
            for holder in self.holders
        ]

    def follow(self, events: Sequence[Event], records: Sequence[Record], *, lost: int | None) -> None:
        """Go through a run; an event comes after all the records that were written before it.

        From the event `lost` on records may be missing, and a process is no longer known to be where it was.
        """
        done = 0
        for index, event in enumerate(events):
            self._lost = lost is not None and index >= lost
            while done < len(records) and records[done].offset < event.traced:
                self._step(records[done])
                done += 1
            self._event(index, event)
        for record in records[done:]:
            self._step(record)

    def _step(self, record: Record) -> None:
        task = self._by_inner.get(record.process)
        if task is None or task.end is not None:
            task = self._by_inner[record.process] = self._new_task()
        if record.spot.stack and record.spot.stack[0].function == self._greeter:
            self._greeted = self._greeted or task is self.main
            task.traced, task.program = True, "bash"
            return
        if not self._greeted:  # another Bash than the plugin's: the plugin itself is executed by something else
            return
        if not task.traced:
            task.traced, task.program = True, "bash"
        self._at += 1
        step = Step(self._at, record.spot, task.number, record.status, record.text, self._look(record, task))
        if self._is_copy(step, task):
            return
        task.step, task.doubt = len(self.steps), ""
        if reason := blinding(record.text):
            task.step, task.doubt = None, f"{reason} in line {record.spot.line}"
        task.steps.append(len(self.steps))
        self.steps.append(step)

    def _is_copy(self, step: Step, task: Task) -> bool:
        """Return whether this is a step of `task` once more.

        Bash does not write the record of a `case` at once, so that each child which it makes meanwhile writes a copy:
        first of all, or late, when it is known that a child writes.
        """
        if not step.text.startswith("case "):
            return False
        own = self._looked_at is None or step.look is not None
        for index in task.steps[-1:] if own else task.steps[-_LATEST:]:
            known = self.steps[index]
            if known == step._replace(at=known.at, look=known.look):
                self.steps[index] = known._replace(look=known.look or step.look)
                return True
        return False

    def _look(self, record: Record, task: Task) -> Look | None:
        """Return what `task` was like when it wrote the record; None when another process did, or nobody looked."""
        seen = self._looked_at
        if seen is None or self._by_process.get(seen.process) is not task:
            return None
        return Look(record.options, record.depth, seen.held)

    def _event(self, index: int, event: Event) -> None:
        match event:
            case Born():
                self._born(event)
            case Wrote():
                self._wrote(event)
            case Printed():
                self._printed(event)
            case Complained():
                self._at += 1
                self.complaints.append(Complaint(self._at, len(self.steps), event.content))
            case Started():
                if index not in self._failed:
                    self._started(event)
            case Ended():
                self._ended(event)
            case Looked():
                self._looked(event)
            case Holding(process=process):
                if (task := self._by_process.get(process)) is not None:
                    self.holders.append(Holder(task.number, task.program, task.step))

    def _born(self, event: Born) -> None:
        task = self._by_inner.get(event.inner)
        if task is None or task.end is not None:
            # What comes before the plugin's main shell is the sandbox itself.
            outside = not self.tasks and event.process != self._main
            task = self._by_inner[event.inner] = Task(0) if outside else self._new_task()
        self._by_process[event.process] = task
        parent = self._adopted.pop(event.process, None) or self._by_process.get(event.parent)
        if parent is None or task.number in {0, MAIN}:
            return
        task.parent = parent.number
        if not task.traced:
            task.step, task.doubt, task.program = parent.step, parent.doubt, parent.program

    def _wrote(self, event: Wrote) -> None:
        self._at += 1
        task = self._by_process.get(event.process) or Task(0)
        late = self.main is not None and self.main.end is not None
        step, doubt = (None, "more was executed than is kept") if self._lost else (task.step, task.doubt)
        self.sources.append(Source(self._at, step, task.number, task.program, event.descriptor, late, doubt))

    def _started(self, event: Started) -> None:
        self._at += 1
        task = self._by_process.get(event.process)
        if task is None:
            return
        name = basename(event.path).decode(errors="replace")
        # The way into the plugin is none of its commands: `bash PATH`, or `env PATH` and what its first line names.
        entry = task.number == MAIN and not task.traced and (task.program in {"", "env"} or name == "bash")
        task.program = name
        if not entry:
            self._begun[task.number] = len(self.starts)
            self.starts.append(Start(self._at, event.path, event.arguments, task, task.parent, task.step, event.stdin))

    def _printed(self, event: Printed) -> None:
        task = self._by_process.get(event.process)
        index = None if task is None else self._begun.get(task.number)
        if index is not None:
            self.starts[index] = self.starts[index]._replace(printed=True)

    def _looked(self, event: Looked) -> None:
        """Note what descriptors are open on: before the next record, or while the command at a step is at work."""
        if event.then is Then.TRACE:
            self._looked_at = event
            return
        task = self._by_process.get(event.process)
        if task is None or task.step is None or task.program != "bash":
            return
        step = self.steps[task.step]
        # A program may be executed by a child that the shell has made for it; what else a child does has its own steps.
        own = step.process == task.number or (event.then is Then.EXECUTE and step.process == task.parent)
        if own and step.look is not None and step.look.during is None:
            self.steps[task.step] = step._replace(look=step.look._replace(during=event.held))

    def _ended(self, event: Ended) -> None:
        self._at += 1
        task = self._by_process.pop(event.process, None)
        if task is None:
            return
        task.status, task.end = event.status, self._at
        for child in event.children:
            if child not in self._by_process:
                self._adopted[child] = task

    def _new_task(self) -> Task:
        task = Task(len(self.tasks) + 1)
        self.tasks.append(task)
        return task
