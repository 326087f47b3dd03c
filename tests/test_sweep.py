"""A check of everything that some paths lead to."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

import pytest

from runelint import reading
from runelint.catalogue import load_rules
from runelint.discovery import Wanted
from runelint.failure import RunelintError
from runelint.finding import Confirmation, Verdict
from runelint.sweep import WHY_NOT_STDIN, Order, sweep
from samples import CLEAN_PLUGIN, NOISY_LINE, NOISY_PLUGIN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from runelint.confirm.claim import Confirmer, Suspect
    from runelint.report.contents import Report
    from runelint.trials import Confirming

    Write = Callable[[str, str], Path]

simple = pytest.mark.usefixtures("simple_engine")


def check(
    cwd: Path,
    *paths: str,
    stdin: bytes | None = None,
    by_content: bool = False,
    confirming: Confirming | None = None,
    jobs: int = 1,
) -> Report:
    """Return the report about `paths`."""

    def read_stdin() -> bytes:
        if stdin is None:
            raise RunelintError("stdin is closed")
        return stdin

    return sweep(
        Order(
            paths=paths,
            rules=load_rules(),
            cwd=str(cwd),
            wanted=Wanted(by_content=by_content),
            read_stdin=read_stdin,
            progress=lambda _doing, _done, _total: None,
            confirming=confirming,
            why_not="" if confirming else "not wanted",
            jobs=jobs,
        )
    )


@simple
def test_a_mistake_of_ours_costs_one_file(tmp_path: Path, write: Write) -> None:
    """When runelint fails on one file, that is said with the place in its code, and the others are checked."""
    write("a.sh", "boom\n")
    write("b.sh", "rune_init\necho hello\n")
    report = check(tmp_path, ".")
    assert [finding.span.path for finding in report.findings] == ["b.sh"]
    assert [failure.path for failure in report.failures] == ["a.sh"]
    assert report.failures[0].message.startswith("runelint itself failed here (ZeroDivisionError at conftest.py:")


@simple
def test_lines_of_findings_are_kept(tmp_path: Path, write: Write) -> None:
    """A report carries the lines that its findings show, and no others."""
    write("a.sh", "rune_init\necho hello\nrune_ok\n")
    assert check(tmp_path, "a.sh").lines == {("a.sh", 2): "echo hello"}


@simple
def test_stdin_is_a_plugin(tmp_path: Path) -> None:
    """The path `-` stands for a plugin on stdin; when that cannot be read, it is a failure like any other."""
    report = check(tmp_path, "-", stdin=b"echo hello\n")
    assert [finding.span.path for finding in report.findings] == ["<stdin>"]
    assert [failure.message for failure in check(tmp_path, "-").failures] == ["stdin is closed"]


@simple
def test_findings_stand_in_the_order_of_their_places(tmp_path: Path, write: Write) -> None:
    """Findings are sorted by path, line and column, in whatever order the paths were given."""
    write("b.sh", "echo 1\necho 2\n")
    write("a.sh", "echo 1\n")
    places = [(finding.span.path, finding.span.line) for finding in check(tmp_path, "b.sh", "a.sh").findings]
    assert places == [("a.sh", 1), ("b.sh", 1), ("b.sh", 2)]


@simple
def test_named_files_count_as_plugins_unless_judged_by_content(tmp_path: Path, write: Write) -> None:
    """A named script that speaks no `rune_*` is checked as a plugin; by content it is none."""
    write("a.sh", "echo hello\n")
    assert check(tmp_path, "a.sh").plugins == 1
    assert check(tmp_path, ".").plugins == check(tmp_path, "a.sh", by_content=True).plugins == 0


# Findings are tried, here by a stub: the real ones are the tests of `confirm` and of the command line.


@contextmanager
def stub() -> Iterator[Confirmer]:
    """Give a confirmer that answers by the plugin's name, with the process that asked in the reason."""

    def confirm(suspect: Suspect) -> Sequence[Confirmation]:
        if "boom" in suspect.shown:
            raise ZeroDivisionError("boom")
        if "gone" in suspect.shown:
            os.kill(os.getpid(), signal.SIGKILL)
        verdict = Verdict.REFUTED if "false" in suspect.shown else Verdict.CONFIRMED
        return [Confirmation(verdict, str(os.getpid()))] * len(suspect.claims)

    yield confirm


