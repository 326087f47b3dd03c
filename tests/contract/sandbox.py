"""Scripts that use `rune_bpcs.sh`, run apart from the machine, and what each call in them did."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

# Where things stand in the sandbox, whose /tmp exists as long as it does.
LIBRARY = "/tmp/rune_bpcs.sh"  # noqa: S108
MESSAGE = "/tmp/message.json"  # noqa: S108
STARTS = "/tmp/starts"  # noqa: S108
_DOUBLES = "/tmp/doubles"  # noqa: S108
_SCRIPT = "/tmp/plugin.sh"  # noqa: S108
_SANDBOX = (
    *("--ro-bind", "/", "/"),
    *("--dev", "/dev"),
    *("--proc", "/proc"),
    *("--tmpfs", "/tmp"),  # noqa: S108
    *("--chdir", "/tmp"),  # noqa: S108
    "--unshare-all",
    "--die-with-parent",
    "--clearenv",
)
# Reads the message, without a word.
INIT = b"rune_init <" + MESSAGE.encode()
_MARK = b"\x02next call\x03"
_PROBE = r"""
probe() { # OPTIONS SNIPPET
  ( eval "$1"; eval "$2"; printf 'went on with %s' "$?" ) >/tmp/out 2>/tmp/err </dev/null
  printf '\2next call\3%s\2next call\3' "$?"
  cat /tmp/out
  printf '\2next call\3'
  cat /tmp/err
}
"""
# What no two runs have in common: generated names, the time, the lines of the library.
_OWN = (
    (re.compile(rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"), b"ID"),
    (re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"), b"NOW"),
    (re.compile(rb"^/tmp/\S+: line \d+: ", re.MULTILINE), b""),
)


class Run(NamedTuple):
    """What a script, or a call in it, left behind."""

    stdout: bytes
    stderr: bytes
    status: int

    def without_own(self) -> Run:
        """Return the run with names in place of what no two runs have in common."""
        return Run(_without_own(self.stdout), _without_own(self.stderr), self.status)


class Call(NamedTuple):
    """A snippet of Bash, and the shell options that it runs under."""

    snippet: bytes
    options: str = "set -eu"


class Probe(Protocol):
    """Runs calls, each in a subshell of its own, after `setup`."""

    def __call__(self, *calls: Call, message: bytes = b"{}", setup: bytes = INIT) -> list[Run]:
        """Return what each call did."""
        ...


def call(*words: str | bytes, options: str = "set -eu") -> Call:
    """Return the call of a command with these words, whatever they hold."""
    return Call(b" ".join(quoted(word) for word in words), options)


def quoted(word: str | bytes) -> bytes:
    """Return the word as Bash has to read it."""
    text = word if isinstance(word, str) else word.decode("utf-8", "surrogateescape")
    return shlex.quote(text).encode("utf-8", "surrogateescape")


def ran(
    script: bytes,
    library: Path,
    folder: Path,
    *,
    message: bytes = b"",
    environment: Mapping[str, str] | None = None,
    doubles: Mapping[str, str] | None = None,
) -> Run:
    """Return what the script did with the message on stdin; `folder` is for the files that this takes.

    `doubles` are scripts in the way of commands. What is appended to STARTS is in the folder's file `starts`.
    """
    (folder / "plugin.sh").write_bytes(script)
    (folder / "message.json").write_bytes(message)
    (folder / "starts").write_bytes(b"")
    (folder / "doubles").mkdir(exist_ok=True)
    for name, text in (doubles or {}).items():
        (folder / "doubles" / name).write_text(text)
        (folder / "doubles" / name).chmod(0o755)
    variables = {"PATH": f"{_DOUBLES}:/usr/local/bin:/usr/bin:/bin", **(environment or {})}
    places = {"plugin.sh": _SCRIPT, "message.json": MESSAGE, "doubles": _DOUBLES}
    done = subprocess.run(
        [
            *("bwrap", *_SANDBOX),
            *(word for name, place in places.items() for word in ("--ro-bind", str(folder / name), place)),
            *("--ro-bind", str(library), LIBRARY, "--bind", str(folder / "starts"), STARTS),
            *(word for name, value in variables.items() for word in ("--setenv", name, value)),
            *("bash", _SCRIPT),
        ],
        input=message,
        capture_output=True,
        timeout=120,
        check=False,
    )
    return Run(done.stdout, done.stderr, done.returncode)


def results(calls: Iterable[Call], library: Path, folder: Path, *, message: bytes, setup: bytes = INIT) -> list[Run]:
    """Return what each call did, in a subshell of its own, after the library was sourced and `setup` was run."""
    probes = b"".join(b"probe %s %s\n" % (quoted(each.options), quoted(each.snippet)) for each in calls)
    head = b"source %s\n" % LIBRARY.encode()
    run = ran(head + _PROBE.encode() + setup + b"\n" + probes, library, folder, message=message)
    before, *pieces = run.stdout.split(_MARK)
    assert (before, run.stderr, run.status) == (b"", b"", 0), run
    return [
        Run(stdout, stderr, int(status)).without_own()
        for status, stdout, stderr in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True)
    ]


@cache
def why_not() -> str | None:
    """Return why scripts cannot be run apart from the machine, or None when they can."""
    for tool in ("bwrap", "jq"):
        if shutil.which(tool) is None:
            return f"there is no {tool}"
    done = subprocess.run(["bwrap", *_SANDBOX, "bash", "-c", ":"], capture_output=True, timeout=30, check=False)
    return None if done.returncode == 0 else f"bwrap cannot be used: {done.stderr.decode(errors='replace').strip()}"


def _without_own(text: bytes) -> bytes:
    for pattern, name in _OWN:
        text = pattern.sub(name, text)
    return text
