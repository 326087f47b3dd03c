"""The text of our own `rune_bpcs.sh`, and the releases of RUNE's in whose place it may stand."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from runelint.contract.bpcs.functions import LIBRARY


class Release(NamedTuple):
    """One published `rune_bpcs.sh`: the commit in RUNE's repository that brought it, and the SHA-256 of the file.

    `difference` is what a plugin sees there and not with our own library, or None when they behave the same.
    """

    commit: str
    date: str
    sha256: str
    difference: str | None = None


RELEASES = (
    Release("fe527e4", "2025-12-20", "e73907b5d2caf282f974b78f83584fa01a2b63c2cf3df2dfce870118d23be0e5"),
    Release(
        "bb463b9",
        "2025-12-06",
        "babd09f49129d80f4fae80306f4c81cbde5e9c5f8c95e6fad97367499e2fce3a",
        difference="reads `payload.data.input_parameters`, answers in another shape (`routing`, `error.data`), "
        "has no `rune_ctx`, `rune_obs`, `rune_fail` and `rune_emit`, and ends with 2 and no message on empty input",
    ),
)

_SAME = frozenset(release.sha256 for release in RELEASES if release.difference is None)


@cache
def own_library() -> bytes:
    """Return the text of our own library; it is read once, since later the reader may have fewer rights."""
    return Path(__file__).with_name(LIBRARY).read_bytes()


def is_known_release(content: bytes) -> bool:
    """Return whether `content` is a published library that behaves as our own does, byte for byte."""
    return hashlib.sha256(content).hexdigest() in _SAME
