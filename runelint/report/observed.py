"""What was observed in a run, as part of a JSON document."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from runelint.report.escape import without_surrogates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.finding import StdoutPart


def observed(
    status: int | None, ended: str, stdout: bytes, stderr: bytes, parts: Sequence[StdoutPart]
) -> dict[str, object]:
    """Return exit status, outputs, and for each piece of stdout its length in bytes and where it comes from.

    An output that is no UTF-8 stands there twice: as text with escapes, and in base64.
    """
    return {
        "exit": status,
        "ended": without_surrogates(ended),
        **_output("stdout", stdout),
        **_output("stderr", stderr),
        "parts": [_part(part) for part in parts],
    }


def _output(name: str, content: bytes) -> dict[str, str]:
    try:
        return {name: content.decode()}
    except UnicodeDecodeError:
        text = without_surrogates(content.decode("utf-8", "surrogateescape"))
        return {name: text, f"{name}_base64": b64encode(content).decode("ascii")}


def _part(part: StdoutPart) -> dict[str, object]:
    return {
        "bytes": len(part.content),
        "foreign": part.foreign,
        "line": part.line,
        "path": without_surrogates(part.path),
        "command": without_surrogates(part.who),
    }
