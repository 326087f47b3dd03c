"""The runs of one plugin that are compared with what was predicted of it."""

from __future__ import annotations

from posixpath import normpath
from typing import TYPE_CHECKING

from benchmarks.agreement.comparison import Comparison
from runelint.confirm.cover import covering
from runelint.confirm.geography import Geography, files_of
from runelint.confirm.solve import base_scenario, explorer_of
from runelint.flow.behaviour import Behaviour
from runelint.flow.place import Place
from runelint.runner.package import read_package

if TYPE_CHECKING:
    from benchmarks.agreement.predictions import Predictions
    from runelint.confirm.claim import Suspect
    from runelint.runner.scenario import Scenario
    from runelint.runner.supervise import Sandbox


class Rounds:
    """One plugin with its predictions, ready to be run."""

    def __init__(self, suspect: Suspect, predictions: Predictions) -> None:
        """Take the predictions that were collected while the plugin was analysed."""
        behaviour = suspect.behaviour or Behaviour(Place(suspect.source, 0, len(suspect.source.text)), (), (), ())
        files = files_of(suspect, behaviour)
        self._suspect = suspect
        self._predictions = predictions
        self._geography = Geography(files)
        self._package = read_package(suspect.path, extra=list(files.values())[1:])
        predictions.arrange(self._geography)

    def scenarios(self, most: int) -> list[Scenario]:
        """Return the scenario in which all is well, and others that execute what that does not."""
        base = base_scenario(self._suspect)
        explorer = explorer_of(self._suspect, self._package, base)
        explorer.explore()
        others = [each for each in covering(explorer) if each != base]
        return [base, *others][:most]

    def compared(self, sandbox: Sandbox, scenario: Scenario) -> Comparison:
        """Run the plugin and return the run beside the predictions. Raises SandboxFailedError."""
        observation = sandbox.run(self._package, scenario, looking=True)
        replaced = {normpath(path) for path in scenario.files}

        def outside(path: str) -> str | None:
            # What the scenario puts into the place of a sourced file is not what was analysed.
            return None if normpath(path) in replaced else self._package.outside(path)

        return Comparison(observation, self._predictions, self._geography, outside)
