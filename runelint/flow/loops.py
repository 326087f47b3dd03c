"""Loops: `for`, `select`, `for (( ))`, `while` and `until` (bash(1), Compound Commands)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from runelint.flow import arithmetic, tables, words
from runelint.flow.conditions import decided, split_by_status
from runelint.flow.descriptors import target_of
from runelint.flow.events import SUCCESS, Write
from runelint.flow.jobs import settle
from runelint.flow.merge import join_into, merged
from runelint.flow.reading import note_stdin
from runelint.flow.sequence import run_list
from runelint.flow.state import Flow
from runelint.flow.throughout import rounds_of
from runelint.flow.values import EMPTY, Array, Origin, Text, constant, flowing, unknown
from runelint.syntax import nodes
from runelint.syntax.walk import walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from runelint.flow.machine import Machine
    from runelint.flow.state import State
    from runelint.flow.throughout import Rounds
    from runelint.flow.values import Hole

_NAME = re.compile(r"[A-Za-z_]\w*")


class _Turns(NamedTuple):
    """How often a loop is executed: `most` times. `exactly` means that it has no further turns."""

    most: int
    exactly: bool = False
    rounds: Rounds | None = None


def for_(machine: Machine, node: nodes.For | nodes.Select, state: State, *, tested: bool) -> list[State]:
    """Return the states after `for name in …`, or `select`, which prints its menu on stderr."""
    if node.words is None:
        given = state.positional
        items = [unknown(Origin.UNKNOWN, "arguments", node.start)] if given is None else list(given)
        certain = all(item.known is not None for item in items)
    else:
        each = [(word, item) for word in node.words for item in words.fields(machine, state, [word])]
        items = [item for _, item in each]
        certain = all(_surely_a_word(word, item) for word, item in each)
    if isinstance(node, nodes.Select):
        where = machine.where(state, node)
        state.log(Write(where, "select", target_of(state.descriptors, 1), constant("\n")))
        note_stdin(machine, state, node, "select")
    certain = certain and bool(items)
    filled = any(_has_a_word(state, word) for word in node.words or ())
    exactly = certain and len(items) <= machine.limits.items
    most = max(len(items), machine.limits.turns) if exactly else machine.limits.turns
    other = unknown(Origin.JOINED, "an item", node.start, sources=flowing(*items))
    turns = items if len(items) <= most else [*items[:1], other]
    rounds = rounds_of(machine, state, node, (*turns, other), _assigned_in(node))

    def begin(each: State, turn: int) -> list[tuple[State, bool]]:
        if turn < len(turns):
            each.set(node.name, _matched(node, turns[turn]))
            sure = certain or (filled and not turn)
            return decided(machine, each, node, True if sure else None, operator="for")
        if certain or not items:
            return [(each, False)]
        return decided(machine, each, node, None if turn < most else False, operator="for")

    def repeat(each: State, turn: int) -> list[tuple[State, bool]]:
        if turns and turn >= len(turns) and not certain:
            each.set(node.name, other)
        ways = begin(each, turn)
        for after, goes_on in ways:
            if rounds is not None and not goes_on:
                rounds.at_end(after)
        return ways

    return _loop(machine, node, state, repeat, _Turns(most, exactly, rounds), tested=tested)


def _matched(node: nodes.Node, item: Text) -> Text:
    """Return `item` as the loop's variable holds it: of a pattern, one of the files that it matches."""
    if any(not isinstance(part, str) and part.name == "file names" for part in item.parts):
        return unknown(Origin.UNKNOWN, "a matched file", node.start)
    return item


def _has_a_word(state: State, word: nodes.Word) -> bool:
    """Return whether `word` certainly becomes an argument.

    So do text that stands there, and `"${name[@]}"` of an array that is known to have an element. A pattern may match
    no file, and is dropped then under `nullglob`.
    """
    match word.parts:
        case (nodes.DoubleQuoted(parts=(nodes.ParameterExpansion(prefix="", operator="") as part,)),):
            value = state.value(part.name)
            return part.subscript is not None and isinstance(value, Array) and value.filled
        case parts:
            is_open = any(isinstance(part, nodes.Glob | nodes.ExtendedGlob) for part in parts)
            return not is_open and any(_is_text(part) for part in parts)


def _is_text(part: nodes.Part) -> bool:
    """Return whether something stands there whatever is expanded."""
    match part:
        case nodes.Literal() | nodes.Escaped() | nodes.SingleQuoted() | nodes.AnsiQuoted():
            return True
        case nodes.DoubleQuoted(parts=inside):
            return not inside or any(map(_is_text, inside))
        case nodes.BraceExpansion():
            return part.sequence or any(map(_is_text, [piece for each in part.alternatives for piece in each.parts]))
        case _:
            return False


def _surely_a_word(word: nodes.Word, item: Text) -> bool:
    """Return whether `item`, to which `word` expands, is one word: an unquoted expansion may be none, or several."""
    if item.known is not None:
        return True
    hole = item.hole if isinstance(word.parts[0], nodes.DoubleQuoted) else None
    return hole is not None and hole.name != "arguments" and not hole.name.startswith("an element of")


