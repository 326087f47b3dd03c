"""`runelint run` and `runelint trace`: one real run of a plugin."""

from __future__ import annotations

from typing import Unpack

import click

from runelint import __version__
from runelint.cli.scenario_options import ScenarioOptions, scenario_options
from runelint.cli.status import Exit
from runelint.cli.terminal import colour, width, write


@click.command(short_help="Run a plugin once in the sandbox, and check the contract.")
@click.argument("plugin")
@scenario_options
@click.option("--json", "as_json", is_flag=True, help="For a program.")
def run(plugin: str, *, as_json: bool, **options: Unpack[ScenarioOptions]) -> int:
    """Run PLUGIN once in the sandbox, and check that it keeps the contract.

    Shows what the plugin was given, which line wrote which bytes to stdout, how it ended
    and what RUNE would say. Bytes that are no part of the message have a ! before them.

    Without options the plugin gets an ordinary message. Commands that it calls and that
    the sandbox does not have are stood in for, and succeed. Nothing of this machine is
    changed, and the plugin sees no network and no file but those of its own folder.

    \b
    For example:
      runelint run p.sh --param service=sshd --double systemctl=1
      runelint run p.sh --param 'ports:=[80, 443]' --absent docker
      runelint run p.sh --double 'systemctl={"exit": 3, "stdout": "inactive\\n"}'
      runelint run p.sh --scenario report.json --finding 2

    \b
    Exit status:
      0  the contract was kept
      1  it was not
      2  a mistake in the command
      3  runelint could not run the plugin: no sandbox, or no plugin
    """  # noqa: D301 - a backspace is how click is told to leave a paragraph as it is
    from runelint.cli.one_run import loaded, run_of
    from runelint.report.one_run import run_json, run_text

    done = run_of(loaded(plugin), options)
    if as_json:
        write([run_json(done, tool_version=__version__)])
    else:
        write(run_text(done, width=width(), colour=colour()))
    return Exit.FINDINGS if done.problem else Exit.CLEAN


@click.command(short_help="Show every line that a plugin executes.")
@click.argument("plugin")
@scenario_options
@click.option("--inside", is_flag=True, help="Also the lines inside rune_bpcs.sh.")
@click.option("--json", "as_json", is_flag=True, help="For a program.")
def trace(plugin: str, *, inside: bool, as_json: bool, **options: Unpack[ScenarioOptions]) -> int:
    """Run PLUGIN once in the sandbox, and show every line with where its stdout went.

    What went to RUNE is observed: `contract`, with the number of bytes. Where the stdout
    of other lines went (a variable, a pipe, a file) is what the analysis says.

    The options are those of `runelint run`.

    \b
    Exit status:
      0  the plugin was run
      2  a mistake in the command
      3  runelint could not run the plugin: no sandbox, or no plugin
    """  # noqa: D301 - likewise
    from runelint.cli.one_run import loaded, run_of
    from runelint.report.trace import imagined_targets, rows_of, trace_json, trace_text

    loaded_plugin = loaded(plugin)
    done = run_of(loaded_plugin, options)
    rows = rows_of(done, imagined_targets(loaded_plugin.behaviour), library=inside)
    if as_json:
        write([trace_json(done, rows, tool_version=__version__)])
    else:
        write(trace_text(done, rows, width=width(), colour=colour()))
    return Exit.CLEAN
