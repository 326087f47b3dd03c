"""Sample inputs of jq programs, judged by the real jq."""

from __future__ import annotations

import json
import shutil
import subprocess
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from runelint.confirm.jq.holes import ANY, ConflictError, Hole, filled, laid_over, merged
from runelint.confirm.jq.inputs import Outcome, Program, inputs, is_plain
from runelint.confirm.knobs import Change, Member, OutputOf, Reply
from runelint.confirm.making import asked_for, made
from runelint.confirm.rehearsal.values import Given, Queried, Value

if TYPE_CHECKING:
    from runelint.runner.scenario import Json

JQ = shutil.which("jq") or ""
_MOST = 5
_ALL_STRINGS = 'type == "array" and length > 0 and all(.[]; type == "string" and test("^[a-z]+$"))'
_ALL_NAMES = (
    'type == "array" and length >= 1 and length <= 30 and length == (unique | length) '
    r'and all(.[]; type == "string" and test("\\A[A-Za-z0-9][\\w.-]{0,80}\\z"))'
)
_ALL_PATHS = (
    'type == "array" and (length | . > 0 and . <= 100) '
    r'and all(.[]; type == "string" and test("\\A/var/log/[a-z./-]+\\z") and (contains("..") | not))'
)
_LIMITS = (
    'if type == "object" and length > 0 and length <= 20 then . else error("shape") end '
    "| to_entries[] | [.key, .value.above // 85, .value.step // 1024] | @tsv"
)
_TAINTED = ".items[] | select(any(.spec.taints[]?; .key == $t)) | .metadata.name"
_JOINED = (
    "[.maps[] | {name, ways: [.groups[]?.ways[]?]} | . + {up: (.ways | map(select(.s == 1)) | length), "
    "down: (.ways | map(select(.s == 2) | .d))} | del(.ways) | . + {ok: (.up >= ($n | tonumber) and .down == [])}]"
)
_BY_SERVICE = "to_entries[] | select(.value.Service == $s) | .key"
_LATEST = '[.[:-1][] | select(.status == "superseded" or .status == "deployed") | .revision] | max // 0'
_IN_RANGE = '(.url | test("^https?://[a-z.]+$")) and (.wait | type == "number" and . >= 1 and . <= 120)'
PRINTING: tuple[tuple[str, dict[str, str]], ...] = (
    (".a.b", {}),
    (".items[].metadata.name", {}),
    (_BY_SERVICE, {"s": "web"}),
    (_TAINTED, {"t": "gpu"}),
    ('.[-1].status // "unknown"', {}),
    ("[.[] | select(.stack == $d and .stale) | .lock.id][0] // empty", {"d": "/srv"}),
    ('.items | map(select(.phase != "Running")) | .[0].name', {}),
    ('.list[] | select(.tags | contains(["x"])) | .id', {}),
    ('.[] | select(.name | endswith(".log")) | .name', {}),
    ("keys[]", {}),
    ('.users | join(",")', {}),
    ('.text | split(":") | .[1]', {}),
    ('.[] | select(has("id")) | .id | tostring', {}),
    ('"\\(.host):\\(.port)"', {}),
    ("if .on then .yes else .no end", {}),
    ("first(.[] | select(.up)) | .n", {}),
    (".a[] | values", {}),
    ('.nodes[] | "\\(.id) \\(.use | floor)"', {}),
    (".[] | [.name, (.use | floor)] | @tsv", {}),
    (_JOINED, {"n": "2"}),
)  # fmt: skip
DECIDING: tuple[tuple[str, dict[str, str]], ...] = (
    (_ALL_STRINGS, {}),
    (_ALL_NAMES, {}),
    (_ALL_PATHS, {}),
    (_IN_RANGE, {}),
    ("map(select(.x > 3)) | length > 0", {}),
    (".items | length == 3", {}),
    ('has("k") and (.k | not)', {}),
    ("any(.[]; .ready)", {}),
    ('.status | startswith("Fail")', {}),
    (".used * 100 / 50 > 90", {}),
    (".a == $w", {"w": "yes"}),
    (".max > .min", {}),
    ('.kind | IN("a", "b") or . == "c"', {}),
    ("index($s) != null", {"s": "web"}),
    ("rindex($s)", {"s": "web"}),
    ("any(.nodes[]; .id == ($i | tonumber) and .in == 1)", {"i": "7"}),
    (".load > (($limits | fromjson).load // 5)", {"limits": '{"load":9}'}),
)
TEXTS: tuple[tuple[str, dict[str, str], Json], ...] = (
    ('.[-1].status // "x"', {}, "failed"),
    (_LATEST, {}, 7),
    (_LIMITS.replace("| @tsv", ""), {}, ["/a", 5, 6]),
    (_BY_SERVICE, {"s": "web"}, "web-1"),
    ("[.[] | select(.up)] | length", {}, 3),
    ('"\\(.status):\\(.count)"', {}, "red:0"),
    ("{url: (.url // 1), on: (.on == true)}", {}, {"url": "u", "on": False}),
    (".free - 10", {}, 5),
    (". + {ok: (.size > 3)} | [.ok, .name]", {}, [False, "a"]),
    (f"{_JOINED} | length", {"n": "1"}, 2),
    (".[] | . as $e | .to[] | [$e.path, ., (if $e.rw == true then 1 else 0 end)] | @tsv", {}, "/a\tb\t1"),
    (".max as $m | .list | map(select(. > $m)) | length", {}, 2),
    ('.nodes[] | "\\(.id) \\(.use | floor)"', {}, "5 90"),
    (".[] | [.name, (.use | floor)] | @tsv", {}, "a\t90"),
    ('(.all // []) | sort_by(.at) | reverse | .[] | [.id, (.of // "none"), .at, .state] | @tsv', {}, "a\tb\tc\tdone"),
    ('.r[]?.l[]? | [.a, .b, .c, .d] | map(if . == null or . == "" then "-" else . end) | @tsv', {}, "a\tb\t95\t3"),
)


