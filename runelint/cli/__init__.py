"""The command line: the only place that prints, exits, and reads the clock or the environment."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, cast

import click

from runelint import __version__
from runelint.cli.check import check
from runelint.cli.doctor import doctor
from runelint.cli.pages import ast, rule
from runelint.cli.run import run, trace
from runelint.cli.status import Exit
from runelint.cli.terminal import ReaderGoneError, complain, say
from runelint.crash import crash_message
from runelint.failure import RunelintError

if TYPE_CHECKING:
    from io import TextIOWrapper


def main() -> None:
    """Run the command that the arguments name, and exit."""
    # What a command imports stays: looking for garbage in it would cost a tenth of the start.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # None: the caller closed it
            cast("TextIOWrapper", stream).reconfigure(errors="backslashreplace")
    sys.exit(_status())


def _status() -> int:
    """Run the command and return the exit status; every error that has a name becomes a message."""
    try:
        status = commands.main(prog_name="runelint", standalone_mode=False)
    except ReaderGoneError:
        return Exit.BROKEN_PIPE
    except (click.Abort, KeyboardInterrupt):
        say("interrupted: the check is not complete")
        return Exit.INTERRUPTED
    except click.ClickException as error:
        complain(error)
        return Exit.USAGE
    except RunelintError as error:
        say(str(error))
        return Exit.INCOMPLETE
    except OSError as error:
        say(f"the result could not be written: {error.strerror}")
        return Exit.INCOMPLETE
    except Exception as error:  # noqa: BLE001 - a mistake of ours must not look like findings (status 1)
        say(crash_message(error))
        return Exit.INCOMPLETE
    return int(status or Exit.CLEAN)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="runelint %(version)s")
def commands() -> None:
    """Check the Bash plugins of RUNE before RUNE does.

    RUNE takes one JSON message from a plugin's stdout, and nothing else. runelint
    follows every way that a plugin can take and reports where it would break that
    contract: text on stdout, an exit without a message, a message that is lost. Then it
    runs the plugin in a sandbox, and shows the run that proves it.

    \b
    To begin with:
      runelint check plugins/      check all plugins below a folder
      runelint run plugins/p.sh    run one, and see what RUNE would make of it
      runelint rule RUNE402        what a finding means, and what to do
      runelint doctor              is there a sandbox on this machine, and why not
    """  # noqa: D301 - a backspace is how click is told to leave a paragraph as it is


for command in (check, run, trace, doctor, rule, ast):
    commands.add_command(command)
