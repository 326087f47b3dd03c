"""What is to be confirmed: the findings of one plugin, with the imagined runs that they were made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from runelint.catalogue import Rule
    from runelint.finding import Confirmation, Finding
    from runelint.flow.behaviour import Behaviour, Path
    from runelint.rulekit import Hit
    from runelint.syntax import Source
    from runelint.syntax.nodes import Script


class Claim(NamedTuple):
    """A finding: the rule, its hit, and the path that it was seen on (None for a rule that looks at no path)."""

    finding: Finding
    rule: Rule
    hit: Hit
    path: Path | None


class Suspect(NamedTuple):
    """A plugin with findings. It stands at the absolute `path`, and the user knows it as `shown`.

    `behaviour` is None when nothing was analysed, because the plugin could not be parsed.
    """

    shown: str
    path: str
    source: Source
    script: Script
    behaviour: Behaviour | None
    claims: tuple[Claim, ...]


Confirmer: TypeAlias = "Callable[[Suspect], Sequence[Confirmation]]"
"""Tries the claims of one plugin; the answers stand in the order of the claims."""
