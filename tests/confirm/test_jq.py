"""The small jq of the rehearsal, judged by the real one."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from runelint.confirm.jq.evaluate import answers
from runelint.confirm.rehearsal.queries import inputs_of
from runelint.jq.tokens import UnsupportedError

if TYPE_CHECKING:
    from runelint.runner.scenario import Json

JQ = shutil.which("jq") or ""
DOCUMENT: Json = {
    "a": [1, 2, 3],
    "s": "web-1",
    "o": {"k": "v", "n": None},
    "t": True,
    "f": False,
    "l": [{"n": "x"}, {"n": "y"}],
}
_NUMBERS: Json = list(range(40))
PROGRAMS = (
    ".",
    '["a\\tb", "c\\\\d\\n", null, 1, true] | @tsv',
    '["a\\"b", "c\\\\d", null, 1, false] | @csv',
    r'["web1", "web1\\n", "web 1", ""] | map(test("\\A[a-z0-9]+\\z"))',
    r'["web1", "web1\\n", "web1\\n\\n"] | map(test("\\A[a-z0-9]+\\Z"))',
    r'["a.b", "a b", "a\\\\b", "a-b", "]", "^"] | map(test("^[\\w.\\-\\]\\^]+$"))',
    r'["a1", "A1", "a b"] | map(test("\\A[a-z]\\S\\z"; "i"))',
    '[["a", "b"], ["a"], []] | map(. == "x" or test("x"))?',
    "[[1]] | @tsv",
    "{a: 1} | sort_by(.b)",
    "[.. | strings]",
    "[.l | recurse | objects | .n?]",
    "[2 | recurse(if . < 20 then . * . else empty end)]",
    "reduce .a[] as $x (0; . + $x)",
    "reduce .l[] as $e ({}; .[$e.n] = ($e.n | length))",
    ".o.k = 5 | .new.deep = .a[1]",
    ".a[] += 1 | .o.n //= 7 | .l[0].n |= ascii_upcase",
    ".a |= map(. * 2) | .a[0] -= 1",
    "del(.a[0], .o.k, .s) | del(.l[], .none, .a[7])",
    "del(.a[-1], .a[0])",
    '.l | del(.[] | select(.n == "x"))',
    "del(.)",
    "def twice: . * 2; .a | map(twice)",
    ".a | map(. / 2 | floor), map(-. / 2 | ceil), map(. / 2 | round), map(-. / 2 | round)",
    ".s | floor",
    '[{key: "a", value: 1}, {name: "b"}, {Name: "c", Value: 2}] | from_entries',
    '{x: {key: "a", value: null}} | from_entries',
    "[{key: null, value: 1}] | from_entries",
    "[{key: 1, value: 1}] | from_entries",
    ".s.x = 1",
    '"2024-02-29T12:30:00Z" | fromdate, fromdateiso8601, (strptime("%Y-%m-%dT%H:%M:%SZ") | mktime)',
    '.a[0] * 86400 | todate, (gmtime | mktime), strftime("%d.%m.%Y %H")',
    ".s | fromdate",
    ".o | todate",
    '.s | IN("web-1", "x")',
    "IN(.a[]; 2, 9)",
    '.o | to_entries | all(.[]; (.key | test("^[a-z]+$")) and (.value | IN("v", "w")))',
    ".a | group_by(. > 1)",
    ".a + [1] | unique_by(. % 2)",
    ".l | max_by(.n), min_by(.n)",
    ".a | map_values(. + 1)",
    ".o | map_values(empty)",
    "[limit(2; .a[])]",
    "[range(3)], [range(1; 3)]",
    '.s | sub("[a-z]"; "X"), gsub("[a-z]"; "X")',
    '.s as $s | .l | map(.n | contains("x"))',
    '(.a[0] | contains("x"))?',
    '.l[0].n as $n | try ($n | inside(5)) catch "no"',
    ".a",
    ".a[0]",
    ".a[-1]",
    ".a[1:]",
    ".a[]",
    '.missing // "d"',
    '.f // "d"',
    ".o.n // empty",
    ".s, .t",
    ".l[] | .n",
    '[.l[].n] | join(",")',
    ".l | map(.n) | length",
    'type == "object" and (.a | length) > 2',
    ".a | type",
    '.s | test("^web-[0-9]+$")',
    '.s | startswith("web")',
    '.s | ascii_upcase | split("-")',
    'has("a") and (has("zz") | not)',
    ".a | any(. > 2)",
    '.a | all(type == "number")',
    ".a | add",
    ".a | contains([2])",
    ".o | keys",
    '.o | to_entries[] | "\\(.key)=\\(.value)"',
    'if .t then "yes" else "no" end',
    "if .f then 1 elif .t then 2 else 3 end",
    "{s, n: (.a | length)}",
    ".a as $x | $x | length",
    "[.a[] | select(. >= 2)]",
    '.l[] | select(.n == "y") | .n',
    'try error("x") catch .',
    ".s | tostring, tojson",
    "(.a[0] + .a[1]) * 3 - 4 / 2 % 5",
    ".o + {z: 1}",
    '.["s"]',
    ".a | sort | reverse | first, last",
    ".a | min, max",
    ".a | index(2)",
    '"\\(.s)!" | ltrimstr("web")',
    ".l | to_entries | map(.key)",
    ".s[]?, .a[0].x?, (.s.x.y)?",
    '.a == [1, 2, 3], .s != "x", (.s < "z")',
)


@pytest.mark.parametrize("program", PROGRAMS)
def test_programs_give_what_jq_gives(program: str) -> None:
    """Every program that is foreseen gives the same values as jq."""
    ours = [item.value for item in answers(program, DOCUMENT, {}).items]
    done = subprocess.run([JQ, "-c", program], input=json.dumps(DOCUMENT), capture_output=True, text=True, check=False)
    assert [json.loads(line) for line in done.stdout.splitlines()] == ours


@pytest.mark.parametrize(
    ("options", "program", "text"),
    [
        ("-n", "[inputs]", "1 2 3"),
        ("-n", "input, [inputs]", "1 2 3"),
        ("-n", "[inputs | .a]", '{"a":1}{"a":null}'),
        ("", "[., input]", "1 2 3 4"),
        ("-R", ".", "a\nb\n"),
        ("-R", 'split("=")', "a=b\n\nc"),
        ("-nR", '[inputs | select(length > 0) | split(":") | {(.[0]): .[1]}] | add // {}', "a:b\n\nc:d\n"),
        ("-Rs", 'split("\\n")', "a\nb\n"),
        ("-R", "[., inputs]", "a\nb\nc"),
        ("-nR", "[inputs]", ""),
        ("-R", ".", ""),
    ],
)
def test_inputs_are_read_as_jq_reads_them(options: str, program: str, text: str) -> None:
    """Documents, lines or the whole text, one after the other or at the program's wish."""
    done = subprocess.run(
        [JQ, "-c", *options.split(), program], input=text, capture_output=True, text=True, check=False
    )
    left = inputs_of(text, set(options))
    assert left is not None
    ours = []
    if "n" in options:
        ours += [item.value for item in answers(program, None, {}, left).items]
    while left and "n" not in options:
        ours += [item.value for item in answers(program, left.pop(0), {}, left).items]
    assert [json.loads(line) for line in done.stdout.splitlines()] == ours


