"""The sandbox: what bwrap is told, as a list of named steps, each with its reason.

Read `steps` from top to bottom: it is the whole of what a plugin can see and do, together with the filter of `seccomp`
and the limits of `limits`. The facts behind it were measured with bwrap 0.8.0.
"""

from __future__ import annotations

import re
from shlex import quote
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from runelint.runner.host import HOST, PATH
from runelint.runner.kernel_files import TOLD
from runelint.runner.limits import OPEN_FILES, SHARED_MEMORY
from runelint.runner.specials import DEV, OWN_DEVICES
from runelint.runner.stage import OURS, is_ours

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from runelint.runner.host import Host
    from runelint.runner.stage import Stage

Argument: TypeAlias = "str | bytes"
"""A word for bwrap. Bytes stand for the number of a descriptor from which they can be read."""

SLOT = "<slot>"
"""Stands in the line for the folder that is shown as the plugin's: each run has another one."""

STUBS = "/run/stubs"
START = "/run/start"
"""What process 1 does when all is ready: it starts the plugin."""

# The descriptors that process 1 is given. The plugin's own three are not 0 to 2, which bwrap's monitor keeps open: an
# end of file on the plugin's stdout would mean nothing.
STDIN, STDOUT, STDERR, CHANNEL = 3, 4, 5, 6
_OWN = f"{STDIN}<&- {STDOUT}>&- {STDERR}>&-"
# Beyond what a plugin can have: see `trace.notify.program`.
REPORT = OPEN_FILES + 4

ENVIRONMENT = {
    "PATH": f"{STUBS}:{PATH}",
    "HOME": "/root",
    "USER": "root",
    "LOGNAME": "root",
    "SHELL": "/bin/bash",
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
    "TERM": "dumb",
}
"""The whole environment of a plugin, but for what the scenario adds."""


_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)
# Shells keep these for themselves.
_SPECIAL = frozenset(
    {"BASHOPTS", "BASH_VERSINFO", "EUID", "LINENO", "OPTIND", "POSIXLY_CORRECT", "PPID", "SHELLOPTS", "UID"}
)


class Step(NamedTuple):
    """A part of the line: what it does, why it is there, and its words."""

    name: str
    why: str
    arguments: tuple[Argument, ...]


