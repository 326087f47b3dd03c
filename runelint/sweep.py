"""A check of everything that some paths lead to: find the files, check each, put the results together."""

from __future__ import annotations

import os
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from runelint import engine
from runelint.crash import crash_message
from runelint.discovery import Candidate, Missing, Wanted, discover
from runelint.failure import Failure, RunelintError, Skip
from runelint.finding import Verdict
from runelint.reading import Taken, mode_of, take
from runelint.report.contents import Report
from runelint.report.frame import frame_lines
from runelint.syntax.source import Source
from runelint.trials import Later, OnDemand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from runelint.catalogue import Rule
    from runelint.confirm.claim import Suspect
    from runelint.finding import Finding, Span
    from runelint.trials import Confirming
    from runelint.workers import Lost

STDIN = "-"
STDIN_SHOWN = "<stdin>"
WHY_NOT_STDIN = "a plugin on stdin is not run: it has no folder to run in"

_WORTH_WORKERS = 8  # files; forking and asking two workers costs about as much as analysing two plugins


class Order(NamedTuple):
    """What to check. `read_stdin` gives the plugin that the path `-` stands for.

    `progress` hears what is being done, how much of it is done, and how much there is. `confirming` is None when
    findings are not to be tried, because of `why_not`. `jobs` processes work side by side.
    """

    paths: tuple[str, ...]
    rules: Sequence[Rule]
    cwd: str
    wanted: Wanted
    read_stdin: Callable[[], bytes]
    progress: Callable[[str, int, int], None]
    confirming: Confirming | None = None
    why_not: str = ""
    jobs: int = 1


class Checked(NamedTuple):
    """What came of one file: a report, or None after a failure; the source lines that its findings show.

    `untried` says why its findings could not be tried on this machine; empty when they could.
    """

    report: engine.FileReport | None
    failure: Failure | None = None
    lines: dict[tuple[str, int], str] = {}  # noqa: RUF012 - nobody changes it in place
    untried: str = ""


def sweep(order: Order) -> Report:
    """Return the report of a check; what goes wrong with one file is a failure in it, and the others are checked."""
    paths = [path for path in order.paths if path != STDIN]
    found = discover(paths, cwd=order.cwd, wanted=order.wanted)
    candidates = [item for item in found if isinstance(item, Candidate)]
    results = _Results()
    if len(paths) < len(order.paths):
        # A plugin on stdin finds the files that it sources from the working folder.
        path = os.path.join(order.cwd, STDIN_SHOWN)
        given = Candidate(path, STDIN_SHOWN, named=not order.wanted.by_content)
        order.progress("checking", 0, len(candidates) + 1)
        with OnDemand(None, WHY_NOT_STDIN) as confirmer:
            results.add(_checked(order, given, confirmer, given=True))
    for checked in _checked_files(order, candidates):
        results.add(checked)
    return Report(
        files=results.files,
        plugins=results.plugins,
        findings=_in_order(results.findings),
        skipped=tuple(sorted([*(item for item in found if isinstance(item, Skip)), *results.skipped], key=_path)),
        failures=tuple(sorted([*(item for item in found if isinstance(item, Failure)), *results.failures], key=_path)),
        missing=tuple(Failure(item.shown, "does not exist") for item in found if isinstance(item, Missing)),
        lines=results.lines,
        untried=results.untried or order.why_not,
    )


@dataclass(slots=True)
class _Results:
    """What came of the files so far."""

    files: int = 0
    plugins: int = 0
    findings: list[Finding] = field(default_factory=list)
    skipped: list[Skip] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    lines: dict[tuple[str, int], str] = field(default_factory=dict)
    untried: str = ""

    def add(self, checked: Checked) -> None:
        """Take up what came of one file."""
        self.files += 1
        self.untried = self.untried or checked.untried
        self.lines |= checked.lines
        if checked.failure is not None:
            self.failures.append(checked.failure)
        file = checked.report
        if file is not None:
            self.plugins += file.kind == "plugin"
            self.findings += file.findings
            self.failures += file.failures
            if file.skipped is not None:
                self.skipped.append(file.skipped)


def _checked_files(order: Order, candidates: Sequence[Candidate]) -> list[Checked]:
    """Return what came of each candidate, in their order.

    Many files are shared out among workers. Of few, only the confirmations are, which take much longer: no process is
    started for a clean result.
    """
    if len(candidates) < _WORTH_WORKERS:
        return _checked_first(order, candidates) if order.confirming else _checked_here(order, candidates)
    doing = "checking and trying findings" if order.confirming else "checking"
    answers = _shared_out(order, len(candidates), doing, lambda number, by: _checked(order, candidates[number], by))
    return [
        answer if isinstance(answer, Checked) else Checked(None, Failure(candidate.shown, _lost("checked it", answer)))
        for candidate, answer in zip(candidates, answers, strict=True)
    ]


def _checked_here(order: Order, candidates: Sequence[Candidate]) -> list[Checked]:
    """Return what came of each candidate when none of the findings is to be tried."""
    results: list[Checked] = []
    with OnDemand(None, order.why_not) as nobody:
        for number, candidate in enumerate(candidates):
            order.progress("checking", number, len(candidates))
            results.append(_checked(order, candidate, nobody))
    return results


