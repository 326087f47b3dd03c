"""Nothing is left behind: not by many runs, and not by an end in the middle of one."""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from prisons import Prison, Who
from runelint.runner.diagnosis import troubles
from runelint.runner.observation import Outcome
from runelint.runner.package import PLUGINS, Copied, Package
from runelint.runner.rung import SandboxMissingError
from runelint.runner.scenario import Scenario
from runelint.runner.supervise import Sandbox
from runelint.runner.trace.tracer import Tracer

RUNS = 200
PATIENCE = 10.0


class State(NamedTuple):
    """What a run could leave behind."""

    descriptors: frozenset[str]
    mounts: str
    files: frozenset[str]
    children: frozenset[int]


def _state(scratch: Path) -> State:
    return State(
        frozenset(str(one) for one in Path("/proc/self/fd").iterdir() if one.exists()),
        Path("/proc/self/mountinfo").read_text(),
        frozenset(str(one) for one in scratch.rglob("*")),
        frozenset(_descendants(os.getpid())),
    )


def _descendants(process: int) -> list[int]:
    """Return the children of a process, and theirs."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found = [process]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found[1:]


def _package(text: str) -> Package:
    path = f"{PLUGINS}/plugin.sh"
    return Package(path, "/", {path: Copied(text.encode(), 0o644)}, {}, {}, ())


def test_many_runs_leave_nothing_behind(scratch: Path) -> None:
    """200 runs leave no process, no mount, no file and no descriptor, neither here nor in the supervisor."""
    before = _state(scratch)
    try:
        with Sandbox() as sandbox:
            package = _package("sleep 60 >/dev/null & echo x >/tmp/x; exit 3")
            assert sandbox.run(package, Scenario()).status == 3
            during = _numbers(scratch, sandbox, before)
            for _ in range(RUNS):
                seen = sandbox.run(package, Scenario())
                assert (seen.outcome, seen.status) == (Outcome.EXITED, 3)
            assert _numbers(scratch, sandbox, before) == during
    except SandboxMissingError as missing:
        pytest.skip(f"no sandbox can exist here: {missing}")
    assert _state(scratch) == before


def _numbers(scratch: Path, sandbox: Sandbox, before: State) -> tuple[int, int, int, str, int]:
    """Return how much of everything there is while the sandbox that is made ready for the next run is the only one.

    Descriptors here, files, processes, mounts, descriptors of the supervisor.
    """
    # The supervisor, bwrap and process 1.
    _until(lambda: len(set(_descendants(os.getpid())) - before.children) == 3)
    state = _state(scratch)
    theirs = len(list(Path(f"/proc/{sandbox.supervisor}/fd").iterdir()))
    return len(state.descriptors), len(state.files), len(state.children), state.mounts, theirs


def test_an_end_right_after_a_run_leaves_nothing_behind() -> None:
    """A sandbox that is being made for the next run, which never comes, is gone when ours is closed."""
    before = _sandboxes()
    for _ in range(60):
        try:
            with Sandbox() as sandbox:
                assert sandbox.run(_package("exit 3"), Scenario()).status == 3
                started = sandbox.supervisor
        except SandboxMissingError as missing:
            pytest.skip(f"no sandbox can exist here: {missing}")
        assert not Path(f"/proc/{started}").exists()
    _until(lambda: not _sandboxes() - before)


def _sandboxes() -> set[str]:
    """Return the processes of bwrap that nobody waits for any more, by their numbers."""
    found = set()
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = path.read_text().partition("(")[2].rpartition(")")
        except OSError:
            continue
        if name == "bwrap" and rest.split()[1] == "1":
            found.add(path.parent.name)
    return found


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_an_end_in_the_middle_leaves_nothing_behind(number: signal.Signals) -> None:
    """When runelint is ended during a run, by whatever signal, the plugin and the supervisor end with it."""
    mark = f"99{secrets.randbelow(10**9)}"
    prison = Prison(Who.SELF)
    request = f'{{"text": "setsid sleep {mark} & sleep {mark}", "scenario": {{}}}}\n'
    assert prison.process.stdin is not None
    prison.process.stdin.write(request)
    prison.process.stdin.flush()
    _until(lambda: _running(mark) == 2)
    family = _descendants(prison.process.pid)
    prison.process.send_signal(number)
    _until(lambda: not _running(mark) and not any(Path(f"/proc/{one}").exists() for one in family))
    prison.close()


def test_the_end_of_the_supervisor_ends_the_run() -> None:
    """When the supervisor is killed, the plugin ends with it, and the run is a failure of ours."""
    mark = f"99{secrets.randbelow(10**9)}"
    prison = Prison(Who.SELF)
    assert prison.process.stdin is not None
    prison.process.stdin.write(f'{{"text": "sleep {mark}", "scenario": {{}}}}\n')
    prison.process.stdin.flush()
    _until(lambda: _running(mark) == 1)
    os.kill(_descendants(prison.process.pid)[0], signal.SIGKILL)
    _until(lambda: not _running(mark))
    assert prison.process.stdout is not None
    assert "supervisor of the sandbox is gone" in prison.process.stdout.readline()
    prison.close()


def test_nothing_is_computed_for_nobody(scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When runelint is ended while the supervisor works out what a run was, however long that takes, both are gone."""
    note = scratch / "supervisor"

    def endless(*_: object) -> None:
        (scratch / "written").write_text(str(os.getpid()))
        (scratch / "written").rename(note)
        while True:
            time.sleep(0.01)

    monkeypatch.setattr("runelint.runner.supervise._TRIED", {os.getpid()})
    monkeypatch.setattr(Tracer, "finish", endless)
    if troubles():
        pytest.skip("no sandbox can exist here")
    runelint = os.fork()
    if runelint == 0:
        with contextlib.suppress(BaseException), Sandbox() as sandbox:
            sandbox.run(_package("exit 3"), Scenario())
        os._exit(0)
    try:
        _until(note.exists)
    finally:
        os.kill(runelint, signal.SIGTERM)
        os.waitpid(runelint, 0)
    _until(lambda: not Path(f"/proc/{note.read_text()}").exists())


def _running(mark: str) -> int:
    """Return how many `sleep` have this argument."""
    count = 0
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            count += path.read_bytes() == f"sleep\0{mark}\0".encode()
        except OSError:
            continue
    return count


def _until(true: object) -> None:
    """Wait until something is so, and fail when it does not become so."""
    assert callable(true)
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, "it did not become so"
        time.sleep(0.01)
