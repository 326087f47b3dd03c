"""RUNE404: the exit status and the message disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import (
    Cause,
    Emit,
    Experiment,
    Hit,
    Record,
    Severity,
    answers_itself,
    asked_status,
    contradiction,
    each_of,
    fails_with,
    message_of,
    on_contract_stdout,
    told_by,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Path, Place

CODE = "RUNE404"
NAME = "exit-code-mismatch"
SEVERITY = Severity.ERROR
ANSWER = (
    "RUNE takes an answer for a success only when both say so; who looks at one of them alone is told the opposite."
)
ADVICE = (
    "Let one code be both: `rune_error CODE MESSAGE` with a code that is not 0, `rune_emit MESSAGE` without a second "
    "argument, and no `exit` of another status in an EXIT trap. In `if ! command` and after another command `$?` is 0: "
    "keep it with `command || rc=$?`."
)
EXPERIMENT = Experiment.CONTRADICTION


def check(path: Path) -> Iterator[Hit]:
    """Yield emitters that are given a code which contradicts their message, and ends that do."""
    hits = [*_at_emitters(path), *_at_the_end(path)]
    # A path that answers one question in two ways may never be taken; what is written as 0 is 0 on every path.
    if hits and answers_itself(path):
        hits = [hit for hit in hits if _is_written(hit.place)]
    yield from hits


def _is_written(place: Place) -> bool:
    return place.source.text[place.start : place.end].split()[1:2] == ["0"]


def _at_emitters(path: Path) -> Iterator[Hit]:
    """Yield emitters and `rune_err` with a code that contradicts what they say."""
    for emit in each_of(path, Emit):
        if not emit.where.process.is_main or not on_contract_stdout(emit):
            continue
        outcome, status = told_by(emit, path), asked_status(emit)
        if fails_with(emit, 0):
            yield Hit(emit.where.place, f"`{emit.function} 0` answers with an error and exits 0.", emit)
        elif outcome is not None and outcome.whole and status is not None:
            text = contradiction(outcome, status)
            if text is not None:
                yield Hit(emit.where.place, f"`{emit.function}`: {text}.", emit)
    for record in each_of(path, Record):
        if record.where.process.is_main and fails_with(record, 0):
            text = "`rune_err 0` records no error: `rune_finish` will report success and exit 0."
            yield Hit(record.where.place, text, record)


def _at_the_end(path: Path) -> Iterator[Hit]:
    """Yield the end of a path whose status contradicts the message that was printed before."""
    ending, emit = path.ending, message_of(path)
    if ending is None or emit is None or ending.uncertain or ending.cause is Cause.EMIT:
        return
    outcome = told_by(emit, path)
    value = ending.status.value
    if value is None and ending.cause is Cause.END and not ending.status.ordinary:
        value = 0
    if outcome is None or value is None or (emit.function and ending.where.trap != "EXIT"):
        return
    text = contradiction(outcome, value)
    if text is not None:
        # What runs off its end with the wrong status has nothing but the message to stand on.
        where = emit.where if ending.cause is Cause.END or emit.where.trap == "EXIT" else ending.where
        how = "A failure here decides how the plugin ends" if ending.cause is Cause.ERREXIT else "The plugin ends here"
        yield Hit(where.place, f"{how}: {text}.")
