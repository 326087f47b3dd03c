"""Rehearsals act out Bash: what a script would print is what Bash prints."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from runelint.confirm.rehearsal.commands import run_list, run_trap
from runelint.confirm.rehearsal.control import LeaveError
from runelint.confirm.rehearsal.descriptors import Sink
from runelint.confirm.rehearsal.shell import Shell, Stage
from runelint.runner.scenario import Answer, Case, Double, Scenario
from runelint.syntax import Source, parse

BASH = shutil.which("bash") or ""
# Each of them uses constants and core tools only.
SCRIPTS = sorted((Path(__file__).parent / "scripts").glob("*.sh"))


def _rehearsed(text: str, scenario: Scenario | None = None) -> str:
    source = Source("script.sh", text)
    stage = Stage(scenario or Scenario(), lambda _: None, {}, 5000)
    shell = Shell(stage, source, "/opt/rune/plugins/script.sh")
    try:
        run_list(shell, parse(text).body)
    except LeaveError as ended:
        shell.result = ended.result
    if "EXIT" in shell.traps:
        run_trap(shell, "EXIT")
    sink = shell.descriptors[1]
    assert isinstance(sink, Sink)
    return sink.value().text


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_a_rehearsal_prints_what_bash_prints(path: Path) -> None:
    """What is acted out is what Bash does."""
    done = subprocess.run(
        [BASH, "-c", path.read_text()],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
    )
    assert _rehearsed(path.read_text()) == done.stdout


def test_a_double_takes_the_stdin_of_the_calls_that_read_it() -> None:
    """A call that reads its stdin leaves the loop around it nothing; another call of the same double does."""
    double = Double(cases=(Case(Answer(), arguments="*@-*", reads_stdin=True),))
    loop = "printf '%s\\n' a b | while read -r x; do curl {}; echo $x; done"
    assert [_rehearsed(loop.format(way), Scenario(commands={"curl": double})) for way in ("-d @-", "-d x")] == [
        "a\n",
        "a\nb\n",
    ]
