"""Archives that scenarios give a plugin are what the real tools read."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from runelint.confirm.rehearsal.archives import archive, members, packed, unpacked

if TYPE_CHECKING:
    from pathlib import Path

FILES = {"package/package.json": '{"name": "web"}\n', "bytes": "\udcff\udc80", "empty": ""}
PACKERS = ("", "gzip", "bzip2", "xz")


@pytest.mark.parametrize("packer", PACKERS)
def test_an_archive_holds_what_was_put_into_it(packer: str) -> None:
    """Its files are read back, whether what packs it is named or not."""
    text = archive(FILES, packer)
    assert members(text, packer) == FILES
    assert members(text) == FILES


@pytest.mark.parametrize("packer", PACKERS)
def test_tar_reads_it(packer: str, tmp_path: Path) -> None:
    """The real tar prints the names, and what is in a file."""
    path = tmp_path / "archive"
    path.write_bytes(archive(FILES, packer).encode("utf-8", "surrogateescape"))
    names = subprocess.run(["/usr/bin/tar", "-tf", str(path)], capture_output=True, check=True, text=True).stdout
    assert names.splitlines() == list(FILES)
    arguments = ["/usr/bin/tar", "-xOf", str(path), "package/package.json"]
    assert subprocess.run(arguments, capture_output=True, check=True, text=True).stdout == '{"name": "web"}\n'


@pytest.mark.parametrize("packer", PACKERS[1:])
def test_what_is_packed_is_unpacked(packer: str) -> None:
    """A text comes back; what was not packed is told from it."""
    assert unpacked(packed("a\nb\n", packer), packer) == "a\nb\n"
    assert unpacked("a\nb\n", packer) is None
    assert unpacked("", packer) is None


@pytest.mark.parametrize("text", ["value\n", "<html>", "{}"])
@pytest.mark.parametrize("packer", PACKERS)
def test_what_is_no_archive_is_told(text: str, packer: str) -> None:
    """Tar would fail at it."""
    assert members(text, packer) is None
    assert packer == "" or members(archive({"a": text}), packer) is None
