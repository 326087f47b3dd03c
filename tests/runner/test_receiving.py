"""Calls that something is piped to: their stand-ins read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from boxes import Box
from runelint.runner.called import called_names
from runelint.runner.receiving import Receiver, receivers
from runelint.runner.scenario import Scenario
from runelint.runner.typical import default_doubles
from runelint.syntax import parse

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ("x | frob import", [("frob", "import")]),
        ('x | frob "$name" --all "a b"', [("frob", "* --all a b")]),
        ("x | y | sudo -n frob a | jq .", [("y", ""), ("frob", "a"), ("jq", ".")]),
        ('keep() { frob put "$1"; }; x | keep a', [("frob", "put*")]),
        ("x | { timeout 3 frob a; y; }", [("frob", "a")]),
        ("x | (frob a && y)", [("frob", "a")]),
        ("x | frob '[a]'", [("frob", r"\[a\]")]),
        ("x | frob </dev/null", []),
        ("x | while read -r a; do frob $a; done", []),
        ("x | cat - b; frob c", [("cat", "- b")]),
        ("! x | ssh h frob", [("ssh", "h frob")]),
    ],
)
def test_who_is_piped_to(script: str, found: list[tuple[str, str]]) -> None:
    """The first command behind each bar is meant, also in a function, a group or behind `sudo`."""
    assert receivers(parse(script)) == tuple(Receiver(*each) for each in found)


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("set -o pipefail; seq 30000 | frobnicate import $HOME", 0),
        ("set -o pipefail; seq 30000 | sudo etcdctl put key", 0),
        (
            "set -o pipefail; seq 30000 | frobnicate import; echo a | while read -r x; do frobnicate $x; done",
            0,
        ),
        ("set -o pipefail; put() { frobnicate put $1; }; seq 30000 | put x || frobnicate", 0),
        ("set -o pipefail; put=frobnicate; seq 30000 | $put x", 141),
    ],
)
def test_who_writes_to_a_stand_in_is_not_ended(line: str, status: int, tmp_path: Path) -> None:
    """A stand-in that something is piped to reads it; of one that is called by a variable nobody knows."""
    script = parse(line)
    doubles = default_doubles([*called_names(script), "frobnicate"], fed=receivers(script))
    assert Box(tmp_path)(line, Scenario(commands=doubles)).returncode == status


def test_another_call_of_the_same_command_leaves_its_stdin(tmp_path: Path) -> None:
    """What a loop reads is not taken by a command in it that something is piped to elsewhere."""
    line = "echo a | frobnicate import; while read -r x; do frobnicate show $x; echo $x; done"
    script = parse(line)
    doubles = default_doubles(called_names(script), fed=receivers(script))
    done = Box(tmp_path)(line, Scenario(commands=doubles), stdin=b"1\n2\n3\n")
    assert done.stdout == b"1\n2\n3\n"
