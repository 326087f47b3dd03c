"""Our own library beside RUNE's: the same stdout, stderr and status, byte for byte, for the same calls.

Names and times that are made up are alike, and so are the line numbers in what Bash says.
"""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest
from contract.sandbox import INIT, Call, call, quoted, results

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from typing import Any, TypeAlias

    Compare: TypeAlias = Callable[..., None]

STRICT = "set -euo pipefail; shopt -s inherit_errexit"
LAX = ""
VALUES: tuple[Any, ...] = (
    *("", "text", "a\nb\n\n", "null", "false", "-n", "é", "'\"\\$(x)`", " ", "\ufffd"),
    *(0, -0.0, 1.0, 1.5, 1e17, 1e300, 0.1, 123456789012345678901234567890, True, False, None),
    *([], {}, [1, [2, {"a": None}]], {"a": {"b": "c\n"}}),
)
KEYS = ("a", "b", "version", "message_id", "trace_id", "span_id", "", "a b", "a]b", "$a", "*", "@", "é", "x\ny", "'")
FULL: dict[str, Any] = {
    "message_metadata": {"version": "1.0", "message_id": "m", "created_at": "now"},
    "payload": {"result": "success", "output_data": {}},
    "observability": {"trace_id": "t", "span_id": "s"},
    "error": None,
}
MESSAGE = json.dumps(FULL | {"payload": {"input_parameters": {"a": "x", "n": 1}, "context": {"node": "v"}}}).encode()
READ_ALL = b"""rune_init </tmp/message.json; for key in a b; do
rune_param "$key" d; rune_param_json "$key"; rune_ctx "$key" d; rune_ctx_json "$key" 5
rune_meta "$key" d; rune_obs "$key" d; done"""
SHOW = b"""rune_init </tmp/message.json
declare -p RUNE_{INPUT_JSON,MESSAGE_METADATA,OBSERVABILITY,INPUT_PARAMETERS_JSON,CONTEXT_JSON,OUT_FIELDS,ERROR_CODE}"""
ODD_MESSAGES = (
    *(b"", b" ", b"x", b"{} {}", b"1 {}", b"{} 1", b"{}x", b"{}", b"-n"),
    *(b"\xef\xbb\xbf{}", b"\x00", b'{"a":"\x00"}', b"\x80\xff", b"{'a':1}", b'{"a":1,"a":2}'),
    *(b'{"payload":"s"}', b'{"payload":{"input_parameters":"s"}}'),
    b'{"payload":{"input_parameters":{"a":1},"context":[1]}}',
    b'{"payload":{"input_parameters":{"a":"\\u0000x","b":"\\ud800"}},"message_metadata":[],"observability":3}',
    b'{"payload":{"input_parameters":{"a":"\xff\xe2\x82","b":"\x7f"}}}',
    b'{"payload":{"input_parameters":{"a":"%s","b":1}}}' % (b"x" * 140_000),
    b'{"a":' * 257 + b"1" + b"}" * 257,
)
DATA = (
    *("", "{}", '{"a":1}', '{"message":"own"}', '{"message":null}', "[1]", "null", "text", "{", "{} {}", "1 {}"),
    *("{} 1", '{"a":1}x', " ", "-n", "-1", '{"a":nan}', '{"a":1e17,"b":1e1000,"c":0.1,"d":1.0,"e":-0}'),
    *('{"a":"\\u0001\x7f\x01é"}', '{"a":1,"a":2}', "{'a':1}", "\ufeff{}", f'{{"a":"{"x" * 30_000}"}}'),
    *(f'{{"a":"{"x" * 131_000}"}}', b'{"\xff":"\xe2\x82"}', '{"a":' * 257 + "1" + "}" * 257),
)
CODES = ("", "abc", "0", "256", "1.5", "-1", " 5 ", '"5"', "null", "1 2", "1e1", "0x10", "007", "99999999999999999999")
PAIRS: tuple[list[Any], ...] = (
    *([], ["a=1", "b=2", "a=3"], ["a-b=1"], ["web1.lan=x"], ["1a=1"], ["end=1"], ["a b=1"], ["=x"], ["word"], [""]),
    *(['a=q"\\&\n\t$x`'], ["a=é"], [b"a=\xff"], ["a=\x01"], ["a=\r"], ["é=1"], ["__loc__=1"], ["ARGS=1"], ["null=1"]),
    *(["and=1"], ["mm=1", "msg=2", "obs=3", "data=4"], ["message=own"], [f"a={'x' * 30_000}"], [f"a={'x' * 140_000}"]),
    *(["-a=1"], ['a"=1'], ["a]=1"], ["_=1"], ["limit=1", "empty=2", "input=3", "not=4"], ["a=x\n"], ["__x=1"]),
)
STATES = (
    "set -eE; trap 'echo ERR $? >&2' ERR",
    "set -E; trap 'echo ERR $? >&2' ERR; trap 'echo EXIT $? >&2' EXIT",
    "set -eu; PATH=/nowhere",
    'set -eu; jq() { command jq -S "$@"; }',
    'set -eu; echo() { builtin echo "[log] $*" >&2; }',
    "set -eu; shopt -s xpg_echo nocasematch failglob extglob; set -f -o posix",
    "set -eua; readonly IFS LC_ALL=C",
    "set -eu; readonly code=1 message=2 key=3 output_data=4 details=5 v=6 now=7",
    'set -eu; RUNE_INPUT_JSON=; RUNE_MESSAGE_METADATA=\'{"message_id":"q"}\'; RUNE_OBSERVABILITY=x',
    "set -u; unset RUNE_INPUT_JSON RUNE_MESSAGE_METADATA RUNE_OUT_FIELDS",
    'set -eu; rune_ok() { builtin echo "own $*"; }; RUNE_ERROR_MESSAGE=; IFS=,',
    "set -eu; exec 1>&-",
)
ACTS = (
    *(b"x=$(rune_param a d); echo $x; rune_meta message_id", b"rune_param a >/dev/full; rune_obs span_id"),
    *(b"rune_ok m '{\"a\":1}'", b"rune_error 3 m bad", b"rune_error x m", b"rune_out a 1; rune_err 2 b c; rune_finish"),
    *(
        b"rune_ok_kv m a-b=1",
        b"rune_emit nonsense",
        b"(rune_ok m) || echo no; rune_init",
        b'rune_ok m x | while read -r line; do builtin echo "$line"; done',
    ),
)


