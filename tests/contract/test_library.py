"""Our own `rune_bpcs.sh` as a file: what is in it, and where it may stand."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sysconfig
from typing import TYPE_CHECKING

from runelint.contract.bpcs.codes import CODES
from runelint.contract.bpcs.functions import FUNCTIONS, VARIABLES
from runelint.contract.bpcs.library import RELEASES, is_known_release, own_library

if TYPE_CHECKING:
    from pathlib import Path


def test_own_library_has_what_the_contract_names() -> None:
    """Our library defines the public functions and variables, and no other public ones."""
    text = own_library().decode()
    assert set(re.findall(r"^(rune_\w+)\(\)", text, re.MULTILINE)) == set(FUNCTIONS)
    assert set(re.findall(r"^(RUNE_\w+)=", text, re.MULTILINE)) >= VARIABLES.keys()


def test_own_library_is_clean(tmp_path: Path) -> None:
    """ShellCheck has nothing to say about our library."""
    path = tmp_path / "rune_bpcs.sh"
    path.write_bytes(own_library())
    tool = shutil.which("shellcheck", path=f"{sysconfig.get_path('scripts')}:{os.environ['PATH']}")
    assert tool is not None
    done = subprocess.run([tool, str(path)], capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("", 0)


def test_known_release(public: Path) -> None:
    """RUNE's own library is one in whose place ours may stand, and with one byte more it is not."""
    content = public.read_bytes()
    assert is_known_release(content)
    assert not is_known_release(content + b"\n")


def test_our_own_is_no_release() -> None:
    """Our own library is no release of RUNE's, and a release that differs says how."""
    assert not is_known_release(own_library())
    assert not is_known_release(b"")
    assert all(re.fullmatch("[0-9a-f]{64}", release.sha256) for release in RELEASES)
    assert any(release.difference for release in RELEASES)


def test_codes() -> None:
    """The standard codes are those of the guide, each under its own number."""
    assert list(CODES) == [0, 1, 2, 3, 4, 100]
    assert all(code == each.code and each.name and each.meaning for code, each in CODES.items())
