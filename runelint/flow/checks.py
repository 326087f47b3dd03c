"""What a decision says about a value of the message: that it is one of those that it may be.

A value is checked on the way on which it has matched a pattern of constants and closed sets of characters, or is equal
to something that is not from the message.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from runelint.flow import closed, patterns, words
from runelint.flow.state import Fact
from runelint.flow.values import NOTHING, Array, Origin, Text, flowing, from_message
from runelint.flow.values import same as same_hole
from runelint.syntax import nodes

if TYPE_CHECKING:
    from collections.abc import Callable

    from runelint.flow.machine import Machine
    from runelint.flow.state import State


def whole_pattern(
    machine: Machine, state: State, word: nodes.Word, quote: Callable[[str], str] = patterns.quoted
) -> str | None:
    """Return `word` as a pattern, with those of `extglob`; None when there is something in it that is not known."""
    out: list[str] = []
    for part in word.parts:
        if isinstance(part, nodes.ExtendedGlob):
            inner = [whole_pattern(machine, state, each, quote) for each in part.alternatives]
            if None in inner:
                return None
            out.append(f"{part.operator}({'|'.join(each or '' for each in inner)})")
            continue
        piece = words.pattern(machine, state, nodes.Word(part.start, part.end, (part,)), quote=quote)
        if piece is None:
            return None
        out.append(piece)
    return "".join(out)


def is_full(state: State, text: Text) -> None:
    """Learn that `text` is not empty: a variable of the environment that is not is there."""
    hole = text.hole
    if hole is None:
        return
    state.learn(hole, state.facts.get(hole, Fact())._replace(nonempty=True))
    if hole.origin is Origin.ENVIRONMENT and hole.name not in state.variables:
        state.set(hole.name, text)


def after_pattern(machine: Machine, state: State, left: Text, word: nodes.Word, *, same: bool) -> None:
    """Learn from `left` having matched the pattern `word`, or not."""
    if same and left.hole is not None:
        pattern = whole_pattern(machine, state, word)
        if pattern is not None and not patterns.may_be_empty(pattern):
            is_full(state, left)
    if not _concerns(left) and not any(
        isinstance(part, nodes.DoubleQuoted | nodes.ParameterExpansion) for part in word.parts
    ):
        return
    pattern = whole_pattern(machine, state, word)
    if pattern is not None:
        if closed.pattern_is_closed(pattern) if same else closed.pattern_finds_the_rest(pattern):
            state.check(left)
        return
    if not same:
        return
    right = words.word_text(machine, state, word)
    open_ended = any(isinstance(part, nodes.Glob | nodes.ExtendedGlob) for part in word.parts)
    if not open_ended:
        after_comparison(state, left, right)
    elif not _concerns(left):
        # `[[ " ${ALLOWED[*]} " == *" $x "* ]]`: what is part of a text that is not from the message.
        state.check(right)


def after_comparison(state: State, left: Text, right: Text) -> None:
    """Learn from both having been equal."""
    if not from_message(right, state.checked):
        state.check(left)
    elif not from_message(left, state.checked):
        state.check(right)


# A whole number that does not begin with 0.
_POSITIVE = re.compile(r"\^\(?\[1-9\](?:\[0-9\]|\[\[:digit:\]\]|[*+?()]|\{[0-9,]+\})*\$")


def after_regex(state: State, left: Text, right: Text, expression: str | None, *, same: bool) -> None:
    """Learn from the regular expression having been found in `left`, or not."""
    if same and _concerns(left):
        state.renew("BASH_REMATCH", Array((), sealed=False, sources=flowing(left)))
    if same and left.hole is not None and expression is not None and _POSITIVE.fullmatch(expression):
        state.learn(same_hole(left.hole), Fact(nonempty=True, least=1))
    if same and expression is not None and not patterns.may_find_nothing(expression):
        is_full(state, left)
    if expression is not None:
        if closed.regex_is_closed(expression) if same else closed.regex_finds_the_rest(expression):
            state.check(left)
    elif same and not _concerns(left):
        state.check(right)


def after_numbers(state: State, *texts: Text) -> None:
    """Learn from `[ a -gt b ]` having succeeded: what is no number makes it fail, whatever it is compared with."""
    state.check(*texts)


# What holds where a comparison does not.
OPPOSITE = {"-eq": "-ne", "-ne": "-eq", "-lt": "-ge", "-ge": "-lt", "-gt": "-le", "-le": "-gt"}


def after_bound(state: State, operator: str, left: Text, right: Text) -> None:
    """Learn from `left -ge N`, or `left -gt N`, how much `left` is at least."""
    known = right.known or ""
    if left.hole is None or operator not in {"-ge", "-gt"} or not known.isdecimal():
        return
    hole = same_hole(left.hole)
    before = state.facts.get(hole, Fact())
    least = max(before.least, int(known) + (operator == "-gt"))
    state.learn(hole, before._replace(nonempty=True, least=least))


def after_emptiness(machine: Machine, state: State, text: Text, *, empty: bool) -> None:
    """Learn from `text` having been empty, or not: `${x//[a-z]/}` is empty where there is nothing else in `x`."""
    hole = text.hole
    if hole is not None:
        state.check_holes((machine.when_empty if empty else machine.when_full).get(same_hole(hole), NOTHING))


# How many elements an array has, compared with nothing: whether it is empty when that holds, or when it does not.
_COUNT = r"\"?\$\{#(\w+)\[[@*]\]\}\"?"
_HAS_ONE = re.compile(rf"{_COUNT}(?:\s*(?:>|!=|-gt|-ne)\s*0|\s*(?:>=|-ge)\s*1)?")
_HAS_NONE = re.compile(rf"{_COUNT}\s*(?:(?:==?|<=|-eq|-le)\s*0|(?:<|-lt)\s*1)|!\s*{_COUNT}")
_BRACKETS = re.compile(r"\[\[?\s(.*)\s\]\]?|test\s(.*)|\(\((.*)\)\)|(.*)", re.DOTALL)


def after_count(state: State, node: nodes.Node, *, way: bool) -> None:
    """Learn from a condition about the number of an array's elements that it has one."""
    # Every decision comes by here, also those about whole loops.
    if state.source.text.find("${#", node.start, node.end) < 0:
        return
    inner = _BRACKETS.fullmatch(state.source.text, node.start, node.end)
    text = next(filter(None, inner.groups()), "").strip() if inner else ""
    found = (_HAS_ONE if way else _HAS_NONE).fullmatch(text)
    name = next(filter(None, found.groups()), "") if found else ""
    value = state.value(name)
    if isinstance(value, Array) and not value.sealed:
        state.set(name, replace(value, filled=True))


def _concerns(text: Text) -> bool:
    return bool(from_message(text))
