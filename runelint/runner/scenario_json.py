"""A scenario as JSON and back: the witness in a report, and the file that `--scenario` reads.

`scenario.schema.json` is the definition. What has its default is left out. Text that is no UTF-8 (its bytes are lone
surrogates, PEP 383) is `{"base64": …}`.
"""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING, Any

from runelint.failure import RunelintError
from runelint.runner.doubles import place
from runelint.runner.scenario import Answer, Case, Double, File, Kind, Library, Limits, Scenario, Start
from runelint.runner.scenario_schema import check, dotted

if TYPE_CHECKING:
    from runelint.runner.scenario import Json

# Any JSON may stand there.
_FREE = frozenset({"input", "observed", "replay"})
_FILE_MODE = 0o644
_DIRECTORY_MODE = 0o755


def to_json(scenario: Scenario) -> dict[str, Json]:
    """Return `scenario` as a JSON document, without what has its default."""
    default = Scenario()
    document: dict[str, Json] = {"input": scenario.message} if scenario.message is not None else {}
    if scenario.stdin is not None:
        document["stdin"] = _bytes_to_json(scenario.stdin)
    if scenario.blank_lines:
        document["blank_lines"] = scenario.blank_lines
    if scenario.commands:
        document["commands"] = {name: double_to_json(double) for name, double in scenario.commands.items()}
    if scenario.absent:
        document["absent"] = list(scenario.absent)
    if scenario.files:
        document["files"] = {path: _file_to_json(file) for path, file in scenario.files.items()}
    if scenario.environment:
        document["env"] = {name: _text_to_json(value) for name, value in scenario.environment.items()}
    if scenario.library is not default.library:
        document["library"] = scenario.library.value
    if scenario.user != default.user:
        document["user"] = scenario.user
    if scenario.start is not default.start:
        document["start"] = scenario.start.value
    if scenario.limits != default.limits:
        limits, usual = scenario.limits._asdict(), default.limits._asdict()
        document["limits"] = {name: value for name, value in limits.items() if value != usual[name]}
    return document


def from_json(document: object) -> Scenario:
    """Return the scenario that `document` is.

    Raises RunelintError that names the place in the document at which it is none, and what may stand there.
    """
    check(document)
    given: dict[str, Any] = document  # type: ignore[assignment]  # the schema says so
    found = {key: value if key in _FREE else with_whole_numbers(value) for key, value in given.items()}
    return Scenario(
        message=found.get("input"),
        stdin=_bytes_from_json(found["stdin"], ("stdin",)) if "stdin" in found else None,
        commands={name: _named_double(name, double) for name, double in found.get("commands", {}).items()},
        blank_lines=found.get("blank_lines", 0),
        absent=tuple(found.get("absent", ())),
        environment={
            name: _without_nul(_text_from_json(value, ("env", name)), ("env", name))
            for name, value in found.get("env", {}).items()
        },
        files={path: _file_from_json(file, ("files", path)) for path, file in found.get("files", {}).items()},
        library=Library(found.get("library", Scenario().library.value)),
        user=found.get("user", Scenario().user),
        start=Start(found.get("start", Scenario().start.value)),
        limits=Limits(**found.get("limits", {})),
    )


def with_whole_numbers(value: Any) -> Any:  # noqa: ANN401 - any part of a document that the schema has accepted
    """Return a part of a scenario in which `3.0`, which is as good as `3` in JSON, is a whole number."""
    match value:
        case dict():
            return {key: with_whole_numbers(each) for key, each in value.items()}
        case list():
            return [with_whole_numbers(each) for each in value]
        case float() if value.is_integer():
            return int(value)
        case _:
            return value


def double_to_json(double: Double) -> dict[str, Json]:
    """Return `double` as JSON, without what has its default."""
    document = _answer_to_json(double.answer)
    document |= {flag: True for flag in ("reads_stdin", "runs", "real") if getattr(double, flag)}
    if double.leaves:
        document["leaves"] = list(double.leaves)
    if double.cases:
        document["cases"] = [_case_to_json(case) for case in double.cases]
    return document


def double_from_json(document: dict[str, Any], at: tuple[str | int, ...] = ()) -> Double:
    """Return the double that `document` is, which has been checked and stands at `at` in a scenario."""
    return Double(
        _answer_from_json(document, at),
        tuple(_case_from_json(case, (*at, "cases", n)) for n, case in enumerate(document.get("cases", ()))),
        reads_stdin=document.get("reads_stdin", False),
        runs=document.get("runs", False),
        real=document.get("real", False),
        leaves=tuple(document.get("leaves", ())),
    )


