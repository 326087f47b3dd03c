"""The labels beside a plugin: what is wrong with it, line by line, and the scenario that shows it.

    LINE CODE  # what happens
      {"the scenario": "of runelint run --scenario"}

A label whose breach no run has shown has `unproved: why` in the place of the scenario. Other lines stay as they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_LABEL = re.compile(r"(\d+) (RUNE\d{3})\b")
_PROOF = re.compile(r"  (?:\{|unproved: )")


class Label(NamedTuple):
    """A breach: the line, from 1, and the rule's code."""

    line: int
    code: str


def labels_of(plugin: Path) -> set[Label]:
    """Return the labels beside `plugin`. Raises OSError when there are none to be read."""
    text = plugin.with_suffix(".labels").read_text(encoding="utf-8")
    return {found for line in text.splitlines() if (found := _label(line))}


def write_proofs(plugin: Path, proofs: Mapping[Label, str]) -> None:
    """Put each proof below its label; a label without one keeps what it has."""
    path = plugin.with_suffix(".labels")
    out: list[str] = []
    proof = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        label = _label(line)
        if label is not None:
            proof = proofs.get(label, "")
        if proof and _PROOF.match(line):
            continue
        out.append(line)
        if label is not None and proof:
            out.append(f"  {proof}")
    path.write_text("".join(f"{line}\n" for line in out), encoding="utf-8")


def _label(line: str) -> Label | None:
    found = _LABEL.match(line)
    return None if found is None else Label(int(found[1]), found[2])
