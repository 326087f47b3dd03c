"""The sandbox is tried before anything of a stranger's runs in it: each of its main promises, in the sandbox itself.

A line that looked right was the worst hole that was found: as real root bwrap holds nothing. So nothing is believed.
"""

from __future__ import annotations

import os
import re
import shlex
import socket
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from runelint.runner.host import host
from runelint.runner.observation import Outcome
from runelint.runner.package import PLUGINS, Copied, Package
from runelint.runner.sandbox import ENVIRONMENT
from runelint.runner.scenario import Library, Scenario
from runelint.runner.stage import machine_files
from runelint.runner.trace.prelude import DESCRIPTORS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from runelint.runner.observation import Observation

STATUS = 23
# Every Linux has it; no sandbox has a /sys.
_ANYWHERE = ("/sys/devices/system/cpu/online",)
_MOST_FILES = 8
STDIN = b"asked"
_PLUGIN = f"{PLUGINS}/selftest.sh"
_MARK = "RUNELINT_SELFTEST"
# What Bash itself adds to any environment.
_BASH_OWN = frozenset({"PWD", "SHLVL", "_", "OLDPWD"})
# Of a script that Bash executes, and of the one that reads the list.
_SCRIPT = "255"


class Check(NamedTuple):
    """One promise of the sandbox, and what was found instead of it; empty when it is kept."""

    name: str
    found: str


class _Bait(NamedTuple):
    """What a plugin must not reach: files that everybody can read, and a port that anybody can connect to."""

    files: tuple[str, ...]
    port: int


def checks(run: Callable[[Package, Scenario], Observation]) -> tuple[Check, ...]:
    """Return what became of each promise in one run of our own script."""
    with _bait() as bait:
        seen = run(_package(bait), Scenario(stdin=STDIN, library=Library.NONE, environment={_MARK: "1"}))
    told = _told(seen.stdout)
    first = os.path.basename(host().own_tools().shell)
    return (
        Check(
            "the status comes back",
            _unless(seen.outcome is Outcome.EXITED and seen.status == STATUS, seen.reason or str(seen.status)),
        ),
        Check(
            "stdin and stdout are the run's own", _unless(told.get("stdin") == STDIN.decode(), told.get("stdin", ""))
        ),
        Check("the run is observed", _unless(any(step.text for step in seen.steps) and bool(seen.writes), "no trace")),
        Check("files outside cannot be read", _files(told, bait)),
        Check(
            "the network cannot be reached",
            _unless(told.get("network") == "closed", "a port of this machine can be reached"),
        ),
        Check(
            "the kernel's settings cannot be written",
            _unless(told.get("kernel") == "closed", "core_pattern can be opened"),
        ),
        Check(
            "the plugin's folder cannot be written", _unless(told.get("folder") == "closed", "a file was made in it")
        ),
        Check("it is not root outside", _unless(told.get("root") == "no", "files of the machine's root are its own")),
        Check("there are no capabilities", _capabilities(told)),
        Check("no privilege can be gained", _unless(told.get("NoNewPrivs") == "1", told.get("NoNewPrivs", ""))),
        Check("system calls are filtered", _unless(told.get("Seccomp") == "2", told.get("Seccomp", ""))),
        Check("the environment is the given one", _environment(told)),
        Check("no descriptor is inherited", _descriptors(told)),
        Check("the number of processes is limited", _unless(told.get("limit") == "128", told.get("limit", ""))),
        Check("it is process 1's namespace", _unless(told.get("first") == first, told.get("first", ""))),
    )


_TEXT = r"""
say() { printf '%s=%s\n' "$1" "$2"; }
IFS= read -r -d '' asked; say stdin "$asked"
for file in "${FILES[@]}"; do
  if { : < "$file"; } 2>/dev/null; then say open "$file"; else say closed "$file"; fi
done
if { : 3<>"/dev/tcp/127.0.0.1/$PORT"; } 2>/dev/null; then say network open; else say network closed; fi
if { : >>/proc/sys/kernel/core_pattern; } 2>/dev/null; then say kernel open; else say kernel closed; fi
if [[ -O /proc/sys/kernel/core_pattern ]]; then say root yes; else say root no; fi
if { : >"${0%/*}/made"; } 2>/dev/null; then say folder open; else say folder closed; fi
while IFS=$':\t' read -r name value; do
  case $name in Cap*|NoNewPrivs|Seccomp) say "$name" "$value";; esac
done < /proc/self/status
while IFS= read -r -d '' line; do say environment "${line%%=*}"; done < "/proc/$$/environ"
for file in "/proc/$$/fd/"*; do [[ -e $file ]] && say descriptor "${file##*/}"; done
say limit "$(ulimit -u)"
read -r first < /proc/1/comm; say first "$first"
exit STATUS
"""


def _package(bait: _Bait) -> Package:
    given = f"FILES=({shlex.join(bait.files)})\nPORT={bait.port}"
    text = f"#!/bin/bash\n{given}{_TEXT.replace('STATUS', str(STATUS))}"
    return Package(_PLUGIN, "/", {_PLUGIN: Copied(text.encode(), 0o755)}, {}, {}, ())


@contextmanager
def _bait() -> Iterator[_Bait]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield _Bait(outside(), listener.getsockname()[1])


def outside() -> tuple[str, ...]:
    """Return some files of this machine that everybody can read and that are not shown inside.

    They are those that are there anyway: one that we made would be left behind when we are killed.
    """
    shown = (*machine_files(), *host().bound)
    tried = (os.path.abspath(__file__), *_ANYWHERE, *sorted(f"/etc/{name}" for name in os.listdir("/etc")))
    found = (path for path in tried if not any(path == one or path.startswith(f"{one}/") for one in shown))
    return tuple(path for path in found if path.isascii() and path.isprintable() and _is_open(path))[:_MOST_FILES]


def _is_open(path: str) -> bool:
    return os.path.isfile(path) and bool(os.stat(path).st_mode & stat.S_IROTH)


def _files(told: dict[str, str], bait: _Bait) -> str:
    """Return which file outside can be read; without any that it has tried the sandbox is not believed."""
    if "open" in told:
        return f"{told['open']} can be read"
    tried = bool(bait.files) and told.get("closed") == " ".join(bait.files)
    return _unless(tried, "no file was tried")


def _told(stdout: bytes) -> dict[str, str]:
    """Return what the script said by name; several values of one name are joined by blanks."""
    told: dict[str, str] = {}
    for line in stdout.decode(errors="replace").splitlines():
        name, _, value = line.partition("=")
        told[name] = f"{told[name]} {value}" if name in told else value
    return told


def _unless(kept: bool, found: str) -> str:  # noqa: FBT001 - it is the sentence "unless kept, this was found"
    return "" if kept else found or "nothing was said"


def _capabilities(told: dict[str, str]) -> str:
    names = ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")
    return ", ".join(f"{name} {told.get(name)}" for name in names if not re.fullmatch("0+", told.get(name, "")))


def _environment(told: dict[str, str]) -> str:
    names = set(told.get("environment", "").split())
    wanted = {*ENVIRONMENT, _MARK, "BASH_ENV"}
    wrong = sorted((names - _BASH_OWN) ^ wanted)
    return ", ".join(wrong)


def _descriptors(told: dict[str, str]) -> str:
    known = {"0", "1", "2", _SCRIPT, *map(str, DESCRIPTORS)}
    return ", ".join(number for number in told.get("descriptor", "?").split() if number not in known)
