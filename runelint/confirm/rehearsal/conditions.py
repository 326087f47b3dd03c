"""Tests in a rehearsal: `[[ ]]`, `test` and `[` (bash(1), CONDITIONAL EXPRESSIONS)."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from runelint.confirm.knobs import FileAt
from runelint.confirm.rehearsal import expansion, numbers, parameters
from runelint.confirm.rehearsal.leaving import left_in
from runelint.confirm.rehearsal.shell import Cells, FileText, Shell
from runelint.confirm.rehearsal.values import Ask, Given, Inverted, Question, Result, Value, through
from runelint.confirm.witness import glob, number, regex
from runelint.confirm.witness.number import COMPARISONS
from runelint.runner.scenario import Kind
from runelint.syntax import nodes

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

_FILE_TESTS = set("abcdefghkprstuwxGLNOS")
_BROKEN = 2
_KINDS = {"-b": Kind.BLOCK, "-c": Kind.CHARACTER, "-p": Kind.PIPE, "-S": Kind.SOCKET}
_BITS = {"-x": 0o100, "-w": 0o200, "-r": 0o400, "-k": 0o1000, "-g": 0o2000, "-u": 0o4000}
# Devices are the same for everybody.
_DEVICES = {Kind.BLOCK, Kind.CHARACTER}


def conditional(shell: Shell, node: nodes.Conditional) -> Result:
    """Return the result of `[[ … ]]`."""
    return _settled(_test(shell, node.expression))


def _settled(result: Result) -> Result:
    """Return the result without its question, which was decided where it was asked."""
    return Result(result.status)


def _test(shell: Shell, node: nodes.Test) -> Result:
    match node:
        case nodes.TestWord():
            return _decided(shell, node, _filled(expansion.text_of(shell, node.word)))
        case nodes.TestUnary():
            return _decided(shell, node, unary(shell, node.operator, expansion.text_of(shell, node.operand)))
        case nodes.TestBinary():
            return _decided(shell, node, _binary(shell, node))
        case nodes.TestNot():
            return inverted(_test(shell, node.operand))
        case nodes.TestGroup():
            return _test(shell, node.operand)
        case nodes.TestAndOr():
            goes_on = node.operator == "&&"
            result = Result()
            for operand in node.operands:
                result = _test(shell, operand)
                if (result.status == 0) is not goes_on:
                    break
            return result


def _decided(shell: Shell, node: nodes.Node, result: Result, part: int = 0) -> Result:
    outcome = shell.decide(node, result, part)
    return result.with_status(0 if outcome else 1)


def inverted(result: Result) -> Result:
    """Return the result of `! command`."""
    question = None if result.question is None else result.question.inverted()
    return Result(0 if result.status else 1, question, result.sure)


def answered(yes: bool | None, question: Question, *values: Value) -> Result:  # noqa: FBT001 - the answer itself
    """Return the result of a test whose answer is `yes`; None is a guess."""
    sure = yes is not None and all(value.sure for value in values)
    if question.negated:
        yes = not yes
    return Result(0 if yes else 1, question, sure)


def _filled(value: Value, *, negated: bool = False) -> Result:
    return answered(bool(value.text), Question(Ask.FILLED, (value,), negated=negated), value)


def unary(shell: Shell, operator: str, value: Value) -> Result:
    """Return the result of a test with one operand."""
    if operator in {"-n", "-z"}:
        return _filled(value, negated=operator == "-z")
    if operator in {"-v", "-R"}:
        return _is_set(shell, value)
    if operator == "-o":
        return Result(0 if value.text in shell.options else 1)
    if operator == "-t":
        return Result(1)
    if operator[1:] not in _FILE_TESTS:
        return Result(1, Question(Ask.ANY, (value,)), sure=False)
    path = shell.path(value.text)
    if shell.stage.is_library(path):
        return answered(shell.stage.found(path) is not None, Question(Ask.LIBRARY, detail=path))
    found = shell.stage.files.get(path) if operator in {"-L", "-h"} else shell.stage.found(path)
    if operator == "-s" and found is not None and not found.directory and _is_made(found.text):
        return _filled(found.text)
    yes = found is not None and _fits(operator, found)
    told = [] if found is not None else left_in(shell, *posixpath.split(path))
    return answered(yes, Question(Ask.FILE, (value, *told), f"{operator} {path}"), value)


def _is_made(text: Value) -> bool:
    """Return whether the plugin has written a text to a file that may be another one when something else is given."""
    return text.term is not None and not (isinstance(text.term, Given) and isinstance(text.term.knob, FileAt))


def _fits(operator: str, found: FileText) -> bool:
    match operator:
        case "-d":
            return found.directory
        case "-f":
            return not found.directory and found.kind is None
        case "-s":
            return found.directory or (bool(found.text.text) and found.kind is None)
        case "-w" | "-r" if found.kind in _DEVICES:
            return True
        case "-x" | "-w" | "-r" | "-g" | "-k" | "-u":
            # The plugin is uid 0 without capabilities: the bits of the owner count.
            return bool(found.mode & _BITS[operator])
        case "-L" | "-h":
            return bool(found.link)
        case "-S" | "-p" | "-b" | "-c":
            return found.kind is _KINDS[operator]
        case _:
            return True


def _is_set(shell: Shell, value: Value) -> Result:
    name, mark, key = value.text.partition("[")
    if mark:
        found = shell.variable(name)
        yes = isinstance(found, Cells) and key.rstrip("]").strip("\"'") in found.elements
        return answered(yes, Question(Ask.ANY, (value,)), value)
    variable, is_set = parameters.named(shell, name)
    return answered(is_set, Question(Ask.FILLED, (variable,)), value)


def _binary(shell: Shell, node: nodes.TestBinary) -> Result:
    left = expansion.text_of(shell, node.left)
    operator = node.operator
    if operator in {"=", "==", "!="}:
        return _same(left, expansion.text_of(shell, node.right), expansion.pattern(shell, node.right), operator)
    if operator == "=~":
        return _searched(shell, left, expansion.expression(shell, node.right))
    return _compared(shell, left, operator, expansion.text_of(shell, node.right))


def _same(left: Value, right: Value, pattern: str, operator: str) -> Result:
    question = Question(Ask.PATTERN, (left, right), pattern, negated=operator == "!=")
    return answered(glob.matches(left.text, pattern), question, left, right)


def _searched(shell: Shell, left: Value, expression: str) -> Result:
    yes = regex.matches(left.text, expression)
    compiled = regex.compiled(expression)
    found = compiled.search(left.text) if yes and compiled is not None else None
    groups = range(0) if found is None else range(1 + found.re.groups)
    shell.set("BASH_REMATCH", Cells({str(i): _group(left, found, i) for i in groups if found is not None}))
    return answered(yes, Question(Ask.EXPRESSION, (left,), expression), left)


def _group(left: Value, found: re.Match[str], number: int) -> Value:
    """Return what a group of the expression has matched: another text can stand in its place."""
    begin, end = found.span(number)
    if begin < 0:
        return through("", left)

    def inputs(wanted: str) -> tuple[str]:
        return (f"{left.text[:begin]}{wanted}{left.text[end:]}",)

    return Value(found[number], None if left.term is None else Inverted(left, inputs), left.sure)


def _compared(shell: Shell, left: Value, operator: str, right: Value) -> Result:
    if operator in {"<", ">"}:
        yes = left.text < right.text if operator == "<" else left.text > right.text
        return answered(yes, Question(Ask.ANY, (left, right)), left, right)
    if operator in COMPARISONS:
        first, used = numbers.value_of(shell, left.text)
        second, others = numbers.value_of(shell, right.text)
        question = Question(Ask.NUMBER, (_of(left, used), _of(right, others)), operator)
        if first is None or second is None:
            return Result(1, question, left.sure and right.sure)
        return answered(number.holds(operator, first, second), question, left, right, *used, *others)
    if operator in {"-nt", "-ot", "-ef"}:
        return Result(1, Question(Ask.ANY, (left, right)), sure=False)
    return Result(_BROKEN)


def _of(value: Value, used: Sequence[Value]) -> Value:
    """Return the value that the number comes from: in `[[ n -gt 5 ]]` that is the variable `n`."""
    return used[0] if len(used) == 1 and value.term is None else value


def builtin(shell: Shell, node: nodes.Node, arguments: Sequence[Value], part: int = 0) -> Result:
    """Return the result of `test` or `[` with `arguments` (without the closing bracket)."""
    words = list(arguments)
    texts = [word.text for word in words]
    for joiner, goes_on in (("-o", False), ("-a", True)):
        at = next((i for i in range(1, len(words) - 1) if texts[i] == joiner), 0)
        if at and len(words) > 3:  # noqa: PLR2004 - three words are one comparison
            first = builtin(shell, node, words[:at], part)
            return builtin(shell, node, words[at + 1 :], part + at + 1) if (first.status == 0) is goes_on else first
    if len(words) > 1 and texts[0] == "!":
        return inverted(builtin(shell, node, words[1:], part))
    return _decided(shell, node, _plain(shell, words, texts), part) if words else Result(1)


def _plain(shell: Shell, words: list[Value], texts: list[str]) -> Result:
    match len(words):
        case 1:
            return _filled(words[0])
        case 2:
            return unary(shell, texts[0], words[1])
        case 3 if texts[1] in {"=", "==", "!="}:
            return _same(words[0], words[2], glob.quoted(texts[2]), texts[1])
        case 3 if texts[1] in COMPARISONS and not (_is_number(texts[0]) and _is_number(texts[2])):
            return Result(_BROKEN, Question(Ask.NUMBER, (words[0], words[2]), texts[1]))
        case 3:
            return _compared(shell, words[0], texts[1], words[2])
        case _:
            return Result(_BROKEN)


def _is_number(text: str) -> bool:
    return text.strip().lstrip("+-").isdecimal()
