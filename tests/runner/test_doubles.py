"""Stand-ins for commands, run in a sandbox."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from boxes import Box
from runelint.failure import RunelintError
from runelint.runner.doubles import COUNTERS, LONG, LONGEST, UNCOUNTED, UNCOUNTED_STATUS, scripts
from runelint.runner.scenario import Answer, Case, Double, File, Scenario
from runelint.runner.typical import default_double

if TYPE_CHECKING:
    from pathlib import Path

# A command that shows two variables and its arguments.
SHOW = File('#!/bin/sh\nprintf %s "${X:+X=$X,}${Y:+Y=$Y}"\n[ $# -eq 0 ] || printf \'[%s]\' "$@"\n', 0o755)
EVERY_BYTE = bytes(range(1, 256)).decode("utf-8", "surrogateescape")


@pytest.fixture
def box(tmp_path: Path) -> Box:
    """Return a sandbox of the test's own."""
    return Box(tmp_path)


def doubled(**commands: Double) -> Scenario:
    """Return a scenario with these doubles."""
    return Scenario(commands=commands)


def cases(*rows: tuple[int | None, str | None, str]) -> Double:
    """Return a double that prints a text for a call and arguments, else `other`."""
    return Double(
        Answer(stdout="other\n"), tuple(Case(Answer(stdout=f"{text}\n"), call, pattern) for call, pattern, text in rows)
    )


def test_a_double_answers(box: Box) -> None:
    """A double writes its stdout and its stderr, without a newline of its own, and exits with its status."""
    done = box("tool a b", doubled(tool=Double(Answer(3, "out", "error"))))
    assert (done.returncode, done.stdout, done.stderr) == (3, b"out", b"error")


@pytest.mark.parametrize("text", [EVERY_BYTE, "'\"$(id)`id`\\\n\n%s\\n-n", "-n x", EVERY_BYTE * 40, "a\0b", "é☃\r\n"])
def test_text_comes_out_byte_by_byte(text: str, box: Box) -> None:
    """Whatever bytes a text has, quotes and newlines and those that are no UTF-8, they come out as they are."""
    done = box("tool", doubled(tool=Double(Answer(0, text, text))))
    assert done.stdout == done.stderr == text.encode("utf-8", "surrogateescape")


@pytest.mark.parametrize("length", [LONG - 1, LONG, LONGEST])
def test_long_text_comes_out_whole(length: int, box: Box) -> None:
    """A text of up to a megabyte comes out, by way of a file of its own."""
    done = box("tool", doubled(tool=Double(Answer(stdout="x" * length))))
    assert done.stdout == b"x" * length


@pytest.mark.parametrize(
    ("pattern", "fits", "other"),
    [
        ("restart *", "restart 'a b'", "start restart x"),
        ("[rs]*t", "start", "x"),
        ("is-?active", "is-xactive", "is-active"),
        (r"\*", "'*'", "x"),
        ("", "", "''x"),
        ('it\'s $HOME `id` "q")', "'it'\\''s $HOME `id` \"q\")'", "x"),
        ("a[!0-9]", "ab", "a1"),
        ("~", "'~'", "/root"),
    ],
)
def test_arguments_are_matched_as_the_shell_matches(pattern: str, fits: str, other: str, box: Box) -> None:
    """A case answers when the arguments, joined by blanks, fit its pattern, in which nothing is expanded."""
    done = box(f"tool {fits}; tool {other}", doubled(tool=cases((None, pattern, "case"))))
    assert done.stdout == b"case\nother\n"


def test_calls_are_counted(box: Box) -> None:
    """A case for the second call answers the second call, and one of several fitting cases the first."""
    double = cases((2, "a*", "second a"), (2, None, "second"), (3, None, "third"), (None, "z", "z"))
    done = box("tool a; tool a; tool z; tool a; tool z", doubled(tool=double))
    assert done.stdout.decode().splitlines() == ["other", "second a", "third", "other", "z"]


def test_calls_at_the_same_time_have_numbers_of_their_own(box: Box) -> None:
    """Of 20 calls at the same time each has another number."""
    double = cases(*((number, None, str(number)) for number in range(1, 21)))
    done = box("for i in {1..20}; do tool & done; wait", doubled(tool=double))
    assert sorted(map(int, done.stdout.split())) == list(range(1, 21))