def nowhere() -> AbstractContextManager[Confirmer]:
    """Fail as where there is no sandbox."""
    raise RunelintError("there is none")


def plugins(write: Write, *names: str) -> None:
    """Write plugins with one finding each, and a clean one."""
    for name in names:
        write(name, NOISY_PLUGIN)
    write("clean.sh", CLEAN_PLUGIN)


def verdicts(report: Report) -> list[tuple[str, str]]:
    """Return path and verdict of each finding."""
    return [(finding.span.path, finding.verdict.value) for finding in report.findings]


@pytest.mark.parametrize("jobs", [1, 3])
@pytest.mark.parametrize("count", [1, 3, 9])
def test_findings_are_tried(tmp_path: Path, write: Write, jobs: int, count: int) -> None:
    """Few files or many, one job or several: the report is the same, and only by several jobs others do the work."""
    names = [f"p{number}.sh" for number in range(count)]
    plugins(write, *names, "false.sh")
    report = check(tmp_path, ".", confirming=stub, jobs=jobs)
    assert verdicts(report) == [("false.sh", "refuted"), *((name, "confirmed") for name in names)]
    assert (report.files, report.plugins, report.failures, report.untried) == (count + 2, count + 2, (), "")
    assert len(report.standing) == count
    assert {("p0.sh", NOISY_LINE), ("false.sh", NOISY_LINE)} <= report.lines.keys()
    pids = {finding.reason for finding in report.findings}
    assert (str(os.getpid()) in pids) == (jobs == 1)
    assert len(pids) <= jobs


@pytest.mark.parametrize("jobs", [1, 3])
@pytest.mark.parametrize("count", [2, 9])
def test_mistake_while_trying_costs_no_finding(tmp_path: Path, write: Write, jobs: int, count: int) -> None:
    """When trying the findings of one plugin fails, they stand untried, that is a failure, and the others are tried."""
    plugins(write, "boom.sh", *(f"p{number}.sh" for number in range(count)))
    report = check(tmp_path, ".", confirming=stub, jobs=jobs)
    assert dict(verdicts(report)) == {"boom.sh": "not-run"} | {f"p{number}.sh": "confirmed" for number in range(count)}
    (failure,) = report.failures
    assert failure.path == "boom.sh"
    assert "could not be tried: runelint itself failed here (ZeroDivisionError" in failure.message


@pytest.mark.parametrize("count", [2, 9])
def test_process_that_is_killed_costs_one_file(tmp_path: Path, write: Write, count: int) -> None:
    """A process that is killed over one file is a failure of that file; the others are tried."""
    plugins(write, "gone.sh", *(f"p{number}.sh" for number in range(count)))
    report = check(tmp_path, ".", confirming=stub, jobs=2)
    assert [(failure.path, failure.message.rpartition(": ")[2]) for failure in report.failures] == [
        ("gone.sh", "killed by SIGKILL")
    ]
    assert [path for path, verdict in verdicts(report) if verdict == "confirmed"] == [
        f"p{number}.sh" for number in range(count)
    ]


@pytest.mark.parametrize("jobs", [1, 3])
@pytest.mark.parametrize("count", [1, 9])
def test_sandbox_that_is_missing_is_said_once(tmp_path: Path, write: Write, jobs: int, count: int) -> None:
    """Where nothing can be tried the findings stand, each with the reason, and the report has it too."""
    plugins(write, *(f"p{number}.sh" for number in range(count)))
    report = check(tmp_path, ".", confirming=nowhere, jobs=jobs)
    assert {(finding.verdict, finding.reason) for finding in report.findings} == {(Verdict.NOT_RUN, "there is none")}
    assert (report.untried, report.failures) == ("there is none", ())


