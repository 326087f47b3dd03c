"""What a sandboxed and traced run costs, beside a bare run of the same plugin with the same library.

    python benchmarks/runner.py [RUNS [PLUGIN]]

runs the plugin bare (in one sandbox that stays open, without tracing, so that nothing is executed outside of one) and
by runelint's runner, in turns, and prints the minimum and the median of both in milliseconds, and their ratio. Without
a PLUGIN it is one that does what the contract's example plugin does: it reads parameters, context and metadata, builds
its data with jq and emits a success.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from runelint.contract.bpcs.library import own_library
from runelint.contract.bpcs.messages import default_message
from runelint.runner.package import read_package
from runelint.runner.scenario import Scenario
from runelint.runner.supervise import Sandbox

_PLUGIN = """#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
MODE="$(rune_param mode "easy")"
FAIL="$(rune_param fail "false")"
PARAMS="$(rune_all_params)"
CONTEXT="$(rune_all_ctx)"
TRACE="$(rune_obs trace_id "unknown")"
MESSAGE="$(rune_meta message_id "")"
if [[ "${FAIL}" == "true" ]]; then
  rune_error 3 "Forced failure" "$(jq -nc --arg mode "${MODE}" '{mode: $mode}')"
fi
DATA="$(jq -nc --arg mode "${MODE}" --argjson params "${PARAMS}" --argjson ctx "${CONTEXT}" --arg trace "${TRACE}" \\
  --arg id "${MESSAGE}" '{mode: $mode, params: $params, context: $ctx, echo: {trace: $trace, id: $id}}')"
rune_ok "done" "${DATA}"
"""
# In a file system of the sandbox's own.
_INSIDE = "/tmp/plugin"  # noqa: S108
# Runs the plugin once for each line that it reads, and prints the microseconds that it took.
_LOOP = """
while read -r _; do
  from=${EPOCHREALTIME/./}
  bash "$1" </tmp/plugin/message.json >/dev/null 2>&1
  echo $((${EPOCHREALTIME/./} - from))
done
"""


def bare(folder: Path, plugin: Path) -> subprocess.Popen[str]:
    """Return an open sandbox that runs the plugin once for each line that it is sent."""
    line = ["bwrap", "--unshare-all", "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp"]  # noqa: S108
    line += ["--tmpfs", _INSIDE, "--ro-bind", str(folder), _INSIDE, "--die-with-parent", "--new-session"]
    return subprocess.Popen(
        [*line, "bash", "-c", _LOOP, "-", f"{_INSIDE}/{plugin.name}"], stdin=-1, stdout=-1, text=True
    )


def main(arguments: list[str]) -> int:
    """Measure and print."""
    runs = int(arguments[0]) if arguments else 40
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        plugin = folder / "plugin.sh"
        plugin.write_text(Path(arguments[1]).read_text() if arguments[1:] else _PLUGIN)
        (folder / "rune_bpcs.sh").write_bytes(own_library())
        (folder / "message.json").write_text(json.dumps(default_message()))
        package = read_package(str(plugin))
        scenario = Scenario(message=default_message())
        loop = bare(folder, plugin)
        assert loop.stdin is not None  # noqa: S101 - both are pipes
        assert loop.stdout is not None  # noqa: S101
        plain: list[float] = []
        sandboxed: list[float] = []
        with Sandbox() as sandbox:
            sandbox.run(package, scenario)
            for _ in range(runs):
                loop.stdin.write("\n")
                loop.stdin.flush()
                plain.append(int(loop.stdout.readline()) / 1000)
                from_here = time.perf_counter()
                observation = sandbox.run(package, scenario)
                sandboxed.append((time.perf_counter() - from_here) * 1000)
        loop.stdin.close()
        loop.wait()
    print(f"{runs} runs each; {len(observation.steps)} steps traced, status {observation.status}")
    for name, times in (("bare", plain), ("sandboxed and traced", sandboxed)):
        print(f"{name:>20}: minimum {min(times):6.1f} ms, median {statistics.median(times):6.1f} ms")
    minima, medians = min(sandboxed) / min(plain), statistics.median(sandboxed) / statistics.median(plain)
    print(f"{'ratio':>20}: minimum {minima:6.2f},    median {medians:6.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
