"""Diagnostics that are led to the plugin's stdout: a run shows them there, whatever the redirection holds for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import marks
from runelint.finding import Verdict
from samples import HEAD

if TYPE_CHECKING:
    from pathlib import Path

    from runelint.runner.supervise import Sandbox

_MISLED = {
    "for good, behind a check": """\
exec 2>&1
host=$(rune_param host "")
[[ $host =~ ^[a-z]+$ ]] || rune_error 1 "host" "{}"
ip=$(dig +short "$host") || rune_error 2 "dig" "{}"
rune_ok_kv "found" "ip=$ip"
""",
    "a group": """\
{
  sync
  fstrim /srv >/dev/null || true
} 2>&1
rune_ok "done" "{}"
""",
    "a function": """\
work() {
  logrotate -f /etc/logrotate.conf >/dev/null || rune_error 3 "logrotate" "{}"
}
work 2>&1
rune_ok "done" "{}"
""",
    "a loop over a file": """\
while read -r unit; do
  systemctl restart "$unit" >/dev/null || true
done </etc/rune/units 2>&1
rune_ok "done" "{}"
""",
    "a subshell": """\
(cd /srv/app && make install >/dev/null) 2>&1 || rune_error 3 "make" "{}"
rune_ok "done" "{}"
""",
    "a condition": """\
if ! mount /data 2>&1; then
  rune_error 2 "mount" "{}"
fi
rune_ok "done" "{}"
""",
    "by another name": """\
exec 2>/dev/stdout
n=$(find /var/spool/q -type f | wc -l) || rune_error 2 "find" "{}"
rune_ok_kv "counted" "n=$n"
""",
    "by the name of a descriptor": """\
umount /data 2>/dev/fd/1 || rune_error 2 "umount" "{}"
rune_ok "done" "{}"
""",
    "a trace": """\
if [[ $(rune_param debug no) == yes ]]; then
  BASH_XTRACEFD=1
  set -x
fi
hostname >/dev/null
rune_ok "done" "{}"
""",
    "a loop over files": """\
for f in /var/log/app/*.log; do
  gzip -f "$f"
done 2>&1
rune_ok "done" "{}"
""",
    "for good, in a function": """\
setup() { exec 2>&1; umask 022; }
setup
user=$(rune_param user "")
if [[ -n $user ]]; then
  id "$user" >/dev/null || rune_error 1 "no user" "{}"
fi
rune_ok "done" "{}"
""",
    "for a while": """\
exec 3>&2 2>&1
lvs --noheadings >/dev/null || rune_error 2 "lvs" "{}"
exec 2>&3 3>&-
rune_ok "done" "{}"
""",
    "in a trap": """\
cleanup() { rm -r /var/lock/job 2>&1; }
trap cleanup EXIT
mkdir -p /var/lock/job
rune_ok "done" "{}"
""",
    "for good, before a choice": """\
exec 2>&1
mode=$(rune_param mode "")
case $mode in
  fast) ionice -c2 true ;;
  slow) nice -n 19 tar -cf /srv/b.tar /srv/a || rune_error 3 "tar" "{}" ;;
  *) rune_error 1 "mode" "{}" ;;
esac
rune_ok "done" "{}"
""",
    "for good, where it is asked for, and long before anything is said": """\
verbose=$(rune_param verbose false)
list=$(rune_param list /srv/app/list.txt)
if [[ $verbose == true ]]; then
  exec 2>&1
fi
if [[ ! -r $list ]]; then
  rune_error 2 "no list" "{}"
fi
echo "reading $list" >&2
rune_ok "done" "{}"
""",
    "for good, and one command not": """\
exec 2>&1
cp /srv/a /srv/b 2>/dev/null || rune_error 2 "cp" "{}"
chown app /srv/b || rune_error 3 "chown" "{}"
rune_ok "done" "{}"
""",
    "a choice": """\
case $(uname -m) in
  x86_64) modprobe kvm_intel ;;
  *) modprobe kvm ;;
esac 2>&1
rune_ok "done" "{}"
""",
}


def _verdicts(body: str, folder: Path, sandbox: Sandbox) -> list[Verdict]:
    report = marks.tried_text(f"{HEAD}{body}", folder, sandbox)
    return [each.verdict for each in report.findings if each.code == "RUNE107"]


@pytest.mark.parametrize("name", _MISLED)
def test_diagnostics_are_seen_on_stdout(name: str, tmp_path: Path, sandbox: Sandbox) -> None:
    """RUNE107 is found once, and a run confirms it."""
    assert _verdicts(_MISLED[name], tmp_path, sandbox) == [Verdict.CONFIRMED]


def test_what_says_nothing_shows_nothing(tmp_path: Path, sandbox: Sandbox) -> None:
    """The one command inside is silenced by itself: nothing is shown, and nothing is refuted by that."""
    body = '{ fstrim /srv >/dev/null 2>/dev/null || true; } 2>&1\nrune_ok done "{}"\n'
    assert _verdicts(body, tmp_path, sandbox) == [Verdict.UNDECIDED]
