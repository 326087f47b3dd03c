"""Which decision is turned next: what no scenario can turn must not use up what there is for all."""

from __future__ import annotations

from collections import Counter, deque
from typing import TYPE_CHECKING

from runelint.confirm.rehearsal.values import Ask, constant_in, source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.confirm.explore import Attempt
    from runelint.confirm.rehearsal.shell import Decision

Turn = tuple[int, int, tuple[int, ...], bool, bool, str]
# What is asked of a thing that has a name: in a loop the next one may answer otherwise.
_NAMED = {Ask.FILE, Ask.PRESENT, Ask.STATUS}
# A decision is turned from so many places; after so many times in vain the same command is looked at last.
_PLACES = 3
_VAIN = 3
# After so many times it is not looked at from other calls at all; so many long looks it gets.
_HOPELESS = 9
_LONG = 3


class Agenda:
    """The decisions of all attempts, the most promising first.

    Each gets a first look before any gets a long one: first those that a scenario decides and that have not been tried
    in vain from other calls. `turns` are those that have been seen.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.turns: set[Turn] = set()
        # By identity: the explorer keeps them all.
        self._asked: set[int] = set()
        self._fresh: deque[tuple[Attempt, int]] = deque()
        self._doubtful: deque[tuple[Attempt, int]] = deque()
        self._failed: deque[tuple[Attempt, int]] = deque()
        self._tried: Counter[Turn] = Counter()
        self._long: Counter[tuple[int, int, bool]] = Counter()
        self._vain: Counter[tuple[int, int, bool]] = Counter()

    def take(self, attempt: Attempt) -> None:
        """Put the decisions of an attempt on the list."""
        decisions = attempt.rehearsal.decisions
        self.turns |= {turn for each in decisions for turn in _turns_of(each)}
        self._fresh.extend((attempt, at) for at in range(len(decisions)))

    def is_new(self, attempt: Attempt) -> bool:
        """Return whether something is decided as it has been nowhere yet, and nobody has asked that of it before."""
        if id(attempt) in self._asked:
            return False
        self._asked.add(id(attempt))
        return any(turn_of(each) not in self.turns for each in attempt.rehearsal.decisions)

    def each(self) -> Iterator[tuple[Attempt, int, bool]]:
        """Yield decisions to be turned, and whether it is their last look."""
        while self._fresh or self._doubtful or self._failed:
            if self._fresh:
                attempt, at = self._fresh.popleft()
                if self._is_open(attempt, at):
                    if self._is_doubtful(attempt.rehearsal.decisions[at]):
                        self._doubtful.append((attempt, at))
                    else:
                        yield from self._looked(attempt, at)
            elif self._doubtful:
                attempt, at = self._doubtful.popleft()
                if self._is_open(attempt, at):
                    yield from self._looked(attempt, at)
            else:
                attempt, at = self._failed.popleft()
                kind = _kind_of(attempt.rehearsal.decisions[at])
                if self._is_open(attempt, at) and self._long[kind] < _LONG:
                    self._long[kind] += 1
                    yield attempt, at, True

    def _looked(self, attempt: Attempt, at: int) -> Iterator[tuple[Attempt, int, bool]]:
        """Yield the decision for its first look, unless it has been tried from elsewhere often."""
        decision = attempt.rehearsal.decisions[at]
        turn = turn_of(decision, other=True)
        if turn not in self.turns and (self._tried[turn] >= _PLACES or self._vain[_kind_of(decision)] >= _HOPELESS):
            return
        self._tried[turn] += 1
        yield attempt, at, False

    def found(self, attempt: Attempt, at: int) -> None:
        """Take down that the decision has been turned."""
        self.turns |= {*_turns_of(attempt.rehearsal.decisions[at], other=True)}

    def missed(self, attempt: Attempt, at: int) -> None:
        """Take down that the decision could not be turned at a first look."""
        self._vain[_kind_of(attempt.rehearsal.decisions[at])] += 1
        self._failed.append((attempt, at))

    def _is_open(self, attempt: Attempt, at: int) -> bool:
        """Return whether nobody has turned the decision since it was put on the list."""
        return not self.turns.issuperset(_turns_of(attempt.rehearsal.decisions[at], other=True))

    def _is_doubtful(self, decision: Decision) -> bool:
        """Return whether it is a case of one that is turned somewhere, or cannot be, as it seems."""
        question = decision.question
        settled = question is not None and not question.knob and not any(each.term for each in question.values)
        known = turn_of(decision, other=True) in self.turns
        return known or self._vain[_kind_of(decision)] >= _VAIN or (settled and decision.outcome)


def _kind_of(decision: Decision) -> tuple[int, int, bool]:
    return id(decision.node), decision.part, decision.outcome


def turn_of(decision: Decision, *, other: bool = False) -> Turn:
    """Return what is decided and how; with `other` the other way.

    A decision about a constant is not the same as one about what a knob gives, from where more ways may be open. One
    about a thing that the script names is about that one, one about a parameter about that parameter.
    """
    question = decision.question
    sourced = question is not None and any(each.term for each in question.values)
    open_ = question is not None and (question.knob is not None or sourced)
    thing = ""
    if question is not None and not sourced and question.ask in _NAMED:
        thing = " ".join((question.detail, *(each.text for each in question.values)))
    elif question is not None and sourced:
        thing = "".join(source_of(each) for each in question.values)
        # Below one directory there may be several files.
        thing += "".join(map(constant_in, question.values)) if question.ask is Ask.FILE else ""
    return id(decision.node), decision.part, decision.stack, decision.outcome is not other, open_, thing


def _turns_of(decision: Decision, *, other: bool = False) -> Iterator[Turn]:
    """Yield what is decided, and that in the turn of a loop for one of the words that stand in the script."""
    turn = turn_of(decision, other=other)
    yield turn
    # What is asked of `${!word}` is about another variable at each turn.
    named = decision.question is not None and decision.question.ask is Ask.FILLED
    if decision.item and (turn[4] or named):
        yield (*turn[:5], f"{turn[5]} {decision.item}")
