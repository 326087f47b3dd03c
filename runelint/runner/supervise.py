"""The sandbox as the rest of runelint uses it: opened once per process, then one observation for each scenario."""

from __future__ import annotations

import contextlib
import gc
import json
import os
import pickle
import resource
import signal
import socket
from typing import TYPE_CHECKING, NamedTuple, NoReturn, Self

from runelint.contract.bpcs.library import own_library
from runelint.flow.command_table import entry
from runelint.runner import channel, supervisor
from runelint.runner.answer import decoded
from runelint.runner.diagnosis import Trouble, explained, troubles
from runelint.runner.host import host
from runelint.runner.identity import adopt_orphans, drop_root
from runelint.runner.launch import raised
from runelint.runner.rung import SandboxFailedError, SandboxMissingError
from runelint.runner.selftest import Check, checks
from runelint.runner.shelf import sweep

if TYPE_CHECKING:
    from types import TracebackType

    from runelint.runner.observation import Observation
    from runelint.runner.package import Package
    from runelint.runner.scenario import Scenario

DESCRIPTORS = 4096
"""How many descriptors the supervisor may have: one for each file of a package, and its pipes."""

_UMASK = 0o022
_READY = b"ready"


_TRIED: set[int] = set()
"""The processes in which the sandbox has been tried: a child that was forked tries again."""


class Diagnosis(NamedTuple):
    """What `runelint doctor` tells: what is missing, and the promises that were tried, where any could be."""

    troubles: tuple[Trouble, ...]
    checks: tuple[Check, ...]

    @property
    def works(self) -> bool:
        """Return whether plugins can be run here."""
        return not self.troubles and bool(self.checks) and not any(check.found for check in self.checks)


def diagnose() -> Diagnosis:
    """Return what this machine lacks for the sandbox, or, when it lacks nothing, what became of each promise."""
    found = troubles()
    if found:
        return Diagnosis(found, ())
    sandbox = Sandbox()
    try:
        sandbox.open_untried()
        return Diagnosis((), sandbox.tried())
    except SandboxMissingError as missing:
        return Diagnosis((Trouble("sandbox", missing.reason, missing.remedy),), ())
    finally:
        sandbox.close()


def require_parts() -> None:
    """Raise SandboxMissingError when something is missing that can be seen without starting a sandbox."""
    if os.getpid() in _TRIED:
        return
    for trouble in troubles():
        raise SandboxMissingError(trouble.reason, trouble.remedy)


