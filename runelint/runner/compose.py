"""From a package and a scenario to what stands inside the sandbox."""

from __future__ import annotations

import json
import os
import posixpath
import re
from typing import TYPE_CHECKING

from runelint.runner import doubles
from runelint.runner.doubles import REAL
from runelint.runner.host import COMMANDS
from runelint.runner.kernel_files import PROC, TOLD
from runelint.runner.library import NAME, readying, with_library
from runelint.runner.peers import hosts_lines, is_peer, peers_of
from runelint.runner.reveal import revealed, unlinked
from runelint.runner.rung import SandboxFailedError
from runelint.runner.sandbox import STUBS
from runelint.runner.scenario import Kind, Library, Start
from runelint.runner.specials import has_place, is_told, specials_of
from runelint.runner.stage import Placed, Stage, machine_files, machine_folders, with_parents, without_clashes

if TYPE_CHECKING:
    from runelint.runner.host import Host
    from runelint.runner.package import Package
    from runelint.runner.scenario import File, Scenario

# Where the message is once more when it is read before the plugin's first line.
_MESSAGE = "/run/message"
_HOSTS = "/etc/hosts"
# The sandbox itself, and doubles, start these by their paths.
_NEEDED = frozenset({"bash", "dash", "env", "sh"})
# What every program loads, process 1 too, before it is bound to its limits.
_PRELOADED = "/etc/ld.so.preload"
_PREFERRED = "/glibc-hwcaps/"
_LIBRARY = re.compile(r"ld-.*|.*\.so(\.[0-9.]+)?", re.ASCII | re.DOTALL)
_UNREAL = (PROC, "/dev", "/.host")
_BITS = 0o7777


def composed(package: Package, scenario: Scenario, host: Host) -> Stage:
    """Return what is made inside before the plugin starts.

    Raises RunelintError for a scenario that cannot be set up.
    """
    folders = machine_folders() | package.folders
    copies = with_library(package.files, package.links, scenario.library)
    files = machine_files() | {path: Placed(copied.content, copied.mode) for path, copied in copies.items()}
    for path, script in doubles.scripts(scenario, host.own_tools()).items():
        files[_placeable(path, host)] = Placed(script.content, script.mode)
    if scenario.library is Library.READY:
        files[_MESSAGE] = Placed(stdin_of(scenario))
    given = _given(scenario, host)
    others = {path: file for path, file in given.items() if file.kind is not None or is_told(path) or is_peer(path)}
    plain = {path: file for path, file in given.items() if path not in others}
    folders |= {path: file.mode & _BITS for path, file in plain.items() if file.directory}
    # Every machine has a file in some of these places; this one does not.
    files = {path: placed for path, placed in files.items() if path not in given}
    files |= {path: _placed(file) for path, file in plain.items() if not file.directory and not file.link}
    if lines := hosts_lines(others):
        files[_HOSTS] = Placed(files[_HOSTS].content + lines if _HOSTS in files else lines)
    given_links = {path: file.link for path, file in plain.items() if file.link}
    specials = specials_of(others)._replace(peers=peers_of(others))
    apart = dict.fromkeys((*specials.made, *specials.devices), 0)
    shown = revealed(host, (*files, *folders, *apart))
    links = _commands(scenario, host) | _package_links(package, scenario) | shown.links | given_links
    placed = without_clashes(links, files, folders, shown.folders, apart)
    ordinary = {path: each for path, each in files.items() if path not in TOLD}
    return Stage(
        with_parents(shown.folders | folders, ordinary, placed, apart, dict.fromkeys(shown.bound), host.links),
        files,
        placed,
        shown.bound,
        disk=scenario.limits.disk,
        specials=specials,
        user=scenario.user,
    )


def _given(scenario: Scenario, host: Host) -> dict[str, File]:
    """Return the files of the scenario by where they are made; raises SandboxFailedError for one that cannot be."""
    found: dict[str, File] = {}
    for given, file in scenario.files.items():
        path = _placeable(given, host)
        if path == STUBS or path.startswith(f"{STUBS}/"):
            raise SandboxFailedError(f"`{given}`: this is where doubles are.")
        if path.startswith(f"{PROC}/"):
            of_kernel = file.kind in {None, Kind.GONE} and not file.link
            if not of_kernel or (path in TOLD and file.directory):
                raise SandboxFailedError(f"`{given}`: this can only be a plain file.")
        if is_peer(path) and (file.kind is not None or file.link or file.directory):
            raise SandboxFailedError(f"`{given}`: this can only be a plain file, the text that is said there.")
        found[path] = file
    return found


