"""Each byte of contract stdout has the line that wrote it. Line 1 of each plugin is its first line, `#!…`."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from runelint.runner.host import HOST
from runelint.runner.scenario import Start
from watched import written

if TYPE_CHECKING:
    from watched import Observe

# The host's own programs stand in a folder that no plugin looks into.
SENDFILE = {"x86_64": 40, "aarch64": 71}[platform.machine()]
MOVES = f"""printf 'hello sendfile' >/tmp/f
{HOST}/usr/bin/perl -e 'syscall({SENDFILE}, 1, fileno(STDIN), 0, 5)' </tmp/f
echo after
"""

CASES: dict[str, tuple[str, list[tuple[object, ...]]]] = {
    "builtins": ("echo a\nprintf %s b\ntype cd\n", [("a\n", 2), ("b", 3), ("cd is a shell builtin\n", 4)]),
    "external commands": ("ls /etc/passwd\ndate +X\n", [("/etc/passwd\n", 2, "ls"), ("X\n", 3, "date")]),
    "the elements of a pipeline": (
        "exec 3>&1\n{ echo b; echo c >&3; } | { sleep 0.1; cat; }\n",
        [("c\n", 3, "bash"), ("b\n", 3, "cat")],
    ),
    "each line of a pipeline": ("echo a |\n  cat -n |\n  tr -d ' \\t1'\n", [("a\n", 4, "tr")]),
    "the last element with lastpipe": (
        "shopt -s lastpipe\necho a | while read -r l; do\n  echo got $l\ndone\n",
        [("got a\n", 4, "bash")],
    ),
    "a substitution among the arguments": (
        "exec 3>&1\necho $(echo in >&3; echo out)\ny=$(echo k >&3)\n",
        [("in\n", 3), ("out\n", 3), ("k\n", 4)],
    ),
    "here-documents": ("cat <<E\nhi $(echo x)\nE\ncat <<<z\n", [("hi x\n", 2, "cat"), ("z\n", 5, "cat")]),
    "redirections of the shell": (
        "exec 3>&1 1>&2\necho no\necho yes >&3\nexec >&3\necho back\n",
        [("yes\n", 4), ("back\n", 6)],
    ),
    "stderr on stdout": (
        "exec 2>&1\necho a\nls /x\n",
        [("a\n", 3), ("ls: cannot access '/x': No such file or directory\n", 4, "ls")],
    ),
    "a late subshell": ("(sleep 0.1; echo late) &\necho now\n", [("now\n", 3), ("late\n", 2, "bash")]),
    "a late command": ("sh -c 'sleep 0.1; echo late' &\necho now\n", [("now\n", 3), ("late\n", 2, "sh")]),
    "a job of a command that has ended": (
        "sh -c '(sleep 0.1; echo late) &'\necho now\n",
        [("now\n", 3), ("late\n", 2, "sh")],
    ),
    "a double fork": ("( ( sleep 0.1; date +late ) & )\necho now\n", [("now\n", 3), ("late\n", 2, "date")]),
    "a daemon": ("setsid sh -c 'sleep 0.1; echo x' &\necho now\n", [("now\n", 3), ("x\n", 2, "sh")]),
    "xargs and find": (
        "printf '1\\n2\\n' | xargs -n1 echo v\nfind /etc/passwd -exec sh -c 'echo y' \\;\n",
        [("v 1\n", 2, "echo"), ("v 2\n", 2, "echo"), ("y\n", 3, "sh")],
    ),
    "subshells and groups": ("( echo a; ( echo b ) )\n{ echo c; }\n", [("a\n", 2), ("b\n", 2), ("c\n", 3)]),
    "a coprocess": ("exec 3>&1\ncoproc X { echo q >&3; }\nwait\n", [("q\n", 3, "bash")]),
    "process substitutions": (
        "echo a > >(cat)\nwait $!\ncat <(echo b)\n",
        [("a\n", 2, "cat"), ("b\n", 4, "cat")],
    ),
    "stdout by a path": (
        "echo a >/dev/stdout\necho b >/dev/fd/1\necho c >/proc/self/fd/1\necho d | tee /dev/stderr\n",
        [("a\n", 2), ("b\n", 3), ("c\n", 4), ("d\n", 5, "tee")],
    ),
    "traps of the plugin's own": (
        "set -T; trap 'echo D >&2' DEBUG\ntrap 'echo E' ERR\nf() { trap 'echo R' RETURN; echo f; }\nfalse\nf\necho a\n",
        [("E\n", 5), ("f\n", 4), ("R\n", 4), ("a\n", 7)],
    ),
    "a high descriptor": ("exec 250>/tmp/x\necho a\nexec 249>&1\necho b >&249\n", [("a\n", 3), ("b\n", 5)]),
    "every descriptor closed": (
        "for f in /proc/$$/fd/*; do n=${f##*/}; ((n > 2)) && eval exec $n'>&-'; done\necho a\nls /x\necho b\n",
        [("a\n", 3), ("b\n", 5)],
    ),
    "the trace's descriptor changed": (
        "exec 5>&2\nBASH_XTRACEFD=5\necho a\nBASH_XTRACEFD=1\necho b\n",
        [("a\n", 4), ("b\n", 6)],
    ),
    "another name for a program": (
        "(exec -a foo echo hi)\nexec -a bar sh -c 'echo $0'\n",
        [("hi\n", 2, "echo"), ("bar\n", 3, "sh")],
    ),
    "more than a pipe holds": (
        "x=$(head -c 100000 /dev/zero | tr '\\0' x)\nprintf %s $x\nhead -c 100000 /dev/zero | tr '\\0' y\n",
        [("x" * 100_000, 3), ("y" * 100_000, 4, "tr")],
    ),
    "any bytes": ("printf '\\xff\\x00\\n\\x80'\n", [("�\0\n�", 2)]),
    "a menu at the end of file": (
        "select x in a; do :; done </dev/null 2>/dev/null\necho k\n",
        [("\n", 2), ("k\n", 3)],
    ),
    "any IFS, posix mode, unset variables": (
        "set -o posix\nIFS=,\nset -u\necho 'a,b'\nf() { local IFS=; echo q; }\nf\n",
        [("a,b\n", 5), ("q\n", 6)],
    ),
    "old ways and debuggers": ("BASH_COMPAT=3.2\nshopt -s extdebug\nLC_ALL=C\necho a\n", [("a\n", 5)]),
    "a shell that is killed": ("echo a\n(sleep 0.1; echo late) &\nkill -9 $$\n", [("a\n", 2), ("late\n", 3)]),
}


@pytest.mark.parametrize("name", CASES)
def test_bytes_have_their_line(observe: Observe, name: str) -> None:
    """Whatever writes to contract stdout, and however late: the line and the program are known."""
    text, expected = CASES[name]
    assert [seen[: len(wanted)] for seen, wanted in zip(written(observe(text)), expected, strict=True)] == expected


@pytest.mark.skipif(not Path("/usr/bin/perl").exists(), reason="nothing but perl is at hand that calls sendfile(2)")
def test_bytes_that_the_kernel_moves_have_their_line(observe: Observe) -> None:
    """Bytes that sendfile(2) moved, which nobody sees beforehand, are known by what stands around them."""
    assert written(observe(MOVES)) == [("hello", 3, "perl"), ("after\n", 4, "bash")]


def test_writers_at_the_same_time_are_told_apart(observe: Observe) -> None:
    """Three jobs that write in turns keep their lines, in whatever order their bytes come."""
    seen = observe(
        "for i in {1..60}; do echo a; done &\nfor i in {1..60}; do echo b; done &\nyes c | head -60 &\nwait\n"
    )
    lines = {(letter, line) for text, line, _ in written(seen) for letter in text.split()}
    assert lines == {("a", 2), ("b", 3), ("c", 4)}
    assert not any(write.doubt for write in seen.writes)


def test_a_line_that_runs_twice_is_told_apart_by_its_callers(observe: Observe) -> None:
    """A function that is called from two places writes two pieces, each with its own stack."""
    seen = observe("f() { echo x; }\ng() {\n  f\n}\nf\ng\n")
    stacks = [
        [(frame.function, frame.line) for frame in seen.steps[write.step or 0].spot.stack] for write in seen.writes
    ]
    assert stacks == [[("f", 6)], [("f", 4), ("g", 7)]]


def test_a_sourced_file_has_its_own_path(observe: Observe) -> None:
    """A line of a sourced file has that file's path, and the line that sourced it as its caller."""
    seen = observe("source ./lib.sh || . ${0%/*}/lib.sh\nlf\n", lib="echo in\nlf() { echo lf; }\n")
    spots = [seen.steps[write.step or 0].spot for write in seen.writes]
    assert [(spot.path.rpartition("/")[2], spot.line) for spot in spots] == [("lib.sh", 1), ("lib.sh", 2)]
    assert [[(frame.function, frame.line, frame.sourced) for frame in spot.stack] for spot in spots] == [
        [("", 2, True)],
        [("lf", 3, False)],
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("set +ex\necho a\nls /etc/passwd\nset -x\necho b\n", "tracing was switched off by `set +x` in line 2"),
        ("eval \"PS4='+ '\"\necho a\nls /etc/passwd\n", "`PS4` was changed in line 2"),
    ],
)
def test_where_the_trace_is_off_it_says_so(observe: Observe, text: str, reason: str) -> None:
    """Bytes from a part that the plugin does not let be traced have a reason for no line; later ones have theirs."""
    seen = observe(text)
    assert [(write.step, write.doubt) for write in seen.writes[:2]] == [(None, reason)] * 2
    assert any(reason.partition(" in line")[0] in blind for blind in seen.blind)
    assert all(write.step is not None for write in seen.writes[2:])


