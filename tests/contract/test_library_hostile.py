"""Keys and values in a message are text, whatever they look like to a shell."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from contract.sandbox import Call, Run, call

if TYPE_CHECKING:
    from contract.sandbox import Probe

HOSTILE = (
    "$(touch /tmp/harm)",
    "`touch /tmp/harm`",
    "'; touch /tmp/harm; '",
    '"; touch /tmp/harm; "',
    "]=1; touch /tmp/harm; a[",
    "a[$(touch /tmp/harm)]",
    "x]=y",
    "[",
    "]",
    "@",
    "*",
    "",
    " ",
    "$",
    "${HOME}",
    "~",
    "!",
    "?",
    "\\",
    "\\\\",
    "'",
    '"',
    "a'b",
    "a\nb",
    "\n",
    "a\tb",
    "-n",
    "-e",
    "--",
    "=",
    "a=b",
    "p:a",
    "é",
    "日本",
    "\N{PILE OF POO}",
    "0",
    "#",
    "%s",
    "&",
    "\r",
)
# With one of these in a message, jq answers each question of its own.
CONTROL = ("\x1e", ".\x1e", "\x01", "\x7f")


@pytest.mark.parametrize("reader", ["rune_param", "rune_ctx", "rune_meta", "rune_obs"])
@pytest.mark.parametrize("keys", [HOSTILE, CONTROL])
def test_keys_and_values(probe: Probe, reader: str, keys: tuple[str, ...]) -> None:
    """Each key finds its own value, each value comes out as it went in, and none of them is executed."""
    values = {key: f"<{key}>" for key in keys}
    parts = {"payload": {"input_parameters": values, "context": values}}
    data = json.dumps(parts | {"message_metadata": values, "observability": values}).encode()
    *runs, harm = probe(*(call(reader, key, "default") for key in keys), Call(b"ls /tmp"), message=data)
    expected = [Run(f"{value}\nwent on with 0".encode(), b"", 0) for value in values.values()]
    assert dict(zip(keys, runs, strict=True)) == dict(zip(keys, expected, strict=True))
    assert b"harm" not in harm.stdout


def test_keys_that_are_not_there(probe: Probe) -> None:
    """A key that the message does not have is answered with the default, whatever both look like."""
    calls = [call("rune_param", key, key) for key in HOSTILE]
    *runs, harm = probe(*calls, Call(b"ls /tmp"), message=b'{"payload":{"input_parameters":{"a":"b","aa":"c"}}}')
    assert runs == [Run(f"{key}\nwent on with 0".encode(), b"", 0) for key in HOSTILE]
    assert b"harm" not in harm.stdout


def test_one_message_with_each(probe: Probe) -> None:
    """One such key or value does not change how the others are read."""
    names = [text for text in HOSTILE if text.isprintable() and text]
    values = {name: names[-number] for number, name in enumerate(names)}
    data = json.dumps({"payload": {"input_parameters": values}}).encode()
    runs = probe(*(call("rune_param_json", name) for name in names), message=data)
    assert [json.loads(run.stdout.removesuffix(b"went on with 0")) for run in runs] == list(values.values())


def test_keys_of_arrays(probe: Probe) -> None:
    """Keys that look like the library's own names for values find nothing."""
    names = ("p:a", "c:a", "a]", "0", "_RUNE_TEXT", "RUNE_INPUT_JSON")
    runs = probe(*(call("rune_ctx", name, "default") for name in names), message=b'{"payload":{"context":{"a":"b"}}}')
    assert {run.stdout for run in runs} == {b"default\nwent on with 0"}


def test_emitters(probe: Probe) -> None:
    """What the emitters are told comes out as it went in."""
    calls = [call("rune_ok_kv", text, f"key={text}") for text in HOSTILE]
    for text, run in zip(HOSTILE, probe(*calls), strict=True):
        expected = {"key": text, "message": text} if text else {"key": ""}
        assert (run.stderr, run.status) == (b"", 0)
        assert json.loads(run.stdout)["payload"]["output_data"] == expected


def test_invalid_bytes(probe: Probe) -> None:
    """Bytes that are no UTF-8 become U+FFFD, in the message and in what the emitters are told."""
    data = b'{"payload":{"input_parameters":{"a":"x\xff\xe2\x82y"}}}'
    read, told = probe(call("rune_param", "a"), call("rune_ok_kv", b"\xff", b"a=\xff"), message=data)
    assert read.stdout == "x\ufffd\ufffdy\nwent on with 0".encode()
    assert json.loads(told.stdout)["payload"]["output_data"] == {"a": "\ufffd", "message": "\ufffd"}
