"""RUNE604: bytes that cannot be seen break the script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import Experiment, Hit, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import ScriptFile

CODE = "RUNE604"
NAME = "line-endings"
SEVERITY = Severity.ERROR
ANSWER = 'Bash stumbles over what cannot be seen, and RUNE mostly answers "Empty response from plugin" (code 400).'
ADVICE = (
    "`sed -i 's/\\r$//' FILE` takes the CRs away, `sed -i '1s/^\\xef\\xbb\\xbf//' FILE` the byte order mark; "
    "`tr -d '\\0' <FILE` prints the text without NUL bytes, `iconv -f UTF-16 -t UTF-8 FILE` one saved as UTF-16; "
    "`*.sh text eol=lf` in `.gitattributes` keeps CRs away."
)
EXPERIMENT = Experiment.BROKEN_SCRIPT


def check_file(file: ScriptFile) -> Iterator[Hit]:
    """Yield the first place where such bytes stand in the way of Bash."""
    if file.blemish is not None:
        blemish, at = file.blemish
        yield Hit(Place(file.source, at, at + 1), f"{blemish.value[0].upper()}{blemish.value[1:]}.")
