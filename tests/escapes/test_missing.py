"""Where there is no sandbox, nothing is executed, and the reason is said with what mends it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from prisons import Who, command_of, environment, server
from runelint.runner import diagnosis, identity, supervise
from runelint.runner.host import host
from runelint.runner.identity import ROOT_OUTSIDE
from runelint.runner.package import PLUGINS, Copied, Package
from runelint.runner.rung import SandboxFailedError, SandboxMissingError
from runelint.runner.scenario import Scenario
from runelint.runner.selftest import Check
from runelint.runner.supervise import Sandbox, diagnose

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("before", "reason"),
    [
        ("echo 0 >/proc/sys/user/max_user_namespaces", "User namespaces are switched off"),
        ("mount -t tmpfs none /proc/tty", "Parts of /proc are hidden"),
    ],
    ids=["no-user-namespaces", "masked-proc"],
)
def test_a_machine_without_a_sandbox_executes_nothing(before: str, reason: str) -> None:
    """Where user namespaces are off, or /proc is hidden in parts, the sandbox is missing and the reason is named."""
    command, user = command_of(Who.NAMESPACE if os.geteuid() == 0 else Who.OWN_NAMESPACE)
    unshare, *rest = command
    shell = shutil.which("sh") or "/bin/sh"
    line = [unshare, "--mount", *rest[:1], shell, "-c", f'{before} && exec "$@"', "sh", *rest[1:]]
    assert reason in _missing(line, user)


@pytest.mark.skipif(os.geteuid() != 0, reason="it is about root of the machine")
@pytest.mark.parametrize("number", [0, 1000])
def test_root_of_the_machine_executes_nothing_where_nobody_else_is(number: int) -> None:
    """In a user namespace whose one uid is root outside there is no sandbox, and what to do about it is said."""
    unshare, python = shutil.which("unshare"), command_of(Who.USER)[0][0]
    if unshare is None:
        pytest.skip("there is no unshare")
    line = [unshare, "--user", f"--map-user={number}", f"--map-group={number}", python, server()]
    assert ROOT_OUTSIDE in _missing(line, None)


def test_a_supervisor_that_stays_root_executes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the supervisor is still root of the machine after it has left root, no plugin is run."""
    monkeypatch.setattr(identity, "is_root_outside", lambda: True)
    monkeypatch.setattr(supervise, "require_parts", lambda: None)
    with pytest.raises(SandboxMissingError, match=re.escape(ROOT_OUTSIDE)), Sandbox():
        pass


def _missing(line: list[str], user: int | None) -> str:
    """Return why the server that this line starts has no sandbox."""
    ended = subprocess.run(
        line, input="", capture_output=True, text=True, check=False, env=environment(), user=user, cwd="/"
    )
    assert ended.returncode == 0, ended.stderr
    return str(json.loads(ended.stdout)["missing"])


def test_a_machine_without_bwrap_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without bwrap nothing is started, and the command that installs it is told."""
    here = host()
    monkeypatch.setattr("runelint.runner.diagnosis.host", lambda: here._replace(bwrap=""))
    monkeypatch.setattr(supervise, "_TRIED", set())
    with pytest.raises(SandboxMissingError) as raised, Sandbox():
        pass
    assert "bwrap" in raised.value.reason
    assert "bubblewrap" in raised.value.remedy
    assert not diagnose().works


def test_an_old_bwrap_is_asked_and_not_believed(tmp_path: Path) -> None:
    """Which options bwrap has is told by bwrap."""
    old = tmp_path / "bwrap"
    old.write_text("#!/bin/sh\necho '--unshare-user --size' >&2\n")
    old.chmod(0o755)
    lacking = diagnosis.lacking_options(str(old))
    assert "--disable-userns" in lacking
    assert "--size" not in lacking


def test_a_broken_promise_closes_the_sandbox(monkeypatch: pytest.MonkeyPatch) -> None:
    """When one promise is not kept in the trial, no plugin is run."""
    monkeypatch.setattr(supervise, "_TRIED", set())
    monkeypatch.setattr(supervise, "checks", lambda _: (Check("a promise", "it was broken"),))
    if diagnosis.troubles():
        pytest.skip("no sandbox can exist here")
    with pytest.raises(SandboxMissingError, match="a promise: it was broken"), Sandbox():
        pass


def test_a_closed_sandbox_runs_nothing() -> None:
    """A sandbox that is not open refuses to run."""
    path = f"{PLUGINS}/plugin.sh"
    package = Package(path, "/", {path: Copied(b"", 0o644)}, {}, {}, ())
    with pytest.raises(SandboxFailedError, match="not open"):
        Sandbox().run(package, Scenario())


def test_the_trial_sees_every_promise_kept() -> None:
    """On a machine with a sandbox the trial names each promise, and finds each kept."""
    told = diagnose()
    if told.troubles:
        pytest.skip(f"no sandbox can exist here: {told.troubles[0].reason}")
    assert told.works, told.checks
    assert len({check.name for check in told.checks}) == len(told.checks)