def _checked_first(order: Order, candidates: Sequence[Candidate]) -> list[Checked]:
    """Return what came of each candidate when all are checked before any finding is tried."""
    suspects: dict[int, Suspect] = {}
    reports: dict[int, engine.FileReport] = {}
    results: list[Checked] = []
    for number, candidate in enumerate(candidates):
        order.progress("checking", number, len(candidates))
        checked = _checked(order, candidate, Later(suspects, number))
        results.append(checked)
        if checked.report is not None:
            reports[number] = checked.report
    numbers = list(suspects)

    def attempt(index: int, confirmer: OnDemand) -> Checked:
        number = numbers[index]
        report = engine.tried(reports[number], suspects[number], confirmer)
        return results[number]._replace(report=report, untried=confirmer.untried)

    for number, answer in zip(numbers, _shared_out(order, len(numbers), "trying findings", attempt), strict=True):
        if isinstance(answer, Checked):
            results[number] = answer
        else:
            failure = Failure(reports[number].path, _lost("tried its findings", answer))
            results[number] = results[number]._replace(failure=failure)
    return results


def _lost(did: str, lost: Lost) -> str:
    return f"the process that {did} was lost: {lost.reason}"


def _shared_out(order: Order, count: int, doing: str, work: Callable[[int, OnDemand], Checked]) -> list[Checked | Lost]:
    """Return the results of `count` pieces of work: done by workers where there are several of both, otherwise here."""

    @contextmanager
    def ready() -> Iterator[Callable[[int], Checked]]:
        with OnDemand(order.confirming, order.why_not) as confirmer:
            yield lambda number: work(number, confirmer)

    answers: dict[int, Checked | Lost] = {}
    if min(order.jobs, count) <= 1:
        with ready() as one:
            for number in range(count):
                order.progress(doing, number, count)
                answers[number] = one(number)
    else:
        from runelint.workers import done_by_workers

        order.progress(doing, 0, count)
        with closing(done_by_workers(ready, count, jobs=order.jobs)) as done:
            for number, answer in done:
                answers[number] = answer
                order.progress(doing, len(answers), count)
    return [answers[number] for number in range(count)]


def _checked(order: Order, candidate: Candidate, confirmer: Later | OnDemand, *, given: bool = False) -> Checked:
    """Return what came of one file; `given` is the one whose text is on stdin."""
    shown = candidate.shown
    try:
        taken = Taken(order.read_stdin(), candidate.path) if given else take(candidate.path)
        report = engine.check_text(
            taken,
            shown,
            path=candidate.path,
            named=candidate.named,
            rules=order.rules,
            confirmer=confirmer,
            mode=None if given else mode_of(candidate.path),
        )
    except RunelintError as cause:
        return Checked(None, Failure(shown, str(cause)))
    except Exception as cause:  # noqa: BLE001 - a mistake of ours in one file must not cost the others
        return Checked(None, Failure(shown, crash_message(cause)))
    is_own = given or not engine.leads_away(candidate.path, taken.real)
    own = Source.from_bytes(shown, taken.content) if is_own else Source(shown, "")
    lines = _lines(order, report.findings, {shown: own}, os.path.dirname(candidate.path))
    return Checked(report, lines=lines, untried=confirmer.untried)


def _lines(
    order: Order, findings: Iterable[Finding], sources: dict[str, Source], folder: str
) -> dict[tuple[str, int], str]:
    """Return the lines that the findings' frames show; a finding may stand in a sourced file."""
    lines: dict[tuple[str, int], str] = {}
    for span in (finding.span for finding in findings):
        if span.path not in sources:
            sources[span.path] = _sourced(os.path.join(order.cwd, span.path), span.path, folder)
        source = sources[span.path]
        for number in frame_lines(span):
            if 1 <= number <= source.line_count():
                lines[span.path, number] = source.line(number)
    return lines


def _sourced(absolute: str, path: str, folder: str) -> Source:
    """Return a sourced file; empty, so that no frame is shown, when it is far from the plugin or cannot be read."""
    if not engine.is_near(absolute, folder):
        return Source(path, "")
    try:
        taken = take(absolute)
    except RunelintError:
        return Source(path, "")
    return Source.from_bytes(path, taken.content) if engine.is_near(absolute, folder, taken.real) else Source(path, "")


_WEIGHT = {Verdict.CONFIRMED: 0, Verdict.UNDECIDED: 1, Verdict.NOT_RUN: 2, Verdict.REFUTED: 3}


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings by place, each once though several plugins may source the file that it stands in.

    Where they disagree about it, what one plugin has shown counts more than what another has not.
    """
    ordered = sorted(findings, key=lambda found: (found.span, found.code, _WEIGHT[found.verdict], repr(found)))
    unique: dict[tuple[Span, str, str], Finding] = {}
    for found in ordered:
        unique.setdefault((found.span, found.code, found.message), found)
    return tuple(unique.values())


def _path(item: Skip | Failure) -> str:
    return item.path
