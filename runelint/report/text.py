"""The report that a person reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.finding import Severity, Verdict
from runelint.report.escape import columns, visible
from runelint.report.frame import frame
from runelint.report.palette import STYLE_OF_SEVERITY, Palette, Style
from runelint.report.wrap import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.finding import Finding, Note, Span
    from runelint.report.contents import Report


def text_report(
    report: Report, *, width: int, colour: bool, refuted: bool, summary: bool, told: bool = False
) -> Iterator[str]:
    """Yield the report piece by piece, each with its line end; `refuted` findings are left out unless asked for.

    `told`: what was skipped has been told to the user.
    """
    palette = Palette(colour)
    for finding in report.findings if refuted else report.standing:
        lines = _finding(finding, report, width=width, palette=palette)
        yield "".join(f"{line}\n" for line in lines) + "\n"
    if summary:
        for line in wrapped(_summary(report, told=told), width=width):
            style = Style.GOOD if not report.standing and report.plugins else Style.STRONG
            yield palette.paint(line, style) + "\n"


def _finding(finding: Finding, report: Report, *, width: int, palette: Palette) -> list[str]:
    """Return the lines about one finding: what, where, how it comes to that, what RUNE makes of it, what to do."""
    lines = [*_headline(finding, width, palette)]
    lines += wrapped(finding.message, width=width, first="  ", rest="  ")
    style = STYLE_OF_SEVERITY[finding.severity]
    shown = frame(finding.span, report.lines, width=width, palette=palette, style=style)
    lines += ["", *shown, ""] if shown else []
    if finding.steps:
        lines.append("  " + palette.paint("How it comes to that:", Style.STRONG))
        for number, step in enumerate(finding.steps, 1):
            lines += _note(step, finding.span, first=f"  {number:>3}. ", width=width)
    for note in finding.related:
        lines += _labelled("See also", _note_text(note, finding.span), width, palette)
    if finding.answer and not (finding.witness and finding.witness.answer):
        lines += wrapped(finding.answer, width=width, first="  ", rest="  ")
    if finding.advice:
        lines += _labelled("What to do", finding.advice, width, palette)
    if finding.verdict is not Verdict.NOT_RUN or (finding.reason and finding.reason != report.untried):
        from runelint.report.witness import verdict_lines

        lines += verdict_lines(finding, width=width, palette=palette)
    return lines


def _headline(finding: Finding, width: int, palette: Palette) -> list[str]:
    """Return the place and the rule's name, on two lines when they are too long for one."""
    span = finding.span
    place = f"{visible(span.path)}:{span.line}:{span.column}:"
    rule = f"{finding.severity.value} {finding.code} {finding.name}"
    painted = palette.paint(rule, STYLE_OF_SEVERITY[finding.severity])
    painted_place = palette.paint(place, Style.STRONG)
    if columns(place) + 1 + len(rule) > width:
        return [painted_place, f"  {painted}"]
    return [f"{painted_place} {painted}"]


def _note(note: Note, home: Span, *, first: str, width: int) -> list[str]:
    return wrapped(_note_text(note, home), width=width, first=first, rest=" " * len(first))


def _note_text(note: Note, home: Span) -> str:
    """Return the note after its place; the path is said only when it is another one than the finding's."""
    line = f"line {note.span.line}"
    if note.span.path != home.path:
        line = f"{visible(note.span.path)}:{note.span.line}"
    return f"{line}: {note.message}"


def _labelled(label: str, text: str, width: int, palette: Palette) -> list[str]:
    """Return `text` after its label, which is painted only once the lines are measured."""
    first, *rest = wrapped(f"{label}: {text}", width=width, first="  ", rest="    ")
    painted = palette.paint(f"{label}:", Style.STRONG)
    return [first.replace(f"{label}:", painted, 1), *rest]


def _summary(report: Report, *, told: bool) -> str:
    """Return the closing sentence: what was checked, and what came of it."""
    left_out = len(report.failures) + len(report.missing)
    incomplete = f" {_counted(left_out, 'path')} could not be checked." if left_out else ""
    checked = f"{_counted(report.plugins, 'plugin')} checked"
    if report.standing:
        counts = [(report.count(severity), severity) for severity in Severity]
        found = ", ".join(_level(count, severity) for count, severity in counts if count)
        return f"{checked}: {found}.{_verdicts(report)}{incomplete}"
    if not report.plugins:
        hint = (
            "" if told or all(skip.named for skip in report.skipped) else " Option -v tells what is skipped, and why."
        )
        return f"No plugin found, so nothing was checked.{incomplete}{hint}"
    return f"{checked}: nothing to report.{_verdicts(report)}{incomplete}"


def _verdicts(report: Report) -> str:
    """Return the sentence about what real runs said; empty when there were none."""
    verdicts = [finding.verdict for finding in report.findings]
    words = [
        f"{verdicts.count(verdict)} {verdict.value}"
        for verdict in (Verdict.CONFIRMED, Verdict.UNDECIDED, Verdict.REFUTED)
        if verdict in verdicts
    ]
    hint = " (shown with --all)" if Verdict.REFUTED in verdicts else ""
    return f" Real runs: {', '.join(words)}{hint}." if words else ""


def _level(count: int, severity: Severity) -> str:
    return f"{count} info" if severity is Severity.INFO else _counted(count, severity.value)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
