"""Claims that are not true: every event of a kind is said to break a rule, and the verdicts are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.catalogue import load_rules
from runelint.confirm.claim import Claim, Suspect
from runelint.confirm.confirmer import Confirmer
from runelint.engine import sourced_reader, span_of
from runelint.finding import Finding, Verdict
from runelint.flow.behaviour import analyse
from runelint.rulekit import Emit, Hit, Query, Record, Run, Write
from runelint.syntax import Source, parse

if TYPE_CHECKING:
    from pathlib import Path

    from runelint.runner.supervise import Sandbox


def planted(
    text: str, folder: Path, sandbox: Sandbox, code: str, kind: type[Write | Run | Emit | Record | Query]
) -> list[Verdict]:
    """Return the verdicts on claims that every event of a kind in a plugin breaks a rule."""
    path = folder / "plugin.sh"
    path.write_text(text, encoding="utf-8")
    source = Source.from_bytes(path.name, path.read_bytes())
    script = parse(source.text)
    behaviour = analyse(source, script, str(path), sourced_reader(source, str(path)))
    rule = next(rule for rule in load_rules() if rule.code == code)
    hits = {
        event.where.place: (Hit(event.where.place, "planted", event), run)
        for run in behaviour.paths
        for event in run.events
        if isinstance(event, kind)
    }
    claims = tuple(
        Claim(Finding(code, rule.name, rule.severity, span_of(place), "planted"), rule, hit, run)
        for place, (hit, run) in hits.items()
    )
    suspect = Suspect(path.name, str(path), source, script, behaviour, claims)
    return [confirmation.verdict for confirmation in Confirmer(sandbox)(suspect)]
