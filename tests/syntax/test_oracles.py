"""Our parser against Bash, shfmt and bashlex on one-construct cases."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from syntax.our_facts import facts_of_tree
from syntax.shfmt_facts import facts_of_shfmt, shfmt_path, shfmt_tree
from syntax.shfmt_quirks import Comparison

from runelint.syntax import nodes as n
from runelint.syntax import parse, static_text, walk
from runelint.syntax.second_opinion import bash_verdict, bashlex_script

CASES: list[str] = json.loads((Path(__file__).parent / "one_construct_cases.json").read_text("utf-8"))
_EXTENDED_GLOB_OUTSIDE_TESTS = {"echo ?(a|b)\n", "echo !(a)\n", "echo *(a|b).c\n"}
# bashlex takes `{fd}` for a word, `((` for two subshells, and a blank in a subscript for the end of the word; it
# does not look into here-documents, and an argument that looks like an assignment is one to it.
_BEYOND_BASHLEX = ("{fd}", "{out}", "((", "m[a b]", "$(a) b\nEOF", "echo a=b")


@pytest.fixture(scope="module")
def shfmt() -> str:
    """Return where shfmt is."""
    found = shfmt_path()
    if found is None:
        pytest.skip("shfmt is not installed (package shfmt-py)")
    return found


def test_no_case_is_rejected() -> None:
    """Every case is Bash, and none is rejected."""
    assert [case for case in CASES if parse(case).problems] == []


def test_bash_accepts_what_we_accept() -> None:
    """`bash -n` accepts every case, but for extended globs, which it knows only after `shopt -s extglob` has run."""
    rejected = {case for case in CASES if bash_verdict(case).accepted_by_bash is False}
    case_pattern = {case for case in rejected if "@(n|o))" in case}
    assert rejected - case_pattern <= _EXTENDED_GLOB_OUTSIDE_TESTS


def test_shfmt_sees_the_same_structure(shfmt: str) -> None:
    """Commands, words, redirections, operators, expansions and here-documents are those that shfmt sees."""
    different = []
    for case in CASES:
        tree = shfmt_tree(shfmt, case.encode())
        if tree is None:
            continue
        script = parse(case)
        found = Comparison(case, script, facts_of_tree(script), facts_of_shfmt(tree))
        different += [(case, *pair) for pair in found.differences() if not found.quirk(*pair)]
    assert different == []


def _commands(script: n.Script) -> list[list[str | None]]:
    """Return the static words of each simple command."""
    return sorted(
        (
            [static_text(word) for word in node.words if isinstance(word, n.Word)]
            for node in walk(script)
            if isinstance(node, n.Simple)
        ),
        key=str,
    )


def test_bashlex_sees_the_same_commands() -> None:
    """Wherever bashlex reads a case without unknown parts, it finds the same commands with the same words."""
    different = []
    compared = 0
    for case in CASES:
        script = bashlex_script(case)
        beyond_bashlex = any(construct in case for construct in _BEYOND_BASHLEX)
        if script is None or beyond_bashlex or any(isinstance(node, n.Unparsed) for node in walk(script)):
            continue
        compared += 1
        if _commands(script) != _commands(parse(case)):
            different.append(case)
    assert compared > 200
    assert different == []
