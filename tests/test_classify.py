"""What a Bash file is: plugin, library, script, or something else."""

from __future__ import annotations

import pytest

from runelint.classify import Kind, interpreter, is_library, kind_of
from runelint.syntax import parse


def kind(text: str) -> Kind:
    """Return what a file with this text is."""
    return kind_of(text, parse(text))


@pytest.mark.parametrize(
    ("first", "program"),
    [
        ("#!/bin/bash", "bash"),
        ("#!/usr/bin/env bash", "bash"),
        ("#! /usr/bin/env -S bash -e", "bash"),
        ("#!/usr/bin/env python3", "python3"),
        ("#!/bin/sh -e", "sh"),
        ("#!bash", "bash"),
        ("\ufeff#!/bin/bash", "bash"),
        ("# no shebang", None),
        ("", None),
        ("#!", None),
    ],
)
def test_interpreter(first: str, program: str | None) -> None:
    """The shebang names the program, without its folder and without `env`."""
    assert interpreter(first + "\necho\n") == program


@pytest.mark.parametrize(
    "text",
    [
        "#!/bin/bash\nsource rune_bpcs.sh\nrune_init\nrune_ok x\n",
        "source rune_bpcs.sh\n",
        "#!/bin/bash\nrune_init\n",
        "#!/bin/sh\n. ./rune_bpcs.sh\nrune_ok x\n",
        "#!/bin/bash\nmain() { rune_ok x; }\nmain\n",
        "#!/bin/bash\nf() { rune_ok x; }\nsystemctl restart cron\n",
        "#!/bin/bash\njq -n '{message_metadata: {}, payload: {}, observability: {}, error: null}'\n",
    ],
)
def test_plugin_speaks_to_rune_and_does_something(text: str) -> None:
    """A file that calls or sources the library, or builds a message, and that runs something, is a plugin."""
    assert kind(text) is Kind.PLUGIN


@pytest.mark.parametrize(
    "text",
    [
        "f() { rune_ok x; }\n",
        "#!/bin/bash\nset -euo pipefail\nf() { rune_ok x; }\ng() { echo; }\n",
        "[[ -n ${LOADED:-} ]] && return 0\nreadonly LOADED=1\nf() { rune_ok x; }\n",
        'source "${BASH_SOURCE%/*}/rune_bpcs.sh"\nf() { rune_ok x; }\n',
        'DIR="$(cd "$(dirname "$0")" && pwd)"\nf() { rune_ok "$DIR"; }\n',
        "f() { rune_ok x; }\nexport -f f\n",
    ],
)
def test_library_only_defines(text: str) -> None:
    """A file that defines functions, and at most prepares for them, is a library."""
    assert kind(text) is Kind.LIBRARY


@pytest.mark.parametrize(
    "text", ["", "\n", "echo hello\n", "#!/bin/bash\nrunelint check\n", "#!/bin/bash\n# prune_ok\n"]
)
def test_script_does_not_speak_to_rune(text: str) -> None:
    """A Bash file that speaks no `rune_*` is a script."""
    assert kind(text) is Kind.SCRIPT


@pytest.mark.parametrize(
    "text", ["#!/usr/bin/python3\nprint()\n", "#!/usr/bin/awk -f\n{ print }\n", "#!/bin/zsh\necho\n"]
)
def test_other_has_another_interpreter(text: str) -> None:
    """A file for another interpreter is none of ours."""
    assert kind(text) is Kind.OTHER


def test_calls_in_the_words_of_a_definition_do_not_run_the_plugin() -> None:
    """A command that only computes a word of an assignment does not make a library a plugin."""
    assert is_library(parse('HERE="$(dirname "$0")"\nf() { :; }\n'))
    assert not is_library(parse("f() { :; }\ndirname /a\n"))
    assert not is_library(parse("HERE=x\n"))
