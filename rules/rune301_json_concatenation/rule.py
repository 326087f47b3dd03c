"""RUNE301: JSON that is put together as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import MALFORMED, Build, Hit, Severity, each_of, looks_like_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Path

CODE = "RUNE301"
NAME = "json-concatenation"
SEVERITY = Severity.ERROR
ANSWER = f"A value with a quote, a backslash or a newline breaks it. {MALFORMED}"
ADVICE = "Let jq build it: `jq -nc --arg name \"$value\" '{name: $name}'`."


def check(path: Path) -> Iterator[Hit]:
    """Yield the first place where a piece of JSON with an expansion in it is put together."""
    for build in each_of(path, Build):
        if looks_like_json(build.shape):
            first, *others = build.text.made
            yield Hit(
                first,
                "JSON is put together as text from pieces that contain an expansion.",
                build,
                related=tuple((place, "and here") for place in others),
            )
