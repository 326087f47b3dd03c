"""The command that repeats a run, ready to be pasted into a shell."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING, Any

from runelint.runner.doubles import is_nameable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SAID_BY_OPTIONS = {"input", "commands", "absent", "env", "files", "start", "library"}
_SECTIONS = {"--param": "input_parameters", "--ctx": "context"}


def replay_command(plugin: str, scenario: Mapping[str, Any], usual: Any) -> str:  # noqa: ANN401 - `usual` is any JSON
    """Return the shell command that runs `plugin` in a scenario, given as a document, where `usual` is the message.

    A person can read and change its options. A scenario that options cannot say stands in it as JSON.
    """
    named = f"./{plugin}" if plugin.startswith("-") else plugin
    words = _as_options(scenario, usual)
    if words is None:
        words = ["--scenario", json.dumps(scenario)]
    return " ".join(shell_word(word) for word in ("runelint", "run", named, *words))


def shell_word(text: str) -> str:
    r"""Return `text` as one word of a shell, in characters that print: what does not is written as `$'\x1b'`.

    So is a hash sign before another one, for a CI system that reads along may take that for a command of its own.
    """
    if text.isprintable() and "##" not in text and "::" not in text:
        return shlex.quote(text)
    return "$'" + "".join(_in_quotes(character) for character in text) + "'"


def _in_quotes(character: str) -> str:
    if character in "'\\":
        return f"\\{character}"
    if character.isprintable() and character not in "#:":
        return character
    if character == "\n":
        return r"\n"
    return "".join(f"\\x{byte:02x}" for byte in character.encode("utf-8", "surrogateescape"))


def _as_options(scenario: Mapping[str, Any], usual: Any) -> list[str] | None:  # noqa: ANN401 - it is any JSON
    """Return the options that make up the scenario, or None when there are none for something in it."""
    if not scenario.keys() <= _SAID_BY_OPTIONS or not all(map(is_nameable, scenario.get("absent", ()))):
        return None
    words = [] if "input" not in scenario else _message_words(scenario["input"], usual)
    if words is None:
        return None
    for name, double in scenario.get("commands", {}).items():
        words += ["--double", f"{name}={_double(double)}"]
    for name in scenario.get("absent", ()):
        words += ["--absent", name]
    for name, value in scenario.get("env", {}).items():
        if not isinstance(value, str):
            return None
        words += ["--env", f"{name}={value}"]
    for path, file in scenario.get("files", {}).items():
        if isinstance(file, dict) and file.keys() == {"kind"} and "=" not in path:
            words += ["--file", f"{path}:{file['kind']}"]
            continue
        if not isinstance(file, str) or file.startswith("@") or "=" in path:
            return None
        words += ["--file", f"{path}={file}"]
    for option in ("start", "library"):
        if option in scenario:
            words += [f"--{option}", scenario[option]]
    return words


def _message_words(message: Any, usual: Any) -> list[str] | None:  # noqa: ANN401 - both are any JSON
    """Return the options that make `message` of the usual one; None when parameters and context are not all of it."""
    words: list[str] = []
    if not isinstance(message, dict) or not isinstance(payload := message.get("payload"), dict):
        return None
    made = {**usual["payload"]}
    for option, section in _SECTIONS.items():
        given, before = payload.get(section), usual["payload"].get(section)
        if not isinstance(given, dict) or given == before:
            continue
        before = before if isinstance(before, dict) else {}
        changed = {key: value for key, value in given.items() if key not in before or not _same(before[key], value)}
        made[section] = {**before, **changed}
        for pair in _pairs(changed):
            if pair is None:
                return None
            words += [option, pair]
    return words if _same({**usual, "payload": made}, message) else None


def _pairs(values: Mapping[str, Any]) -> Iterator[str | None]:
    for key, value in values.items():
        if not key or "=" in key or key.endswith(":"):
            yield None
        elif isinstance(value, str):
            yield f"{key}={value}"
        else:
            yield f"{key}:={json.dumps(value)}"


def _same(one: object, other: object) -> bool:
    """Return whether both are the same JSON; for Python, 1 and true would be."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def _double(double: Mapping[str, Any]) -> str:
    """Return a double as `--double` takes it: `STATUS`, `STATUS:LINE`, or its JSON object."""
    stdout = double.get("stdout", "")
    if double.keys() <= {"exit", "stdout"} and isinstance(stdout, str):
        if not stdout:
            return str(double.get("exit", 0))
        line = stdout.removesuffix("\n")
        if line and line != stdout and not line.endswith("\n"):
            return f"{double.get('exit', 0)}:{line}"
    return json.dumps(double)
