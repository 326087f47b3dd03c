"""What our own library makes of a plugin's answer: the corners of RUNE's library."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from contract.sandbox import Call, Run, call

from runelint.contract.bpcs.functions import FUNCTIONS, Role
from runelint.contract.bpcs.messages import response_problem

if TYPE_CHECKING:
    from contract.sandbox import Probe

FULL = {
    "message_metadata": {"version": "1.0", "message_id": "m", "created_at": "now"},
    "payload": {"result": "success", "output_data": {}},
    "observability": {"trace_id": "t", "span_id": "s"},
    "error": None,
}


def failed(code: object) -> str:
    """Return a whole message of a plugin that failed."""
    return json.dumps(FULL | {"payload": None, "error": {"code": code, "message": "m", "details": {}}})


def payload(run: Run) -> Any:  # noqa: ANN401 - what it is depends on the plugin
    """Return what a plugin that succeeded answered."""
    assert response_problem(run.stdout, run.status) is None
    return json.loads(run.stdout)["payload"]["output_data"]


def error(run: Run) -> Any:  # noqa: ANN401 - likewise
    """Return what a plugin that failed answered."""
    assert response_problem(run.stdout, run.status) is None
    return json.loads(run.stdout)["error"]


def silent(run: Run) -> int:
    """Return how a plugin ended that printed nothing."""
    assert run.stdout == b""
    return run.status


def test_message_is_added(probe: Probe) -> None:
    """The text of `rune_ok` becomes `message`, unless it is empty or the data has one."""
    told, empty, own = probe(
        call("rune_ok", "done", '{"a": 1}'),
        call("rune_ok", "", '{"a": 1}'),
        call("rune_ok", "done", '{"message": null}'),
    )
    assert payload(told) == {"a": 1, "message": "done"}
    assert payload(empty) == {"a": 1}
    assert payload(own) == {"message": None}


def test_data_that_is_no_object(probe: Probe) -> None:
    """Data that is no JSON object silently becomes `{}`."""
    texts = ("", "text", "[1]", "null", "1", "{", "{'a': 1}", "{} 1", '{"a": 1}x')
    for run in probe(*(call("rune_ok", "", text) for text in texts)):
        assert payload(run) == {}
    for run in probe(*(call("rune_error", "3", "bad", text) for text in texts[:4])):
        assert error(run) == {"code": 3, "message": "bad", "details": {}}


@pytest.mark.parametrize("data", ["{} {}", "1 {}"])
def test_several_documents(probe: Probe, data: str) -> None:
    """Several documents whose last is an object pass as one, and then jq fails: nothing is emitted."""
    strict, lax = probe(call("rune_ok", "", data), call("rune_error", "3", "bad", data, options=""))
    assert (silent(strict), silent(lax)) == (2, 3)


def test_codes(probe: Probe) -> None:
    """The code is exit status and `error.code`; what Bash makes of others differs from what stands in the message."""
    codes = ("3", "0", "256", "-1", "1.5", "300")
    runs = probe(*(call("rune_error", code, "bad") for code in codes))
    assert [run.status for run in runs] == [3, 0, 0, 255, 2, 44]
    assert [json.loads(run.stdout)["error"]["code"] for run in runs] == [3, 0, 256, -1, 1.5, 300]


def test_codes_that_are_no_numbers(probe: Probe) -> None:
    """With a code that is no number nothing is emitted, and the plugin ends with 2 (in Bash 5.3 with `set -e` only)."""
    for code in ("", "abc", "1 2", "5;"):
        strict, lax = probe(call("rune_error", code, "bad"), call("rune_error", code, "bad", options=""))
        assert silent(strict) == 2
        assert lax._replace(stderr=b"") in {Run(b"", b"", 2), Run(b"went on with 2", b"", 0)}


def test_aliases(probe: Probe) -> None:
    """`rune_fail` is `rune_error`, and `rune_fail_kv` is `rune_error_kv`."""
    one, two = probe(call("rune_fail", "4", "bad", '{"a":1}'), call("rune_fail_kv", "4", "bad", "a=1"))
    assert error(one) == {"code": 4, "message": "bad", "details": {"a": 1}}
    assert error(two) == {"code": 4, "message": "bad", "details": {"a": "1"}}


def test_missing_arguments(probe: Probe) -> None:
    """With fewer arguments than it needs, each function ends the plugin under `set -eu`, with nothing printed."""
    functions = [each for each in FUNCTIONS.values() if each.required]
    runs = probe(*(call(each.name, *(["1"] * (each.required - 1))) for each in functions))
    for function, run in zip(functions, runs, strict=True):
        assert silent(run) == 1
        if function.role is not Role.ACCUMULATOR:
            assert run.stderr == b"$%d: unbound variable\n" % function.required


def test_enough_arguments(probe: Probe) -> None:
    """With the arguments that it needs, no function misses another."""
    runs = probe(*(call(each.name, *(["1"] * each.required)) for each in FUNCTIONS.values()))
    assert not [run for run in runs if b"unbound" in run.stderr]


def test_pairs(probe: Probe) -> None:
    """Values of pairs are texts, the first of two equal keys counts, and a pair without a key is left out."""
    run, bare = probe(call("rune_ok_kv", "", "a=1", "b=x=y", "a=2", "=z", "c="), call("rune_ok_kv", "", "word"))
    assert payload(run) == {"a": "1", "b": "x=y", "c": ""}
    assert payload(bare) == {"word": "word"}


def test_keys_that_jq_does_not_take(probe: Probe) -> None:
    """A key that cannot be a variable of jq ends the plugin with 3 under `set -e`; without it all data is lost."""
    pairs = [(f"{key}=1", "x=2") for key in ("a-b", "web1.lan", "1a", "a b", "end", "if")]
    for run in probe(*(call("rune_ok_kv", "", *pair) for pair in pairs)):
        assert silent(run) == 3
        assert b"compile error" in run.stderr
    for run in probe(*(call("rune_ok_kv", "", *pair, options="") for pair in pairs)):
        assert payload(run) == {}


def test_environment(probe: Probe) -> None:
    """The key `ENV` puts the environment into the message, and nothing of the library's is in it."""
    (run,) = probe(call("rune_ok_kv", "", "ENV=1", options="set -a"))
    names = payload(run)["ENV"].keys()
    assert "PATH" in names
    assert not [name for name in names if name.startswith("_RUNE")]


