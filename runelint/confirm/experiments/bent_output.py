"""What a command may print instead of what it does: a value in it is bent, and the rest stays as it is."""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import TYPE_CHECKING

from runelint.confirm.knobs import with_member

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from runelint.confirm.knobs import JsonPath
    from runelint.runner.scenario import Json

_MOST_WORDS = 4
_MOST_TEXTS = 8
# So many ways of bending are tried in a document.
_IN_DOCUMENTS = 2


def bent(text: str, bends: Sequence[Callable[[str], str]]) -> Iterator[str]:
    """Yield what a command may print instead of `text`: a document stays one, rows keep their fields."""
    yield from _bent_documents(text, bends)
    lines = text.splitlines()
    longest = max((len(line.split()) for line in lines), default=0)
    if longest > 1:
        for number in range(min(longest, _MOST_WORDS)):
            yield "".join(f"{_with_word(line, number)}\n" for line in lines)
    for bend in bends:
        changed = bend(text.strip("\n"))
        yield f"{changed}\n" if changed else ""


def texts_in(value: Json) -> Iterator[tuple[JsonPath, str]]:
    """Yield the texts in a JSON value, each with the way to it."""
    if isinstance(value, str):
        yield (), value
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, member in members:
        for path, text in texts_in(member):
            yield (key, *path), text


def _bent_documents(text: str, bends: Sequence[Callable[[str], str]]) -> Iterator[str]:
    """Yield the JSON document with one of its texts bent, or one of its keys; nothing for what is none."""
    try:
        document: Json = json.loads(text)
    except (ValueError, RecursionError):
        return
    changed = [
        with_member(document, path, bend(held))
        for path, held in islice(texts_in(document), _MOST_TEXTS)
        for bend in bends[:_IN_DOCUMENTS]
        if path
    ]
    for each in (*changed, *islice(_with_keys(document), _MOST_TEXTS)):
        yield json.dumps(each, ensure_ascii=False) + "\n"


def _with_keys(value: Json) -> Iterator[Json]:
    """Yield the document with one of its keys bent, the outer ones first."""
    if isinstance(value, dict):
        for key in value:
            yield {f'{name}"x' if name == key else name: held for name, held in value.items()}
        for key, member in value.items():
            for changed in _with_keys(member):
                yield {**value, key: changed}
    elif isinstance(value, list):
        for at, member in enumerate(value):
            for changed in _with_keys(member):
                yield [*value[:at], changed, *value[at + 1 :]]


def _with_word(line: str, number: int) -> str:
    """Return the line with something behind one of its words; what stands between them stays."""
    ends = [found.end() for found in re.finditer(r"\S+", line)]
    return line if number >= len(ends) else f'{line[: ends[number]]}"x{line[ends[number] :]}'
