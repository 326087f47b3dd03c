"""The pages about the rules: the list of all, and what one of them means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.reading import read
from runelint.report.escape import visible
from runelint.report.palette import STYLE_OF_SEVERITY, Palette, Style
from runelint.report.wrap import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from runelint.catalogue import Rule

_SECTIONS = ("What", "Why", "Do")
_MARK = re.compile(r"^[ \t]*# expect(?:-at)?:.*\n?|[ \t]*# expect(?:-at)?:.*", re.MULTILINE)


def rule_list(rules: Sequence[Rule], *, colour: bool) -> str:
    """Return one line for each rule: code, level, name."""
    palette = Palette(colour)
    lines = []
    for rule in rules:
        level = palette.paint(f"{rule.severity.value:<7}", STYLE_OF_SEVERITY[rule.severity])
        lines.append(f"{rule.code}  {level}  {rule.name}\n")
    return "".join(lines)


def rule_page(rule: Rule, *, width: int, colour: bool) -> str:
    """Return what the rule reports, why it matters to RUNE, what to do, and an example of each kind.

    Raises RunelintError when the rule's page cannot be read.
    """
    palette = Palette(colour)
    level = palette.paint(rule.severity.value, STYLE_OF_SEVERITY[rule.severity])
    lines = [f"{palette.paint(f'{rule.code} {rule.name}', Style.STRONG)} ({level})", ""]
    sections = _sections(read(rule.folder / "rule.md").decode("utf-8", "surrogateescape"))
    for title in _SECTIONS:
        if title in sections:
            lines += [palette.paint(title, Style.STRONG), *_body(sections[title], width), ""]
    for title, folder in (("Reported", "bad"), ("Silent", "good")):
        example = _first_example(rule.folder / folder)
        if example:
            lines += [palette.paint(title, Style.STRONG), *example, ""]
    return "\n".join(lines[:-1]) + "\n"


def _sections(page: str) -> dict[str, str]:
    """Return the text below each heading of a Markdown page, by heading."""
    parts = re.split(r"^#+ +(.*?) *$", page, flags=re.MULTILINE)
    return dict(zip(parts[1::2], (part.strip("\n") for part in parts[2::2]), strict=True))


def _body(section: str, width: int) -> list[str]:
    """Return a section's paragraphs wrapped; list items, and blocks of code as they are."""
    lines: list[str] = []
    for block in re.split(r"(^```.*?^```$)|\n\s*\n", section, flags=re.MULTILINE | re.DOTALL):
        if not block or not block.strip():
            continue
        if lines:
            lines.append("")
        if block.startswith("```"):
            lines += _verbatim(block.split("\n")[1:-1])
            continue
        for item in re.split(r"\n(?=[-*] )", block.strip()):
            rest = "    " if item.startswith(("- ", "* ")) else "  "
            lines += wrapped(" ".join(item.split()), width=width, first="  ", rest=rest)
    return lines


def _first_example(folder: Path) -> list[str]:
    """Return the shortest example of a folder, without the marks that the tests need."""
    examples = [read(path).decode("utf-8", "surrogateescape") for path in folder.glob("*.sh")]
    if not examples:
        return []
    example = min(examples, key=lambda text: (len(text), text))
    return _verbatim(_MARK.sub("", example).rstrip("\n").split("\n"))


def _verbatim(lines: list[str]) -> list[str]:
    return [f"    {visible(line.expandtabs(4))}".rstrip() for line in lines]