def test_clean_plugins_need_nothing_ready(tmp_path: Path, write: Write) -> None:
    """Nothing is made ready for clean plugins: that there is no sandbox does not even show."""
    plugins(write)
    assert check(tmp_path, ".", confirming=nowhere).untried == ""


def test_plugin_on_stdin_is_not_run(tmp_path: Path) -> None:
    """A plugin on stdin has no folder to be run in: its findings say so, and nothing else does."""
    report = check(tmp_path, "-", stdin=NOISY_PLUGIN.encode(), confirming=stub)
    assert [(finding.verdict, finding.reason) for finding in report.findings] == [(Verdict.NOT_RUN, WHY_NOT_STDIN)]
    assert report.untried == ""


def test_what_one_plugin_shows_counts(tmp_path: Path, write: Write) -> None:
    """A line of a sourced file that one plugin breaks the contract with, and another does not, is confirmed."""
    write("lib/say.sh", "say() {\n  echo hello\n}\n")
    for name in ("false.sh", "true.sh"):
        source = 'rune_init\nsource "${SCRIPT_DIR}/lib/say.sh"\nsay\n'
        write(name, CLEAN_PLUGIN.replace("rune_init\n", source))
    report = check(tmp_path, ".", confirming=stub)
    assert verdicts(report) == [("lib/say.sh", "confirmed")]


@pytest.mark.parametrize("text", ["rune_init\necho not-for-strangers\n", "rune_init\nnot-for-strangers (\n"])
def test_what_a_far_link_leads_to_is_not_shown(tmp_path: Path, write: Write, text: str) -> None:
    """A plugin that is a link to a file far from its folder is checked, and nothing of that file's text is told."""
    write("private", text)
    write("repository/plugins/near.sh", text)
    (tmp_path / "repository/plugins/far.sh").symlink_to(tmp_path / "private")
    (tmp_path / "repository/plugins/beside.sh").symlink_to("near.sh")
    report = check(tmp_path, "repository")
    about = {
        path: repr([one for one in report.findings if one.span.path.endswith(path)]) for path in ("far.sh", "near.sh")
    }
    assert all(found != "[]" for found in about.values())
    assert "not-for-strangers" not in about["far.sh"]
    shown = {path.rpartition("/")[2] for (path, _), line in report.lines.items() if "not-for-strangers" in line}
    assert "near.sh" in shown
    assert "far.sh" not in shown


def test_what_is_swapped_while_it_is_read_is_not_shown(
    tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link that stands in a plugin's place only while it is opened shows nothing of what it leads to."""
    plugin = tmp_path / "repository" / "plugins" / "p.sh"
    write("private", "rune_init\necho 'not-for-strangers'\n")
    write("repository/plugins/p.sh", "rune_init\n")
    whole = reading.read_open

    def swapped(file: BinaryIO, *, most: int, what: str) -> bytes:
        content = whole(file, most=most, what=what)
        plugin.unlink()
        plugin.write_text("rune_init\n")
        return content

    plugin.unlink()
    plugin.symlink_to(tmp_path / "private")
    monkeypatch.setattr(reading, "read_open", swapped)
    report = check(tmp_path, "repository/plugins/p.sh")
    assert report.findings
    assert "not-for-strangers" not in repr(report)


@pytest.mark.parametrize("text", ["#!/bin/not-for-strangers\nrune_init\n", "rune_error 'not-for-strangers' text\n"])
def test_what_rules_quote_of_a_far_link_is_not_shown(tmp_path: Path, write: Write, text: str) -> None:
    """No rule quotes a first line or a code of a file that a link leads to."""
    write("private", text)
    (tmp_path / "repository/plugins").mkdir(parents=True)
    (tmp_path / "repository/plugins/far.sh").symlink_to(tmp_path / "private")
    report = check(tmp_path, "repository/plugins/far.sh")
    assert report.findings
    assert "not-for-strangers" not in repr(report.findings)
