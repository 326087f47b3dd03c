"""A CR at a line end that Bash does not complain about: whether a word that holds it gets to where it does harm."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from runelint.confirm.structure import traced_words
from runelint.syntax.lexer import DECLARATION_BUILTINS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from runelint.confirm.judge import Trial
    from runelint.runner.observation import Step
    from runelint.syntax.source import Source

_CR = "\r"
_NAMED = re.compile(r"[A-Za-z_]\w*(?:\[[^\]]*\])?\+?=(.*)", re.DOTALL)
# What Bash does with a word there is to keep it: a variable has it, and no one has been harmed yet.
_KEEPING = {"for", "select", "case"}
# They do the same with a CR in the word as without.
_INDIFFERENT = {(":",), ("[[", "-n"), ("[[", "-z"), ("[", "-n"), ("[", "-z"), ("test", "-n"), ("test", "-z")}
# The last word of the line names the file of a redirection.
_FILE = re.compile(r"(?<!<)(?:>>|>\||<>|&>|[<>])\s*[^\s<>&|;()]+\r\Z")


def has_done_harm(source: Source, trial: Trial) -> bool:
    """Return whether a word with a CR from a line end of `source` was a word of a command, a file's name, or is sent.

    Variables carry it: what was assigned on such a line counts where its value is used.
    """
    lines = source.text.split("\n")
    path = trial.observer.geography.path_of(source)
    carried: set[str] = set()
    for step in trial.observation.steps:
        line = lines[step.spot.line - 1] if step.spot.line <= len(lines) else ""
        own = line.endswith(_CR) and trial.observer.path_of(step.spot) == path
        if own and _FILE.search(line) is not None:
            return True
        if _is_harmed(step, carried, own=own):
            return True
    started = (argument for ran in trial.observation.commands for argument in ran.arguments)
    return _holds(started, carried) or any(_is_sent(value, trial.observation.stdout) for value in carried)


def _is_harmed(step: Step, carried: set[str], *, own: bool) -> bool:
    """Return whether the command of `step` has such a word; what it assigns is added to `carried`.

    With `own` the command stands on such a line: any CR in its words counts.
    """
    # Compound commands are traced as they are: the CR is a blank to nobody but `shlex`.
    words = step.text.split(" ") if _CR in step.text else traced_words(step.text)
    values = _assigned(words)
    found = values is None and (any(_CR in word for word in words) if own else _holds(words, carried))
    carried |= {value for value in values or () if _CR in value and (own or _holds([value], carried))}
    return found


def _assigned(words: list[str]) -> list[str] | None:
    """Return the values that a command gives to variables, or None when it does something else."""
    if words[:1] and words[0] in _KEEPING:
        return words[1:]
    if (*words[:1],) in _INDIFFERENT or (*words[:2],) in _INDIFFERENT:
        return []
    given = words[1:] if words[:1] and words[0] in DECLARATION_BUILTINS else words
    matched = [_NAMED.fullmatch(word) for word in given]
    return None if not all(matched) else [found[1] for found in matched if found is not None]


def _holds(words: Iterable[str], carried: set[str]) -> bool:
    return any(value in word for word in words for value in carried)


def _is_sent(value: str, stdout: bytes) -> bool:
    """Return whether the value is in the message, as a string of JSON."""
    return any(json.dumps(value, ensure_ascii=each)[1:-1].encode() in stdout for each in (True, False))
