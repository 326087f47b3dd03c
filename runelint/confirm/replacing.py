"""Changes after which a text stands in place of another one in what commands print and files hold: all else stays."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING

from runelint.confirm.knobs import Change, FileAt, OutputOf, broader
from runelint.confirm.rehearsal.values import Chain, Given, Inverted, Keyed, Marked, Picked, Queried, Through
from runelint.runner.scenario import File

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.confirm.knobs import Knob
    from runelint.confirm.rehearsal.values import Value

_DEEPEST = 10
_MOST = 3


def replaced(value: Value, old: str, new: str) -> Iterator[tuple[Change, ...]]:
    """Yield changes after which `new` stands where `old` does in the outputs and files that `value` is made of.

    What a filter picks out is still picked out then, since what stands around it is left as it is.
    """
    if old.strip():
        yield from islice(_replaced(value, old, new, 0), _MOST)


def _replaced(value: Value, old: str, new: str, depth: int) -> Iterator[tuple[Change, ...]]:
    term = value.term
    if term is None or depth > _DEEPEST:
        return
    match term:
        case Given():
            if old in value.text:
                yield from _changed(term.knob, value.text.replace(old, new))
        case Through() | Chain():
            for each in term.values:
                yield from _replaced(each, old, new, depth + 1)
        case Picked() | Marked() | Keyed() | Inverted():
            yield from _replaced(term.value, old, new, depth + 1)
        case Queried():
            yield from _replaced(term.value, _in_json(old), _in_json(new), depth + 1)
            for each in term.others:
                yield from _replaced(each, old, new, depth + 1)
        case _:
            return


def _in_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _changed(knob: Knob, text: str) -> Iterator[tuple[Change, ...]]:
    match knob:
        case OutputOf(reply=reply):
            yield (Change(OutputOf(next(broader(reply))), text),)
        case FileAt(path=path) if not path.endswith("/"):
            yield (Change(knob, File(text)),)
        case _:
            return
