"""Sandboxes that are made before it is known what runs in them: all that takes long is done then.

What bwrap is told depends on little: which folders of the machine are shown, how much room there is. Two sandboxes that
were told the same can stand for each other, so the next one is made when a run has ended, while its session thinks.
While a plugin runs, it would take from the plugin what it saves.
"""

from __future__ import annotations

import os
import select
from typing import TYPE_CHECKING, NamedTuple

from runelint.runner.launch import pipe, pipes, started
from runelint.runner.sandbox import SLOT
from runelint.runner.trace import notify
from runelint.runner.watch import discarded

if TYPE_CHECKING:
    from runelint.runner.launch import Ends
    from runelint.runner.sandbox import Argument
    from runelint.runner.shelf import Shelf


# Milliseconds.
_PATIENCE = 5000


class Wanted(NamedTuple):
    """What a sandbox is like: the words for bwrap, the trace's filter, the descriptor to which the trace goes."""

    words: tuple[Argument, ...]
    program: bytes
    descriptor: int


class Rig(NamedTuple):
    """A sandbox that is made, or will soon be, and waits for its plugin.

    `trace` is where the trace can be read, `slot` the folder that is shown as the plugin's; it may have none.
    """

    wanted: Wanted
    ends: Ends
    trace: int
    slot: str


class Rigs:
    """The sandbox that is taken next, if it fits, and all others as they are needed."""

    def __init__(self, bwrap: str, shelf: Shelf) -> None:
        """Make nothing yet."""
        self._bwrap = bwrap
        self._shelf = shelf
        self._spare: Rig | None = None
        self._latest: Wanted | None = None

    @property
    def listener(self) -> int | None:
        """Where the calls of the spare one are announced while it is being made; each has to be answered."""
        return None if self._spare is None else self._spare.ends.parent.listener

    def answer(self, listener: int) -> None:
        """Let a call of the spare one pass."""
        if (notice := notify.receive(listener)) is not None:
            notify.let_pass(listener, notice)

    def taken(self, wanted: Wanted) -> Rig:
        """Return a sandbox that is like that; raises OSError when none can be made."""
        spare, self._latest = self._spare, wanted
        if spare is None or spare.wanted != wanted:
            return self._made(wanted)
        self._spare = None
        return spare

    def prepare(self) -> None:
        """Begin to make a spare one, unless there is one: the next run mostly wants what the latest one did."""
        if self._spare is None and self._latest is not None:
            try:
                self._spare = self._made(self._latest)
            except OSError:  # the run that needs one will say so
                self._latest = None

    def clear(self, rig: Rig) -> None:
        """Remove what a sandbox leaves, all of whose processes are gone."""
        os.close(rig.trace)
        self._shelf.empty(rig.slot)

    def close(self) -> None:
        """End the spare one."""
        if self._spare is not None:
            self._finish(self._spare)
            discarded(self._spare.ends)
            self.clear(self._spare)
            self._spare = None

    def _finish(self, rig: Rig) -> None:
        """Wait until a sandbox is made: before, the process that is to be its process 1 dies with nobody."""
        waiting = select.poll()
        for descriptor in (rig.ends.parent.listener, rig.ends.channel.fileno(), rig.ends.exited):
            waiting.register(descriptor, select.POLLIN)
        while ready := waiting.poll(_PATIENCE):
            if any(descriptor != rig.ends.parent.listener or not event & select.POLLIN for descriptor, event in ready):
                return
            self.answer(rig.ends.parent.listener)

    def _made(self, wanted: Wanted) -> Rig:
        made, trace = pipes(), pipe()
        slot = ""
        try:
            slot = self._shelf.slot() if SLOT in wanted.words else ""
            line = tuple(slot if word == SLOT else word for word in wanted.words)
            extra = {wanted.descriptor: trace.write}
            ends = started(self._bwrap, line, made, extra=extra, program=wanted.program)
        except OSError:
            for descriptor in (*trace, *(end for each in made for end in each)):
                os.close(descriptor)
            self._shelf.empty(slot)
            raise
        return Rig(wanted, ends, trace.read, slot)