def test_two_doubles_count_apart(box: Box) -> None:
    """A command by name and the one under an absolute path are two doubles, whose calls are counted apart."""
    double = cases((1, None, "first"))
    scenario = Scenario(commands={"tool": double, "/opt/x/tool": double})
    assert box("tool; /opt/x/tool; tool", scenario).stdout == b"first\nfirst\nother\n"


def test_a_double_that_cannot_count_says_so(box: Box) -> None:
    """Where the folder for the numbers cannot be written, the double fails and says that this is our failure."""
    done = box("tool", doubled(tool=cases((1, None, "first"))), counters=False)
    assert (done.returncode, done.stdout, done.stderr.decode()) == (UNCOUNTED_STATUS, b"", f"{UNCOUNTED}\n")


def test_a_double_writes_nothing_but_its_answer(box: Box) -> None:
    """With no case for the number of a call nothing has to be writable; with one, only the folder for the numbers."""
    assert box("tool", doubled(tool=cases((None, "x", "x"))), counters=False).stdout == b"other\n"
    done = box(f"tool; ls {COUNTERS}", doubled(tool=cases((1, None, "first"))))
    assert done.stdout == b"first\ntool.1\n"


@pytest.mark.parametrize(("reads", "left"), [(True, b""), (False, b"rest\n")])
def test_stdin_is_left_alone_unless_it_is_to_be_read(reads: bool, left: bytes, box: Box) -> None:  # noqa: FBT001 - a parameter
    """A double reads all of its stdin when it is told to, and none of it when not."""
    done = box("tool; cat", doubled(tool=Double(reads_stdin=reads)), stdin=b"rest\n")
    assert done.stdout == left


def test_a_case_decides_about_stdin(box: Box) -> None:
    """A case that says whether stdin is read is followed, whatever the double says."""
    double = Double(cases=(Case(Answer(), arguments="-n", reads_stdin=False),), reads_stdin=True)
    assert box("tool -n; cat", doubled(tool=double), stdin=b"rest\n").stdout == b"rest\n"
    assert box("tool; cat", doubled(tool=double), stdin=b"rest\n").stdout == b""


def test_a_delay_needs_no_sleep_of_the_plugin(box: Box) -> None:
    """A double waits before it answers, also where `sleep` is doubled and PATH leads nowhere."""
    scenario = doubled(tool=Double(Answer(stdout="late", delay=0.2)), sleep=Double(Answer(9)))
    code = "s=${EPOCHREALTIME/./}; /run/stubs/tool; echo $((${EPOCHREALTIME/./} - s >= 200000))"
    assert box(code, scenario, path="/nowhere").stdout == b"late1\n"


def test_a_double_that_is_killed_while_it_waits_holds_nothing_open(box: Box) -> None:
    """What is left of a double that the plugin kills does not keep the plugin's stdout open."""
    scenario = doubled(tool=Double(Answer(delay=30)))
    inner = "tool & p=$!; for i in {1..20}; do [[ -d /proc/$p ]] && sleep 0.01; done; kill $p; echo killed"
    code = f"x=$({inner}); echo $x $((SECONDS < 20))"
    assert box(code, scenario).stdout == b"killed 1\n"


def test_the_environment_changes_nothing(box: Box) -> None:
    """IFS, ENV, noclobber and a missing PATH of the plugin do not change what a double does."""
    environment = {"IFS": ",", "ENV": "/opt/env", "n": "7", "p": "*", "SHELLOPTS": "noclobber"}
    scenario = Scenario(
        commands={"tool": cases((2, "a b", "second"))}, environment=environment, files={"/opt/env": File("exit 9\n")}
    )
    assert box("/run/stubs/tool a b; unset PATH; /run/stubs/tool a b", scenario).stdout == b"other\nsecond\n"


def test_a_closed_stdout_fails_as_with_a_real_command(box: Box) -> None:
    """A double whose reader has gone dies of SIGPIPE, and one with no descriptors still exits with its status."""
    scenario = doubled(tool=Double(Answer(4, "x" * 200_000, "")), mute=Double(Answer(4, "x", "y"), reads_stdin=True))
    done = box("tool | head -c1 >/dev/null; echo ${PIPESTATUS[0]}; mute <&- >&- 2>&-; echo $?", scenario)
    assert done.stdout == b"141\n4\n"


