"""RUNE301: JSON that is put together as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import Build, Experiment, Hit, Severity, looks_like_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Behaviour, Place

CODE = "RUNE301"
NAME = "json-concatenation"
SEVERITY = Severity.ERROR
EXPERIMENT = Experiment.BROKEN_JSON
ANSWER = (
    "A value with a quote, a backslash or a newline breaks it: the library then drops the data without a word or emits "
    'nothing, and where the text is printed itself RUNE answers "Malformed JSON from plugin".'
)
ADVICE = "Let jq build it: `jq -nc --arg name \"$value\" '{name: $name}'`."


def check_behaviour(behaviour: Behaviour) -> Iterator[Hit]:
    """Yield the first place where a piece of JSON with an expansion in it is put together, with the later ones."""
    builds = [event for event in behaviour.events if isinstance(event, Build) and looks_like_json(event.shape)]
    later = {place for build in builds for place in build.text.made[1:]}
    # Where a text begins, and all that is added to it on one way or another.
    whole: dict[Place, dict[Place, None]] = {}
    for build in builds:
        whole.setdefault(build.text.made[0], {}).update(dict.fromkeys(build.text.made[1:]))
    for build in builds:
        first = build.text.made[0]
        if first not in later:
            yield Hit(
                first,
                "JSON is put together as text from pieces that contain an expansion.",
                build,
                related=tuple((place, "and here") for place in whole[first]),
            )
