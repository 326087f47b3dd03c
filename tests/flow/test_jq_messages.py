"""What a message says that jq builds: read from the program, and seen in what jq really prints."""

from __future__ import annotations

import subprocess

import pytest

from runelint.contract.bpcs.outcome import Outcome, outcome_of
from runelint.flow.jq_messages import outcome_of_jq, outcome_of_text
from runelint.flow.values import Hole, Origin, Text, constant

GIVEN = ("-n", "--argjson", "mm", "{}", "--argjson", "obs", "{}")
ENDS = "message_metadata: $mm, payload: null, observability: $obs"
KNOWN = [
    ((), f'{{{ENDS}, error: {{code: 2, message: "a, b", details: {{}}}}}}'),
    ((), f"{{{ENDS}, error: null}}"),
    ((), f'{{{ENDS}, "error": {{"code": 100, message: "x"}}}}'),
    ((), f'({{{ENDS}, error: {{code: 2, message: "x"}}}})'),
    ((), f'{{error: {{message: "{{\\"code\\": 9}}", code: 3}}, # code: 4\n {ENDS}}}'),
    (("--argjson", "c", "3"), f"{{{ENDS}, error: {{code: $c}}}}"),
    (("--arg", "c", "3"), f"{{{ENDS}, error: {{code: ($c | tonumber)}}}}"),
    (("--arg", "c", "3"), f'{{{ENDS}, error: {{code: ($c|tonumber), message: "x"}}}}'),
    (("--argjson", "code", "4"), f'{{{ENDS}, error: {{$code, message: "x"}}}}'),
    (("--argjson", "error", '{"code": 1}'), f"{{{ENDS}, $error}}"),
    (("--argjson", "e", '{"code": 1}'), f"{{{ENDS}, error: $e}}"),
    (("--argjson", "e", "null"), f"{{{ENDS}, error: $e}}"),
    ((), f". as $x | {{{ENDS}, error: {{code: 7}}}}"),
    (("--argjson", "c", "3", "--argjson", "c", "4"), f"{{{ENDS}, error: {{code: $c}}}}"),
]
UNKNOWN = [
    ((), f"{{{ENDS}, error: (if true then null else {{code: 2}} end)}}"),
    ((), f"{{{ENDS}, error: null}} | .error = {{code: 2}}"),
    ((), f"{{{ENDS}, error: {{code: 2}}}}, {{{ENDS}, error: null}}"),
    ((), f"def f: {{code: 2}}; {{{ENDS}, error: f}}"),
    ((), f"{{{ENDS}}} + {{error: {{code: 2}}}}"),
    ((), f"{{{ENDS}, error: null}} * {{error: {{code: 2}}}}"),
    ((), f"[{{{ENDS}, error: null}}][0] + {{error: {{code: 2}}}}"),
]


def printed(arguments: tuple[str, ...], program: str) -> str:
    """Return what jq prints."""
    done = subprocess.run(
        ["jq", "-c", *GIVEN, *arguments, program], capture_output=True, text=True, timeout=20, check=True
    )
    return done.stdout


def read(arguments: tuple[str, ...], program: str) -> Outcome | None:
    """Return what is known of the message without jq."""
    return outcome_of_jq([constant(word) for word in (*GIVEN, *arguments, program)])


@pytest.mark.parametrize(("arguments", "program"), KNOWN)
def test_the_outcome_is_what_jq_prints(arguments: tuple[str, ...], program: str) -> None:
    """The outcome that is read from a program is that of the message."""
    assert read(arguments, program) == outcome_of(printed(arguments, program))


@pytest.mark.parametrize(("arguments", "program"), UNKNOWN)
def test_what_the_program_computes_is_not_known(arguments: tuple[str, ...], program: str) -> None:
    """An object that is computed tells nothing, though jq takes the program."""
    assert printed(arguments, program)
    assert read(arguments, program) is None


def test_a_string_is_no_code() -> None:
    """What `--arg` gives is a string: the message says error, and the code is not known."""
    program = f"{{{ENDS}, error: {{code: $c}}}}"
    assert '"code":"3"' in printed(("--arg", "c", "3"), program)
    assert read(("--arg", "c", "3"), program) == Outcome(failed=True, code=None)


def test_an_argument_that_is_not_known_is_no_code() -> None:
    """A code that comes from a hole is not known."""
    hole = Text((Hole(Origin.MESSAGE, "code", 1),))
    words = [constant("--argjson"), constant("c"), hole, constant(f"{{{ENDS}, error: {{code: $c}}}}")]
    assert outcome_of_jq(words) == Outcome(failed=True, code=None)


def test_text_with_holes_tells_what_is_certain() -> None:
    """Of a message that is put together as text the code is known when it stands there."""
    hole = Hole(Origin.OUTPUT, "jq", 1)
    whole = ('{"message_metadata":', hole, ',"payload":null,"observability":', hole, ',"error":{"code":')
    assert outcome_of_text(Text((*whole, '2,"message":"', hole, ' is down"}}\n'))) == Outcome(failed=True, code="2")
    assert outcome_of_text(Text((*whole, hole, "}}"))) == Outcome(failed=True, code=None)
    assert outcome_of_text(Text((hole, "\n"))) is None
