"""What the emitters of our own library print without jq is, byte for byte, what they print with it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from contract.sandbox import INIT, Call, call, quoted

from runelint.contract.bpcs.messages import default_message

if TYPE_CHECKING:
    from contract.sandbox import Probe

NESTED = {"a": {"b": [1, [2, {"c": None}], []], "d": {}}, "e": True, "f": "x, y: z", "g": [False, "{}"], "h": -15}
SIMPLE = (
    "{}",
    *(json.dumps(NESTED, indent=indent) for indent in (None, 2)),
    json.dumps(NESTED, separators=(",", ":")),
    '{"a":"b"}',
    '{"a" : "b" , "c":[ 1 , 2 ]}',
    '{"":"","a b":": ","c":" ,","d":"true","k":"[1]","KPV":"KPV"}',
    '{"a":0,"b":10,"c":123456789012345,"d":-1}',
    '{\n\t"a":\r\n1\n}',
    '{"a":"$(x) `y` * ? ~ & % # ! \'"}',
)
"""Data that needs no jq."""

OTHER = (
    *('{"a":1,"a":2}', '{"a":{"b":1},"c":{"b":2}}', '{"message":1}', '{"a":{"message":1}}', '{"b":1,"A":2,"a":3}'),
    *('{"a":01}', '{"a":-0}', '{"a":-01}', '{"a":1.0}', '{"a":1e2}', '{"a":1234567890123456789}', '{"a":- 1}'),
    *('{"a":1 2}', '{"a":--1}', '{"a":1-1}', '{"a":-}', '{"a":1true}', '{"a":truefalse}', '{"a":TRUE}', '{"a":nan}'),
    *('{"a" "b"}', '{"a":"b""c"}', '{"a":"b" "c"}', '{"a":"b"1}', '{"a"1:2}', '{"a"}', "{1:2}", "{true:1}", "{a:1}"),
    *('{"a":1,}', '{,"a":1}', '{"a":1,,"b":2}', '{"a":,"b":2}', '{"a":}', "{:1}", '{"a":1]', '{"a":[1}', '{"a":1}}'),
    *('{"a":[1,]}', '{"a":[,1]}', '{"a":["b":1]}', '{"a":1,2}', "{1,2}", '{"a":{"b"}}', '{"a":[{"b":1},2,"c":3]}'),
    *('{"a":V}', "{KV}", "{P}", '{"a":K"b":1}', '{"a":_}', "{} {}", "{}{}", "{}x", '{"a":1', '"a"', "[1]", "", "{"),
    *('{"a":"b', '{"a":"b\\"}', '{"a":"b\\n\\u0041"}', '{"a":"\n"}', '{"a":"\t"}', '{"a":"\x7f"}', '{"a":"\x01"}'),
    *('{"a":"é"}', '{"a":"\x0b"}', '{\x0b"a":1}', ' {"a":1}', '{"a":1} ', '{"a":1}\n', "{'a':1}", '{"a":NaN}'),
    *('{"a":[' * 40 + "1" + "]}" * 40, json.dumps({str(n): "x" * 50 for n in range(60)})),
)
"""Data that is like it."""

MESSAGES = ("done", "", 'a "b" \\ c', "a\nb\tc", "é", "\x01", "\x7f", "%s &", " ", "x" * 30000)
CODES = ("3", "0", "1", "100", "255", "256", "-1", "1.5", "03", "1e1", "9999999999", "", "abc", "1 2")
PLAIN = b"\n_rune_compact() { return 1; }"


def _both(probe: Probe, *calls: Call, about: dict[str, object] | None = None) -> None:
    """Check that all calls do with jq what they do as they are."""
    message = json.dumps(default_message() | (about or {})).encode()
    assert probe(*calls, message=message) == probe(*calls, message=message, setup=INIT + PLAIN)


@pytest.mark.parametrize("data", [SIMPLE, OTHER])
def test_data(probe: Probe, data: tuple[str, ...]) -> None:
    """All data gives one answer."""
    _both(probe, *(call("rune_ok", "done", text) for text in data))


@pytest.mark.parametrize("data", [SIMPLE, OTHER])
def test_details(probe: Probe, data: tuple[str, ...]) -> None:
    """So do all details of an error, whatever options the plugin has set."""
    options = "set -f; shopt -s nocasematch extglob nullglob; IFS=a:1"
    _both(probe, *(call("rune_error", "3", "bad", text, options=options) for text in data))


def test_simple_data(probe: Probe) -> None:
    """Without jq an answer is what one reads in it."""
    calls = [call("rune_ok", "", text) for text in SIMPLE]
    for text, run in zip(SIMPLE, probe(*calls), strict=True):
        assert json.loads(run.stdout)["payload"]["output_data"] == json.loads(text)


def test_messages_and_codes(probe: Probe) -> None:
    """So do all messages and codes."""
    calls = [call("rune_ok", text, '{"a":1}') for text in MESSAGES]
    calls += [call("rune_ok", text) for text in MESSAGES]
    calls += [call("rune_error", "3", text) for text in MESSAGES]
    _both(probe, *calls, *(call("rune_error", code, "bad", options=opt) for code in CODES for opt in ("", "set -eu")))


def test_names_in_the_message(probe: Probe) -> None:
    """Whatever the message is about comes back."""
    about: dict[str, object] = {"version": "é", "message_id": 'a"b\\', "created_at": 1.5e300, "x": [1.10, 1e17, {}]}
    _both(probe, call("rune_ok", "done"), about={"message_metadata": about, "observability": about})


def test_changed_names(probe: Probe) -> None:
    """A plugin that changes them is believed, or fails."""
    snippets = (
        "RUNE_MESSAGE_METADATA='{ \"a\": 1.0 }'; rune_ok x",
        "RUNE_OBSERVABILITY=x; rune_ok x",
        "unset IFS; rune_ok x",
    )
    options = ("", "set -eu")
    _both(probe, *(Call(snippet.encode(), option) for snippet in snippets for option in options))


def test_output_that_fails(probe: Probe) -> None:
    """Where nobody reads, or nothing can be written, an emitter ends as it does with jq."""
    ends = ("exec 1>&-; rune_ok x", "exec >/dev/full; rune_ok x", "(sleep 0.1; rune_ok x) | :; echo ${PIPESTATUS[0]}")
    _both(probe, *(Call(end.encode(), option) for end in ends for option in ("", "set -eu")))


def test_nothing_is_left(probe: Probe) -> None:
    """What the plugin does at its end finds options and variables as they were."""
    setup = b"[[ ab =~ b ]]; trap 'echo \"${BASH_REMATCH[0]} $- ${IFS@Q} $BASHOPTS\" >&2' EXIT; "
    _both(probe, Call(setup + b"shopt -s nocasematch; rune_ok x " + quoted('{"a": 1}')))
