"""The pipeline on one screen: bytes → tree → every imagined run → rules → findings → what real runs say of them."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from runelint.classify import Kind, is_bootstrap, is_library, kind_of
from runelint.crash import crash_message
from runelint.endurance import Bound, ExhaustedError
from runelint.failure import Failure, RunelintError, Skip
from runelint.finding import Confirmation, Finding, Note, Span, Verdict
from runelint.flow.behaviour import Behaviour, analyse
from runelint.narration import Way
from runelint.project import kept_back
from runelint.reading import UNREAL, Taken, take
from runelint.syntax import Source, parse
from runelint.syntax.blemishes import blemish_in, mended
from runelint.syntax.nodes import SyntaxProblem
from runelint.syntax.script_file import ScriptFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from runelint.catalogue import Rule
    from runelint.confirm.claim import Confirmer, Suspect
    from runelint.flow.behaviour import Path
    from runelint.flow.machine import FileReader
    from runelint.flow.place import Place
    from runelint.rulekit import Hit
    from runelint.syntax.nodes import Script

_WHY_SKIPPED = {
    Kind.LIBRARY: "a library: it is checked through the plugins that source it",
    Kind.SCRIPT: "a Bash script that does not speak to RUNE",
    Kind.OTHER: "not a Bash script",
}


_Result = TypeVar("_Result")
# What the check of one file may take, without runs: many times what the largest script that a person wrote does.
_SECONDS = 20
_MEMORY = 1 << 30


class FileReport(NamedTuple):
    """What was found in one file. `kind` is a value of `Kind`; `skipped` says why its rules were not asked."""

    path: str
    kind: str
    findings: tuple[Finding, ...] = ()
    skipped: Skip | None = None
    failures: tuple[Failure, ...] = ()


def check_text(
    content: bytes | Taken,
    shown: str,
    *,
    path: str,
    named: bool,
    rules: Sequence[Rule],
    confirmer: Confirmer | None = None,
    mode: int | None = None,
) -> FileReport:
    """Return the report on the script `content`, which the user knows as `shown` and which stands at `path`.

    `named` means that the user named the file: it is taken for a plugin although it does not speak to RUNE. The plugin
    is executed by `confirmer` only, and only when there are findings. `mode` are the file's permission bits, if they
    are known. Nothing is quoted of content that was taken from far away.

    Where CRs and the like break it, the text is looked at without them: what follows from them is not reported as well.
    """
    taken = content if isinstance(content, Taken) else Taken(content, os.path.realpath(path))
    report, suspect = affordable(lambda: _examined(taken, shown, path=path, named=named, rules=rules, mode=mode))
    if confirmer is None or suspect is None or not report.findings:
        return report
    return tried(report, suspect(), confirmer)


def affordable(work: Callable[[], _Result]) -> _Result:
    """Return what `work` on one file returns. Raises RunelintError when it takes more than that may."""
    bound = Bound(_SECONDS, _MEMORY)
    try:
        with bound:
            return work()
    except ExhaustedError as exhausted:
        if exhausted.bound is not bound:
            raise
        raise RunelintError(f"cannot be checked: that would take {exhausted.reason}") from exhausted


def _examined(
    taken: Taken, shown: str, *, path: str, named: bool, rules: Sequence[Rule], mode: int | None
) -> tuple[FileReport, Callable[[], Suspect] | None]:
    """Return what is found without a run, and what makes it ready to be tried, if it is a plugin."""
    written = Source.from_bytes(shown, taken.content, private=leads_away(path, taken.real))
    source = _mended(written)
    script = parse(source.text)
    blemish = None if source is written else blemish_in(written.text, script)
    if blemish is None and source is not written:
        source, script = written, parse(written.text)
    problems: tuple[SyntaxProblem, ...] = ()
    if script.problems:
        script, problems = _second_opinion(source, script)
    kind = kind_of(source.text, script)
    if kind is Kind.SCRIPT and named:
        kind = Kind.LIBRARY if is_library(script) else Kind.PLUGIN
    if kind is Kind.PLUGIN and not named and is_bootstrap(source.text, script):
        kind = Kind.LIBRARY
    collector = _Collector(shown, path, list(rules))
    if kind is not Kind.OTHER and (kind is Kind.PLUGIN or not all(problem.limit for problem in problems)):
        collector.ask_about_problems(source, problems)
    if kind is not Kind.PLUGIN:
        return collector.report(kind, Skip(shown, _WHY_SKIPPED[kind], named)), None
    collector.ask_about_file(ScriptFile(written, blemish, mode))
    behaviour = None
    if not any(not problem.limit for problem in problems):
        behaviour = analyse(source, script, path, sourced_reader(source, path))
        collector.ask_about_runs(behaviour)
    report = collector.report(kind)
    return report, lambda: collector.suspect(source, script, behaviour)


def _mended(source: Source) -> Source:
    """Return the source as its author sees it, which is `source` itself when nothing in it is hidden."""
    text = mended(source.text)
    return source if text == source.text else Source(source.path, text, source.private)


def tried(report: FileReport, suspect: Suspect, confirmer: Confirmer) -> FileReport:
    """Return `report` with what real runs say about each finding."""
    try:
        confirmations = confirmer(suspect)
    except Exception as cause:  # noqa: BLE001 - a mistake of ours while a finding is tried must not cost the finding
        confirmations = [Confirmation(Verdict.NOT_RUN, "the attempt failed", mistake=cause)] * len(report.findings)
    mistakes = [answer.mistake for answer in confirmations if answer.mistake is not None]
    told = dict.fromkeys(str(cause) if isinstance(cause, RunelintError) else crash_message(cause) for cause in mistakes)
    failures = (Failure(report.path, f"findings could not be tried: {named}") for named in told)
    report = report._replace(failures=(*report.failures, *failures))
    return with_confirmations(report, [_repeatable(answer, report.path) for answer in confirmations])


def _repeatable(answer: Confirmation, shown: str) -> Confirmation:
    """Return the confirmation, its witness with the command that repeats the run of the plugin `shown`."""
    witness = answer.witness
    if witness is None or witness.replay:
        return answer
    from runelint.contract.bpcs.messages import default_message
    from runelint.report.replay import replay_command

    command = replay_command(shown, witness.scenario, default_message())
    return answer._replace(witness=witness._replace(replay=command))


def with_confirmations(report: FileReport, confirmations: Sequence[Confirmation]) -> FileReport:
    """Return `report` with a confirmation for each finding, in their order."""
    pairs = zip(report.findings, confirmations, strict=True)
    return report._replace(
        findings=tuple(
            finding._replace(verdict=answer.verdict, reason=answer.reason, witness=answer.witness)
            for finding, answer in pairs
        )
    )


def _second_opinion(source: Source, script: Script) -> tuple[Script, tuple[SyntaxProblem, ...]]:
    """Return the tree to go on with and what is wrong, after asking the other parser and Bash itself."""
    from runelint.syntax.second_opinion import second_opinion

    first = script.problems[0]
    if first.limit:
        return script, (first,)
    opinion = second_opinion(source.text)
    if opinion.accepted_by_bash is False or (opinion.accepted_by_bash is None and opinion.script is None):
        return script, (_as_bash_says(source, first, opinion.line, opinion.message),)
    gap = SyntaxProblem(first.start, first.end, first.message, limit=True)
    return opinion.script or script, (gap,)


def _as_bash_says(source: Source, problem: SyntaxProblem, line: int | None, message: str) -> SyntaxProblem:
    """Return `problem` where Bash sees it."""
    if line is None or line > source.line_count():
        return problem
    if source.position(problem.start).line == line:
        return problem
    start = source.offset(line)
    return SyntaxProblem(start, start + len(source.line(line)), message or problem.message, limit=False)


def sourced_reader(source: Source, path: str) -> FileReader:
    """Return a function that gives sourced files, under the name by which the user would find them."""
    here = os.path.dirname(path)

    def sourced(path: str) -> Source | None:
        if os.path.realpath(path).startswith(UNREAL):
            return None
        try:
            taken = take(path)
        except RunelintError:
            return None
        inside = path.startswith(here.rstrip("/") + "/")
        shown = os.path.join(os.path.dirname(source.path), path[len(here) :].lstrip("/")) if inside else path
        return Source.from_bytes(shown, taken.content, private=not is_near(path, here, taken.real))

    return sourced


def is_near(path: str, folder: str, real: str | None = None) -> bool:
    """Return whether the file is really below `folder` or the one above it: what a module's plugins share is there.

    What may hold credentials is not. `real` is where it stood when it was read, if that is known; empty when it has
    changed meanwhile.
    """
    here = os.path.realpath(folder)
    real = os.path.realpath(path) if real is None else real
    return real.startswith(os.path.dirname(here).rstrip("/") + "/") and not kept_back(real, here)


def leads_away(path: str, real: str | None = None) -> bool:
    """Return whether the plugin is a link to a file that is far from it: a stranger's link can lead to any file."""
    return not is_near(path, os.path.dirname(path), real)