def _run(program: str, variables: dict[str, str], value: Json, *options: str) -> tuple[int, str]:
    arguments = [part for name, text in variables.items() for part in ("--arg", name, text)]
    command = [JQ, "-c", *options, *arguments, program]
    done = subprocess.run(command, input=json.dumps(value), capture_output=True, text=True, check=False)
    return done.returncode, done.stdout.strip()


def _sampled(program: str, variables: dict[str, str], wanted: Outcome | Json, current: Json = None) -> list[Json]:
    return list(islice(inputs(Program(program, tuple(variables.items())), wanted, current), _MOST))


@pytest.mark.parametrize(("program", "variables"), PRINTING)
def test_inputs_for_which_something_is_printed(program: str, variables: dict[str, str]) -> None:
    """For each of the inputs the real jq prints something, and there is one at least."""
    found = _sampled(program, variables, Outcome.SOMETHING)
    assert found
    for document in found:
        status, printed = _run(program, variables, document, "-r")
        assert (status, bool(printed)) == (0, True), document


@pytest.mark.parametrize(
    "program", [_BY_SERVICE, _TAINTED, ".items[].name", ".[] | select(.up) | .n", ".a // empty", ".a[]?"]
)
def test_inputs_for_which_nothing_is_printed(program: str) -> None:
    """For each of the inputs the real jq succeeds and prints nothing."""
    variables = {"s": "web", "t": "gpu"}
    found = _sampled(program, variables, Outcome.NOTHING)
    assert found
    assert {_run(program, variables, document, "-r") for document in found} == {(0, "")}


@pytest.mark.parametrize(("program", "variables"), DECIDING)
def test_inputs_that_are_accepted_and_refused(program: str, variables: dict[str, str]) -> None:
    """`jq -e` succeeds for each of the inputs that shall be accepted, and fails for each of the others."""
    yes, no = _sampled(program, variables, Outcome.TRUE), _sampled(program, variables, Outcome.FALSE)
    assert yes
    assert no
    assert {_run(program, variables, document, "-e")[0] for document in yes} == {0}
    assert {_run(program, variables, document, "-e")[0] for document in no} <= {1, 4}


