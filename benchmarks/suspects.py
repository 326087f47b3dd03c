"""Plugins as the confirmation sees them, with claims that need not be true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.catalogue import load_rules
from runelint.confirm.claim import Claim, Suspect
from runelint.engine import sourced_reader, span_of
from runelint.finding import Finding
from runelint.flow.behaviour import analyse
from runelint.rulekit import Hit
from runelint.syntax import Source, parse

if TYPE_CHECKING:
    from pathlib import Path

    from runelint.flow.events import Event


def suspect_of(plugin: Path) -> Suspect:
    """Return a plugin without claims."""
    source = Source.from_bytes(str(plugin), plugin.read_bytes())
    script = parse(source.text)
    path = str(plugin.resolve())
    return Suspect(str(plugin), path, source, script, analyse(source, script, path, sourced_reader(source, path)), ())


def accusations(suspect: Suspect, code: str, kind: type[Event]) -> list[Claim]:
    """Return claims that every event of a kind breaks a rule, each on the first path that it is on."""
    rule = next(rule for rule in load_rules() if rule.code == code)
    found: dict[object, Claim] = {}
    for path in suspect.behaviour.paths if suspect.behaviour is not None else ():
        for event in path.events:
            if isinstance(event, kind):
                place = event.where.place
                finding = Finding(code, rule.name, rule.severity, span_of(place), "planted")
                found.setdefault(place, Claim(finding, rule, Hit(place, "planted", event), path))
    return list(found.values())
