"""The command line and the terminal: colour, progress, and what is loaded for a quick start."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from runelint.cli.terminal import Bar, at_once
from samples import CLEAN_PLUGIN, NOISY_PLUGIN, Tool, plain_environment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str, str], Path]


@pytest.mark.parametrize(
    ("environment", "terminal", "coloured"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"TERM": "dumb"}, True, False),
    ],
)
def test_colours(
    tool: Tool,
    write: Write,
    environment: dict[str, str],
    *,
    terminal: bool,
    coloured: bool,
) -> None:
    """Colours are used on a terminal; NO_COLOR turns them off, FORCE_COLOR on; a dumb terminal gets none."""
    write("noisy.sh", NOISY_PLUGIN)
    ours, theirs = os.openpty() if terminal else os.pipe()
    with os.fdopen(ours, "rb", buffering=0) as reader:
        writer = theirs
        subprocess.run(
            [sys.executable, "-m", "runelint", "check", "noisy.sh"],
            cwd=tool.cwd,
            stdout=writer,
            check=False,
            env=plain_environment() | {"TERM": "xterm"} | environment,
        )
        output = reader.read(100_000)
        os.close(writer)
    assert b"RUNE101" in output
    assert (b"\x1b[" in output) is coloured


def test_progress_shows_after_a_second_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The bar is not shown within the first second, nor where stderr is no terminal."""
    now = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    quiet = Bar()
    now[0] += 5
    quiet.advance("checking", 1, 2)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    bar = Bar()
    bar.advance("checking", 1, 2)
    assert capsys.readouterr().err == ""
    now[0] += 1.5
    bar.advance("trying findings", 1, 2)
    bar.close()
    assert "trying findings" in capsys.readouterr().err


_QUITTING = """
import os, signal, time
from runelint.cli.terminal import Bar
bar = Bar()
time.monotonic = lambda: bar._started + 2
bar.advance("checking", 1, 2)
bar.close() if {closed} else None
os.kill(os.getpid(), signal.SIGQUIT)
"""


@pytest.mark.parametrize("closed", [False, True], ids=["shown", "closed"])
def test_the_cursor_is_there_after_quitting(*, closed: bool) -> None:
    """SIGQUIT ends us as it ends other programs, also while the bar hides the cursor: that is shown again first."""
    ours, theirs = os.openpty()
    with os.fdopen(ours, "rb", buffering=0) as reader:
        done = subprocess.run(
            [sys.executable, "-c", _QUITTING.format(closed=closed)],
            stderr=theirs,
            check=False,
            env=plain_environment() | {"TERM": "xterm"},
            preexec_fn=_no_core,
        )
        output = reader.read(100_000)
        os.close(theirs)
    assert done.returncode == -signal.SIGQUIT
    assert output.count(b"\x1b[?25l") == 1
    assert output.rpartition(b"\x1b[?25l")[2].count(b"\x1b[?25h") == 1


def _no_core() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def test_a_clean_check_loads_only_what_it_uses(tool: Tool, write: Write) -> None:
    """To check a clean plugin, neither rich nor jsonschema nor bashlex nor pathspec is imported."""
    write("clean.sh", CLEAN_PLUGIN)
    program = (
        "import sys\nfrom runelint.cli import main\nsys.argv[1:] = ['check', 'clean.sh']\n"
        "try:\n    main()\nfinally:\n"
        "    print(sorted({'rich', 'jsonschema', 'bashlex', 'pathspec'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tool.cwd, capture_output=True, check=False)
    assert done.stdout.endswith(b"\n[]\n")


@pytest.mark.parametrize(
    ("ours", "checked", "run"), [({0}, 1, 2), ({0, 1}, 2, 3), ({0, 1, 2}, 3, 5), (set(range(8)), 8, 12)]
)
def test_more_plugins_are_run_at_once_than_there_are_cores(
    monkeypatch: pytest.MonkeyPatch, ours: set[int], checked: int, run: int
) -> None:
    """A run waits for a part of its time, so that half as many again are under way; where none is run, none waits."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: ours)
    assert (at_once(tried=False), at_once(tried=True)) == (checked, run)
