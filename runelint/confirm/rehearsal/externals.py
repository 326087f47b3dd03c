"""External commands in a rehearsal: doubles and core tools."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from runelint.confirm.answers import COMPUTED
from runelint.confirm.clock import NOW, dated
from runelint.confirm.knobs import ErrorsOf, OutputOf, Presence, Reply, case_of
from runelint.confirm.rehearsal import signals, wrappers
from runelint.confirm.rehearsal.descriptors import Sink
from runelint.confirm.rehearsal.expr import expr
from runelint.confirm.rehearsal.files import file_tool
from runelint.confirm.rehearsal.leaving import note_told
from runelint.confirm.rehearsal.packing import packing_tool
from runelint.confirm.rehearsal.queries import query
from runelint.confirm.rehearsal.shell import FileText
from runelint.confirm.rehearsal.tools import tool
from runelint.confirm.rehearsal.values import Ask, Given, Question, Result, Value, chained, unsure
from runelint.confirm.witness import glob
from runelint.contract.bpcs.functions import PREFIX
from runelint.flow.commands import Stdout, effects
from runelint.runner.farm import CORE
from runelint.runner.leaving import left_files, left_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.confirm.rehearsal.shell import Shell
    from runelint.runner.scenario import Double
    from runelint.syntax import nodes

NOT_FOUND = 127
# The same arguments are given in each rehearsal of a plugin.
_KEPT = 2048
# What the rehearsal puts for the `XXXXXX` of `mktemp`, for the pipe of a `<( )`, and for the date.
_TEMPORARY = re.compile(dated(r"mk\d{4}|/dev/fd/p\d+|%Y[-:T_/.]*%m[-:T_/.]*%d[-\d:T_/.Z]*|") + str(NOW))
# What tools print that are not acted out, in the sandbox.
_EMPTY_SUM = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  -\n"
_SUMS = {"b2sum", "cksum", "md5sum", "sha1sum", "sha256sum", "sha512sum"}
_CANNED = {
    **dict.fromkeys(_SUMS, _EMPTY_SUM),
    "df": "Filesystem 1024-blocks Used Available Capacity Mounted on\ntmpfs 65536 128 65408 1% /\n",
    "find": "",
    "groups": "root\n",
}
# What they print tells of the machine: a scenario may have it as it likes.
_DESCRIBING = {"arch", "date", "df", "du", "file", "find", "groups", "id", "ls", "stat", "tty", "uname", "whoami"}
_DESCRIBING |= _SUMS
_TELLING_USER = {"id", "whoami"}
# Where the others answer for themselves, nothing of the plugin works any more.
NEVER_STOOD_IN = COMPUTED | {"bash", "cat", "dash", "env", "jq", "nohup", "pwd", "sh", "timeout", "xargs"}
# Where a signal comes most likely while a core tool runs: they wait, or move what is large.
_LASTING = {"bzip2", "cp", "dd", "find", "flock", "gunzip", "gzip", "mv", "sleep", "split", "tar", "unzip", "xz", "zip",
            "zstd", *_SUMS}  # fmt: skip
_SHELLS = {"sh", "bash", "dash"}
# What Bash opens as a connection (bash(1), REDIRECTION).
_CONNECTION = re.compile(r"/dev/(?:tcp|udp)/")


def is_there(shell: Shell, name: str) -> bool:
    """Return whether an external command is found."""
    scenario = shell.stage.scenario
    if name in scenario.absent:
        return False
    if "/" in name:
        return shell.path(name) in scenario.commands or shell.stage.found(shell.path(name)) is not None
    return name in scenario.commands or name in CORE


def external(shell: Shell, node: nodes.Simple, arguments: Sequence[Value]) -> Result:
    """Return the result of a command that is no function and no builtin."""
    name = arguments[0].text
    if name.startswith(PREFIX) and not shell.stage.foreign and name not in shell.stage.scenario.commands:
        # No machine has a program of this name; only what a file defines that we do not have could be one.
        return Result(NOT_FOUND)
    if not is_there(shell, name):
        # A double stands under an absolute path: a relative one is meant where the shell is.
        wanted = shell.path(name) if "/" in name else name
        return Result(NOT_FOUND, Question(Ask.PRESENT, (), wanted, knob=Presence(wanted)))
    if "/" in name:
        name = _standing_at(shell, shell.path(name))
    double = shell.stage.scenario.commands.get(name)
    plain = name.rpartition("/")[2]
    if wrappers.runs(plain, double) and (done := wrappers.wrapped(shell, node, plain, arguments[1:])) is not None:
        return done
    if double is not None and not (double.real and _is_left(shell, double, name, arguments)):
        return _doubled(shell, node, name, arguments)
    if plain in _SHELLS:
        connects = plain != "bash" and _CONNECTION.search(" ".join(each.text for each in arguments[1:]))
        return _unconnected(shell, name, arguments) if connects else wrappers.program(shell, arguments[1:])
    if plain == "jq":
        return query(shell, arguments[1:])
    if plain in NEVER_STOOD_IN or "/" in name:
        return _acted(shell, plain, arguments[1:])
    if name in _LASTING:
        signals.asked(shell, node, _reply(shell, name, arguments), "")
    return _steered(shell, name, arguments)


def _standing_at(shell: Shell, path: str) -> str:
    """Return the name of the double that stands at `path`, or the path where none does."""
    return path if path in shell.stage.scenario.commands else shell.stage.double_at(path) or path


def _acted(shell: Shell, name: str, arguments: Sequence[Value]) -> Result:
    """Return the result of a core tool."""
    if name == "expr":
        return expr(shell, arguments)
    for act in (tool, file_tool, packing_tool):
        found = act(shell, name, arguments)
        if found is not None:
            return found
    done = effects(name, [each.text for each in arguments])
    usual = "" if done is not None and done.writes is Stdout.SILENT else "1\n"
    made = unsure(_CANNED.get(name, usual), *arguments, shell.reader().value)
    shell.write(made)
    return Result(0, Question(Ask.ANY, (made,)), sure=False)


def _steered(shell: Shell, name: str, arguments: Sequence[Value]) -> Result:
    """Return the result of a core tool that a double can stand in for, for these arguments.

    What it says about the sandbox can be chosen; what a filter makes of a text can not.
    """
    if name in _DESCRIBING and name not in shell.stage.scenario.commands:
        # What tells of the machine may tell something else when it is asked again.
        shell.stage.calls[name] = shell.stage.calls.get(name, 0) + 1
    reply = _reply(shell, name, arguments)
    knob = OutputOf(reply)
    before, sink = shell.descriptors.get(1), Sink()
    if name in _DESCRIBING:
        shell.descriptors[1] = sink
    try:
        result = _acted(shell, name, arguments[1:])
    finally:
        if name in _DESCRIBING:
            shell.descriptors[1] = before
    if name in _DESCRIBING:
        said = sink.value()
        if said.text or not result.status:
            # Who the plugin is the scenario says, too.
            own = said.term if name in _TELLING_USER else None
            shell.write(Value(said.text, own or Given(knob), said.sure))
        else:
            # It could have told something all the same.
            shell.write(Value("", Given(knob)))
            if result.question is None:
                result = result._replace(question=Question(Ask.STATUS, tuple(arguments[1:]), name, knob=knob))
    if result.question is None:
        return result._replace(question=Question(Ask.ANY, knob=knob))
    return result if result.question.knob is not None else result._replace(question=result.question._replace(knob=knob))


def _is_left(shell: Shell, double: Double, name: str, arguments: Sequence[Value]) -> bool:
    """Return whether the double leaves this call to the real tool."""
    joined = " ".join(each.text for each in arguments[1:])
    number = shell.stage.calls.get(name, 0) + 1
    left = case_of(double, joined, number) is None
    if left:
        shell.stage.calls[name] = number
    return left


def _reply(shell: Shell, name: str, arguments: Sequence[Value]) -> Reply:
    joined = " ".join(each.text for each in arguments[1:])
    pattern = " ".join(_pattern_of(each) for each in arguments[1:])
    return Reply(name, pattern, shell.stage.calls.get(name) or None, joined)


def _unconnected(shell: Shell, name: str, arguments: Sequence[Value]) -> Result:
    """Return the result of another shell than Bash that is to connect to something: it cannot, but a double could."""
    knob = OutputOf(_reply(shell, name, arguments))
    return Result(1, Question(Ask.STATUS, tuple(arguments[1:]), name, knob=knob))


def _pattern_of(argument: Value) -> str:
    """Return the pattern for an argument: what differs from run to run may be anything."""
    return _pattern(argument.text) if argument.sure else "*"


@lru_cache(maxsize=_KEPT)
def _pattern(text: str) -> str:
    return _TEMPORARY.sub("*", glob.quoted(text))


def _doubled(shell: Shell, node: nodes.Node, name: str, arguments: Sequence[Value]) -> Result:
    """Return what the double answers."""
    stage = shell.stage
    stage.calls[name] = number = stage.calls.get(name, 0) + 1
    joined = " ".join(each.text for each in arguments[1:])
    double = stage.scenario.commands[name]
    case = case_of(double, joined, number)
    if double.reads_stdin if case is None or case.reads_stdin is None else case.reads_stdin:
        shell.reader().rest()
    answer = double.answer if case is None else case.answer
    reply = Reply(name, " ".join(_pattern_of(each) for each in arguments[1:]), number, joined)
    signals.asked(shell, node, reply, answer.signal)
    shell.write(Value(answer.stdout, Given(OutputOf(reply))))
    shell.write(Value(answer.stderr, Given(ErrorsOf(reply))), 2)
    if not answer.status:
        note_told(shell, name, [each.text for each in arguments[1:]])
    for file in () if answer.status else left_files(double, [each.text for each in arguments[1:]]):
        path = shell.path(file)
        if not path.startswith("/dev/") and stage.found(posixpath.dirname(path)) is not None:
            # What is left there is the answer to every call (runner/leaving.py).
            whole = Given(OutputOf(Reply(name, example=joined)))
            stage.files[path] = FileText(Value(left_text(name, double), whole))
    return Result(
        answer.status,
        Question(
            Ask.STATUS, (chained(list(arguments[1:])) if arguments[1:] else Value(""),), name, knob=OutputOf(reply)
        ),
    )
