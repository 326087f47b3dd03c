"""A plugin's folder is shown from memory: it is as read-only as any, and nothing of it stays."""

from __future__ import annotations

import os
import shutil
import signal
from typing import TYPE_CHECKING

import pytest

from runelint.runner import shelf
from runelint.runner.package import PLUGINS, Copied, Package
from runelint.runner.rung import SandboxFailedError, SandboxMissingError
from runelint.runner.scenario import Scenario
from runelint.runner.supervise import Sandbox

if TYPE_CHECKING:
    from pathlib import Path


def _package(text: str) -> Package:
    files = {f"{PLUGINS}/lib/{number}.sh": Copied(f"echo {number}\n".encode(), 0o644) for number in range(9)}
    path = f"{PLUGINS}/plugin.sh"
    links = {f"{PLUGINS}/up": "/oldroot/etc", f"{PLUGINS}/seven.sh": "lib/7.sh"}
    return Package(path, "/", {path: Copied(text.encode(), 0o755), **files}, links, {f"{PLUGINS}/lib": 0o755}, ())


def _shelves(scratch: Path) -> list[Path]:
    return list(scratch.glob("runelint-shelf-*"))


def test_a_folder_is_there_and_read_only(scratch: Path) -> None:
    """The plugin finds its neighbours and its links, and can write to none of them."""
    text = """cd "${0%/*}"; source ./seven.sh
    for file in lib/3.sh lib/new . ../new up/x; do { : >>$file; } 2>&1 && echo open; done"""
    with _opened() as sandbox:
        seen = sandbox.run(_package(text), Scenario())
        assert len(_shelves(scratch)) == 1
    assert seen.stdout.startswith(b"7\n")
    assert seen.stdout.count(b"Read-only file system") == 3
    assert b"open" not in seen.stdout
    assert _shelves(scratch) == []


def test_a_shelf_of_the_dead_is_swept(scratch: Path) -> None:
    """When the supervisor is killed its shelf stays, and the next one removes it."""
    with _opened() as sandbox:
        sandbox.run(_package("true"), Scenario())
        (left,) = _shelves(scratch)
        os.kill(sandbox.supervisor, signal.SIGKILL)
        with pytest.raises(SandboxFailedError):
            sandbox.run(_package("true"), Scenario())
    assert left.exists()
    os.utime(left, (0, 0))
    with _opened():
        assert not left.exists()


def test_a_shelf_of_the_living_stays(scratch: Path) -> None:
    """A shelf whose owner lives is not swept, however old it is."""
    with _opened() as sandbox:
        sandbox.run(_package("true"), Scenario())
        (own,) = _shelves(scratch)
        os.utime(own, (0, 0))
        with _opened():
            assert own.exists()


def test_a_link_that_looks_like_a_shelf_is_not_followed(scratch: Path) -> None:
    """A link with a shelf's name, planted where anybody may write, leads the sweeper nowhere."""
    elsewhere = scratch / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "precious").touch()
    os.utime(elsewhere, (0, 0))
    planted = scratch / "runelint-shelf-planted"
    planted.symlink_to(elsewhere)
    try:
        shelf.sweep()
        assert (elsewhere / "precious").exists()
    finally:
        planted.unlink()


def test_a_shelf_with_a_link_inside_is_swept_alone(scratch: Path) -> None:
    """What a link in a dead owner's shelf leads to stays."""
    elsewhere = scratch / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "precious").touch()
    dead = scratch / "runelint-shelf-dead"
    dead.mkdir()
    (dead / "link").symlink_to(elsewhere)
    os.utime(dead, (0, 0))
    try:
        shelf.sweep()
        assert not dead.exists()
        assert (elsewhere / "precious").exists()
    finally:
        shutil.rmtree(dead, ignore_errors=True)


def test_no_shelf_where_nothing_can_be_executed(scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no file system for a shelf executes programs, the plugin's folder is made without one."""
    package = _package("${0%/*}/own")
    package = package._replace(files={**package.files, f"{PLUGINS}/own": Copied(b"#!/bin/sh\necho own\n", 0o755)})
    monkeypatch.setattr(os, "ST_NOEXEC", os.statvfs(scratch).f_flag | 1)
    with _opened() as sandbox:
        seen = sandbox.run(package, Scenario())
        assert _shelves(scratch) == []
    assert seen.stdout == b"own\n"


def _opened() -> Sandbox:
    """Return a sandbox; skips the test where there can be none."""
    try:
        with Sandbox():
            return Sandbox()
    except SandboxMissingError as missing:
        pytest.skip(f"no sandbox can exist here: {missing}")