class Sandbox:
    """Runs plugins. Use it as a context manager, in one thread at a time."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._link: socket.socket | None = None
        self._package: Package | None = None
        self.supervisor = 0

    def __enter__(self) -> Self:
        """Start the supervisor, and try the sandbox if this process has not done so yet.

        Raises SandboxMissingError when there is no sandbox that holds: then nothing is ever executed.
        """
        require_parts()
        self.open_untried()
        try:
            self._try_once()
        except BaseException:
            self.close()
            raise
        return self

    def open_untried(self) -> None:
        """Start the supervisor; raises SandboxMissingError."""
        # Read now, for the supervisor may not be allowed to.
        own_library()
        entry("env")
        host()
        ours, theirs = socket.socketpair()
        owner = os.pidfd_open(os.getpid())
        child = os.fork()
        if child == 0:
            _supervise(theirs, owner)
        theirs.close()
        os.close(owner)
        self._link, self._package, self.supervisor = ours, None, child
        answer = channel.receive(ours)
        if answer != _READY:
            self.close()
            raise SandboxMissingError((answer or b"The supervisor of the sandbox could not start.").decode())

    def _try_once(self) -> None:
        """Have the sandbox try its promises; raises SandboxMissingError when one is not kept."""
        if os.getpid() in _TRIED:
            return
        for check in self.tried():
            if check.found:
                raise SandboxMissingError(f"The sandbox does not hold: {check.name}: {check.found}.")
        _TRIED.add(os.getpid())

    def tried(self) -> tuple[Check, ...]:
        """Return what becomes of each promise of the sandbox when it is tried.

        Raises SandboxMissingError when the sandbox does not even start.
        """
        try:
            return checks(self.run)
        except SandboxFailedError as failure:
            raise explained(failure) from failure

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the supervisor, and with it a run that may be under way."""
        self.close()

    def close(self) -> None:
        """End the supervisor; afterwards nothing of it is left."""
        if self._link is None:
            return
        self._link.close()
        self._link = self._package = None
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self.supervisor, 0)

    def run(
        self,
        package: Package,
        scenario: Scenario,
        *,
        traced: bool = True,
        looking: bool = False,
        strict: bool = False,
    ) -> Observation:
        """Return what happened when the plugin ran in this scenario.

        Without `traced` Bash is not told to trace: there are no steps then, and what the plugin's own `set -x` prints
        goes where it goes without us. With `looking` each step tells what its process was like, which takes longer.
        With `strict`, which is for looking only, `doubt` tells whether the plugin may have forged its own trace.

        Raises SandboxFailedError when it could not be run or watched.
        """
        if self._link is None:
            raise SandboxFailedError("The sandbox is not open.")
        try:
            if package is not self._package:
                # One is run many times, and may have many files.
                channel.send(self._link, pickle.dumps(package))
                self._package = package
            channel.send(self._link, pickle.dumps(supervisor.Order(scenario, traced, looking, strict)))
        except OSError as cause:
            raise SandboxFailedError("The supervisor of the sandbox is gone.") from cause
        answer = self._received()
        try:
            observation = decoded(answer)
        except SandboxFailedError:
            with contextlib.suppress(OSError):
                channel.receive(self._link)
            raise
        if left := self._received():
            decoded(left)
        return observation

    def _received(self) -> bytes:
        """Return what the supervisor says next; raises SandboxFailedError when it is gone."""
        try:
            said = channel.receive(self._link) if self._link is not None else None
        except OSError as cause:
            raise SandboxFailedError("The supervisor of the sandbox is gone.") from cause
        if said is None:
            raise SandboxFailedError("The supervisor of the sandbox is gone.")
        return said


def _supervise(link: socket.socket, owner: int) -> NoReturn:
    """In the child: leave everything of the caller's behind, then serve. Never returns."""
    status = 1
    try:
        gc.freeze()
        os.setsid()
        os.chdir("/")
        os.umask(_UMASK)
        _ordinary_signals()
        adopt_orphans()
        own, owner = _only_our_descriptors(link, owner)
        sweep()
        try:
            drop_root()
        except SandboxMissingError as missing:
            channel.send(own, f"{missing.reason} {missing.remedy}".encode())
        else:
            channel.send(own, _READY)
            supervisor.serve(own, owner, host())
        status = 0
    except BaseException as cause:  # noqa: BLE001 - whatever it is: two processes must not go on from here
        with contextlib.suppress(Exception):
            channel.send(own, json.dumps({"failed": repr(cause)}).encode())
    finally:
        os._exit(status)


def _ordinary_signals() -> None:
    """Give every signal its ordinary effect; the terminal's do not come here, for the session is our own."""
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
        if signal.getsignal(number) is not signal.SIG_DFL:
            signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)


def _only_our_descriptors(link: socket.socket, owner: int) -> tuple[socket.socket, int]:
    """Close every descriptor but two: one to a folder of the caller would let a plugin out of the sandbox."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    wanted = DESCRIPTORS if most == resource.RLIM_INFINITY else min(DESCRIPTORS, most)
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
    own, pidfd = raised(link.detach()), raised(owner)
    nothing = os.open("/dev/null", os.O_RDWR)
    for number in range(3):
        os.dup2(nothing, number)
    kept = {0, 1, 2, own, pidfd}
    for name in os.listdir("/proc/self/fd"):
        if int(name) not in kept:
            with contextlib.suppress(OSError):
                os.close(int(name))
    return socket.socket(fileno=own), pidfd
