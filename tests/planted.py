"""Claims that are not true: every event of a kind is said to break a rule, and the verdicts are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.suspects import accusations, suspect_of
from runelint.confirm.confirmer import Confirmer

if TYPE_CHECKING:
    from pathlib import Path

    from runelint.finding import Verdict
    from runelint.flow.events import Event
    from runelint.runner.supervise import Sandbox


def planted(text: str, folder: Path, sandbox: Sandbox, code: str, kind: type[Event]) -> list[Verdict]:
    """Return the verdicts on claims that every event of a kind in a plugin breaks a rule."""
    path = folder / "plugin.sh"
    path.write_text(text, encoding="utf-8")
    suspect = suspect_of(path)
    accused = suspect._replace(claims=tuple(accusations(suspect, code, kind)))
    return [confirmation.verdict for confirmation in Confirmer(sandbox)(accused)]
