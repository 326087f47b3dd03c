"""The knobs of a scenario: one small change to what a plugin meets, and the scenario after it."""

from __future__ import annotations

import posixpath
import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

from runelint.confirm.witness.glob import matches
from runelint.runner.doubles import is_nameable
from runelint.runner.farm import CORE
from runelint.runner.kernel_files import PROC, TOLD, mode_here
from runelint.runner.package import PLUGINS
from runelint.runner.peers import is_peer
from runelint.runner.scenario import Answer, Case, Double, File, Kind, Library, Scenario
from runelint.runner.specials import has_place
from runelint.runner.stage import OURS, machine_files, machine_folders, with_parents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from runelint.runner.scenario import Json

JsonPath: TypeAlias = "tuple[str | int, ...]"

# Where not every file of a scenario can stand.
_UNREAL = ("/proc/", "/dev/")
# What a rehearsal puts for the `XXXXXX` of `mktemp`: in a run that name is another one.
_MADE_UP = re.compile(r"mk\d{4}(?!\d)")
# What a double can leave (runner/scenario.schema.json).
_LEFT = re.compile(r"(?:--?[A-Za-z0-9][A-Za-z0-9-]*)?/[A-Za-z0-9._-]+")
# Shown of the machine, or made by bwrap, where nothing can be written.
_SHOWN = ("/dev", "/dev/fd", "/lib", "/proc", "/proc/1", "/proc/self", "/usr/lib", "/usr/share", OURS, PLUGINS)
# What bwrap makes beside these.
_MADE = {"/": 0o755, "/bin": 0o755, "/sbin": 0o755, "/usr/bin": 0o755, "/dev/pts": 0o755, "/dev/shm": 0o1777}  # noqa: S108
DIRECTORIES = with_parents({**dict.fromkeys(_SHOWN, 0o555), **_MADE, **machine_folders()})
"""The directories that the sandbox has, whatever the scenario says, with their permission bits."""
FILLER = "value"
"""What stands in the name of a file where a pattern has a star."""
# Elements that are made up before one that is set.
_LONGEST_LIST = 64


class Missing(Enum):
    """What a knob is set to that takes something away."""

    MISSING = "missing"


MISSING = Missing.MISSING


class Member(NamedTuple):
    """A place in the message. Its value is Json or MISSING."""

    path: JsonPath


class Stdin(NamedTuple):
    """The raw bytes on stdin. Its value is a text."""


class BlankLines(NamedTuple):
    """How many empty lines stand before the message. Its value is a number."""


class Variable(NamedTuple):
    """An environment variable. Its value is a text or MISSING."""

    name: str


class Reply(NamedTuple):
    """What a double answers: to every call, or to those with these arguments, or to the call with this number.

    `arguments` is a shell pattern for them, joined by blanks; `example` is a text that fits it.
    """

    command: str
    arguments: str | None = None
    call: int | None = None
    example: str = ""


def broader(reply: Reply) -> Iterator[Reply]:
    """Yield the calls that an answer could be changed for: these arguments, this call of them, this call, all."""
    if reply.arguments is not None:
        yield Reply(reply.command, reply.arguments, None, reply.example)
    if reply.call is not None:
        yield Reply(reply.command, None, reply.call, reply.example)
    yield Reply(reply.command, example=reply.example)


class StatusOf(NamedTuple):
    """The exit status of a double. Its value is a number."""

    reply: Reply


class OutputOf(NamedTuple):
    """The stdout of a double. Its value is a text."""

    reply: Reply


class ErrorsOf(NamedTuple):
    """The stderr of a double. Its value is a text."""

    reply: Reply


class SignalOf(NamedTuple):
    """The signal that a double sends the plugin. Its value is a name, or nothing."""

    reply: Reply


class DelayOf(NamedTuple):
    """How long a double takes. Its value is a number of seconds."""

    reply: Reply


class Presence(NamedTuple):
    """Whether a command is there. Its value is True or False."""

    command: str


