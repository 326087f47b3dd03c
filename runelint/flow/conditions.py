"""Decisions: `[[ ]]`, `test`, and the paths that part there (bash(1), CONDITIONAL EXPRESSIONS)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from runelint.contract.bpcs.functions import LIBRARY
from runelint.flow import allow_lists, arithmetic, checks, interpreting, patterns, words
from runelint.flow.descriptors import Sink, target_of
from runelint.flow.events import Condition, Status
from runelint.flow.exposure import note_file_names, note_traced
from runelint.flow.identifiers import admits_words_only
from runelint.flow.machine import NONZERO
from runelint.flow.redirects import with_folders
from runelint.flow.state import Fact
from runelint.flow.values import EMPTY, FAILURE, Array, Origin, Text, constant, unknown
from runelint.jq.shape import WORD
from runelint.syntax import nodes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.flow.machine import Machine
    from runelint.flow.state import State

_NUMERIC = {"-eq": "==", "-ne": "!=", "-lt": "<", "-le": "<=", "-gt": ">", "-ge": ">="}
_EXISTENCE = set("abcdefghkprsuwxGLNOS")


def decided(
    machine: Machine,
    state: State,
    node: nodes.Node,
    outcome: bool | None,  # noqa: FBT001 - the answer itself, and no switch
    *,
    operator: str,
    subject: Text = EMPTY,
    other: Text = EMPTY,
) -> list[tuple[State, bool]]:
    """Return the states after a decision: one when `outcome` is known, else one for each way."""
    if outcome is not None:
        return [(state, outcome)]
    out = []
    for way in (True, False):
        each = state.copy()
        each.log(Condition(machine.where(state, node), node, way, operator, subject, other))
        checks.after_count(each, node, way=way)
        out.append((each, way))
    return out


def split_by_status(machine: Machine, node: nodes.Node, states: list[State]) -> list[tuple[State, bool]]:
    """Return each state with whether its command succeeded; one whose status is not known becomes two."""
    out: list[tuple[State, bool]] = []
    for state in states:
        status = state.status
        outcome = None if status.value is None else status.value == 0
        for each, way in decided(machine, state, node, outcome, operator="status"):
            each.check_holes(status.proves if way else status.refutes)
            each.existing |= status.finds if way else status.misses
            if outcome is None:
                each.status = Status(0 if way else NONZERO, ordinary=status.ordinary, reason=status.reason)
            out.append((each, way))
    return out


def conditional(machine: Machine, node: nodes.Conditional, state: State, *, tested: bool) -> list[State]:
    """Return the states after `[[ … ]]`."""
    del tested
    return _as_status(_test(machine, state, node.expression), of_status=_expects_a_status(state, node))


def _as_status(ways: list[tuple[State, bool]], *, of_status: bool) -> list[State]:
    for state, way in ways:
        state.status = Status(0 if way else 1, ordinary=not of_status, reason="the condition")
    return [state for state, _ in ways]


# `$?`, compared with a status that is not 0.
_EXPECTED_STATUS = re.compile(r"\$\?\"?\s*(?:-eq|==?)\s*[1-9]")


def _expects_a_status(state: State, node: nodes.Node) -> bool:
    """Return whether a condition lets one failure of the command before it pass (`diff a b || test $? -eq 1`).

    That it then fails for another status is as rare as that status.
    """
    return _EXPECTED_STATUS.search(state.source.text, node.start, node.end) is not None


def _test(machine: Machine, state: State, node: nodes.Test) -> list[tuple[State, bool]]:
    match node:
        case nodes.TestWord():
            text = words.word_text(machine, state, node.word)
            note_traced(machine, state, node, state.descriptors, text)
            return emptiness(machine, state, node, text, operator="-n")
        case nodes.TestUnary():
            text = words.word_text(machine, state, node.operand)
            note_traced(machine, state, node, state.descriptors, text)
            return unary(machine, state, node, node.operator, text)
        case nodes.TestBinary():
            return _binary(machine, state, node)
        case nodes.TestNot():
            return [(each, not way) for each, way in _test(machine, state, node.operand)]
        case nodes.TestGroup():
            return _test(machine, state, node.operand)
        case nodes.TestAndOr():
            return _and_or(machine, state, node)
        case _:
            assert_never(node)


def _and_or(machine: Machine, state: State, node: nodes.TestAndOr) -> list[tuple[State, bool]]:
    goes_on = node.operator == "&&"
    pending = [state]
    out: list[tuple[State, bool]] = []
    for operand in node.operands:
        ways = [way for each in pending for way in _test(machine, each, operand)]
        out.extend((each, way) for each, way in ways if way is not goes_on)
        pending = [each for each, way in ways if way is goes_on]
    return out + [(each, goes_on) for each in pending]


def emptiness(
    machine: Machine, state: State, node: nodes.Node, text: Text, *, operator: str
) -> list[tuple[State, bool]]:
    """Return the states after `-n text` or `-z text`; on each path the hole in it is known to be so."""
    full = _full(state, text)
    wanted = operator == "-n"
    outcome = None if full is None else full is wanted
    ways = decided(machine, state, node, outcome, operator=operator, subject=text)
    hole = text.hole
    if outcome is None and hole is not None:
        for each, way in ways:
            checks.after_emptiness(machine, each, text, empty=way is not wanted)
            if way is wanted:
                checks.is_full(each, text)
            else:
                each.substitute(hole, EMPTY)
    return ways


def _is_one_word(node: nodes.Node) -> bool:
    """Return whether the operand of a test is one word whatever it holds: `[ -d $x ]` without a word succeeds."""
    if not isinstance(node, nodes.Simple):
        return True
    inside = [part for word in node.words if isinstance(word, nodes.Word) for part in word.parts]
    return not any(isinstance(part, nodes.ParameterExpansion | nodes.CommandSubstitution) for part in inside)


def _full(state: State, text: Text) -> bool | None:
    """Return whether `text` has characters in it, or None when that is not known."""
    if text.known is not None:
        return bool(text.known)
    if text.never_empty:
        return True
    if any(not isinstance(part, str) and state.facts.get(part, Fact()).nonempty for part in text.parts):
        return True
    return None


def unary(machine: Machine, state: State, node: nodes.Node, operator: str, text: Text) -> list[tuple[State, bool]]:
    """Return the states after a test with one operand."""
    if operator in {"-n", "-z"}:
        return emptiness(machine, state, node, text, operator=operator)
    if operator in {"-v", "-R"}:
        return _variable(machine, state, node, operator, text)
    if operator == "-o":
        outcome = text.known in state.options if text.known in {"errexit", "nounset", "pipefail", "xtrace"} else None
        return decided(machine, state, node, outcome, operator=operator, subject=text)
    if operator == "-t":
        # RUNE sends the message through a pipe: stdin is no terminal.
        piped = target_of(state.descriptors, _number(text)).sink is Sink.STDIN
        return decided(machine, state, node, False if piped else None, operator=operator, subject=text)
    if operator[1:] not in _EXISTENCE:
        return decided(machine, state, node, None, operator=operator, subject=text)
    note_file_names(machine, text)
    outcome = True if operator in {"-e", "-a"} and text in state.existing else None
    ways = decided(machine, state, node, outcome, operator=operator, subject=text)
    for each, way in ways:
        if way:
            each.existing |= with_folders(text)
            if _is_one_word(node):
                checks.is_full(each, text)
        elif LIBRARY in (text.likely or text.ending()):
            each.progress(library_missing=True)
    return ways


def _variable(machine: Machine, state: State, node: nodes.Node, operator: str, text: Text) -> list[tuple[State, bool]]:
    """Return the states after a test whether a variable, or an element, is set."""
    test = "test" if isinstance(node, nodes.Simple) else "[["
    interpreting.note_name(machine, state, node, test, text)
    outcome = True if text.known in state.variables else None
    if text.known is not None and text.known.endswith("]"):
        array = state.value(text.known.partition("[")[0])
        keys = {key for key, _ in array.elements} if isinstance(array, Array) else set()
        outcome = True if text.known.partition("[")[2][:-1] in keys else None
    ways = decided(machine, state, node, outcome, operator=operator, subject=text)
    for each, way in ways:
        if way:
            allow_lists.after_name(machine, each, text)
        if way and (text.known or "").isidentifier() and outcome is None and text.known:
            each.set(text.known, unknown(Origin.ENVIRONMENT, text.known, -2))
    return ways


def _number(text: Text) -> int:
    """Return the descriptor that `-t` is asked about, or -1 when that is not known."""
    known = text.known or ""
    return int(known) if known.isdecimal() else -1


def _binary(machine: Machine, state: State, node: nodes.TestBinary) -> list[tuple[State, bool]]:
    left = words.word_text(machine, state, node.left)
    note_traced(machine, state, node, state.descriptors, left)
    operator = node.operator
    if operator in _NUMERIC:
        right = words.word_text(machine, state, node.right)
        for operand in (left, right):
            interpreting.note_arithmetic(machine, state, node, f"`[[ … {operator} … ]]`", operand)
        return numeric(machine, state, node, operator, left, right)
    if operator in {"=", "==", "!="}:
        pattern = words.pattern(machine, state, node.right)
        exact = constant(pattern.replace("\\", "")) if pattern is not None and not _is_glob(pattern) else None
        ways = equality(machine, state, node, operator, left, pattern, exact)
        for each, way in ways:
            checks.after_pattern(machine, each, left, node.right, same=way is (operator != "!="))
        return ways
    right = words.word_text(machine, state, node.right)
    outcome = None
    expression = words.pattern(machine, state, node.right, quote=re.escape) if operator == "=~" else None
    if left.known is not None and expression is not None:
        outcome = patterns.regex_matches(left.known, expression)
    ways = decided(machine, state, node, outcome, operator=operator, subject=left, other=right)
    for each, way in ways:
        if operator == "=~":
            checks.after_regex(each, left, right, expression, same=way)
        if way and left.hole is not None and expression is not None and admits_words_only(expression):
            each.substitute(left.hole, Text((left.hole._replace(shape=left.hole.shape or WORD),)))
    return ways


def _is_glob(pattern: str) -> bool:
    return re.search(r"(?<!\\)[*?\[(]", pattern) is not None


def equality(
    machine: Machine,
    state: State,
    node: nodes.Node,
    operator: str,
    left: Text,
    pattern: str | None,
    exact: Text | None,
) -> list[tuple[State, bool]]:
    """Return the states after a comparison with a pattern; `exact` is the pattern when it is one plain text."""
    same: bool | None = None
    hole = left.hole
    if left.known is not None and pattern is not None:
        same = patterns.matches(left.known, pattern)
    elif exact is not None and exact.known is not None:
        if hole == FAILURE and exact.known == "0":
            same = False
        elif hole is not None:
            fact = state.facts.get(hole, Fact())
            if exact.known in fact.excluded or (fact.nonempty and not exact.known):
                same = False
        elif not _could_be(left, exact.known):
            same = False
    wanted = operator != "!="
    outcome = None if same is None else same is wanted
    other = exact if exact is not None else constant(pattern or "")
    ways = decided(machine, state, node, outcome, operator=operator, subject=left, other=other)
    if outcome is None and hole is not None and exact is not None and exact.known is not None:
        for each, way in ways:
            if not exact.known or way is wanted:
                checks.after_emptiness(machine, each, left, empty=not exact.known and way is wanted)
            if way is wanted:
                each.substitute(hole, exact)
            else:
                fact = each.facts.get(hole, Fact())
                each.learn(hole, Fact(fact.nonempty or not exact.known, fact.excluded | {exact.known}))
    return ways


def _could_be(text: Text, other: str) -> bool:
    """Return whether `text` can be `other`, by the known characters at its ends."""
    first, last = text.parts[0], text.parts[-1]
    if isinstance(first, str) and not other.startswith(first):
        return False
    return not (isinstance(last, str) and not other.endswith(last))


def numeric(
    machine: Machine, state: State, node: nodes.Node, operator: str, left: Text, right: Text
) -> list[tuple[State, bool]]:
    """Return the states after a comparison of numbers."""
    outcome: bool | None = None
    if right.known is not None and (left.known is not None or left.hole == FAILURE or state.least(left)):
        first = arithmetic.flattened(state, left) or "0"
        outcome = arithmetic.truth_of_text(state, f"({first}) {_NUMERIC[operator]} ({right.known or 0})", 0)
    ways = decided(machine, state, node, outcome, operator=operator, subject=left, other=right)
    for each, way in ways:
        if way and not isinstance(node, nodes.TestBinary):
            checks.after_numbers(each, left, right)
        checks.after_bound(each, operator if way else checks.OPPOSITE[operator], left, right)
    if outcome is None and left.hole is not None and (right.known or "").isdecimal() and operator in {"-eq", "-ne"}:
        for each, way in ways:
            if way is (operator == "-eq"):
                each.substitute(left.hole, right)
            elif left.hole.origin is Origin.STATUS and right.known == "0":
                each.substitute(left.hole, Text((FAILURE,)))
    return ways


def builtin_test(machine: Machine, state: State, node: nodes.Node, arguments: Sequence[Text]) -> list[State]:
    """Return the states after `test` or `[` with `arguments` (without the closing bracket)."""
    ways = _builtin(machine, state, node, list(arguments))
    return _as_status(ways, of_status=_expects_a_status(state, node))


def _builtin(machine: Machine, state: State, node: nodes.Node, arguments: list[Text]) -> list[tuple[State, bool]]:
    for joiner, goes_on in (("-o", False), ("-a", True)):
        at = next((i for i in range(1, len(arguments) - 1) if arguments[i].known == joiner), 0)
        if at and len(arguments) > 3:  # noqa: PLR2004 - three words are one comparison
            out: list[tuple[State, bool]] = []
            for each, way in _builtin(machine, state, node, arguments[:at]):
                if way is goes_on:
                    out.extend(_builtin(machine, each, node, arguments[at + 1 :]))
                else:
                    out.append((each, way))
            return out
    match arguments:
        case []:
            return [(state, False)]
        case [first, *rest] if first.known == "!" and rest:
            return [(each, not way) for each, way in _builtin(machine, state, node, rest)]
        case [only]:
            return emptiness(machine, state, node, only, operator="-n")
        case [operator, operand] if operator.known is not None:
            return unary(machine, state, node, operator.known, operand)
        case [left, operator, right] if operator.known in _NUMERIC:
            return numeric(machine, state, node, operator.known or "", left, right)
        case [left, operator, right] if operator.known in {"=", "==", "!="}:
            return _same_text(machine, state, node, operator.known or "", left, right)
        case _:
            return decided(machine, state, node, None, operator="test")


def _same_text(
    machine: Machine, state: State, node: nodes.Node, operator: str, left: Text, right: Text
) -> list[tuple[State, bool]]:
    """Return the states after `[ left = right ]` or `[ left != right ]`."""
    known = right.known
    pattern = None if known is None else patterns.quoted(known)
    ways = equality(machine, state, node, operator, left, pattern, None if known is None else right)
    for each, way in ways:
        if way is (operator != "!="):
            checks.after_comparison(each, left, right)
    return ways


def arithmetic_command(machine: Machine, node: nodes.ArithmeticCommand, state: State, *, tested: bool) -> list[State]:
    """Return the states after `(( … ))`: it succeeds when the value is not 0."""
    del tested
    text = state.source.text[node.expression.start : node.expression.end]
    value = arithmetic.truth_of(machine, state, node.expression)
    counts = re.search(r"\+\+|--|[-+*/%]=", text) is not None
    reason = "arithmetic that gives 0" if counts else "the condition"
    if value is not None:
        state.status = Status(0 if value else 1, ordinary=True, reason=reason)
        return [state]
    ways = decided(machine, state, node, None, operator="((", subject=constant(text.strip()))
    for each, way in ways:
        ordinary = not counts and not _expects_a_status(state, node)
        each.status = Status(0 if way else 1, ordinary=ordinary, reason=reason)
    return [each for each, _ in ways]
