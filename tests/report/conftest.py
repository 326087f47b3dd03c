"""A report with everything that a report can have."""

from __future__ import annotations

import pytest

from runelint.contract.bpcs.messages import default_message
from runelint.failure import Failure, Skip
from runelint.finding import Finding, Note, Severity, Span, StdoutPart, Verdict, Witness
from runelint.report.contents import Report

PLUGIN = "plugins/rotate.sh"
HELPERS = "plugins/lib/\x1b[31mhelpers.sh"


def seen_noise() -> Witness:
    """Return a run in which a hostile plugin wrote to stdout before its message, and to stderr no UTF-8."""
    noise = b"No such folder: \x1b[2J\xff\n::error::x\n"
    error = b'{"code": 2, "message": "it failed"}'
    message = b'{"message_metadata": {}, "payload": null, "observability": {}, "error": %b}\n' % error
    usual = default_message()
    parameters = {**usual["payload"], "input_parameters": {"folder": "/x y", "keep": 3}}
    return Witness(
        scenario={
            "input": {**usual, "payload": parameters},
            "commands": {"logrotate": {"exit": 1, "stderr": "no bus \u202e\n"}},
            "absent": ["docker"],
            "files": {"/etc/rotate.conf": "keep=3\n"},
            "env": {"MODE": "\x1b[31m"},
        },
        replay="runelint run plugins/rotate.sh --param 'folder=/x y' --param keep:=3 --double logrotate=1",
        exit=2,
        stdout=noise + message,
        stderr=b"\xc2\x9b31m \xff\n",
        parts=(
            StdoutPart(noise, 19, PLUGIN, foreign=True, who="echo"),
            StdoutPart(message, 41, HELPERS, who="rune_error"),
        ),
        answer="Malformed JSON from plugin",
        runs=3,
    )


@pytest.fixture
def full_report() -> Report:
    """Return a report with findings of every level, with steps, related places and odd text."""
    noise = Finding(
        code="RUNE101",
        name="stdout-print",
        severity=Severity.ERROR,
        span=Span(PLUGIN, 19, 3, 19, 35),
        message="`echo` writes to stdout, which must hold only the plugin's message.",
        answer='RUNE would answer "Malformed JSON from plugin" (code 400).',
        advice="Send it to stderr with `>&2`.",
        verdict=Verdict.CONFIRMED,
        witness=seen_noise(),
        steps=(
            Note(Span(PLUGIN, 18, 4, 18, 24), "the condition of the `if` holds"),
            Note(
                Span(HELPERS, 3, 1, 3, 9),
                "`log` is called, and its output goes where the plugin's goes, since nothing redirects it on the way",
            ),
        ),
    )
    built = Finding(
        code="RUNE301",
        name="json-concatenation",
        severity=Severity.ERROR,
        span=Span(PLUGIN, 30, 1, 33, 2),
        message="JSON is put together from pieces that contain an expansion.",
        related=(Note(Span(PLUGIN, 40, 1, 40, 9), "another piece"),),
        verdict=Verdict.UNDECIDED,
        reason="no run got there",
    )
    refuted = Finding(
        code="RUNE402",
        name="errexit-without-emit",
        severity=Severity.WARNING,
        span=Span(HELPERS, 7, 1, 7, 2),
        message="a message with \x1b[2J an escape, \u202e a turn and \udcff a byte",
        verdict=Verdict.REFUTED,
        reason="the command did not fail",
    )
    gap = Finding("RUNE003", "analysis-gap", Severity.INFO, Span(PLUGIN, 50, 1, 50, 2), "A gap.")
    lines = {
        (PLUGIN, 19): '  echo "No such folder: ${FOLDER}"',
        (PLUGIN, 30): "cat <<EOF",
        (PLUGIN, 31): '{"folder": "${FOLDER}",',
        (PLUGIN, 33): "}",
        (HELPERS, 7): "\x1b[2J",
    }
    return Report(
        files=4,
        plugins=2,
        findings=(refuted, noise, built, gap),
        skipped=(Skip("plugins/lib.sh", "a library"),),
        failures=(Failure("plugins/closed.sh", "cannot be read: Permission denied"),),
        missing=(Failure("nothing", "does not exist"),),
        lines=lines,
    )
