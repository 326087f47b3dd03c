"""JSON that is put together as text: a run breaks it wherever its values come from, and never where none can."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import marks
from runelint.confirm.experiments.pieces import Pieces
from runelint.confirm.knobs import Change, NameOf, applied
from runelint.finding import Verdict
from runelint.runner.scenario import File, Scenario
from samples import HEAD

if TYPE_CHECKING:
    from pathlib import Path

    from runelint.runner.supervise import Sandbox

_BROKEN = {
    "a field between commas": """\
load=$(uptime | sed 's/.*load average: //' | cut -d, -f1)
rune_ok "load" "{\\"load\\":$load}"
""",
    "a column of a table": """\
used=$(df -P /srv | awk 'NR==2 {print $5}')
printf -v doc '{"used":"%s"}' "$used"
rune_ok "usage" "$doc"
""",
    "names of files": """\
out=""
for f in /var/spool/jobs/*.job; do
  [ -f "$f" ] || continue
  out="$out${out:+,}\\"$(basename "$f" .job)\\""
done
rune_ok "jobs" "{\\"jobs\\":[$out]}"
""",
    "texts in a document that a command prints": """\
raw=$(lldpctl -f json 2>/dev/null) || rune_error 2 "lldp" "{}"
list=
while IFS=$'\\t' read -r port peer; do
  list+="{\\"port\\":\\"$port\\",\\"peer\\":\\"$peer\\"},"
done < <(jq -r '.lldp.interface // {} | to_entries[] | [.key, (.value.chassis | keys[0])] | @tsv' <<<"$raw")
rune_ok "neighbours" "{\\"list\\":[${list%,}]}"
""",
    "a file that may be there": """\
owner=unknown
if [ -r /etc/machine-owner ]; then owner=$(</etc/machine-owner); fi
rune_ok "owner" '{"owner":"'"$owner"'"}'
""",
    "digits with zeros before them": """\
n="$(rune_param count "1")"
[[ $n =~ ^[0-9]+$ ]] || rune_error 1 "count" '{}'
rune_ok "count" "{\\"count\\":$n}"
""",
    "lines of a file in a loop": """\
list=
while IFS=: read -r name _ uid _; do
  if [ "$uid" -ge 1000 ]; then
    list+="{\\"name\\":\\"$name\\",\\"uid\\":$uid},"
  fi
done < /etc/passwd
rune_ok "users" "{\\"users\\":[${list%,}]}"
""",
    "a here-document that is written to a file": """\
v=$(kubectl version --client --short)
mkdir -p /var/lib/state
cat >/var/lib/state/kube.json <<EOT
{ "client": "$v" }
EOT
rune_ok_kv "written" "path=/var/lib/state/kube.json"
""",
    "a body that is sent": """\
sha=$(git -C /srv/app rev-parse HEAD) || rune_error 2 "no repository" '{}'
who=$(git -C /srv/app log -1 --format=%an) || rune_error 2 "no log" '{}'
curl -fsS -X POST --data "{\\"sha\\":\\"$sha\\",\\"author\\":\\"$who\\"}" http://ci/ >/dev/null || rune_error 3 x '{}'
rune_ok_kv "sent" "sha=$sha"
""",
    "an array in a loop": """\
mapfile -t units < <(systemctl list-units --failed --plain --no-legend | awk '{print $1}')
json='['
for u in "${units[@]}"; do json+="\\"$u\\","; done
json="${json%,}]"
rune_ok "failed" "{\\"failed\\":$json}"
""",
    "a number that awk calculates": """\
pct=$(free | awk '/^Mem:/ {printf "%d", $3*100/$2}')
rune_ok "memory" "{\\"used_percent\\": ${pct}}"
""",
    "a file of the kernel": """\
up=$(cut -d' ' -f1 /proc/uptime)
rune_ok "uptime" "{\\"seconds\\":$up}"
""",
    "a value behind its key": """\
mem=$(redis-cli info memory | grep '^used_memory_human:' | cut -d: -f2)
rune_ok "redis" "{\\"memory\\":\\"${mem}\\"}"
""",
    "a function that puts quotes around": """\
quote() { printf '"%s"' "$1"; }
host=$(hostname -f)
doc="{\\"host\\":$(quote "$host")}"
rune_ok "host" "$doc"
""",
    "a number that a tool prints": """\
size=$(stat -c %s /var/log/app.log) || rune_error 2 "no log" '{}'
owner=$(stat -c %U /var/log/app.log) || rune_error 2 "no log" '{}'
rune_ok "log" "{\\"size\\":$size,\\"owner\\":\\"$owner\\"}"
""",
    "a word that another command is told": """\
tag=$(git describe --tags --abbrev=0 2>/dev/null) || tag=""
log=$(git log --oneline "${tag:+$tag..}HEAD") || rune_error 2 "no log" '{}'
[[ -n $log ]] || rune_error 3 "nothing new" "{\\"since\\":\\"$tag\\"}"
rune_ok_kv "log" "lines=${#log}"
""",
    "the heading of a column that awk has counted": """\
f=$(rune_param file "")
[[ -s $f ]] || rune_error 1 "no file" '{}'
while read -r name count; do
  if ((count > 0)); then list+="{\\"column\\":\\"$name\\"},"; fi
done < <(awk -F, 'NR == 1 { n = split($0, h); next } { for (i = 1; i <= n; i++) if ($i == "") empty[i]++ }
  END { for (i in empty) print h[i], empty[i] }' "$f")
rune_ok "columns" "{\\"empty\\":[${list%,}]}"
""",
    "names of files in a folder of the message": """\
folder=$(rune_param folder "/var/spool/out")
shopt -s nullglob
found=()
for file in "$folder"/*.{gz,zip}; do found+=("${file##*/}"); done
((${#found[@]})) || rune_error 2 "nothing" '{}'
rune_ok "files" "{\\"files\\":\\"${found[*]}\\"}"
""",
    "what jq prints of an answer that is no document": """\
answer=$(curl -fsS http://registry/v2/) || rune_error 2 "unreachable" '{}'
jq -e .name <<<"$answer" >/dev/null 2>&1 || rune_error 3 "refused" "{\\"errors\\":$(jq .errors <<<"$answer")}"
rune_ok_kv "registry" "state=up"
""",
    "a long text": """\
note=$(rune_param note "none")
case $note in *[!A-Za-z0-9\\ .\\"-]*) rune_error 1 "note" '{}';; esac
text="This text stands before the value and is rather long, so that whoever cuts what is traced after some characters"
text="$text will not see the end of the document at all, since that comes much later, and the value is in between them"
rune_ok "a long one" "{\\"description\\":\\"$text\\",\\"note\\":\\"$note\\",\\"done\\":true}"
""",
}
# The finding is right, since the next author may change what stands before it, but no run can show it.
_SOUND = {
    "a calculated number": """\
a=$((RANDOM % 10)); rune_ok "x" "{\\"a\\":$a}"
""",
    "a number that printf makes": """\
a=$(wc -l </etc/passwd); printf -v d '{"a":%d}' "$a"; rune_ok "x" "$d"
""",
    "a word that is checked": """\
p=$(rune_param p x); [[ $p =~ ^[a-z]+$ ]] || rune_error 1 "p" '{}'
rune_ok "x" "{\\"p\\":\\"$p\\"}"
""",
    "what jq has quoted": """\
p=$(rune_param p x); q=$(jq -n --arg p "$p" '$p'); rune_ok "x" "{\\"p\\":$q}"
""",
    "a word of a list": """\
p=$(rune_param p x); case $p in start|stop) ;; *) rune_error 1 "p" "{}" ;; esac
l="{\\"p\\":\\"$p\\"},"; rune_ok "x" "{\\"l\\":[${l%,}]}"
""",
}


def _verdicts(body: str, folder: Path, sandbox: Sandbox) -> list[Verdict]:
    report = marks.tried_text(f"{HEAD}{body}", folder, sandbox)
    return [each.verdict for each in report.findings if each.code == "RUNE301"]


@pytest.mark.parametrize("name", _BROKEN)
def test_a_value_that_breaks_the_text_is_found(name: str, tmp_path: Path, sandbox: Sandbox) -> None:
    """RUNE301 is found once, and a run confirms it."""
    assert _verdicts(_BROKEN[name], tmp_path, sandbox) == [Verdict.CONFIRMED]


@pytest.mark.parametrize("name", _SOUND)
def test_what_no_value_breaks_is_not_confirmed(name: str, tmp_path: Path, sandbox: Sandbox) -> None:
    """No run shows what cannot happen, and none refutes it: the text is put together all the same."""
    assert _verdicts(_SOUND[name], tmp_path, sandbox) == [Verdict.UNDECIDED]


@pytest.mark.parametrize(
    ("shape", "sound", "broken"),
    [
        ('{"a":"\0"}', '{"a":"b c"}', '{"a":"b"c"}'),
        ('{"a":\0}', '{"a":1.5}', '{"a":007}'),
        ('{"a":\0}', '{"a":[{}, null]}', '{"a":}'),
        ('{"a":\0,"b":\0}', '{"a":1,"b":2}', '{"a":1,"b":NaN}'),
        ('{"a":"\0"},', '{"a":"b"},{"a":"c"},', '{"a":"b\\"},'),
        ('\0{"a":"\0"}', ',{"a":"b"}', ',{"a":"b\nc"}'),
        ('{"a":"\0"', '{"a":"b"', '{"a":"b"c"'),
        (',"b":"\0"}', ',"b":"c"}', ',"b":"c"d"}'),
        ('{"a":[\0]}', '{"a":[]}', '{"a":[1,]}'),
        ('{"\0":1}', '{"a-b":1}', '{"a"b":1}'),
        ('{"a":\0}\n', '{"a":1}\n{"a":2}', '{"a":1}\n{"a":x}'),
    ],
)
def test_a_piece_is_judged_in_its_surroundings(shape: str, sound: str, broken: str) -> None:
    """What stands around a piece is made up: it is sound in some surroundings, or broken in all of them."""
    pieces = Pieces(shape)
    assert pieces.fits(sound)
    assert pieces.fits(broken)
    assert not pieces.is_broken(sound)
    assert pieces.is_broken(broken)


@pytest.mark.parametrize("shape", ["\0", "{\0", "server { listen \0; }", "a \0 b", '"\0: {'])
def test_what_is_no_piece_of_json_is_never_broken(shape: str) -> None:
    """Where no harmless value makes it JSON nobody can say that one has broken it."""
    assert not Pieces(shape).is_broken(shape.replace("\0", '"x'))


@pytest.mark.parametrize("other", ["curl", '{"a":"b","c":1}', 'x{"a":"b"}', '{"a":"'])
def test_another_text_does_not_fit(other: str) -> None:
    """All constant pieces have to be there, in their order."""
    assert not Pieces('{"a":"\0"}').fits(other)


def test_a_file_of_another_name_keeps_what_is_in_it() -> None:
    """The file is moved, beside its old place or where the name says."""
    scenario = Scenario(files={"/srv/a.job": File("x"), "/srv/b.job": File("y")})
    assert applied(scenario, [Change(NameOf("/srv/a.job"), 'q"a.job')]).files == {
        '/srv/q"a.job': File("x"),
        "/srv/b.job": File("y"),
    }
    assert "/etc/c.job" in applied(scenario, [Change(NameOf("/srv/a.job"), "/etc/c.job")]).files
    assert applied(scenario, [Change(NameOf("/srv/a.job"), "a\nb")]) == scenario
