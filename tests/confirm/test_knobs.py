"""Changes of scenarios: each gives a scenario that can be run."""

from __future__ import annotations

import pytest

from runelint.confirm.answers import answering
from runelint.confirm.knobs import (
    MISSING,
    Change,
    CopiesOf,
    FileAt,
    Knob,
    Member,
    OutputOf,
    Presence,
    Reply,
    StatusOf,
    Variable,
    answer_to,
    applied,
    case_of,
)
from runelint.runner.doubles import scripts
from runelint.runner.scenario import Answer, Case, Double, File, Kind, Scenario
from runelint.runner.typical import default_double


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        (("a", "b"), 1, {"a": {"b": 1}}),
        (("a", 1), "x", {"a": [None, "x"]}),
        (("a",), MISSING, {}),
        (("a", "b", 0, "c"), True, {"a": {"b": [{"c": True}]}}),
    ],
)
def test_members_are_made_where_they_are_missing(path: tuple[str | int, ...], value: object, expected: object) -> None:
    """A member is set wherever it is, with the objects and arrays around it; MISSING takes it away."""
    assert applied(Scenario(message={}), [Change(Member(path), value)]).message == expected


def test_a_scenario_is_never_changed_in_place() -> None:
    """The scenario before a change stays as it was."""
    before = Scenario(message={"a": {"b": 1}}, commands={"x": Double()})
    applied(before, [Change(Member(("a", "b")), 2), Change(StatusOf(Reply("x", "y")), 3)])
    assert before == Scenario(message={"a": {"b": 1}}, commands={"x": Double()})


def test_the_exact_call_answers_before_the_usual_one() -> None:
    """An answer for certain arguments counts before the pattern that the double had for calls like it."""
    usual = Double(cases=(Case(Answer(stdout="usual\n"), arguments="-z*"),))
    changed = applied(Scenario(commands={"nc": usual}), [Change(StatusOf(Reply("nc", "-z host")), 1)])
    assert answer_to(changed.commands["nc"], "-z host", 1).status == 1
    assert answer_to(changed.commands["nc"], "-z other", 2).stdout == "usual\n"


def test_a_failing_command_gives_no_result() -> None:
    """A command that is made to fail prints what went wrong, and nothing on stdout."""
    changed = applied(Scenario(commands={"x": Double(Answer(stdout="fine\n"))}), [Change(StatusOf(Reply("x")), 4)])
    answer = changed.commands["x"].answer
    assert (answer.status, answer.stdout) == (4, "")
    assert answer.stderr


@pytest.mark.parametrize(
    "changes",
    [
        [Change(Presence("x"), value=False), Change(OutputOf(Reply("x")), "y")],
        [Change(Presence("x"), value=False), Change(Presence("x"), value=True)],
        [Change(OutputOf(Reply("x", "a*b [c]", 2)), "it's\n")],
    ],
)
def test_doubles_can_be_made_after_any_change(changes: list[Change]) -> None:
    """No command is absent and doubled at once, and every double can be written."""
    assert scripts(applied(Scenario(commands={"x": Double()}), changes)) is not None


def test_files_fit_together() -> None:
    """What is above a file is a directory: a plain file that stands in the way is gone."""
    knobs: list[Knob] = [FileAt("/srv/a"), FileAt("/srv/a/b")]
    below = applied(Scenario(), [Change(knob, File("x")) for knob in knobs])
    assert set(below.files) == {"/srv/a/b"}
    above = applied(Scenario(), [Change(knob, File("x")) for knob in reversed(knobs)])
    assert set(above.files) == {"/srv/a"}


@pytest.mark.parametrize("path", ["/proc/1/x", "/proc/self/maps", "/dev/null", "/dev/fd/3", "/dev/pts/0", "relative"])
def test_files_stand_where_they_can(path: str) -> None:
    """No scenario has a file where the sandbox can make none."""
    assert applied(Scenario(), [Change(FileAt(path), File())]).files == {}


@pytest.mark.parametrize("path", ["/sys/x", "/proc/meminfo", "/proc/mdstat", "/dev/sda"])
def test_what_tells_of_the_machine_can_be_a_file(path: str) -> None:
    """A scenario may say what is below /sys, which no sandbox has, in /proc, and in /dev."""
    assert set(applied(Scenario(), [Change(FileAt(path), File("x"))]).files) == {path}


