"""A check of everything that some paths lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from runelint.catalogue import load_rules
from runelint.discovery import Wanted
from runelint.failure import RunelintError
from runelint.sweep import Order, sweep

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from runelint.report.contents import Report

    Write = Callable[[str, str], Path]

pytestmark = pytest.mark.usefixtures("simple_engine")


def check(cwd: Path, *paths: str, stdin: bytes | None = None, by_content: bool = False) -> Report:
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
            progress=lambda _done, _total: None,
        )
    )


def test_a_mistake_of_ours_costs_one_file(tmp_path: Path, write: Write) -> None:
    """When runelint fails on one file, that is said with the place in its code, and the others are checked."""
    write("a.sh", "boom\n")
    write("b.sh", "rune_init\necho hello\n")
    report = check(tmp_path, ".")
    assert [finding.span.path for finding in report.findings] == ["b.sh"]
    assert [failure.path for failure in report.failures] == ["a.sh"]
    assert report.failures[0].message.startswith("runelint itself failed here (ZeroDivisionError at conftest.py:")


def test_lines_of_findings_are_kept(tmp_path: Path, write: Write) -> None:
    """A report carries the lines that its findings show, and no others."""
    write("a.sh", "rune_init\necho hello\nrune_ok\n")
    assert check(tmp_path, "a.sh").lines == {("a.sh", 2): "echo hello"}


def test_stdin_is_a_plugin(tmp_path: Path) -> None:
    """The path `-` stands for a plugin on stdin; when that cannot be read, it is a failure like any other."""
    report = check(tmp_path, "-", stdin=b"echo hello\n")
    assert [finding.span.path for finding in report.findings] == ["<stdin>"]
    assert [failure.message for failure in check(tmp_path, "-").failures] == ["stdin is closed"]


def test_findings_stand_in_the_order_of_their_places(tmp_path: Path, write: Write) -> None:
    """Findings are sorted by path, line and column, in whatever order the paths were given."""
    write("b.sh", "echo 1\necho 2\n")
    write("a.sh", "echo 1\n")
    places = [(finding.span.path, finding.span.line) for finding in check(tmp_path, "b.sh", "a.sh").findings]
    assert places == [("a.sh", 1), ("b.sh", 1), ("b.sh", 2)]


def test_named_files_count_as_plugins_unless_judged_by_content(tmp_path: Path, write: Write) -> None:
    """A named script that speaks no `rune_*` is checked as a plugin; by content it is none."""
    write("a.sh", "echo hello\n")
    assert check(tmp_path, "a.sh").plugins == 1
    assert check(tmp_path, ".").plugins == check(tmp_path, "a.sh", by_content=True).plugins == 0