class _Found(NamedTuple):
    """A hit of a rule, and the path that it was seen on."""

    rule: Rule
    hit: Hit
    path: Path | None


class _Collector:
    """Asks the rules, and keeps one finding for each code and place: the one with the shortest way to it."""

    def __init__(self, shown: str, path: str, rules: list[Rule]) -> None:
        """Begin with nothing found."""
        self._shown = shown
        self._path = path
        self._rules = rules
        self._found: dict[tuple[str, int, int, int], _Found] = {}
        self._failures: list[Failure] = []
        self._pairs: list[tuple[Finding, _Found]] | None = None

    def report(self, kind: Kind, skipped: Skip | None = None) -> FileReport:
        """Return what was found, in order of place."""
        findings = tuple(finding for finding, _ in self._told())
        return FileReport(self._shown, kind.value, findings, skipped, tuple(self._failures))

    def suspect(self, source: Source, script: Script, behaviour: Behaviour | None) -> Suspect:
        """Return what a confirmation needs, with a claim for each finding of the report, in its order."""
        from runelint.confirm.claim import Claim, Suspect

        claims = tuple(Claim(finding, each.rule, each.hit, each.path) for finding, each in self._told())
        return Suspect(self._shown, self._path, source, script, behaviour, claims)

    def _told(self) -> list[tuple[Finding, _Found]]:
        """Return what was found, in order of place, each with the finding that tells of it."""
        if self._pairs is None:
            pairs = [pair for found in self._by_path() for pair in _findings(found)]
            self._pairs = sorted(pairs, key=lambda pair: (pair[0].span, pair[0].code))
        return self._pairs

    def _by_path(self) -> Iterable[list[_Found]]:
        """Return what was found on each path: as many ways as there are paths would fill the memory."""
        groups: dict[int, list[_Found]] = {}
        for each in self._found.values():
            groups.setdefault(id(each.path), []).append(each)
        return groups.values()

    def ask_about_problems(self, source: Source, problems: tuple[SyntaxProblem, ...]) -> None:
        """Ask every rule that looks at what could not be parsed."""
        for rule in self._rules:
            check = rule.check_problems
            if check is not None and problems:
                self._take(rule, None, partial(check, source, problems))

    def ask_about_file(self, file: ScriptFile) -> None:
        """Ask every rule that looks at the file itself."""
        for rule in self._rules:
            check = rule.check_file
            if check is not None:
                self._take(rule, None, partial(check, file))

    def ask_about_runs(self, behaviour: Behaviour) -> None:
        """Ask every rule about the plugin's runs."""
        for rule in self._rules:
            whole, one = rule.check_behaviour, rule.check
            if whole is not None:
                self._take(rule, None, partial(whole, behaviour))
            if one is not None:
                for path in behaviour.paths:
                    self._take(rule, path, partial(one, path))

    def _take(self, rule: Rule, path: Path | None, ask: Callable[[], Iterable[Hit]]) -> None:
        try:
            for hit in ask():
                key = (rule.code, id(hit.place.source), hit.place.start, hit.place.end)
                known = self._found.get(key)
                if known is None or _length(path) < _length(known.path):
                    self._found[key] = _Found(rule, hit, path)
        except Exception as cause:  # noqa: BLE001 - a rule is anybody's code; the others must not be lost with it
            failure = Failure(self._shown, f"{rule.code} failed: {crash_message(cause)}")
            if failure not in self._failures:
                self._failures.append(failure)


def _length(path: Path | None) -> int:
    return 0 if path is None else path.length


def _findings(found: list[_Found]) -> Iterator[tuple[Finding, _Found]]:
    """Yield what was found on one path, each with the finding that tells of it."""
    path = found[0].path
    way = None if path is None else Way(path)
    for each in found:
        yield _finding(each, way), each


def _finding(found: _Found, way: Way | None) -> Finding:
    rule, hit = found.rule, found.hit
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=hit.severity or rule.severity,
        span=span_of(hit.place),
        message=hit.message,
        answer=rule.answer,
        advice=rule.advice,
        steps=() if way is None else tuple(Note(span_of(place), text) for place, text in way.steps_to(hit.event)),
        related=tuple(Note(span_of(place), text) for place, text in hit.related),
    )


def span_of(place: Place) -> Span:
    """Return `place` in lines and columns; what goes over several lines ends with its first one's text."""
    start = place.source.position(place.start)
    end = place.source.position(max(place.end, place.start))
    return Span(place.source.path, start.line, start.column, end.line, end.column)