def steps(stage: Stage, host: Host, program: bytes, command: tuple[str, ...]) -> tuple[Step, ...]:
    """Return the line after `bwrap`. `program` is the filter of system calls, `command` what process 1 is."""
    return (
        Step(
            "namespaces",
            "own users, processes, network (empty), host name, IPC; none can be made inside",
            (
                *("--unshare-user", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"),
                *("--unshare-cgroup-try", "--disable-userns"),
            ),
        ),
        Step(
            "no privilege",
            "plugins expect root, or ask for it: whoever it is inside, it is never root outside, and has no capability",
            ("--uid", str(stage.user), "--gid", str(stage.user), "--cap-drop", "ALL", "--hostname", "sandbox"),
        ),
        Step(
            "dies with us",
            "no process outlives the supervisor; no terminal can be reached",
            ("--as-pid-1", "--die-with-parent", "--new-session"),
        ),
        Step("environment", "nothing of the caller's is inherited", ("--clearenv", *_environment())),
        Step("root", "an empty file system of a bounded size", ("--size", str(stage.disk), "--tmpfs", "/")),
        Step("programs", "the machine's programs, read-only, out of every search path", _programs(stage, host)),
        Step("tools", "by their names; a scenario may take some away afterwards", tuple(_links(host.tool_links()))),
        Step("plugin", "the plugin's folder, read-only", tuple(_plugin(stage))),
        Step("stand-ins", "devices of the scenario: whoever writes to one is heard by nobody", _stand_ins(stage)),
        Step("processes", "its own, read-only: no file of /proc/sys, no map of users can be written", _proc(host)),
        Step("machine", "what the scenario says of the machine, in place of what its kernel says", _told(stage)),
        Step("devices", "the harmless ones, and what the scenario says; a bounded /dev/shm", tuple(_dev(stage))),
        Step("filter", "no keys, no shared memory, no tracing, no mounts: see seccomp", ("--seccomp", program)),
        Step("report", "process 1 by its number outside, so that it can be killed", ("--json-status-fd", str(REPORT))),
        Step(
            "start",
            "process 1, which is bound to the limits before it starts the plugin",
            ("--chdir", "/", "--", *command),
        ),
    )


# `--dev` is a writable file system of half of the memory.
_SHARED = ("--size", str(SHARED_MEMORY), "--perms", "1777", "--tmpfs", "/dev/shm")  # noqa: S108 - a path inside
_DEV = ("--dev", "/dev", *_SHARED)


def _proc(host: Host) -> tuple[str, ...]:
    return ("--proc", "/proc", *_devices(host.hidden), "--remount-ro", "/proc")


def _dev(stage: Stage) -> Iterator[Argument]:
    yield from _DEV
    yield from _folders(
        {path: mode for path, mode in stage.folders.items() if is_dev(path) and path not in OWN_DEVICES}
    )
    yield from _all_files(stage, is_dev)
    yield from _links({path: target for path, target in stage.links.items() if is_dev(path)})
    yield from _devices(path for path in stage.specials.devices if is_dev(path))
    yield from ("--remount-ro", "/dev")


def _devices(paths: Iterable[str]) -> Iterator[str]:
    """Yield the words that show harmless devices: whoever reads gets nothing, whoever writes is heard by nobody."""
    for path in paths:
        yield from ("--dev-bind", "/dev/null", path)


def words(line: Iterable[Step]) -> tuple[Argument, ...]:
    """Return the line as one list of words."""
    return tuple(argument for step in line for argument in step.arguments)


def first_process(shell: str) -> tuple[str, ...]:
    """Return the command of process 1: `shell`, a POSIX one, which waits, starts the plugin and tells how it ended."""
    # A handler for SIGINT, because a shell has one while it waits: a signal from inside for which there is none does
    # not reach process 1. The status goes to a socket, because nobody can open one by way of /proc/1/fd.
    script = f"""trap : INT
unset -v SHLVL PWD OLDPWD
tell() {{
s=$?
exec {_OWN}
echo "$s" >&{CHANNEL}
read -r _ <&{CHANNEL}
exit
}}
echo >&{CHANNEL}
read -r _ <&{CHANNEL} || exit
. {START}"""
    return (shell, "-c", script)


def starting(start: tuple[str, ...], environment: Mapping[str, str]) -> str:
    """Return what process 1 finds at START: it runs `start`, with `environment` besides its own, and tells its end."""
    # In the foreground, because a job in the background ignores SIGINT; in parentheses, because some shells redirect
    # themselves for a command, and then tell on its stderr how it was killed.
    plain = {name: value for name, value in environment.items() if _is_plain(name)}
    others = [f"{name}={value}" for name, value in environment.items() if name not in plain]
    wrapped = ("/usr/bin/env", "--", *others) if others else ()
    command = " ".join(map(quote, (*wrapped, *start)))
    given = "".join(f"{name}={quote(value)} " for name, value in plain.items())
    # The plugin can write to this file. What comes after its end is in the line that has been read by then.
    return f"({given}exec {command} <&{STDIN} >&{STDOUT} 2>&{STDERR} {_OWN} {CHANNEL}>&-); tell\n"


def _is_plain(name: str) -> bool:
    """Return whether a shell can be told to give this variable to one command."""
    return _NAME.fullmatch(name) is not None and name not in _SPECIAL


def _environment() -> Iterator[str]:
    for name, value in ENVIRONMENT.items():
        yield from ("--setenv", name, value)


def _programs(stage: Stage, host: Host) -> tuple[str, ...]:
    own = ("--ro-bind", "/usr", f"{HOST}/usr")
    shown = tuple(word for path in stage.bound for word in ("--ro-bind", path, path))
    links = tuple(word for path, target in host.links.items() for word in ("--symlink", target, path))
    shown += tuple(_unbound(stage, host)) if stage.bound != host.bound else ()
    return own + shown + links + ("--symlink", "usr/bin", "/bin", "--symlink", "usr/sbin", "/sbin")


def _unbound(stage: Stage, host: Host) -> Iterator[str]:
    """Yield the words for folders that stand for some of the machine's: process 1 itself loads things from there."""
    above = tuple(f"{path}/" for path in host.bound if path not in stage.bound)
    yield from _folders({path: mode for path, mode in stage.folders.items() if f"{path}/".startswith(above)})
    yield from _links({path: target for path, target in stage.links.items() if path.startswith(above)})


def is_dev(path: str) -> bool:
    """Return whether a path is below /dev."""
    return path.startswith(f"{DEV}/")


def _folders(folders: Mapping[str, int]) -> Iterator[str]:
    for path, mode in folders.items():
        yield from ("--perms", f"{mode:04o}", "--dir", path)


def _plugin(stage: Stage) -> Iterator[Argument]:
    if stage.shelved:
        yield from ("--ro-bind", SLOT, OURS)
        return
    yield from ("--perms", "0755", "--size", str(stage.disk), "--tmpfs", OURS)
    yield from _folders({path: mode for path, mode in stage.folders.items() if is_ours(path)})
    yield from _all_files(stage, is_ours)
    yield from _links({path: target for path, target in stage.links.items() if is_ours(path)})
    yield from ("--remount-ro", OURS)


def _stand_ins(stage: Stage) -> tuple[Argument, ...]:
    return tuple(_devices(path for path in stage.specials.devices if not is_dev(path)))


def _told(stage: Stage) -> tuple[Argument, ...]:
    files = {path: placed for path, placed in stage.files.items() if path in TOLD}
    return tuple(
        word
        for path, placed in files.items()
        for word in ("--perms", f"{placed.mode:04o}", "--ro-bind-data", placed.content, path)
    )


def _all_files(stage: Stage, where: Callable[[str], bool]) -> Iterator[Argument]:
    for path, placed in stage.files.items():
        if where(path):
            yield from ("--perms", f"{placed.mode:04o}", "--file", placed.content, path)


def _links(links: Mapping[str, str]) -> Iterator[str]:
    for path, target in links.items():
        yield from ("--symlink", target, path)
