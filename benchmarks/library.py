"""What our own `rune_bpcs.sh` costs beside another one, such as RUNE's own.

    python benchmarks/library.py LIBRARY [PLUGIN]

runs PLUGIN, or one that does what RUNE's `noop.sh` does, with LIBRARY and with ours, ten times each, as `rune_bpcs.sh`
beside the plugin. It prints the smallest processor time of each, how often each starts jq, and the ratios. Only run
what you trust: there is no sandbox around it.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from runelint.contract.bpcs.functions import LIBRARY
from runelint.contract.bpcs.library import own_library
from runelint.contract.bpcs.messages import default_message

_ROUNDS = 10
_PLUGIN = """#!/usr/bin/env bash
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/rune_bpcs.sh"

rune_init
mode="$(rune_param mode "easy")"
fail="$(rune_param fail "false")"
parameters="$(rune_all_params)"
context="$(rune_all_ctx)"
trace="$(rune_obs trace_id "unknown")"
span="$(rune_obs span_id "unknown")"
message="$(rune_meta message_id "")"
correlation="$(rune_meta correlation_id "")"
data="$(jq -nc --arg mode "${mode} ${fail}" --argjson parameters "${parameters}" --argjson context "${context}" \\
  --arg trace "${trace} ${span}" --arg message "${message} ${correlation}" '$ARGS.named')"
rune_ok "noop executed" "${data}"
"""


class Cost(NamedTuple):
    """The smallest processor time of a plugin in seconds, and how often it started jq."""

    seconds: float
    starts: int


def cost(folder: Path, library: bytes, plugin: bytes) -> Cost:
    """Return what the plugin costs with this library."""
    folder.mkdir()
    (folder / LIBRARY).write_bytes(library)
    (folder / "plugin.sh").write_bytes(plugin)
    message = json.dumps(default_message()).encode()
    bare = {"PATH": "/usr/local/bin:/usr/bin:/bin"}
    times = [_seconds(folder, message, bare) for _ in range(_ROUNDS)]
    return Cost(min(times), _starts(folder, message, bare["PATH"]))


def _seconds(folder: Path, message: bytes, environment: dict[str, str]) -> float:
    """Return the processor time of one run, with that of all programs that it started."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        ["bash", folder / "plugin.sh"], input=message, env=environment, stdout=subprocess.DEVNULL, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"the plugin ended with {done.returncode}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _starts(folder: Path, message: bytes, path: str) -> int:
    """Return how often one run starts jq."""
    (folder / "doubles").mkdir()
    double = folder / "doubles" / "jq"
    double.write_text(f"#!/bin/sh\necho >>'{folder}/starts'\nexec '{shutil.which('jq', path=path)}' \"$@\"\n")
    double.chmod(0o755)
    _seconds(folder, message, {"PATH": f"{folder}/doubles:{path}"})
    return (folder / "starts").read_bytes().count(b"\n")


def main() -> None:
    """Print the two costs and their ratios."""
    if len(sys.argv) < 2:  # noqa: PLR2004 - the script and one argument
        sys.exit(__doc__)
    plugin = Path(sys.argv[2]).read_bytes() if sys.argv[2:] else _PLUGIN.encode()
    with tempfile.TemporaryDirectory() as folder:
        theirs = cost(Path(folder) / "theirs", Path(sys.argv[1]).read_bytes(), plugin)
        ours = cost(Path(folder) / "ours", own_library(), plugin)
    for name, each in ((sys.argv[1], theirs), ("our own", ours)):
        print(f"{name}: {each.seconds * 1000:.0f} ms of processor time, {each.starts} starts of jq")
    print(f"ratio: {ours.seconds / theirs.seconds:.2f} of the time, {ours.starts / theirs.starts:.2f} of the starts")


if __name__ == "__main__":
    main()
