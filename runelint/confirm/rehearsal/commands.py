"""Execution of commands in a rehearsal (bash(1), SHELL GRAMMAR), and what errexit and traps do after them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from runelint.confirm.rehearsal import (
    builtins,
    compounds,
    conditions,
    contract,
    expansion,
    externals,
    loops,
    numbers,
    redirects,
    signals,
)
from runelint.confirm.rehearsal.assignments import assign
from runelint.confirm.rehearsal.control import LeaveError, LoopError, ReturnError, TooLongError
from runelint.confirm.rehearsal.parsing import parsed_once
from runelint.confirm.rehearsal.shell import Cells, Executed, Shell
from runelint.confirm.rehearsal.values import SUCCESS, Ask, Question, Result, Value
from runelint.confirm.witness import glob
from runelint.contract.bpcs.functions import FUNCTIONS
from runelint.syntax import nodes
from runelint.syntax.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_CHECKED = (nodes.Simple, nodes.Pipeline, nodes.Subshell, nodes.Conditional, nodes.ArithmeticCommand)
_DEEPEST_CALLS = 40
# Commands that are looked at once for all rehearsals.
_KEPT = 4096


def run_list(shell: Shell, body: Sequence[nodes.Command]) -> Result:
    """Execute the commands and return the last one's result."""
    shell.result = SUCCESS if not body else shell.result
    for command in body:
        run(shell, command)
    return shell.result


def run(shell: Shell, node: nodes.Command) -> Result:
    """Execute one command and return its result; with errexit its failure ends the process."""
    stage = shell.stage
    stage.step()
    stage.executed.append(Executed(shell.source, node, len(stage.decisions), shell.stack))
    result = _with_redirects(shell, node)
    if stage.signal:
        signals.taken(shell, node)
    if not shell.tested and isinstance(node, _CHECKED) and not result.exempt:
        result = _looked_at(shell, node, result)
    shell.result = result
    if isinstance(node, nodes.Simple) and compounds.STATUSES in shell.variables:
        shell.variables[compounds.STATUSES] = Cells({"0": numbers.status_of(result)})
    return result


def _looked_at(shell: Shell, node: nodes.Command, result: Result) -> Result:
    """Return the result after errexit and the ERR trap have looked at it."""
    if isinstance(node, nodes.Pipeline) and len(node.commands) == 1:
        return result
    if result.question is not None and (result.question.ask is not Ask.ANY or not result.sure):
        succeeded = shell.decide(node, result)
        result = result.with_status(0 if succeeded else result.status or 1)
    if result.status:
        shell.result = result
        if shell.traps.get("ERR") and (not shell.stack or "errtrace" in shell.options):
            run_trap(shell, "ERR")
        if "errexit" in shell.options:
            raise LeaveError(result, node)
    return result


def tested(shell: Shell, body: Sequence[nodes.Command]) -> bool:
    """Execute a condition, and return whether it holds."""
    before, shell.tested = shell.tested, True
    try:
        result = run_list(shell, body)
    finally:
        shell.tested = before
    return decided(shell, body[-1], result)


def decided(shell: Shell, node: nodes.Command, result: Result) -> bool:
    """Return whether the command has succeeded, and log that as a decision when it could be otherwise."""
    if result.question is None and result.sure and _is_settled(node):
        return result.status == 0
    return shell.decide(node, result)


def _is_settled(node: nodes.Command) -> bool:
    """Return whether the command is a test, whose decisions stand inside it."""
    if isinstance(node, nodes.Pipeline) and len(node.commands) == 1:
        node = node.commands[0]
    if not isinstance(node, nodes.Simple):
        return True
    first = node.words[0] if node.words else None
    part = first.parts[0] if isinstance(first, nodes.Word) and first.parts else None
    return isinstance(part, nodes.Literal) and part.text in {"[", "test"}


def _with_redirects(shell: Shell, node: nodes.Command) -> Result:
    items: tuple[nodes.Redirect, ...] = () if isinstance(node, nodes.Simple) else getattr(node, "redirects", ())
    if not items:
        return _dispatch(shell, node)
    before = dict(shell.descriptors)
    try:
        failure = redirects.redirect(shell, items)
        if failure is None:
            return _dispatch(shell, node)
    finally:
        # What `exec` has opened inside stays open, as does all that is not redirected here.
        own = redirects.numbers(items)
        kept = {number: open_on for number, open_on in shell.descriptors.items() if number not in own}
        shell.descriptors = kept | {number: before[number] for number in own if number in before}
    # Also a loop or an `if` fails by its redirection, and ends the shell where errexit is on.
    return failure if shell.tested or isinstance(node, _CHECKED) else _looked_at(shell, node, failure)


def _dispatch(shell: Shell, node: nodes.Command) -> Result:
    handler = _HANDLERS.get(type(node))
    return SUCCESS if handler is None else handler(shell, node)


def in_child(child: Shell, body: Sequence[nodes.Command]) -> Result:
    """Return the result of `body` in a process of its own."""
    child.traps = {}
    child.depth += 1
    if child.depth > _DEEPEST_CALLS:
        raise TooLongError
    try:
        return run_list(child, body).counted()
    except (LeaveError, ReturnError) as ended:
        return ended.result.counted()
    except LoopError:
        return SUCCESS


