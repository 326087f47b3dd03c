"""What README.md claims and a program can check."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.cli import commands
from runelint.cli.status import Exit
from samples import CHECKOUT

if TYPE_CHECKING:
    from samples import Tool

README = (CHECKOUT / "README.md").read_text(encoding="utf-8")


def test_example_is_real(tool: Tool) -> None:
    """The finding that README.md shows is what a check of the demo says."""
    (example,) = re.findall(r"```text\n(.*?)```", README, re.DOTALL)
    assert example in tool("check", "demo/plugins", cwd=CHECKOUT).stdout


def test_every_exit_status_is_told() -> None:
    """The table in README.md has a row for each exit status."""
    assert re.findall(r"^\| (\d+) \|", README, re.MULTILINE) == [str(status.value) for status in Exit]


def test_options_and_commands_are_there() -> None:
    """Every option and command that README.md names exists."""
    check = commands.commands["check"]
    known = {name for parameter in check.params for name in (*parameter.opts, *parameter.secondary_opts)}
    assert set(re.findall(r"`(--?[a-z][a-z-]*)", README)) <= known
    assert set(re.findall(r"^    runelint ([a-z]+)", README, re.MULTILINE)) <= set(commands.commands)
