"""Each attack succeeds when the step of the sandbox that stops it is left out: so it is that step that stops it."""

from __future__ import annotations

import itertools
import os
import re
import secrets
import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TypeVar

import pytest

from attacks import WRITES, call
from runelint.runner import supervisor
from runelint.runner.identity import UNUSED, unused_uid
from runelint.runner.package import PLUGINS, Copied, Package
from runelint.runner.rung import SandboxFailedError, SandboxMissingError
from runelint.runner.sandbox import steps
from runelint.runner.scenario import Scenario
from runelint.runner.selftest import checks, outside
from runelint.runner.stage import OURS
from runelint.runner.supervise import Sandbox, require_parts
from runelint.runner.syscalls import FORBIDDEN, MMAP, SOCKET, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable

    from runelint.runner.host import Host
    from runelint.runner.observation import Observation
    from runelint.runner.sandbox import Argument, Step
    from runelint.runner.stage import Stage


_Result = TypeVar("_Result")


def _without(monkeypatch: pytest.MonkeyPatch, step: str, *words: str, last: bool = False) -> None:
    """Have the sandbox made without some words of a step, or without its last ones, or without all of it."""

    def kept(arguments: tuple[Argument, ...]) -> tuple[Argument, ...]:
        if last:
            assert arguments[-len(words) :] == words
            return arguments[: -len(words)]
        return tuple(word for word in arguments if words and word not in words)

    _changed(monkeypatch, step, kept)


def _instead(monkeypatch: pytest.MonkeyPatch, step: str, *words: str) -> None:
    """Have the sandbox made with other words for a step."""
    _changed(monkeypatch, step, lambda _: words)


def _changed(
    monkeypatch: pytest.MonkeyPatch, step: str, change: Callable[[tuple[Argument, ...]], tuple[Argument, ...]]
) -> None:
    def changed(stage: Stage, host: Host, program: bytes, command: tuple[str, ...]) -> tuple[Step, ...]:
        line = steps(stage, host, program, command)
        assert [one.name for one in line].count(step) == 1
        return tuple(one._replace(arguments=change(one.arguments)) if one.name == step else one for one in line)

    monkeypatch.setattr(supervisor, "steps", changed)


def _run(text: str) -> bytes:
    """Return what a plugin prints."""
    return _seen(text).stdout


def _seen(text: str) -> Observation:
    """Return what a plugin does."""
    path = f"{PLUGINS}/plugin.sh"
    package = Package(path, "/", {path: Copied(text.encode(), 0o644)}, {}, {}, ())
    return _with_sandbox(lambda sandbox: sandbox.run(package, Scenario()))


def _with_sandbox(done: Callable[[Sandbox], _Result]) -> _Result:
    """Return what is done with a sandbox that is not tried before."""
    try:
        require_parts()
    except SandboxMissingError as missing:
        pytest.skip(f"no sandbox can exist here: {missing}")
    sandbox = Sandbox()
    sandbox.open_untried()
    try:
        return done(sandbox)
    finally:
        sandbox.close()


