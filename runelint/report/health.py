"""What the sandbox needs and whether it is there, a line for each: the page of `runelint doctor`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.report.escape import visible
from runelint.report.palette import Palette, Style
from runelint.report.wrap import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.runner.supervise import Diagnosis

_WORD = 8


def health_text(diagnosis: Diagnosis, *, width: int, colour: bool) -> Iterator[str]:
    """Yield the page line by line; the command that mends something stands on a line of its own, in one piece."""
    palette = Palette(colour)
    for trouble in diagnosis.troubles:
        yield from _line("missing", f"{trouble.name}: {trouble.reason}", width, palette, Style.ERROR)
        if trouble.remedy:
            yield f"{' ' * _WORD}{palette.paint('mend it:', Style.STRONG)} {visible(trouble.remedy)}\n"
    for check in diagnosis.checks:
        if check.found:
            yield from _line("broken", f"{check.name}: {check.found}", width, palette, Style.ERROR)
        else:
            yield from _line("ok", check.name, width, palette, Style.GOOD)
    if diagnosis.works:
        closing, style = "The sandbox works: findings can be tried on this machine.", Style.GOOD
    else:
        closing, style = "Findings cannot be tried on this machine, and nothing is executed.", Style.ERROR
    for line in wrapped(closing, width=width):
        yield palette.paint(line, style) + "\n"


def _line(word: str, text: str, width: int, palette: Palette, style: Style) -> Iterator[str]:
    first, *rest = wrapped(text, width=width, first=f"{word:<{_WORD}}", rest=" " * _WORD)
    yield first.replace(word, palette.paint(word, style), 1) + "\n"
    yield from (f"{line}\n" for line in rest)
