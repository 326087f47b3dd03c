"""`runelint check`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from runelint import __version__
from runelint.cli.confirming import confirming, require_sandbox
from runelint.cli.status import Exit
from runelint.cli.terminal import Bar, at_once, colour, say, stdin, width, working_folder, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from runelint.catalogue import Rule
    from runelint.report.contents import Report


class CheckOptions(TypedDict):
    """The options of `check`, under the names of its parameters."""

    output_format: str
    output: str | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: str
    by_content: bool
    confirm: bool | None
    jobs: int | None
    everything: bool
    verbose: bool
    quiet: bool


@click.command(short_help="Check plugins, and the plugins in folders.")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    help="For a person (the default) or for a program.",
)
@click.option("--output", metavar="FILE", help="Write the report to FILE instead of stdout.")
@click.option(
    "--select",
    multiple=True,
    metavar="RULES",
    help="Only these rules: codes (RUNE402), beginnings of codes (RUNE4) or names, with commas.",
)
@click.option("--ignore", multiple=True, metavar="RULES", help="Not these rules; wins over --select.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    default="warning",
    show_default=True,
    help="Exit with 1 when a finding is at this level or above.",
)
@click.option(
    "--by-content",
    is_flag=True,
    help="Judge named files by their content, as if found in a folder: pass over what is no plugin.",
)
@click.option(
    "--confirm/--no-confirm",
    default=None,
    help="Try findings in the sandbox, or execute nothing. By default they are tried where there is a sandbox; "
    "with --confirm it is an error when there is none.",
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Plugins at the same time; by default three for two cores, one for each core where none is run.",
)
@click.option("--all", "everything", is_flag=True, help="Also show findings that a real run refuted.")
@click.option("-v", "--verbose", is_flag=True, help="Tell what was skipped, and why.")
@click.option("-q", "--quiet", is_flag=True, help="Show findings only, no summary.")
def check(paths: tuple[str, ...], **options: Unpack[CheckOptions]) -> int:
    """Check plugins, and the plugins in folders.

    Without a PATH the working folder is checked. A folder is searched for Bash files,
    except those that git ignores. Those that speak to RUNE (rune_...) are plugins and are
    checked. A file that you name is checked even if it does not speak to RUNE, unless it
    is a library or no Bash script. The path - is a plugin on stdin.

    Plugins with findings are run in a sandbox, to see whether the findings are true. A
    plugin without findings is not executed, and nothing is where there is no sandbox
    (runelint doctor tells why).

    \b
    Exit status:
      0  no finding at the level of --fail-on or above
      1  findings
      2  a mistake in the command, or a path that does not exist
      3  runelint could not do all its work: the result is incomplete
      130 interrupted, 141 the reader of the report went away
    """  # noqa: D301 - a backspace is how click is told to leave a paragraph as it is
    from runelint.catalogue import load_rules
    from runelint.selection import SelectionError, selected

    if options["confirm"]:
        require_sandbox()
    try:
        rules = selected(load_rules(), select=options["select"], ignore=options["ignore"])
    except SelectionError as error:
        raise click.UsageError(str(error)) from error
    report = _report(paths or (".",), rules, options)
    _tell(report, verbose=options["verbose"], tried=options["confirm"] is not False)
    _write_report(report, options)
    return _outcome(report, options["fail_on"])


def _report(paths: tuple[str, ...], rules: Sequence[Rule], options: CheckOptions) -> Report:
    """Return the report of a check of `paths`, with a progress bar on the way when it takes long."""
    from runelint.discovery import Wanted
    from runelint.sweep import Order, sweep
    from runelint.workers import collect_rarely

    tried = options["confirm"] is not False
    wanted = Wanted(every_skip=options["verbose"], by_content=options["by_content"])
    collect_rarely()
    bar = Bar()
    try:
        return sweep(
            Order(
                paths,
                rules,
                working_folder(),
                wanted,
                stdin,
                bar.advance,
                confirming=confirming if tried else None,
                why_not="" if tried else "--no-confirm was given",
                jobs=options["jobs"] or at_once(tried=tried),
            )
        )
    finally:
        bar.close()


def _tell(report: Report, *, verbose: bool, tried: bool) -> None:
    """Say on stderr what could not be checked or not be tried, and what was skipped; with -v all of it."""
    if report.untried and tried:
        say(f"findings were not tried: {report.untried} (`runelint doctor` tells more)")
    for failure in (*report.missing, *report.failures):
        say(f"{failure.path or repr('')}: {failure.message}")
    for skip in report.skipped:
        if verbose or skip.named:
            say(f"skipped {skip.path}: {skip.reason}")


def _write_report(report: Report, options: CheckOptions) -> None:
    pieces: Iterable[str]
    if options["output_format"] == "json":
        from runelint.report.json import json_report

        pieces = [json_report(report, tool_version=__version__)]
    else:
        from runelint.report.text import text_report

        pieces = text_report(
            report,
            width=width(),
            colour=not options["output"] and colour(),
            refuted=options["everything"],
            summary=not options["quiet"],
            told=options["verbose"],
        )
    write(pieces, options["output"])


def _outcome(report: Report, fail_on: str) -> Exit:
    """Return the exit status of a check; the gravest reason decides."""
    from runelint.finding import Severity

    if report.failures:
        return Exit.INCOMPLETE
    if report.missing:
        return Exit.USAGE
    return Exit.FINDINGS if report.reaches(Severity(fail_on)) else Exit.CLEAN
