"""What README.md claims and a program can check."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from runelint.cli import commands
from runelint.cli.status import Exit
from samples import CHECKOUT

if TYPE_CHECKING:
    from samples import Tool

README = (CHECKOUT / "README.md").read_text(encoding="utf-8")


_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")


@pytest.mark.usefixtures("sandbox")
def test_examples_are_real(tool: Tool) -> None:
    """The finding and the run that README.md shows are what a check of the demo says, but for the time of the run."""
    examples = re.findall(r"```text\n(.*?)```", README, re.DOTALL)
    shown = _TIME.sub("TIME", tool("check", "demo/plugins", cwd=CHECKOUT).stdout)
    assert [example for example in examples if _TIME.sub("TIME", example) not in shown] == []
    assert examples


def test_every_exit_status_is_told() -> None:
    """The table in README.md has a row for each exit status."""
    assert re.findall(r"^\| (\d+) \|", README, re.MULTILINE) == [str(status.value) for status in Exit]


def test_options_and_commands_are_there() -> None:
    """Every option and command that README.md names exists."""
    parameters = [parameter for command in commands.commands.values() for parameter in command.params]
    known = {name for parameter in parameters for name in (*parameter.opts, *parameter.secondary_opts)}
    options = set(re.findall(r"`(--?[a-z][a-z-]*)", README))
    named = set(re.findall(r"^    runelint ([a-z]+)", README, re.MULTILINE))
    assert options
    assert options <= known
    assert named
    assert named <= set(commands.commands)