def _placed(file: File) -> Placed:
    return Placed(file.content.encode("utf-8", "surrogateescape"), file.mode & _BITS)


def _package_links(package: Package, scenario: Scenario) -> dict[str, str]:
    """Return the links of the plugin's folder, but for those to a library that is not to be there."""
    if scenario.library is not Library.NONE:
        return package.links
    return {path: target for path, target in package.links.items() if posixpath.basename(path) != NAME}


def opening_of(stage: Stage, scenario: Scenario) -> bytes:
    """Return what Bash is told before the plugin's first line, in words of Bash; nothing in an ordinary scenario.

    Raises SandboxFailedError when that is to have the library ready, and there is none.
    """
    return readying(stage.files, _MESSAGE) if scenario.library is Library.READY else b""


def start_of(package: Package, scenario: Scenario) -> tuple[str, ...]:
    """Return the words that start the plugin."""
    match scenario.start:
        case Start.BASH:
            return ("/bin/bash", package.plugin)
        case Start.PATH:
            # Not by Bash, which would itself run a script without a shebang: programs leave that to sh (execvp(3)).
            return ("/usr/bin/env", package.plugin)


def stdin_of(scenario: Scenario) -> bytes:
    """Return the bytes that the plugin can read; nothing when there is neither message nor stdin."""
    if scenario.stdin is not None:
        return scenario.stdin
    if scenario.message is None:
        return b""
    text = "\n" * scenario.blank_lines + json.dumps(scenario.message, ensure_ascii=False)
    return text.encode("utf-8", "surrogatepass")


def paths_of(name: str) -> tuple[str, ...]:
    """Return the paths inside under which a double by this name or path is started, but for that in `STUBS`."""
    if name.startswith("/"):
        return (name,)
    return () if name in _NEEDED else tuple(f"{folder}/{name}" for folder in (COMMANDS, "/bin"))


def _commands(scenario: Scenario, host: Host) -> dict[str, str]:
    """Return the links by which core tools are found, and doubles by a plugin that sets its own PATH."""
    gone = {name if name.startswith("/") else f"{COMMANDS}/{name}" for name in scenario.absent}
    gone |= {f"/usr{path}" for path in gone if path.startswith(("/bin/", "/sbin/"))}
    links = host.tool_links()
    doubled = [name for name in scenario.commands if not name.startswith("/") and name not in _NEEDED]
    links |= {f"{COMMANDS}/{name}": f"{STUBS}/{name}" for name in doubled}
    links |= {f"{REAL}/{name}": host.tools[name] for name in doubled if name in host.tools}
    return {path: target for path, target in links.items() if path not in gone}


def _placeable(path: str, host: Host) -> str:
    """Return where a file of the scenario is made; raises SandboxFailedError where none can stand."""
    plain = posixpath.normpath(path)
    if not plain.startswith("/") or "\0" in plain or not plain.strip("/"):
        raise SandboxFailedError(f"`{path}`: a scenario's file needs an absolute path.")
    plain = f"/{plain.lstrip('/')}"
    if has_place(plain):
        return plain
    if any(plain == folder or plain.startswith(f"{folder}/") for folder in _UNREAL):
        raise SandboxFailedError(f"`{path}`: a scenario can have no file there.")
    if plain.startswith(("/bin/", "/sbin/")):
        return f"/usr{plain}"
    plain = unlinked(host, plain)
    shown = any(plain.startswith(f"{folder}/") for folder in host.bound)
    taken = shown and (os.path.lexists(plain) or _PREFERRED in plain)
    if plain == _PRELOADED or (taken and _LIBRARY.fullmatch(posixpath.basename(plain))):
        raise SandboxFailedError(f"`{path}`: a scenario can have no library that other programs load.")
    return plain
