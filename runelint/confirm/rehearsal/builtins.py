"""Builtins of Bash in a rehearsal (bash(1), SHELL BUILTIN COMMANDS)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.confirm.knobs import DelayOf, OutputOf, StatusOf, answer_to
from runelint.confirm.rehearsal import (
    commands,
    conditions,
    declarations,
    directories,
    elements,
    lookup,
    numbers,
    parameters,
    reading,
    wrappers,
)
from runelint.confirm.rehearsal.control import LeaveError, LoopError, ReturnError
from runelint.confirm.rehearsal.parsing import parsed_once
from runelint.confirm.rehearsal.printing import echo, printf
from runelint.confirm.rehearsal.shell import Action, Shell
from runelint.confirm.rehearsal.values import SUCCESS, Ask, Given, Question, Result, Value
from runelint.flow.signal_names import signal_named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from runelint.syntax import nodes

_OPTIONS = {"e": "errexit", "u": "nounset", "E": "errtrace", "x": "xtrace", "f": "noglob", "n": "noexec",
            "C": "noclobber"}  # fmt: skip


_FIRST_PROCESS = "1"


def _exit(shell: Shell, node: nodes.Simple, arguments: Sequence[Value]) -> Result:
    raise LeaveError(_given(shell, arguments), node)


def _return(shell: Shell, node: nodes.Simple, arguments: Sequence[Value]) -> Result:
    del node
    raise ReturnError(_given(shell, arguments))


def _given(shell: Shell, arguments: Sequence[Value]) -> Result:
    if len(arguments) < 2:  # noqa: PLR2004 - without a status
        return shell.result._replace(exempt=False)
    text, term = arguments[1].text, arguments[1].term
    # A status that was kept is still that of the command.
    knob = OutputOf(term.knob.reply) if isinstance(term, Given) and isinstance(term.knob, StatusOf) else None
    question = None if knob is None else Question(Ask.STATUS, (Value(""),), knob.reply.command, knob=knob)
    return Result(int(text) % 256 if text.lstrip("-").isdecimal() else 2, question)


def _break(shell: Shell, node: nodes.Simple, arguments: Sequence[Value]) -> Result:
    del shell, node
    levels = arguments[1].text if len(arguments) > 1 else "1"
    raise LoopError(int(levels) if levels.isdecimal() else 1, again=arguments[0].text == "continue")


def _set(shell: Shell, node: nodes.Simple, arguments: Sequence[Value]) -> Result:
    del node
    words = list(arguments[1:])
    while words and words[0].text[:1] in {"-", "+"} and len(words[0].text) > 1:
        text = words.pop(0).text
        if text == "--":
            shell.positional, shell.wordless = tuple(words), shell.stage.taken_nothing()
            return SUCCESS
        for letter in text[1:]:
            name = (words.pop(0).text if words else "") if letter == "o" else _OPTIONS.get(letter, letter)
            (shell.options.add if text[0] == "-" else shell.options.discard)(name)
    if words:
        shell.positional = tuple(words)
    return SUCCESS


def _shopt(shell: Shell, node: nodes.Simple, arguments: Sequence[Value]) -> Result:
    del node
    words = [each.text for each in arguments[1:]]
    for name in words[1:]:
        (shell.options.add if words[0] in {"-s", "-so"} else shell.options.discard)(name)
    return SUCCESS


def _shift(shell: Shell, node: nodes.Simple, arguments: Sequence[Value]) -> Result:
    del node
    count = int(arguments[1].text) if len(arguments) > 1 and arguments[1].text.isdecimal() else 1
    if count > len(shell.positional):
        return Result(1)
    shell.positional = shell.positional[count:]
    return SUCCESS


def _trap(shell: Shell, node: nodes.Simple, arguments: Sequence[Value]) -> Result:
    words = [each.text for each in arguments[1:] if each.text != "--"]
    for signal in words[1:]:
        name = signal_named(signal)
        if words[0] == "-":
            shell.traps.pop(name, None)
        else:
            shell.traps[name] = _action(shell, node, words[0])
    return SUCCESS


def _action(shell: Shell, node: nodes.Simple, text: str) -> Action:
    """Return the action of a trap, at its place when it stands in the script as it is."""
    at = shell.source.text.find(text, node.start, node.end) if text else -1
    return Action(text, None) if at < 0 else Action(" " * at + text, shell.source)


def _eval(shell: Shell, node: nodes.Simple, arguments: Sequence[Value]) -> Result:
    del node
    text = " ".join(each.text for each in arguments[1:])
    script = parsed_once(text)
    if script.problems:
        return Result(1)
    before = shell.source
    shell.source = commands.computed_source(shell, text)
    try:
        return commands.run_list(shell, script.body)
    finally:
        shell.source = before


def _source(shell: Shell, node: nodes.Simple, arguments: Sequence[Value]) -> Result:
    del node
    if len(arguments) < 2:  # noqa: PLR2004 - without a file
        return Result(2)
    path = shell.path(arguments[1].text)
    if shell.stage.is_library(path):
        there = shell.stage.found(path) is not None
        shell.sourced = shell.sourced or there
        return Result(0 if there else 1, Question(Ask.LIBRARY, detail=path))
    found = shell.stage.read(path)
    if found is None:
        return _source_given(shell, arguments[1], path)
    body = parsed_once(found.text).body
    before = shell.source
    shell.source = found
    try:
        return commands.run_list(shell, body)
    except ReturnError as returned:
        return returned.result
    finally:
        shell.source = before


def _source_given(shell: Shell, name: Value, path: str) -> Result:
    """Return the result of sourcing a file of the scenario: a file of settings."""
    known = shell.stage.found(path)
    shell.stage.foreign = True
    if known is None:
        return Result(1, Question(Ask.FILE, (name,), f"-f {path}"))
    script = parsed_once(known.text.text)
    if known.directory or script.problems:
        return Result(1, Question(Ask.FILE, (name,), f"-s {path}"))
    before, shell.source = shell.source, commands.computed_source(shell, known.text.text)
    try:
        return commands.run_list(shell, script.body)
    except ReturnError as returned:
        return returned.result
    finally:
        shell.source = before


def _test(shell: Shell, node: nodes.Simple, arguments: Sequence[Value]) -> Result:
    words = list(arguments[1:])
    if arguments[0].text == "[":
        if not words or words[-1].text != "]":
            return Result(2)
        words.pop()
    return Result(conditions.builtin(shell, node, words).status)


def _constant(status: int) -> Callable[[Shell, nodes.Simple, Sequence[Value]], Result]:
    return lambda _shell, _node, _arguments: Result(status)


def _kill(shell: Shell, node: nodes.Simple, arguments: Sequence[Value]) -> Result:
    """`kill $$` ends the shell, unless a trap takes the signal."""
    own, _ = parameters.named(shell, "$")
    if all(each.text != own.text for each in arguments[1:]):
        return _signalled(shell, arguments[1:])
    names = [signal_named(each.text.lstrip("-")) for each in arguments[1:]]
    signal = next((name for name in names if name in shell.traps and name != "EXIT"), "")
    if signal:
        action = shell.traps[signal]
        commands.run_trap(shell, signal)
        shell.traps[signal] = action
        return SUCCESS
    if "EXIT" in names:
        return SUCCESS
    raise LeaveError(Result(143), node)


def _signalled(shell: Shell, arguments: Sequence[Value]) -> Result:
    """Return whether there are such processes: only the first one is there in every sandbox, and nothing hurts it."""
    if arguments and arguments[0].text in {"-s", "-n"}:
        arguments = arguments[2:]
    processes = [each for each in arguments if not each.text.startswith("-") and each.text != "--"]
    if not processes or any(not each.sure or each.text.startswith("%") for each in processes):
        return _running(shell, processes)
    wrong = [each for each in processes if each.text != _FIRST_PROCESS]
    question = Question(Ask.PATTERN, ((wrong or processes)[0], Value(_FIRST_PROCESS)), _FIRST_PROCESS)
    return Result(1 if wrong else 0, question)


def _running(shell: Shell, processes: Sequence[Value]) -> Result:
    """Return whether a job is still there: a double that takes its time is, of another one nobody knows."""
    question = _job(shell, processes).question
    knob = None if question is None else question.knob
    double = shell.stage.scenario.commands.get(knob.reply.command) if isinstance(knob, OutputOf) else None
    if double is None or not isinstance(knob, OutputOf):
        return SUCCESS
    answer = answer_to(double, knob.reply.example, knob.reply.call or 0)
    return Result(0, Question(Ask.RUNNING, knob=DelayOf(knob.reply)), sure=answer.delay > 0)


def _let(shell: Shell, node: nodes.Simple, arguments: Sequence[Value]) -> Result:
    del node
    number = 0
    for each in arguments[1:]:
        number = numbers.value_of(shell, each.text, each)[0] or 0
    return Result(0 if number else 1)


def _exec(shell: Shell, node: nodes.Simple, arguments: Sequence[Value]) -> Result:
    inner = wrappers.behind_options(arguments[1:])
    if not inner:
        return SUCCESS
    result = commands.invoke(shell, node, inner, functions=False, builtins_=False)
    if result.question is not None:
        result = result._replace(status=0 if shell.decide(node, result) else result.status or 1)
    raise LeaveError(result, node)


def _wait(shell: Shell, node: nodes.Simple, arguments: Sequence[Value]) -> Result:
    del node
    return _job(shell, arguments[1:]) if len(arguments) > 1 else SUCCESS


def _job(shell: Shell, arguments: Sequence[Value]) -> Result:
    """Return what has come of the job that is named, or of the last one."""
    named = [shell.jobs[each.text] for each in arguments if each.text in shell.jobs]
    return (named or list(shell.jobs.values()) or [SUCCESS])[-1]


def _unset(shell: Shell, node: nodes.Simple, arguments: Sequence[Value]) -> Result:
    del node
    for each in arguments[1:]:
        if each.text.startswith("-"):
            continue
        name, mark, key = each.text.partition("[")
        found = shell.variable(name)
        if mark and not isinstance(found, Value) and found is not None:
            gone = elements.subscript_key(shell, name, key.rstrip("]"))
            shell.set(name, found._replace(elements={at: each for at, each in found.elements.items() if at != gone}))
        elif any(other.text == "-n" for other in arguments[1:]):
            shell.references.pop(name, None)
        else:
            shell.variables.pop(shell.named(name), None)
            shell.functions.pop(name, None)
    return SUCCESS


def _nothing(shell: Shell, node: nodes.Simple, arguments: Sequence[Value]) -> Result:
    del shell, node, arguments
    return SUCCESS


HANDLERS: dict[str, Callable[[Shell, nodes.Simple, Sequence[Value]], Result]] = {
    ":": _nothing,
    ".": _source,
    "[": _test,
    "alias": _nothing,
    "break": _break,
    "builtin": lookup.command,
    "cd": directories.cd,
    "command": lookup.command,
    "continue": _break,
    "declare": declarations.declare,
    "dirs": directories.dirs,
    "disown": _nothing,
    "echo": echo,
    "eval": _eval,
    "exec": _exec,
    "exit": _exit,
    "export": declarations.declare,
    "false": _constant(1),
    "getopts": _constant(1),
    "hash": lookup.type_,
    "kill": _kill,
    "let": _let,
    "local": declarations.declare,
    "mapfile": reading.mapfile,
    "popd": directories.popd,
    "printf": printf,
    "pushd": directories.pushd,
    "pwd": directories.pwd,
    "read": reading.read,
    "readarray": reading.mapfile,
    "readonly": declarations.declare,
    "return": _return,
    "set": _set,
    "shift": _shift,
    "shopt": _shopt,
    "source": _source,
    "test": _test,
    "trap": _trap,
    "true": _nothing,
    "type": lookup.type_,
    "typeset": declarations.declare,
    "ulimit": _nothing,
    "umask": _nothing,
    "unset": _unset,
    "wait": _wait,
}
