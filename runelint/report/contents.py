"""What a report is about: the findings of a check and all that a reader must know besides."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from runelint.finding import Severity, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from runelint.failure import Failure, Skip
    from runelint.finding import Finding


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one check: `files` were looked at, and `plugins` of them are plugins.

    `missing` are paths that the user named and that are not there. `lines` holds the source lines that the findings
    show, by path and number. `untried` says why findings were not tried in a sandbox; it is empty when they were.
    """

    files: int
    plugins: int
    findings: tuple[Finding, ...] = ()
    skipped: tuple[Skip, ...] = ()
    failures: tuple[Failure, ...] = ()
    missing: tuple[Failure, ...] = ()
    lines: Mapping[tuple[str, int], str] = field(default_factory=dict)
    untried: str = ""

    @property
    def standing(self) -> tuple[Finding, ...]:
        """Return the findings that no real run has refuted: they alone count."""
        return tuple(found for found in self.findings if found.verdict is not Verdict.REFUTED)

    def count(self, severity: Severity) -> int:
        """Return how many standing findings have this severity."""
        return sum(finding.severity is severity for finding in self.standing)

    def reaches(self, level: Severity) -> bool:
        """Return whether some standing finding is as severe as `level`, or more."""
        order = list(Severity)
        return any(order.index(finding.severity) <= order.index(level) for finding in self.standing)
