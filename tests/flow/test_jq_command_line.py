"""The command line of jq is read as jq reads it."""

from __future__ import annotations

import shlex

import pytest

from runelint.jq.command_line import read

CALLS = [
    (".a", ".a", "", []),
    ("-r .a f g", ".a", "r", ["f", "g"]),
    ("-rc .a", ".a", "cr", []),
    ("--raw-output --compact-output .a", ".a", "cr", []),
    ("--raw-output0 .a", ".a", "j", []),
    ("--tab .a f", ".a", "", ["f"]),
    ("--indent 2 .a", ".a", "", []),
    ("-L lib .a", ".a", "", []),
    ("-Llibrary .a", ".a", "", []),
    ("--library-path lib .a", ".a", "", []),
    ("--argfile a f .x", ".x", "", []),
    ("--from-file p.jq data.json", "p.jq", "f", ["data.json"]),
    ("-rf p.jq", "p.jq", "fr", []),
    ("f -1", "f", "", ["-1"]),
    ("-n -- -a", "-a", "n", []),
    ("-C .", ".", "?", []),
    ("-rC .", ".", "?r", []),
    ("--stream .", ".", "?", []),
    ("-n", None, "n", []),
]


@pytest.mark.parametrize(("line", "program", "flags", "files"), CALLS)
def test_words_are_what_jq_takes_them_for(line: str, program: str | None, flags: str, files: list[str]) -> None:
    """The program is the first word that is no option and belongs to none; files stand behind it."""
    call = read(shlex.split(line), str)
    assert (call.program, "".join(sorted(call.flags)), list(call.files)) == (program, flags, files)


def test_named_and_positional_values_have_their_options() -> None:
    """What stands behind `--args` and a program are values, whichever of the two options is first; so is `--arg`."""
    call = read(shlex.split("--arg a 1 --argjson b 2 . --args x --jsonargs 3"), str)
    assert call.variables == (("a", "--arg", "1"), ("b", "--argjson", "2"))
    assert (call.program, call.positional) == (".", (("--args", "x"), ("--jsonargs", "3")))
    assert read(["--args", ".", "x"], str).positional == (("--args", "x"),)