@pytest.mark.parametrize(("program", "variables", "wanted"), TEXTS)
def test_inputs_for_a_certain_answer(program: str, variables: dict[str, str], wanted: Json) -> None:
    """For each of the inputs the real jq gives the answer that is wanted."""
    found = _sampled(program, variables, wanted)
    assert found
    for document in found:
        assert json.loads(_run(program, variables, document)[1]) == wanted


@pytest.mark.parametrize("program", [".a.b", ".[] | .x", "to_entries[] | .key", ".items[]"])
def test_inputs_that_make_the_program_fail(program: str) -> None:
    """For each of the inputs the real jq ends with an error."""
    found = _sampled(program, {}, Outcome.ERROR)
    assert found
    assert {_run(program, {}, document)[0] for document in found} == {5}


def test_what_was_there_stays() -> None:
    """An answer is reached by a change of the current input that keeps what another program has asked for."""
    document = _sampled(_LATEST, {}, 4, [{"status": "failed"}])
    kept = [each for each in document if _run(".[-1].status", {}, each)[1] == '"failed"']
    assert kept


def test_one_of_several_answers_is_changed() -> None:
    """A line that is wanted is one of those that the real jq prints, and what gave the others is still there."""
    program = Program("to_entries[] | [.key, (.value | tostring)] | @tsv")
    current: Json = {"id": "value", "api_token": "value"}
    found = list(islice(inputs(program, "id\tabc", current, among=True), _MOST))
    assert {"id": "abc", "api_token": "value"} in found
    for document in found:
        assert "id\tabc" in _run(program.text, {}, document, "-r")[1].splitlines()
    assert {"id": "abc", "api_token": "value"} not in list(inputs(program, "id\tabc", current))


@pytest.mark.parametrize("program", ["{", "def f(x): x; f(1)", "foreach .[] as $x (0; $x)", ". as [$a] | $a"])
def test_a_program_that_is_not_foreseen_has_no_inputs(program: str) -> None:
    """Of a program beyond the small jq nothing is made up."""
    assert not _sampled(program, {}, Outcome.TRUE)
    assert is_plain(Program(program))


def test_a_hopeless_wish_has_no_inputs() -> None:
    """A program that cannot be true for any input is not said to be."""
    assert not _sampled('.a == "x" and .a == "y"', {}, Outcome.TRUE)
    assert not _sampled("false", {}, Outcome.TRUE)


def test_a_deep_program_ends() -> None:
    """A program with many ways is given up after some of them."""
    program = " or ".join(f"(.a{at} and .b{at}) or any(.c[]; . == {at})" for at in range(20))
    assert len(_sampled(program, {}, Outcome.FALSE)) <= _MOST


def test_holes() -> None:
    """Two documents become one where their checks allow it; what a document leaves open is kept."""
    low = Hole((1, 2), (lambda value: isinstance(value, int) and value < 2,))
    assert filled(merged({"a": low}, {"a": ANY, "b": "x"})) == {"a": 1, "b": "x"}
    with pytest.raises(ConflictError):
        merged({"a": low}, {"a": 5})
    assert laid_over([{"a": 1}, {"a": 2}], [{"b": 3}], behind=True) == [{"a": 1}, {"a": 2, "b": 3}]
    assert laid_over([{"a": 1}], [{"b": 3}, {}], behind=True) == [{"b": 3}, {"a": 1}]


def test_changes_of_a_parameter_and_of_an_answer() -> None:
    """What a program asks for is put into the parameter, or into the command's answer, that it reads."""
    program = Program(".[] | select(.up) | .id")
    parameter, answer = Member(("payload", "input_parameters", "hosts")), OutputOf(Reply("hosts"))
    asked = [Queried(Value("[]", Given(knob)), (), (), None, program=program) for knob in (parameter, answer)]
    first, second = (next(asked_for(term, Outcome.SOMETHING)) for term in asked)
    assert first == (Change(parameter, [{"up": True, "id": "value"}]),)
    assert second == (Change(answer, '[{"up":true,"id":"value"}]\n'),)
    assert next(made(Value("", asked[0]), "web-1")) == (Change(parameter, [{"up": True, "id": "web-1"}]),)
