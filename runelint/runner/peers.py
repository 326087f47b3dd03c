"""Who answers on a TCP port in a scenario: a file `/dev/tcp/HOST/PORT`, as Bash names it, whose text is said there."""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from runelint.runner.scenario import File

NETWORK = "/dev/tcp/"
_PATH = re.compile(rf"{NETWORK}([^/\0]+)/([0-9]{{1,5}})", re.ASCII)
_NAME = re.compile(r"[A-Za-z0-9._-]{1,253}", re.ASCII)
_OWN = "localhost"
_HIGHEST = 65535


def is_peer(path: str) -> bool:
    """Return whether `path` names a port of a host."""
    found = _PATH.fullmatch(path)
    return found is not None and 0 < int(found[2]) <= _HIGHEST


def peers_of(files: Mapping[str, File]) -> dict[tuple[str, int], bytes]:
    """Return what is said by whom, by address and port."""
    paths = [path for path in files if is_peer(path)]
    known = _addresses(_host(path) for path in paths)
    return {
        (known[_host(path)], int(path.rpartition("/")[2])): files[path].content.encode("utf-8", "surrogateescape")
        for path in paths
    }


def hosts_lines(files: Iterable[str]) -> bytes:
    """Return the lines of /etc/hosts by which the peers among `files` are found."""
    known = _addresses(_host(path) for path in files if is_peer(path))
    named = {host: address for host, address in known.items() if host not in {address, _OWN}}
    return "".join(f"{address} {host}\n" for host, address in named.items() if _NAME.fullmatch(host)).encode()


def _host(path: str) -> str:
    return path.split("/")[3]


def _addresses(hosts: Iterable[str]) -> dict[str, str]:
    """Return an address for each host: of a name one that nobody else has."""
    found: dict[str, str] = {}
    for number, host in enumerate(dict.fromkeys(hosts), start=1):
        try:
            found[host] = str(ipaddress.ip_address(host))
        except ValueError:
            found[host] = "127.0.0.1" if host == _OWN else f"127.99.{number >> 8 & 255}.{number & 255}"
    return found