class FileAt(NamedTuple):
    """A file. Its value is a File, MISSING, or the permission bits of a file that the scenario has: its text stays.

    Where a slash ends the path a directory is meant.
    """

    path: str


class NameOf(NamedTuple):
    """The name of a file. Its value is another path, or the last part of one in the same directory."""

    path: str


class CopiesOf(NamedTuple):
    """The files beside one that are like it, by names like its own. Its value is how many there are."""

    path: str


class LeftBelow(NamedTuple):
    """A file that a double leaves in the folder that `option` names, or its last argument. Its value is any text.

    Without a `name` it is the file that `option` names.
    """

    command: str
    option: str
    name: str


class User(NamedTuple):
    """Who the plugin is. Its value is a number."""


class LibraryPlace(NamedTuple):
    """The contract's library. Its value is a Library."""


Knob: TypeAlias = (
    Member
    | Stdin
    | BlankLines
    | Variable
    | StatusOf
    | OutputOf
    | ErrorsOf
    | SignalOf
    | DelayOf
    | Presence
    | FileAt
    | NameOf
    | CopiesOf
    | LeftBelow
    | User
    | LibraryPlace
)


class Change(NamedTuple):
    """A knob and what it is set to; `value` is of the kind that the knob's class names."""

    knob: Knob
    value: object


def applied(scenario: Scenario, changes: Iterable[Change]) -> Scenario:
    """Return `scenario` after `changes`."""
    for change in changes:
        scenario = _changed(scenario, change.knob, change.value)
    return scenario


def _changed(scenario: Scenario, knob: Knob, value: object) -> Scenario:
    match knob:
        case Member():
            message = value if not knob.path else with_member(scenario.message, knob.path, value)
            return scenario._replace(message=message, stdin=None)  # type: ignore[arg-type]
        case Stdin():
            return scenario._replace(stdin=str(value).encode("utf-8", "surrogateescape"))
        case BlankLines() | User():
            number = value if isinstance(value, int) else 0
            lines = isinstance(knob, BlankLines)
            return scenario._replace(blank_lines=number) if lines else scenario._replace(user=number)
        case Variable():
            kept = {name: text for name, text in scenario.environment.items() if name != knob.name}
            return scenario._replace(environment=kept if value is MISSING else {**kept, knob.name: str(value)})
        case StatusOf():
            return _answered(scenario, knob.reply, status=value if isinstance(value, int) else 1)
        case OutputOf() | ErrorsOf():
            said = isinstance(knob, OutputOf)
            stdout, stderr = (str(value), None) if said else (None, str(value))
            return _answered(scenario, knob.reply, stdout=stdout, stderr=stderr)
        case SignalOf() | DelayOf():
            signal, delay = (str(value), None) if isinstance(knob, SignalOf) else (None, float(str(value)))
            return _answered(scenario, knob.reply, signal=signal, delay=delay)
        case Presence() | LeftBelow():
            return _with_other_command(scenario, knob, there=bool(value))
        case FileAt() | NameOf() | CopiesOf():
            change = {FileAt: _with_file, NameOf: _renamed, CopiesOf: _copied}[type(knob)]
            return change(scenario, knob.path, value)
        case LibraryPlace():
            return scenario._replace(library=value if isinstance(value, Library) else Library.AUTO)


def _with_other_command(scenario: Scenario, knob: Presence | LeftBelow, *, there: bool) -> Scenario:
    """Return the scenario in which a command is there or not, or leaves one more file."""
    if isinstance(knob, LeftBelow):
        return _leaving(scenario, knob)
    return _with_command(scenario, knob.command, present=there)


def _with_command(scenario: Scenario, name: str, *, present: bool) -> Scenario:
    if present and not is_nameable(name):
        return scenario
    absent = tuple(each for each in scenario.absent if each != name)
    if present:
        doubled = {} if name in scenario.commands or name in CORE else {name: Double()}
        return scenario._replace(absent=absent, commands={**scenario.commands, **doubled})
    kept = {each: double for each, double in scenario.commands.items() if each != name}
    return scenario._replace(absent=(*absent, name), commands=kept)


