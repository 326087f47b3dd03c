"""Commands in a rehearsal that run the command, or the shell code, that they are given: `sudo`, `timeout`, `xargs`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.confirm.rehearsal import commands
from runelint.confirm.rehearsal.parsing import parsed_once
from runelint.confirm.rehearsal.tools import tool
from runelint.confirm.rehearsal.values import Ask, Question, Result, Value, through
from runelint.flow.command_table import entry
from runelint.flow.commands import effects
from runelint.runner.farm import CORE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.confirm.rehearsal.shell import Shell
    from runelint.runner.scenario import Double
    from runelint.syntax import nodes

_MOST_LINES = 3


def runs(name: str, double: Double | None) -> bool:
    """Return whether a command, or the double for it, runs the shell's commands that it is given."""
    if double is not None:
        return double.runs
    found = entry(name)
    return name in CORE and found is not None and found.runs and not found.expression and found.language == "sh"


def wrapped(shell: Shell, node: nodes.Simple, name: str, arguments: Sequence[Value]) -> Result | None:
    """Return the result of what the command `name` runs, or None when that is nothing."""
    found = effects(name, [each.text for each in arguments])
    if found is None:
        return None
    inner = [list(arguments[run.start : run.stop]) for run in found.inner]
    if name == "xargs":
        return _with_lines(shell, node, inner[0], arguments) if inner else tool(shell, "xargs", ())
    if inner:
        return commands.invoke(shell, node, inner[0], functions=False, builtins_=False)
    if found.code and found.language == "sh":
        return program(shell, [Value("-c"), Value(" ".join(arguments[at].text for at in found.code))])
    return None


def behind_options(arguments: Sequence[Value]) -> list[Value]:
    """Return the command that `command`, `builtin` or `exec` is given; `-a` of the last one has a value."""
    words = list(arguments)
    while words and words[0].text.startswith("-"):
        option = words.pop(0).text
        if option == "--":
            break
        if option.endswith("a"):
            del words[:1]
    return words


def _mark_of(arguments: Sequence[Value]) -> str:
    """Return what stands for the line in the command of `xargs -I`; nothing where words are added at its end."""
    texts = [each.text for each in arguments]
    at = next((at for at, text in enumerate(texts) if text.startswith("-I")), len(texts))
    return (texts[at][2:] or texts[at + 1]) if at + 1 < len(texts) else ""


def _with_word(inner: list[Value], word: Value, mark: str) -> list[Value]:
    if not mark:
        return [*inner, word]
    return [through(each.text.replace(mark, word.text), each, word) if mark in each.text else each for each in inner]


def _with_lines(shell: Shell, node: nodes.Simple, inner: list[Value], arguments: Sequence[Value]) -> Result:
    """Return the result of `xargs`, which runs a command with the words, or for each of the lines, that it reads."""
    child = shell.copy()
    words = shell.reader().rest()
    result = Result()
    mark = _mark_of(arguments)
    each = words.text.split("\n") if mark else words.text.split()
    for word in [one.strip() for one in each if one.strip()][:_MOST_LINES] or ([] if mark else [""]):
        result = commands.invoke(child, node, _with_word(inner, Value(word, words.term), mark), functions=False)
    return result._replace(status=123 if result.status else 0)


def program(shell: Shell, arguments: Sequence[Value]) -> Result:
    """Return the result of `bash -c code`."""
    words = [each.text for each in arguments]
    if "-c" not in words[:3] and "-lc" not in words[:1]:
        return Result(0, Question(Ask.ANY), sure=False)
    at = next(i for i, word in enumerate(words) if word.endswith("c")) + 1
    if at >= len(words):
        return Result(2)
    script = parsed_once(words[at])
    if script.problems:
        return Result(2)
    child = shell.copy()
    child.functions, child.options, child.traps = {}, set(), {}
    child.positional, child.zero = tuple(arguments[at + 2 :]), next(iter(arguments[at + 1 :]), Value("bash"))
    child.source = commands.computed_source(shell, words[at])
    return commands.in_child(child, script.body)
