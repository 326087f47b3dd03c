"""The structure of JSON, which an experiment compares."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from runelint.confirm.structure import json_words, structure, structure_of_text, traced_words


def test_values_do_not_count() -> None:
    """Two documents that differ in values only have the same structure."""
    assert structure({"a": "x", "b": [1, True]}) == structure({"a": 'y"', "b": [2.5, False]})


@pytest.mark.parametrize("other", ['{"a": 1}', '{"b": "x"}', '{"a": ["x"]}', '{"a": "x", "c": null}', "[]"])
def test_keys_and_types_count(other: str) -> None:
    """Another key, another type, one more member: each is another structure."""
    assert structure_of_text('{"a": "x"}') != structure_of_text(other)


@pytest.mark.parametrize("broken", ['{"a": "x"y"}', '{"a": "x\ny"}', '{"a": }', "", "{} {}"])
def test_broken_text_has_no_structure(broken: str) -> None:
    """What is not one whole document has none."""
    assert structure_of_text(broken) is None


def test_a_traced_assignment_shows_its_text() -> None:
    """The JSON in a traced assignment is found behind the name, without Bash's quotes."""
    assert json_words("""DETAILS='{"a":"x"y"}'""") == ['{"a":"x"y"}']
    assert json_words("""local 'out={"a": 1}'""") == ['{"a": 1}']
    assert json_words("""curl -d '{"a":1}' --data='[1]' http://h""") == ['{"a":1}', "[1]"]


def test_ansi_quotes_are_read_as_bash_writes_them() -> None:
    """Bash traces a text with a newline as `$'…'`."""
    assert traced_words("""echo $'a\\nb' 'c d'""") == ["echo", "a\nb", "c d"]


@pytest.mark.parametrize(
    "word",
    [b"a\001b", b"\303", b"\033[1m", "grün\n".encode(), b"it's\n", b"a\\b\t", b"\x7f1", b"\v\f\a\b\r", b"plain", b""],
)
def test_the_words_of_a_trace_are_those_that_bash_executed(word: bytes) -> None:
    """Control characters and stray bytes are traced in octal."""
    line = [os.fsencode(shutil.which("bash") or ""), b"-xc", b': "$1"', b"bash", word]
    done = subprocess.run(line, capture_output=True, check=True, env={"LC_ALL": "C.UTF-8", "PS4": "+ "})
    traced = done.stderr.decode("utf-8", "surrogateescape").removeprefix("+ ").removesuffix("\n")
    assert traced_words(traced) == [":", word.decode("utf-8", "surrogateescape")]


def test_a_trace_that_was_cut_has_no_words() -> None:
    """Where the trace stops within quotes nothing is known of its words."""
    assert traced_words('X=\'{"a":') == []
