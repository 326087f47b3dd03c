"""What the sandbox takes from the machine, read-only: bwrap itself, the core tools and the libraries that they load."""

from __future__ import annotations

import os
import shutil
from functools import cache
from typing import NamedTuple

from runelint.runner import farm
from runelint.runner.doubles import REAL, Tools

PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
COMMANDS = "/usr/bin"
"""Where core tools are found inside, and doubles by a plugin that sets its own search path."""

HOST = "/.host"
"""Where the machine's own programs are seen inside; no search path leads there."""

# Folders that programs load things from. `bin` and `sbin` are not among them: those of the sandbox are its own.
_LIBRARIES = ("lib", "lib32", "lib64", "libx32", "libexec", "share")
_LOADER = ("/etc/alternatives", "/etc/ld.so.cache", "/nix/store")

_KEYS = ("/proc/keys", "/proc/key-users")


class Host(NamedTuple):
    """The machine as far as the sandbox shows it.

    `tools` are the paths inside of the core tools' programs. `bound` are folders and files shown under their own paths,
    `links` those of the top folder that are links here, too. `hidden` are those of /proc that tell of keys.
    """

    bwrap: str
    tools: dict[str, str]
    bound: tuple[str, ...]
    links: dict[str, str]
    hidden: tuple[str, ...]

    def tool_links(self) -> dict[str, str]:
        """Return the links by which the core tools are found."""
        return {f"{COMMANDS}/{name}": target for name, target in self.tools.items()}

    def own_tools(self) -> Tools:
        """Return the programs that doubles use."""
        shell = self.tools.get("dash") or self.tools.get("sh", "/bin/sh")
        return Tools(shell, self.tools.get("cat", "/bin/cat"), self.tools.get("sleep", "/bin/sleep"), REAL)


@cache
def host() -> Host:
    """Return this machine; `bwrap` is empty where there is none."""
    found = farm.located()
    tools = {name: farm.inside(path, HOST) for name, path in found.items()}
    bound = [
        f"/usr/{name}" for name in _LIBRARIES if os.path.isdir(f"/usr/{name}") and not os.path.islink(f"/usr/{name}")
    ]
    if any(path.startswith("/usr/local/") for path in found.values()) and os.path.isdir("/usr/local/lib"):
        bound.append("/usr/local/lib")
    links = {}
    for name in _LIBRARIES:
        for path in (f"/{name}", f"/usr/{name}"):
            if os.path.islink(path):
                links[path] = os.readlink(path)
        if os.path.isdir(f"/{name}") and not os.path.islink(f"/{name}") and name.startswith("lib"):
            bound.append(f"/{name}")
    bound += [path for path in _LOADER if os.path.exists(path)]
    hidden = tuple(path for path in _KEYS if os.path.exists(path))
    return Host(shutil.which("bwrap", path=PATH) or "", tools, tuple(bound), links, hidden)
