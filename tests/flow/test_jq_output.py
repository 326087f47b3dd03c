r"""What jq programs give: the analysis says it without running them, and the jq of this machine agrees.

Each case is a command line, the input that jq gets when it is tried, and what is known of the output.
"""

from __future__ import annotations

import shlex
import shutil
import subprocess

import pytest

from runelint.flow.queries import call_of, printed
from runelint.flow.values import Origin, constant, unknown
from runelint.jq.shape import JSON, Kind, Shape, shape_of_text

JQ = shutil.which("jq") or ""
ROWS = '[{"name":"a","size":1,"tags":["x","y"]},{"name":"b","size":2,"tags":[]}]'
ONE = '{"name":"a","size":1,"tags":["x","y"],"items":[{"id":1},{"id":2}],"up":true,"none":null}'

CERTAIN = [
    ("-nc '{}'", "", Kind.OBJECT),
    ("-nc --arg a b '{a: $a, b: 1}'", "", Kind.OBJECT),
    ("-nc --arg a b '{$a}'", "", Kind.OBJECT),
    ("-nc --argjson a '[1]' '$a'", "", Kind.ARRAY),
    ("-nc --argjson a '{\"x\":[1]}' '$a.x'", "", Kind.ARRAY),
    ("-nc '$ARGS.positional' --args a b", "", Kind.ARRAY),
    ("-nc --arg a b '$ARGS.named'", "", Kind.OBJECT),
    ("-nc '$ENV'", "", Kind.OBJECT),
    ("-nc '\"text\"'", "", Kind.STRING),
    ("-nr '\"plain text\"'", "", Kind.TEXT),
    ("-nr '{a:1} | tojson'", "", Kind.OBJECT),
    ("-nr '[1] | @json'", "", Kind.ARRAY),
    ("-n '{a:1} | tojson'", "", Kind.STRING),
    ("-nr '{a:1} | tostring'", "", Kind.OBJECT),
    ("-n '1, 2'", "", Kind.SEVERAL),
    ("-n 'empty'", "", Kind.NOTHING),
    ("-n 'null'", "", Kind.NULL),
    ("-n '[1,2] | length == 2'", "", Kind.BOOLEAN),
    ("-n '1 + 2'", "", Kind.NUMBER),
    ("-n '-1'", "", Kind.NUMBER),
    ("-R .", "a line", Kind.STRING),
    ("-Rs .", "two\nlines\n", Kind.STRING),
    ("-sR 'split(\"\\n\")'", "two\nlines\n", Kind.ARRAY),
    ("-Rnc '[inputs]'", "two\nlines\n", Kind.ARRAY),
    ("-s .", "1 2", Kind.ARRAY),
    ("-sc 'map(.name)'", ONE, Kind.ARRAY),
    ("-c 'map(.name)'", ROWS, Kind.ARRAY),
    ("-c 'map(select(.size > 1))'", ROWS, Kind.ARRAY),
    ("-c '[.[] | {name}]'", ROWS, Kind.ARRAY),
    ("-c '.[] | {name}'", ROWS, Kind.SEVERAL),
    ("-c '[.[].tags[]] | unique'", ROWS, Kind.ARRAY),
    ("-c 'group_by(.name) | map({key: .[0].name})'", ROWS, Kind.ARRAY),
    ("-c 'sort_by(.size) | reverse'", ROWS, Kind.ARRAY),
    ("length", ROWS, Kind.NUMBER),
    ("'.tags | length'", ONE, Kind.NUMBER),
    ("-c keys", ONE, Kind.ARRAY),
    ("-c to_entries", ONE, Kind.ARRAY),
    ("-c 'with_entries(.value |= tostring)'", ONE, Kind.OBJECT),
    ("-c 'map({(.name): .size}) | add // {}'", ROWS, Kind.OBJECT),
    ("-c '{name, size}'", ONE, Kind.OBJECT),
    ("-c '{name: .name, n: (.tags | length)}'", ONE, Kind.OBJECT),
    ("-c '. + {b: 1}'", ONE, Kind.OBJECT),
    ("-c '.b = 1'", ONE, Kind.OBJECT),
    ("-c '.tags += [\"z\"]'", ONE, Kind.OBJECT),
    ("-c '.b.c |= 1'", ONE, Kind.OBJECT),
    ("-c '.items + [1]'", ONE, Kind.ARRAY),
    ("-c '.items // []'", ONE, Kind.ARRAY),
    ("-c '.missing // {}'", ONE, Kind.OBJECT),
    ("-c 'reduce .[] as $r ({}; .[$r.name] = $r.size)'", ROWS, Kind.OBJECT),
    ("-c 'reduce .[] as $r (0; . + $r.size)'", ROWS, Kind.NUMBER),
    ("-c 'if .up then {a: 1} else {b: 2} end'", ONE, Kind.OBJECT),
    ("-c 'if .up then {a: 1} else empty end'", ONE, Kind.OBJECT),
    ("-c '. as $r | {a: $r.name}'", ONE, Kind.OBJECT),
    ("-c 'def f: {a: .name}; f'", ONE, Kind.OBJECT),
    ("-c 'first(.[] | {name})'", ROWS, Kind.OBJECT),
    ("-c '.[] | select(.name == \"a\") | {name}'", ROWS, Kind.OBJECT),
    ("-c 'del(.name)'", ONE, Kind.JSON),
    ("-c '.items'", ONE, Kind.JSON),
    ("'.size'", ONE, Kind.JSON),
    ("-c '.[0]'", ROWS, Kind.JSON),
    ("-c '{a: {b: []}} | .a.b'", ONE, Kind.ARRAY),
    ("-c '[.[] | .name] | join(\",\")'", ROWS, Kind.STRING),
    ("-r '[.[] | .name] | join(\",\")'", ROWS, Kind.TEXT),
    ("-r '.[0] | [.name, .size] | @tsv'", ROWS, Kind.TEXT),
    ("-r '.[0] | \"name \\(.name)\"'", ROWS, Kind.TEXT),
    ("-r 'type'", ROWS, Kind.TEXT),
    ("-c 'try error(\"x\") catch {e: .}'", ONE, Kind.OBJECT),
    ("-c '[limit(1; .[])]'", ROWS, Kind.ARRAY),
    ("-c --slurpfile a /dev/null '$a'", ONE, Kind.ARRAY),
    ("-c 'has(\"name\") and (.size > 0)'", ONE, Kind.BOOLEAN),
    ("-cS . -- ", ONE, Kind.JSON),
    ("-c '[paths]'", ONE, Kind.ARRAY),
    ("-nc '[range(3)]'", "", Kind.ARRAY),
    ("-nc --arg a 'x' '{} | .[$a] = 1'", "", Kind.OBJECT),
    ("-nc --arg a '[1]' '$a | fromjson'", "", Kind.ARRAY),
    ("-c '{a: 1} * .'", ONE, Kind.OBJECT),
    ("-c '.name / \"a\"'", ONE, Kind.ARRAY),
]
NOT_KNOWN = [
    "-r '.name'",
    "-r '.[]'",
    "-r '.[0] | \"\\(.name)\"'",
    "-r .",
    "-r '.name | ltrimstr(\"a\")'",
    "--stream .",
    "'import \"a\" as a; a::b'",
    "-f program.jq",
    "'. as [$a, $b] | $a'",
    "'def f(x): x; f(.)'",
]
_HOLDS = {
    Kind.JSON: {Kind.OBJECT, Kind.ARRAY, Kind.STRING, Kind.NUMBER, Kind.BOOLEAN, Kind.NULL},
}


