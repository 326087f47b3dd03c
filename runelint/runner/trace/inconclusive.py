"""Commands that fail in the sandbox though they work for real root: a run that met one proves nothing about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from runelint.runner.observation import Ran


def _always(_: tuple[str, ...]) -> bool:
    return True


def _operand(words: tuple[str, ...]) -> bool:
    return any(not word.startswith("-") for word in words)


def _named(*names: str) -> Callable[[tuple[str, ...]], bool]:
    return lambda words: any(word.startswith(names) for word in words)


FAILING: dict[str, tuple[Callable[[tuple[str, ...]], bool], str]] = {
    "chown": (_always, "files cannot be given to other users"),
    "chgrp": (_always, "files cannot be given to other groups"),
    "install": (_named("-o", "-g", "--owner", "--group"), "files cannot be given to other users"),
    "mknod": (_always, "devices cannot be made"),
    "hostname": (_operand, "the host's name cannot be set"),
    "hostnamectl": (_always, "there is no system bus"),
    "date": (_named("-s", "--set"), "the clock cannot be set"),
    "sysctl": (_always, "kernel settings are read-only or not there"),
    "dmesg": (_always, "the kernel's messages cannot be read"),
    "ip": (_always, "there is no network"),
    "ss": (_always, "there is no network"),
    "ping": (_always, "there is no network"),
    "curl": (_always, "there is no network"),
    "wget": (_always, "there is no network"),
    "nc": (_always, "there is no network"),
    "getent": (_named("hosts", "ahosts"), "there is no network"),
    "lsblk": (_always, "there is no /sys"),
    "lscpu": (_always, "there is no /sys"),
    "logger": (_always, "there is no /dev/log"),
    "mount": (_operand, "nothing can be mounted"),
    "umount": (_always, "nothing can be unmounted"),
    "chroot": (_always, "the root directory cannot be changed"),
    "unshare": (_always, "there are no namespaces inside"),
    "nsenter": (_always, "there are no namespaces inside"),
    "chattr": (_always, "attributes of files cannot be changed"),
    "swapon": (_always, "memory cannot be added"),
    "swapoff": (_always, "memory cannot be taken away"),
    "modprobe": (_always, "modules cannot be loaded"),
    "insmod": (_always, "modules cannot be loaded"),
    "iptables": (_always, "there is no network"),
    "nft": (_always, "there is no network"),
    "su": (_always, "users cannot be changed"),
    "runuser": (_always, "users cannot be changed"),
    "setpriv": (_always, "users cannot be changed"),
    "strace": (_always, "processes cannot be traced"),
    "gdb": (_always, "processes cannot be traced"),
    "ipcs": (_always, "there is no System V IPC"),
    "ipcmk": (_always, "there is no System V IPC"),
}
"""The arguments with which each fails, and why."""


def inconclusive(commands: Iterable[Ran]) -> Iterator[str]:
    """Return what failed for the sandbox's sake, once each."""
    seen: set[str] = set()
    for ran in commands:
        if ran.double or not ran.status or not ran.arguments:
            continue
        name = ran.arguments[0].rpartition("/")[2]
        applies, reason = FAILING.get(name, (None, ""))
        if applies is not None and name not in seen and applies(ran.arguments[1:]):
            seen.add(name)
            yield f"`{name}` failed, as it does in the sandbox: {reason}"
