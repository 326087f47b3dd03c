"""Text that a command of the shell writes, and where it arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.contract.bpcs.functions import MESSAGE_KEY
from runelint.flow.descriptors import Sink, target_of
from runelint.flow.events import Emit, Write
from runelint.flow.exposure import note_written
from runelint.flow.jq_messages import outcome_of_text
from runelint.flow.secrets import marks_of
from runelint.flow.values import NOTHING, Text, joined, shaped

if TYPE_CHECKING:
    from runelint.flow.machine import Machine
    from runelint.flow.state import State
    from runelint.syntax.nodes import Node

MARK = "\0"
# The name of the hole that stands for a whole message, made by `jq -n '{message_metadata: …}'`.
MESSAGE = "a message built by jq"


def write(machine: Machine, state: State, node: Node, command: str, text: Text) -> None:
    """Log that `command` writes `text` to stdout, and put it where a substitution gathers it.

    A whole message that a plugin has put together itself is emitted, and not noise.
    """
    if text.known == "":
        return
    target = target_of(state.descriptors, 1)
    where = machine.where(state, node)
    note_written(machine, state, node, command, text)
    if is_message(text) and target.sink is Sink.CONTRACT_STDOUT:
        state.log(Emit(where, "", (text,), target, initialised=state.protocol.initialised))
        state.tell(outcome_of_text(text))
        return
    state.log(Write(where, command, target, text))
    gather(state, text)


def gather(state: State, text: Text) -> None:
    """Add `text` to what is gathered of the command substitution or pipe that stdout leads to, if it leads to one.

    Of a file the secrets are remembered that stand in it.
    """
    target = target_of(state.descriptors, 1)
    if target.sink in {Sink.CAPTURE, Sink.PIPE} and target.number in state.captures:
        so_far = state.captures[target.number]
        state.captures = {**state.captures, target.number: appended(so_far, text)}
    elif target.path is not None and (secrets := marks_of(text)):
        state.kept = {**state.kept, target.path: state.kept.get(target.path, NOTHING) | secrets}


def given(state: State, *, here: bool) -> Text | None:
    """Return what a command finds on its stdin: from the pipe before it, or `here`, at its own redirection."""
    if here:
        fed = state.variables.get("\0stdin")
        return fed if isinstance(fed, Text) else None
    target = target_of(state.descriptors, 0)
    return state.captures.get(target.number) if target.sink is Sink.PIPE else None


def appended(first: Text, second: Text) -> Text:
    """Return `first` with `second` behind it, and with the shapes of both."""
    if not first.parts:
        return second
    made = first.made + tuple(place for place in second.made if place not in first.made)
    shape = None
    if first.shape is not None or second.shape is not None:
        shape = shape_of(first) + shape_of(second)
    return shaped(joined([*first.parts, *second.parts]), shape, made)


def shape_of(text: Text) -> str:
    """Return what is literal in `text`, with a mark for the rest."""
    if text.shape is not None:
        return text.shape
    return "".join(part if isinstance(part, str) else MARK for part in text.parts)


def is_message(text: Text) -> bool:
    """Return whether `text` is a whole message: built by jq, or with the keys of one."""
    trimmed = [part for part in text.parts if not isinstance(part, str) or part.strip()]
    if len(trimmed) == 1 and not isinstance(trimmed[0], str):
        return trimmed[0].name == MESSAGE
    return MESSAGE_KEY in shape_of(text)
