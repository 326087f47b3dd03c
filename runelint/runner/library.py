"""Which copy of the contract's library a plugin finds."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from runelint.contract.bpcs.library import is_known_release, own_library
from runelint.runner.package import PLUGINS, Copied
from runelint.runner.rung import SandboxFailedError
from runelint.runner.scenario import Library

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NAME = "rune_bpcs.sh"
# The first line of a library that is ready: what sources it again has everything that it would get.
_ONCE = b"[[ -z ${RUNE_INPUT_JSON-} ]] || return 0; "

# A name that nobody else has: it is gone before the plugin's first line.
_OPENING = "__runelint_opening"

BESIDE = (f"{PLUGINS}/{NAME}", f"{PLUGINS}/lib/{NAME}", "/opt/rune/lib/rune_bpcs.sh")
"""Where plugins look for it, in their order: /opt/rune/lib is also `../lib`, as seen from the plugin."""


def with_library(files: Mapping[str, Copied], links: Mapping[str, str], wanted: Library) -> dict[str, Copied]:
    """Return the package's files with the library that is `wanted` in every place where it is."""
    copies = [path for path in files if path.rpartition("/")[2] == NAME]
    linked = [path for path in links if path.rpartition("/")[2] == NAME]
    match wanted:
        case Library.PLUGIN:
            return dict(files)
        case Library.NONE:
            return {path: copied for path, copied in files.items() if path not in copies}
        case Library.OURS:
            replaced = copies
        case Library.AUTO | Library.READY:
            replaced = [path for path in copies if is_known_release(files[path].content)]
    ours = own_library()
    changed = {path: Copied(ours, files[path].mode) for path in replaced}
    # A copy elsewhere in the folder may be another plugin's; one that is of its own kind is the one that is meant.
    if not linked and all(changed.get(path, files[path]).content == ours and path not in BESIDE for path in copies):
        changed |= {path: Copied(ours, 0o644) for path in BESIDE}
    if wanted is Library.READY:
        changed |= {path: _once(changed.get(path) or files[path]) for path in {*copies, *changed}}
    return {**files, **changed}


def _once(copied: Copied) -> Copied:
    """Return a library that does nothing where it has been sourced and has the message; its lines stay."""
    return copied._replace(content=_ONCE + copied.content)


def readying(paths: Iterable[str], message: str) -> bytes:
    """Return what Bash has to be told before a plugin's first line to have the library and the message ready.

    `paths` are those of all files; `message` is the one to be read. Raises SandboxFailedError without a library.
    """
    copies = [path for path in paths if path.rpartition("/")[2] == NAME]
    usual = [path for path in BESIDE if path in copies]
    if not copies:
        raise SandboxFailedError("The library cannot be ready: the plugin's folder has none that would be found.")
    library = (usual or copies)[0]
    # A function hands `$_` through: afterwards it is what it was.
    lines = [
        f"{_OPENING}() {{",
        f"unset BASH_ENV; unset -f {_OPENING}",
        f". {quote(library)} && rune_init < {quote(message)}",
        ': "$1"',
        "}",
        f'{_OPENING} "$_"',
    ]
    return "\n".join([*lines, ""]).encode()
