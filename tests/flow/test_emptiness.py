"""What a condition says about a text having characters in it: after it `${p:?}` has a value, or may have none."""

from __future__ import annotations

import subprocess

import pytest

from runelint.flow.behaviour import analyse
from runelint.flow.events import Cause
from runelint.syntax import Source, parse

HEAD = """\
set -euo pipefail
source /usr/lib/rune/rune_bpcs.sh
rune_init
p=$(rune_param name d)
shopt -s extglob
"""
# An empty text passes none of these.
FULL = [
    "[[ -n $p ]]",
    "[[ -d $p ]]",
    "[[ -e $p && -r $p ]]",
    '[ -f "$p" ]',
    'test -s "$p"',
    '[ -d "$p" -a -w "$p" ]',
    "[[ $p =~ ^[a-z]+$ ]]",
    "[[ $p =~ ^[[:alnum:]_.-]+$ ]]",
    "[[ $p =~ ^(start|stop)$ ]]",
    "[[ $p =~ [^]x] ]]",
    "[[ $p =~ ^x|y$ ]]",
    "[[ $p == [a-z]* ]]",
    "[[ $p == */* ]]",
    "[[ $p == ?* ]]",
    "case $p in start|[0-9]*) true ;; *) false ;; esac",
]
# It passes these, or its not being one of those says nothing.
EMPTY = [
    "[ -d $p ]",
    "[[ ! -d $p ]]",
    "[[ $p =~ ^[a-z]*$ ]]",
    "[[ $p =~ ^(start|stop)?$ ]]",
    "[[ $p =~ ^$|x ]]",
    "[[ ! $p =~ ^[A-Z]+$ ]]",
    "[[ $p == * ]]",
    "[[ $p == *([a-z]) ]]",
    "[[ $p != a* ]]",
    "[[ -d /srv/$p || -d / ]]",
    "case $p in [A-Z]*) false ;; *) true ;; esac",
]


def _may_end(condition: str) -> bool:
    """Return whether `${p:?}` may end the plugin where the condition holds."""
    text = f'{HEAD}if {condition}; then : "${{p:?}}"; fi\nrune_ok done\n'
    paths = analyse(Source("plugin.sh", text), parse(text), "/srv/plugin.sh", lambda _: None).paths
    return any(path.ending is not None and path.ending.cause is Cause.NOUNSET for path in paths)


def _passes(condition: str) -> bool:
    """Return whether an empty text passes in Bash."""
    script = f"shopt -s extglob; p=; {condition}"
    return subprocess.run(["bash", "-c", script], check=False, capture_output=True).returncode == 0


@pytest.mark.parametrize("condition", FULL)
def test_what_an_empty_text_does_not_pass_says_that_there_is_one(condition: str) -> None:
    """Where an empty text does not pass a condition, `${p:?}` behind it does not end the plugin."""
    assert not _passes(condition)
    assert not _may_end(condition)


@pytest.mark.parametrize("condition", EMPTY)
def test_what_an_empty_text_passes_says_nothing(condition: str) -> None:
    """Where an empty text passes a condition, `${p:?}` behind it may still end the plugin."""
    assert _passes(condition)
    assert _may_end(condition)
