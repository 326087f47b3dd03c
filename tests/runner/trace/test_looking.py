"""A run that is looked at tells of each step what its shell was like, and is the same run otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from runelint.runner.package import PLUGINS, Copied, Package
from runelint.runner.scenario import Library, Scenario

if TYPE_CHECKING:
    from runelint.runner.observation import Look, Observation, Step
    from runelint.runner.supervise import Sandbox

PLUGIN = f"{PLUGINS}/plugin.sh"


def _run(sandbox: Sandbox, text: str, *, looking: bool = True) -> Observation:
    package = Package(PLUGIN, "/", {PLUGIN: Copied(f"#!/bin/bash\n{text}".encode(), 0o755)}, {}, {}, ())
    return sandbox.run(package, Scenario(library=Library.NONE), looking=looking)


def _step(sandbox: Sandbox, text: str, word: str) -> Step:
    """Return the step of the command that begins with `word`."""
    (step,) = (step for step in _run(sandbox, text).steps if step.text.startswith(word))
    return step


def _look(sandbox: Sandbox, text: str, word: str) -> Look:
    look = _step(sandbox, text, word).look
    assert look is not None
    return look


@pytest.mark.parametrize(
    ("text", "before", "during"),
    [
        ("ls /", "stdin stdout stderr", "stdin stdout stderr"),
        ("ls / >/dev/null 2>&1", "stdin stdout stderr", "stdin null null"),
        ("ls / >/tmp/out 2>&1", "stdin stdout stderr", "stdin file:/tmp/out file:/tmp/out"),
        ("{ ls / <&-; } >&2", "stdin stderr stderr", "closed stderr stderr"),
        ("exec 3>&1 1>&2\nls / >&3", "stdin stderr stderr", "stdin stdout stderr"),
    ],
)
def test_a_program_is_seen_with_its_descriptors(sandbox: Sandbox, text: str, before: str, during: str) -> None:
    """Of a program it is known what its descriptors were open on, without its own redirections and with them."""
    look = _look(sandbox, text, "ls")
    assert look.before == tuple(before.split())
    assert look.during == tuple(during.split())


def test_a_builtin_is_seen_when_it_writes(sandbox: Sandbox) -> None:
    """Of a builtin the descriptors with its redirections are known when it writes to its stdout."""
    assert _look(sandbox, "echo x >&2", "echo").during == ("stdin", "stderr", "stderr")
    assert _look(sandbox, "true >&2", "true").during is None
    assert _look(sandbox, "echo x >/no/such/folder/file", "echo").during is None


def test_both_ends_of_a_pipe_have_its_number(sandbox: Sandbox) -> None:
    """The pipe that one command writes to and another reads is the same."""
    steps = {step.text.split()[0]: step.look for step in _run(sandbox, "ls / | cat >/dev/null").steps}
    first, last = steps["ls"], steps["cat"]
    assert first is not None
    assert last is not None
    assert first.before[1] == last.before[0] != "stdin"
    assert first.before[1].startswith("pipe:")


def test_options_and_depth_are_those_of_the_shell(sandbox: Sandbox) -> None:
    """Options are what `$-` holds, depth what BASH_SUBSHELL does."""
    look = _look(sandbox, "set -eu\n( ( true ) )", "true")
    assert {"e", "u"} <= set(look.options)
    assert look.depth == 2
    off = _look(sandbox, "set -e\nx=$(true)", "true")
    assert "e" not in off.options


def test_a_plugin_that_traces_itself_is_seen_all_the_same(sandbox: Sandbox) -> None:
    """Where the plugin has named another descriptor for the trace, its steps are looked at, too."""
    look = _look(sandbox, "BASH_XTRACEFD=1\n{ ls /; } >&2", "ls")
    assert look.before == ("stdin", "stderr", "stderr")


def test_nobody_looks_unless_it_is_asked_for(sandbox: Sandbox) -> None:
    """An ordinary run has no looks, and its records do not tell of options."""
    assert {step.look for step in _run(sandbox, "set -e\nls /", looking=False).steps} == {None}


def test_a_run_that_is_looked_at_is_the_same(sandbox: Sandbox) -> None:
    """What came out, how it ended and which steps there were is what it is without looks."""
    text = "f() { echo $1 | cat; }\nf a; x=$(f b); ( f c ) >&2\ncase $x in b) f d | cat ;; esac\ncat <<<$x\nexit 3\n"
    plain, looked = _run(sandbox, text, looking=False), _run(sandbox, text)
    assert (plain.stdout, plain.stderr, plain.status) == (looked.stdout, looked.stderr, looked.status)
    # Processes that run at the same time come in any order.
    assert sorted(step.text for step in plain.steps) == sorted(step.text for step in looked.steps)


@pytest.mark.parametrize("looking", [False, True])
def test_a_case_is_one_step(sandbox: Sandbox, *, looking: bool) -> None:
    """Children that are made in a `case` whose record has not been written yet do not make it several steps."""
    text = "for i in 1 2; do\n  case $i in\n    *) x=$(ls / | cat | cat) ;;\n  esac\ndone\n"
    steps = _run(sandbox, text, looking=looking).steps
    assert [step.text for step in steps if step.text.startswith("case")] == ["case $i in"] * 2


def test_a_late_copy_of_a_case_is_no_step(sandbox: Sandbox) -> None:
    """A child that writes its copy after the shell has gone on is known to be a child when processes are looked at."""
    text = "case a in\n  a) { sleep 0.2; true; } & ;;\nesac\necho on >&2\nwait\n"
    assert sum(step.text.startswith("case") for step in _run(sandbox, text).steps) == 1