def arithmetic_for(machine: Machine, node: nodes.ArithmeticFor, state: State, *, tested: bool) -> list[State]:
    """Return the states after `for ((first; test; step))`."""
    if node.first is not None:
        arithmetic.evaluate(machine, state, node.first)

    def begin(each: State, turn: int) -> list[tuple[State, bool]]:
        if turn and node.step is not None:
            arithmetic.evaluate(machine, each, node.step)
        outcome = True if node.test is None else arithmetic.truth_of(machine, each, node.test)
        return decided(machine, each, node, outcome, operator="((")

    return _loop(machine, node, state, begin, _Turns(machine.limits.turns), tested=tested)


def while_(machine: Machine, node: nodes.While, state: State, *, tested: bool) -> list[State]:
    """Return the states after `while` or `until`."""
    left: list[State] = []

    def begin(each: State, turn: int) -> list[tuple[State, bool]]:
        del turn
        after = run_list(machine, node.condition, each, tested=True)
        moving = [s for s in after if s.flow is Flow.NEXT]
        for stopped in after:
            if stopped not in moving:
                _after_turn(stopped, left, left)
        return [(s, way is not node.until) for s, way in split_by_status(machine, node.condition[-1], moving)]

    lines = None if node.until else tables.turns(state, node.condition)
    known = lines is not None and lines <= machine.limits.items
    turns = _Turns(lines, exactly=True) if known and lines is not None else _Turns(machine.limits.turns)
    return left + _loop(machine, node, state, begin, turns, tested=tested)


def _loop(
    machine: Machine,
    node: nodes.For | nodes.Select | nodes.ArithmeticFor | nodes.While,
    state: State,
    begin: Callable[[State, int], list[tuple[State, bool]]],
    turns: _Turns,
    *,
    tested: bool,
) -> list[State]:
    """Return the states after a loop, from executing it some `turns` and then once for all further turns.

    `begin` decides whether there is another turn. Before the last look every variable that the body sets is unknown,
    so that a loop which counts to a constant ends, too. The paths on which each turn has checked its element stay
    apart from the others there.
    """
    most, exactly, rounds = turns
    state.status = SUCCESS
    jobs = state.jobs
    pending = [state]
    out: list[State] = []
    for turn in range(most + 1):
        if turn == most and not exactly:
            pending = _forget(machine, node, pending, None if rounds is None else rounds.mark)
        entered: list[State] = []
        for each in pending:
            last = each.status
            for after, way in begin(each, turn):
                if not way:
                    after.status = last
                    out.append(after)
                else:
                    entered.append(after)
        pending = []
        for each in entered:
            for after in run_list(machine, node.body, each, tested=tested):
                if rounds is not None:
                    rounds.after_turn(after, turn)
                _after_turn(after, pending, out)
        pending = merged(machine, node, pending, keep_status=True)
    settle(jobs, out, (*out, *pending))
    for each in pending:
        machine.abandon(each.trail)
    return merged(machine, node, out, keep_status=True)


def _after_turn(state: State, pending: list[State], out: list[State]) -> None:
    """Put a state after the loop's body where it goes: to the next turn, behind the loop, or further out."""
    if state.flow is Flow.NEXT:
        pending.append(state)
    elif state.flow is Flow.RETURN:
        out.append(state)
    elif state.levels > 1:
        state.levels -= 1
        out.append(state)
    elif state.flow is Flow.BREAK:
        state.flow, state.levels, state.status = Flow.NEXT, 0, SUCCESS
        out.append(state)
    else:
        state.flow, state.levels = Flow.NEXT, 0
        pending.append(state)


def _forget(machine: Machine, node: nodes.Node, states: list[State], mark: Hole | None) -> list[State]:
    """Return the states as they are after any number of further turns."""
    names = set(_assigned_in(node))
    out: list[State] = []
    for state in states:
        after = state.copy()
        variables = dict(after.variables)
        for name in names & variables.keys():
            old = variables[name]
            fresh = unknown(Origin.JOINED, f"`{name}` after a loop", node.start, sources=flowing(old))
            if isinstance(old, Text):
                variables[name] = text = Text(fresh.parts, old.shape, old.made)
                # What each turn puts there, if any does, is a file that was looked for.
                after.existing |= {text} if old in state.existing or old == EMPTY else frozenset()
        after.variables = variables
        alike = (each for each in out[:2] if (mark in each.checked) is (mark in after.checked))
        first = next((each for each in alike if each.agrees(after)), None)
        if first is not None:
            join_into(first, after, node.start)
            machine.abandon(after.trail)
        else:
            out.append(after)
    return out


def _assigned_in(node: nodes.Node) -> Iterator[str]:
    for each in walk(node):
        if isinstance(each, nodes.Assignment | nodes.For):
            yield each.name
        elif isinstance(each, nodes.ArithmeticCommand | nodes.ArithmeticExpansion | nodes.ArithmeticFor):
            yield from _names_in(each)
        elif isinstance(each, nodes.Simple) and each.words and isinstance(each.words[0], nodes.Word):
            for word in each.words[1:]:
                if isinstance(word, nodes.Word) and len(word.parts) == 1 and isinstance(word.parts[0], nodes.Literal):
                    yield word.parts[0].text.partition("=")[0]


def _names_in(node: nodes.Node) -> Iterator[str]:
    for each in walk(node):
        if isinstance(each, nodes.Arithmetic):
            for part in each.parts:
                if isinstance(part, nodes.Literal):
                    yield from _NAME.findall(part.text)
