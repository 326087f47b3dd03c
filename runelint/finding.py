"""A finding: one claim of one rule about one place, with the path that leads there."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Severity(Enum):
    """How much a finding matters; the values are those of the reports."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Verdict(Enum):
    """What a real run said about a finding."""

    CONFIRMED = "confirmed"
    REFUTED = "refuted"
    UNDECIDED = "undecided"
    NOT_RUN = "not-run"


class Span(NamedTuple):
    """A stretch of a file: lines and columns count from 1, columns count characters, the end is exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


class Note(NamedTuple):
    """A sentence about a place: a step of the path that leads to a finding, or a related place."""

    span: Span
    message: str


class Finding(NamedTuple):
    """One claim: rule `code` is broken at `span`.

    `message` states the fact, `answer` what RUNE would make of it, `advice` what to do. `steps` lead there, in order.
    """

    code: str
    name: str
    severity: Severity
    span: Span
    message: str
    answer: str = ""
    advice: str = ""
    steps: tuple[Note, ...] = ()
    related: tuple[Note, ...] = ()
    verdict: Verdict = Verdict.NOT_RUN
    reason: str = ""
