"""Marks in plugins: what must be found in them, and what they claim.

command # expect: CODE[, CODE]      these are found on this line
# expect-at: LINE CODE[, CODE]      these are found on that line; the mark may stand anywhere
# kind: library                     what runelint takes the file for; a plugin when it does not say
# disagrees: reason                 runelint is known to be wrong here: mending it makes the test fail
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

import pytest

from runelint.catalogue import load_rules
from runelint.confirm.confirmer import Confirmer
from runelint.engine import FileReport, check_text
from runelint.reading import mode_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from _pytest.mark import ParameterSet

    from runelint.finding import Finding
    from runelint.runner.supervise import Sandbox

Marks: TypeAlias = "set[tuple[int, str]]"

_HERE = re.compile(r"# expect: (RUNE\d+(?:, RUNE\d+)*)\s*\Z")
_AT = re.compile(r"# expect-at: (\d+) (RUNE\d+(?:, RUNE\d+)*)\s*\Z")
_KIND = re.compile(r"^# kind: (\w+)$", re.MULTILINE)
_DISAGREES = re.compile(r"^# disagrees: (.+)$", re.MULTILINE)
_CLAIM = re.compile(r"\A(?:#!.*\n)?# ([A-Z`$!(\[].+[.:])$", re.MULTILINE)


def expected(path: Path) -> Marks:
    """Return the lines and codes that the marks in the file name."""
    marks: Marks = set()
    for number, line in enumerate(_text(path).split("\n"), 1):
        for at, codes in [(number, found[1]) for found in _HERE.finditer(line)]:
            marks |= {(at, code) for code in codes.split(", ")}
        for at, codes in [(int(found[1]), found[2]) for found in _AT.finditer(line)]:
            marks |= {(at, code) for code in codes.split(", ")}
    return marks


def checked(path: Path, *, named: bool = False) -> FileReport:
    """Return what all rules say about the file, which is shown by its name."""
    mode = mode_of(str(path))
    return check_text(
        path.read_bytes(), path.name, path=str(path.resolve()), named=named, rules=load_rules(), mode=mode
    )


def tried(path: Path, sandbox: Sandbox) -> FileReport:
    """Return what all rules say about a plugin, each finding tried in the sandbox; its mode is nobody's business."""
    content, confirmer = path.read_bytes(), Confirmer(sandbox)
    return check_text(content, path.name, path=str(path), named=True, rules=load_rules(), confirmer=confirmer)


def tried_text(text: str, folder: Path, sandbox: Sandbox) -> FileReport:
    """Return what all rules say about the plugin with this text, which is put into the folder, each finding tried."""
    path = folder / "plugin.sh"
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return tried(path, sandbox)


def places(findings: Iterable[Finding]) -> Marks:
    """Return the lines and codes of the findings."""
    return {(finding.span.line, finding.code) for finding in findings}


def kind(path: Path) -> str:
    """Return what runelint must take the file for."""
    found = _KIND.search(_text(path))
    return found[1] if found else "plugin"


def claim(path: Path) -> str | None:
    """Return the file's first comment, or None when that is no sentence."""
    found = _CLAIM.search(_text(path))
    return found[1] if found else None


def params(paths: Iterable[Path]) -> list[ParameterSet]:
    """Return the files as parameters of a test, each under its name, with the known disagreements as xfail."""
    return [pytest.param(path, id=path.stem, marks=_marks(path)) for path in sorted(paths)]


def _marks(path: Path) -> tuple[pytest.MarkDecorator, ...]:
    found = _DISAGREES.search(_text(path))
    return () if found is None else (pytest.mark.xfail(strict=True, reason=found[1]),)


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")
