"""What a real run has shown about a finding: what went in, what came out and from where, and how to repeat it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from runelint.finding import Verdict
from runelint.report.escape import columns, visible, visible_lines
from runelint.report.given import rune_says, told
from runelint.report.palette import Palette, Style
from runelint.report.wrap import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.finding import Finding, StdoutPart, Witness

_LABEL = 8
_INDENT = 4 + _LABEL
_LINES_OF_PART = 4
_PARTS = 6
_WHOLE = 5  # times as much
_CUT = "..."
_STYLE = {
    Verdict.CONFIRMED: Style.ERROR,
    Verdict.REFUTED: Style.GOOD,
    Verdict.UNDECIDED: Style.WARNING,
    Verdict.NOT_RUN: Style.STRONG,
}
_WORDS = {
    Verdict.CONFIRMED: "Confirmed by a real run",
    Verdict.REFUTED: "Refuted by a real run",
    Verdict.UNDECIDED: "Undecided by real runs",
    Verdict.NOT_RUN: "Not run",
}


def verdict_lines(finding: Finding, *, width: int, palette: Palette) -> list[str]:
    """Return the lines about a finding's verdict: the word with its reason, and the witness where there is one."""
    head = _WORDS[finding.verdict]
    reason = f"{head}: {finding.reason}." if finding.reason else f"{head}{'.' if finding.witness is None else ':'}"
    first, *rest = wrapped(reason, width=width, first="  ", rest="    ")
    lines = [first.replace(head, palette.paint(head, _STYLE[finding.verdict]), 1), *rest]
    if finding.witness is not None:
        lines += witness_lines(finding.witness, home=finding.span.path, width=width, palette=palette)
    return lines


def witness_lines(witness: Witness, *, home: str, width: int, palette: Palette) -> list[str]:
    """Return what was given, what came out and what that came to; lines of the file `home` go without its name.

    The command that repeats it is one line, however long: it is there to be copied.
    """
    inner = width - _INDENT
    lines: list[str] = []
    for label, texts in _given(witness).items():
        lines += labelled(label, [row for text in texts for row in wrapped(text, width=inner)], palette)
    rows = stdout_rows(witness.parts, home=home, width=inner, palette=palette)
    lines += labelled("stdout", rows or ["nothing"], palette)
    ended = witness.ended or f"exit status {witness.exit}"
    said = rune_says(witness.answer) if witness.exit is not None else "RUNE would get no answer."
    lines += labelled("ended", wrapped(f"{ended}. {said}", width=inner), palette)
    return [*lines, *labelled("repeat", [visible(witness.replay)] if witness.replay else [], palette)]


def _given(witness: Witness) -> dict[str, list[str]]:
    """Return what was given, by its kind."""
    from runelint.contract.bpcs.messages import default_message
    from runelint.runner.scenario_json import from_json

    given: dict[str, list[str]] = {}
    for each in told(from_json(witness.scenario), usual=default_message()):
        given.setdefault(each.label, []).append(each.text)
    return {"sent": ["an ordinary message"], **given}


def labelled(label: str, rows: Sequence[str], palette: Palette) -> list[str]:
    """Return `rows` below each other, the first one after the label."""
    heads = [f"    {palette.paint(label, Style.FRAME)}{' ' * (_LABEL - len(label))}", " " * _INDENT]
    return [f"{heads[min(number, 1)]}{row}".rstrip() for number, row in enumerate(rows)]


def stdout_rows(
    parts: Sequence[StdoutPart], *, home: str, width: int, palette: Palette, whole: bool = False
) -> list[str]:
    """Return what came out on stdout, in lines of at most `width` columns.

    Foreign bytes have a `!` before them. At the end of the line stands the line of the plugin that wrote it. Much is
    left out, unless the `whole` is wanted: then little is.
    """
    most = _PARTS * _WHOLE if whole else _PARTS
    rows: list[str] = []
    pieces = [part for part in parts if part.content.strip() or part.foreign]
    for part in pieces[:most]:
        rows += _part_rows(part, home, width, palette, whole=whole)
    if len(pieces) > most:
        rows.append(f"  {_CUT} {len(pieces) - most} more pieces")
    return rows


def _part_rows(part: StdoutPart, home: str, width: int, palette: Palette, *, whole: bool) -> list[str]:
    place = shortened(_place(part, home), width // 2)
    room = max(width - 4 - columns(place), 8)
    if part.foreign:
        shown = visible_lines(part.content)
    else:
        shown = wrapped(_message(part.content), width=room) if whole else [_message(part.content)]
    most = _LINES_OF_PART * _WHOLE if whole else _LINES_OF_PART
    mark = "!" if part.foreign else " "
    rows: list[str] = []
    for line in shown[:most]:
        text = shortened(line, width - 2 if rows else room)
        body = f"{mark} {text}"
        body = palette.paint(body, Style.ERROR) if part.foreign else body
        padding = " " * max(room - columns(text) + 2, 1)
        rows.append(body if rows else f"{body}{padding}{palette.paint(place, Style.FRAME)}")
    if len(shown) > most:
        rows.append(f"  {_CUT} {len(shown) - most} more lines")
    return rows


def _message(content: bytes) -> str:
    """Return what a message says: success with its data, or the error; bytes that are none as they are."""
    try:
        document = json.loads(content)
        error, payload = document["error"], document["payload"]
        if error is None:
            told = f"success, {json.dumps(payload['output_data'], ensure_ascii=False)}"
        else:
            told = f"error {error['code']}, {json.dumps(error['message'], ensure_ascii=False)}"
    except (ValueError, KeyError, TypeError, RecursionError):
        return " ".join(visible_lines(content))
    return visible(f"the message: {told}")


def _place(part: StdoutPart, home: str) -> str:
    """Return the line that wrote a piece, and the command."""
    if part.line is None:
        return part.who and f"<- {visible(part.who)}"
    line = f"line {part.line}" if part.path in {"", home} else f"{visible(part.path)}:{part.line}"
    return f"<- {line}" + (f" {shortened(visible(part.who), 20)}" if part.who else "")


def shortened(text: str, room: int) -> str:
    """Return visible `text`, or as much of its beginning as fits into `room` columns, and a mark in any case."""
    if columns(text) <= room:
        return text
    kept = text[: max(room - len(_CUT), 0)]
    while kept and columns(kept) > room - len(_CUT):
        kept = kept[:-1]
    return kept + _CUT
