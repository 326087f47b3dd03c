"""Archives and packed texts of a rehearsal, as texts whose bytes stand in them as PEP 383 has it."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_MOST_MEMBERS = 200
_MOST_BYTES = 1 << 18
_PACK: dict[str, Callable[[bytes], bytes]] = {
    "gzip": lambda content: gzip.compress(content, mtime=0),
    "bzip2": bz2.compress,
    "xz": lzma.compress,
}
_UNPACK: dict[str, Callable[[io.BytesIO], io.BufferedIOBase]] = {
    "gzip": lambda stream: gzip.GzipFile(fileobj=stream),
    "bzip2": bz2.BZ2File,
    "xz": lzma.LZMAFile,
}
PACKERS = frozenset(_PACK)
_BROKEN = (OSError, EOFError, ValueError, lzma.LZMAError, zlib.error, tarfile.TarError)


def packed(text: str, packer: str) -> str:
    """Return what `packer` makes of a text."""
    return _text(_PACK[packer](_bytes(text)))


@lru_cache(maxsize=64)
def unpacked(text: str, packer: str) -> str | None:
    """Return the text of what `packer` has made; None where it has not."""
    try:
        content = _UNPACK[packer](io.BytesIO(_bytes(text))).read(_MOST_BYTES)
    except _BROKEN:
        return None
    return _text(content) if text else None


def archive(files: Mapping[str, str], packer: str = "") -> str:
    """Return a tar archive with the files, packed where a packer is named."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.USTAR_FORMAT) as out:
        for name, text in files.items():
            content = _bytes(text)
            member = tarfile.TarInfo(name)
            member.size = len(content)
            out.addfile(member, io.BytesIO(content))
    text = _text(stream.getvalue())
    return packed(text, packer) if packer else text


@lru_cache(maxsize=64)
def members(text: str, packer: str = "") -> dict[str, str] | None:
    """Return the files in an archive that `packer` has packed, without one in any; None where it is no archive."""
    if packer:
        inner = unpacked(text, packer)
        return None if inner is None else members(inner)
    found: dict[str, str] = {}
    try:
        with tarfile.open(fileobj=io.BytesIO(_bytes(text)), mode="r:*") as given:
            for member in given:
                stream = given.extractfile(member) if member.isreg() else None
                if stream is not None and len(found) < _MOST_MEMBERS:
                    found[member.name] = _text(stream.read(_MOST_BYTES))
    except _BROKEN:
        return None
    return found


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _text(content: bytes) -> str:
    return content.decode("utf-8", "surrogateescape")
