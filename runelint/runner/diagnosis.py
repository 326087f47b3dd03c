"""What this machine lacks for the sandbox, and the command that mends it: what `runelint doctor` tells."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from typing import NamedTuple

from runelint.runner.host import host
from runelint.runner.identity import ROOT_OUTSIDE, ROOT_OUTSIDE_REMEDY, stays_root
from runelint.runner.rung import SandboxFailedError, SandboxMissingError
from runelint.runner.syscalls import ARCHITECTURES

OPTIONS = (
    *("--unshare-user", "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"),
    *("--disable-userns", "--cap-drop", "--as-pid-1", "--die-with-parent", "--new-session", "--clearenv", "--size"),
    *("--perms", "--remount-ro", "--file", "--symlink", "--seccomp", "--json-status-fd"),
)
"""What bwrap must be able to do: it is asked, for a version number does not tell what a distribution built."""

_NEEDED = ("bash", "jq", "cat", "sleep")
_ASKED_WITHIN = 10
_INSTALL = {
    "debian": "sudo apt-get install {}",
    "ubuntu": "sudo apt-get install {}",
    "fedora": "sudo dnf install {}",
    "rhel": "sudo dnf install {}",
    "alpine": "sudo apk add {}",
    "arch": "sudo pacman -S {}",
    "suse": "sudo zypper install {}",
}
_USERNS = "/proc/sys/user/max_user_namespaces"
_CLONE = "/proc/sys/kernel/unprivileged_userns_clone"


class Trouble(NamedTuple):
    """Something that is missing: what it is, why it matters, and what mends it."""

    name: str
    reason: str
    remedy: str


class Complaint(NamedTuple):
    """What bwrap says (a part of it), what it means, and what mends it."""

    text: str
    reason: str
    remedy: str


_IN_A_CONTAINER = (
    "Run it outside of the container, or give the container user namespaces: `docker run --security-opt "
    "seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined …`."
)
_UNCONFINED = "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0"
COMPLAINTS = (
    Complaint(
        "setting up uid map: Permission denied", "AppArmor keeps bwrap from making user namespaces.", _UNCONFINED
    ),
    Complaint("RTM_NEWADDR", "AppArmor keeps bwrap from setting up its network.", _UNCONFINED),
    Complaint(
        "namespaces exceeded", "User namespaces are switched off.", "sudo sysctl -w user.max_user_namespaces=15000"
    ),
    Complaint(
        "No space left on device", "User namespaces are switched off.", "sudo sysctl -w user.max_user_namespaces=15000"
    ),
    Complaint(
        "mount proc",
        "Parts of /proc are hidden here, as in a container, so that no other can be mounted.",
        _IN_A_CONTAINER,
    ),
    Complaint("No permissions to create", "User namespaces are not allowed here, as in a container.", _IN_A_CONTAINER),
    Complaint("Operation not permitted", "User namespaces are not allowed here, as in a container.", _IN_A_CONTAINER),
    Complaint("Unknown option", "bwrap is too old.", "Install bubblewrap 0.8 or newer."),
    Complaint(
        "seccomp",
        "The kernel cannot report system calls (seccomp user notification, Linux 5.5).",
        "Use a newer kernel.",
    ),
)


def troubles() -> tuple[Trouble, ...]:
    """Return what can be seen to be missing without starting a sandbox."""
    if sys.platform != "linux":
        return (Trouble("Linux", f"The sandbox needs Linux; this is {platform.system()}.", "Use a Linux machine."),)
    found = []
    if platform.machine() not in ARCHITECTURES:
        names = " or ".join(ARCHITECTURES)
        found.append(Trouble("processor", f"The sandbox knows {names}; this is {platform.machine()}.", f"Use {names}."))
    if not _has_modern_calls():
        found.append(
            Trouble("kernel", "The sandbox needs Linux 5.5 or newer (pidfd_open, memfd_create).", "Update it.")
        )
    here = host()
    if not here.bwrap:
        found.append(Trouble("bwrap", "The sandbox is made by `bwrap`, which is not here.", installing("bubblewrap")))
    elif lacking := lacking_options(here.bwrap):
        reason = f"`{here.bwrap}` has no {', '.join(lacking)}: it is too old."
        found.append(Trouble("bwrap", reason, "Install bubblewrap 0.8 or newer."))
    found += [
        Trouble(name, f"Plugins need `{name}`, which is not here.", installing(name))
        for name in _NEEDED
        if name not in here.tools
    ]
    found += _switches()
    if stays_root():
        found.append(Trouble("user", ROOT_OUTSIDE, ROOT_OUTSIDE_REMEDY))
    return tuple(found)


def _has_modern_calls() -> bool:
    try:
        os.close(os.pidfd_open(os.getpid()))
        os.close(os.memfd_create("runelint"))
    except (AttributeError, OSError):
        return False
    return True


def installing(package: str) -> str:
    """Return the command that installs a package on this distribution."""
    fields: dict[str, str] = {}
    if os.path.isfile("/etc/os-release"):
        with open("/etc/os-release", encoding="utf-8", errors="replace") as file:
            fields = dict(line.rstrip("\n").split("=", 1) for line in file if "=" in line)
    names = f"{fields.get('ID', '')} {fields.get('ID_LIKE', '')}".replace('"', "").split()
    command = next((_INSTALL[name] for name in names if name in _INSTALL), None)
    return command.format(package) if command else f"Install the package `{package}`."


def lacking_options(bwrap: str) -> tuple[str, ...]:
    """Return the options that this bwrap does not have."""
    asked = subprocess.run(  # noqa: S603 - its path was looked up in the system's own folders
        [bwrap, "--help"], capture_output=True, text=True, check=False, env={}, timeout=_ASKED_WITHIN
    )
    words = set((asked.stdout + asked.stderr).split())
    return tuple(option for option in OPTIONS if option not in words)


def explained(failure: SandboxFailedError) -> SandboxMissingError:
    """Return what a sandbox that does not start means, in the user's terms."""
    text = str(failure)
    for complaint in COMPLAINTS:
        if complaint.text in text:
            return SandboxMissingError(f"{complaint.reason} ({text})", complaint.remedy)
    return SandboxMissingError(text, "`runelint doctor` tells what this machine lacks.")


def _switches() -> tuple[Trouble, ...]:
    """Return the settings of the kernel that keep bwrap from working."""
    found = []
    if _setting(_USERNS) == "0":
        found.append(
            Trouble(
                "user namespaces", "User namespaces are switched off.", "sudo sysctl -w user.max_user_namespaces=15000"
            )
        )
    if _setting(_CLONE) == "0" and os.geteuid() != 0:
        found.append(
            Trouble(
                "user namespaces",
                "Only root may make user namespaces.",
                "sudo sysctl -w kernel.unprivileged_userns_clone=1",
            )
        )
    return tuple(found)


def _setting(path: str) -> str:
    try:
        with open(path, encoding="ascii") as file:
            return file.read().strip()
    except OSError:
        return ""
