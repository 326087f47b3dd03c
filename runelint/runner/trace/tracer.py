"""The tracer of one run: set up before it, fed by the supervisor's loop, asked afterwards."""

from __future__ import annotations

import contextlib
import fcntl
import fnmatch
import os
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from runelint.runner.observation import Excused, Holder, Ran, Step, Written
from runelint.runner.trace import notify, prelude
from runelint.runner.trace.alignment import aligned
from runelint.runner.trace.attribution import Account, Source
from runelint.runner.trace.blindness import as_written, reasons
from runelint.runner.trace.capture import MOST_TRACE, Capture
from runelint.runner.trace.ending import last_step
from runelint.runner.trace.events import Ended, Wrote
from runelint.runner.trace.forgery import Scrutiny
from runelint.runner.trace.inconclusive import inconclusive
from runelint.runner.trace.records import Records
from runelint.runner.trace.ticking import ticked, ticking

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from runelint.runner.trace.answering import Answering

MOST_STEPS = 20_000
# What the trace's pipe holds, and after how many seconds it is read at the latest.
PIPE = 1 << 20
TICK = 0.01


class Traced(NamedTuple):
    """What a trace tells of a run; the fields are those of Observation."""

    steps: tuple[Step, ...]
    writes: tuple[Written, ...]
    commands: tuple[Ran, ...]
    parents: dict[int, int]
    last: int | None
    blind: tuple[str, ...]
    inconclusive: tuple[Excused, ...]
    holders: tuple[Holder, ...]
    doubt: str = ""


class Ends(NamedTuple):
    """The pipes that are the plugin's stdout, which the contract is about, and its stdin."""

    contract: os.stat_result
    stdin: os.stat_result


def filter_for(text: bytes, *, looking: bool = False, answering: Sequence[Answering] = ()) -> bytes:
    """Return what the sandbox has to be put under, before it starts, for a plugin with this text.

    Afterwards `write` waits for the supervisor; `sendmsg` does not.
    """
    more = [number for one in answering for number in one.numbers]
    return notify.program(None if looking else prelude.descriptor_for(text), more=more)


