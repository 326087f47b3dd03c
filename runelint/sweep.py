"""A check of everything that some paths lead to: find the files, check each, put the results together."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from runelint import engine
from runelint.crash import crash_message
from runelint.discovery import Candidate, Missing, Wanted, discover, read
from runelint.failure import Failure, RunelintError, Skip
from runelint.report.contents import Report
from runelint.report.frame import frame_lines
from runelint.syntax.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from runelint.catalogue import Rule
    from runelint.finding import Finding, Span

STDIN = "-"
STDIN_SHOWN = "<stdin>"


class Order(NamedTuple):
    """What to check. `read_stdin` gives the plugin that the path `-` stands for; `progress` hears of each file."""

    paths: tuple[str, ...]
    rules: Sequence[Rule]
    cwd: str
    wanted: Wanted
    read_stdin: Callable[[], bytes]
    progress: Callable[[int, int], None]


def sweep(order: Order) -> Report:
    """Return the report of a check; what goes wrong with one file is a failure in it, and the others are checked."""
    paths = [path for path in order.paths if path != STDIN]
    found = discover(paths, cwd=order.cwd, wanted=order.wanted)
    candidates = [item for item in found if isinstance(item, Candidate)]
    if len(paths) < len(order.paths):
        # A plugin on stdin finds the files that it sources from the working folder.
        path = os.path.join(order.cwd, STDIN_SHOWN)
        given = Candidate(path, STDIN_SHOWN, named=not order.wanted.by_content)
        candidates.insert(0, given)
    result = _Result(order, candidates[0] if len(paths) < len(order.paths) else None)
    for done, candidate in enumerate(candidates):
        order.progress(done, len(candidates))
        result.add(candidate)
    order.progress(len(candidates), len(candidates))
    missing = [item for item in found if isinstance(item, Missing)]
    found_skips = [item for item in found if isinstance(item, Skip)]
    found_failures = [item for item in found if isinstance(item, Failure)]
    return Report(
        files=len(candidates),
        plugins=result.plugins,
        findings=_in_order(result.findings),
        skipped=tuple(sorted([*found_skips, *result.skipped], key=_path)),
        failures=tuple(sorted([*found_failures, *result.failures], key=_path)),
        missing=tuple(Failure(item.shown, "does not exist") for item in missing),
        lines=result.lines,
    )


@dataclass(slots=True)
class _Result:
    """What came of the files so far. `on_stdin` is the one whose text is not in a file."""

    order: Order
    on_stdin: Candidate | None
    plugins: int = 0
    findings: list[Finding] = field(default_factory=list)
    skipped: list[Skip] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    lines: dict[tuple[str, int], str] = field(default_factory=dict)

    def add(self, candidate: Candidate) -> None:
        """Check one file and take up the result."""
        shown = candidate.shown
        try:
            content = self._content(candidate)
            file = engine.check_text(content, shown, path=candidate.path, named=candidate.named, rules=self.order.rules)
        except RunelintError as cause:
            self.failures.append(Failure(shown, str(cause)))
            return
        except Exception as cause:  # noqa: BLE001 - a mistake of ours in one file must not cost the others
            self.failures.append(Failure(shown, crash_message(cause)))
            return
        self.plugins += file.kind == "plugin"
        self.findings += file.findings
        self.failures += file.failures
        if file.skipped is not None:
            self.skipped.append(file.skipped)
        if file.findings:
            self._keep_lines(file.findings, {shown: Source.from_bytes(shown, content)}, os.path.dirname(candidate.path))

    def _content(self, candidate: Candidate) -> bytes:
        return self.order.read_stdin() if candidate is self.on_stdin else read(candidate.path)

    def _keep_lines(self, findings: Iterable[Finding], sources: dict[str, Source], folder: str) -> None:
        """Keep the lines that the findings' frames show; a finding may stand in a sourced file."""
        for span in (finding.span for finding in findings):
            if span.path not in sources:
                sources[span.path] = self._sourced(span.path, folder)
            source = sources[span.path]
            for number in frame_lines(span):
                if 1 <= number <= source.line_count():
                    self.lines[span.path, number] = source.line(number)

    def _sourced(self, path: str, folder: str) -> Source:
        """Return a sourced file; empty, so that no frame is shown, when it is far from the plugin or cannot be read."""
        absolute = os.path.join(self.order.cwd, path)
        try:
            return Source.from_bytes(path, read(absolute)) if engine.is_near(absolute, folder) else Source(path, "")
        except RunelintError:
            return Source(path, "")


def _path(item: Skip | Failure) -> str:
    return item.path


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings by place, each once though several plugins may source the file that it stands in."""
    ordered = sorted(findings, key=lambda found: (found.span, found.code, repr(found)))
    unique: dict[tuple[Span, str, str], Finding] = {}
    for found in ordered:
        unique.setdefault((found.span, found.code, found.message), found)
    return tuple(unique.values())
