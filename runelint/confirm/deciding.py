"""How the conditions of a path turned out in a real run, where its trace tells.

What comes next tells: a branch, or the other one; where both lead to the same place, `$?` does, which is the status of
the command before. Not always: `if` makes a failure 0, `!` turns it, and a substitution puts its own status there.
"""

from __future__ import annotations

from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from runelint.confirm.fates import Fates
from runelint.confirm.records import is_transparent, leaves_trace
from runelint.confirm.statements import FORKING, Statements, is_only_before
from runelint.syntax import nodes
from runelint.syntax.walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.confirm.judge import Trial
    from runelint.flow.events import Condition, Where
    from runelint.syntax.source import Source

_LEAVES = (nodes.TestWord, nodes.TestUnary, nodes.TestBinary)
# Of so many parts of one conditional expression it is found out how each turned out.
_MOST_PARTS = 8


class Turned(NamedTuple):
    """A condition was asked at a step, and turned out so; None where that is not seen."""

    step: int
    outcome: bool | None


class _Next(NamedTuple):
    """What was executed next: a step, what it can be, and whether `$?` in it is that of the command before."""

    step: int
    commands: list[nodes.Node]
    tells: bool


class Deciding:
    """Tells of the conditions of one run how they turned out."""

    def __init__(self, trial: Trial) -> None:
        """Begin with no source read."""
        self._trial = trial
        self._steps = trial.observation.steps
        self._sources: dict[int, tuple[Statements, Fates]] = {}
        self._commands: dict[tuple[int, int], list[nodes.Node]] = {}

    def outcomes(self, condition: Condition) -> list[Turned]:
        """Return how the condition turned out each time that it was asked where it is on the path."""
        source = condition.where.place.source
        statements, _ = self._read(source)
        node = statements.same(condition.node)
        if node is None or condition.where.trap:
            return [Turned(-1, None)]
        match node:
            case nodes.Word():
                return list(self._of_pattern(node, condition.where, source, wanted=condition.outcome))
            case nodes.For() | nodes.Select() | nodes.ArithmeticFor():
                # See `turns`; the records of the expressions of `for (( ))` look like those of its body.
                return [Turned(-1, None)]
            case nodes.TestWord() | nodes.TestUnary() | nodes.TestBinary():
                return list(self._of_part(node, condition.where, source))
            case nodes.Simple() if _is_joined(node, source):
                return [Turned(-1, None)]
            case _:
                found = self._of_command(node, condition.where, source)
                # What is asked of `[ ! -e x ]` is `-e`.
                turned = condition.operator != "status" and _is_negated(node)
                return [
                    each._replace(outcome=each.outcome is False) if turned and each.outcome is not None else each
                    for each in found
                ]

    def turns(self, condition: Condition) -> list[Turned]:
        """Return the turns that a `for` took; one whose outcome is None is some other command, if not a turn."""
        source = condition.where.place.source
        node = self._read(source)[0].same(condition.node)
        asked = ((index, found) for index, found in self._at(condition.where, source) if node in found)
        return [Turned(index, outcome=True if found == [node] else None) for index, found in asked]

    def has_failed(self, where: Where) -> bool:
        """Return whether a command, which may be one of several, failed at a place, and the shell went on."""
        source = where.place.source
        standing = self._read(source)[0].standing(where.place.start, where.place.end)
        return any(turned.outcome is False for node in standing for turned in self._of_command(node, where, source))

    def _read(self, source: Source) -> tuple[Statements, Fates]:
        known = self._sources.get(id(source))
        if known is None:
            statements = Statements(source, self._trial.observer.geography)
            known = self._sources[id(source)] = statements, Fates(statements)
        return known

    def _at(self, where: Where, source: Source) -> Iterator[tuple[int, list[nodes.Node]]]:
        """Yield the steps in a source that were called as the path says, with what each can be."""
        geography = self._trial.observer.geography
        for index, step in enumerate(self._steps):
            found = self._can_be(index, source)
            if found and geography.is_called_so(where, step.spot):
                yield index, found

    def _can_be(self, index: int, source: Source) -> list[nodes.Node]:
        """Return the commands of a source that a step can be."""
        known = self._commands.get((id(source), index))
        if known is None:
            observer, step = self._trial.observer, self._steps[index]
            here = observer.path_of(step.spot) == observer.geography.path_of(source)
            known = self._read(source)[0].at(step.spot.line, step.text) if here else []
            if len(known) > 1:
                known = self._narrowed(index, source, known)
            self._commands[id(source), index] = known
        return known

    @cached_property
    def _is_interrupted(self) -> bool:
        """Whether commands may have been executed between any others: those of the trap of a signal."""
        traps = (step.text for step in self._steps if step.text.startswith("trap "))
        return any(text.rpartition(" ")[2] not in {"EXIT", "ERR", "0"} for text in traps)

    def _narrowed(self, index: int, source: Source, found: list[nodes.Node]) -> list[nodes.Node]:
        """Return which of several operands of `&&`, or of `||`, a step is: they are executed in their order."""
        statements, _ = self._read(source)
        chain = statements.around(found[0])
        if not isinstance(chain, nodes.AndOr) or any(each not in chain.commands for each in found):
            return found
        if not statements.is_in_order(chain) or self._is_interrupted:
            return found
        own = self._steps[index]
        before = next(
            (
                at
                for at in range(index - 1, -1, -1)
                if self._steps[at].process == own.process and len(self._steps[at].spot.stack) <= len(own.spot.stack)
            ),
            None,
        )
        last = [] if before is None else self._can_be(before, source)
        if len(last) == 1 and last[0] in chain.commands[:-1]:
            following = chain.commands[chain.commands.index(last[0]) + 1]
            return [following] if following in found else found
        # What is none of them came before: it is the first.
        first = chain.commands[0]
        return [first] if first in found and not any(each in chain.commands for each in last) else found

    def _of_command(self, node: nodes.Node, where: Where, source: Source) -> Iterator[Turned]:
        """Yield how a command turned out, which may be one of several commands."""
        statements, fates = self._read(source)
        plain = isinstance(node, nodes.Simple | nodes.ArithmeticCommand)
        done = -1
        for index, found in self._at(where, source):
            inside = [node in statements.upwards(each) for each in found]
            if (index < done and not plain) or not any(inside) or (plain and node not in found):
                continue
            if plain and is_only_before(node, self._steps[index].text):
                continue
            forks = {_forks(statements, each, node) for each in found}
            process = self._steps[index].process
            if len(found) > 1 and (plain or not all(inside)):
                yield Turned(index, None)
            elif forks == {0} or (forks == {1} and not plain):
                process = process if forks == {0} else self._trial.observation.parents.get(process, 0)
                after = self._next(index, process, source, None if plain else node, own=node)
                done = len(self._steps) if after is None and not plain else index if after is None else after.step
                yield Turned(index, None if is_transparent(node) else self._told(node, index, after, fates))

    def _of_pattern(self, word: nodes.Word, where: Where, source: Source, *, wanted: bool) -> Iterator[Turned]:
        """Yield whether a pattern of `case` fitted. Of several for one body it is not seen which one did."""
        statements, _ = self._read(source)
        item = statements.around(word)
        case = None if item is None else statements.around(item)
        if not isinstance(case, nodes.Case) or not isinstance(item, nodes.CaseItem):
            return
        plain = all(each.terminator in {";;", ""} for each in case.items)
        for index, found in self._at(where, source):
            if case not in found:
                continue
            after = self._next(index, self._steps[index].process, source, None, own=None)
            # Of a `case` that comes next it is not known whether it is a copy: see `Account` in runner/trace.
            told = after is not None and plain and case not in after.commands
            fitting = _item_of(statements, case, after.commands) if after is not None and told else None
            chosen = case.items.index(item)
            if len(found) > 1 or fitting is None:
                yield Turned(index, None)
            elif fitting == chosen:
                yield Turned(index, True if len(item.patterns) == 1 else wanted)
            elif fitting > chosen:
                yield Turned(index, outcome=False)

    def _of_part(self, leaf: nodes.Node, where: Where, source: Source) -> Iterator[Turned]:
        """Yield how a part of `[[ … ]]` turned out: each is traced before it is asked, and the rest follows."""
        statements, fates = self._read(source)
        whole = next(each for each in statements.upwards(leaf) if isinstance(each, nodes.Conditional))
        steps = [(index, found) for index, found in self._at(where, source) if _is_of(statements, found, whole)]
        alike = (
            found for _, found in self._at(where, source) if leaf in found and not _is_of(statements, found, whole)
        )
        if any(alike):
            # Two expressions on one line may look the same in the trace.
            yield Turned(-1, None)
            return
        done = -1
        for index, found in steps:
            if index <= done:
                continue
            process, group = self._steps[index].process, [found]
            after, done = self._next(index, process, source, None, own=whole), index
            while after is not None and _is_of(statements, after.commands, whole) and len(group) < _MOST_PARTS:
                group.append(after.commands)
                done = after.step
                after = self._next(after.step, process, source, None, own=whole)
            result = self._told(whole, done, after, fates)
            if after is not None and any(whole in statements.upwards(each) for each in after.commands):
                # It may be a further part, or one of another expression that looks alike.
                yield Turned(index, None)
                continue
            values = set(_consistent(whole.expression, group, leaf, result))
            if values != {"not asked"}:
                outcome = values.pop() if len(values) == 1 else None
                yield Turned(index, outcome if isinstance(outcome, bool) else None)

    def _next(
        self, index: int, process: int, source: Source, passed: nodes.Node | None, *, own: nodes.Node | None
    ) -> _Next | None:
        """Return what came next in a process, or in one that it started and waited for; functions are passed over.

        What is in `passed` is passed over, and so are the substitutions of `own`, and what goes on beside the others.
        """
        statements, _ = self._read(source)
        depth = len(self._steps[index].spot.stack)
        for at in range(index + 1, len(self._steps)):
            step = self._steps[at]
            mine = step.process == process
            if len(step.spot.stack) > depth or not (mine or self._descends(step.process, process)):
                continue
            found = self._can_be(at, source)
            inside = bool(found) and passed is not None and all(passed in statements.upwards(each) for each in found)
            if inside:
                continue
            if mine:
                substituted = any(isinstance(each, FORKING) for one in found for each in walk(one))
                return _Next(at, found, tells=not substituted)
            beside = [_is_beside(statements, each, own) for each in found]
            if all(beside):
                continue
            # Of one that may go on beside the others, or not, nothing is known.
            certain = not any(beside)
            tells = certain and own is not None and self._inherits(at, index, process, source)
            return _Next(at, found if certain else [], tells=tells)
        return None

    def _inherits(self, at: int, index: int, process: int, source: Source) -> bool:
        """Return whether `$?` of the step `at`, in a process made after the step `index`, is still the one from there.

        So it is for what a subshell executes first, where no other substitution has been expanded before.
        """
        found, line = self._can_be(at, source), set(self._up_to(self._steps[at].process, process))
        if len(found) != 1 or any(each.process in line for each in self._steps[index + 1 : at]):
            return False
        return self._read(source)[0].has_no_other_substitution(found[0])

    def _up_to(self, process: int, ancestor: int) -> Iterator[int]:
        """Yield a process and those that it descends from, up to `ancestor`, which is not among them."""
        parents = self._trial.observation.parents
        for _ in range(len(parents)):
            if process == ancestor:
                return
            yield process
            process = parents.get(process, 0)

    def _descends(self, process: int, ancestor: int) -> bool:
        """Return whether a process was started by another one, or by one of its children."""
        parents = self._trial.observation.parents
        for _ in range(len(parents)):
            process = parents.get(process, 0)
            if process == ancestor:
                return True
            if not process:
                break
        return False

    def _told(self, node: nodes.Node, index: int, after: _Next | None, fates: Fates) -> bool | None:
        """Return whether a command succeeded, by what came next; None where that does not tell."""
        if after is None and self._steps[index].process != 1:
            return fates.last(node)
        if after is None:
            # The plugin has ended with it, or with what is expanded for the next one.
            return None
        status = self._steps[after.step].status == 0 if after.tells else None
        return fates.told(node, after.commands, status=status) if after.commands else None


