"""The supervisor: a process of its own, which is not root, starts every sandbox and answers with what happened.

It is a child of the process that wants the observations. Being of the same uid as the plugin, it can look at the
plugin's processes without a privilege; being alone with one socket and no file of the caller, it has nothing to lose.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import secrets
import select
import signal
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from runelint.failure import RunelintError
from runelint.runner import channel
from runelint.runner.answer import encoded, refusal
from runelint.runner.compose import composed, opening_of, paths_of, start_of, stdin_of
from runelint.runner.furnishing import furnish
from runelint.runner.limits import bind
from runelint.runner.observation import Observation, Outcome
from runelint.runner.package import Package
from runelint.runner.rig import Rigs, Wanted
from runelint.runner.rung import SandboxFailedError
from runelint.runner.sandbox import START, STUBS, first_process, starting, steps, words
from runelint.runner.seccomp import sandbox_program
from runelint.runner.shelf import Shelf
from runelint.runner.stage import with_file
from runelint.runner.trace import Connecting, Ends, Sights, Tracer, filter_for
from runelint.runner.trace.blindness import kept_on
from runelint.runner.trace.prelude import descriptor_for
from runelint.runner.watch import LOOK, Watch

if TYPE_CHECKING:
    import socket

    from runelint.runner.host import Host
    from runelint.runner.rig import Rig
    from runelint.runner.scenario import Scenario
    from runelint.runner.stage import Stage
    from runelint.runner.trace import Traced
    from runelint.runner.trace.answering import Answering
    from runelint.runner.watch import Ended

SIGNALS_FROM = 128
"""Bash gives an end by a signal as a status: its number and this."""

PRELUDE = "/run/prelude"
"""Where the plugin's Bash finds what it is told before the plugin's first line."""


# So many more objects may have been made than are gone before it is looked for those that hold each other.
_GARBAGE = 100_000


class Workshop(NamedTuple):
    """What every run needs. When one of the descriptors `gone` is readable, nobody waits for the answer any more."""

    host: Host
    program: bytes
    shelf: Shelf
    rigs: Rigs
    gone: tuple[int, ...]


class Order(NamedTuple):
    """A run that the session asks for, of the package that it has sent before."""

    scenario: Scenario
    traced: bool
    looking: bool = False
    strict: bool = False


def serve(link: socket.socket, owner: int, host: Host) -> None:
    """Answer orders until the session ends the connection, or its process, of which `owner` is the pidfd, is gone."""
    gc.disable()
    shelf = Shelf()
    workshop = Workshop(host, sandbox_program(), shelf, Rigs(host.bwrap, shelf), (link.fileno(), owner))
    try:
        _serve(link, workshop)
    finally:
        workshop.rigs.close()
        shelf.clear()


def _serve(link: socket.socket, workshop: Workshop) -> None:
    package = Package("", "", {}, {}, {}, ())
    while (said := _next(link, workshop)) is not None:
        wanted = pickle.loads(said)  # noqa: S301 - from our own parent, which has more rights than we
        if isinstance(wanted, Package):
            package = wanted
            continue
        with contextlib.ExitStack() as afterwards:
            channel.send(link, _answer(package, wanted, workshop, afterwards))
            # The session reads that while the dead are waited for.
            channel.send(link, _end(afterwards))
            workshop.rigs.prepare()
        # Not in the middle of a run, where every process of the plugin would wait for it.
        if gc.get_count()[0] > _GARBAGE:
            gc.collect()


def _next(link: socket.socket, workshop: Workshop) -> bytes | None:
    """Return the next message of the session, or None when it is gone; a sandbox that is being made goes on."""
    rigs, waiting = workshop.rigs, select.poll()
    waiting.register(link, select.POLLIN)
    if rigs.listener is not None:
        waiting.register(rigs.listener, select.POLLIN)
    while True:
        for descriptor, event in waiting.poll():
            if descriptor == link.fileno():
                return channel.receive(link)
            if event & select.POLLIN:
                rigs.answer(descriptor)
            else:
                waiting.unregister(descriptor)


def _answer(package: Package, order: Order, workshop: Workshop, afterwards: contextlib.ExitStack) -> bytes:
    """Return the message that tells what happened, or why nothing did."""
    try:
        return encoded(_run(package, order, workshop, afterwards))
    except (RunelintError, OSError) as failure:
        # OSError: a scenario that cannot be made, such as with a file where a folder has to be.
        return refusal(str(failure))


def _end(afterwards: contextlib.ExitStack) -> bytes:
    """Return an empty message when nothing of the run is left, or else one that tells why."""
    try:
        afterwards.close()
    except (RunelintError, OSError) as failure:
        return refusal(str(failure))
    return b""


def _kept_on(stage: Stage, package: Package) -> Stage:
    """Return the stage with scripts of the package that do not end our trace."""
    placed = {path: stage.files[path] for path in package.files if path in stage.files}
    return stage._replace(
        files=stage.files | {path: file._replace(content=kept_on(file.content)) for path, file in placed.items()}
    )


def _tracer(
    package: Package, order: Order, ends: Ends, command: tuple[str, ...], answering: tuple[Answering, ...]
) -> Tracer:
    """Return the tracer of a run of `command`."""
    tracer = Tracer(
        ends,
        secrets.token_hex(8),
        command,
        text=package.files[package.plugin].content,
        doubles=(f"{STUBS}/*", *(path for name in order.scenario.commands for path in paths_of(name))),
        looking=order.looking,
        answering=answering,
    )
    if order.strict:
        tracer.scrutinize()
    return tracer


def _run(package: Package, order: Order, workshop: Workshop, afterwards: contextlib.ExitStack) -> Observation:
    """Return what happened; raises RunelintError when the run could not be made.

    Everything has been killed then, and is waited for `afterwards`: the dead need their time, too.
    """
    scenario, traced, *_ = order
    stage = composed(package, scenario, workshop.host)._replace(shelved=workshop.shelf.has_place)
    command = start_of(package, scenario)
    answering = (Sights(stage.specials, stage.links), Connecting(stage.specials.peers))
    for one in answering:
        afterwards.callback(one.close)
    opening = opening_of(stage, scenario)
    rig = workshop.rigs.taken(_wanted(package, order, stage, workshop, answering))
    afterwards.callback(workshop.rigs.clear, rig)
    ends = Ends(os.fstat(rig.ends.stdout), os.fstat(rig.ends.stdin))
    watch = Watch(rig.ends, stdin_of(scenario), scenario.limits, workshop.gone)
    afterwards.callback(watch.close)
    tracer = _tracer(package, order, ends, command, answering)
    # Without a trace there is a file as well: `df` counts the pages.
    stage = with_file(stage, PRELUDE, opening + (tracer.prelude() if traced else b"\n"))
    environment = ({"BASH_ENV": PRELUDE} if traced or opening else {}) | scenario.environment
    stage = with_file(stage, START, os.fsencode(starting(command, environment)))
    tracer.attach(rig.ends.parent.listener, rig.trace)
    watch.at_ready = partial(_begin, _kept_on(stage, package) if traced else stage, rig, watch, workshop)
    seen = _watched(watch, tracer, workshop.rigs)
    if traced and tracer.mark in seen.stdout:
        # The plugin has opened its stdout where our trace goes: what came out is not what it would print without us.
        return _run(package, order._replace(traced=False, looking=False, strict=False), workshop, afterwards)
    return seen


def _wanted(
    package: Package, order: Order, stage: Stage, workshop: Workshop, answering: tuple[Answering, ...]
) -> Wanted:
    """Return the sandbox that a run needs."""
    text = package.files[package.plugin].content
    if not stage.shelved and order.traced:
        stage = _kept_on(stage, package)
    line = steps(stage, workshop.host, workshop.program, first_process(workshop.host.own_tools().shell))
    return Wanted(words(line), filter_for(text, looking=order.looking, answering=answering), descriptor_for(text))


def _begin(stage: Stage, rig: Rig, watch: Watch, workshop: Workshop) -> None:
    """Make all ready in the sandbox, and let the plugin start."""
    if watch.first is None:
        raise SandboxFailedError("The sandbox does not tell the number of its process 1.")
    if rig.slot:
        workshop.shelf.fill(rig.slot, stage)
    furnish(stage, watch.first, workshop.host.tool_links())
    bind(watch.first, watch.limits)
    watch.begin()


def _watched(watch: Watch, tracer: Tracer, rigs: Rigs) -> Observation:
    """Return what happened between the start and the end."""
    if rigs.listener is not None:
        watch.also(rigs.listener, rigs.answer)
    watch.also(tracer.listener, tracer.handle)
    watch.also(tracer.clock, tracer.handle)
    watch.at_end = tracer.ended
    watch.at_held = tracer.held
    # Answering a plugin that calls without end can take all of our time, and a call that is announced and then killed
    # can leave us waiting for the next (seccomp_unotify(2)): a signal gets through to us all the same.
    signal.signal(signal.SIGALRM, lambda *_: watch.look())
    signal.setitimer(signal.ITIMER_REAL, LOOK, LOOK)
    try:
        ended = watch.until_end()
        # The run is over, and what it was is computed: for nobody, where nobody waits for it any more.
        signal.signal(signal.SIGALRM, lambda *_: watch.require_somebody())
        traced = tracer.finish(bytes(watch.kept[watch.ends.stdout]))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    if not (ended.reported or ended.reason):
        raise SandboxFailedError(f"The sandbox ended before the plugin did: {ended.errors or 'no reason given'}")
    return _observed(ended, traced, signalled=tracer.status() is None)


def _observed(ended: Ended, traced: Traced, *, signalled: bool) -> Observation:
    """Return both parts of what was seen as one. Who is `signalled` does not announce an exit."""
    outcome, status = ended.outcome, ended.status
    # Process 1 sees one number for `exit 130` and for an end by SIGINT.
    if outcome is Outcome.EXITED and status > SIGNALS_FROM and signalled:
        outcome, status = Outcome.SIGNALLED, status - SIGNALS_FROM
    return Observation(
        outcome=outcome,
        status=status,
        reason=ended.reason,
        stdout=ended.stdout,
        stderr=ended.stderr,
        held_open=ended.held_open,
        seconds=ended.seconds,
        **traced._asdict(),
    )
