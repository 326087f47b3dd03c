"""What the trace cannot show, and what only the sandbox makes fail, is said."""

from __future__ import annotations

import pytest

from runelint.runner.farm import CORE
from runelint.runner.observation import Ran, Spot, Step
from runelint.runner.trace.blindness import blinding, reasons
from runelint.runner.trace.inconclusive import FAILING, inconclusive


def executed(*texts: str) -> list[Step]:
    """Return steps with these words, on the lines from 1 on."""
    return [Step(line, Spot("/p", line), 1, 0, text) for line, text in enumerate(texts, 1)]


def ran(*words: str, status: int = 1, double: bool = False) -> Ran:
    """Return a command that ended with this status."""
    return Ran(1, words, 2, 1, 0, status, double)


@pytest.mark.parametrize(
    "text",
    ["set +x", "set +ex", "set -e +x", "set +o xtrace", "PS4=x", "local PS4=", "unset PS4", "declare -g 'PS4=a b'"],
)
def test_what_ends_the_trace_is_known(text: str) -> None:
    """`set +x` in all its forms and a change of PS4 end the trace."""
    assert blinding(text)


@pytest.mark.parametrize("text", ["set +e", "set -- +x", "MYPS4=x", "echo PS4=", "set -x", "[[ a == PS4=x ]]"])
def test_what_does_not_end_the_trace_is_left_alone(text: str) -> None:
    """Words that look alike do not end the trace."""
    assert not blinding(text)


def test_a_plugin_that_traces_itself_is_told() -> None:
    """What a plugin's own `set -x` prints does not come out, and where it is switched on is said."""
    (reason,) = reasons(executed("echo a", "set -euxo pipefail"), "/p", b"")
    assert reason == "line 2: what `set -x` prints goes to our own descriptor and is not in stderr"


def test_a_plugin_that_looks_is_told() -> None:
    """A line that looks at the shell's options is named when it was executed, and only then."""
    text = b"x\ncase $- in *x*) ;; esac\necho ${SHELLOPTS}\n"
    (reason,) = reasons(executed("x", "case $- in"), "/p", text)
    assert reason.startswith("line 2: ")


def test_what_the_sandbox_makes_fail_is_told_once() -> None:
    """A tool that fails in the sandbox only makes a run inconclusive, unless it is a double or did not fail."""
    failed = (ran("/bin/install", "-o", "x", "f"), ran("install", "-g", "y", "f"), ran("date", "-s", "0"))
    assert [excused.tool for excused in inconclusive(failed)] == ["install", "date"]
    kept = (ran("install", "-o", "x", status=0), ran("date", "-s", "0", double=True), ran("date", "+%s"), ran("false"))
    assert not list(inconclusive(kept))


def test_a_plugins_own_script_is_not_excused_by_its_name() -> None:
    """Only tools that the sandbox has for real are excused: what else has the name of a command is the plugin's own."""
    assert not list(inconclusive([ran("./ip", "addr"), ran("/opt/app/curl", "-f")]))
    assert FAILING.keys() <= set(CORE)
