"""What several tests use: two plugins and the beginning of others, and runelint as a process."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from runelint.cli import commands

CHECKOUT = Path(__file__).parent.parent

HEAD = """\
#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "$0")/rune_bpcs.sh"
rune_init
"""
"""How a plugin begins whose other lines are what a test is about."""

CLEAN_PLUGIN = """\
#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init

NAME="$(rune_param name "")"
if [[ -z "${NAME}" ]]; then
  rune_error 1 "Missing required parameter: name" '{"missing":["name"]}'
fi
rune_ok "Hello" "$(jq -nc --arg name "${NAME}" '{name: $name}')"
"""

NOISY_PLUGIN = CLEAN_PLUGIN.replace("NAME=", 'echo "starting"\nNAME=', 1)
NOISY_LINE = 1 + NOISY_PLUGIN.split("\n").index('echo "starting"')


@dataclass(frozen=True)
class Tool:
    """runelint as a process of its own."""

    cwd: Path

    def __call__(
        self,
        *arguments: str,
        cwd: Path | None = None,
        stdin: bytes = b"",
        environment: dict[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Run runelint with `arguments` and return what came of it."""
        done = subprocess.run(
            [sys.executable, "-m", "runelint", *arguments],
            cwd=cwd or self.cwd,
            input=stdin,
            capture_output=True,
            env=plain_environment() | (environment or {}),
            timeout=60,
            check=False,
        )
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def plain_environment() -> dict[str, str]:
    """Return this environment without what changes how output looks."""
    looks = {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "PYTHONHASHSEED"}
    return {name: value for name, value in os.environ.items() if name not in looks}


def in_process(*arguments: str) -> tuple[int, str, str]:
    """Return exit status, stdout and stderr of a command that is run in this process."""
    result = CliRunner().invoke(commands, arguments, standalone_mode=False, catch_exceptions=False)
    return int(result.return_value or 0), result.stdout, result.stderr
