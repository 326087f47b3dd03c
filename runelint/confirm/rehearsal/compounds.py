"""Compound commands in a rehearsal: lists, pipelines, branches, `case`, subshells (bash(1), Compound Commands)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.confirm.rehearsal import commands, conditions, expansion, numbers
from runelint.confirm.rehearsal.descriptors import Reader, Sink
from runelint.confirm.rehearsal.shell import Cells, Function, Shell
from runelint.confirm.rehearsal.values import SUCCESS, Ask, Question, Result, Value, handed_on
from runelint.confirm.witness import glob

if TYPE_CHECKING:
    from runelint.syntax import nodes


def group(shell: Shell, node: nodes.Group) -> Result:
    """Execute `{ …; }`."""
    return commands.run_list(shell, node.body)


def subshell(shell: Shell, node: nodes.Subshell) -> Result:
    """Return the result of `( … )`."""
    return commands.in_child(shell.copy(), node.body)


# So many commands a job does while the plugin goes on: one that has no end must not keep it.
_MOST_BESIDE = 40
_FIRST_JOB = 8
STATUSES = "PIPESTATUS"
"""The array of the exit statuses of the last pipeline."""


def background(shell: Shell, node: nodes.Background) -> Result:
    """Execute `command &` at once; `wait` gives its result."""
    child = shell.copy()
    child.descriptors[0] = Reader()
    job = str(_FIRST_JOB + len(shell.jobs))
    shell.jobs[job] = SUCCESS
    with shell.stage.beside(_MOST_BESIDE):
        shell.jobs[job] = commands.in_child(child, (node.command,))
    return SUCCESS


def and_or(shell: Shell, node: nodes.AndOr) -> Result:
    """Return the result of `a && b || c`."""
    last = len(node.commands) - 1
    result = SUCCESS
    before = shell.tested
    index = 0
    while True:
        shell.tested = before or index < last
        try:
            result = commands.run(shell, node.commands[index])
        finally:
            shell.tested = before
        if index == last:
            return result
        succeeded = commands.decided(shell, node.commands[index], result)
        status = 0 if succeeded else result.status or 1
        result = Result(status, result.question, result.sure, exempt=not succeeded)
        at = next((i for i in range(index, last) if (node.operators[i] == "&&") is succeeded), None)
        if at is None:
            shell.result = result
            return result
        shell.result = result
        index = at + 1


def pipeline(shell: Shell, node: nodes.Pipeline) -> Result:
    """Return the result of a pipeline, a negated or a timed command."""
    if not node.commands:
        return Result(1 if node.negated else 0, exempt=True)
    before, shell.tested = shell.tested, shell.tested or node.negated
    try:
        result = commands.run(shell, node.commands[0]) if len(node.commands) == 1 else _piped(shell, node)
    finally:
        shell.tested = before
    return conditions.inverted(result)._replace(exempt=True) if node.negated else result


def _piped(shell: Shell, node: nodes.Pipeline) -> Result:
    results: list[Result] = []
    reader = shell.descriptors.get(0)
    last = len(node.commands) - 1
    for index, command in enumerate(node.commands):
        child = shell if index == last and "lastpipe" in shell.options else shell.copy()
        before = dict(shell.descriptors)
        child.descriptors[0] = reader
        sink = Sink()
        if index < last:
            child.descriptors[1] = sink
            if node.operators[index] == "|&":
                child.descriptors[2] = sink
        if child is shell:
            results.append(commands.run(child, command))
            shell.descriptors = before
        else:
            results.append(commands.in_child(child, (command,)))
        reader = Reader(handed_on(sink.value(), results[-1]))
    shell.variables[STATUSES] = Cells({str(at): numbers.status_of(result) for at, result in enumerate(results)})
    if "pipefail" in shell.options:
        failed = [result for result in results if result.status]
        if failed:
            return failed[-1]
        asked = [each for each in results if each.question is not None and each.question.ask is not Ask.ANY]
        return (asked or results)[-1]
    return results[-1]


def if_(shell: Shell, node: nodes.If) -> Result:
    """Return the result of `if`."""
    for branch in node.branches:
        if commands.tested(shell, branch.condition):
            return commands.run_list(shell, branch.body)
    return commands.run_list(shell, node.otherwise) if node.otherwise else SUCCESS


def case(shell: Shell, node: nodes.Case) -> Result:
    """Return the result of `case`."""
    subject = expansion.text_of(shell, node.subject)
    result = SUCCESS
    falls = False
    for item in node.items:
        if not falls and not _is_taken(shell, node, item, subject):
            continue
        result = commands.run_list(shell, item.body) if item.body else SUCCESS
        if item.terminator not in {";&", ";;&"}:
            return result
        falls = item.terminator == ";&"
    return result


def _is_taken(shell: Shell, node: nodes.Case, item: nodes.CaseItem, subject: Value) -> bool:
    """Return whether one of the patterns fits; each of them is a decision."""
    patterns = [expansion.pattern(shell, word) for word in item.patterns]
    for word, pattern in zip(item.patterns, patterns, strict=True):
        if set(pattern) == {"*"}:
            return True
        instead = tuple(each for each in patterns if each != pattern)
        question = Question(Ask.PATTERN, (subject, Value(glob.plain(pattern))), pattern, instead=instead)
        answer = conditions.answered(glob.matches(subject.text, pattern), question, subject)
        if shell.decide(word, answer, subject=node.subject):
            return True
    return False


def define(shell: Shell, node: nodes.FunctionDefinition) -> Result:
    """Remember a function."""
    shell.functions[node.name] = Function(node.body, shell.source)
    return SUCCESS


def coproc(shell: Shell, node: nodes.Coproc) -> Result:
    """Execute a coprocess at once."""
    child = shell.copy()
    child.descriptors[1] = Sink()
    with shell.stage.beside(_MOST_BESIDE):
        commands.in_child(child, (node.command,))
    return SUCCESS