@pytest.fixture
def compare(public: Path, own: Path, tmp_path: Path) -> Compare:
    """Return what runs calls with both libraries and wants the same from both."""

    def _compare(calls: Iterable[Call], message: bytes = MESSAGE, setup: bytes = INIT) -> None:
        calls = list(calls)
        theirs, ours = (results(calls, each, tmp_path, message=message, setup=setup) for each in (public, own))
        for each, expected, found in zip(calls, theirs, ours, strict=True):
            assert found == expected, each

    return _compare


def emitted(code: object) -> str:
    """Return a whole message of a plugin that failed."""
    return json.dumps(FULL | {"payload": None, "error": {"code": code, "message": "m", "details": {}}})


@pytest.mark.parametrize("seed", range(6))
def test_readers(compare: Compare, seed: int) -> None:
    """All readers answer alike, on messages with any keys and values, with any default."""
    chance = random.Random(seed)  # noqa: S311 - the same in each run, so that a failure can be repeated
    keys = chance.sample(KEYS, 6)

    # A control character anywhere makes the whole message one that jq has to read each time.
    values = VALUES if seed else (*VALUES, "\x01", "\x1e", "\x7f")

    def part() -> dict[str, Any]:
        return {key: chance.choice(values) for key in keys}

    message = {"message_metadata": part(), "observability": part(), "payload": {}}
    message["payload"] = {"input_parameters": part(), "context": part()}
    text = json.dumps(message, ensure_ascii=chance.random() < 0.5).encode()
    calls = []
    for key in [*keys[:4], "absent"]:
        default = str(chance.choice(("", "d", "-n", "é\n", "\\n")))
        calls += [call(reader, key, default) for reader in ("rune_param", "rune_ctx", "rune_meta", "rune_obs")]
        json_default = chance.choice(("null", '""', "{}", '{"a": 1}', "007", "no", "1.0", ""))
        calls += [call(reader, key, json_default) for reader in ("rune_param_json", "rune_ctx_json")]
    compare([*calls, call("rune_all_params"), call("rune_all_ctx")], text)


