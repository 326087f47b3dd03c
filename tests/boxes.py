"""A small sandbox for tests: the core tools and the doubles of a scenario, and nothing else of the machine."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pytest

from runelint.runner.doubles import COUNTERS, STUBS, Tools, scripts
from runelint.runner.farm import inside, located

if TYPE_CHECKING:
    from pathlib import Path

    from runelint.runner.scenario import Scenario

_LIBRARIES = ("lib", "lib32", "lib64", "libexec", "share")
_PATH = f"{STUBS}:/usr/bin:/bin"


def tools() -> Tools:
    """Return where the programs that doubles use are inside."""
    found = located(("dash", "sh", "cat", "sleep"))
    shell, cat, sleep = (inside(found[name]) for name in ("dash" if "dash" in found else "sh", "cat", "sleep"))
    return Tools(shell, cat, sleep)


@dataclass(frozen=True)
class Box:
    """A sandbox whose files are kept in a folder of the test."""

    folder: Path

    def __call__(
        self, code: str, scenario: Scenario, *, stdin: bytes = b"", counters: bool = True, path: str = _PATH
    ) -> subprocess.CompletedProcess[bytes]:
        """Return what `bash -c code` does where the doubles of `scenario` are."""
        if (reason := _why_not()) is not None:
            pytest.skip(reason)
        for tool, program in located().items():
            self._link(f"/usr/bin/{tool}", inside(program))
        for inner, script in scripts(scenario, tools()).items():
            self._write(inner, script.content, script.mode)
        for inner, file in scenario.files.items():
            self._write(inner, file.content.encode("utf-8", "surrogateescape"), file.mode)
        (self.folder / "run/stubs").mkdir(parents=True, exist_ok=True)
        writable = ("--tmpfs", COUNTERS) if counters else ()
        setenv = [
            item for name, value in {"PATH": path, **scenario.environment}.items() for item in ("--setenv", name, value)
        ]
        line = ["bwrap", *self._mounts(), *writable, *setenv, "/.host/usr/bin/bash", "-c", code]
        return subprocess.run(line, input=stdin, capture_output=True, timeout=60, check=False)

    def _mounts(self) -> list[str]:
        """Return the part of bwrap's line that makes the file system: all of it is read-only."""
        own = sorted(path.name for path in self.folder.iterdir() if path.name not in {"run", "usr"})
        return [
            *("--unshare-all", "--die-with-parent", "--clearenv", "--tmpfs", "/", "--ro-bind", "/usr", "/.host/usr"),
            *(item for name in _LIBRARIES for item in ("--ro-bind-try", f"/usr/{name}", f"/usr/{name}")),
            *(item for name in _LIBRARIES for item in ("--symlink", f"usr/{name}", f"/{name}")),
            *(
                "--ro-bind-try",
                "/etc/alternatives",
                "/etc/alternatives",
                "--ro-bind",
                f"{self.folder}/usr/bin",
                "/usr/bin",
            ),
            *("--symlink", "usr/bin", "/bin", "--ro-bind", f"{self.folder}/run/stubs", STUBS),
            *(item for name in own for item in ("--ro-bind", f"{self.folder}/{name}", f"/{name}")),
            *("--proc", "/proc", "--dev", "/dev", "--dir", COUNTERS, "--dir", "/tmp", "--remount-ro", "/"),  # noqa: S108
            *("--tmpfs", "/tmp"),  # noqa: S108 - in a file system that exists as long as the sandbox
        ]

    def _write(self, inner: str, content: bytes, mode: int) -> None:
        path = self.folder / inner.lstrip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_bytes(content)
        path.chmod(mode)

    def _link(self, inner: str, target: str) -> None:
        path = self.folder / inner.lstrip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_symlink() and not path.exists():
            path.symlink_to(target)


@cache
def _why_not() -> str | None:
    """Return why nothing can be run in a sandbox here, or None when it can."""
    if shutil.which("bwrap") is None:
        return "there is no bwrap"
    done = subprocess.run(
        ["bwrap", "--ro-bind", "/", "/", "--unshare-all", "bash", "-c", ":"],
        capture_output=True,
        timeout=30,
        check=False,
    )
    return None if done.returncode == 0 else f"bwrap cannot be used: {done.stderr.decode(errors='replace').strip()}"
