"""Which witness of a whole report is to be repeated."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING, Any, cast

import click

if TYPE_CHECKING:
    from runelint.runner.scenario import Json


def witness_in(report: dict[str, Any], plugin: str, number: int | None) -> Json:
    """Return the witness of finding `number` (from 1) of a report, or else the only one that is about `plugin`.

    Raises UsageError that names those that there are.
    """
    findings = report["findings"] if isinstance(report["findings"], list) else []
    held = {at: found for at, found in enumerate(findings, 1) if isinstance(found, dict) and _has_witness(found)}
    if number is not None:
        if number not in held:
            raise click.UsageError(f"Finding {number} of the report has no witness. {_those(held)}")
        return cast("Json", held[number]["witness"])
    about = {at: found for at, found in held.items() if _is_about(found, plugin)}
    if len(about) != 1:
        there_are = f"{len(about)} witnesses" if about else "no witness"
        raise click.UsageError(
            f"The report has {there_are} about {plugin}: choose with --finding. {_those(about or held)}"
        )
    return cast("Json", next(iter(about.values()))["witness"])


def _has_witness(finding: dict[str, Any]) -> bool:
    return isinstance(finding.get("witness"), dict) and bool(finding["witness"])


def _is_about(finding: dict[str, Any], plugin: str) -> bool:
    """Return whether the witness is a run of `plugin`; the finding itself may stand in a file that it sources."""
    names = {str(finding.get("path", ""))}
    try:
        words = shlex.split(str(finding["witness"].get("replay", "")))
    except ValueError:
        words = []
    names.update(words[2:3])
    return os.path.normpath(plugin) in {os.path.normpath(name) for name in names if name}


def _those(held: dict[int, dict[str, Any]]) -> str:
    """Return the findings that have a witness, in words."""
    told = [f"{at} ({found.get('code')} at {found.get('path')}:{found.get('line')})" for at, found in held.items()]
    return f"There are: {', '.join(told)}." if told else "There are none in it."
