"""What is kept of a run is bounded, and what is beyond the bound does no harm."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from runelint.runner.observation import Outcome
from runelint.runner.package import PLUGINS, Copied, Package
from runelint.runner.rung import SandboxFailedError, SandboxMissingError
from runelint.runner.scenario import Limits, Scenario
from runelint.runner.supervise import Sandbox
from runelint.runner.trace.tracer import Tracer
from runelint.runner.watch import LOOK, Watch

if TYPE_CHECKING:
    from runelint.runner.observation import Observation

PATH = f"{PLUGINS}/plugin.sh"
SCENARIO = Scenario(limits=Limits(seconds=2))


def _run(*texts: str) -> list[Observation]:
    """Return what happened in each of some plugins, in a supervisor that begins with the modules as they are now."""
    try:
        with Sandbox() as sandbox:
            return [
                sandbox.run(Package(PATH, "/", {PATH: Copied(text.encode(), 0o644)}, {}, {}, ()), SCENARIO)
                for text in texts
            ]
    except SandboxMissingError as missing:
        pytest.skip(f"no sandbox here: {missing}")


def test_programs_beyond_the_bound_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A plugin that starts programs when no event is kept any more goes on as ever, and that it was blind is said."""
    monkeypatch.setattr("runelint.runner.trace.capture.MOST_EVENTS", 30)
    (seen,) = _run("for i in {1..30}; do /bin/true; done; exec -a x /bin/sh -c '/bin/echo said; exit 3'")
    assert (seen.outcome, seen.status, seen.stdout) == (Outcome.EXITED, 3, b"said\n")
    assert any("more was executed than is kept" in reason for reason in seen.blind)


@pytest.mark.parametrize(("owner", "name"), [(Tracer, "handle"), (Tracer, "finish"), (Watch, "until_end")])
def test_a_mistake_of_ours_kills_the_plugin(monkeypatch: pytest.MonkeyPatch, owner: type, name: str) -> None:
    """When watching fails in whatever way, the run is ended first, and the failure is told as it is."""

    def broken(*_: object) -> None:
        raise KeyError("broken")

    monkeypatch.setattr("runelint.runner.supervise._TRIED", {os.getpid()})
    monkeypatch.setattr(owner, name, broken)
    with pytest.raises(SandboxFailedError, match="broken"):
        _run("sleep 60")


def test_a_look_is_not_begun_within_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """The signal that calls for a look comes again while one lasts, and again: the run is limited all the same."""

    def slow(*_: object, **__: object) -> str:
        time.sleep(3 * LOOK)
        return ""

    monkeypatch.setattr("runelint.runner.supervise._TRIED", {os.getpid()})
    monkeypatch.setattr("runelint.runner.watch.overrun", slow)
    (seen,) = _run("sleep 60")
    assert seen.outcome is Outcome.TIMED_OUT


def test_a_line_of_many_processes_is_followed() -> None:
    """A process whose forefathers have done nothing that is announced is known with all of them."""
    (seen,) = _run("perl -e 'for (1..60) { last if $p = fork } wait if $p; print \"last\\n\" unless $p'")
    assert (seen.outcome, seen.stdout, seen.writes[0].process) == (Outcome.EXITED, b"last\n", 62)
