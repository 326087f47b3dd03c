"""Scenarios lead everywhere: plugins of which they execute every line, each with something that stood in the way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from benchmarks.covering import Covering
from runelint.confirm.claim import Suspect
from runelint.confirm.solve import base_scenario, explorer_of
from runelint.engine import sourced_reader
from runelint.flow.behaviour import analyse
from runelint.runner.package import read_package
from runelint.syntax import Source, parse

if TYPE_CHECKING:
    from runelint.runner.supervise import Sandbox

_PLUGINS = sorted((Path(__file__).parent / "covered").glob("*.sh"))
_MOST_RUNS = 27


def _suspect(path: Path) -> Suspect:
    source = Source.from_bytes(str(path), path.read_bytes())
    script = parse(source.text)
    behaviour = analyse(source, script, str(path), sourced_reader(source, str(path)))
    return Suspect(str(path), str(path), source, script, behaviour, ())


@pytest.mark.parametrize("path", _PLUGINS, ids=lambda path: path.stem)
def test_every_line_is_executed(path: Path, sandbox: Sandbox) -> None:
    """No line with a command is left when the scenarios that are derived for the plugin have been run."""
    package, suspect = read_package(str(path)), _suspect(path)
    covering = Covering(explorer_of(suspect, package, base_scenario(suspect)))
    for _ in range(_MOST_RUNS):
        scenario = covering.next()
        if scenario is None:
            break
        covering.learn(sandbox.run(package, scenario))
    assert covering.missing == []
