"""Attacks on the sandbox that a plugin can make: what it does, and what it must be told."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING, NamedTuple

from runelint.runner.syscalls import (
    CLONE,
    FCNTL,
    FORBIDDEN,
    IOCTL,
    MMAP,
    PRLIMIT,
    SOCKET,
    UNKNOWN,
    UNSUPPORTED,
    Numbers,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

EPERM, ENODEV, ENOSYS, EROFS, EOPNOTSUPP, EAFNOSUPPORT = 1, 19, 38, 30, 95, 97
NEW_USER = 0x10000000
SIGCHLD = 17
TIOCSTI = 0x5412
SETPIPE_SZ = 1031


class Attack(NamedTuple):
    """A plugin, and the pattern of what it must print: the reason why it did not succeed."""

    name: str
    text: str
    expected: str


def here(numbers: Numbers) -> int | None:
    """Return the number that a call has on this machine."""
    return numbers.x86_64 if platform.machine() == "x86_64" else numbers.aarch64


def call(numbers: Numbers, *arguments: object) -> str:
    """Return a line that makes a system call and prints `errno=` with its error, or `errno=0`."""
    words = ", ".join(map(str, (here(numbers), *arguments)))
    return f'perl -e \'$r = syscall({words}); print "errno=", $r == -1 ? $! + 0 : 0, "\\n"\''


def calls() -> Iterator[Attack]:
    """Yield attacks by a system call that the filter answers."""
    for name in ("keyctl", "add_key", "ptrace", "process_vm_writev", "shmget", "mq_open", "unshare", "setns", "mount"):
        yield Attack(name, call(FORBIDDEN[name], 0, 0, 0, 0, 0), f"errno={EPERM}")
    for name in ("pivot_root", "bpf", "perf_event_open", "userfaultfd", "open_by_handle_at", "kexec_load", "vmsplice"):
        yield Attack(name, call(FORBIDDEN[name], 0, 0, 0, 0, 0), f"errno={EPERM}")
    for name in (
        "clone3",
        "memfd_create",
        "io_uring_setup",
        "open_tree",
        "fsopen",
        "move_mount",
        "inotify_init1",
        "io_setup",
    ):
        yield Attack(name, call(UNKNOWN[name], 0, 0, 0, 0, 0), f"errno={ENOSYS}")
    for name in ("setxattr", "fsetxattr"):
        yield Attack(name, call(UNSUPPORTED[name], 0, 0, 0, 0, 0), f"errno={EOPNOTSUPP}")
    for name, flags in (("shared memory without a name", 0x21), ("huge pages", 0x40022)):
        yield Attack(name, call(MMAP, 0, 4096, 3, flags, -1, 0), f"errno={ENODEV}")
    yield Attack("a nested user namespace", call(CLONE, NEW_USER | SIGCHLD, 0, 0, 0, 0), f"errno={EPERM}")
    yield Attack("a character for the terminal", call(IOCTL, 0, TIOCSTI, 0), f"errno={EPERM}")
    yield Attack("more of a pipe than its share", call(FCNTL, 1, SETPIPE_SZ, 1 << 20), f"errno={EPERM}")
    new = 'pack("Q2", 3, 3)'
    limits = f'perl -e \'$r = syscall({here(PRLIMIT)}, 1, 7, $x = {new}, 0); print "errno=", $r && $! + 0, "\\n"\''
    yield Attack("the limits of process 1", limits, f"errno={EPERM}")
    yield Attack("a socket to the kernel", call(SOCKET, 16, 3, 0), f"errno={EAFNOSUPPORT}")
    yield Attack("a socket for raw packets", call(SOCKET, 17, 3, 0), f"errno={EAFNOSUPPORT}")
    if platform.machine() == "x86_64":
        yield Attack("a call of another kind (x32)", call(Numbers(0x40000000 + 39, None)), f"errno={ENOSYS}")


_READ_ONLY = "Read-only file system"

WRITES = (
    Attack("the kernel's settings", "{ echo x >/proc/sys/kernel/core_pattern; } 2>&1", _READ_ONLY),
    Attack("its own score for the killer", "{ echo -900 >/proc/self/oom_score_adj; } 2>&1", _READ_ONLY),
    Attack("the memory of process 1", "{ echo x >/proc/1/mem; } 2>&1", _READ_ONLY),
    Attack("a map of users", "{ echo 0 0 1 >/proc/self/uid_map; } 2>&1", _READ_ONLY),
    Attack("its own folder", '{ echo x >"${0%/*}/new"; } 2>&1', _READ_ONLY),
    Attack("itself", '{ echo x >>"$0"; } 2>&1', _READ_ONLY),
    Attack("its folder's mode", 'chmod 777 "${0%/*}" 2>&1', _READ_ONLY),
    Attack("the machine's programs", "{ echo x >>/.host/usr/bin/base32; } 2>&1", f"{_READ_ONLY}|Permission denied"),
    Attack("the machine's libraries", "{ echo x >/usr/lib/x; } 2>&1", f"{_READ_ONLY}|Permission denied"),
    Attack("a device", "{ echo x >/dev/new; } 2>&1", _READ_ONLY),
    Attack("the terminal", "{ echo x >/dev/tty; } 2>&1", "No such device or address"),
    Attack("the status of process 1", "{ echo 0 >/proc/1/fd/6; } 2>&1", "No such device or address"),
)
"""What a plugin must not write to, and what it is told when it tries."""

LOOKS = (
    Attack("the shadow file", "cat /etc/shadow 2>&1", "No such file"),
    Attack("the caller's home", "ls /home /root", r"/home:\n\n/root:\n"),
    Attack("other processes", "cd /proc; echo [0-9]*", r"\A1 [0-9]+ *\n\Z"),
    Attack("the host's name", "read -r name </proc/sys/kernel/hostname; echo $name", r"\Asandbox\n"),
    Attack("the disks", "ls /sys /dev/sda /dev/vda /dev/mem 2>&1", r"(?s)/sys.*/dev/sda.*/dev/vda.*/dev/mem"),
    Attack("System V memory", "wc -l </proc/sysvipc/shm", r"\A1\n"),
    Attack("the caller's keys", "cat /proc/keys /proc/key-users | wc -c", r"\A0\n"),
    Attack("network interfaces", "sed -n '3,$s/:.*//p' /proc/net/dev", r"\A *lo\n\Z"),
    Attack("its number outside", "read -r map </proc/self/uid_map; echo $map", r"\A0 0 1\n"),
    Attack("its rights", "grep -E '^(CapEff|CapBnd|CapPrm)' /proc/self/status", r"\A(Cap...:\t0+\n){3}\Z"),
)
"""What a plugin must not see, and what it sees instead."""
