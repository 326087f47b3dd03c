"""Words in the quotes that Bash gives them in `${name@Q}`."""

from __future__ import annotations

import re
from functools import lru_cache

_PIECE = re.compile(rb"\$'((?:[^'\\]|\\.)*)'|'([^']*)'|\\(')| +", re.DOTALL)
_WHOLE = re.compile(rb"\$'(?:[^'\\]|\\.)*'|'[^']*'|\\.", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"a": b"\a", b"b": b"\b", b"E": b"\x1b", b"f": b"\f", b"v": b"\v"}


@lru_cache(maxsize=256)
def quoted_words(text: bytes) -> tuple[str, ...]:
    r"""Return the words of `text`: 'plain', $'with\nescapes', or pieces of them as in 'it'\''s'."""
    if not text:
        return ()
    words = [b""]
    for piece in _PIECE.finditer(text.strip()):
        escaped, plain, quote = piece.groups()
        if escaped is not None:
            words[-1] += _ESCAPE.sub(_meant, escaped)
        elif plain is not None or quote is not None:
            words[-1] += plain or quote or b""
        else:
            words.append(b"")
    return tuple(word.decode(errors="surrogateescape") for word in words)


def is_open(text: bytes) -> bool:
    """Return whether a quote that begins in `text` does not end there."""
    rest = _WHOLE.sub(b"", text)
    return b"'" in rest


def _meant(escape: re.Match[bytes]) -> bytes:
    what = escape.group(1)
    return bytes([int(what, 8) & 0xFF]) if what.isdigit() else _LETTERS.get(what, what)
