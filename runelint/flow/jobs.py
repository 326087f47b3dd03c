"""Processes that go on by themselves and hold contract stdout open, and what ends them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.flow.descriptors import Sink
from runelint.flow.events import Process, ProcessKind, Spawn
from runelint.flow.state import Job

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from runelint.flow.descriptors import Table
    from runelint.flow.machine import Machine
    from runelint.flow.state import State
    from runelint.flow.values import Text
    from runelint.syntax import nodes

# Signals that end nobody.
_HARMLESS = {"0", "CONT", "STOP", "TSTP", "18", "19", "20"}
# They end, or wait for, the processes whose numbers they are given; and the others some that they find themselves.
_ENDERS = {"kill", "sudo", "tail", "waitpid", "pwait", "timeout"}
_SEARCHERS = {"pkill", "killall", "killall5", "fuser", "skill"}


def contract_descriptors(table: Table) -> set[int]:
    """Return the descriptors that lead to contract stdout."""
    return {number for number, target in table.items() if target.sink is Sink.CONTRACT_STDOUT}


def hides_stdout(before: Table, during: Table) -> bool:
    """Return whether a redirection points one elsewhere that has led to contract stdout: the shell keeps a copy."""
    return any(during.get(number) != before[number] for number in contract_descriptors(before))


def spawned(machine: Machine, state: State, node: nodes.Node, holds: Iterable[int]) -> Spawn:
    """Log that `node` leaves a process to itself that has the descriptors `holds` of contract stdout."""
    text = " ".join(state.source.text[node.start : node.end].split())
    event = Spawn(machine.where(state, node), text.removesuffix("&").rstrip(), tuple(sorted(holds)))
    state.log(event)
    return event


def remember(state: State, event: Spawn, number: Text | None, *, sleeps: bool = False) -> None:
    """Remember that the process runs, if it holds contract stdout open; one without a number is not the shell's own."""
    if event.holds and event.works:
        place, owner = event.where.place, event.where.process
        owner = Process(ProcessKind.BACKGROUND, place, owner) if number is None else owner
        state.jobs |= {Job(place, owner, number, sleeps)}


def wait(state: State, arguments: Sequence[Text]) -> frozenset[Job]:
    """Forget the jobs that `wait ARGUMENTS` waits for, of the same shell those that are named, or all.

    Return the shell's other jobs.
    """
    operands = [a for a in arguments[1:] if not (a.known or "").startswith("-")]
    own = frozenset(job for job in state.jobs if job.owner == state.process)
    state.jobs -= own & _meant(state, operands)
    return own & state.jobs


def kill(state: State, arguments: Sequence[Text]) -> None:
    """Forget the jobs that `kill ARGUMENTS` ends."""
    words = [a.known for a in arguments[1:]]
    signal = next((word.lstrip("-").upper() for word in words if word is not None and word.startswith("-")), "")
    if signal in {"S", "N"}:
        signal = next((word.upper() for word in words[1:2] if word is not None), "")
    if signal.removeprefix("SIG") in _HARMLESS:
        return
    operands = [a for a in arguments[1:] if not (a.known or "").startswith("-") or (a.known or "")[1:2].isdecimal()]
    ended = _meant(state, operands)
    state.jobs -= ended
    if not any(_is_group(operand) for operand in operands):
        state.jobs |= {_orphaned(job) for job in ended if job.sleeps}


def _is_group(operand: Text) -> bool:
    """Return whether `kill` is given a whole process group: `0`, `-$pid`."""
    return operand.known == "0" or operand.parts[:1] == ("-",)


def _orphaned(job: Job) -> Job:
    """Return what is left of a shell that was killed: a child of which nobody knows the number."""
    return job._replace(owner=Process(ProcessKind.BACKGROUND, job.place, job.owner), number=None, sleeps=False)


def gone(state: State, arguments: Sequence[Text]) -> None:
    """Forget the jobs that `kill -0 ARGUMENTS` did not find."""
    state.jobs -= _meant(state, [a for a in arguments[1:] if not (a.known or "").startswith("-")])


def disown(state: State, arguments: Sequence[Text]) -> None:
    """Take jobs out of the shell's list, so that it does not wait for them any more."""
    if any("h" in (a.known or "") for a in arguments[1:] if (a.known or "").startswith("-")):
        return
    free = {job for job in state.jobs if job.owner == state.process}
    away = {job._replace(owner=Process(ProcessKind.BACKGROUND, job.place, job.owner)) for job in free}
    state.jobs = (state.jobs - free) | away


def ended_by(state: State, name: str, operands: Sequence[Text]) -> None:
    """Forget the jobs that an external command ends, or waits for."""
    if name in _SEARCHERS or any(operand.known in {"kill", *_SEARCHERS} for operand in operands):
        state.jobs = frozenset()
    elif name in _ENDERS:
        parts = {part for operand in operands for part in operand.parts if not isinstance(part, str)}
        state.jobs -= {job for job in state.jobs if job.number is not None and parts & set(job.number.parts)}


def _meant(state: State, operands: Sequence[Text]) -> frozenset[Job]:
    """Return the jobs that operands name: all, where there are none or one is not known."""
    if not operands:
        return state.jobs
    out: set[Job] = set()
    for operand in operands:
        hole = operand.hole
        if hole is None or hole.name != "process":
            return state.jobs
        out |= {job for job in state.jobs if job.number == operand}
    return frozenset(out)


def settle(before: frozenset[Job], states: Sequence[State], seen: Sequence[State]) -> None:
    """Forget in all `states` behind a loop what one of the `seen` has waited for: a loop over jobs waits for each."""
    if not before or not seen:
        return
    waited = before - frozenset.intersection(before, *(state.jobs for state in seen))
    for state in states:
        state.jobs -= waited


def settle_counted(before: frozenset[Job], states: Sequence[State], state: State, condition: nodes.Node) -> None:
    """Forget in all `states` what one has waited for, where that depends on how many there are (`${#jobs[@]}`)."""
    if before and "${#" in state.source.text[condition.start : condition.end]:
        settle(before, states, states)


def running(state: State) -> tuple[Spawn, ...]:
    """Return the processes that are still there, newest first."""
    places = {job.place for job in state.jobs}
    out: list[Spawn] = []
    at = state.trail
    while at is not None and places:
        event = at.event
        if isinstance(event, Spawn) and event.where.place in places:
            out.append(event)
            places.discard(event.where.place)
        at = at.before
    return tuple(out)
