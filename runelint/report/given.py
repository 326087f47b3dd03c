"""What a plugin was given in a run, told briefly: only what differs from an ordinary message and an empty machine."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from runelint.contract.bpcs.functions import EMPTY_RESPONSE, MALFORMED_RESPONSE, NO_RESPONSE, RESPONSE_CODE
from runelint.report.escape import visible
from runelint.runner.scenario import ROOT, Answer, Double, Kind, Library, Start
from runelint.runner.typical import default_double

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from runelint.runner.scenario import Case, File, Json, Scenario

_SHORT = {("payload", "input_parameters"): (), ("payload", "context"): ("context",)}
_LONGEST = 200  # characters of one value; the JSON report has all of them
_MISSING = object()
_KINDS = {
    Kind.SOCKET: "a socket at which nobody listens",
    Kind.PIPE: "a named pipe",
    Kind.BLOCK: "a block device",
    Kind.CHARACTER: "a character device",
    Kind.GONE: "not there",
}


class Told(NamedTuple):
    """One thing that was given: what kind of thing it is, and what it is."""

    label: str
    text: str


def told(scenario: Scenario, *, usual: Json, expected: Mapping[str, Double] | None = None) -> list[Told]:
    """Return what `scenario` gives that `usual`, an ordinary message, and the `expected` doubles do not."""
    lines = [Told("sent", text) for text in _sent(scenario, usual)]
    expected = expected or {}
    for name, double in scenario.commands.items():
        if expected.get(name) != double:
            texts = _answers(double, default_double(name.rpartition("/")[2]))
            lines += [Told("double", f"{name}: {text}") for text in texts]
    lines += [Told("absent", name) for name in scenario.absent]
    lines += [Told("env", f"{name}={cut(value)}") for name, value in scenario.environment.items()]
    lines += [Told("file", f"{path}: {_file(file)}") for path, file in scenario.files.items()]
    if scenario.user != ROOT:
        lines.append(Told("user", f"not root, but number {scenario.user}"))
    if scenario.start is Start.PATH:
        lines.append(Told("start", "by its own path, not as `bash PATH`"))
    if scenario.library is Library.READY:
        lines.append(Told("library", "sourced, and the message read, before the first line"))
    elif scenario.library is not Library.AUTO:
        lines.append(Told("library", scenario.library.value))
    return [Told(line.label, visible(line.text)) for line in lines]


def brief(double: Double) -> str:
    """Return what a double mostly does, in a few words: `exit 1`, `exit 0, prints "active"`."""
    if double.runs:
        return "runs the command that it is given"
    return visible(_answer(double.answer)) + (", with some arguments otherwise" if double.cases else "")


def rune_says(problem: str) -> str:
    """Return what RUNE makes of an answer as a sentence; an empty `problem` is a good answer."""
    if not problem:
        return "RUNE would take the answer."
    if problem == NO_RESPONSE:
        return "RUNE would wait for the end of stdout until its timeout, and lose the message."
    if problem in {EMPTY_RESPONSE, MALFORMED_RESPONSE}:
        return f'RUNE would answer "{problem}" (code {RESPONSE_CODE}).'
    return f"RUNE would object: {problem}."


def cut(text: str) -> str:
    """Return `text`, or its beginning when it is long."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}... ({len(text)} characters)"


def _sent(scenario: Scenario, usual: Json) -> Iterator[str]:
    if scenario.stdin is not None:
        text = cut(scenario.stdin.decode("utf-8", "surrogateescape"))
        yield f"stdin: {_json(text)}" if text else "stdin: nothing"
        return
    if scenario.message is None:
        return
    if scenario.blank_lines:
        lines = "an empty line" if scenario.blank_lines == 1 else f"{scenario.blank_lines} empty lines"
        yield f"{lines} before the message"
    yield from _differences((), scenario.message, usual)


def _differences(path: tuple[str, ...], given: object, usual: object) -> Iterator[str]:
    """Yield `name = value` for each part of a message that is not as usual."""
    if given is _MISSING:
        yield f"{_name(path)} is left out"
    elif isinstance(given, dict) and isinstance(usual, dict):
        for key in dict.fromkeys((*usual, *given)):
            yield from _differences((*path, str(key)), given.get(key, _MISSING), usual.get(key, _MISSING))
    elif isinstance(given, dict) and given and usual is _MISSING and path in _SHORT:
        yield from _differences(path, given, {})
    elif given != usual or type(given) is not type(usual):
        yield f"{_name(path)} = {_json(given)}" if path else f"the message is {_json(given)}"


def _name(path: tuple[str, ...]) -> str:
    """Return how a part of the message is called: a parameter by its name alone, the rest by its path."""
    for prefix, short in _SHORT.items():
        if len(path) > len(prefix) and path[: len(prefix)] == prefix:
            path = (*short, *path[len(prefix) :])
            break
    return ".".join(path)


def _json(value: object) -> str:
    return cut(json.dumps(value, ensure_ascii=False))


def _answers(double: Double, usual: Double) -> Iterator[str]:
    """Yield what a double does, case by case; what it does as the `usual` one is not told in detail."""
    cases = [case for case in double.cases if case not in usual.cases]
    for case in cases:
        yield f"{_when(case)}{_answer(case.answer)}"
    otherwise = "otherwise " if cases else ""
    if double.runs:
        yield f"{otherwise}runs the command that it is given"
    elif len(cases) < len(double.cases) and double.answer == usual.answer:
        yield f"{otherwise}as when all is well"
    else:
        yield otherwise + _answer(double.answer)


def _when(case: Case) -> str:
    call = "" if case.call is None else f"call {case.call} "
    arguments = "" if case.arguments is None else f"with `{case.arguments}` "
    return f"{call}{arguments}"


def _answer(answer: Answer) -> str:
    parts = [f"exit {answer.status}"]
    if answer.stdout:
        parts.append(f"prints {_json(answer.stdout)}")
    if answer.stderr:
        parts.append(f"says {_json(answer.stderr)}")
    if answer.delay:
        parts.append(f"after {answer.delay:g} s")
    if answer.signal:
        parts.append(f"while the plugin gets SIG{answer.signal}")
    return ", ".join(parts)


def _file(file: File) -> str:
    if file.kind is not None:
        return _KINDS[file.kind]
    if file.link:
        return f"a link to {file.link}"
    return "a folder" if file.directory else f"{_json(file.content)}, mode {file.mode:o}"
