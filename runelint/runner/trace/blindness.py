"""What keeps the trace from showing everything, and what the trace itself changes for a plugin that looks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from runelint.syntax.lexer import DECLARATION_BUILTINS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from runelint.runner.observation import Step

_OFF = re.compile(r"set (?!--)(?:.* )?(?:\+[a-zA-Z]*x|\+[a-zA-Z]*o xtrace\b)")
# Bash traces an argument that needs it in quotes.
_ASSIGNED = rf"(?:(?:{'|'.join(sorted(DECLARATION_BUILTINS))}|unset)\b.* '?)?"
_PREFIX = re.compile(rf"{_ASSIGNED}PS4\b(?:\+?=|'?$)")
_EXPANSION = re.compile(r"shopt (?:.* )?-u.* promptvars\b")
_ON = re.compile(r"set (?!--)(?:.* )?(?:-[a-zA-Z]*x|-[a-zA-Z]*o xtrace\b)")
_TARGET = re.compile(rf"{_ASSIGNED}BASH_XTRACEFD\b(?:=|$)")
# What shows the plugin that it is traced: `$-`, SHELLOPTS, and the state of the option itself.
_LOOKS = re.compile(rb"\$-|\$\{-[}#%/:=]|\bSHELLOPTS\b|-o\s+xtrace\b|\bset\s+[-+]o\s*(?:[|;)\n]|$)", re.MULTILINE)


# `set +x` where a command begins, alone but for redirections.
_SWITCH = re.compile(
    rb"(?m)((?:^|[;&|({!]|\b(?:then|do|else|command|builtin)\b)[ \t]*)set([ \t]+\+x)(?=[ \t]*(?:[;&|})>\n0-9]|#|\Z))"
)
# What it becomes, in a script and in its trace: as long, and nothing happens.
_KEPT = b":  "
_KEPT_TEXT, _SWITCH_TEXT = ": +x", "set +x"
# `PS4=` where a command begins, alone or declared. Our trace is told by the prompt that it has: the plugin's own gets
# another name, as long.
_PROMPT = re.compile(
    rb"(?m)((?:^|[;&|({!]|\b(?:then|do|else)\b)[ \t]*"
    rb"(?:(?:export|declare|typeset|local|readonly)[ \t]+(?:-\w+[ \t]+)*)?)PS4(?=\+?=)"
)
_RENAMED = re.compile(r"\A((?:(?:export|declare|typeset|local|readonly) (?:-\w+ )*'?)?)Ps4(?=\+?=)")


# A plugin runs many times, and most have the same library and the same neighbours.
@lru_cache(maxsize=512)
def kept_on(text: bytes) -> bytes:
    """Return a script in which neither `set +x` nor a prompt of its own ends our trace.

    It has the same lines, and does the same otherwise.
    """
    text = _SWITCH.sub(rb"\1" + _KEPT + rb"\2", text) if b"+x" in text else text
    return _PROMPT.sub(rb"\1Ps4", text) if b"PS4" in text else text


def as_written(step: Step) -> Step:
    """Return the step with what stands in the script for its command in the trace."""
    if "Ps4" in step.text:
        step = step._replace(text=_RENAMED.sub(r"\1PS4", step.text))
    return step._replace(text=_SWITCH_TEXT) if step.text == _KEPT_TEXT else step


def ends_trace(text: str) -> bool:
    """Return whether this command switches off the plugin's own trace."""
    return _OFF.match(text) is not None


def renames_trace(text: str) -> bool:
    """Return whether this command says how the lines of the plugin's own trace begin."""
    return "PS4" in text and _PREFIX.match(text) is not None


def blinding(text: str) -> str:
    """Return how this command ends the trace of its process, empty when it does not.

    `shopt -uo xtrace` is how our own library looks things up: it runs nobody else's code until the trace goes on.
    """
    if "set " not in text and "PS4" not in text and "promptvars" not in text:  # nearly all
        return ""
    if _OFF.match(text):
        return "tracing was switched off by `set +x`"
    if renames_trace(text):
        return "`PS4` was changed"
    if _EXPANSION.match(text):
        return "`promptvars` was switched off"
    return ""


def is_trace(text: str) -> bool:
    """Return whether this command switches on the plugin's own trace."""
    return _ON.match(text) is not None


def sends_trace(text: str) -> bool:
    """Return whether this command says where the plugin's own trace goes."""
    return "BASH_XTRACEFD" in text and _TARGET.match(text) is not None


def reasons(steps: Sequence[Step], path: str, text: bytes) -> Iterator[str]:
    """Return why steps may be missing or different; `text` is the plugin's own, which stands at `path`."""
    executed: dict[str, None] = {}
    for step in steps:
        line, words = step.spot.line, step.text
        # Nearly all have none of these.
        if "set " not in words and "PS4" not in words and "promptvars" not in words and "BASH_XTRACEFD" not in words:
            continue
        if reason := blinding(step.text):
            executed[f"line {line}: {reason}"] = None
        elif _ON.match(step.text):
            executed[f"line {line}: what `set -x` prints goes to our own descriptor and is not in stderr"] = None
        elif sends_trace(step.text):
            executed[f"line {line}: `BASH_XTRACEFD` was changed, and what would come there is kept back"] = None
    yield from executed
    lines = {step.spot.line for step in steps if step.spot.path == path}
    for line in dict.fromkeys(_looking(text)):
        if line in lines:
            yield f"line {line}: it looks at the shell's options, and the trace adds `x` to them"


def _looking(text: bytes) -> Iterator[int]:
    """Return the lines that ask whether the shell is tracing."""
    line, counted = 1, 0
    for found in _LOOKS.finditer(text):
        line += text.count(b"\n", counted, found.start())
        counted = found.start()
        yield line
