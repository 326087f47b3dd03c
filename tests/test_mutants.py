"""The operators of benchmarks/mutants: what they plant is a breach, and what they rewrite is the same plugin."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from samples import CHECKOUT

if TYPE_CHECKING:
    from pathlib import Path

_PLUGIN = """#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"
rune_init

unit="$(rune_param unit "")"
if [[ -z $unit ]]; then
  rune_error 1 "unit is missing" '{"missing":["unit"]}'
fi
echo "restarting $unit" >&2
systemctl restart "$unit" >&2 || rune_error 2 "restart failed" '{}'
rune_ok "restarted" "$(jq -nc --arg unit "$unit" '{unit: $unit}')"
"""


def told(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Return what the benchmark says about the plugins in `folder`."""
    command = [sys.executable, "-m", "benchmarks.mutants", *options, str(folder)]
    return subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)


def test_what_is_planted_is_found_and_a_rewrite_changes_nothing(tmp_path: Path) -> None:
    """In a small clean plugin every planted breach is found, and every rewrite stays clean."""
    (tmp_path / "clean.sh").write_text(_PLUGIN, encoding="utf-8")
    (tmp_path / "clean.labels").write_text("", encoding="utf-8")
    result = told(tmp_path, "-v")
    assert "not in" not in result.stdout
    assert "gone" not in result.stdout
    assert result.returncode == 0, result.stdout


def test_a_breach_that_is_not_found_counts(tmp_path: Path) -> None:
    """A plugin whose end is never reached hides what is planted there, and that is told, with status 1."""
    text = _PLUGIN.replace("systemctl restart", "kill -9 $$\nsystemctl restart")
    (tmp_path / "dead.sh").write_text(text, encoding="utf-8")
    (tmp_path / "dead.labels").write_text("", encoding="utf-8")
    result = told(tmp_path)
    assert result.returncode == 1
    assert " not" in result.stdout
