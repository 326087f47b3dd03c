"""The report that a program reads: one JSON document, whose shape is `report.schema.json`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from runelint.finding import Severity, Verdict
from runelint.report.escape import unheard_json, without_surrogates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from runelint.failure import Failure
    from runelint.finding import Finding, Note, Witness
    from runelint.report.contents import Report

FORMAT_VERSION = 1


def json_report(report: Report, *, tool_version: str) -> str:
    """Return the report as JSON text in ASCII, with a line end."""
    document = {
        "version": FORMAT_VERSION,
        "tool": {"name": "runelint", "version": tool_version},
        "findings": [_finding(finding) for finding in report.findings],
        "skipped": [
            {"path": without_surrogates(skip.path), "reason": without_surrogates(skip.reason)}
            for skip in report.skipped
        ],
        "failures": _failures((*report.missing, *report.failures)),
        "summary": _summary(report),
    }
    return unheard_json(json.dumps(document, indent=2)) + "\n"


def _finding(finding: Finding) -> dict[str, object]:
    span = finding.span
    return {
        "code": finding.code,
        "name": finding.name,
        "level": finding.severity.value,
        "path": without_surrogates(span.path),
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "message": without_surrogates(_message(finding)),
        "related": [_note(note) for note in finding.related],
        "verdict": finding.verdict.value,
        "reason": without_surrogates(finding.reason),
        "witness": None if finding.witness is None else _witness(finding.witness),
        "fix": None,
    }


def _witness(witness: Witness) -> dict[str, object]:
    """Return the scenario as `runelint run --scenario` takes it, and beside it what was observed."""
    from runelint.report.observed import observed

    seen = observed(witness.exit, witness.ended, witness.stdout, witness.stderr, witness.parts)
    seen |= {"answer": without_surrogates(witness.answer), "runs": witness.runs}
    return {**witness.scenario, "observed": seen, "replay": without_surrogates(witness.replay)}


def _message(finding: Finding) -> str:
    """Return all that is to be said in one text: the fact, what RUNE makes of it, what to do."""
    return " ".join(part for part in (finding.message, finding.answer, finding.advice) if part)


def _note(note: Note) -> dict[str, object]:
    return {
        "path": without_surrogates(note.span.path),
        "line": note.span.line,
        "message": without_surrogates(note.message),
    }


def _failures(failures: Iterable[Failure]) -> list[dict[str, str]]:
    return [
        {"path": without_surrogates(failure.path), "message": without_surrogates(failure.message)}
        for failure in failures
    ]


def _summary(report: Report) -> dict[str, int]:
    verdicts = [finding.verdict for finding in report.findings]
    return {
        "files": report.files,
        "plugins": report.plugins,
        **{severity.value: report.count(severity) for severity in Severity},
        **{
            verdict.value: verdicts.count(verdict)
            for verdict in (Verdict.CONFIRMED, Verdict.REFUTED, Verdict.UNDECIDED)
        },
    }