@pytest.mark.parametrize(
    "text", ["set +x", "{ set +x; } 2>/dev/null", "true && set +x", "if true; then set  +x # no more\nfi", "(set +x)"]
)
def test_a_trace_that_the_plugin_ends_goes_on_for_us(observe: Observe, text: str) -> None:
    """`set +x` on its own hides nothing, and stands in the trace as it was written."""
    seen = observe(f"set -x\n{text}\necho a\n")
    assert "set +x" in {step.text for step in seen.steps}
    assert [write.step is not None for write in seen.writes] == [True]
    assert not any("switched off" in blind for blind in seen.blind)


@pytest.mark.parametrize(
    "text", ["PS4='+${LINENO}: '", "export PS4='> '", "if true; then PS4+=x; fi", "declare -x PS4=x"]
)
def test_a_prompt_of_the_plugin_s_own_does_not_end_the_trace(observe: Observe, text: str) -> None:
    """Another PS4 hides nothing, and its assignment stands in the trace as it was written."""
    seen = observe(f"{text}\nset -x\necho a\n")
    assert any("PS4" in step.text and "Ps4" not in step.text for step in seen.steps)
    assert [write.step is not None for write in seen.writes] == [True]
    assert not any("PS4" in blind for blind in seen.blind)


def test_a_text_that_names_the_option_stays(observe: Observe) -> None:
    """Only a command is changed for the trace: what a plugin prints is what it has."""
    seen = observe("echo 'to end it: set +x'\nprintf '%s\\n' \"use set +x now\" 'a PS4=x'\n")
    assert [write.content for write in seen.writes] == [b"to end it: set +x\n", b"use set +x now\na PS4=x\n"]


