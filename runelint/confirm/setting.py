"""What gives a variable the text that is asked for: decisions before, of which the other answer would set it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from runelint.confirm.rehearsal.beside import beside
from runelint.confirm.rehearsal.parsing import parsed_once
from runelint.confirm.rehearsal.values import Ask, Value
from runelint.confirm.variables import asked_for, called_in, set_by
from runelint.confirm.wishes import distinct, wishes
from runelint.confirm.witness import glob
from runelint.syntax import nodes
from runelint.syntax.walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from runelint.confirm.making import Changes
    from runelint.confirm.rehearsal.shell import Decision
    from runelint.confirm.rehearsal.values import Question
    from runelint.syntax.nodes import Node
    from runelint.syntax.source import Source

# So many decisions are turned, each for so many lines or fields beside the one that it is about, in so many ways.
_DECISIONS, _BESIDE, _IN_EACH, _PLAIN = 6, 2, 2, 3
_LEAVING = {"continue", "break", "return", "exit", "rune_error", "rune_error_kv", "rune_ok", "rune_ok_kv"}
_NOT_OURS = {Ask.LIBRARY, Ask.TURN, Ask.PRESENT, Ask.SIGNAL, Ask.MESSAGE}


class Settings:
    """Which decisions of a script, and of the files that it sources, decide what is given to variables."""

    def __init__(self, source: Source, script: nodes.Script) -> None:
        """Look at the whole script."""
        # Of a pattern of `case` the others, each with the names that are set where it fits.
        self._arms: dict[int, list[tuple[str, frozenset[str]]]] = {}
        # The names that are set, or not, as a condition decides, by the nodes in it.
        self._decided: dict[int, set[str]] = {}
        self._known: dict[int, frozenset[str]] = {}
        self._read: set[str] = set()
        self._look_through(source, script)

    def _look_through(self, source: Source, script: nodes.Script) -> None:
        self._read.add(source.path)
        self._text = source.text
        self._functions = {each.name: each.body for each in walk(script) if isinstance(each, nodes.FunctionDefinition)}
        self._list(script.body)
        for each in walk(script):
            self._look_at(each)

    def ways(self, decisions: Sequence[Decision], at: int) -> Iterator[Changes]:
        """Yield changes after which a decision before `at` goes another way, that would set what is asked for there.

        In a loop it goes so for another line first: those stay that there are.
        """
        wanted = asked_for(decisions[at])
        seen: set[tuple[object, ...]] = set()
        for each in decisions[:at][::-1] if wanted else ():
            if each.question is None or each.question.ask in _NOT_OURS or not each.sure:
                continue
            if each.source.path not in self._read:
                self._look_through(each.source, parsed_once(each.source.text))
            for question, outcome in self._setting(each, each.question, wanted):
                place = (id(each.node), each.part, question.detail)
                if place in seen:
                    continue
                seen.add(place)
                if len(seen) > _DECISIONS:
                    return
                for value in islice(beside(question.values[0]), _BESIDE) if question.values else ():
                    other = question._replace(values=(value, *question.values[1:]))
                    yield from distinct(wishes(other, outcome=outcome), _IN_EACH)
                yield from distinct(wishes(question, outcome=outcome), _PLAIN)

    def _setting(
        self, decision: Decision, question: Question, wanted: frozenset[str]
    ) -> Iterator[tuple[Question, bool]]:
        """Yield questions, and answers to them, after which a name that is wanted would be set."""
        if not wanted.isdisjoint(self._decided.get(id(decision.node), ())):
            yield question, not decision.outcome
        # Where one pattern fits, the ones behind it are not asked for.
        for pattern, names in self._arms.get(id(decision.node), ()) if decision.outcome else ():
            if not wanted.isdisjoint(names):
                value = Value(glob.plain(pattern))
                yield question._replace(values=(question.values[0], value), detail=pattern, instead=()), True

    def _look_at(self, node: Node) -> None:
        match node:
            case nodes.If(branches=branches, otherwise=otherwise):
                for number, branch in enumerate(branches):
                    behind = [command for other in branches[number:] for command in other.body]
                    self._decide(branch.condition, [*behind, *otherwise])
            case nodes.Case(items=items):
                for item in items:
                    self._decide(item.patterns, item.body)
                    others = [(each, self._set_by_all(each.body)) for each in items if each is not item]
                    arms = [
                        (text, names) for each, names in others for text in map(self._pattern, each.patterns) if text
                    ]
                    self._arms.update((id(word), arms) for word in item.patterns)
            case nodes.AndOr(commands=commands):
                for number, command in enumerate(commands):
                    self._decide((command,), commands[number + 1 :])
            case _:
                pass
        for name in ("body", "condition", "otherwise"):
            found = getattr(node, name, ())
            self._list(found if isinstance(found, tuple) else ())

    def _list(self, body: Sequence[Node]) -> None:
        """Take down that what may leave a list decides of all that follows in it."""
        for number, command in enumerate(body[:-1]):
            if not isinstance(command, nodes.FunctionDefinition) and _may_leave(command):
                self._decide((command,), body[number + 1 :])

    def _decide(self, conditions: Sequence[Node], then: Sequence[Node]) -> None:
        names = self._set_by_all(then)
        for condition in conditions if names else ():
            for each in walk(condition):
                self._decided.setdefault(id(each), set()).update(names)

    def _pattern(self, word: nodes.Word) -> str:
        """Return a word as a pattern when it is plain, else nothing."""
        parts = [part.text if isinstance(part, nodes.Literal | nodes.Glob) else "" for part in word.parts]
        if len(word.parts) == 1 and isinstance(word.parts[0], nodes.SingleQuoted):
            return glob.quoted(word.parts[0].text)
        return "".join(parts) if all(parts) and set("".join(parts)) != {"*"} else ""

    def _set_by_all(self, commands: Sequence[Node]) -> frozenset[str]:
        return frozenset(name for command in commands for name in self._set_by(command, frozenset()))

    def _set_by(self, node: Node, within: frozenset[str]) -> frozenset[str]:
        """Return the names that are set somewhere in a command, or in the functions that it calls."""
        known = self._known.get(id(node))
        if known is not None:
            return known
        found = set(set_by(node, self._text))
        for name in called_in(node):
            if name in self._functions and name not in within:
                found |= self._set_by(self._functions[name], within | {name})
        self._known[id(node)] = frozenset(found)
        return self._known[id(node)]


def _may_leave(command: Node) -> bool:
    """Return whether the command may end a turn of a loop, a function or the script."""
    return any(
        isinstance(each, nodes.Simple)
        and bool(each.words)
        and isinstance(each.words[0], nodes.Word)
        and any(isinstance(part, nodes.Literal) and part.text in _LEAVING for part in each.words[0].parts)
        for each in walk(command)
    )
