"""The report that a person reads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from runelint.failure import Skip
from runelint.report.contents import Report
from runelint.report.escape import columns
from runelint.report.text import text_report

if TYPE_CHECKING:
    from collections.abc import Callable


def plain(report: Report, *, width: int = 80, refuted: bool = False) -> str:
    """Return the whole report without colour."""
    return "".join(text_report(report, width=width, colour=False, refuted=refuted, summary=True))


def test_full_report(full_report: Report, snapshot: Callable[[str, str], None]) -> None:
    """A report with findings shows each with its place, frame, steps, answer and advice, and a sum at the end."""
    snapshot("report_full.txt", plain(full_report, refuted=True))


def test_clean_report(snapshot: Callable[[str, str], None]) -> None:
    """A clean report is one line that says what was checked."""
    snapshot("report_clean.txt", plain(Report(files=4, plugins=3)))


def test_coloured_report_differs_by_colour_only(full_report: Report) -> None:
    """With colours, the same text stands on the same lines."""
    pieces = text_report(full_report, width=80, colour=True, refuted=True, summary=True)
    coloured = "".join(pieces)
    for style in ("1", "1;31", "1;33", "1;36", "34", "32", "0"):
        coloured = coloured.replace(f"\x1b[{style}m", "")
    assert coloured == plain(full_report, refuted=True)


def test_command_that_repeats_is_one_line(full_report: Report) -> None:
    """The command that repeats a run stands in one piece, for it is there to be copied."""
    (command,) = [found.witness.replay for found in full_report.findings if found.witness is not None]
    assert f"repeat  {command}\n" in plain(full_report, width=40)


def test_reason_of_all_findings_is_not_said_at_each(full_report: Report) -> None:
    """Why nothing was tried at all is said once, elsewhere; why one finding was not, is said there."""
    gap = full_report.findings[-1]
    alone = replace(full_report, findings=(gap._replace(reason="there is no `bwrap`"),))
    assert "  Not run: there is no `bwrap`.\n" in plain(alone)
    assert "Not run" not in plain(replace(alone, untried="there is no `bwrap`"))


def test_refuted_findings_are_shown_on_request_only(full_report: Report) -> None:
    """What a real run refuted is left out unless asked for."""
    assert "RUNE402" not in plain(full_report)
    assert "RUNE402" in plain(full_report, refuted=True)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_report_fits_the_width(full_report: Report, width: int) -> None:
    """No line is wider than the terminal, whatever its width; only the command that repeats a run is one line."""
    lines = [line for line in plain(full_report, width=width).split("\n") if not line.startswith("    repeat")]
    assert all(columns(line) <= width for line in lines)


def test_nothing_found_says_so() -> None:
    """A check that found no plugin says that nothing was checked, not that all is well."""
    assert plain(Report(files=0, plugins=0)) == "No plugin found, so nothing was checked.\n"


def test_the_hint_at_verbose_stands_where_it_tells_more() -> None:
    """Option `-v` is named when something was left out that the user has not been told, and only then."""
    told, untold = Skip("lib.sh", "a library", named=True), Skip("other.sh", "a library")
    assert "Option -v tells" in plain(Report(files=2, plugins=0, skipped=(told, untold)))
    for skipped in ((), (told,)):
        assert "Option -v" not in plain(Report(files=1, plugins=0, skipped=skipped))
    pieces = text_report(
        Report(files=1, plugins=0, skipped=(untold,)), width=80, colour=False, refuted=False, summary=True, told=True
    )
    assert "Option -v" not in "".join(pieces)


def test_summary_alone_can_be_left_out() -> None:
    """Without the summary a clean report is empty."""
    clean = Report(files=1, plugins=1)
    assert list(text_report(clean, width=80, colour=True, refuted=False, summary=False)) == []
