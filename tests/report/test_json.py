"""The report that a program reads."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING

from jsonschema import Draft202012Validator

from runelint.report.contents import Report
from runelint.report.json import json_report

if TYPE_CHECKING:
    from collections.abc import Callable

SCHEMA = json.loads(files("runelint.report").joinpath("report.schema.json").read_text("utf-8"))


def test_schema_is_one() -> None:
    """The schema is a valid JSON Schema."""
    Draft202012Validator.check_schema(SCHEMA)


def test_reports_match_the_schema(full_report: Report) -> None:
    """A full report and an empty one have the shape that the schema fixes."""
    for report in (full_report, Report(files=0, plugins=0)):
        Draft202012Validator(SCHEMA).validate(json.loads(json_report(report, tool_version="1.2.3")))


def test_full_report(full_report: Report, snapshot: Callable[[str, str], None]) -> None:
    """Every finding is in the JSON, refuted ones too, with what was skipped and what failed."""
    snapshot("report_full.json", json_report(full_report, tool_version="1.2.3"))


def test_json_is_printable_ascii(full_report: Report) -> None:
    """Nothing in the JSON steers a terminal, and every reader can decode it."""
    text = json_report(full_report, tool_version="\x7f\x1b\u202e")
    assert text.isascii()
    assert text.replace("\n", "").isprintable()
