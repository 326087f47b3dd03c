"""RUNE207: a default that a caller cannot switch off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import Experiment, Hit, ReadInput, Severity, each_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Path

CODE = "RUNE207"
NAME = "boolean-default"
SEVERITY = Severity.WARNING
ANSWER = "The plugin does the opposite of what it was asked for, and reports a success."
EXPERIMENT = Experiment.DENIED
ADVICE = "Turn the parameter round, so that its default is `false`: `skip_backup` instead of `backup`."

# They ask with jq's `//`, for which `false` is as good as nothing; `rune_meta` looks whether the key is there.
_ALTERNATIVE = {"rune_param", "rune_param_json", "rune_ctx", "rune_ctx_json", "rune_obs"}
_KEY, _DEFAULT = 0, 1


def check(path: Path) -> Iterator[Hit]:
    """Yield each reader whose default is `true`."""
    for read in each_of(path, ReadInput):
        if read.reader not in _ALTERNATIVE or len(read.arguments) <= _DEFAULT:
            continue
        if (read.arguments[_DEFAULT].known or "").lower() == "true":
            key = read.arguments[_KEY].known
            subject = "the parameter" if key is None else f"`{key}`"
            yield Hit(
                read.where.place,
                f"`{read.reader}` answers with the default `true` when the message says `false` for {subject}.",
                read,
            )
