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


class Experiment(Enum):
    """What has to be tried where a breach does not show in every run that takes the way to it.

    The values say of a run that has done nothing but get there why it does not tell.
    """

    BROKEN_JSON = "the text was put together, and its value was harmless"
    EXECUTED_VALUE = "the text was executed, and its value was harmless"
    CONTRADICTION = "the message and the exit status agreed"
    OWN_PATH = "Bash was told to run the file"
    BROKEN_SCRIPT = "Bash did not complain, and no word with such a byte was seen to do harm"
    TEXT = "it is about the text of the file, and no run can show it"
    CANARY = "the secret was a word that is found everywhere"
    BENT_PROGRAM = "the program was put together, and its value was harmless"
    LOST_DOCUMENT = "the emitter was called, and what it was given was not looked at"
    LOST_TYPE = "the value was given, and what became of it was not looked at"
    BENT_KEY = "the key was given, and what became of it was not looked at"
    DENIED = "the reader was asked, and the message did not say `false`"


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


class StdoutPart(NamedTuple):
    """A piece of what came out on stdout; in order the pieces make up the whole of it.

    `line` of the file `path` wrote it, as the user knows that file; None where that is not known. `who` is the command.
    `foreign` bytes are no part of the plugin's one message.
    """

    content: bytes
    line: int | None = None
    path: str = ""
    foreign: bool = False
    who: str = ""


class Witness(NamedTuple):
    """The real run that a verdict rests on: what went in, what came out, and the command that repeats it.

    `scenario` is the least that shows it, as a document of `runelint run --scenario`. `exit` is the exit status, None
    when the plugin did not exit by itself; `ended` then says how it did (`killed by SIGTERM`). `answer` is what
    RUNE would make of it. `replay` may be empty until somebody knows what the user calls the plugin. `runs` counts the
    runs that were made to find it.
    """

    scenario: dict[str, object]
    replay: str = ""
    exit: int | None = None
    ended: str = ""
    stdout: bytes = b""
    stderr: bytes = b""
    parts: tuple[StdoutPart, ...] = ()
    answer: str = ""
    runs: int = 1


class Confirmation(NamedTuple):
    """What a real run said about one finding; `reason` is a clause without a full stop.

    `mistake` is what went wrong on our side, where that may have cost the finding its verdict.
    """

    verdict: Verdict
    reason: str = ""
    witness: Witness | None = None
    mistake: Exception | None = None


class Finding(NamedTuple):
    """One claim: rule `code` is broken at `span`.

    `message` states the fact, `answer` what RUNE would make of it, `advice` what to do. `steps` lead there, in order.
    `verdict`, `reason` and `witness` are those of its confirmation.
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
    witness: Witness | None = None