@pytest.mark.parametrize(
    ("line", "output"),
    [
        ("sudo show a 'b c'", "[a][b c]"),
        ("sudo -n -u app -g grp -- show a", "[a]"),
        ("sudo -nu app --user=x --group grp show -u x", "[-u][x]"),
        ("sudo -uapp -EH X=1 Y='2 3' show a=b", "X=1,Y=2 3[a=b]"),
        ("doas -u app show a", "[a]"),
        ("ionice -c2 -n0 show a", "[a]"),
        ("ionice -c 2 -n 0 show a", "[a]"),
        ("chrt -f 10 show a", "[a]"),
        ("taskset -c 0-3 show a", "[a]"),
        ("runuser -u app -- show a", "[a]"),
        ("runuser app -c 'show a'", "[a]"),
        ("su - app -c 'show a'", "[a]"),
        ("su --command='show a' app", "[a]"),
        ("setpriv --reuid=1 --clear-groups show a", "[a]"),
        ("gosu app show a", "[a]"),
        ("sudo ionice -c3 sudo -n show a", "[a]"),
        ("sudo -v", ""),
        ("sudo", ""),
    ],
)
def test_a_wrapper_runs_what_stands_behind_its_options(line: str, output: str, box: Box) -> None:
    """A double that runs its operands drops its own options, their values and VAR=value, and becomes the command."""
    name = line.partition(" ")[0]
    doubles = {name: default_double(name), "ionice": default_double("ionice")}
    done = box(line, Scenario(commands=doubles, files={"/usr/bin/show": SHOW}))
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, output, b"")


@pytest.mark.parametrize(("name", "status"), [("sudo", 1), ("doas", 1), ("ionice", 127)])
def test_a_wrapper_says_that_a_command_is_not_there(name: str, status: int, box: Box) -> None:
    """A wrapper whose command is not found fails with the status of the real one."""
    done = box(f"{name} nothing-there", Scenario(commands={name: default_double(name)}))
    assert (done.returncode, done.stderr.decode()) == (status, f"{name}: nothing-there: command not found\n")


def test_a_case_of_a_wrapper_comes_first(box: Box) -> None:
    """A case that fits answers instead of running anything: `sudo -n true` without a right to it."""
    double = Double(cases=(Case(Answer(1, "", "a password is required"), arguments="-n *"),), runs=True)
    done = box("sudo -n echo x; sudo echo y", doubled(sudo=double))
    assert (done.stdout, done.stderr) == (b"y\n", b"a password is required")


def test_a_wrapper_hands_the_environment_on(box: Box) -> None:
    """What a wrapper's command finds in its environment is what the plugin has exported."""
    double = default_double("sudo")._replace(cases=(Case(Answer(), 1, "z"), Case(Answer(), arguments="y")))
    code = "export c=1 n=2 p=3 w=4 o=5 l=6; sudo -nu app sh -c 'echo $c$n$p$w$o$l$a' a"
    assert box(code, doubled(sudo=double)).stdout == b"123456\n"


@pytest.mark.parametrize(
    "name",
    ["", "a b", "-x", "..", ".", "a/b", "x$y", "a\n", "/", "/a/../b", "/a//b", "/proc/x", "/run/stubs/x", "/x/", "é"],
)
def test_odd_names_are_refused(name: str) -> None:
    """A name that is no plain command name or absolute path, or that is where the sandbox has its own, is refused."""
    with pytest.raises(RunelintError, match="cannot be the name of a double"):
        scripts(Scenario(commands={name: Double()}))


@pytest.mark.parametrize(
    ("double", "words"),
    [
        (Double(Answer(256)), "between 0 and 255"),
        (Double(Answer(-1)), "between 0 and 255"),
        (Double(cases=(Case(Answer(300)),)), "between 0 and 255"),
        (Double(Answer(stdout="x" * (LONGEST + 1))), "at most"),
        (Double(Answer(stdout="\ud800")), "a character that is none"),
        (Double(cases=(Case(Answer(), 0),)), "counted from 1"),
    ],
)
def test_an_answer_that_no_command_can_give_is_refused(double: Double, words: str) -> None:
    """A status that no process can have, a text that is too long or no text, and call 0 are refused by name."""
    with pytest.raises(RunelintError, match=words) as caught:
        scripts(doubled(tool=double))
    assert "`tool`" in str(caught.value)


def test_doubled_and_absent_is_refused() -> None:
    """A command cannot have a double and be absent."""
    with pytest.raises(RunelintError, match="`x` has a double and is absent"):
        scripts(Scenario(commands={"x": Double()}, absent=("x",)))
