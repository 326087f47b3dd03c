"""Who keeps the plugin's stdout open after its end, and who was given the plugin's stdin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from watched import Observe


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("sleep 3 &\n", {2}),
        (":\n{\n  sleep 3\n  :\n} &\n", {4}),
        ("f() {\n  sleep 3\n  :\n}\nf &\n", {3}),
        ("exec 3>&1 >/dev/null\nsleep 3 &\n", {3}),
        ("{\n  { sleep 3; :; } &\n} >/dev/null\n", {3}),
        ("setsid -f sleep 3\n", {2}),
        ("sleep 3 >/dev/null &\nsleep 3 &\n", {3}),
    ],
)
def test_process_that_holds_stdout_is_known_by_its_step(observe: Observe, text: str, lines: set[int]) -> None:
    """A process that has stdout open after the plugin's end is named, with the line that it was at."""
    observation = observe(text)
    assert observation.held_open
    steps = [holder.step for holder in observation.holders]
    assert {observation.steps[step].spot.line for step in steps if step is not None} == lines
    assert None not in steps


@pytest.mark.parametrize("text", ["sleep 3 >/dev/null &\n", "sleep 0.1 &\nwait\n", "sleep 3 &\nkill $!\n", ":\n"])
def test_nobody_holds_what_is_closed(observe: Observe, text: str) -> None:
    """Where stdout comes to its end with the plugin nobody is named."""
    observation = observe(text)
    assert not observation.held_open
    assert observation.holders == ()


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("cat >/dev/null\n", True),
        ("cat </dev/null\n", False),
        ("cat <<<x >&2\n", False),
        (": | cat\n", False),
        ("x=$(cat)\n", True),
        ("exec 4<&0 </dev/null\ncat <&4 >/dev/null\n", True),
        ("cat &\nwait\n", False),
    ],
)
def test_program_that_has_the_stdin_of_the_plugin_is_known(observe: Observe, text: str, given: bool) -> None:  # noqa: FBT001 - a column of the table
    """Of each program that is started it is known whether its stdin was the plugin's."""
    observation = observe(text, stdin=b"a\n")
    assert [ran.stdin for ran in observation.commands if ran.arguments[0] == "cat"] == [given]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("cat", True),
        ("cat >/tmp/file", True),
        ("x=$(cat)", True),
        ("cat >&2", True),
        ("cat </dev/null", False),
        ("sh -c 'exec cat'", True),
        ("(exec -a cat sh -c 'echo b >&2')", False),
        ("(exec -a cat sh -c 'echo b >&2; echo c')", True),
        ("cat - >&-", False),
    ],
)
def test_program_that_writes_to_its_stdout_is_known(observe: Observe, text: str, printed: bool) -> None:  # noqa: FBT001 - a column of the table
    """Wherever that leads: of each program it is known whether it has printed anything."""
    observation = observe(text, stdin=b"a\n")
    assert [ran.printed for ran in observation.commands if ran.arguments[0] == "cat"] == [printed]
