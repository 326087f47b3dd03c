"""Loops in a rehearsal: `for`, `select`, `for (( ))`, `while` and `until` (bash(1), Compound Commands)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.confirm.knobs import CopiesOf, NameOf
from runelint.confirm.rehearsal import commands, expansion, numbers
from runelint.confirm.rehearsal.control import LeaveError, LoopError, TooLongError
from runelint.confirm.rehearsal.values import SUCCESS, Ask, Given, Picked, Question, Result, Value, chained

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.confirm.rehearsal.shell import Shell
    from runelint.syntax import nodes

_MOST_TURNS = 60
# Of the words that stand in the script so many are looked at one by one.
_MOST_NAMED = 8


def for_(shell: Shell, node: nodes.For | nodes.Select) -> Result:
    """Return the result of `for name in …`."""
    shell.stage.globbed = shell.wordless if node.words is None else None
    items = list(shell.positional) if node.words is None else expansion.fields(shell, node.words)
    source = _source(shell, node, items)
    shell.result = SUCCESS
    named = shell.stage.item
    for turn, item in enumerate(items[:_MOST_TURNS]):
        question = Question(Ask.TURN, (source,), str(turn))
        shell.decide(node, Result(0, question if source.term is not None else None))
        shell.set(node.name, item)
        shell.stage.item = named if source.term is not None or turn >= _MOST_NAMED else item.text
        try:
            if _turn(shell, node.body):
                return shell.result
        finally:
            shell.stage.item = named
    question = Question(Ask.TURN, (source,), str(len(items)), knob=_copies(shell, items))
    shell.decide(node, Result(1, question))
    return shell.result


def _copies(shell: Shell, items: Sequence[Value]) -> CopiesOf | None:
    """Return what makes more items: copies of the first one, where that is a file of the scenario."""
    path = shell.path(items[0].text) if items else ""
    return CopiesOf(path) if path in shell.stage.scenario.files else None


def _source(shell: Shell, node: nodes.For | nodes.Select, items: Sequence[Value]) -> Value:
    """Return the text whose words the loop goes over."""
    if not items and shell.stage.globbed is not None:
        return shell.stage.globbed
    whole = [item for item in items if item.term is not None and not _is_name(item)]
    if whole:
        term = whole[0].term
        return term.value if isinstance(term, Picked) else chained(whole)
    if node.words is None or items:
        return Value("")
    texts = [expansion.text_of(shell, word) for word in node.words]
    origins = [cells.origin for word in node.words for cells in expansion.arrays_in(shell, word) if cells.origin]
    return chained([*texts, *origins]) if texts else Value("")


def _is_name(item: Value) -> bool:
    """Return whether the item is the name of a file: how many there are does not depend on it."""
    return isinstance(item.term, Given) and isinstance(item.term.knob, NameOf)


def arithmetic_for(shell: Shell, node: nodes.ArithmeticFor) -> Result:
    """Return the result of `for ((first; test; step))`."""
    shell.result = SUCCESS
    if node.first is not None:
        _evaluated(shell, node.first)
    for _ in range(_MOST_TURNS):
        if node.test is not None:
            result = numbers.truth(shell, node.test)
            if not shell.decide(node, result):
                return shell.result
        if _turn(shell, node.body):
            return shell.result
        if node.step is not None:
            _evaluated(shell, node.step)
    raise TooLongError


def _evaluated(shell: Shell, node: nodes.Arithmetic) -> None:
    try:
        numbers.evaluated(shell, node)
    except LeaveError:
        return


def while_(shell: Shell, node: nodes.While) -> Result:
    """Return the result of `while` or `until`."""
    last = SUCCESS
    for _ in range(_MOST_TURNS):
        try:
            if commands.tested(shell, node.condition) is node.until:
                shell.result = last
                return last
        except LoopError as loop:
            if loop.levels > 1:
                loop.levels -= 1
                raise
            return SUCCESS
        shell.result = SUCCESS
        if _turn(shell, node.body):
            return shell.result
        last = shell.result
    raise TooLongError


def _turn(shell: Shell, body: Sequence[nodes.Command]) -> bool:
    """Execute the body once; return whether the loop ends with it."""
    try:
        commands.run_list(shell, body)
    except LoopError as loop:
        shell.result = SUCCESS
        if loop.levels > 1:
            loop.levels -= 1
            raise
        return not loop.again
    return False
