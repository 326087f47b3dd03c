"""RUNE204: somebody else reads the plugin's stdin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import Hit, Init, Severity, StdinRead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Behaviour, Path

CODE = "RUNE204"
NAME = "stdin-stolen"
SEVERITY = Severity.ERROR
ANSWER = "RUNE sends one message and then the end of stdin: only one can read it, and that is `rune_init`."
ADVICE = "Give the command an input of its own (`</dev/null`, `ssh -n`, a file), and ask `rune_param` for parameters."


def check_behaviour(behaviour: Behaviour) -> Iterator[Hit]:
    """Yield each read that leaves `rune_init` nothing, and each that comes when there is nothing left."""
    inits = [event for event in behaviour.events if isinstance(event, Init) and event.where.process.is_main]
    reads = [event for event in behaviour.events if isinstance(event, StdinRead)]
    if not reads or not any(not init.fed for init in inits):
        return
    before = {id(read) for path in behaviour.paths for read in _stolen(path)}
    for read in reads:
        if id(read) in before:
            message = f"`{read.command}` reads stdin before `rune_init` does, and takes the message away."
            yield Hit(read.where.place, message, read)
        elif read.initialised and not read.passes:
            message = f"`{read.command}` reads stdin, and `rune_init` has left nothing there."
            yield Hit(read.where.place, message, read)


def _stolen(path: Path) -> Iterator[StdinRead]:
    """Yield the reads that come before `rune_init` on the path; one that is given the message back has lost nothing."""
    reads: list[StdinRead] = []
    for event in path.events:
        if isinstance(event, StdinRead) and not event.initialised:
            reads.append(event)
        elif isinstance(event, Init) and event.where.process.is_main:
            yield from () if event.fed else reads
            return
    if path.ending is None:
        yield from reads
