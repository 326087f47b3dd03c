"""How often the analysis is right about each command that a plugin executes: its predictions beside real runs.

    python benchmarks/agreement.py [-v] [--runs N] [FOLDER...]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from comparing import FACTS, Compared, Comparison
from predicting import Predictions
from runelint.confirm.claim import Suspect
from runelint.confirm.confirmer import files_of
from runelint.confirm.cover import covering
from runelint.confirm.geography import Geography
from runelint.confirm.solve import base_scenario, explorer_of
from runelint.engine import sourced_reader
from runelint.flow.behaviour import analyse
from runelint.runner.package import read_package
from runelint.runner.rung import SandboxFailedError
from runelint.runner.supervise import Sandbox
from runelint.syntax import Source, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.runner.scenario import Scenario

_CORPUS = Path(__file__).resolve().parent.parent / "corpus"
_WANTED = 0.99


class Runs(NamedTuple):
    """What the runs of one plugin gave."""

    runs: int
    commands: int
    inside_library: int
    results: list[Compared]


def compared(sandbox: Sandbox, plugin: Path, *, most: int) -> Runs:
    """Run a plugin in up to `most` scenarios and compare each executed command."""
    path = str(plugin.resolve())
    source = Source.from_bytes(path, plugin.read_bytes())
    script = parse(source.text)
    predictions = Predictions()
    behaviour = analyse(source, script, path, sourced_reader(source, path), watch=predictions)
    suspect = Suspect(path, path, source, script, behaviour, ())
    files = files_of(suspect, behaviour)
    geography = Geography(files)
    predictions.arrange(geography)
    package = read_package(path, extra=list(files.values())[1:])
    runs = commands = inside = 0
    results: list[Compared] = []
    for scenario in scenarios_of(suspect, most):
        try:
            observation = sandbox.run(package, scenario, looking=True)
        except SandboxFailedError as failure:
            print(f"{plugin}: {failure}", file=sys.stderr)
            continue
        comparison = Comparison(observation, predictions, geography, package.outside)
        runs, commands, inside = runs + 1, commands + comparison.commands, inside + comparison.inside_library
        results += comparison.results()
    return Runs(runs, commands, inside, results)


def scenarios_of(suspect: Suspect, most: int) -> list[Scenario]:
    """Return the scenario in which all is well, and others that lead where that does not."""
    base = base_scenario(suspect)
    others = [each for each in covering(explorer_of(suspect, base)) if each != base]
    return [base, *others][:most]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="*", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("--runs", type=int, default=4)
    options = parser.parse_args()
    total, agreeing, ambiguous = Counter[str](), Counter[str](), Counter[str]()
    runs = commands = inside = 0
    wrong = set()
    plugins = [p for f in options.folder or [_CORPUS] for p in ([f] if f.is_file() else sorted(f.rglob("*.sh")))]
    with Sandbox() as sandbox:
        for plugin in plugins:
            one = compared(sandbox, plugin, most=options.runs)
            runs, commands, inside = runs + one.runs, commands + one.commands, inside + one.inside_library
            shown = set()
            for each in one.results:
                total[each.fact] += 1
                agreeing[each.fact] += each.agrees
                ambiguous[each.fact] += each.ambiguous
                if not each.agrees:
                    wrong.add((plugin, id(each.step)))
                if options.verbose and not each.agrees:
                    line = f"{each.path}:{each.step.spot.line}: {each.fact} {each.observed}, predicted {sorted(each.predicted)}: {each.step.text[:80]!r}"
                    if line not in shown:
                        shown.add(line)
                        print(line)
    print(len(plugins), "plugins", runs, "runs", commands, "commands", inside, "inside the library")
    for fact in FACTS:
        if total[fact]:
            print(f"{fact:10} {total[fact]:7} {agreeing[fact]/total[fact]:.4f} ambiguous {ambiguous[fact]/total[fact]:.4f}")
    share = 1 - len(wrong) / max(commands, 1)
    print("commands that agree in all", share)
    return int(share < _WANTED)


if __name__ == "__main__":
    sys.exit(main())
