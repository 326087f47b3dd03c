"""What surrounds the program: its streams, its terminal, its environment, the clock."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
from io import StringIO
from typing import TYPE_CHECKING, Any

import click

from runelint.failure import RunelintError
from runelint.reading import LIMIT, MissingError, read_open
from runelint.report.escape import unheard, visible, visible_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.progress import Progress, TaskID

_WIDTH = 80  # where there is no terminal to ask
_WIDEST = 120  # longer lines are hard to read
_SHOWN = b"\x1b[?25h"  # the cursor (DECTCEM)


def say(message: str) -> None:
    """Tell the user something on stderr; nobody may be there to hear it."""
    with contextlib.suppress(OSError):
        click.echo(unheard(f"runelint: {visible(message)}"), err=True)


def complain(error: click.ClickException) -> None:
    """Show a mistake in the command, which may name files and quote what is in them."""
    text = StringIO()
    error.show(file=text)
    with contextlib.suppress(OSError):
        click.echo(unheard(visible_text(text.getvalue())), err=True, nl=False)


class ReaderGoneError(Exception):
    """Nobody reads our stdout any more, as after `| head`; click would make status 1 of a BrokenPipeError."""


def write(pieces: Iterable[str], file: str | None = None) -> None:
    """Write the result to stdout or to `file`; a piece is one or several whole lines.

    Nothing in it is a command to a CI system that reads along. Raises ReaderGoneError when the reader of stdout has
    gone, RunelintError when the result cannot be written.
    """
    pieces = map(unheard, pieces)
    try:
        if file is not None:
            text = "".join(pieces)
            with open(file, "w", encoding="utf-8", errors="backslashreplace") as stream:
                stream.write(text)
        elif sys.stdout is None:
            raise RunelintError("the result could not be written: stdout is closed")
        else:
            _to_stdout(pieces)
    except BrokenPipeError as cause:
        raise ReaderGoneError from cause
    except OSError as cause:
        raise RunelintError(f"the result could not be written: {cause.strerror}") from cause


def _to_stdout(pieces: Iterable[str]) -> None:
    try:
        sys.stdout.writelines(pieces)
        sys.stdout.flush()
    except OSError:
        # What is still buffered goes nowhere, so that Python does not complain about it at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise


def stdin(*, most: int = LIMIT, what: str = "script") -> bytes:
    """Return what stands on stdin. Raises RunelintError when it is closed or too long for `what` it should be."""
    if sys.stdin is None:
        raise RunelintError("stdin is closed")
    return read_open(sys.stdin.buffer, most=most, what=what)


def unreadable(named: str, cause: RunelintError) -> click.UsageError | RunelintError:
    """Return the error for a file that the user named: one that is not there is a mistake in the command."""
    message = f"{named}: {cause}"
    return click.UsageError(message) if isinstance(cause, MissingError) else RunelintError(message)


def working_folder() -> str:
    """Return the absolute path of the working folder. Raises RunelintError when it is gone."""
    try:
        return os.getcwd()
    except OSError as error:
        raise RunelintError(f"the working folder cannot be found: {error.strerror}") from error


def absolute(path: str) -> str:
    """Return the absolute path of `path`. Raises RunelintError when the working folder is gone."""
    return os.path.normpath(os.path.join(working_folder(), path))


def cores() -> int:
    """Return how many processor cores there are for us."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def at_once(*, tried: bool) -> int:
    """Return how many plugins are worth having under way at once: one for each core, three for two when they are run.

    A run waits for a part of its time: for its own processes, and for the end of its output.
    """
    return cores() + (-(-cores() // 2) if tried else 0)


def width() -> int:
    """Return how wide a line of the report may be."""
    if sys.stdout is None or not sys.stdout.isatty():
        return _WIDTH
    try:
        columns = int(os.environ.get("COLUMNS") or os.get_terminal_size(sys.stdout.fileno()).columns)
    except (OSError, ValueError):
        columns = _WIDTH
    return min(max(columns, 40), _WIDEST)


def colour() -> bool:
    """Return whether the report is coloured (no-color.org, force-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


class Bar:
    """A progress bar on stderr: only on a terminal, and only when the check takes longer than a second."""

    def __init__(self) -> None:
        """Start the clock."""
        self._started = time.monotonic()
        self._wanted = sys.stderr is not None and sys.stderr.isatty()
        self._progress: Progress | None = None
        self._task: TaskID | None = None
        self._before: Any = signal.SIG_DFL

    def advance(self, doing: str, done: int, total: int) -> None:
        """Show what is being done, and that `done` of `total` pieces of it are."""
        if not self._wanted or time.monotonic() - self._started < 1:
            return
        if self._progress is None:
            from rich.console import Console
            from rich.progress import Progress

            # No thread of its own: processes are forked while it shows.
            self._progress = Progress(console=Console(stderr=True), transient=True, auto_refresh=False)
            self._task = self._progress.add_task(doing, total=total)
            self._progress.start()
            # Which would leave the cursor hidden; all other signals that end us come by `close`.
            self._before = signal.signal(signal.SIGQUIT, self._quit)
        if self._task is not None:
            self._progress.update(self._task, description=doing, completed=done, total=total, refresh=True)

    def close(self) -> None:
        """Take the bar away."""
        if self._progress is not None:
            self._progress.stop()
            self._progress = None
            signal.signal(signal.SIGQUIT, self._before)

    def _quit(self, number: int, _frame: object) -> None:
        """End as the signal ends programs, but with the terminal as it was."""
        with contextlib.suppress(OSError):
            os.write(sys.stderr.fileno(), _SHOWN)
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)
