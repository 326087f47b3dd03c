"""Values that are executed: a run shows it, whatever stands around the value and whatever it has to get past."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import marks
from runelint.finding import Verdict
from samples import HEAD

if TYPE_CHECKING:
    from pathlib import Path

    from runelint.runner.supervise import Sandbox

_EXECUTED = {
    "a part of a name": 'stage=$(rune_ctx stage prod)\neval "limit=\\${LIMIT_$stage:-10}"\necho "$limit" >&2',
    "a length": 'which=$(rune_param which one)\none=1\neval "n=\\${#$which}"\necho "$n" >&2',
    "the end of a pattern of awk": (
        'user=$(rune_param user "")\n'
        'mapfile -t ids < <(loginctl list-sessions --no-legend | awk "\\$3 == \\"$user\\" { print \\$1 }")\n'
        'echo "${#ids[@]}" >&2'
    ),
    "an expression of awk": 'user=$(rune_param user "")\nloginctl | awk "/$user/ { print \\$1 }" >&2 || true',
    "the last of two programs of sed": (
        'origin=$(rune_param origin "")\n[[ -n $origin ]] || rune_error 1 "no origin" "{}"\n'
        "sed -i -e 's/^#.*$//' -e \"s|^origin=.*|origin=$origin|\" /etc/app/app.conf || rune_error 2 x '{}'"
    ),
    "a statement for a client in a folder that a file names": (
        'space=$(rune_param space "%")\n'
        "home=$(awk -F: '$1 == \"PROD\" { print $2; exit }' /etc/oratab 2>/dev/null || true)\n"
        '[[ -n $home ]] || rune_error 4 "not in oratab" "{}"\n'
        'if ! "$home/bin/sqlplus" -S / >/dev/null 2>&1 <<SQL\n'
        "select name from spaces where name like upper('$space');\nSQL\n"
        'then\n  rune_error 3 "sqlplus" "{}"\nfi'
    ),
    "code for a shell that another folder has": (
        'unit=$(rune_param unit "")\n/opt/site/bin/bash -c "logger -t site $unit" >&2 || rune_error 3 "site" "{}"'
    ),
    "a sum": 'want=$(rune_param want 1)\nhave=2\nmissing=$((want - have))\necho "$missing" >&2',
    "a folder that has to be there": (
        'work=$(rune_param workdir /tmp)\nnew=$(mktemp -p "$work" x.XXXXXX) || rune_error 2 "no folder" "{}"\n'
        'trap "rm -f $work/x.*" EXIT\necho "$new" >&2'
    ),
    "a shell that find starts": (
        'keep=$(rune_param keep "")\n'
        'find /var/cache/app -type f -exec sh -c "grep -q \'$keep\' \\"\\$1\\"" _ {} \\; >&2 || true'
    ),
    "a trap for a signal": (
        'job=$(rune_param job "")\n[[ -n $job ]] || rune_error 1 "job" "{}"\n'
        '[[ -f /srv/jobs/$job.run ]] || rune_error 2 "no such job" "{}"\n'
        "trap \"logger -t job '$job was stopped'\" TERM INT\n"
        '/opt/jobs/bin/run "$job" >/dev/null || rune_error 3 "job" "{}"'
    ),
    "a trap for a signal, and no file": (
        'name=$(rune_param name nightly)\ntrap "echo stopped $name >&2; exit 100" HUP\n'
        'borg create "/srv/repo::$name" /home >/dev/null 2>&1 || rune_error 3 "borg" "{}"'
    ),
    "a file that has to be there": (
        'set_name=$(rune_param set "")\n[[ -r /etc/sets/$set_name.conf ]] || rune_error 2 "no such set" "{}"\n'
        'bash -c "logger -t sets loading $set_name"'
    ),
    "a bound in the condition of an action of awk": (
        "max=$(rune_param max_length 24)\nbgpq4 AS1 >/etc/lists/raw 2>/dev/null || true\n"
        'awk "{ split(\\$1, p, \\"/\\"); if (p[2] + 0 <= $max) print \\$1 }" /etc/lists/raw >/etc/lists/new '
        '|| rune_error 2 "no list" "{}"'
    ),
    "a word that must have no blanks": (
        "least=$(rune_param least 1024)\n"
        "find /var/spool -type f -exec ls -l {} \\; 2>/dev/null | "
        "awk '$5 >= 1024 * '$least' { n++ } END { print n }' >&2"
    ),
    "a bare name in a comparison, of a message that is read by hand": (
        'message=$(jq -n --argjson m "$RUNE_MESSAGE_METADATA" "{payload: {input_parameters: {}}}")\n'
        'least=$(rune_all_params | jq -r ".least // 1")\nup=3\n'
        'if (( up < least )); then rune_error 3 "too few" "{}"; fi\necho "$message" >&2'
    ),
    "a container that was asked before": (
        'db=$(rune_param db "")\nc=$(rune_param container mysql)\n'
        'docker exec "$c" mysqladmin status >&2 || rune_error 2 "no answer" "{}"\n'
        'docker exec "$c" sh -c "mysqldump $db" >/tmp/dump || rune_error 3 "no dump" "{}"'
    ),
}


@pytest.mark.parametrize("name", _EXECUTED)
def test_a_value_that_is_executed_is_seen(name: str, tmp_path: Path, sandbox: Sandbox) -> None:
    """RUNE503 is found once, and a run confirms it."""
    report = marks.tried_text(f"{HEAD}{_EXECUTED[name]}\nrune_ok done '{{}}'\n", tmp_path, sandbox)
    found = [(each.verdict, each.reason) for each in report.findings if each.code == "RUNE503"]
    assert found == [(Verdict.CONFIRMED, "")]
