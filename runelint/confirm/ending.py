"""How a real run ended, in the words of the analysis."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from runelint.flow.events import Cause, Ending, Spawn, Status
from runelint.runner.observation import Frame, Outcome, Spot
from runelint.runner.scenario import SIGNALS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.confirm.observed import Observer
    from runelint.flow.events import Event
    from runelint.flow.state import Trail
    from runelint.runner.observation import Observation

# What Bash says when it ends a shell because of an expansion (bash(1), set -u; Parameter Expansion, `:?`).
_NOT_SET = re.compile(rb"unbound variable|parameter (?:null or )?not set|: bad substitution")
_DIED = re.compile(rb"(?m)^([^\n:]+): line (\d+): [^\n]*(?:" + _NOT_SET.pattern + rb")[^\n]*\s*\Z")
_LATEST = 24
# The causes that show as this word, first in the last step.
_WORDS = {"exit": Cause.EXIT, "return": Cause.RETURN, "exec": Cause.EXEC, "kill": Cause.KILL}
_WORD = re.compile(r"[a-z][\w-]*|\[\[?|\(\(")
# What an imagined end may be called when the run ended in neither of these words.
_UNSAID = {Cause.ERREXIT, Cause.NOUNSET, Cause.END}


class _Last(NamedTuple):
    """A command that was under way when the plugin ended: its line, its name, and of what a run can end there.

    `trap` is True for the last one of an EXIT trap: it has the last word on the exit status.
    """

    spot: Spot
    word: str
    causes: frozenset[Cause]
    trap: bool = False

    def on_line_one(self, ending: Ending) -> bool:
        """Return whether both are in the text of a trap, for whose commands Bash names line 1.

        While another trap than that for EXIT is executed no command of the script itself is under way, but for what
        was called when the signal came: where the script has a comment on its line 1, none of that stands there.
        What has ended the plugin may have been called: the trap for EXIT is executed inside of that.
        """
        is_free = not self.spot.stack or ending.where.place.source.text.startswith("#")
        in_trap = self.trap or (ending.where.trap in SIGNALS and is_free)
        return in_trap and self.spot.line == 1 and not ending.where.stack


def ending_of(observer: Observer, observation: Observation, trail: Trail | None) -> Ending | None:
    """Return the imagined ending that a run really had, with its real status; None when there was none like it."""
    if observation.outcome in {Outcome.TIMED_OUT, Outcome.LIMITED} or observation.last is None:
        return None
    imagined = [path.ending for path in observer.behaviour.paths if path.ending is not None]
    for last in (*_of_exit_trap(observation), *_under_way(observation)):
        path = observer.path_of(last.spot)
        at = [
            ending
            for ending in imagined
            if ending.cause in last.causes
            and (ending.where.trap == "EXIT" or not last.trap)
            and _may_be(last.word, ending)
            and (_is_in_trap(observer, last, ending) or observer.geography.is_at(ending.where, last.spot, path=path))
        ]
        if at:
            return _as_it_was(min(at, key=lambda e: _unlikeness(e, observation)), observation, trail)
    return None


def _is_in_trap(observer: Observer, last: _Last, ending: Ending) -> bool:
    """Return whether both are in the text of a trap; for one of a signal that is told by the file, too.

    The trap for EXIT may be executed inside of the library.
    """
    own = observer.path_of(last.spot) == observer.geography.path_of(ending.where.place.source)
    return last.on_line_one(ending) and (own or last.trap or not last.spot.stack)


def _may_be(word: str, ending: Ending) -> bool:
    """Return whether the command that ends the run can be the one that was traced as `word`."""
    place = ending.where.place
    text = place.source.text[place.start : place.end]
    return word in text or text.startswith(("$", '"$'))


def _unlikeness(ending: Ending, observation: Observation) -> tuple[bool, bool, bool]:
    """Return how little an imagined ending is like the real one: by status, by what Bash said, by cause."""
    known = ending.status.value
    failed = observation.status != 0
    contradicts = known is not None and ((known == 0) == failed or (known > 0 and known != observation.status))
    said = _NOT_SET.search(observation.stderr) is not None
    return contradicts, (ending.cause is Cause.NOUNSET) != said, failed and ending.cause is Cause.END


def _as_it_was(ending: Ending, observation: Observation, trail: Trail | None) -> Ending:
    latest: list[Event] = []
    running = _running(trail)
    while trail is not None and len(latest) < _LATEST:
        if trail.event.where.trap != "EXIT" or ending.where.trap == "EXIT":
            latest.append(trail.event)
        trail = trail.before
    status = Status(observation.status, ordinary=ending.status.ordinary, reason=ending.status.reason)
    last = tuple(latest)
    return Ending(
        ending.cause, ending.where, status, ending.library_missing, uncertain=False, last=last, running=running
    )


def _running(trail: Trail | None) -> tuple[Spawn, ...]:
    """Return what was seen to hold contract stdout open after the end."""
    events = () if trail is None else trail.events()
    return tuple(event for event in events if isinstance(event, Spawn) and event.holds)


def _of_exit_trap(observation: Observation) -> Iterator[_Last]:
    """Yield the last command of the EXIT trap, where one has run."""
    index = max((index for index, step in enumerate(observation.steps) if step.process == 1), default=0)
    if observation.last is None or index <= observation.last:
        return
    step = observation.steps[index]
    word = step.text.split(maxsplit=1)[0] if step.text.strip() else ""
    said = _WORDS.get(word)
    yield _Last(step.spot, word if _WORD.fullmatch(word) else "", frozenset({said or Cause.ERREXIT}), trap=True)
    for depth, frame in enumerate(step.spot.stack):
        spot = Spot(frame.path, frame.line, step.spot.stack[depth + 1 :])
        yield _Last(spot, "" if frame.sourced else frame.function, frozenset({Cause.ERREXIT}), trap=True)


def _under_way(observation: Observation) -> Iterator[_Last]:
    """Yield the lines that were under way at the end, innermost first: the last step, and the calls around it."""
    index = observation.last
    yield from _said(observation)
    while index is not None:
        step = observation.steps[index]
        word = step.text.split(maxsplit=1)[0] if step.text.strip() else ""
        said = _WORDS.get(word)
        # What was assigned or expanded has other characters in the trace than in the script.
        plain = word if _WORD.fullmatch(word) else ""
        yield _Last(step.spot, plain, frozenset(_UNSAID if said is None else {said}))
        for depth, frame in enumerate(step.spot.stack):
            spot = Spot(frame.path, frame.line, step.spot.stack[depth + 1 :])
            yield _Last(spot, "" if frame.sourced else frame.function, frozenset(_UNSAID | {Cause.EMIT}))
        index = _around(observation, index)


def _said(observation: Observation) -> Iterator[_Last]:
    """Yield the line where an expansion ended the shell, by what Bash said: such a command is never traced.

    The calls around it are those of the command before it: they are undone when Bash traces a record without words.
    """
    found = _DIED.search(observation.stderr)
    if found is None or observation.last is None or observation.status == 0:
        return
    steps = observation.steps[: observation.last + 1]
    before = next((step for step in reversed(steps) if step.text and step.process == 1), steps[-1])
    spot, line = before.spot, int(found[2])
    if spot.path.endswith(found[1].decode("utf-8", "replace").rpartition("/")[2]):
        yield _Last(spot._replace(line=line), "", frozenset({Cause.NOUNSET}))
        # It may have been the first command of a function, whose call is what was traced.
        called = Frame(before.text.split(maxsplit=1)[0] if before.text.strip() else "", spot.path, spot.line)
        yield _Last(Spot(spot.path, line, (called, *spot.stack)), "", frozenset({Cause.NOUNSET}))


def _around(observation: Observation, index: int) -> int | None:
    """Return the last step of the process that made the one of step `index`; None for that of the main shell."""
    process = observation.steps[index].process
    if process == 1:
        return None
    parent = observation.parents.get(process, 0)
    return next((i for i in range(index, -1, -1) if observation.steps[i].process == parent), None)
