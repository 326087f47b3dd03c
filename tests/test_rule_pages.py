"""The rules' pages in docs/ against the rules."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from samples import CHECKOUT

if TYPE_CHECKING:
    from pathlib import Path


def checked(folder: Path) -> subprocess.CompletedProcess[str]:
    """Return what the check says about the pages in a copy of the repository's documentation."""
    script = folder / "scripts" / "rule_pages.py"
    return subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True, check=False)


def copied(folder: Path) -> Path:
    """Return a folder with a copy of the pages and of the script that makes them."""
    for name in ("docs", "scripts"):
        shutil.copytree(CHECKOUT / name, folder / name)
    return folder


def test_the_pages_are_what_the_rules_say(tmp_path: Path) -> None:
    """No page is stale."""
    assert checked(copied(tmp_path)).stdout == ""


def test_a_stale_page_is_told(tmp_path: Path) -> None:
    """A page that was changed, one that is missing and one without a rule are told, with status 1."""
    pages = copied(tmp_path) / "docs" / "rules"
    (pages / "RUNE101.md").write_text("something else", encoding="utf-8")
    (pages / "RUNE102.md").unlink()
    (pages / "RUNE999.md").write_text("nobody's", encoding="utf-8")
    result = checked(tmp_path)
    assert [name in result.stdout for name in ("RUNE101", "RUNE102", "RUNE999", "RUNE103")] == [True, True, True, False]
    assert result.returncode == 1
