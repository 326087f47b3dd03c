"""Values that do something harmless and visible where they are executed: they start the command `runelint_marker`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.flow.events import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.flow.events import Interpreted

MARKER = "runelint_marker"
# Where there is a file that starts it, and an executable of that name.
PLACED = f"/srv/{MARKER}"
_UP = "../" * 12
_SHELL = (f"$({MARKER})", f"'$({MARKER})'", f'";{MARKER};"', f";{MARKER};", f"\n{MARKER}\n", f":;}};{MARKER};{{ :")
# A variable that is always set and takes assignments: `set -u` would stop before the subscript of another one.
_NUMBER = f"GROUPS[0$({MARKER})]"
# The beginning of a parameter's name in braces.
_IN_NAME = re.compile(r"\$\{[#!]?\w*$")
_SYSTEM = f'system("{MARKER}")'
_PYTHON = f'__import__("os").system("{MARKER}")'
# What closes a bracket of awk; what stands before the end of an action may be no whole statement yet.
_CLOSING = {"(": ")", "{": ";}"}
_WORDS = (f"x' {MARKER} -- ", f" {MARKER} ", f'x" {MARKER} -- ', f"x` {MARKER} -- ", f"x) {MARKER} -- ")
# Where nothing is known of what stands before: one of its words is outside of quotes, whichever are open there.
_ANYWHERE = f"x' {MARKER} \" {MARKER} -- "


def payloads(event: Interpreted) -> Iterator[str]:
    """Yield the values to try, those first that fit what stands around the value in the text that is executed."""
    before = folder_of(event)
    match event.language:
        case Language.SHELL:
            quoted = before.count("'") % 2 == 1
            if _IN_NAME.search(before):
                # A length takes no default, and `set -u` would stop at that of what is not set.
                yield f"x:-$({MARKER})}}"
                yield f"GROUPS}}$({MARKER})${{#GROUPS"
            yield from sorted(_SHELL, key=lambda each: (each[0] != "'") is quoted)
        case Language.ARITHMETIC:
            yield _NUMBER
            yield f"$({MARKER})"
        case Language.COMMAND:
            yield MARKER if not before else _path_from(before)
            yield PLACED
        case Language.FILE:
            yield PLACED if not before else _path_from(before)
        case Language.AWK:
            yield from _awk(before)
        case Language.SED:
            yield from _sed(before)
        case Language.SQL:
            yield from _words(before)
        case Language.PROGRAM:
            yield from _program(event.by)


def tail_of(event: Interpreted) -> str:
    """Return what stands behind the last value in the text."""
    return _around(event)[1]


def folder_of(event: Interpreted) -> str:
    """Return what stands before the first value in the text, where that is known."""
    return _around(event)[0]


def _around(event: Interpreted) -> tuple[str, str]:
    parts = event.text.parts
    before = parts[0] if parts and isinstance(parts[0], str) else ""
    if parts and not isinstance(parts[0], str) and not _is_value(event, 0):
        before = (parts[0].fallback or "/unknown") + (parts[1] if len(parts) > 1 and isinstance(parts[1], str) else "")
    last = parts[-1] if len(parts) > 1 and isinstance(parts[-1], str) else ""
    return before, last


def _is_value(event: Interpreted, index: int) -> bool:
    from runelint.flow.values import beginnings

    part = event.text.parts[index]
    return not isinstance(part, str) and bool(beginnings(part) & event.sources)


def _words(before: str) -> list[str]:
    """Return what stands as words of its own in a statement: what ends the quotes that it most likely is in first."""
    if not before:
        return [_ANYWHERE, *_WORDS]
    opened = ""
    for mark in re.findall(r"[\"'`]", before):
        opened = mark if not opened else "" if mark == opened else opened
    first = f"x{opened} " if opened else " "
    return sorted(_WORDS, key=lambda each: not each.startswith(first))


def _path_from(before: str) -> str:
    """Return a path that leads from a folder, or from the beginning of a name in it, to what is executed."""
    return f"{'' if before.endswith('/') else '/'}{_UP}{PLACED[1:]}"


def _awk(before: str) -> Iterator[str]:
    in_text = before.count('"') % 2 == 1
    yield _behind_a_rule(before, in_text=in_text)
    in_text_first = (f'" {_SYSTEM} "', f"no_such/ || {_SYSTEM} || /no_such", _SYSTEM)
    yield from in_text_first if in_text else reversed(in_text_first)
    yield f"BEGIN {{ {_SYSTEM} }}"
    yield f'x" }} BEGIN {{ {_SYSTEM} }} END {{ x = "'
    # Between two patterns of which the value is the end of one.
    yield f'x" {{}} BEGIN {{ {_SYSTEM} }} "x'
    yield f"x/ {{}} BEGIN {{ {_SYSTEM} }} /x"
    yield f"1 }} BEGIN {{ {_SYSTEM} }} END {{ 1"


def _behind_a_rule(before: str, *, in_text: bool) -> str:
    """Return what ends the rule that it stands in, adds one that needs no input, and begins the first one again.

    Where it is a pattern that it ends there are no blanks in it: it may be no word of the shell's otherwise.
    """
    opened, start = _opened(before)
    end = '"' if in_text else ""
    if not opened and not in_text:
        return f"1{{}}BEGIN{{{_SYSTEM}}}1"
    closing = "".join(_CLOSING[each] for each in reversed(opened)) or "{}"
    return f"0{end}{closing}BEGIN{{{_SYSTEM}}}{before[start:]}0"


def _opened(before: str) -> tuple[list[str], int]:
    """Return the brackets that are open at the end of the beginning of a program, and where its last rule begins."""
    opened: list[str] = []
    start = 0
    for found in re.finditer(r'"(?:[^"\\]|\\.)*(?:"|$)|[(){}]', before):
        if found[0] in _CLOSING:
            opened.append(found[0])
        elif found[0] in {")", "}"} and opened:
            opened.pop()
            start = start if opened or found[0] == ")" else found.end()
    return opened, start


def _sed(before: str) -> Iterator[str]:
    found = re.findall(r"(?:^|[\s;}\d/$])[sy](\W)", before)
    executed = f"e {MARKER}\n#"
    if not found:
        yield f"1{executed}"
    # The value is most likely in the last of the commands.
    for mark in dict.fromkeys(reversed(found or ["/"])):
        yield f"x{mark};{executed}"
        yield f"x{mark}y{mark};{executed}"
        yield f"q{mark};s{mark}.*{mark}{MARKER}{mark}e;s{mark}x{mark}y"
    yield f"x/p;{executed}"
    yield f"1{executed}"


def _program(by: str) -> Iterator[str]:
    if "python" in by or "pypy" in by:
        yield from (f"'+str({_PYTHON})+'", f'"+str({_PYTHON})+"', _PYTHON, f"\n{_PYTHON}\n")
        return
    if by == "perl":
        yield from (
            f"x/;{_SYSTEM};s/x/y",
            f"@{{[{_SYSTEM}]}}",
            _SYSTEM,
            f"'.{_SYSTEM}.'",
            f'".{_SYSTEM}."',
            f"x;{_SYSTEM};",
        )
        return
    yield from _WORDS