@pytest.mark.parametrize("message", ODD_MESSAGES, ids=lambda message: repr(message[:40]))
def test_odd_messages(compare: Compare, message: bytes) -> None:
    """Whatever stands on stdin, both libraries make the same of it, with `set -e` and without."""
    compare([Call(SHOW + b"\n" + READ_ALL + b"; rune_ok m", LAX), Call(READ_ALL, STRICT)], message, b"")


def test_data(compare: Compare) -> None:
    """`rune_ok` and `rune_error` take the same for data."""
    calls = [call("rune_ok", "m", data, options=STRICT) for data in DATA]
    calls += [call("rune_error", "3", "m", data, options=LAX) for data in DATA[6:12]]
    compare(calls + [call("rune_ok", text) for text in ("", b"\xff", "a\nb", "x" * 140_000, "-n", '"\\')])


def test_codes(compare: Compare) -> None:
    """A code is the same status and the same `error.code`, or the same mistake."""
    calls = [call("rune_error", code, "m") for code in CODES]
    calls += [Call(b"rune_err " + quoted(code) + b" some thing; rune_finish", LAX) for code in CODES]
    compare(calls)


def test_pairs(compare: Compare) -> None:
    """The helpers for pairs take the same keys and values, and refuse the same."""
    calls = [call("rune_ok_kv", "m", *pairs, options=STRICT) for pairs in PAIRS]
    calls += [call("rune_error_kv", "3", "m", *pairs, options=LAX) for pairs in PAIRS[:10]]
    outs = [b"; ".join(b"rune_out " + quoted(pair) for pair in pairs) or b":" for pairs in PAIRS[:6]]
    compare(calls + [Call(out + b"; rune_finish", "set -u") for out in outs])


def test_emit(compare: Compare) -> None:
    """`rune_emit` prints and refuses the same."""
    full = json.dumps(FULL)
    texts = [full, full + full, "1 " + full, full + "x", "", " ", "null", "false", "{}", "[]", "{", "x", "-n"]
    texts += [emitted(code) for code in (3, 404, 1.5, -1, "3", 0, True, 1e100)]
    changes: tuple[dict[str, Any], ...] = ({"payload": None}, {"error": False}, {"error": {}}, {"observability": 1})
    texts += [json.dumps(FULL | change) for change in (*changes, {"more": "\x01é"}, {"more": "x" * 120_000})]
    calls = [call("rune_emit", text, options=STRICT) for text in texts]
    calls += [call("rune_emit", text, options=LAX) for text in texts[3:12]]
    compare(calls + [call("rune_emit", emitted(3), code) for code in ("0", "5", "", "abc", "256")])


@pytest.mark.parametrize("state", STATES)
def test_states_of_the_shell(compare: Compare, state: str) -> None:
    """Traps, options, functions and variables of a plugin change what both libraries do in the same way."""
    compare(Call(act, state) for act in ACTS)


@pytest.mark.parametrize("options", ["set -eu", "set +u"])
def test_missing_arguments(compare: Compare, options: str) -> None:
    """Without arguments, and with one, each function does the same."""
    names = ["param", "param_json", "ctx", "ctx_json", "meta", "obs", "ok", "error", "fail", "ok_kv", "error_kv"]
    names += ["fail_kv", "emit", "out", "err", "finish"]
    compare(call(f"rune_{name}", *words, options=options) for name in names for words in ((), ("1",)))
