"""What it tells of a command where the shell goes on behind it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from runelint.confirm.records import leaves_trace
from runelint.syntax import nodes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.confirm.statements import Statements


class _Fate(Enum):
    """What is left of the status of a command behind that which it stands in."""

    SAME = "it is that of the whole"
    TURNED = "it is turned"
    LOST = "it is not known any more"


class Fates:
    """Tells by the place where the shell goes on whether a command succeeded."""

    def __init__(self, statements: Statements) -> None:
        """Use the commands of one source."""
        self._statements = statements

    def told(self, node: nodes.Node, there: Sequence[nodes.Node], *, status: bool | None) -> bool | None:
        """Return whether `node` succeeded when the shell goes on at `there`, one of which it is.

        `status` is whether `$?` was 0 there, None where that is not to be trusted.
        """
        turned, child = False, node
        if any(isinstance(each, nodes.Case) and each in self._statements.upwards(node) for each in there):
            # It comes again, or what was written before comes late: see `Account` in runner/trace.
            return None
        for parent in self._statements.upwards(node):
            if parent is node:
                continue
            inside = [parent in self._statements.upwards(each) for each in there]
            if all(inside):
                tops = {id(top): top for top in (self._top(parent, each) for each in there)}
                top = next(iter(tops.values())) if len(tops) == 1 else None
                if top is None:
                    return None
                # Only what is executed first shows what the command before has left.
                first = all(self._statements.is_first_in(top, each) for each in there)
                found = _within(parent, child, top, status if first else None)
                return None if found is None else found is not turned
            fate = _Fate.LOST if any(inside) else _left(parent, child)
            if isinstance(fate, bool):
                return None if self._is_contradicted(parent, there, fate=fate, status=status) else fate is not turned
            if fate is _Fate.LOST:
                return None
            turned, child = turned is not (fate is _Fate.TURNED), parent
        return None

    def last(self, node: nodes.Node) -> bool | None:
        """Return whether `node` succeeded when nothing came after it in its process, which is not the main shell."""
        turned, child = False, node
        for parent in self._statements.upwards(node):
            if parent is node:
                continue
            match parent:
                case nodes.Pipeline(commands=(_,)):
                    turned = turned is not parent.negated
                case nodes.AndOr() if child is not parent.commands[-1]:
                    found = _of_operand(parent, child, None, ends=True)
                    return found is not turned if found is not None and self._is_at_end(parent) else None
                case nodes.AndOr():
                    pass
                case nodes.Group() if child is parent.body[-1]:
                    pass
                case _:
                    return None
            child = parent
        return None

    def _is_at_end(self, node: nodes.Node) -> bool:
        """Return whether a command is the last of its subshell."""
        child = node
        for parent in self._statements.upwards(node):
            if isinstance(parent, nodes.Subshell | nodes.CommandSubstitution):
                return child is parent.body[-1]
            plain = isinstance(parent, nodes.Pipeline) and len(parent.commands) == 1
            ends = isinstance(parent, nodes.Group) and child is parent.body[-1]
            if parent is not node and not (plain or ends):
                return False
            child = parent
        return False

    def is_turned(self, node: nodes.Node) -> bool:
        """Return whether a `!` stands before the command, or before one that it is in."""
        return any(isinstance(each, nodes.Pipeline) and each.negated for each in self._statements.upwards(node))

    def _is_contradicted(
        self, parent: nodes.Node, there: Sequence[nodes.Node], *, fate: bool, status: bool | None
    ) -> bool:
        """Return whether what stands around `parent` says that it did not end as its operand did.

        Then something was executed between that is not in the trace.
        """
        around = self._statements.around(parent)
        if not isinstance(parent, nodes.AndOr) or around is None:
            return False
        tops = {id(top): top for top in (self._top(around, each) for each in there)}
        if len(tops) != 1 or not all(around in self._statements.upwards(each) for each in there):
            return False
        told = _within(around, parent, next(iter(tops.values())), status)
        return told is not None and told is not fate

    def _top(self, parent: nodes.Node, node: nodes.Node) -> nodes.Node:
        """Return what stands right in `parent` and has `node` in it; `parent` itself where that is the node."""
        found = node
        for each in self._statements.upwards(node):
            if each is parent:
                break
            found = each
        return found


def _within(parent: nodes.Node, child: nodes.Node, top: nodes.Node, status: bool | None) -> bool | None:  # noqa: FBT001 - None, too
    """Return whether `child` succeeded when the shell goes on at `top`, which stands in the same `parent`."""
    match parent:
        case nodes.AndOr():
            return _of_operand(parent, child, top)
        case nodes.Branch(condition=condition, body=body) if child is condition[-1] and top in body:
            return True
        case nodes.While(condition=condition, body=body) if child is condition[-1]:
            return not parent.until if top in body else None
        case nodes.While(condition=condition, body=body) if child is body[-1]:
            return status if top is condition[0] else None
        case nodes.For(body=body) | nodes.Select(body=body) if child is body[-1]:
            return status if top is parent else None
        case _:
            return status if any(_is_next(row, child, top) for row in _rows(parent)) else None


def _left(parent: nodes.Node, child: nodes.Node) -> bool | _Fate:
    """Return what is left of the status of `child` when the shell goes on behind `parent`, or what it was by that."""
    match parent:
        case nodes.Pipeline(commands=(_,)):
            return _Fate.TURNED if parent.negated else _Fate.SAME
        case nodes.AndOr():
            found = _of_operand(parent, child, None)
            return _Fate.SAME if child is parent.commands[-1] else _Fate.LOST if found is None else found
        case nodes.Branch(condition=condition, body=body) if child is condition[-1]:
            # A branch that was not taken; what it leaves is 0.
            return False if leaves_trace(body[0]) else _Fate.LOST
        case nodes.While(condition=condition, body=body) if child is condition[-1]:
            return parent.until if leaves_trace(body[0]) else _Fate.LOST
        case nodes.Branch(body=body) | nodes.Group(body=body) | nodes.CaseItem(body=body):
            return _Fate.SAME if child is body[-1] else _Fate.LOST
        case nodes.For(body=body) | nodes.Select(body=body):
            return _Fate.SAME if child is body[-1] else _Fate.LOST
        case nodes.If():
            taken = isinstance(child, nodes.Branch) or child is parent.otherwise[-1]
            return _Fate.SAME if taken else _Fate.LOST
        case nodes.Case():
            return _Fate.SAME if isinstance(child, nodes.CaseItem) else _Fate.LOST
        case _:
            return _Fate.LOST


def _of_operand(parent: nodes.AndOr, child: nodes.Node, top: nodes.Node | None, *, ends: bool = False) -> bool | None:
    """Return whether an operand of `&&` and `||` succeeded when the shell goes on at another one, or at none."""
    at = parent.commands.index(child) if child in parent.commands else -1
    to = parent.commands.index(top) if top is not None and top in parent.commands else None
    if at < 0 or (top is not None and (to is None or to <= at)):
        return None
    left = []
    for way in (True, False):
        following = next(
            (i + 1 for i in range(at, len(parent.operators)) if (parent.operators[i] == "&&") is way), None
        )
        # One that leaves nothing in the trace may have been executed in between.
        if following == to or (following is not None and not leaves_trace(parent.commands[following], ends=ends)):
            left.append(way)
    return left[0] if len(left) == 1 else None


def _rows(parent: nodes.Node) -> list[tuple[nodes.Node, ...]]:
    """Return the commands in `parent` that are executed one after the other."""
    match parent:
        case nodes.Branch() | nodes.While():
            return [parent.condition, parent.body]
        case nodes.If():
            return [parent.otherwise]
        case (
            nodes.Script()
            | nodes.Group()
            | nodes.Subshell()
            | nodes.CommandSubstitution()
            | nodes.ProcessSubstitution()
            | nodes.For()
            | nodes.Select()
            | nodes.ArithmeticFor()
            | nodes.CaseItem()
        ):
            return [parent.body]
        case _:
            return []


def _is_next(row: tuple[nodes.Node, ...], child: nodes.Node, top: nodes.Node) -> bool:
    """Return whether one command stands right behind another."""
    return child in row and top in row and row.index(top) == row.index(child) + 1
