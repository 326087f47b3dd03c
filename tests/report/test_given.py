"""What a plugin was given, told briefly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from runelint.report.given import brief, rune_says, told
from runelint.runner.scenario import Answer, Case, Double, File, Kind, Library, Scenario, Start
from runelint.runner.typical import default_double

if TYPE_CHECKING:
    from runelint.runner.scenario import Json

USUAL: Json = {"payload": {"input_parameters": {}, "context": {"node": "n"}}, "observability": {"span_id": "s"}}


def lines(scenario: Scenario) -> list[str]:
    """Return what is told of a scenario, each with its label."""
    return [f"{each.label} {each.text}" for each in told(scenario, usual=USUAL)]


@pytest.mark.parametrize(
    ("message", "sent"),
    [
        (USUAL, []),
        (None, []),
        (
            {"payload": {"input_parameters": {"a": "", "b": [1]}, "context": {"node": "m"}}, "observability": {}},
            ['a = ""', "b = [1]", 'context.node = "m"', "observability.span_id is left out"],
        ),
        (
            {"payload": {"input_parameters": 5, "context": {"node": "n"}}, "observability": {"span_id": True}},
            ["payload.input_parameters = 5", "observability.span_id = true"],
        ),
        ([1], ["the message is [1]"]),
    ],
)
def test_only_what_differs_is_told(message: Json, sent: list[str]) -> None:
    """Of a message only what is not as in an ordinary one is told: parameters by their names, the rest by paths."""
    assert [line.removeprefix("sent ") for line in lines(Scenario(message))] == sent


def test_everything_else_is_told() -> None:
    """Doubles, absent commands, variables, files and the way it is started are told, on one line each."""
    double = Double(Answer(1, stderr="no\n"), (Case(Answer(stdout="x\n"), call=2), Case(Answer(3), arguments="a *")))
    scenario = Scenario(
        stdin=b"\xff\n",
        commands={"systemctl": double, "sudo": Double(runs=True)},
        absent=("jq",),
        environment={"A": "\x1b"},
        files={"/x": File("y\n", 0o755), "/d": File(directory=True), "/b": File(kind=Kind.BLOCK), "/l": File(link="x")},
        library=Library.NONE,
        start=Start.PATH,
    )
    assert lines(scenario) == [
        r'sent stdin: "\xff\n"',
        'double systemctl: call 2 exit 0, prints "x\\n"',
        "double systemctl: with `a *` exit 3",
        'double systemctl: otherwise exit 1, says "no\\n"',
        "double sudo: runs the command that it is given",
        "absent jq",
        r"env A=\x1b",
        r'file /x: "y\n", mode 755',
        "file /d: a folder",
        "file /b: a block device",
        "file /l: a link to x",
        "start by its own path, not as `bash PATH`",
        "library none",
    ]


def test_usual_answers_of_a_double_are_not_told() -> None:
    """Of a double that answers as the command does when all is well but for one case, that case is told."""
    usual = default_double("systemctl")
    failing = usual._replace(cases=(Case(Answer(1), arguments="restart x"), *usual.cases))
    assert lines(Scenario(commands={"/bin/systemctl": failing})) == [
        "double /bin/systemctl: with `restart x` exit 1",
        "double /bin/systemctl: otherwise as when all is well",
    ]


def test_long_values_are_cut() -> None:
    """A long value is told by its beginning and its length."""
    (line,) = lines(Scenario(environment={"A": "x" * 5000}))
    assert line == f"env A={'x' * 200}... (5000 characters)"


def test_doubles_in_brief() -> None:
    """A double is told in a few words."""
    assert brief(Double(Answer(0, "active\n"), (Case(Answer(1)),))) == (
        'exit 0, prints "active\\n", with some arguments otherwise'
    )


def test_what_rune_says() -> None:
    """A good answer is taken, an empty or broken one gets RUNE's own words, the rest is told."""
    assert rune_says("") == "RUNE would take the answer."
    assert rune_says("Malformed JSON from plugin") == 'RUNE would answer "Malformed JSON from plugin" (code 400).'
    assert rune_says("`error` has no `code`") == "RUNE would object: `error` has no `code`."
