"""One run of a plugin in the sandbox, made from the options of the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from runelint.cli.scenario_options import ScenarioOptions, scenario_of
from runelint.cli.terminal import absolute, unreadable
from runelint.failure import RunelintError
from runelint.reading import read

if TYPE_CHECKING:
    from runelint.flow.behaviour import Behaviour
    from runelint.flow.machine import FileReader
    from runelint.report.one_run import OneRun
    from runelint.runner.package import Package
    from runelint.runner.receiving import Receiver
    from runelint.runner.scenario import Double, Scenario
    from runelint.syntax import Source
    from runelint.syntax.nodes import Script


class Plugin(NamedTuple):
    """A plugin that can be run: what is imagined of it, its folder for the sandbox, and the commands that it calls.

    Of those the calls `fed` have something piped to them.
    """

    named: str
    behaviour: Behaviour
    package: Package
    calls: tuple[str, ...]
    fed: tuple[Receiver, ...] = ()

    def shown(self, inside: str) -> str | None:
        """Return how the user calls a file of the sandbox, as in findings; None for one that is not the user's."""
        if inside == self.package.plugin:
            return self.named
        outside = self.package.outside(inside)
        if outside is None:
            return None
        folder = self.package.folder.rstrip("/") + "/"
        here, slash, _ = self.named.rpartition("/")
        return f"{here}{slash}{outside.removeprefix(folder)}" if outside.startswith(folder) else outside


def loaded(named: str) -> Plugin:
    """Return the plugin that the user names. Raises UsageError when it is not there, RunelintError for an odd one."""
    from runelint.engine import affordable
    from runelint.syntax import Source

    path = absolute(named)
    try:
        source = Source.from_bytes(named, read(path))
    except RunelintError as cause:
        raise unreadable(named, cause) from cause
    return affordable(lambda: _examined(source, path))


def _examined(source: Source, path: str) -> Plugin:
    """Return the plugin with this text, which stands at the absolute `path`."""
    from runelint.engine import sourced_reader
    from runelint.flow.behaviour import analyse
    from runelint.runner.called import called_names
    from runelint.runner.package import read_package
    from runelint.runner.receiving import receivers
    from runelint.syntax import parse

    script = parse(source.text)
    sourced: dict[str, Script] = {}
    reader = _remembering(sourced_reader(source, path), sourced)
    behaviour = analyse(source, script, path, reader)
    package = read_package(path, extra=tuple(sourced))
    # Nobody learns the words of a file that is not copied.
    scripts = (script, *(tree for name, tree in sourced.items() if package.inside(name) is not None))
    return Plugin(source.path, behaviour, package, called_names(*scripts), receivers(*scripts))


def _remembering(reader: FileReader, sourced: dict[str, Script]) -> FileReader:
    """Return `reader`, which now puts the tree of each file that it could read into `sourced`."""
    from runelint.syntax import parse

    def remember(path: str) -> Source | None:
        source = reader(path)
        if source is not None and path not in sourced:
            sourced[path] = parse(source.text)
        return source

    return remember


def stand_ins(plugin: Plugin, scenario: Scenario) -> dict[str, Double]:
    """Return the doubles for commands that the plugin calls and that nobody said anything about."""
    from runelint.runner.typical import default_doubles

    named = {*scenario.commands, *scenario.absent}
    doubles = default_doubles((name for name in plugin.calls if name not in named), fed=plugin.fed)
    return {name: double for name, double in doubles.items() if name not in named}


def run_of(plugin: Plugin, options: ScenarioOptions) -> OneRun:
    """Run the plugin once, as the options say.

    Raises SandboxMissingError when there is no sandbox: then nothing was executed.
    """
    from runelint.contract.bpcs.messages import default_message, response_problem
    from runelint.report.attribution import stdout_parts
    from runelint.report.one_run import OneRun, broken_by
    from runelint.runner.supervise import Sandbox

    scenario = scenario_of(options, plugin.named)
    stood_in = stand_ins(plugin, scenario)
    scenario = scenario._replace(commands={**scenario.commands, **stood_in})
    with Sandbox() as sandbox:
        observation = sandbox.run(plugin.package, scenario)
    return OneRun(
        plugin=plugin.named,
        scenario=scenario,
        stood_in=stood_in,
        usual=default_message(),
        observation=observation,
        parts=stdout_parts(observation, plugin.shown),
        problem=broken_by(observation, response_problem(observation.stdout, observation.status)),
        shown=plugin.shown,
        absent=plugin.package.absent,
    )
