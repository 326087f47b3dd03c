"""How many lines of plugins the scenarios that runelint derives execute, in real runs in the sandbox.

    python benchmarks/coverage.py [-v] PLUGIN...

prints for each plugin the lines with a command, how many of them were executed, and the runs that it took (at most
27). `-v` names the lines that were not. The exit status is 1 when less than 97 % of all lines were executed.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from runelint.confirm.claim import Suspect
from runelint.confirm.cover import Covering
from runelint.confirm.solve import explorer_of
from runelint.engine import sourced_reader
from runelint.flow.behaviour import analyse
from runelint.runner.package import read_package
from runelint.runner.rung import SandboxFailedError
from runelint.runner.supervise import Sandbox
from runelint.syntax import Source, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_RUNS = 27
_WANTED = 0.97


class Covered(NamedTuple):
    """The figures of one plugin."""

    lines: int
    missing: list[int]
    runs: int
    seconds: float


def suspect_of(plugin: Path) -> Suspect:
    """Return the plugin as the confirmation sees it."""
    source = Source.from_bytes(str(plugin), plugin.read_bytes())
    script = parse(source.text)
    path = str(plugin.resolve())
    return Suspect(str(plugin), path, source, script, analyse(source, script, path, sourced_reader(source, path)), ())


def covered(sandbox: Sandbox, plugin: Path) -> Covered:
    """Run the plugin in scenarios that are made for it."""
    began = time.monotonic()
    package = read_package(str(plugin.resolve()))
    covering = Covering(explorer_of(suspect_of(plugin), package=package))
    runs = 0
    while runs < _MOST_RUNS and (scenario := covering.next()) is not None:
        runs += 1
        try:
            covering.learn(sandbox.run(package, scenario))
        except SandboxFailedError as failure:
            print(f"{plugin}: {failure}", file=sys.stderr)
    return Covered(covering.total, covering.missing, runs, time.monotonic() - began)


def main(arguments: Sequence[str]) -> int:
    """Print the table, and return the exit status."""
    verbose = "-v" in arguments
    plugins = [Path(word) for word in arguments if word != "-v"]
    figures: list[Covered] = []
    with Sandbox() as sandbox:
        for plugin in plugins:
            figure = covered(sandbox, plugin)
            figures.append(figure)
            done = figure.lines - len(figure.missing)
            print(f"{done:4} of {figure.lines:4} lines  {figure.runs:3} runs  {figure.seconds:5.1f} s  {plugin}")
            for line in figure.missing if verbose else ():
                print(f"          {line}: {plugin.read_text(errors='replace').splitlines()[line - 1].strip()[:100]}")
    lines = sum(figure.lines for figure in figures)
    done = lines - sum(len(figure.missing) for figure in figures)
    print(f"{done:4} of {lines:4} lines = {done / max(lines, 1):.1%} in {sum(figure.runs for figure in figures)} runs")
    return int(done < _WANTED * lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