@pytest.mark.parametrize(
    "program", [".a.b", ".s[]", "error", ".o | tonumber", ".s.x[]?", ".s | with_entries(.)", ".a | with_entries(1)"]
)
def test_programs_that_fail_are_seen_to_fail(program: str) -> None:
    """A program that ends with an error does so in jq, too."""
    assert answers(program, DOCUMENT, {}).failed
    assert subprocess.run(
        [JQ, program], input=json.dumps(DOCUMENT), capture_output=True, text=True, check=False
    ).returncode


@pytest.mark.parametrize(
    "program", ["def f(x): x; f(1)", "foreach .a[] as $x (0; . + $x)", "del(.a) |= 1", "input", "$nobody", "{"]
)
def test_what_is_not_foreseen_is_said(program: str) -> None:
    """A program beyond this small jq is no answer but an error."""
    with pytest.raises(UnsupportedError):
        answers(program, DOCUMENT, {})


def test_places_that_were_looked_at() -> None:
    """The places in the input that a program asks for are known, and where its answer was taken from as it is."""
    found = answers('.o.k // "d"', DOCUMENT, {})
    assert ("o", "k") in found.looked_at
    assert found.items[0].path == ("o", "k")


def test_an_endless_evaluation_ends() -> None:
    """A program that gives very many answers is not followed to its end."""
    with pytest.raises(UnsupportedError):
        answers("[.[] as $x | .[] as $y | .[] as $z | $x] | length", _NUMBERS, {})
