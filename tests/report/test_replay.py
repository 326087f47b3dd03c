"""The command that repeats a run."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runelint.contract.bpcs.messages import default_message
from runelint.report.replay import replay_command, shell_word

USUAL = default_message()


def message(parameters: dict[str, Any], context: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return an ordinary message with these parameters, and with more in its context."""
    payload = USUAL["payload"]
    return {
        **USUAL,
        "payload": {"input_parameters": parameters, "context": {**payload["context"], **(context or {})}},
    }


@pytest.mark.parametrize(
    ("scenario", "options"),
    [
        ({}, ""),
        ({"input": USUAL}, ""),
        (
            {"input": message({"service": "", "n": 3}, {"node": "a b"})},
            "--param service= --param n:=3 --ctx 'node=a b'",
        ),
        ({"commands": {"a": {"exit": 1}, "b": {"stdout": "x\n"}}}, "--double a=1 --double b=0:x"),
        ({"commands": {"a": {"stdout": "x"}}}, """--double 'a={"stdout": "x"}'"""),
        ({"absent": ["jq"], "start": "path", "library": "none"}, "--absent jq --start path --library none"),
        ({"absent": ["a b"]}, """--scenario '{"absent": ["a b"]}'"""),
        ({"env": {"A": "1"}, "files": {"/x": "y"}}, "--env A=1 --file /x=y"),
        ({"files": {"/dev/sdb": {"kind": "block"}}}, "--file /dev/sdb:block"),
        (
            {"files": {"/x": {"kind": "fifo", "mode": "0600"}}},
            """--scenario '{"files": {"/x": {"kind": "fifo", "mode": "0600"}}}'""",
        ),
        ({"files": {"/x": "@y"}}, """--scenario '{"files": {"/x": "@y"}}'"""),
        ({"input": message({"a=b": "1"})}, f"--scenario '{json.dumps({'input': message({'a=b': '1'})})}'"),
        ({"input": {"payload": {}}}, """--scenario '{"input": {"payload": {}}}'"""),
        ({"stdin": "x"}, """--scenario '{"stdin": "x"}'"""),
    ],
)
def test_scenario_as_options(scenario: dict[str, Any], options: str) -> None:
    """What options can say stands there as options that a person can change; the rest as JSON."""
    assert replay_command("p.sh", scenario, USUAL) == f"runelint run p.sh {options}".rstrip()


def test_plugin_that_looks_like_an_option() -> None:
    """A plugin's name is never taken for an option, and one that steers a terminal is spelled out."""
    assert replay_command("-x\x1b.sh", {}, USUAL) == r"runelint run $'./-x\x1b.sh'"


@given(
    text=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
    | st.sampled_from(["##[x]", "::", "a'\\\n"])
)
def test_shell_gets_the_word_back(text: str) -> None:
    """Whatever a word holds, it is written in harmless characters, and Bash reads the same word."""
    word = shell_word(text)
    assert word.isprintable()
    assert "##" not in word
    done = subprocess.run(["bash", "-c", f"printf %s {word}"], capture_output=True, check=False)
    assert done.stdout == text.encode()