def _leaving(scenario: Scenario, knob: LeftBelow) -> Scenario:
    """Return the scenario in which a double leaves a file."""
    double = scenario.commands.get(knob.command)
    entry = f"{knob.option}/{knob.name}" if knob.name else knob.option
    fits = _LEFT.fullmatch(f"{knob.option}/{knob.name or 'file'}")
    if double is None or double.real or not fits or entry in double.leaves:
        return scenario
    return scenario._replace(
        commands={**scenario.commands, knob.command: double._replace(leaves=(*double.leaves, entry))}
    )


def can_be_file(path: str, value: object) -> bool:
    """Return whether a scenario can have such a file there: not in the place of a directory that is always there.

    Nor is there any below a directory that the plugin makes under a name which nobody knows before.
    """
    if _MADE_UP.search(path):
        return False
    if path.startswith(_UNREAL):
        plain = not isinstance(value, File) or not (value.kind or value.link or value.directory)
        return has_place(path) and (_is_of_kernel(path, value) if path.startswith(PROC) else plain or not is_peer(path))
    if not path.startswith("/") or f"{path.rstrip('/')}/" in _UNREAL:
        return False
    return not isinstance(value, File) or value.directory or not _is_ground(path)


def _is_of_kernel(path: str, value: object) -> bool:
    """Return whether this can be in /proc: text, or a folder where not every kernel has a file."""
    if not isinstance(value, File):
        return True
    return not value.link and value.kind in {None, Kind.GONE} and not (value.directory and path in TOLD)


def _is_ground(path: str) -> bool:
    """Return whether the sandbox, or the plugin's folder, needs the directory `path`."""
    return posixpath.normpath(path) in DIRECTORIES


def _with_file(scenario: Scenario, path: str, value: object) -> Scenario:
    if isinstance(value, int):
        found = scenario.files.get(path)
        if found is None or found.link or found.kind is not None:
            return scenario
        value = found._replace(mode=value)
    if not can_be_file(path, value):
        return scenario
    kept = {name: file for name, file in scenario.files.items() if name != path}
    if not isinstance(value, File):
        gone = {path: File(kind=Kind.GONE)} if path in machine_files() or mode_here(path) else {}
        return scenario._replace(files={**kept, **gone})
    # What is above a file is a directory, and below a plain file is nothing.
    kept = {name: file for name, file in kept.items() if file.directory or not path.startswith(f"{name}/")}
    if not value.directory:
        kept = {name: file for name, file in kept.items() if not name.startswith(f"{path}/")}
    commands = {name: double for name, double in scenario.commands.items() if name != path}
    return scenario._replace(files={**kept, path: value}, commands=commands)


def _renamed(scenario: Scenario, path: str, value: object) -> Scenario:
    """Return the scenario in which the file at `path` stands elsewhere, together with what is in it."""
    there = posixpath.normpath(posixpath.join(posixpath.dirname(path), str(value)))
    if "\n" in there or there == path or path not in scenario.files or not can_be_file(there, scenario.files[path]):
        return scenario
    moved = {
        there + at.removeprefix(path) if at == path or at.startswith(f"{path}/") else at: file
        for at, file in scenario.files.items()
    }
    return scenario._replace(files=moved)


def _around_number(path: str) -> tuple[str, str]:
    """Return what stands before and behind the number of a copy: where a pattern had its star, else at the ending."""
    folder, mark, name = path.rpartition("/")
    before, filled, after = name.rpartition(FILLER)
    if filled:
        return f"{folder}{mark}{before}{filled}", after
    return posixpath.splitext(path)


