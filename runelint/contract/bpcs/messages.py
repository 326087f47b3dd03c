"""What RUNE makes of a plugin's answer, and a message that it may send to a plugin."""

from __future__ import annotations

import json
import sys
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from runelint.contract.bpcs.codes import SUCCESS
from runelint.contract.bpcs.functions import EMPTY_RESPONSE, MALFORMED_RESPONSE

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

Message: TypeAlias = "dict[str, Any]"


class ProblemKind(Enum):
    """In which way an answer breaks the contract."""

    EMPTY = "empty"
    MALFORMED = "malformed"
    SHAPE = "shape"
    SUCCESS_FAILED = "success-failed"
    ERROR_PASSED = "error-passed"
    CODE_DIFFERS = "code-differs"


class Problem(NamedTuple):
    """What is wrong with an answer, in a sentence; `path` is the place in the message, such as `error.code`."""

    kind: ProblemKind
    text: str
    path: str = ""


def response_problem(stdout: bytes, status: int) -> Problem | None:
    """Return what RUNE would object to in what a plugin printed and how it ended, or None when it is a good answer."""
    constants: list[str] = []
    try:
        text = stdout.decode("utf-8").strip()
        if not text:
            return Problem(ProblemKind.EMPTY, EMPTY_RESPONSE)
        message = json.loads(text, parse_constant=constants.append, parse_int=_whole_number)
    except (ValueError, RecursionError):
        # No UTF-8, no JSON, or a number too long or a nesting too deep for Python, in which RUNE is written.
        return Problem(ProblemKind.MALFORMED, MALFORMED_RESPONSE)
    if not isinstance(message, dict):
        return Problem(ProblemKind.MALFORMED, MALFORMED_RESPONSE)
    if constants:
        return Problem(ProblemKind.SHAPE, f"`{constants[0]}` is no JSON value")
    return _shape_problem(message) or status_problem(message, status)


def _whole_number(digits: str) -> int:
    """Return the number, as far as RUNE reads it, whatever this process may read; raises ValueError."""
    if len(digits.lstrip("-")) > sys.int_info.default_max_str_digits:
        raise ValueError(digits[:1])
    return int(digits)


def default_message() -> Message:
    """Return a message that RUNE could send: no parameters, little context, and names that tell where they are from."""
    return {
        "message_metadata": {
            "version": "1.0",
            "message_id": "message-runelint",
            "correlation_id": "correlation-runelint",
            "created_at": "2025-01-01T00:00:00.000Z",
        },
        "payload": {
            "input_parameters": {},
            "context": {"node": "node-runelint", "requested_by": "runelint"},
        },
        "observability": {"trace_id": "trace-runelint", "span_id": "span-runelint"},
    }


def _shape_problem(message: Message) -> Problem | None:
    """Return the first place where the message is no BPCS output."""
    if is_output(message):
        return None
    schema = "success" if message.get("error") is None else "error"
    for error in _errors(schema, message):
        return Problem(ProblemKind.SHAPE, _sentence(error), _path(error))
    return None


def status_problem(message: Message, status: int) -> Problem | None:
    """Return how the exit status contradicts the message, whatever else is wrong with it; None where it does not."""
    if message.get("error") is None:
        if status == SUCCESS:
            return None
        return Problem(ProblemKind.SUCCESS_FAILED, f"the message says success, but the exit status is {status}")
    code = message["error"].get("code") if isinstance(message["error"], dict) else None
    if code is None:
        return None
    if status == SUCCESS:
        return Problem(ProblemKind.ERROR_PASSED, f"`error.code` is {code}, but the exit status is 0", "error.code")
    if code != status:
        text = f"`error.code` is {code}, but the exit status is {status}"
        return Problem(ProblemKind.CODE_DIFFERS, text, "error.code")
    return None


def is_output(message: Message) -> bool:
    """Return whether the message is what the schemas of success and error allow, without the cost of asking them."""
    about, watch = message.get("message_metadata"), message.get("observability")
    if not (_has_strings(about, "version", "message_id", "created_at") and _has_strings(watch, "trace_id", "span_id")):
        return False
    if not {"payload", "error"} <= message.keys():
        return False
    payload, error = message["payload"], message["error"]
    if error is None:
        return isinstance(payload, dict) and payload.get("result") == "success" and _is_object(payload, "output_data")
    return payload is None and _has_strings(error, "message") and _is_object(error, "details") and _has_code(error)


def _has_strings(value: object, *keys: str) -> bool:
    return isinstance(value, dict) and all(isinstance(value.get(key), str) for key in keys)


def _is_object(value: Message, key: str) -> bool:
    return isinstance(value.get(key), dict)


def _has_code(error: Message) -> bool:
    code = error.get("code")
    return isinstance(code, int | float) and not isinstance(code, bool)


def _errors(schema: str, message: object) -> list[ValidationError]:
    """Return what the schema says about the message, what stands at the top first."""
    found = _validator(schema).iter_errors(message)
    return sorted(found, key=lambda error: (len(error.absolute_path), error.json_path, error.message))


def _sentence(error: ValidationError) -> str:
    """Return the error in words that do not repeat the message: it may be large, or hold secrets."""
    place = f"`{_path(error)}`" if error.absolute_path else "the message"
    # `required` gives one error for each key that is missing, and each of them names all.
    if isinstance(error.instance, dict) and isinstance(error.validator_value, list):
        missing = (f"`{key}`" for key in error.validator_value if key not in error.instance)
        return f"{place} has no {', '.join(missing)}"
    if error.validator == "type":
        return f"{place} is not of the type `{error.validator_value}`"
    return f"{place} is not `{json.dumps(error.validator_value)}`"


def _path(error: ValidationError) -> str:
    return error.json_path.removeprefix("$").removeprefix(".")


@cache
def _validator(schema: str) -> Draft202012Validator:
    from jsonschema import Draft202012Validator

    text = files("runelint.contract.bpcs").joinpath(f"{schema}.schema.json").read_text("utf-8")
    return Draft202012Validator(json.loads(text))
