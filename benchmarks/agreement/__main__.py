"""How often the analysis is right about each command that a plugin executes: its predictions beside real runs.

    python -m benchmarks.agreement [-v] [--runs N] [FOLDER...]

runs each plugin in the scenario in which all is well and in others that lead elsewhere, and compares for each executed
command what the analysis predicted for its place and call stack: the targets of descriptors 0, 1 and 2 (before the
command's own redirections, and with them where that is seen), the depth of subshells, whether errexit is on, and
whether it ignores a failure (seen only where a command failed). A command agrees when every fact observed of it is
among those predicted; `ambiguous` counts how often several values were predicted even on the paths that agree longest
with the commands executed before. Commands inside the contract's library are not compared. The exit status is 1 when
fewer than 99 % of the commands agree.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.agreement.comparison import Fact
from benchmarks.agreement.predictions import Predictions
from benchmarks.agreement.rounds import Rounds
from runelint.confirm.claim import Suspect
from runelint.engine import sourced_reader
from runelint.flow.behaviour import analyse
from runelint.runner.rung import SandboxFailedError
from runelint.runner.supervise import Sandbox
from runelint.syntax import Source, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.agreement.comparison import Compared, Comparison

_CORPUS = Path(__file__).resolve().parents[2] / "corpus"
_WANTED = 0.99


@dataclass
class Tally:
    """The figures over all plugins."""

    runs: int = 0
    commands: int = 0
    inside_library: int = 0
    foreign: int = 0
    disagreeing: int = 0
    compared: Counter[Fact] = field(default_factory=Counter)
    agreeing: Counter[Fact] = field(default_factory=Counter)
    ambiguous: Counter[Fact] = field(default_factory=Counter)

    def add(self, comparison: Comparison, results: Sequence[Compared]) -> None:
        """Count one run."""
        self.runs += 1
        self.commands += comparison.commands
        self.inside_library += comparison.inside_library
        self.foreign += comparison.foreign
        self.disagreeing += len({one.at for one in results if not one.agrees})
        self.compared.update(one.fact for one in results)
        self.agreeing.update(one.fact for one in results if one.agrees)
        self.ambiguous.update(one.fact for one in results if one.ambiguous)

    @property
    def share(self) -> float:
        """The share of the commands that agree in every fact."""
        return 1 - self.disagreeing / max(self.commands, 1)

    def lines(self) -> Iterator[str]:
        """Yield the table."""
        yield f"{self.runs} runs, {self.commands} commands; not compared: {self.inside_library} inside the library,"
        yield f"{self.foreign} in files that the analysis could not read"
        yield ""
        yield "| fact | compared | agreeing | ambiguous |"
        yield "| --- | --- | --- | --- |"
        for fact in Fact:
            count = max(self.compared[fact], 1)
            shares = f"{self.agreeing[fact] / count:.4f} | {self.ambiguous[fact] / count:.4f}"
            yield f"| {fact.value} | {self.compared[fact]} | {shares} |"
        yield ""
        yield f"{self.share:.4f} of the commands agree in every fact"


def rounds_of(plugin: Path) -> Rounds:
    """Analyse a plugin."""
    path = str(plugin.resolve())
    source = Source.from_bytes(path, plugin.read_bytes())
    script = parse(source.text)
    predictions = Predictions()
    behaviour = analyse(source, script, path, sourced_reader(source, path), watch=predictions)
    return Rounds(Suspect(path, path, source, script, behaviour, ()), predictions)


def compared(sandbox: Sandbox, plugin: Path, *, most: int) -> Iterator[Comparison]:
    """Yield up to `most` runs of a plugin beside its predictions."""
    rounds = rounds_of(plugin)
    for scenario in rounds.scenarios(most):
        try:
            yield rounds.compared(sandbox, scenario)
        except SandboxFailedError as failure:
            print(f"{plugin}: {failure}", file=sys.stderr)


def described(one: Compared) -> str:
    """Return a disagreement as one line."""
    predicted = ", ".join(sorted(one.predicted))
    place = f"{one.path}:{one.step.spot.line}"
    return f"{place}: {one.fact.value}: {one.observed}, predicted {predicted}: {one.step.text[:80]!r}"


def plugins_of(places: Sequence[Path]) -> list[Path]:
    """Return the plugins that are named, and those below the folders that are."""
    return [plugin for place in places for plugin in ([place] if place.is_file() else sorted(place.rglob("*.sh")))]


def main(arguments: Sequence[str]) -> int:
    """Compare, print, and return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="*", type=Path, help="folders with plugins, or plugins (default: corpus/)")
    parser.add_argument("-v", "--verbose", action="store_true", help="name each disagreement")
    parser.add_argument("--runs", type=int, default=4, metavar="N", help="at most so many runs of a plugin (4)")
    options = parser.parse_args(arguments)
    tally = Tally()
    plugins = plugins_of(options.folder or [_CORPUS])
    with Sandbox() as sandbox:
        for plugin in plugins:
            shown: dict[str, None] = {}
            for comparison in compared(sandbox, plugin, most=options.runs):
                results = list(comparison.results())
                tally.add(comparison, results)
                shown |= dict.fromkeys(described(one) for one in results if not one.agrees)
            for line in shown if options.verbose else ():
                print(line, flush=True)
    print(f"{len(plugins)} plugins, {chr(10).join(tally.lines())}")
    return int(tally.share < _WANTED)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