def test_accumulators(probe: Probe) -> None:
    """`rune_finish` answers with what was recorded, and as an error if one was."""
    good, bad, default = probe(
        Call(b"rune_out a=1; rune_out b 'x y'; rune_finish done"),
        Call(b"rune_out a=1; rune_err 4 went wrong; rune_finish done"),
        Call(b"rune_finish"),
    )
    assert payload(good) == {"a": "1", "b": "x y", "message": "done"}
    assert error(bad) == {"code": 4, "message": "went wrong", "details": {"a": "1"}}
    assert payload(default) == {"message": "success"}


def test_accumulators_told_nonsense(probe: Probe) -> None:
    """The wrong number of arguments is a complaint and status 1; a code that is no number, or 0, is no error."""
    none, many, err, text, zero = probe(
        call("rune_out", options=""),
        call("rune_out", "a", "b", "c", options=""),
        call("rune_err", options=""),
        Call(b"rune_err 'it broke'; rune_finish"),
        Call(b"rune_err 0; rune_finish"),
    )
    wrong = Run(b"went on with 1", b"rune_out expects KEY=VALUE or KEY VALUE\n", 0)
    assert [none, many] == [wrong, wrong]
    assert err == Run(b"went on with 1", b"rune_err expects at least an error code\n", 0)
    assert payload(text) == payload(zero) == {"message": "success"}


def test_emit(probe: Probe) -> None:
    """`rune_emit` prints a whole message compactly, and ends with its code or with the one that is given."""
    good, bad, given, large = probe(
        call("rune_emit", json.dumps(FULL, indent=1)),
        call("rune_emit", failed(3)),
        call("rune_emit", failed(3), "5"),
        call("rune_emit", failed(404)),
    )
    assert (json.loads(good.stdout), good.stdout.count(b"\n"), good.status) == (FULL, 1, 0)
    assert [bad.status, given.status, large.status] == [3, 5, 148]


def test_emit_refuses(probe: Probe) -> None:
    """`rune_emit` prints nothing and ends with 2 for what is no JSON, or no BPCS output."""
    calls = [call("rune_emit", text) for text in ("text", "null", "{}", "[]", failed("3"), json.dumps(FULL) + "{}")]
    runs = probe(*calls)
    assert [silent(run) for run in runs] == [2] * 6
    said = [run.stderr.splitlines()[-1] for run in runs]
    assert said == [b"rune_emit: output is not valid JSON"] * 2 + [b"rune_emit: output is not valid BPCS output"] * 4


def test_too_long(probe: Probe) -> None:
    """Data of more than 128 KiB cannot be emitted: status 126 under `set -e`, 0 without, and nothing printed."""
    snippet = b'data=\'{"a":"\'$(printf %0140000d 0)\'"}\'; rune_ok x "$data"'
    strict, lax = probe(Call(snippet), Call(snippet, ""))
    assert (silent(strict), silent(lax)) == (126, 0)
    assert strict.stderr.endswith(b"Argument list too long\n")


@pytest.mark.parametrize("name", ["rune_ok", "rune_error"])
def test_own_functions_of_the_plugin(probe: Probe, name: str) -> None:
    """A plugin that defines `rune_ok` or `rune_error` itself is asked by the helpers that call them."""
    second = "2 " if name == "rune_error" else ""
    snippet = f"{name}() {{ printf 'own %s\\n' \"${{@: -1}}\"; }}; {name}_kv 1 {second}a=1"
    (run,) = probe(Call(snippet.encode()))
    assert run.stdout.startswith(b'own {\n  "a": "1"\n}\n')


def test_readonly_variables(probe: Probe) -> None:
    """With `readonly message` in a plugin, `rune_error` cannot set its own: nothing is emitted."""
    (run,) = probe(Call(b"readonly message=x; rune_error 3 bad"))
    assert silent(run) == 1
    assert run.stderr == b"local: message: readonly variable\n"


def test_traps(probe: Probe) -> None:
    """Emitters that do their work set off no ERR trap, and an EXIT trap sees the exit status."""
    options = "set -eE; trap 'echo err >&2' ERR; trap 'echo exit $? >&2' EXIT"
    good, bad, pairs = probe(
        call("rune_ok", "x", options=options),
        call("rune_error", "3", "x", "{", options=options),
        Call(b"rune_param x d >/dev/null; rune_out a-b=1; rune_finish", options),
    )
    assert (good.stderr, bad.stderr) == (b"exit 0\n", b"exit 3\n")
    assert pairs.stderr.endswith(b"err\nexit 3\n")