def _simple(shell: Shell, node: nodes.Simple) -> Result:
    shell.substituted = None
    if not node.words:
        return _assigned(shell, node)
    arguments = expansion.fields(shell, _plain_words(node))
    if not arguments:
        substituted: Result | None = shell.substituted
        return SUCCESS if substituted is None else substituted
    if not node.redirects and not node.assignments:
        return invoke(shell, node, arguments)
    saved = {each.name: shell.variables.get(each.name) for each in node.assignments}
    for each in node.assignments:
        assign(shell, each)
    before = dict(shell.descriptors)
    try:
        failure = redirects.redirect(shell, node.redirects)
        return failure if failure is not None else invoke(shell, node, arguments)
    finally:
        if arguments[0].text != "exec" or len(arguments) > 1:
            shell.descriptors = before
        for name, value in saved.items():
            if value is None:
                shell.variables.pop(name, None)
            else:
                shell.variables[name] = value


@lru_cache(maxsize=_KEPT)
def _plain_words(node: nodes.Simple) -> tuple[nodes.Word, ...]:
    return tuple(word for word in node.words if isinstance(word, nodes.Word))


def _assigned(shell: Shell, node: nodes.Simple) -> Result:
    for each in node.assignments:
        assign(shell, each)
    before = dict(shell.descriptors)
    failure = redirects.redirect(shell, node.redirects)
    shell.descriptors = before
    return failure if failure is not None else shell.substituted or SUCCESS


def invoke(
    shell: Shell, node: nodes.Simple, arguments: Sequence[Value], *, functions: bool = True, builtins_: bool = True
) -> Result:
    """Return the result of the command `arguments`."""
    name = arguments[0].text
    if functions and arguments[0].term is not None:
        _dispatched(shell, node, arguments[0])
    if functions and name in shell.functions:
        return call(shell, node, name, arguments[1:])
    if functions and name in FUNCTIONS and shell.sourced:
        return contract.call(shell, node, name, arguments[1:])
    handler = builtins.HANDLERS.get(name) if builtins_ else None
    if handler is not None:
        return handler(shell, node, arguments)
    return externals.external(shell, node, arguments)


def _dispatched(shell: Shell, node: nodes.Simple, name: Value) -> None:
    """Log which functions a computed name could be instead."""
    for part, function in enumerate(sorted(shell.functions)):
        question = Question(Ask.PATTERN, (name, Value(function)), glob.quoted(function))
        shell.decide(node, Result(0 if name.text == function else 1, question), part + 1)


def call(shell: Shell, node: nodes.Simple, name: str, arguments: Sequence[Value]) -> Result:
    """Return the result of a function."""
    function = shell.functions[name]
    if len(shell.stack) >= _DEEPEST_CALLS:
        raise TooLongError
    before = shell.positional, shell.wordless, shell.source, shell.stack
    shell.positional, shell.wordless = tuple(arguments), shell.stage.taken_nothing()
    shell.source, shell.stack = function.source, (*shell.stack, node.start)
    shell.stage.stack = shell.stack
    shell.locals.append({})
    try:
        return run_body(shell, function.body).counted()
    except ReturnError as returned:
        return returned.result.counted()
    finally:
        shell.positional, shell.wordless, shell.source, shell.stack = before
        shell.stage.stack = shell.stack
        shell.restore(shell.locals.pop())


def run_body(shell: Shell, body: nodes.Command) -> Result:
    """Execute the body of a function: its failure is looked at where the function is called."""
    return _with_redirects(shell, body)


def run_trap(shell: Shell, signal: str) -> None:
    """Execute the action of a trap."""
    action = shell.traps.pop(signal, None)
    if action is None or not action.text:
        return
    script = parsed_once(action.text)
    if script.problems:
        return
    before = shell.source
    shell.source = action.source or computed_source(shell, action.text)
    try:
        run_list(shell, script.body)
    finally:
        shell.source = before


def computed_source(shell: Shell, text: str) -> Source:
    """Return the source of a text that stands in no file."""
    return Source(f"{shell.source.path}#", text)


_HANDLERS: dict[type[nodes.Node], Callable[..., Result]] = {
    nodes.Simple: _simple,
    nodes.Pipeline: compounds.pipeline,
    nodes.AndOr: compounds.and_or,
    nodes.Background: compounds.background,
    nodes.Group: compounds.group,
    nodes.Subshell: compounds.subshell,
    nodes.If: compounds.if_,
    nodes.For: loops.for_,
    nodes.Select: loops.for_,
    nodes.ArithmeticFor: loops.arithmetic_for,
    nodes.While: loops.while_,
    nodes.Case: compounds.case,
    nodes.FunctionDefinition: compounds.define,
    nodes.ArithmeticCommand: lambda shell, node: numbers.truth(shell, node.expression),
    nodes.Conditional: conditions.conditional,
    nodes.Coproc: compounds.coproc,
}
