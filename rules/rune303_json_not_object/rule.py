"""RUNE303: an argument that must be a JSON object, and is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import (
    Emit,
    Experiment,
    Hit,
    Severity,
    document_of,
    each_of,
    excludes_default,
    fault_of,
    is_refused_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Path

CODE = "RUNE303"
NAME = "json-not-object"
SEVERITY = Severity.ERROR
ANSWER = (
    "The library puts `{}` in its place without a word, so the data is missing from the message; `rune_emit`, and any "
    'emitter that is given several documents, emits nothing: "Empty response from plugin" (code 400).'
)
ADVICE = "Wrap it: `jq -nc --argjson items \"$ITEMS\" '{items: $items}'`, or `--arg` for text."
EXPERIMENT = Experiment.LOST_DOCUMENT


def check(path: Path) -> Iterator[Hit]:
    """Yield each emitter whose JSON is certainly no object; plain text for `rune_emit` on an error path is RUNE406."""
    for emit in each_of(path, Emit):
        document = document_of(emit)
        if document is None or is_refused_text(emit):
            continue
        fault = fault_of(document, message=emit.function == "rune_emit")
        if fault is not None and not excludes_default(path, emit, document):
            wanted = "an output message" if emit.function == "rune_emit" else "a JSON object"
            yield Hit(emit.where.place, f"`{emit.function}` is given {fault} where {wanted} must stand.", emit)
