"""What our own library answers to a plugin that reads its message: the corners of RUNE's library."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from contract.sandbox import Call, Run, call

if TYPE_CHECKING:
    from contract.sandbox import Probe

VARIABLES = b'printf \'%s\\n\' "$RUNE_INPUT_JSON" "$RUNE_MESSAGE_METADATA" "$RUNE_OBSERVABILITY"'


def message(parameters: object = None, context: object = None, **parts: object) -> bytes:
    """Return a message with these parts."""
    return json.dumps({"payload": {"input_parameters": parameters, "context": context}, **parts}).encode()


def said(text: str) -> Run:
    """Return a run that printed the text and let the plugin go on."""
    return Run(text.encode() + b"went on with 0", b"", 0)


def test_values_are_text(probe: Probe) -> None:
    """`rune_param` and `rune_ctx` print text as it is, numbers and `true` as JSON, objects and arrays compactly."""
    values = {"text": "a b\n", "number": 1.5, "true": True, "object": {"a": [1, None]}, "array": ["x", 2]}
    expected = ["a b\n\n", "1.5\n", "true\n", '{"a":[1,null]}\n', '["x",2]\n']
    for reader, data in (("rune_param", message(values)), ("rune_ctx", message(context=values))):
        runs = probe(*(call(reader, key, "default") for key in values), message=data)
        assert runs == [said(text) for text in expected]


def test_false_and_null_are_missing(probe: Probe) -> None:
    """`false` and `null` count as missing, so that the default is printed; an empty text does not."""
    data = message({"no": False, "none": None, "empty": ""})
    readers = [call("rune_param", key, "true") for key in ("no", "none", "absent", "empty")]
    assert probe(*readers, message=data) == [said("true\n")] * 3 + [said("\n")]
    assert probe(call("rune_param_json", "no", "true"), message=data) == [said("true\n")]
    assert probe(call("rune_obs", "no", "true"), message=message(observability={"no": False})) == [said("true\n")]


def test_json_readers(probe: Probe) -> None:
    """`rune_param_json` prints compact JSON, the default too; a default that is no JSON ends the plugin."""
    data = message({"text": 'a"b', "object": {"a": 1}})
    calls = (
        call("rune_param_json", "text"),
        call("rune_param_json", "object", "[]"),
        call("rune_param_json", "absent"),
        call("rune_param_json", "absent", '{"a": [1, 2]}'),
    )
    assert probe(*calls, message=data) == [
        said('"a\\"b"\n'),
        said('{"a":1}\n'),
        said("null\n"),
        said('{"a":[1,2]}\n'),
    ]
    (run,) = probe(call("rune_param_json", "text", "no JSON"), message=data)
    assert (run.stdout, run.status) == (b"", 2)
    assert run.stderr


def test_whole_parts(probe: Probe) -> None:
    """`rune_all_params` and `rune_all_ctx` print the whole object, and `{}` for anything else."""
    calls = (call("rune_all_params"), call("rune_all_ctx"))
    assert probe(*calls, message=message({"a": 1}, {"b": [2]})) == [said('{"a":1}\n'), said('{"b":[2]}\n')]
    assert probe(*calls, message=message("text", [1])) == [said("{}\n"), said("{}\n")]


def test_metadata_then_observability(probe: Probe) -> None:
    """`rune_meta` looks in the metadata, then in the observability; empty texts, `null` and "null" are missing."""
    data = message(
        message_metadata={"message_id": "m", "e": "", "n": "null"}, observability={"trace_id": "t", "e": "o"}
    )
    calls = [call("rune_meta", key, "default") for key in ("message_id", "trace_id", "e", "n", "absent")]
    assert probe(*calls, message=data) == [said(f"{text}\n") for text in ("m", "t", "o", "default", "default")]
    assert probe(call("rune_obs", "message_id", "default"), message=data) == [said("default\n")]


def test_metadata_is_pretty(probe: Probe) -> None:
    """`rune_meta` and `rune_obs` print objects over several lines, as jq does, and `rune_meta` prints `false`."""
    data = message(message_metadata={"o": {"a": 1}, "no": False}, observability={"p": [1]})
    calls = (call("rune_meta", "o"), call("rune_obs", "p"), call("rune_meta", "p"), call("rune_meta", "no", "x"))
    pretty = [said('{\n  "a": 1\n}\n'), said("[\n  1\n]\n"), said("[\n  1\n]\n"), said("false\n")]
    assert probe(*calls, message=data) == pretty


def test_before_init(probe: Probe) -> None:
    """Before `rune_init` the readers print nothing, not even the default; `rune_meta` prints its default."""
    calls = (call("rune_param", "a", "d"), call("rune_ctx_json", "a", "1"), call("rune_meta", "a", "d"))
    assert probe(*calls, setup=b"") == [said(""), said(""), said("d\n")]


def test_names_are_made_up(probe: Probe) -> None:
    """`rune_init` fills in what the message does not have, and leaves what it has."""
    data = message(message_metadata={"version": 2, "message_id": None}, observability={"span_id": "s"})
    (run,) = probe(Call(VARIABLES), message=data)
    _, about, watch = run.stdout.splitlines()[:3]
    assert json.loads(about) == {"version": 2, "message_id": "ID", "created_at": "NOW"}
    assert json.loads(watch) == {"span_id": "s", "trace_id": "trace-ID"}


def test_second_init(probe: Probe) -> None:
    """A second `rune_init` does nothing: it does not read again."""
    assert probe(Call(b"rune_init; rune_param a"), message=message({"a": "x"})) == [said("x\n")]


@pytest.mark.parametrize("text", [b"", b"\n\n", b"x", b"{", b"[]", b"null", b"{}x", b"\x80\xffgarbage", b"{} 1"])
def test_no_object(probe: Probe, text: bytes) -> None:
    """Input that is no JSON object is answered with an error message of code 1, and the plugin ends."""
    (run,) = probe(Call(b"rune_init </tmp/message.json"), message=text, setup=b"")
    what, reason = "expected a JSON object", "stdin was not valid JSON object"
    if not text.strip(b"\n"):
        what, reason = "empty stdin", "stdin was empty"
    assert (run.stderr, run.status) == (b"", 1)
    assert json.loads(run.stdout) == {
        "message_metadata": {"version": "1.0", "message_id": "ID", "created_at": "NOW"},
        "payload": None,
        "observability": {"trace_id": "trace-ID", "span_id": "span-ID"},
        "error": {"code": 1, "message": f"Invalid input: {what}", "details": {"reason": reason}},
    }


def test_two_documents(probe: Probe) -> None:
    """Two objects on stdin pass `rune_init`, and then the emitter fails with nothing printed."""
    (run,) = probe(call("rune_ok", "done"), message=b"{} {}")
    assert (run.stdout, run.status) == (b"", 2)


@pytest.mark.parametrize("part", ['"text"', "[1]", "1", "false"])
def test_parameters_that_are_no_object(probe: Probe, part: str) -> None:
    """Where `input_parameters` is no object, `rune_param` fails with 5 and `set -e` ends the plugin."""
    (run,) = probe(call("rune_param", "a", "d"), message=b'{"payload":{"input_parameters":%s}}' % part.encode())
    assert (run.stdout, run.status) == (b"", 5)
    assert b"Cannot index" in run.stderr


def test_no_jq(probe: Probe) -> None:
    """Without jq `rune_init` says so on stderr and ends with 2, and a reader fails as any unknown command does."""
    init, reader = probe(
        Call(b"PATH=/nowhere; RUNE_INPUT_JSON=; rune_init"), Call(b"PATH=/nowhere; rune_param a d"), message=b"{}"
    )
    assert init == Run(b"", b"jq is required for rune_bpcs.sh\n", 2)
    assert reader == Run(b"", b"jq: command not found\n", 127)


def test_assigned_variables(probe: Probe) -> None:
    """The readers answer from the public variables as they are: a plugin may assign to them."""
    (run,) = probe(
        Call(b"""RUNE_INPUT_JSON='{"payload":{"input_parameters":{"a":"other"}}}'; rune_param a"""),
        message=message({"a": "x"}),
    )
    assert run == said("other\n")


def test_large_message(probe: Probe) -> None:
    """A message of 1 MB is read like any other."""
    data = message({"a": "x" * 1_000_000, "b": "y"})
    length, short = probe(Call(b"a=$(rune_param a); echo ${#a}"), call("rune_param", "b"), message=data)
    assert (length, short) == (said("1000000\n"), said("y\n"))
