"""Scenarios as JSON, and doubles as they are written on a command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import runelint
from runelint.failure import RunelintError
from runelint.runner.double_text import double_from_text
from runelint.runner.scenario import SIGNALS, Answer, Case, Double, File, Kind, Library, Limits, Scenario, Start
from runelint.runner.scenario_json import from_json, to_json
from runelint.runner.scenario_schema import schema

SCHEMAS = sorted(Path(runelint.__file__).parent.rglob("*.schema.json"))
BYTES = st.binary(max_size=20)
# Any bytes, as Python reads text that may be no UTF-8 (PEP 383).
TEXTS = BYTES.map(lambda content: content.decode("utf-8", "surrogateescape"))
WITHOUT_NUL = TEXTS.filter(lambda text: "\0" not in text)
NAMES = st.from_regex(r"(/[a-z0-9_.+-]*[a-z0-9]){0,2}/?[a-z][a-z0-9_.+-]{0,8}", fullmatch=True).filter(
    lambda name: (name.startswith("/") or "/" not in name) and not name.startswith(("/dev", "/proc", "/sys", "/run"))
)
ABSOLUTE = st.from_regex(r"/[^\0]{0,12}", fullmatch=True)
ANSWERS = st.builds(
    Answer, st.integers(0, 255), TEXTS, TEXTS, st.floats(0, 3600), st.just("") | st.sampled_from(sorted(SIGNALS))
)
CASES = st.builds(
    Case,
    ANSWERS,
    st.none() | st.integers(1, 99),
    st.none() | WITHOUT_NUL,
    st.none() | st.booleans(),
)
LEAVES = st.lists(st.from_regex(r"--?[a-z][a-z-]{0,5}", fullmatch=True), max_size=2).map(tuple)
DOUBLES = st.builds(Double, ANSWERS, st.lists(CASES, max_size=3).map(tuple), *[st.booleans()] * 3, LEAVES)
MODES = st.integers(0, 0o7777)
FILES = (
    st.builds(File, TEXTS, MODES, st.just(value=False), st.just(""), st.none())
    | st.builds(File, st.just(""), MODES, st.just(value=True), st.just(""), st.none())
    | st.builds(File, st.just(""), MODES, st.just(value=False), st.just(""), st.sampled_from(Kind))
    | st.from_regex(r"[a-z/]{1,9}", fullmatch=True).map(lambda target: File(link=target))
)
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
SCENARIOS = st.builds(
    Scenario,
    message=JSON,
    stdin=st.none() | BYTES,
    commands=st.dictionaries(NAMES, DOUBLES, max_size=3),
    absent=st.lists(NAMES, max_size=3).map(tuple),
    environment=st.dictionaries(st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,5}", fullmatch=True), WITHOUT_NUL, max_size=3),
    files=st.dictionaries(ABSOLUTE, FILES, max_size=3),
    library=st.sampled_from(Library),
    start=st.sampled_from(Start),
    limits=st.builds(Limits, st.floats(0.1, 100), *[st.integers(1, 1024)] * 5),
    blank_lines=st.integers(0, 64),
    user=st.integers(0, 65534),
)


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_no_pattern_of_a_schema_ends_before_a_line_feed(path: Path) -> None:
    """In Python `$` matches before a last line feed, too: each that stands in a schema is followed by what it means."""

    def patterns(part: object) -> list[str]:
        if isinstance(part, dict):
            found = [pattern for name, inner in part.items() for pattern in patterns(inner) if name != "pattern"]
            return [*found, part["pattern"]] if isinstance(part.get("pattern"), str) else found
        return [pattern for inner in part for pattern in patterns(inner)] if isinstance(part, list) else []

    for pattern in patterns(json.loads(path.read_text(encoding="utf-8"))):
        assert "$" not in pattern.replace(r"$(?!\n)", ""), pattern


@given(SCENARIOS)
@settings(deadline=None)
def test_nothing_is_lost(scenario: Scenario) -> None:
    """A scenario that went through JSON text is the same scenario."""
    assert from_json(json.loads(json.dumps(to_json(scenario)))) == scenario


def test_defaults_are_left_out() -> None:
    """A scenario in which nothing was said is an empty object, and only what was said is written."""
    assert to_json(Scenario()) == {}
    scenario = Scenario(
        message={"a": 1},
        commands={"x": Double(Answer(1), (Case(Answer(stdout="y"), 2),)), "z": Double()},
        files={
            "/f": File("text"),
            "/g": File("text", 0o600),
            "/d": File("", 0o755, directory=True),
            "/s": File(kind=Kind.SOCKET),
        },
    )
    assert to_json(scenario) == {
        "input": {"a": 1},
        "commands": {"x": {"exit": 1, "cases": [{"call": 2, "stdout": "y"}]}, "z": {}},
        "files": {
            "/f": "text",
            "/g": {"content": "text", "mode": "0600"},
            "/d": {"directory": True},
            "/s": {"kind": "socket"},
        },
    }


def test_a_witness_is_a_scenario() -> None:
    """The witness of a finding, with what was observed, is read as it stands in the report."""
    witness = {
        "input": {},
        "commands": {"systemctl": {"exit": 1, "stdout": "", "stderr": "x"}},
        "absent": [],
        "files": {},
        "env": {"A": "b"},
        "observed": {"exit": 1, "stdout": "", "stderr": ""},
        "replay": "runelint run x --scenario y",
    }
    commands = {"systemctl": Double(Answer(1, "", "x"))}
    assert from_json(witness) == Scenario(message={}, commands=commands, environment={"A": "b"})


def test_bytes_that_are_no_text() -> None:
    """Bytes that are no UTF-8 are base64, on stdin and in texts."""
    document = {"stdin": {"base64": "/w=="}, "commands": {"x": {"stdout": {"base64": "/2E="}}}}
    scenario = Scenario(stdin=b"\xff", commands={"x": Double(Answer(stdout="\udcffa"))})
    assert from_json(document) == scenario
    assert to_json(scenario) == document


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ([], "the document must be an object, and is []"),
        ({"comands": {}}, "the document has no key `comands`. Did you mean `commands`?"),
        ({"commands": {"ssh": {"exti": 1}}}, "`commands.ssh` has no key `exti`. Did you mean `exit`?"),
        ({"commands": {"ssh": {"zzz": 1}}}, "`commands.ssh` has no key `zzz`. It may have `exit`, `stdout`"),
        (
            {"commands": {"ssh": {"cases": [{}, {"call": 0}]}}},
            "`commands.ssh.cases[1].call` must be at least 1, and is 0",
        ),
        ({"commands": {"ssh": {"exit": 256}}}, "`commands.ssh.exit` must be at most 255, and is 256"),
        ({"commands": {"ssh": {"exit": "1"}}}, '`commands.ssh.exit` must be a whole number, and is "1"'),
        ({"commands": {"ssh": {"exit": True}}}, "`commands.ssh.exit` must be a whole number, and is true"),
        ({"commands": {"ssh": {"delay": float("nan")}}}, "`commands.ssh.delay` must be a number of seconds"),
        ({"commands": {"a b": {}}}, "`a b` cannot be the name of a double"),
        ({"commands": {"ssh": {"stdout": {"base64": "?"}}}}, "`commands.ssh.stdout.base64` is no base64 text"),
        ({"commands": {"ssh": {"stdout": {}}}}, "`commands.ssh.stdout` is an object without the key `base64`"),
        ({"commands": {"ssh": {"cases": [{"arguments": "a\0"}]}}}, "holds a NUL character"),
        ({"stdin": 1}, "`stdin` must be text or an object, and is 1"),
        ({"stdin": "\ud800"}, "`stdin` holds half a surrogate pair"),
        ({"files": {"etc/x": ""}}, '`files` has the key "etc/x", which is no absolute path'),
        ({"files": {"/etc/x": 1}}, '`files["/etc/x"]` must be text or an object'),
        ({"files": {"/etc/x": {"mode": 600}}}, '`files["/etc/x"].mode` must be text'),
        ({"files": {"/etc/x": {"mode": "0644\n"}}}, 'must be permission bits in octal, such as "0644", and is "0644'),
        ({"commands": {"x": {"leaves": ["--o\n"]}}}, "`commands.x.leaves[0]` must be an option such as `-o`"),
        ({"commands": {"x": {"leaves": ["/a\n"]}}}, "`commands.x.leaves[0]` must be an option such as `-o`"),
        ({"files": {"/etc/x": {"mode": "rw"}}}, 'must be permission bits in octal, such as "0644", and is "rw"'),
        ({"files": {"/d": {"directory": True, "content": "x"}}}, "is the text of a file that has none"),
        ({"files": {"/d": {"kind": "block", "content": "x"}}}, '`files["/d"].content` is the text of a file that has'),
        (
            {"files": {"/d": {"kind": "block", "directory": True}}},
            '`files["/d"].directory` makes a directory of what has',
        ),
        ({"files": {"/d": {"kind": "blok"}}}, '`files["/d"].kind` must be one of `socket`, `fifo`, `block`'),
        ({"env": {"A=B": ""}}, '`env` has the key "A=B", which cannot be the name of a variable'),
        ({"env": {"A": "\0"}}, "`env.A` holds a NUL character"),
        (
            {"library": "our"},
            "`library` must be one of `auto`, `ours`, `plugin`, `none`, `ready`. Did you mean `ours`?",
        ),
        ({"start": "sh"}, "`start` must be one of `bash`, `path`."),
        ({"limits": {"seconds": 0}}, "`limits.seconds` must be more than 0, and is 0"),
        ({"limits": {"seconds": 1e9}}, "`limits.seconds` must be at most 3600, and is 1000000000.0"),
        ({"limits": {"memory": 1 << 40}}, "`limits.memory` must be at most 4294967296, and is 1099511627776"),
        ({"limits": {"processes": 10**6}}, "`limits.processes` must be at most 1024, and is 1000000"),
        ({"limits": {"second": 1}}, "`limits` has no key `second`. Did you mean `seconds`?"),
        ({"absent": "jq"}, '`absent` must be a list, and is "jq"'),
    ],
)
def test_what_is_wrong_is_named(document: object, words: str) -> None:
    """What is no scenario is refused with the place in the document and what may stand there."""
    with pytest.raises(RunelintError) as caught:
        from_json(document)
    assert words in str(caught.value)


def test_the_schema_is_one() -> None:
    """The schema is valid JSON Schema, and says the limits and values that the program has."""
    Draft202012Validator.check_schema(schema())
    properties = schema()["properties"]
    assert set(properties["limits"]["properties"]) == set(Limits._fields)
    assert set(properties["library"]["enum"]) == {library.value for library in Library}
    assert set(properties["start"]["enum"]) == {start.value for start in Start}
    assert set(schema()["$defs"]["file"]["properties"]["kind"]["enum"]) == {kind.value for kind in Kind}


@pytest.mark.parametrize(
    ("text", "name", "double"),
    [
        ("systemctl=3", "systemctl", Double(Answer(3))),
        ("systemctl=0:active", "systemctl", Double(Answer(0, "active\n"))),
        ("/usr/bin/x=1:a=b:c", "/usr/bin/x", Double(Answer(1, "a=b:c\n"))),
        ("x=0:", "x", Double()),
        ("x=0:a\nb\n", "x", Double(Answer(0, "a\nb\n"))),
        ('x={"exit": 1, "stderr": "no", "runs": true}', "x", Double(Answer(1, "", "no"), runs=True)),
        ('x= {"cases": [{"call": 1, "exit": 2}]}', "x", Double(cases=(Case(Answer(2), 1),))),
    ],
)
def test_a_double_on_the_command_line(text: str, name: str, double: Double) -> None:
    """NAME=STATUS, NAME=STATUS:LINE and NAME={…} describe a double."""
    assert double_from_text(text) == (name, double)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("systemctl", "`systemctl` is no double. Write NAME=STATUS (`systemctl=3`)"),
        ("=3", "`=3` is no double"),
        ("x=", "`x=` is no double"),
        ("x=active", "`active` does not say what `x` is to do. Write"),
        ("x=-1", "`-1` does not say"),
        ("x=256", "`x` cannot exit with 256: an exit status is between 0 and 255"),
        ("a b=1", "`a b` cannot be the name of a double"),
        ("x={", "What `x` is to do is no JSON"),
        ('x={"exti": 1}', "`commands.x` has no key `exti`. Did you mean `exit`?"),
    ],
)
def test_what_is_no_double_is_refused(text: str, words: str) -> None:
    """What is no double on the command line is refused with what to write."""
    with pytest.raises(RunelintError) as caught:
        double_from_text(text)
    assert words in str(caught.value)


def test_a_whole_number_is_one_however_it_is_written() -> None:
    """`3.0` is a whole number in JSON, and one that the runner can count with; what is sent stays as it is."""
    document = json.loads(
        '{"input": {"n": 1.0}, "blank_lines": 2.0, "user": 7.0, "limits": {"memory": 1e9, "processes": 9.0},'
        ' "commands": {"x": {"exit": 3.0, "cases": [{"call": 2.0, "exit": 4.0}]}}}'
    )
    scenario = from_json(document)
    numbers = (scenario.blank_lines, scenario.user, scenario.limits.memory, scenario.limits.processes)
    double = scenario.commands["x"]
    assert repr(numbers) == "(2, 7, 1000000000, 9)"
    assert repr((double.answer.status, double.cases[0].call, double.cases[0].answer.status)) == "(3, 2, 4)"
    assert repr(scenario.message) == "{'n': 1.0}"
    assert repr(double_from_text('x={"exit": 3.0}')[1].answer.status) == "3"