def _named_double(name: str, document: dict[str, Any]) -> Double:
    place(name)
    return double_from_json(document, ("commands", name))


def _answer_to_json(answer: Answer) -> dict[str, Json]:
    document: dict[str, Json] = {"exit": answer.status} if answer.status else {}
    document |= {key: _text_to_json(text) for key in ("stdout", "stderr") if (text := getattr(answer, key))}
    document |= {"delay": answer.delay} if answer.delay else {}
    return document | ({"signal": answer.signal} if answer.signal else {})


def _answer_from_json(document: dict[str, Any], at: tuple[str | int, ...]) -> Answer:
    stdout, stderr = (_text_from_json(document.get(key, ""), (*at, key)) for key in ("stdout", "stderr"))
    delay = float(document.get("delay", 0))
    return Answer(document.get("exit", 0), stdout, stderr, delay, document.get("signal", ""))


def _case_to_json(case: Case) -> dict[str, Json]:
    document: dict[str, Json] = {} if case.call is None else {"call": case.call}
    if case.arguments is not None:
        document["arguments"] = _text_to_json(case.arguments)
    document |= _answer_to_json(case.answer)
    return document if case.reads_stdin is None else {**document, "reads_stdin": case.reads_stdin}


def _case_from_json(document: dict[str, Any], at: tuple[str | int, ...]) -> Case:
    arguments = document.get("arguments")
    return Case(
        _answer_from_json(document, at),
        document.get("call"),
        None if arguments is None else _without_nul(_text_from_json(arguments, (*at, "arguments")), at),
        document.get("reads_stdin"),
    )


def _file_to_json(file: File) -> Json:
    if file.link:
        return {"link": file.link}
    content = _text_to_json(file.content)
    if file.mode == _FILE_MODE and not file.directory and file.kind is None and isinstance(content, str):
        return content
    document: dict[str, Json] = {"content": content} if file.content else {}
    if file.mode != (_DIRECTORY_MODE if file.directory else _FILE_MODE):
        document["mode"] = f"{file.mode:04o}"
    document |= {} if file.kind is None else {"kind": file.kind.value}
    return document | ({"directory": True} if file.directory else {})


def _file_from_json(document: str | dict[str, Any], at: tuple[str | int, ...]) -> File:
    if isinstance(document, str):
        return File(_text_from_json(document, at))
    if "link" in document:
        return File(link=_without_nul(document["link"], (*at, "link")))
    directory = document.get("directory", False)
    mode = int(document["mode"], 8) if "mode" in document else _DIRECTORY_MODE if directory else _FILE_MODE
    kind = Kind(document["kind"]) if "kind" in document else None
    return File(_text_from_json(document.get("content", ""), (*at, "content")), mode, directory, kind=kind)


def _bytes_to_json(content: bytes) -> Json:
    try:
        return content.decode()
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(content).decode("ascii")}


def _text_to_json(text: str) -> Json:
    try:
        return _bytes_to_json(text.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError as cause:
        raise RunelintError(f"A text of the scenario holds a character that is none: {cause.reason}.") from cause


def _bytes_from_json(document: str | dict[str, str], at: tuple[str | int, ...]) -> bytes:
    try:
        if isinstance(document, str):
            return document.encode()
        return base64.b64decode(document["base64"], validate=True)
    except UnicodeEncodeError as cause:
        raise RunelintError(
            f'The scenario is not valid: `{dotted(at)}` holds half a surrogate pair. Give its bytes as {{"base64": …}}.'
        ) from cause
    except (binascii.Error, ValueError) as cause:
        raise RunelintError(
            f"The scenario is not valid: `{dotted((*at, 'base64'))}` is no base64 text ({cause})."
        ) from cause


def _text_from_json(document: str | dict[str, str], at: tuple[str | int, ...]) -> str:
    return _bytes_from_json(document, at).decode("utf-8", "surrogateescape")


def _without_nul(text: str, at: tuple[str | int, ...]) -> str:
    if "\0" in text:
        raise RunelintError(f"The scenario is not valid: `{dotted(at)}` holds a NUL character, which no argument can.")
    return text