def _is_negated(node: nodes.Node) -> bool:
    """Return whether a `test` asks whether something is not so."""
    words = node.words if isinstance(node, nodes.Simple) else ()
    plain = ["".join(getattr(part, "text", "$") for part in getattr(word, "parts", ())) for word in words]
    count = next((at for at, word in enumerate(plain[1:]) if word != "!"), 0)
    return plain[:1] in (["["], ["test"]) and count % 2 == 1


def _is_joined(node: nodes.Simple, source: Source) -> bool:
    """Return whether a `test` asks several things at once: they are one command in the trace."""
    words = source.text[node.start : node.end].split()
    return words[:1] in (["["], ["test"]) and bool({"-a", "-o"} & set(words))


def _forks(statements: Statements, inner: nodes.Node, outer: nodes.Node) -> int:
    """Return how many processes are made between a command and one that is in it."""
    count, child = 0, inner
    for each in statements.upwards(inner):
        count += isinstance(each, FORKING)
        count += isinstance(each, nodes.Pipeline) and len(each.commands) > 1 and each is not child
        if each is outer:
            break
        child = each
    return count


def _is_of(statements: Statements, found: list[nodes.Node], whole: nodes.Node) -> bool:
    """Return whether a step is a part of a conditional expression, whichever it is."""
    return bool(found) and all(isinstance(each, _LEAVES) and whole in statements.upwards(each) for each in found)