@pytest.mark.parametrize(
    ("path", "file", "can"),
    [
        ("/dev/sda", File(kind=Kind.BLOCK), True),
        ("/srv/disk", File(kind=Kind.BLOCK), True),
        ("/dev/disk/x", File(link="../sda"), True),
        ("/proc/drbd", File(kind=Kind.BLOCK), False),
        ("/proc/drbd", File(link="/etc/hosts"), False),
        ("/proc/fs/nfsd", File(directory=True), True),
        ("/proc/meminfo", File(directory=True), False),
        ("/tmp", File(kind=Kind.SOCKET), False),  # noqa: S108 - a path inside
    ],
)
def test_kinds_stand_where_they_can(path: str, file: File, can: bool) -> None:  # noqa: FBT001 - a column of the table
    """Devices and sockets stand wherever a file can; in /proc there is text, and folders."""
    assert set(applied(Scenario(), [Change(FileAt(path), file)]).files) == ({path} if can else set())


def test_what_every_machine_has_is_taken_away() -> None:
    """A file of the scenario's own is left out; one that is there anyway is said to be gone."""
    given = Scenario(files={"/srv/x": File("x"), "/proc/loadavg": File("x"), "/etc/hosts": File("x")})
    changed = applied(given, [Change(FileAt(path), MISSING) for path in given.files])
    assert changed.files == {"/proc/loadavg": File(kind=Kind.GONE), "/etc/hosts": File(kind=Kind.GONE)}


def test_permission_bits_leave_the_text() -> None:
    """A number for a file is its mode; what is no plain file of the scenario stays as it is."""
    given = Scenario(files={"/srv/x": File("x"), "/dev/sda": File(kind=Kind.BLOCK)})
    changed = applied(given, [Change(FileAt(path), 0o600) for path in ("/srv/x", "/dev/sda", "/srv/y")])
    assert changed.files == {"/srv/x": File("x", 0o600), "/dev/sda": File(kind=Kind.BLOCK)}


def test_the_environment_is_set_and_unset() -> None:
    """A variable of the environment is set to a text, and taken away by MISSING."""
    changed = applied(
        Scenario(), [Change(Variable("A"), "1"), Change(Variable("B"), "2"), Change(Variable("A"), MISSING)]
    )
    assert changed.environment == {"B": "2"}


def test_a_command_is_there_only_under_a_name_that_a_file_can_have() -> None:
    """What ends in a carriage return, as in a file with the line ends of another system, becomes no command."""
    changed = applied(Scenario(), [Change(Presence(name), value=True) for name in ("\r", "rune_init\r", "tool")])
    assert set(changed.commands) == {"tool"}


def test_a_call_reads_its_stdin_as_before() -> None:
    """Another answer to a call that reads its stdin does not end who writes to it."""
    reading = Double(cases=(Case(Answer(), arguments="*@-*", reads_stdin=True),))
    changed = applied(
        Scenario(commands={"curl": reading}), [Change(OutputOf(Reply("curl", "-d \\@-", None, "-d @-")), "x")]
    )
    assert changed.commands["curl"].cases[0] == Case(Answer(stdout="x"), None, "-d \\@-", reads_stdin=True)


def test_an_answer_that_is_forced_reads_its_stdin_as_before() -> None:
    """Whoever writes to `vault kv put PATH -` is not ended by SIGPIPE because another answer is wanted."""
    scenario = Scenario(commands={"vault": default_double("vault")})
    call = ("vault", "kv", "put", "secret/db", "password=-")
    changed = answering(scenario, call, Answer(0, "stored\n"))
    case = case_of(changed.commands["vault"], " ".join(call[1:]), 1)
    assert case == Case(Answer(0, "stored\n"), None, "kv put secret/db password=-", reads_stdin=True)


def test_a_copy_fits_the_pattern_that_its_file_fits() -> None:
    """Its number stands where the pattern has its star."""
    for path, copy in (
        ("/srv/value.tar.gz", "/srv/value1.tar.gz"),
        ("/srv/dump.value", "/srv/dump.value1"),
        ("/value/a.log", "/value/a1.log"),
    ):
        copied = applied(Scenario(files={path: File()}), [Change(CopiesOf(path), 1)])
        assert set(copied.files) == {path, copy}


def test_a_file_is_copied_beside_itself_with_what_is_in_it() -> None:
    """The copies have a number before the ending, and there are just so many of them: a file that is one stays."""
    files = {"/srv/a.conf": File("a"), "/srv/a1.conf": File("b"), "/srv/a7.conf": File("c")}
    copied = applied(Scenario(files=files), [Change(CopiesOf("/srv/a.conf"), 2)])
    assert {path: file.content for path, file in copied.files.items()} == {
        "/srv/a.conf": "a",
        "/srv/a1.conf": "b",
        "/srv/a2.conf": "a",
    }
    folder = {"/srv/d": File(directory=True), "/srv/d/f": File("f")}
    assert set(applied(Scenario(files=folder), [Change(CopiesOf("/srv/d"), 1)]).files) == {
        "/srv/d", "/srv/d/f", "/srv/d1", "/srv/d1/f",
    }  # fmt: skip
