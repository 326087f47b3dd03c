"""Compound commands: lists, branches, loops, `case`, groups and function definitions (bash(1), Compound Commands)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.flow import checks, patterns, redirects, words
from runelint.flow.conditions import decided, split_by_status
from runelint.flow.detached import redirects_input
from runelint.flow.events import SUCCESS, Status
from runelint.flow.jobs import hides_stdout, settle_counted
from runelint.flow.merge import merged
from runelint.flow.sequence import run_list
from runelint.flow.state import Fact, Flow, Function, Undo
from runelint.flow.values import FAILURE, UNSET_SOMEWHERE, Origin, Text, constant
from runelint.syntax import nodes, static_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from runelint.flow.machine import Machine
    from runelint.flow.state import State
    from runelint.flow.values import Hole


def and_or(machine: Machine, node: nodes.AndOr, state: State, *, tested: bool) -> list[State]:
    """Return the states after `a && b || c`. errexit looks at the last command only."""
    last = len(node.commands) - 1
    jobs = state.jobs
    pending = [state]
    done: list[State] = []
    for index, command in enumerate(node.commands):
        out: list[State] = []
        for each in pending:
            if each.flow is Flow.NEXT:
                out.extend(machine.run(machine, command, each, tested=tested or index < last))
            else:
                done.append(each)
        if index == last:
            done.extend(out)
            break
        pending = []
        moving = [each for each in out if each.flow is Flow.NEXT]
        done.extend(each for each in out if each.flow is not Flow.NEXT)
        for each, way in split_by_status(machine, command, moving):
            rest = _skips(node.operators, index, succeeded=way)
            if rest is None:
                each.status = Status(each.status.value, each.status.ordinary, exempt=not way, reason=each.status.reason)
                done.append(each)
            elif rest == index + 1:
                pending.append(each)
            else:
                done.extend(_rest(machine, node, rest, each, tested=tested))
    settle_counted(jobs, done, state, node.commands[0])
    return merged(machine, node, done, keep_status=True)


def _skips(operators: Sequence[str], index: int, *, succeeded: bool) -> int | None:
    """Return the index of the next command that runs, or None when none does."""
    for at in range(index, len(operators)):
        if (operators[at] == "&&") is succeeded:
            return at + 1
    return None


def _rest(machine: Machine, node: nodes.AndOr, start: int, state: State, *, tested: bool) -> list[State]:
    """Return the states after the commands of `node` from `start` on."""
    rest = nodes.AndOr(node.commands[start].start, node.end, node.commands[start:], node.operators[start:])
    return and_or(machine, rest, state, tested=tested)


def with_redirects(
    machine: Machine,
    node: nodes.Node,
    items: tuple[nodes.Redirect, ...],
    state: State,
    body: Callable[[State], list[State]],
) -> list[State]:
    """Return the states after `body` with the redirections of a compound command in force while it runs."""
    if not items:
        return body(state)
    before = state.descriptors
    redirection = redirects.redirect_all(machine, state, items)
    redirects.note_misled(machine, state, before, node, items)
    out: list[State] = []
    if redirection.status.value:
        out.append(redirection.failed(state))
    if redirection.certain:
        return out
    state.undone = (*state.undone, Undo(before, simple=False))
    spare = state.spare
    # The redirections of a subshell are its own, and never undone.
    if not isinstance(node, nodes.Subshell):
        state.keeps_stdin = state.keeps_stdin or redirects_input(items)
        state.spare = spare or (node is not state.made_for and hides_stdout(before, state.descriptors))
    for after in body(state):
        after.undone = after.undone[:-1]
        after.spare = spare
        redirection.undo(after)
        out.append(after)
    return out


def group(machine: Machine, node: nodes.Group, state: State, *, tested: bool) -> list[State]:
    """Return the states after `{ …; }`."""
    return run_list(machine, node.body, state, tested=tested)


def if_(machine: Machine, node: nodes.If, state: State, *, tested: bool) -> list[State]:
    """Return the states after `if`."""
    jobs = state.jobs
    pending = [state]
    out: list[State] = []
    for branch in node.branches:
        following: list[State] = []
        for each in pending:
            after = run_list(machine, branch.condition, each, tested=True)
            out.extend(s for s in after if s.flow is not Flow.NEXT)
            moving = [s for s in after if s.flow is Flow.NEXT]
            for way_state, way in split_by_status(machine, branch.condition[-1], moving):
                if way:
                    out.extend(run_list(machine, branch.body, way_state, tested=tested))
                else:
                    following.append(way_state)
        pending = merged(machine, node, following, keep_status=True)
    for each in pending:
        if node.otherwise:
            out.extend(run_list(machine, node.otherwise, each, tested=tested))
        else:
            each.status = SUCCESS
            out.append(each)
    settle_counted(jobs, out, state, node.branches[0].condition[-1])
    return merged(machine, node, out, keep_status=True)


def case(machine: Machine, node: nodes.Case, state: State, *, tested: bool) -> list[State]:
    """Return the states after `case`."""
    machine.forget_substitution()
    subject = words.word_text(machine, state, node.subject)
    if machine.substituted is not None:
        state.status = machine.substituted
    pending = [state]
    out: list[State] = []
    among = _among(machine, state, node.subject, subject)
    for index, item in enumerate(node.items):
        following: list[State] = []
        for each in pending:
            for matched, way in _matching(machine, each, item, subject, among):
                if way:
                    out.extend(_case_bodies(machine, node, index, matched, tested=tested))
                else:
                    following.append(matched)
        for word in item.patterns:
            among -= _matched(among, word)
        # Patterns leave `$?` as it is (tests/bash/facts/case_keeps_status.sh).
        pending = merged(machine, node, following, keep_status=True)
    for each in pending:
        each.status = SUCCESS
        out.append(each)
    return merged(machine, node, out, keep_status=True)


def _case_bodies(machine: Machine, node: nodes.Case, index: int, state: State, *, tested: bool) -> list[State]:
    """Return the states after the body of item `index` and those that it falls through to."""
    states = run_list(machine, node.items[index].body, state, tested=tested) if node.items[index].body else [state]
    if not node.items[index].body:
        state.status = SUCCESS
    terminator = node.items[index].terminator
    if terminator == ";;&" and index + 1 < len(node.items):
        rest = nodes.Case(node.start, node.end, node.subject, node.items[index + 1 :], ())
        return [after for each in states for after in case(machine, rest, each, tested=tested)]
    if terminator == ";&" and index + 1 < len(node.items):
        return [after for each in states for after in _case_bodies(machine, node, index + 1, each, tested=tested)]
    return states


def _among(machine: Machine, state: State, word: nodes.Word, subject: Text) -> frozenset[str]:
    """Return the texts of which the subject is one; none where that is not known."""
    parts = word.parts
    if len(parts) == 1 and isinstance(parts[0], nodes.DoubleQuoted):
        parts = parts[0].parts
    expansion, hole = parts[0] if len(parts) == 1 else None, subject.hole
    if not isinstance(expansion, nodes.ParameterExpansion) or expansion.prefix or expansion.operator:
        return frozenset()
    joined = hole is not None and hole.origin is Origin.JOINED and not hole.name.endswith(UNSET_SOMEWHERE)
    certain = joined and expansion.subscript is None and state.variables.get(expansion.name) == subject
    return machine.constants.get(expansion.name, frozenset()) if certain else frozenset()


def _matched(among: frozenset[str], word: nodes.Word) -> frozenset[str]:
    """Return those of the texts that a pattern without expansions matches as it stands."""
    text = static_text(word)
    return frozenset() if text is None else among & {text}


def _matching(
    machine: Machine, state: State, item: nodes.CaseItem, subject: Text, among: frozenset[str]
) -> list[tuple[State, bool]]:
    """Return the states in which one of the item's patterns matches, and those in which none does.

    The subject is one of the texts `among`, where there are any.
    """
    out: list[tuple[State, bool]] = []
    pending = [state]
    for word in item.patterns:
        following: list[State] = []
        for each in pending:
            for after, way in _match_one(machine, each, word, subject, among):
                if way:
                    out.append((after, True))
                else:
                    following.append(after)
        pending = following
        among -= _matched(among, word)
    return out + [(each, False) for each in pending]


def _match_one(
    machine: Machine, state: State, word: nodes.Word, subject: Text, among: frozenset[str]
) -> list[tuple[State, bool]]:
    pattern = words.pattern(machine, state, word)
    if pattern is not None and set(pattern) == {"*"}:
        return [(state, True)]
    hole = subject.hole
    outcome: bool | None = None
    fact = Fact() if hole is None else state.facts.get(hole, Fact())
    plain = pattern is not None and not any(char in pattern for char in "*?[\\")
    if subject.known is not None and pattern is not None:
        outcome = patterns.matches(subject.known, pattern)
    elif plain and pattern is not None and _ruled_out(hole, fact, pattern):
        outcome = False
    elif plain and among:
        matched = _matched(among, word)
        outcome = (True if matched == among else None) if matched else False
    other = constant(pattern or "")
    ways = decided(machine, state, word, outcome, operator="case", subject=subject, other=other)
    for each, way in ways:
        checks.after_pattern(machine, each, subject, word, same=way)
    if outcome is None and hole is not None and plain and pattern is not None:
        for each, way in ways:
            if way:
                each.substitute(hole, other)
            else:
                each.learn(hole, Fact(fact.nonempty or not pattern, fact.excluded | {pattern}))
    return ways


def _ruled_out(hole: Hole | None, fact: Fact, text: str) -> bool:
    """Return whether the hole cannot be `text`, by what the path has said about it."""
    return (hole == FAILURE and text == "0") or text in fact.excluded or (fact.nonempty and not text)


def define(machine: Machine, node: nodes.FunctionDefinition, state: State, *, tested: bool) -> list[State]:
    """Return the state in which the function is known."""
    del machine, tested
    state.functions = {**state.functions, node.name: Function(node.name, node.body, state.source, state.place)}
    state.status = SUCCESS
    return [state]
