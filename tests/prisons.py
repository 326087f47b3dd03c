"""A sandbox that is opened by somebody: real root, an ordinary user, root of a user namespace."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

import runelint
from runelint.runner.answer import decoded

if TYPE_CHECKING:
    from runelint.runner.observation import Observation

SERVER = Path(__file__).parent / "escapes" / "served.py"
NOBODY = 61_050
"""A uid that no distribution gives away, and that the supervisor does not take."""


class Who(Enum):
    """Who opens the sandbox."""

    SELF = "whoever runs the tests"
    USER = "an ordinary user"
    NAMESPACE = "root of a user namespace of an ordinary user"
    OWN_NAMESPACE = "root of a user namespace of the ordinary user who runs the tests"


class Seen(NamedTuple):
    """What a run showed, and whether the one who opened the sandbox can do what the attack tried."""

    observation: Observation
    control: bool


class Prison:
    """A process that runs plugins in the sandbox as somebody."""

    def __init__(self, who: Who) -> None:
        """Start it; skips the test where this somebody cannot be had, and fails where they have no sandbox."""
        command, user = command_of(who)
        # Removed by us: the server may be killed.
        self.folder = tempfile.mkdtemp(prefix="prison-", dir="/tmp")
        os.chown(self.folder, -1 if user is None else user, -1)
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**environment(), "TMPDIR": self.folder},
            cwd="/",
            user=user,
            group=user,
            extra_groups=None if user is None else [],
        )
        answer = self._answer()
        if "missing" in answer:
            self.close()
            pytest.skip(f"no sandbox can exist here for {who.value}: {answer['missing']}")

    def run(self, text: str, *, readable: str | None = None, **scenario: object) -> Seen:
        """Return what became of a plugin with this text."""
        assert self.process.stdin is not None
        request = {"text": text, "scenario": scenario, "readable": readable}
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        answer = self._answer()
        assert "seen" in answer, answer
        return Seen(decoded(json.dumps(answer["seen"]).encode()), bool(answer["control"]))

    def close(self) -> None:
        """End it."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _answer(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "the process that runs plugins has died"
        answer: dict[str, Any] = json.loads(line)
        return answer


def command_of(who: Who) -> tuple[list[str], int | None]:
    """Return the words that start the server, and the uid to start it as; None for our own."""
    unshare = shutil.which("unshare")
    match who:
        case Who.SELF:
            return [sys.executable, server()], None
        # Root's own would be root outside.
        case Who.OWN_NAMESPACE if unshare is not None and os.geteuid() != 0:
            return [unshare, "--map-root-user", _python(None), server()], None
        case Who.USER if os.geteuid() == 0:
            return [_python(NOBODY), server()], NOBODY
        case Who.NAMESPACE if os.geteuid() == 0 and unshare is not None:
            return [unshare, "--map-root-user", _python(NOBODY), server()], NOBODY
        case _:
            pytest.skip(f"{who.value}: only root becomes others, root's own namespace is not safe, both take `unshare`")


@cache
def _python(user: int | None) -> str:
    """Return an interpreter that this user can start and that is new enough."""
    question = "import sys; sys.exit(sys.version_info < (3, 11))"
    for name in (sys.executable, "/usr/bin/python3", "/usr/local/bin/python3"):
        try:
            asked = subprocess.run([name, "-c", question], user=user, check=False, cwd="/", stderr=subprocess.DEVNULL)
        except OSError:
            continue
        if asked.returncode == 0:
            return name
    pytest.skip("there is no Python 3.11 that an ordinary user can start")


@cache
def _readable() -> Path:
    """Return a folder with the tested runelint and the server that others can read, too: home folders are private."""
    folder = Path(tempfile.mkdtemp(prefix="prisons-", dir="/tmp"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    shutil.copytree(Path(runelint.__file__).parent, folder / "runelint")
    shutil.copy(SERVER, folder)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return folder


def server() -> str:
    """Return the script of the server."""
    return str(_readable() / SERVER.name)


def environment() -> dict[str, str]:
    """Return the environment of the server: where the tested runelint is, and where any user may write."""
    found = os.pathsep.join([str(_readable()), sysconfig.get_path("purelib")])
    return {"PATH": os.environ["PATH"], "PYTHONPATH": found, "PYTHONDONTWRITEBYTECODE": "1", "TMPDIR": "/tmp"}  # noqa: S108