def said(line: str, text: str | None = None) -> Shape | None:
    """Return what the analysis says about the output of `jq line` that reads `text`, or something that is not known."""
    given = unknown(Origin.OUTPUT, "command", 0) if text is None else constant(text)
    return printed(call_of([constant(word) for word in shlex.split(line)]), given)


@pytest.mark.parametrize(("line", "kind"), [pytest.param(line, kind, id=line) for line, _, kind in CERTAIN])
def test_output_of_a_program_is_known(line: str, kind: Kind) -> None:
    """The type of what a program gives follows from the program, whatever it is applied to."""
    found = said(line)
    assert found is not None
    assert found.kind is kind


@pytest.mark.parametrize(("line", "text", "kind"), [pytest.param(*case, id=case[0]) for case in CERTAIN])
def test_jq_gives_what_the_analysis_says(line: str, text: str, kind: Kind) -> None:
    """The jq of this machine prints something of that type."""
    if not JQ:
        pytest.skip("jq is not installed")
    result = subprocess.run([JQ, *shlex.split(line)], input=text.encode(), capture_output=True, check=False, timeout=20)
    assert result.returncode == 0, result.stderr
    assert shape_of_text(result.stdout.decode()).kind in _HOLDS.get(kind, {kind})


@pytest.mark.parametrize("line", NOT_KNOWN)
def test_output_of_a_program_is_not_known(line: str) -> None:
    """What depends on the data, or cannot be read here, is not guessed."""
    assert said(line) is None


def test_input_that_is_known_says_what_is_taken_from_it() -> None:
    """A member of constant JSON has its type."""
    assert said("-c .tags", ONE) == Shape(Kind.ARRAY, compact=True)
    assert said("-c .missing", ONE) == Shape(Kind.NULL, compact=True)
    assert said("-r .name", ONE) == Shape(Kind.TEXT)


def test_keys_of_an_object_are_known() -> None:
    """An object that is written down has its keys, and one with a computed key has none that are known."""
    known = said("-n '{a: 1, b: {c: []}}'")
    assert known is not None
    assert [key for key, _ in known.members or ()] == ["a", "b"]
    computed = said("-n --arg k x '{a: 1, ($k): 2}'")
    assert computed is not None
    assert computed.members is None


def test_several_documents_are_not_one() -> None:
    """A program that is applied to several documents gives several."""
    found = said("-c .", '{"a":1}\n{"a":2}')
    assert found is not None
    assert found.kind is Kind.SEVERAL


def test_compact_output_is_remembered() -> None:
    """Of a value of any type it is known whether compact output was asked for."""
    assert said("-c .a") == JSON._replace(compact=True)
    assert said(".a") == JSON
