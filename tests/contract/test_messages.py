"""What RUNE makes of an answer, and the message that a plugin gets."""

from __future__ import annotations

import json
import sys
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from runelint.contract.bpcs.functions import EMPTY_RESPONSE, MALFORMED_RESPONSE
from runelint.contract.bpcs.messages import (
    Problem,
    ProblemKind,
    default_message,
    is_output,
    response_problem,
)

GOOD: dict[str, Any] = {
    "message_metadata": {"version": "1.0", "message_id": "m", "created_at": "now"},
    "payload": {"result": "success", "output_data": {"a": 1}},
    "observability": {"trace_id": "t", "span_id": "s"},
    "error": None,
}
ERROR = {"code": 3, "message": "bad", "details": {}}
BAD = GOOD | {"payload": None, "error": ERROR}
REMOVED = object()


def validator(name: str) -> Draft202012Validator:
    """Return what asks the schema."""
    text = files("runelint.contract.bpcs").joinpath(f"{name}.schema.json").read_text("utf-8")
    return Draft202012Validator(json.loads(text))


def changed(message: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    """Return a copy of the message with another value at the path, or without it."""
    copy: dict[str, Any] = json.loads(json.dumps(message))
    *parents, key = path.split(".")
    place = copy
    for parent in parents:
        place = place[parent]
    if value is REMOVED:
        del place[key]
    else:
        place[key] = value
    return copy


def problem(message: object, status: int = 0) -> Problem | None:
    """Return what is wrong with a plugin that prints the message."""
    return response_problem(json.dumps(message).encode() + b"\n", status)


def variants() -> list[dict[str, Any]]:
    """Return the good answers, and what becomes of them when one place is changed."""
    values: tuple[object, ...] = (REMOVED, None, False, True, 0, 1.5, "", "success", [], {})
    paths = {
        "payload.result": GOOD,
        "payload.output_data": GOOD,
        "error.code": BAD,
        "error.message": BAD,
        "error.details": BAD,
    }
    everywhere = list(GOOD) + [f"{part}.{key}" for part in ("message_metadata", "observability") for key in GOOD[part]]
    places = [*paths.items(), *((path, message) for path in everywhere for message in (GOOD, BAD))]
    return [GOOD, BAD, *(changed(message, path, value) for path, message in places for value in values)]


@pytest.mark.parametrize("name", ["input", "success", "error"])
def test_schemas_are_schemas(name: str) -> None:
    """Each schema is a valid one of Draft 2020-12."""
    Draft202012Validator.check_schema(validator(name).schema)


def test_the_check_by_hand_agrees_with_the_schemas() -> None:
    """What `is_output` says is what the schemas say, on answers with any one place changed."""
    success, error = validator("success"), validator("error")
    answers = [(is_output(each), success.is_valid(each) or error.is_valid(each), each) for each in variants()]
    assert not [each for by_hand, by_schema, each in answers if by_hand is not by_schema]
    assert {by_hand for by_hand, _, _ in answers} == {True, False}


def test_every_wrong_shape_has_a_sentence() -> None:
    """An answer of the wrong shape is a problem, with a place that is not more than the schema's words."""
    for message in variants():
        found = problem(message, 0)
        assert is_output(message) or (found is not None and found.kind is ProblemKind.SHAPE and found.text)


def test_good_answers() -> None:
    """A success with status 0, and an error whose code is the status, are good answers."""
    assert problem(GOOD) is None
    assert problem(BAD, 3) is None
    assert response_problem(json.dumps(GOOD, indent=2).encode() + b"\n\n", 0) is None
    assert problem(changed(GOOD, "more", 1)) is None


@pytest.mark.parametrize("stdout", [b"", b"\n", b" \t\r\n"])
def test_empty(stdout: bytes) -> None:
    """Nothing but blanks is an empty response."""
    assert response_problem(stdout, 0) == Problem(ProblemKind.EMPTY, EMPTY_RESPONSE)


@pytest.mark.parametrize(
    "stdout",
    [
        b"text",
        b"{",
        b"{} {}",
        json.dumps(GOOD).encode() * 2,
        b"log line\n" + json.dumps(GOOD).encode(),
        json.dumps(GOOD).encode() + b"\nlog line",
        b"[]",
        b"null",
        b'"text"',
        b"NaN",
        b"[NaN",
        b"\xef\xbb\xbf" + json.dumps(GOOD).encode(),
        json.dumps(GOOD).encode().replace(b'"m"', b'"\xff"'),
        json.dumps(GOOD).encode() + b"\x00",
        b'{"a":' * 200_000,
        b'{"a":' * 200_000 + b"1" + b"}" * 200_000,
        b'{"a":1' + b"0" * 5000 + b"}",
    ],
    ids=lambda stdout: repr(stdout[:12]),
)
def test_malformed(stdout: bytes) -> None:
    """Anything but one JSON object, in UTF-8 and within what Python reads, is malformed."""
    assert response_problem(stdout, 0) == Problem(ProblemKind.MALFORMED, MALFORMED_RESPONSE)


def test_how_long_numbers_may_be_is_python_s_affair() -> None:
    """What this process itself reads, as the analysis does, changes nothing about what RUNE reads."""
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(16_384)
    try:
        test_malformed(b'{"a":1' + b"0" * 5000 + b"}")
    finally:
        sys.set_int_max_str_digits(before)


def test_numbers_that_json_does_not_know() -> None:
    """Python reads `NaN` and `Infinity`, but they are no JSON."""
    found = problem(changed(GOOD, "payload.output_data.a", float("nan")))
    assert found == Problem(ProblemKind.SHAPE, "`NaN` is no JSON value")


def test_equal_keys() -> None:
    """Of two equal keys the last counts, as in RUNE."""
    text = json.dumps(GOOD).replace('"error": null', '"error": 1, "error": null')
    assert response_problem(text.encode(), 0) is None


def test_large_answer() -> None:
    """An answer of several megabytes is read like any other."""
    assert problem(changed(GOOD, "payload.output_data.a", "x" * 5_000_000)) is None


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ({}, Problem(ProblemKind.SHAPE, "the message has no `message_metadata`, `payload`, `observability`, `error`")),
        (
            changed(GOOD, "observability.span_id", REMOVED),
            Problem(ProblemKind.SHAPE, "`observability` has no `span_id`", "observability"),
        ),
        (
            changed(GOOD, "payload.result", "dry_run"),
            Problem(ProblemKind.SHAPE, '`payload.result` is not `"success"`', "payload.result"),
        ),
        (changed(BAD, "payload", {}), Problem(ProblemKind.SHAPE, "`payload` is not of the type `null`", "payload")),
        (
            changed(BAD, "error.code", "3"),
            Problem(ProblemKind.SHAPE, "`error.code` is not of the type `number`", "error.code"),
        ),
    ],
)
def test_places(message: object, expected: Problem) -> None:
    """A problem of shape names the place, and does not repeat what stands there."""
    assert problem(message, 3) == expected


def test_status_and_message_disagree() -> None:
    """A success ends with 0, an error with its code: each way to disagree is told apart."""
    assert problem(GOOD, 2) == Problem(ProblemKind.SUCCESS_FAILED, "the message says success, but the exit status is 2")
    assert problem(BAD, 0) == Problem(
        ProblemKind.ERROR_PASSED, "`error.code` is 3, but the exit status is 0", "error.code"
    )
    assert problem(changed(BAD, "error.code", 404), 148) == Problem(
        ProblemKind.CODE_DIFFERS, "`error.code` is 404, but the exit status is 148", "error.code"
    )


def test_default_message() -> None:
    """The default message is valid, has no parameters, and is a new one each time."""
    message = default_message()
    assert not list(validator("input").iter_errors(message))
    assert message["payload"]["input_parameters"] == {}
    message["payload"]["input_parameters"]["a"] = 1
    assert default_message()["payload"]["input_parameters"] == {}
