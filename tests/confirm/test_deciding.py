"""How conditions turned out in real runs, as far as the trace tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from runelint.confirm.claim import Suspect
from runelint.confirm.deciding import Deciding
from runelint.confirm.geography import Geography, files_of
from runelint.confirm.laboratory import Laboratory
from runelint.confirm.observed import Observer
from runelint.confirm.solve import base_scenario
from runelint.engine import sourced_reader
from runelint.flow.behaviour import analyse
from runelint.flow.events import Condition
from runelint.runner.package import read_package
from runelint.syntax import Source, parse
from samples import HEAD

if TYPE_CHECKING:
    from pathlib import Path

    from runelint.runner.supervise import Sandbox

_INPUT = 'x=$(rune_param x "")\n'


def _outcomes(body: str, asked: str, folder: Path, sandbox: Sandbox) -> list[bool | None]:
    """Return how the condition that is spelled so turned out each time, in a run in which `x` is empty."""
    path = folder / "plugin.sh"
    path.write_text(f"{HEAD}{_INPUT}{body}\nrune_ok_kv a=b\n")
    source = Source.from_bytes(path.name, path.read_bytes())
    script = parse(source.text)
    behaviour = analyse(source, script, str(path), sourced_reader(source, str(path)))
    suspect = Suspect(path.name, str(path), source, script, behaviour, ())
    package = read_package(str(path))
    observer = Observer(behaviour, Geography(files_of(suspect, behaviour)), package.outside)
    trial = Laboratory(sandbox, package, observer, budget=1).trial(base_scenario(suspect))
    assert trial is not None
    assert trial.observation.stdout
    conditions = [each for each in behaviour.events if isinstance(each, Condition)]
    (first, *_) = [each for each in conditions if source.text[each.node.start : each.node.end] == asked]
    return [turned.outcome for turned in Deciding(trial).outcomes(first)]


@pytest.mark.parametrize(
    ("body", "asked", "found"),
    [
        ("if [[ -z $x ]]; then :; fi", "-z $x", [True]),
        ("if [[ -n $x ]]; then :; fi", "-n $x", [False]),
        ("if [[ -n $x ]]; then : a; else : b; fi", "-n $x", [False]),
        ("if ! [[ -n $x ]]; then :; fi", "-n $x", [False]),
        ("if [[ ! -n $x ]]; then :; fi", "-n $x", [False]),
        ("[[ -z $x ]] && :", "-z $x", [True]),
        ("if [[ $x == a ]]; then : a; elif [[ $x == 'b c' ]]; then : b; fi", "$x == 'b c'", [False]),
        ("[[ -n $x ]] && :", "-n $x", [False]),
        ("[[ -n $x ]] || :", "-n $x", [False]),
        ("[[ -z $x ]] || :", "-z $x", [True]),
        ("[[ -n $x ]] && : a || : b", "-n $x", [False]),
        ("if [[ -n $x ]]; then : a; elif [[ -d / ]]; then : b; fi", "-d /", [True]),
        ("if [[ -n $x && -z $HOME ]]; then :; fi", "-n $x", [False]),
        ("if [[ -n $x || -e /etc/passwd ]]; then :; fi", "-e /etc/passwd", [True]),
        ("if [[ -n $x || -e /no/such ]]; then :; fi", "-e /no/such", [False]),
        ("if [[ -z $x && ( -e /no/such || -d / ) ]]; then :; fi", "-e /no/such", [False]),
        ("if [[ -n $x && ( -e /no/such || -d / ) ]]; then :; fi", "-e /no/such", []),
        ("if [[ $x ]]; then :; fi", "$x", [False]),
        ("if [ -e /etc/passwd ]; then :; fi", "[ -e /etc/passwd ]", [True]),
        ("if [ -e /no/such ]; then :; fi", "[ -e /no/such ]", [False]),
        ("if [ ! -e /no/such ]; then :; fi", "[ ! -e /no/such ]", [False]),
        ("if [ ! -e /etc/passwd ]; then :; fi", "[ ! -e /etc/passwd ]", [True]),
        ("case $(date +%s) in a) : a ;; *) : b ;; esac", "a", [False]),
        ("[ -e /etc/passwd ] && { : a; ! :; }", "[ -e /etc/passwd ]", [True]),
        ("[ -e /no/such ] && { : a; ! :; }", "[ -e /no/such ]", [False]),
        ("[ -e /no/such ] || { : a; :; }", "[ -e /no/such ]", [False]),
        ("[ -e /no/such ] || [ -e /etc/passwd ] && :", "[ -e /no/such ]", [False]),
        ("if [ -e /no/such ]; then ( : ); else y=$(date); fi", "[ -e /no/such ]", [False]),
        ("if [ -e /etc/passwd ]; then ( : a ); else : b; fi", "[ -e /etc/passwd ]", [True]),
        ("if [ -e /etc/passwd ]; then : | :; fi", "[ -e /etc/passwd ]", [True]),
        ("if ! [ -e /no/such ]; then :; fi", "[ -e /no/such ]", [False]),
        ("for y in 1 2; do [ -e /no/such ] && continue; : $y; done", "[ -e /no/such ]", [False, False]),
        ("if grep -q root /etc/passwd; then :; fi", "grep -q root /etc/passwd", [True]),
        ("if grep -q toor /etc/passwd; then :; fi", "grep -q toor /etc/passwd", [False]),
        ("f() { [ -e /no/such ] && return; :; }\nf", "[ -e /no/such ]", [False]),
        ("f() { : a; grep -q toor /etc/passwd; }\nif f; then :; else : b; fi", "f", [False]),
        ("if [ -e /no/such ] && [ -d / ]; then : a; fi", "[ -e /no/such ]", [False]),
        ("! { [ -e /no/such ] && : a; }", "[ -e /no/such ]", [False]),
        ("case $x in a) : a ;; *) : b ;; esac", "a", [False]),
        ("case $x in a) : a ;; '') : b ;; esac", "''", [True]),
        ("y=$(date +%s)\nif (( y < 0 )); then :; fi", "(( y < 0 ))", [False]),
        ("while [ -e /no/such ]; do :; done", "[ -e /no/such ]", [False]),
        ("until [ -e /etc/passwd ]; do :; done", "[ -e /etc/passwd ]", [True]),
        ("case $x in '') ;; *) : b ;; esac", "''", [True]),
        ("case $x in a) ;; b) : b ;; *) : c ;; esac", "a", [False]),
        ("case $x in a) : a ;; b) ;; '' | c) : c ;; esac", "a", [False]),
        ("while IFS= read -r y; do : $y; done <<<$x", "IFS= read -r y", [True, False]),
        ("while read -r y; do IFS= read -r z || z=b; : $y; done <<<$x", "IFS= read -r z", [False]),
        ('[ -e "/no/such" ] && [ -e "/etc/passwd" ] && :', '[ -e "/no/such" ]', [False]),
        ('[ -e "/etc/passwd" ] && [ -e "/no/such" ] && :', '[ -e "/no/such" ]', [False]),
        ('[ -e "$PWD$x" ] || [ -e "$HOME/no$x" ] || :', '[ -e "$PWD$x" ]', [True]),
        ('y=$(grep -c toor /etc/passwd) || y=""', "y=$(grep -c toor /etc/passwd)", [False]),
        ('y=$(grep -c root /etc/passwd) || y=""', "y=$(grep -c root /etc/passwd)", [True]),
        ("y=$(grep -c toor /etc/passwd || true)", "grep -c toor /etc/passwd", [False]),
        ("y=$(grep -c root /etc/passwd || true)", "grep -c root /etc/passwd", [True]),
        ("y=$(cat /etc/passwd | grep -c root || true)", "cat /etc/passwd | grep -c root", [True]),
        ("y=$(! grep -q root /etc/passwd || echo b)", "! grep -q root /etc/passwd", [False]),
        ("if grep -q toor /etc/passwd; then :; fi; y=$(date)", "grep -q toor /etc/passwd", [False]),
        ("set +e; grep -q toor /etc/passwd; y=$(date); [ $? -eq 0 ] && :", "[ $? -eq 0 ]", [True]),
    ],
)
def test_what_comes_next_tells_how_a_condition_turned_out(
    body: str, asked: str, found: list[bool], tmp_path: Path, sandbox: Sandbox
) -> None:
    """Branches, operators, loops and the status tell, whatever stands on the same line."""
    assert _outcomes(body, asked, tmp_path, sandbox) == found


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("[ -e /no/such ] && [ -e /no/such ] || :", "[ -e /no/such ]"),
        ("[[ -n $x ]] || [[ -n $x ]] || :", "-n $x"),
        ("[ -d / -a -e /no/such ] || :", "[ -d / -a -e /no/such ]"),
        ("f() { [ -e /no/such ]; }\nf || :", "[ -e /no/such ]"),
        ("case $x in '') ;; b) ;; *) : c ;; esac", "''"),
        ("case $x in a) ;; b) : b ;; esac", "a"),
        ('[ -e "$PWD" ] && { : a; [ -e "$HOME" ]; } && [ -e "$x" ] || :', '[ -e "$PWD" ]'),
        ('trap \': b\' USR1\n[ -e "$PWD$x" ] || [ -e "$HOME$x" ] || :', '[ -e "$PWD$x" ]'),
    ],
)
def test_what_is_not_seen_is_not_known(body: str, asked: str, tmp_path: Path, sandbox: Sandbox) -> None:
    """Two commands that look alike on one line, several questions in one, and the last command of a function."""
    assert None in _outcomes(body, asked, tmp_path, sandbox)
