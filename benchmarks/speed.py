"""How long runelint takes beside ShellCheck, on the same files in the same run.

    python benchmarks/speed.py DIR [MOST]

checks the first MOST (1,500) Bash files below DIR with both, in turn, three times, and then one small clean plugin with
runelint alone. It prints the smallest user and wall times, and how often each failed to do its work.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

_MOST = 1500
_ROUNDS = 3
_BASH = re.compile(rb"#![^\n]*\bbash\b")
_CLEAN = """#!/usr/bin/env bash
set -euo pipefail

SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"

rune_init
SERVICE="$(rune_param service "")"
if ! systemctl restart "${SERVICE}"; then
  rune_error 2 "Restart failed" '{"restarted":false}'
fi
rune_ok "Restarted" "$(jq -nc --arg service "${SERVICE}" '{service: $service}')"
"""


class Run(NamedTuple):
    """One run of a command: its times in seconds, its exit status, and what it said on stderr."""

    wall: float
    user: float
    status: int
    complaints: str


def bash_files(folder: Path, most: int) -> list[str]:
    """Return the first `most` Bash files below `folder`, by name."""
    found: list[str] = []
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.is_symlink():
            continue
        with path.open("rb") as file:
            start = file.read(256)
        if _BASH.match(start) or (path.suffix in {".sh", ".bash"} and not start.startswith(b"#!")):
            found.append(str(path))
        if len(found) == most:
            break
    return found


def timed(command: list[str]) -> Run:
    """Run `command` and return what it cost."""
    before, started = os.times(), time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    after = os.times()
    wall, user = time.perf_counter() - started, after.children_user - before.children_user
    return Run(wall, user, done.returncode, done.stderr.decode("utf-8", "replace"))


def tool(name: str) -> str:
    """Return the path of a tool: of this Python's environment, or of the machine."""
    beside = Path(sysconfig.get_path("scripts")) / name
    found = str(beside) if beside.exists() else shutil.which(name)
    if found is None:
        sys.exit(f"{name} is missing: pip install 'runelint[test]'")
    return found


def main() -> None:
    """Compare, and print."""
    if len(sys.argv) < 2:  # noqa: PLR2004 - the script and the folder
        sys.exit(__doc__)
    files = bash_files(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else _MOST)  # noqa: PLR2004
    ours = [tool("runelint"), "check", "--no-confirm", "--by-content", *files]
    theirs = [tool("shellcheck"), "--format=gcc", *files]
    pairs = [(timed(ours), timed(theirs)) for _ in range(_ROUNDS)]
    print(f"{len(files)} files, smallest of {_ROUNDS} runs")
    for name, runs in (("runelint", [pair[0] for pair in pairs]), ("shellcheck", [pair[1] for pair in pairs])):
        print(f"{name:<11} wall {min(r.wall for r in runs):6.2f} s   user {min(r.user for r in runs):6.2f} s")
    ratio = sorted(theirs.user / mine.user for mine, theirs in pairs)[_ROUNDS // 2]
    print(f"ShellCheck takes {ratio:.1f} times as long (user time, median of the pairs)")
    if any("Traceback" in mine.complaints or mine.status not in {0, 1, 3} for mine, _ in pairs):
        sys.exit(f"runelint failed: {pairs[0][0].complaints[-500:]}")
    with tempfile.TemporaryDirectory() as folder:
        plugin = Path(folder) / "restart.sh"
        plugin.write_text(_CLEAN, encoding="utf-8")
        runs = [timed([tool("runelint"), "check", "--no-confirm", str(plugin)]) for _ in range(20)]
        empty = [timed([sys.executable, "-c", "import click"]) for _ in range(20)]
    print(f"one clean plugin: {1000 * min(run.wall for run in runs):.0f} ms; importing click alone: ", end="")
    print(f"{1000 * min(run.wall for run in empty):.0f} ms")


if __name__ == "__main__":
    main()