@pytest.mark.parametrize(
    "text",
    [
        call(FORBIDDEN["shmget"], 0, 4096, 0o1600),
        call(UNKNOWN["memfd_create"], "$n = q(x)", 0),
        call(SOCKET, 16, 3, 0),
        call(MMAP, 0, 4096, 3, 0x21, -1, 0),
        # KEYCTL_GET_KEYRING_ID of the session's keyring, which is the caller's.
        call(FORBIDDEN["keyctl"], 0, -3, 0, 0, 0),
    ],
    ids=["shmget", "memfd", "netlink", "mmap", "keyctl"],
)
def test_the_filter_stops_calls(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Without the filter of system calls a plugin has shared memory, keys and sockets to the kernel."""
    assert _run(text) != b"errno=0\n"
    _without(monkeypatch, "filter")
    assert _run(text) == b"errno=0\n"


def test_the_empty_network_stops_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the machine's network a plugin connects to a port of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        text = f"{{ : 3<>/dev/tcp/127.0.0.1/{server.getsockname()[1]}; }} 2>/dev/null && echo open"
        assert _run(text) == b""
        _without(monkeypatch, "namespaces", "--unshare-net")
        # The sockets of the whole machine would count.
        monkeypatch.setattr("runelint.runner.overrun.MOST_SOCKETS", 1 << 20)
        assert _run(text) == b"open\n"


def test_a_read_only_proc_stops_writing(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a writable /proc a plugin changes the settings of its own processes."""
    attack = next(one for one in WRITES if one.name == "its own score for the killer")
    text = attack.text.replace("-900", "900")
    assert re.search(attack.expected, _run(text).decode())
    _instead(monkeypatch, "processes", "--proc", "/proc")
    assert _run(text) == b""


def test_a_read_only_folder_stops_writing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the plugin's folder is shown otherwise than read-only, it is writable."""
    attack = next(one for one in WRITES if one.name == "its own folder")
    assert re.search(attack.expected, _run(attack.text).decode())
    _changed(monkeypatch, "plugin", lambda words: tuple("--bind" if word == "--ro-bind" else word for word in words))
    assert _run(attack.text) == b""


def test_a_read_only_folder_of_files_stops_writing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its last words the step that makes the plugin's folder file by file leaves it writable."""
    attack = next(one for one in WRITES if one.name == "its own folder")
    monkeypatch.setattr("runelint.runner.shelf.above", lambda: "")
    assert re.search(attack.expected, _run(attack.text).decode())
    _without(monkeypatch, "plugin", "--remount-ro", OURS, last=True)
    assert _run(attack.text) == b""


def test_the_size_of_the_root_stops_filling(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a size the sandbox's root takes more than the limit."""
    text = "head -c 65M /dev/zero >/tmp/x 2>/dev/null || echo full"
    assert _run(text) == b"full\n"
    _without(monkeypatch, "root", "--size", str(64 << 20))
    monkeypatch.setattr("runelint.runner.limits.bounds", lambda _: ())
    assert _run(text) == b""


def test_the_limits_stop_a_large_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the limits a process may open more files and take more memory."""
    assert _run("ulimit -n; ulimit -u") == b"256\n128\n"
    monkeypatch.setattr("runelint.runner.limits.bounds", lambda _: ())
    assert _run("ulimit -n; ulimit -u") != b"256\n128\n"


def test_the_trial_sees_a_file_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the machine's /sys is shown inside, the trial says that a file outside can be read, and which."""
    _changed(monkeypatch, "root", lambda arguments: (*arguments, "--ro-bind", "/sys", "/sys"))
    found = {check.name: check.found for check in _with_sandbox(Sandbox.tried)}
    assert re.match("/sys/.* can be read", found["files outside cannot be read"])


def test_the_trial_makes_no_file(scratch: Path) -> None:
    """While the trial is under way there is no file of it outside that could be left behind."""
    made: list[Path] = []

    def looked(*_: object) -> NoReturn:
        made.extend(scratch.rglob("*"))
        raise SandboxFailedError

    with pytest.raises(SandboxFailedError):
        checks(looked)
    assert outside()
    assert made == []


def test_the_kernels_memory_stops_what_nothing_else_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the kernel's own memory grows by more than the bound, for whatever, the run is ended."""
    grown = itertools.count(0, 300 << 20)
    monkeypatch.setattr("runelint.runner.overrun.slab", lambda: next(grown))
    monkeypatch.setattr("runelint.runner.watch.slab", lambda: 0)
    assert _seen("sleep 60").reason == "took more than 512 MB of the kernel's memory"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be left")
def test_root_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """A plugin's processes belong to a uid that nobody has; if root were not left, they would be root's outside."""
    if _uids("/proc/self") != {0} or unused_uid() is None:
        pytest.skip("there is no other uid here")
    assert _uid_of_a_plugin() in UNUSED
    monkeypatch.setattr("runelint.runner.supervise.drop_root", lambda: None)
    assert _uid_of_a_plugin() == 0


def _uid_of_a_plugin() -> int:
    """Return the uid, as seen from outside, of a process that a plugin has started."""
    mark = f"0.{secrets.randbelow(10**9) + 4 * 10**8:09}"
    with ThreadPoolExecutor() as pool:
        run = pool.submit(_run, f"sleep {mark}")
        while not run.done():
            for path in Path("/proc").glob("[0-9]*"):
                try:
                    if path.joinpath("cmdline").read_bytes() == f"sleep\0{mark}\0".encode():
                        return _uids(str(path)).pop()
                except OSError:
                    continue
    pytest.fail("the plugin's process was not seen")


def _uids(process: str) -> set[int]:
    status = Path(process, "status").read_text()
    found = re.search(r"^Uid:\t(.*)$", status, re.MULTILINE)
    assert found is not None
    return {int(word) for word in found[1].split()}
