"""What stands where inside the sandbox: files, folders and links of the package, the doubles and the scenario."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from runelint.runner.package import PLUGINS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

OURS = os.path.dirname(PLUGINS)
"""The folder that is read-only inside: the plugin's own, and what stands beside it."""


class Sight(NamedTuple):
    """What a plugin is told about a path: type and permission bits, 0 for nothing there, and what it would read.

    Without a `content` what stands there is opened.
    """

    mode: int
    content: bytes | None = None


class Placed(NamedTuple):
    """A file inside: its bytes and permission bits."""

    content: bytes
    mode: int = 0o644


class Specials(NamedTuple):
    """What stands inside and is no plain file, by absolute paths.

    `made` are sockets and named pipes, with their type and permission bits, which we make when everything else is
    there. `devices` are shown by the machine's `/dev/null`. `seen` is what the plugin is told about a path in place of
    what is there. `peers` are no files: what is said on a connection, by address and port.
    """

    made: dict[str, int] = {}  # noqa: RUF012 - nobody changes it in place
    devices: tuple[str, ...] = ()
    seen: dict[str, Sight] = {}  # noqa: RUF012
    peers: dict[tuple[str, int], bytes] = {}  # noqa: RUF012


class Stage(NamedTuple):
    """Everything that is made inside before the plugin starts, by absolute paths.

    `folders` have their permission bits and come after those that they lie in, `links` have their targets,
    and `bound` are shown as they are on the machine. With `shelved` the plugin's folder is made elsewhere, and shown.
    `disk` is how many bytes all files may have, `user` the number that whoever is inside has there.
    """

    folders: dict[str, int]
    files: dict[str, Placed]
    links: dict[str, str]
    bound: tuple[str, ...]
    shelved: bool = False
    disk: int = 64 << 20
    specials: Specials = Specials()
    user: int = 0


_ETC = {
    "/etc/passwd": "root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n",
    "/etc/group": "root:x:0:\nnogroup:x:65534:\n",
    "/etc/hosts": "127.0.0.1 localhost\n::1 localhost\n127.0.1.1 sandbox\n",
    "/etc/nsswitch.conf": "passwd: files\ngroup: files\nhosts: files dns\n",
    "/etc/hostname": "sandbox\n",
    "/etc/os-release": 'NAME="Linux"\nID=linux\nPRETTY_NAME="Linux"\nVERSION_ID="1"\n',
    "/etc/machine-id": "00000000000000000000000000000001\n",
    "/etc/resolv.conf": "nameserver 127.0.0.1\n",
}
_ORDINARY = 0o755
_FOLDERS = {
    "/tmp": 0o1777,  # noqa: S108 - a path inside
    "/var/tmp": 0o1777,  # noqa: S108 - likewise
    "/root": 0o700,
    "/home": 0o755,
    "/var/log": 0o755,
    "/var/lib": 0o755,
    "/var/run": 0o755,
    "/run": 0o755,
    "/run/lock": 0o1777,
    "/var/lock": 0o1777,
    "/var/cache": 0o755,
    "/var/spool": 0o755,
    "/var/backups": 0o755,
    "/etc/cron.d": 0o755,
    "/etc/default": 0o755,
    "/etc/sysctl.d": 0o755,
    "/etc/systemd/system": 0o755,
    "/srv": 0o755,
    "/mnt": 0o755,
    "/run/calls": 0o777,
    "/run/stubs": 0o755,
    "/usr/local/bin": 0o755,
    "/usr/local/sbin": 0o755,
    "/usr/sbin": 0o755,
}


def machine_files() -> dict[str, Placed]:
    """Return the files of /etc that every machine has."""
    return {path: Placed(text.encode()) for path, text in _ETC.items()}


def machine_folders() -> dict[str, int]:
    """Return the folders that every machine has and that are not made for something else."""
    return dict(_FOLDERS)


def with_file(stage: Stage, path: str, content: bytes) -> Stage:
    """Return a stage with one more file."""
    return stage._replace(files={**stage.files, path: Placed(content)})


def without_clashes(links: Mapping[str, str], *taken: Mapping[str, object]) -> dict[str, str]:
    """Return the links that no other path goes through: a file is never made by way of a stranger's link."""
    paths = {path for group in taken for path in group}
    paths |= _parents(paths)
    return {path: target for path, target in links.items() if path not in paths}


def is_ours(path: str) -> bool:
    """Return whether a path is that of the folder that is read-only inside, or below it."""
    return path == OURS or path.startswith(f"{OURS}/")


def with_parents(folders: Mapping[str, int], *others: Mapping[str, object]) -> dict[str, int]:
    """Return `folders` and every folder that something of `others` lies in, each after the one that it lies in."""
    # bwrap makes what is missing on the way with the mode 0700.
    parents = _parents(path for group in (folders, *others) for path in group)
    return {path: folders.get(path, _ORDINARY) for path in sorted({*folders, *parents})}


def _parents(paths: Iterable[str]) -> set[str]:
    """Return every folder that one of the absolute `paths` lies in, but for the root."""
    found: set[str] = set()
    for path in paths:
        above = path.rpartition("/")[0]
        while above and above not in found:
            found.add(above)
            above = above.rpartition("/")[0]
    return found
