"""What a run executed that the analysis does not follow: then nobody knows which path it took."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.confirm.statements import Statements, has_plain_name
from runelint.confirm.structure import traced_words
from runelint.runner.library import BESIDE, NAME
from runelint.syntax import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.confirm.claim import Claim
    from runelint.confirm.judge import Trial
    from runelint.runner.observation import Step

# They execute what does not stand in the script, or change what other commands are, and need leave no trace of it.
_WAYS = {
    "eval": re.compile(r"eval\b"),
    "enable": re.compile(r"enable\b"),
    "alias": re.compile(r"alias\b.*="),
    "hash -p": re.compile(r"hash\b.* -\w*p"),
    "trap … DEBUG": re.compile(r"trap\b[\s\S]* '?(?:SIG)?(?:DEBUG|RETURN|0x)\b"),
    "mapfile -C": re.compile(r"(?:mapfile|readarray)\b[\s\S]* -\w*C"),
    "shopt -s extdebug": re.compile(r"shopt\b.*\bextdebug\b"),
}
_PREFIXES = re.compile(r"(?:(?:builtin|command) (?:-p |-- )*)+")
# What nobody has thought of when the name of a command is a value: these do more than to print and to start programs.
_CHANGING = frozenset(
    {
        *("eval", "source", ".", "exec", "trap", "alias", "unalias", "enable", "builtin", "command", "set", "shopt"),
        *(
            "declare",
            "typeset",
            "local",
            "export",
            "readonly",
            "unset",
            "read",
            "mapfile",
            "readarray",
            "let",
            "getopts",
        ),
        *("cd", "return", "exit", "break", "continue", "kill", "hash", "wait", "coproc", "ulimit", "umask"),
    }
)
# Their words are not executed.
_HEADS = ("((", "[[ ", "for ", "case ", "select ")
# What shows a plugin that it is traced, and what only the sandbox has. Expansions can ask for it and leave no trace.
# So they can change the number of their line.
_LOOKS = re.compile(r"BASH_XTRACEFD|\bPS4\b|\bSHELLOPTS\b|/run/(?:prelude|stubs|calls)\b|/\.host\b|\$\{!\w+:?=")


def unfollowed(claim: Claim, trial: Trial) -> str:
    """Return in words what is not followed of what was executed before the claim's place; nothing where all is."""
    return _Reading(claim, trial).found()


class _Reading:
    """Compares what was executed in one run with what stands in the files."""

    def __init__(self, claim: Claim, trial: Trial) -> None:
        self._trial = trial
        observer, observation = trial.observer, trial.observation
        ends = trial.seen.steps.get(id(claim.hit.event), []) if claim.hit.event is not None else []
        self._end = max(ends, default=len(observation.steps))
        self._processes = {1}
        for index in ends:
            self._processes.update(_line_of(observation.steps[index].process, observation.parents))
        events = observer.behaviour.events
        self._in_traps = {i for each in events if each.where.trap for i in trial.seen.steps.get(id(each), ())}
        calls = {call for each in events for call in each.where.stack}
        self._called = {(call.function, line) for call in calls for line in observer.geography.lines(call.place)}
        sources = {id(source): source for source in (each.where.place.source for each in events if not each.where.trap)}
        sources[id(observer.behaviour.script.source)] = observer.behaviour.script.source
        self._sources = [(observer.geography.path_of(source), source) for source in sources.values()]
        self._statements = [(path, Statements(source, observer.geography)) for path, source in self._sources]
        self._functions = {name for _, some in self._statements for name in some.functions}

    def found(self) -> str:
        """Return what was executed that is not followed."""
        for path, source in self._sources:
            if looks := _LOOKS.search(source.text):
                line = source.position(looks.start()).line
                name = path.rpartition("/")[2]
                return f"line {line} of {name} has `{looks[0]}`: it may be for a run that is watched"
        for index, step in enumerate(self._trial.observation.steps[: self._end]):
            if step.process not in self._processes or not step.text.strip() or self._is_library(step):
                continue
            plain = _PREFIXES.sub("", step.text, count=1) if _PREFIXES.match(step.text) else step.text
            way = next((name for name, form in _WAYS.items() if form.match(plain)), "")
            if way or self._sources_another(plain):
                return f"what `{way or 'source'}` in line {step.spot.line} executes, or changes, is not followed"
            if index not in self._in_traps and not self._is_written(index, step, plain):
                name = plain.split(maxsplit=1)[0][:40]
                return (
                    f"line {step.spot.line} executed a `{name}` that does not stand there: what it does is not followed"
                )
        return ""

    def _is_library(self, step: Step) -> bool:
        """Return whether the step is one of the library, as it is in the sandbox."""
        return self._trial.observer.path_of(step.spot) in BESIDE

    def _sources_another(self, text: str) -> bool:
        """Return whether a command reads commands from a file that is not one of those that are analysed."""
        words = traced_words(text)
        if words[:1] not in (["."], ["source"]):
            return False
        known = {NAME, *(path.rpartition("/")[2] for path, _ in self._sources)}
        return len(words) < 2 or words[1].rpartition("/")[2] not in known  # noqa: PLR2004 - `source` and its operand

    def _is_written(self, index: int, step: Step, plain: str) -> bool:
        """Return whether the command of a step stands in its line, and does what that says."""
        if step.text.startswith(_HEADS):
            return True
        path, name = self._trial.observer.path_of(step.spot), plain.split(maxsplit=1)[0]
        found = [each for own, some in self._statements if own == path for each in some.at(step.spot.line, step.text)]
        plainly = any(not isinstance(each, nodes.Simple) or has_plain_name(each) for each in found)
        if name in self._functions:
            return bool(found) and (plainly or (name, step.spot.line) in self._called)
        return bool(found) and not self._calls(index, name) and (plainly or name not in _CHANGING)

    def _calls(self, index: int, name: str) -> bool:
        """Return whether the command of a step is a function, by what its process executed next."""
        steps = self._trial.observation.steps
        own = steps[index]
        after = next((each for each in steps[index + 1 :] if each.process == own.process), None)
        if after is None or len(after.spot.stack) <= len(own.spot.stack):
            return False
        call = after.spot.stack[len(after.spot.stack) - len(own.spot.stack) - 1]
        return call.function == name and not call.sourced and after.spot.path not in BESIDE


def _line_of(process: int, parents: dict[int, int]) -> Iterator[int]:
    """Yield a process and those that it descends from."""
    for _ in range(len(parents) + 1):
        yield process
        process = parents.get(process, 0)