def _copied(scenario: Scenario, path: str, value: object) -> Scenario:
    """Return the scenario with just so many copies of the file at `path` beside it: `web1.conf` for `web.conf`."""
    stem, ending = _around_number(path)
    below = {at: file for at, file in scenario.files.items() if at == path or at.startswith(f"{path}/")}
    copies = {
        f"{stem}{number}{ending}{at.removeprefix(path)}": file
        for number in range(1, value + 1 if isinstance(value, int) else 2)
        for at, file in below.items()
    }
    earlier = re.compile(rf"{re.escape(stem)}\d+{re.escape(ending)}(?:/.*)?")
    kept = {at: file for at, file in scenario.files.items() if at in copies or not earlier.fullmatch(at)}
    return scenario._replace(files={**copies, **kept})


def member(message: Json, path: JsonPath) -> Json:
    """Return the member of `message` at `path`, or None when it has none there."""
    for key in path:
        if isinstance(message, dict) and isinstance(key, str):
            message = message.get(key)
        elif isinstance(message, list) and isinstance(key, int) and -len(message) <= key < len(message):
            message = message[key]
        else:
            return None
    return message


def with_member(message: Json, path: JsonPath, value: object) -> Json:
    """Return a copy of `message` with the member at `path` set, or taken away when `value` is MISSING.

    Objects and arrays on the way are made where they are missing.
    """
    first, rest = path[0], path[1:]
    if isinstance(first, int):
        items = list(message) if isinstance(message, list) else []
        at = first if first >= 0 else max(len(items) + first, 0)
        if at >= _LONGEST_LIST:
            return message
        if value is MISSING and not rest:
            return items[:at] + items[at + 1 :]
        items += [None] * (at + 1 - len(items))
        items[at] = with_member(items[at], rest, value) if rest else cast("Json", value)
        return items
    members = dict(message) if isinstance(message, dict) else {}
    if rest:
        members[first] = with_member(members.get(first), rest, value)
    elif value is MISSING:
        members.pop(first, None)
    else:
        members[first] = value  # type: ignore[assignment]
    return members


def case_of(double: Double, arguments: str, call: int) -> Case | None:
    """Return the case that fits the double's call number `call`, or None when none does."""
    for case in double.cases:
        if case.call not in {None, call}:
            continue
        if case.arguments is None or matches(arguments, case.arguments):
            return case
    return None


def answer_to(double: Double, arguments: str, call: int) -> Answer:
    """Return what the double answers to its call number `call`."""
    case = case_of(double, arguments, call)
    return double.answer if case is None else case.answer


def _answered(
    scenario: Scenario,
    reply: Reply,
    *,
    status: int | None = None,
    stdout: str | None = None,
    stderr: str | None = None,
    signal: str | None = None,
    delay: float | None = None,
) -> Scenario:
    double = scenario.commands.get(reply.command, Double(real=reply.command in CORE))
    pattern = reply.arguments
    known = next((each for each in double.cases if (each.call, each.arguments) == (reply.call, pattern)), None)
    before = known or case_of(double, reply.example, reply.call or 0)
    answer = double.answer if before is None else before.answer
    if status is not None:
        # A command that fails says so on stderr and gives no result.
        answer = answer._replace(stdout="") if status and not answer.status else answer
        answer = answer._replace(
            status=status, stderr=answer.stderr or (f"{reply.command}: failed\n" if status else "")
        )
    if stdout is not None:
        answer = answer._replace(stdout=stdout)
    if stderr is not None:
        answer = answer._replace(stderr=stderr)
    if signal is not None:
        answer = answer._replace(signal=signal)
    if delay is not None:
        answer = answer._replace(delay=delay)
    if pattern is None and reply.call is None and not double.real:
        double = double._replace(answer=answer)
    else:
        cases = [each for each in double.cases if each is not known]
        # What a call does with its stdin stays as it was: who writes to it would be ended by SIGPIPE.
        cases.insert(0, Case(answer, reply.call, pattern, None if before is None else before.reads_stdin))
        cases.sort(key=lambda each: (each.call is None, each.arguments is None))
        double = double._replace(cases=tuple(cases))
    absent = tuple(name for name in scenario.absent if name != reply.command)
    return scenario._replace(commands={**scenario.commands, reply.command: double}, absent=absent)
