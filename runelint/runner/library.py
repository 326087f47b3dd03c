"""Which copy of the contract's library a plugin finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.contract.bpcs.library import is_known_release, own_library
from runelint.runner.package import PLUGINS, Copied
from runelint.runner.scenario import Library

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "rune_bpcs.sh"
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
        case Library.AUTO:
            replaced = [path for path in copies if is_known_release(files[path].content)]
    ours = own_library()
    changed = {path: Copied(ours, files[path].mode) for path in replaced}
    # A copy elsewhere in the folder may be another plugin's; one that is of its own kind is the one that is meant.
    if not linked and all(changed.get(path, files[path]).content == ours and path not in BESIDE for path in copies):
        changed |= {path: Copied(ours, 0o644) for path in BESIDE}
    return {**files, **changed}
