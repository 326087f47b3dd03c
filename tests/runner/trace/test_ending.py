"""The step that ended the plugin. Line 1 of each plugin is its first line, `#!…`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from watched import Observe

CASES = {
    "errexit": ("set -e\nfalse\necho x\n", 3),
    "errexit in a function": ("set -e\nf() {\n  false\n}\nf\necho\n", 4),
    "errexit in a loop": ("set -e\nfor i in 1 2; do\n  [[ $i == 1 ]]\ndone\n", 4),
    "errexit after a substitution": ("set -e\nx=$(false)\n", 3),
    "errexit of a missing command": ("set -e\nnocmd\necho\n", 3),
    "pipefail": ("set -eo pipefail\necho a\nfalse | true\necho b\n", 4),
    "pipefail in the middle": ("set -eo pipefail\ntrue |\n  false |\n  true\n", 4),
    "a subshell": ("set -e\n(\n  echo a\n  exit 3\n)\necho\n", 5),
    "an unset variable": ("set -u\necho a\necho $x\necho b\n", 4),
    "a variable that must be set": ("set -e\nx=1\n: ${y:?gone}\necho\n", 4),
    "a constant": ("readonly r=1\nset -e\nr=2\necho\n", 4),
    "a redirection of a group": ("set -e\n{ false; } >/nonexist/x\necho\n", 3),
    "a syntax error": ("echo a\nif true; then\n", 4),
    "exit": ("f() {\n  exit 4\n}\nf\n", 3),
    "the end of the file": ("echo a\ntrue\n", 3),
    "the end before a trap": ("t() {\n  echo t\n}\ntrap t EXIT\nf() {\n  exit 3\n}\nf\n", 7),
    "an unset variable before a trap": ("trap 'rc=$?; echo $rc; exit 9' EXIT\nset -u\necho $x\n", 4),
    "a signal": ("echo a\nkill -TERM $$\nsleep 1\n", 3),
    "another program": ("echo a\nexec sh -c 'exit 3'\n", 3),
    "a job that goes on": ("(sleep 0.1; echo late) &\necho a\n", 3),
}


@pytest.mark.parametrize("name", CASES)
def test_the_step_that_ended_the_plugin_is_known(observe: Observe, name: str) -> None:
    """However a plugin ends, the line that ended it is known."""
    text, line = CASES[name]
    seen = observe(text)
    assert seen.last is not None
    assert seen.steps[seen.last].spot.line == line


def test_a_step_without_a_record_stands_at_its_place(observe: Observe) -> None:
    """What Bash dies of without tracing it becomes a step, and the pieces of stdout still fit theirs."""
    seen = observe("trap 'echo bye' EXIT\nset -u\necho a\necho $x\n")
    assert [step.spot.line for step in seen.steps] == [2, 3, 4, 5, 1]
    assert [(write.content, seen.steps[write.step or 0].text) for write in seen.writes] == [
        (b"a\n", "echo a"),
        (b"bye\n", "echo bye"),
    ]
    assert [step.at for step in seen.steps] == sorted(step.at for step in seen.steps)