def _is_beside(statements: Statements, node: nodes.Node, own: nodes.Node | None) -> bool:
    """Return whether a command is executed while others are, or for the expansion of `own`."""
    for each in statements.upwards(node):
        if each is own or isinstance(each, nodes.Background | nodes.Coproc | nodes.ProcessSubstitution):
            return True
        # `case` is traced before what it compares is expanded.
        if isinstance(each, nodes.Word) and isinstance(statements.around(each), nodes.Case | nodes.CaseItem):
            return True
    return False


def _item_of(statements: Statements, case: nodes.Case, found: list[nodes.Node]) -> int | None:
    """Return which item of a `case` commands stand in; none of them where each would have been seen."""
    behind = len(case.items)
    items = {
        next((index for index, item in enumerate(case.items) if item in statements.upwards(each)), behind)
        for each in found
    }
    if items != {behind}:
        return items.pop() if len(items) == 1 else None
    unseen = [index for index, each in enumerate(case.items) if not each.body or not leaves_trace(each.body[0])]
    if not any(statements.fits_all(pattern) for each in case.items for pattern in each.patterns):
        unseen.append(behind)
    return unseen[0] if len(unseen) == 1 else None


def _consistent(
    expression: nodes.Test,
    group: list[list[nodes.Node]],
    leaf: nodes.Node,
    result: bool | None,  # noqa: FBT001 - None, too
) -> Iterator[bool | str]:
    """Yield how a part turned out in each way in which an expression asks just these parts and has this result."""
    for values in product((True, False), repeat=len(group)):
        asked: list[nodes.Node] = []
        found = _value(expression, values, asked)
        fits = found is not None and len(asked) == len(group)
        if not fits or (result is not None and found is not result):
            continue
        if all(any(one is each for each in them) for one, them in zip(asked, group, strict=True)):
            yield next((value for one, value in zip(asked, values, strict=True) if one is leaf), "not asked")


def _value(test: nodes.Test, values: tuple[bool, ...], asked: list[nodes.Node]) -> bool | None:
    """Return what an expression is when its parts turn out so, one after the other; None when there are too few."""
    match test:
        case nodes.TestNot():
            found = _value(test.operand, values, asked)
            return None if found is None else not found
        case nodes.TestGroup():
            return _value(test.operand, values, asked)
        case nodes.TestAndOr():
            for operand in test.operands:
                found = _value(operand, values, asked)
                if found is None or found is not (test.operator == "&&"):
                    return found
            return test.operator == "&&"
        case _:
            asked.append(test)
            return values[len(asked) - 1] if len(asked) <= len(values) else None