def test_what_comes_after_the_end_is_late(observe: Observe) -> None:
    """Bytes that come when the plugin's main shell has ended already are marked."""
    seen = observe("(sleep 0.1; echo late) &\necho now\n")
    assert [(write.content, write.late) for write in seen.writes] == [(b"now\n", False), (b"late\n", True)]


def test_a_plugin_for_another_shell_is_not_traced(observe: Observe) -> None:
    """A Bash that a `sh` plugin starts is not taken for the plugin."""
    seen = observe("#!/bin/sh\necho a\nbash -c 'echo b'\n", start=Start.PATH)
    assert written(seen) == [("a\n", None, "plugin.sh"), ("b\n", None, "bash")]
    assert not seen.steps
    assert "not executed by a Bash that traces" in seen.blind[0]


def test_commands_are_known_with_their_words_and_statuses(observe: Observe) -> None:
    """Each program that was started is listed with its arguments, its step, its status and who made its process."""
    seen = observe("sh -c 'exit 3' 'a  b' $'c\\nd'\necho x | grep -q y\nnice true\nexec sh -c 'exit 5'\n")
    ran = [(one.arguments, seen.steps[one.step or 0].spot.line, one.status) for one in seen.commands]
    assert ran == [
        (("sh", "-c", "exit 3", "a  b", "c\nd"), 2, 3),
        (("grep", "-q", "y"), 3, 1),
        (("nice", "true"), 4, None),
        (("true",), 4, 0),
        (("sh", "-c", "exit 5"), 5, 5),
    ]
    assert seen.commands[2].process == seen.commands[3].process
    assert [seen.parents[one.process] for one in seen.commands] == [1, 1, 1, 1, 0]


def test_a_program_that_cannot_be_executed_did_not_run(observe: Observe) -> None:
    """A start that the kernel refuses is no command: here the words are longer than it takes."""
    seen = observe("x=$(head -c 200000 /dev/zero | tr '\\0' x)\n/bin/true $x\n")
    assert {one.arguments[0] for one in seen.commands} == {"head", "tr"}


def test_a_forged_record_does_no_harm(observe: Observe) -> None:
    """A plugin that writes into the trace's descriptor can spoil its own trace, not the observation of its bytes."""
    seen = observe(
        "eval echo \"${PS4//\\$\\?/999999999999}\" >&250\nprintf '+@%0.s' {1..30000} >&$BASH_XTRACEFD\necho a\n"
    )
    assert written(seen)[-1][0] == "a\n"


def test_an_endless_loop_is_cut(observe: Observe) -> None:
    """No more steps are kept than there is room for, and then the end is not known."""
    seen = observe("for ((i = 0; i < 15000; i++)); do :; done\necho a\n")
    assert len(seen.steps) == 20_000
    assert seen.last is None
    assert written(seen) == [("a\n", None, "bash")]
    assert any("more was executed than is kept" in blind for blind in seen.blind)