class Tracer:
    """Sees what a run executes and writes.

    The order of use: `filter_for` before the sandbox starts, `prelude` before the plugin does, `attach` with the two
    descriptors, `handle` for `listener` and `clock` when they are readable, `ended` when the main shell is gone,
    `finish` with what came out of stdout. Everything under the filter, bwrap too, waits for an answer before it can
    even end by itself: whoever waits for one of these processes must answer meanwhile, or kill it first.

    What is written, by which process and which program, the kernel tells. Which line a process is at, its Bash tells,
    and a plugin can write such records too: its own PS4 shows it how. It can so hide the lines of its own run, no more.
    """

    def __init__(
        self,
        ends: Ends,
        nonce: str,
        command: tuple[str, ...],
        *,
        text: bytes = b"",
        doubles: tuple[str, ...] = (),
        looking: bool = False,
        answering: Sequence[Answering] = (),
    ) -> None:
        """Prepare for the run of `command`, the words that start the plugin inside the sandbox.

        `ends` are its pipes, `text` is the plugin's own text, `nonce` a word of letters and digits that the plugin
        cannot know, and `doubles` are patterns for the paths of stand-ins. With `looking` steps have looks; each line
        of the trace then stops the plugin. `answering` are those who answer calls themselves.
        """
        self.descriptor = prelude.descriptor_for(text)
        """Where the plugin must have the write end of the trace's pipe."""
        self._nonce = nonce
        self.mark = prelude.prefix_of(nonce)
        """What each record begins with."""
        self._text = text
        self._path = command[-1] if len(command) == 1 else command[1]
        self._doubles = doubles
        self._looking = looking
        self._scrutiny: Scrutiny | None = None
        words = tuple(os.fsencode(word) for word in command)
        anywhere = b"BASH_XTRACEFD" in text
        trace = self.descriptor if looking else None
        self._capture = Capture(*ends, words, self.mark, anywhere=anywhere, looking=trace, answering=answering)
        self._records = Records(nonce, most=MOST_STEPS + 1)  # the first is the prelude's
        self.listener = self.clock = self._pipe = -1

    def scrutinize(self) -> None:
        """Have each write to the trace looked at, for records that are not Bash's own. It is for looking only."""
        self._scrutiny = Scrutiny(self._nonce)
        self._capture.scrutinize(self._scrutiny)

    def prelude(self) -> bytes:
        """Return the text of the file that BASH_ENV names for the plugin, and for the plugin alone."""
        return prelude.prelude_text(
            self._nonce, self.descriptor, looking=self._looking, strict=self._scrutiny is not None
        )

    def attach(self, listener: int, trace: int) -> None:
        """Listen to `listener`, and read the trace from `trace`. Both stay the caller's to close, after `finish`."""
        self.listener, self._pipe = listener, trace
        with contextlib.suppress(OSError):  # the user's pipes may have used up their share
            fcntl.fcntl(trace, fcntl.F_SETPIPE_SZ, PIPE)
        self.clock = ticking(TICK)
        notify.stay_near(listener)
        self._capture.attach(listener, trace)

    def handle(self, descriptor: int) -> None:
        """Do what a readable descriptor asks for: answer one call of the `listener`, or read the trace by the `clock`.

        The trace itself is not waited for: it is read with each announcement, which is when it must have been, and by
        the clock lest it be full. To wake up for every line of it would cost more than all the rest.
        """
        if descriptor == self.clock:
            ticked(self.clock)
            self._capture.drain()
            # The plugin computes meanwhile: at the end somebody would wait for it.
            self._records.read(self._capture.trace)
        else:
            self._capture.answer()

    def ended(self) -> None:
        """Note that the plugin's main shell is gone: an end by a signal is announced by nothing."""
        self._capture.ended()

    def held(self) -> None:
        """Note who has contract stdout open: the plugin has ended, and nobody came to the end of it."""
        self._capture.held()

    def status(self) -> int | None:
        """Return the status with which the plugin's main shell said that it ends; None when a signal ended it."""
        ends = (event for event in self._capture.events if isinstance(event, Ended))
        return next((end.status for end in ends if end.process == self._capture.main), None)

    def finish(self, stdout: bytes) -> Traced:
        """Return what the run was, given what came out of its stdout."""
        os.close(self.clock)
        self._capture.drain()
        capture = self._capture
        self._records.read(capture.trace, whole=True)
        records = self._records.found
        account = Account(capture.main, capture.failed, prelude.greeter(self._nonce))
        lost = capture.lost
        if len(records) > MOST_STEPS:
            end = records[-1].offset
            cut = next((index for index, event in enumerate(capture.events) if event.traced > end), len(capture.events))
            lost = cut if lost is None else min(lost, cut)
        account.follow(capture.events, records, lost=lost)
        last = None if lost is not None else last_step(account, text=self._text)
        commands = tuple(self._commands(account))
        return Traced(
            steps=tuple(map(as_written, account.steps)),
            writes=tuple(_writes(capture, account, stdout)),
            commands=commands,
            parents={task.number: task.parent for task in account.tasks},
            last=last,
            blind=tuple(self._blind(account, full=lost is not None)),
            inconclusive=tuple(inconclusive(commands)),
            holders=tuple(account.holders),
            doubt="" if self._scrutiny is None else self._scrutiny.doubt,
        )

    def _commands(self, account: Account) -> Iterator[Ran]:
        """Return the programs that were started."""
        # A process that executes another program later has not ended with this one.
        last = {start.task: index for index, start in enumerate(account.starts)}
        for index, start in enumerate(account.starts):
            words = tuple(word.decode(errors="replace") for word in start.arguments)
            status = start.task.status if last[start.task] == index else None
            path = start.path.decode(errors="replace")
            double = any(fnmatch.fnmatchcase(path, pattern) for pattern in self._doubles)
            kin = start.task.number, start.parent, start.step
            yield Ran(start.at, words, *kin, status, double, start.stdin, start.printed)

    def _blind(self, account: Account, *, full: bool) -> Iterator[str]:
        """Return why steps may be missing."""
        if self._capture.main is None:
            yield "the start of the plugin was not seen"
        elif not account.greeted:
            yield "the plugin is not executed by a Bash that traces: its first line names another program, or `-p`"
        if full:
            yield f"more was executed than is kept: {MOST_STEPS} steps, {MOST_TRACE >> 20} MB of trace"
        yield from reasons(account.steps, self._path, self._text)


def _writes(capture: Capture, account: Account, stdout: bytes) -> Iterator[Written]:
    """Return stdout in pieces, each with who wrote it; what one step wrote without a break is one piece."""
    calls = [event for event in capture.events if isinstance(event, Wrote)]
    foreign = Source(0, None, 0, "", -1, late=False, doubt="it fits none of the writes that were announced")
    pieces = (
        (content, foreign if index is None else account.sources[index]) for content, index in aligned(stdout, calls)
    )
    for _, group in groupby(pieces, lambda piece: piece[1]._replace(at=0)):
        parts = list(group)
        source = parts[0][1]
        yield Written(
            source.at,
            b"".join(content for content, _ in parts),
            source.step,
            source.process,
            source.program,
            source.descriptor,
            source.late,
            source.doubt,
        )
