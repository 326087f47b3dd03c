"""`runelint doctor`: what the sandbox needs, whether it is there, and what mends it."""

from __future__ import annotations

import click

from runelint.cli.status import Exit
from runelint.cli.terminal import colour, width, write


@click.command(short_help="Tell whether findings can be tried on this machine.")
def doctor() -> int:
    """Tell what the sandbox needs, whether it is there, and the command that mends what is not.

    Findings are tried in a sandbox of bubblewrap (bwrap). Where it does not hold, nothing
    is executed, and `runelint check` reports findings that were not tried.

    \b
    Exit status:
      0  findings can be tried
      1  they cannot
      3  runelint could not find out
    """  # noqa: D301 - a backspace is how click is told to leave a paragraph as it is
    from runelint.report.health import health_text
    from runelint.runner.supervise import diagnose

    diagnosis = diagnose()
    write(health_text(diagnosis, width=width(), colour=colour()))
    return Exit.CLEAN if diagnosis.works else Exit.FINDINGS
