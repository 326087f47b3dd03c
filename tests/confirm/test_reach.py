"""For every kind of condition there is a scenario that takes it either way, in rehearsals and in real runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from runelint.confirm.claim import Suspect
from runelint.confirm.cover import Covering
from runelint.confirm.knobs import Change, Member, applied
from runelint.confirm.minimal import minimal
from runelint.confirm.solve import base_scenario, explorer_of, scenarios
from runelint.flow.behaviour import analyse
from runelint.flow.events import Emit
from runelint.runner.package import read_package
from runelint.runner.rung import SandboxMissingError
from runelint.runner.supervise import Sandbox
from runelint.syntax import Source, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from runelint.runner.scenario import Scenario

_HEAD = """\
#!/usr/bin/env bash
set -euo pipefail
SCRIPT_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "${SCRIPT_DIR}/rune_bpcs.sh"
rune_init
"""
_TAIL = 'rune_ok "done"\n'
# `: here` must be reached; what stands before it asks for something.
CONDITIONS = {
    "-z": 'N=$(rune_param n "x")\nif [[ -z "$N" ]]; then\n  : never\nfi\n: here\n',
    "-n": 'N=$(rune_param n)\nif [[ -n "$N" ]]; then\n  : here\nfi\n',
    "equal": "N=$(rune_param n)\nif [[ $N == prod ]]; then\n  : here\nfi\n",
    "not equal": 'N=$(rune_param mode easy)\nif [ "$N" != easy ]; then\n  : here\nfi\n',
    "glob": "N=$(rune_param n)\nif [[ $N == *.log ]]; then\n  : here\nfi\n",
    "regular expression": 'N=$(rune_param n)\n[[ $N =~ ^[a-z][a-z0-9_-]{2,31}$ ]] || rune_error 1 "bad"\n: here\n',
    "numbers": 'N=$(rune_param n 3)\n[[ $N =~ ^[0-9]+$ ]] && (( N > 5 )) || rune_error 1 "bad"\nif [ "$N" -lt 9 ]; then\n  : here\nfi\n',
    "one text, three questions": (
        'N=$(rune_param n)\n[[ -n $N && $N =~ ^[a-z-]+$ ]] || rune_error 1 "bad"\nif (( ${#N} > 10 )); then\n  : here\nfi\n'
    ),
    "case": 'case "$(rune_param a start)" in\n  start) ;;\n  st?p|halt)\n    : here ;;\n  *) rune_error 1 "no" ;;\nesac\n',
    "case default": 'case "$(rune_param a start)" in\n  start|stop) ;;\n  *)\n    : here ;;\nesac\n',
    "file": "if [[ -f /etc/app/app.conf ]]; then\n  : here\nfi\n",
    "file of a parameter": 'F=$(rune_param file /srv/none)\n[ -s "$F" ] || rune_error 2 "missing"\n: here\n',
    "directory": 'D=$(rune_param dir)\nif [ -n "$D" ] && [ -d "$D" ]; then\n  : here\nfi\n',
    "no file": "touch /tmp/flag\nif [[ ! -e /etc/passwd.d ]]; then\n  : here\nfi\n",
    "command is missing": "if ! command -v docker >/dev/null 2>&1; then\n  : here\nfi\n",
    "command fails": "if ! systemctl restart app; then\n  : here\nfi\n",
    "status of a command": 'rc=0\napt-get update >&2 || rc=$?\nif [ "$rc" -eq 100 ]; then\n  : here\nfi\n',
    "output of a command": 'S=$(systemctl is-active app || true)\nif [[ "$S" == activating ]]; then\n  : here\nfi\n',
    "no output": 'if [[ -z "$(docker ps -q)" ]]; then\n  : here\nfi\n',
    "lines of output": "C=$(who | wc -l)\nif (( C > 3 )); then\n  : here\nfi\n",
    "field of output": "P=$(pool-status | awk '{print $2}')\nif [ \"$P\" = DEGRADED ]; then\n  : here\nfi\n",
    "grep on output": "if nginx -V 2>&1 | grep -q with-http_v3; then\n  : here\nfi\n",
    "grep on a file": "if grep -q '^PermitRootLogin yes' /etc/ssh/sshd_config 2>/dev/null; then\n  : here\nfi\n",
    "jq -e": 'P=$(rune_all_params)\nif jq -e \'.hosts | type == "array" and length > 1\' <<<"$P" >/dev/null; then\n  : here\nfi\n',
    "jq on output": 'N=$(nomad status -json | jq \'[.[] | select(.Status == "dead")] | length\')\nif [ "$N" -gt 0 ]; then\n  : here\nfi\n',
    "array": 'rune_param_json hosts "[]" | jq -r ".[]" | while read -r h; do\n  [[ $h == web* ]] || continue\n  : here\ndone\n',
    "two elements": (
        "good=0\nbad=0\nfor h in $(rune_param hosts); do\n  if [[ $h == ok* ]]; then good=1; else bad=1; fi\ndone\n"
        "if (( good && bad )); then\n  : here\nfi\n"
    ),
    "words of output": "for u in $(list-units); do\n  case $u in *.timer)\n    : here ;;\n  esac\ndone\n",
    "function": 'valid() { [[ $1 =~ ^[0-9]{4}$ ]]; }\nif valid "$(rune_param year)"; then\n  : here\nfi\n',
    "guard in a function": 'need() { [[ -n "$1" ]] || rune_error 1 "missing $2"; }\nneed "$(rune_param a)" a\nneed "$(rune_param b)" b\n: here\n',
    "retries": 'n=0\nuntil ping -c 1 host >/dev/null; do\n  n=$((n + 1))\n  [ $n -lt 3 ] || rune_error 3 "down"\n  sleep 0\ndone\nif [ $n -eq 2 ]; then\n  : here\nfi\n',
    "environment": 'if [[ "${APP_ENV:-test}" == live ]]; then\n  : here\nfi\n',
    "context": 'if [[ "$(rune_ctx node)" == db* ]]; then\n  : here\nfi\n',
    "metadata": 'if [[ "$(rune_meta correlation_id)" == x-* ]]; then\n  : here\nfi\n',
    "trimmed": 'H=$(rune_param host a:b)\nif [[ "${H%%:*}" == db && "${H##*:}" == 5432 ]]; then\n  : here\nfi\n',
    "arithmetic on a date": 'E=$(date -d "$(cert-end)" +%s)\nif (( (E - 1000) / 100 == 7 )); then\n  : here\nfi\n',
}


def _suspect(path: Path, text: str) -> Suspect:
    path.write_text(text)
    source = Source(path.name, text)
    script = parse(text)
    return Suspect(path.name, str(path), source, script, analyse(source, script, str(path), lambda _: None), ())


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """Return an open sandbox; a machine without one skips the test and says why."""
    try:
        with Sandbox() as opened:
            yield opened
    except SandboxMissingError as missing:
        pytest.skip(f"no sandbox here: {missing}")


@pytest.fixture
def suspect(tmp_path: Path) -> Callable[[str], Suspect]:
    """Return a function that makes a plugin of the lines between its beginning and its end."""
    return lambda body: _suspect(tmp_path / "plugin.sh", _HEAD + body + _TAIL)


def _line(suspect: Suspect) -> int:
    return 1 + suspect.source.text.split("\n").index(next(x for x in suspect.source.text.split("\n") if ": here" in x))


@pytest.mark.parametrize("name", CONDITIONS)
def test_a_condition_is_met(name: str, suspect: Callable[[str], Suspect], sandbox: Sandbox) -> None:
    """One of the first eight scenarios that should execute new lines executes the line behind the condition."""
    plugin = suspect(CONDITIONS[name])
    line = _line(plugin)
    package = read_package(plugin.path)
    covering = Covering(explorer_of(plugin, package=package))
    texts: list[str] = []
    for _ in range(8):
        scenario = covering.next()
        if scenario is None:
            break
        observation = sandbox.run(package, scenario)
        covering.learn(observation)
        texts += [step.text for step in observation.steps if step.spot.line == line]
        if ": here" in texts:
            return
    pytest.fail(f"line {line} was not executed; missing: {covering.missing}")


def _emits(suspect: Suspect, text: str) -> list[tuple[Scenario, ...]]:
    behaviour = suspect.behaviour
    assert behaviour is not None
    explorer = explorer_of(suspect)
    out = []
    for path in behaviour.paths:
        for event in path.fresh.get(Emit, ()):
            assert isinstance(event, Emit)
            if any(argument.known == text for argument in event.arguments):
                found = scenarios(explorer, path, event)
                out.append((next(found),))
    return out


def test_scenarios_lead_to_an_event(suspect: Callable[[str], Suspect]) -> None:
    """The first scenario for an event on a path has the parameter, and makes the command fail."""
    plugin = suspect(
        'N=$(rune_param unit)\n[[ -n $N ]] || rune_error 1 "no unit"\nsystemctl restart "$N" || rune_error 2 "failed"\n'
    )
    ((scenario,),) = _emits(plugin, "failed")
    assert isinstance(scenario.message, dict)
    assert "unit" in str(scenario.message)
    assert any(case.answer.status for case in scenario.commands["systemctl"].cases)


def test_a_search_ends(suspect: Callable[[str], Suspect]) -> None:
    """A search for a place that nothing leads to has no scenario, and ends."""
    plugin = suspect("exit 0\n: here\n")
    explorer = explorer_of(plugin)
    at = plugin.source.text.index(": here")
    assert all(each.node.start != at for attempt in explorer.attempts for each in attempt.rehearsal.executed)


def test_minimal_puts_back_what_is_not_needed(suspect: Callable[[str], Suspect]) -> None:
    """Of three changes only the one that is needed stays."""
    base = base_scenario(suspect(""))
    changed = applied(base, [Change(Member(("payload", "input_parameters", key)), "x") for key in ("a", "b", "c")])

    def still_shows(scenario: Scenario) -> bool:
        return "'b': 'x'" in str(scenario.message)

    least = minimal(changed, base, still_shows)
    assert least == applied(base, [Change(Member(("payload", "input_parameters", "b")), "x")])


def test_minimal_gives_up_when_the_budget_is_spent(suspect: Callable[[str], Suspect]) -> None:
    """When nothing may be tried any more the scenario stays as it is."""
    base = base_scenario(suspect(""))
    changed = applied(base, [Change(Member(("payload", "context", "a")), 1)])
    assert minimal(changed, base, lambda _: False) == changed
