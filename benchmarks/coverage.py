"""How many lines of plugins the scenarios that runelint derives execute, and whether the plugins keep the contract.

    python -m benchmarks.coverage [-v] [PLUGIN...]

makes up to 27 real runs of each plugin in the sandbox, each of which should execute lines that none has executed yet:
the main path, and those on which commands fail, files are missing or the message is another one. For each plugin it
prints the lines with a command, how many of them were executed, and the runs that it took; `-v` names the lines that
were not. Without a PLUGIN these are the plugins of corpus/ that their labels call clean: a run in which one of them
breaks the contract is printed with its scenario, and is a mistake of the labels or of the analysis; runs in which a
core tool was made to lie, or a command to fail that never does, are no proof of anything. The exit status is
1 when there is such a run, or when less than 97 % of all lines were executed.
"""

from __future__ import annotations

import json
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.covering import Covering
from benchmarks.labels import labels_of
from benchmarks.suspects import suspect_of
from runelint.confirm.solve import base_scenario, explorer_of
from runelint.confirm.witness_of import difference
from runelint.contract.bpcs.messages import response_problem
from runelint.flow.commands import Fails, effects
from runelint.report.one_run import broken_by
from runelint.runner.observation import Outcome
from runelint.runner.package import read_package
from runelint.runner.rung import SandboxFailedError
from runelint.runner.scenario_json import to_json
from runelint.runner.supervise import Sandbox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.runner.observation import Observation
    from runelint.runner.scenario import Scenario

_CORPUS = Path(__file__).resolve().parent.parent / "corpus"
_MOST_RUNS = 27
_WANTED = 0.97


class Covered(NamedTuple):
    """The figures of one plugin; `broken` says of each run without a whole message why, and in which scenario."""

    plugin: Path
    lines: int
    missing: list[int]
    runs: int
    seconds: float
    broken: list[str]
    failures: list[str]


def covered(plugin: Path) -> Covered:
    """Run the plugin in scenarios that are made for it."""
    began = time.monotonic()
    package, suspect = read_package(str(plugin.resolve())), suspect_of(plugin)
    base = base_scenario(suspect)
    covering = Covering(explorer_of(suspect, package, base))
    runs = 0
    broken: list[str] = []
    failures: list[str] = []
    with Sandbox() as sandbox:
        while runs < _MOST_RUNS and (scenario := covering.next()) is not None:
            runs += 1
            try:
                observation = sandbox.run(package, scenario)
            except SandboxFailedError as failure:
                failures.append(str(failure))
                continue
            covering.learn(observation)
            why = "" if _is_forged(scenario) else _why_broken(observation)
            if why:
                broken.append(f"{why} {json.dumps(to_json(difference(scenario, base)))}")
    seconds = time.monotonic() - began
    return Covered(plugin, covering.total, covering.missing, runs, seconds, broken, failures)


def _is_forged(scenario: Scenario) -> bool:
    """Return whether a core tool says what it would not say itself, or a command fails that never does."""
    for name, double in scenario.commands.items():
        answers = [case.answer for case in double.cases]
        if double.real and any(answer.status == 0 for answer in answers):
            return True
        known = effects(name, ())
        if known is not None and known.fails is Fails.RARELY and any(each.status for each in (double.answer, *answers)):
            return True
    return False


def _why_broken(observation: Observation) -> str:
    """Return why the run did not keep the contract; nothing where it did, or where our limits ended it."""
    if observation.outcome in {Outcome.TIMED_OUT, Outcome.LIMITED}:
        return ""
    return broken_by(observation, response_problem(observation.stdout, observation.status))


def clean_plugins() -> list[Path]:
    """Return the plugins of the corpus that their labels call clean."""
    plugins = (path.with_suffix(".sh") for path in sorted(_CORPUS.glob("*/*.labels")))
    return [plugin for plugin in plugins if not labels_of(plugin)]


def main(arguments: Sequence[str]) -> int:
    """Print the table, and return the exit status."""
    verbose = "-v" in arguments
    named = [Path(word) for word in arguments if word != "-v"]
    figures: list[Covered] = []
    with ProcessPoolExecutor() as pool:
        for figure in pool.map(covered, named or clean_plugins()):
            figures.append(figure)
            _tell(figure, verbose=verbose, clean=not named)
    lines = sum(figure.lines for figure in figures)
    done = lines - sum(len(figure.missing) for figure in figures)
    broken = 0 if named else sum(len(figure.broken) for figure in figures)
    print(f"{done:4} of {lines:4} lines = {done / max(lines, 1):.1%} in {sum(figure.runs for figure in figures)} runs")
    if not named:
        print(f"{len(figures)} clean plugins, {broken} runs broke the contract")
    return int(done < _WANTED * lines or broken > 0)


def _tell(figure: Covered, *, verbose: bool, clean: bool) -> None:
    """Print the figures of one plugin, what went wrong, and what was wanted of the rest."""
    done = figure.lines - len(figure.missing)
    print(f"{done:4} of {figure.lines:4} lines  {figure.runs:3} runs  {figure.seconds:5.1f} s  {figure.plugin}")
    for failure in figure.failures:
        print(f"{figure.plugin}: {failure}", file=sys.stderr)
    for why in figure.broken if clean else ():
        print(f"          {why}")
    text = figure.plugin.read_text(errors="replace").splitlines()
    for line in figure.missing if verbose else ():
        print(f"          {line}: {text[line - 1].strip()[:100]}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
